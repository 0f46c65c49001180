"""Today's pairs [C6]: who can take calls and with which certifier, and who cannot, and why."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Literal

from callcert.domain.agents import Agent
from callcert.domain.calendar import OffReason
from callcert.domain.pairing import Desk, Wish, paired
from callcert.domain.rules import Rules
from callcert.domain.schedule import clock_time
from callcert.domain.shifts import MINUTES, Shift, meant_by, minutes_of, minutes_per_agent
from callcert.domain.stage import Stage, stage_of
from callcert.domain.standing import Standing

Obstacle = Literal[
    "excused", "not-started", "systems", "role-plays", "calls-done", "scorecard-waits",
    "equipment-issue", "equipment-unchecked", "nobody-on-shift", "failed-by-all", "no-place",
    "certifier-full",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """An agent with a certifier; ``starts`` is None where it does not fit into the shift any more.

    ``kept`` says that the tracker has the pair already; ``instead_of`` is whom it has in place of
    one on shift, or of one whose shift is full (``full``). ``failed_by`` are the certifiers who
    have failed the agent before, and ``after_midday`` says that role plays come first.
    """

    standing: Standing
    shift: Shift
    starts: time | None
    kept: bool
    after_midday: bool
    instead_of: str
    failed_by: Sequence[str]
    full: bool = False


@dataclass(frozen=True, slots=True)
class Unpaired:
    """An agent on the ladder who gets no certifier, with what stands against it."""

    standing: Standing
    obstacle: Obstacle
    failed_by: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Booked:
    """A certifier on shift: how many agents fit, and who they are, in the order of their times."""

    shift: Shift
    places: int
    pairs: Sequence[Pair]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Everybody who is on the ladder, paired or not; on a day off nobody is, and all is empty.

    ``unusable`` are the agents whose rows of the tracker cannot be used, so that nobody knows.
    """

    day: date
    rules: Rules
    day_off: OffReason | None
    pairs: Sequence[Pair] = ()
    unpaired: Sequence[Unpaired] = ()
    desks: Sequence[Booked] = ()
    absent: Sequence[str] = ()
    at: time | None = None
    notices: Sequence[str] = ()
    unusable: Sequence[Agent] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """What pairing depends on beside the agents.

    ``failed_by`` are the certifiers who failed an agent before, ``waiting`` the agents whose
    scorecard has come in already; ``at`` is the time of day from which calls can begin.
    """

    shifts: Sequence[Shift]
    absent: Sequence[str] = ()
    at: time | None = None
    failed_by: Mapping[Agent, Sequence[str]] = field(default_factory=dict)
    waiting: Collection[Agent] = frozenset()


def assignment(
    standings: Sequence[Standing],
    roster: Roster,
    day: date,
    day_off: OffReason | None,
    rules: Rules,
) -> Assignment:
    """Pairs who is ready: stage reached, equipment verified and in order, calls not done.

    ``standings`` come in the order of their next steps. Agents the tracker has with a certifier
    on shift stay with them, as far as a whole shift has places, the most urgent first; nobody goes
    to a certifier who has failed them. A certifier gets as many as fit.
    """
    if day_off:
        return Assignment(day, rules, day_off, absent=roster.absent, at=roster.at)
    return _Pairing(roster, rules).made(standings, day)


