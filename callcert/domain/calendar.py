"""Business days: Monday to Friday, less holidays and closures, plus extra working days."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

EARLIEST, LATEST = date(2000, 1, 1), date(2199, 12, 31)
"""A day outside is a slip of the year, or a number that stands for none."""

SATURDAY = 5
_WEEK = 7
_DAY = timedelta(days=1)

OffReason = Literal["weekend", "holiday", "closure"]


@dataclass(frozen=True)
class Calendar:
    """The days people work; a configured working day wins over everything else.

    ``names`` says which holiday a day is, where that is known.
    """

    holidays: frozenset[date] = frozenset()
    closures: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()
    names: Mapping[date, str] = field(default_factory=dict, compare=False)

    def is_business_day(self, day: date) -> bool:
        """Whether that day counts."""
        return self.day_off(day) is None

    def day_off(self, day: date) -> OffReason | None:
        """Why that day does not count; None for a business day."""
        if day in self.working_days:
            return None
        if day in self.closures:
            return "closure"
        if day in self.holidays:
            return "holiday"
        return "weekend" if day.weekday() >= SATURDAY else None

    def distance(self, day: date, until: date) -> int:
        """Business days after ``day`` up to and including ``until``; negative the other way."""
        return self._up_to(until) - self._up_to(day)

    def moved(self, day: date, business_days: int) -> date:
        """The business day that many after ``day``, or before it where negative; 0 is ``day``."""
        step = _DAY if business_days > 0 else -_DAY
        left = abs(business_days)
        while left:
            day += step
            left -= self.is_business_day(day)
        return day

    def _up_to(self, day: date) -> int:
        """Business days from the first day of all to that one: three searches, whatever the span.

        The first day of all, 0001-01-01, is a Monday.
        """
        weeks, rest = divmod(day.toordinal(), _WEEK)
        weekdays = weeks * SATURDAY + min(rest, SATURDAY)
        return weekdays - bisect_right(self._lost_weekdays, day) + bisect_right(self._won_days, day)

    @cached_property
    def _lost_weekdays(self) -> list[date]:
        off = (self.holidays | self.closures) - self.working_days
        return sorted(day for day in off if day.weekday() < SATURDAY)

    @cached_property
    def _won_days(self) -> list[date]:
        return sorted(day for day in self.working_days if day.weekday() >= SATURDAY)


Pause = Literal["excused", "equipment"]


class CountedDays:
    """The days that count for one agent: business days from the start on, less their own pauses.

    ``pauses`` are the days of an HR-approved absence and, where the settings say so, those with
    an open equipment issue.
    """

    def __init__(self, calendar: Calendar, start: date, pauses: Mapping[date, Pause]) -> None:
        self.calendar = calendar
        self.start = start
        self.pauses = pauses
        self._lost = sorted(day for day in pauses if day >= start and calendar.is_business_day(day))

    def counts(self, day: date) -> bool:
        """Whether that day is one of them."""
        return day >= self.start and day not in self.pauses and self.calendar.is_business_day(day)

    def number(self, until: date) -> int:
        """How many there are up to and including a day; 0 before the first."""
        if until < self.start:
            return 0
        business = self.calendar.distance(self.start - _DAY, until)
        return business - bisect_right(self._lost, until)

    def nth(self, number: int) -> date:
        """The day of that number, 1 being Day 1."""
        day = self.start - _DAY
        for _ in range(number):
            day = self.after(day)
        return day

    def after(self, day: date) -> date:
        """The first one after a day."""
        day = max(day, self.start - _DAY) + _DAY
        while not self.counts(day):
            day += _DAY
        return day

    def between(self, day: date, until: date) -> int:
        """How many there are after ``day`` up to and including ``until``; 0 the other way."""
        return max(self.number(until) - self.number(day), 0)

    def why_not(self, day: date) -> OffReason | Pause | None:
        """Why a day from the start on does not count; None where it does."""
        return self.calendar.day_off(day) or self.pauses.get(day)


def pauses(excused: Iterable[date], equipment: Iterable[date] = ()) -> dict[date, Pause]:
    """An agent's own days off; a day that is both is an excused one."""
    found: dict[date, Pause] = dict.fromkeys(equipment, "equipment")
    return found | dict.fromkeys(excused, "excused")
