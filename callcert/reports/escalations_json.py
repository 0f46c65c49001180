"""Who needs what, as a program reads it; the keys are promised to others."""

from datetime import date

from callcert.domain.escalation_report import EscalationReport
from callcert.domain.ladder import STEPS
from callcert.domain.rules import CALLS, Rules
from callcert.domain.standing import Standing
from callcert.reports.reasons import reasons
from callcert.reports.score_json import Json, agent_json, finding_json


def escalations_json(report: EscalationReport) -> Json:
    """``{"as_of", "first_step_counts", "agents": […], "findings": […]}``, most urgent first."""
    return {
        "as_of": report.as_of.isoformat(),
        "first_step_counts": report.rules.first_step_counts,
        "agents": [standing_json(one, report.rules) for one in report.standings],
        "findings": [finding_json(found) for found in (*report.findings, *report.older)],
    }


def standing_json(standing: Standing, rules: Rules) -> Json:
    """One agent; what is not known, or does not apply, is null."""
    place = standing.position
    return {
        "agent": agent_json(standing.agent),
        "start_date": iso(standing.start),
        "day": place.day,
        "status": place.status,
        "calls_completed": standing.calls,
        "calls_required": CALLS,
        "tbts_completed": standing.modules_done,
        "tbts_assigned": standing.modules_assigned,
        "step_due": place.step_due,
        "due_on": iso(place.due_on),
        "days_overdue": place.days_overdue,
        "clock_step": place.clock_step,
        "next_step": place.next_step,
        "next_step_on": iso(place.next_step_on),
        "delivered": {step: iso(place.delivered.get(step)) for step in STEPS},
        "equipment_issue": standing.issue.text if standing.issue else None,
        "excused_days": [day.isoformat() for day in sorted(standing.excused)],
        "why": list(reasons(standing, rules)),
    }


def iso(day: date | None) -> str | None:
    """A date as ``2026-11-20``; None stays None."""
    return day.isoformat() if day else None
