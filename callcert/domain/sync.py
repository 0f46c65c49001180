"""What the tracker should say of an agent, and which of its cells callcert may change.

Other people's changes win: a cell that callcert wrote and somebody changed since is left to
them, and one that callcert never wrote is filled when it is empty; counts are raised, never
lowered.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from callcert.domain.agents import Agent
from callcert.domain.equipment import REPORTED
from callcert.domain.form import Problem
from callcert.domain.moments import DateOrder, us
from callcert.domain.notes import Note, has_note, squeezed
from callcert.domain.people import letters
from callcert.domain.progress import issue_in, modules, newest
from callcert.domain.rules import CALLS
from callcert.domain.scorecard import CellValue, is_blank, typed
from callcert.domain.standing import Result, Standing
from callcert.domain.tracker_values import RAISED, Value, as_counted, meaning, number_in, spoken

NOTES = "Notes"
RESULTS = ("Pass Rate", "Outcome", "Completed On")
"""What a scorecard alone decides, and what goes when it is withdrawn."""

_PERCENT = 100
_SMALL_TALK = {"", "na", "none", "no", "ok", "okay", "good", "allgood", "nothing", "same", "fine"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a cell should say and where that is known from."""

    heading: str
    value: Value
    source: str


@dataclass(frozen=True, slots=True)
class Change:
    """A cell of an agent's row to change; a note goes below what is in the cell."""

    agent: Agent
    heading: str
    before: CellValue
    after: Value
    note: Note | None = None

    @property
    def shown(self) -> tuple[str, str]:
        """Before and after as people write them; of a note only what is added."""
        if self.note:
            return "", f"+ {self.note}"
        return spoken(self.heading, self.before), spoken(self.heading, self.after)


@dataclass(frozen=True)
class Memory:
    """What callcert wrote before, by agent: cells with their meaning, and notes."""

    cells: Mapping[tuple[str, str], str]
    notes: Collection[tuple[str, str]]

    def has_noted(self, agent: str, note: Note) -> bool:
        """Whether that note was written, or seen, in the agent's row."""
        return (agent, squeezed(str(note))) in self._squeezed

    @cached_property
    def _squeezed(self) -> frozenset[tuple[str, str]]:
        return frozenset((agent, squeezed(note)) for agent, note in self.notes)


def agent_key(agent: Agent) -> str:
    """What an agent's row is remembered by: the ID, or the name where there is none."""
    known = letters(agent.agent_id or "")
    return known or "name " + letters(agent.last_name) + " " + letters(agent.first_name)


def wanted_cells(standing: Standing) -> Iterator[Wanted]:
    """What the reports and the scorecard say the agent's row should hold [C9]."""
    yield from _reported(standing)
    card = standing.scorecard
    if standing.calls is not None:
        source = f"the scorecard {card.file}" if card else "the progress report"
        yield Wanted("Calls Completed", standing.calls, source)
    if card:
        yield from _certified(card)
    reports = standing.evidence.reports
    reported = issue_in(reports[-1].issue) if reports else ""
    if reported and standing.issue and not standing.evidence.row.equipment_issue:
        yield Wanted("Equipment Issue", reported, "the progress report")


def wanted_notes(standing: Standing) -> Iterator[Note]:
    """Notes of the agent's own words, of new equipment issues, and of the result [C9]."""
    name = said_by(standing.agent)
    before = ""
    for entry in standing.evidence.reports:
        issue = issue_in(entry.issue)
        if issue and letters(issue) != letters(before):
            yield Note(entry.day, name, f"{REPORTED}: {issue}")
        before = issue
        if letters(entry.note) not in _SMALL_TALK:
            yield Note(entry.day, name, entry.note)
    if standing.scorecard:
        yield from result_notes(standing.scorecard)


def result_notes(card: Result) -> Iterator[Note]:
    """The note of a result, said by the certifier on the day of the calls."""
    if card.day:
        passed = f"{card.calls_passed} of {CALLS} calls passed, {card.pass_rate}%"
        yield Note(card.day, card.certifier or "Certifier", passed)


def said_by(agent: Agent) -> str:
    """An agent's name as notes have it."""
    whole = " ".join(part for part in (agent.first_name, agent.last_name) if part)
    return whole or agent.agent_id or "Agent"


def _reported(standing: Standing) -> Iterator[Wanted]:
    reports = standing.evidence.reports
    if not reports:
        return
    source = f"the report of {us(reports[-1].day)}"
    done, _ = modules(reports, standing.modules_assigned)
    assigned = newest(reports, lambda entry: entry.modules_assigned)
    hours = next((e.hours for e in reversed(reports) if e.hours is not None), None)
    told = {"TBTs Completed": done, "TBTs Assigned": assigned, "TBT Hours": hours}
    for heading, value in told.items():
        if value is not None:
            yield Wanted(heading, value, source)


