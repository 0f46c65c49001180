"""Who needs what as of a day: the value that ``escalations`` shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from callcert.domain.agents import Agent
from callcert.domain.findings import Finding
from callcert.domain.rules import Rules
from callcert.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class EscalationReport:
    """Everybody as of a day, the most urgent first.

    ``older`` are warnings about reports that newer ones of the same agent have replaced;
    ``missing`` says what had to be done without, ``left_out`` whose rows cannot be used, and
    ``waiting`` what became of returned scorecards of agents that are not filed.
    """

    as_of: date
    rules: Rules
    standings: Sequence[Standing]
    findings: Sequence[Finding]
    older: Sequence[Finding]
    missing: Sequence[str]
    left_out: Sequence[Agent] = ()
    waiting: Mapping[Agent, str] = field(default_factory=dict)

    @property
    def has_errors(self) -> bool:
        """Whether a person has something to put right."""
        return any(found.severity == "error" for found in self.findings)
