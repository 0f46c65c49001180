import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from callcert.errors import OutsideError
from callcert.filing.lock import one_run_in

HOLD = """
import sys
from pathlib import Path
from callcert.filing.lock import one_run_in
folder, lock = Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2] else None
with one_run_in(folder, lock):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(params=[True, False], ids=["workspace", "any folder"])
def lock(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path | None:
    """The lock's file in a workspace; None for a folder that is none."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr("tempfile.tempdir", None)
    return tmp_path / "private" / "lock" if request.param else None


@contextmanager
def held_elsewhere(folder: Path, lock: Path | None) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), str(lock or "")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def test_a_second_run_waits_and_gives_up_in_one_line(tmp_path: Path, lock: Path | None) -> None:
    with held_elsewhere(tmp_path, lock):
        with (
            pytest.raises(OutsideError, match="another callcert run") as refused,
            one_run_in(tmp_path, lock, 0.1),
        ):
            pytest.fail("both have it")
        assert str(tmp_path) in str(refused.value)
        assert "\n" not in str(refused.value)
        assert refused.value.exit_code == 3


def test_a_second_run_goes_on_once_the_first_has_ended(tmp_path: Path, lock: Path | None) -> None:
    with held_elsewhere(tmp_path, lock) as process:
        process.communicate("\n", timeout=10)
        assert process.returncode == 0
        with one_run_in(tmp_path, lock, 0.1):
            pass


def test_the_lock_goes_with_a_run_that_is_killed(tmp_path: Path, lock: Path | None) -> None:
    with held_elsewhere(tmp_path, lock) as process:
        process.kill()
        process.wait()
        with one_run_in(tmp_path, lock, 5):
            pass


def test_runs_in_two_places_do_not_wait_for_each_other(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    with held_elsewhere(one, None), one_run_in(other, None, 0.1):
        pass


def test_one_place_is_one_place_however_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "sub")
    for spelled in (tmp_path / "sub" / ".." / "sub", tmp_path / "link"):
        with (
            held_elsewhere(tmp_path / "sub", None),
            pytest.raises(OutsideError),
            one_run_in(spelled, None, 0.1),
        ):
            pytest.fail("both have it")


def test_the_lock_goes_with_a_run_that_fails(tmp_path: Path, lock: Path | None) -> None:
    with pytest.raises(ZeroDivisionError), one_run_in(tmp_path, lock):
        raise ZeroDivisionError
    with one_run_in(tmp_path, lock, 0.1):
        pass


def test_nothing_is_left_in_a_folder_that_is_no_workspace(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with one_run_in(folder, None):
        assert list(folder.iterdir()) == []
    assert list(folder.iterdir()) == []


def test_where_the_lock_cannot_be_written_another_place_stands_for_it(tmp_path: Path) -> None:
    (tmp_path / "private").touch()
    lock = tmp_path / "private" / "lock"
    with (
        one_run_in(tmp_path, lock),
        pytest.raises(OutsideError, match="another callcert run"),
        one_run_in(tmp_path, lock, 0.1),
    ):
        pytest.fail("both have it")


def test_a_lock_that_cannot_be_set_ends_the_run_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "private").touch()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "private"))
    with (
        pytest.raises(OutsideError, match="the lock cannot be set") as refused,
        one_run_in(tmp_path, tmp_path / "private" / "lock"),
    ):
        pytest.fail("there is no lock")
    assert refused.value.exit_code == 3