def _certified(card: Result) -> Iterator[Wanted]:
    source = f"the scorecard {card.file}"
    yield Wanted("Pass Rate", Fraction(card.pass_rate, _PERCENT), source)
    yield Wanted("Outcome", card.outcome.capitalize(), source)
    if card.day:
        yield Wanted("Completed On", card.day, source)
    if card.certifier:
        yield Wanted("Certifier", card.certifier, source)


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What is to change in an agent's row, what was left to people, and notes that were seen.

    ``settled`` are cells, with their meaning, in which a person has entered what callcert would
    have: from then on they are as if callcert had written them.
    """

    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    seen: tuple[Note, ...] = ()
    settled: tuple[tuple[str, str], ...] = ()


def plan_row(
    standing: Standing, cells: Mapping[str, CellValue], memory: Memory, order: DateOrder
) -> RowPlan:
    """Plans the changes of one row; a column that the tracker does not have is passed over.

    The rows of agents who have left are not touched.
    """
    if standing.position.status == "left":
        return RowPlan()
    planner = _RowPlanner(standing.agent, cells, memory, order)
    for wanted in (*wanted_cells(standing), *_taken_back(standing)):
        planner.decide(wanted)
    planner.settle_issue(open_now=standing.issue is not None)
    for note in wanted_notes(standing):
        planner.decide_note(note)
    return planner.plan()


def _taken_back(standing: Standing) -> Iterator[Wanted]:
    """What a scorecard said that is filed no more."""
    if standing.evidence.scorecard is None:
        for heading in RESULTS:
            yield Wanted(heading, None, "no scorecard")


class _RowPlanner:
    """Decides cell by cell."""

    def __init__(
        self, agent: Agent, cells: Mapping[str, CellValue], memory: Memory, order: DateOrder
    ) -> None:
        self._agent = agent
        self._key = agent_key(agent)
        self._cells = cells
        self._memory = memory
        self._order: DateOrder = order
        self._changes: list[Change] = []
        self._problems: list[Problem] = []
        self._seen: list[Note] = []
        self._settled: list[tuple[str, str]] = []

    def plan(self) -> RowPlan:
        return RowPlan(*map(tuple, (self._changes, self._problems, self._seen, self._settled)))

    def decide(self, wanted: Wanted) -> None:
        if wanted.heading not in self._cells:
            return
        current = self._cells[wanted.heading]
        now, aim = (
            meaning(wanted.heading, value, self._order) for value in (current, wanted.value)
        )
        written = self._memory.cells.get((self._key, wanted.heading))
        if now == aim:
            if written not in {None, now}:
                self._settled.append((wanted.heading, now))
            return
        if self._is_ours(wanted, current, now, written):
            if _lowers(wanted, current):
                return
            after = as_counted(wanted.heading, current, wanted.value)
            self._changes.append(Change(self._agent, wanted.heading, current, after))
        elif wanted.value is not None and not (wanted.heading in RAISED and written is None):
            self._problems.append(_left_alone(wanted, current, written))

    def _is_ours(self, wanted: Wanted, current: CellValue, now: str, written: str | None) -> bool:
        """Whether callcert may change the cell."""
        if written is not None:
            return now == written
        if not now:
            return True
        known = wanted.heading in RAISED and number_in(wanted.heading, current) is not None
        return known and not _lowers(wanted, current)

    def settle_issue(self, *, open_now: bool) -> None:
        """An issue that callcert entered, that a person took out, and that is solved, is settled."""
        heading = "Equipment Issue"
        written = self._memory.cells.get((self._key, heading))
        if written and not open_now and is_blank(self._cells.get(heading)):
            self._settled.append((heading, ""))

    def decide_note(self, note: Note) -> None:
        added = "\n".join(str(change.note) for change in self._changes if change.note)
        if NOTES not in self._cells or has_note(added, note):
            return
        current = self._cells[NOTES]
        if not is_blank(current) and has_note(typed(current), note):
            self._seen.append(note)
        elif not self._memory.has_noted(self._key, note):
            self._changes.append(Change(self._agent, NOTES, current, str(note), note))


def _lowers(wanted: Wanted, current: CellValue) -> bool:
    """Whether a count would go down: it is raised, never lowered."""
    before = number_in(wanted.heading, current) if wanted.heading in RAISED else None
    return before is not None and isinstance(wanted.value, int | float) and wanted.value < before


def _left_alone(wanted: Wanted, current: CellValue, written: str | None) -> Problem:
    facts = {
        "heading": wanted.heading,
        "shown": spoken(wanted.heading, current),
        "wanted": spoken(wanted.heading, wanted.value),
        "source": wanted.source,
        "written": written,
    }
    code = "cell-differs" if written is None else "cell-changed"
    return Problem(code, wanted.heading, facts=facts)
