"""``callcert schedule``: the block in the crontab, and how the jobs stand."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from callcert.config.holidays import calendar_of
from callcert.config.settings import Settings
from callcert.config.workspace import Workspace
from callcert.domain.schedule import JOBS, JobName, Run, Schedule, why_off
from callcert.domain.schedule_report import (
    CronState,
    Job,
    JobState,
    ScheduleChange,
    SchedulePlan,
    ScheduleStatus,
)
from callcert.errors import OutsideError
from callcert.filing import crontab
from callcert.filing.job_log import JobLog
from callcert.filing.ledger import Ledger, open_ledger
from callcert.workflows.jobs import DAY, commands_of, spoken
from callcert.workflows.scorecards import Place

INSTALL = "install"
"""What an installation is called among the runs in the ledger."""


def show(workspace: Workspace, python: Path, *, windows: bool) -> SchedulePlan:
    """What ``install`` would put into the crontab, and the jobs."""
    root = workspace.root.resolve()
    lines = [_create_task(root, python)]
    if not windows:
        lines = crontab.block_lines(root, _lines(workspace, python))
    return SchedulePlan(
        str(root),
        _zone(workspace.settings),
        "schtasks" if windows else "crontab",
        lines,
        [_job(workspace, name) for name in _by_time(workspace)],
    )


def install(
    workspace: Workspace, python: Path, now: datetime, *, windows: bool, dry_run: bool
) -> ScheduleChange:
    """Puts the block into the crontab; twice is once, and an older one is replaced."""
    root = workspace.root.resolve()
    if windows:
        return ScheduleChange(str(root), "by-hand", [_create_task(root, python)])
    before = crontab.read_crontab()
    lines = _lines(workspace, python)
    after = crontab.with_block(before, root, lines)
    shown = crontab.block_lines(root, lines)
    if after == before:
        return ScheduleChange(str(root), "unchanged", shown)
    if dry_run:
        return ScheduleChange(str(root), "would-install", shown)
    if crontab.without_block(before, root) == before:
        _remember_installation(workspace, in_zone(now, workspace.settings))
    crontab.write_crontab(after)
    return ScheduleChange(str(root), "installed", shown)


def remove(workspace: Workspace, *, windows: bool, dry_run: bool) -> ScheduleChange:
    """Takes the block out of the crontab, which is then as it was before it came."""
    root = workspace.root.resolve()
    if windows:
        command = f'schtasks /Delete /F /TN "{_task_name(root)}"'
        return ScheduleChange(str(root), "by-hand", [command])
    before = crontab.read_crontab()
    after = crontab.without_block(before, root)
    if after == before:
        return ScheduleChange(str(root), "unchanged", ())
    shown = (crontab.installed(root) or "").splitlines()
    if dry_run:
        return ScheduleChange(str(root), "would-remove", shown)
    crontab.write_crontab(after)
    return ScheduleChange(str(root), "removed", shown)


def status(workspace: Workspace, python: Path, now: datetime, *, windows: bool) -> ScheduleStatus:
    """When each job last ran and how it ended, what is next, and whether cron has the line."""
    now = in_zone(now, workspace.settings)
    with open_ledger(ledger_file(workspace), keep=False) as ledger:
        schedule = schedule_of(workspace, ledger, now)
    cron, trouble = _cron(workspace, python, windows=windows)
    return ScheduleStatus(
        str(workspace.root.resolve()),
        _zone(workspace.settings),
        now,
        cron,
        trouble,
        why_off(schedule.calendar, now.date()),
        [_state(workspace, schedule, name, now) for name in _by_time(workspace)],
        str(JobLog(workspace.private / "logs").file),
    )


def in_zone(now: datetime, settings: Settings) -> datetime:
    """A moment in the team's zone; one without a zone is taken to be of it."""
    name = settings.schedule.timezone
    if not name:
        return now.astimezone()
    zone = ZoneInfo(name)
    return now.astimezone(zone) if now.tzinfo else now.replace(tzinfo=zone)


def schedule_of(workspace: Workspace, ledger: Ledger, now: datetime) -> Schedule:
    """What the settings say, with what ran before."""
    settings, runs = workspace.settings, ledger.runs()
    calendar = calendar_of(settings.calendar, range(now.year - 1, now.year + 2))
    since = max((run.day for run in runs if run.job == INSTALL), default=None)
    return Schedule(calendar, settings.schedule.hours, runs, since)


def ledger_file(workspace: Workspace) -> Path | None:
    """The ledger's file."""
    return Place(workspace.scorecards, workspace.private).ledger


def _remember_installation(workspace: Workspace, now: datetime) -> None:
    """From this day on, evenings that were missed are caught up."""
    with open_ledger(ledger_file(workspace)) as ledger:
        ledger.keep_run(Run(INSTALL, now.date(), now, now, 0))


def _lines(workspace: Workspace, python: Path) -> list[str]:
    hours = workspace.settings.schedule.hours
    jobs = ", ".join(f"{name} {hours.spoken(name)}" for name in _by_time(workspace))
    return [
        f"# {jobs}; on business days, in {_zone(workspace.settings)}",
        crontab.command_line(python, workspace.root.resolve()),
    ]


def _by_time(workspace: Workspace) -> list[JobName]:
    return sorted(JOBS, key=workspace.settings.schedule.hours.of)


def _job(workspace: Workspace, name: JobName) -> Job:
    when = workspace.settings.schedule.hours.spoken(name)
    return Job(name, when, spoken(commands_of(name, workspace, DAY)))


def _state(workspace: Workspace, schedule: Schedule, name: JobName, now: datetime) -> JobState:
    coming = schedule.next_at(name, now)
    if coming and not workspace.settings.schedule.timezone:  # the machine's offset of that day
        coming = coming.replace(tzinfo=None).astimezone()
    return JobState(_job(workspace, name), schedule.last(name), coming)


def _cron(workspace: Workspace, python: Path, *, windows: bool) -> tuple[CronState, str | None]:
    if windows:
        return "not-here", None
    root = workspace.root.resolve()
    try:
        block = crontab.installed(root)
    except OutsideError as wrong:
        return "unknown", str(wrong)
    if block is None:
        return "absent", None
    lines = [line.rstrip("\r") for line in block.splitlines()]
    return ("installed" if crontab.command_line(python, root) in lines else "outdated"), None


def _zone(settings: Settings) -> str:
    return settings.schedule.timezone or "this machine's time zone"


def _create_task(root: Path, python: Path) -> str:
    """Task Scheduler's counterpart of the line."""
    run = f'\\"{python}\\" -P -m callcert schedule run --workspace \\"{root}\\"'
    return f'schtasks /Create /F /SC MINUTE /MO 5 /TN "{_task_name(root)}" /TR "{run}"'


def _task_name(root: Path) -> str:
    return f"callcert {root.name} {sha256(str(root).encode()).hexdigest()[:8]}"
