from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.calendar import Calendar

FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 23)
THANKSGIVING = date(2026, 11, 26)
DAY = timedelta(days=1)

days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
some_days = st.frozensets(days, max_size=6)
calendars = st.builds(Calendar, some_days, some_days, some_days)


@pytest.mark.parametrize("offset", range(7))
def test_monday_to_friday_are_business_days(offset: int) -> None:
    assert Calendar().is_business_day(MONDAY + offset * DAY) == (offset < 5)


def test_holidays_and_closures_are_none() -> None:
    calendar = Calendar(holidays=frozenset({THANKSGIVING}), closures=frozenset({MONDAY}))
    assert not calendar.is_business_day(THANKSGIVING)
    assert not calendar.is_business_day(MONDAY)
    assert calendar.is_business_day(FRIDAY)


def test_a_configured_working_day_wins_over_everything() -> None:
    saturday = FRIDAY + DAY
    worked = frozenset({saturday, THANKSGIVING, MONDAY})
    calendar = Calendar(frozenset({THANKSGIVING}), frozenset({MONDAY}), worked)
    assert all(calendar.is_business_day(day) for day in worked)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (FRIDAY, None),
        (FRIDAY + DAY, "weekend"),
        (FRIDAY + 2 * DAY, "weekend"),
        (MONDAY, "closure"),
        (THANKSGIVING, "holiday"),
        (THANKSGIVING + DAY, "closure"),
        (THANKSGIVING + 2 * DAY, None),
    ],
)
def test_it_can_be_said_why_a_day_is_off(day: date, why: str | None) -> None:
    calendar = Calendar(
        holidays=frozenset({THANKSGIVING, THANKSGIVING + DAY}),
        closures=frozenset({MONDAY, THANKSGIVING + DAY}),
        working_days=frozenset({THANKSGIVING + 2 * DAY}),
    )
    assert calendar.day_off(day) == why
    assert calendar.is_business_day(day) == (why is None)


def test_what_a_holiday_is_called_makes_no_other_calendar() -> None:
    days_off = frozenset({THANKSGIVING})
    named = Calendar(days_off, names={THANKSGIVING: "Thanksgiving Day"})
    assert named == Calendar(days_off)
    assert named.names[THANKSGIVING] == "Thanksgiving Day"


@pytest.mark.parametrize(
    ("day", "until", "between"),
    [
        (FRIDAY, FRIDAY, 0),
        (FRIDAY, MONDAY, 1),
        (FRIDAY, FRIDAY + DAY, 0),
        (FRIDAY + DAY, MONDAY, 1),
        (MONDAY, FRIDAY, -1),
        (FRIDAY, FRIDAY + 7 * DAY, 5),
    ],
)
def test_the_distance_counts_the_days_after_up_to_the_last(
    day: date, until: date, between: int
) -> None:
    assert Calendar().distance(day, until) == between


def test_moving_skips_weekends_and_holidays_both_ways() -> None:
    calendar = Calendar(holidays=frozenset({THANKSGIVING}))
    assert calendar.moved(FRIDAY, 1) == MONDAY
    assert calendar.moved(MONDAY, -1) == FRIDAY
    assert calendar.moved(THANKSGIVING - DAY, 1) == THANKSGIVING + DAY
    assert calendar.moved(FRIDAY + DAY, 0) == FRIDAY + DAY


@given(calendars, days, days, days)
def test_distances_add_up(calendar: Calendar, one: date, two: date, three: date) -> None:
    first, second = calendar.distance(one, two), calendar.distance(two, three)
    assert first + second == calendar.distance(one, three)


@given(calendars, days, st.integers(min_value=1, max_value=30))
def test_moving_and_measuring_are_inverse(calendar: Calendar, day: date, number: int) -> None:
    there = calendar.moved(day, number)
    assert calendar.is_business_day(there)
    assert calendar.distance(day, there) == number
    if calendar.is_business_day(day):
        assert calendar.moved(there, -number) == day


@given(calendars, days, days)
def test_the_distance_never_exceeds_the_days_between(
    calendar: Calendar, one: date, two: date
) -> None:
    assert abs(calendar.distance(one, two)) <= abs((two - one).days)


@given(calendars, days, days)
def test_the_distance_is_what_counting_day_by_day_gives(
    calendar: Calendar, day: date, until: date
) -> None:
    first, last = sorted((day, until))
    every = (first + n * DAY for n in range(1, (last - first).days + 1))
    found = sum(calendar.is_business_day(one) for one in every)
    assert calendar.distance(first, last) == found
    assert calendar.distance(last, first) == -found


@given(some_days, some_days, days, days)
def test_the_distance_is_numpys(
    holidays: frozenset[date], closures: frozenset[date], day: date, until: date
) -> None:
    first, last = sorted((day, until))
    off = sorted(holidays | closures)
    theirs = np.busday_count(first + DAY, last + DAY, holidays=off)
    assert Calendar(holidays, closures).distance(first, last) == theirs


@given(calendars, days)
def test_moving_goes_to_the_nearest_business_day(calendar: Calendar, day: date) -> None:
    there = calendar.moved(day, 1)
    between = (day + n * DAY for n in range(1, (there - day).days))
    assert not any(calendar.is_business_day(one) for one in between)


def test_the_distance_over_centuries_is_right() -> None:
    first, last = date(1, 1, 1), date(9999, 12, 30)
    assert Calendar().distance(first, last) == np.busday_count(first + DAY, last + DAY)
