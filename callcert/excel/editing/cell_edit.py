"""A change of one cell, as it is asked for."""

from dataclasses import dataclass
from datetime import date

EditValue = str | int | float | date | None
"""What can be written; None empties the cell."""


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell to change: sheet name, row and column counted from 0.

    ``append`` puts a text on a new line below what the cell shows, alone where it is empty;
    what is there stays as it is. ``percent`` says that the number is a fraction to be shown in
    per cent.
    """

    sheet: str
    row: int
    column: int
    value: EditValue
    append: bool = False
    percent: bool = False
