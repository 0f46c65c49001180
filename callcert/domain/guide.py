"""The definitions certifiers grade by [K7]: what each item of the scorecard asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from callcert.domain.people import letters


@dataclass(frozen=True, slots=True)
class Definition:
    """An entry of the guide; ``lines`` are its texts with their headings, which may be empty.

    ``points`` are as the guide writes them; empty for an entry that is no item, such as one about
    how to fill the scorecard in.
    """

    item: str
    section: str
    points: str
    auto_fail: bool
    lines: tuple[tuple[str, str], ...]
    cell: str


@dataclass(frozen=True, slots=True)
class Guide:
    """All entries in their order, and the workbook and the sheet they stand on."""

    file: str
    sheet: str
    definitions: tuple[Definition, ...]

    def of(self, item: str) -> Definition | None:
        """The definition of exactly that item, however it is spaced and punctuated."""
        key = letters(item)
        return next((one for one in self.definitions if key and letters(one.item) == key), None)


@dataclass(frozen=True, slots=True)
class GuideReading:
    """What was asked of the guide, and what it says; ``asked`` is empty for all of it."""

    guide: Guide
    asked: str
    found: tuple[Definition, ...]

    @property
    def is_whole(self) -> bool:
        """Whether what was found is to be read, not chosen from: one item, a section, or all."""
        of_sections = _of_section(self.guide.definitions, self.asked)
        return len(self.found) == 1 or not self.asked or self.found == of_sections


def matching(definitions: Sequence[Definition], asked: str) -> tuple[Definition, ...]:
    """The entries a person means: of that name, else with all of its words, else of that section.

    Neither case nor accents count; a word may be the beginning of a longer one. A section named
    in full comes before items with its words.
    """
    key = letters(asked)
    if not key:
        return ()
    same = tuple(one for one in definitions if letters(one.item) == key)
    section = tuple(one for one in definitions if letters(one.section) == key)
    with_words = tuple(one for one in definitions if _has_words(one.item, asked))
    return same or section or with_words or _of_section(definitions, asked)


def _of_section(definitions: Sequence[Definition], asked: str) -> tuple[Definition, ...]:
    return tuple(one for one in definitions if one.section and _has_words(one.section, asked))


def _has_words(text: str, asked: str) -> bool:
    known = words_of(text)
    return all(any(word.startswith(one) for word in known) for one in words_of(asked))


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [key for word in text.replace("-", " ").split() if (key := letters(word))]
