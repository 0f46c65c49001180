"""In which stage of the programme an agent is on a day [C3, C4]."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from callcert.domain.ladder import OFF_LADDER
from callcert.domain.rules import CALLS, Rules
from callcert.domain.schedule import clock_time
from callcert.domain.standing import Standing

StageName = Literal["not-started", "systems", "role-plays", "calls", "calls-done"]
STAGES: tuple[StageName, ...] = ("systems", "role-plays", "calls", "calls-done", "not-started")
"""In the order in which people ask for them."""

_SYSTEMS_DAY, _ROLE_PLAYS_DAY = 1, 2


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage; ``from_midday`` says that calls follow it in the second half of the day.

    ``overruled`` says that the tracker's Ready column decided otherwise than the calendar.
    """

    name: StageName
    from_midday: bool = False
    overruled: bool = False


def stage_of(standing: Standing, rules: Rules, at: time | None = None) -> Stage | None:
    """The stage by the counted day, unless the tracker says who is ready; None off the ladder.

    Day 1 is for systems and scripting, the first half of Day 2 for role plays and shadowing,
    and from then on there are calls, until five are done. Without a time of day (``at``) it is
    the morning's.
    """
    place = standing.position
    if place.status in OFF_LADDER:
        return None
    if standing.outcome or (standing.calls or 0) >= CALLS:
        return Stage("calls-done")
    if not place.day:
        return Stage("not-started")
    planned = _by_calendar(place.day, afternoon=at is not None and at >= clock_time(rules.midday))
    ready = _is_ready(standing.evidence.row.ready, standing.as_of)
    return planned if ready is None else _overruled(planned, ready=ready)


def _by_calendar(day: int, *, afternoon: bool) -> Stage:
    if day == _SYSTEMS_DAY:
        return Stage("systems")
    if day == _ROLE_PLAYS_DAY and not afternoon:
        return Stage("role-plays", from_midday=True)
    return Stage("calls")


def _overruled(planned: Stage, *, ready: bool) -> Stage:
    """The stage of somebody who is said to be ready, or not to be."""
    if ready:
        return Stage("calls", overruled=planned.name != "calls")
    return planned if planned.name == "systems" else Stage("role-plays", overruled=True)


def _is_ready(said: bool | date | None, day: date) -> bool | None:
    return said <= day if isinstance(said, date) else said
