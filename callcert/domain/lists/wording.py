"""What a heading means: ours, another name for ours, one in another language, or a misspelling."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from callcert.domain.foreign.words import Words, words
from callcert.domain.headings import ALIASES, Book
from callcert.domain.people import letters

Ground = Literal["settings", "same", "alias", "word", "near", "within", "cells"]
"""Why a column may be ours, the strongest first.

``word`` is another language's name for it, ``near`` a misspelling, ``within`` more words around
ours, ``cells`` what stands below the heading alone.
"""

GROUNDS: tuple[Ground, ...] = ("settings", "same", "alias", "word", "near", "within", "cells")

Apart = Callable[[str, str], int]
"""How many letters two words are apart, a swap counting as one."""

_LEAST_NEAR, _LEAST_ALONE = 4, 5
"""Letters a word must have for a slip in it to be one; more in another name of one word."""

_LITTLE = ("s", "of", "the", "#")
"""Words of a heading that make no difference."""

_NONE: frozenset[str] = frozenset()

_PER_SLIP = 8
"""A whole heading may have a slip, and one more for as many letters."""

_LEAST_WITHIN = 2
"""Words of ours that must stand together among others."""


@dataclass(frozen=True, slots=True)
class HeadingLanguage:
    """What one language calls our headings.

    ``little`` are words that make no difference. Where ``cells`` has words for a heading, its
    name in this language may mean something else, and half of its cells must hold one of them.
    """

    language: str
    columns: Mapping[str, Sequence[str]]
    little: Sequence[str] = ()
    cells: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meaning:
    """One of our headings a text may stand for; ``like`` is what it was known by."""

    heading: str
    ground: Ground
    like: str


class Wording:
    """The names of one book's headings, in every language there is."""

    def __init__(self, book: Book, languages: Sequence[HeadingLanguage], apart: Apart) -> None:
        self._apart = apart
        self._little = {*_LITTLE, *(word for one in languages for word in one.little)}
        self._phrases = [*_phrases(book, languages)]
        self._known = {word for said, _ in self._phrases for word in said}
        self._exact: dict[str, list[Meaning]] = {}
        self._loose: dict[str, list[Meaning]] = {}
        for said, meaning in self._phrases:
            self._exact.setdefault(letters(" ".join(said)), []).append(meaning)
            known = replace(meaning, ground="alias") if meaning.ground == "same" else meaning
            self._loose.setdefault(self._bare(said), []).append(known)
        self._cells: dict[str, frozenset[str]] = {
            heading: frozenset(letters(word) for word in listed)
            for one in languages for heading, listed in one.cells.items()
        }  # fmt: skip
        self._read: dict[str, tuple[Meaning, ...]] = {}

    def exactly(self, text: str) -> tuple[Meaning, ...]:
        """What a text says outright, the strongest alone; a ``#`` at its end is a number."""
        said = words(text)
        numbered = letters(text) + "number" if said[-1:] == ("#",) else ""
        known = self._exact.get(numbered) or self._exact.get(letters(text))
        return _strongest(known or self._loose.get(self._bare(said), []))

    def in_cells(self, meaning: Meaning) -> frozenset[str]:
        """The words that must stand below another language's name of a heading; mostly none."""
        return self._cells.get(meaning.heading, _NONE) if meaning.ground == "word" else _NONE

    def _bare(self, said: Words) -> str:
        return "".join(word for word in said if word not in self._little)

    def meanings(self, text: str) -> tuple[Meaning, ...]:
        """The same, else what it nearly says, or says among other words."""
        if text not in self._read:
            self._read[text] = self.exactly(text) or tuple(self._nearly(words(text)))
        return self._read[text]

    def _nearly(self, said: Words) -> Iterator[Meaning]:
        near = [
            (slips, meaning)
            for phrase, meaning in self._phrases
            if (slips := self._slips(said, phrase, _least(phrase, meaning)))
        ]
        least = min((slips for slips, _ in near), default=0)
        seen = set()
        for slips, meaning in near:
            if slips == least and meaning.heading not in seen:
                seen.add(meaning.heading)
                yield Meaning(meaning.heading, "near", meaning.like)
        for phrase, meaning in self._phrases:
            if _is_within(phrase, said) and meaning.heading not in seen:
                seen.add(meaning.heading)
                yield Meaning(meaning.heading, "within", meaning.like)

    def _slips(self, said: Words, phrase: Words, least: int) -> int:
        """Slips of the pen between two headings; 0 where they are more than that apart."""
        if len(said) != len(phrase):
            return 0
        slips = 0
        for one, other in zip(said, phrase, strict=True):
            if one == other:
                continue
            if min(len(one), len(other)) < least or one in self._known:
                return 0
            apart = self._apart(one, other)
            if apart > _slips_allowed(other):
                return 0
            slips += apart
        return slips if slips <= _slips_allowed("".join(phrase)) else 0


def _least(phrase: Words, meaning: Meaning) -> int:
    return _LEAST_ALONE if len(phrase) == 1 and meaning.ground != "same" else _LEAST_NEAR


def _slips_allowed(text: str) -> int:
    return 1 + len(text) // _PER_SLIP


def _phrases(book: Book, languages: Sequence[HeadingLanguage]) -> Iterator[tuple[Words, Meaning]]:
    for heading in book.headings:
        yield words(heading), Meaning(heading, "same", heading)
        for alias in ALIASES.get(heading, ()):
            yield words(alias), Meaning(heading, "alias", alias)
    for one in languages:
        for heading in book.headings:
            for phrase in one.columns.get(heading, ()):
                yield words(phrase), Meaning(heading, "word", f"{one.language} for {heading}")


def _strongest(meanings: Sequence[Meaning]) -> tuple[Meaning, ...]:
    rank = min((GROUNDS.index(one.ground) for one in meanings), default=0)
    kept = {one.heading: one for one in meanings if GROUNDS.index(one.ground) == rank}
    return tuple(kept.values())


def _is_within(phrase: Words, said: Words) -> bool:
    length = len(phrase)
    if length < _LEAST_WITHIN or length >= len(said):
        return False
    return any(said[start : start + length] == phrase for start in range(len(said) - length + 1))
