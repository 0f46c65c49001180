"""What was, or would be, changed in the tracker: the value that ``sync`` and others show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from callcert.domain.findings import Finding
from callcert.domain.sync import Change

TrackerStatus = Literal["written", "would-write", "planned", "waiting", "unchanged"]


@dataclass(frozen=True, slots=True)
class CellChange:
    """A change with its place."""

    change: Change
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class TrackerReport:
    """The changes made or planned in the tracker.

    ``planned`` are those that were left in ``plan_file`` for a person to paste; ``waiting`` those
    that could not be made because of the ``trouble``, and will be by the next run. ``remark`` says
    why there was nothing to change.
    """

    file: str
    status: TrackerStatus
    changes: Sequence[CellChange]
    findings: Sequence[Finding]
    plan_file: str | None = None
    trouble: str = ""
    remark: str = ""

    @property
    def has_errors(self) -> bool:
        """Whether a person has something to put right."""
        return any(found.severity == "error" for found in self.findings)
