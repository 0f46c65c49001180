"""``callcert escalations``: who needs what today, and why."""

from collections.abc import Collection, Sequence
from datetime import date

from callcert.config.workspace import Workspace
from callcert.domain.agents import Agent
from callcert.domain.escalation_report import EscalationReport
from callcert.domain.findings import Finding, finding
from callcert.domain.ladder import OFF_LADDER
from callcert.domain.people import Named
from callcert.domain.score_report import Scorecard, Status
from callcert.domain.standing import Standing
from callcert.domain.urgency import urgency
from callcert.workflows.class_reading import ClassReading, read_class
from callcert.workflows.day_reading import waiting_cards
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
    waiting, came_in, found = _of_agents(cards, reading)
    others = [one for one in reading.findings if not _is_answered(one, came_in)]
    return EscalationReport(
        as_of,
        workspace.settings.rules,
        sorted(reading.standings, key=urgency),
        [*others, *found],
        reading.older,
        missing_books(workspace, reading),
        reading.left_out,
        waiting,
    )


def _of_agents(
    cards: Sequence[Scorecard], reading: ClassReading
) -> tuple[dict[Agent, str], set[Agent], list[Finding]]:
    """What became of the waiting scorecards of agents who are on the ladder, and whose are good."""
    waiting: dict[Agent, str] = {}
    came_in: set[Agent] = set()
    findings = []
    for card in cards:
        if card.agent is None:
            continue
        agent = card.agent
        named = Named(agent.last_name, agent.first_name, agent.agent_id or "")
        number = reading.people.find(named).number
        member = reading.member(number) if number is not None else None
        if member is None or member.standing.position.status in OFF_LADDER:
            continue
        status = _STATUSES[card.status]
        came_in |= {member.standing.agent} if card.status != "rejected" else set()
        waiting[member.standing.agent] = f"scorecard {status}"
        facts = {"agent": member.standing.agent, "status": status, "name": card.name}
        findings.append(finding("scorecard-waits", facts).at(card.file))
    return waiting, came_in, findings


def _is_answered(found: Finding, came_in: Collection[Agent]) -> bool:
    """Whether a scorecard that is asked for has come in, and only a person must decide."""
    asked = found.code == "awaiting-scorecard"
    return asked and any(found.message.startswith(f"{agent} ") for agent in came_in)


def explained(workspace: Workspace, agent: str, as_of: date) -> Standing:
    """Where one agent stands, for all its days to be explained."""
    return the_agent(class_of(workspace, as_of), agent).standing
