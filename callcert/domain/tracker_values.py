"""Values of the tracker's cells, compared by what they mean rather than how they are typed."""

from datetime import date
from fractions import Fraction

from callcert.domain.columns import START, STEP_COLUMNS
from callcert.domain.counts import read_count, read_hours
from callcert.domain.moments import DateOrder, read_date, us
from callcert.domain.people import letters, name_keys, split_name
from callcert.domain.progress import issue_in
from callcert.domain.scorecard import CellValue, is_blank, plain, typed
from callcert.domain.tracker import NO_OUTCOME, read_outcome, read_rate

Value = str | int | float | Fraction | date | None
"""What callcert enters: a pass rate is a fraction of 1, None empties the cell."""

DATES = frozenset({START, "Completed On", *STEP_COLUMNS.values()})
COUNTS = frozenset({"TBTs Completed", "TBTs Assigned", "Calls Completed"})
HOURS, RATE, OUTCOME, CERTIFIER = "TBT Hours", "Pass Rate", "Outcome", "Certifier"
ISSUE = "Equipment Issue"
RAISED = COUNTS | {HOURS}
"""Headings whose values only ever grow."""

_PERCENT = 100


def meaning(heading: str, value: CellValue | Fraction, order: DateOrder) -> str:
    """What a cell means, as text that is equal where the meanings are; empty for a blank cell."""
    if isinstance(value, Fraction):
        return str(value * _PERCENT)
    if is_blank(value) or _stands_for_none(heading, value):
        return ""
    found = _read(heading, value, order)
    return letters(typed(value)) if found is None else str(found)


def _stands_for_none(heading: str, value: CellValue) -> bool:
    """A rate of 0 and an outcome that is pending are what forms hold before there is a result.

    An equipment issue of ``N/A`` is none either.
    """
    if heading == RATE:
        return read_rate(value) == 0
    if heading == ISSUE:
        return not issue_in(typed(value))
    return heading == OUTCOME and letters(typed(value)) in NO_OUTCOME


def _read(heading: str, value: CellValue, order: DateOrder) -> object | None:
    if heading in DATES:
        return read_date(value, order)
    if heading in RAISED:
        number = number_in(heading, value)
        return None if number is None else f"{number:g}"
    if heading == CERTIFIER:
        return min(name_keys(*split_name(typed(value)))) or None
    if heading == RATE:
        return read_rate(value)
    return read_outcome(typed(value)) if heading == OUTCOME else None


def number_in(heading: str, value: CellValue) -> float | None:
    """The number in a cell of a count or of hours; None where there is none."""
    if heading == HOURS:
        try:
            return read_hours(value)
        except ValueError:
            return None
    count = read_count(value)
    return None if count is None or count.done is None else count.done


def as_counted(heading: str, current: CellValue, value: Value) -> Value:
    """A count in the way the cell has counts: the 12 of "8 of 12" stays."""
    told = read_count(current) if heading in COUNTS else None
    return value if told is None or told.of is None else f"{value} of {told.of}"


def spoken(heading: str, value: CellValue | Fraction) -> str:
    """A value as people write it; a pass rate as a percentage, however it is kept."""
    if isinstance(value, Fraction):
        return f"{plain(value * _PERCENT)}%"
    rate = read_rate(value) if heading == RATE else None
    if rate is not None:
        return f"{plain(rate)}%"
    if is_blank(value):
        return ""
    return us(value) if isinstance(value, date) else typed(value)
