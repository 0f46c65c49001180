"""How far the sheets of an OpenDocument workbook go, its repeated rows and columns unrolled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from callcert.excel.references import LAST_ROW

_CELLS = {"table-cell", "covered-table-cell"}
_VALUE = ("value-type", "formula")
_BEYOND = LAST_ROW + 1
"""More than any sheet has; how many more says nothing."""


@dataclass(slots=True)
class _Extents:
    """Where the reading stands; ``furthest`` has row and column of each sheet's last content."""

    furthest: dict[str, tuple[int, int]] = field(default_factory=dict)
    sheet: str = ""
    row: int = 0
    rows: int = 1
    column: int = 0
    columns: int = 1

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        given = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        match tag.rpartition(":")[2]:
            case "table":
                self.sheet, self.row, self.rows = given.get("name", ""), 0, 0
                self.furthest.setdefault(self.sheet, (0, 0))
            case "table-row":
                self.row += self.rows
                self.rows = _times(given, "number-rows-repeated")
                self.column, self.columns = 0, 0
            case cell if cell in _CELLS:
                self.column += self.columns
                self.columns = _times(given, "number-columns-repeated")
                if any(name in given for name in _VALUE):
                    self.filled()
            case "p":
                self.filled()

    def filled(self) -> None:
        rows, columns = self.furthest.get(self.sheet, (0, 0))
        furthest = (max(rows, self.row + self.rows), max(columns, self.column + self.columns))
        self.furthest[self.sheet] = furthest


def _times(given: Mapping[str, str], name: str) -> int:
    text = given.get(name, "1").strip()
    return min(max(int(text), 1), _BEYOND) if text.isdecimal() else 1


def furthest_cells(content: bytes) -> Mapping[str, tuple[int, int]]:
    """The furthest row and column of each sheet; raises ``expat.ExpatError`` if it is no XML."""
    seen = _Extents()
    parser = expat.ParserCreate()
    parser.StartElementHandler = seen.start
    parser.Parse(content, True)  # noqa: FBT003  the form expat has
    return seen.furthest
