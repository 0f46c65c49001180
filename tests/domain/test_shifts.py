from datetime import time

import pytest

from callcert.domain.rules import Rules
from callcert.domain.shifts import USUAL_SHIFT, Shift, certifier_key, shift_span

RULES = Rules()


def shift(text: str = USUAL_SHIFT) -> Shift:
    return Shift("Pat Otto", *shift_span(text))


@pytest.mark.parametrize("text", ["09:00-17:00", "9:00-17:00", " 9:00 - 17:00 "])
def test_a_shift_is_two_times(text: str) -> None:
    assert shift_span(text) == (time(9), time(17))


@pytest.mark.parametrize("text", ["", "9-17", "17:00-9:00", "9:00", "09:00-25:00", "9:00-9:00"])
def test_anything_else_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="must"):
        shift_span(text)


@pytest.mark.parametrize(
    ("text", "places", "late"),
    [
        ("09:00-17:00", 2, 1),
        ("08:00-16:00", 2, 1),
        ("08:00-15:59", 1, 0),
        ("08:00-16:30", 2, 1),
        ("12:00-20:00", 2, 2),
        ("13:00-21:00", 2, 2),
        ("09:00-12:59", 0, 0),
        ("00:00-23:59", 5, 2),
    ],
)
def test_an_agent_takes_four_hours(text: str, places: int, late: int) -> None:
    one = shift(text)
    assert one.places(RULES, one.opens) == places
    assert one.late_places(RULES, one.opens) == late


def test_what_is_over_of_the_day_is_over() -> None:
    assert shift().since(None) == shift().since(time(8)) == time(9)
    assert shift().since(time(10)) == time(10)
    assert shift().places(RULES, time(13)) == 1
    assert shift().places(RULES, time(13, 1)) == 0
    assert shift().places(RULES, time(18)) == shift().late_places(RULES, time(18)) == 0
    assert shift().late_places(RULES, time(13)) == 1


def test_parts_of_hours_are_never_rounded_in_favour() -> None:
    assert shift().places(Rules(calls_hours=2.5), time(9)) == 3
    assert shift().places(Rules(calls_hours=2.6667), time(9)) == 2
    assert shift().places(Rules(calls_hours=0.001), time(9)) == 480


def test_certifiers_are_one_however_they_are_written() -> None:
    assert certifier_key("O'Connor, Grace") == certifier_key("grace oconnor") != ""
    assert certifier_key("Grace O’Connor") != certifier_key("Grace Connor")
    assert certifier_key(" ") == ""
