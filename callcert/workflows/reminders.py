"""``callcert progress --draft-reminders``: to each agent whose report is missing [C8]."""

from datetime import date, datetime

from callcert.config.workspace import Workspace
from callcert.domain.daily_progress import DailyProgress
from callcert.domain.outbox_report import mail_key
from callcert.mail.addresses import is_address
from callcert.mail.message import Outgoing
from callcert.reports.drafted_text import reminder_text
from callcert.workflows.drafts import Drafting, draft
from callcert.workflows.outbox import Letter
from callcert.workflows.senders import address_of

_WHAT = "reminder"


def draft_reminders(
    workspace: Workspace, report: DailyProgress, now: datetime, *, dry_run: bool
) -> Drafting:
    """Drafts them; who is excused that day needs none. Errors as for ``draft``."""
    letters: dict[str, Letter] = {}
    nobody = []
    for one in report.missing:
        address = address_of(one.evidence.row.email)
        if one.as_of in one.excused:
            continue
        if not is_address(address):
            nobody.append(str(one.agent))
            continue
        name = workspace.settings.coordinator.name
        outgoing = Outgoing(*reminder_text(one.agent.first_name, report.day, name))
        key = reminder_key(report.day, address)
        letters[str(one.agent)] = Letter(key, outgoing, (address,), "the tracker's Email")
    kind = f"{_WHAT} {report.day.isoformat()}"
    return draft(workspace, letters, kind, now, nobody=nobody, dry_run=dry_run)


def reminder_key(day: date, address: str) -> str:
    """The key of the reminder of that day to that address."""
    return mail_key(_WHAT, day, [address])
