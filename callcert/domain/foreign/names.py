"""The parts of a name that a foreign form has in one cell."""

import re
from dataclasses import dataclass
from typing import Literal

from callcert.domain.foreign.words import Vocabulary, words

NameOrder = Literal["first last", "last, first"]

_ID_BEHIND = re.compile(
    r"(?P<name>[^\d(\[#]+?)\s*[(\[#\-–|/,:]+\s*#?(?P<id>[\w.\-]*\d[\w.\-]*)\s*[)\]]?"
)
_JOINS = "’'`.\\-\N{MODIFIER LETTER APOSTROPHE}\N{ACUTE ACCENT}"
_NAME_WORD = re.compile(rf"[^\W\d_][^\W\d_{_JOINS}]*(?:[{_JOINS}]+[^\W\d_]*)*")
_LONGEST_NAME, _MOST_WORDS, _MOST_COMMAS = 60, 7, 2


@dataclass(frozen=True, slots=True)
class SplitName:
    """Last and first name, and the ID where it stands in the same cell."""

    last: str
    first: str
    agent_id: str = ""


def with_id(text: str) -> tuple[str, str]:
    """A name and the ID behind it: ``Jane Doe (E1042)``; the latter may be empty."""
    tidy = " ".join(text.split())
    match = _ID_BEHIND.fullmatch(tidy)
    return (match["name"].strip(), match["id"]) if match else (tidy, "")


def looks_like_name(text: str) -> bool:
    """Whether a text may name a person: a few words of letters, each with a capital."""
    name, _ = with_id(text)
    parts = name.replace(",", " ").split()
    if (
        not 1 <= len(parts) <= _MOST_WORDS
        or len(name) > _LONGEST_NAME
        or name.count(",") > _MOST_COMMAS
    ):
        return False
    return all(_NAME_WORD.fullmatch(part) for part in parts) and all(
        not part[0].islower() or part in _SMALL for part in parts
    )


_SMALL = frozenset({
    "de", "la", "las", "los", "del", "della", "di", "da", "das", "do", "dos", "du", "des", "le",
    "van", "von", "der", "den", "ter", "ten", "te", "zu", "zur", "al", "el", "bin", "ibn", "ben",
    "y", "e", "af", "av", "vom", "op", "lo",
})  # fmt: skip
"""Words of a name that are written small."""


def may_be_name(text: str) -> bool:
    """Whether a filled cell may be a name: words of letters alone, not all of them written small.

    People type names in capitals, too; a note such as ``see roster`` is none.
    """
    parts = text.replace(",", " ").split()
    if not parts or len(text) > _LONGEST_NAME or text.count(",") > _MOST_COMMAS:
        return False
    return all(_NAME_WORD.fullmatch(part) for part in parts) and any(
        not part[0].islower() for part in parts
    )


def may_be_id(value: object) -> bool:
    """Whether a cell may hold an agent ID: a whole number, or a short text that is no name."""
    if isinstance(value, int | float):
        return float(value).is_integer()
    text = value.strip() if isinstance(value, str) else ""
    plain = text.replace(" ", "", 1)
    if not 0 < len(text) <= _LONGEST_ID or any(c.isspace() for c in plain):
        return False
    return any(c.isdigit() for c in plain) or (plain == text and not plain.istitle())


_LONGEST_ID = 24


def split(text: str, order: NameOrder, vocabulary: Vocabulary) -> SplitName | None:
    """The parts of a name; None where it is not written in the order the form asks for.

    A comma always stands behind the last name, unless only ``Jr.`` follows. Without one the last
    name is the last word with the particles before it (``van der Meer``), and with a suffix.
    """
    name, agent_id = with_id(text)
    if not may_be_name(name):
        return None
    parts = [part.strip() for part in name.split(",") if part.strip()]
    plain = [part for part in parts if not _is_suffix(part, vocabulary)]
    suffix = " ".join(part for part in parts if _is_suffix(part, vocabulary))
    if len(plain) == _LAST_AND_FIRST:
        return SplitName(" ".join((plain[0], suffix)).strip(), plain[1], agent_id)
    if order == "last, first" or len(plain) != 1:
        return None
    return _split_plain(f"{plain[0]} {suffix}".split(), agent_id, vocabulary)


_LAST_AND_FIRST = 2


def _split_plain(parts: list[str], agent_id: str, vocabulary: Vocabulary) -> SplitName | None:
    """First and last name without a comma."""
    begin = _last_begins(parts, vocabulary)
    if not 0 < begin < len(parts):
        return None
    return SplitName(" ".join(parts[begin:]), " ".join(parts[:begin]), agent_id)


def _last_begins(parts: list[str], vocabulary: Vocabulary) -> int:
    """The word the last name begins with; the first word is never a part of it."""
    begin = len(parts) - 1
    while begin > 1 and _is_suffix(parts[begin], vocabulary):
        begin -= 1
    while begin > 1 and "particle" in vocabulary.exact("values", parts[begin - 1]):
        begin -= 1
    return begin


def _is_suffix(text: str, vocabulary: Vocabulary) -> bool:
    return bool(words(text)) and "suffix" in vocabulary.exact("values", text)
