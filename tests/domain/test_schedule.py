"""What is due when: by hand, on the nights of daylight saving, and over whole fortnights."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.calendar import Calendar
from callcert.domain.schedule import (
    JOBS,
    MOST_TRIES,
    Due,
    Hours,
    Run,
    Schedule,
    clock_span,
    clock_time,
    why_off,
)

HOURS = Hours(time(7), time(8), time(18), 15, time(18, 30))
NEW_YORK, BERLIN, AUCKLAND = map(
    ZoneInfo, ("America/New_York", "Europe/Berlin", "Pacific/Auckland")
)
THANKSGIVING = date(2026, 11, 26)
CALENDAR = Calendar(
    holidays=frozenset({THANKSGIVING}),
    closures=frozenset({date(2026, 11, 27)}),
    names={THANKSGIVING: "Thanksgiving Day"},
)
FRIDAY = date(2026, 11, 20)
EVERY_DAY = Calendar(working_days=frozenset(date(2026, 1, 1) + timedelta(d) for d in range(730)))
TICK = timedelta(minutes=5)


def at(day: date, clock: str, zone: ZoneInfo = NEW_YORK, fold: int = 0) -> datetime:
    moment = datetime.combine(day, time.fromisoformat(clock), tzinfo=zone)
    return moment.replace(fold=fold)


def ran(job: str, day: date, clock: str = "18:30", code: int | None = 0, tries: int = 1) -> Run:
    started = at(day, clock)
    return Run(job, day, started, started if code is not None else None, code, tries)


def due(now: datetime, *runs: Run, since: date | None = FRIDAY) -> list[tuple[str, date]]:
    return [(one.job, one.day) for one in Schedule(CALENDAR, HOURS, runs, since).due(now)]


def ticks(first: datetime, last: datetime) -> Iterator[datetime]:
    """Every five minutes of the time that passes, in the zone of the first."""
    moment, end = first.astimezone(UTC), last.astimezone(UTC)
    while moment <= end:
        yield moment.astimezone(first.tzinfo)
        moment += TICK


def lived(
    moments: Iterator[datetime], calendar: Calendar, hours: Hours, since: date
) -> list[tuple[Due, datetime]]:
    """What runs at these ticks, everything going well."""
    runs: dict[tuple[str, date], Run] = {}
    done = []
    for now in moments:
        for one in Schedule(calendar, hours, tuple(runs.values()), since).due(now):
            runs[one.job, one.day] = Run(one.job, one.day, now, now, 0)
            done.append((one, now))
    return done


def test_nothing_is_due_before_its_time() -> None:
    assert due(at(FRIDAY, "06:59")) == []
    assert due(at(FRIDAY, "07:00")) == [("morning", FRIDAY)]
    morning = ran("morning", FRIDAY, "07:00")
    assert due(at(FRIDAY, "07:59"), morning) == []
    assert due(at(FRIDAY, "08:00"), morning) == [("intake", FRIDAY)]


def test_what_has_run_for_its_day_is_not_due_again() -> None:
    day = [ran("morning", FRIDAY, "07:00"), ran("intake", FRIDAY, "18:00")]
    assert due(at(FRIDAY, "18:29"), *day) == []
    assert due(at(FRIDAY, "18:30"), *day) == [("evening", FRIDAY)]
    assert due(at(FRIDAY, "18:35"), *day, ran("evening", FRIDAY)) == []
    assert due(at(FRIDAY, "23:59"), *day, ran("evening", FRIDAY, code=1)) == []


def test_a_machine_switched_on_late_does_all_of_today_once_and_in_order() -> None:
    assert due(at(FRIDAY, "22:00")) == [
        ("intake", FRIDAY), ("morning", FRIDAY), ("evening", FRIDAY),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("last", "now", "is_due"),
    [
        ("08:00", "08:14", False),
        ("08:00", "08:15", True),
        ("08:07", "08:15", True),
        ("17:45", "18:03", True),
        ("18:03", "18:15", False),
        ("17:45", "21:00", True),
        ("18:00", "23:55", False),
        ("21:00", "23:55", False),
        ("07:30", "07:50", False),
    ],
)
def test_the_intake_runs_once_in_every_interval_the_last_at_closing_time(
    last: str, now: str, is_due: bool
) -> None:
    runs = ran("morning", FRIDAY, "07:00"), ran("intake", FRIDAY, last), ran("evening", FRIDAY)
    assert (("intake", FRIDAY) in due(at(FRIDAY, now), *runs)) is is_due


@pytest.mark.parametrize("code", [3, None])
def test_what_failed_outside_or_was_cut_off_is_tried_again_after_half_an_hour(
    code: int | None,
) -> None:
    day = ran("morning", FRIDAY, "07:00"), ran("intake", FRIDAY, "18:00")
    for tries in range(1, MOST_TRIES):
        run = ran("evening", FRIDAY, "18:30", code, tries)
        assert due(at(FRIDAY, "18:55"), *day, run) == []
        assert due(at(FRIDAY, "19:00"), *day, run) == [("evening", FRIDAY)]
        assert not run.is_over
    run = ran("evening", FRIDAY, "18:30", code, MOST_TRIES)
    assert (due(at(FRIDAY, "23:00"), *day, run), run.is_over) == ([], True)


@pytest.mark.parametrize("code", [2, 130, -9])
def test_what_failed_otherwise_is_not_tried_again(code: int) -> None:
    day = ran("morning", FRIDAY, "07:00"), ran("intake", FRIDAY, "18:00")
    assert due(at(FRIDAY, "23:00"), *day, ran("evening", FRIDAY, code=code)) == []


def test_an_intake_that_failed_outside_comes_round_again_however_often() -> None:
    run = ran("intake", FRIDAY, "10:00", 3, 9)
    morning = ran("morning", FRIDAY, "07:00")
    assert due(at(FRIDAY, "10:25"), morning, run) == []
    assert due(at(FRIDAY, "10:30"), morning, run) == [("intake", FRIDAY)]


def test_a_clock_set_back_does_not_keep_a_job_waiting() -> None:
    day = ran("morning", FRIDAY, "07:00"), ran("intake", FRIDAY, "18:00")
    assert due(at(FRIDAY, "18:40"), *day, ran("evening", FRIDAY, "19:30", 3)) == [
        ("evening", FRIDAY)
    ]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 21), "a Saturday"),
        (date(2026, 11, 22), "a Sunday"),
        (THANKSGIVING, "a holiday, Thanksgiving Day"),
        (date(2026, 11, 27), "a closure by the settings"),
        (FRIDAY, None),
    ],
)
def test_a_day_off_says_which_and_nothing_runs(day: date, words: str | None) -> None:
    assert why_off(CALENDAR, day) == words
    assert bool(due(at(day, "20:00"), ran("evening", date(2026, 11, 19)))) is (words is None)


def test_an_evening_missed_before_a_long_weekend_is_caught_up_after_it() -> None:
    wednesday, monday = date(2026, 11, 25), date(2026, 11, 30)
    last = ran("evening", date(2026, 11, 23))
    assert due(at(date(2026, 11, 29), "12:00"), last) == []
    assert due(at(monday, "00:00"), last) == [
        ("evening", date(2026, 11, 24)), ("evening", wednesday),
    ]  # fmt: skip
    assert due(at(monday, "00:05"), last, ran("evening", wednesday)) == []


def test_no_evening_of_before_the_installation_is_caught_up() -> None:
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    assert due(at(tuesday, "01:00"), since=None) == []
    assert due(at(tuesday, "01:00"), since=tuesday) == []
    assert due(at(tuesday, "01:00"), since=monday) == [("evening", monday)]
    long_ago = ran("evening", date(2026, 9, 1))
    assert due(at(tuesday, "01:00"), long_ago, since=monday) == [("evening", monday)]
    begun = ran("evening", FRIDAY, code=3)
    assert due(at(tuesday, "01:00"), begun, since=monday) == [("evening", monday)]


def test_an_evening_that_waits_is_not_lost_when_a_later_one_is_done() -> None:
    monday = date(2026, 11, 23)
    runs = ran("evening", FRIDAY, code=3), ran("evening", monday)
    assert due(at(date(2026, 11, 24), "00:05"), *runs) == [("evening", FRIDAY)]


@pytest.mark.parametrize(("code", "tries"), [(2, 1), (130, 1), (3, MOST_TRIES), (None, MOST_TRIES)])
def test_an_evening_that_failed_for_good_is_tried_once_on_each_later_day(
    code: int | None, tries: int
) -> None:
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    failed = ran("evening", FRIDAY, code=code, tries=tries)
    assert failed.is_over
    assert due(at(monday, "00:05"), failed) == [("evening", FRIDAY)]
    started = at(monday, "00:05")
    again = Run("evening", FRIDAY, started, started, code, tries)
    assert due(at(monday, "06:00"), again) == []
    assert due(at(tuesday, "00:05"), again, ran("evening", monday)) == [("evening", FRIDAY)]
    done = Run("evening", FRIDAY, started, started, 1)
    assert due(at(tuesday, "00:05"), done, ran("evening", monday)) == []


def test_an_evening_that_failed_for_good_is_given_up_after_a_fortnight() -> None:
    failed = ran("evening", FRIDAY, code=2)
    runs = failed, ran("evening", date(2026, 12, 3))
    assert due(at(date(2026, 12, 4), "00:05"), *runs) == [("evening", FRIDAY)]
    assert due(at(date(2026, 12, 7), "00:05"), failed, ran("evening", date(2026, 12, 4))) == []


def test_at_most_ten_evenings_are_caught_up_the_newest_in_their_order() -> None:
    day = date(2026, 12, 21)
    schedule = Schedule(CALENDAR, HOURS, (ran("evening", FRIDAY),))
    found = [one.day for one in schedule.due(at(day, "00:00"))]
    assert found == [date(2026, 12, number) for number in (7, 8, 9, 10, 11, 14, 15, 16, 17, 18)]
    assert len(schedule.missed(day)) == 18


@pytest.mark.parametrize("zone", [NEW_YORK, BERLIN, AUCKLAND])
def test_a_fortnight_of_ticks_runs_each_job_once_for_each_business_day(zone: ZoneInfo) -> None:
    first = at(date(2026, 11, 16), "00:00", zone)
    done = lived(ticks(first, at(date(2026, 11, 29), "23:55", zone)), CALENDAR, HOURS, first.date())
    days = [first.date() + timedelta(number) for number in range(14)]
    business = {day for day in days if CALENDAR.is_business_day(day)}
    assert len(business) == 8
    for job in ("morning", "evening"):
        at_times = [now for one, now in done if one.job == job]
        assert {now.date() for now in at_times} == business
        assert {now.time() for now in at_times} == {HOURS.of(job)}
        assert len(at_times) == 8
    per_day = Counter(one.day for one, _ in done if one.job == "intake")
    assert per_day == dict.fromkeys(business, 41)


@pytest.mark.parametrize(
    ("zone", "spring", "fall"),
    [
        (NEW_YORK, date(2026, 3, 8), date(2026, 11, 1)),
        (BERLIN, date(2026, 3, 29), date(2026, 10, 25)),
    ],
)
def test_in_the_nights_of_daylight_saving_nothing_is_lost_or_doubled(
    zone: ZoneInfo, spring: date, fall: date
) -> None:
    hours = Hours(time(1, 30), time(1), time(4), 15, time(2, 30))
    for day, quarters in ((spring, 9), (fall, 17)):
        first = at(day, "00:00", zone)
        done = lived(ticks(first, at(day, "23:55", zone)), EVERY_DAY, hours, day)
        count = Counter(one.job for one, _ in done)
        assert (count["morning"], count["evening"]) == (1, 1)
        assert count["intake"] == quarters, "the quarters of an hour that pass between 1 and 4"
        moments = [now.timestamp() for one, now in done if one.job == "intake"]
        assert {b - a for a, b in pairwise(moments)} == {900}


def test_a_time_that_the_clock_skips_is_due_in_the_hour_after() -> None:
    hours = Hours(time(2, 30), time(2, 15), time(4), 15, time(2, 45))
    done = lived(
        ticks(at(date(2026, 3, 8), "01:55"), at(date(2026, 3, 8), "03:00")),
        EVERY_DAY, hours, date(2026, 3, 8),
    )  # fmt: skip
    assert [(one.job, f"{now:%H:%M}") for one, now in done] == [
        ("intake", "03:00"), ("morning", "03:00"), ("evening", "03:00"),
    ]  # fmt: skip


def test_the_day_is_that_of_the_zone() -> None:
    moment = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
    monday = date(2026, 11, 23)
    assert due(moment.astimezone(AUCKLAND), since=monday) == [("morning", monday)]
    assert due(moment.astimezone(NEW_YORK)) == [], "it is still Sunday there"


@given(
    st.lists(st.integers(0, 14 * 288 - 1), unique=True, max_size=120).map(sorted),
    st.sampled_from([NEW_YORK, BERLIN, AUCKLAND]),
)
def test_whenever_the_machine_is_on_no_day_is_run_twice_and_none_in_its_future(
    on: list[int], zone: ZoneInfo
) -> None:
    first = at(date(2026, 10, 19), "00:00", zone).astimezone(UTC)
    moments = [(first + TICK * number).astimezone(zone) for number in on]
    done = lived(iter(moments), CALENDAR, HOURS, date(2026, 10, 19))
    once = Counter(one for one, _ in done if one.job != "intake")
    assert set(once.values()) <= {1}
    for one, now in done:
        assert CALENDAR.is_business_day(one.day)
        assert CALENDAR.is_business_day(now.date())
        assert (one.day, HOURS.of(one.job)) <= (now.date(), now.time())
        assert one.job == "evening" or one.day == now.date()
    evenings = [one.day for one, _ in done if one.job == "evening"]
    assert evenings == sorted(evenings)
    if evenings:
        every = (date(2026, 10, 19) + timedelta(n) for n in range(15))
        assert evenings == [d for d in every if d <= evenings[-1] and CALENDAR.is_business_day(d)]


def next_at(job: str, now: datetime, *runs: Run) -> str:
    (name,) = [one for one in JOBS if one == job]
    moment = Schedule(CALENDAR, HOURS, runs, FRIDAY).next_at(name, now)
    return f"{moment:%m/%d %H:%M}" if moment else "never"


def test_what_is_next() -> None:
    night = at(FRIDAY, "06:00")
    assert [next_at(job, night) for job in JOBS] == ["11/20 08:00", "11/20 07:00", "11/20 18:30"]
    assert next_at("morning", at(FRIDAY, "07:10")) == "11/20 07:10", "it is due now"
    assert next_at("morning", at(FRIDAY, "07:10"), ran("morning", FRIDAY)) == "11/23 07:00"
    assert next_at("intake", at(FRIDAY, "10:01"), ran("intake", FRIDAY, "10:00")) == "11/20 10:15"
    assert next_at("intake", at(FRIDAY, "18:20"), ran("intake", FRIDAY, "18:00")) == "11/23 08:00"
    waits = ran("evening", FRIDAY, code=3)
    assert next_at("evening", at(FRIDAY, "18:40"), waits) == "11/20 19:00"
    late = ran("evening", FRIDAY, "23:45", 3)
    assert next_at("evening", at(FRIDAY, "23:50"), late) == "11/23 00:00"
    before_holiday = at(date(2026, 11, 25), "20:00")
    assert next_at("morning", before_holiday, ran("morning", date(2026, 11, 25))) == "11/30 07:00"


def test_where_every_day_is_off_nothing_is_next() -> None:
    closed = Calendar(closures=frozenset(FRIDAY + timedelta(days=n) for n in range(99)))
    assert Schedule(closed, HOURS).next_at("morning", at(FRIDAY, "06:00")) is None


def test_the_times_in_words() -> None:
    assert HOURS.spoken("evening") == "at 18:30"
    assert HOURS.spoken("intake") == "every 15 minutes from 08:00 to 18:00"


def test_times_as_they_are_typed() -> None:
    assert clock_time("07:05") == time(7, 5)
    assert clock_span("08:00 - 18:00") == (time(8), time(18))


@pytest.mark.parametrize("text", ["", "7:00", "24:00", "07:60", "07:00:00", "noon", "0７:00"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="time of day"):
        clock_time(text)


@pytest.mark.parametrize("text", ["", "08:00", "18:00-08:00", "08:00-08:00", "8-18"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"two times of day|end later"):
        clock_span(text)
