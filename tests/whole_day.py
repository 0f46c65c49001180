"""A whole day of a coordinator on the sample class, against real mail servers on this machine.

``python -m tests.whole_day FOLDER`` runs it and shows what each command prints.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from callcert.config.loading import FILE_NAME, load_settings
from tests.commands import Result, callcert
from tests.mail.certificates import Certificates, make_certificates
from tests.mail.dovecot import PASSWORD, USER, Dovecot, dovecot
from tests.mail.letters import letter, part
from tests.mail.servers import HOST, Mailroom, mail_server

DAY = "2026-11-20"
DELIVERED = "E1058"
"""An agent of the sample class to whom the coaching is due on that day."""

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("collect",),
    ("score",),
    ("sync",),
    ("brief", "--html"),
    ("assign", "--apply", "--issue"),
    ("issue",),
    ("deliver", DELIVERED, "coaching"),
    ("eod-report", "--send"),
)


@dataclass(frozen=True)
class Day:
    """The class, and the servers its mail comes from and goes to."""

    folder: Path
    inbox: Dovecot
    outbox: Mailroom

    def run(self) -> list[tuple[str, Result]]:
        """Every command of the day, in order, with what it printed."""
        where = ("--as-of", DAY, "--workspace", str(self.folder))
        return [(" ".join(words), callcert(*words, *where)) for words in COMMANDS]


@contextmanager
def class_by_mail(folder: Path, certificates: Certificates) -> Iterator[Day]:
    """The sample class with an empty intake: its scorecards lie in the mailbox, with a report."""
    callcert("init", str(folder), "--sample", "--as-of", DAY)
    room = Mailroom()
    with dovecot(certificates) as inbox, mail_server(room) as port:
        inbox.put([*_scorecards_by_mail(folder), _report_by_mail(folder)])
        _point_at(folder, inbox.tls, port)
        yield Day(folder, inbox, room)


def _scorecards_by_mail(folder: Path) -> Iterator[bytes]:
    """Each returned file in a message from a certifier; the file leaves the intake."""
    settings = load_settings(folder / FILE_NAME, {})
    people = cycle(certifier.email for certifier in settings.certifiers)
    for number, file in enumerate(sorted((folder / "incoming").iterdir())):
        card = part(file.name, file.read_bytes())
        sender, identity = next(people), f"<card{number}@example.com>"
        yield letter(sender, "Scorecard", "Attached.", card, message_id=identity)
        file.unlink()


def _report_by_mail(folder: Path) -> bytes:
    """An agent without access to the sheet reports by e-mail."""
    sheet = load_workbook(folder / "ESP Tracker.xlsx", read_only=True).worksheets[0]
    rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    head = next(row for row in rows if "Email" in row)
    email = next(row[head.index("Email")] for row in rows if DELIVERED in row)
    return letter(email, "My progress", "TBTs 12/12, calls 5/5.", message_id="<report@example.com>")


def _point_at(folder: Path, imap: int, smtp: int) -> None:
    file = folder / FILE_NAME
    before, after = file.read_text(encoding="utf-8").split("[mail.smtp]")
    certifiers = after[after.index("[[certifiers]]") :]
    servers = (
        f'[mail.smtp]\nhost = "{HOST}"\nport = {smtp}\nsecurity = "none"\n\n'
        f'[mail.imap]\nhost = "localhost"\nport = {imap}\nuser = "{USER}"\n\n'
    )
    file.write_text(f"{before}{servers}{certifiers}", encoding="utf-8")


def main() -> int:
    """Runs the day once and shows it; the exit code says whether every command did its work."""
    asked = argparse.ArgumentParser(prog="tests.whole_day", description=__doc__)
    asked.add_argument("folder", type=Path)
    folder = asked.parse_args().folder
    with TemporaryDirectory() as keys:
        certificates = make_certificates(Path(keys))
        os.environ["SSL_CERT_FILE"] = str(certificates.authority)
        os.environ["CALLCERT_MAIL_IMAP_PASSWORD"] = PASSWORD
        with class_by_mail(folder, certificates) as day:
            results = day.run()
            for words, result in results:
                print(f"$ callcert {words}\n{result.out}{result.err}")  # noqa: T201
            print(f"{len(day.outbox.accepted)} messages reached the mail server.")  # noqa: T201
    return int(any(result.code not in {0, 1} for _, result in results))


if __name__ == "__main__":
    sys.exit(main())
