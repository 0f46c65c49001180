"""Who goes to whom: the best pairing by a stated order of wishes, and always the same one.

The order: first as many agents as possible, the most urgent first; then certifiers evenly loaded
(the least sum of the squares of their loads); then, agent by agent in order of urgency, the
certifier who comes first. Nothing is weighed against anything: each wish is fulfilled wholly
before the next, by chains of moves (augmenting paths) in whole numbers, so the result is exact
for any size. Which agents can be paired together is a matroid, so taking the most urgent first,
and never giving one up, pairs as many as can be. A general solver would need weights that keep the
wishes apart, and knows nothing of those who may come after midday alone.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

Node = tuple[int, bool]
"""A desk that an agent comes to; True for its places after midday."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A certifier's places: how many in all, and how many of them are after midday."""

    places: int
    late: int


@dataclass(frozen=True, slots=True)
class Wish:
    """An agent: the desks they may go to, whether only after midday, and the one they keep.

    Who keeps a desk stays there, whether it has room or not.
    """

    desks: frozenset[int]
    late: bool = False
    kept: int | None = None


def paired(wishes: Sequence[Wish], desks: Sequence[Desk]) -> list[int | None]:
    """The desk of each agent, given in order of urgency; None for who gets none."""
    seating = _Seating(wishes, desks)
    seating.seat_most_urgent_first()
    seating.spread()
    seating.settle()
    return seating.desk_of


class _Seating:
    """Who sits where so far; agents are moved along chains, each making room for the next."""

    def __init__(self, wishes: Sequence[Wish], desks: Sequence[Desk]) -> None:
        self._wishes = wishes
        self._desks = desks
        self.desk_of: list[int | None] = [None] * len(wishes)
        self._guests: list[set[int]] = [set() for _ in desks]
        self._fixed: set[int] = set()
        for agent, wish in enumerate(wishes):
            if wish.kept is not None:
                self._move(agent, wish.kept)
                self._fixed.add(agent)

    def seat_most_urgent_first(self) -> None:
        """Seats whoever can be, without anybody losing a seat."""
        for agent, wish in enumerate(self._wishes):
            if self.desk_of[agent] is None and any(map(self._has_room, range(len(self._desks)))):
                starts = [((desk, wish.late), agent) for desk in sorted(wish.desks)]
                self._follow(self._chain(starts, self._has_room))

    def spread(self) -> None:
        """Moves agents from fuller desks to emptier ones while that makes loads more even."""
        while sum(self._unload(desk) for desk in range(len(self._desks))):
            pass

    def settle(self) -> None:
        """Gives each agent in turn the first desk that leaves the loads as even as they are."""
        for agent, wish in enumerate(self._wishes):
            desk = self.desk_of[agent]
            if desk is None or agent in self._fixed:
                continue
            self._fixed.add(agent)
            for better in sorted(one for one in wish.desks if one < desk):
                if self._exchanged(agent, desk, better):
                    break

    def _unload(self, desk: int) -> bool:
        load = self._load(desk)
        emptier = self._with_room(lambda other: self._load(other) + 1 < load)
        return self._follow(self._chain([((desk, False), None)], emptier))

    def _exchanged(self, agent: int, desk: int, better: int) -> bool:
        self._leave(agent)
        load = self._load(desk)
        as_even = self._with_room(lambda other: self._load(other) == load)
        if self._follow(self._chain([((better, self._wishes[agent].late), agent)], as_even)):
            return True
        self._move(agent, desk)
        return False

    def _chain(
        self, starts: Sequence[tuple[Node, int | None]], ends: Callable[[int], bool]
    ) -> list[tuple[int, int]] | None:
        """The shortest chain of moves (agent, desk) from one of the starts to a desk that ends it.

        A start is where somebody comes to, and who; nobody where a desk is only to lose a guest.
        """
        came: dict[Node, tuple[Node | None, int | None]] = {}
        queue: deque[Node] = deque()
        for node, agent in starts:
            came.setdefault(node, (None, agent))
            queue.append(node)
        while queue:
            node = queue.popleft()
            if not node[1] and ends(node[0]):
                return _moves(came, node)
            for following, agent in self._onward(node):
                if following not in came:
                    came[following] = (node, agent)
                    queue.append(following)
        return None

    def _onward(self, node: Node) -> Iterator[tuple[Node, int | None]]:
        """Where it goes on from a desk with one guest too many: a free place, or another's."""
        desk, late = node
        if late and self._late(desk) < self._desks[desk].late:
            yield (desk, False), None
        if not late and self._late(desk):
            yield (desk, True), None
        for guest in sorted(self._guests[desk] - self._fixed):
            if self._wishes[guest].late == late:
                for other in sorted(self._wishes[guest].desks - {desk}):
                    yield (other, late), guest

    def _follow(self, chain: Collection[tuple[int, int]] | None) -> bool:
        for agent, desk in chain or ():
            self._move(agent, desk)
        return chain is not None

    def _move(self, agent: int, desk: int) -> None:
        self._leave(agent)
        self.desk_of[agent] = desk
        self._guests[desk].add(agent)

    def _leave(self, agent: int) -> None:
        desk = self.desk_of[agent]
        if desk is not None:
            self._guests[desk].discard(agent)

    def _load(self, desk: int) -> int:
        return len(self._guests[desk])

    def _late(self, desk: int) -> int:
        return sum(self._wishes[guest].late for guest in self._guests[desk])

    def _has_room(self, desk: int) -> bool:
        return self._load(desk) < self._desks[desk].places

    def _with_room(self, fits: Callable[[int], bool]) -> Callable[[int], bool]:
        return lambda desk: self._has_room(desk) and fits(desk)


def _moves(came: dict[Node, tuple[Node | None, int | None]], end: Node) -> list[tuple[int, int]]:
    """The moves along the way that led to a node, in their order."""
    moves: list[tuple[int, int]] = []
    node: Node | None = end
    while node is not None:
        before, agent = came[node]
        if agent is not None:
            moves.append((agent, node[0]))
        node = before
    return moves[::-1]
