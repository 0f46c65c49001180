"""What runs unattended, as a person reads it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.moments import us
from callcert.domain.schedule import MOST_TRIES, Run
from callcert.domain.schedule_report import (
    ChangeStatus,
    CronState,
    Job,
    JobState,
    ScheduleChange,
    SchedulePlan,
    ScheduleStatus,
)
from callcert.reports.schedule_words import ending
from callcert.reports.tables import plain_table
from callcert.reports.text import plain

_CHANGES: dict[ChangeStatus, str] = {
    "installed": "In your crontab now; everything else in it is as it was:",
    "would-install": "Would come into your crontab:",
    "removed": "Taken out of your crontab, which is as it was before:",
    "would-remove": "Would be taken out of your crontab:",
    "unchanged": "Nothing to change in your crontab.",
    "by-hand": "Windows has no cron; run this once in a command window:",
}
_CRON: dict[CronState, str] = {
    "installed": "Cron has the line",
    "outdated": "Cron has an older line: run callcert schedule install to renew it",
    "absent": "Cron does not have the line: run callcert schedule install",
    "unknown": "Cron cannot be asked",
    "not-here": "Windows has no cron: callcert schedule show has the command to run",
}
_ENDINGS = {
    "done": ("done", "green"),
    "findings": ("done, with findings", "yellow"),
    "cut-off": ("cut off; it will be tried again", "yellow"),
    "retry": ("something outside failed; it will be tried again", "yellow"),
    "failed": ("failed", "bold red"),
}


def plan_shown(plan: SchedulePlan) -> Iterator[RenderableType]:
    """The lines as they stand in the crontab, and the jobs with their commands."""
    if plan.kind == "schtasks":
        yield Text(_CHANGES["by-hand"], style="bold")
    yield from _lines(plan.lines)
    yield Text("")
    yield plain(f"On business days, in {plan.zone}:", "bold")
    table = _table("Job", "When", "Runs")
    for job in plan.jobs:
        table.add_row(job.name, job.when, _commands(job))
    yield table


def change_shown(change: ScheduleChange) -> Iterator[RenderableType]:
    """What became of the crontab, line by line."""
    yield Text(_CHANGES[change.status], style="bold")
    if change.status != "unchanged":
        yield from _lines(change.lines)


def status_shown(status: ScheduleStatus) -> Iterator[RenderableType]:
    """Whether cron knows, each job's last run and its next, and where the log is."""
    style = "" if status.cron == "installed" else "yellow"
    trouble = f": {status.trouble}" if status.trouble else ""
    yield plain(f"{_CRON[status.cron]}{trouble}.", style)
    if status.day_off:
        yield plain(f"Nothing runs today: {us(status.now.date())} is {status.day_off}.")
    table = _table("Job", "When", "Last run", "How it ended", "Next")
    for state in status.jobs:
        table.add_row(state.job.name, state.job.when, *_last(state.last), _next(state, status.now))
    yield table
    yield plain(f"Times are those of {status.zone}. The log is {status.log}", "dim")


def _lines(lines: Sequence[str]) -> Iterator[Text]:
    for line in lines:
        yield Text(line, no_wrap=True, overflow="ignore")


def _commands(job: Job) -> Text:
    return Text("\n".join(job.commands))


def _table(*headings: str) -> Table:
    table = plain_table()
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _last(run: Run | None) -> tuple[Text, Text]:
    if run is None:
        return Text("never", style="dim"), Text("")
    started = _moment(run.started)
    for_day = f", for {us(run.day)}" if run.day != run.started.date() else ""
    words, style = _ENDINGS[ending(run)]
    if ending(run) == "retry":
        words += f" (try {run.tries} of {MOST_TRIES})"
    said = f": {run.words}" if run.words else ""
    return Text(f"{started}{for_day}"), plain(f"{words}{said}", style)


def _next(state: JobState, now: datetime) -> Text:
    if state.next_at is None:
        return Text("no business day in sight", style="yellow")
    if state.next_at.timestamp() <= now.timestamp():
        return Text("now, at the next tick")
    return Text(_moment(state.next_at))


def _moment(moment: datetime) -> str:
    return f"{us(moment.date())} {moment:%H:%M}"
