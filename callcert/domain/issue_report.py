"""Scorecards made for certifiers to fill in [C6]: the value that ``issue`` shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from callcert.domain.agents import Agent

IssueStatus = Literal["issued", "would-issue", "already-issued", "left"]
ISSUE_STATUSES: tuple[IssueStatus, ...] = ("issued", "would-issue", "already-issued", "left")


@dataclass(frozen=True, slots=True)
class Issued:
    """An agent's scorecard and what became of it; ``reason`` says why one was left as it is.

    ``file`` is None where no file name can be made of the agent's name.
    """

    agent: Agent
    certifier: str
    status: IssueStatus
    file: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail to a certifier with the scorecards; ``file`` is None where there is none, and why."""

    certifier: str
    recipient: str
    file: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class IssueReport:
    """Every scorecard that was asked for, each with one status, and the drafts of mails.

    ``notices`` are what is worth knowing, in words; ``trouble`` is what outside failed.
    """

    scorecards: Sequence[Issued]
    drafts: Sequence[Draft] = ()
    notices: Sequence[str] = ()
    trouble: Sequence[str] = ()

    def count(self, status: IssueStatus) -> int:
        """How many ended so."""
        return sum(one.status == status for one in self.scorecards)
