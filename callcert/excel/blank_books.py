"""Empty workbooks to start from: a tracker and a progress report with their headings."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo

from callcert.excel.own_books import saved

_WIDE = {"Notes": 60, "Equipment Issue": 28, "Email": 28, "Excused Days": 24}
_FIRST_ROWS = 2


def blank_book(title: str, headings: Sequence[str]) -> bytes:
    """A workbook with one Excel table of those headings; the same bytes each time."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    sheet.append(list(headings))
    for number, heading in enumerate(headings, start=1):
        cell = sheet.cell(1, number)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="44546A")
        width = _WIDE.get(heading, max(12, len(heading) + 4))
        sheet.column_dimensions[get_column_letter(number)].width = width
    reference = f"A1:{get_column_letter(len(headings))}{_FIRST_ROWS}"
    table = Table(displayName=title.replace(" ", ""), ref=reference)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    sheet.add_table(table)
    sheet.freeze_panes = "D2"
    return saved(book, title)
