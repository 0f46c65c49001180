"""Notes in the tracker [C9]: ``MM/DD/YYYY - Name - Note``, one to a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from callcert.domain.moments import read_date

_LINE = re.compile(r"\s*(\d{1,2}/\d{1,2}/\d{2,4})\s*[-–—]\s*(.*?)\s+[-–—]\s+(.*\S)\s*")


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody said on a day; ``name`` is who says it."""

    day: date
    name: str
    text: str

    def __str__(self) -> str:
        return f"{self.day:%m/%d/%Y} - {one_line(self.name)} - {one_line(self.text)}"


def one_line(text: str) -> str:
    """The text without line breaks and other unseen characters: a note is one line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def read_notes(text: str) -> Iterator[Note]:
    """The lines of a cell that are notes in that form; others are people's own."""
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        day = read_date(match[1]) if match else None
        if match and day:
            yield Note(day, match[2], match[3])


def has_note(text: str, note: Note) -> bool:
    """Whether a cell holds the note already, however it is spaced."""
    wanted = one_line(str(note)).casefold()
    return any(one_line(line).casefold() == wanted for line in text.splitlines())
