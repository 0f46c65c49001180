"""The ladder, against the contract's words worked out a second time, by other means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcert.domain.calendar import Calendar, CountedDays, pauses
from callcert.domain.certification import Outcome
from callcert.domain.ladder import (
    OFF_LADDER,
    STANDINGS,
    STEPS,
    Facts,
    Position,
    Standing,
    Step,
    before,
    clock_days,
    due_date,
    following,
    position,
    step_called,
)
from callcert.domain.rules import Rules

DAY = timedelta(days=1)
RULES = Rules()
BY_CALENDAR = Rules(first_step_counts="calendar")

DAY_1 = date(2026, 11, 16)
"""A Monday; the Thursday of the week after is Thanksgiving."""

DAY_2, DAY_3, DAY_4, DAY_5 = (DAY_1 + n * DAY for n in (1, 2, 3, 4))
SATURDAY = date(2026, 11, 21)
DAY_6, DAY_7, DAY_8 = (date(2026, 11, day) for day in (23, 24, 25))
THANKSGIVING = date(2026, 11, 26)
DAY_9 = date(2026, 11, 27)

CALENDAR = Calendar(holidays=frozenset({THANKSGIVING}))

COACHED: Mapping[Step, date] = {"coaching": DAY_4}
WARNED: Mapping[Step, date] = {**COACHED, "written-cap": DAY_5}
WARNED_TWICE: Mapping[Step, date] = {**WARNED, "final-cap": DAY_6}
REVIEWED: Mapping[Step, date] = {**WARNED_TWICE, "termination-review": DAY_7}


def on(
    as_of: date,
    delivered: Mapping[Step, date] | None = None,
    *,
    start: date = DAY_1,
    excused: tuple[date, ...] = (),
    rules: Rules = RULES,
) -> Position:
    """Where an agent stands who has yet to complete."""
    facts = Facts(start, delivered=delivered, pauses=pauses(excused))
    return position(facts, CALENDAR, as_of, rules)


# ---- day by day, with nothing delivered


@pytest.mark.parametrize(
    ("as_of", "day", "status", "clock"),
    [
        (DAY_1 - DAY, 0, "not-started", None),
        (DAY_1, 1, "on-track", None),
        (DAY_2, 2, "on-track", None),
        (DAY_3, 3, "late", None),
        (DAY_4, 4, "step-due", "coaching"),
        (DAY_5, 5, "step-due", "written-cap"),
        (SATURDAY, 5, "step-due", "written-cap"),
        (DAY_6, 6, "step-due", "final-cap"),
        (DAY_7, 7, "step-due", "termination-review"),
        (DAY_8, 8, "step-due", "termination-review"),
        (THANKSGIVING, 8, "step-due", "termination-review"),
        (DAY_9, 9, "step-due", "termination-review"),
    ],
)
def test_the_clock_goes_on_but_coaching_stays_the_step_that_is_due(
    as_of: date, day: int, status: Standing, clock: Step | None
) -> None:
    stands = on(as_of)
    assert (stands.day, stands.status, stands.clock_step) == (day, status, clock)
    if status == "step-due":
        assert (stands.step_due, stands.due_on) == ("coaching", DAY_4)
        assert stands.days_overdue == day - 4
        assert (stands.next_step, stands.next_step_on) == ("written-cap", None)
    else:
        assert (stands.step_due, stands.due_on, stands.days_overdue) == (None, None, 0)
        assert (stands.next_step, stands.next_step_on) == ("coaching", DAY_4)


def test_the_agent_has_the_whole_day_before_a_step_is_overdue() -> None:
    assert on(DAY_4).days_overdue == 0
    assert on(DAY_5).days_overdue == 1


def test_a_weekend_makes_nothing_overdue() -> None:
    friday = DAY_5
    late_start = on(friday, start=DAY_2)
    assert (late_start.step_due, late_start.due_on) == ("coaching", friday)
    assert on(SATURDAY + DAY, start=DAY_2).days_overdue == 0
    assert on(DAY_6, start=DAY_2).days_overdue == 1


def test_day_1_of_a_start_on_a_day_off_is_the_next_business_day() -> None:
    assert on(SATURDAY, start=SATURDAY).status == "not-started"
    assert on(DAY_6, start=SATURDAY).day == 1


# ---- deliveries


@pytest.mark.parametrize(
    ("delivered", "next_step", "falls_due"),
    [
        (COACHED, "written-cap", DAY_5),
        (WARNED, "final-cap", DAY_6),
        (WARNED_TWICE, "termination-review", DAY_7),
    ],
)
def test_each_step_is_due_on_the_first_counted_day_after_the_one_before(
    delivered: Mapping[Step, date], next_step: Step, falls_due: date
) -> None:
    waiting = on(falls_due - DAY, delivered)
    assert (waiting.status, waiting.step_due) == ("escalated", None)
    assert (waiting.next_step, waiting.next_step_on) == (next_step, falls_due)
    due = on(falls_due, delivered)
    assert (due.status, due.step_due, due.due_on) == ("step-due", next_step, falls_due)
    assert (due.next_step, due.next_step_on) == (following(next_step), None)


@pytest.mark.parametrize("delivery", [DAY_5, SATURDAY, SATURDAY + DAY])
def test_a_step_counts_from_the_delivery_whatever_weekday_that_was(delivery: date) -> None:
    assert on(delivery, {"coaching": delivery}).next_step_on == DAY_6


def test_late_coaching_moves_the_written_cap_along() -> None:
    stands = on(DAY_8, {"coaching": DAY_8})
    assert (stands.status, stands.next_step_on) == ("escalated", DAY_9)
    assert stands.clock_step == "termination-review"


def test_early_coaching_brings_the_written_cap_no_further_than_its_day() -> None:
    early = on(DAY_3, {"coaching": DAY_2})
    assert (early.status, early.next_step, early.next_step_on) == (
        "escalated",
        "written-cap",
        DAY_5,
    )


def test_all_steps_on_one_day_still_wait_for_the_day_of_the_clock() -> None:
    hasty: Mapping[Step, date] = dict.fromkeys(STEPS[:3], DAY_2)
    assert on(DAY_2, hasty).next_step_on == DAY_7


def test_after_the_review_nothing_more_is_due() -> None:
    for as_of in (DAY_7, DAY_9, DAY_9 + 90 * DAY):
        stands = on(as_of, REVIEWED)
        assert stands.status == "escalated"
        assert (stands.step_due, stands.next_step, stands.next_step_on) == (None, None, None)
        assert (stands.due_on, stands.days_overdue) == (None, 0)
        assert stands.clock_step == "termination-review"


def test_everything_delivered_before_day_1_is_no_start() -> None:
    weekend: Mapping[Step, date] = dict.fromkeys(STEPS, SATURDAY)
    stands = on(SATURDAY, weekend, start=SATURDAY)
    assert (stands.status, stands.day) == ("not-started", 0)
    assert on(SATURDAY, {"coaching": SATURDAY}, start=SATURDAY).status == "not-started"


@pytest.mark.parametrize(
    ("delivered", "counted", "faults"),
    [
        ({"written-cap": DAY_5}, {}, {"written-cap": "step-without-forerunner"}),
        (
            {"coaching": DAY_5, "written-cap": DAY_4},
            {"coaching": DAY_5},
            {"written-cap": "step-without-forerunner"},
        ),
        ({"coaching": DAY_1 - DAY}, {}, {"coaching": "step-before-start"}),
        ({"coaching": DAY_1}, {"coaching": DAY_1}, {}),
        ({"coaching": DAY_6 + DAY}, {}, {"coaching": "step-after-day"}),
        ({"coaching": DAY_6}, {"coaching": DAY_6}, {}),
        (
            {"coaching": DAY_1 - DAY, "written-cap": DAY_5, "final-cap": DAY_6},
            {},
            {
                "coaching": "step-before-start",
                "written-cap": "step-without-forerunner",
                "final-cap": "step-without-forerunner",
            },
        ),
        (
            {**COACHED, "final-cap": DAY_6},
            COACHED,
            {"final-cap": "step-without-forerunner"},
        ),
        (
            {**COACHED, "termination-review": DAY_9},
            COACHED,
            {"termination-review": "step-after-day"},
        ),
    ],
)
def test_a_delivery_that_cannot_be_right_is_a_fault_and_not_counted(
    delivered: Mapping[Step, date], counted: Mapping[Step, date], faults: Mapping[Step, str]
) -> None:
    stands = on(DAY_6, delivered)
    assert stands.delivered == counted
    assert stands.faults == faults


# ---- off the ladder


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        (Facts(DAY_1, left=True, outcome="failed", modules_done=True), "left"),
        (Facts(DAY_1, left=True, outcome="certified", modules_done=True), "left"),
        (Facts(DAY_1, left=True), "left"),
        (Facts(DAY_1, outcome="failed", modules_done=True), "failed"),
        (Facts(DAY_1, outcome="failed"), "failed"),
        (Facts(DAY_1, outcome="certified", modules_done=True), "complete"),
        (Facts(DAY_1, outcome="certified"), "step-due"),
        (Facts(DAY_1, modules_done=True), "step-due"),
    ],
)
def test_the_first_status_that_holds_is_the_one(facts: Facts, status: Standing) -> None:
    stands = position(facts, CALENDAR, DAY_9, RULES)
    assert stands.status == status
    assert stands.day == 9
    assert (stands.clock_step is None) == (status in OFF_LADDER)
    assert (stands.step_due is None) == (status in OFF_LADDER)
    assert (stands.next_step is None) == (status in OFF_LADDER)


def test_who_is_complete_before_day_1_is_complete() -> None:
    facts = Facts(DAY_1, modules_done=True, outcome="certified")
    assert position(facts, CALENDAR, DAY_1 - DAY, RULES).status == "complete"


def test_what_was_delivered_stays_with_who_has_left() -> None:
    facts = Facts(DAY_1, left=True, delivered={**COACHED, "final-cap": DAY_6})
    stands = position(facts, CALENDAR, DAY_9, RULES)
    assert stands.delivered == COACHED
    assert stands.faults == {"final-cap": "step-without-forerunner"}


def test_every_status_has_its_place_among_the_urgent() -> None:
    assert len(STANDINGS) == len(set(STANDINGS)) == 8
    assert set(STANDINGS) > OFF_LADDER


# ---- absences and settings


def test_an_excused_day_moves_everything_after_it() -> None:
    assert on(DAY_4, excused=(DAY_3,)).status == "late"
    assert on(DAY_5, excused=(DAY_3,)).due_on == DAY_5
    assert on(DAY_5, COACHED, excused=(DAY_5,)).next_step_on == DAY_6


def test_an_excused_day_after_the_due_date_makes_it_no_more_overdue() -> None:
    assert on(DAY_6, excused=(DAY_5,)).days_overdue == 1


def test_calendar_days_pass_over_the_weekend() -> None:
    thursday, monday = DAY_4, DAY_6
    assert on(SATURDAY, start=thursday, rules=BY_CALENDAR).status == "on-track"
    stands = on(monday, start=thursday, rules=BY_CALENDAR)
    assert (stands.step_due, stands.due_on, stands.day) == ("coaching", monday, 3)
    assert stands.clock_step == "coaching"
    assert on(DAY_7, {"coaching": monday}, start=thursday, rules=BY_CALENDAR).step_due == (
        "written-cap"
    )


def test_calendar_days_pass_from_day_1_on_and_not_while_excused() -> None:
    assert on(DAY_6, start=SATURDAY, rules=BY_CALENDAR).next_step_on == DAY_9
    excused = on(DAY_1, excused=(DAY_2,), rules=BY_CALENDAR)
    assert excused.next_step_on == DAY_5


@pytest.mark.parametrize(("days", "falls_due"), [(1, DAY_2), (2, DAY_3), (5, DAY_6)])
def test_the_days_before_the_first_step_are_a_setting(days: int, falls_due: date) -> None:
    rules = Rules(first_step_after_days=days)
    assert on(falls_due, rules=rules).due_on == falls_due
    assert on(falls_due - DAY, rules=rules).next_step_on == falls_due


def test_the_target_is_a_setting() -> None:
    assert on(DAY_3, rules=Rules(target_days=3)).status == "on-track"
    assert on(DAY_2, rules=Rules(target_days=1)).status == "late"


def test_the_steps_stand_in_their_order() -> None:
    assert [before(step) for step in STEPS] == [None, *STEPS[:-1]]
    assert [following(step) for step in STEPS] == [*STEPS[1:], None]


def test_the_clock_gives_every_step_its_day() -> None:
    days = CountedDays(CALENDAR, DAY_1, {})
    assert list(clock_days(days, RULES).values()) == [DAY_4, DAY_5, DAY_6, DAY_7]
    assert due_date("coaching", {}, days, RULES) == DAY_4
    assert due_date("written-cap", {"coaching": DAY_6}, days, RULES) == DAY_7


# ---- the contract's words a second time


@dataclass(frozen=True)
class Case:
    """Everything the ladder depends on."""

    start: date
    as_of: date
    holidays: frozenset[date] = frozenset()
    closures: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()
    excused: frozenset[date] = frozenset()
    given: Mapping[Step, date] | None = None
    counts: Literal["business", "calendar"] = "business"
    after: int = 3

    def position(self) -> Position:
        calendar = Calendar(self.holidays, self.closures, self.working_days)
        facts = Facts(self.start, delivered=self.given, pauses=pauses(self.excused))
        rules = Rules(first_step_counts=self.counts, first_step_after_days=self.after)
        return position(facts, calendar, self.as_of, rules)


@dataclass(frozen=True)
class Answer:
    """What the contract says of a case."""

    day: int
    status: str
    step_due: str | None
    due_on: date | None
    days_overdue: int
    clock_step: str | None
    next_step: str | None
    next_step_on: date | None
    delivered: Mapping[Step, date]


def answer(stands: Position) -> Answer:
    return Answer(
        stands.day,
        stands.status,
        stands.step_due,
        stands.due_on,
        stands.days_overdue,
        stands.clock_step,
        stands.next_step,
        stands.next_step_on,
        stands.delivered,
    )


def day_of(theirs: np.datetime64) -> date:
    return date.fromisoformat(str(theirs))


class ByNumpy:
    """The agent's counted days by numpy's arithmetic, which knows no extra working days."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.own = np.busdaycalendar(holidays=sorted(case.holidays | case.closures | case.excused))

    def number(self, until: date) -> int:
        if until < self.case.start:
            return 0
        return int(np.busday_count(self.case.start, until + DAY, busdaycal=self.own))

    def nth(self, number: int) -> date:
        first = np.busday_offset(self.case.start, 0, roll="forward", busdaycal=self.own)
        return day_of(np.busday_offset(first, number - 1, busdaycal=self.own))

    def after(self, day: date) -> date:
        return day_of(np.busday_offset(day, 1, roll="backward", busdaycal=self.own))


