"""The sheet ``QA Definitions Guide``: what every item asks for, and how to use the scorecard."""

from openpyxl import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from callcert.domain.rules import Rules
from callcert.excel.template.content import RESOLUTION, SECTIONS, Item
from callcert.excel.template.instructions import Topic, filling_in, sending
from callcert.excel.template.layout import GUIDE
from callcert.excel.template.measure import height
from callcert.excel.template.page import protect, set_page
from callcert.excel.template.style import (
    ACCENT,
    GREEN,
    HEADING,
    MUTED,
    PAPER,
    RED,
    RED_TINT,
    TINT,
    Look,
    put,
)

_COLUMNS = (
    ("A", "Item", 22),
    ("B", "Points", 10),
    ("C", "Earns the points", 26),
    ("D", "Loses the points", 26),
    ("E", "Example that earns", 27),
    ("F", "Example that loses", 27),
)
_WIDTH = {column: width for column, _, width in _COLUMNS}
_LAST = _COLUMNS[-1][0]
_HEADING_ROW = 3
_BODY = Look(boxed=True, wrap=True, down="center", indent=1)
_NAME = _BODY.but(bold=True)
_BAND = Look(fill=TINT, color=ACCENT, bold=True, size=11, indent=1)


def add_guide(book: Workbook, rules: Rules) -> None:
    """Add the definitions the certifiers grade by [K7], so that they grade alike [K6]."""
    sheet = book.create_sheet(GUIDE)
    for column, _, width in _COLUMNS:
        sheet.column_dimensions[column].width = width
    row = _HEADING_ROW + 1
    for section in SECTIONS:
        if section is RESOLUTION:
            sheet.row_breaks.append(Break(row - 1))
        row = _band(sheet, row, f"{section.name}  |  {section.points} points")
        for item in section.items:
            row = _item(sheet, row, item)
    how_to = row
    sheet.row_breaks.append(Break(how_to - 1))
    row = _band(sheet, row, "How to fill in the scorecard")
    row = _topics(sheet, row, filling_in(rules))
    row = _band(sheet, row, "How to save and send it")
    row = _topics(sheet, row, sending())
    _title(sheet, how_to)
    _headings(sheet)
    sheet.freeze_panes = f"A{_HEADING_ROW + 1}"
    sheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    set_page(sheet, area=f"A1:{_LAST}{row - 1}", active="A1", zoom=100, landscape=False)
    protect(sheet)


def _title(sheet: Worksheet, how_to: int) -> None:
    band = Look(fill=ACCENT, color=PAPER)
    for column in _WIDTH:
        put(sheet, f"{column}1", None, band)
    put(sheet, "A1", GUIDE, band.but(size=15, bold=True, indent=1))
    intro = "Mark what was heard against these definitions, the same way for every agent."
    put(sheet, "A2", intro, Look(size=9, color=MUTED, indent=1))
    link = put(
        sheet,
        f"{_LAST}2",
        "How to fill in, save, and send",
        Look(size=9, bold=True, color=ACCENT, across="right", indent=1),
    )
    link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{GUIDE}'!A{how_to}")
    sheet.row_dimensions[1].height = 30
    sheet.row_dimensions[2].height = 20


def _headings(sheet: Worksheet) -> None:
    for column, text, _ in _COLUMNS:
        across = "center" if text == "Points" else "left"
        put(
            sheet,
            f"{column}{_HEADING_ROW}",
            text,
            HEADING.but(across=across, wrap=False, indent=int(across == "left")),
        )
    sheet.row_dimensions[_HEADING_ROW].height = 20


def _band(sheet: Worksheet, row: int, text: str) -> int:
    for column in _WIDTH:
        put(sheet, f"{column}{row}", None, _BAND)
    put(sheet, f"A{row}", text, _BAND)
    sheet.row_dimensions[row].height = 21
    return row + 1


def _item(sheet: Worksheet, row: int, item: Item) -> int:
    points = f"{item.points}\nAuto-fail" if item.auto_fail else item.points
    texts: tuple[tuple[str, str | int, Look], ...] = (
        ("A", item.text, _NAME),
        ("B", points, _NAME.but(across="center", indent=0)),
        ("C", item.earns, _BODY),
        ("D", item.loses, _BODY),
        ("E", item.good, _BODY.but(color=GREEN)),
        ("F", item.bad, _BODY.but(color=RED)),
    )
    for column, text, look in texts:
        flagged = item.auto_fail and column in "AB"
        put(sheet, f"{column}{row}", text, look.but(fill=RED_TINT) if flagged else look)
    sheet.row_dimensions[row].height = max(
        height(str(text), _WIDTH[column], bold=look.bold) for column, text, look in texts
    )
    return row + 1


def _topics(sheet: Worksheet, row: int, topics: tuple[Topic, ...]) -> int:
    """A heading and one text across the rest of the width, merged: nobody reads this sheet back."""
    room = sum(width for column, width in _WIDTH.items() if column != "A")
    for topic in topics:
        put(sheet, f"A{row}", topic.heading, _NAME)
        for column in "BCDEF":
            put(sheet, f"{column}{row}", None, _BODY)
        put(sheet, f"B{row}", topic.text, _BODY)
        sheet.merge_cells(f"B{row}:{_LAST}{row}")
        sheet.row_dimensions[row].height = max(
            height(topic.text, room), height(topic.heading, _WIDTH["A"], bold=True)
        )
        row += 1
    return row
