"""The morning, as a program reads it."""

from callcert.domain.brief import Brief, Decided, OutOfLine, Owed
from callcert.domain.equipment_report import Broken
from callcert.reports.assign_json import pairs_json
from callcert.reports.escalations_json import iso, standing_json
from callcert.reports.score_json import Json, agent_json, finding_json


def brief_json(brief: Brief) -> Json:
    """``{"as_of", "before", "out_of_line": […], …, "findings": […]}``.

    ``unverified`` and ``expectations_not_reviewed`` are null where the tracker has no column.
    """
    unverified = [agent_json(one.agent) for one in brief.unverified]
    unreviewed = [agent_json(one.agent) for one in brief.unreviewed]
    return {
        "as_of": brief.day.isoformat(),
        "before": brief.before.isoformat(),
        "out_of_line": [_out_of_line(one, brief) for one in brief.out_of_line],
        "decided": [_decided(one) for one in brief.decided],
        "equipment": [_broken(one) for one in brief.broken],
        "unverified": unverified if brief.checks else None,
        "stages": {
            name: [agent_json(one.standing.agent) for one in members]
            for name, members in brief.stages.items()
        },
        "assignment": pairs_json(brief.assignment),
        "scorecards_owed": [_owed(one) for one in brief.owed],
        "expectations_not_reviewed": unreviewed if brief.reviews else None,
        "findings": [finding_json(found) for found in brief.findings],
    }


def _out_of_line(one: OutOfLine, brief: Brief) -> Json:
    return {
        **standing_json(one.standing, brief.rules),
        "not_reported": one.silent,
        "past_target": one.late,
        "tbt_hours_over": one.hours,
    }


def _decided(one: Decided) -> Json:
    return {
        "agent": agent_json(one.agent),
        "outcome": one.outcome,
        "pass_rate": one.pass_rate,
        "certifier": one.certifier or None,
    }


def _broken(one: Broken) -> Json:
    return {
        "agent": agent_json(one.standing.agent),
        "issue": one.issue.text,
        "ticket": one.issue.ticket or None,
        "since": iso(one.issue.since),
        "business_days": one.age,
    }


def _owed(one: Owed) -> Json:
    certifier = one.standing.evidence.row.certifier or None
    return {"agent": agent_json(one.standing.agent), "certifier": certifier, "intake": one.status}
