"""The one place where a workbook that somebody else made is opened.

The file's bytes are looked at first, then given to a reader, in another process where that could
harm this one; whatever the reader does wrong becomes a refusal of this file alone. Nothing in a
workbook is ever executed or followed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from callcert.domain.form import Grid
from callcert.domain.scorecard import CellValue, ErrorValue
from callcert.excel.book import Book, OpenBook, is_plain
from callcert.excel.look import SCORECARD_LIMITS, Limits, Refused, format_of, package_of
from callcert.excel.references import Area

Rows = list[list[CellValue]]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet with its rows from the very first on; ``visible`` is whether people see it."""

    name: str
    visible: bool
    rows: Rows


class Workbook:
    """A workbook that was looked at and can be read, sheet by sheet as needed.

    ``names`` are its defined names without case. Raises ``Refused`` from the constructor and
    from whatever reads a sheet where the file cannot or must not be read.
    """

    def __init__(self, content: bytes, limits: Limits = SCORECARD_LIMITS) -> None:
        if len(content) > limits.packed:
            raise Refused("too-large", f"{len(content) // 1_000_000} MB")
        self._book = _opened(content, limits)
        self._room = limits.cells
        self._sheets: dict[str, Rows] = {}
        self.format = self._book.format
        self.has_macros = self._book.has_macros
        """Whether it carries macros or is of the kind that may; they are never run."""
        self.sheet_names: tuple[str, ...] = tuple(tab.name for tab in self._book.tabs)
        self.names = self._book.names

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

    def sheets(self) -> Iterator[Worksheet]:
        """Every worksheet in the order of the workbook, each read when its turn comes."""
        for tab in self._book.tabs:
            if tab.is_worksheet:
                yield Worksheet(tab.name, tab.visible, self._sheet(tab.name))

    def visible_sheets(self) -> Iterator[tuple[str, Rows]]:
        """Every worksheet that people can see, with its rows from the very first on."""
        for tab in self._book.tabs:
            if tab.is_worksheet and tab.visible:
                yield tab.name, self._sheet(tab.name)

    def _sheet(self, name: str) -> Rows:
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

    def _read(self, name: str) -> Rows:
        cells = self._book.cells(name)
        self._room -= sum(map(len, cells.rows))
        if self._room < 0:
            raise Refused("too-large", "its sheets together have too many cells")
        rows: Rows = cells.rows
        for (row, column), words in cells.errors.items():
            _put(rows, row - 1, column - 1, ErrorValue(words))
        return rows


def _opened(content: bytes, limits: Limits) -> Book:
    """The workbook, in the process where it may be read."""
    package = package_of(content, limits)
    if package is None:
        format_of(content, None)
    elif is_plain(package, limits):
        return OpenBook(content, package, limits)
    from callcert.excel.child import BookApart

    return BookApart(content, limits)


def _put(rows: Rows, row: int, column: int, value: CellValue) -> None:
    """Sets a cell; the reader leaves out what it takes for blank at the end of a sheet."""
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row] += [None] * (column + 1 - len(rows[row]))
    rows[row][column] = value
