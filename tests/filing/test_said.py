from datetime import date, timedelta
from pathlib import Path

import pytest

from callcert.filing.said import NAME, first_today

DAY = date(2026, 11, 20)


@pytest.fixture(params=[True, False], ids=["workspace", "no folder"])
def private(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    folder = tmp_path / "private"
    if request.param:
        folder.mkdir()
    return folder


def test_what_is_said_is_said_once_a_day(private: Path) -> None:
    assert first_today(private, DAY, "disk\nfull \udcff")
    assert not first_today(private, DAY, "disk\nfull \udcff")
    assert first_today(private, DAY, "another trouble")
    assert not first_today(private, DAY, "disk\nfull \udcff")
    assert first_today(private, DAY + timedelta(days=1), "disk\nfull \udcff")


def test_a_folder_that_is_not_there_is_not_made(private: Path) -> None:
    there = private.exists()
    first_today(private, DAY, "gone")
    assert private.exists() is there


def test_marks_of_other_days_go(tmp_path: Path) -> None:
    for number in range(5):
        first_today(tmp_path, DAY + timedelta(days=number), "trouble")
    assert len((tmp_path / NAME).read_text().splitlines()) == 1


def test_where_the_folder_takes_no_file_the_temporary_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / NAME).mkdir()
    assert first_today(tmp_path, DAY, "trouble")
    assert not first_today(tmp_path, DAY, "trouble")


def test_what_can_be_kept_nowhere_is_said_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "file"))
    (tmp_path / NAME).mkdir()
    assert first_today(tmp_path, DAY, "trouble")
    assert first_today(tmp_path, DAY, "trouble")
