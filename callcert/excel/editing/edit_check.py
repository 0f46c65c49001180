"""A changed workbook compared with the original before anybody gets it.

Nothing here knows how the change was made: the two files are read side by side, the changed
cells left out, and have to be the same; the changed cells have to read as was asked.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Protocol
from xml.parsers import expat

from callcert.domain.scorecard import CellValue
from callcert.errors import OutsideError
from callcert.excel.editing.edit_traces import BookTrace, Position, SheetTrace, StylesTrace
from callcert.excel.look import Limits, Refused
from callcert.excel.references import Area, Place
from callcert.excel.sheet_scan import scan
from callcert.excel.workbook import Workbook

_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Asked(Protocol):
    """An edit, as far as the check has to know it."""

    @property
    def value(self) -> str | int | float | date | None:
        """What was to be written."""

    @property
    def append(self) -> bool:
        """Whether it was to go below what was there."""


@dataclass(frozen=True, slots=True)
class Made:
    """The edits made on one sheet, by cell, and the part the sheet is kept in."""

    part: str
    cells: Mapping[Position, Sequence[Asked]]


@dataclass(frozen=True, slots=True)
class Pair:
    """The two files, the parts of the workbook and of its formats, the edits by sheet."""

    old: bytes
    new: bytes
    book_part: str
    styles_part: str
    made: Mapping[str, Made]


class Differs(Exception):  # noqa: N818  a verdict about the two files
    """They differ where they must not; ``str()`` says where."""


def check(pair: Pair, before: Workbook, limits: Limits) -> None:
    """Raises ``OutsideError`` unless the new file is the old one with those cells changed.

    ``before`` is the old file, opened; a sheet of it that cannot be read is ``Refused``.
    """
    with _failing():
        same_parts(pair)
    areas = {sheet: _extent(sheet, pair, made.part) for sheet, made in pair.made.items()}
    old = {sheet: before.values(area) for sheet, area in areas.items()}
    with _failing():
        after = Workbook(pair.new, limits)
        for sheet, made in pair.made.items():
            same_values(made, old[sheet], after.values(areas[sheet]))


@contextmanager
def _failing() -> Iterator[None]:
    """Whatever is wrong with the new file is one line for a person."""
    try:
        yield
    except (Differs, Refused, expat.ExpatError) as wrong:
        where = wrong.reason if isinstance(wrong, Refused) else str(wrong)
        message = f"the workbook was not changed: the check of the new file failed ({where})"
        raise OutsideError(message) from wrong


def same_parts(pair: Pair) -> None:
    """Raises ``Differs`` where a part is not what it was, but for what the edits explain."""
    sheets = {made.part: made.cells for made in pair.made.values()}
    with ExitStack() as stack:
        old = stack.enter_context(zipfile.ZipFile(io.BytesIO(pair.old)))
        new = stack.enter_context(zipfile.ZipFile(io.BytesIO(pair.new)))
        if _listed(old) != _listed(new):
            message = "its list of parts is another"
            raise Differs(message)
        for name in old.namelist():
            one, other = old.read(name), new.read(name)
            if one != other and not _explained(pair, sheets.get(name), name, one, other):
                message = f"its part {name} is another"
                raise Differs(message)


def _listed(package: zipfile.ZipFile) -> list[tuple[str, int]]:
    return [(entry.filename, entry.compress_type) for entry in package.infolist()]


def _explained(
    pair: Pair, cells: Mapping[Position, object] | None, name: str, old: bytes, new: bytes
) -> bool:
    """Whether two different parts differ in nothing but what may be changed in them."""
    if cells is not None:
        return SheetTrace(cells.keys()).of(old) == SheetTrace(cells.keys()).of(new)
    if name == pair.book_part:
        return BookTrace().of(old) == BookTrace().of(new)
    if name == pair.styles_part:
        before = StylesTrace()
        return before.of(old) == StylesTrace(before.formats).of(new)
    return False


def same_values(
    made: Made, old: Sequence[Sequence[CellValue]], new: Sequence[Sequence[CellValue]]
) -> None:
    """Raises ``Differs`` where a changed cell does not read as asked, or any other has changed."""
    for number, (before, after) in enumerate(zip_longest(old, new, fillvalue=())):
        if before == after:
            continue
        for column, values in enumerate(zip_longest(before, after)):
            if (number, column) not in made.cells and repr(values[0]) != repr(values[1]):
                message = f"{Place(number, column)} reads otherwise"
                raise Differs(message)
    for (row, column), edits in made.cells.items():
        if not reads_as(edits, old[row][column], new[row][column]):
            message = f"{Place(row, column)} does not read as it should"
            raise Differs(message)


def _extent(sheet: str, pair: Pair, part: str) -> Area:
    """All cells that either file has anything in, the changed ones included."""
    rows, columns = 1, 1
    for content in (pair.old, pair.new):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            seen = scan(package.read(part))
        rows, columns = max(rows, seen.rows), max(columns, seen.columns)
    cells = pair.made[sheet].cells
    bottom = max(rows - 1, *(row for row, _ in cells))
    return Area(sheet, 0, 0, bottom, max(columns - 1, *(column for _, column in cells)))


def reads_as(edits: Sequence[Asked], old: CellValue, new: CellValue) -> bool:
    """Whether a cell that held ``old`` now holds what those edits make of it."""
    if edits[0].append:
        added = "\n".join(_lines(str(edit.value)) for edit in edits)
        return isinstance(new, str) and _lengthened(old, new, added)
    wanted = edits[0].value
    if wanted is None or wanted == "":
        return new is None
    if isinstance(wanted, str):
        return isinstance(new, str) and _same_text(new, wanted)
    if isinstance(wanted, bool) or isinstance(new, bool):
        return wanted is new
    return _same_number(wanted, new)


def _lengthened(old: CellValue, new: str, added: str) -> bool:
    if old is None:
        return _same_text(new, added)
    if isinstance(old, bool):
        kept = str(old).upper()
    else:
        kept = format(old, ".15g") if isinstance(old, int | float) else str(old)
    return _same_text(new, f"{kept}\n{added}")


def _same_text(read: str, wanted: str) -> bool:
    """Whatever ends the lines; a code that the reader leaves alone stands for its character."""
    seen = _lines(read)
    return _lines(wanted) in {seen, _CODE.sub(lambda match: chr(int(match[1], 16)), seen)}


def _same_number(wanted: float | date, new: CellValue) -> bool:
    if isinstance(wanted, date):
        return isinstance(new, date) and new == wanted
    return isinstance(new, int | float) and new == wanted


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
