"""``callcert equipment``: open issues, and reporting and clearing one [C1, C6]."""

from dataclasses import replace
from datetime import date
from functools import partial

from callcert.config.workspace import Workspace
from callcert.domain.calendar import Calendar
from callcert.domain.equipment import OpenIssue, cleared_note, reported_note
from callcert.domain.equipment_report import Broken, EquipmentReport
from callcert.domain.ladder import OFF_LADDER
from callcert.domain.notes import Note, one_line
from callcert.domain.people import letters
from callcert.domain.scorecard import typed
from callcert.domain.standing import Standing
from callcert.domain.sync import Change, noted
from callcert.domain.tracker_report import TrackerReport
from callcert.errors import UsageError
from callcert.excel.tracker_book import TrackerLine
from callcert.workflows.class_reading import ClassReading, Member
from callcert.workflows.one_row import change_row, coordinator_of
from callcert.workflows.run import class_of

ISSUE, TICKET = "Equipment Issue", "IT Ticket"


def equipment(workspace: Workspace, as_of: date) -> EquipmentReport:
    """Open issues of all who have not left, and who has not been verified; changes nothing."""
    reading = class_of(workspace, as_of)
    tables = reading.tracker.tables if reading.tracker else ()
    checks = any("Equipment Checked" in table.columns for table in tables)
    return EquipmentReport(as_of, broken_equipment(reading), unverified(reading), checks)


def unverified(reading: ClassReading) -> list[Standing]:
    """Who is at it and has equipment that nobody has verified yet [C1]."""
    return [
        one
        for one in reading.standings
        if one.evidence.row.equipment_checked is False and one.position.status not in OFF_LADDER
    ]


def broken_equipment(reading: ClassReading) -> list[Broken]:
    """The open issues of all who have not left, the oldest first."""
    broken = [
        Broken(one, one.issue, _age(one.issue, reading.calendar, reading.as_of))
        for one in reading.standings
        if one.issue and one.position.status != "left"
    ]
    return sorted(broken, key=_oldest_first)


def report_issue(
    workspace: Workspace, agent: str, issue: OpenIssue, today: date, *, dry_run: bool
) -> TrackerReport:
    """Enters an issue, its ticket and a note; one that is there already stays beside it.

    ``UsageError`` for an agent who has left: the row is no longer touched.
    """
    words, ticket = one_line(issue.text), one_line(issue.ticket)
    if not letters(words):
        raise UsageError("say what the issue is")
    coordinator = coordinator_of(workspace)
    plan = partial(_reported, words, ticket, reported_note(today, coordinator, words, ticket))
    report = change_row(workspace, agent, ISSUE, today, plan, dry_run=dry_run)
    return _remarked(report, "that issue and its ticket stand there already")


def clear_issue(workspace: Workspace, agent: str, today: date, *, dry_run: bool) -> TrackerReport:
    """Takes an issue and its ticket out and notes that; one nobody entered is noted as cleared."""
    plan = partial(_cleared, today, coordinator_of(workspace))
    report = change_row(workspace, agent, ISSUE, today, plan, dry_run=dry_run)
    return _remarked(report, "no issue is open")


def _remarked(report: TrackerReport, remark: str) -> TrackerReport:
    same = report.status == "unchanged" and not report.findings
    return replace(report, remark=remark) if same else report


def _reported(
    words: str, ticket: str, note: Note, member: Member, line: TrackerLine
) -> list[Change]:
    one = member.standing
    if one.position.status == "left":
        status = typed(line.cells.get("Status"))
        raise UsageError(f'{one.agent} has left (status "{status}"), so no issue is recorded')
    there = one.evidence.row.equipment_issue
    known = letters(words) in letters(there)
    changes = []
    if not known:
        after = f"{there}; {words}" if there else words
        changes.append(Change(one.evidence.row, ISSUE, line.cells[ISSUE], after))
    if ticket and letters(ticket) not in letters(one.evidence.row.ticket):
        after = f"{one.evidence.row.ticket}; {ticket}" if one.evidence.row.ticket else ticket
        changes.append(Change(one.evidence.row, TICKET, line.cells.get(TICKET), after))
    if changes:
        changes.append(noted(one.evidence.row, note))
    return changes


def _cleared(today: date, coordinator: str, member: Member, line: TrackerLine) -> list[Change]:
    one = member.standing
    if one.issue is None:
        return []
    row = one.evidence.row
    note = cleared_note(today, coordinator, one.issue.text, row.ticket)
    changes = [
        Change(row, heading, line.cells.get(heading), None)
        for heading, value in ((ISSUE, row.equipment_issue), (TICKET, row.ticket))
        if value
    ]
    return [*changes, noted(row, note)]


def _age(issue: OpenIssue, calendar: Calendar, as_of: date) -> int | None:
    return calendar.distance(issue.since, as_of) if issue.since else None


def _oldest_first(broken: Broken) -> tuple[int, str]:
    return -(broken.age or 0), str(broken.standing.agent)
