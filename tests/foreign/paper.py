"""Puts a form on paper: the bytes of a workbook with values, as somebody would have saved it."""

from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tests.foreign.form import Form, Place, Sheet

_THIN = Side(style="thin", color="999999")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_BOLD = Font(bold=True)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WRAP = Alignment(wrap_text=True, vertical="top")
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {
        "font": Font(bold=True, size=14, color="FFFFFF"),
        "fill": PatternFill("solid", fgColor="1F4E78"),
    },
    "head": {
        "font": _BOLD,
        "fill": PatternFill("solid", fgColor="D9E1F2"),
        "border": _BOX,
        "alignment": _CENTRE,
    },
    "tall": {
        "font": _BOLD,
        "border": _BOX,
        "alignment": Alignment(textRotation=90, horizontal="center", wrap_text=True),
    },
    "section": {"font": _BOLD, "fill": PatternFill("solid", fgColor="FCE4D6"), "border": _BOX},
    "label": {"font": _BOLD},
    "value": {"border": Border(bottom=_THIN), "alignment": _WRAP},
    "field": {"font": _BOLD},
    "item": {"border": _BOX, "alignment": _WRAP},
    "mark": {"border": _BOX, "alignment": _CENTRE},
    "sub": {"font": Font(italic=True), "border": _BOX, "alignment": _CENTRE},
    "total": {
        "font": Font(bold=True, size=12),
        "fill": PatternFill("solid", fgColor="FFF2CC"),
        "border": _BOX,
        "alignment": _CENTRE,
    },
    "small": {"font": Font(size=9, color="555555")},
    "note": {"font": Font(italic=True, size=9)},
}
_WIDEST, _HEADING, _NARROWEST, _DAY = 34, 14, 9, "mm/dd/yyyy"
_HEADS, _TALL = {"head", "tall"}, 110


def workbook(form: Form) -> bytes:
    """The form as ``.xlsx``."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in form.sheets:
        _draw(book.create_sheet(sheet.name), sheet)
    shown = [index for index, sheet in enumerate(form.sheets) if not sheet.hidden]
    book.active = shown[0]
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def address(form: Form, place: Place) -> str:
    """``Sheet!A1`` of a place."""
    return f"{form.sheet(place.sheet).name}!{get_column_letter(place.col)}{place.row}"


def _draw(page: Worksheet, sheet: Sheet) -> None:
    page.sheet_view.showGridLines = False
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for (row, col), look in sheet.looks.items():
        cell = page.cell(row, col)
        for name, value in _LOOKS[look].items():
            setattr(cell, name, value)
    for (row, col), value in sheet.cells.items():
        cell = page.cell(row, col)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        elif hasattr(value, "year"):
            cell.number_format = _DAY
    for (row, col), fmt in sheet.formats.items():
        page.cell(row, col).number_format = fmt
    for top, left, bottom, right in sheet.merges:
        page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    _sized(page, sheet)


def _sized(page: Worksheet, sheet: Sheet) -> None:
    merged = {(top, left) for top, left, _, right in sheet.merges if right > left}
    for col in range(1, sheet.last_col + 1):
        lengths = [
            min(len(str(value)), _HEADING if sheet.looks.get(spot) in _HEADS else _WIDEST)
            for spot, value in sheet.cells.items()
            if spot[1] == col
            and spot not in merged
            and sheet.looks.get(spot) not in {"note", "title"}
        ]
        width = max([_NARROWEST, *(length + 2 for length in lengths)])
        page.column_dimensions[get_column_letter(col)].width = min(_WIDEST, width)
    for row in {row for (row, _), look in sheet.looks.items() if look == "tall"}:
        page.row_dimensions[row].height = _TALL
    for row in sheet.hidden_rows:
        page.row_dimensions[row].hidden = True
    for col in sheet.hidden_cols:
        page.column_dimensions[get_column_letter(col)].hidden = True
    page.sheet_state = "hidden" if sheet.hidden else "visible"
