"""Traces of a part: a digest of all its elements, attributes and texts but for some left out.

Two parts with the same trace differ only in what was left out. They are made without any of
the code that changes parts, so that the one can check the other.
"""

import hashlib
import re
from collections.abc import Collection
from xml.parsers import expat

from callcert.excel.references import column_number

Position = tuple[int, int]

_CELL = re.compile(r"([A-Z]+)([0-9]+)", re.ASCII)
_PIECES = 10_000
_SHEET_ROWS, _SHEET_CELLS = 2, 3


class Trace:
    """Follows a part; what ``hides`` says stays out, with everything in it."""

    def __init__(self) -> None:
        self.depth = 0
        self.section = ""
        self._hidden = 0
        self._pieces: list[str] = []
        self._digest = hashlib.blake2b()

    def of(self, data: bytes) -> bytes:
        """The digest of a part; raises ``expat.ExpatError`` for a broken one."""
        parser = expat.ParserCreate()
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(data, True)  # noqa: FBT003  the form expat has
        self._flush()
        return self._digest.digest()

    def hides(self, name: str, attributes: list[str]) -> bool:
        """Whether an element is left out; ``depth`` is 0 for the outermost."""
        raise NotImplementedError

    def note(self, words: str) -> None:
        """Adds to the trace."""
        self._pieces.append(words)
        if len(self._pieces) > _PIECES:
            self._flush()

    def begun(self, tag: str, attributes: list[str]) -> None:
        """Adds an element's beginning."""
        self.note(_beginning(tag, attributes))

    def ended(self) -> None:
        """Adds an element's end."""
        self.note("\3")

    def _start(self, tag: str, attributes: list[str]) -> None:
        name = tag.rpartition(":")[2]
        if self.depth == 1:
            self.section = name
        if self._hidden or self.hides(name, attributes):
            self._hidden += 1
        else:
            self.begun(tag, attributes)
        self.depth += 1

    def _end(self, _: str) -> None:
        self.depth -= 1
        if self._hidden:
            self._hidden -= 1
        else:
            self.ended()

    def _text(self, words: str) -> None:
        if not self._hidden:
            self.note(words)

    def _flush(self) -> None:
        self._digest.update("".join(self._pieces).encode())
        self._pieces.clear()


class SheetTrace(Trace):
    """Leaves out the cells with these rows and columns, from 0, and what the sheet's extent is.

    A row that holds none but such cells, and says nothing but its number, is left out too.
    """

    def __init__(self, cells: Collection[Position]) -> None:
        super().__init__()
        self._cells = cells
        self._rows = {row for row, _ in cells}
        self._row = self._column = -1
        self._held = ""

    def hides(self, name: str, attributes: list[str]) -> bool:
        """A dimension and the cells named."""
        if self.section != "sheetData":
            return self.depth == 1 and name == "dimension"
        if self.depth == _SHEET_ROWS and name == "row":
            given = _value(attributes, "r")
            self._row = int(given) - 1 if given else self._row + 1
            self._column = -1
        if self.depth != _SHEET_CELLS or name != "c":
            return False
        match = _CELL.fullmatch((_value(attributes, "r") or "").replace("$", "").upper())
        self._column = column_number(match[1]) - 1 if match else self._column + 1
        return (self._row, self._column) in self._cells

    def note(self, words: str) -> None:
        """Adds to the trace, first of all the row this is in."""
        if self._held:
            super().note(self._held)
            self._held = ""
        super().note(words)

    def begun(self, tag: str, attributes: list[str]) -> None:
        """Adds an element's beginning; that of a plain row is held back."""
        in_frame = self.section == "sheetData" and self.depth == _SHEET_ROWS
        if in_frame and self._row in self._rows and attributes[::2] == ["r"]:
            self._held = _beginning(tag, attributes)
        else:
            super().begun(tag, attributes)

    def ended(self) -> None:
        """Adds an element's end, unless its beginning is still held back."""
        if self._held:
            self._held = ""
        else:
            super().ended()


class BookTrace(Trace):
    """Leaves out how the workbook is calculated."""

    def hides(self, name: str, attributes: list[str]) -> bool:  # noqa: ARG002  others look at them
        """The settings of the calculation."""
        return self.depth == 1 and name == "calcPr"


class StylesTrace(Trace):
    """Leaves out the cell formats from a number on, and how many there are said to be."""

    def __init__(self, known: int | None = None) -> None:
        super().__init__()
        self.formats = 0
        self._known = known

    def hides(self, name: str, attributes: list[str]) -> bool:  # noqa: ARG002  others look at them
        """A cell format beyond those known; all are counted."""
        if self.section != "cellXfs" or self.depth != _SHEET_ROWS:
            return False
        self.formats += 1
        return self._known is not None and self.formats > self._known

    def begun(self, tag: str, attributes: list[str]) -> None:
        """Adds an element's beginning; the list's own without its count."""
        if self.section == "cellXfs" and self.depth == 1:
            pairs = list(zip(attributes[::2], attributes[1::2], strict=True))
            attributes = [word for pair in pairs if pair[0] != "count" for word in pair]
        super().begun(tag, attributes)


def _beginning(tag: str, attributes: list[str]) -> str:
    """An element's beginning, told from any text by letters that XML cannot hold."""
    return "\1" + "\2".join([tag, *attributes]) + "\4"


def _value(attributes: list[str], name: str) -> str | None:
    """An attribute of a flat list of names and values."""
    names = attributes[::2]
    return attributes[2 * names.index(name) + 1] if name in names else None
