"""What callcert has done and seen, in one small database; workbooks stay the only truth.

The ledger remembers what would be slow to find out again (whose scorecard a filed file is) and
what files alone do not tell (what was filed, replaced and withdrawn when, which mail was sent). It
can be deleted: the next run reads the filed workbooks again.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from callcert.domain.schedule import Run
from callcert.errors import OutsideError
from callcert.filing.asked_ledger import ASKED_TABLE, AskedLedger
from callcert.filing.handed_ledger import HANDED_TABLES, HandedLedger
from callcert.filing.mail_ledger import MAIL_TABLE, MailLedger
from callcert.filing.post_ledger import POST_TABLE, PostLedger

_TABLES = f"""
CREATE TABLE IF NOT EXISTS filed (
    name TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    digest TEXT NOT NULL, last_name TEXT, first_name TEXT, agent_id TEXT, certified_on TEXT,
    certifier TEXT, calls_passed INTEGER, terms TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS event (
    number INTEGER PRIMARY KEY, day TEXT NOT NULL, what TEXT NOT NULL,
    file TEXT NOT NULL, target TEXT NOT NULL, digest TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS tracker_cell (
    agent TEXT NOT NULL, heading TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (agent, heading)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tracker_note (
    agent TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (agent, note)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tracker_write (
    number INTEGER PRIMARY KEY, before TEXT NOT NULL, after TEXT NOT NULL, entries TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS job (
    job TEXT NOT NULL, day TEXT NOT NULL, started TEXT NOT NULL, ended TEXT, exit_code INTEGER,
    tries INTEGER NOT NULL, words TEXT NOT NULL, PRIMARY KEY (job, day)
) WITHOUT ROWID;
{MAIL_TABLE}{ASKED_TABLE}{HANDED_TABLES}{POST_TABLE}"""

_VERSION = 7
_RENEWED = "DROP TABLE IF EXISTS filed;"
_RENEWED_BEFORE = 2
"""What was read of filed scorecards before this version said less; it is read again."""

_ADVICE = "move it away, and the next run makes a new one"


@dataclass(frozen=True, slots=True)
class Seen:
    """A filed file as it was when it was last read; ``modified`` in nanoseconds.

    ``terms`` are those it was read on: under other thresholds other calls pass.
    """

    name: str
    size: int
    modified: int
    digest: str
    last_name: str | None
    first_name: str | None
    agent_id: str | None
    certified_on: str | None
    certifier: str | None = None
    calls_passed: int | None = None
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What callcert wrote to the tracker for an agent: the value of a cell, or a note.

    ``heading`` is empty for a note, and ``value`` is then the note.
    """

    agent: str
    heading: str
    value: str


@dataclass(frozen=True, slots=True)
class TrackerWrite:
    """A change of the tracker that is about to be made, or was: the file's digests around it."""

    before: str
    after: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something done to a scorecard: ``filed``, ``superseded`` or ``withdrawn`` on that day."""

    day: date
    what: str
    file: str
    target: str
    digest: str


class Ledger(MailLedger, AskedLedger, HandedLedger, PostLedger):
    """The open ledger.

    A ledger that cannot be written (a full disk) must not stop the filing it speaks of: what
    went wrong is kept in ``trouble`` for the end of the run.
    """

    def seen(self) -> dict[str, Seen]:
        """Every filed file read before, by name."""
        return {row[0]: Seen(*row) for row in self._read("SELECT * FROM filed")}

    def remember(self, seen: Seen) -> None:
        """Keeps what was read of a filed file."""
        self._write(
            "INSERT OR REPLACE INTO filed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", *astuple(seen)
        )

    def forget(self, name: str) -> None:
        """Drops a file that is no longer in the cabinet."""
        self._write("DELETE FROM filed WHERE name = ?", name)

    def record(self, event: Event) -> None:
        """Adds to the trace."""
        self._write(
            "INSERT INTO event (day, what, file, target, digest) VALUES (?, ?, ?, ?, ?)",
            event.day.isoformat(),
            *astuple(event)[1:],
        )

    def written_cells(self) -> dict[tuple[str, str], str]:
        """Agent and heading → the value callcert wrote there last."""
        rows = self._read("SELECT agent, heading, value FROM tracker_cell")
        return {(agent, heading): value for agent, heading, value in rows}

    def written_notes(self) -> set[tuple[str, str]]:
        """Agent and note of every note callcert wrote."""
        return {(row[0], row[1]) for row in self._read("SELECT agent, note FROM tracker_note")}

    def intended(self) -> TrackerWrite | None:
        """A change of the tracker of which it is not known whether it was made."""
        for before, after, entries in self._read(
            "SELECT before, after, entries FROM tracker_write"
        ):
            return TrackerWrite(before, after, tuple(Entry(*one) for one in json.loads(entries)))
        return None

    def intend(self, write: TrackerWrite) -> None:
        """Keeps what is about to be written; raises ``OutsideError`` where that fails.

        Without it, a run that is cut off could not tell whether it wrote, and the next one could
        not tell callcert's cells and notes from other people's.
        """
        entries = json.dumps([astuple(entry) for entry in write.entries])
        try:
            if not self._lasts:
                raise sqlite3.OperationalError(self.trouble)
            self._db.execute(
                "INSERT OR REPLACE INTO tracker_write VALUES (1, ?, ?, ?)",
                (write.before, write.after, entries),
            )
        except sqlite3.DatabaseError as wrong:
            message = f"the ledger cannot be written ({wrong}), so the tracker was left alone"
            raise OutsideError(message) from wrong

    def settle(self, write: TrackerWrite, *, made: bool) -> None:
        """Ends an intended change: what was made is remembered, what was not is forgotten."""
        statements: list[tuple[str, tuple[str, ...]]] = []
        for entry in write.entries if made else ():
            agent, value = _storable(entry.agent), _storable(entry.value)
            if entry.heading:
                values = (agent, entry.heading, value)
                statements.append(("INSERT OR REPLACE INTO tracker_cell VALUES (?, ?, ?)", values))
            else:
                note = (agent, value)
                statements.append(("INSERT OR IGNORE INTO tracker_note VALUES (?, ?)", note))
        which = (write.before, write.after)
        statements.append(("DELETE FROM tracker_write WHERE before = ? AND after = ?", which))
        try:
            self._db.execute("BEGIN")
            for statement, stored in statements:
                self._db.execute(statement, stored)
            self._db.execute("COMMIT")
        except sqlite3.DatabaseError as wrong:
            self.trouble = str(wrong)
            with suppress(sqlite3.DatabaseError):  # else all that follows would be lost with it
                self._db.rollback()

    def runs(self) -> list[Run]:
        """Every unattended run, one for each job and day."""
        moment = datetime.fromisoformat
        return [
            Run(
                job,
                date.fromisoformat(day),
                moment(started),
                moment(ended) if ended else None,
                *rest,
            )
            for job, day, started, ended, *rest in self._read("SELECT * FROM job")
        ]

    def keep_run(self, run: Run) -> None:
        """Keeps a run in the place of an earlier one of its job and day.

        Raises ``OutsideError`` where that fails: a job of which no trace stays would be run
        again at every tick.
        """
        ended = run.ended.isoformat() if run.ended else None
        self._write(
            "INSERT OR REPLACE INTO job VALUES (?, ?, ?, ?, ?, ?, ?)",
            run.job, run.day.isoformat(), run.started.isoformat(), ended, run.exit_code, run.tries,
            run.words,
        )  # fmt: skip
        if self.trouble:
            raise OutsideError(f"the ledger cannot be written ({self.trouble}), so no job is run")

    def _read(self, query: str) -> list[Any]:
        try:
            return self._db.execute(query).fetchall()
        except sqlite3.DatabaseError as wrong:
            raise OutsideError(f"the ledger cannot be used ({wrong}); {_ADVICE}") from wrong

    def _write(self, statement: str, *values: str | int | None) -> None:
        stored = [_storable(value) if isinstance(value, str) else value for value in values]
        try:
            self._db.execute(statement, stored)
        except sqlite3.DatabaseError as wrong:
            self.trouble = str(wrong)

    def events(self) -> list[Event]:
        """The trace, oldest first."""
        rows = self._read("SELECT day, what, file, target, digest FROM event ORDER BY number")
        return [Event(date.fromisoformat(row[0]), *row[1:]) for row in rows]


@contextmanager
def open_ledger(file: Path | None, *, keep: bool = True) -> Iterator[Ledger]:
    """The ledger in that file, or one that lasts as long as the run where there is none.

    Every entry is on disk once it is made; without ``keep`` the file is only read. Where the
    file cannot be written, one that lasts as long as the run takes its place, with the reason
    in ``trouble``; a file that is no ledger is an ``OutsideError``.
    """
    trouble = None
    try:
        connection = _opened(file, keep=keep)
    except (sqlite3.OperationalError, OSError) as wrong:
        if file and file.is_dir():
            raise OutsideError(f"{file}: the ledger cannot be used ({wrong}); {_ADVICE}") from wrong
        connection, trouble = _opened(None, keep=True), str(wrong)
    except sqlite3.DatabaseError as wrong:
        raise OutsideError(f"{file}: the ledger cannot be used ({wrong}); {_ADVICE}") from wrong
    try:
        yield Ledger(connection, trouble)
    finally:
        connection.close()


def _opened(file: Path | None, *, keep: bool) -> sqlite3.Connection:
    connection = _connected(file if keep else None)
    try:
        if file and not keep and file.exists():
            _copy(file, connection)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version < _VERSION:
            renewed = _RENEWED if version < _RENEWED_BEFORE else ""
            connection.executescript(f"{renewed}{_TABLES}PRAGMA user_version = {_VERSION};")
    except BaseException:
        connection.close()
        raise
    return connection


def _storable(text: str) -> str:
    """File names may hold bytes that are no Unicode, which a database does not take."""
    return text.encode("utf-8", "backslashreplace").decode()


def _connected(file: Path | None) -> sqlite3.Connection:
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
    return sqlite3.connect(file or ":memory:", isolation_level=None)


def _copy(file: Path, connection: sqlite3.Connection) -> None:
    source = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    try:
        source.backup(connection)
    finally:
        source.close()
