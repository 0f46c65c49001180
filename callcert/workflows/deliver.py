"""``callcert deliver``: records that a step was delivered, or takes a wrong entry back."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from callcert.config.workspace import Workspace
from callcert.domain.columns import STEP_COLUMNS
from callcert.domain.deliveries import (
    delivery,
    undoing,
    why_not_delivered,
    why_not_undone,
    why_off_ladder,
)
from callcert.domain.history import replayed
from callcert.domain.ladder import Step
from callcert.domain.moments import us
from callcert.domain.scorecard import is_blank, typed
from callcert.domain.standing import STEP_NAMES, Standing
from callcert.domain.sync import Change
from callcert.domain.tracker_report import TrackerReport
from callcert.errors import UsageError
from callcert.excel.tracker_book import TrackerLine
from callcert.workflows.class_reading import Member
from callcert.workflows.one_row import NothingToUndo, change_row, coordinator_of


@dataclass(frozen=True, slots=True)
class Delivery:
    """What the coordinator says was done: the step, to whom, on which day, with which words.

    ``today`` is the day it is said; ``early`` allows a step that is not due yet, and ``undo``
    takes the step back.
    """

    agent: str
    step: Step
    on: date
    today: date
    note: str = ""
    early: bool = False
    undo: bool = False


def deliver(workspace: Workspace, said: Delivery, *, dry_run: bool) -> TrackerReport:
    """Enters the day and a note in the tracker; the same said twice is entered once [TF4].

    ``UsageError`` where the step does not apply, with the reason, and for an ambiguous name with
    the candidates; ``OutsideError`` where the tracker is open or cannot be written.
    """
    if said.on > said.today:
        message = f"{us(said.on)} is yet to come: a step is recorded once it was delivered"
        raise UsageError(f"{message}; give the day with --on")
    plan = partial(_changes, workspace, said)
    heading = STEP_COLUMNS[said.step]
    report = change_row(workspace, said.agent, heading, said.today, plan, dry_run=dry_run)
    if report.status == "unchanged" and not report.findings:
        return replace(report, remark=f"recorded already on {us(said.on)}")
    return report


def _changes(
    workspace: Workspace, said: Delivery, member: Member, line: TrackerLine
) -> list[Change]:
    one, step = _as_of(member.standing, said.on, workspace), said.step
    delivered = one.evidence.row.delivered
    if not said.undo and delivered.get(step) == said.on:
        return []
    current = line.cells[STEP_COLUMNS[step]]
    if said.undo:
        why = why_not_undone(one, step)
    elif step not in delivered and not is_blank(current):
        cell = line.table.cell(line.number, STEP_COLUMNS[step])
        why = f'has "{typed(current)}" in {cell} for the {STEP_NAMES[step]}; correct that first'
    else:
        off = why_off_ladder(member.standing)
        why = off or why_not_delivered(one, step, early=said.early)
    if why:
        missing = said.undo and step not in delivered
        raise (NothingToUndo if missing else UsageError)(f"{one.agent} {why}")
    make = undoing if said.undo else delivery
    return [*make(one, step, current, coordinator_of(workspace), said.note)]


def _as_of(now: Standing, on: date, workspace: Workspace) -> Standing:
    """Where the agent stood on the day of the delivery."""
    if now.days is None or on == now.as_of:
        return now
    return replayed(now.evidence, now.days.calendar, on, workspace.settings.rules)
