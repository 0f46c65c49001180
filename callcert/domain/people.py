"""Whose row a row is: by agent ID, else by name, and never by guessing."""

import re
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

_APOSTROPHES = {chr(code) for code in range(0x2B0, 0x300)}
"""Signs Unicode counts as letters, but people take for punctuation, as the okina."""


_DECIMALS = re.compile(r"(?<=\d)\.0+\Z")


@lru_cache(maxsize=1 << 16)
def letters(text: str) -> str:
    """What names and IDs are compared by: no case, accents, spacing or punctuation."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.casefold()).casefold())
    return "".join(c for c in plain.translate(_PLAIN) if c.isalnum() and c not in _APOSTROPHES)


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
        self._by_id: defaultdict[str, list[int]] = defaultdict(list)
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._aliases = {
            key: meant
            for typed, meant in (aliases or {}).items()
            for key in set(name_keys(*split_name(typed))) - {""}
        }
        for agent in agents:
            self.add(agent)

    def add(self, agent: Agent) -> int:
        """One more agent; their number."""
        number = len(self.agents)
        self.agents.append(agent)
        if key := _id_key(agent):
            self._by_id[key].append(number)
        for key in set(name_keys(agent.last_name, agent.first_name)) - {""}:
            self._by_name[key].append(number)
        return number

    def find(self, named: Named) -> Match:
        """The agent of that ID, else of that name, either way round.

        A name never stands for an agent with another ID, and a name that several bear stands for
        none of them. An alias settles what the ID does not.
        """
        by_id, by_alias = self._with_id(named), self._with_alias(named)
        if by_id is None:
            return by_alias or self._with_name(named)
        number = by_id.number
        if number is None or by_id == by_alias or not _is_another(named, self.agents[number]):
            return by_id
        return Match("other-name", number)

    def _with_id(self, named: Named) -> Match | None:
        """The agent of that ID; of two IDs that differ in punctuation alone, the very one."""
        bearers = self._by_id.get(letters(named.agent_id), ())
        typed = Agent("", "", named.agent_id).id_key
        same = [one for one in bearers if self.agents[one].id_key == typed]
        return _one_of(same[:1] or bearers) if bearers else None

    def _with_name(self, named: Named) -> Match:
        keys = set(name_keys(named.last_name, named.first_name)) - {""}
        bearers = sorted({one for key in keys for one in self._by_name.get(key, ())})
        has_id = letters(named.agent_id)
        fitting = [one for one in bearers if not (has_id and _id_key(self.agents[one]))]
        return _one_of(fitting) if fitting else Match("unknown", candidates=tuple(bearers))

    def search(self, text: str) -> Match:
        """Whom a person means on the command line: an ID, a whole name, or a last name alone."""
        whole = self.find(Named(agent_id=text))
        if whole.verdict == "unknown":
            whole = self.find(Named(*split_name(text)))
        if whole.verdict != "unknown" or not letters(text):
            return whole
        bearers = [
            number
            for number, agent in enumerate(self.agents)
            if letters(agent.last_name) == letters(text)
        ]
        return _one_of(bearers) if bearers else whole

    def _with_alias(self, named: Named) -> Match | None:
        """Whom an alias says instead, by the ID as it was typed or by the name."""
        if not self._aliases:
            return None
        keys = (letters(named.agent_id), *name_keys(named.last_name, named.first_name))
        meant = next((self._aliases[key] for key in keys if key in self._aliases), None)
        if meant is None:
            return None
        return self._with_id(Named(agent_id=meant)) or self._with_name(Named(*split_name(meant)))


def _id_key(agent: Agent) -> str:
    return letters(agent.agent_id or "")


def _one_of(numbers: Sequence[int]) -> Match:
    """The only one there is, or all of them as candidates."""
    if len(numbers) == 1:
        return Match("found", numbers[0])
    return Match("ambiguous", candidates=tuple(numbers))


def plain_id(text: str) -> str:
    """An ID as it is typed; of one that Excel took for a number, without the decimals."""
    return _DECIMALS.sub("", text.strip())


def split_name(text: str) -> tuple[str, str]:
    """Last and first name of a name in one cell: ``Doe, Jane`` or ``Jane Doe``."""
    last, comma, first = (" ".join(part.split()) for part in text.partition(","))
    if comma:
        return last, first
    first, _, last = last.rpartition(" ")
    return last, first


def _words(*names: str) -> set[str]:
    return {letters(word) for name in names for word in name.replace("-", " ").split()} - {""}


def _is_another(named: Named, agent: Agent) -> bool:
    """Whether not a single part of the two names is the same."""
    given = _words(named.last_name, named.first_name)
    known = _words(agent.last_name, agent.first_name)
    return bool(given and known) and not _share(given, known)


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
