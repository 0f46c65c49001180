"""What the ledger knows of papers handed on: scorecards uploaded, letters written."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from callcert.errors import OutsideError

HANDED_TABLES = """
CREATE TABLE IF NOT EXISTS upload (
    target TEXT NOT NULL, digest TEXT NOT NULL, name TEXT NOT NULL, day TEXT NOT NULL,
    settled INTEGER NOT NULL, PRIMARY KEY (target, digest)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS letter (
    file TEXT PRIMARY KEY, digest TEXT NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Upload:
    """A scorecard that is at its place of upload, under that name, since that day.

    ``settled`` is one that was taken back here, and there as well.
    """

    target: str
    digest: str
    name: str
    day: date
    settled: bool = False


class HandedLedger:
    """The part of the ledger about papers handed on, over the same database.

    Each entry is on disk once its method returns, or else an ``OutsideError`` is raised.
    """

    _db: sqlite3.Connection
    trouble: str | None

    def uploads(self) -> list[Upload]:
        """Every upload, wherever to."""
        rows = self._db.execute("SELECT target, digest, name, day, settled FROM upload")
        return [
            Upload(target, digest, name, date.fromisoformat(day), bool(settled))
            for target, digest, name, day, settled in rows
        ]

    def keep_upload(self, upload: Upload) -> None:
        """Enters an upload, in the place of what was known of it."""
        self._keep_paper(
            "INSERT OR REPLACE INTO upload VALUES (?, ?, ?, ?, ?)",
            _storable(upload.target), upload.digest, _storable(upload.name),
            upload.day.isoformat(), int(upload.settled),
        )  # fmt: skip

    def written_letter(self, file: str) -> str | None:
        """The digest of the letter as it was last written to that file."""
        query = "SELECT digest FROM letter WHERE file = ?"
        row = self._db.execute(query, (_storable(file),)).fetchone()
        return row[0] if row else None

    def keep_letter(self, file: str, digest: str) -> None:
        """Enters what was written to that file."""
        self._keep_paper("INSERT OR REPLACE INTO letter VALUES (?, ?)", _storable(file), digest)

    def _keep_paper(self, statement: str, *values: str | int) -> None:
        try:
            if self.trouble:
                raise sqlite3.OperationalError(self.trouble)
            self._db.execute(statement, values)
        except sqlite3.DatabaseError as wrong:
            message = f"the ledger cannot be written ({wrong}); what it would say is not kept"
            raise OutsideError(f"{message}; mend that and run again") from wrong


def _storable(text: str) -> str:
    """File names may hold bytes that are no Unicode, which a database does not take."""
    return text.encode("utf-8", "backslashreplace").decode()
