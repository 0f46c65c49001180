"""The sheets of an unknown workbook, as a reader gives them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from callcert.domain.cells import Spot
from callcert.domain.scorecard import CellValue, ErrorValue, is_blank, is_number

LONGEST_LABEL = 60
"""Characters; a longer text explains something."""


@dataclass(frozen=True, slots=True)
class Page:
    """A worksheet people can see: its rows from the very first on; what is hidden counted from 0.

    ``wide`` says how many columns a merged cell takes, by its first cell.
    """

    name: str
    rows: Sequence[Sequence[CellValue]]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    wide: tuple[tuple[tuple[int, int], int], ...] = ()

    @property
    def height(self) -> int:
        """Rows up to the last one used."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """Columns up to the last one used."""
        return max((len(row) for row in self.rows), default=0)

    def value(self, row: int, column: int) -> CellValue:
        """What stands in a cell; None for blank and beyond."""
        if row < 0 or column < 0 or row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        found = self.rows[row][column]
        return None if is_blank(found) else found

    def text(self, row: int, column: int) -> str:
        """The text of a cell; empty for numbers, dates and errors."""
        found = self.value(row, column)
        return found.strip() if isinstance(found, str) and not isinstance(found, ErrorValue) else ""

    def label(self, row: int, column: int) -> str:
        """A text that is short enough to name something."""
        text = self.text(row, column)
        return text if len(text) <= LONGEST_LABEL else ""

    def is_hidden(self, row: int, column: int) -> bool:
        """Whether nobody sees the cell."""
        return row in self.hidden_rows or column in self.hidden_columns

    def span(self, row: int, column: int) -> int:
        """Columns that a cell takes; 1 unless it is merged."""
        return next((columns for spot, columns in self.wide if spot == (row, column)), 1)

    def spot(self, row: int, column: int) -> Spot:
        """The cell's address."""
        return Spot(self.name, row, column)

    def texts(self) -> Iterator[tuple[int, int, str]]:
        """Every text with its row and column."""
        for row, cells in enumerate(self.rows):
            for column in range(len(cells)):
                if text := self.text(row, column):
                    yield row, column, text


def is_figure(value: CellValue) -> bool:
    """A number, or a percentage typed as text."""
    return is_number(value) or percent_text(value) is not None


def percent_text(value: CellValue) -> str | None:
    """The digits of ``88.5 %`` typed as text; None for anything else."""
    match = _PERCENT.fullmatch(value.strip()) if isinstance(value, str) else None
    return match[1].replace(",", ".") if match else None


_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,12}|,\d{1,2}|,\d{4,12})?)\s*%", re.ASCII)
"""A comma before three digits could stand between thousands as well."""
