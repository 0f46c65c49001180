"""Counts and spans as people type them: ``8``, ``3/5``, ``8 of 12``, ``done``."""

import re
from dataclasses import dataclass
from datetime import time, timedelta

from callcert.domain.scorecard import is_blank, is_number

MOST = 9_999
"""No count in this trade comes near it; a number beyond is a date or an ID in the wrong column."""

_ALL = {"done", "all", "all done", "complete", "completed", "finished", "all complete"}
_NONE = {"none", "no", "nothing", "zero", "-", "–", "not started", "n/a", "na"}
_NUMBER = r"(\d{1,4})(?:\.0+)?"
_WHAT = r"(?:\s+(?:calls?|tbts?|modules?))?(?:\s+(?:done|complete|completed|finished|so far))?"
"""The words that leave a number what it is; "8 left" is another one."""

_OF = re.compile(rf"{_NUMBER}\s*(?:/|of|out of)\s*{_NUMBER}{_WHAT}")
_PLAIN = re.compile(_NUMBER + _WHAT)
_HOURS = re.compile(r"(\d{1,4}(?:[.,]\d+)?)\s*(?:h|hr|hrs|hour|hours)?\.?", re.I)
_CLOCK = re.compile(
    r"(\d{1,4})\s*(?::|h|hr|hrs|hours?)\s*([0-5]?\d)\s*(?:m|min|mins|minutes)?", re.I
)
_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Count:
    """How many are done, and of how many where that was said; ``everything`` for "done".

    ``done`` is None where nothing was entered, or where it is everything of an unknown number.
    """

    done: int | None = None
    of: int | None = None
    everything: bool = False

    @property
    def is_told(self) -> bool:
        """Whether anything was entered."""
        return self.everything or self.done is not None


NOTHING = Count()


def read_count(value: object) -> Count | None:
    """The count in a cell; ``NOTHING`` for a blank one, None for what is no count."""
    if is_blank(value):
        return NOTHING
    if isinstance(value, str):
        return _count_of_text(" ".join(value.split()).casefold())
    if isinstance(value, int | float) and is_number(value) and value == int(value):
        return Count(int(value)) if 0 <= value <= MOST else None
    return None


def _count_of_text(text: str) -> Count | None:
    if text in _ALL:
        return Count(everything=True)
    if text in _NONE:
        return Count(0)
    if match := _OF.fullmatch(text):
        return Count(int(match[1]), int(match[2]))
    if match := _PLAIN.fullmatch(text):
        return Count(int(match[1]))
    return None


def read_hours(value: object) -> float | None:
    """Hours in a cell, however they are typed; None for a blank cell.

    Raises ``ValueError`` for what is no span of time.
    """
    if is_blank(value):
        return None
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, timedelta) and value >= timedelta(0):
        return value / timedelta(hours=1)
    if isinstance(value, int | float) and is_number(value) and 0 <= value <= MOST:
        return float(value)
    if isinstance(value, str):
        return _hours_of_text(value.strip())
    raise ValueError(value)


def _hours_of_text(text: str) -> float:
    if match := _HOURS.fullmatch(text):
        return float(match[1].replace(",", "."))
    if match := _CLOCK.fullmatch(text):
        return int(match[1]) + int(match[2]) / _MINUTES
    raise ValueError(text)