class DayByDay:
    """The agent's counted days one after another, each asked for itself."""

    def __init__(self, case: Case) -> None:
        self.case = case
        horizon = max(case.start, case.as_of) + 90 * DAY
        span = (horizon - case.start).days
        self.days = [one for n in range(span) if self.is_one(one := case.start + n * DAY)]

    def is_one(self, day: date) -> bool:
        if day in self.case.excused:
            return False
        if day in self.case.working_days:
            return True
        off = day in self.case.holidays or day in self.case.closures
        return not off and day.strftime("%a") not in {"Sat", "Sun"}

    def number(self, until: date) -> int:
        return len([day for day in self.days if day <= until])

    def nth(self, number: int) -> date:
        return self.days[number - 1]

    def after(self, day: date) -> date:
        return next(one for one in self.days if one > day)


def deliveries_that_count(case: Case) -> Mapping[Step, date]:
    """Those with their forerunner, not before the start and not after the day."""
    counted: dict[Step, date] = {}
    last = case.start
    for name in STEPS:
        there = (case.given or {}).get(name)
        if there is None or not last <= there <= case.as_of:
            break
        counted[name] = last = there
    return counted


def clock_by_the_contract(case: Case, days: ByNumpy | DayByDay) -> list[date]:
    """Coaching once three days have passed, the steps after it a counted day each."""
    if case.counts == "business":
        falls = days.nth(case.after + 1)
    else:
        passed = [days.nth(1)]
        while len([one for one in passed if one not in case.excused]) < case.after:
            passed.append(passed[-1] + DAY)
        falls = days.after(passed[-1])
    clock = [falls]
    while len(clock) < len(STEPS):
        clock.append(days.after(clock[-1]))
    return clock


