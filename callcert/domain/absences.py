"""Excused days as HR enters them: dates and ranges in one cell."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from callcert.domain.moments import DateOrder, read_date
from callcert.domain.scorecard import CellValue, is_blank

LONGEST = timedelta(days=400)
"""An absence longer than that is a slip of the year."""

_DAY = re.compile(
    r"\d{1,4}(?P<mark>[/.\-])\d{1,2}(?P=mark)\d{1,4}"
    r"|[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{1,2}[\s\-][A-Za-z]{3,9}\.?[\s\-,]+\d{4}"
)
_RANGE = re.compile(r"\s*(?:-|–|—|to|thru|through|until)\s*", re.IGNORECASE)
_GAP = re.compile(r"[\s,;+&]*(?:and\b[\s,;]*)?", re.IGNORECASE)


def read_days(value: CellValue, order: DateOrder = "mdy") -> tuple[frozenset[date], str]:
    """The days a cell lists, and the part of it that cannot be read (empty: none).

    ``11/20/2026, 11/23/2026-11/24/2026`` are three days; a range holds its weekends too.
    """
    if is_blank(value):
        return frozenset(), ""
    if not isinstance(value, str):
        single = read_date(value, order)
        return (frozenset({single}), "") if single else (frozenset(), str(value))
    days: set[date] = set()
    unread: list[str] = []
    for part, first, last in _parts(value, order):
        if first and last and first <= last <= first + LONGEST:
            days.update(first + timedelta(days=n) for n in range((last - first).days + 1))
        elif part:
            unread.append(part)
    return frozenset(days), ", ".join(unread)


def _parts(text: str, order: DateOrder) -> Iterator[tuple[str, date | None, date | None]]:
    """Each stretch of the text with its first and last day, or None where it is no day."""
    position = 0
    while position < len(text):
        position = _skip(text, position)
        found = _DAY.search(text, position)
        start = found.start() if found else len(text)
        if text[position:start].strip():
            yield text[position:start].strip(" ,;"), None, None
        if found is None:
            return
        end, last = found.end(), found
        mark = _RANGE.match(text, end)
        other = _DAY.match(text, mark.end()) if mark else None
        if other:
            end, last = other.end(), other
        yield text[start:end], read_date(found[0], order), read_date(last[0], order)
        position = end


def _skip(text: str, position: int) -> int:
    gap = _GAP.match(text, position)
    return gap.end() if gap else position
