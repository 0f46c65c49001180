from datetime import date, time
from typing import Any

import pytest

from callcert.domain.rules import Rules
from callcert.domain.stage import STAGES, Stage, StageName, stage_of
from tests.domain.class_evidence import (
    DAY,
    FRIDAY,
    MONDAY,
    RULES,
    SATURDAY,
    TUESDAY,
    WEDNESDAY,
    card,
    row,
    said,
    stands,
)

SYSTEMS, CALLS, DONE = Stage("systems"), Stage("calls"), Stage("calls-done")
MORNING = Stage("role-plays", from_midday=True)


def stage(day: date, at: time | None = None, rules: Rules = RULES, **told: Any) -> Stage | None:
    return stage_of(stands(day, row(**told)), rules, at)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (MONDAY - DAY, Stage("not-started")),
        (MONDAY, SYSTEMS),
        (TUESDAY, MORNING),
        (WEDNESDAY, CALLS),
        (FRIDAY, CALLS),
        (SATURDAY, CALLS),
    ],
)
def test_the_calendar_says_it_by_counted_days(day: date, expected: Stage) -> None:
    assert stage(day) == expected


def test_excused_days_do_not_bring_anybody_further() -> None:
    assert stage(TUESDAY, excused=frozenset({MONDAY})) == SYSTEMS
    assert stage(WEDNESDAY, excused=frozenset({TUESDAY})) == MORNING


def test_calls_begin_at_midday_of_the_second_day() -> None:
    assert stage(TUESDAY, time(11, 59)) == MORNING
    assert stage(TUESDAY, time(12)) == CALLS
    assert stage(TUESDAY, time(12), Rules(midday="13:00")) == MORNING
    assert stage(MONDAY, time(17)) == SYSTEMS


@pytest.mark.parametrize("ready", [True, MONDAY, TUESDAY])
def test_who_is_said_to_be_ready_takes_calls(ready: bool | date) -> None:
    assert stage(TUESDAY, ready=ready) == Stage("calls", overruled=True)
    assert stage(WEDNESDAY, ready=ready) == CALLS


@pytest.mark.parametrize("ready", [False, FRIDAY])
def test_who_is_said_not_to_be_ready_takes_none(ready: bool | date) -> None:
    assert stage(MONDAY, ready=ready) == SYSTEMS
    assert stage(TUESDAY, ready=ready) == Stage("role-plays", overruled=True)
    assert stage(WEDNESDAY, time(15), ready=ready) == Stage("role-plays", overruled=True)


def test_nobody_is_ready_before_the_start() -> None:
    assert stage(MONDAY - DAY, ready=True) == Stage("not-started")


def test_after_five_calls_there_are_no_more() -> None:
    five = stands(WEDNESDAY, row(ready=False), said(TUESDAY, calls=5))
    assert stage_of(five, RULES) == DONE
    certified = stands(FRIDAY, row(modules_assigned=12), scorecard=card())
    assert stage_of(certified, RULES) == DONE
    assert stage(MONDAY, outcome="certified") == DONE


def test_off_the_ladder_there_is_none() -> None:
    assert stage(FRIDAY, left=True) is None
    assert stage(FRIDAY, outcome="failed") is None
    assert stage(FRIDAY, outcome="certified", modules_completed=12, modules_assigned=12) is None


def test_all_are_listed() -> None:
    assert set(STAGES) == set(StageName.__args__)  # type: ignore[attr-defined]