def by_the_contract(case: Case, days: ByNumpy | DayByDay) -> Answer:
    """Rule 12 and section 6, sentence by sentence, for an agent who has yet to complete."""
    delivered = deliveries_that_count(case)
    clock = clock_by_the_contract(case, days)
    day = days.number(case.as_of)
    gone = [name for name, falls in zip(STEPS, clock, strict=True) if falls <= case.as_of]
    clock_step = gone[-1] if gone else None
    waiting = "on-track" if day <= 2 else "late"
    if delivered:
        waiting = "escalated"
    if not day:
        waiting = "not-started"
    if "termination-review" in delivered:  # it was held: nothing more is due
        return Answer(day, waiting, None, None, 0, clock_step, None, None, delivered)
    place = len(delivered)
    step = STEPS[place]
    due = max([clock[place], *(days.after(on) for on in delivered.values())])
    if due > case.as_of:
        return Answer(day, waiting, None, None, 0, clock_step, step, due, delivered)
    overdue = day - days.number(due)
    following_step = STEPS[place + 1] if place < 3 else None
    return Answer(day, "step-due", step, due, overdue, clock_step, following_step, None, delivered)


JANUARY = date(2026, 1, 1)


def cases(number: int, *, extra_days: bool) -> Iterator[Case]:
    """Random agents of a year, most of them in the days that matter; always the same ones."""
    random = Random(20261125)  # noqa: S311  the same agents every time, no secret

    def some(most: int, near: date, spread: int) -> frozenset[date]:
        found = (near + random.randrange(-3, spread) * DAY for _ in range(random.randrange(most)))
        return frozenset(found)

    def delivered(start: date) -> Mapping[Step, date]:
        there = start + random.choice((0, 1, 2, 3, 3, 3, 4, 4, 5, 6, 9)) * DAY
        found: dict[Step, date] = {}
        for step in STEPS[: random.randrange(5)]:
            slip = random.random()
            if slip < 0.05:
                continue
            found[step] = there - random.randrange(12) * DAY if slip < 0.1 else there
            there += random.choice((0, 1, 1, 1, 2, 3, 5)) * DAY
        return found

    for _ in range(number):
        start = JANUARY + random.randrange(365) * DAY
        near = start + random.randrange(-4, 20) * DAY
        any_day = JANUARY + random.randrange(365) * DAY
        worked = some(5, start, 20) if extra_days else frozenset[date]()
        yield Case(
            start,
            near if random.random() < 0.85 else any_day,
            holidays=some(4, start, 20),
            closures=some(3, start, 20),
            working_days=worked,
            excused=some(7, start, 15),
            given=delivered(start),
            counts="calendar" if random.random() < 0.2 else "business",
            after=3 if random.random() < 0.8 else random.randrange(1, 8),
        )


