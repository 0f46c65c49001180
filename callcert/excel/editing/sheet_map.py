"""What is known of a sheet's part: where the cells asked for stand in it, and what guards them.

Rows and columns are counted from 0, places in bytes from the start of the part.
"""

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from callcert.excel.references import Area, parse_area

Position = tuple[int, int]
YES = {"1", "true"}
"""How an attribute says so."""

_WHOLE = re.compile(r"\d{1,9}", re.ASCII)


def area_of(reference: str | None) -> Area | None:
    """The cells ``A1:C3`` names; None where it names none."""
    return parse_area(f"sheet!{reference}") if reference else None


def whole(text: str | None) -> int | None:
    """The whole number an attribute gives; None for anything else."""
    words = (text or "").strip()
    return int(words) if _WHOLE.fullmatch(words) else None


@dataclass(slots=True)
class FoundCell:
    """A cell as it stands, and where each element in it is, as ``(name, start, end)``."""

    start: int
    tag: bytes
    content: ET.Element
    end: int = 0
    parts: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def has_formula(self) -> bool:
        """Whether a formula fills it."""
        return any(name == "f" for name, _, _ in self.parts)


@dataclass(slots=True)
class FoundRow:
    """A row with cells to change; ``tag`` is None for one that is missing.

    ``at`` is where the row starts or would have to; ``gaps`` is where its missing cells go;
    ``above`` is the nearest cell above each of its columns, as ``(row, format)``.
    """

    number: int
    at: int
    tag: bytes | None = None
    end: int = 0
    style: str | None = None
    cells: dict[int, FoundCell] = field(default_factory=dict)
    gaps: dict[int, int] = field(default_factory=dict)
    above: dict[int, tuple[int, str]] = field(default_factory=dict)


@dataclass(slots=True)
class SheetMap:
    """What was found. ``kind`` is the name of the part's outermost element.

    ``orderly`` is False where rows or cells do not come in order, so that there is no telling
    where a missing one belongs.
    """

    kind: str = ""
    orderly: bool = True
    protected: bool = False
    frozen: int = 0
    first_row: int | None = None
    frame: tuple[int, bytes] | None = None
    dimension: tuple[int, bytes, str] | None = None
    rows: dict[int, FoundRow] = field(default_factory=dict)
    columns: list[tuple[int, int, str]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    filled: list[Area] = field(default_factory=list)
    filters: list[Area] = field(default_factory=list)

    def cell(self, position: Position) -> FoundCell | None:
        """A cell that was asked for; None where it is missing."""
        return self.rows[position[0]].cells.get(position[1])

    def format_at(self, position: Position) -> int:
        """The format a cell has now, even one that is not there: its row's or its column's."""
        row = self.rows[position[0]]
        cell = row.cells.get(position[1])
        if cell:
            return whole(cell.content.get("s")) or 0
        return (whole(row.style) if row.style else self._column_format(position[1])) or 0

    def format_for(self, position: Position, headings: int) -> int:
        """The format a change starts from: for a missing cell without any, that of the one above.

        A cell above counts from row ``headings`` on: those before it are headings.
        """
        row, column = self.rows[position[0]], position[1]
        if column in row.cells or row.style or self._column_format(column):
            return self.format_at(position)
        above = row.above.get(column)
        return (whole(above[1]) or 0) if above and above[0] >= headings else 0

    def _column_format(self, column: int) -> int:
        """The format of a whole column; 0 where it has none."""
        for first, last, style in self.columns:
            if first <= column <= last:
                return whole(style) or 0
        return 0
