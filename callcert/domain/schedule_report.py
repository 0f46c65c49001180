"""What runs unattended, and whether it did: the values that ``schedule`` shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from callcert.domain.schedule import JobName, Run

CronState = Literal["installed", "outdated", "absent", "unknown", "not-here"]
"""``outdated`` is a line that an earlier install or another Python made; ``not-here`` is Windows,
which has no cron."""

ChangeStatus = Literal[
    "installed", "would-install", "removed", "would-remove", "unchanged", "by-hand"
]
"""``by-hand`` is a command that the person runs, on Windows."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job, when it runs in words, and what it runs."""

    name: JobName
    when: str
    commands: Sequence[str]


@dataclass(frozen=True, slots=True)
class SchedulePlan:
    """What is, or would be, installed: lines of the crontab, or on Windows a command to run.

    ``zone`` is in words where it is the machine's.
    """

    workspace: str
    zone: str
    kind: Literal["crontab", "schtasks"]
    lines: Sequence[str]
    jobs: Sequence[Job]


@dataclass(frozen=True, slots=True)
class ScheduleChange:
    """What became of the crontab, or would: the lines that came or went."""

    workspace: str
    status: ChangeStatus
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class JobState:
    """A job with its newest run, and when it is due next."""

    job: Job
    last: Run | None
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class ScheduleStatus:
    """How the jobs stand; ``day_off`` says why nothing runs today, ``trouble`` what cron lacks."""

    workspace: str
    zone: str
    now: datetime
    cron: CronState
    trouble: str | None
    day_off: str | None
    jobs: Sequence[JobState]
    log: str


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a tick has to say to the person whom cron mails, and how it ended."""

    said: Sequence[str] = ()
    exit_code: int = 0
