from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.absences import LONGEST
from callcert.domain.absences import read_days as days_and_rest
from callcert.domain.moments import DateOrder
from callcert.domain.scorecard import CellValue, ErrorValue

DAY = timedelta(days=1)
FRIDAY = date(2026, 11, 20)
SATURDAY, SUNDAY, MONDAY, TUESDAY = (FRIDAY + n * DAY for n in (1, 2, 3, 4))
FORMS = {"mdy": "%m/%d/%Y", "dmy": "%d/%m/%Y", "ymd": "%Y/%m/%d"}

days = st.dates(date(2000, 1, 1), date(2199, 12, 31))


def read_days(value: CellValue, order: DateOrder = "mdy") -> tuple[set[date], str]:
    found, unread = days_and_rest(value, order)
    return set(found), unread


@pytest.mark.parametrize("value", [None, "", "   ", " \n "])
def test_a_blank_cell_excuses_no_day(value: CellValue) -> None:
    assert read_days(value) == (set(), "")


@pytest.mark.parametrize(
    "value",
    [
        FRIDAY,
        datetime(2026, 11, 20, 9, 5),  # noqa: DTZ001  cells have no zone
        46346,
        "11/20/2026",
        " 11/20/26 ",
        "11-20-2026",
        "11.20.2026",
        "2026-11-20",
        "Nov 20, 2026",
        "November 20th 2026",
        "20 Nov 2026",
        "20-Nov-2026",
        "11/20/2026,",
        "11/20/2026 - 11/20/2026",
        "11/20/2026, 11/20/2026",
    ],
)
def test_a_single_day_is_read_as_people_enter_it(value: CellValue) -> None:
    assert read_days(value) == ({FRIDAY}, "")


@pytest.mark.parametrize(
    "text",
    [
        "11/20/2026, 11/24/2026",
        "11/20/2026 11/24/2026",
        "11/20/2026,11/24/2026",
        "11/20/2026; 11/24/2026;",
        "11/20/2026\n11/24/2026",
        "11/20/2026 and 11/24/2026",
        "11/20/2026, and 11/24/2026",
        "11/20/2026 And 11/24/2026",
        "11/20/2026 & 11/24/2026",
        "11/20/2026 + 11/24/2026",
        "11/24/2026, 2026-11-20",
        "Nov 20, 2026, Nov 24, 2026",
        "Nov. 20, 2026 and 24 Nov 2026",
        "11/20/2026\N{NO-BREAK SPACE}11/24/2026",
    ],
)
def test_several_days_stand_in_one_cell(text: str) -> None:
    assert read_days(text) == ({FRIDAY, TUESDAY}, "")


@pytest.mark.parametrize(
    "mark",
    [
        "-", " - ", "–", " – ", "—", " to ", " TO ", "to", " thru ", " through ", " until ",
    ],
)  # fmt: skip
def test_a_range_holds_both_its_ends_and_every_day_between(mark: str) -> None:
    for first, last in (
        ("11/20/2026", "11/24/2026"),
        ("11-20-2026", "11-24-2026"),
        ("2026-11-20", "2026-11-24"),
        ("Nov 20, 2026", "Nov 24, 2026"),
        ("20-Nov-2026", "24-Nov-2026"),
    ):
        found = {FRIDAY, SATURDAY, SUNDAY, MONDAY, TUESDAY}
        assert read_days(first + mark + last) == (found, "")


