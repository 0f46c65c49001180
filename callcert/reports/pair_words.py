"""How the morning puts stages, pairs and what stands against them into words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from callcert.domain.agents import Agent
from callcert.domain.assignment import Assignment, Obstacle, Pair, Unpaired
from callcert.domain.ladder import Step
from callcert.domain.moments import us
from callcert.domain.rules import Rules
from callcert.domain.shifts import Shift
from callcert.domain.stage import StageName
from callcert.domain.standing import STEP_NAMES, Standing
from callcert.reports.day_words import agent_name
from callcert.reports.reasons import step_words
from callcert.reports.text import count

STAGE_WORDS: dict[StageName, str] = {
    "systems": "Systems and scripting",
    "role-plays": "Role plays and shadowing",
    "calls": "Calls",
    "calls-done": "Calls done",
    "not-started": "Not started",
}

_OBSTACLES: dict[Obstacle, str] = {
    "excused": "excused today",
    "not-started": "has not started",
    "systems": "Day 1 is for systems and scripting",
    "role-plays": "the tracker’s Ready column says not ready",
    "calls-done": "five calls are done",
    "scorecard-waits": "the scorecard has come in",
    "equipment-issue": "open equipment issue",
    "equipment-unchecked": "equipment not verified yet",
    "nobody-on-shift": "no certifier is on shift",
    "no-place": "no certifier has time left",
}

UNUSABLE = "the tracker’s row cannot be used"


def stage_words(stage: StageName, rules: Rules, *, from_midday: bool) -> str:
    """A stage; on Day 2 with the time at which calls follow it."""
    words = STAGE_WORDS[stage]
    return f"{words} until {rules.midday}, then calls" if from_midday else words


def shift_words(shift: Shift) -> str:
    """``09:00–17:00``."""
    return f"{shift.opens:%H:%M}–{shift.closes:%H:%M}"


def when_words(pair: Pair) -> str:
    """When the calls can begin."""
    return f"{pair.starts:%H:%M}" if pair.starts else "over the shift"


def urgency_words(one: Standing) -> str:
    """What comes next on the ladder, in short."""
    place = one.position
    if place.step_due and place.due_on:
        between = ", " if place.step_due == "termination-review" else " "
        return f"{step_words(one)}{between}{_since(place.due_on, place.days_overdue, one.as_of)}"
    if place.next_step and place.next_step_on:
        return f"{_step(place.next_step)} falls due {us(place.next_step_on)}"
    return "no step is due"


def why_paired(pair: Pair, rules: Rules) -> Iterator[str]:
    """What decided about a pair, in short sentences."""
    if pair.kept:
        yield "paired in the tracker already"
    yield urgency_words(pair.standing)
    if pair.after_midday:
        yield f"role plays until {rules.midday}"
    if pair.failed_by:
        yield f"not again {_names(pair.failed_by)}"
    if pair.instead_of:
        why = "has no place left" if pair.full else "is not available"
        yield f"instead of {pair.instead_of}, who {why}"
    if pair.starts is None:
        yield "does not fit into the shift"


def why_unpaired(one: Unpaired) -> str:
    """What stands against calls today."""
    if one.obstacle == "failed-by-all":
        return f"only {_names(one.failed_by)} would be left, and has failed them"
    if one.obstacle == "certifier-full":
        return f"the tracker names {one.standing.evidence.row.certifier}, who has no place left"
    words = _OBSTACLES[one.obstacle]
    if one.obstacle == "equipment-issue" and one.standing.issue:
        issue = one.standing.issue
        return f"{words}: {issue.text}" + (f" ({issue.ticket})" if issue.ticket else "")
    if one.obstacle == "no-place" and one.failed_by:
        return f"{words}, but for {_names(one.failed_by)}, who has failed them"
    return words


def by_reason(
    unpaired: Iterable[Unpaired], unusable: Iterable[Agent] = ()
) -> list[tuple[str, list[str]]]:
    """Who is not paired, by what stands against it, in the order of the most urgent.

    Last come those whose rows of the tracker cannot be used.
    """
    found: dict[str, list[str]] = {}
    for one in unpaired:
        found.setdefault(why_unpaired(one), []).append(agent_name(one.standing.agent))
    for agent in unusable:
        found.setdefault(UNUSABLE, []).append(agent_name(agent))
    return [*found.items()]


def totals_words(made: Assignment) -> str:
    """How many are paired, and how many not."""
    left = len(made.unpaired) + len(made.unusable)
    words = f"{count(len(made.pairs), 'pair')}, {count(left, 'agent')} not paired, "
    return f"{words}{places_words(made)}"


def places_words(made: Assignment) -> str:
    """How many agents more the certifiers on shift could take."""
    free = sum(max(0, desk.places - len(desk.pairs)) for desk in made.desks)
    return f"{count(free, 'place')} left with {count(len(made.desks), 'certifier')} on shift"


def _since(due: date, overdue: int, day: date) -> str:
    if due == day:
        return "due today"
    return f"due since {us(due)}" + (f", {overdue} overdue" if overdue else "")


def _step(step: Step) -> str:
    return "review" if step == "termination-review" else STEP_NAMES[step]


def _names(names: Sequence[str]) -> str:
    return " and ".join(names)
