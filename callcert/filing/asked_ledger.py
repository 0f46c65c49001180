"""What the ledger knows of changes that a person is to enter in the tracker by hand."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from callcert.errors import OutsideError

ASKED_TABLE = """
CREATE TABLE IF NOT EXISTS asked (
    number INTEGER PRIMARY KEY, row TEXT NOT NULL, heading TEXT NOT NULL, entries TEXT NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class AskedEntry:
    """A cell and the text, or the day as ``2026-11-20``, it is to hold; for a note, the note's.

    ``name`` is who says the note, and empty for a cell; ``day`` is empty where there is none.
    """

    heading: str
    day: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What one command asked for in an agent's row; ``heading`` is what it was about."""

    row: str
    heading: str
    entries: tuple[AskedEntry, ...]


class AskedLedger:
    """The part of the ledger about changes asked for, over the same database."""

    _db: sqlite3.Connection

    def asked(self) -> dict[int, Asked]:
        """Everything asked for that is not known to be entered, by its number."""
        rows = self._db.execute("SELECT number, row, heading, entries FROM asked ORDER BY number")
        return {
            number: Asked(row, heading, tuple(AskedEntry(*one) for one in json.loads(entries)))
            for number, row, heading, entries in rows
        }

    def ask(self, asked: Asked) -> None:
        """Keeps what was asked for; ``OutsideError`` where that fails, for it is nowhere else."""
        entries = json.dumps([astuple(entry) for entry in asked.entries])
        values = (asked.row, asked.heading, entries)
        self._change("INSERT INTO asked (row, heading, entries) VALUES (?, ?, ?)", values)

    def unask(self, numbers: Sequence[int]) -> None:
        """Drops what is entered by now, or was taken back."""
        for number in numbers:
            self._change("DELETE FROM asked WHERE number = ?", (number,))

    def _change(self, statement: str, values: tuple[str | int, ...]) -> None:
        try:
            self._db.execute(statement, values)
        except sqlite3.DatabaseError as wrong:
            raise OutsideError(f"the ledger cannot be written: {wrong}") from wrong
