"""What the words of a form mean; a vocabulary may hold any number of languages."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from callcert.domain.moments import DateOrder

Words = tuple[str, ...]
Roles = frozenset[str]

_TOKEN = re.compile(r"[^\W_]+|[%#]")
_JOINED = re.compile(r"(?<=[a-z])(?=\d)")
LONGEST_PHRASE = 5


@lru_cache(maxsize=1 << 15)
def words(text: str) -> Words:
    """The words of a text: no case, accents or punctuation, but ``%`` and ``#``."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(_TOKEN.findall(bare))


def spaced(text: str) -> Words:
    """The same, with ``Call1`` as two words."""
    return tuple(part for word in words(text) for part in _JOINED.sub(" ", word).split())


@dataclass(frozen=True, slots=True)
class Language:
    """The phrases of one language by table and role; how dates typed as text are read in it."""

    tables: Mapping[str, Mapping[str, Sequence[str]]]
    date_order: DateOrder | None = None


class Vocabulary:
    """Phrases by what they mean, in tables: ``who``, ``scores``, ``marks`` and so on.

    A phrase may have several roles in one table and others in another.
    """

    def __init__(self, languages: Sequence[Language], digest: str = "") -> None:
        self.digest = digest
        """Tells one set of words from another."""
        self._tables: dict[str, dict[Words, set[str]]] = {}
        self._orders = [
            (
                language.date_order,
                {words(p) for phrases in language.tables.get("who", {}).values() for p in phrases},
            )
            for language in languages
        ]
        for language in languages:
            for table, roles in language.tables.items():
                phrases = self._tables.setdefault(table, {})
                for role, listed in roles.items():
                    for phrase in listed:
                        phrases.setdefault(words(phrase) or (phrase,), set()).add(role)

    def phrases(self, table: str, text: Words) -> list[tuple[Words, Roles]]:
        """A text cut into the longest phrases the table knows; other words have no role."""
        known = self._tables.get(table, {})
        cut = []
        start = 0
        while start < len(text):
            for length in range(min(LONGEST_PHRASE, len(text) - start), 0, -1):
                phrase = text[start : start + length]
                if phrase in known:
                    break
            cut.append((phrase, frozenset(known.get(phrase, ()))))
            start += len(phrase)
        return cut

    def roles(self, table: str, text: str) -> Roles:
        """Every role that some phrase of the text has."""
        return frozenset(role for _, roles in self.phrases(table, words(text)) for role in roles)

    def exact(self, table: str, text: str) -> Roles:
        """The roles of the text as a whole; a sign such as ``✓`` is a word by itself."""
        key = words(text) or (text.strip(),)
        return frozenset(self._tables.get(table, {}).get(key, ()))

    def date_order(self, label: str) -> DateOrder | None:
        """How dates are read beside a label, where only languages of one order have its words."""
        said = {phrase for phrase, _ in self.phrases("who", words(label))}
        orders = {order for order, known in self._orders if said <= known}
        return orders.pop() if len(orders) == 1 else None

    def starts(self, table: str, role: str, text: str) -> bool:
        """Whether a text begins with a phrase of that role."""
        cut = self.phrases(table, words(text))
        return bool(cut) and role in cut[0][1]