def test_ten_thousand_agents_stand_where_numpys_arithmetic_puts_them() -> None:
    for case in cases(10_000, extra_days=False):
        assert answer(case.position()) == by_the_contract(case, ByNumpy(case)), case


def test_ten_thousand_agents_with_weekend_work_stand_where_counting_puts_them() -> None:
    for case in cases(10_000, extra_days=True):
        assert answer(case.position()) == by_the_contract(case, DayByDay(case)), case


def test_the_random_agents_stand_everywhere() -> None:
    stood = [case.position() for case in cases(2_000, extra_days=True)]
    for step in STEPS:
        assert sum(one.step_due == step for one in stood) > 30
        assert sum(one.next_step == step and one.step_due is None for one in stood) > 15
    assert {one.status for one in stood} == set(STANDINGS) - OFF_LADDER
    assert {fault for one in stood for fault in one.faults.values()} == {
        "step-without-forerunner",
        "step-before-start",
        "step-after-day",
    }


# ---- properties

days = st.dates(date(2026, 1, 1), date(2026, 2, 28))
some_days = st.frozensets(days, max_size=8)
starts = st.dates(date(2026, 1, 1), date(2026, 1, 20))
facts_of_agents = st.builds(
    Case,
    start=starts,
    as_of=days,
    holidays=some_days,
    closures=some_days,
    working_days=some_days,
    excused=some_days,
    given=st.builds(
        lambda first, gaps: dict(
            zip(STEPS, (first + sum(gaps[:n]) * DAY for n in range(len(gaps))), strict=False)
        ),
        st.dates(date(2026, 1, 1), date(2026, 1, 30)),
        st.lists(st.integers(-1, 4), max_size=4),
    )
    | st.dictionaries(st.sampled_from(STEPS), days),
    counts=st.sampled_from(["business", "calendar"]),
    after=st.sampled_from([3, 3, 3, 1, 5]),
)
many = settings(max_examples=300)


