import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.commands import callcert
from tests.filing.papers import names
from tests.forms import failing, scorecard

MANY = 16
KILLS = 15


def killed(runs: Iterable[tuple[int, Path]], command: str = "score --replace") -> list[bool]:
    """Works each workspace in a process that is killed at that change; whether it was."""
    arguments = [str(word) for run in runs for word in run]
    done = subprocess.run(
        [sys.executable, "-m", "tests.filing.dying", command, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return [line == "killed" for line in done.stdout.splitlines()]


def contents(folder: Path) -> list[bytes]:
    """The content of every file in and below a folder, hidden ones too, in order."""
    return sorted(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_run_killed_again_and_again_files_everything_once(workspace: Path) -> None:
    returned = {}
    for number in range(MANY):
        content = scorecard(agent_last_name=f"Doe{number:02}", agent_id=f"E{number}")
        (workspace / "incoming" / f"{number:02}.xlsx").write_bytes(content)
        returned[f"Doe{number:02}_Jane_100%.xlsx"] = content
    moments = random.Random(20261120)  # noqa: S311  repeatable, no secret
    kills = killed([(moments.randint(2, 12), workspace) for _ in range(KILLS)])
    assert kills == [True] * KILLS
    assert names(workspace / "incoming"), "every run came to its end before it was killed"
    for content in returned.values():
        there = contents(workspace / "incoming") + contents(workspace / "scorecards")
        assert content in there
    assert callcert("score", "--workspace", workspace).code == 0
    assert names(workspace / "incoming") == []
    assert names(workspace / "scorecards") == sorted(returned)
    for name, content in returned.items():
        assert (workspace / "scorecards" / name).read_bytes() == content


@pytest.fixture(scope="module")
def old() -> bytes:
    return scorecard(marks=failing(2, 3, 4))


@pytest.fixture(scope="module")
def new() -> bytes:
    return scorecard(certifier="Kim Roe")


def test_wherever_a_replacement_is_cut_off_the_next_run_completes_it(
    workspace: Path, old: bytes, new: bytes, tmp_path: Path
) -> None:
    (workspace / "incoming" / "a.xlsx").write_bytes(old)
    assert callcert("score", "--workspace", workspace).code == 0
    (workspace / "incoming" / "b.xlsx").write_bytes(new)
    copies = [tmp_path / f"cut{change}" for change in range(1, 25)]
    for copy in copies:
        shutil.copytree(workspace, copy)
    kills = killed(enumerate(copies, start=1))
    assert kills.index(False) > 5
    assert not any(kills[kills.index(False) :])
    for copy in copies[: kills.index(False) + 1]:
        kept = contents(copy / "incoming") + contents(copy / "scorecards")
        assert {old, new} <= set(kept), copy.name
        assert callcert("score", "--replace", "--workspace", copy).code == 0
        assert names(copy / "incoming") == [], copy.name
        assert names(copy / "scorecards") == ["Doe_Jane_100%.xlsx", "superseded"], copy.name
        assert (copy / "scorecards" / "Doe_Jane_100%.xlsx").read_bytes() == new, copy.name
        assert old in contents(copy / "scorecards" / "superseded"), copy.name
