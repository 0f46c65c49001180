"""One agent's story as of a day: what is known, in its order, each with where it is known from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from callcert.domain.agents import Agent
from callcert.domain.columns import STEP_COLUMNS
from callcert.domain.ladder import STEPS, Fault, due_date
from callcert.domain.moments import us
from callcert.domain.notes import read_notes
from callcert.domain.progress import Entry
from callcert.domain.rules import CALLS, Rules
from callcert.domain.standing import STEP_NAMES, Standing

Where = Literal["tracker", "report", "scorecard", "ledger", "ladder"]
What = Literal[
    "start", "excused", "report", "calls", "filed", "superseded", "withdrawn", "uploaded",
    "step-due", "step-delivered", "step-not-counted", "outcome", "note",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is known from; ``ladder`` is callcert's own reckoning, and has no place."""

    where: Where
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that holds and has no day of its own."""

    heading: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day."""

    day: date
    what: What
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Story:
    """The whole of it; ``standing`` is None for who is filed, but in neither workbook."""

    agent: Agent
    as_of: date
    standing: Standing | None
    rules: Rules
    facts: Sequence[Fact]
    events: Sequence[Event]


LADDER = Source("ladder")
Cell = Callable[[str], Source]
"""The place of a heading in the agent's row of the tracker."""

_ORDER: dict[What, int] = {
    "start": 0, "excused": 1, "step-due": 2, "report": 3, "calls": 4, "outcome": 5,
    "superseded": 6, "withdrawn": 7, "filed": 8, "uploaded": 9, "step-delivered": 10,
    "step-not-counted": 11, "note": 12,
}  # fmt: skip

_FAULTS: dict[Fault, str] = {
    "step-without-forerunner": "the step before it has no delivery by then",
    "step-before-start": "that is before the start",
    "step-after-day": "that is yet to come",
}


def in_order(events: Sequence[Event], as_of: date) -> list[Event]:
    """The events up to the day, the oldest first; nothing dated later is among them."""
    known = (one for one in events if one.day <= as_of)
    return sorted(known, key=lambda one: (one.day, _ORDER[one.what]))


def row_events(one: Standing, rules: Rules, cell: Cell) -> Iterator[Event]:
    """What the tracker's row says with a day, and what fell due when."""
    row = one.evidence.row
    if one.start and one.start_from == "tracker":
        yield Event(one.start, "start", _start(one), cell("Start Date"))
    for first, last in _runs(day for day in one.excused if day <= one.as_of):
        until = "" if first == last else f" to {us(last)}"
        yield Event(first, "excused", f"excused absence{until}", cell("Excused Days"))
    yield from _steps(one, cell)
    yield from due_events(one, rules)
    if row.completed_on and row.outcome:
        yield Event(row.completed_on, "outcome", row.outcome, cell("Outcome"))
    for note in read_notes(row.notes):
        yield Event(note.day, "note", f"{note.name}: {note.text}", cell("Notes"))


def _start(one: Standing) -> str:
    first = one.days.nth(1) if one.days else one.start
    return "start" if first == one.start or first is None else f"start; Day 1 is {us(first)}"


def _runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """Days on end, each run by its first and its last."""
    runs: list[tuple[date, date]] = []
    for day in sorted(days):
        if runs and runs[-1][1] + timedelta(days=1) == day:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _steps(one: Standing, cell: Cell) -> Iterator[Event]:
    """Deliveries that count, and those that do not with the reason."""
    for step, on in one.position.delivered.items():
        done = "held" if step == "termination-review" else "delivered"
        yield Event(on, "step-delivered", f"{STEP_NAMES[step]} {done}", cell(STEP_COLUMNS[step]))
    for step, fault in one.position.faults.items():
        words = f"{STEP_NAMES[step]} entered, not counted: {_FAULTS[fault]}"
        on = one.evidence.row.delivered[step]
        yield Event(on, "step-not-counted", words, cell(STEP_COLUMNS[step]))


def due_events(one: Standing, rules: Rules) -> Iterator[Event]:
    """The days on which the steps fell due that were delivered, and the one that is due now."""
    place = one.position
    for step in STEPS:
        if one.days is None or not (step in place.delivered or step == place.step_due):
            continue
        on = due_date(step, place.delivered, one.days, rules)
        name = STEP_NAMES[step]
        words = f"{name} fell due" if step in place.delivered else f"{name} is due since this day"
        yield Event(on, "step-due", words, LADDER)


def reported(entry: Entry) -> str:
    """What an agent reported of a day, in words."""
    said = []
    if entry.modules.is_told:
        done, of = entry.modules_completed, entry.modules_assigned
        said.append(f"TBTs {'all' if done is None else done}{'' if of is None else f'/{of}'}")
    if entry.hours is not None:
        said.append(f"{entry.hours:g} h on TBTs")
    if entry.calls_completed is not None:
        said.append(f"calls {entry.calls_completed}/{CALLS}")
    if entry.issue:
        said.append(f"equipment: {entry.issue}")
    if entry.note:
        said.append(f"“{entry.note}”")
    return ", ".join(["reported", *said]) if said else "reported, without a count"
