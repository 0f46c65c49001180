"""Mail that waits for a server, and what became of it: the values that ``outbox`` shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

MessageStatus = Literal["sent", "would-send", "already-sent", "waiting", "broken", "draft"]
STATUSES: tuple[MessageStatus, ...] = ("sent", "would-send", "already-sent", "waiting", "broken")


@dataclass(frozen=True, slots=True)
class Message:
    """A file of the outbox and what became of it; a broken one has no more than its name.

    ``recipients`` are those it was sent to or, while it waits, still has to go to; ``taken_for``
    are those who got it from a server that refused the others.
    """

    file: str
    status: MessageStatus
    subject: str | None = None
    recipients: tuple[str, ...] = ()
    queued_at: datetime | None = None
    reason: str | None = None
    taken_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutboxReport:
    """Every message, the oldest first; ``foreign`` are files that are none.

    ``drafts`` are those that wait for a person and not for a server; ``notices`` say which of
    them were wanted and not sent.
    """

    messages: Sequence[Message]
    foreign: Sequence[str] = ()
    drafts: Sequence[Message] = ()
    notices: Sequence[str] = ()

    def count(self, status: MessageStatus) -> int:
        """How many messages ended so."""
        return sum(one.status == status for one in self.messages)

    @property
    def all_gone(self) -> bool:
        """Whether nothing waits, and nothing is broken."""
        return not (self.count("waiting") or self.count("broken"))


@dataclass(frozen=True, slots=True)
class Queued:
    """What became of a message that was to be sent: one of that key waits or went before.

    ``key`` is the one it has, ``at`` when it was queued or sent, ``file`` where it waits.
    """

    status: Literal["queued", "already-waiting", "already-sent"]
    key: str
    at: datetime
    file: str | None = None


def mail_key(what: str, day: date, recipients: Sequence[str]) -> str:
    """What is sent once per day and list: the same for the same people in any order."""
    people = " ".join(sorted({address.casefold() for address in recipients}))
    return f"{what} {day.isoformat()} {people}"


def key_of_round(key: str, number: int) -> str:
    """The key of a message that is sent again on purpose, for the ``number``-th time."""
    return f"{key} again {number}" if number else key
