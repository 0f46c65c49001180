"""Cells as Excel names them: ``E10``, ``Scorecard!E10``, ``'My sheet'!E10:E29``."""

import re
from dataclasses import dataclass, replace

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""How large a sheet can be."""

_LETTERS = 26
_SPOTS = re.compile(
    r"(?:(?:'(?P<quoted>(?:[^']|'')+)'|(?P<bare>[^'!]+))!)?"
    r"\$?(?P<left>[A-Za-z]{1,3})\$?(?P<top>\d{1,7})"
    r"(?::\$?(?P<right>[A-Za-z]{1,3})\$?(?P<bottom>\d{1,7}))?"
)
_PLAIN_SHEET = re.compile(r"[^\W\d]\w*")
MOST_SPOTS = 5_000
"""Cells that one range may have."""


def column_number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """The letters of a column, 1 being A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A cell, row and column counted from 0; without a sheet it is on the form's first one."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """The cell alone, ``E10``."""
        return f"{column_letters(self.column + 1)}{self.row + 1}"

    def moved(self, rows: int, columns: int) -> "Spot":
        """The cell so many rows down and columns to the right."""
        return replace(self, row=self.row + rows, column=self.column + columns)

    def __str__(self) -> str:
        return f"{_sheet_prefix(self.sheet)}{self.cell}"


def _sheet_prefix(sheet: str) -> str:
    if not sheet:
        return ""
    if _PLAIN_SHEET.fullmatch(sheet):
        return f"{sheet}!"
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!"


def spots_in(text: str) -> tuple[Spot, ...]:
    """The cells of an address or a range, row by row.

    Raises ``ValueError`` for anything else, and for a range of more than 5,000 cells.
    """
    match = _SPOTS.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{text!r} is no cell such as E10 or Scorecard!E10:E29")
    sheet = match["quoted"].replace("''", "'") if match["quoted"] else (match["bare"] or "").strip()
    left, top = column_number(match["left"].upper()), int(match["top"])
    right = column_number(match["right"].upper()) if match["right"] else left
    bottom = int(match["bottom"]) if match["bottom"] else top
    left, right, top, bottom = (
        min(left, right),
        max(left, right),
        min(top, bottom),
        max(top, bottom),
    )
    if not top or bottom > LAST_ROW or right > LAST_COLUMN:
        raise ValueError(f"{text!r} lies outside of any sheet")
    if (right - left + 1) * (bottom - top + 1) > MOST_SPOTS:
        raise ValueError(f"{text!r} has more than {MOST_SPOTS:,} cells")
    return tuple(
        Spot(sheet, row - 1, column - 1)
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    )


def joined(spots: tuple[Spot, ...] | list[Spot]) -> list[str]:
    """The addresses of cells in their order, neighbours down a column or along a row as ranges."""
    runs: list[list[Spot]] = []
    for spot in spots:
        if runs and _continues(runs[-1], spot):
            runs[-1].append(spot)
        else:
            runs.append([spot])
    return [_address(run) for run in runs]


def _continues(run: list[Spot], spot: Spot) -> bool:
    last = run[-1]
    if last.sheet != spot.sheet:
        return False
    step = (spot.row - last.row, spot.column - last.column)
    if step not in {(0, 1), (1, 0)}:
        return False
    return len(run) == 1 or step == (run[1].row - run[0].row, run[1].column - run[0].column)


def _address(run: list[Spot]) -> str:
    return str(run[0]) if len(run) == 1 else f"{run[0]}:{run[-1].cell}"
