from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.moments import DateOrder, read_date, read_moment

DAY = date(2026, 11, 20)
EPOCH = date(1899, 12, 30)
FORMATS = {"mdy": "%m/%d/%Y", "dmy": "%d/%m/%Y", "ymd": "%Y/%m/%d"}

orders = st.sampled_from(["mdy", "dmy", "ymd"])
days = st.dates(date(1970, 1, 1), date(2069, 12, 31))


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime.combine(DAY, time(hour, minute, second))


@pytest.mark.parametrize(
    "written",
    [
        "11/20/2026",
        "11/20/26",
        "11-20-2026",
        "11.20.2026",
        " 11/20/2026 ",
        "2026-11-20",
        "2026/11/20",
        "Nov 20, 2026",
        "November 20 2026",
        "november 20th, 2026",
        "Nov. 20, 26",
        "20 Nov 2026",
        "20-Nov-2026",
        "20-Nov-26",
        "20. November 2026",
        "20 NOVEMBER 2026",
    ],
)
def test_a_day_is_read_as_people_type_it(written: str) -> None:
    assert read_date(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        "Fri 11/20/2026",
        "Fri. 11/20/2026",
        "friday, November 20, 2026",
        "Fri 11/20/2026 5:03 PM",
        "11/20/2026 17:03",
        "11/20/2026, 5pm",
        "2026-11-20T17:00:00",
        "2026-11-20 17:00",
        "Nov 20, 2026 5:03 p.m.",
        "20 Nov 2026 17:03:05",
    ],
)
def test_a_weekday_before_and_a_time_behind_are_passed_over(written: str) -> None:
    assert read_date(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        "Fri",
        "Friday, ",
        "5:03 PM",
        "11/20/2026 Fri",
        "11/20/2026 25:00",
        "Nov Fri 20, 2026",
        "sundown 11/20/2026",
        "",
        "yesterday",
        "20/11/2026",
        "13/13/2026",
        "2/30/2026",
        "0/10/2026",
        "11/20",
        "11/2026",
        "Foo 20, 2026",
        "20 Foo 2026",
        "Nov 31, 2026",
        "11//20//2026",
        "#VALUE!",
    ],
)
def test_a_day_that_is_none_is_not_guessed(written: str) -> None:
    assert read_date(written) is None


@pytest.mark.parametrize(
    ("order", "meant"),
    [
        ("mdy", date(2026, 3, 4)),
        ("dmy", date(2026, 4, 3)),
    ],
)
def test_the_order_decides_what_03_04_means(order: DateOrder, meant: date) -> None:
    assert read_date("03/04/2026", order) == meant
    assert read_date("3.4.26", order) == meant


def test_year_first_order_reads_short_years_too() -> None:
    assert read_date("26-11-20", "ymd") == DAY


@given(days, orders)
def test_a_day_written_in_the_order_asked_for_is_read_back(day: date, order: DateOrder) -> None:
    assert read_date(day.strftime(FORMATS[order]), order) == day


@given(days, orders, st.sampled_from(["%Y-%m-%d", "%b %d, %Y", "%d %B %Y", "%d-%b-%y"]))
def test_a_clear_form_is_read_whatever_the_order(day: date, order: DateOrder, form: str) -> None:
    assert read_date(day.strftime(form), order) == day


@pytest.mark.parametrize(("short", "year"), [("69", 2069), ("70", 1970), ("00", 2000)])
def test_short_years_from_70_on_are_the_last_centurys(short: str, year: int) -> None:
    assert read_date(f"1/2/{short}") == date(year, 1, 2)


@pytest.mark.parametrize("slip", ["11/20/202", "Nov 20, 202", "20 Nov 202"])
def test_a_year_of_three_digits_is_a_slip_and_no_year(slip: str) -> None:
    assert read_date(slip) is None


def test_real_dates_are_taken_as_they_are() -> None:
    assert read_date(DAY) == DAY
    assert read_date(at(23, 59)) == DAY


@given(days, st.floats(min_value=0, max_value=0.99))
def test_serials_count_days_as_excel_does(day: date, share: float) -> None:
    serial = (day - EPOCH).days
    assert read_date(serial) == day
    assert read_date(serial + share) == day


@pytest.mark.parametrize("value", [None, True, False, 0, 0.5, -3, 2_958_466, float("nan"), time(9)])
def test_what_is_no_date_is_none(value: object) -> None:
    assert read_date(value) is None


