"""Changed cells put into a sheet's part: those bytes are exchanged, all others stay."""

from collections.abc import Mapping
from dataclasses import dataclass

from callcert.excel.editing.markup import (
    Splice,
    closes_itself,
    emptied,
    filled,
    prefix_of,
    retagged,
    spliced,
)
from callcert.excel.editing.sheet_map import FoundCell, FoundRow, Position, SheetMap, area_of, whole
from callcert.excel.references import Place, column_letters

_VALUES = {"v", "is"}


@dataclass(frozen=True, slots=True)
class Change:
    """What a cell becomes: its format, the type of its value (None for numbers), its contents."""

    style: int
    kind: str | None
    contents: bytes


def prefix_at(found: SheetMap, position: Position) -> bytes:
    """The namespace prefix that the contents of a cell have to carry."""
    row = found.rows[position[0]]
    cell = row.cells.get(position[1])
    frame = found.frame[1] if found.frame else b""
    return prefix_of(cell.tag if cell else row.tag or frame)


def changed_sheet(data: bytes, found: SheetMap, changes: Mapping[Position, Change]) -> bytes:
    """The part with the changes made and its dimension widened where they lie outside it.

    Emptying a cell that is not there changes nothing.
    """
    by_row: dict[int, dict[int, Change]] = {}
    for (row, column), change in sorted(changes.items()):
        if change.contents or column in found.rows[row].cells:
            by_row.setdefault(row, {})[column] = change
    splices = [
        splice
        for number, some in by_row.items()
        for splice in _row_splices(data, found, found.rows[number], some)
    ]
    return spliced(data, [*_framed(found, splices), *_widened(found, by_row)])


def _row_splices(
    data: bytes, found: SheetMap, row: FoundRow, changes: Mapping[int, Change]
) -> list[Splice]:
    if row.tag is None:
        cells = b"".join(_new_cell(found, row, *item) for item in changes.items())
        prefix = prefix_at(found, (row.number, next(iter(changes))))
        tag = b"<" + prefix + f'row r="{row.number + 1}">'.encode()
        return [(row.at, row.at, filled(tag, cells))]
    if closes_itself(row.tag):
        cells = b"".join(_new_cell(found, row, *item) for item in changes.items())
        return [(row.at, row.end, filled(row.tag, cells))]
    splices = []
    for column, change in changes.items():
        cell = row.cells.get(column)
        if cell:
            splices.append((cell.start, cell.end, _changed_cell(data, cell, change)))
        else:
            at = row.gaps[column]
            splices.append((at, at, _new_cell(found, row, column, change)))
    return splices


def _new_cell(found: SheetMap, row: FoundRow, column: int, change: Change) -> bytes:
    prefix = prefix_at(found, (row.number, column))
    tag = b"<" + prefix + f'c r="{Place(row.number, column)}">'.encode()
    style = str(change.style) if change.style else None
    return filled(retagged(tag, {"s": style, "t": change.kind}), change.contents)


def _changed_cell(data: bytes, cell: FoundCell, change: Change) -> bytes:
    """The cell with another value; what else is in it stays, but for notes on the old value."""
    changes = {"t": change.kind, "vm": None, "cm": None}
    if change.style != (whole(cell.content.get("s")) or 0):
        changes["s"] = str(change.style)
    tag = retagged(cell.tag, changes)
    contents = change.contents + _kept(data, cell)
    return filled(tag, contents) if contents else emptied(tag)


def _kept(data: bytes, cell: FoundCell) -> bytes:
    if closes_itself(cell.tag):
        return b""
    begun = cell.start + len(cell.tag)
    inner = data[begun : data.rindex(b"</", begun, cell.end)]
    values = [(start, end) for name, start, end in cell.parts if name in _VALUES]
    return spliced(inner, [(start - begun, end - begun, b"") for start, end in values])


def _framed(found: SheetMap, splices: list[Splice]) -> list[Splice]:
    """The same, unless the sheet's rows have a frame that closes itself and must be opened."""
    if not (splices and found.frame and closes_itself(found.frame[1])):
        return splices
    start, tag = found.frame
    return [(start, start + len(tag), filled(tag, b"".join(new for _, _, new in splices)))]


def _widened(found: SheetMap, changed: Mapping[int, Mapping[int, Change]]) -> list[Splice]:
    if not (changed and found.dimension):
        return []
    start, tag, reference = found.dimension
    old = area_of(reference)
    if old is None:
        return []
    columns = [column for some in changed.values() for column in some]
    top, bottom = min(old.top, *changed), max(old.bottom, *changed)
    left, right = min(old.left, *columns), max(old.right, *columns)
    if (top, left, bottom, right) == (old.top, old.left, old.bottom, old.right):
        return []
    corners = f"{Place(top, left)}:{column_letters(right + 1)}{bottom + 1}"
    return [(start, start + len(tag), retagged(tag, {"ref": corners}))]
