"""What became of every file of a ``score`` run: the value its reports are made from."""

from dataclasses import dataclass
from typing import Literal

from callcert.domain.agents import Agent
from callcert.domain.assessment import Assessment
from callcert.domain.certification import Certification
from callcert.domain.findings import Finding
from callcert.domain.scoring import Call
from callcert.domain.tracker_report import TrackerReport

Status = Literal["filed", "would-file", "already-filed", "held", "rejected"]
STATUSES: tuple[Status, ...] = ("filed", "would-file", "already-filed", "held", "rejected")


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A received file and what became of it.

    ``file`` is its absolute path and ``name`` the last part of it; ``filed_as`` and
    ``filed_name`` the same of the place where it is, or would be, filed. ``certification`` is
    None where the file was rejected, and ``layout`` says by which another team's form was read.
    """

    file: str
    name: str
    status: Status
    agent: Agent | None
    certifier: str | None
    calls: tuple[Call, ...]
    certification: Certification | None
    filed_as: str | None
    filed_name: str | None
    findings: tuple[Finding, ...]
    detail: Assessment | None = None
    """The items and marks, kept only where an explanation was asked for."""
    layout: str | None = None


@dataclass(frozen=True, slots=True)
class ScoreReport:
    """Every file received, each in exactly one bucket.

    ``trouble`` says what failed outside the files themselves: a folder, a disk, the ledger.
    ``tracker`` is what was entered there, None where there is no tracker or it has to wait.
    """

    scorecards: tuple[Scorecard, ...]
    trouble: tuple[str, ...] = ()
    tracker: TrackerReport | None = None

    def count(self, status: Status) -> int:
        """How many ended in that bucket."""
        return sum(one.status == status for one in self.scorecards)

    @property
    def has_errors(self) -> bool:
        """Whether a person has something to put right."""
        return any(f.severity == "error" for one in self.scorecards for f in one.findings)
