"""Cells and rectangles as Excel writes them: ``E10``, ``$E$10:$I$34``, ``'My sheet'!$A$1``."""

import re
from dataclasses import dataclass

from callcert.domain.cells import LAST_COLUMN, LAST_ROW, column_letters, column_number

__all__ = [
    "LAST_COLUMN",
    "LAST_ROW",
    "Area",
    "Place",
    "column_letters",
    "column_number",
    "parse_area",
]

_AREA = re.compile(
    r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<bare>[^'!:,()#]+))!"
    r"\$?(?P<left>[A-Z]{1,3})\$?(?P<top>\d{1,7})"
    r"(?::\$?(?P<right>[A-Z]{1,3})\$?(?P<bottom>\d{1,7}))?"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a sheet, row and column counted from 0; its text is Excel's (``E10``)."""

    row: int
    column: int

    def __str__(self) -> str:
        return f"{column_letters(self.column + 1)}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a sheet, both corners included, counted from 0."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """Rows it covers."""
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """Columns it covers."""
        return self.right - self.left + 1

    def cell(self, row: int | None, column: int | None) -> str:
        """A cell within it, counted from its corner; None stands for the whole side."""
        top = self.top + (row or 0)
        left = self.left + (column or 0)
        first = Place(top, left)
        last = Place(self.bottom if row is None else top, self.right if column is None else left)
        return str(first) if first == last else f"{first}:{last}"


def parse_area(text: str) -> Area | None:
    """The rectangle a defined name stands for; None for anything else (``#REF!``, a formula)."""
    match = _AREA.fullmatch(text.strip().removeprefix("="))
    if not match:
        return None
    sheet = match["quoted"].replace("''", "'") if match["quoted"] else match["bare"]
    left, top = column_number(match["left"]), int(match["top"])
    right = column_number(match["right"]) if match["right"] else left
    bottom = int(match["bottom"]) if match["bottom"] else top
    if not min(top, bottom) or max(top, bottom) > LAST_ROW or max(left, right) > LAST_COLUMN:
        return None
    return Area(
        sheet,
        min(top, bottom) - 1,
        min(left, right) - 1,
        max(top, bottom) - 1,
        max(left, right) - 1,
    )
