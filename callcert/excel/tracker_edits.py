"""Planned changes of the tracker as edits of its cells, in the way the team writes there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from callcert.domain.scorecard import CellValue, is_number, typed
from callcert.domain.sync import Change
from callcert.domain.tracker import read_outcome
from callcert.domain.tracker_report import CellChange
from callcert.domain.tracker_values import OUTCOME, spoken
from callcert.excel.editing.cell_edit import CellEdit, EditValue
from callcert.excel.sheet_tables import SheetTable, says_nothing
from callcert.excel.tracker_book import TrackerLine

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class PlacedChange:
    """A change where it is to be made, and the edit that makes it."""

    at: CellChange
    edit: CellEdit


def placed(line: TrackerLine, changes: Iterable[Change]) -> list[PlacedChange]:
    """The changes of a row as edits; every heading among them is one the tracker has."""
    return [_placed(line, change) for change in changes]


def _placed(line: TrackerLine, change: Change) -> PlacedChange:
    table = line.table
    value = str(change.note) if change.note else _entered(table, change)
    edit = CellEdit(
        table.sheet,
        line.number,
        table.columns[change.heading],
        value,
        append=change.note is not None,
        percent=isinstance(change.after, Fraction) and isinstance(value, float),
    )
    cell = table.cell(line.number, change.heading)
    return PlacedChange(CellChange(change, table.sheet, cell), edit)


def _entered(table: SheetTable, change: Change) -> EditValue:
    if change.heading == OUTCOME and isinstance(change.after, str):
        return _word(table, change.after)
    if isinstance(change.after, Fraction):
        return _rate(table, change.heading, change.after)
    return change.after


def _rate(table: SheetTable, heading: str, rate: Fraction) -> EditValue:
    """The rate as the column has rates: 0.8 shown as a percentage, 80, or the text ``80%``."""
    column = [*_column(table, heading)]
    if any(isinstance(value, str) and value.strip().endswith("%") for value in column):
        return spoken(heading, rate)
    numbers = [value for value in column if isinstance(value, int | float) and is_number(value)]
    whole = sum(number > 1 for number in numbers)
    return (
        int(rate * _PERCENT) if whole > sum(0 < number <= 1 for number in numbers) else float(rate)
    )


def _word(table: SheetTable, outcome: str) -> str:
    """The word the team uses most for that outcome."""
    meant = read_outcome(outcome)
    used = Counter(
        typed(value).strip()
        for value in _column(table, OUTCOME)
        if isinstance(value, str) and read_outcome(value) == meant
    )
    return used.most_common(1)[0][0] if used else outcome


def _column(table: SheetTable, heading: str) -> Iterable[CellValue]:
    """What stands below a heading, but for totals."""
    column = table.columns[heading]
    rows = ((number, row) for number, row in table.body() if column < len(row))
    return (row[column] for number, row in rows if not says_nothing(table, number, row))
