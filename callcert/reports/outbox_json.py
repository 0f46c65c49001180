"""What waits in the outbox and what was sent, as a program reads it."""

from callcert.domain.outbox_report import STATUSES, Message, OutboxReport
from callcert.reports.score_json import Json


def outbox_json(report: OutboxReport) -> Json:
    """``{"messages", "totals", "foreign", "drafts"}``; the totals sum to the messages."""
    return {
        "messages": [_message(one) for one in report.messages],
        "totals": {status.replace("-", "_"): report.count(status) for status in STATUSES},
        "foreign": list(report.foreign),
        "drafts": [_message(one) for one in report.drafts],
    }


def _message(one: Message) -> Json:
    return {
        "file": one.file,
        "status": one.status,
        "subject": one.subject,
        "recipients": list(one.recipients),
        "taken_for": list(one.taken_for),
        "queued_at": one.queued_at.isoformat() if one.queued_at else None,
        "reason": one.reason,
    }
