"""``callcert template adopt`` for a tracker or a progress report: whose column is which of ours."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from callcert.config.columns_text import SECTIONS, columns_text, with_columns
from callcert.config.loading import FILE_NAME, load_settings
from callcert.config.settings import Settings
from callcert.config.workspace import Workspace
from callcert.domain.columns_report import ColumnsReport
from callcert.domain.findings import finding
from callcert.domain.foreign.choosing import Choose
from callcert.domain.headings import ESP_TRACKER, PROGRESS_REPORT, Book
from callcert.domain.lists.adopting import ColumnsFound, found_columns
from callcert.domain.lists.claims import ListTerms
from callcert.domain.lists.recognising import Sheets, kinds_of
from callcert.domain.tracker import TrackerTerms
from callcert.errors import OutsideError, SettingsError
from callcert.excel.layout import has_own_names
from callcert.excel.look import Refused
from callcert.excel.progress_book import ProgressBook, read_progress
from callcert.excel.tracker_book import TrackerBook, read_tracker
from callcert.excel.workbook import Workbook
from callcert.filing.disk import digest_of, read_bytes, swap
from callcert.workflows.heading_words import list_terms
from callcert.workflows.shared_books import check_headings, content_of, headings_of, opened

Kind = Literal["scorecard", "tracker", "progress"]
_MOST_TROUBLES = 3
_BOOKS: Mapping[str, Book] = {"tracker": ESP_TRACKER, "progress": PROGRESS_REPORT}


@dataclass(frozen=True, slots=True)
class ColumnsTerms:
    """Where it is adopted, with which settings, and who decides; ``kind`` where it was said."""

    workspace: Workspace | None
    settings: Settings
    environment: Mapping[str, str]
    choose: Choose
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """How much the ordinary reader gets from a list: rows, and columns by sheet and heading.

    ``troubles`` say what it could not use.
    """

    rows: int = 0
    columns: frozenset[tuple[str, str, int]] = frozenset()
    troubles: tuple[str, ...] = ()

    @property
    def headings(self) -> frozenset[tuple[str, str]]:
        return frozenset((sheet, heading) for sheet, heading, _ in self.columns)

    def has_all_of(self, before: "_Seen") -> bool:
        return self.rows >= before.rows and self.headings >= before.headings


def adopt_columns(file: Path, terms: ColumnsTerms, *, dry_run: bool) -> ColumnsReport | None:
    """Finds the columns of a list of people, and writes those that are headed otherwise.

    None where the file is no such list but a scorecard. ``OutsideError`` where it cannot be read
    or the settings not be written.
    """
    content = content_of(file)
    if content is None:
        raise OutsideError(f"{file}: cannot be read: no such file")
    try:
        workbook = opened(content)
        sheets = [*workbook.visible_sheets()]
    except Refused as refused:
        return _refused(file, terms, refused)
    kinds = _kinds(file, workbook, sheets, terms)
    if not kinds or kinds == {"scorecard"}:
        return None
    section: Literal["tracker", "progress"] = "tracker" if "tracker" in kinds else "progress"
    if len(kinds) > 1:
        why = "it holds both a tracker and a progress report: say which one is meant with --as"
        return _not_adopted(file, section, ColumnsFound(_BOOKS[section], refusals=(why,)))
    found = found_columns(sheets, _terms_of(section, terms), terms.choose)
    if found.refusals:
        return _not_adopted(file, section, found)
    return _settled(file, workbook, _with_text(file, section, found, terms), terms, dry_run=dry_run)


def _refused(file: Path, terms: ColumnsTerms, refused: Refused) -> ColumnsReport | None:
    """A file that cannot be read is a list only where it was said or the settings name it."""
    kind = terms.kind or _by_path(file, terms.workspace)
    if kind is None or kind == "scorecard":
        return None
    why = finding(refused.code, {"reason": refused.reason}).at(str(file))
    return ColumnsReport(str(file), "refused", kind, ColumnsFound(_BOOKS[kind]), (why,))


def _kinds(file: Path, workbook: Workbook, sheets: Sheets, terms: ColumnsTerms) -> set[str]:
    """What was said, else what the settings call this very file, else what it looks like."""
    said = terms.kind or _by_path(file, terms.workspace)
    if said:
        return {said}
    if has_own_names(workbook):
        return set()
    looks = kinds_of(sheets, *(_terms_of(one, terms) for one in _BOOKS))
    return {SECTIONS[one] for one in looks}


def _by_path(file: Path, workspace: Workspace | None) -> Literal["tracker", "progress"] | None:
    if workspace and file.resolve() == workspace.tracker.resolve():
        return "tracker"
    if workspace and file.resolve() == workspace.progress.resolve():
        return "progress"
    return None


def _columns_of(section: str, settings: Settings) -> Mapping[str, str]:
    return settings.tracker.columns if section == "tracker" else settings.progress.columns


def _terms_of(section: str, terms: ColumnsTerms) -> ListTerms:
    own = headings_of(_columns_of(section, terms.settings), _BOOKS[section])
    root = terms.workspace.root if terms.workspace else None
    return list_terms(_BOOKS[section], own, terms.settings.date_order, root)


def _not_adopted(
    file: Path, section: Literal["tracker", "progress"], found: ColumnsFound
) -> ColumnsReport:
    why = tuple(
        finding("columns-not-adoptable", {"reason": reason, "section": section}).at(str(file))
        for reason in found.refusals
    )
    return ColumnsReport(str(file), "refused", section, found, why)


def _with_text(
    file: Path, section: Literal["tracker", "progress"], found: ColumnsFound, terms: ColumnsTerms
) -> ColumnsReport:
    """What would be done, before it is checked."""
    text = columns_text(section, found.entries) if found.entries else ""
    report = ColumnsReport(str(file), "already-there", section, found, (), None, text)
    if terms.workspace is None:
        return replace(report, status="to-paste" if text else "already-there")
    kept = terms.workspace.tracker if section == "tracker" else terms.workspace.progress
    elsewhere = None if kept.resolve() == file.resolve() else str(kept)
    settings = str(terms.workspace.root / FILE_NAME)
    status: Literal["would-write", "already-there"] = "would-write" if text else "already-there"
    return replace(report, status=status, written=settings, elsewhere=elsewhere)


def _settled(
    file: Path, workbook: Workbook, report: ColumnsReport, terms: ColumnsTerms, *, dry_run: bool
) -> ColumnsReport:
    """The change checked by the ordinary reader, then made, then checked once more."""
    if not report.text:
        return report
    section, before = report.section, terms.settings
    own = {**_columns_of(section, before), **report.found.entries}
    why = _worse(workbook, report, before, _changed(before, section, own))
    if not why and report.elsewhere:
        why = _worse_there(report, before, _changed(before, section, own))
    if why:
        return _not_adopted(file, section, replace(report.found, refusals=(why,)))
    if dry_run or terms.workspace is None:
        return report
    _write(terms.workspace.root / FILE_NAME, workbook, report, terms)
    return replace(report, status="written")


def _changed(settings: Settings, section: str, own: Mapping[str, str]) -> Settings:
    table = getattr(settings, section).model_copy(update={"columns": dict(own)})
    return settings.model_copy(update={section: table})


def _worse(
    workbook: Workbook, report: ColumnsReport, before: Settings, after: Settings
) -> str | None:
    """Why the list would not be read as it was found, with these settings; None where it is."""
    try:
        now = _seen(workbook, report.section, after)
    except (Refused, SettingsError) as wrong:
        return f"with these columns it could not be read: {wrong}"
    taken = report.found.taken.items()
    wanted = {(one.column.spot.sheet, ours, one.column.spot.column) for ours, one in taken}
    if not wanted <= now.columns:
        return "with these columns it would be read otherwise than it was found"
    earlier = _seen_or_none(workbook, report.section, before)
    if now.has_all_of(earlier):
        return None
    why = f"with these columns {now.rows} of its rows would be read instead of {earlier.rows}"
    return "; ".join((why, *now.troubles[:_MOST_TROUBLES]))


def _worse_there(report: ColumnsReport, before: Settings, after: Settings) -> str | None:
    """Why the list that the settings name would be read no more; None where it would."""
    there = Path(report.elsewhere or "")
    content = content_of(there)
    if content is None:
        return None
    try:
        workbook = opened(content)
    except Refused:
        return None
    known = _seen_or_none(workbook, report.section, before)
    if not known.rows:
        return None
    if _seen_or_none(workbook, report.section, after).has_all_of(known):
        return None
    return f"{there}, which the settings name, would then no longer be read as it is now"


def _seen_or_none(workbook: Workbook, section: str, settings: Settings) -> _Seen:
    try:
        return _seen(workbook, section, settings)
    except (Refused, SettingsError):
        return _Seen()


def _seen(workbook: Workbook, section: str, settings: Settings) -> _Seen:
    """What the ordinary reader makes of it."""
    own = headings_of(_columns_of(section, settings), _BOOKS[section])
    read: TrackerBook | ProgressBook
    if section == "tracker":
        limits = TrackerTerms(settings.rules, settings.date_order, settings.tracker.left_statuses)
        read = read_tracker(workbook, own, limits)
        rows, wrong = len(read.lines), list(read.findings)
    else:
        read = read_progress(workbook, own, settings.date_order)
        rows, wrong = len(read.frame), [one for _, one in read.findings]
    check_headings(own, read.tables, _BOOKS[section])
    columns = frozenset(
        (table.sheet, heading, column)
        for table in read.tables
        for heading, column in table.columns.items()
    )
    errors = (one for one in wrong if one.severity == "error")
    return _Seen(rows, columns, tuple(f"{one.sheet}!{one.cell} {one.message}" for one in errors))


def _write(file: Path, workbook: Workbook, report: ColumnsReport, terms: ColumnsTerms) -> None:
    """Puts the changed settings in place; back again where they do not read as they should."""
    try:
        old = read_bytes(file)
        new = _encoded(old, report)
        swap(file, digest_of(old), new)
    except OSError as wrong:
        raise OutsideError(f"{file}: cannot be written: {wrong.strerror or wrong}") from wrong
    try:
        why = _worse(workbook, report, terms.settings, load_settings(file, terms.environment))
    except SettingsError as wrong:
        why = str(wrong)
    if why:
        swap(file, digest_of(new), old)
        raise OutsideError(f"{file}: {why}; it is as it was")


_MARK = b"\xef\xbb\xbf"


def _encoded(old: bytes, report: ColumnsReport) -> bytes:
    """The settings' bytes with the entries; a mark of their encoding stays."""
    mark = _MARK if old.startswith(_MARK) else b""
    try:
        text = with_columns(old[len(mark) :].decode(), report.section, report.found.entries)
    except ValueError as wrong:
        words = f"{report.written}: the columns cannot be added to it without another change"
        raise SettingsError(f"{words} ({wrong}); add them by hand:\n{report.text}") from wrong
    return mark + text.encode()
