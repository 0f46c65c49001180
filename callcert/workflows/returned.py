"""A returned scorecard as it was read, before anything is decided about it."""

import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from callcert.domain.assessment import Assessment
from callcert.domain.certification import Certification
from callcert.domain.files import LARGEST_FILE
from callcert.domain.findings import Finding, finding
from callcert.domain.scoring import Call
from callcert.excel.foreign import ForeignForm
from callcert.excel.scorecard import ReadingTerms, read_scorecard
from callcert.filing.cabinet import Identity
from callcert.filing.disk import digest_of, read_bytes
from callcert.filing.intake import Received
from callcert.workflows.scorecards import identity_in

_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class ReturnedCard:
    """What one file says; identity and certification are None where it does not say them.

    ``layout`` says by which layout another team's form was read.
    """

    received: Received
    digest: str
    extension: str
    identity: Identity | None
    certifier: str | None
    calls: tuple[Call, ...]
    certification: Certification | None
    findings: tuple[Finding, ...]
    id_place: tuple[str | None, str | None]
    detail: Assessment | None
    layout: str | None = None
    completed_at: datetime | None = None
    completed_place: tuple[str | None, str | None] = (None, None)

    @property
    def acceptable(self) -> bool:
        """Whether it may be filed: nothing on it has to be put right."""
        return not any(found.severity == "error" for found in self.findings)


def read_returned(received: Received, terms: ReadingTerms, *, explain: bool) -> ReturnedCard:
    """Reads one file; whatever is wrong with it is a finding. ``explain`` keeps items and marks."""
    path = received.path
    stem, extension = _stem_and_extension(path.name)
    try:
        content = read_bytes(path, LARGEST_FILE)
    except OSError as wrong:
        found = finding("unreadable", {"reason": reason_of(wrong)}).at(str(path))
        return ReturnedCard(
            received, "", extension, None, None, (), None, (found,), (None, None), None
        )
    reading = read_scorecard(content, stem, terms)
    seen = reading.assessment
    opened = [finding("open-elsewhere")] if _is_open(path) else []
    return ReturnedCard(
        received,
        digest_of(content),
        extension,
        identity_in(seen) if seen else None,
        seen.certifier if seen else None,
        seen.calls if seen else (),
        seen.certification if seen else None,
        tuple(found.at(str(path)) for found in (*opened, *reading.findings)),
        reading.layout.place("agent_id", None, None) if reading.layout else (None, None),
        seen if explain else None,
        reading.layout.source if isinstance(reading.layout, ForeignForm) else None,
        seen.completed_at if seen else None,
        reading.layout.place("completed_at", None, None) if reading.layout else (None, None),
    )


def _is_open(path: Path) -> bool:
    """Whether the mark is there that Excel leaves beside a workbook somebody has open."""
    return os.path.exists(path.parent / f"~${path.name}")  # noqa: PTH110  which raises on long names


def _stem_and_extension(name: str) -> tuple[str, str]:
    """``Doe_Jane`` and ``.xlsx``; what is too long or odd for an extension belongs to the name."""
    stem, extension = os.path.splitext(name)  # noqa: PTH122  one call for both halves
    return (stem, extension) if _EXTENSION.fullmatch(extension) else (name, "")


def reason_of(wrong: OSError) -> str:
    """What the system says went wrong."""
    return (wrong.strerror or str(wrong) or type(wrong).__name__).lower()
