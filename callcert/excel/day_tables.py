"""The evening report as tables of a workbook: real numbers, dates and percentages."""

from datetime import timedelta

from callcert.domain.agents import Agent
from callcert.domain.day_report import DayCard, DayReport, StepDue
from callcert.domain.exact import rounded_down
from callcert.domain.ladder import STANDINGS, STEPS
from callcert.domain.rules import CALLS
from callcert.domain.scoring import Call, below_audit
from callcert.domain.standing import STEP_NAMES, Standing
from callcert.excel.book_tables import BookColumn, BookTable
from callcert.excel.safe_cells import DATE, PERCENT, SafeValue

SCORE = "0.00"
_PLACES = 2
_WHOLE = 100
AGENT_COLUMNS = (
    BookColumn("Agent ID", 11),
    BookColumn("Last Name", 18),
    BookColumn("First Name", 16),
)
_REVIEW = "may be termed: review"

Row = list[SafeValue]


def agents_table(report: DayReport) -> BookTable:
    """A row for each agent, everything that is known of them."""
    columns = (
        *AGENT_COLUMNS,
        BookColumn("Class", 12), BookColumn("Start Date", 12, DATE), BookColumn("Day", 7),
        BookColumn("Status", 13, tinted=True), BookColumn("Calls Completed", 11),
        BookColumn("TBTs Completed", 11), BookColumn("TBTs Assigned", 11),
        BookColumn("Pass Rate", 9, PERCENT), BookColumn("Outcome", 11, tinted=True),
        BookColumn("Step Due", 24), BookColumn("Due On", 12, DATE), BookColumn("Days Overdue", 10),
        BookColumn("Next Step", 24), BookColumn("Next Step On", 12, DATE),
        *(BookColumn(STEP_NAMES[step].capitalize(), 14, DATE) for step in STEPS),
        BookColumn("Equipment Issue", 30), BookColumn("IT Ticket", 14),
    )  # fmt: skip
    rows = [_standing(one) for one in report.standings]
    return BookTable("Agents", columns, rows, "No agents are listed.")


def _standing(one: Standing) -> Row:
    place, row = one.position, one.evidence.row
    return [
        *agent_row(one.agent), row.group or None, one.start, place.day, words(place.status),
        one.calls, one.modules_done, one.modules_assigned, _rate(one), one.outcome,
        _step(place.step_due), place.due_on, place.days_overdue if place.step_due else None,
        _step(place.next_step), place.next_step_on,
        *(place.delivered.get(step) for step in STEPS),
        one.issue.text if one.issue else None, one.issue.ticket or None if one.issue else None,
    ]  # fmt: skip


def _rate(one: Standing) -> float | None:
    if one.scorecard:
        return one.scorecard.pass_rate / _WHOLE
    rate = one.evidence.row.pass_rate
    return float(rate / _WHOLE) if rate is not None and one.outcome else None


def cards_table(report: DayReport) -> BookTable:
    """The day's scorecards; scores are rounded down."""
    calls = (BookColumn(f"Call {number}", 9, SCORE) for number in range(1, CALLS + 1))
    columns = (
        *AGENT_COLUMNS, BookColumn("Certifier", 20), *calls, BookColumn("Calls Passed", 10),
        BookColumn("Pass Rate", 9, PERCENT), BookColumn("Outcome", 11, tinted=True),
        BookColumn("Remarks", 40), BookColumn("Hours", 9, SCORE), BookColumn("File", 34),
    )  # fmt: skip
    rows = [_card(card, report) for card in report.cards]
    return BookTable("Scorecards", columns, rows, "No scorecards of this day.")


def _card(card: DayCard, report: DayReport) -> Row:
    decided = card.certification
    file = card.file.replace("\\", "/").rpartition("/")[2]
    remarks = "; ".join(filter(None, (_remark(call, report) for call in card.calls)))
    return [
        *agent_row(card.agent), card.certifier, *(_score(call) for call in card.calls),
        decided.calls_passed, decided.pass_rate / _WHOLE, decided.outcome, remarks or None,
        hours(card.spent), file,
    ]  # fmt: skip


def _score(call: Call) -> float | None:
    return None if call.score is None else float(rounded_down(call.score, _PLACES))


def _remark(call: Call, report: DayReport) -> str:
    if call.coached:
        return f"call {call.number} coached"
    if not call.passed:
        return f"call {call.number} not passed"
    audit = f"below {report.rules.audit_score:g}"
    return f"call {call.number} {audit}" if below_audit(call, report.rules) else ""


def intake_table(report: DayReport) -> BookTable:
    """Returned scorecards that are not filed, with everything found wrong with them."""
    columns = (
        BookColumn("Scorecard", 34), BookColumn("Became", 14, tinted=True),
        BookColumn("Agent", 24), BookColumn("What Is Wrong", 60), BookColumn("What To Do", 60),
    )  # fmt: skip
    rows: list[Row] = []
    for card in report.intake:
        agent = str(card.agent) if card.agent else None
        for found in card.findings or (None,):
            wrong, fix = (found.message, found.fix) if found else (None, None)
            rows.append([card.name, words(card.status), agent, wrong, fix])
    return BookTable("Intake", columns, rows, "No scorecard waits in the intake.")


def steps_table(report: DayReport) -> BookTable:
    """Steps due, delivered today, and coming the next business day."""
    columns = (
        *AGENT_COLUMNS, BookColumn("Class", 12), BookColumn("Step", 24),
        BookColumn("State", 22, tinted=True), BookColumn("Date", 12, DATE),
        BookColumn("Counted Days Overdue", 12),
    )  # fmt: skip
    rows = [_due(due, "overdue" if due.days_overdue else "due") for due in report.due]
    rows += [
        [*_grouped(one.standing), STEP_NAMES[one.step], "delivered today", report.day, None]
        for one in report.delivered
    ]
    rows += [_due(due, "next business day") for due in report.due_next]
    return BookTable("Escalations", columns, rows, "No step is due, delivered or coming.")


def _due(due: StepDue, state: str) -> Row:
    overdue = due.days_overdue if state in {"overdue", "due"} else None
    return [*_grouped(due.standing), _step(due.step), state, due.due_on, overdue]


def trend_table(report: DayReport) -> BookTable:
    """The last ten business days: statuses, then the day's results."""
    columns = (
        BookColumn("Day", 12, DATE),
        *(BookColumn(words(one).capitalize(), 12) for one in STANDINGS),
        BookColumn("Certified that day", 12), BookColumn("Failed that day", 12),
    )  # fmt: skip
    rows: list[Row] = [
        [day.day, *(day.statuses.get(one, 0) for one in STANDINGS), day.certified, day.failed]
        for day in report.trend
    ]
    return BookTable("Trend", columns, rows, "There is no trend to show.")


def words(status: str) -> str:
    """A status as people write it."""
    return status.replace("-", " ")


def hours(spent: timedelta | None) -> float | None:
    """A span in hours, to two decimals."""
    return None if spent is None else round(spent / timedelta(hours=1), _PLACES)


def _step(step: str | None) -> str | None:
    if step == STEPS[-1]:
        return _REVIEW
    return next((name for one, name in STEP_NAMES.items() if one == step), None)


def agent_row(agent: Agent) -> Row:
    """ID and names, for the columns of that name."""
    return [agent.agent_id, agent.last_name or None, agent.first_name or None]


def _grouped(one: Standing) -> Row:
    return [*agent_row(one.agent), one.evidence.row.group or None]
