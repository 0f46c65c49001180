"""A tracker after a day of callcert's commands opens in LibreOffice with the new values shown."""

from pathlib import Path

import pytest

from callcert.domain.form import Grid
from callcert.domain.scorecard import CellValue
from callcert.excel.look import SHARED_BOOK_LIMITS
from callcert.excel.references import Area
from callcert.excel.workbook import Workbook
from tests.cli.test_shared_tracker import a_day_of_commands, rows
from tests.excel.rich_tracker import HEADINGS, SHEET
from tests.outside.libreoffice import resaved

pytestmark = pytest.mark.outside


def test_it_opens_with_every_value(workspace: Path, tmp_path: Path) -> None:
    tracker = a_day_of_commands(workspace)
    made = resaved({"tracker": tracker.read_bytes()}, tmp_path / "office")["tracker"]
    area = Area(SHEET, 0, 0, 12, len(HEADINGS) - 1)
    seen = Workbook(made, SHARED_BOOK_LIMITS).values(area)
    assert _rounded(seen) == _rounded(rows(tracker.read_bytes()))


def _rounded(cells: Grid) -> list[list[CellValue]]:
    """LibreOffice keeps fifteen digits of a formula's value."""
    return [
        [round(value, 12) if isinstance(value, float) else value for value in row] for row in cells
    ]