def falls_due(stands: Position) -> date | None:
    """When the first step that was not delivered is due; None after the last."""
    return stands.due_on or stands.next_step_on


def own_days(case: Case) -> CountedDays:
    calendar = Calendar(case.holidays, case.closures, case.working_days)
    return CountedDays(calendar, case.start, pauses(case.excused))


@many
@given(facts_of_agents)
def test_no_step_is_proposed_without_its_forerunner(case: Case) -> None:
    stands = case.position()
    proposed = stands.step_due or stands.next_step
    if proposed:
        place = STEPS.index(proposed)
        assert tuple(stands.delivered) == STEPS[:place]
        assert all(stands.delivered[step] <= case.as_of for step in STEPS[:place])
        assert all((case.given or {})[step] == on for step, on in stands.delivered.items())
    else:
        assert tuple(stands.delivered) == STEPS


@many
@given(facts_of_agents)
def test_never_two_steps_at_once(case: Case) -> None:
    stands = case.position()
    assert stands.step_due is None or stands.next_step_on is None
    assert (stands.step_due is None) == (stands.due_on is None)
    assert (stands.status == "step-due") == (stands.step_due is not None)
    if stands.due_on:
        assert stands.due_on <= case.as_of
    if stands.next_step_on:
        assert stands.next_step_on > case.as_of
        assert stands.days_overdue == 0


