"""How a sheet prints, opens and is protected; the same for both."""

from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from callcert.excel.template.style import FACE

_LETTER = 1


def set_page(sheet: Worksheet, *, area: str, active: str, zoom: int, landscape: bool) -> None:
    """Letter paper; landscape means the whole sheet on one page, portrait as many as it takes."""
    sheet.print_area = area
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = _LETTER
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if landscape else 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.35 if landscape else 0.5
    margins.top, margins.bottom = (0.35, 0.5) if landscape else (0.5, 0.65)
    margins.header, margins.footer = 0.2, 0.25
    sheet.oddFooter = HeaderFooterItem(
        left=_footer("&F"),
        center=_footer("Confidential: for coaching and certification only"),
        right=_footer("Page &P of &N, printed &D"),
    )
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = zoom
    sheet.sheet_view.zoomScaleNormal = zoom
    _select(sheet, active)


def _footer(text: str) -> _HeaderFooterPart:
    return _HeaderFooterPart(text=text, font=f"{FACE},Regular", size=8)


def _select(sheet: Worksheet, active: str) -> None:
    """The cell of the active pane is the active one, even where it lies in another."""
    view = sheet.sheet_view
    for selection in view.selection:
        if view.pane is None or selection.pane == view.pane.activePane:
            selection.activeCell = selection.sqref = active


def protect(sheet: Worksheet) -> None:
    """Without a password: against slips, not against people. Row heights stay free."""
    sheet.protection.sheet = True
    sheet.protection.formatRows = False
    sheet.protection.selectLockedCells = False
    sheet.protection.selectUnlockedCells = False
