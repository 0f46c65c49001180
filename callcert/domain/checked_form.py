"""What a scorecard says by its layout, field by field: the value that ``template check`` shows."""

from dataclasses import dataclass

from callcert.domain.assessment import Assessment
from callcert.domain.findings import Finding


@dataclass(frozen=True, slots=True)
class CheckedField:
    """A field: where it is, and what stands there as a person would say it."""

    name: str
    sheet: str | None
    cell: str | None
    value: str


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """A file, the layout it was read by, and every field; without one it fits none."""

    file: str
    name: str
    layout: str | None
    fields: tuple[CheckedField, ...]
    assessment: Assessment | None
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether a person has something to put right."""
        return any(found.severity == "error" for found in self.findings)
