"""Tables in foreign sheets: found wherever they begin, and what in them is none of anybody."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from openpyxl.worksheet.table import Table

from callcert.domain.columns import PROGRESS, TRACKER
from callcert.domain.form import Problem
from callcert.domain.headings import ESP_TRACKER, PROGRESS_REPORT, Book, find_headings
from callcert.domain.scorecard import CellValue, ErrorValue
from callcert.excel.look import Refused
from callcert.excel.sheet_tables import (
    SheetTable,
    headings_twice,
    says_nothing,
    says_total,
    tables_of,
)
from tests.excel.grids import book_of, bytes_of, places, shared, xlsx

HEAD = ("Date", "Last Name", "First Name", "Calls Completed")
JANE = (date(2026, 11, 16), "Doe", "Jane", 3)


def tables(content: bytes, book: Book = PROGRESS_REPORT, **own: str) -> list[SheetTable]:
    return tables_of(shared(content), book, own)


def table(rows: Sequence[Sequence[CellValue]], book: Book = PROGRESS_REPORT) -> SheetTable:
    heading = find_headings(rows, book, {})
    assert heading
    return SheetTable(0, "Sheet1", heading, rows)


def nothing(*rows: Sequence[CellValue]) -> list[bool]:
    """Of each row below Jane's whether it says nothing."""
    found = table([HEAD, JANE, *rows])
    return [
        says_nothing(found, number, row)
        for number, row in enumerate(found.rows)
        if number > 1 and any(value is not None for value in row)
    ]


# Where they are


@pytest.mark.parametrize("above", [0, 1, 19])
def test_the_headings_are_found_in_the_first_twenty_rows(above: int) -> None:
    (found,) = tables(xlsx([["title"]] * above + [HEAD, JANE]))
    assert found.heading.row == above
    assert [number for number, _ in found.body()] == [above + 1]


def test_headings_further_down_are_not_looked_for() -> None:
    with pytest.raises(Refused, match="row of headings") as refused:
        tables(xlsx([["title"]] * 20 + [HEAD, JANE]))
    assert refused.value.code == "unknown-layout"


@pytest.mark.parametrize(
    ("book", "words"), [(PROGRESS_REPORT, '"Date"'), (ESP_TRACKER, '"Last Name" and "')]
)
def test_a_workbook_without_the_headings_is_refused_with_what_was_looked_for(
    book: Book, words: str
) -> None:
    with pytest.raises(Refused) as refused:
        tables(xlsx([["Item", "Price"], ["Desk", 3]]), book)
    assert refused.value.code == "unknown-layout"
    assert words in refused.value.reason


def test_an_excel_table_is_read_as_a_plain_range_is() -> None:
    book = book_of({"Log": [HEAD, JANE]})
    book["Log"].add_table(Table(displayName="Log", ref="A1:D2"))
    assert tables(bytes_of(book)) == tables(xlsx([HEAD, JANE], "Log"))


def test_every_sheet_that_people_can_see_is_a_table() -> None:
    week = [HEAD, JANE]
    book = book_of({"Week 1": week, "Week 2": week, "Old": week, "Older": week, "Help": [["Hi"]]})
    book["Old"].sheet_state = "hidden"
    book["Older"].sheet_state = "veryHidden"
    book.create_chartsheet("Chart")
    assert [(one.number, one.sheet) for one in tables(bytes_of(book))] == [
        (0, "Week 1"), (1, "Week 2"),
    ]  # fmt: skip


def test_a_list_of_another_team_is_no_tracker_beside_the_tracker() -> None:
    roster = [("Last Name", "First Name", "Start Date"), ("Doe", "Jane", date(2026, 11, 16))]
    own = [("Last Name", "First Name", "Outcome"), ("Doe", "Jane", None)]
    content = bytes_of(book_of({"Roster": roster, "Tracker": own}))
    assert [one.sheet for one in tables(content, ESP_TRACKER)] == ["Tracker"]
    alone = bytes_of(book_of({"Roster": roster}))
    assert [one.sheet for one in tables(alone, ESP_TRACKER)] == ["Roster"]


def headed(*headings: str) -> list[Sequence[object]]:
    return [headings, ["x"] * len(headings)]


OTHER_TEAMS = {
    "IT": headed("Agent ID", "Name", "Equipment Issue", "Ticket"),
    "Attendance": headed(
        "Employee ID", "Employee Name", "Points", "Coaching", "Written CAP", "Final CAP"
    ),
}


def test_sheets_of_other_teams_are_no_tracker_though_they_have_headings_of_ours() -> None:
    for sheets in ({**OTHER_TEAMS, "Tracker": headed(*TRACKER)}, {"Tracker": headed(*TRACKER)}):
        content = bytes_of(book_of({**sheets, **OTHER_TEAMS}))
        (found,) = tables(content, ESP_TRACKER)
        assert (found.number, found.sheet) == (0, "Tracker")


def test_a_timesheet_is_no_progress_report() -> None:
    sheets = {"Timesheet": headed("Date", "Employee", "Hours"), "Progress": headed(*PROGRESS)}
    assert [one.sheet for one in tables(bytes_of(book_of(sheets)))] == ["Progress"]


