"""Dovecot on loopback: a real IMAP server with one user, started for a test and gone after it."""

import imaplib
import os
import pwd
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from tests.mail.certificates import Certificates

USER, PASSWORD, TOKEN_USER, TOKEN = "robin", "hüsh hush", "tess", "ya29.secret"
NOBODY = "nobody"
"""Whom the server runs as where the tests run as root."""

_CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
ssl = yes
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.pem
disable_plaintext_auth = {only_tls}
auth_mechanisms = plain login xoauth2
mail_location = maildir:~/mail
namespace inbox {{
  inbox = yes
  separator = /
}}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home/%u
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
{more}
"""


@dataclass(frozen=True)
class Dovecot:
    """A server at work: its ports, and its folder."""

    folder: Path
    plain: int
    tls: int

    @contextmanager
    def client(self, user: str = USER, password: str = PASSWORD) -> Iterator[imaplib.IMAP4]:
        """Somebody else who looks into the mailbox."""
        client = imaplib.IMAP4("127.0.0.1", self.plain)
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        client.starttls(ssl_context=context)
        client.authenticate("PLAIN", lambda _: f"\0{user}\0{password}".encode())
        try:
            yield client
        finally:
            client.logout()

    def put(self, messages: Sequence[bytes], folder: str = "INBOX") -> None:
        """Delivers messages into a folder."""
        with self.client() as client:
            client.create(folder)
            for one in messages:
                answer, said = client.append(folder, None, None, one)
                assert answer == "OK", said

    def flags(self, folder: str = "INBOX") -> list[set[str]]:
        """The flags of each message in a folder, but for Recent."""
        with self.client() as client:
            _, (number,) = client.select(folder, readonly=True)
            if not int(number or 0):
                return []
            _, lines = client.fetch("1:*", "(FLAGS)")
            raw = (line for line in lines if isinstance(line, bytes))
            return [
                {one.decode() for one in imaplib.ParseFlags(line)} - {r"\Recent"} for line in raw
            ]

    def renumber(self) -> None:
        """Gives the folder a new UIDVALIDITY, as servers do after a restore."""
        box = self.folder / "home" / USER / "mail"
        numbers = box / "dovecot-uidlist"
        text = numbers.read_text()
        numbers.write_text(re.sub(r"V\d+", "V1234567890", text, count=1))
        for file in box.glob("dovecot.index*"):
            file.unlink()


@contextmanager
def dovecot(
    certificates: Certificates, *, more: str = "", only_tls: bool = True
) -> Iterator[Dovecot]:
    """Runs a server until the block ends."""
    folder = Path(mkdtemp(prefix="callcert-dovecot-"))
    account = pwd.getpwnam(NOBODY) if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    plain, tls = _free_ports()
    shutil.copy(certificates.server, folder / "server.pem")
    for name in ("run", "home"):
        (folder / name).mkdir()
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n{TOKEN_USER}:{TOKEN}\n", encoding="utf-8")
    values = {
        "folder": folder, "user": account.pw_name, "group": _group(account.pw_gid),
        "uid": account.pw_uid, "gid": account.pw_gid, "plain": plain, "tls": tls, "more": more,
        "only_tls": "yes" if only_tls else "no",
    }  # fmt: skip
    (folder / "dovecot.conf").write_text(_CONFIGURATION.format(**values))
    who: dict[str, Any] = {}
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, account.pw_uid, account.pw_gid)
        who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    program = shutil.which("dovecot") or "/usr/sbin/dovecot"
    run = subprocess.Popen(
        [program, "-F", "-c", str(folder / "dovecot.conf")], **who,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
    )  # fmt: skip
    try:
        _wait_for(plain, folder / "log")
        yield Dovecot(folder, plain, tls)
    finally:
        run.terminate()
        run.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)


def _group(gid: int) -> str:
    import grp

    return grp.getgrgid(gid).gr_name


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _wait_for(port: int, log: Path) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as line:
                if line.recv(4) == b"* OK":
                    return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(log.read_text() if log.exists() else "dovecot did not start")
