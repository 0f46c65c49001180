from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.counts import MOST, NOTHING, Count, read_count, read_hours
from callcert.domain.scorecard import ErrorValue

ALL = Count(everything=True)


@pytest.mark.parametrize("value", [None, "", "   ", "\t\n"])
def test_a_blank_cell_tells_nothing(value: object) -> None:
    assert read_count(value) == NOTHING
    assert not NOTHING.is_told


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (8, Count(8)),
        (0, Count(0)),
        (3.0, Count(3)),
        (MOST, Count(MOST)),
        ("8", Count(8)),
        (" 8 ", Count(8)),
        ("8.0", Count(8)),
        ("0", Count(0)),
        ("9999", Count(9999)),
        ("5 calls", Count(5)),
        ("5  Calls", Count(5)),
        ("1 call", Count(1)),
        ("8 modules", Count(8)),
        ("8 TBTs", Count(8)),
        ("8 done", Count(8)),
        ("8 modules so far", Count(8)),
        ("3/5", Count(3, 5)),
        ("3 / 5", Count(3, 5)),
        ("3/5 calls", Count(3, 5)),
        ("3.0/5.0", Count(3, 5)),
        ("8 of 12", Count(8, 12)),
        ("8 OF 12", Count(8, 12)),
        ("8of12", Count(8, 12)),
        ("8 out of 12", Count(8, 12)),
        ("8 of 12 modules", Count(8, 12)),
        ("8 of 12 modules completed", Count(8, 12)),
        ("13 of 12", Count(13, 12)),
        ("done", ALL),
        ("Done", ALL),
        (" ALL  done ", ALL),
        ("all", ALL),
        ("Complete", ALL),
        ("completed", ALL),
        ("finished", ALL),
        ("none", Count(0)),
        ("None", Count(0)),
        ("no", Count(0)),
        ("nothing", Count(0)),
        ("zero", Count(0)),
        ("-", Count(0)),
        ("–", Count(0)),
        ("not started", Count(0)),
        ("n/a", Count(0)),
    ],
)
def test_a_count_is_read_as_people_type_it(value: object, count: Count) -> None:
    assert read_count(value) == count
    assert count.is_told


@pytest.mark.parametrize(
    "value",
    [
        -1, "-1", 3.5, "3.5", -0.5, True, False, float("nan"), float("inf"), MOST + 1, 46346,
        "10000", "a few", "five", "8 of", "of 12", "8 left", "3 to go", "2 remaining",
        "1/2/2026", "80%",
        "done?", ErrorValue("#N/A"), date(2026, 3, 5), time(8, 12), timedelta(hours=8),
        datetime(2026, 3, 5),  # noqa: DTZ001  what Excel makes of 3/5
    ],
)  # fmt: skip
def test_what_is_no_count_is_none(value: object) -> None:
    assert read_count(value) is None


@given(st.integers(0, MOST), st.integers(0, MOST))
def test_every_count_is_read_back(done: int, of: int) -> None:
    assert read_count(done) == read_count(float(done)) == read_count(str(done)) == Count(done)
    assert read_count(f"{done}/{of}") == read_count(f"{done} of {of}") == Count(done, of)


@given(st.text(max_size=20) | st.floats() | st.integers() | st.booleans() | st.dates())
def test_no_cell_stops_the_counting(value: object) -> None:
    count = read_count(value)
    assert count is None or count.done is None or 0 <= count.done <= MOST


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_blank_cell_has_no_hours(value: object) -> None:
    assert read_hours(value) is None


@pytest.mark.parametrize(
    ("value", "hours"),
    [
        (7.5, 7.5),
        (8, 8.0),
        (0, 0.0),
        (MOST, float(MOST)),
        ("7.5", 7.5),
        ("7,5", 7.5),
        (" 8 ", 8.0),
        ("8h", 8.0),
        ("7.5 hrs", 7.5),
        ("8 hours", 8.0),
        ("1 hour", 1.0),
        ("8 Hrs.", 8.0),
        ("7:30", 7.5),
        ("7:05", 7 + 1 / 12),
        ("27:00", 27.0),
        ("2h 15m", 2.25),
        ("2h15", 2.25),
        ("2 hrs 15 min", 2.25),
        ("2 hours 15 minutes", 2.25),
        (time(7, 30), 7.5),
        (time(0, 0, 36), 0.01),
        (time(8, 0, 36), 8.01),
        (timedelta(hours=7, minutes=30), 7.5),
        (timedelta(0), 0.0),
        (timedelta(days=1, hours=3), 27.0),
    ],
)
def test_hours_are_read_however_they_are_typed(value: object, hours: float) -> None:
    assert read_hours(value) == pytest.approx(hours)


@pytest.mark.parametrize(
    "value",
    [
        -1, "-1", True, float("nan"), MOST + 1, "a lot", "7:75", "7:30:00", "7.5.1", "2h 60m",
        timedelta(hours=-1), date(2026, 3, 5), datetime(2026, 3, 5, 7, 30),  # noqa: DTZ001
        ErrorValue("#VALUE!"),
    ],
)  # fmt: skip
def test_what_is_no_span_of_time_is_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  its text is nobody's business
        read_hours(value)


@given(st.integers(0, 999), st.integers(0, 59))
def test_hours_and_minutes_are_the_same_in_every_form(hours: int, minutes: int) -> None:
    wanted = pytest.approx(hours + minutes / 60)
    for text in (f"{hours}:{minutes:02d}", f"{hours}h {minutes}m", f"{hours} hrs {minutes} min"):
        assert read_hours(text) == wanted
    assert read_hours(timedelta(hours=hours, minutes=minutes)) == wanted
