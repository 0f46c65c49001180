"""Sheets of our own workbooks with an Excel table: filter, frozen heading, print set-up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from callcert.domain.visible import printable
from callcert.excel.safe_cells import SafeValue, put

TINTS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("step due", "failed", "rejected", "error", "overdue"), ("9C0006", "FFC7CE")),
    **dict.fromkeys(("escalated", "late", "held", "warning", "due"), ("7A4B00", "FFEB9C")),
    **dict.fromkeys(("complete", "certified"), ("0B5A2B", "C6EFCE")),
}
"""Letters and ground of cells by the word in them, which says the same without colour."""

_HEADING = Font(name="Calibri", bold=True, color="FFFFFF")
_HEADING_FILL = PatternFill("solid", fgColor="44546A")
_BODY = Font(name="Calibri")
_LETTERS = 32_000
"""Characters of a cell; Excel takes a few more."""

_LINE = 15
"""Points a line of text is high."""

_MOST_LINES = 25


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column of a table; ``tinted`` ones get their colour from the word in them."""

    heading: str
    width: float = 14
    form: str = "General"
    tinted: bool = False


@dataclass(frozen=True, slots=True)
class BookTable:
    """A table with the words for having no rows; ``name`` is unique in the workbook."""

    name: str
    columns: Sequence[BookColumn]
    rows: Sequence[Sequence[SafeValue]]
    empty: str

    @property
    def height(self) -> int:
        """Rows on the sheet, the heading among them."""
        return 1 + max(len(self.rows), 1)


def table_sheet(
    book: Workbook, title: str, table: BookTable, freeze: str = "A2", pages: int = 1
) -> Worksheet:
    """A sheet of its own for a table; printed that many pages across."""
    sheet: Worksheet = book.create_sheet(title)
    write_table(sheet, table, 1)
    for number, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.freeze_panes = freeze
    sheet.print_title_rows = "1:1"
    if pages > 1:
        sheet.print_title_cols = "A:C"
    print_setup(sheet, pages)
    return sheet


def write_table(sheet: Worksheet, table: BookTable, top: int) -> None:
    """The table with its heading in row ``top``, from the first column on."""
    across = [_alignment(table, place) for place in range(len(table.columns))]
    for number, column in enumerate(table.columns, 1):
        cell = put(sheet, top, number, column.heading)
        cell.font, cell.fill = _HEADING, _HEADING_FILL
        cell.alignment = Alignment(across[number - 1], "center", wrap_text=True)
    sheet.row_dimensions[top].height = 2 * _LINE + 4
    rows = table.rows or [[table.empty, *[None] * (len(table.columns) - 1)]]
    for place, row in enumerate(rows, top + 1):
        for number, (column, value) in enumerate(zip(table.columns, row, strict=True), 1):
            cell = put(sheet, place, number, _shown(value), column.form)
            cell.font = _BODY
            cell.alignment = Alignment(across[number - 1], "top", wrap_text=bool(table.rows))
        if table.rows:
            sheet.row_dimensions[place].height = _LINE * _lines(table.columns, row)
    _as_table(sheet, table, top)


def _alignment(table: BookTable, place: int) -> Literal["left", "center"]:
    """Numbers and dates stand in the middle, below their heading; texts to the left."""
    values = [row[place] for row in table.rows if row[place] is not None]
    return "center" if values and not isinstance(values[0], str) else "left"


def _shown(value: SafeValue) -> SafeValue:
    return printable(value)[:_LETTERS] if isinstance(value, str) else value


def _lines(columns: Sequence[BookColumn], row: Sequence[SafeValue]) -> int:
    """Lines the row's longest text takes: Excel fits no height to what it did not write itself."""
    lengths = (
        -(-len(value) // max(column.width - 1, 1))
        for column, value in zip(columns, row, strict=True)
        if isinstance(value, str)
    )
    return min(int(max(lengths, default=1)), _MOST_LINES)


def print_setup(sheet: Worksheet, pages: int = 1) -> None:
    """Landscape, so many pages across, the sheet's name and page numbers at the foot."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
    sheet.page_margins = PageMargins(0.4, 0.4, 0.5, 0.8)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.left.text = "&A"  # type: ignore[union-attr]  # every sheet has one
    sheet.oddFooter.right.text = "Page &P of &N"  # type: ignore[union-attr]  # likewise


def _as_table(sheet: Worksheet, table: BookTable, top: int) -> None:
    last, bottom = get_column_letter(len(table.columns)), top + table.height - 1
    made = Table(displayName=table.name, ref=f"A{top}:{last}{bottom}")
    made.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(made)
    for number, column in enumerate(table.columns, 1):
        if column.tinted:
            letter = get_column_letter(number)
            _tint(sheet, f"{letter}{top + 1}:{letter}{bottom}")


def _tint(sheet: Worksheet, cells: str) -> None:
    for word, (ink, ground) in TINTS.items():
        rule = CellIsRule(  # type: ignore[no-untyped-call]
            operator="equal",
            formula=[f'"{word}"'],
            font=Font(color=ink),
            fill=PatternFill("solid", bgColor=ground),
        )
        sheet.conditional_formatting.add(cells, rule)
