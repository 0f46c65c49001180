"""A tracker that callcert does not write: every change still to be entered, in one workbook.

The workbook is always the whole of it: what the scorecards and reports say, and what was asked
for by ``deliver`` and ``equipment``, until it is to be seen in the tracker.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from callcert.config.workspace import Workspace
from callcert.domain.memory import Memory, row_key
from callcert.domain.moments import DateOrder
from callcert.domain.notes import Note, has_note
from callcert.domain.scorecard import CellValue, is_blank, typed
from callcert.domain.standing import standing
from callcert.domain.sync import Change
from callcert.domain.tracker import TrackerTerms, read_row
from callcert.domain.tracker_report import TrackerReport
from callcert.domain.tracker_values import CERTIFIER, DATES, Value, meaning
from callcert.excel.tracker_book import TrackerLine
from callcert.excel.tracker_edits import placed
from callcert.filing.asked_ledger import Asked, AskedEntry
from callcert.filing.ledger import Ledger
from callcert.workflows.class_reading import ClassReading, Member
from callcert.workflows.plan_file import plan_file_of, put_plan
from callcert.workflows.tracker_writing import memory_of

RowChanges = tuple[TrackerLine, Sequence[Change]]


def with_asked(  # noqa: PLR0913, PLR0917  where, whose
    workspace: Workspace,
    ledger: Ledger,
    memory: Memory,
    reading: ClassReading,
    member: Member,
    line: TrackerLine,
) -> tuple[Member, TrackerLine]:
    """The agent and the row as they will be once everything asked for is entered."""
    settings = workspace.settings
    row = [*line.table.rows[line.number]]
    row += [None] * (1 + max(line.table.columns.values()) - len(row))
    for asked in ledger.asked().values():
        for entry in asked.entries if memory.is_row(asked.row, line.row) else ():
            if (column := line.table.columns.get(entry.heading)) is not None:
                row[column] = _entered(row[column], _change(line, entry))
    rows = [*line.table.rows]
    rows[line.number] = row
    table = replace(line.table, rows=rows)
    terms = TrackerTerms(settings.rules, settings.date_order, settings.tracker.left_statuses)
    read, _ = read_row(table.cells(row), terms)
    if read is None:
        return member, line
    later = TrackerLine(table, line.number, read)
    evidence = replace(member.standing.evidence, row=read)
    stands = standing(evidence, reading.calendar, reading.as_of, settings.rules)
    return Member(stands, later), later


def _entered(current: CellValue, change: Change) -> CellValue:
    """What stands in a cell once the change is entered."""
    if change.note is None:
        return change.after if isinstance(change.after, str | date) else None
    there = "" if is_blank(current) else typed(current)
    if has_note(there, change.note):
        return current
    return f"{there}\n{change.note}" if there else str(change.note)


def keep_asked(
    ledger: Ledger, memory: Memory, line: TrackerLine, heading: str, changes: Sequence[Change]
) -> None:
    """Keeps what a command asked for, in the place of what was asked for the same cells before."""
    if not changes:
        return
    asked = Asked(row_key(line.row), heading, tuple(map(_entry, changes)))
    cells = {change.heading for change in changes if change.note is None}
    for number, older in ledger.asked().items():
        kept = tuple(one for one in older.entries if one.name or one.heading not in cells)
        if memory.is_row(older.row, line.row) and kept != older.entries:
            if kept:
                ledger.ask(replace(older, entries=kept))
            ledger.unask([number])
    ledger.ask(asked)


def take_back(ledger: Ledger, memory: Memory, line: TrackerLine, heading: str) -> None:
    """Drops what was asked for about a heading and is not entered yet."""
    ledger.unask(
        [
            number
            for number, one in ledger.asked().items()
            if memory.is_row(one.row, line.row) and one.heading == heading
        ]
    )


def undo_is_asked(ledger: Ledger, memory: Memory, line: TrackerLine, heading: str) -> bool:
    """Whether it was asked for that a cell be emptied."""
    return any(
        memory.is_row(one.row, line.row) and AskedEntry(heading, "", "", "") in one.entries
        for one in ledger.asked().values()
    )


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
    planned = [*planned]
    asked = _without_outdated([*_still_asked(ledger, reading, order)], planned)
    cells = {_what(line, change) for line, row in asked for change in row}
    rest = [(line, [one for one in row if _what(line, one) not in cells]) for line, row in planned]
    rows = [*rest, *asked]
    changes = [change for line, row in rows for change in placed(line, row)]
    file = plan_file_of(workspace)
    if not dry_run:
        put_plan(file, changes, workspace.tracker.name, reading.as_of)
    tracker, shown = str(workspace.tracker), [change.at for change in changes]
    if not changes:
        return TrackerReport(tracker, "unchanged", (), ())
    return TrackerReport(tracker, "would-write" if dry_run else "planned", shown, (), str(file))


def _without_outdated(
    asked: Sequence[RowChanges], planned: Sequence[RowChanges]
) -> list[RowChanges]:
    """What was asked for, but not with whom an agent was paired whom a scorecard says otherwise."""
    told = {
        _what(line, change)
        for line, row in planned
        for change in row
        if change.heading == CERTIFIER
    }
    return [(line, [one for one in row if _what(line, one) not in told]) for line, row in asked]


def _what(line: TrackerLine, change: Change) -> tuple[str, int, str]:
    """The cell, or for a note the note: what a person asked for comes before what was reported."""
    what = change.note.identity if change.note else change.heading
    return line.table.sheet, line.number, what


def _still_asked(ledger: Ledger, reading: ClassReading, order: DateOrder) -> Iterator[RowChanges]:
    """What was asked for and is not in the tracker; what is there is asked for no more."""
    memory = memory_of(ledger, reading.people.agents)
    for number, asked in ledger.asked().items():
        line = next((one for one in reading.lines if memory.is_row(asked.row, one.row)), None)
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
