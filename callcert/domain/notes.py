"""Notes in the tracker [C9]: ``MM/DD/YYYY - Name - Note``, one to a line."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from callcert.domain.moments import read_date

_DASHES = {"-", "–", "—"}
_LINE = re.compile(r"(\d{1,2}/\d{1,2}/\d{2,4}) ?[-–—] ?(.*?) [-–—] (.+)")


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody said on a day; ``name`` is who says it.

    As text it is one line, and a dash by itself in the name gives way to those around it.
    """

    day: date
    name: str
    text: str

    def __str__(self) -> str:
        name = " ".join(word for word in one_line(self.name).split() if word not in _DASHES)
        return f"{self.day:%m/%d/%Y} - {name} - {one_line(self.text)}"

    @property
    def identity(self) -> str:
        """What makes it this note: its day and its words; a corrected name makes it no other."""
        return f"{self.day.isoformat()} {squeezed(self.text)}"


def one_line(text: str) -> str:
    """The text without line breaks and other unseen characters: a note is one line."""
    if not text.isprintable():
        text = "".join(_seen(letter) for letter in text)
    return " ".join(text.split())


def _seen(letter: str) -> str:
    """A letter that can be seen; marks that only steer its neighbours leave no gap."""
    if letter.isprintable():
        return letter
    return "" if unicodedata.category(letter) == "Cf" else " "


def read_notes(text: str) -> Iterator[Note]:
    """The lines of a cell that are notes in that form; others are people's own."""
    for line in text.splitlines():
        match = _LINE.fullmatch(one_line(line))
        day = read_date(match[1]) if match else None
        if match and day:
            yield Note(day, match[2], match[3])


def other_lines(text: str) -> Iterator[str]:
    """The lines of a cell that are no notes in that form."""
    for line in text.splitlines():
        if line.strip() and not any(read_notes(line)):
            yield one_line(line)


def has_note(text: str, note: Note) -> bool:
    """Whether a cell holds the note already, however it is spaced, in small letters or large."""
    return note.identity in _identities(text)


@lru_cache(maxsize=8)
def _identities(text: str) -> frozenset[str]:
    return frozenset(note.identity for note in read_notes(text))


def squeezed(line: str) -> str:
    """What notes are compared by: neither spacing nor case counts."""
    return one_line(line).casefold().replace(" ", "")
