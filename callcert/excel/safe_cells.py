"""Values into cells of our own workbooks; a text stays a text, whatever it begins with."""

import re
from datetime import date

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

SafeValue = str | int | float | date | None

DATE, PERCENT = "mm/dd/yyyy", "0%"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t")
_NOT_XML = re.compile(f"{ILLEGAL_CHARACTERS_RE.pattern}|[\ud800-\udfff\ufffe\uffff]")


def put(
    sheet: Worksheet, row: int, column: int, value: SafeValue, form: str = "General"
) -> Cell | MergedCell:
    """Enters a value; what XML cannot hold is left out of a text."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = _NOT_XML.sub("", value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA_SIGNS)
    else:
        cell.value = value
    cell.number_format = form
    return cell
