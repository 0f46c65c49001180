"""Excused days as HR enters them: dates and ranges in one cell."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from callcert.domain.calendar import EARLIEST, LATEST
from callcert.domain.moments import DateOrder, read_date
from callcert.domain.scorecard import CellValue, is_blank, typed

LONGEST = timedelta(days=400)
"""An absence longer than that is a slip of the year."""

_DAY = re.compile(
    r"(?<!\d)(?:"
    r"\d{1,4}(?P<mark>[/.\-])\d{1,2}(?P=mark)\d{1,4}"
    r"|[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{1,2}[\s\-][A-Za-z]{3,9}\.?[\s\-,]+\d{4}"
    r")(?!\d)"
)
_RANGE = re.compile(r"\s*(?:-|–|—|to|thru|through|until)\s*", re.IGNORECASE)


def read_days(value: CellValue, order: DateOrder = "mdy") -> tuple[frozenset[date], str]:
    """The days a cell lists, and the part of it that cannot be read (empty: none).

    ``11/20/2026, 11/23/2026-11/24/2026`` are three days; a range holds its weekends too. Days
    that can be read stand, whatever else is in the cell.
    """
    if is_blank(value):
        return frozenset(), ""
    if not isinstance(value, str):
        single = _day(value, order)
        return (frozenset({single}), "") if single else (frozenset(), typed(value))
    days: set[date] = set()
    unread: list[str] = []
    for part, first, last in _parts(value, order):
        if first and last and first <= last <= first + LONGEST:
            days.update(first + timedelta(days=n) for n in range((last - first).days + 1))
        else:
            unread.append(part)
    return frozenset(days), ", ".join(unread)


def _parts(text: str, order: DateOrder) -> Iterator[tuple[str, date | None, date | None]]:
    """Each stretch of the text with its first and last day, or None where it is no day."""
    position = 0
    while found := _DAY.search(text, position):
        yield from _between(text[position : found.start()])
        last, position = found, found.end()
        mark = _RANGE.match(text, position)
        other = _DAY.match(text, mark.end()) if mark else None
        if other:
            last, position = other, other.end()
        yield text[found.start() : position], _day(found[0], order), _day(last[0], order)
    yield from _between(text[position:])


def _between(text: str) -> Iterator[tuple[str, None, None]]:
    """What stands between two days, unless it only sets them apart."""
    words = " ".join(text.split()).strip(" ,;+&")
    if words and words.casefold() != "and":
        yield words, None, None


def _day(value: CellValue, order: DateOrder) -> date | None:
    found = read_date(value, order)
    return found if found and EARLIEST <= found <= LATEST else None
