"""What ``assign`` found and did: the pairs, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from callcert.domain.assignment import Assignment
from callcert.domain.findings import Finding
from callcert.domain.issue_report import IssueReport
from callcert.domain.tracker_report import TrackerReport


@dataclass(frozen=True, slots=True)
class AssignReport:
    """The pairs of the day; ``tracker`` and ``issued`` are None where they were not asked for.

    ``unread`` are findings about rows that cannot be used, ``notices`` what had to be done
    without, in words, ``failed`` what kept the tracker from being written.
    """

    assignment: Assignment
    tracker: TrackerReport | None = None
    issued: IssueReport | None = None
    notices: Sequence[str] = ()
    failed: str = ""
    unread: Sequence[Finding] = ()

    @property
    def findings(self) -> Sequence[Finding]:
        """Rows that cannot be used, and what the tracker held against the pairs."""
        return [*self.only_read, *(self.tracker.findings if self.tracker else ())]

    @property
    def only_read(self) -> Sequence[Finding]:
        """The findings about rows that what became of the tracker does not tell by itself."""
        told = self.tracker.findings if self.tracker else ()
        return [one for one in self.unread if one not in told]

    @property
    def trouble(self) -> str:
        """What outside kept the pairs from being entered."""
        return self.tracker.trouble if self.tracker else self.failed

    @property
    def has_errors(self) -> bool:
        """Whether a person has something to put right."""
        return any(found.severity == "error" for found in self.findings)
