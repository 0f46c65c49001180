"""What became of every message of a ``collect`` run: the value its reports are made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from callcert.domain.agents import Agent
from callcert.domain.findings import Finding
from callcert.domain.mailed_progress import MailedProgress

MessageState = Literal[
    "taken", "would-take", "already-taken", "quarantined", "would-quarantine", "ignored", "waiting"
]
STATES: tuple[MessageState, ...] = (
    "taken", "would-take", "already-taken", "quarantined", "would-quarantine", "ignored", "waiting",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CollectedCard:
    """A scorecard of a message: the name it came with, and its place in the intake.

    ``status`` is ``already-here`` for bytes that had come in before.
    """

    name: str
    file: str
    status: Literal["collected", "would-collect", "already-here"]


@dataclass(frozen=True, slots=True)
class CollectedReport:
    """An agent's progress from a message."""

    agent: Agent
    progress: MailedProgress


@dataclass(frozen=True, slots=True)
class CollectedMessage:
    """A message and what became of it; ``source`` is the file or the folder on the server.

    ``kept`` is where a copy of it is kept.
    """

    source: str
    state: MessageState
    message_id: str = ""
    sender: str = ""
    sent_at: datetime | None = None
    subject: str = ""
    scorecards: tuple[CollectedCard, ...] = ()
    report: CollectedReport | None = None
    findings: tuple[Finding, ...] = ()
    kept: str | None = None


@dataclass(frozen=True, slots=True)
class CollectReport:
    """Every message, each in exactly one state; ``trouble`` is what failed beside them."""

    messages: Sequence[CollectedMessage]
    trouble: tuple[str, ...] = ()

    def count(self, state: MessageState) -> int:
        """How many messages ended so."""
        return sum(one.state == state for one in self.messages)

    @property
    def scorecards(self) -> int:
        """How many scorecards came in that had not come before."""
        cards = (card for one in self.messages for card in one.scorecards)
        return sum(card.status != "already-here" for card in cards)

    @property
    def reports(self) -> int:
        """How many reports of progress came in."""
        new = (one for one in self.messages if one.state in {"taken", "would-take"})
        return sum(one.report is not None for one in new)

    @property
    def has_errors(self) -> bool:
        """Whether a person has something to put right."""
        return any(found.severity == "error" for one in self.messages for found in one.findings)
