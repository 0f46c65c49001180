"""Cells and rectangles as Excel writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.excel.references import Area, Place, column_letters, column_number, parse_area

LAST_COLUMN, LAST_ROW = 16_384, 1_048_576


@pytest.mark.parametrize(
    ("letters", "number"),
    [("A", 1), ("Z", 26), ("AA", 27), ("AZ", 52), ("ZZ", 702), ("AAA", 703), ("XFD", LAST_COLUMN)],
)
def test_columns_are_counted_as_excel_does(letters: str, number: int) -> None:
    assert column_number(letters) == number
    assert column_letters(number) == letters


@given(st.integers(1, LAST_COLUMN))
def test_letters_and_numbers_of_columns_are_inverse(number: int) -> None:
    assert column_number(column_letters(number)) == number


def test_a_place_is_written_as_in_excel() -> None:
    assert str(Place(0, 0)) == "A1"
    assert str(Place(9, 27)) == "AB10"


AREA = Area("Scorecard", 9, 4, 32, 8)


@pytest.mark.parametrize(
    ("row", "column", "text"),
    [(None, None, "E10:I33"), (0, 0, "E10"), (2, None, "E12:I12"), (None, 4, "I10:I33")],
)
def test_a_problem_in_an_area_has_its_own_cells(
    row: int | None, column: int | None, text: str
) -> None:
    assert AREA.cell(row, column) == text


def test_an_area_of_one_cell_is_written_as_that_cell() -> None:
    assert Area("S", 2, 1, 2, 1).cell(None, None) == "B3"
    assert (AREA.height, AREA.width) == (24, 5)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Scorecard!$B$3", Area("Scorecard", 2, 1, 2, 1)),
        ("Scorecard!B3", Area("Scorecard", 2, 1, 2, 1)),
        ("=Scorecard!$E$10:$I$33", AREA),
        (" Scorecard!$E$10:$I$33\n", AREA),
        ("Scorecard!$I$33:$E$10", AREA),
        ("'My sheet'!$A$1", Area("My sheet", 0, 0, 0, 0)),
        ("'O''Neil''s'!$A$1", Area("O'Neil's", 0, 0, 0, 0)),
        ("'A!B:C, (D)'!$A$1", Area("A!B:C, (D)", 0, 0, 0, 0)),
        ("Évaluation!$A$1", Area("Évaluation", 0, 0, 0, 0)),
        ("S!$XFD$1048576", Area("S", LAST_ROW - 1, LAST_COLUMN - 1, LAST_ROW - 1, LAST_COLUMN - 1)),
    ],
)
def test_a_rectangle_is_read(text: str, area: Area) -> None:
    assert parse_area(text) == area


@pytest.mark.parametrize(
    "text",
    [
        "",
        "#REF!",
        "Scorecard!#REF!",
        "$A$1",
        "OFFSET(Scorecard!$A$1,1,1)",
        "Scorecard!$A$1,Scorecard!$B$1",
        "Scorecard!$A:$A",
        "Scorecard!$1:$1",
        "One:Three!$A$1",
        "5",
        '"text"',
        "Scorecard!$A$1:",
        "Scorecard!$ABCD$1",
    ],
)
def test_anything_else_is_no_rectangle(text: str) -> None:
    assert parse_area(text) is None


NO_CELLS = ["#REF!$A$1", "S!$A$0", "S!$A$1:$B$0", "S!$A$1048577", "S!$XFE$1", "S!$A$1:$A$9999999"]


@pytest.mark.parametrize("text", NO_CELLS)
def test_cells_that_no_sheet_has_are_no_rectangle(text: str) -> None:
    assert parse_area(text) is None


places = st.tuples(st.integers(0, LAST_ROW - 1), st.integers(0, LAST_COLUMN - 1))
sheets = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(
    lambda name: name == name.strip()
)


@given(sheets, places, places)
def test_a_written_rectangle_reads_back(
    sheet: str, one: tuple[int, int], other: tuple[int, int]
) -> None:
    (top, bottom), (left, right) = (sorted(pair) for pair in zip(one, other, strict=True))
    area = Area(sheet, top, left, bottom, right)
    quoted = sheet.replace("'", "''")
    assert parse_area(f"'{quoted}'!{area.cell(None, None)}") == area
