"""What went wrong between us and a mail server, in words for a person."""

import smtplib
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable

from callcert.mail.message import one_line
from callcert.mail.secret import Secret

SERVICE_CLOSING = 421
_LONGEST = 300
"""Characters shown of what a server said."""

_HIDDEN = "(hidden)"


def cause_of(wrong: Exception) -> BaseException:
    """What is behind it: smtplib calls every trouble with the line a disconnection."""
    if isinstance(wrong, smtplib.SMTPServerDisconnected) and wrong.__context__:
        return wrong.__context__
    return wrong


def spoken(wrong: Exception, secret: Secret | None) -> str:
    """The server's answer, or what it did instead of one; never with the secret in it."""
    cause = cause_of(wrong)
    words = next(words for kind, words in _KINDS if isinstance(cause, kind))
    return without(secret, words(cause))


def shown(code: int, answer: object) -> str:
    """``550 no such user``, on one line."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
    return one_line(f"{code} {text}")[:_LONGEST].strip()


def without(secret: Secret | None, words: str) -> str:
    """The words with the secret blacked out, plain or as it travels."""
    if secret is None:
        return words
    plain = secret.value.encode("utf-8", "replace")
    login = secret.user.encode("utf-8", "replace")
    whole = (plain, b"\0" + login + b"\0" + plain, login + b"\0" + plain)
    spellings = (secret.value, *(b64encode(one).decode() for one in whole))
    for spelt in sorted(spellings, key=len, reverse=True):
        words = words.replace(spelt, _HIDDEN)
    return words


def _certificate(wrong: BaseException) -> str:
    why = one_line(str(getattr(wrong, "verify_message", "") or "it does not fit"))
    return (
        f"its certificate is not trusted ({why}); the name in mail.smtp.host must be the "
        "certificate's, and SSL_CERT_FILE may name a CA of your own"
    )


def _answered(wrong: BaseException) -> str:
    code, answer = getattr(wrong, "smtp_code", -1), getattr(wrong, "smtp_error", b"")
    return f"it answered {shown(code, answer)}" if code > 0 else "it does not speak SMTP"


def _strange(wrong: BaseException) -> str:
    return f"{one_line(getattr(wrong, 'strerror', None) or str(wrong)) or type(wrong).__name__}"


def _words(text: str) -> Callable[[BaseException], str]:
    return lambda _: text


_KINDS: tuple[tuple[type[BaseException], Callable[[BaseException], str]], ...] = (
    (smtplib.SMTPResponseException, _answered),
    (ssl.SSLCertVerificationError, _certificate),
    (TimeoutError, _words("it did not answer in time (mail.smtp.timeout)")),
    (ssl.SSLEOFError, _words("it closed the connection")),
    (ssl.SSLError, _words("it does not speak TLS as mail.smtp.security and port say")),
    (socket.gaierror, _words("there is no host of that name, or no network")),
    (ConnectionRefusedError, _words("it refused the connection")),
    (ConnectionError, _words("it closed the connection")),
    (smtplib.SMTPServerDisconnected, _words("it closed the connection")),
    (UnicodeError, _words("that is no name of a host")),
    (BaseException, _strange),
)
"""The first kind that fits speaks."""
