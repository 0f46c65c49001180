"""Business days: Monday to Friday, less holidays and closures, plus extra working days."""

from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days people work; a configured working day wins over everything else."""

    holidays: frozenset[date] = frozenset()
    closures: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()

    def is_business_day(self, day: date) -> bool:
        """Whether that day counts."""
        if day in self.working_days:
            return True
        off = day in self.holidays or day in self.closures
        return day.weekday() < SATURDAY and not off

    def distance(self, day: date, until: date) -> int:
        """Business days after ``day`` up to and including ``until``; negative the other way."""
        if day > until:
            return -self.distance(until, day)
        span = (until - day).days
        return sum(self.is_business_day(day + n * _DAY) for n in range(1, span + 1))

    def moved(self, day: date, business_days: int) -> date:
        """The business day that many after ``day``, or before it where negative; 0 is ``day``."""
        step = _DAY if business_days > 0 else -_DAY
        left = abs(business_days)
        while left:
            day += step
            left -= self.is_business_day(day)
        return day
