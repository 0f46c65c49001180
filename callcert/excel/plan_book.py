"""The changes a person is to paste into the tracker, as a small workbook [C9].

One sheet lists every change; in the other the new values stand column by column and row by row,
so that what lies together in the tracker can be copied and pasted in one go.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from callcert.domain.moments import us
from callcert.domain.scorecard import is_blank, typed
from callcert.excel.editing.cell_edit import EditValue
from callcert.excel.own_books import saved
from callcert.excel.safe_cells import DATE, PERCENT, put
from callcert.excel.tracker_edits import PlacedChange

TITLE = "Changes to enter in the tracker"
_LIST = ("Agent", "Agent ID", "Sheet", "Cell", "Column", "Before", "After")
_WIDTHS = (24, 12, 16, 8, 20, 30, 60)
_FILL = PatternFill("solid", fgColor="DDEBF7")
_TOP = Alignment("left", "top", wrap_text=True)
_LINE = 15
"""Points a line of text is high."""


def plan_book(changes: Sequence[PlacedChange], tracker: str, day: date) -> bytes:
    """The workbook; the same changes make the same bytes."""
    book = Workbook()
    paste = book.worksheets[0]
    paste.title = "To paste"
    _paste_sheet(paste, changes, f"{tracker}, as of {us(day)}")
    _list_sheet(book.create_sheet("Every change"), changes)
    return saved(book, TITLE)


def _paste_sheet(sheet: Worksheet, changes: Sequence[PlacedChange], source: str) -> None:
    _heading(sheet, 1, f"{TITLE}: {source}", _font(14))
    words = "Copy the blue cells of a block and paste them, values only, at the cells named above."
    _heading(sheet, 2, words, Font(name="Calibri"))
    row = 4
    for block in _blocks(changes):
        first, last = block[0].placed.at, block[-1].placed.at
        cells = first.cell if first is last else f"{first.cell}:{last.cell}"
        _heading(sheet, row, f"{first.change.heading}: {first.sheet}!{cells}", _font())
        for position, cell in enumerate(block, row + 1):
            _put(sheet, position, 1, str(cell.placed.at.change.agent))
            _put(sheet, position, 2, cell.value, cell.form).fill = _FILL
            lines = str(cell.value).count("\n") + 1
            sheet.row_dimensions[position].height = lines * _LINE
        row += len(block) + 2
    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 90
    _printable(sheet)


def _font(size: int = 11) -> Font:
    return Font(name="Calibri", bold=True, size=size)


def _heading(sheet: Worksheet, row: int, text: str, font: Font) -> None:
    cell = _put(sheet, row, 1, text)
    cell.font, cell.alignment = font, Alignment(vertical="top")


def _printable(sheet: Worksheet) -> None:
    """As wide as a page across."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _list_sheet(sheet: Worksheet, changes: Sequence[PlacedChange]) -> None:
    for column, (heading, width) in enumerate(zip(_LIST, _WIDTHS, strict=True), 1):
        _put(sheet, 1, column, heading).font = _font()
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, one in enumerate(changes, 2):
        at, (before, after) = one.at, one.at.change.shown
        agent = at.change.agent
        told = (str(agent), agent.agent_id, at.sheet, at.cell, at.change.heading, before, after)
        for column, value in enumerate(told, 1):
            _put(sheet, row, column, value)
    sheet.freeze_panes = "A2"
    _printable(sheet)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_LIST))}{len(changes) + 1}"


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of the tracker with its whole new content."""

    placed: PlacedChange
    value: EditValue

    @property
    def form(self) -> str:
        if self.placed.edit.percent:
            return PERCENT
        return DATE if isinstance(self.value, date) else "General"

    @property
    def place(self) -> tuple[str, int, int]:
        edit = self.placed.edit
        return edit.sheet, edit.column, edit.row


def _blocks(changes: Sequence[PlacedChange]) -> Iterator[list[_Cell]]:
    """Runs of cells below each other."""
    run: list[_Cell] = []
    for cell in sorted(_whole_cells(changes), key=lambda one: one.place):
        if run:
            sheet, column, row = run[-1].place
            if cell.place != (sheet, column, row + 1):
                yield run
                run = []
        run.append(cell)
    if run:
        yield run


def _whole_cells(changes: Sequence[PlacedChange]) -> Iterator[_Cell]:
    """Every cell once; one that gets notes with what is in it already and all of them."""
    lines: dict[tuple[str, int, int], list[str]] = {}
    first: dict[tuple[str, int, int], PlacedChange] = {}
    for one in changes:
        place = (one.edit.sheet, one.edit.column, one.edit.row)
        first.setdefault(place, one)
        if one.edit.append:
            lines.setdefault(place, []).append(str(one.edit.value))
    for place, one in first.items():
        before = one.at.change.before
        kept = [] if is_blank(before) else [typed(before)]
        value = "\n".join([*kept, *lines[place]]) if place in lines else one.edit.value
        yield _Cell(one, value)


def _put(
    sheet: Worksheet, row: int, column: int, value: EditValue, form: str = "General"
) -> Cell | MergedCell:
    cell = put(sheet, row, column, value, form)
    cell.alignment = _TOP
    return cell
