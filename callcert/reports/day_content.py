"""What the evening report says, section by section, before it takes the form of page or mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from callcert.reports.drawing import Drawing

Tone = Literal["", "bad", "warn", "good", "muted"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a table as people read it, and a lesser line below it."""

    text: str
    tone: Tone = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; a ``number`` stands to the right, and in running text after its heading.

    ``lead`` stands before any other value in running text, instead of a semicolon.
    """

    heading: str
    number: bool = False
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below headings, or the words for having none.

    ``folded`` are numbers that a picture beside shows already, ``most`` is how many rows are open
    to view, and ``counted`` how many there are of what the title names, where not one a row.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    empty: str
    note: str = ""
    tone: Tone = ""
    folded: bool = False
    most: int = 12
    counted: int | None = None

    @property
    def count(self) -> int:
        """How many there are of what the title names."""
        return len(self.rows) if self.counted is None else self.counted


@dataclass(frozen=True, slots=True)
class Names:
    """Who belongs to something, or the words for nobody."""

    title: str
    names: Sequence[str]
    empty: str
    tone: Tone = ""

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.names)


Block = Table | Names


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report; ``key`` is its short name for links.

    ``is_good_empty`` tells that what is not there is good news.
    """

    key: str
    title: str
    blocks: Sequence[Block]
    charts: Sequence[Drawing] = ()
    note: str = ""
    is_good_empty: bool = False

    @property
    def alarming(self) -> bool:
        """Whether there is something that had better not be there."""
        return self.is_good_empty and any(block.count for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the headline; ``key`` is the section where its names are."""

    number: int
    label: str
    tone: Tone
    key: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DayContent:
    """The whole report: the day, what must be known of it at once, and the sections."""

    title: str
    sentence: str
    remarks: Sequence[str]
    figures: Sequence[Figure]
    sections: Sequence[Section]


def drawn(*charts: Drawing | None) -> list[Drawing]:
    """The pictures there are."""
    return [chart for chart in charts if chart]


def columns_of(*headings: str, numbers: Sequence[str] = ()) -> list[Column]:
    """Columns of texts, then columns of numbers."""
    return [Column(one) for one in headings] + [Column(one, number=True) for one in numbers]
