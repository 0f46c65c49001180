"""A sheet's part read once, for the places of the cells asked for.

Only what the changes need is kept, so that a sheet of a hundred megabytes takes little more
memory than its bytes.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET
from xml.parsers import expat

from callcert.excel.editing.markup import element_end, local, parser, sibling, start_tag
from callcert.excel.editing.sheet_map import YES, FoundCell, FoundRow, SheetMap, area_of, whole
from callcert.excel.look import Refused
from callcert.excel.references import Area, column_number

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?0*([1-9]\d{0,6})", re.ASCII)
_ROWS, _CELLS, _PARTS = 2, 3, 4
"""How deep rows, cells and the contents of cells stand, the sheet itself being at 0."""


def read_map(sheet: str, data: bytes, wanted: Mapping[int, Iterable[int]]) -> SheetMap:
    """Reads a part for the cells wanted, by row; refuses one that is not well-formed."""
    reading = _Reading(data, wanted)
    try:
        reading.parser.Parse(data, True)  # noqa: FBT003  the form expat has
    except expat.ExpatError as wrong:
        raise Refused("damaged", f"the sheet {sheet} is not well-formed") from wrong
    return reading.map


class _Reading:
    """Follows the parser; every handler is short, as it is called for each element."""

    def __init__(self, data: bytes, wanted: Mapping[int, Iterable[int]]) -> None:
        self.map = SheetMap()
        self.parser = parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._data = data
        self._wanted = {row: sorted(columns) for row, columns in wanted.items()}
        self._rows = sorted(wanted)
        self._ahead = deque(self._rows)
        self._columns = {column for columns in self._wanted.values() for column in columns}
        self._above: dict[int, tuple[int, str]] = {}
        self._letters: dict[str, int] = {}
        self._depth = 0
        self._names = {"row": "", "c": "", "f": ""}
        self._in_frame = False
        self._number = -1
        self._row_words = ""
        self._column = -1
        self._row_before = (-1, 0)
        self._cell_before = (-1, 0)
        self._begun = 0
        self._part_begun = 0
        self._row: FoundRow | None = None
        self._missing: deque[int] = deque()
        self._cell: FoundCell | None = None
        self._builder: ET.TreeBuilder | None = None

    # Going down

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        depth = self._depth
        self._depth += 1
        if not self._in_frame:
            self._around(depth, tag, attributes)
        elif depth == _CELLS:
            self._start_cell(tag, attributes)
        elif depth == _ROWS:
            self._start_row(tag, attributes)
        else:
            self._start_part(depth, tag, attributes)

    def _around(self, depth: int, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if depth == 0:
            self.map.kind = name
            self._names = {key: sibling(tag, key) for key in self._names}
        elif depth == 1:
            self._section(name, attributes)
        elif name == "col" and "style" in attributes:
            first, last = whole(attributes.get("min")), whole(attributes.get("max"))
            self.map.columns.append(((first or 1) - 1, (last or 0) - 1, attributes["style"]))
        elif name == "mergeCell":
            self._keep(self.map.merged, attributes.get("ref"))
        elif name == "pane" and attributes.get("state", "").startswith("frozen"):
            self.map.frozen = self.map.frozen or whole(attributes.get("ySplit")) or 0

    def _section(self, name: str, attributes: dict[str, str]) -> None:
        here = self.parser.CurrentByteIndex
        if name == "sheetData":
            self._in_frame = True
            self.map.frame = (here, start_tag(self._data, here))
            self._row_before = (-1, here + len(self.map.frame[1]))
        elif name == "dimension":
            tag = start_tag(self._data, here)
            self.map.dimension = (here, tag, attributes.get("ref", ""))
        elif name == "sheetProtection":
            self.map.protected = attributes.get("sheet", "") in YES
        elif name == "autoFilter":
            self._keep(self.map.filters, attributes.get("ref"))

    def _keep(self, areas: list[Area], reference: str | None) -> None:
        """Keeps an area that a wanted row or one above it is in; a sheet may have many merges."""
        area = area_of(reference)
        if area:
            at = bisect_left(self._rows, area.top)
            if at < len(self._rows) and (
                areas is self.map.filters or self._rows[at] <= area.bottom
            ):
                areas.append(area)

    def _start_row(self, tag: str, attributes: dict[str, str]) -> None:
        given = attributes.get("r")
        number = self._number + 1 if given is None else (whole(given) or 0) - 1
        if number <= self._number or tag != self._names["row"]:
            self.map.orderly = False
        while self._ahead and self._ahead[0] < number:
            self._miss_row(self._ahead.popleft())
        self._number, self._row_words, self._column = number, str(number + 1), -1
        self._begun = self.parser.CurrentByteIndex
        if self._ahead and self._ahead[0] == number:
            self._take_row(self._ahead.popleft(), attributes)

    def _take_row(self, number: int, attributes: dict[str, str]) -> None:
        tag = start_tag(self._data, self._begun)
        row = self._add(FoundRow(number, self._begun, tag))
        if attributes.get("customFormat") in YES:
            row.style = attributes.get("s")
        self._row, self._missing = row, deque(self._wanted[number])
        self._cell_before = (-1, self._begun + len(tag))

    def _miss_row(self, number: int) -> None:
        at = self._end_of(self._row_before)
        row = self._add(FoundRow(number, at))
        row.gaps = dict.fromkeys(self._wanted[number], at)

    def _add(self, row: FoundRow) -> FoundRow:
        columns = self._wanted[row.number]
        row.above = {one: self._above[one] for one in columns if one in self._above}
        self.map.rows[row.number] = row
        return row

    def _start_cell(self, tag: str, attributes: dict[str, str]) -> None:
        if tag != self._names["c"]:
            self.map.orderly = self.map.orderly and self._row is None
            return
        if self.map.first_row is None:
            self.map.first_row = self._number
        column = self._column_of(attributes.get("r"))
        if column <= self._column:
            self.map.orderly = False
        self._column = column
        if self._row:
            self._start_wanted(self._row, tag, attributes)
        if column in self._columns:
            self._above[column] = (self._number, attributes.get("s", "0"))

    def _start_wanted(self, row: FoundRow, tag: str, attributes: dict[str, str]) -> None:
        self._begun = self.parser.CurrentByteIndex
        self._miss_cells(row, self._column)
        if self._missing and self._missing[0] == self._column:
            self._missing.popleft()
            self._builder = ET.TreeBuilder()
            content = self._builder.start(tag, attributes)
            self._cell = FoundCell(self._begun, start_tag(self._data, self._begun), content)
            self.parser.CharacterDataHandler = self._builder.data
            row.cells[self._column] = self._cell

    def _miss_cells(self, row: FoundRow, before: int | None) -> None:
        """The wanted cells that are not there, up to a column or, for None, to the last."""
        while self._missing and (before is None or self._missing[0] < before):
            row.gaps[self._missing.popleft()] = self._end_of(self._cell_before)

    def _column_of(self, reference: str | None) -> int:
        if reference is None:
            return self._column + 1
        letters = reference.removesuffix(self._row_words)
        known = self._letters.get(letters)
        if known is not None and letters != reference:
            return known
        match = _REFERENCE.fullmatch(reference.strip().upper())
        if match is None or int(match[2]) != self._number + 1:
            self.map.orderly = False
            return self._column + 1
        return self._letters.setdefault(letters, column_number(match[1]) - 1)

    def _start_part(self, depth: int, tag: str, attributes: dict[str, str]) -> None:
        if depth == _PARTS:
            self._part_begun = self.parser.CurrentByteIndex
            if tag == self._names["f"] and attributes.get("t") in {"array", "dataTable"}:
                self._keep(self.map.filled, attributes.get("ref"))
        if self._builder:
            self._builder.start(tag, attributes)

    # Coming up

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if not self._in_frame:
            return
        if self._builder:
            self._builder.end(tag)
        if self._depth == _CELLS and self._row:
            self._end_cell()
        elif self._depth == _PARTS and self._cell:
            begun = self._part_begun
            end = element_end(self._data, begun, self.parser.CurrentByteIndex)
            self._cell.parts.append((local(tag), begun, end))
        elif self._depth <= _ROWS:
            self._end_row()

    def _end_cell(self) -> None:
        self._cell_before = (self._begun, self.parser.CurrentByteIndex)
        if self._cell:
            self._cell.end = self._end_of(self._cell_before)
            self.parser.CharacterDataHandler = None
            self._cell = self._builder = None

    def _end_row(self) -> None:
        here = self.parser.CurrentByteIndex
        if self._depth == 1:
            self._in_frame = False
            while self._ahead:
                self._miss_row(self._ahead.popleft())
        elif self._row:
            self._miss_cells(self._row, None)
            self._row_before = (self._row.at, here)
            self._row.end = self._end_of(self._row_before)
            self._row = None
        else:
            self._row_before = (self._begun, here)

    def _end_of(self, before: tuple[int, int]) -> int:
        """Behind the row or cell that started and was seen to end there; see ``element_end``."""
        start, reported = before
        return reported if start < 0 else element_end(self._data, start, reported)
