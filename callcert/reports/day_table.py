"""The end of the day in a terminal: exceptions first, then the day, then what is next."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.day_report import ClassProgress, DayCard, DayReport
from callcert.domain.exact import shown
from callcert.domain.ladder import STANDINGS
from callcert.domain.moments import us
from callcert.domain.rules import CALLS, Rules
from callcert.domain.standing import STEP_NAMES
from callcert.domain.timeframes import spoken
from callcert.reports.day_words import agent_name
from callcert.reports.escalations_table import STATUS_WORDS
from callcert.reports.findings import findings_by_file
from callcert.reports.score_table import STATUS_WORDS as CARD_WORDS
from callcert.reports.score_table import score_text
from callcert.reports.tables import plain_table
from callcert.reports.text import count, plain

_WIDE = 100


def day_shown(report: DayReport, width: int) -> Iterator[RenderableType]:
    """The whole report, every count with its names."""
    off = report.calendar.day_off(report.day)
    name = report.calendar.names.get(report.day, off or "")
    remark = f"  (a day off: {name})" if off else ""
    yield Text(f"End of day {us(report.day)} ({report.day:%A}){remark}", style="bold")
    yield Text("")
    yield Text("Exceptions", style="bold underline")
    yield from _listed(_exceptions(report), "None today.")
    yield Text("")
    yield Text("The day", style="bold underline")
    yield from _day(report, width)
    yield from _listed(_rest_of_day(report), "")
    yield Text("")
    yield Text("The class", style="bold underline")
    yield _classes(report)
    yield from _listed(_roster(report), "")
    yield from findings_by_file(report.data_problems)


Line = tuple[str, str, str]
"""What it is, in which style, and the names."""


def _listed(lines: Iterable[Line], otherwise: str) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 2), pad_edge=False)
    grid.add_column(overflow="fold", max_width=26)
    grid.add_column(overflow="fold", ratio=1)
    for words, style, names in lines:
        grid.add_row(Text(words, style=style), plain(names))
    if grid.row_count:
        yield grid
    elif otherwise:
        yield Text(otherwise, style="green")


def _exceptions(report: DayReport) -> Iterator[Line]:
    for due in report.due:
        since = f"since {us(due.due_on)}, {due.days_overdue or 'not yet'} overdue"
        when = "today unless complete" if due.due_on == report.day else since
        step = STEP_NAMES[due.step]
        words = "may be termed: review" if due.step == "termination-review" else step
        yield "step due", "bold red", f"{agent_name(due.standing.agent)}: {words}, {when}"
    for card in report.outcome_of_day("failed"):
        yield "failed", "bold red", f"{agent_name(card.agent)}, {card.certification.pass_rate}%"
    for one in report.failed_late:
        yield "failed", "bold red", f"{agent_name(one.agent)}, known today: {one.outcome_from}"
    for waiting in report.intake:
        if waiting.status in {"rejected", "held"}:
            why = waiting.findings[0].message if waiting.findings else ""
            yield f"scorecard {CARD_WORDS[waiting.status]}", "yellow", f"{waiting.name}: {why}"
    if report.missing:
        names = "; ".join(agent_name(one.agent) for one in report.missing)
        yield f"{len(report.missing)} not reported", "yellow", names
    for broken in report.broken:
        since = f", since {us(broken.issue.since)}" if broken.issue.since else ""
        ticket = f", {broken.issue.ticket}" if broken.issue.ticket else ", no ticket"
        yield (
            "equipment",
            "yellow",
            f"{agent_name(broken.standing.agent)}: {broken.issue.text}{since}{ticket}",
        )
    yield from _timeframes(report)


def _timeframes(report: DayReport) -> Iterator[Line]:
    rules = report.rules
    for card in report.calls_over:
        took = spoken(card.spent) if card.spent else ""
        yield f"calls over {rules.calls_hours:g} h", "yellow", f"{agent_name(card.agent)}: {took}"
    for one in report.modules_over:
        hours = one.evidence.reports[-1].hours
        yield f"TBTs over {rules.tbt_hours:g} h", "yellow", f"{agent_name(one.agent)}: {hours:g} h"
    if report.days_over:
        names = "; ".join(
            f"{agent_name(one.agent)} (Day {one.position.day})" for one in report.days_over
        )
        yield f"over {count(rules.target_days, 'day')}", "yellow", names


def _day(report: DayReport, width: int) -> Iterator[RenderableType]:
    if not report.cards:
        yield Text("No scorecards of this day.", style="dim")
        return
    table = plain_table()
    table.add_column("Agent", overflow="fold")
    if width >= _WIDE:
        table.add_column("Certifier", overflow="fold")
    for number in range(1, CALLS + 1):
        table.add_column(f"Call {number}" if width >= _WIDE else str(number), justify="right")
    table.add_column("Rate", justify="right")
    table.add_column("Outcome", no_wrap=True)
    for card in report.cards:
        table.add_row(*_card(card, report.rules, wide=width >= _WIDE))
    yield table


def _card(card: DayCard, rules: Rules, *, wide: bool) -> list[RenderableType]:
    outcome = card.certification.outcome
    certifier = [plain(card.certifier or "–")] if wide else []
    return [
        plain(agent_name(card.agent)),
        *certifier,
        *(score_text(call, rules, " " if wide else "") for call in card.calls),
        Text(f"{card.certification.pass_rate}%"),
        Text(outcome, style="green" if outcome == "certified" else "bold red"),
    ]


def _rest_of_day(report: DayReport) -> Iterator[Line]:
    for one in report.certifiers:
        certified = f"{one.certified} certified, mean of judged calls {shown(one.mean_score)}"
        yield "certifier", "", f"{one.certifier}: {count(one.scorecards, 'scorecard')}, {certified}"
    for delivered in report.delivered:
        step = STEP_NAMES[delivered.step]
        yield "delivered today", "", f"{agent_name(delivered.standing.agent)}: {step}"
    tomorrow = us(report.calendar.moved(report.day, 1))
    for due in report.due_next:
        step = f"{STEP_NAMES[due.step]} unless complete"
        yield f"falls due {tomorrow}", "", f"{agent_name(due.standing.agent)}: {step}"
    for change in report.changes:
        before = STATUS_WORDS[change.before] if change.before else "not there"
        now = STATUS_WORDS[change.standing.position.status]
        yield "changed", "", f"{agent_name(change.standing.agent)}: {before} → {now}"


def _classes(report: DayReport) -> Table:
    table = plain_table()
    for heading in ("Class", "Day", "Agents", "Complete", "Failed", "At it", "TBTs", "Calls"):
        table.add_column(heading, justify="left" if heading == "Class" else "right")
    for one in report.classes:
        table.add_row(plain(one.name), *(Text(words) for words in _class(one, report.rules)))
    return table


def _class(one: ClassProgress, rules: Rules) -> list[str]:
    late = " !" if one.day > rules.target_days and one.on_ladder else ""
    modules = f"{_percent(one.modules_done, one.modules_assigned)}"
    calls = _percent(one.calls_done, one.agents * CALLS)
    counts = (one.agents, one.complete, one.failed)
    return [str(one.day), *map(str, counts), f"{one.on_ladder}{late}", modules, calls]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part // whole}%" if whole else "–"


def _roster(report: DayReport) -> Iterator[Line]:
    done = len(report.here) - len(report.modules_incomplete)
    yield "TBTs complete", "", f"{done} of {len(report.here)} who have not left"
    for status in STANDINGS:
        names = [agent_name(one.agent) for one in report.standings if one.position.status == status]
        if names:
            yield f"{len(names)} {STATUS_WORDS[status]}", "", "; ".join(names)
