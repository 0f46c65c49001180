"""What ``doctor`` found: a line for each thing that work depends on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "advice", "problem"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: how it is, and what to do where it is not ``ok``.

    ``advice`` stops nothing; a ``problem`` keeps something from working.
    """

    area: str
    state: State
    message: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class ColumnTaken:
    """A column of a workbook: our heading, the team's, and why it was taken for it.

    ``evidence`` is the heading's, ``content`` what its cells are; where they speak against it,
    it is not ``sure``.
    """

    book: str
    sheet: str
    heading: str
    theirs: str
    letter: str
    cell: str
    evidence: str
    content: str
    sure: bool


@dataclass(frozen=True, slots=True)
class ColumnMissing:
    """A heading of ours that no column was taken for, and in words the columns it could be."""

    book: str
    heading: str
    could_be: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnUnread:
    """A column of theirs that nobody reads."""

    book: str
    sheet: str
    cell: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Of all workbooks which column was taken for what, what is missing, and what is not read."""

    taken: Sequence[ColumnTaken] = ()
    missing: Sequence[ColumnMissing] = ()
    unread: Sequence[ColumnUnread] = ()

    def __add__(self, other: "Columns") -> "Columns":
        return Columns(
            (*self.taken, *other.taken),
            (*self.missing, *other.missing),
            (*self.unread, *other.unread),
        )


@dataclass(frozen=True, slots=True)
class Health:
    """Everything that was looked at."""

    checks: Sequence[Check]
    columns: Columns

    @property
    def has_problems(self) -> bool:
        """Whether something keeps callcert from working."""
        return any(check.state == "problem" for check in self.checks)
