"""What the tracker should say of an agent, and which of its cells callcert may change.

Other people's changes win: a cell that callcert wrote and somebody changed since is left to
them, and one that callcert never wrote is filled when it is empty; counts are raised, never
lowered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from callcert.domain.agents import Agent
from callcert.domain.form import Problem
from callcert.domain.memory import SCORECARD, TRACKED, Memory
from callcert.domain.moments import DateOrder
from callcert.domain.notes import Note, has_note
from callcert.domain.people import letters
from callcert.domain.progress import issue_in
from callcert.domain.scorecard import CellValue, is_blank, typed
from callcert.domain.standing import Standing
from callcert.domain.tracker import TrackerRow
from callcert.domain.tracker_values import (
    ISSUE,
    RAISED,
    Value,
    as_counted,
    meaning,
    number_in,
    spoken,
)
from callcert.domain.wanted import Wanted, wanted_cells, wanted_notes

NOTES = "Notes"
SOLVED = "issue solved"
"""What stands for the day as of which an issue was solved that a person took out."""

RESULTS = ("Pass Rate", "Outcome", "Completed On")
"""What a scorecard alone decides, and what goes when it is withdrawn."""


@dataclass(frozen=True, slots=True)
class Change:
    """A cell of an agent's row to change; a note goes below what is in the cell."""

    row: TrackerRow
    heading: str
    before: CellValue
    after: Value
    note: Note | None = None

    @property
    def agent(self) -> Agent:
        """Whose row it is."""
        return self.row.agent

    @property
    def shown(self) -> tuple[str, str]:
        """Before and after as people write them; of a note only what is added."""
        if self.note:
            return "", f"+ {self.note}"
        return spoken(self.heading, self.before), spoken(self.heading, self.after)


def noted(row: TrackerRow, note: Note) -> Change:
    """The note below those of the row; said before on the same day, it says that it is so again."""
    while has_note(row.notes, note):
        note = replace(note, text=f"{note.text} (again)")
    return Change(row, NOTES, row.notes, str(note), note)


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
    planner = _RowPlanner(standing.evidence.row, cells, memory, order)
    for wanted in (*wanted_cells(standing), *_taken_back(standing, memory)):
        if wanted.heading != ISSUE or not _is_solved(standing, memory):
            planner.decide(wanted)
    if standing.scorecard:
        planner.settle_outcome()
        planner.settle(SCORECARD, standing.scorecard.file)
    if standing.issue is None:
        planner.settle_issue(standing)
    for note in wanted_notes(standing):
        planner.decide_note(note)
    return planner.plan()


def plan_cell(
    row: TrackerRow,
    wanted: Wanted,
    cells: Mapping[str, CellValue],
    memory: Memory,
    order: DateOrder,
) -> RowPlan:
    """Plans one cell of a row by the same rule."""
    planner = _RowPlanner(row, cells, memory, order)
    planner.decide(wanted)
    return planner.plan()


def _taken_back(standing: Standing, memory: Memory) -> Iterator[Wanted]:
    """What a scorecard said that was withdrawn."""
    source = memory.cell(standing.evidence.row, SCORECARD)
    if standing.evidence.scorecard is None and source in memory.withdrawn:
        for heading in RESULTS:
            yield Wanted(heading, None, "no scorecard")


def _is_solved(standing: Standing, memory: Memory) -> bool:
    """Whether the issue, open as of the day, is known to have been solved on a later one."""
    solved = memory.cell(standing.evidence.row, SOLVED)
    since = standing.issue.since if standing.issue else None
    return bool(solved and since and since.isoformat() < solved)


class _RowPlanner:
    """Decides cell by cell."""

    def __init__(
        self, row: TrackerRow, cells: Mapping[str, CellValue], memory: Memory, order: DateOrder
    ) -> None:
        self._row = row
        self._cells = cells
        self._memory = memory
        self._order: DateOrder = order
        self._changes: list[Change] = []
        self._problems: list[Problem] = []
        self._seen: list[Note] = []
        self._settled: list[tuple[str, str]] = []

    def plan(self) -> RowPlan:
        return RowPlan(
            tuple(self._changes), tuple(self._problems), tuple(self._seen), tuple(self._settled)
        )

    def decide(self, wanted: Wanted) -> None:
        if wanted.heading not in self._cells:
            return
        current = self._cells[wanted.heading]
        now, aim = (
            meaning(wanted.heading, value, self._order) for value in (current, wanted.value)
        )
        written = self._memory.cell(self._row, wanted.heading)
        if now == aim:
            if written is not None or (now and self._memory.by_hand):
                self.settle(wanted.heading, now)
            return
        if self._is_ours(wanted, current, now, written):
            if _lowers(wanted, current):
                return
            after = as_counted(wanted.heading, current, wanted.value)
            self._changes.append(Change(self._row, wanted.heading, current, after))
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

    def settle(self, heading: str, value: str) -> None:
        """What is there is from now on as if callcert had written it."""
        if self._memory.cell(self._row, heading) != value:
            self._settled.append((heading, value))

    def settle_outcome(self) -> None:
        """Keeps that people had an outcome before the first scorecard, where they enter ours."""
        first = self._memory.cell(self._row, SCORECARD) is None
        if first and self._memory.by_hand and self._row.outcome:
            self.settle(TRACKED, self._row.outcome)

    def settle_issue(self, standing: Standing) -> None:
        """Settles an issue that callcert entered and a person took out, once it is solved."""
        written = self._memory.cell(self._row, ISSUE)
        told = {letters(issue_in(entry.issue)) for entry in standing.evidence.reports}
        if written in told - {""} and ISSUE in self._cells and not self._row.equipment_issue:
            self.settle(ISSUE, "")
            self.settle(SOLVED, standing.as_of.isoformat())

    def decide_note(self, note: Note) -> None:
        added = "\n".join(str(change.note) for change in self._changes if change.note)
        if NOTES not in self._cells or has_note(added, note):
            return
        current = self._cells[NOTES]
        if not is_blank(current) and has_note(typed(current), note):
            self._seen.append(note)
        elif not self._memory.has_noted(self._row.agent, note):
            self._changes.append(Change(self._row, NOTES, current, str(note), note))


def _lowers(wanted: Wanted, current: CellValue) -> bool:
    """Whether a count would go down: it is raised, never lowered."""
    before = number_in(wanted.heading, current) if wanted.heading in RAISED else None
    return before is not None and isinstance(wanted.value, int | float) and wanted.value < before


def _left_alone(wanted: Wanted, current: CellValue, written: str | None) -> Problem:
    facts = {
        "heading": wanted.heading,
        "shown": f'"{words}"' if (words := spoken(wanted.heading, current)) else "nothing",
        "wanted": spoken(wanted.heading, wanted.value),
        "source": wanted.source,
        "written": written,
    }
    code = "cell-differs" if written is None else "cell-changed"
    return Problem(code, wanted.heading, facts=facts)
