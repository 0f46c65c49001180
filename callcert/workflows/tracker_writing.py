"""Changing the tracker: planned first, written in one step, remembered; or left for a person."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from callcert.config.workspace import Workspace
from callcert.domain.agents import Agent
from callcert.domain.findings import Finding, finding
from callcert.domain.moments import DateOrder
from callcert.domain.scorecard import typed
from callcert.domain.sync import NOTES, Change, Memory, RowPlan, agent_key
from callcert.domain.tracker_report import TrackerReport, TrackerStatus
from callcert.domain.tracker_values import meaning
from callcert.errors import OutsideError
from callcert.excel.editing.edits import edit_cells
from callcert.excel.look import SHARED_BOOK_LIMITS, Refused
from callcert.excel.tracker_book import TrackerLine
from callcert.excel.tracker_edits import PlacedChange, placed
from callcert.filing.disk import clear_leftovers, digest_of, swap
from callcert.filing.ledger import Entry, Ledger, TrackerWrite
from callcert.filing.open_books import opened_by
from callcert.workflows.class_reading import ClassReading
from callcert.workflows.plan_file import plan_file_of, put_plan

RowChanges = tuple[TrackerLine, Sequence[Change]]


def memory_of(ledger: Ledger) -> Memory:
    """What callcert wrote to the tracker before."""
    return Memory(ledger.written_cells(), ledger.written_notes())


def settle_earlier(ledger: Ledger, reading: ClassReading, order: DateOrder) -> None:
    """Finds out whether a write that was cut off was made, and remembers it if it was.

    The file is either as it was before or as it was meant to be; where somebody has changed it
    since, the write was made if any of it is to be seen.
    """
    write = ledger.intended()
    if write is None:
        return
    digest = digest_of(reading.content)
    made = digest == write.after
    if digest not in {write.before, write.after}:
        seen = {entry for line in reading.lines for entry in _standing_there(line, order)}
        made = any(entry in seen for entry in write.entries)
    ledger.settle(write, made=made)


def change_tracker(
    workspace: Workspace,
    ledger: Ledger,
    reading: ClassReading,
    planned: Iterable[RowChanges],
    *,
    dry_run: bool,
) -> TrackerReport:
    """Writes the changes, or leaves them for a person where the settings say so.

    Cells that cannot be changed become findings, and the others are written all the same.
    Raises ``OutsideError`` where somebody has the tracker open, or it cannot be written;
    nothing in it is changed then.
    """
    file = workspace.tracker
    changes = [change for line, row in planned for change in placed(line, row)]
    if workspace.settings.tracker.write == "plan":
        return _left_for_a_person(workspace, reading, changes, dry_run=dry_run)
    if not changes:
        return TrackerReport(str(file), "unchanged", (), ())
    content, made, refused = _edited(file, reading.content, changes)
    shown = [change.at for change in made]
    if dry_run or not made:
        return TrackerReport(str(file), "would-write" if made else "unchanged", shown, refused)
    entries = tuple(entry_of(change.at.change, workspace.settings.date_order) for change in made)
    write = TrackerWrite(digest_of(reading.content), digest_of(content), entries)
    _write(file, ledger, write, content)
    return TrackerReport(str(file), "written", shown, refused)


def entry_of(change: Change, order: DateOrder) -> Entry:
    """What is remembered of a change."""
    key = agent_key(change.agent)
    if change.note:
        return Entry(key, "", str(change.note))
    return Entry(key, change.heading, meaning(change.heading, change.after, order))


def entries_seen(agent: Agent, plan: RowPlan, memory: Memory) -> list[Entry]:
    """What a row shows that is worth remembering: notes that stand there, cells people settled."""
    key = agent_key(agent)
    notes = [Entry(key, "", str(note)) for note in plan.seen if not memory.has_noted(key, note)]
    return notes + [Entry(key, heading, value) for heading, value in plan.settled]


def remember_seen(ledger: Ledger, entries: Sequence[Entry]) -> None:
    """Remembers what was seen, so that a note deleted later does not come back."""
    if entries:
        ledger.settle(TrackerWrite("", "", tuple(entries)), made=True)


def _edited(
    file: Path, content: bytes, changes: Sequence[PlacedChange]
) -> tuple[bytes, list[PlacedChange], list[Finding]]:
    try:
        edited = edit_cells(content, [change.edit for change in changes], SHARED_BOOK_LIMITS)
    except Refused as refused:
        message = f"{file}: cannot be changed: {refused.reason or refused.code}"
        advice = 'set write = "plan" under [tracker] to get the changes as a list instead'
        raise OutsideError(f"{message}; {advice}") from refused
    reasons = {id(edit): reason for edit, reason in edited.refused}
    made = [change for change in changes if id(change.edit) not in reasons]
    found = [
        _refused(change, reasons[id(change.edit)]).at(str(file))
        for change in changes
        if id(change.edit) in reasons
    ]
    return edited.content, made, found


def _refused(placed: PlacedChange, reason: str) -> Finding:
    at = placed.at
    facts = {"heading": at.change.heading, "wanted": at.change.shown[1], "reason": reason}
    return finding("cell-refused", facts, sheet=at.sheet, cell=at.cell)


def _write(file: Path, ledger: Ledger, write: TrackerWrite, content: bytes) -> None:
    holder = opened_by(file)
    if holder:
        message = f"{file}: not changed, as {holder} has it open"
        raise OutsideError(f"{message}; close it and run again, and the changes will be made")
    ledger.intend(write)
    try:
        clear_leftovers(file.resolve().parent)
        swap(file, write.before, content)
    except OSError as wrong:
        ledger.settle(write, made=False)
        message = f"{file}: not changed: {(wrong.strerror or str(wrong)).lower()}"
        raise OutsideError(f"{message}; run again when that is mended") from wrong
    ledger.settle(write, made=True)


def _left_for_a_person(
    workspace: Workspace, reading: ClassReading, changes: Sequence[PlacedChange], *, dry_run: bool
) -> TrackerReport:
    file = plan_file_of(workspace)
    if not dry_run:
        put_plan(file, changes, workspace.tracker.name, reading.as_of)
    shown = [change.at for change in changes]
    if not changes:
        return TrackerReport(str(workspace.tracker), "unchanged", (), ())
    status: TrackerStatus = "would-write" if dry_run else "planned"
    return TrackerReport(str(workspace.tracker), status, shown, (), str(file))


def _standing_there(line: TrackerLine, order: DateOrder) -> Iterable[Entry]:
    key = agent_key(line.row.agent)
    for heading, value in line.cells.items():
        yield Entry(key, heading, meaning(heading, value, order))
    notes = line.cells.get(NOTES)
    for note in typed(notes).splitlines() if notes is not None else ():
        yield Entry(key, "", note.strip())