def test_the_last_day_excel_knows_is_read() -> None:
    assert read_date(2_958_465) == date(9999, 12, 31)


def test_the_last_moment_excel_knows_stops_nothing() -> None:
    assert read_date(2_958_465.999999) in {None, date(9999, 12, 31)}


@pytest.mark.parametrize(
    ("written", "hour", "minute", "second"),
    [
        ("9:05 AM", 9, 5, 0),
        ("09:05", 9, 5, 0),
        ("9:05", 9, 5, 0),
        ("9 am", 9, 0, 0),
        ("9am", 9, 0, 0),
        ("9:05 a.m.", 9, 5, 0),
        ("9:05p", 21, 5, 0),
        ("9:05:30 PM", 21, 5, 30),
        ("21:05", 21, 5, 0),
        ("12 am", 0, 0, 0),
        ("12:30 AM", 0, 30, 0),
        ("12:30 PM", 12, 30, 0),
        ("00:00", 0, 0, 0),
        ("23:59:59", 23, 59, 59),
    ],
)
def test_a_time_is_read_as_people_type_it(
    written: str, hour: int, minute: int, second: int
) -> None:
    assert read_moment(written, DAY) == at(hour, minute, second)
    assert read_moment(f"  {written} ", DAY) == at(hour, minute, second)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "9",
        "noon",
        "24:00",
        "9:60",
        "9:05:60",
        "13 PM",
        "13:05 pm",
        "0 am",
        "9:5",
        "9-05",
        "#N/A",
    ],
)
def test_a_time_that_is_none_is_not_guessed(written: str) -> None:
    assert read_moment(written, DAY) is None


@given(st.times())
def test_every_time_of_the_clock_is_read_back(spoken: time) -> None:
    to_the_minute = spoken.replace(second=0, microsecond=0)
    for form in ("%H:%M", "%I:%M %p", "%I:%M%p", "%H:%M:%S"):
        text = to_the_minute.strftime(form)
        assert read_moment(text, DAY) == datetime.combine(DAY, to_the_minute)


@pytest.mark.parametrize(
    "written",
    ["11/21/2026 9:05 AM", "11/21/2026, 9:05", "2026-11-21 09:05", "11/21/26  9:05 am"],
)
def test_a_day_typed_before_the_time_wins_over_the_day_given(written: str) -> None:
    assert read_moment(written, DAY) == at(9, 5) + timedelta(days=1)


def test_the_day_before_a_time_is_read_in_the_order_asked_for() -> None:
    assert read_moment("03/04/2026 9:05", None, "dmy") == datetime.combine(
        date(2026, 4, 3), time(9, 5)
    )


@pytest.mark.parametrize("written", ["13/40/2026 9:05", "today 9:05", "11/20/2026 late"])
def test_a_moment_with_a_part_that_cannot_be_read_is_none(written: str) -> None:
    assert read_moment(written, DAY) is None


@pytest.mark.parametrize("bare", ["9:05 AM", time(9, 5), timedelta(hours=9, minutes=5), 0.378472])
def test_a_bare_time_needs_a_day(bare: object) -> None:
    assert read_moment(bare, None) is None
    assert read_moment(bare, DAY) == at(9, 5)


def test_real_moments_are_taken_as_they_are() -> None:
    assert read_moment(at(9, 5, 7), None) == at(9, 5, 7)


def test_a_date_alone_is_its_midnight() -> None:
    assert read_moment(DAY, None) == at(0)


def test_a_serial_with_a_share_of_a_day_is_a_moment() -> None:
    serial = (DAY - EPOCH).days
    assert read_moment(serial + 0.5, None) == at(12)
    assert read_moment(serial, None) == at(0)


@given(st.integers(min_value=0, max_value=86_399))
def test_a_share_of_a_day_is_read_to_the_second(seconds: int) -> None:
    assert read_moment(seconds / 86_400, DAY) == at(0) + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "value", [None, True, -0.5, timedelta(days=1), timedelta(seconds=-1), 10_000_000, float("inf")]
)
def test_what_is_no_moment_is_none(value: object) -> None:
    assert read_moment(value, DAY) is None


@pytest.mark.parametrize(
    "written",
    ["November 20, 2026 9:05 AM", "Nov 20 2026 09:05", "2026-11-20T09:05", "11/20/2026, 9:05am"],
)
def test_a_date_of_several_words_may_stand_before_the_time(written: str) -> None:
    assert read_moment(written, None) == datetime(2026, 11, 20, 9, 5)  # noqa: DTZ001
