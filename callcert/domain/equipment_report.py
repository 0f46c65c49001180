"""Whose equipment is in the way [C1, C6]: the value that ``equipment`` shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from callcert.domain.equipment import OpenIssue
from callcert.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class Broken:
    """An open issue; ``age`` in business days since it was first reported, None if unknown."""

    standing: Standing
    issue: OpenIssue
    age: int | None


@dataclass(frozen=True, slots=True)
class EquipmentReport:
    """Open issues, the oldest first, and agents whose equipment nobody has verified yet.

    ``checks`` is whether the tracker has a column for that.
    """

    as_of: date
    broken: Sequence[Broken]
    unverified: Sequence[Standing]
    checks: bool
