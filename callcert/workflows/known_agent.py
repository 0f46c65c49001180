"""Whom a person means by a name: somebody in the workbooks, or known by a scorecard alone."""

from dataclasses import dataclass

from callcert.domain.agents import Agent, same_agent
from callcert.domain.paper_names import has_namesake
from callcert.domain.people import People
from callcert.domain.standing import Result
from callcert.workflows.class_reading import ClassReading, Member
from callcert.workflows.one_row import the_agent


@dataclass(frozen=True, slots=True)
class KnownAgent:
    """An agent; ``member`` is None for who is in neither workbook.

    ``card`` is the filed scorecard that counts on the day, ``with_id`` whether somebody else
    bears the name.
    """

    agent: Agent
    member: Member | None
    card: Result | None
    with_id: bool

    @property
    def email(self) -> str:
        """The address in the tracker; empty where there is none."""
        return self.member.standing.evidence.row.email if self.member else ""


def known_agent(reading: ClassReading, text: str) -> KnownAgent:
    """The agent of that ID or name; ``UsageError`` with the candidates where it is not certain."""
    others = [*reading.people.agents, *(card.agent for card in reading.cards)]
    if reading.people.search(text).verdict == "unknown":
        card = _unlisted(reading, text)
        if card:
            return KnownAgent(card.agent, None, card, has_namesake(card.agent, others))
    member = the_agent(reading, text)
    agent = member.standing.agent
    return KnownAgent(agent, member, member.standing.scorecard, has_namesake(agent, others))


def _unlisted(reading: ClassReading, text: str) -> Result | None:
    """The newest scorecard, by the day, of somebody whom neither workbook lists."""
    people = People([])
    newest: list[Result] = []
    for card in reversed(reading.cards):
        known = card.known_on is None or card.known_on <= reading.as_of
        if known and not any(same_agent(card.agent, one.agent) for one in newest):
            newest.append(card)
            people.add(card.agent)
    number = people.search(text).number
    return newest[number] if number is not None else None
