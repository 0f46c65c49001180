"""What runs unattended, as a program reads it."""

from callcert.domain.schedule import Run
from callcert.domain.schedule_report import (
    Job,
    JobState,
    ScheduleChange,
    SchedulePlan,
    ScheduleStatus,
)
from callcert.reports.schedule_words import ending
from callcert.reports.score_json import Json


def plan_json(plan: SchedulePlan) -> Json:
    """``{"workspace", "zone", "kind": "crontab"|"schtasks", "lines": […], "jobs": […]}``."""
    return {
        "workspace": plan.workspace,
        "zone": plan.zone,
        "kind": plan.kind,
        "lines": [*plan.lines],
        "jobs": [_job(one) for one in plan.jobs],
    }


def change_json(change: ScheduleChange) -> Json:
    """``{"workspace", "status", "lines": […]}``."""
    return {"workspace": change.workspace, "status": change.status, "lines": [*change.lines]}


def status_json(status: ScheduleStatus) -> Json:
    """``{"workspace", "zone", "now", "cron", "trouble", "day_off", "jobs": […], "log"}``."""
    return {
        "workspace": status.workspace,
        "zone": status.zone,
        "now": status.now.isoformat(timespec="seconds"),
        "cron": status.cron,
        "trouble": status.trouble,
        "day_off": status.day_off,
        "jobs": [_state(one) for one in status.jobs],
        "log": status.log,
    }


def _job(job: Job) -> Json:
    return {"job": job.name, "when": job.when, "commands": [*job.commands]}


def _state(state: JobState) -> Json:
    return {
        **_job(state.job),
        "last": _run(state.last) if state.last else None,
        "next": state.next_at.isoformat(timespec="seconds") if state.next_at else None,
    }


def _run(run: Run) -> Json:
    return {
        "day": run.day.isoformat(),
        "started": run.started.isoformat(timespec="seconds"),
        "ended": run.ended.isoformat(timespec="seconds") if run.ended else None,
        "exit_code": run.exit_code,
        "ending": ending(run),
        "tries": run.tries,
        "words": run.words or None,
    }
