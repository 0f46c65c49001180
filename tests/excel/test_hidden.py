"""What a sheet hides and merges."""

import pytest

from callcert.excel.hidden import Looks, looks_of
from tests.excel.alterations import edited
from tests.excel.grids import book_of, bytes_of, ods, xlsx

ROWS = [(row, "x", "y", "z") for row in range(1, 7)]
SHEET = "xl/worksheets/sheet1.xml"


def looks(changes: dict[str, str] | None = None) -> Looks:
    content = xlsx(ROWS, "QA")
    return looks_of(edited(content, SHEET, changes) if changes else content)["QA"]


def test_rows_and_columns_are_counted_from_nothing() -> None:
    book = book_of({"QA": ROWS, "Other": ROWS})
    book["QA"].row_dimensions[3].hidden = True
    book["QA"].column_dimensions["B"].hidden = True
    found = looks_of(bytes_of(book))
    assert found["QA"] == Looks(frozenset({2}), frozenset({1}))
    assert found["Other"] == Looks()


def test_several_columns_may_be_hidden_at_once() -> None:
    cols = '<cols><col min="2" max="4" hidden="true"/><col min="5" max="6"/></cols><sheetData>'
    assert looks({"<sheetData>": cols}).columns == {1, 2, 3}


@pytest.mark.parametrize(
    "col",
    [
        '<col min="2" hidden="1"/>',
        '<col min="B" max="4" hidden="1"/>',
        '<col min="2" max="3" hidden="0"/>',
    ],
)
def test_columns_that_are_not_said_properly_are_not_hidden(col: str) -> None:
    assert looks({"<sheetData>": f"<cols>{col}</cols><sheetData>"}).columns == frozenset()


def test_no_column_beyond_the_last_is_hidden() -> None:
    cols = '<cols><col min="16383" max="99999999" hidden="1"/></cols><sheetData>'
    assert looks({"<sheetData>": cols}).columns == {16382, 16383}


def test_rows_that_are_not_said_properly_are_not_hidden() -> None:
    assert looks({'<row r="2"': '<row r="2" hidden="0"'}).rows == frozenset()
    assert looks({'<row r="2"': '<row hidden="1"'}).rows == frozenset()
    assert looks({'<row r="2"': '<row r="2" hidden="1"'}).rows == {1}


def test_a_merged_cell_takes_its_columns() -> None:
    book = book_of({"QA": ROWS})
    book["QA"].merge_cells("B2:D3")
    book["QA"].merge_cells("A5:A6")
    found = looks_of(bytes_of(book))["QA"].wide
    assert set(found) == {((1, 1), 3), ((4, 0), 1)}


def test_merged_cells_outside_of_any_sheet_are_no_trouble() -> None:
    merged = '</sheetData><mergeCells><mergeCell ref="ZZZ0:ZZZ9999999"/></mergeCells>'
    ((spot, columns),) = looks({"</sheetData>": merged}).wide
    assert (spot, columns) == ((-1, 18277), 1)


def test_so_many_merged_cells_and_no_more_are_looked_at() -> None:
    cells = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 3_001))
    merged = f"</sheetData><mergeCells>{cells}</mergeCells>"
    assert len(looks({"</sheetData>": merged}).wide) == 2_000


def test_formats_that_do_not_tell_have_no_looks() -> None:
    assert looks_of(ods(ROWS)) == {}
    assert looks_of(b"no workbook at all") == {}
