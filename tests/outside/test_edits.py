"""An edited tracker opens in LibreOffice, with the new values and all the others."""

from collections.abc import Sequence
from datetime import date

import pytest

from callcert.domain.scorecard import CellValue
from callcert.excel.editing.edits import CellEdit, EditValue, edit_cells
from callcert.excel.look import SCORECARD_LIMITS
from callcert.excel.references import Area
from callcert.excel.workbook import Workbook
from tests.excel.rich_tracker import HEADINGS, SHEET, column_of, rich_tracker, row_of
from tests.outside.libreoffice import resaved

pytestmark = pytest.mark.outside

EDITS: Sequence[tuple[str, str, EditValue]] = (
    ("E1043", "Last Name", "=1+1"),
    ("E1043", "TBTs Completed", 6),
    ("E1044", "Coaching Delivered", date(2026, 11, 18)),
    ("E1046", "Written CAP Delivered", date(2026, 11, 20)),
    ("E1044", "Excused Days", None),
)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workbook, Workbook]:
    """The tracker as it was and as it is edited, both as LibreOffice saves them."""
    edits = [CellEdit(SHEET, row_of(who), column_of(what), value) for who, what, value in EDITS]
    edits.append(CellEdit(SHEET, row_of("E1042"), column_of("Notes"), "called", append=True))
    edits.append(CellEdit(SHEET, row_of("E1042"), column_of("Pass Rate"), 0.8, percent=True))
    edits.append(CellEdit(SHEET, 11, 1, "beyond"))
    edited = edit_cells(rich_tracker(), edits, SCORECARD_LIMITS)
    assert edited.refused == ()
    books = {"before": rich_tracker(), "after": edited.content}
    made = resaved(books, tmp_path_factory.mktemp("edits"))
    return Workbook(made["before"]), Workbook(made["after"])


def rows(book: Workbook) -> list[list[CellValue]]:
    return [list(row) for row in book.values(Area(SHEET, 0, 0, 11, len(HEADINGS) - 1))]


def test_the_new_values_are_there_and_the_others_stay(saved: tuple[Workbook, Workbook]) -> None:
    before, after = map(rows, saved)
    wanted: dict[tuple[int, int], CellValue] = {
        (row_of(who), column_of(what)): value for who, what, value in EDITS
    }
    wanted |= {
        (row_of("E1042"), column_of("Notes")): "Moved from class B\ncalled",
        (row_of("E1042"), column_of("Pass Rate")): 0.8,
        (11, 1): "beyond",
    }
    for (row, column), value in wanted.items():
        before[row][column] = value
    assert after == before
