"""The one place where a workbook that somebody else made is opened.

The file's bytes are looked at first, then given to a reader; whatever the reader does wrong
becomes a refusal of this file alone. Nothing in a workbook is ever executed or followed.
"""

import io
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from callcert.domain.form import Grid
from callcert.domain.scorecard import CellValue, ErrorValue
from callcert.excel.look import (
    SCORECARD_LIMITS,
    Limits,
    Refused,
    format_of,
    has_macros,
    package_of,
    scanned,
)
from callcert.excel.names import Names, ods_names, sheet_parts, xlsx_names
from callcert.excel.references import Area
from callcert.excel.sheet_scan import Position

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

    from callcert.excel.xls import XlsLook

T = TypeVar("T")
_STDERR = 2


class Workbook:
    """A workbook that was looked at and can be read, sheet by sheet as needed.

    ``names`` are its defined names without case. Raises ``Refused`` from the constructor and
    from ``values`` where the file cannot or must not be read.
    """

    def __init__(self, content: bytes, limits: Limits = SCORECARD_LIMITS) -> None:
        if len(content) > limits.packed:
            raise Refused("too-large", f"{len(content) // 1_000_000} MB")
        self._content = content
        self._limits = limits
        self._package = package_of(content, limits)
        self.format = format_of(content, self._package)
        self._old = _guarded(lambda: _looked_through(content, limits)) if self._is_old else None
        self._book = _guarded(lambda: _open(content))
        self._sheets: dict[str, list[list[CellValue]]] = {}
        self.sheet_names: tuple[str, ...] = tuple(self._book.sheet_names)
        self.names = self._names()

    @property
    def has_macros(self) -> bool:
        """Whether it carries macros or is of the kind that may; they are never run."""
        return has_macros(self._content, self._package)

    def values(self, area: Area) -> Grid:
        """The values of a rectangle, row by row; what lies beyond the used cells is None."""
        rows = self._sheet(area.sheet)
        grid = []
        for row in range(area.top, area.bottom + 1):
            cells = rows[row] if row < len(rows) else []
            grid.append(
                [
                    cells[column] if column < len(cells) else None
                    for column in range(area.left, area.right + 1)
                ]
            )
        return grid

    def visible_sheets(self) -> Iterator[tuple[str, list[list[CellValue]]]]:
        """Every worksheet that people can see, with its rows from the very first on."""
        from python_calamine import SheetTypeEnum, SheetVisibleEnum

        for sheet in self._book.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
                yield sheet.name, self._sheet(sheet.name)

    @property
    def _is_old(self) -> bool:
        return self._package is None

    def _names(self) -> Names:
        if self._old:
            return self._old.names
        if self._package and self.format == "xlsx":
            return xlsx_names(self._package)
        return ods_names(self._package) if self._package and self.format == "ods" else {}

    def _sheet(self, name: str) -> list[list[CellValue]]:
        key = name.casefold()
        if key not in self._sheets:
            self._sheets[key] = self._read(self._sheet_name(name))
        return self._sheets[key]

    def _sheet_name(self, name: str) -> str:
        """The sheet's name as it is written; Excel knows no case in it."""
        for written in self.sheet_names:
            if written.casefold() == name.casefold():
                return written
        raise Refused("layout-broken", f"it has no sheet {name}")

    def _read(self, name: str) -> list[list[CellValue]]:
        errors = self._errors(name)
        read = _guarded(lambda: self._book.get_sheet_by_name(name).to_python(skip_empty_area=False))
        rows: list[list[CellValue]] = [
            [None if value == "" else value for value in row] for row in read
        ]
        for (row, column), words in errors.items():
            _put(rows, row - 1, column - 1, ErrorValue(words))
        return rows

    def _errors(self, name: str) -> Mapping[Position, str]:
        """What formulas left where they failed; refuses a sheet that goes too far."""
        if self._old:
            return self._old.errors.get(name, {})
        if self._package is None or self.format != "xlsx":
            return {}
        part = sheet_parts(self._package).get(name, "")
        return scanned(name, self._package.read(part), self._limits).errors if part else {}


def _open(content: bytes) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def _looked_through(content: bytes, limits: Limits) -> "XlsLook":
    from callcert.excel.xls import look_through

    return look_through(content, limits)


def _put(rows: list[list[CellValue]], row: int, column: int, value: CellValue) -> None:
    """Sets a cell; the reader leaves out what it takes for blank at the end of a sheet."""
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row] += [None] * (column + 1 - len(rows[row]))
    rows[row][column] = value


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


def _guarded(read: Callable[[], T]) -> T:
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
