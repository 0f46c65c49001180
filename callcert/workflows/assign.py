"""``callcert assign``: agents who are ready and certifiers on shift, brought together [C6]."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from callcert.config.workspace import Workspace
from callcert.domain.assign_report import AssignReport
from callcert.domain.assignment import Assignment, Pair
from callcert.domain.findings import Finding
from callcert.domain.memory import Memory
from callcert.domain.sync import RowPlan, plan_cell
from callcert.domain.tracker_report import TrackerReport
from callcert.domain.tracker_values import CERTIFIER
from callcert.domain.wanted import Wanted
from callcert.errors import OutsideError, UsageError
from callcert.excel.tracker_book import TrackerLine
from callcert.filing.ledger import Ledger
from callcert.workflows.certifiers import Attendance
from callcert.workflows.class_reading import ClassReading, read_class
from callcert.workflows.issue import issued_for, orders_of
from callcert.workflows.pairs import pairs_of
from callcert.workflows.run import missing_books, run_at
from callcert.workflows.sync import sync_reading
from callcert.workflows.tracker_plan import keep_asked
from callcert.workflows.tracker_writing import change_tracker, memory_of, settle_earlier

_SOURCE = "today's pairing"
_LEFT_OUT = {"row-nobody", "start-unreadable", "same-id-twice"}
"""Findings about rows of the tracker that cannot be used at all."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What is to be done with the pairs: entered in the tracker, scorecards made for them, and
    with ``draft_at``, the moment it is asked, drafts of mails left.
    """

    apply: bool = False
    issue: bool = False
    draft_at: datetime | None = None


def assign(
    workspace: Workspace, day: date, said: Attendance, doing: Doing, *, dry_run: bool
) -> AssignReport:
    """Pairs, and does with the pairs what is asked.

    Other people's entries stay, and are said. A tracker that cannot be written stops nothing
    else. ``UsageError`` where it has no column for certifiers.
    """
    changes = not dry_run and (doing.apply or doing.issue)
    with run_at(workspace, dry_run=not changes) as ledger:
        reading = read_class(workspace, ledger, day)
        pairs = pairs_of(workspace, ledger, reading, said)
        notices = (*missing_books(workspace, reading), *pairs.notices)
        unread = [one for one in reading.findings if one.code in _LEFT_OUT]
        report = AssignReport(pairs, notices=notices, unread=unread)
        if doing.apply:
            try:
                tracker = _entered(workspace, ledger, reading, pairs, dry_run=dry_run)
                report = replace(report, tracker=tracker)
            except OutsideError as wrong:
                report = replace(report, failed=str(wrong))
        if doing.issue:
            orders, at = orders_of(pairs), doing.draft_at
            issued = issued_for(workspace, ledger, reading, orders, draft_at=at, dry_run=dry_run)
            report = replace(report, issued=issued, notices=(*notices, *issued.notices))
        return report


def _entered(
    workspace: Workspace,
    ledger: Ledger,
    reading: ClassReading,
    pairs: Assignment,
    *,
    dry_run: bool,
) -> TrackerReport:
    """The certifiers in the tracker, or among what is to be entered there by hand."""
    _check_column(workspace, reading)
    settle_earlier(ledger, reading, workspace.settings.date_order)
    by_hand = workspace.settings.tracker.write == "plan"
    memory = memory_of(ledger, reading.people.agents, by_hand=by_hand)
    planned = [
        (line, _plan(workspace, memory, line, pair))
        for pair in pairs.pairs
        if not pair.kept and (line := _line_of(reading, pair))
    ]
    findings = [
        line.table.found(problem, line.number).at(str(workspace.tracker))
        for line, plan in planned
        for problem in plan.problems
    ]
    if by_hand:
        for line, plan in planned:
            keep_asked(ledger, memory, line, CERTIFIER, plan.changes)
        return _with(sync_reading(workspace, ledger, reading, dry_run=dry_run), findings)
    rows = [(line, plan.changes) for line, plan in planned]
    return _with(change_tracker(workspace, ledger, reading, rows, dry_run=dry_run), findings)


def _plan(workspace: Workspace, memory: Memory, line: TrackerLine, pair: Pair) -> RowPlan:
    wanted = Wanted(CERTIFIER, pair.shift.certifier, _SOURCE)
    return plan_cell(line.row, wanted, line.cells, memory, workspace.settings.date_order)


def _with(report: TrackerReport, findings: Sequence[Finding]) -> TrackerReport:
    return replace(report, findings=(*findings, *report.findings))


def _line_of(reading: ClassReading, pair: Pair) -> TrackerLine | None:
    """The agent's own row, also where somebody else of that name has no ID either."""
    own = [one for one in reading.members if one.standing is pair.standing]
    alike = [one for one in reading.members if one.standing.agent == pair.standing.agent]
    found = own or alike
    return found[0].line if len(found) == 1 else None


def _check_column(workspace: Workspace, reading: ClassReading) -> None:
    if reading.tracker is None:
        message = f"{workspace.tracker} is not there, so there is nothing to enter the pairs in"
        raise OutsideError(message)
    if not any(CERTIFIER in table.columns for table in reading.tracker.tables):
        message = f"the tracker has no column {CERTIFIER}, so the pairs cannot be entered there"
        raise UsageError(f"{message}; add it, or say which it is under [tracker.columns]")
