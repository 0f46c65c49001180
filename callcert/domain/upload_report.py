"""What became of every filed scorecard that is to be uploaded [C7]."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from callcert.domain.findings import Finding

UploadStatus = Literal[
    "uploaded", "found-there", "would-upload", "to-upload", "already-uploaded", "taken-out",
    "blocked", "failed",
]  # fmt: skip
UPLOAD_STATUSES: tuple[UploadStatus, ...] = (
    "uploaded", "found-there", "would-upload", "to-upload", "already-uploaded", "taken-out",
    "blocked", "failed",
)  # fmt: skip
"""``found-there`` is one whose very bytes were there already, ``to-upload`` one for a person.

``taken-out`` was uploaded and is there no more: leadership may clear its folder.
"""


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A filed scorecard: its path and name, what became of it, since when it is there."""

    file: str
    name: str
    status: UploadStatus
    day: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UploadReport:
    """Every filed scorecard, in exactly one bucket; ``by_hand`` where a person uploads them.

    ``target`` is the folder or the web address, ``left_out`` what lies among the filed ones and
    is no complete scorecard.
    """

    target: str
    by_hand: bool
    files: Sequence[UploadedFile]
    findings: Sequence[Finding] = ()
    left_out: Sequence[str] = ()

    def count(self, status: UploadStatus) -> int:
        """How many ended in that bucket."""
        return sum(one.status == status for one in self.files)

    def of(self, *statuses: UploadStatus) -> list[UploadedFile]:
        """Those in these buckets."""
        return [one for one in self.files if one.status in statuses]

    @property
    def has_errors(self) -> bool:
        """Whether a person has something to put right."""
        return any(found.severity == "error" for found in self.findings)
