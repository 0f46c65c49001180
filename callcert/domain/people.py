"""Whose row a row is: by agent ID, else by name, and never by guessing."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from callcert.domain.agents import Agent

_PLAIN = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "þ": "th", "ß": "ss", "æ": "ae",
    "œ": "oe", "\N{LATIN SMALL LETTER DOTLESS I}": "i",
})  # fmt: skip
"""Letters whose accent is a part of them."""


@lru_cache(maxsize=1 << 16)
def letters(text: str) -> str:
    """What names and IDs are compared by: no case, accents, spacing or punctuation."""
    parts = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    return "".join(c for c in parts if c.isalnum())


def name_keys(last: str, first: str) -> tuple[str, str]:
    """A name either way round; a whole name in one part has both keys alike."""
    one, other = letters(last), letters(first)
    return one + other, other + one


@dataclass(frozen=True, slots=True)
class Named:
    """How a row, a scorecard or a person on the command line names an agent."""

    last_name: str = ""
    first_name: str = ""
    agent_id: str = ""

    def __str__(self) -> str:
        name = ", ".join(part for part in (self.last_name, self.first_name) if part)
        return f"{name} ({self.agent_id})" if name and self.agent_id else name or self.agent_id

    @property
    def is_nobody(self) -> bool:
        """Whether nothing in it could name anybody."""
        return not any(letters(part) for part in (self.last_name, self.first_name, self.agent_id))


Verdict = Literal["found", "other-name", "ambiguous", "unknown"]


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a name stands for: the agent's number among ``People``, or the candidates.

    ``other-name`` is a match by ID whose name is quite another.
    """

    verdict: Verdict
    number: int | None = None
    candidates: tuple[int, ...] = ()


class People:
    """All agents there are, each once; ``aliases`` settle spellings for good.

    An alias maps a name as somebody typed it to an agent ID or to the name in the tracker.
    """

    def __init__(self, agents: Iterable[Agent], aliases: Mapping[str, str] | None = None) -> None:
        self.agents: list[Agent] = []
        self._by_id: dict[str, int] = {}
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._aliases = {
            key: meant
            for typed, meant in (aliases or {}).items()
            for key in name_keys(*split_name(typed))
        }
        for agent in agents:
            self.add(agent)

    def add(self, agent: Agent) -> int:
        """One more agent; their number."""
        number = len(self.agents)
        self.agents.append(agent)
        if agent.agent_id and letters(agent.agent_id):
            self._by_id.setdefault(letters(agent.agent_id), number)
        for key in set(name_keys(agent.last_name, agent.first_name)) - {""}:
            self._by_name[key].append(number)
        return number

    def find(self, named: Named) -> Match:
        """The agent of that ID, else of that name, either way round.

        A name never stands for an agent with another ID, and a name that several bear stands for
        none of them.
        """
        meant = self._meant(named)
        known = self._by_id.get(letters(meant.agent_id)) if meant.agent_id else None
        if known is not None:
            odd = meant is named and self._is_another(named, self.agents[known])
            return Match("other-name" if odd else "found", known)
        keys = set(name_keys(meant.last_name, meant.first_name)) - {""}
        bearers = sorted({one for key in keys for one in self._by_name.get(key, ())})
        fitting = [one for one in bearers if not (meant.agent_id and self.agents[one].agent_id)]
        if len(fitting) == 1:
            return Match("found", fitting[0])
        if fitting:
            return Match("ambiguous", candidates=tuple(fitting))
        return Match("unknown", candidates=tuple(bearers))

    def search(self, text: str) -> Match:
        """Whom a person means on the command line: an ID, a whole name, or a last name alone."""
        whole = self.find(Named(agent_id=text))
        if whole.number is None:
            whole = self.find(Named(*split_name(text)))
        if whole.verdict != "unknown" or not letters(text):
            return whole
        bearers = tuple(
            number
            for number, agent in enumerate(self.agents)
            if letters(agent.last_name) == letters(text)
        )
        if len(bearers) == 1:
            return Match("found", bearers[0])
        return Match("ambiguous" if bearers else "unknown", candidates=bearers)

    def _meant(self, named: Named) -> Named:
        """What an alias says instead, by the ID as it was typed or by the name."""
        if not self._aliases:
            return named
        keys = (letters(named.agent_id), *name_keys(named.last_name, named.first_name))
        meant = next((self._aliases[key] for key in keys if key in self._aliases), None)
        if meant is None:
            return named
        return Named(agent_id=meant) if letters(meant) in self._by_id else Named(*split_name(meant))

    @staticmethod
    def _is_another(named: Named, agent: Agent) -> bool:
        """Whether not a single part of the two names is the same."""
        given = _words(named.last_name, named.first_name)
        known = _words(agent.last_name, agent.first_name)
        return bool(given and known) and not _share(given, known)


def split_name(text: str) -> tuple[str, str]:
    """Last and first name of a name in one cell: ``Doe, Jane`` or ``Jane Doe``."""
    last, comma, first = (part.strip() for part in text.partition(","))
    if comma:
        return last, first
    first, _, last = text.strip().rpartition(" ")
    return last, first.strip()


def _words(*names: str) -> set[str]:
    return {letters(word) for name in names for word in name.replace("-", " ").split()} - {""}


def _share(given: set[str], known: set[str]) -> bool:
    """A word in common, or one that begins like another: ``Mike`` and ``Michael`` do not."""
    return any(
        one.startswith(other[:_STEM]) or other.startswith(one[:_STEM])
        for one in given
        for other in known
    )


_STEM = 3


def names_of(agents: Sequence[Agent], numbers: Iterable[int]) -> str:
    """Several agents in words, with their IDs."""
    return "; ".join(
        str(Named(one.last_name, one.first_name, one.agent_id or ""))
        for one in (agents[number] for number in numbers)
    )
