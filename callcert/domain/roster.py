"""Which rows of the tracker are agents: one each, though people change class."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from callcert.domain.tracker import TrackerRow


@dataclass(frozen=True, slots=True)
class Roster:
    """Positions of the rows that count, and of those left out because they contradict each other.

    ``clashes`` has a tuple per agent ID.
    """

    counting: tuple[int, ...]
    clashes: tuple[tuple[int, ...], ...]


def roster(rows: Sequence[TrackerRow]) -> Roster:
    """Of several rows with one agent ID the one that has not left counts; two of those clash.

    Where all have left, the lowest counts. Rows without an ID are agents of their own.
    """
    by_id: defaultdict[str, list[int]] = defaultdict(list)
    counting: list[int] = []
    for position, row in enumerate(rows):
        key = row.agent.id_key
        if key:
            by_id[key].append(position)
        else:
            counting.append(position)
    clashes = []
    for positions in by_id.values():
        here = [position for position in positions if not rows[position].left]
        if len(here) > 1:
            clashes.append(tuple(here))
        else:
            counting.append(here[0] if here else positions[-1])
    return Roster(tuple(sorted(counting)), tuple(clashes))
