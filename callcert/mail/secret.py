"""What a mail server is shown at the login; it never comes from the settings themselves."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from callcert.config.settings import Server
from callcert.errors import OutsideError, SettingsError

SERVICE = "callcert"
"""Under this name the password stands in the system's keyring."""

TOKEN_SECONDS = 30
"""How long the command may take that prints the token."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A user with a password, or with an OAuth2 token where ``is_token``."""

    user: str
    value: str = field(repr=False)
    is_token: bool = False


def secret_of(
    server: Server, environment: Mapping[str, str], table: str = "mail.smtp"
) -> Secret | None:
    """What to log in with; None where the settings name no user.

    The token of ``token_command``, else the password from the environment
    (``CALLCERT_MAIL_SMTP_PASSWORD``), else from the keyring. ``SettingsError`` where there is
    none, ``OutsideError`` where the command fails. ``table`` is the server's in the settings.
    """
    if not server.user:
        if server.token_command:
            raise SettingsError(f"{table}.user: a token needs the user it is for; set it")
        return None
    if server.token_command:
        return Secret(server.user, token_from(server.token_command, table), is_token=True)
    variable = f"CALLCERT_{table.replace('.', '_').upper()}_PASSWORD"
    account = f"{server.user}@{server.host}"
    password = environment.get(variable) or _from_keyring(account)
    if not password:
        raise SettingsError(
            f"no password for {account}: set the environment variable {variable}, or keep it in "
            f"the system's keyring (keyring set {SERVICE} {account})"
        )
    return Secret(server.user, password)


def token_from(command: Sequence[str], table: str = "mail.smtp") -> str:
    """The one line that the command prints; of what else it says nothing is shown."""
    setting = f"{table}.token_command"
    try:
        code, printed = _printed(command, TOKEN_SECONDS)
    except subprocess.TimeoutExpired:
        message = f"{setting}: {command[0]} did not end within {TOKEN_SECONDS} s; run it by hand"
        raise OutsideError(message) from None
    except (OSError, ValueError) as wrong:
        why = getattr(wrong, "strerror", None) or "it is no command"
        raise OutsideError(f"{setting}: {command[0]} cannot be run: {why}") from None
    if code:
        message = f"{setting}: {command[0]} ended with exit code {code}; run it by hand to see why"
        raise OutsideError(message)
    token = printed.decode("ascii", "replace").strip()
    if not token or not token.isascii() or len(token.split()) > 1 or not token.isprintable():
        raise OutsideError(f"{setting}: {command[0]} did not print one line with a token")
    return token


def _printed(command: Sequence[str], seconds: float) -> tuple[int, bytes]:
    """Exit code and output of a command; it goes with all it started when it takes too long."""
    with subprocess.Popen(  # noqa: S603  the user's own command, and no shell reads it
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as run:
        try:
            printed, _ = run.communicate(timeout=seconds)
        except BaseException:
            _end(run)
            raise
    return run.returncode, printed


def _end(run: "subprocess.Popen[bytes]") -> None:
    if os.name == "nt":
        run.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)


def _from_keyring(account: str) -> str | None:
    """The password kept by the system; None where it has none, or no keyring."""
    try:
        import keyring

        return keyring.get_password(SERVICE, account)
    except Exception:  # noqa: BLE001  a system without a keyring says so in many ways
        return None
