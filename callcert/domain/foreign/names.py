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
    """Whether a text may name a person: a few words of letters, one with a capital."""
    name, _ = with_id(text)
    parts = name.replace(",", " ").split()
    if (
        not 1 <= len(parts) <= _MOST_WORDS
        or len(name) > _LONGEST_NAME
        or name.count(",") > _MOST_COMMAS
    ):
        return False
    return all(_NAME_WORD.fullmatch(part) for part in parts) and any(
        part[0].isupper() or not part[0].islower() for part in parts
    )


def split(text: str, order: NameOrder, vocabulary: Vocabulary) -> SplitName | None:
    """The parts of a name; None where it is not written in the order the form asks for.

    A comma always stands behind the last name, unless only ``Jr.`` follows. Without one the last
    name is the last word with the particles before it (``van der Meer``), and with a suffix.
    """
    name, agent_id = with_id(text)
    last, comma, first = (part.strip() for part in name.partition(","))
    if comma and first and not _is_suffix(first, vocabulary):
        before, again, suffix = (part.strip() for part in first.partition(","))
        if again and _is_suffix(suffix, vocabulary):
            return SplitName(f"{last} {suffix}", before, agent_id)
        return SplitName(last, first, agent_id)
    if order == "last, first":
        return None
    parts = name.replace(",", " ").split()
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
