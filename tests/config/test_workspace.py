from pathlib import Path

import pytest

from callcert.config.settings import Settings
from callcert.config.workspace import Workspace, find_workspace
from callcert.errors import SettingsError, UsageError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "team"
    (folder / "incoming" / "old").mkdir(parents=True)
    (folder / "callcert.toml").write_text("[rules]\npass_score = 90\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("below", ["", "incoming", "incoming/old"])
def test_a_workspace_is_found_upward(root: Path, below: str) -> None:
    found = find_workspace(None, root / below, {})
    assert found is not None
    assert found.root == root
    assert found.settings.rules.pass_score == 90


def test_the_nearest_workspace_is_taken(root: Path) -> None:
    (root / "incoming" / "callcert.toml").touch()
    found = find_workspace(None, root / "incoming" / "old", {})
    assert found is not None
    assert found.root == root / "incoming"


def test_where_there_is_none_none_is_found(tmp_path: Path) -> None:
    assert find_workspace(None, tmp_path, {}) is None


def test_a_folder_called_callcert_toml_makes_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "callcert.toml").mkdir()
    assert find_workspace(None, tmp_path, {}) is None


def test_a_relative_start_is_taken_from_the_current_folder(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "incoming")
    found = find_workspace(None, Path("old"), {})
    assert found is not None
    assert found.root == root


def test_a_named_workspace_wins_over_the_nearest(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "callcert.toml").touch()
    found = find_workspace(other, root, {})
    assert found is not None
    assert found.root == other


def test_a_named_workspace_may_be_given_relatively(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = find_workspace(Path("team"), tmp_path, {})
    assert found is not None
    assert found.root.is_absolute()
    assert found.incoming == root / "incoming"


@pytest.mark.parametrize("name", ["incoming", "nowhere"])
def test_a_named_folder_that_is_no_workspace_is_a_usage_error(root: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no workspace") as refused:
        find_workspace(root / name, root, {})
    assert refused.value.exit_code == 2


@pytest.mark.parametrize("named", [True, False])
def test_a_workspace_with_broken_settings_is_not_passed_over(root: Path, *, named: bool) -> None:
    (root / "callcert.toml").write_text("[rules", encoding="utf-8")
    with pytest.raises(SettingsError):
        find_workspace(root if named else None, root, {})


def test_the_environment_wins_in_a_workspace_too(root: Path) -> None:
    found = find_workspace(root, root, {"CALLCERT_RULES_PASS_SCORE": "95"})
    assert found is not None
    assert found.settings.rules.pass_score == 95


def test_things_lie_where_the_settings_say(tmp_path: Path) -> None:
    settings = Settings.model_validate({"files": {"incoming": "in", "scorecards": "/far/away"}})
    workspace = Workspace(tmp_path, settings)
    assert workspace.incoming == tmp_path / "in"
    assert workspace.scorecards == Path("/far/away")
    assert workspace.template == tmp_path / "AetnaQAScorecard.xlsx"
    assert workspace.private == tmp_path / ".callcert"


def test_a_workspace_has_these_folders(tmp_path: Path) -> None:
    names = {folder.relative_to(tmp_path).as_posix() for folder in
             Workspace(tmp_path, Settings()).folders}  # fmt: skip
    assert names == {"incoming", "scorecards", "reports", "outbox", ".callcert"}
