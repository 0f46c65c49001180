"""What is to be run unattended, and when: decided anew at every tick, from what ran before.

Times are those of the wall clock in the team's zone. A tick decides by what has come and what
has not run for its day yet, so an hour that daylight saving skips loses nothing, and one that it
repeats doubles nothing.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from callcert.domain.calendar import Calendar

JobName = Literal["intake", "morning", "evening"]

JOBS: tuple[JobName, ...] = ("intake", "morning", "evening")
"""In the order in which they run where several are due."""

MOST_TRIES = 5
"""Tries of a job for a day, where something outside fails."""

RETRY_MINUTES = 30
"""Minutes between two of them at least."""

MOST_MISSED = 10
"""Evenings that are caught up at most."""

MOST_DAYS_FAILED = 14
"""Calendar days for which an evening that failed for good is tried again, once a day."""

DONE, OUTSIDE = (0, 1), 3
"""Exit codes of what was done, and of what may go better at the next try."""

_DAY = timedelta(days=1)
_AHEAD = 60
_MINUTE = 60
_CLOCK_TIME = re.compile(r"\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Hours:
    """When the jobs run; the intake every so many minutes, ``opens`` and ``closes`` included."""

    morning: time
    opens: time
    closes: time
    every: int
    evening: time

    def of(self, job: JobName) -> time:
        """The time of day from which a job is due."""
        return {"intake": self.opens, "morning": self.morning, "evening": self.evening}[job]

    def spoken(self, job: JobName) -> str:
        """When a job runs, in words."""
        if job == "intake":
            return f"every {self.every} minutes from {self.opens:%H:%M} to {self.closes:%H:%M}"
        return f"at {self.of(job):%H:%M}"


@dataclass(frozen=True, slots=True)
class Run:
    """The last run of a job for a day; the intake, which has many a day, keeps its newest.

    Without ``ended`` and ``exit_code`` it was cut off. ``tries`` counts those that ended so or
    with something outside failing, with this one.
    """

    job: str
    day: date
    started: datetime
    ended: datetime | None = None
    exit_code: int | None = None
    tries: int = 1
    words: str = ""

    @property
    def may_be_retried(self) -> bool:
        """Whether it did not end, or something outside failed, however often."""
        return self.exit_code in {None, OUTSIDE}

    @property
    def is_over(self) -> bool:
        """Whether no further try follows soon: it was done, or has failed for good."""
        return not self.may_be_retried or self.tries >= MOST_TRIES

    def is_closed(self, today: date) -> bool:
        """Whether nothing more is tried today: done, failed for good today, or too long ago.

        What made an evening fail may have been mended since: settings, a folder, a server.
        """
        if not self.is_over or self.exit_code in DONE:
            return self.is_over
        return self.started.date() >= today or (today - self.day).days > MOST_DAYS_FAILED

    def rests(self, now: datetime) -> bool:
        """Whether it is too early for another try."""
        passed = now.timestamp() - self.started.timestamp()
        return self.may_be_retried and 0 <= passed < RETRY_MINUTES * _MINUTE


@dataclass(frozen=True, slots=True)
class Due:
    """A job to run now, for that day."""

    job: JobName
    day: date


@dataclass(frozen=True)
class Schedule:
    """What the settings say and what ran before; ``since`` is the day of installation."""

    calendar: Calendar
    hours: Hours
    runs: Collection[Run] = ()
    since: date | None = None

    def last(self, job: str, day: date | None = None) -> Run | None:
        """A job's newest run; with ``day`` the one for that day."""
        runs = [run for run in self.runs if run.job == job and day in {None, run.day}]
        return max(runs, key=lambda run: run.started.timestamp(), default=None)

    def due(self, now: datetime) -> list[Due]:
        """What is to be run now, the oldest day first; nothing on a day off.

        ``now`` is aware, in the team's zone. Morning and intake are only for today; evenings
        that were missed are caught up, the newest ten of them.
        """
        today = now.date()
        if not self.calendar.is_business_day(today):
            return []
        found = [Due("evening", day) for day in self.missed(today)[-MOST_MISSED:]]
        if self._intake_is_due(now):
            found.append(Due("intake", today))
        found += [Due(job, today) for job in JOBS[1:] if now.time() >= self.hours.of(job)]
        return [one for one in found if one.job == "intake" or self._is_open(one, now)]

    def missed(self, today: date) -> list[date]:
        """Business days before today without their evening: those begun, and all after the last.

        One that failed for good is among them once more each day. Nothing from before the day
        of installation is.
        """
        runs = [run for run in self.runs if run.job == "evening" and run.day < today]
        over = [run.day for run in runs if run.is_over]
        first = max(over) + _DAY if over else self.since or today
        days = {run.day for run in runs if not run.is_closed(today)}
        days |= {first + _DAY * number for number in range((today - first).days)}
        earliest = self.since or date.min
        return sorted(d for d in days if d >= earliest and self.calendar.is_business_day(d))

    def next_at(self, job: JobName, now: datetime) -> datetime | None:
        """When a job is due next, now or later; None where no business day is in sight."""
        for moment in self._moments(job, now):
            if moment.timestamp() >= now.timestamp() and job in {d.job for d in self.due(moment)}:
                return moment
        return None

    def _is_open(self, due: Due, now: datetime) -> bool:
        run = self.last(due.job, due.day)
        return run is None or not (run.is_closed(now.date()) or run.rests(now))

    def _intake_is_due(self, now: datetime) -> bool:
        """Whether a new interval has begun, by the time that has passed and not by the clock.

        The last one, at closing time, is made up for later in the day. One that failed comes
        round again with the next interval, but no sooner than other jobs are tried again.
        """
        run = self.last("intake", now.date())
        if now.time() < self.hours.opens and not (run and now.fold):  # a repeated hour goes on
            return False
        if run is None:
            return True
        return not run.rests(now) and self._interval(run.started, now) < self._interval(now, now)

    def _interval(self, moment: datetime, now: datetime) -> int:
        """The number of the interval a moment of this day lies in, the closing one at most."""
        opening, closing = (
            datetime.combine(now, at, tzinfo=now.tzinfo).timestamp()
            for at in (self.hours.opens, self.hours.closes)
        )
        passed = min(moment.timestamp(), closing) - opening
        return int(passed // (self.hours.every * _MINUTE))

    def _moments(self, job: JobName, now: datetime) -> Iterator[datetime]:
        """Moments at which a job may become due, in their order."""
        yield now
        later = [run.started for run in self.runs if run.job == job and run.may_be_retried]
        for started in sorted(later, key=datetime.timestamp):
            yield _after(started, RETRY_MINUTES, now)
        if job == "intake":
            opening = datetime.combine(now, self.hours.opens, tzinfo=now.tzinfo)
            for number in range(24 * 60 // self.hours.every):
                yield _after(opening, number * self.hours.every, now)
        for number in range(_AHEAD):
            for at in (time.min, self.hours.of(job)):
                yield datetime.combine(now.date() + _DAY * number, at, tzinfo=now.tzinfo)


def why_off(calendar: Calendar, day: date) -> str | None:
    """Which day off a day is, in words; None for a business day."""
    match calendar.day_off(day):
        case "holiday":
            return f"a holiday, {calendar.names.get(day, 'by the calendar')}"
        case "closure":
            return "a closure by the settings"
        case "weekend":
            return f"a {day:%A}"
    return None


def clock_time(text: str) -> time:
    """``07:00``; ``ValueError`` for everything else."""
    if not _CLOCK_TIME.fullmatch(text):
        message = "must be a time of day such as 07:00"
        raise ValueError(message)
    try:
        return time.fromisoformat(text)
    except ValueError as wrong:
        message = "must be a time of day from 00:00 to 23:59"
        raise ValueError(message) from wrong


def clock_span(text: str) -> tuple[time, time]:
    """``08:00-18:00``; ``ValueError`` for everything else, and where the end is not later."""
    first, _, last = text.partition("-")
    try:
        span = clock_time(first.strip()), clock_time(last.strip())
    except ValueError as wrong:
        message = "must be two times of day such as 08:00-18:00"
        raise ValueError(message) from wrong
    if span[0] >= span[1]:
        message = "must end later than it begins, on the same day"
        raise ValueError(message)
    return span


def _after(moment: datetime, minutes: int, now: datetime) -> datetime:
    """That many minutes later by the time that passes, in the zone of ``now``."""
    return datetime.fromtimestamp(moment.timestamp() + minutes * _MINUTE, now.tzinfo)
