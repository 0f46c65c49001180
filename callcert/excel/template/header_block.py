"""The top of the scorecard, always in sight: who was judged by whom, and what came of it."""

from openpyxl.styles import Border
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from callcert.domain.rules import Rules
from callcert.excel.template import formulas
from callcert.excel.template import layout as at
from callcert.excel.template.layout import Layout
from callcert.excel.template.style import (
    ACCENT,
    AMBER,
    ENTRY,
    GREY_TINT,
    LABEL,
    MUTED,
    PAPER,
    THIN,
    TINT,
    Look,
    plain,
    put,
)

DATE = "mm/dd/yyyy"
MOMENT = "[<1]h:mm AM/PM;m/d/yyyy h:mm AM/PM"
"""Shows a time of day alone, or a date with it; read back as the one or the other."""

_BAND = Look(fill=ACCENT, color=PAPER)
_CAPTION = Look(fill=TINT, color=MUTED, size=9, bold=True, across="center", boxed=True)
_TILE = Look(fill=GREY_TINT, bold=True, size=13, across="center", boxed=True)
_NAME = Look(fill=GREY_TINT, bold=True, size=11, indent=1)
_NOTE = Look(size=8, color=MUTED)


def add_header(sheet: Worksheet, layout: Layout, rules: Rules) -> None:
    """Title, the agent and certifier, the times, the summary, and what is left to do."""
    _title(sheet)
    _fields(sheet, rules)
    _summary(sheet, layout, rules)
    status = Look(bold=True, color=AMBER, indent=1)
    put(sheet, f"A{at.STATUS_ROW}", formulas.status(layout), status)
    for row, height in ((1, 30), (2, 19), (3, 19), (4, 22), (5, 19), (6, 22), (at.STATUS_ROW, 21)):
        sheet.row_dimensions[row].height = height


def _title(sheet: Worksheet) -> None:
    for column in (at.SECTION, at.ITEM, at.POINTS, at.AUTO_FAIL, *at.CALL_COLUMNS):
        put(sheet, f"{column}1", None, _BAND)
    title = "Call Certification Scorecard  |  Aetna Member Services"
    put(sheet, "A1", title, _BAND.but(size=15, bold=True, indent=1))
    open_guide = Look(size=9, bold=True, color=ACCENT, across="right", indent=1)
    link = put(sheet, f"{at.LAST_CALL}2", at.GUIDE, open_guide)
    link.hyperlink = Hyperlink(
        ref=link.coordinate,
        location=f"'{at.GUIDE}'!A1",
        tooltip="What earns and what loses the points of every item",
    )
    help_text = (
        "Fill in the cream cells. Mark every item Yes, No, or N/A, or type the points earned. "
        "On an auto-fail item, No makes the call 0."
    )
    put(sheet, "A2", help_text, Look(color=MUTED, size=9, indent=1))


def _fields(sheet: Worksheet, rules: Rules) -> None:
    text = ENTRY.but(number_format="@", bold=True)
    for label, address, look in (
        ("Agent last name", at.LAST_NAME, text),
        ("Agent first name", at.FIRST_NAME, text),
        ("Agent ID", at.AGENT_ID, text),
        ("Certifier", at.CERTIFIER, text),
    ):
        put(sheet, f"A{address[1:]}", label, LABEL.but(indent=1))
        put(sheet, address, None, look)
    moment = ENTRY.but(number_format=MOMENT)
    for label, address, look in (
        ("Certification date", at.CERTIFIED_ON, ENTRY.but(number_format=DATE)),
        ("Connected at", at.CONNECTED, moment),
        ("Completed at", at.COMPLETED, moment),
    ):
        put(sheet, f"C{address[1:]}", label, LABEL.but(indent=1))
        put(sheet, address, None, look)
    put(sheet, f"C{at.TIME_ON_CALLS[1:]}", "Time on calls", LABEL.but(indent=1))
    shown = Look(fill=GREY_TINT, boxed=True, indent=1, across="left", number_format="[h]:mm")
    put(sheet, at.TIME_ON_CALLS, formulas.time_on_calls(), shown)
    put(sheet, at.HOURS_LIMIT, float(rules.calls_hours), _NOTE.but(indent=1))
    sheet[at.HOURS_LIMIT].number_format = f'"limit "{plain(rules.calls_hours)}" hours"'


def _summary(sheet: Worksheet, layout: Layout, rules: Rules) -> None:
    for caption, address, formula, number_format in (
        ("Calls passed", at.CALLS_PASSED, formulas.calls_passed(layout), "General"),
        ("Pass rate", at.PASS_RATE, formulas.pass_rate(), "0%"),
        ("Outcome", at.OUTCOME, formulas.outcome(), "General"),
    ):
        above = f"{address[0]}{int(address[1:]) - 1}"
        put(sheet, above, caption, _CAPTION)
        put(sheet, address, formula, _TILE.but(number_format=number_format))
    _save_as(sheet)
    put(sheet, at.CERTIFY_AT, rules.certify_rate / 100, _NOTE.but(across="center"))
    sheet[at.CERTIFY_AT].number_format = f'"certifies at "{plain(rules.certify_rate)}%" or more"'


def _save_as(sheet: Worksheet) -> None:
    """The name may be longer than its cell and then runs on into the two empty ones beside it."""
    name, after, last = (f"{column}{at.FILE_NAME[1:]}" for column in "GHI")
    put(
        sheet,
        f"G{int(at.FILE_NAME[1:]) - 1}",
        "Save this file as",
        LABEL.but(down="bottom", indent=1),
    )
    put(sheet, name, formulas.file_name(), _NAME)
    put(sheet, after, None, _NAME)
    put(sheet, last, None, _NAME)
    sheet[name].border = Border(left=THIN, top=THIN, bottom=THIN)
    sheet[after].border = Border(top=THIN, bottom=THIN)
    sheet[last].border = Border(right=THIN, top=THIN, bottom=THIN)
