"""A sheet's own XML, scanned before and beside the reader: how far it goes, what has failed.

The reader makes room for every cell up to the furthest one, and gives a failed formula and a
blank cell alike; so both are found out here. Nearly every program writes cells in one plain
form, which is matched; anything else is parsed, which takes eight times as long.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from callcert.excel.references import column_number

Position = tuple[int, int]
"""Row and column, counted from 1."""

_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([1-9]\d{0,6})"((?: [A-Za-z:]+="[^"<>]*")*) ?(/?)>(</c>)?', re.ASCII
)
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?0*([1-9]\d{0,8})", re.ASCII)
_VALUE = re.compile(rb"<v>([^<]*)</v>")
_ODD = (b"<c\t", b"<c\r", b":c>", b":c\t", b":c\r", b":c\n", b":row")
"""Forms of a cell that are neither matched nor counted; whoever writes them is parsed."""
_CONTENTS = {"v", "is", "f"}
_ROW_END = b"</row>"
_PIECE = 4_000_000
"""Bytes after which a long part is cut."""


@dataclass(frozen=True, slots=True)
class SheetScan:
    """The furthest row and column that hold anything, and the error in each failed cell."""

    rows: int
    columns: int
    errors: Mapping[Position, str]

    def and_then(self, other: "SheetScan") -> "SheetScan":
        """This scan and that of what follows, as one."""
        return SheetScan(
            max(self.rows, other.rows),
            max(self.columns, other.columns),
            {**self.errors, **other.errors} if other.errors else self.errors,
        )


def scan(data: bytes) -> SheetScan:
    """Scans a sheet part; raises ``expat.ExpatError`` where it must be parsed and cannot be."""
    found = SheetScan(0, 0, {})
    for piece in _pieces(data):
        seen = _matched(piece)
        if seen is None:
            return parsed(data)
        found = found.and_then(seen)
    return found


def _pieces(data: bytes) -> Iterator[bytes]:
    """The part cut between rows, so that a long one is never held as matches all at once."""
    start = 0
    while start < len(data):
        cut = data.find(_ROW_END, start + _PIECE)
        end = len(data) if cut < 0 else cut + len(_ROW_END)
        yield data[start:end]
        start = end


def _matched(data: bytes) -> SheetScan | None:
    cells = _CELL.findall(data)
    written = data.count(b"<c ") + data.count(b"<c>") + data.count(b":c ") + data.count(b"<c\n")
    if len(cells) != written or any(form in data for form in _ODD):
        return None
    filled = [cell for cell in cells if not (cell[3] or cell[4])]
    return SheetScan(
        max((int(cell[1]) for cell in filled), default=0),
        max(map(column_number, {cell[0].decode() for cell in filled}), default=0),
        _matched_errors(data) if b' t="e"' in data else {},
    )


def _matched_errors(data: bytes) -> dict[Position, str]:
    errors = {}
    cells = [*_CELL.finditer(data)]
    for match, end in zip(cells, _ends(cells, len(data)), strict=True):
        if b' t="e"' in match[3] and not (match[4] or match[5]):
            value = _VALUE.search(data, match.end(), max(data.find(b"</c>", match.end(), end), 0))
            position = (int(match[2]), column_number(match[1].decode()))
            errors[position] = value[1].decode(errors="replace") if value else ""
    return {position: words for position, words in errors.items() if words}


def _ends(cells: Sequence[re.Match[bytes]], last: int) -> Iterator[int]:
    """Where each cell must have ended: at the next one, so that nothing is searched twice."""
    yield from (cell.start() for cell in cells[1:])
    yield last


@dataclass(slots=True)
class _Parsed:
    row: int = 0
    column: int = 0
    rows: int = 0
    columns: int = 0
    failed: bool = False
    in_value: bool = False
    errors: dict[Position, str] = field(default_factory=dict)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "row":
                given = attributes.get("r", "").strip()
                self.row = int(given) if given.isdecimal() else self.row + 1
                self.column = 0
            case "c":
                self.cell(attributes)
            case content if content in _CONTENTS:
                self.rows = max(self.rows, self.row)
                self.columns = max(self.columns, self.column)
                self.in_value = content == "v" and self.failed

    def cell(self, attributes: dict[str, str]) -> None:
        reference = _REFERENCE.fullmatch(attributes.get("r", "").strip().upper())
        self.column += 1
        if reference:
            self.column, self.row = column_number(reference[1]), int(reference[2])
        self.failed = attributes.get("t") == "e"

    def text(self, words: str) -> None:
        if self.in_value:
            position = (self.row, self.column)
            self.errors[position] = self.errors.get(position, "") + words

    def end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "v":
            self.in_value = False


def parsed(data: bytes) -> SheetScan:
    """The same by parsing, for sheets written in another form."""
    seen = _Parsed()
    parser = expat.ParserCreate()
    parser.StartElementHandler = seen.start
    parser.EndElementHandler = seen.end
    parser.CharacterDataHandler = seen.text
    parser.Parse(data, True)  # noqa: FBT003  the form expat has
    return SheetScan(seen.rows, seen.columns, seen.errors)
