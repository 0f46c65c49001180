"""Names nearly alike: proposed to a person, never taken."""

from collections.abc import Sequence

from callcert.domain.agents import Agent
from callcert.domain.people import Named, letters

LEAST = 84
"""How alike two names must be, of 100, to be worth a word."""

LEAST_OF_ONE = 80
"""The same for a single name, a last name alone."""

_MOST = 3


class Nearest:
    """Finds whom an unknown name may have meant among the agents there are by then."""

    def __init__(self, agents: Sequence[Agent]) -> None:
        self._agents = agents
        self._names: list[str] = []

    def to(self, named: Named) -> list[Agent]:
        """Those whose names are nearly alike, either way round; the most alike first."""
        from rapidfuzz import fuzz, process

        self._names += [
            _whole(one.last_name, one.first_name) for one in self._agents[len(self._names) :]
        ]
        one = _whole(named.last_name, named.first_name)
        other = _whole(named.first_name, named.last_name)
        if " " not in one:
            return self._by_one_name(one)
        ways = ((one, fuzz.ratio), (other, fuzz.ratio), (one, fuzz.token_sort_ratio))
        alike: dict[int, float] = {}
        for wanted, scorer in ways:
            for _, score, number in process.extract(
                wanted, self._names, scorer=scorer, score_cutoff=LEAST, limit=_MOST
            ):
                alike[number] = max(score, alike.get(number, 0))
        best = sorted(alike, key=lambda number: (-alike[number], number))
        return [self._agents[number] for number in best[:_MOST]]

    def _by_one_name(self, wanted: str) -> list[Agent]:
        """Those of whose names a single part is nearly alike."""
        from rapidfuzz import fuzz

        alike = [
            (max(fuzz.ratio(wanted, part) for part in name.split()), number)
            for number, name in enumerate(self._names)
            if wanted and name
        ]
        best = sorted((pair for pair in alike if pair[0] >= LEAST_OF_ONE), key=lambda p: -p[0])
        return [self._agents[number] for _, number in best[:_MOST]]


def _whole(one: str, other: str) -> str:
    return f"{_plain(one)} {_plain(other)}".strip()


def _plain(name: str) -> str:
    return " ".join(letters(word) for word in name.replace("-", " ").split())
