"""Whose scorecards wait in the intake: nobody is asked for those once more."""

from collections.abc import Iterable, Iterator, Sequence

from callcert.domain.agents import Agent
from callcert.domain.findings import Finding
from callcert.domain.people import Named
from callcert.domain.score_report import Scorecard
from callcert.workflows.class_reading import ClassReading, Member


def member_of(reading: ClassReading, agent: Agent) -> Member | None:
    """Whom a scorecard names; None for nobody, or several."""
    named = Named(agent.last_name, agent.first_name, agent.agent_id or "")
    number = reading.people.find(named).number
    return None if number is None else reading.member(number)


def waiting_members(
    reading: ClassReading, cards: Iterable[Scorecard]
) -> Iterator[tuple[Scorecard, Member]]:
    """The waiting scorecards that name an agent of the class, each with the agent."""
    for card in cards:
        member = member_of(reading, card.agent) if card.agent else None
        if member:
            yield card, member


def not_asked_for(reading: ClassReading, cards: Iterable[Scorecard]) -> list[Finding]:
    """The findings of the class but that a scorecard is missing which waits in the intake."""
    members = [member for _, member in waiting_members(reading, cards)]
    return [one for one in reading.findings if not _is_answered(one, members)]


def _is_answered(found: Finding, members: Sequence[Member]) -> bool:
    asked = found.code == "awaiting-scorecard"
    return asked and any(_is_about(found, member) for member in members)


def _is_about(found: Finding, member: Member) -> bool:
    """Two agents may bear one name, but they have two rows."""
    if not found.message.startswith(f"{member.standing.agent} "):
        return False
    line = member.line
    return line is None or found.cell == line.table.cell(line.number, "Calls Completed")
