"""The one place where a workbook that somebody else made is opened.

The file's bytes are looked at first, then given to a reader; whatever the reader does wrong
becomes a refusal of this file alone. Nothing in a workbook is ever executed or followed.
"""

import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from callcert.domain.form import Grid
from callcert.domain.scorecard import CellValue, ErrorValue
from callcert.excel.look import (
    SCORECARD_LIMITS,
    Limits,
    Refused,
    check_extent,
    format_of,
    has_macros,
    package_of,
)
from callcert.excel.names import Names, ods_names, sheet_parts, xls_names, xlsx_names
from callcert.excel.references import Area, column_number

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

T = TypeVar("T")

_ERROR_CELL = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*\bt=[\"']e[\"'])[^>]*?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*>"
    rb".*?<(?:\w+:)?v>([^<]*)<",
    re.DOTALL,
)


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

    def _names(self) -> Names:
        if self._package is None:
            return _guarded(lambda: xls_names(self._content))
        if self.format == "xlsx":
            return xlsx_names(self._package)
        return ods_names(self._package) if self.format == "ods" else {}

    def _sheet(self, name: str) -> list[list[CellValue]]:
        if name not in self._sheets:
            self._sheets[name] = self._read(name)
        return self._sheets[name]

    def _read(self, name: str) -> list[list[CellValue]]:
        if name not in self.sheet_names:
            raise Refused("layout-broken", f"it has no sheet {name}")
        part = self._raw_sheet(name)
        check_extent(name, part, self._limits)
        read = _guarded(lambda: self._book.get_sheet_by_name(name).to_python(skip_empty_area=False))
        rows = [[None if value == "" else value for value in row] for row in read]
        _set_errors(rows, part)
        return rows

    def _raw_sheet(self, name: str) -> bytes:
        if self._package is None or self.format != "xlsx":
            return b""
        part = sheet_parts(self._package).get(name, "")
        return self._package.read(part) if part else b""


def _open(content: bytes) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def _set_errors(rows: list[list[CellValue]], part: bytes) -> None:
    """calamine gives a failed formula and a blank cell alike; the sheet itself tells them apart."""
    if b't="e"' not in part and b"t='e'" not in part:
        return
    for match in _ERROR_CELL.finditer(part):
        row, column = int(match[2]) - 1, column_number(match[1].decode()) - 1
        while row >= len(rows):
            rows.append([])
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = ErrorValue(match[3].decode(errors="replace"))


def _guarded(read: Callable[[], T]) -> T:
    """Runs a reader; what it raises, even a panic that is no ``Exception``, is a refusal."""
    from python_calamine import PasswordError

    try:
        return read()
    except (Refused, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except PasswordError as wrong:
        raise Refused("encrypted") from wrong
    except BaseException as wrong:  # readers raise whatever a broken file makes them
        words = str(wrong).splitlines()[0][:120] if str(wrong) else type(wrong).__name__
        raise Refused("damaged", words) from wrong
