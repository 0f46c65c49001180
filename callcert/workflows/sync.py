"""``callcert sync``: the tracker is made to agree with the scorecards and the progress report."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from callcert.config.workspace import Workspace
from callcert.domain.sync import plan_row
from callcert.domain.tracker_report import TrackerReport
from callcert.errors import OutsideError
from callcert.filing.ledger import Ledger
from callcert.workflows.class_reading import ClassReading, read_class
from callcert.workflows.run import run_at
from callcert.workflows.scorecards import Filing
from callcert.workflows.tracker_plan import leave_plan
from callcert.workflows.tracker_writing import (
    change_tracker,
    entries_seen,
    memory_of,
    remember_seen,
    settle_earlier,
)


def sync(workspace: Workspace, as_of: date, *, dry_run: bool) -> TrackerReport:
    """Brings counts, results, equipment issues and notes into the tracker [C9].

    Raises ``OutsideError`` where the tracker is not there, or cannot be written.
    """
    with run_at(workspace, dry_run=dry_run) as ledger:
        reading = read_class(workspace, ledger, as_of)
        if reading.tracker is None:
            raise OutsideError(f"{workspace.tracker} is not there, so there is nothing to sync")
        report = sync_reading(workspace, ledger, reading, dry_run=dry_run)
        return replace(report, findings=(*reading.findings, *report.findings))


def sync_results(
    workspace: Workspace, ledger: Ledger, filing: Filing, *, as_of: date, dry_run: bool
) -> TrackerReport | None:
    """Brings what the filed scorecards say into the tracker; None where there is no tracker.

    ``filing`` is what a plan would do to the filed scorecards. A workbook to paste from is always
    the whole of what is to be entered, so for that the reports are read as well.
    """
    whole = workspace.settings.tracker.write == "plan"
    reading = read_class(workspace, ledger, as_of, with_reports=whole, filing=filing)
    if reading.tracker is None:
        return None
    report = sync_reading(workspace, ledger, reading, gone=filing.gone, dry_run=dry_run)
    about_scorecards = [one for one in reading.findings if one.code.startswith("scorecard-")]
    return replace(report, findings=(*about_scorecards, *report.findings))


def sync_reading(
    workspace: Workspace,
    ledger: Ledger,
    reading: ClassReading,
    *,
    gone: Collection[str] = (),
    dry_run: bool,
) -> TrackerReport:
    """Plans every row and has the changes made, or left for a person.

    ``gone`` are names of scorecards about to be withdrawn.
    """
    order = workspace.settings.date_order
    settle_earlier(ledger, reading, order)
    by_hand = workspace.settings.tracker.write == "plan"
    memory = memory_of(ledger, reading.people.agents, gone, by_hand=by_hand)
    planned, findings, entries = [], [], []
    for member in reading.members:
        line = member.line
        if line is None:
            continue
        plan = plan_row(member.standing, line.cells, memory, order)
        planned.append((line, plan.changes))
        entries += entries_seen(line.row, plan, memory)
        findings += [
            line.table.found(problem, line.number).at(str(workspace.tracker))
            for problem in plan.problems
        ]
    change = leave_plan if by_hand else change_tracker
    report = change(workspace, ledger, reading, planned, dry_run=dry_run)
    remember_seen(ledger, entries)
    return replace(report, findings=(*findings, *report.findings))
