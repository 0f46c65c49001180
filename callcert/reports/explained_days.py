"""One agent's calendar, day by day: what counted, what did not and why, what fell due when."""

from collections.abc import Iterator
from datetime import date, timedelta

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.calendar import CountedDays
from callcert.domain.ladder import OFF_LADDER, clock_days
from callcert.domain.moments import us
from callcert.domain.progress import Entry
from callcert.domain.rules import CALLS, Rules
from callcert.domain.standing import STEP_NAMES, Standing
from callcert.reports.reasons import reasons
from callcert.reports.tables import plain_table
from callcert.reports.text import plain, printable

LONGEST = 400
"""Days that are listed at most; of a longer time the last ones."""

_DAY = timedelta(days=1)
_WHY_NOT = {
    "weekend": "weekend", "holiday": "public holiday", "closure": "closed",
    "excused": "excused absence", "equipment": "equipment issue pauses the clock",
}  # fmt: skip


def explained_days(one: Standing, rules: Rules) -> Iterator[RenderableType]:
    """The calendar from the start on, then the facts that decide, then the rule."""
    heading = Text(printable(str(one.agent)), style="bold")
    if one.agent.agent_id:
        heading.append(f"  {printable(one.agent.agent_id)}", style="dim")
    yield heading.append(f"  as of {us(one.as_of)}")
    if one.start and one.days:
        yield _calendar(one, one.start, one.days, rules)
    for reason in reasons(one, rules):
        yield Text(f"  {printable(reason)}")
    yield Text("")
    yield Text(_rule(rules), style="dim")


def _calendar(one: Standing, start: date, days: CountedDays, rules: Rules) -> Table:
    table = plain_table()
    table.add_column("Date", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("Day", justify="right", no_wrap=True)
    table.add_column("Counted?", overflow="fold")
    table.add_column("What happened", overflow="fold")
    last = max(one.as_of, one.position.next_step_on or one.as_of)
    events = _events(one, days, rules)
    first = max(start, last - LONGEST * _DAY)
    for number in range((last - first).days + 1):
        day = first + number * _DAY
        counts = days.counts(day)
        table.add_row(
            us(day),
            f"{day:%a}",
            str(days.number(day)) if counts else "",
            "yes" if counts else plain(_why_not(days, day)),
            Text("\n").join(plain(words) for words in events.get(day, [])),
            style="" if counts else "dim",
        )
    return table


def _why_not(days: CountedDays, day: date) -> str:
    reason = days.why_not(day)
    words = _WHY_NOT[reason] if reason else ""
    name = days.calendar.names.get(day) if reason == "holiday" else None
    return f"no: {words} ({name})" if name else f"no: {words}"


def _events(one: Standing, days: CountedDays, rules: Rules) -> dict[date, list[str]]:
    found: dict[date, list[str]] = {}

    def add(day: date, words: str) -> None:
        found.setdefault(day, []).append(words)

    for entry in one.evidence.reports:
        add(entry.day, _reported(entry))
    card = one.evidence.scorecard
    if card and card.day:
        add(card.day, f"{CALLS} calls, {card.pass_rate}%: {card.outcome} ({card.file})")
    on_ladder = one.position.status not in OFF_LADDER
    for step, on in clock_days(days, rules).items() if on_ladder else ():
        add(on, f"by the calendar alone: {STEP_NAMES[step]}")
    for step, on in one.position.delivered.items():
        add(on, f"{STEP_NAMES[step]} {'held' if step == 'termination-review' else 'delivered'}")
    place = one.position
    if place.step_due and place.due_on:
        add(place.due_on, f"{STEP_NAMES[place.step_due]} DUE")
    if place.next_step and place.next_step_on:
        add(place.next_step_on, f"{STEP_NAMES[place.next_step]} falls due unless complete")
    add(one.as_of, "← as of this day")
    return found


def _reported(entry: Entry) -> str:
    said = []
    if entry.modules_completed is not None:
        of = "" if entry.modules_assigned is None else f"/{entry.modules_assigned}"
        said.append(f"TBTs {entry.modules_completed}{of}")
    if entry.calls_completed is not None:
        said.append(f"calls {entry.calls_completed}/{CALLS}")
    if entry.issue:
        said.append(f"equipment: {entry.issue}")
    return f"reported {', '.join(said)}" if said else "reported"


def _rule(rules: Rules) -> str:
    return (
        f"Until call certs and TBTs are complete: after {rules.first_step_after_days} "
        f"{rules.first_step_counts} days the documented coaching is due; the written CAP, the "
        "final CAP and the termination review each on the agent's first counted day after the "
        "step before was delivered, never before the calendar's own day for it. The agent has "
        "the day a step falls due to finish; from the next counted day it is overdue."
    )
