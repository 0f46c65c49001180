from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.calendar import Calendar, CountedDays, Pause, pauses

DAY = timedelta(days=1)
FRIDAY = date(2026, 11, 20)
SATURDAY = date(2026, 11, 21)
MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)
WEDNESDAY = date(2026, 11, 25)
THANKSGIVING = date(2026, 11, 26)
BLACK_FRIDAY = date(2026, 11, 27)

PLAIN = Calendar(holidays=frozenset({THANKSGIVING}))
SATURDAY_WORKED = Calendar(frozenset({THANKSGIVING}), working_days=frozenset({SATURDAY}))

days = st.dates(date(2026, 1, 1), date(2026, 4, 30))
some_days = st.frozensets(days, max_size=12)
calendars = st.builds(Calendar, some_days, some_days, some_days)
own_days = st.dictionaries(days, st.sampled_from(["excused", "equipment"]), max_size=12)
counted = st.builds(CountedDays, calendars, days, own_days)


def of(calendar: Calendar, start: date, *excused: date) -> CountedDays:
    return CountedDays(calendar, start, pauses(excused))


@pytest.mark.parametrize(
    ("start", "first"),
    [
        (FRIDAY, FRIDAY),
        (SATURDAY, MONDAY),
        (THANKSGIVING, BLACK_FRIDAY),
    ],
)
def test_day_1_is_the_first_day_that_counts(start: date, first: date) -> None:
    counting = of(PLAIN, start)
    assert counting.nth(1) == first
    assert counting.number(first) == 1
    assert counting.number(first - DAY) == 0


def test_day_1_is_not_an_excused_one() -> None:
    assert of(PLAIN, FRIDAY, FRIDAY, MONDAY).nth(1) == TUESDAY


def test_weekends_holidays_and_excused_days_are_not_counted() -> None:
    counting = of(PLAIN, FRIDAY, TUESDAY)
    assert [counting.nth(n) for n in (1, 2, 3, 4)] == [FRIDAY, MONDAY, WEDNESDAY, BLACK_FRIDAY]
    assert [counting.number(FRIDAY + n * DAY) for n in range(8)] == [1, 1, 1, 2, 2, 3, 3, 4]


def test_a_weekend_day_that_is_worked_counts_unless_it_is_excused() -> None:
    assert of(SATURDAY_WORKED, FRIDAY).nth(2) == SATURDAY
    assert of(SATURDAY_WORKED, FRIDAY, SATURDAY).nth(2) == MONDAY
    assert of(SATURDAY_WORKED, FRIDAY, SATURDAY).number(MONDAY) == 2


def test_an_excused_day_off_takes_nothing_away() -> None:
    assert of(PLAIN, FRIDAY, SATURDAY, THANKSGIVING).number(BLACK_FRIDAY) == 5


def test_an_absence_before_the_start_takes_nothing_away() -> None:
    assert of(PLAIN, MONDAY, FRIDAY).number(TUESDAY) == 2


def test_days_are_counted_after_one_up_to_another() -> None:
    counting = of(PLAIN, FRIDAY, TUESDAY)
    assert counting.between(FRIDAY, FRIDAY) == 0
    assert counting.between(FRIDAY, MONDAY) == 1
    assert counting.between(FRIDAY, WEDNESDAY) == 2
    assert counting.between(WEDNESDAY, FRIDAY) == 0
    assert counting.between(date(2026, 1, 1), MONDAY) == 2


def test_the_first_day_after_one_before_the_start_is_day_1() -> None:
    counting = of(PLAIN, SATURDAY)
    assert counting.after(date(2026, 1, 1)) == MONDAY
    assert counting.after(MONDAY) == TUESDAY
    assert counting.after(WEDNESDAY) == BLACK_FRIDAY


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (FRIDAY, None),
        (SATURDAY, "weekend"),
        (TUESDAY, "excused"),
        (WEDNESDAY, "equipment"),
        (THANKSGIVING, "holiday"),
    ],
)
def test_it_can_be_said_why_a_day_does_not_count(day: date, why: str | None) -> None:
    own = pauses([TUESDAY, SATURDAY, THANKSGIVING], [WEDNESDAY])
    counting = CountedDays(PLAIN, FRIDAY, own)
    assert counting.why_not(day) == why
    assert counting.counts(day) == (why is None)


def test_a_day_that_is_excused_and_has_an_equipment_issue_is_an_excused_one() -> None:
    assert pauses([MONDAY], [MONDAY, TUESDAY]) == {MONDAY: "excused", TUESDAY: "equipment"}
    assert pauses([]) == {}


@given(counted, st.integers(1, 30))
def test_number_and_nth_are_inverse(counting: CountedDays, number: int) -> None:
    day = counting.nth(number)
    assert counting.counts(day)
    assert counting.number(day) == number
    assert counting.number(day - DAY) == number - 1


@given(counted, days)
def test_the_number_is_what_counting_day_by_day_gives(counting: CountedDays, until: date) -> None:
    every = [counting.start + n * DAY for n in range((until - counting.start).days + 1)]
    assert counting.number(until) == sum(counting.counts(day) for day in every)


@given(counted, days, days)
def test_between_is_what_counting_day_by_day_gives(
    counting: CountedDays, day: date, until: date
) -> None:
    every = [day + n * DAY for n in range(1, (until - day).days + 1)]
    assert counting.between(day, until) == sum(counting.counts(day) for day in every)


@given(counted, days)
def test_nothing_counts_between_a_day_and_the_one_after(counting: CountedDays, day: date) -> None:
    after = counting.after(day)
    assert after > day
    assert counting.counts(after)
    assert not any(counting.counts(day + n * DAY) for n in range(1, (after - day).days))


@given(counted, days, st.sampled_from(["excused", "equipment"]))
def test_one_more_pause_never_adds_a_day(counting: CountedDays, pause: date, why: Pause) -> None:
    fewer = CountedDays(counting.calendar, counting.start, {**counting.pauses, pause: why})
    for until in (counting.start + n * 9 * DAY for n in range(12)):
        lost = counting.number(until) - fewer.number(until)
        assert lost == (pause <= until and counting.counts(pause))


@given(counted)
def test_counted_days_follow_one_another(counting: CountedDays) -> None:
    listed = [counting.nth(n) for n in range(1, 9)]
    assert all(counting.after(one) == other for one, other in pairwise(listed))
    assert listed[0] >= counting.start


@given(days, some_days, some_days, some_days, days)
def test_the_number_is_numpys(
    start: date,
    holidays: frozenset[date],
    closures: frozenset[date],
    excused: frozenset[date],
    until: date,
) -> None:
    counting = of(Calendar(holidays, closures), start, *excused)
    off = sorted(holidays | closures | excused)
    theirs = int(np.busday_count(start, until + DAY, holidays=off)) if until >= start else 0
    assert counting.number(until) == theirs
