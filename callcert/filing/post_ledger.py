"""What the ledger knows of mail that came in: each message, its scorecards, reports by mail."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime
from typing import Any

from callcert.domain.counts import Count
from callcert.domain.mailed_progress import MailedProgress, MailedReport
from callcert.domain.people import Named
from callcert.errors import OutsideError

POST_TABLE = """
CREATE TABLE IF NOT EXISTS post (
    key TEXT PRIMARY KEY, message_id TEXT NOT NULL, sender TEXT NOT NULL, sent_at TEXT NOT NULL,
    subject TEXT NOT NULL, state TEXT NOT NULL, day TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS post_place (
    box TEXT NOT NULL, uid INTEGER NOT NULL, state TEXT NOT NULL, marked INTEGER NOT NULL,
    PRIMARY KEY (box, uid)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS receipt (
    digest TEXT PRIMARY KEY, name TEXT NOT NULL, sender TEXT NOT NULL, sent_at TEXT NOT NULL,
    message TEXT NOT NULL, placed INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS mailed_progress (key TEXT PRIMARY KEY, said TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Post:
    """A message that was dealt with; ``sent_at`` is empty where it did not say."""

    key: str
    message_id: str
    sender: str
    sent_at: str
    subject: str
    state: str
    day: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A scorecard that came by mail: its name in the intake, from whom, and when it was sent.

    ``sent_at`` is local time where the team is, with its offset; empty where the message did not
    say. ``placed`` is false while it is on its way into the intake.
    """

    digest: str
    name: str
    sender: str
    sent_at: str
    message: str
    placed: bool = False

    @property
    def sent(self) -> datetime | None:
        """When it was sent."""
        return datetime.fromisoformat(self.sent_at) if self.sent_at else None


class PostLedger:
    """The part of the ledger about mail that comes in, over the same database.

    It is never done without: each entry is on disk once its method returns, or else an
    ``OutsideError`` is raised.
    """

    _db: sqlite3.Connection
    _lasts: bool
    trouble: str | None

    def posts(self) -> dict[str, Post]:
        """Every message dealt with, by its key."""
        return {row[0]: Post(*row) for row in self._rows("SELECT * FROM post")}

    def keep_post(self, post: Post, report: MailedProgress | None = None) -> None:
        """Enters a message, together with the progress it reports."""
        steps: list[tuple[str, Sequence[object]]] = [
            ("INSERT OR REPLACE INTO post VALUES (?, ?, ?, ?, ?, ?, ?)", astuple(post))
        ]
        if report:
            values = (report.key, _written(report))
            steps.append(("INSERT OR REPLACE INTO mailed_progress VALUES (?, ?)", values))
        self._enter(steps)

    def places(self, box: str) -> dict[int, tuple[str, bool]]:
        """What became of the messages of a folder on a server, and whether they are marked there.

        ``box`` names the folder as it was numbered: server, user, folder and UIDVALIDITY.
        """
        rows = self._rows("SELECT uid, state, marked FROM post_place WHERE box = ?", box)
        return {uid: (state, bool(marked)) for uid, state, marked in rows}

    def keep_place(self, box: str, uid: int, state: str, *, marked: bool) -> None:
        """Enters that the message of that number was dealt with."""
        values = (box, uid, state, marked)
        self._enter([("INSERT OR REPLACE INTO post_place VALUES (?, ?, ?, ?)", values)])

    def receipts(self) -> dict[str, Receipt]:
        """Every scorecard that came by mail, by its digest."""
        rows = self._rows("SELECT * FROM receipt")
        return {
            digest: Receipt(digest, name, sender, sent_at, message, bool(placed))
            for digest, name, sender, sent_at, message, placed in rows
        }

    def keep_receipt(self, receipt: Receipt) -> None:
        """Enters a scorecard; what was entered of the same bytes before is replaced."""
        values = astuple(receipt)
        self._enter([("INSERT OR REPLACE INTO receipt VALUES (?, ?, ?, ?, ?, ?)", values)])

    def mailed_progress(self) -> list[MailedProgress]:
        """Every report of progress that came by mail."""
        return [
            _read(row[0]) for row in self._rows("SELECT said FROM mailed_progress ORDER BY key")
        ]

    def _rows(self, query: str, *values: object) -> list[Any]:
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.DatabaseError as wrong:
            raise OutsideError(f"the ledger cannot be read ({wrong}); move it away") from wrong

    def _enter(self, steps: Sequence[tuple[str, Sequence[object]]]) -> None:
        """All of it or nothing."""
        try:
            if not self._lasts:
                raise sqlite3.OperationalError(self.trouble)
            self._db.execute("BEGIN")
            for statement, values in steps:
                self._db.execute(statement, [_storable(value) for value in values])
            self._db.execute("COMMIT")
        except sqlite3.DatabaseError as wrong:
            if self._db.in_transaction:
                self._db.rollback()
            message = f"the ledger cannot be written ({wrong}), so no mail is taken"
            raise OutsideError(f"{message}; free some disk or mend its permissions") from wrong


def _storable(value: object) -> object:
    """Text from messages may hold halves of characters."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def _written(one: MailedProgress) -> str:
    said, named = one.report, one.named
    return json.dumps({
        "key": one.key, "email": one.email, "named": list(astuple(named)), "file": one.file,
        "sent_at": one.sent_at.isoformat(), "day": one.day.isoformat(),
        "modules": list(astuple(said.modules)), "calls": list(astuple(said.calls)),
        "hours": said.hours, "issue": said.issue, "note": said.note,
    })  # fmt: skip


def _read(said: str) -> MailedProgress:
    one = json.loads(said)
    report = MailedReport(
        Count(*one["modules"]), one["hours"], Count(*one["calls"]), one["issue"], one["note"]
    )
    sent_at, day = datetime.fromisoformat(one["sent_at"]), date.fromisoformat(one["day"])
    named = Named(*one["named"])
    return MailedProgress(one["key"], one["email"], named, sent_at, day, report, one["file"])
