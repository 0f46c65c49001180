"""What callcert remembers of the tracker, so that what people changed since stays theirs."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from callcert.domain.agents import Agent
from callcert.domain.notes import Note
from callcert.domain.people import letters, name_keys
from callcert.domain.tracker import TrackerRow
from callcert.domain.tracker_values import OUTCOME

Cells = Mapping[tuple[str, str], str]
"""Whose cell and its heading → what callcert wrote there last."""

SCORECARD = "scorecard"
"""What stands for the name of the scorecard a row's results are from."""

TRACKED = "outcome before any scorecard"
"""What stands for an outcome that people had entered themselves, where they enter ours too."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What callcert wrote before: cells of a row with their meaning, and notes of an agent.

    ``withdrawn`` are the names of scorecards that were taken back, and ``namesakes`` the keys of
    names that several agents bear. ``by_hand`` says that people enter what callcert would, so that
    a cell that agrees is as good as written.
    """

    cells: Cells = field(default_factory=dict)
    notes: Collection[tuple[str, str]] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    namesakes: frozenset[str] = frozenset()
    by_hand: bool = False

    def cell(self, row: TrackerRow, heading: str) -> str | None:
        """What callcert wrote there last; None where it never did."""
        keys = (f"{key} {start}" for start in (row.start, None) for key in self._keys(row.agent))
        found = (self.cells.get((key, heading)) for key in keys)
        return next((written for written in found if written is not None), None)

    def is_row(self, key: str, row: TrackerRow) -> bool:
        """Whether that is what the row is remembered by, or was before its start was entered."""
        known = self._keys(row.agent)
        return key in {f"{one} {start}" for start in (row.start, None) for one in known}

    def wrote_outcome(self, row: TrackerRow) -> bool:
        """Whether the outcome there is from a scorecard; what people enter by themselves is theirs.

        Where they enter what callcert would, it is from the scorecard unless it was there before.
        """
        if row.outcome is None or self.cell(row, TRACKED) is not None:
            return False
        if self.by_hand:
            return self.cell(row, SCORECARD) is not None
        return self.cell(row, OUTCOME) == row.outcome

    def has_noted(self, agent: Agent, note: Note) -> bool:
        """Whether that note was written, or seen, in the agent's row."""
        return any((key, note.identity) in self.notes for key in self._keys(agent))

    def _keys(self, agent: Agent) -> tuple[str, ...]:
        """By ID, and by what the agent was remembered by before the ID was entered."""
        by_name = name_key(agent)
        return (agent_key(agent),) if by_name in self.namesakes else (agent_key(agent), by_name)


def namesakes_of(agents: Iterable[Agent]) -> frozenset[str]:
    """The keys of names that several of the agents bear."""
    names = Counter(name_key(agent) for agent in agents)
    return frozenset(name for name, count in names.items() if count > 1)


def agent_key(agent: Agent) -> str:
    """What an agent is remembered by: the ID, or the name where there is none."""
    known = letters(agent.agent_id or "")
    return (agent.id_key if known else None) or name_key(agent)


def row_key(row: TrackerRow) -> str:
    """What an agent's row is remembered by: who changes class starts a new one."""
    return f"{agent_key(row.agent)} {row.start}"


def name_key(agent: Agent) -> str:
    """A name either way round."""
    return "name " + min(name_keys(agent.last_name, agent.first_name))
