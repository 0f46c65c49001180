"""Names nearly alike: proposed to a person, never taken."""

from collections.abc import Sequence

from callcert.domain.agents import Agent
from callcert.domain.people import Named, letters

LEAST = 84
"""How alike two names must be, of 100, to be worth a word."""

_MOST = 3


class Nearest:
    """Finds whom an unknown name may have meant among the agents there are."""

    def __init__(self, agents: Sequence[Agent]) -> None:
        self._agents = agents
        self._names = [f"{_plain(one.last_name)} {_plain(one.first_name)}" for one in agents]

    def to(self, named: Named) -> list[Agent]:
        """Those whose names are nearly alike, either way round; the most alike first."""
        from rapidfuzz import fuzz, process

        wanted = f"{_plain(named.last_name)} {_plain(named.first_name)}".strip()
        if not wanted:
            return []
        found = process.extract(
            wanted, self._names, scorer=fuzz.token_sort_ratio, score_cutoff=LEAST, limit=_MOST
        )
        return [self._agents[number] for _, _, number in found]


def _plain(name: str) -> str:
    return " ".join(letters(word) for word in name.replace("-", " ").split())
