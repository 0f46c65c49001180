"""What ``collect`` took, as a program reads it."""

from callcert.domain.collect_report import (
    STATES,
    CollectedCard,
    CollectedMessage,
    CollectedReport,
    CollectReport,
)
from callcert.reports.score_json import Json, agent_json, finding_json


def collect_json(report: CollectReport) -> Json:
    """``{"messages": […], "totals": {…}}``; the states of the messages sum to ``received``."""
    return {
        "messages": [_message(one) for one in report.messages],
        "totals": {
            "received": len(report.messages),
            **{state.replace("-", "_"): report.count(state) for state in STATES},
            "scorecards": report.scorecards,
            "reports": report.reports,
        },
    }


def _message(one: CollectedMessage) -> Json:
    return {
        "source": one.source,
        "message_id": one.message_id or None,
        "from": one.sender or None,
        "sent_at": one.sent_at.isoformat() if one.sent_at else None,
        "subject": one.subject or None,
        "status": one.state,
        "scorecards": [_card(card) for card in one.scorecards],
        "report": _report(one.report) if one.report else None,
        "kept": one.kept,
        "findings": [finding_json(found) for found in one.findings],
    }


def _card(card: CollectedCard) -> Json:
    return {"name": card.name, "file": card.file, "status": card.status}


def _report(one: CollectedReport) -> Json:
    said = one.progress.report
    return {
        "agent": agent_json(one.agent),
        "day": one.progress.day.isoformat(),
        "tbts_completed": said.modules.done,
        "tbts_assigned": said.modules.of,
        "tbt_hours": said.hours,
        "calls_completed": said.calls.done,
        "equipment_issue": said.issue or None,
        "note": said.note or None,
    }
