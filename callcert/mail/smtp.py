"""Handing a message to a mail server; whatever goes wrong is one line that says at which step."""

import ipaddress
import smtplib
import ssl
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

from callcert.config.settings import Server
from callcert.errors import OutsideError, SettingsError
from callcert.mail.answers import SERVICE_CLOSING, cause_of, shown, spoken, without
from callcert.mail.patient import PatientSMTP, PatientTLS
from callcert.mail.secret import Secret

PORTS = {"tls": 465, "starttls": 587, "none": 25}
_TAKEN = (250, 251)
_WELCOME = 235
_ADVICE = {
    "connecting": "check mail.smtp.host, port and security, and that the server is up",
    "STARTTLS": 'the server must offer it; check mail.smtp.security and port ("tls" uses 465)',
    "the login": "check mail.smtp.user and its password or token",
    "MAIL FROM": "check that this account may send as mail.sender; else try again later",
    "RCPT TO": "try again later",
    "DATA": "try again later; if it refuses for good, its answer says why",
}
_LIFELINE = ("connecting", "STARTTLS", "the login")
"""Steps without which no message at all can be sent."""


class UnreachableError(OutsideError):
    """The server cannot be talked to, so that the next message need not be tried."""


def deliver(
    server: Server, secret: Secret | None, content: bytes, sender: str, recipients: Sequence[str]
) -> Mapping[str, str]:
    """Sends one message over a connection of its own: the refused recipients, and why.

    ``OutsideError`` where the server has not taken it for anybody.
    """
    connection = Connection(server, secret)
    try:
        return connection.send(content, sender, recipients)
    finally:
        connection.close()


def check_server(server: Server, *, with_secret: bool, table: str = "mail.smtp") -> None:
    """Raises ``SettingsError`` where nothing can, or should, be sent by these settings.

    ``table`` is the server's in the settings.
    """
    if not server.host:
        raise SettingsError(f"{table}.host: names no mail server; set it (and {table}.user)")
    if not server.host.isprintable() or " " in server.host:
        raise SettingsError(f"{table}.host: {server.host!r} is no name of a server")
    if with_secret and server.security == "none" and not _is_loopback(server.host):
        message = f'{table}.security: "none" would send the password in the clear; use "tls"'
        raise SettingsError(f'{message} or "starttls"')


class Connection:
    """An open line to the server, logged in; its certificate is always checked.

    ``SettingsError`` where the settings would send the secret in the clear, ``UnreachableError``
    where the server cannot be talked to.
    """

    def __init__(self, server: Server, secret: Secret | None) -> None:
        self._server, self._secret = server, secret
        self.handed_over = False
        check_server(server, with_secret=secret is not None)
        self._port = server.port or PORTS[server.security]
        with self._step("connecting"):
            self._smtp = self._connected()
        try:
            self._begin()
        except BaseException:
            self._smtp.close()
            raise

    @property
    def alive(self) -> bool:
        """Whether another message can be sent on it."""
        return self._smtp.sock is not None

    def send(self, content: bytes, sender: str, recipients: Sequence[str]) -> dict[str, str]:
        """Sends a message: the refused recipients, and why; the others have it.

        ``OutsideError`` where nobody has. ``handed_over`` says whether its text went out.
        """
        self._smtp.renew()
        self.handed_over = False
        with self._step("MAIL FROM"):
            self._demand(*self._smtp.mail(sender, self._size(content)))
        refused = self._offer(recipients)
        if len(refused) == len(recipients):
            self._reset()
            return refused
        with self._step("DATA"):
            self.handed_over = True
            self._demand(*self._smtp.data(content))
        return refused

    def close(self) -> None:
        """Says good-bye, and closes whatever the server says to that."""
        with suppress(smtplib.SMTPException, OSError):
            self._smtp.renew()
            self._smtp.quit()
        self._smtp.close()

    def _connected(self) -> PatientSMTP:
        if self._server.security == "tls":
            return PatientTLS(self._server, self._port, context=ssl.create_default_context())
        return PatientSMTP(self._server, self._port)

    def _begin(self) -> None:
        with self._step("connecting"):
            self._smtp.ehlo_or_helo_if_needed()
        if self._server.security == "starttls":
            with self._step("STARTTLS"):
                self._smtp.starttls(context=ssl.create_default_context())
                self._smtp.ehlo_or_helo_if_needed()
        if self._secret:
            with self._step("the login"):
                self._login(self._secret)

    def _login(self, secret: Secret) -> None:
        if secret.is_token:
            words = f"user={secret.user}\1auth=Bearer {secret.value}\1\1"
            self._authenticate("XOAUTH2", words)
        elif (secret.user + secret.value).isascii():
            self._smtp.login(secret.user, secret.value)
        else:
            self._authenticate("PLAIN", f"\0{secret.user}\0{secret.value}")

    def _authenticate(self, mechanism: str, words: str) -> None:
        """For what smtplib does not know: tokens, and passwords beyond ASCII."""
        code, answer = self._smtp.docmd("AUTH", f"{mechanism} {b64encode(words.encode()).decode()}")
        if code == 334:  # noqa: PLR2004  why a token is refused comes before the refusal
            code, answer = self._smtp.docmd("")
        if code != _WELCOME:
            raise smtplib.SMTPAuthenticationError(code, answer)

    def _offer(self, recipients: Sequence[str]) -> dict[str, str]:
        refused = {}
        with self._step("RCPT TO"):
            for address in recipients:
                code, answer = self._smtp.rcpt(address)
                if code == SERVICE_CLOSING:
                    raise smtplib.SMTPResponseException(code, answer)
                if code not in _TAKEN:
                    refused[address] = without(self._secret, shown(code, answer))
        return refused

    def _size(self, content: bytes) -> list[str]:
        return [f"size={len(content)}"] if self._smtp.has_extn("size") else []

    @staticmethod
    def _demand(code: int, answer: bytes) -> None:
        if code not in _TAKEN:
            raise smtplib.SMTPResponseException(code, answer)

    def _reset(self) -> None:
        """Makes the line free for the next message, or closes it."""
        try:
            self._smtp.rset()
        except (smtplib.SMTPException, OSError):
            self._smtp.close()

    @contextmanager
    def _step(self, step: str) -> Iterator[None]:
        """Says what went wrong in the block; without the exception, whose words may be secret."""
        try:
            yield
        except (smtplib.SMTPException, OSError, ValueError) as wrong:
            problem = self._problem(step, wrong)
            if step not in _LIFELINE:
                self._free_after(wrong)
        else:
            return
        raise problem

    def _problem(self, step: str, wrong: Exception) -> OutsideError:
        where = f"{self._server.host}:{self._port} ({self._server.security})"
        words = f"{where}, {step}: {spoken(wrong, self._secret)}; {_ADVICE[step]}"
        stalled = isinstance(cause_of(wrong), TimeoutError)
        return UnreachableError(words) if stalled or step in _LIFELINE else OutsideError(words)

    def _free_after(self, wrong: Exception) -> None:
        answered = isinstance(wrong, smtplib.SMTPResponseException)
        if answered and getattr(wrong, "smtp_code", 0) not in {SERVICE_CLOSING, -1}:
            self._reset()
        else:
            self._smtp.close()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
