"""What the ledger knows of mail: who has been sent what, so that nobody gets it twice."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from callcert.errors import OutsideError

MAIL_TABLE = """
CREATE TABLE IF NOT EXISTS mail (
    key TEXT PRIMARY KEY, day TEXT NOT NULL, subject TEXT NOT NULL, recipients TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sent')), at TEXT NOT NULL
) WITHOUT ROWID;
"""

_ADVICE = "free some disk or mend its permissions, and run it again"


@dataclass(frozen=True, slots=True)
class MailState:
    """A message in the ledger: ``recipients`` are those a server has taken it for."""

    state: Literal["queued", "sent"]
    recipients: tuple[str, ...]
    at: datetime


class MailLedger:
    """The part of the ledger about mail, over the same database.

    Unlike the rest it is never done without: each entry is on disk once its method returns, or
    else an ``OutsideError`` is raised. ``trouble`` is why the database does not outlast the run.
    """

    def __init__(self, connection: sqlite3.Connection, trouble: str | None = None) -> None:
        self._db = connection
        self._lasts = trouble is None
        self.trouble = trouble

    def mail_state(self, key: str) -> MailState | None:
        """What is known of the message of that key."""
        try:
            row = self._db.execute(
                "SELECT state, recipients, at FROM mail WHERE key = ?", (key,)
            ).fetchone()
        except sqlite3.DatabaseError as wrong:
            message = f"the ledger cannot be read ({wrong}), so no mail is sent; move it away"
            raise OutsideError(message) from wrong
        if row is None:
            return None
        return MailState(row[0], tuple(json.loads(row[1])), datetime.fromisoformat(row[2]))

    def mail_queued(self, key: str, subject: str, now: datetime) -> None:
        """Enters a message that waits; of one that is there already only the time is new.

        Called before every sending, too: a ledger that cannot be written is noticed here.
        """
        self._keep(
            "INSERT INTO mail VALUES (?, ?, ?, '[]', 'queued', ?) "
            "ON CONFLICT (key) DO UPDATE SET at = excluded.at WHERE state = 'queued'",
            (key, now.date().isoformat(), _storable(subject), now.isoformat()),
        )

    def mail_taken(self, key: str, recipients: Sequence[str], now: datetime) -> None:
        """Enters that a server took it for these, who with those before them are not yet all."""
        self._taken(key, recipients, "queued", now)

    def mail_sent(self, key: str, recipients: Sequence[str], now: datetime) -> None:
        """Enters that a server took it for these, and that nobody is left."""
        self._taken(key, recipients, "sent", now)

    def _taken(self, key: str, recipients: Sequence[str], state: str, now: datetime) -> None:
        before = self.mail_state(key)
        everybody = dict.fromkeys((*(before.recipients if before else ()), *recipients))
        self._keep(
            "UPDATE mail SET recipients = ?, state = ?, at = ? WHERE key = ?",
            (json.dumps([*everybody]), state, now.isoformat(), key),
        )

    def _keep(self, statement: str, values: tuple[str, ...]) -> None:
        try:
            if not self._lasts:
                raise sqlite3.OperationalError(self.trouble)
            self._db.execute(statement, values)
        except sqlite3.DatabaseError as wrong:
            message = f"the ledger cannot be written ({wrong}), so no mail is sent; {_ADVICE}"
            raise OutsideError(message) from wrong


def _storable(text: str) -> str:
    """Text from workbooks and file names may hold halves of characters."""
    return text.encode("utf-8", "backslashreplace").decode()
