"""The sheet ``Scorecard``: the table of marks, its totals and the feedback."""

from openpyxl import Workbook
from openpyxl.styles import Border
from openpyxl.worksheet.worksheet import Worksheet

from callcert.domain.rules import COACHED_CALL, Rules
from callcert.excel.template import layout as at
from callcert.excel.template.content import SECTIONS
from callcert.excel.template.entries import add_entries
from callcert.excel.template.formulas import CallFormulas
from callcert.excel.template.header_block import add_header
from callcert.excel.template.layout import Layout
from callcert.excel.template.page import protect, set_page
from callcert.excel.template.signals import add_signals
from callcert.excel.template.style import (
    ACCENT,
    ENTRY,
    GREY_TINT,
    HEADING,
    MUTED,
    RED,
    RED_TINT,
    STRONG,
    TINT,
    Look,
    plain,
    put,
)

_WIDTHS = {at.SECTION: 18, at.ITEM: 64, at.POINTS: 8, at.AUTO_FAIL: 10}
_CALL_WIDTH = 23
_ITEM_HEIGHT = 15
_FEEDBACK_HEIGHT = 84

_SIDE = Look(fill=TINT, boxed=True, bold=True, color=ACCENT, indent=1)
_SIDE_NOTE = _SIDE.but(bold=False, color=MUTED, size=9)
_ITEM = Look(boxed=True, indent=1)
_TOTAL = Look(fill=GREY_TINT, boxed=True)
_MARK = ENTRY.but(across="center", indent=0)
_TEXT = ENTRY.but(size=9, wrap=True, down="top", indent=1, number_format="@")


def add_scorecard(book: Workbook, layout: Layout, rules: Rules) -> None:
    """Add the sheet that the calls are graded on [K6]."""
    sheet = book.create_sheet(at.SHEET)
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
    for column in at.CALL_COLUMNS:
        sheet.column_dimensions[column].width = _CALL_WIDTH
    add_header(sheet, layout, rules)
    _headings(sheet)
    _items(sheet)
    _totals(sheet, layout, rules)
    _texts(sheet, layout)
    add_entries(sheet)
    add_signals(sheet, layout)
    _views(sheet, layout)


def _headings(sheet: Worksheet) -> None:
    row = at.HEADING_ROW
    sheet.row_dimensions[row].height = 22
    for column, text in ((at.SECTION, "Section"), (at.ITEM, "Item")):
        put(sheet, f"{column}{row}", text, HEADING.but(across="left", indent=1))
    for column, text in ((at.POINTS, "Points"), (at.AUTO_FAIL, "Auto-fail")):
        put(sheet, f"{column}{row}", text, HEADING)
    for number, column in enumerate(at.CALL_COLUMNS, 1):
        note = " (coached)" if number == COACHED_CALL else ""
        put(sheet, f"{column}{row}", f"Call {number}{note}", HEADING)


def _items(sheet: Worksheet) -> None:
    """One block without a break; a section shows by its name and a stronger line above it."""
    row = at.FIRST_ITEM_ROW
    for section in SECTIONS:
        side = [section.name, f"{section.points} points"]
        for place, item in enumerate(section.items):
            first = place == 0
            text = side[place] if place < len(side) else None
            look = (_SIDE if first else _SIDE_NOTE).but(section_top=first)
            put(sheet, f"{at.SECTION}{row}", text, look)
            line = _ITEM.but(section_top=first)
            if item.auto_fail:
                line = line.but(fill=RED_TINT)
            put(sheet, f"{at.ITEM}{row}", item.text, line)
            figure = line.but(across="center", indent=0)
            put(sheet, f"{at.POINTS}{row}", item.points, figure)
            flag = "Yes" if item.auto_fail else None
            put(sheet, f"{at.AUTO_FAIL}{row}", flag, figure.but(bold=True, color=RED))
            for column in at.CALL_COLUMNS:
                put(sheet, f"{column}{row}", None, _MARK.but(section_top=first))
            sheet.row_dimensions[row].height = _ITEM_HEIGHT
            row += 1


