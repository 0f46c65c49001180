"""A mail to an agent, left for a person to look at: one of a kind, and always the newest."""

from dataclasses import dataclass
from datetime import datetime

from callcert.config.workspace import Workspace
from callcert.domain.agents import Agent
from callcert.domain.moments import us
from callcert.errors import UsageError
from callcert.filing.ledger import Ledger
from callcert.filing.outbox import Outbox, WaitingMail
from callcert.mail.message import Outgoing
from callcert.workflows.draft_cases import VERSION_LETTERS, case_of
from callcert.workflows.outbox import Letter, queue


@dataclass(frozen=True, slots=True)
class AgentDraft:
    """What is to be said to whom; ``about`` is its kind and ``version`` the digest behind it."""

    about: str
    version: str
    agent: Agent
    email: str
    outgoing: Outgoing

    @property
    def kind(self) -> str:
        """What drafts of one kind to one agent have in common."""
        return case_of(self.about, self.agent)

    @property
    def key(self) -> str:
        """What is sent once."""
        return f"{self.kind}{self.version[:VERSION_LETTERS]} {self.email.casefold()}"


def leave_draft(
    workspace: Workspace, ledger: Ledger, draft: AgentDraft, now: datetime, *, dry_run: bool
) -> str:
    """Leaves it among the drafts, in the place of an older one, and says so.

    One that waits there already stays as it is. ``UsageError`` where the tracker has no address
    of the agent, or one that is none.
    """
    if not draft.email:
        raise UsageError(f"the tracker has no e-mail address of {draft.agent}; enter it there")
    if dry_run:
        return f"a draft to {draft.email} would be left in {workspace.drafts}"
    outbox = Outbox(workspace.drafts)
    there = [one for one in outbox.messages() if isinstance(one, WaitingMail)]
    for one in there:
        if one.envelope.key.startswith(draft.kind) and one.envelope.key != draft.key:
            outbox.remove(one)
    waits = any(one.envelope.key == draft.key for one in there)
    setting = f"the e-mail of {draft.agent}"
    letter = Letter(draft.key, draft.outgoing, (draft.email,), setting, UsageError)
    if not waits:
        queued = queue(workspace, ledger, letter, now, draft=True)
        if queued.status == "already-sent":
            return f"was sent already to {draft.email} on {us(queued.at.date())}"
    return f"a draft to {draft.email} waits in {workspace.drafts}; look at it before it is sent"
