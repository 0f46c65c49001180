"""What a sheet hides and merges: rows and columns nobody sees, and cells that take several.

Only ``.xlsx`` says so in a way that is quick to find out; of other formats nothing is known.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from callcert.domain.cells import LAST_COLUMN, column_number
from callcert.excel.limits import SCORECARD_LIMITS
from callcert.excel.names import sheet_parts
from callcert.excel.package import package_of

_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^<>]*)/?>")
_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*)/?>")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^<>]*\bref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})\d{1,7}\""
)
_ATTRIBUTE = re.compile(rb"\b(\w+)=\"([^\"]*)\"")
_MOST_MERGED = 2_000
"""Merged areas that are looked at; a form has some fifty."""

_ON = {b"1", b"true"}


@dataclass(frozen=True, slots=True)
class Looks:
    """Hidden rows and columns, counted from 0, and how many columns a merged cell takes."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    wide: tuple[tuple[tuple[int, int], int], ...] = ()


def looks_of(content: bytes) -> Mapping[str, Looks]:
    """The looks of each sheet by its name; none for a format that does not tell."""
    package = package_of(content, SCORECARD_LIMITS)
    if package is None or "xl/workbook.xml" not in package.names:
        return {}
    parts = sheet_parts(package)
    return {
        sheet: _looks(package.read(part)) for sheet, part in parts.items() if part in package.names
    }


def _looks(data: bytes) -> Looks:
    rows = [_numbers(found[1]) for found in _ROW.finditer(data) if b"hidden" in found[1]]
    columns = [_numbers(found[1]) for found in _COLUMN.finditer(data) if b"hidden" in found[1]]
    return Looks(
        frozenset(
            int(row[b"r"]) - 1 for row in rows if _is_hidden(row) and row.get(b"r", b"").isdigit()
        ),
        frozenset(one for column in columns if _is_hidden(column) for one in _between(column)),
        tuple(_wide(data)),
    )


def _numbers(attributes: bytes) -> dict[bytes, bytes]:
    return dict(_ATTRIBUTE.findall(attributes))


def _is_hidden(attributes: Mapping[bytes, bytes]) -> bool:
    return attributes.get(b"hidden") in _ON


def _between(column: Mapping[bytes, bytes]) -> range:
    first, last = column.get(b"min", b""), column.get(b"max", b"")
    if not (first.isdigit() and last.isdigit()):
        return range(0)
    return range(int(first) - 1, min(int(last), LAST_COLUMN))


def _wide(data: bytes) -> Iterator[tuple[tuple[int, int], int]]:
    for number, found in enumerate(_MERGED.finditer(data)):
        if number == _MOST_MERGED:
            return
        first, last = (column_number(letters.decode()) for letters in (found[1], found[3]))
        yield (int(found[2]) - 1, first - 1), last - first + 1
