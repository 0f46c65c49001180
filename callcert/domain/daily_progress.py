"""Who has reported for a day and who has not [C8]: the value that ``progress`` shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from callcert.domain.findings import Finding
from callcert.domain.ladder import OFF_LADDER
from callcert.domain.progress import Entry
from callcert.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class Reported:
    """An agent who has reported: the day's last entry, and the last one of an earlier day."""

    standing: Standing
    entry: Entry
    earlier: Entry | None


@dataclass(frozen=True, slots=True)
class DailyProgress:
    """Everybody who was to report for the day, in two lists that add up.

    Expected is who has started and is not complete, failed or left; on a day off nobody is, but
    some may have reported. ``older`` are warnings about reports that newer ones of the same agent
    have replaced.
    """

    day: date
    is_business_day: bool
    reported: Sequence[Reported]
    missing: Sequence[Standing]
    findings: Sequence[Finding]
    older: Sequence[Finding]
    notices: Sequence[str] = ()

    @property
    def expected(self) -> int:
        """How many were to report."""
        return len(self.reported) + len(self.missing) if self.is_business_day else 0

    @property
    def has_errors(self) -> bool:
        """Whether a person has something to put right."""
        return any(found.severity == "error" for found in self.findings)


def is_expected(standing: Standing) -> bool:
    """Whether the agent was to report for the day: it is mandatory for all who are at it [C8].

    On a day off nobody is at it.
    """
    days = standing.days
    return may_report(standing) and bool(days and days.calendar.is_business_day(standing.as_of))


def may_report(standing: Standing) -> bool:
    """Whether the agent has started and has something to report."""
    return standing.position.day > 0 and standing.position.status not in OFF_LADDER


def reported_on_its_day(standing: Standing) -> Reported | None:
    """What the agent reported for the day of the standing; None where nothing."""
    reports = standing.evidence.reports
    if not reports or reports[-1].day != standing.as_of:
        return None
    before = [entry for entry in reports if entry.day < standing.as_of]
    return Reported(standing, reports[-1], before[-1] if before else None)