def test_the_example_of_the_guide_is_three_days() -> None:
    found, unread = read_days("11/20/2026, 11/23/2026-11/24/2026")
    assert (found, unread) == ({FRIDAY, MONDAY, TUESDAY}, "")


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("dentist, half a day", "dentist, half a day"),
        ("dentist 11/20/2026", "dentist"),
        ("11/20/2026 (dentist)", "(dentist)"),
        ("11/20/2026, half a day", "half a day"),
        ("sick, 11/20/2026, ask HR", "sick, ask HR"),
        ("11/20/2026, 13/45/2026", "13/45/2026"),
        ("13/45/2026, 11/20/2026", "13/45/2026"),
        ("11/20/2026 - tomorrow", "- tomorrow"),
        ("11/20/2026 and so on", "and so on"),
        ("11/20/2026-24", "-24"),
        ("Foo 20, 2026, 11/20/2026", "Foo 20, 2026"),
        ("11/20/2026, 11/24/20265", "11/24/20265"),
        ("11/20/2026, 111/24/2026", "111/24/2026"),
        ("11/20/2026, 12026-11-24", "12026-11-24"),
        ("11/20/2026, 5/1/1970", "5/1/1970"),
        ("11/20/2026, 11/24/2026 - 11/23/2026", "11/24/2026 - 11/23/2026"),
        ("11/24/2026 - 11/23/2026, 11/20/2026", "11/24/2026 - 11/23/2026"),
        ("11/20/2026, 11/23/2026 - 13/45/2026", "11/23/2026 - 13/45/2026"),
        ("11/20/2026, 13/45/2026 - 11/23/2026", "13/45/2026 - 11/23/2026"),
        ("11/20/2026, 11/23/2026 - 11/24/2028", "11/23/2026 - 11/24/2028"),
        ("??? 11/20/2026, 11/24/2026 - 11/23/2026 soon", "???, 11/24/2026 - 11/23/2026, soon"),
    ],
)
def test_good_days_stand_beside_what_cannot_be_read(text: str, unread: str) -> None:
    found, bad = read_days(text)
    assert bad == unread
    assert found == ({FRIDAY} if "11/20/2026" in text else set())


@pytest.mark.parametrize(
    ("value", "unread"),
    [
        (True, "TRUE"),
        (2, "2"),
        (0.5, "0.5"),
        (time(9), "09:00:00"),
        (date(1999, 12, 31), "12/31/1999"),
        (date(2200, 1, 1), "01/01/2200"),
        (ErrorValue("#REF!"), "#REF!"),
    ],
)
def test_a_cell_that_is_no_day_is_said(value: CellValue, unread: str) -> None:
    assert read_days(value) == (set(), unread)


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2199, 12, 31)])
def test_the_first_and_the_last_day_of_all_are_read(day: date) -> None:
    assert read_days(day) == ({day}, "")


def test_an_absence_of_more_than_a_year_is_a_slip() -> None:
    longest, longer = FRIDAY + LONGEST, FRIDAY + LONGEST + DAY
    found, unread = read_days(f"11/20/2026 - {longest:%m/%d/%Y}")
    assert (len(found), unread) == (LONGEST.days + 1, "")
    assert read_days(f"11/20/2026 - {longer:%m/%d/%Y}")[0] == set()


@pytest.mark.parametrize(
    ("text", "order", "found"),
    [
        ("03/04/2026", "mdy", {date(2026, 3, 4)}),
        ("03/04/2026", "dmy", {date(2026, 4, 3)}),
        ("03/04/2026-05/04/2026", "dmy", {date(2026, 4, 3), date(2026, 4, 4), date(2026, 4, 5)}),
        ("26-04-03 - 26-04-05", "ymd", {date(2026, 4, 3), date(2026, 4, 4), date(2026, 4, 5)}),
        ("20.11.2026", "dmy", {FRIDAY}),
    ],
)
def test_days_are_read_in_the_order_asked_for(
    text: str, order: DateOrder, found: set[date]
) -> None:
    assert read_days(text, order) == (found, "")


@given(
    st.lists(st.tuples(days, st.integers(0, 20)), min_size=1, max_size=5),
    st.sampled_from(["mdy", "dmy", "ymd"]),
    st.sampled_from([", ", ",", " ", ";", "\n", " and "]),
    st.sampled_from(["-", " - ", " – ", " to "]),
    st.sampled_from(["", "dentist", "half a day"]),
)
def test_every_listed_day_is_kept_whatever_stands_beside_it(
    spans: list[tuple[date, int]], order: DateOrder, gap: str, mark: str, junk: str
) -> None:
    latest = date(2199, 12, 31)
    ranges = [(first, min(first + length * DAY, latest)) for first, length in spans]
    form = FORMS[order]
    parts = [
        first.strftime(form) + (mark + last.strftime(form) if last > first else "")
        for first, last in ranges
    ]
    found, unread = read_days(gap.join([*parts, junk]), order)
    assert unread.removeprefix("and ") == junk
    assert found == {
        first + n * DAY for first, last in ranges for n in range((last - first).days + 1)
    }


@given(st.text(max_size=60))
def test_no_text_stops_anything_and_no_number_is_passed_over(text: str) -> None:
    found, unread = read_days(text)
    if any(sign.isdigit() for sign in text):
        assert found or unread
