"""``callcert escalations``: who needs what today, and why."""

from collections.abc import Sequence
from datetime import date

from callcert.config.workspace import Workspace
from callcert.domain.agents import Agent
from callcert.domain.escalation_report import EscalationReport
from callcert.domain.findings import Finding, finding
from callcert.domain.ladder import OFF_LADDER
from callcert.domain.score_report import Scorecard, Status
from callcert.domain.standing import Standing
from callcert.domain.urgency import urgency
from callcert.workflows.class_reading import ClassReading, read_class
from callcert.workflows.day_reading import waiting_cards
from callcert.workflows.intake_agents import not_asked_for, waiting_members
from callcert.workflows.one_row import the_agent
from callcert.workflows.run import class_of, missing_books, run_at

_STATUSES: dict[Status, str] = {
    "held": "held in the intake", "rejected": "rejected", "would-file": "not filed yet",
}  # fmt: skip


def escalations(workspace: Workspace, as_of: date) -> EscalationReport:
    """Reads the class and orders it; changes nothing.

    Who waits for a scorecard that lies in the intake is told so: no step is taken on that.
    """
    with run_at(workspace, dry_run=True) as ledger:
        reading = read_class(workspace, ledger, as_of)
        cards = waiting_cards(workspace, ledger, as_of)
    waiting, found = _of_agents(cards, reading)
    return EscalationReport(
        as_of,
        workspace.settings.rules,
        sorted(reading.standings, key=urgency),
        [*not_asked_for(reading, cards), *found],
        reading.older,
        missing_books(workspace, reading),
        reading.left_out,
        waiting,
    )


def _of_agents(
    cards: Sequence[Scorecard], reading: ClassReading
) -> tuple[dict[Agent, str], list[Finding]]:
    """What became of the waiting scorecards of agents who are on the ladder."""
    waiting: dict[Agent, str] = {}
    findings = []
    for card, member in waiting_members(reading, cards):
        agent = member.standing.agent
        if member.standing.position.status in OFF_LADDER:
            continue
        status = _STATUSES[card.status]
        waiting[agent] = f"scorecard {status}"
        facts = {"agent": agent, "status": status, "name": card.name}
        findings.append(finding("scorecard-waits", facts).at(card.file))
    return waiting, findings


def explained(workspace: Workspace, agent: str, as_of: date) -> Standing:
    """Where one agent stands, for all its days to be explained."""
    return the_agent(class_of(workspace, as_of), agent).standing
