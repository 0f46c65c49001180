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
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
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
        """Moves an agent to a better desk, if the loads can stay as even for that.

        Then either somebody takes the place that is left, or the one load that grows by it
        becomes what another, one larger, was.
        """
        loads = [*map(self._load, range(len(self._desks)))]
        self._leave(agent)
        start = ((better, self._wishes[agent].late), agent)
        if self._follow(self._round(start, desk, loads)):
            return True
        self._move(agent, desk)
        return False

    def _round(
        self, start: tuple[Node, int], left: int, loads: Sequence[int]
    ) -> list[tuple[int, int]] | None:
        """The shortest chain of moves from there that fills the place ``left``.

        On its way it may end once at a free place and go on from a desk whose load is by one the
        larger; ``loads`` are those before anybody moved.
        """
        return _search(
            [start],
            lambda stop: stop[0] == (left, False),
            lambda stop: (*self._further(stop), *self._over(stop, loads)),
        )

    def _further(self, at: "_Stop") -> Iterator[tuple["_Stop", int | None]]:
        node, over = at
        return (((following, over), guest) for following, guest in self._onward(node))

    def _over(self, at: "_Stop", loads: Sequence[int]) -> Iterator[tuple["_Stop", None]]:
        (desk, late), over = at
        if not (late or over) and self._has_room(desk):
            for other, load in enumerate(loads):
                if load == loads[desk] + 1:
                    yield ((other, False), True), None

    def _chain(
        self, starts: Sequence[tuple[Node, int | None]], ends: Callable[[int], bool]
    ) -> list[tuple[int, int]] | None:
        """The shortest chain of moves (agent, desk) from one of the starts to a desk that ends it.

        A start is where somebody comes to, and who; nobody where a desk is only to lose a guest.
        """
        return _search(starts, lambda stop: not stop[0][1] and ends(stop[0][0]), self._further)

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


_Stop = tuple[Node, bool]
"""A desk on the way; True once the chain has ended at a free place and gone on from elsewhere."""

_Came = dict[_Stop, tuple[_Stop | None, int | None]]
"""Each stop with the one before, and the agent who moved."""


def _search(
    starts: Sequence[tuple[Node, int | None]],
    ends: Callable[[_Stop], bool],
    onward: Callable[[_Stop], Iterable[tuple[_Stop, int | None]]],
) -> list[tuple[int, int]] | None:
    """The moves along the shortest way from one of the starts to a stop that ends it."""
    came: _Came = {}
    for node, agent in starts:
        came.setdefault((node, False), (None, agent))
    queue = deque(came)
    while queue:
        stop = queue.popleft()
        if ends(stop):
            return _moves(came, stop)
        for following, guest in onward(stop):
            if following not in came:
                came[following] = (stop, guest)
                queue.append(following)
    return None


def _moves(came: _Came, end: _Stop) -> list[tuple[int, int]]:
    """The moves along the way that led to a stop, in their order."""
    moves: list[tuple[int, int]] = []
    stop: _Stop | None = end
    while stop is not None:
        before, agent = came[stop]
        if agent is not None:
            moves.append((agent, stop[0][0]))
        stop = before
    return moves[::-1]