@pytest.mark.parametrize(("fewer", "read"), [(0, True), (3, True), (4, False)])
def test_a_sheet_for_a_class_may_lack_some_of_the_headings(fewer: int, read: bool) -> None:
    most = PROGRESS[: len(PROGRESS) - fewer]
    sheets = {"One": headed(*PROGRESS), "Two": headed(*most), "Three": headed(*PROGRESS)}
    found = tables(bytes_of(book_of(sheets)))
    names = ["One", "Two", "Three"] if read else ["One", "Three"]
    assert [(one.number, one.sheet) for one in found] == [*enumerate(names)]


def test_rows_that_a_filter_hides_are_read() -> None:
    book = book_of({"Log": [HEAD, JANE, JANE, JANE]})
    book["Log"].auto_filter.ref = "A1:D4"
    book["Log"].row_dimensions[3].hidden = True
    (found,) = tables(bytes_of(book))
    assert [number for number, _ in found.body()] == [1, 2, 3]


def test_blank_rows_keep_the_numbers_of_the_others() -> None:
    found = table([HEAD, [], JANE, [], [], JANE])
    assert [number for number, _ in found.body()] == [2, 5]


# Cells


def test_a_row_gives_its_values_by_our_headings_however_short_it_is() -> None:
    found = table([HEAD, JANE])
    assert found.cells(["x", "y"]) == {
        "Date": "x", "Last Name": "y", "First Name": None, "Calls Completed": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("head", "heading", "cell"),
    [
        (HEAD, "Calls Completed", "D3"),
        (HEAD, "TBT Hours", "B3"),
        (HEAD, None, "B3"),
        (("Calls Completed", "Agent", "Date"), None, "B3"),
        (("Notes", "Date", "First Name", "Agent ID"), None, "D3"),
    ],
)
def test_a_cell_is_that_of_its_heading_or_of_whose_row_it_is(
    head: Sequence[CellValue], heading: str | None, cell: str
) -> None:
    found = table([head, head])
    assert found.cell(2, heading) == cell
    assert found.cell(None, heading) == cell.replace("3", "1")


def test_a_problem_becomes_a_finding_at_its_cell() -> None:
    (found,) = tables(xlsx([["title"], HEAD, JANE], "Log"))
    problem = Problem("row-date", "Date", facts={"shown": '"x"'})
    assert places([found.found(problem, 2)]) == [("row-date", "Log", "A3")]


def test_a_second_column_of_one_heading_is_told_at_its_heading() -> None:
    (found,) = tables(xlsx([["title"], [*HEAD, "date"]], "Log"))
    assert places([*headings_twice(found)]) == [("heading-twice", "Log", "E2")]


# What says nothing


@pytest.mark.parametrize(
    "row",
    [
        (None, " ", "\t"),
        (None, None, None, None, "a remark beside the table"),
        HEAD,
        ("Date", "Last Name"),
        (" date", "LAST NAME ", "First name", "Calls completed"),
        ("Total", None, None, 12),
        (None, "TOTAL:", None, 12),
        (None, "Grand Total", None, 12),
        (None, "Doe Total", None, 12),
        ("11/16/2026 Total", None, None, 12),
        (None, "Total", 5, 12),
        ("11/16/2026", "Total", None, 12),
        (None, "Average", None, 2.5),
        (None, None, None, 12, "Total"),
        (None, None, None, 12),
        (None, None, None, timedelta(hours=30)),
    ],
)
def test_a_row_that_is_nobodys_by_nature_says_nothing(row: Sequence[CellValue]) -> None:
    assert nothing(row) == [True]


@pytest.mark.parametrize(
    "row",
    [
        JANE,
        (None, "Doe", "Jane", 3),
        (None, "Total", "Jane", 12),
        (None, "Sum", "Mary", 3),
        (None, "Mary Sum", None, 3),
        (date(2026, 11, 16), None, None, 3),
        (date(2026, 11, 16), "Total", None, 12),
        (date(2026, 11, 16), None, None, 12, "Total"),
        (None, "Class of 16 November"),
        (None, None, None, "three"),
        (None, None, None, True),
        (date(2026, 11, 16), "Last Name", "First Name", 3),
    ],
)
def test_a_row_that_may_be_somebodys_says_something(row: Sequence[CellValue]) -> None:
    assert nothing(row) == [False]


def test_numbers_alone_are_sums_at_the_very_end_only() -> None:
    sums = (None, None, None, 12)
    assert nothing(sums, JANE) == [False, False]
    assert nothing(sums, (" ",), (None, "\n")) == [True, True, True]


def test_sums_are_told_in_a_long_sheet_without_comparing_every_row_with_every_other() -> None:
    found = table([HEAD, *[(None, None, None, 1)] * 20_000, JANE])
    assert not any(says_nothing(found, number, row) for number, row in found.body())


def test_a_failed_formula_is_no_total() -> None:
    found = table([HEAD, JANE])
    assert not says_nothing(found, 5, [None, None, None, ErrorValue("#REF!")])


@pytest.mark.parametrize("text", ["Total", "totals:", "Sub-Total", "Total (12)", "Week 1 total"])
def test_words_for_totals(text: str) -> None:
    assert says_total(text)


@pytest.mark.parametrize("text", ["Doe", "Mary Sum", "Totally", "", "-", "the total is wrong"])
def test_words_that_are_no_totals(text: str) -> None:
    assert not says_total(text)


def test_the_columns_of_a_whole_workbook_are_ours() -> None:
    assert list(table([PROGRESS]).columns) == list(PROGRESS)
    assert list(table([TRACKER], ESP_TRACKER).columns) == list(TRACKER)
