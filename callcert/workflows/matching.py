"""Whom rows and scorecards name, with a problem where that is not certain."""

from typing import Literal

from callcert.domain.form import Problem
from callcert.domain.people import Named, People, names_of
from callcert.workflows.near_names import Nearest

_CODES = {
    "row": ("row-ambiguous", "row-unknown"),
    "scorecard": ("scorecard-ambiguous", "scorecard-unknown"),
}

MOST_PROPOSALS = 200
"""Unknown names for which near ones are looked up; more are no slips but another list."""


class Matcher:
    """Finds agents among ``people``; ``kind`` is what names them."""

    def __init__(self, people: People, kind: Literal["row", "scorecard"]) -> None:
        self._people = people
        self._ambiguous, self._unknown = _CODES[kind]
        self._nearest: Nearest | None = None
        self._proposals = 0

    def number(self, named: Named) -> tuple[int | None, Problem | None]:
        """The agent's number, and what is odd; None for a name that is nobody's or several's."""
        match = self._people.find(named)
        if match.number is not None:
            return match.number, self._odd(named, match.number)
        facts: dict[str, object] = {"shown": named}
        if match.verdict == "ambiguous":
            facts["candidates"] = names_of(self._people.agents, match.candidates)
            return None, Problem(self._ambiguous, facts=facts)
        facts["near"] = self.near(named, match.candidates)
        return None, Problem(self._unknown, facts=facts)

    def near(self, named: Named, candidates: tuple[int, ...] = ()) -> str:
        """Whom an unknown name may have meant, in words that go on a sentence; often empty."""
        agents = self._people.agents
        if candidates:
            return f" (of that name there is {names_of(agents, candidates)})"
        self._proposals += 1
        if self._proposals > MOST_PROPOSALS:
            return ""
        self._nearest = self._nearest or Nearest(agents)
        alike = self._nearest.to(named)
        return f" (nearly {names_of(alike, range(len(alike)))})" if alike else ""

    def _odd(self, named: Named, number: int) -> Problem | None:
        if self._people.find(named).verdict != "other-name":
            return None
        agent = names_of(self._people.agents, [number])
        name = Named(named.last_name, named.first_name)
        return Problem("id-of-another", facts={"shown": name, "agent": agent})
