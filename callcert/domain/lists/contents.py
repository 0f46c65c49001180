"""What the cells of a column say about it: dates, counts, names, e-mail addresses and the like."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from callcert.domain.absences import read_days
from callcert.domain.calendar import EARLIEST
from callcert.domain.columns import AGENT, START
from callcert.domain.counts import read_count, read_hours
from callcert.domain.moments import DateOrder, read_date
from callcert.domain.notes import read_notes
from callcert.domain.people import letters
from callcert.domain.scorecard import CellValue, ErrorValue, is_blank, is_number, typed
from callcert.domain.tracker import read_rate
from callcert.domain.tracker_values import COUNTS, DATES

LOOKED_AT = 200
"""Filled cells of a column that are looked at."""

_ENOUGH = 2
"""Filled cells from which on a column says something."""

_MOST, _HALF = 0.8, 0.5
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 55_153
"""Days of the years 2000 to 2050 as Excel counts them."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
_SHORT, _NAME, _DAY_HOURS = 30, 60, 200
_WORDS_OF_A_NAME = 6

Fits = Callable[[CellValue, DateOrder], bool]


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of content by what people call it; nearly every column could be of a vague one."""

    words: str
    fits: Fits
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """How many of the cells that are filled are of the kind a heading asks for."""

    words: str
    fitting: int
    filled: int
    vague: bool = False

    @property
    def supports(self) -> bool:
        """Whether they speak for the heading."""
        return self.filled > 0 and self.fitting >= _MOST * self.filled

    @property
    def contradicts(self) -> bool:
        """Whether they speak against it."""
        return self.filled >= _ENOUGH and self.fitting < _HALF * self.filled

    def __str__(self) -> str:
        if not self.filled:
            return "no cell filled yet"
        cells = "1 cell" if self.filled == 1 else f"{self.filled} cells"
        if self.fitting == self.filled:
            return f"{cells}, all {self.words}" if self.filled > 1 else f"{cells}, {self.words}"
        return f"{cells}, {self.fitting or 'none'} of them {self.words}"


def content_of(values: Iterable[CellValue], sort: Sort, order: DateOrder) -> Content:
    """Looks at the values below a heading."""
    filled = [one for one in values if not is_blank(one) and not isinstance(one, ErrorValue)]
    seen = filled[:LOOKED_AT]
    fitting = sum(sort.fits(one, order) for one in seen)
    return Content(sort.words, fitting, len(seen), sort.vague)


def _is_day(value: CellValue, order: DateOrder) -> bool:
    if is_number(value) and isinstance(value, int | float):
        return _FIRST_SERIAL <= value <= _LAST_SERIAL
    found = read_date(value, order)
    return found is not None and found >= EARLIEST


def _is_count(value: CellValue, _: DateOrder) -> bool:
    return read_count(value) is not None


def _is_hours(value: CellValue, _: DateOrder) -> bool:
    try:
        return (read_hours(value) or 0) <= _DAY_HOURS
    except ValueError:
        return False


def _is_rate(value: CellValue, _: DateOrder) -> bool:
    return read_rate(value) is not None


def _is_email(value: CellValue, _: DateOrder) -> bool:
    return isinstance(value, str) and bool(_EMAIL.fullmatch(value.strip()))


def _is_id(value: CellValue, _: DateOrder) -> bool:
    """One word with a figure in it, or a login in small letters."""
    if isinstance(value, bool | date | time | timedelta):
        return False
    text = typed(value).strip()
    plain = len(text) <= _SHORT and not any(one in text for one in " @/%")
    return plain and (any(one.isdigit() for one in text) or text.islower())


def _is_name(value: CellValue, _: DateOrder) -> bool:
    if not isinstance(value, str) or len(value) > _NAME or not letters(value):
        return False
    plain = not any(one.isdigit() or one in "@%/" for one in value)
    return plain and len(value.split()) <= _WORDS_OF_A_NAME


def _is_whole_name(value: CellValue, order: DateOrder) -> bool:
    return _is_name(value, order) and len(typed(value).split()) > 1


def _is_short(value: CellValue, order: DateOrder) -> bool:
    """A word or two, a date or a tick: how people say that something was done."""
    return _is_day(value, order) or len(typed(value).strip()) <= _SHORT


def _is_wording(value: CellValue, _: DateOrder) -> bool:
    """A word or two without a figure."""
    short = isinstance(value, str) and len(value.strip()) <= _SHORT
    return short and bool(letters(typed(value))) and not any(c.isdigit() for c in typed(value))


def _is_text(value: CellValue, _: DateOrder) -> bool:
    return isinstance(value, str) and any(one.isalpha() for one in value)


def _is_issue(value: CellValue, order: DateOrder) -> bool:
    return isinstance(value, bool) or _is_text(value, order) or typed(value).strip() in {"0", "-"}


def _is_note(value: CellValue, _: DateOrder) -> bool:
    return isinstance(value, str) and any(read_notes(value))


def _is_excused(value: CellValue, order: DateOrder) -> bool:
    days, unread = read_days(value, order)
    return bool(days) and not unread


_DAYS, _IDS, _NAMES = Sort("dates", _is_day), Sort("IDs", _is_id), Sort("names", _is_name)
_WHOLE = Sort("whole names", _is_whole_name)
_EMAILS = Sort("e-mail addresses", _is_email)
_COUNTED, _SHORTLY = Sort("counts", _is_count), Sort("short entries", _is_short, vague=True)

_WORDS = Sort("words", _is_wording, vague=True)

SORTS: Mapping[str, Sort] = {
    "Date": _DAYS, **dict.fromkeys(DATES, _DAYS), **dict.fromkeys(COUNTS, _COUNTED),
    "Agent ID": _IDS, "Last Name": _NAMES, "First Name": _NAMES, AGENT: _WHOLE,
    "Certifier": _NAMES, "Email": _EMAILS, "TBT Hours": Sort("hours", _is_hours),
    "Pass Rate": Sort("rates", _is_rate), "Outcome": _WORDS,
    "Status": _WORDS, "Class": _SHORTLY, "IT Ticket": _SHORTLY,
    "Equipment Checked": _SHORTLY, "Expectations Reviewed": _SHORTLY, "Ready": _SHORTLY,
    "Equipment Issue": Sort("texts", _is_issue, vague=True),
    "Notes": Sort("texts", _is_text, vague=True),
    "Excused Days": Sort("days", _is_excused),
}  # fmt: skip
"""What stands below each of our headings."""

TELLING: Mapping[str, Sort] = {
    "Agent ID": _IDS, AGENT: _WHOLE, "Email": _EMAILS, START: _DAYS, "Date": _DAYS,
    "Notes": Sort("notes such as 11/20/2026 - Name - Note", _is_note),
}  # fmt: skip
"""Contents by which a column may be guessed whatever it is headed; a person says whether."""
