"""``callcert doctor``: looks at everything before work, and changes nothing."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from callcert.config.holidays import calendar_of
from callcert.config.workspace import Workspace
from callcert.domain.headings import ESP_TRACKER, PROGRESS_REPORT, Book
from callcert.domain.health import Check, Columns, Health
from callcert.domain.moments import us
from callcert.domain.standing import Standing
from callcert.errors import CallcertError, OutsideError
from callcert.excel.layout import template_layout
from callcert.excel.look import Refused
from callcert.excel.progress_book import ProgressBook
from callcert.excel.sheet_tables import SheetTable
from callcert.excel.tracker_book import TrackerBook
from callcert.filing.lock import one_run_in
from callcert.filing.open_books import opened_by
from callcert.workflows.class_reading import ClassReading
from callcert.workflows.doctor_columns import columns_of
from callcert.workflows.equipment import unverified
from callcert.workflows.pairs import unreviewed
from callcert.workflows.run import class_of
from callcert.workflows.scorecards import Place
from callcert.workflows.senders import Senders, agents_of, returners_of
from callcert.workflows.settings_check import check_settings

COMING_HOLIDAYS = 4
_SYNCED = ("onedrive", "sharepoint", "dropbox", "google drive", "googledrive", "icloud", "box")
_WRITABLE = {".xlsx", ".xlsm"}
_WITHOUT: Mapping[str, str] = {
    "Equipment Checked": "pairs are made whether equipment was verified or not",
    "Expectations Reviewed": "brief cannot say who has not been through the expectations",
    "Ready": "the calendar alone says who is ready for calls",
    "Certifier": "assign --apply cannot enter the pairs",
}
"""What a missing column of the tracker switches off in the morning."""

Look = Callable[[], Iterable[Check]]


def doctor(workspace: Workspace, today: date, further: Sequence[Look] = ()) -> Health:
    """A line for each thing; one that fails never keeps the others from being looked at.

    ``further`` looks at what lies outside the workspace: mail, cron.
    """
    columns: list[Columns] = []
    looks: list[tuple[str, Look]] = [
        ("settings", lambda: _settings(workspace)),
        ("folders", lambda: _folders(workspace)),
        ("template", lambda: _template(workspace)),
        ("workbooks", lambda: _books(workspace, today, columns)),
        ("calendar", lambda: _calendar(workspace, today)),
        ("runs", lambda: _lock(workspace)),
        *(("outside", look) for look in further),
    ]
    checks = [check for area, look in looks for check in _looked(area, look)]
    return Health(checks, sum(columns, Columns()))


def _looked(area: str, look: Look) -> list[Check]:
    try:
        return list(look())
    except CallcertError as wrong:
        return [Check(area, "problem", str(wrong))]


def _settings(workspace: Workspace) -> Iterator[Check]:
    check_settings(workspace.settings)
    yield Check("settings", "ok", "callcert.toml is fine")
    if not workspace.settings.coordinator.name:
        fix = 'set coordinator = { name = "…" } in callcert.toml'
        yield Check("settings", "advice", "notes of steps are said by nobody's name", fix)


def _folders(workspace: Workspace) -> Iterator[Check]:
    for folder in workspace.folders:
        if not folder.is_dir():
            yield Check("folders", "problem", f"{folder} is not there", "run callcert init")
        elif not os.access(folder, os.W_OK | os.X_OK):
            fix = "let yourself write to it"
            yield Check("folders", "problem", f"{folder} cannot be written to", fix)
        else:
            yield Check("folders", "ok", f"{folder.name}/ can be written to")


def _template(workspace: Workspace) -> Iterator[Check]:
    file = workspace.template
    if not file.is_file():
        fix = "run callcert init; until then the one callcert brings is used"
        yield Check("template", "advice", f"{file.name} is not there", fix)
        return
    try:
        found = template_layout(file.read_bytes())
    except (Refused, OSError) as wrong:
        reason = wrong.reason if isinstance(wrong, Refused) else str(wrong.strerror)
        fix = "callcert template build makes a good one"
        yield Check("template", "problem", f"{file.name} cannot be used: {reason}", fix)
    else:
        items = found.areas["items"].height
        yield Check("template", "ok", f"{file.name} has {items} items")


def _books(workspace: Workspace, today: date, columns: list[Columns]) -> Iterator[Check]:
    reading = class_of(workspace, today)
    tracker = reading.tracker.tables if reading.tracker else None
    progress = reading.progress.tables if reading.progress else None
    errors = {found.file: 0 for found in reading.findings}
    for found in reading.findings:
        errors[found.file] += found.severity == "error"
    yield from _book(workspace.tracker, ESP_TRACKER, tracker, errors)
    yield from _book(workspace.progress, PROGRESS_REPORT, progress, errors)
    columns.append(columns_of(workspace, ESP_TRACKER, tracker or ()))
    columns.append(columns_of(workspace, PROGRESS_REPORT, progress or ()))
    yield from _passed_over(ESP_TRACKER, reading.tracker)
    yield from _passed_over(PROGRESS_REPORT, reading.progress)
    if tracker:
        yield from _writing(workspace)
        yield from _switched_off(tracker)
        yield from _people(reading)
        yield from _addresses(workspace, reading)


def _passed_over(book: Book, read: TrackerBook | ProgressBook | None) -> Iterator[Check]:
    if read and read.passed_over:
        words = f"not read, as they have too few of our headings: {', '.join(read.passed_over)}"
        fix = "nothing, where they are other teams'; else give them the headings of the others"
        yield Check(book.name, "advice", words, fix)


def _book(
    file: Path, book: Book, tables: Sequence[SheetTable] | None, errors: Mapping[str | None, int]
) -> Iterator[Check]:
    if tables is None:
        fix = "run callcert init, or say under [files] where it is"
        yield Check(book.name, "advice", f"{file.name} is not there", fix)
        return
    sheets = ", ".join(f"{table.sheet} ({len(table.rows)} rows)" for table in tables)
    yield Check(book.name, "ok", f"{file.name}: {sheets}")
    known = {heading for table in tables for heading in table.columns}
    missing = [one for one in book.headings if one not in known | book.spared]
    if missing:
        fix = "add them, or let callcert template adopt find them, if you want what needs them"
        words = f"{file.name} has no column {', '.join(missing)}"
        yield Check(book.name, "advice", words, fix)
    if count := errors.get(str(file)):
        fix = "callcert escalations says which rows and how to mend them"
        yield Check(book.name, "problem", f"{file.name}: {count} cells cannot be used", fix)
    if holder := opened_by(file):
        fix = "nothing will be written to it until it is closed"
        yield Check(book.name, "advice", f"{file.name} is open: {holder}", fix)


def _writing(workspace: Workspace) -> Iterator[Check]:
    file, write = workspace.tracker, workspace.settings.tracker.write
    plan = 'set write = "plan" under [tracker]'
    where = str(file.resolve()).casefold().replace("\\", "/")
    synced = next((name for name in _SYNCED if f"/{name}" in where), None)
    if write == "plan":
        yield Check("tracker", "ok", "changes are left as a list to paste, the file is not written")
    elif file.suffix.casefold() not in _WRITABLE:
        words = f"only .xlsx and .xlsm can be written, and this is {file.suffix}"
        yield Check("tracker", "problem", words, plan)
    elif synced:
        words = "it is in a synced folder, where swapping a file makes conflict copies"
        yield Check("tracker", "advice", words, plan)
    elif not os.access(file, os.W_OK):
        yield Check("tracker", "problem", f"{file.name} cannot be written", plan)
    else:
        yield Check("tracker", "ok", "it can be written")


def _people(reading: ClassReading) -> Iterator[Check]:
    yield Check("tracker", "ok", f"{len(reading.members)} agents")
    unchecked, unknowing = unverified(reading), unreviewed(reading)
    if unchecked:
        words = f"nobody has verified the equipment of {_names(unchecked)}"
        yield Check("agents", "advice", words, "enter it under Equipment Checked once done")
    if unknowing:
        words = f"{len(unknowing)} not been through the expectations: {_names(unknowing)}"
        yield Check("agents", "advice", words, "enter it under Expectations Reviewed once done")


def _addresses(workspace: Workspace, reading: ClassReading) -> Iterator[Check]:
    """Addresses whose mail callcert keeps apart, as it cannot tell whose it is."""
    agents = agents_of(reading.tracker) if reading.tracker else {}
    for address, people in Senders(returners_of(workspace.settings), agents).ambiguous:
        fix = "correct the e-mail addresses in the tracker or the settings"
        yield Check("agents", "problem", f"{address} is the address of several: {people}", fix)


def _names(standings: Sequence[Standing]) -> str:
    return "; ".join(str(one.agent) for one in standings)


def _switched_off(tables: Sequence[SheetTable]) -> Iterator[Check]:
    """What the morning does without, where the tracker lacks a column."""
    known = {heading for table in tables for heading in table.columns}
    for heading, without in _WITHOUT.items():
        if heading not in known:
            fix = "add it, or say which it is under [tracker.columns]"
            yield Check("tracker", "advice", f"without a column {heading}, {without}", fix)


def _calendar(workspace: Workspace, today: date) -> Iterator[Check]:
    settings = workspace.settings.calendar
    calendar = calendar_of(settings, (today.year, today.year + 1))
    coming = sorted(day for day in calendar.holidays | calendar.closures if day >= today)
    days = [f"{us(day)} {calendar.names.get(day, 'closed')}" for day in coming[:COMING_HOLIDAYS]]
    where = f"{settings.country}{'-' + settings.subdivision if settings.subdivision else ''}"
    words = f"next days off ({where}): {', '.join(days) or 'none'}"
    yield Check("calendar", "ok", words)


def _lock(workspace: Workspace) -> Iterator[Check]:
    place = Place(workspace.scorecards, workspace.private)
    if place.lock and place.lock.exists():
        try:
            with one_run_in(place.folder, place.lock, patience=0):
                pass
        except OutsideError:
            yield Check("runs", "advice", "another callcert run is at work", "wait for its end")
            return
    yield Check("runs", "ok", "no other run is at work")
