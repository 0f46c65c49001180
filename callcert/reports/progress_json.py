"""Who has reported for the day, as a program reads it."""

from callcert.domain.daily_progress import DailyProgress, Reported
from callcert.domain.standing import Standing
from callcert.reports.escalations_json import iso
from callcert.reports.score_json import Json, agent_json, finding_json


def progress_json(report: DailyProgress) -> Json:
    """``{"date", "business_day", "expected", "reported", "missing", "findings"}``."""
    return {
        "date": report.day.isoformat(),
        "business_day": report.is_business_day,
        "expected": report.expected,
        "reported": [_reported(told) for told in report.reported],
        "missing": [_missing(one) for one in report.missing],
        "findings": [finding_json(found) for found in (*report.findings, *report.older)],
    }


def _reported(told: Reported) -> Json:
    entry, before = told.entry, told.earlier
    return {
        "agent": agent_json(told.standing.agent),
        "tbts_completed": entry.modules_completed,
        "tbts_assigned": entry.modules_assigned,
        "tbt_hours": entry.hours,
        "calls_completed": entry.calls_completed,
        "equipment_issue": entry.issue or None,
        "note": entry.note or None,
        "last_report": iso(before.day) if before else None,
        "tbts_added": _added(before.modules_completed if before else None, entry.modules_completed),
        "calls_added": _added(before.calls_completed if before else None, entry.calls_completed),
    }


def _added(before: int | None, now: int | None) -> int | None:
    return None if before is None or now is None else now - before


def _missing(one: Standing) -> Json:
    reports = one.evidence.reports
    return {
        "agent": agent_json(one.agent),
        "email": one.evidence.row.email or None,
        "last_report": iso(reports[-1].day) if reports else None,
        "excused": one.as_of in one.excused,
    }
