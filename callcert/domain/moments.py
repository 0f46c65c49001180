"""Dates and times as people type them into cells; no clock is read here."""

import re
from datetime import date, datetime, time, timedelta
from typing import Literal

from callcert.domain.scorecard import is_number

DateOrder = Literal["mdy", "dmy", "ymd"]

_EXCEL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  workbooks know no time zones
_LAST_SERIAL = 2_958_466
_LAST_MOMENT = timedelta(days=_LAST_SERIAL, seconds=-1)
_CENTURY_PIVOT = 70
_NUMERIC = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})")
_NAMED = re.compile(r"(\d{1,2})[\s.\-]+([a-z]{3,9})\.?,?[\s.\-]+(\d{2,4})", re.IGNORECASE)
_NAMED_US = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{2,4})", re.IGNORECASE)
_TIME = re.compile(r"(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?\s*([ap])?\.?\s*(m)?\.?", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\A(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE
)
_GAP = re.compile(r"\s+|(?<=\d)T(?=\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_date(value: object, order: DateOrder = "mdy") -> date | None:
    """The day in a cell: a real date, an Excel serial, or text; None where it is none of them.

    Text is month/day/year unless ``order`` says otherwise; a four-digit year in front and month
    names are understood in any order, a weekday before and a time behind are passed over.
    Two-digit years from 70 on are the last century's.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return _spoken_date(_WEEKDAY.sub("", value.strip()), order)
    moment = _serial(value)
    return moment.date() if moment else None


def _spoken_date(text: str, order: DateOrder) -> date | None:
    """A day as text, with or without a time of day behind it, which forms add."""
    moment = None if (day := _date_of_text(text, order)) else _moment_of_text(text, None, order)
    return day or (moment.date() if moment else None)


def us(day: date) -> str:
    """A day as people here write it, ``11/20/2026``."""
    return f"{day:%m/%d/%Y}"


def read_moment(value: object, day: date | None, order: DateOrder = "mdy") -> datetime | None:
    """The moment in a cell; a bare time is taken on ``day``, and is None without one."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time.min)
    if isinstance(value, timedelta) and timedelta(0) <= value < timedelta(days=1):
        value = (_EXCEL_EPOCH + value).time()
    if isinstance(value, float) and 0 <= value < 1:
        value = (_EXCEL_EPOCH + timedelta(seconds=round(value * 86400))).time()
    if isinstance(value, time):
        return datetime.combine(day, value) if day else None
    if isinstance(value, str):
        return _moment_of_text(value.strip(), day, order)
    return _serial(value)


def _serial(value: object) -> datetime | None:
    if not isinstance(value, int | float) or not is_number(value):
        return None
    if not 1 <= value < _LAST_SERIAL:
        return None
    return _EXCEL_EPOCH + min(timedelta(seconds=round(value * 86400)), _LAST_MOMENT)


def _moment_of_text(text: str, day: date | None, order: DateOrder) -> datetime | None:
    spoken = _time_of_text(text)
    if spoken:
        return datetime.combine(day, spoken) if day else None
    for gap in _GAP.finditer(text):
        own = _date_of_text(text[: gap.start()].rstrip(","), order)
        spoken = _time_of_text(text[gap.end() :])
        if own and spoken:
            return datetime.combine(own, spoken)
    return None


def _time_of_text(text: str) -> time | None:
    match = _TIME.fullmatch(text)
    if not match or not (match[2] or match[4]):
        return None
    hour, minute, second = (int(match[i] or 0) for i in (1, 2, 3))
    if match[4]:
        if not 1 <= hour <= 12:  # noqa: PLR2004  hours of a clock face
            return None
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def _date_of_text(text: str, order: DateOrder) -> date | None:
    if match := _NUMERIC.fullmatch(text):
        return _numeric_date(match, order)
    if match := _NAMED.fullmatch(text):
        return _day(match[3], _month(match[2]), match[1])
    if match := _NAMED_US.fullmatch(text):
        return _day(match[3], _month(match[1]), match[2])
    return None


def _numeric_date(match: re.Match[str], order: DateOrder) -> date | None:
    one, two, three = match.groups()
    if len(one) == 4 or order == "ymd":  # noqa: PLR2004  a year in front
        return _day(one, int(two), three)
    if order == "dmy":
        return _day(three, int(two), one)
    return _day(three, int(one), two)


def _month(name: str) -> int:
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _day(year: str, month: int, day: str) -> date | None:
    number = int(year)
    if len(year) not in {2, 4}:
        return None
    if len(year) == 2:  # noqa: PLR2004  a year without its century
        number += 1900 if number >= _CENTURY_PIVOT else 2000
    try:
        return date(number, month, int(day))
    except ValueError:
        return None
