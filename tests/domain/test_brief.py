from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from callcert.domain.agents import Agent
from callcert.domain.brief import Brief
from tests.domain.class_evidence import (
    DAY,
    FRIDAY,
    MONDAY,
    NEXT_MONDAY,
    SATURDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    card,
    said,
)
from tests.reports.days import problem
from tests.reports.mornings import morning_of, person


def out(brief: Brief) -> dict[str, tuple[bool, bool, float | None]]:
    return {
        one.standing.agent.last_name: (one.silent, one.late, one.hours) for one in brief.out_of_line
    }


def test_out_of_line_is_who_is_not_where_they_should_be() -> None:
    found = morning_of(
        person("Due", said(THURSDAY)),
        person("Late", said(THURSDAY), start=WEDNESDAY),
        person("Broken", said(THURSDAY), start=THURSDAY, equipment_issue="No sound"),
        person("Silent", start=THURSDAY),
        person("Hours", said(THURSDAY, hours=8.25), start=THURSDAY),
        person("Fine", said(THURSDAY, hours=8), start=THURSDAY),
        person("New", start=FRIDAY),
        person("Left", left=True),
        person("Failed", outcome="failed"),
    )
    assert out(found) == {
        "Due": (False, True, None),
        "Late": (False, True, None),
        "Broken": (False, False, None),
        "Silent": (True, False, None),
        "Hours": (False, False, 8.25),
    }
    assert [one.agent.last_name for one in found.at_it][:2] == ["Due", "Late"]


def test_who_was_excused_the_day_before_need_not_have_reported() -> None:
    found = morning_of(person("Away", start=WEDNESDAY, excused=frozenset({THURSDAY})))
    assert out(found) == {}


def test_the_day_before_is_a_business_day() -> None:
    told, silent = person("Told", said(FRIDAY)), person("Silent", said(THURSDAY))
    found = out(morning_of(told, silent, day=NEXT_MONDAY))
    assert (found["Told"][0], found["Silent"][0]) == (False, True)


@pytest.mark.parametrize(
    ("day", "filed_on", "is_news"),
    [
        (THURSDAY, None, True),
        (THURSDAY, FRIDAY, True),
        (WEDNESDAY, WEDNESDAY, False),
        (WEDNESDAY, THURSDAY, True),
        (FRIDAY, FRIDAY, False),
        (None, THURSDAY, True),
        (None, None, False),
    ],
)
def test_news_is_what_was_decided_or_filed_since(
    day: date | None, filed_on: date | None, is_news: bool
) -> None:
    found = morning_of(cards=[card(day=day, filed_on=filed_on, certifier=None)])
    shown = [(str(one.agent), one.outcome, one.pass_rate, one.certifier) for one in found.decided]
    assert shown == ([("Doe, Jane", "certified", 80, "")] if is_news else [])


def test_what_the_tracker_had_before_is_no_news_once_its_scorecard_is_filed() -> None:
    plain = person("Known", outcome="certified", completed_on=TUESDAY)
    filed = card(agent=plain.row.agent, day=TUESDAY, filed_on=THURSDAY)

    def decided(day: date = FRIDAY, **other: Any) -> int:
        one = replace(plain, scorecard=filed, **other)
        return len(morning_of(one, day=day, cards=[filed]).decided)

    assert decided() == 0
    assert decided(day=NEXT_MONDAY) == 0
    assert decided(outcome_written=True) == 1, "the tracker has it from the scorecard"
    assert decided(row=replace(plain.row, outcome="failed")) == 1
    assert decided(row=replace(plain.row, completed_on=THURSDAY)) == 1


def test_over_a_weekend_its_saturday_is_news_too() -> None:
    assert len(morning_of(day=NEXT_MONDAY, cards=[card(day=SATURDAY)]).decided) == 1
    assert morning_of(day=NEXT_MONDAY, cards=[card(day=THURSDAY)]).decided == []


def test_the_tracker_tells_what_no_scorecard_does_failed_ones_first() -> None:
    told = {"completed_on": THURSDAY, "certifier": "Pat Otto"}
    twice = person("Twice", outcome="certified", **told)
    found = morning_of(
        person("Good", outcome="certified", **told),
        person("Bad", outcome="failed", pass_rate=60, **told),
        person("Old", outcome="failed", completed_on=WEDNESDAY),
        person("Open", **told),
        twice,
        cards=[card(agent=twice.row.agent, day=THURSDAY)],
    )
    assert [(one.agent.last_name, one.outcome, one.pass_rate) for one in found.decided] == [
        ("Bad", "failed", 60),
        ("Good", "certified", None),
        ("Twice", "certified", 80),
    ]


def test_an_older_scorecard_is_no_news_whatever_the_tracker_says_of_the_day() -> None:
    old = person("Old", outcome="certified", completed_on=THURSDAY)
    filed = card(agent=old.row.agent, day=WEDNESDAY)
    found = morning_of(replace(old, scorecard=filed), cards=[filed])
    assert found.decided == []


def test_who_is_in_which_stage() -> None:
    found = morning_of(
        person("Calls"),
        person("Plays", start=THURSDAY),
        person("Systems", start=FRIDAY),
        person("Ready", start=THURSDAY, ready=True),
        person("Later", start=FRIDAY + 3 * DAY),
        person("Five", said(THURSDAY, calls=5)),
        person("Failed", outcome="failed"),
    )
    names = {
        stage: [one.standing.agent.last_name for one in members]
        for stage, members in found.stages.items()
    }
    assert names == {
        "systems": ["Systems"], "role-plays": ["Plays"], "calls": ["Calls", "Ready"],
        "calls-done": ["Five"], "not-started": ["Later"],
    }  # fmt: skip
    assert [one.stage.overruled for one in found.stages["calls"]] == [False, True]
    assert found.stages["role-plays"][0].stage.from_midday


def test_scorecards_owed_with_what_became_of_those_that_came_in() -> None:
    five = said(TUESDAY, calls=5)
    found = morning_of(
        person("Owed", five),
        person("Held", five),
        person("Done", five, outcome="certified"),
        waiting={Agent("Held", "Jo", "E-Held"): "held"},
    )
    assert [(one.standing.agent.last_name, one.status) for one in found.owed] == [
        ("Held", "held"),
        ("Owed", None),
    ]


def test_who_is_not_verified_and_who_not_through_the_expectations() -> None:
    found = morning_of(
        person("Both", equipment_checked=False, expectations_reviewed=False),
        person("Unknown", equipment_checked=None, expectations_reviewed=None),
        person("Left", left=True, equipment_checked=False, expectations_reviewed=False),
        person("Fine", start=MONDAY),
    )
    assert [one.agent.last_name for one in found.unverified] == ["Both"]
    assert [one.agent.last_name for one in found.unreviewed] == ["Both"]


def test_errors_are_for_a_person() -> None:
    assert not morning_of(findings=[problem("warning", "odd")]).has_errors
    assert morning_of(findings=[problem("error", "odd")]).has_errors
