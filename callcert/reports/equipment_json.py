"""Whose equipment is in the way, as a program reads it."""

from callcert.domain.equipment_report import Broken, EquipmentReport
from callcert.domain.troubleshooting import recognised
from callcert.reports.escalations_json import iso
from callcert.reports.score_json import Json, agent_json


def equipment_json(report: EquipmentReport) -> Json:
    """``{"as_of", "equipment": […], "unverified": […]}``; unverified is null without a column."""
    return {
        "as_of": report.as_of.isoformat(),
        "equipment": [_broken(one) for one in report.broken],
        "unverified": [agent_json(one.agent) for one in report.unverified]
        if report.checks
        else None,
    }


def _broken(one: Broken) -> Json:
    known = recognised(one.issue.text)
    return {
        "agent": agent_json(one.standing.agent),
        "issue": one.issue.text,
        "ticket": one.issue.ticket or None,
        "since": iso(one.issue.since),
        "business_days": one.age,
        "known_fix": known.fix if known else None,
    }
