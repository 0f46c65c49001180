"""Where an agent stands as of a day: what the workbooks say, put together [TF3, TF4, C8]."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from callcert.domain.agents import Agent
from callcert.domain.calendar import Calendar, CountedDays, pauses
from callcert.domain.certification import Outcome
from callcert.domain.columns import STEP_COLUMNS
from callcert.domain.equipment import OpenIssue, issue_days, open_issue
from callcert.domain.form import Problem
from callcert.domain.ladder import OFF_LADDER, Facts, Position, Step, before, off_ladder, position
from callcert.domain.moments import us
from callcert.domain.people import letters
from callcert.domain.progress import Reports, modules, newest, says_solved
from callcert.domain.rules import CALLS, Rules
from callcert.domain.tracker import TrackerRow

STEP_NAMES: dict[Step, str] = {
    "coaching": "documented coaching",
    "written-cap": "written CAP",
    "final-cap": "final CAP",
    "termination-review": "termination review",
}
"""The steps in words."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a filed scorecard says: rate in percent; ``day`` is that of the calls.

    ``filed_on`` is None where callcert does not remember filing it. ``replaced`` are the outcomes
    of scorecards that were filed before it, each with the day, the oldest first.
    """

    agent: Agent
    file: str
    day: date | None
    certifier: str | None
    calls_passed: int
    pass_rate: int
    outcome: Outcome
    filed_on: date | None = None
    replaced: tuple[tuple[date, Outcome], ...] = ()

    @property
    def known_on(self) -> date | None:
        """The day of the calls, or, where it says none, that of its filing."""
        return self.day or self.filed_on


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the workbooks say of an agent; reports up to the day in question only.

    ``later_issues`` are the issues in reports of later days; None where there are no such reports.
    ``outcome_written`` says that the tracker has its outcome from a filed scorecard.
    """

    row: TrackerRow
    reports: Reports = ()
    scorecard: Result | None = None
    in_tracker: bool = True
    later_issues: frozenset[str] | None = None
    outcome_written: bool = False

    @property
    def known_row(self) -> TrackerRow:
        """The row without what the tracker, which has no days for it, may have from later reports.

        Who reports later and has not yet by then has told nothing, and an issue of later reports
        was not there yet.
        """
        row, later = self.row, self.later_issues
        if later is None:
            return row
        if letters(row.equipment_issue) in later:
            row = replace(row, equipment_issue="", ticket="")
        if self.reports:
            return row
        return replace(row, modules_completed=None, hours=None, calls_completed=None)


StartSource = Literal["tracker", "report", "first-report"]


@dataclass(frozen=True, slots=True)
class Standing:
    """An agent as of a day.

    Counts are None where nobody told them. ``start`` is None for who has neither a start date
    nor a report, and ``days`` with it. ``outcome_from`` names the scorecard or the tracker.
    """

    evidence: Evidence
    as_of: date
    start: date | None
    start_from: StartSource
    days: CountedDays | None
    position: Position
    calls: int | None
    modules_done: int | None
    modules_assigned: int | None
    outcome: Outcome | None
    outcome_from: str
    issue: OpenIssue | None
    excused: frozenset[date]

    @property
    def agent(self) -> Agent:
        """Who it is."""
        return self.evidence.row.agent

    @property
    def scorecard(self) -> Result | None:
        """The filed scorecard, unless its calls are of a later day."""
        return _scorecard(self.evidence, self.as_of)

    @property
    def modules_complete(self) -> bool:
        """All assigned modules are done; nobody who was assigned none is through."""
        done, assigned = self.modules_done, self.modules_assigned
        return bool(assigned) and done is not None and done >= (assigned or 0)

    @property
    def awaits_scorecard(self) -> bool:
        """Five calls are reported, and no scorecard and no outcome say how they went."""
        on_ladder = self.position.status not in OFF_LADDER
        return on_ladder and self.outcome is None and (self.calls or 0) >= CALLS


def standing(evidence: Evidence, calendar: Calendar, as_of: date, rules: Rules) -> Standing:
    """Puts together where the agent stands; nothing dated after ``as_of`` is used.

    Complete is who is certified and has done all assigned modules. Certified is told by the
    filed scorecard, else by the tracker; modules by the newest reports, else by the tracker.
    """
    row, reports = evidence.known_row, evidence.reports
    start, start_from = _start(evidence)
    outcome, outcome_from = _outcome(evidence, as_of)
    done, assigned = _modules(evidence)
    complete = bool(assigned) and done is not None and done >= (assigned or 0)
    broken = issue_days(row, reports, as_of) if rules.equipment_pauses_clock else ()
    off = pauses(row.excused, broken)
    facts = Facts(start or date.max, complete, outcome, row.left, row.delivered, off)
    if start is None:
        place = Position(off_ladder(facts) or "not-started", 0, {}, {})
    else:
        place = position(facts, calendar, as_of, rules)
    return Standing(
        evidence=evidence,
        as_of=as_of,
        start=start,
        start_from=start_from,
        days=CountedDays(calendar, start, off) if start else None,
        position=place,
        calls=_calls(evidence, as_of),
        modules_done=done,
        modules_assigned=assigned,
        outcome=outcome,
        outcome_from=outcome_from,
        issue=open_issue(row, reports, as_of),
        excused=row.excused,
    )