class _Pairing:
    """Sorts out who can be paired, has them paired, and puts times and reasons to it."""

    def __init__(self, roster: Roster, rules: Rules) -> None:
        self._roster = roster
        self._rules = rules
        self._names = [shift.certifier for shift in roster.shifts]

    def made(self, standings: Sequence[Standing], day: date) -> Assignment:
        unpaired: dict[int, Unpaired] = {}
        ready: list[_Ready] = []
        for number, one in enumerate(standings):
            stage = stage_of(one, self._rules, self._roster.at)
            obstacle = self._obstacle(one, stage) if stage else None
            if obstacle:
                unpaired[number] = Unpaired(one, obstacle)
            elif stage:
                ready.append(_Ready(number, one, self._wish(one, stage)))
        ready = list(self._within(ready))
        desks = paired([one.wish for one in ready], self._desks())
        for left, desk in zip(ready, desks, strict=True):
            if desk is None:
                unpaired[left.number] = self._left_over(left)
        pairs: dict[int, Pair] = {}
        tops = []
        for number in range(len(self._names)):
            guests = [one for one, desk in zip(ready, desks, strict=True) if desk == number]
            mine = self._timed(self._roster.shifts[number], guests)
            pairs |= mine
            tops.append(self._booked(self._roster.shifts[number], mine.values()))
        return Assignment(
            day,
            self._rules,
            None,
            [pairs[number] for number in sorted(pairs)],
            [unpaired[number] for number in sorted(unpaired)],
            tops,
            self._roster.absent,
            self._roster.at,
        )

    def _obstacle(self, one: Standing, stage: Stage) -> Obstacle | None:
        """What stands against calls today; of several the one that is settled last."""
        hurdles: tuple[tuple[bool, Obstacle], ...] = (
            (stage.name == "calls-done", "calls-done"),
            (one.agent in self._roster.waiting, "scorecard-waits"),
            (stage.name == "not-started", "not-started"),
            (stage.name == "systems", "systems"),
            (one.as_of in one.excused, "excused"),
            (one.issue is not None, "equipment-issue"),
            (one.evidence.row.equipment_checked is False, "equipment-unchecked"),
            (stage.name == "role-plays" and not stage.from_midday, "role-plays"),
        )
        return next((obstacle for stands, obstacle in hurdles if stands), None)

    def _wish(self, one: Standing, stage: Stage) -> Wish:
        barred = {desk for name in self._failed_by(one) for desk in self._meant(name)}
        desks = frozenset(range(len(self._names))) - barred
        entered = self._meant(one.evidence.row.certifier)
        kept = entered[0] if len(entered) == 1 and entered[0] in desks else None
        return Wish(desks, stage.from_midday, kept)

    def _meant(self, name: str) -> list[int]:
        """Whom a name in a workbook may mean, the absent among them: those have no desk."""
        return meant_by(name, [*self._names, *self._roster.absent])

    def _within(self, ready: Sequence["_Ready"]) -> Iterator["_Ready"]:
        """Who is ready; whom the tracker has with a certifier beyond a whole shift is free."""
        taken: Counter[int] = Counter()
        late: Counter[int] = Counter()
        for one in ready:
            kept = one.wish.kept
            if kept is not None and self._is_full(kept, taken[kept], late[kept], one.wish):
                others = replace(one.wish, desks=one.wish.desks - {kept}, kept=None)
                yield replace(one, wish=others, full=True)
                continue
            if kept is not None:
                taken[kept] += 1
                late[kept] += one.wish.late
            yield one

    def _is_full(self, desk: int, taken: int, late: int, wish: Wish) -> bool:
        shift, rules = self._roster.shifts[desk], self._rules
        too_late = wish.late and late >= shift.late_places(rules, shift.opens)
        return too_late or taken >= shift.places(rules, shift.opens)

    def _failed_by(self, one: Standing) -> Sequence[str]:
        return self._roster.failed_by.get(one.agent, ())

    def _left_over(self, one: "_Ready") -> Unpaired:
        obstacle: Obstacle = "no-place" if one.wish.desks else "failed-by-all"
        if not self._names:
            obstacle = "nobody-on-shift"
        if one.full:
            obstacle = "certifier-full"
        return Unpaired(one.standing, obstacle, self._failed_by(one.standing))

    def _desks(self) -> list[Desk]:
        at, rules = self._roster.at, self._rules
        return [
            Desk(one.places(rules, one.since(at)), one.late_places(rules, one.since(at)))
            for one in self._roster.shifts
        ]

    def _booked(self, shift: Shift, pairs: Collection[Pair]) -> Booked:
        places = shift.places(self._rules, shift.since(self._roster.at))
        return Booked(shift, places, [*pairs])

    def _timed(self, shift: Shift, guests: Sequence["_Ready"]) -> dict[int, Pair]:
        """A certifier's day: who can begin in the morning first, in order of urgency."""
        free, length = minutes_of(shift.since(self._roster.at)), minutes_per_agent(self._rules)
        pairs = {}
        for one in sorted(guests, key=lambda guest: guest.wish.late):
            if one.wish.late:
                free = max(free, minutes_of(clock_time(self._rules.midday)))
            fits = free + length <= minutes_of(shift.closes)
            starts = time(*divmod(free, MINUTES)) if fits else None
            pairs[one.number] = self._pair(one, shift, starts)
            free += length
        return pairs

    def _pair(self, one: "_Ready", shift: Shift, starts: time | None) -> Pair:
        kept, standing = one.wish.kept is not None, one.standing
        instead_of = "" if kept else standing.evidence.row.certifier
        failed_by = self._failed_by(standing)
        return Pair(standing, shift, starts, kept, one.wish.late, instead_of, failed_by, one.full)


@dataclass(frozen=True, slots=True)
class _Ready:
    """Somebody who can be paired, with their place in the order of urgency.

    ``full`` says that the tracker has them with a certifier who has others enough.
    """

    number: int
    standing: Standing
    wish: Wish
    full: bool = False
