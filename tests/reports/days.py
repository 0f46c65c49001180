"""Reports of days as tests want them, made from plain values."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from callcert.domain.agents import Agent
from callcert.domain.calendar import Calendar
from callcert.domain.certification import Certification, certification
from callcert.domain.day_report import DayCard, DayReport
from callcert.domain.equipment import OpenIssue
from callcert.domain.equipment_report import Broken
from callcert.domain.findings import Finding
from callcert.domain.history import changes_since, trend
from callcert.domain.rules import Rules
from callcert.domain.score_report import Scorecard
from callcert.domain.scoring import Call, coached_call, judged_call
from callcert.domain.standing import Evidence, Standing, standing
from callcert.domain.urgency import urgency
from tests.domain.class_evidence import CALENDAR, FRIDAY, JANE, MONDAY, RULES, row, said

HOSTILE = (
    "<script>alert(1)</script>", "=1+1", "\u202eevil\u2066", "x\r\nBcc: x@example.com",
    '"><img src=//x>', "a&b;<b>", "@SUM(1)", "{{7*7}}", "nul\x00\uffff", "w" * 200,
)  # fmt: skip


def calls(*scores: float, rules: Rules = RULES) -> tuple[Call, ...]:
    """The coached call and four judged ones."""
    judged = (judged_call(n, Fraction(str(score)), rules) for n, score in enumerate(scores, 2))
    return (coached_call(rules), *judged)


def card(agent: Agent = JANE, *scores: float, **said: Any) -> DayCard:
    """A filed scorecard of the day."""
    five = calls(*(scores or (92.5, 84.999, 95, 97)))
    decided = certification(five, RULES)
    assert isinstance(decided, Certification)
    plain: dict[str, Any] = {"certifier": "Pat Otto", "spent": timedelta(hours=3)}
    facts = plain | said
    file = f"/w/scorecards/{agent.last_name}.xlsx"
    return DayCard(file, agent, facts["certifier"], five, decided, facts["spent"])


def waiting(name: str, status: Any = "rejected", *found: Finding) -> Scorecard:
    """A returned scorecard in the intake."""
    return Scorecard(
        f"/w/incoming/{name}", name, status, JANE, None, (), None, None, None, tuple(found)
    )


def person(last: str, first: str = "Jo", number: str | None = None, **told: Any) -> Evidence:
    """What the workbooks say of somebody who started on Monday."""
    return Evidence(row(agent=Agent(last, first, number), **told))


def report_of(
    *evidence: Evidence,
    day: date = FRIDAY,
    calendar: Calendar = CALENDAR,
    outcomes: Sequence[tuple[date, str]] = (),
    **more: Any,
) -> DayReport:
    """The day of these people."""
    standings = sorted((standing(one, calendar, day, RULES) for one in evidence), key=urgency)
    plain: dict[str, Any] = {
        "day": day, "calendar": calendar, "rules": RULES, "standings": standings, "cards": [],
        "intake": [], "broken": _broken(standings),
        "changes": list(changes_since(standings, calendar, calendar.moved(day, -1), RULES)),
        "trend": trend(evidence, outcomes, calendar, day, RULES), "data_problems": [],
    }  # fmt: skip
    return DayReport(**plain | more)


def busy_day() -> DayReport:
    """Something of everything."""
    slow = said(FRIDAY, modules=3, assigned=12, hours=9.5, calls=2)
    evidence = [
        person("Doe", "Jane", "E1042", group="ESP-1", equipment_issue="no <sound>", ticket="INC-7"),
        Evidence(row(agent=Agent("Roe", "Alan", "E2001"), group="ESP-1"), (slow,)),
        person("Coached", delivered={"coaching": FRIDAY}, group="ESP-2"),
        person("Left", left=True, status="NLE"),
        person("Fine", outcome="certified", modules_completed=12, modules_assigned=12),
    ]
    long = timedelta(hours=4, minutes=25)
    return report_of(
        *evidence,
        outcomes=[(MONDAY, "certified"), (FRIDAY, "certified"), (FRIDAY, "failed")],
        cards=[card(), card(Agent("Roe", "Alan", "E2001"), 50, 60, 90, 20, spent=long)],
        intake=[
            waiting("late.xlsx", "held", problem("error", "two of one name")),
            waiting("new.xlsx", "would-file"),
        ],
        data_problems=[problem("warning", "odd"), problem("error", "unreadable row")],
        notices=("worked from the tracker alone",),
    )


def problem(severity: Any, message: str, number: int = 2) -> Finding:
    """Something wrong in the tracker."""
    return Finding("code", severity, message, "mend it", "/w/ESP Tracker.xlsx", "Tracker",
                   f"B{number}")  # fmt: skip


def hostile_day() -> DayReport:
    """Every text that comes from a workbook is up to no good."""
    evidence = [
        person(text, text, text, group=text, equipment_issue=text, ticket=text, status=text)
        for text in HOSTILE
    ]
    cards = [card(Agent(text, text, text), certifier=text) for text in HOSTILE]
    intake = [waiting(text, "held", problem("error", text)) for text in HOSTILE]
    found = [Finding("code", "error", text, text, f"/w/{text}", text, text) for text in HOSTILE]
    return report_of(*evidence, cards=cards, intake=intake, data_problems=found, notices=HOSTILE)


def large_day(agents: int = 2000) -> DayReport:
    """A class far larger than any."""
    evidence = [
        person(
            f"Lastname{number:04}", "Firstname", f"E{number:05}", group=f"ESP-{number // 30}",
            start=MONDAY - timedelta(days=7) if number % 3 else MONDAY,
            outcome="certified" if number % 4 == 0 else None, modules_completed=number % 13,
            modules_assigned=12,
        )
        for number in range(agents)
    ]  # fmt: skip
    found = [problem("warning", f"odd {number}", number) for number in range(300)]
    return report_of(*evidence, data_problems=found)


def _broken(standings: Sequence[Standing]) -> list[Broken]:
    return [
        Broken(one, OpenIssue(one.issue.text, one.issue.ticket, MONDAY), 4)
        for one in standings
        if one.issue
    ]