@given(
    facts_of_agents,
    st.sampled_from([(True, None, False), (False, "failed", True), (False, "certified", True)]),
)
def test_nothing_is_proposed_to_who_is_done_failed_or_gone(
    case: Case, how: tuple[bool, Outcome | None, bool]
) -> None:
    left, outcome, modules_done = how
    facts = Facts(case.start, modules_done, outcome, left, case.given, pauses(case.excused))
    stands = position(facts, Calendar(), case.as_of, RULES)
    assert stands.status in OFF_LADDER
    assert (stands.step_due, stands.due_on, stands.days_overdue) == (None, None, 0)
    assert (stands.next_step, stands.next_step_on, stands.clock_step) == (None, None, None)


@many
@given(facts_of_agents, days)
def test_an_excused_day_brings_no_step_forward(case: Case, excused: date) -> None:
    stands = case.position()
    rested = replace(case, excused=case.excused | {excused}).position()
    assert rested.day <= stands.day
    assert rested.delivered == stands.delivered
    assert rested.days_overdue <= stands.days_overdue
    soon, late = falls_due(stands), falls_due(rested)
    assert (soon is None) == (late is None)
    if soon and late:
        assert late >= soon
    if rested.step_due:
        assert rested.step_due == stands.step_due
    clocks = [STEPS.index(one) if one else -1 for one in (stands.clock_step, rested.clock_step)]
    assert clocks[1] <= clocks[0]


