"""The evening report as a workbook: a summary with charts, and a table for everything in it."""

from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from callcert.domain.agents import Agent
from callcert.domain.day_report import DayReport
from callcert.domain.ladder import STANDINGS
from callcert.domain.ladder import Standing as Status
from callcert.domain.moments import us
from callcert.excel.book_charts import bars, columns
from callcert.excel.book_tables import (
    BookColumn,
    BookTable,
    print_setup,
    table_sheet,
    write_table,
)
from callcert.excel.day_lists import (
    certifiers_table,
    changes_table,
    classes_table,
    equipment_table,
    findings_table,
    reports_table,
    timeframes_table,
)
from callcert.excel.day_tables import (
    Row,
    agents_table,
    cards_table,
    intake_table,
    steps_table,
    trend_table,
    words,
)
from callcert.excel.own_books import saved
from callcert.excel.safe_cells import PERCENT, put

_COLOURS: dict[Status, str] = {
    "step-due": "C8372D", "escalated": "D0660D", "late": "A88200", "on-track": "2F74D0",
    "not-started": "7B8799", "complete": "2B8A57", "failed": "7C3F98", "left": "5C6573",
}  # fmt: skip
_CERTIFIED, _FAILED = _COLOURS["complete"], _COLOURS["failed"]
_MOST_NAMES = 20
_WIDTHS = (30, 12, 70)
_NAMES = BookColumn("Names", _WIDTHS[2])
_FIRST = 4


def day_book(report: DayReport) -> bytes:
    """The workbook; the same day makes the same bytes."""
    book = Workbook()
    _summary(book.worksheets[0], report)
    table_sheet(book, "Agents", agents_table(report), "D2", pages=2)
    table_sheet(book, "Scorecards", cards_table(report), "D2")
    table_sheet(book, "Intake", intake_table(report))
    table_sheet(book, "Escalations", steps_table(report), "D2")
    table_sheet(book, "Classes", classes_table(report))
    table_sheet(book, "Progress", reports_table(report), "D2")
    table_sheet(book, "Timeframes", timeframes_table(report))
    table_sheet(book, "Equipment", equipment_table(report))
    table_sheet(book, "Certifiers", certifiers_table(report))
    table_sheet(book, "Changes", changes_table(report))
    table_sheet(book, "Data problems", findings_table(report))
    _trend(table_sheet(book, "Trend", trend_table(report)), report)
    return saved(book, f"Call certification, end of day {us(report.day)}")


def _summary(sheet: Worksheet, report: DayReport) -> None:
    sheet.title = "Summary"
    title = f"Call certification: end of day {report.day:%A}, {us(report.day)}"
    put(sheet, 1, 1, title).font = Font(name="Calibri", bold=True, size=16)
    off = report.calendar.day_off(report.day)
    if off:
        put(sheet, 2, 1, f"A day off: {off}").font = Font(name="Calibri", italic=True)
    for letter, width in zip("ABC", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    row = _FIRST
    for table, chart in (
        (_figures(report), None),
        (_rates(report), ("Pass rates of the day", "Pass rate", "Scorecards")),
        (_roster(report), ("Agents by status", "Status", "Agents")),
    ):
        write_table(sheet, table, row)
        if chart and any(line[1] for line in table.rows):
            drawn = bars(sheet, (row, row + len(table.rows)), chart, _bar_colours(table, report))
            sheet.add_chart(drawn, "E4" if table.name == "PassRates" else "E19")
        row += table.height + 1
    print_setup(sheet)


def _bar_colours(table: BookTable, report: DayReport) -> Sequence[str]:
    if table.name == "Roster":
        return [_COLOURS[status] for status in STANDINGS]
    certifies = report.rules.certify_rate
    return [_CERTIFIED if rate >= certifies else _FAILED for rate in report.pass_rates]


def _figures(report: DayReport) -> BookTable:
    waiting = [one for one in report.intake if one.status in {"rejected", "held"}]
    complete = [one.agent for one in report.standings if one.position.status == "complete"]
    overdue = [one for one in report.due if one.days_overdue]
    people: list[tuple[str, Sequence[str]]] = [
        ("Certified today", _names(card.agent for card in report.outcome_of_day("certified"))),
        ("Failed today", _names(card.agent for card in report.outcome_of_day("failed"))),
        ("Failed before, known today", _names(one.agent for one in report.failed_late)),
        ("Steps due", _names(due.standing.agent for due in report.due)),
        ("of these overdue", _names(due.standing.agent for due in overdue)),
        ("Self-reports missing", _names(one.agent for one in report.missing)),
        ("Scorecards rejected or held", [card.name for card in waiting]),
        ("Equipment issues", _names(one.standing.agent for one in report.broken)),
        ("Past the target", _names(one.agent for one in report.days_over)),
        ("TBTs not complete", _names(one.agent for one in report.modules_incomplete)),
        ("Complete", _names(complete)),
    ]
    rows: list[Row] = [[label, len(names), _listed(names)] for label, names in people]
    heads = (BookColumn("The day"), BookColumn("Number"), _NAMES)
    return BookTable("Headline", heads, rows, "")


def _rates(report: DayReport) -> BookTable:
    rows: list[Row] = [
        [rate / 100, len(cards), _listed(_names(card.agent for card in cards))]
        for rate, cards in report.pass_rates.items()
    ]
    heads = (BookColumn("Pass rate", form=PERCENT), BookColumn("Scorecards"), _NAMES)
    return BookTable("PassRates", heads, rows, "")


def _roster(report: DayReport) -> BookTable:
    rows: list[Row] = []
    for status in STANDINGS:
        who = [one.agent for one in report.standings if one.position.status == status]
        rows.append([words(status), len(who), _listed(_names(who))])
    heads = (BookColumn("Status", tinted=True), BookColumn("Agents"), _NAMES)
    return BookTable("Roster", heads, rows, "")


def _names(agents: Iterable[Agent]) -> list[str]:
    return [str(agent) or agent.agent_id or "" for agent in agents]


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    rest = f"; and {more} more, see the sheets behind" if more > 0 else ""
    return "; ".join(names[:_MOST_NAMES]) + rest


def _trend(sheet: Worksheet, report: DayReport) -> None:
    if not report.trend:
        return
    bottom, last = 1 + len(report.trend), 1 + len(STANDINGS)
    statuses = ("Status of all agents, day by day", "Business day", "Agents")
    shown = columns(
        sheet, (2, last, bottom), statuses, [_COLOURS[one] for one in STANDINGS], stacked=True
    )
    sheet.add_chart(shown, f"A{bottom + 2}")
    results = ("Scorecards certified and failed, day by day", "Business day", "Scorecards")
    pair = (_CERTIFIED, _FAILED)
    shown = columns(sheet, (last + 1, last + 2, bottom), results, pair, stacked=False)
    sheet.add_chart(shown, f"G{bottom + 2}")
