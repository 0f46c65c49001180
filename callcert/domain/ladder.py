"""The escalation ladder [TF4]: which step is due for an agent on a day, and which comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from callcert.domain.calendar import Calendar, CountedDays, Pause
from callcert.domain.certification import Outcome
from callcert.domain.rules import Rules

Step = Literal["coaching", "written-cap", "final-cap", "termination-review"]
STEPS: tuple[Step, ...] = ("coaching", "written-cap", "final-cap", "termination-review")
"""In their order; each one's forerunner stands before it."""

Standing = Literal[
    "not-started", "on-track", "late", "step-due", "escalated", "complete", "failed", "left"
]
STANDINGS: tuple[Standing, ...] = (
    "step-due", "escalated", "late", "on-track", "not-started", "complete", "failed", "left",
)  # fmt: skip
"""Every status an agent can have, the most urgent first."""

OFF_LADDER: frozenset[Standing] = frozenset({"complete", "failed", "left"})

Fault = Literal["step-without-forerunner", "step-before-start", "step-after-day"]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the ladder needs to know of an agent as of a day.

    ``delivered`` is what the tracker says, right or wrong; ``modules_done`` whether the training
    modules are complete.
    """

    start: date
    modules_done: bool = False
    outcome: Outcome | None = None
    left: bool = False
    delivered: Mapping[Step, date] | None = None
    pauses: Mapping[date, Pause] | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where an agent stands on the ladder as of a day.

    ``day`` counts the agent's own days; ``delivered`` holds the deliveries that count and
    ``faults`` those that do not, with the reason. While a step is due ``next_step`` is the one
    after it, and ``next_step_on`` None, as its day depends on a delivery yet to come.
    """

    status: Standing
    day: int
    delivered: Mapping[Step, date]
    faults: Mapping[Step, Fault]
    step_due: Step | None = None
    due_on: date | None = None
    days_overdue: int = 0
    clock_step: Step | None = None
    next_step: Step | None = None
    next_step_on: date | None = None


_CALLED: dict[str, Step] = {
    "coaching": "coaching",
    "documentedcoaching": "coaching",
    "writtencap": "written-cap",
    "finalcap": "final-cap",
    "terminationreview": "termination-review",
    "review": "termination-review",
}


def step_called(text: str) -> Step | None:
    """The step of that name, whatever its case, blanks and dashes; None for no step."""
    return _CALLED.get("".join(letter for letter in text.casefold() if letter.isalpha()))


def position(facts: Facts, calendar: Calendar, as_of: date, rules: Rules) -> Position:
    """Where the agent stands on that day [TF3, TF4]; the same facts always give the same answer.

    A step is due once its forerunner was delivered and the agent had a counted day for it; it is
    never proposed without that delivery, and never before its day of the clock. The last step is
    a review, and once it was held nothing more is due.
    """
    days = CountedDays(calendar, facts.start, facts.pauses or {})
    day = days.number(as_of)
    counted, faults = _deliveries(facts.delivered or {}, facts.start, as_of)
    off = off_ladder(facts)
    if off:
        return Position(off, day, counted, faults)
    step = next((one for one in STEPS if one not in counted), None)
    clock = _clock_step(days, as_of, rules)
    status = _waiting(day, counted, rules)
    if step is None:
        return Position(status, day, counted, faults, clock_step=clock)
    on = due_date(step, counted, days, rules)
    if on > as_of:
        return Position(
            status, day, counted, faults, clock_step=clock, next_step=step, next_step_on=on
        )
    overdue = days.between(on, as_of)
    return Position("step-due", day, counted, faults, step, on, overdue, clock, following(step))


def due_date(step: Step, delivered: Mapping[Step, date], days: CountedDays, rules: Rules) -> date:
    """The counted day on which a step falls due, its forerunners being delivered as given."""
    clock = clock_days(days, rules)[step]
    forerunner = before(step)
    if forerunner is None:
        return clock
    return max(clock, days.after(delivered[forerunner]))


def clock_days(days: CountedDays, rules: Rules) -> dict[Step, date]:
    """The days the calendar alone gives each step: Day 4, 5, 6 and 7 by the customer's rule."""
    first = _first_clock_day(days, rules)
    found: dict[Step, date] = {STEPS[0]: first}
    for one, step in pairwise(STEPS):
        found[step] = days.after(found[one])
    return found


def before(step: Step) -> Step | None:
    """The forerunner of a step; None for the first."""
    place = STEPS.index(step)
    return STEPS[place - 1] if place else None


def following(step: Step) -> Step | None:
    """The step after one; None after the last."""
    place = STEPS.index(step) + 1
    return STEPS[place] if place < len(STEPS) else None


def _first_clock_day(days: CountedDays, rules: Rules) -> date:
    """The day after three have passed: counted days, or days of the calendar where set so."""
    passed = rules.first_step_after_days
    if rules.first_step_counts == "business":
        return days.nth(passed + 1)
    day = days.nth(1)
    while passed:
        passed -= day not in days.pauses
        day += _DAY
    return days.after(day - _DAY)


def _clock_step(days: CountedDays, as_of: date, rules: Rules) -> Step | None:
    reached: Sequence[Step] = [step for step, on in clock_days(days, rules).items() if on <= as_of]
    return reached[-1] if reached else None


def _deliveries(
    given: Mapping[Step, date], start: date, as_of: date
) -> tuple[dict[Step, date], dict[Step, Fault]]:
    counted: dict[Step, date] = {}
    faults: dict[Step, Fault] = {}
    for step in STEPS:
        on = given.get(step)
        if on is None:
            continue
        fault = _fault(step, on, counted, start, as_of)
        if fault:
            faults[step] = fault
        else:
            counted[step] = on
    return counted, faults


def _fault(
    step: Step, on: date, counted: Mapping[Step, date], start: date, as_of: date
) -> Fault | None:
    if on > as_of:
        return "step-after-day"
    if on < start:
        return "step-before-start"
    forerunner = before(step)
    if forerunner and not (forerunner in counted and counted[forerunner] <= on):
        return "step-without-forerunner"
    return None


def off_ladder(facts: Facts) -> Standing | None:
    """Why an agent is on no step of the ladder; None for whoever is on it."""
    if facts.left:
        return "left"
    if facts.outcome == "failed":
        return "failed"
    return "complete" if facts.outcome == "certified" and facts.modules_done else None


def _waiting(day: int, counted: Mapping[Step, date], rules: Rules) -> Standing:
    if not day:
        return "not-started"
    if counted:
        return "escalated"
    return "late" if day > rules.target_days else "on-track"
