"""The workbook of changes left for a person: renewed, kept, or taken away."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from callcert.config.settings import Settings
from callcert.config.workspace import Workspace
from callcert.domain.agents import Agent
from callcert.domain.sync import Change
from callcert.domain.tracker import TrackerRow
from callcert.domain.tracker_report import CellChange
from callcert.errors import OutsideError
from callcert.excel.editing.cell_edit import CellEdit
from callcert.excel.tracker_edits import PlacedChange
from callcert.workflows.plan_file import plan_file_of, put_plan
from tests.filing.papers import full_disk, names

DAY = date(2026, 11, 20)


def change(after: str) -> PlacedChange:
    made = Change(TrackerRow(Agent("Doe", "Jane", "E1042")), "Certifier", None, after)
    return PlacedChange(CellChange(made, "Team", "D2"), CellEdit("Team", 1, 3, after))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return plan_file_of(Workspace(tmp_path, Settings()))


def put(file: Path, *after: str) -> None:
    put_plan(file, [change(one) for one in after], "ESP Tracker.xlsx", DAY)


def entered(file: Path) -> object:
    book = load_workbook(file)
    found = book["To paste"]["B5"].value
    book.close()
    return found


def test_it_lies_among_the_reports(file: Path, tmp_path: Path) -> None:
    assert file == tmp_path / "reports" / "Tracker changes to enter.xlsx"


def test_changes_are_left_and_nothing_else(file: Path) -> None:
    put(file, "Sam")
    assert names(file.parent) == [file.name]
    assert entered(file) == "Sam"


def test_without_changes_nothing_is_left(file: Path) -> None:
    put(file)
    assert not file.parent.exists()
    put(file, "Sam")
    put(file)
    assert names(file.parent) == []


def test_other_changes_take_the_place_of_earlier_ones(file: Path) -> None:
    put(file, "Sam")
    put(file, "Kim")
    assert names(file.parent) == [file.name]
    assert entered(file) == "Kim"


def test_the_same_changes_leave_the_file_alone(file: Path) -> None:
    put(file, "Sam")
    before = file.stat()
    put(file, "Sam")
    after = file.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("after", [("Kim",), ()])
def test_a_file_that_somebody_has_open_is_left_to_them(file: Path, after: tuple[str, ...]) -> None:
    put(file, "Sam")
    mark = file.parent / f"~${file.name}"
    mark.write_bytes(b"\x03Kim".ljust(165))
    with pytest.raises(OutsideError, match=r"as Kim \(Excel.* has it open") as refused:
        put(file, *after)
    assert refused.value.exit_code == 3
    assert entered(file) == "Sam"
    mark.unlink()
    put(file, *after)
    assert file.exists() is bool(after)


def test_a_mark_without_a_file_stops_nothing(file: Path) -> None:
    file.parent.mkdir()
    (file.parent / f"~${file.name}").write_bytes(b"\x03Kim".ljust(165))
    put(file, "Sam")
    assert entered(file) == "Sam"


@pytest.mark.parametrize("strange", ["folder", "dead link", "file above"])
def test_a_place_that_cannot_be_written_is_one_line(file: Path, strange: str) -> None:
    if strange == "file above":
        file.parent.write_bytes(b"a file")
    else:
        file.parent.mkdir()
    if strange == "folder":
        file.mkdir()
    elif strange == "dead link":
        file.symlink_to("gone")
    with pytest.raises(OutsideError, match="cannot be written: ") as refused:
        put(file, "Sam")
    assert "\n" not in str(refused.value)
    assert "None" not in str(refused.value)


def test_a_full_disk_leaves_the_earlier_changes(file: Path) -> None:
    put(file, "Sam")
    with full_disk(100), pytest.raises(OutsideError, match="cannot be written"):
        put(file, "Kim")
    assert names(file.parent) == [file.name]
    assert entered(file) == "Sam"


def test_an_error_without_words_of_the_system_has_its_own(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no words")

    put(file, "Sam")
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(OutsideError, match="cannot be written: no words"):
        put(file)
