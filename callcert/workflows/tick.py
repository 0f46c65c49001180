"""``callcert schedule run``: what cron calls every five minutes, silent unless there is trouble."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from callcert.config.holidays import calendar_of
from callcert.config.workspace import Workspace
from callcert.domain.moments import us
from callcert.domain.schedule import (
    DONE,
    MOST_MISSED,
    OUTSIDE,
    Due,
    Run,
    Schedule,
    why_off,
)
from callcert.domain.schedule_report import Ticked
from callcert.filing.job_log import JobLog
from callcert.filing.ledger import Ledger, open_ledger
from callcert.filing.lock import BusyError, one_run_in
from callcert.filing.said import first_today
from callcert.workflows.jobs import Ended, run_job
from callcert.workflows.schedule import in_zone, ledger_file, schedule_of

LOCK = "schedule.lock"

RunJob = Callable[[Workspace, Due, Path], Ended]

_GIST = 300
"""Characters of a trouble that are kept for ``status``."""


def tick(
    workspace: Workspace,
    clock: Callable[[], datetime],
    python: Path,
    run: RunJob = run_job,
) -> Ticked:
    """Runs what is due, unless another tick is at work; says what a person must know."""
    try:
        with one_run_in(workspace.private, workspace.private / LOCK, patience=0):
            return _Tick(workspace, clock, python, run).work()
    except BusyError:
        return Ticked()


@dataclass(frozen=True)
class _Tick:
    """One tick, alone at work."""

    workspace: Workspace
    clock: Callable[[], datetime]
    python: Path
    run: RunJob

    @property
    def log(self) -> JobLog:
        return JobLog(self.workspace.private / "logs")

    def now(self) -> datetime:
        return in_zone(self.clock(), self.workspace.settings)

    def work(self) -> Ticked:
        now = self.now()
        off = why_off(calendar_of(self.workspace.settings.calendar, [now.year]), now.date())
        if off:
            if self._is_new(now, "day off"):
                self.log.write(now, f"nothing runs today: {us(now.date())} is {off}")
            return Ticked()
        with open_ledger(ledger_file(self.workspace)) as ledger:
            schedule = schedule_of(self.workspace, ledger, now)
            self._note_left_out(schedule, now)
            runs = [self._one(ledger, schedule, due) for due in schedule.due(now)]
        said = [words for words, _ in runs if words]
        return Ticked(said, max((code for _, code in runs), default=0))

    def _one(self, ledger: Ledger, schedule: Schedule, due: Due) -> tuple[str, int]:
        """Runs one job: what is to be said of it, and its exit code."""
        before = schedule.last(due.job, due.day)
        tries = before.tries + 1 if before and before.may_be_retried else 1
        begun = Run(due.job, due.day, self.now(), tries=tries)
        ledger.keep_run(begun)
        ended = self.run(self.workspace, due, self.python)
        words = _gist(ended)
        done = replace(begun, ended=self.now(), exit_code=ended.exit_code, words=words)
        ledger.keep_run(done)
        self.log.write(self.now(), _logged(done), ended.output)
        return self._said(done, ended.output), min(ended.exit_code, OUTSIDE)

    def _said(self, done: Run, output: str) -> str:
        """What a person must know of a run and has not been told today."""
        title = f"callcert: the {done.job} of {us(done.day)}"
        place = f"(the log is {self.log.file})"
        if done.exit_code == 0 or not done.is_over:
            return ""
        if done.exit_code == 1:
            new = [self._is_new(done.started, f"{title} {one}") for one in findings_in(output)]
            head = f"{title} was done, and something needs a person {place}"
        else:
            new = [self._is_new(done.started, f"{title} {done.exit_code}")]
            head = f"{title} {_failed(done)} {place}"
        return f"{head}\n{output}".rstrip() if any(new) else ""

    def _note_left_out(self, schedule: Schedule, now: datetime) -> None:
        missed = schedule.missed(now.date())
        if len(missed) > MOST_MISSED and self._is_new(now, "left out"):
            left = ", ".join(us(day) for day in missed[:-MOST_MISSED])
            self.log.write(now, f"too long ago to be caught up: the evenings of {left}")

    def _is_new(self, now: datetime, words: str) -> bool:
        return first_today(self.workspace.private, now.date(), words)


def findings_in(output: str) -> list[str]:
    """The error findings of a command's output, each with the file it stands under.

    Output without any is one finding as a whole.
    """
    found, heading = [], ""
    for line in output.splitlines():
        words = line.split()
        if line[:1].strip():
            heading = line.split("  ")[0]
        elif words[:1] == ["error"]:
            found.append(" ".join((heading, *words)))
    return found or [" ".join(output.split())]


def _gist(ended: Ended) -> str:
    """What ``status`` shows of an end: nothing where it was done, else the line that says why."""
    if ended.exit_code in DONE:
        return ""
    lines = [line.strip() for line in ended.output.splitlines() if line.strip()]
    own = [line for line in lines if line.startswith("callcert:")]
    return (own or lines or [""])[-1][:_GIST]


def _logged(run: Run) -> str:
    title = f"{run.job} of {us(run.day)}"
    if run.exit_code in DONE:
        return f"{title}: done, exit code {run.exit_code}"
    later = "" if run.is_over else ", to be tried again"
    return f"{title}: try {run.tries} ended with exit code {run.exit_code}{later}"


def _failed(run: Run) -> str:
    if run.exit_code == OUTSIDE:
        return f"failed {run.tries} times, the last time so:"
    return f"failed with exit code {run.exit_code}:"
