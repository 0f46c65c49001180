"""The empty tracker and progress report that a new workspace starts with."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from callcert.domain.columns import PROGRESS, TRACKER
from callcert.excel.blank_books import blank_book
from callcert.excel.look import SCORECARD_LIMITS, format_of, package_of

BOOKS = [("ESP Tracker", TRACKER), ("Progress Report", PROGRESS)]


def sheet_of(title: str, headings: Sequence[str]) -> Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(blank_book(title, headings)))
    assert book.sheetnames == [title]
    return book[title]


@pytest.mark.parametrize(("title", "headings"), BOOKS)
def test_the_headings_stand_in_the_first_row_and_nothing_below(
    title: str, headings: Sequence[str]
) -> None:
    rows = list(sheet_of(title, headings).iter_rows(values_only=True))
    assert rows[0] == tuple(headings)
    assert all(value is None for row in rows[1:] for value in row)


@pytest.mark.parametrize(("title", "headings"), BOOKS)
def test_they_are_one_excel_table(title: str, headings: Sequence[str]) -> None:
    (table,) = sheet_of(title, headings).tables.values()
    assert table.displayName == title.replace(" ", "")
    assert [column.name for column in table.tableColumns] == list(headings)
    assert table.ref.startswith("A1:")
    assert table.ref.endswith("2")


def test_columns_are_wide_enough_for_their_headings() -> None:
    sheet = sheet_of("ESP Tracker", TRACKER)
    for number, heading in enumerate(TRACKER, start=1):
        assert sheet.column_dimensions[get_column_letter(number)].width >= len(heading) + 2
    notes = get_column_letter(TRACKER.index("Notes") + 1)
    assert sheet.column_dimensions[notes].width == 60


def test_the_names_of_agents_stay_in_sight() -> None:
    assert sheet_of("ESP Tracker", TRACKER).freeze_panes == "D2"


@pytest.mark.parametrize("headings", [PROGRESS, TRACKER])
def test_no_heading_is_there_twice(headings: Sequence[str]) -> None:
    assert len({heading.casefold() for heading in headings}) == len(headings)


def test_every_build_is_a_workbook_that_may_be_read() -> None:
    book = blank_book("ESP Tracker", TRACKER)
    assert format_of(book, package_of(book, SCORECARD_LIMITS)) == "xlsx"


def test_no_moment_of_building_is_kept_so_that_every_build_is_the_same() -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank_book("ESP Tracker", TRACKER)))
    now = datetime.now(UTC).replace(tzinfo=None)
    for moment in (book.properties.created, book.properties.modified):
        assert moment is not None
        assert now - moment > timedelta(hours=1)
