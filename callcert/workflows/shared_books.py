"""Opening the workbooks that the run needs: the tracker and the progress report."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from callcert.config.workspace import Workspace
from callcert.domain.headings import ESP_TRACKER, PROGRESS_REPORT, Book, own_headings
from callcert.domain.tracker import TrackerTerms
from callcert.errors import OutsideError, SettingsError
from callcert.excel.look import SHARED_BOOK_LIMITS, Refused
from callcert.excel.progress_book import ProgressBook, read_progress
from callcert.excel.sheet_tables import SheetTable
from callcert.excel.tracker_book import TrackerBook, read_tracker
from callcert.excel.workbook import Workbook
from callcert.filing.disk import read_bytes

_SECTIONS = {ESP_TRACKER.name: "tracker", PROGRESS_REPORT.name: "progress"}

_WHY = {
    "encrypted": "it is protected by a password; save it without one",
    "too-large": "it is too large: {reason}",
    "not-a-workbook": "it is no Excel workbook: {reason}",
    "damaged": "it is damaged: {reason}; open it in Excel, let it repair the file, save it",
    "reader-failed": "{reason}; open it in Excel and save it as .xlsx",
    "unknown-layout": "{reason}; say which columns are which under [{section}.columns], "
    "or let callcert template adopt find them",
}


def content_of(file: Path) -> bytes | None:
    """The workbook's bytes; None where it is not there, ``OutsideError`` where it is unreadable."""
    try:
        return read_bytes(file, SHARED_BOOK_LIMITS.packed)
    except FileNotFoundError:
        return None
    except OSError as wrong:
        message = f"{file}: cannot be read: {(wrong.strerror or str(wrong)).lower()}; close it"
        raise OutsideError(f"{message} wherever it is open and run again") from wrong


def opened(content: bytes) -> Workbook:
    """The workbook, within the limits of a shared one."""
    return Workbook(content, SHARED_BOOK_LIMITS)


def cannot_be_read(file: Path, refused: Refused, book: Book) -> OutsideError:
    """The one line for a workbook the run cannot do without."""
    words = _WHY.get(refused.code, "{reason}")
    why = words.format(reason=refused.reason, section=_SECTIONS[book.name])
    return OutsideError(f"{file}: the {book.name} cannot be read: {why}")


def headings_of(columns: Mapping[str, str], book: Book) -> dict[str, str]:
    """The team's own headings; ``SettingsError`` for one that stands for none of ours."""
    try:
        return own_headings(columns, book)
    except ValueError as wrong:
        message = (
            f"{_SECTIONS[book.name]}.columns: {wrong} is no heading of ours, nor mapped to one"
        )
        raise SettingsError(f"{message}; ours are {', '.join(book.headings)}") from wrong


def check_headings(own: Mapping[str, str], tables: Sequence[SheetTable], book: Book) -> None:
    """``SettingsError`` where the settings name a column that no sheet has."""
    found = {heading for table in tables for heading in table.columns}
    missing = [f'"{theirs}" (for {ours})' for ours, theirs in own.items() if ours not in found]
    if missing:
        where = f"{_SECTIONS[book.name]}.columns"
        raise SettingsError(f"{where}: the {book.name} has no column {', '.join(missing)}")


def tracker_book(workspace: Workspace, content: bytes) -> TrackerBook:
    """The tracker; ``OutsideError`` where it cannot be read, ``SettingsError`` for its columns."""
    settings = workspace.settings
    own = headings_of(settings.tracker.columns, ESP_TRACKER)
    terms = TrackerTerms(settings.rules, settings.date_order, settings.tracker.left_statuses)
    try:
        book = read_tracker(opened(content), own, terms)
    except Refused as refused:
        raise cannot_be_read(workspace.tracker, refused, ESP_TRACKER) from refused
    check_headings(own, book.tables, ESP_TRACKER)
    return book


def progress_book(workspace: Workspace) -> ProgressBook | None:
    """The progress report; None where there is none, and errors as for the tracker."""
    content = content_of(workspace.progress)
    if content is None:
        return None
    settings = workspace.settings
    own = headings_of(settings.progress.columns, PROGRESS_REPORT)
    try:
        book = read_progress(opened(content), own, settings.date_order)
    except Refused as refused:
        raise cannot_be_read(workspace.progress, refused, PROGRESS_REPORT) from refused
    check_headings(own, book.tables, PROGRESS_REPORT)
    return book
