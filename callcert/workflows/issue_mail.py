"""The mail with a scorecard to be filled in: left as a draft, for a person to send."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from callcert.config.workspace import Workspace
from callcert.domain.issue_report import Draft, Issued
from callcert.domain.memory import agent_key
from callcert.domain.outbox_report import mail_key
from callcert.filing.ledger import Ledger
from callcert.filing.outbox import Outbox, WaitingMail
from callcert.mail.message import Outgoing
from callcert.reports.issue_letter import issue_letter
from callcert.workflows.outbox import Letter, queue

_NO_ADDRESS = "the settings have no e-mail address for this certifier"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A scorecard to be mailed: what became of it, to which address, for which day, its bytes."""

    scorecard: Issued
    email: str
    day: date
    content: bytes


def draft_for(
    workspace: Workspace, ledger: Ledger, enclosed: Enclosed, now: datetime, *, dry_run: bool
) -> Draft:
    """Leaves the draft, unless it lies there already or was sent.

    One of another day or to another certifier, for the same agent, goes. Raises
    ``SettingsError`` where the settings name no sender, and ``OutsideError`` where the draft
    cannot be written.
    """
    one, email = enclosed.scorecard, enclosed.email
    if not email:
        return Draft(one.certifier, "", None, _NO_ADDRESS)
    what, outbox = f"issue {agent_key(one.agent)}", Outbox(workspace.drafts)
    key = mail_key(what, enclosed.day, [email])
    waiting = outbox.find(key)
    if waiting and one.status == "already-issued":
        return Draft(one.certifier, email, str(waiting.file), "it lies there already")
    if dry_run:
        return Draft(one.certifier, email, None, "it would be left")
    _remove_outdated(outbox, what, key)
    subject, text = issue_letter(one, enclosed.day, workspace.settings.coordinator.name)
    name = PurePath(one.file or "").name
    outgoing = Outgoing(subject, text, attachments={name: enclosed.content})
    letter = Letter(key, outgoing, [email], "certifiers.email")
    queued = queue(workspace, ledger, letter, now, draft=True)
    reason = "it was sent already" if queued.status == "already-sent" else ""
    return Draft(one.certifier, email, queued.file, reason)


def _remove_outdated(outbox: Outbox, what: str, key: str) -> None:
    about_the_agent = re.compile(rf"{re.escape(what)} \d{{4}}-\d\d-\d\d \S+")
    drafts = [mail for mail in outbox.messages() if isinstance(mail, WaitingMail)]
    for draft in drafts:
        if about_the_agent.fullmatch(draft.envelope.key) and draft.envelope.key != key:
            outbox.remove(draft)