@many
@given(facts_of_agents)
def test_steps_fall_due_on_the_agents_own_days_and_no_sooner_than_the_clock(case: Case) -> None:
    falls = falls_due(case.position())
    if falls:
        counting = own_days(case)
        assert counting.counts(falls)
        if case.counts == "business":
            place = len(case.position().delivered)
            assert counting.number(falls) >= case.after + 1 + place


@many
@given(facts_of_agents)
def test_a_step_falls_due_after_the_delivery_of_the_one_before(case: Case) -> None:
    stands = case.position()
    falls = falls_due(stands)
    if falls and stands.delivered:
        assert falls > max(stands.delivered.values())
    assert all(one <= other for one, other in pairwise(stands.delivered.values()))


@many
@given(facts_of_agents)
def test_deliveries_to_come_are_faults_and_change_nothing_else(case: Case) -> None:
    stands = case.position()
    known = {step: on for step, on in (case.given or {}).items() if on <= case.as_of}
    to_come = (case.given or {}).keys() - known.keys()
    assert {step for step, fault in stands.faults.items() if fault == "step-after-day"} == to_come
    assert answer(replace(case, given=known).position()) == answer(stands)


@many
@given(facts_of_agents)
def test_absences_to_come_move_the_step_to_come_and_nothing_else(case: Case) -> None:
    known = replace(case, excused=frozenset(day for day in case.excused if day <= case.as_of))
    ahead, behind = answer(case.position()), answer(known.position())
    assert replace(ahead, next_step_on=None) == replace(behind, next_step_on=None)
    if ahead.next_step_on and behind.next_step_on:
        assert ahead.next_step_on >= behind.next_step_on
    assert (ahead.next_step_on is None) == (behind.next_step_on is None)


@many
@given(facts_of_agents)
def test_with_the_days_the_clock_goes_forward_only(case: Case) -> None:
    today, tomorrow = case.position(), replace(case, as_of=case.as_of + DAY).position()
    assert tomorrow.day - today.day in {0, 1}
    assert (tomorrow.day > today.day) == own_days(case).counts(case.as_of + DAY)
    clocks = [STEPS.index(one) if one else -1 for one in (today.clock_step, tomorrow.clock_step)]
    assert clocks[0] <= clocks[1]
    if today.next_step_on == case.as_of + DAY and tomorrow.delivered == today.delivered:
        assert (tomorrow.step_due, tomorrow.due_on) == (today.next_step, today.next_step_on)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("coaching", "coaching"),
        ("Documented Coaching", "coaching"),
        ("WRITTEN CAP", "written-cap"),
        ("final_cap", "final-cap"),
        ("termination-review", "termination-review"),
        ("review", "termination-review"),
        ("cap", None),
        ("", None),
    ],
)
def test_a_step_is_known_by_its_name(text: str, step: Step | None) -> None:
    assert step_called(text) == step
