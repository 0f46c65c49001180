from datetime import datetime, timedelta

import pytest

from callcert.domain.rules import Rules
from callcert.domain.timeframes import calls_too_long, spoken, time_on_calls
from tests.domain.returned_form import RULES

NINE = datetime(2026, 11, 20, 9)  # noqa: DTZ001  cells have no zone


def test_the_time_on_calls_runs_from_the_connection() -> None:
    assert time_on_calls(NINE, NINE + timedelta(hours=2)) == timedelta(hours=2)
    assert time_on_calls(NINE, NINE - timedelta(hours=2)) == timedelta(hours=-2)


@pytest.mark.parametrize(
    ("spent", "over"),
    [
        (timedelta(hours=4), False),
        (timedelta(hours=4, seconds=1), True),
        (timedelta(hours=3, minutes=59, seconds=59), False),
        (timedelta(0), False),
        (timedelta(days=1), True),
    ],
)
def test_four_hours_are_fine_and_a_second_more_is_not(spent: timedelta, *, over: bool) -> None:
    assert calls_too_long(spent, RULES) is over


def test_the_limit_is_a_setting() -> None:
    rules = Rules(calls_hours=2.5)
    assert not calls_too_long(timedelta(hours=2, minutes=30), rules)
    assert calls_too_long(timedelta(hours=2, minutes=31), rules)


@pytest.mark.parametrize(
    ("spent", "words"),
    [
        (timedelta(hours=4, minutes=5), "4 h 05 min"),
        (timedelta(hours=4, seconds=1), "4 h 00 min 01 s"),
        (timedelta(minutes=59), "0 h 59 min"),
        (timedelta(days=1, hours=1, minutes=12), "25 h 12 min"),
    ],
)
def test_a_span_is_spoken_in_hours_and_minutes(spent: timedelta, words: str) -> None:
    assert spoken(spent) == words
