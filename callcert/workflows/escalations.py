"""``callcert escalations``: who needs what today, and why."""

from datetime import date

from callcert.config.workspace import Workspace
from callcert.domain.escalation_report import EscalationReport
from callcert.domain.standing import Standing
from callcert.domain.urgency import urgency
from callcert.workflows.one_row import the_agent
from callcert.workflows.run import class_of, missing_books


def escalations(workspace: Workspace, as_of: date) -> EscalationReport:
    """Reads the class and orders it; changes nothing."""
    reading = class_of(workspace, as_of)
    return EscalationReport(
        as_of,
        workspace.settings.rules,
        sorted(reading.standings, key=urgency),
        reading.findings,
        reading.older,
        missing_books(workspace, reading),
    )


def explained(workspace: Workspace, agent: str, as_of: date) -> Standing:
    """Where one agent stands, for all its days to be explained."""
    return the_agent(class_of(workspace, as_of), agent).standing
