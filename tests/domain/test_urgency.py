from dataclasses import replace
from datetime import date
from typing import Any

from callcert.domain.agents import Agent
from callcert.domain.ladder import STANDINGS
from callcert.domain.standing import Standing
from callcert.domain.urgency import by_next_step, urgency
from tests.domain.class_evidence import FRIDAY, MONDAY, THURSDAY, row, stands


def one(last: str = "Doe", first: str = "Jane", **place: Any) -> Standing:
    standing = stands(MONDAY, row(agent=Agent(last, first)))
    return replace(standing, position=replace(standing.position, **place))


def due(step: str, overdue: int) -> dict[str, Any]:
    return {"status": "step-due", "step_due": step, "days_overdue": overdue, "next_step_on": None}


def test_the_most_urgent_come_first() -> None:
    ordered = [
        one(**due("coaching", 3)),
        one(**due("termination-review", 1)),
        one(**due("written-cap", 1)),
        one(**due("coaching", 1)),
        one(**due("final-cap", 0)),
        one(**due("coaching", 0)),
        one(status="escalated", next_step_on=THURSDAY),
        one(status="escalated", next_step_on=FRIDAY),
        one(status="escalated", next_step_on=None),
        one(status="late", next_step_on=date(2026, 1, 1)),
        one("adams", "Zoe", status="on-track", next_step_on=FRIDAY),
        one("Baker", "Amy", status="on-track", next_step_on=FRIDAY),
        one("baker", "Bob", status="on-track", next_step_on=FRIDAY),
        one(status="not-started"),
        one(status="complete"),
        one(status="failed"),
        one(status="left"),
    ]
    for turned in (ordered[::-1], ordered[5:] + ordered[:5], ordered[1::2] + ordered[::2]):
        assert sorted(turned, key=urgency) == ordered
    assert {standing.position.status for standing in ordered} == set(STANDINGS)


def test_for_calls_the_day_of_the_next_step_decides() -> None:
    ordered = [
        one(**due("coaching", 3), due_on=MONDAY),
        one(**due("written-cap", 0), due_on=THURSDAY),
        one(**due("coaching", 0), due_on=THURSDAY),
        one("Late", status="late", next_step_on=FRIDAY),
        one("Escalated", status="escalated", next_step_on=date(2026, 11, 30)),
        one("Held", status="escalated", next_step_on=None),
    ]
    turned = ordered[3:] + ordered[:3]
    assert sorted(turned, key=by_next_step) == ordered
