"""Messages that wait for a server: one ``.eml`` file each, which any mail program can open.

Who gets a message and what it is stands in ``X-Callcert-`` headers at its top, so that the
folder alone says what is still to be sent. They are taken off before it is sent. A checksum is
among them: a message that is not whole any more is never sent.
"""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from callcert.errors import OutsideError
from callcert.filing.disk import clear_leftovers, digest_of, place, read_bytes, swap

SUFFIX = ".eml"
_PREFIX = "X-Callcert-"
_HEADER = re.compile(rb"X-Callcert-([A-Za-z]+): ?([^\r\n]*)\r?\n")
_LARGEST = 100_000_000
"""Bytes; no server takes so much."""

_NOT_SHOWN = {"desktop.ini", "thumbs.db"}
"""What systems put into folders by themselves, beside names that begin with a dot."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sends what to whom; ``key`` says which message it is, once and for all."""

    key: str
    sender: str
    recipients: tuple[str, ...]
    subject: str
    queued_at: datetime


@dataclass(frozen=True, slots=True)
class WaitingMail:
    """A message in the outbox; ``content`` is what the server gets."""

    file: Path
    envelope: Envelope
    content: bytes


@dataclass(frozen=True, slots=True)
class BrokenMail:
    """A file that should be a message and cannot be sent."""

    file: Path
    reason: str


class Outbox:
    """The folder; it is made with the first message. Whoever changes it holds the run's lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, envelope: Envelope, content: bytes) -> Path:
        """Leaves a message, whole or not at all; ``OutsideError`` where that fails."""
        moment = envelope.queued_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        file = self._folder / f"{moment}-{_short(envelope.key)}{SUFFIX}"
        with _said_of(self._folder, "made"):
            self._folder.mkdir(parents=True, exist_ok=True)
        with _said_of(file, "written"):
            place(_sealed(envelope, content), file)
        return file

    def find(self, key: str) -> WaitingMail | None:
        """The message of that key, where it waits."""
        for file in sorted(self._folder.glob(f"*-{_short(key)}{SUFFIX}")):
            found = read_message(file)
            if isinstance(found, WaitingMail) and found.envelope.key == key:
                return found
        return None

    def messages(self) -> Iterator[WaitingMail | BrokenMail]:
        """Every message, the oldest first, each read when it is its turn."""
        for file in self._files():
            if file.suffix.lower() == SUFFIX:
                yield read_message(file)

    def foreign(self) -> list[Path]:
        """What else lies there."""
        return [file for file in self._files() if file.suffix.lower() != SUFFIX]

    def remove(self, mail: WaitingMail) -> None:
        """Takes a message out that was sent."""
        with _said_of(mail.file, "removed"):
            mail.file.unlink(missing_ok=True)

    def keep_for(self, mail: WaitingMail, recipients: Sequence[str]) -> None:
        """Leaves a message with just these recipients, in one step."""
        envelope = replace(mail.envelope, recipients=tuple(recipients))
        with _said_of(mail.file, "changed"):
            old = digest_of(read_bytes(mail.file))
            swap(mail.file, old, _sealed(envelope, mail.content))

    def clear(self) -> None:
        """Removes what a run that was cut off had half written."""
        with suppress(OSError):
            clear_leftovers(self._folder)

    def _files(self) -> list[Path]:
        if not self._folder.exists():
            return []
        with _said_of(self._folder, "read"):
            files = sorted(file for file in self._folder.iterdir() if not _is_folder(file))
        own = (file for file in files if not file.name.startswith("."))
        return [file for file in own if file.name.lower() not in _NOT_SHOWN]


@contextmanager
def _said_of(path: Path, done: str) -> Iterator[None]:
    """What the system refuses is an ``OutsideError`` about that path."""
    try:
        yield
    except OSError as wrong:
        raise OutsideError(f"{path}: cannot be {done}: {wrong.strerror or wrong}") from wrong


def read_message(file: Path) -> WaitingMail | BrokenMail:
    """What a file of the outbox says."""
    try:
        raw = read_bytes(file, _LARGEST)
    except OSError as wrong:
        return BrokenMail(file, f"it cannot be read: {wrong.strerror or wrong}")
    if len(raw) > _LARGEST:
        return BrokenMail(file, "it is too large to be sent")
    headers, content = _opened(raw)
    if not headers:
        return BrokenMail(file, "callcert did not put it there; move it away")
    if headers.get("Digest") != digest_of(content):
        return BrokenMail(file, "it is not as callcert left it; remove it, and have it made anew")
    envelope = _envelope(headers)
    if envelope is None:
        return BrokenMail(file, "its X-Callcert headers do not say who gets it; mend or remove it")
    return WaitingMail(file, envelope, content)


def _sealed(envelope: Envelope, content: bytes) -> bytes:
    """The message behind its envelope, whose values are JSON in ASCII on one line each."""
    values = {
        "Key": envelope.key,
        "Sender": envelope.sender,
        "Recipients": list(envelope.recipients),
        "Subject": envelope.subject,
        "Queued": envelope.queued_at.isoformat(),
        "Digest": digest_of(content),
    }
    lines = "".join(f"{_PREFIX}{name}: {json.dumps(one)}\r\n" for name, one in values.items())
    return lines.encode("ascii") + content


def _opened(raw: bytes) -> tuple[dict[str, object], bytes]:
    """The values of the envelope, and the message that was in it."""
    values: dict[str, object] = {}
    start = 0
    while line := _HEADER.match(raw, start):
        start = line.end()
        with suppress(ValueError):  # what cannot be read is missing, and said so
            values[line[1].decode()] = json.loads(line[2])
    return values, raw[start:]


def _envelope(values: dict[str, object]) -> Envelope | None:
    texts = [values.get(name) for name in ("Key", "Sender", "Subject", "Queued")]
    people = values.get("Recipients")
    if not isinstance(people, list) or not people:
        return None
    if not all(isinstance(one, str) for one in (*texts, *people)):
        return None
    key, sender, subject, queued = map(str, texts)
    try:
        moment = datetime.fromisoformat(queued)
    except ValueError:
        return None
    if not (key and sender and moment.tzinfo):
        return None
    return Envelope(key, sender, tuple(people), subject, moment)


def _is_folder(file: Path) -> bool:
    """Whether it is a folder of its own, such as that of the drafts; one named as a message is
    none."""
    return file.is_dir() and file.suffix.lower() != SUFFIX


def _short(key: str) -> str:
    return digest_of(key.encode())[:16]
