"""A folder on a mail server: what is in it, the messages as bytes, and the mark of what was taken.

Nothing is deleted there, and nothing is marked as read. Whatever goes wrong is one line that
says at which step.
"""

import imaplib
import re
import ssl
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from callcert.config.settings import Server
from callcert.errors import OutsideError
from callcert.mail.answers import spoken, without
from callcert.mail.message import one_line
from callcert.mail.secret import Secret
from callcert.mail.smtp import check_server

PORTS = {"tls": 993, "starttls": 143, "none": 143}
KEYWORD = "callcert"
"""The mark of a message that was taken, where the server keeps marks of one's own."""

_TABLE = "mail.imap"
_AT_ONCE = 200
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_UID = re.compile(rb"\bUID (\d+)")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")
_RECEIVED = re.compile(rb'\bINTERNALDATE "([^"]+)"')
_LONGEST = 300
_ADVICE = {
    "connecting": "check mail.imap.host, port and security, and that the server is up",
    "STARTTLS": 'the server must offer it; check mail.imap.security and port ("tls" uses 993)',
    "the login": "check mail.imap.user and its password or token",
    "opening the folder": "check folder under [collect]",
    "marking": "what was taken is kept; the next run marks it",
    "moving": "check taken_folder under [collect]; what was taken is kept, the next run moves it",
    "reading": "run it again later",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message in the folder: its number, its size in bytes, and when the server got it."""

    uid: int
    size: int
    received: datetime | None


class Inbox:
    """An open folder, logged in; the server's certificate is always checked.

    With ``look_only`` nothing can be changed in it. ``SettingsError`` where the settings would
    send the secret in the clear, ``OutsideError`` where the server cannot be talked to.
    """

    def __init__(
        self, server: Server, secret: Secret | None, folder: str, *, look_only: bool = False
    ) -> None:
        check_server(server, with_secret=secret is not None, table=_TABLE)
        self._server, self._secret = server, secret
        self._port = server.port or PORTS[server.security]
        with self._step("connecting"):
            self._imap = self._connected()
        try:
            self._begin(folder, look_only=look_only)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        """It is open already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Says good-bye to the server."""
        self.close()

    @property
    def name(self) -> str:
        """The folder as its messages are numbered: who, where, and the server's UIDVALIDITY."""
        return self._name

    def numbers(self, since: date) -> list[int]:
        """The messages that came in since a day."""
        day = f"{since.day:02}-{_MONTHS[since.month - 1]}-{since.year}"
        found = self._ask("reading", "SEARCH", "UNDELETED", "SINCE", day)
        return sorted({int(one) for line in found if line for one in line.split()})

    def waiting(self, numbers: Sequence[int]) -> Iterator[Waiting]:
        """What is known of these messages before they are fetched."""
        for start in range(0, len(numbers), _AT_ONCE):
            some = ",".join(map(str, numbers[start : start + _AT_ONCE]))
            for line in self._ask("reading", "FETCH", some, "(UID RFC822.SIZE INTERNALDATE)"):
                found = _waiting(line if isinstance(line, bytes) else b"")
                if found:
                    yield found

    def content(self, uid: int, *, head_only: bool = False) -> bytes | None:
        """A message, or its headers alone; None where it is gone meanwhile."""
        what = "BODY.PEEK[HEADER]" if head_only else "BODY.PEEK[]"
        for part in self._ask("reading", "FETCH", str(uid), f"(UID {what})"):
            if isinstance(part, tuple) and b"BODY[" in part[0] and _number(part[0]) in {uid, None}:
                return bytes(part[1])
        return None

    def mark(self, uid: int) -> None:
        """Marks a message as taken: with our own keyword, or with the flag every server has."""
        flag = KEYWORD if self._keeps_keywords else r"\Flagged"
        self._ask("marking", "STORE", str(uid), "+FLAGS.SILENT", f"({flag})")

    def move(self, uid: int, folder: str) -> None:
        """Moves a message, making the folder with the first; marks it where the server cannot."""
        if "MOVE" not in self._capabilities:
            self.mark(uid)
            return
        target = _quoted(folder)
        with self._step("moving"):
            answer, _ = self._imap.uid("MOVE", str(uid), target)
            if answer != "OK":
                self._imap.create(target)
                _demand(*self._imap.uid("MOVE", str(uid), target))

    def _connected(self) -> imaplib.IMAP4:
        host, wait = self._server.host, self._server.timeout
        if self._server.security == "tls":
            context = ssl.create_default_context()
            return imaplib.IMAP4_SSL(host, self._port, ssl_context=context, timeout=wait)
        return imaplib.IMAP4(host, self._port, timeout=wait)

    def _begin(self, folder: str, *, look_only: bool) -> None:
        if self._server.security == "starttls":
            with self._step("STARTTLS"):
                self._imap.starttls(ssl_context=ssl.create_default_context())
        if self._secret:
            with self._step("the login"):
                self._login(self._secret)
        with self._step("opening the folder"):
            self._capabilities = _words(_demand(*self._imap.capability()))
            _demand(*self._imap.select(_quoted(folder), readonly=look_only))
            validity = _first(self._imap.response("UIDVALIDITY")[1])
            self._keeps_keywords = rb"\*" in _first(self._imap.response("PERMANENTFLAGS")[1])
        where = f"{self._server.user}@{self._server.host}:{self._port}"
        self._name = f"{where}/{folder}#{validity.decode('ascii', 'replace')}"

    def _login(self, secret: Secret) -> None:
        if secret.is_token:
            words = f"user={secret.user}\1auth=Bearer {secret.value}\1\1".encode()
            self._imap.authenticate("XOAUTH2", _told_once(words))
        elif "AUTH=PLAIN" in self._imap.capabilities:
            plain = f"\0{secret.user}\0{secret.value}".encode()
            self._imap.authenticate("PLAIN", _told_once(plain))
        else:
            self._imap.login(secret.user, secret.value)

    def _ask(self, step: str, command: str, *words: str) -> list[Any]:
        with self._step(step):
            return _demand(*self._imap.uid(command, *words))

    def close(self) -> None:
        """Says good-bye to the server, whatever it answers."""
        with suppress(imaplib.IMAP4.error, OSError, ValueError):
            self._imap.logout()

    @contextmanager
    def _step(self, step: str) -> Iterator[None]:
        """Says what went wrong in the block; without the exception, whose words may be secret."""
        try:
            yield
        except (imaplib.IMAP4.error, OSError, ValueError) as wrong:
            problem = self._problem(step, wrong)
        else:
            return
        raise problem

    def _problem(self, step: str, wrong: Exception) -> OutsideError:
        where = f"{self._server.host}:{self._port} ({self._server.security})"
        return OutsideError(f"{where}, {step}: {self._spoken(wrong)}; {_ADVICE[step]}")

    def _spoken(self, wrong: Exception) -> str:
        if isinstance(wrong, imaplib.IMAP4.error):
            said = one_line(_text(wrong.args[0] if wrong.args else ""))[:_LONGEST]
            return f"it answered {without(self._secret, said)}" if said else "it said no"
        return spoken(wrong, self._secret).replace("mail.smtp", _TABLE).replace("SMTP", "IMAP")


def _told_once(words: bytes) -> Any:
    """Answers the server's first question, and with nothing what it asks after a refusal."""
    answers = [words]
    return lambda _: answers.pop() if answers else b""


def _demand(answer: str, said: list[Any]) -> list[Any]:
    if answer != "OK":
        raise imaplib.IMAP4.error(_text(said[0] if said else answer))
    return said


def _waiting(line: bytes) -> Waiting | None:
    uid, size, received = _number(line), _SIZE.search(line), _RECEIVED.search(line)
    if uid is None or size is None:
        return None
    return Waiting(uid, int(size[1]), _moment(received[1]) if received else None)


def _number(line: bytes) -> int | None:
    found = _UID.search(line)
    return int(found[1]) if found else None


def _moment(text: bytes) -> datetime | None:
    try:
        return datetime.strptime(text.decode("ascii").strip(), "%d-%b-%Y %H:%M:%S %z")
    except ValueError:
        return None


def _first(said: list[Any] | None) -> bytes:
    return bytes(said[0]) if said and said[0] else b""


def _words(said: list[Any]) -> frozenset[str]:
    return frozenset(_text(said[0]).upper().split()) if said and said[0] else frozenset()


def _text(said: object) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)


def _quoted(folder: str) -> str:
    """A folder's name as the protocol spells it: letters beyond ASCII in a form of their own."""
    escaped = _spelt(folder).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _spelt(text: str) -> str:
    """Modified UTF-7."""
    out, run = [], ""
    for letter in f"{text}\0":
        if "\x20" <= letter <= "\x7e" or letter == "\0":
            if run:
                coded = b64encode(run.encode("utf-16-be")).decode().rstrip("=").replace("/", ",")
                out.append(f"&{coded}-")
                run = ""
            out.append("&-" if letter == "&" else letter)
        else:
            run += letter
    return "".join(out)[:-1]