def problems_of(standing: Standing) -> Iterator[Problem]:
    """What a person must look at in the facts of an agent; fields are the tracker's headings."""
    row, agent = standing.evidence.row, str(standing.agent)
    if standing.days:
        yield from _start_problems(standing, standing.days)
        yield from _delivery_problems(standing, standing.days.start)
    elif standing.position.status == "not-started":
        yield Problem("start-missing", "Start Date", facts={"agent": agent})
    if standing.awaits_scorecard:
        yield Problem("awaiting-scorecard", "Calls Completed", facts={"agent": agent})
    if row.equipment_issue and _says_solved(standing):
        facts = {"agent": agent, "issue": row.equipment_issue}
        yield Problem("issue-solved", "Equipment Issue", facts=facts)


def _says_solved(standing: Standing) -> bool:
    """Whether the agent says that there is no issue, and not only before it came up."""
    if not standing.evidence.reports:
        return False
    last, since = standing.evidence.reports[-1], standing.issue and standing.issue.since
    return says_solved(last.issue) and not (since and last.day < since)


def _start_problems(standing: Standing, days: CountedDays) -> Iterator[Problem]:
    start = days.start
    if standing.start_from != "tracker" and standing.evidence.in_tracker:
        source = "the first report" if standing.start_from == "first-report" else "as reported"
        facts = {"agent": str(standing.agent), "day": us(start), "source": source}
        yield Problem("start-assumed", "Start Date", facts=facts)
    reason = days.calendar.day_off(start)
    if reason:
        facts = {"day": us(start), "reason": reason, "first": us(days.nth(1))}
        yield Problem("start-day-off", "Start Date", facts=facts)


def _delivery_problems(standing: Standing, start: date) -> Iterator[Problem]:
    faults = {} if standing.position.status == "left" else standing.position.faults
    for step, fault in faults.items():
        forerunner = before(step)
        facts = {
            "step": STEP_NAMES[step],
            "day": us(standing.evidence.row.delivered[step]),
            "forerunner": STEP_NAMES[forerunner] if forerunner else "",
            "start": us(start),
            "as_of": us(standing.as_of),
        }
        yield Problem(fault, STEP_COLUMNS[step], facts=facts)


def _start(evidence: Evidence) -> tuple[date | None, StartSource]:
    if evidence.row.start:
        return evidence.row.start, "tracker"
    told = [entry.start for entry in evidence.reports if entry.start]
    if told:
        return told[-1], "report"
    return (evidence.reports[0].day if evidence.reports else None), "first-report"


def _outcome(evidence: Evidence, as_of: date) -> tuple[Outcome | None, str]:
    """By the scorecard, once it is known, else by the tracker."""
    card = _scorecard(evidence, as_of)
    if card:
        return card.outcome, card.file
    return (evidence.row.outcome, "the tracker") if _is_tracked(evidence, as_of) else (None, "")


def _is_tracked(evidence: Evidence, as_of: date) -> bool:
    """Whether the tracker had the outcome by that day, and not only from a later scorecard.

    One without a day is as old as the calls of the scorecard, and was always there without them.
    """
    row, card = evidence.row, evidence.scorecard
    if row.outcome is None or (card and evidence.outcome_written):
        return False
    since = row.completed_on or (card.day if card else None)
    return since is None or since <= as_of


def _scorecard(evidence: Evidence, as_of: date) -> Result | None:
    card = evidence.scorecard
    return None if card and card.known_on and card.known_on > as_of else card


def _modules(evidence: Evidence) -> tuple[int | None, int | None]:
    row = evidence.known_row
    done, assigned = modules(evidence.reports, row.modules_assigned)
    return (row.modules_completed if done is None else done), assigned


def _calls(evidence: Evidence, as_of: date) -> int | None:
    if _scorecard(evidence, as_of):
        return CALLS
    told = newest(evidence.reports, lambda entry: entry.calls_completed)
    if told is not None or (evidence.scorecard and not _is_tracked(evidence, as_of)):
        return told  # the tracker may have the calls of a later day
    return evidence.known_row.calls_completed
