"""A tracker of six teams with everything Excel knows in it, after a day of callcert's commands."""

from datetime import date
from pathlib import Path

import pytest

from callcert.domain.scorecard import CellValue
from callcert.excel.look import SHARED_BOOK_LIMITS
from callcert.excel.packing import read_parts
from callcert.excel.references import Area
from callcert.excel.workbook import Workbook
from tests.class_books import Row, report, write_progress
from tests.commands import callcert
from tests.excel.rich_tracker import HEADINGS, SHEET, SHEET_PART, column_of, rich_tracker, row_of
from tests.forms import failing, scorecard

FRIDAY = date(2026, 11, 20)
MAY_CHANGE = {SHEET_PART, "xl/workbook.xml", "xl/styles.xml"}
LUZ: Row = {"Agent ID": "E1046", "Last Name": "Garcia", "First Name": "Luz"}
JANE: Row = {"Agent ID": "E1042", "Last Name": "Doe", "First Name": "Jane"}


def a_day_of_commands(workspace: Path) -> Path:
    """Scores, syncs, records steps and an issue; the tracker's file."""
    tracker = workspace / "ESP Tracker.xlsx"
    tracker.write_bytes(rich_tracker())
    write_progress(
        workspace,
        report(FRIDAY, JANE, TBTs_Completed=12, TBTs_Assigned=12, TBT_Hours=7.5, Notes="done!"),
        report(FRIDAY, LUZ, TBTs_Completed=8, TBTs_Assigned=12, Calls_Completed=1),
    )
    (workspace / "incoming" / "card.xlsx").write_bytes(scorecard(marks=failing(3)))
    for words in (
        ("score",),
        ("sync",),
        ("deliver", "E1046", "written-cap"),
        ("equipment", "clear", "1045"),
    ):
        result = callcert(*words, "--workspace", workspace, "--as-of", FRIDAY.isoformat())
        assert result.code == 0, result
    return tracker


@pytest.fixture
def tracker(workspace: Path) -> Path:
    return a_day_of_commands(workspace)


def rows(content: bytes) -> list[list[CellValue]]:
    area = Area(SHEET, 0, 0, 12, len(HEADINGS) - 1)
    return [list(row) for row in Workbook(content, SHARED_BOOK_LIMITS).values(area)]


def test_every_part_not_meant_to_change_is_the_same_byte_for_byte(tracker: Path) -> None:
    before, after = read_parts(rich_tracker()), read_parts(tracker.read_bytes())
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} <= MAY_CHANGE
    assert len(before) > 25, "there is much in it that could have been lost"


def test_every_cell_not_meant_to_change_reads_the_same(tracker: Path) -> None:
    wanted = rows(rich_tracker())

    def now(who: str, heading: str, value: CellValue) -> None:
        wanted[row_of(who)][column_of(heading)] = value

    jane: dict[str, CellValue] = {
        "TBTs Completed": 12, "TBTs Assigned": 12, "TBT Hours": 7.5, "Calls Completed": 5,
        "Pass Rate": 0.8, "Outcome": "Certified", "Completed On": FRIDAY, "Certifier": "Pat Otto",
        "Notes": "Moved from class B\n11/20/2026 - Pat Otto - 4 of 5 calls passed, 80%\n"
        "11/20/2026 - Jane Doe - done!",
    }  # fmt: skip
    luz: dict[str, CellValue] = {
        "TBTs Completed": 8, "TBTs Assigned": 12, "Calls Completed": 1,
        "Written CAP Delivered": FRIDAY,
        "Notes": "11/20/2026 - Coordinator - Written CAP delivered",
    }  # fmt: skip
    for who, changed in (("E1042", jane), ("E1046", luz)):
        for heading, value in changed.items():
            now(who, heading, value)
    now("1045", "Equipment Issue", None)
    now("1045", "IT Ticket", None)
    now(
        "1045", "Notes",
        "11/20/2026 - Coordinator - Equipment issue cleared: no headset (INC-55)",
    )  # fmt: skip
    assert rows(tracker.read_bytes()) == wanted


def test_the_bold_words_of_a_note_stay_bold(tracker: Path) -> None:
    sheet = read_parts(tracker.read_bytes())[SHEET_PART]
    assert b"<b/>" in sheet, "the runs of the note came along"
    assert b"from class B</t>" in sheet


def test_a_second_day_of_the_same_commands_changes_nothing(tracker: Path) -> None:
    before = tracker.read_bytes()
    for words in (("score",), ("sync",), ("deliver", "E1046", "written-cap")):
        result = callcert(*words, "--workspace", tracker.parent, "--as-of", FRIDAY.isoformat())
        assert result.code == 0
    assert tracker.read_bytes() == before
    assert not [*tracker.parent.glob(".callcert-*")]
