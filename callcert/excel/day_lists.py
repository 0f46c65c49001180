"""The lesser tables of the evening's workbook: classes, reports, equipment, findings."""

from callcert.domain.day_report import DayReport
from callcert.domain.exact import rounded_down
from callcert.domain.rules import CALLS
from callcert.domain.standing import Standing
from callcert.excel.book_tables import BookColumn, BookTable
from callcert.excel.day_tables import AGENT_COLUMNS, SCORE, Row, agent_row, hours, words
from callcert.excel.safe_cells import DATE, PERCENT

_PLACES = 2


def classes_table(report: DayReport) -> BookTable:
    """Each class against plan."""
    columns = (
        BookColumn("Class", 16), BookColumn("Day", 8), BookColumn("Target Day", 8),
        BookColumn("Agents", 10), BookColumn("Complete", 10), BookColumn("Failed", 10),
        BookColumn("Still at it", 10), BookColumn("Complete %", 11, PERCENT),
        BookColumn("TBTs Completed", 11), BookColumn("TBTs Assigned", 11),
        BookColumn("TBTs %", 9, PERCENT), BookColumn("Calls Completed", 11),
        BookColumn("Calls Required", 11), BookColumn("Calls %", 9, PERCENT),
    )  # fmt: skip
    rows: list[Row] = [
        [
            one.name, one.day, report.rules.target_days, one.agents, one.complete, one.failed,
            one.on_ladder, _share(one.complete, one.agents), one.modules_done,
            one.modules_assigned, _share(one.modules_done, one.modules_assigned),
            one.calls_done, one.agents * CALLS, _share(one.calls_done, one.agents * CALLS),
        ]
        for one in report.classes
    ]  # fmt: skip
    return BookTable("Classes", columns, rows, "No class has anybody in it.")


def _share(part: int, whole: int) -> float | None:
    """The share in whole hundredths, rounded down, as the page shows it."""
    return 100 * part // whole / 100 if whole else None


def reports_table(report: DayReport) -> BookTable:
    """Who was expected to report, and what they did."""
    columns = (
        *AGENT_COLUMNS, BookColumn("Class", 12), BookColumn("Reported", 11),
        BookColumn("Last Report", 12, DATE), BookColumn("TBTs Completed", 11),
        BookColumn("TBTs Assigned", 11), BookColumn("TBT Hours", 9, SCORE),
        BookColumn("Calls Completed", 11), BookColumn("Equipment Issue", 30),
        BookColumn("Notes", 50),
    )  # fmt: skip
    rows = [_report(one, told=False) for one in report.missing]
    rows += [_report(told.standing, told=True) for told in report.reported]
    return BookTable("Progress", columns, rows, "Nobody was expected to report.")


def _report(one: Standing, *, told: bool) -> Row:
    reports = one.evidence.reports
    last = reports[-1] if reports else None
    entry = last if told else None
    said = (
        [entry.modules_completed, entry.modules_assigned, entry.hours, entry.calls_completed,
         entry.issue or None, entry.note or None]
        if entry
        else [None] * 6
    )  # fmt: skip
    day = last.day if last else None
    who = [*agent_row(one.agent), one.evidence.row.group or None]
    return [*who, "yes" if told else "no", day, *said]


def timeframes_table(report: DayReport) -> BookTable:
    """Everything that took too long, with the figure and the limit."""
    rules = report.rules
    columns = (
        *AGENT_COLUMNS, BookColumn("Timeframe", 24), BookColumn("Figure", 10),
        BookColumn("Limit", 10), BookColumn("Unit", 10),
    )  # fmt: skip
    rows: list[Row] = [
        [*agent_row(card.agent), "calls", hours(card.spent),
         rules.calls_hours, "hours"]
        for card in report.calls_over
    ]  # fmt: skip
    rows += [
        [*agent_row(one.agent), "TBTs", one.evidence.reports[-1].hours, rules.tbt_hours, "hours"]
        for one in report.modules_over
    ]
    rows += [
        [*agent_row(one.agent), "calls and TBTs", one.position.day, rules.target_days, "days"]
        for one in report.days_over
    ]
    return BookTable("Timeframes", columns, rows, "Nothing took too long.")


def equipment_table(report: DayReport) -> BookTable:
    """Open issues."""
    columns = (
        *AGENT_COLUMNS, BookColumn("Issue", 50), BookColumn("Since", 12, DATE),
        BookColumn("Business Days Open", 12), BookColumn("IT Ticket", 16),
    )  # fmt: skip
    rows: list[Row] = [
        [*agent_row(one.standing.agent), one.issue.text, one.issue.since, one.age,
         one.issue.ticket or "no ticket"]
        for one in report.broken
    ]  # fmt: skip
    return BookTable("Equipment", columns, rows, "No equipment issue is open.")


def certifiers_table(report: DayReport) -> BookTable:
    """The certifiers' day; the coached call is in no mean, which is rounded down."""
    columns = (
        BookColumn("Certifier", 28), BookColumn("Scorecards", 12), BookColumn("Certified", 12),
        BookColumn("Mean of judged calls", 14, SCORE),
    )  # fmt: skip
    rows: list[Row] = [
        [one.certifier, one.scorecards, one.certified,
         float(rounded_down(one.mean_score, _PLACES))]
        for one in report.certifiers
    ]  # fmt: skip
    return BookTable("Certifiers", columns, rows, "No certifier had a scorecard this day.")


def changes_table(report: DayReport) -> BookTable:
    """Whose status is another than on the business day before."""
    columns = (
        *AGENT_COLUMNS, BookColumn("Was", 14, tinted=True), BookColumn("Is", 14, tinted=True),
    )  # fmt: skip
    rows: list[Row] = [
        [*agent_row(one.standing.agent), words(one.before) if one.before else "not there",
         words(one.standing.position.status)]
        for one in report.changes
    ]  # fmt: skip
    return BookTable("Changes", columns, rows, "No status has changed.")


def findings_table(report: DayReport) -> BookTable:
    """Everything to put right in the workbooks, errors first."""
    columns = (
        BookColumn("Severity", 11, tinted=True), BookColumn("Code", 20), BookColumn("File", 30),
        BookColumn("Sheet", 18), BookColumn("Cell", 9), BookColumn("What Is Wrong", 60),
        BookColumn("What To Do", 60),
    )  # fmt: skip
    rows: list[Row] = [
        [one.severity, one.code, (one.file or "").replace("\\", "/").rpartition("/")[2] or None,
         one.sheet, one.cell, one.message, one.fix]
        for one in sorted(report.all_problems, key=lambda found: found.severity)
    ]  # fmt: skip
    return BookTable("Findings", columns, rows, "No problem in the workbooks.")
