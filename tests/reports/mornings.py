"""Mornings as tests want them, made from plain values."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from callcert.domain.agents import Agent
from callcert.domain.assignment import Roster, assignment
from callcert.domain.brief import Brief
from callcert.domain.equipment import OpenIssue
from callcert.domain.equipment_report import Broken
from callcert.domain.shifts import Shift, shift_span
from callcert.domain.standing import Evidence, Standing, standing
from callcert.domain.urgency import urgency
from tests.domain.class_evidence import (
    CALENDAR,
    FRIDAY,
    MONDAY,
    RULES,
    THURSDAY,
    TUESDAY,
    card,
    row,
    said,
)
from tests.reports.days import HOSTILE, problem, waiting


def shift(name: str, text: str = "09:00-17:00") -> Shift:
    """A certifier on shift."""
    return Shift(name, *shift_span(text))


def person(last: str, *reports: Any, **told: Any) -> Evidence:
    """Somebody who started on Monday, verified and through the expectations."""
    plain: dict[str, Any] = {"equipment_checked": True, "expectations_reviewed": True}
    return Evidence(row(agent=Agent(last, "Jo", f"E-{last}"), **plain | told), reports)


def morning_of(
    *evidence: Evidence, day: date = FRIDAY, shifts: Sequence[Shift] = (), **more: Any
) -> Brief:
    """The morning of these people."""
    standings = sorted((standing(one, CALENDAR, day, RULES) for one in evidence), key=urgency)
    off = CALENDAR.day_off(day)
    roster = Roster(shifts, absent=more.pop("absent", ()), at=more.pop("at", None))
    plain: dict[str, Any] = {
        "day": day, "before": CALENDAR.moved(day, -1), "calendar": CALENDAR, "rules": RULES,
        "standings": standings, "cards": [], "intake": [], "waiting": {},
        "broken": _broken(standings), "checks": True, "reviews": True, "findings": [],
        "assignment": assignment(standings, roster, day, off, RULES),
    }  # fmt: skip
    return Brief(**plain | more)


def _broken(standings: Sequence[Standing]) -> list[Broken]:
    return [
        Broken(one, OpenIssue(one.issue.text, one.issue.ticket, MONDAY), 4)
        for one in standings
        if one.issue
    ]


def busy_morning() -> Brief:
    """Something of everything."""
    failed = person("Failed", outcome="failed")
    evidence = [
        person("Doe", said(THURSDAY, hours=9.5, calls=2)),
        person("Roe", equipment_issue="20 error", ticket="INC-7"),
        person("New", start=THURSDAY, ready=True, expectations_reviewed=False),
        person("Second", start=THURSDAY),
        person("Five", said(THURSDAY, calls=5), certifier="Pat Otto"),
        person("Held", ready=False, equipment_checked=False),
        person("Later", start=date(2026, 11, 23)),
        failed,
    ]
    filed = card(agent=failed.row.agent, day=THURSDAY, outcome="failed", pass_rate=40)
    return morning_of(
        *evidence,
        shifts=[shift("Pat Otto", "08:00-12:00"), shift("Sam Tai"), shift("Kim", "9:00-10:00")],
        absent=["Grace O'Connor"],
        cards=[filed],
        intake=[waiting("x.xlsx", "held"), waiting("y.xlsx", "rejected")],
        waiting={evidence[4].row.agent: "rejected"},
        findings=[problem("error", "unreadable"), problem("warning", "odd")],
        notices=["worked from the tracker alone"],
    )  # fmt: skip


def hostile_morning() -> Brief:
    """Every text that comes from a workbook is up to no good."""
    evidence = [
        Evidence(
            row(agent=Agent(text, text, text), equipment_issue=text if number % 2 else "",
                ticket=text, certifier=text, equipment_checked=bool(number % 3),
                expectations_reviewed=False),
            (said(TUESDAY, calls=5 if number % 4 == 0 else 1),),
        )
        for number, text in enumerate(HOSTILE)
    ]  # fmt: skip
    cards = [card(agent=Agent(text, text, text), day=THURSDAY, certifier=text) for text in HOSTILE]
    shifts = [shift(text) for text in HOSTILE]
    return morning_of(*evidence, shifts=shifts, cards=cards, absent=HOSTILE, notices=HOSTILE)


def usual_morning(agents: int = 15) -> Brief:
    """A usual class: some need a step, some take calls, two have trouble with equipment."""
    evidence = [
        person(
            f"Lastname-{number:03}",
            said(THURSDAY, modules=number % 12, assigned=12, calls=number % 6),
            start=(MONDAY, TUESDAY, THURSDAY)[number % 3],
            equipment_issue="Headset mic cuts out" if number % 7 == 6 else "",
            expectations_reviewed=number % 8 != 7,
        )
        for number in range(agents)
    ]
    names = ("Pat Otto", "Sam Tai", "Kim Lee", "Grace O'Connor", "Tom Becker", "Luis Ferreira",
             "Priya Raman", "Devon Clarke")  # fmt: skip
    return morning_of(*evidence, shifts=[shift(name) for name in names])
