"""Changing the tracker: planned first, written in one step, remembered; or left for a person."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from callcert.config.workspace import Workspace
from callcert.domain.agents import Agent
from callcert.domain.findings import Finding, finding
from callcert.domain.memory import Memory, agent_key, namesakes_of, row_key
from callcert.domain.moments import DateOrder
from callcert.domain.notes import read_notes
from callcert.domain.sync import Change, RowPlan
from callcert.domain.tracker import TrackerRow
from callcert.domain.tracker_report import TrackerReport
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

RowChanges = tuple[TrackerLine, Sequence[Change]]


def memory_of(
    ledger: Ledger, people: Iterable[Agent], gone: Collection[str] = (), *, by_hand: bool = False
) -> Memory:
    """What callcert wrote to the tracker before; ``gone`` are scorecards about to be withdrawn."""
    return Memory(
        ledger.written_cells(),
        ledger.written_notes(),
        frozenset(_withdrawn(ledger) | set(gone)),
        namesakes_of(people),
        by_hand,
    )


def _withdrawn(ledger: Ledger) -> set[str]:
    """Names of scorecards that were withdrawn and not filed again since."""
    names: set[str] = set()
    for event in ledger.events():
        if event.what == "withdrawn":
            names.add(PurePath(event.file).name)
        elif event.what == "filed":
            names.discard(PurePath(event.target).name)
    return names


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


def change_tracker(  # noqa: PLR0913  what is changed, and how
    workspace: Workspace,
    ledger: Ledger,
    reading: ClassReading,
    planned: Iterable[RowChanges],
    *,
    dry_run: bool,
    together: bool = False,
) -> TrackerReport:
    """Writes the changes; where somebody has the tracker open they wait, and nothing is changed.

    Cells that cannot be changed become findings, and the others are written all the same; with
    ``together`` none is, and what was refused is an error. Raises ``OutsideError`` where the file
    cannot be written.
    """
    file = workspace.tracker
    changes = [change for line, row in planned for change in placed(line, row)]
    if not changes:
        return TrackerReport(str(file), "unchanged", (), ())
    content, made, refused = _edited(file, reading.content, changes)
    if together and refused:
        return TrackerReport(str(file), "unchanged", (), [_as_error(one) for one in refused])
    shown = [change.at for change in made]
    if not made:
        return TrackerReport(str(file), "unchanged", (), refused)
    holder = opened_by(file)
    if holder:
        words = f"{file}: not changed, as {holder} has it open"
        advice = "close it and run again (a mark that a crash left behind can be deleted)"
        return TrackerReport(str(file), "waiting", shown, refused, trouble=f"{words}; {advice}")
    if dry_run:
        return TrackerReport(str(file), "would-write", shown, refused)
    entries = tuple(entry_of(change.at.change, workspace.settings.date_order) for change in made)
    write = TrackerWrite(digest_of(reading.content), digest_of(content), entries)
    _write(file, ledger, write, content)
    return TrackerReport(str(file), "written", shown, refused)


def entry_of(change: Change, order: DateOrder) -> Entry:
    """What is remembered of a change."""
    if change.note:
        return Entry(agent_key(change.agent), "", change.note.identity)
    value = meaning(change.heading, change.after, order)
    return Entry(row_key(change.row), change.heading, value)


def entries_seen(row: TrackerRow, plan: RowPlan, memory: Memory) -> list[Entry]:
    """What a row shows that is worth remembering: notes that stand there, cells people settled."""
    unknown = [note for note in plan.seen if not memory.has_noted(row.agent, note)]
    notes = [Entry(agent_key(row.agent), "", note.identity) for note in unknown]
    return notes + [Entry(row_key(row), heading, value) for heading, value in plan.settled]


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


def _as_error(found: Finding) -> Finding:
    """What was asked for and cannot be done is no warning."""
    return replace(found, severity="error")


def _write(file: Path, ledger: Ledger, write: TrackerWrite, content: bytes) -> None:
    ledger.intend(write)
    try:
        clear_leftovers(file.resolve().parent)
        swap(file, write.before, content)
    except OSError as wrong:
        ledger.settle(write, made=False)
        message = f"{file}: not changed: {(wrong.strerror or str(wrong)).lower()}"
        raise OutsideError(f"{message}; run again when that is mended") from wrong
    ledger.settle(write, made=True)


def _standing_there(line: TrackerLine, order: DateOrder) -> Iterable[Entry]:
    for heading, value in line.cells.items():
        yield Entry(row_key(line.row), heading, meaning(heading, value, order))
    for note in read_notes(line.row.notes):
        yield Entry(agent_key(line.row.agent), "", note.identity)
