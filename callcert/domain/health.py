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
    """A column of a workbook: our heading, the team's, its letter, and why it was taken for it."""

    book: str
    sheet: str
    heading: str
    theirs: str
    letter: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Health:
    """Everything that was looked at."""

    checks: Sequence[Check]
    columns: Sequence[ColumnTaken]

    @property
    def has_problems(self) -> bool:
        """Whether something keeps callcert from working."""
        return any(check.state == "problem" for check in self.checks)
