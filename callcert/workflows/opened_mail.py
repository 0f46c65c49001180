"""A message as it came in, opened: what it says, and which one it is."""

from dataclasses import dataclass
from email import message_from_bytes

from callcert.domain.form import Problem
from callcert.mail.outlook import open_outlook
from callcert.mail.parcel import Enclosure, NoMessageError, Parcel, head_of, open_parcel
from callcert.workflows.mail_files import Arrival

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Opened:
    """A message that was read, and which one it is; ``problem`` says why it was not."""

    parcel: Parcel
    key: str
    problem: Problem | None = None


def open_arrival(arrival: Arrival, limit: int) -> Opened:
    """Whatever is in a message, it is no error; ``limit`` in megabytes is only for the words."""
    try:
        return _too_large(arrival, limit) if arrival.size else _opened(arrival)
    except NoMessageError as wrong:
        return _unreadable(arrival, str(wrong))
    except Exception as wrong:  # noqa: BLE001  one message must never keep back the next
        return _unreadable(arrival, what_failed(wrong))


def what_failed(wrong: Exception) -> str:
    """The reason for a person, where nobody foresaw it."""
    return f"reading it failed ({type(wrong).__name__})"


def _opened(arrival: Arrival) -> Opened:
    content = arrival.content
    if content is None:
        raise NoMessageError(arrival.why)
    parcel = open_outlook(content) if arrival.is_outlook else open_parcel(content)
    return Opened(parcel, parcel.key)


def _too_large(arrival: Arrival, limit: int) -> Opened:
    content = arrival.content
    head = head_of(message_from_bytes(content or b""))
    facts = {
        "sender": ", ".join(head.senders) or "somebody",
        "size": f"{arrival.size / MEGABYTE:.0f} MB",
        "limit": limit,
    }
    key = f"{arrival.size} {head.key if content else arrival.source}"
    return Opened(head, key, Problem("mail-too-large", facts=facts))


def _unreadable(arrival: Arrival, reason: str) -> Opened:
    content = arrival.content
    key = f"unread {arrival.source}" if content is None else Enclosure("", content).digest
    return Opened(Parcel(), key, Problem("mail-unreadable", facts={"reason": reason}))
