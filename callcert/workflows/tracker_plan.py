"""A tracker that callcert does not write: every change still to be entered, in one workbook.

The workbook is always the whole of it: what the scorecards and reports say, and what was asked
for by ``deliver`` and ``equipment``, until it is to be seen in the tracker.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from callcert.config.workspace import Workspace
from callcert.domain.moments import DateOrder
from callcert.domain.notes import Note, has_note
from callcert.domain.sync import Change, row_key
from callcert.domain.tracker_report import TrackerReport
from callcert.domain.tracker_values import DATES, Value, meaning
from callcert.excel.tracker_book import TrackerLine
from callcert.excel.tracker_edits import placed
from callcert.filing.asked_ledger import Asked, AskedEntry
from callcert.filing.ledger import Ledger
from callcert.workflows.class_reading import ClassReading
from callcert.workflows.plan_file import plan_file_of, put_plan

RowChanges = tuple[TrackerLine, Sequence[Change]]


def keep_asked(ledger: Ledger, line: TrackerLine, heading: str, changes: Sequence[Change]) -> None:
    """Keeps what a command asked for, unless the same was asked before."""
    asked = Asked(row_key(line.row), heading, tuple(map(_entry, changes)))
    if changes and asked not in ledger.asked().values():
        ledger.ask(asked)


def take_back(ledger: Ledger, line: TrackerLine, heading: str) -> bool:
    """Drops what was asked for about a heading and is not entered yet; whether there was any."""
    key = row_key(line.row)
    found = [
        number for number, one in ledger.asked().items() if (one.row, one.heading) == (key, heading)
    ]
    ledger.unask(found)
    return bool(found)


def leave_plan(
    workspace: Workspace,
    ledger: Ledger,
    reading: ClassReading,
    planned: Iterable[RowChanges],
    *,
    dry_run: bool,
) -> TrackerReport:
    """Leaves all that is to be entered in the workbook; ``OutsideError`` where it is open."""
    order = workspace.settings.date_order
    rows = [*planned, *_still_asked(ledger, reading, order)]
    changes = [change for line, row in rows for change in placed(line, row)]
    file = plan_file_of(workspace)
    if not dry_run:
        put_plan(file, changes, workspace.tracker.name, reading.as_of)
    tracker, shown = str(workspace.tracker), [change.at for change in changes]
    if not changes:
        return TrackerReport(tracker, "unchanged", (), ())
    return TrackerReport(tracker, "would-write" if dry_run else "planned", shown, (), str(file))


def _still_asked(ledger: Ledger, reading: ClassReading, order: DateOrder) -> Iterator[RowChanges]:
    """What was asked for and is not in the tracker; what is there is asked for no more."""
    lines = {row_key(line.row): line for line in reading.lines}
    for number, asked in ledger.asked().items():
        line = lines.get(asked.row)
        if line is None:
            continue
        changes = [
            change
            for entry in asked.entries
            if entry.heading in line.table.columns
            and not _is_entered(change := _change(line, entry), line, order)
        ]
        if changes:
            yield line, changes
        else:
            ledger.unask([number])


def _is_entered(change: Change, line: TrackerLine, order: DateOrder) -> bool:
    if change.note:
        return has_note(line.row.notes, change.note)
    now = line.cells.get(change.heading)
    return meaning(change.heading, now, order) == meaning(change.heading, change.after, order)


def _entry(change: Change) -> AskedEntry:
    if change.note:
        note = change.note
        return AskedEntry(change.heading, note.day.isoformat(), note.name, note.text)
    if isinstance(change.after, date):
        return AskedEntry(change.heading, change.after.isoformat(), "", "")
    return AskedEntry(change.heading, "", "", str(change.after or ""))


def _change(line: TrackerLine, entry: AskedEntry) -> Change:
    before = line.cells.get(entry.heading)
    if entry.name:
        note = Note(date.fromisoformat(entry.day), entry.name, entry.text)
        return Change(line.row, entry.heading, before, str(note), note)
    value: Value = entry.text or None
    if entry.heading in DATES and entry.day:
        value = date.fromisoformat(entry.day)
    return Change(line.row, entry.heading, before, value)
