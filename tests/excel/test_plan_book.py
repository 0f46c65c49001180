"""The workbook of changes that a person pastes into the tracker."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from callcert.domain.agents import Agent
from callcert.domain.notes import Note
from callcert.domain.scorecard import CellValue
from callcert.domain.sync import Change
from callcert.domain.tracker import TrackerRow
from callcert.domain.tracker_report import CellChange
from callcert.domain.tracker_values import Value
from callcert.excel.editing.cell_edit import CellEdit, EditValue
from callcert.excel.plan_book import TITLE, plan_book
from callcert.excel.references import Place
from callcert.excel.tracker_edits import PlacedChange
from callcert.excel.workbook import Workbook as Read

DAY = date(2026, 11, 20)
JANE, ALAN = Agent("Doe", "Jane", "E1042"), Agent("Roe", "Alan", None)


def change(  # noqa: PLR0913  what, where, whose
    row: int,
    after: Value,
    *,
    column: int = 3,
    heading: str = "Certifier",
    before: CellValue = None,
    agent: Agent = JANE,
    sheet: str = "Team",
    value: EditValue = None,
) -> PlacedChange:
    at = CellChange(
        Change(TrackerRow(agent), heading, before, after), sheet, str(Place(row, column))
    )
    given = after if value is None and not isinstance(after, Fraction) else value
    percent = isinstance(after, Fraction) and isinstance(value, float)
    return PlacedChange(at, CellEdit(sheet, row, column, given, percent=percent))


def noted(row: int, words: str, before: CellValue = None) -> PlacedChange:
    note = Note(DAY, "Jane Doe", words)
    at = CellChange(
        Change(TrackerRow(JANE), "Notes", before, str(note), note), "Team", str(Place(row, 5))
    )
    return PlacedChange(at, CellEdit("Team", row, 5, str(note), append=True))


def opened(changes: Sequence[PlacedChange]) -> Workbook:
    return load_workbook(io.BytesIO(plan_book(changes, "ESP Tracker.xlsx", DAY)))


def blocks(changes: Sequence[PlacedChange]) -> list[tuple[str, list[object]]]:
    """What is to be pasted: the heading of each block and its blue cells."""
    sheet = opened(changes)["To paste"]
    found: list[tuple[str, list[object]]] = []
    for row in range(4, sheet.max_row + 1):
        words, blue = sheet.cell(row, 1), sheet.cell(row, 2)
        if words.font.bold:
            found.append((str(words.value), []))
        elif blue.fill.fill_type:
            found[-1][1].append(blue.value)
    return found


def list_of(changes: Sequence[PlacedChange]) -> list[tuple[object, ...]]:
    return [*opened(changes)["Every change"].iter_rows(values_only=True)]


def test_it_says_what_it_is_for() -> None:
    book = opened([change(1, "Sam")])
    assert book.sheetnames == ["To paste", "Every change"]
    assert book["To paste"]["A1"].value == f"{TITLE}: ESP Tracker.xlsx, as of 11/20/2026"
    assert Read(plan_book([change(1, "Sam")], "x", DAY)).sheet_names == tuple(book.sheetnames)


def test_the_same_changes_make_the_same_bytes() -> None:
    changes = [change(1, "Sam"), noted(2, "ok"), change(3, DAY)]
    assert plan_book(changes, "x", DAY) == plan_book(changes, "x", DAY)
    assert plan_book(changes, "x", DAY) != plan_book(changes[:2], "x", DAY)


def test_every_change_is_listed_before_and_after() -> None:
    changes = [
        change(1, "Sam", before="Kim"),
        change(2, Fraction(4, 5), heading="Pass Rate", before=0.6, value=0.8, agent=ALAN),
        change(3, DAY, heading="Completed On"),
        noted(4, "ok", "old"),
    ]
    assert list_of(changes) == [
        ("Agent", "Agent ID", "Sheet", "Cell", "Column", "Before", "After"),
        ("Doe, Jane", "E1042", "Team", "D2", "Certifier", "Kim", "Sam"),
        ("Roe, Alan", None, "Team", "D3", "Pass Rate", "60%", "80%"),
        ("Doe, Jane", "E1042", "Team", "D4", "Completed On", None, "11/20/2026"),
        ("Doe, Jane", "E1042", "Team", "F5", "Notes", None, "+ 11/20/2026 - Jane Doe - ok"),
    ]
    assert opened(changes)["Every change"].auto_filter.ref == "A1:G5"


def test_rows_below_each_other_are_one_block() -> None:
    changes = [change(row, f"Sam {row}") for row in (9, 3, 1, 2, 8)]
    assert blocks(changes) == [
        ("Certifier: Team!D2:D4", ["Sam 1", "Sam 2", "Sam 3"]),
        ("Certifier: Team!D9:D10", ["Sam 8", "Sam 9"]),
    ]


def test_other_columns_and_sheets_are_blocks_of_their_own() -> None:
    changes = [
        change(2, "b", column=4, heading="Ready"),
        change(1, "a"),
        change(2, "c", sheet="Old team"),
    ]
    assert blocks(changes) == [
        ("Certifier: Old team!D3", ["c"]),
        ("Certifier: Team!D2", ["a"]),
        ("Ready: Team!E3", ["b"]),
    ]


def test_notes_of_one_cell_are_joined_under_what_is_there() -> None:
    changes = [noted(1, "one", "old\nolder"), noted(1, "two", "old\nolder"), noted(2, "new", " ")]
    assert blocks(changes) == [
        (
            "Notes: Team!F2:F3",
            [
                "old\nolder\n11/20/2026 - Jane Doe - one\n11/20/2026 - Jane Doe - two",
                "11/20/2026 - Jane Doe - new",
            ],
        )
    ]


def blue(changes: Sequence[PlacedChange]) -> Worksheet:
    sheet = opened(changes)["To paste"]
    assert isinstance(sheet, Worksheet)
    return sheet


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-", "@Sam", "\ttab", '=HYPERLINK("x")'])
def test_a_text_stays_one_whatever_it_begins_with(text: str) -> None:
    cell = blue([change(1, text)])["B5"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    listed = opened([change(1, text)])["Every change"]["G2"]
    assert (listed.value, listed.data_type, listed.quotePrefix) == (text, "s", True)


def test_a_plain_text_has_no_quote_before_it_and_an_error_is_a_text() -> None:
    for text in ("Sam", "#N/A", "12"):
        cell = blue([change(1, text)])["B5"]
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", False)


def test_what_xml_cannot_carry_is_left_out() -> None:
    assert blocks([change(1, "a\x07b\nc")]) == [("Certifier: Team!D2", ["ab\nc"])]


def test_values_have_the_form_to_be_pasted_in() -> None:
    rate = Fraction(4, 5)
    changes = [
        change(1, DAY),
        change(2, rate, value=0.8),
        change(3, rate, value=80),
        change(4, 7),
        change(5, None, before="x"),
    ]
    sheet = blue(changes)
    assert [
        (sheet.cell(row, 2).value, sheet.cell(row, 2).number_format) for row in range(5, 10)
    ] == [
        (datetime(2026, 11, 20), "mm/dd/yyyy"),  # noqa: DTZ001  cells have no zone
        (0.8, "0%"),
        (80, "General"),
        (7, "General"),
        (None, "General"),
    ]
    assert all(sheet.cell(row, 2).fill.fill_type for row in range(5, 10))
    assert [sheet.cell(row, 1).value for row in range(5, 10)] == ["Doe, Jane"] * 5


def test_without_changes_there_is_only_what_it_is_for() -> None:
    assert blocks([]) == []
    assert len(list_of([])) == 1
