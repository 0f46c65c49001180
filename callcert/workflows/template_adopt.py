"""``callcert template adopt``: a foreign scorecard is looked at, and a layout for it written."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from callcert.config.layout_file import LAYOUT_FILE, layouts_in, read_layout
from callcert.config.layout_text import layout_text
from callcert.config.vocabulary import vocabulary
from callcert.domain.adoption_report import AdoptionReport
from callcert.domain.files import LARGEST_FILE
from callcert.domain.findings import Finding, finding
from callcert.domain.foreign.adoption import Adoption, adopted
from callcert.domain.foreign.choosing import Choose
from callcert.domain.foreign.drafting import layout_from
from callcert.domain.foreign.layout import ForeignLayout
from callcert.errors import OutsideError, UsageError
from callcert.excel.foreign import ForeignForm, ForeignTerms, first_visible, form_of, pages_of
from callcert.excel.layout import has_own_names
from callcert.excel.look import Refused
from callcert.excel.workbook import Workbook
from callcert.filing.disk import put, read_bytes


@dataclass(frozen=True, slots=True)
class AdoptTerms:
    """Where layouts are kept, the file to write if one was named, and who decides."""

    folder: Path
    choose: Choose
    out: Path | None = None
    replace_file: bool = False


def adopt(file: Path, terms: AdoptTerms, *, dry_run: bool) -> AdoptionReport:
    """Looks at a filled or blank scorecard and writes where everything on it is.

    A form that a layout reads already is left at that. ``OutsideError`` where the file cannot be
    read or the layout not be written, ``UsageError`` where another file is in the way.
    """
    try:
        content = _content(file)
        workbook = Workbook(content)
        found, layout = _looked_at(workbook, content, terms)
    except Refused as refused:
        why = finding(refused.code, {"reason": refused.reason}).at(str(file))
        return AdoptionReport(str(file), "refused", None, (why,))
    if layout is None:
        return AdoptionReport(str(file), "refused", found, tuple(_refusals(found, file)))
    text = layout_text(layout)
    target, there = _target(terms, text, workbook)
    report = AdoptionReport(str(file), "written", found, (), layout, str(target), text)
    if there:
        return replace(report, status="already-there")
    if dry_run:
        return replace(report, status="would-write")
    _write(target, text)
    return report


def _content(file: Path) -> bytes:
    try:
        return read_bytes(file, LARGEST_FILE)
    except OSError as wrong:
        raise OutsideError(f"{file}: cannot be read: {wrong.strerror or wrong}") from wrong


def _looked_at(
    workbook: Workbook, content: bytes, terms: AdoptTerms
) -> tuple[Adoption, ForeignLayout | None]:
    """What is on it, and the layout; None where it has to be refused."""
    if has_own_names(workbook):
        raise Refused("adopt-own-form", "")
    pages = pages_of(workbook, content)
    first_visible(workbook)
    known = vocabulary(terms.folder)
    found = adopted(pages, known, terms.choose)
    return found, None if found.refusals else layout_from(found, pages, known)


def _refusals(found: Adoption, file: Path) -> list[Finding]:
    return [finding("not-adoptable", {"reason": why}).at(str(file)) for why in found.refusals]


def _target(terms: AdoptTerms, text: str, workbook: Workbook) -> tuple[Path, bool]:
    """The file to write, and whether what it would say is there already."""
    if terms.out:
        return terms.out, _is_there(terms.out, text, replace_file=terms.replace_file)
    before = _reading_already(terms.folder, workbook)
    if before:
        file = terms.folder / before.file
        return file, not terms.replace_file or _text_of(file) == text
    free = (
        file
        for file in map(terms.folder.joinpath, _names())
        if not file.exists() or _text_of(file) == text
    )
    file = next(free)
    return file, file.exists()


def _names() -> Iterator[str]:
    """``scorecard-layout.toml``, then ``scorecard-layout-2.toml`` and so on."""
    yield LAYOUT_FILE
    stem, suffix = LAYOUT_FILE.rsplit(".", 1)
    yield from (f"{stem}-{number}.{suffix}" for number in count(2))


def _reading_already(folder: Path, workbook: Workbook) -> ForeignLayout | None:
    try:
        form: ForeignForm | None = form_of(
            workbook, ForeignTerms(layouts_in(folder), vocabulary(folder))
        )
    except Refused:
        return None
    return form.layout if form else None


def _is_there(file: Path, text: str, *, replace_file: bool) -> bool:
    if not file.exists():
        return False
    if _text_of(file) == text:
        return True
    if not replace_file:
        message = f"{file} is there and says something else"
        raise UsageError(f"{message}; name another with --out, or give --replace")
    return False


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError) as wrong:
        raise OutsideError(f"{file}: cannot be read: {wrong}") from wrong


def _write(file: Path, text: str) -> None:
    try:
        put(file, text.encode())
    except OSError as wrong:
        raise OutsideError(f"{file}: cannot be written: {wrong.strerror or wrong}") from wrong
    read_layout(file)
