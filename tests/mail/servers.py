"""Mail servers on loopback: a real one that can be told to misbehave, and a scripted one."""

import asyncio
import base64
import socket
import ssl
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

HOST, USER, PASSWORD, TOKEN = "127.0.0.1", "robin@example.com", "hüsh hush", "ya29.secret"


@dataclass
class Mailroom:
    """What a server took, and how it answers at a step: ``{"RCPT x@y": "550 no"}``."""

    answers: dict[str, str] = field(default_factory=dict)
    accepted: list[tuple[tuple[str, ...], bytes]] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    connections: int = 0
    drop_after: int | None = None
    """Messages after which a connection is closed without a word."""
    pause: float = 0
    """Seconds between taking a message and saying so."""

    def messages(self) -> list[EmailMessage]:
        """The messages it took."""
        return [message_from_bytes(content, policy=default) for _, content in self.accepted]

    def received(self) -> dict[tuple[str, str], int]:
        """Message-ID and recipient → how often that person got that message."""
        counted: dict[tuple[str, str], int] = {}
        for (people, _), message in zip(self.accepted, self.messages(), strict=True):
            for person in people:
                key = (str(message["Message-ID"]), person)
                counted[key] = counted.get(key, 0) + 1
        return counted

    def _answer(self, step: str, usual: str) -> str:
        return self.answers.get(step, usual)

    async def handle_MAIL(  # noqa: N802  aiosmtpd's name
        self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: list[str]
    ) -> str:
        answer = self._answer("MAIL", "250 OK")
        if answer.startswith("250"):
            envelope.mail_from = address
        return answer

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: list[str]
    ) -> str:
        answer = self._answer(f"RCPT {address}", self._answer("RCPT", "250 OK"))
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802  aiosmtpd's name
        self, server: SMTP, _: Session, envelope: Envelope
    ) -> str:
        answer = self._answer("DATA", "250 taken")
        if answer.startswith("250"):
            content = envelope.content
            assert isinstance(content, bytes)
            self.accepted.append((tuple(envelope.rcpt_tos), content))
            await asyncio.sleep(self.pause)
        if self.drop_after is not None and len(self.accepted) % self.drop_after == 0:
            transport = server.transport
            assert transport is not None
            server.loop.call_later(0.01, transport.close)
        return answer


class _Post(SMTP):
    """aiosmtpd with logins by password and token."""

    async def auth_XOAUTH2(self, _: SMTP, args: list[str]) -> AuthResult:  # noqa: N802  its name
        said = base64.b64decode(args[1]).decode()
        if said == f"user={USER}\1auth=Bearer {TOKEN}\1\1":
            return AuthResult(success=True, auth_data=said)
        error = base64.b64encode(b'{"status":"401"}').decode()
        await self.push(f"334 {error}")
        await self._reader.readline()
        return AuthResult(success=False, handled=False)


class _Controller(Controller):
    def __init__(self, room: Mailroom, **options: Any) -> None:
        self._room = room
        super().__init__(room, hostname=HOST, port=0, ready_timeout=20, **options)

    def factory(self) -> SMTP:
        """One server per connection."""
        self._room.connections += 1
        with warnings.catch_warnings():  # it warns of logins without STARTTLS
            warnings.simplefilter("ignore", UserWarning)
            return _Post(self.handler, **self.SMTP_kwargs)


def _authenticate(room: Mailroom) -> Callable[..., AuthResult]:
    def check(_: SMTP, __: Session, ___: Envelope, mechanism: str, data: Any) -> AuthResult:
        room.logins.append(mechanism)
        right = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    return check


@contextmanager
def mail_server(
    room: Mailroom,
    security: str = "none",
    tls: ssl.SSLContext | None = None,
    *,
    login: bool = False,
) -> Iterator[int]:
    """A server that is up while the block runs; its port."""
    options: dict[str, Any] = {}
    if login:
        options |= {"authenticator": _authenticate(room), "auth_required": True}
        options |= {"auth_require_tls": security == "starttls"}
    if security == "starttls":
        options |= {"tls_context": tls, "require_starttls": True}
    if security == "tls":
        options |= {"ssl_context": tls}
    controller = _Controller(room, **options)
    controller.port = _free_port()
    controller.start()
    room.connections = 0  # it tries itself once
    try:
        yield controller.port
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as sock:
        port: int = sock.getsockname()[1]
        return port


Script = Mapping[str, Callable[[socket.socket], None] | bytes]
"""What a scripted server does at a command's first word; ``""`` is the greeting."""

USUAL: Script = {
    "": b"220 ready\r\n",
    "ehlo": b"250 hello\r\n",
    "mail": b"250 ok\r\n",
    "rcpt": b"250 ok\r\n",
    "data": b"354 go on\r\n",
    ".": b"250 taken\r\n",
    "rset": b"250 ok\r\n",
    "quit": b"221 bye\r\n",
}


def drop(_: socket.socket) -> None:
    """Closes the connection without a word."""
    raise ConnectionAbortedError


def drop_within(sock: socket.socket) -> None:
    """Takes the first bytes of a message and closes the connection."""
    sock.sendall(b"354 go on\r\n")
    sock.recv(10)
    raise ConnectionAbortedError


def stall(sock: socket.socket) -> None:
    """Never answers, as long as the other side waits."""
    while sock.recv(65_536):
        continue
    raise ConnectionAbortedError


def drip(sock: socket.socket) -> None:
    """Lets an answer drip that never ends."""
    sock.sendall(b"250-")
    for _ in range(600):
        sock.sendall(b"x")
        time.sleep(0.05)


@contextmanager
def scripted_server(script: Script | None = None) -> Iterator[tuple[int, list[bytes]]]:
    """A server that follows a script; its port, and the commands it was given."""
    heard: list[bytes] = []
    with socket.create_server((HOST, 0)) as listening:
        thread = threading.Thread(
            target=_serve, args=(listening, {**USUAL, **(script or {})}, heard), daemon=True
        )
        thread.start()
        try:
            yield listening.getsockname()[1], heard
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join(timeout=10)


def _serve(listening: socket.socket, script: Script, heard: list[bytes]) -> None:
    while True:
        try:
            sock, _ = listening.accept()
        except OSError:
            return
        with sock:
            try:
                _talk(sock, script, heard)
            except OSError:
                continue


def _talk(sock: socket.socket, script: Script, heard: list[bytes]) -> None:
    _do(sock, script[""])
    within = False
    with sock.makefile("rb") as lines:
        for line in lines:
            if within and line != b".\r\n":
                continue
            word = line[:4].strip().decode("latin-1").lower()
            heard.append(line.strip())
            within = word == "data"
            _do(sock, script.get(word, b"502 unknown\r\n"))


def _do(sock: socket.socket, action: Callable[[socket.socket], None] | bytes) -> None:
    if isinstance(action, bytes):
        sock.sendall(action)
    else:
        action(sock)
