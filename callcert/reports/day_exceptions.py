"""The top of the evening report: what somebody must act on."""

from collections.abc import Iterator

from callcert.domain.day_report import DayReport, StepDue
from callcert.domain.equipment_report import Broken
from callcert.domain.moments import us
from callcert.domain.rules import CALLS
from callcert.domain.score_report import Scorecard
from callcert.domain.standing import Standing
from callcert.domain.timeframes import spoken
from callcert.reports.day_content import Block, Cell, Column, Names, Section, Table
from callcert.reports.day_words import (
    agent_cell,
    agent_name,
    calls_words,
    due_words,
    modules_words,
    names_of,
    step_cell,
)
from callcert.reports.score_table import STATUS_WORDS as CARD_WORDS
from callcert.reports.text import count


def not_filed(report: DayReport) -> list[Scorecard]:
    """Scorecards in the intake that wait for a person."""
    return [card for card in report.intake if card.status in {"rejected", "held"}]


def exceptions(report: DayReport) -> Section:
    """Everything that is not as it should be, the most urgent first."""
    blocks: list[Block] = [
        _steps(report),
        _failed(report),
        _not_filed(report),
        _missing(report),
        _equipment(report),
        *_timeframes(report),
    ]
    return Section("exceptions", "Exceptions", blocks, is_good_empty=True)


def _steps(report: DayReport) -> Table:
    numbers = (Column(heading, number=True) for heading in ("Day", "Calls", "TBTs"))
    columns = (Column("Agent"), Column("Step"), Column("When"), *numbers)
    rules = report.rules
    note = (
        f"Documented coaching is due once {rules.first_step_after_days} {rules.first_step_counts} "
        "days have passed, each further step on the agent's first counted day after the one "
        "before it was delivered."
    )
    rows = [_step(due, report) for due in report.due]
    return Table("Steps due", columns, rows, "No step is due.", note, tone="bad")


def _step(due: StepDue, report: DayReport) -> list[Cell]:
    one = due.standing
    when = Cell(due_words(due, report.day), "bad" if due.days_overdue else "")
    numbers = (str(one.position.day), calls_words(one), modules_words(one))
    return [agent_cell(one.agent), step_cell(due.step), when, *map(Cell, numbers)]


def _failed(report: DayReport) -> Table:
    columns = (
        Column("Agent"), Column("Certifier"), Column("Calls passed", number=True),
        Column("Pass rate", number=True),
    )  # fmt: skip
    rows = [
        [
            agent_cell(card.agent),
            Cell(card.certifier or "–"),
            Cell(f"{card.certification.calls_passed}/{CALLS}"),
            Cell(f"{card.certification.pass_rate}%", "bad"),
        ]
        for card in report.outcome_of_day("failed")
    ]
    rows += map(_failed_late, report.failed_late)
    return Table("Failed today", columns, rows, "Nobody failed today.", tone="bad")


def _failed_late(one: Standing) -> list[Cell]:
    """One whose calls were earlier, or whose failure the tracker alone tells."""
    card = one.scorecard
    return [
        agent_cell(one.agent),
        Cell(card.certifier if card and card.certifier else "–",
             detail=f"known today: {one.outcome_from}"),
        Cell(f"{card.calls_passed}/{CALLS}" if card else "–"),
        Cell(f"{card.pass_rate}%" if card else "failed", "bad"),
    ]  # fmt: skip


def _not_filed(report: DayReport) -> Table:
    plain = map(Column, ("Scorecard", "Became", "What is wrong"))
    columns = (*plain, Column("What to do", lead=" →"))
    rows = [_waiting(card) for card in not_filed(report)]
    empty = "No scorecard in the intake is rejected or held."
    return Table("Scorecards rejected or held", columns, rows, empty, tone="warn")


def _waiting(card: Scorecard) -> list[Cell]:
    agent = agent_name(card.agent) if card.agent else ""
    first = card.findings[0] if card.findings else None
    more = len(card.findings) - 1
    return [
        Cell(card.name, detail=agent),
        Cell(CARD_WORDS[card.status], "bad" if card.status == "rejected" else "warn"),
        Cell(first.message if first else "–", detail=f"and {more} more" if more > 0 else ""),
        Cell(first.fix if first else "–"),
    ]


def _missing(report: DayReport) -> Table:
    columns = tuple(map(Column, ("Agent", "Class", "Last report")))
    rows = [_silent(one) for one in report.missing]
    expected = report.expected
    empty = "Everybody expected has reported." if expected else "Nobody was expected to report."
    note = f"{len(report.reported)} of {expected} expected have reported." if rows else ""
    return Table("Self-reports missing", columns, rows, empty, note, tone="warn")


def _silent(one: Standing) -> list[Cell]:
    reports = one.evidence.reports
    last = us(reports[-1].day) if reports else "never"
    excused = "excused that day" if one.as_of in one.excused else ""
    return [agent_cell(one.agent), Cell(one.evidence.row.group or "–"), Cell(last, detail=excused)]


def _equipment(report: DayReport) -> Table:
    columns = tuple(map(Column, ("Agent", "Issue", "Since", "Ticket")))
    rows = [_broken(one) for one in report.broken]
    return Table("Equipment issues", columns, rows, "No equipment issue is open.", tone="warn")


def _broken(one: Broken) -> list[Cell]:
    since = us(one.issue.since) if one.issue.since else "not known"
    age = "" if one.age is None else f"{count(one.age, 'business day')} open"
    ticket = Cell(one.issue.ticket) if one.issue.ticket else Cell("no ticket", "bad")
    return [agent_cell(one.standing.agent), Cell(one.issue.text), Cell(since, detail=age), ticket]


def _timeframes(report: DayReport) -> Iterator[Names]:
    rules, names = report.rules, names_of(report)
    limit = f"{rules.calls_hours:g} hours"
    calls = [f"{names.name(one.agent)}: {spoken(one.spent)}" for one in report.calls_over
             if one.spent is not None]  # fmt: skip
    yield Names(f"Calls over {limit}", calls, f"No calls took over {limit}.", "warn")
    limit = f"{rules.tbt_hours:g} hours"
    hours = [f"{names.name(one.agent)}: {_hours(one)}" for one in report.modules_over]
    yield Names(f"TBTs over {limit}", hours, f"Nobody reported over {limit} of TBTs.", "warn")
    limit = count(rules.target_days, "day")
    days = [f"{names.name(one.agent)} (Day {one.position.day})" for one in report.days_over]
    yield Names(f"Past the target of {limit}", days, f"Nobody is past {limit}.", "warn")


def _hours(one: Standing) -> str:
    return f"{one.evidence.reports[-1].hours:g} h"
