"""The look of the template: one typeface, one accent, and colors that always come with a word."""

from dataclasses import dataclass, replace
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.worksheet import Worksheet

FACE = "Arial"

INK = "2A2433"
ACCENT = "4A2C66"
TINT = "EFEAF4"
PAPER = "FFFFFF"
INPUT = "FFFBEB"
MUTED = "625A6E"
RULE = "CBC3D6"

GREEN, GREEN_TINT = "185C34", "DDF1E4"
RED, RED_TINT = "9B1C1C", "FBE1DF"
AMBER, AMBER_TINT, AMBER_FAINT = "704600", "FFEDBF", "FFF7E0"
GREY_TINT = "EEEDF1"

THIN = Side(style="thin", color=RULE)
STRONG = Side(style="medium", color=ACCENT)


def set_face(book: Workbook) -> None:
    """Make the typeface the workbook's own: column widths are counted in its digits."""
    face = Font(name=FACE, size=10)
    # openpyxl offers no public way, and its types leave these two out
    book._fonts = IndexedList([face])  # type: ignore[attr-defined]  # noqa: SLF001
    book._named_styles["Normal"].font = face  # type: ignore[attr-defined]  # noqa: SLF001


@dataclass(frozen=True)
class Look:
    """How one cell appears and whether it may be edited."""

    size: float = 10
    bold: bool = False
    color: str = INK
    fill: str | None = None
    across: str = "left"
    down: str = "center"
    wrap: bool = False
    indent: int = 0
    boxed: bool = False
    sided: bool = True
    section_top: bool = False
    number_format: str = "General"
    is_input: bool = False

    def but(self, **changes: Any) -> "Look":
        """The same, changed in some respects."""
        return replace(self, **changes)


LABEL = Look(color=MUTED, bold=True, size=9)
ENTRY = Look(fill=INPUT, boxed=True, is_input=True, indent=1)
HEADING = Look(color=PAPER, fill=ACCENT, bold=True, across="center", wrap=True)


def put(sheet: Worksheet, address: str, value: str | float | None, look: Look) -> Cell:
    """Write one cell with everything about it, so that no style is left to the default."""
    cell: Cell = sheet[address]
    cell.value = value
    cell.font = Font(name=FACE, size=look.size, bold=look.bold, color=look.color)
    cell.alignment = Alignment(
        horizontal=look.across, vertical=look.down, wrap_text=look.wrap, indent=look.indent
    )
    if look.fill:
        cell.fill = PatternFill("solid", start_color=look.fill, end_color=look.fill)
    if look.boxed:
        top = STRONG if look.section_top else THIN
        side = THIN if look.sided else None
        cell.border = Border(left=side, right=side, top=top, bottom=THIN)
    cell.number_format = look.number_format
    cell.protection = Protection(locked=not look.is_input)
    return cell


def signal(color: str, tint: str, *, bold: bool = True) -> DifferentialStyle:
    """Text and fill for a conditional format; every pair has a contrast of 4.5 or more."""
    return DifferentialStyle(
        font=Font(bold=bold, color=color),
        fill=PatternFill("solid", start_color=tint, end_color=tint),
    )


def plain(value: float) -> str:
    """The number format for a figure without a decimal point that points at nothing."""
    return "0" if float(value).is_integer() else "0.##"