def _totals(sheet: Worksheet, layout: Layout, rules: Rules) -> None:
    total = f"=SUM({layout.items_in(at.POINTS)})"
    lines: tuple[tuple[str, int, str, str | float | None, str], ...] = (
        ("Totals", layout.earned, "Points earned, of", total, ""),
        ("", layout.applicable, "Points applicable, N/A left out", None, ""),
        ("", layout.missed, "Auto-fail items missed", None, ""),
        ("", layout.unmarked, "Marks missing or not valid", None, ""),
        (
            "Result",
            layout.score,
            "Score. The coached call always gets",
            float(rules.coached_score),
            "",
        ),
        ("", layout.result, "Result. A call passes at", float(rules.pass_score), "or more"),
    )
    for side, row, text, value, after in lines:
        top = bool(side)
        look = _TOTAL.but(section_top=top, bold=row >= layout.score)
        put(sheet, f"{at.SECTION}{row}", side or None, _SIDE.but(section_top=top))
        put(sheet, f"{at.ITEM}{row}", text, look.but(across="right", indent=1, sided=False))
        shown = plain(value) if isinstance(value, int | float) else "0"
        put(
            sheet,
            f"{at.POINTS}{row}",
            value,
            look.but(across="center", number_format=shown, sided=False),
        )
        put(sheet, f"{at.AUTO_FAIL}{row}", after or None, look.but(indent=0, sided=False))
        sheet.row_dimensions[row].height = _ITEM_HEIGHT + (2 if row >= layout.score else 0)
    for column in at.CALL_COLUMNS:
        _call_totals(sheet, CallFormulas(layout, column), layout)


def _call_totals(sheet: Worksheet, call: CallFormulas, layout: Layout) -> None:
    look = _TOTAL.but(across="center")
    lines = (
        (layout.earned, call.earned(), look.but(section_top=True)),
        (layout.applicable, call.applicable(), look),
        (layout.missed, call.missed(), look),
        (layout.unmarked, call.unmarked(), look),
        (layout.score, call.score(), look.but(section_top=True, bold=True, number_format="0.00")),
        (layout.result, call.result(), look.but(bold=True)),
    )
    for row, formula, style in lines:
        put(sheet, f"{call.column}{row}", formula, style)


def _texts(sheet: Worksheet, layout: Layout) -> None:
    """The scenario above the marks and the feedback [K10] below them."""
    lines = (
        (at.SCENARIO_ROW, "Scenario", "Who is calling, and what about", 38),
        (
            layout.did_well,
            "Did well",
            "At least one real strength, on every call",
            _FEEDBACK_HEIGHT,
        ),
        (
            layout.marked_down,
            "Marked down",
            "Wherever points were lost: which item, and what was heard",
            _FEEDBACK_HEIGHT,
        ),
        (
            layout.next_steps,
            "Next steps",
            "The one or two things that will help most on the next call",
            _FEEDBACK_HEIGHT,
        ),
    )
    for row, side, text, height in lines:
        top = row in (at.SCENARIO_ROW, layout.did_well)
        note = _ITEM.but(color=MUTED, size=9, wrap=True, down="top", section_top=top, sided=False)
        put(sheet, f"{at.SECTION}{row}", side, _SIDE.but(section_top=top, down="top"))
        put(sheet, f"{at.ITEM}{row}", text, note)
        for column in (at.POINTS, at.AUTO_FAIL):
            put(sheet, f"{column}{row}", None, note)
        for column in at.CALL_COLUMNS:
            put(sheet, f"{column}{row}", None, _TEXT.but(section_top=top))
        sheet.row_dimensions[row].height = height


def _views(sheet: Worksheet, layout: Layout) -> None:
    after = layout.next_steps + 1
    for column in (at.SECTION, at.ITEM, at.POINTS, at.AUTO_FAIL, *at.CALL_COLUMNS):
        sheet[f"{column}{after}"].border = Border(top=STRONG)
    sheet.freeze_panes = f"{at.FIRST_CALL}{at.SCENARIO_ROW}"
    set_page(
        sheet,
        area=f"A1:{at.LAST_CALL}{layout.next_steps}",
        active=at.LAST_NAME,
        zoom=90,
        landscape=True,
    )
    protect(sheet)
