"""A workbook opened by the readers, in whichever process: its sheets, names and cells.

Imports little, since the process that reads in this one's stead starts with it.
"""

import io
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar
from xml.parsers import expat

from callcert.excel.look import (
    Format,
    Limits,
    Package,
    Refused,
    format_of,
    has_macros,
    scanned,
)
from callcert.excel.names import Names, listed_sheets, ods_names, sheet_parts, xlsx_names
from callcert.excel.names import workbook_part as book_part
from callcert.excel.ods_scan import furthest_cells
from callcert.excel.sheet_scan import Position
from callcert.excel.text_size import SharedTexts

if TYPE_CHECKING:
    from datetime import date, datetime, time, timedelta

    from python_calamine import CalamineWorkbook

    from callcert.excel.xls import XlsLook

    Value = str | int | float | bool | date | datetime | time | timedelta | None

T = TypeVar("T")
_STDERR = 2
_USUAL_PART = "xl/workbook.xml"
_TEXTS = "xl/sharedstrings.xml"
_TAKEN_UNASKED = (_TEXTS, "xl/styles.xml")
"""Parts that the reader opens by itself, without case."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet as the workbook lists it; a chart on a sheet of its own is no worksheet."""

    name: str
    is_worksheet: bool
    visible: bool


@dataclass(frozen=True, slots=True)
class Cells:
    """A sheet's rows from the very first on, and apart from them what failed formulas left."""

    rows: "list[list[Value]]"
    errors: Mapping[Position, str]


class Book(Protocol):
    """A workbook somebody has opened; ``cells`` raises ``Refused`` for a sheet not to be read."""

    format: Format
    has_macros: bool
    tabs: tuple[Tab, ...]
    names: Names

    def cells(self, sheet: str) -> Cells:
        """The cells of a sheet."""
        ...


class OpenBook:
    """A workbook opened in this process; raises ``Refused``, here and from ``cells``."""

    def __init__(self, content: bytes, package: Package | None, limits: Limits) -> None:
        self._limits = limits
        self._package = package
        self.format = format_of(content, self._package)
        self.has_macros = has_macros(content, self._package)
        self._old = guarded(lambda: _looked_through(content, limits)) if self._is_old else None
        if self._package and self.format == "ods":
            _refuse_far(self._package, limits)
        self._book = guarded(lambda: _opened(content))
        self.tabs = _tabs(self._book)
        self.names = self._names()

    @property
    def _is_old(self) -> bool:
        return self._package is None

    def _names(self) -> Names:
        if self._old:
            return self._old.names
        if self._package and self.format == "xlsx":
            return xlsx_names(self._package)
        return ods_names(self._package) if self._package and self.format == "ods" else {}

    def cells(self, sheet: str) -> Cells:
        """The cells of a sheet, each blank one None."""
        errors = self._errors(sheet)
        rows = guarded(lambda: self._rows(sheet))
        return Cells([[None if value == "" else value for value in row] for row in rows], errors)

    def _rows(self, name: str) -> "Sequence[Sequence[Value]]":
        sheet = self._book.get_sheet_by_name(name)
        self._limits.check(name, sheet.total_height, sheet.total_width)
        return sheet.to_python(skip_empty_area=False)

    def _errors(self, name: str) -> Mapping[Position, str]:
        """What formulas left where they failed; refuses a sheet that goes too far."""
        if self._old:
            return self._old.errors.get(name, {})
        if self._package is None or self.format != "xlsx":
            return {}
        part = sheet_parts(self._package).get(name, "")
        return self._scanned(name, self._package.read(part)) if part else {}

    def _scanned(self, name: str, part: bytes) -> Mapping[Position, str]:
        text = self._texts.size_in(part, self._limits.text)
        if text > self._limits.text:
            raise Refused("too-large", f"sheet {name} holds {text // 1_000_000} MB of text")
        return scanned(name, part, self._limits).errors

    @cached_property
    def _texts(self) -> SharedTexts:
        names = self._package.names if self._package else ()
        part = next((name for name in names if name.casefold() == _TEXTS), None)
        return SharedTexts(self._package.read(part) if self._package and part else b"")


def is_plain(package: Package, limits: Limits) -> bool:
    """Whether an ``.xlsx`` can be read in this process: small, and alike for every reader.

    Refuses one of which a part that the reader opens cannot be read.
    """
    if not package.is_ordinary or package.weight > limits.plain:
        return False
    if format_of(b"", package) != "xlsx" or book_part(package) != _USUAL_PART:
        return False
    for part in package.names:
        if part.casefold() in _TAKEN_UNASKED:
            package.read(part)
    sheets = listed_sheets(package)
    names, parts = zip(*sheets, strict=True) if sheets else ((), ())
    return (
        len({name.casefold() for name in names}) == len(set(parts)) == len(sheets)
        and package.names.issuperset(parts)
        and not any(part.startswith("xl/media/") for part in parts)
    )


def _refuse_far(package: Package, limits: Limits) -> None:
    try:
        found = furthest_cells(package.read("content.xml"))
    except (expat.ExpatError, LookupError, ValueError) as wrong:
        raise Refused("damaged", "its contents are not well-formed") from wrong
    for sheet, (rows, columns) in found.items():
        limits.check(sheet, rows, columns)


def _opened(content: bytes) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def _looked_through(content: bytes, limits: Limits) -> "XlsLook":
    from callcert.excel.xls import look_through

    return look_through(content, limits)


def _tabs(book: "CalamineWorkbook") -> tuple[Tab, ...]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return tuple(
        Tab(
            sheet.name,
            sheet.typ == SheetTypeEnum.WorkSheet,
            sheet.visible == SheetVisibleEnum.Visible,
        )
        for sheet in book.sheets_metadata
    )


@contextmanager
def _silenced() -> Iterator[None]:
    """A reader that panics reports it to the error stream past Python: not for people."""
    try:
        screen = os.dup(_STDERR)
    except OSError:  # there is none
        yield
        return
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  no path, a device
        os.dup2(nowhere.fileno(), _STDERR)
    try:
        yield
    finally:
        os.dup2(screen, _STDERR)
        os.close(screen)


def guarded(read: Callable[[], T]) -> T:
    """Runs a reader; what it raises, even a panic that is no ``Exception``, is a refusal."""
    try:
        with _silenced():
            return read()
    except (Refused, ImportError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except MemoryError as wrong:
        raise Refused("too-large", "it does not fit into memory") from wrong
    except BaseException as wrong:  # readers raise whatever a broken file makes them
        words = str(wrong).splitlines()[0][:120] if str(wrong) else type(wrong).__name__
        secret = "password" in words.lower() or "encrypt" in words.lower()
        raise Refused("encrypted" if secret else "damaged", words) from wrong
