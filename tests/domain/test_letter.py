"""The facts of a letter, and what does not fit it."""

from datetime import date
from typing import Any

import pytest

from callcert.domain.agents import Agent
from callcert.domain.ladder import STEPS, Step
from callcert.domain.letter import LETTER_FIELDS, LETTER_STEPS, letter_values, odd_about
from callcert.domain.standing import Standing
from tests.domain.class_evidence import (
    FRIDAY,
    MONDAY,
    NEXT_MONDAY,
    RULES,
    THURSDAY,
    card,
    row,
    said,
    stands,
)

TUESDAY_AFTER = date(2026, 11, 24)


def values(one: Standing, step: Step = "coaching") -> dict[str, str]:
    return letter_values(one, step, RULES, "Robin Lane")


@pytest.mark.parametrize("step", STEPS)
def test_every_placeholder_has_a_value_and_every_step_a_name(step: Step) -> None:
    assert values(stands(FRIDAY), step).keys() == LETTER_FIELDS.keys()
    assert LETTER_STEPS[step]


def test_the_facts_are_those_of_the_day() -> None:
    tracked = row(group="ESP-2", equipment_issue="No VPN", delivered={"coaching": THURSDAY})
    one = stands(FRIDAY, tracked, said(THURSDAY, modules=10, assigned=12, calls=3))
    told = values(one, "written-cap")
    assert told | {
        "agent": "Jane Doe", "agent_id": "E1042", "class": "ESP-2", "start_date": "11/16/2026",
        "day": "5", "calls_completed": "3", "tbts": "10 of 12", "step": "written CAP",
        "due_on": "11/20/2026", "next_step": "final CAP", "next_step_on": "11/23/2026",
        "coaching_delivered": "11/19/2026", "written_cap_delivered": "not delivered",
        "today": "11/20/2026", "coordinator": "Robin Lane", "equipment_issue": "No VPN",
        "certification": "not certified yet",
    } == told  # fmt: skip


def test_the_next_step_falls_due_counted_from_a_delivery_today() -> None:
    late = stands(TUESDAY_AFTER)
    assert values(late)["due_on"] == "11/19/2026"
    assert values(late)["next_step_on"] == "11/25/2026"
    assert values(stands(date(2026, 11, 25)))["next_step_on"] == "11/27/2026", "a holiday between"


def test_of_a_step_that_is_recorded_its_own_day_counts() -> None:
    coached = stands(NEXT_MONDAY, row(delivered={"coaching": THURSDAY}))
    assert values(coached)["next_step_on"] == "11/20/2026"


def test_after_the_last_step_there_is_none() -> None:
    told = values(stands(FRIDAY), "termination-review")
    assert (told["next_step"], told["next_step_on"]) == ("none", "none")
    assert told["due_on"] == "not known", "its forerunner has no delivery"


@pytest.mark.parametrize(
    ("tracked", "field", "words"),
    [
        ({"agent": Agent("Doe", "")}, "agent", "Doe"),
        ({"agent": Agent("", "", "E7")}, "agent", "E7"),
        ({"agent": Agent("", "")}, "agent", "not known"),
        ({"agent": Agent("Doe", "Jane")}, "agent_id", "not known"),
        ({}, "class", "not known"),
        ({}, "tbts", "0 of not known"),
        ({}, "tbts_assigned", "not known"),
        ({"modules_assigned": 12}, "tbts_assigned", "12"),
        ({}, "equipment_issue", "none"),
        ({"start": None}, "start_date", "not known"),
        ({"start": None}, "due_on", "not known"),
        ({"start": None}, "next_step_on", "not known"),
        ({"start": None}, "next_step", "written CAP"),
    ],
)
def test_what_nobody_told_is_said_to_be_unknown(
    tracked: dict[str, Any], field: str, words: str
) -> None:
    assert values(stands(FRIDAY, row(**tracked)))[field] == words


def test_whether_they_are_certified() -> None:
    def told(*reports: Any, **more: Any) -> str:
        return values(stands(FRIDAY, row(), *reports, **more))["certification"]

    assert told(scorecard=card()) == "certified"
    assert told(said(FRIDAY, calls=5)) == "awaiting the scorecard"
    assert told(said(FRIDAY, calls=4)) == "not certified yet"


def test_nothing_is_odd_about_the_step_that_is_due() -> None:
    assert odd_about(stands(FRIDAY), "coaching") == []
    assert odd_about(stands(FRIDAY, row(delivered={"coaching": THURSDAY})), "written-cap") == []


def test_another_step_is_said_to_be_another() -> None:
    assert odd_about(stands(MONDAY), "coaching") == [
        "the documented coaching is not due on 11/16/2026"
    ]
    coached = stands(NEXT_MONDAY, row(delivered={"coaching": THURSDAY}))
    assert odd_about(coached, "coaching") == [
        "the documented coaching is recorded already, on 11/19/2026"
    ]
    assert odd_about(coached, "final-cap") == [
        "the final CAP is not due on 11/23/2026",
        "the written CAP before it has no recorded delivery",
    ]
