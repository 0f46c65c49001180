"""The old Excel format, looked through by xlrd before the faster reader gets it.

The faster reader makes room for every cell up to the furthest one and follows chains of sectors
wherever they lead, and ends the whole process where that is too much; xlrd does neither.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass

import xlrd

from callcert.excel.look import Limits
from callcert.excel.references import Area
from callcert.excel.sheet_scan import Position

_WHOLE_BOOK = -1


@dataclass(frozen=True, slots=True)
class XlsLook:
    """Defined names, without case, and the errors that formulas left in each sheet."""

    names: Mapping[str, Area | None]
    errors: Mapping[str, Mapping[Position, str]]


def look_through(content: bytes, limits: Limits) -> XlsLook:
    """Looks at every sheet; refuses one that takes more room than ``limits`` allow.

    Raises whatever xlrd raises where the file is broken or has a password.
    """
    quiet = io.StringIO()
    with xlrd.open_workbook(
        file_contents=content, on_demand=True, ragged_rows=True, logfile=quiet
    ) as book:
        errors = {}
        for number in range(book.nsheets):
            sheet = book.sheet_by_index(number)
            limits.check(sheet.name, sheet.nrows, sheet.ncols)
            errors[sheet.name] = _errors(sheet)
        return XlsLook(_names(book), errors)


def _errors(sheet: xlrd.sheet.Sheet) -> dict[Position, str]:
    return {
        (row + 1, column + 1): xlrd.error_text_from_code[cell.value]
        for row in range(sheet.nrows)
        for column, cell in enumerate(sheet.row(row))
        if cell.ctype == xlrd.XL_CELL_ERROR
    }


def _names(book: xlrd.Book) -> dict[str, Area | None]:
    names: dict[str, Area | None] = {}
    local: dict[str, Area | None] = {}
    for name in book.name_obj_list:
        home = names if name.scope == _WHOLE_BOOK else local
        try:
            sheet, top, bottom, left, right = name.area2d(clipped=False)
        except (xlrd.XLRDError, AttributeError, TypeError, ValueError, IndexError):
            home.setdefault(name.name.casefold(), None)
        else:
            home[name.name.casefold()] = Area(sheet.name, top, left, bottom - 1, right - 1)
    return local | names
