"""Why a cell must not be changed: formulas, merges, tables, protection. In words for a person."""

from collections.abc import Iterator
from typing import NamedTuple

from callcert.excel.editing.markup import outline
from callcert.excel.editing.package_edit import relations
from callcert.excel.editing.sheet_map import Position, SheetMap, area_of, whole
from callcert.excel.editing.styles_edit import Styles
from callcert.excel.look import Package
from callcert.excel.references import Area, Place, column_letters


class Guard(NamedTuple):
    """Cells that are not to be touched, and why."""

    area: Area
    reason: str
    corner_too: bool = True


class SheetGuards(NamedTuple):
    """What the parts beside a sheet guard in it, and the row of each table's headings."""

    guards: list[Guard]
    headings: list[int]


def guards_of(package: Package, part: str) -> SheetGuards:
    """The tables and pivot tables of a sheet."""
    guards: list[Guard] = []
    headings: list[int] = []
    for relation in relations(package, part):
        if relation.kind not in {"table", "pivotTable"}:
            continue
        for element in outline(relation.part, package.read(relation.part)):
            area = area_of(element.attributes.get("ref"))
            if area and element.name == "location":
                guards.append(Guard(area, "it belongs to a pivot table"))
            elif area and element.name == "table":
                rows = _edges(area, element.attributes)
                guards += rows
                headings += [guard.area.bottom for guard in rows if guard.area.top == area.top]
    return SheetGuards(guards, headings)


def _edges(area: Area, attributes: dict[str, str]) -> list[Guard]:
    """The heading row of a table and its row of totals, as far as it has them."""
    name = attributes.get("displayName", "")
    given = whole(attributes.get("headerRowCount"))
    heads = 1 if given is None else given
    totals = whole(attributes.get("totalsRowCount")) or 0
    guards = []
    if heads:
        rows = Area(area.sheet, area.top, area.left, area.top + heads - 1, area.right)
        guards.append(Guard(rows, f"it is a heading of the table {name}"))
    if totals:
        rows = Area(area.sheet, area.bottom - totals + 1, area.left, area.bottom, area.right)
        guards.append(Guard(rows, f"it is in the row of totals of the table {name}"))
    return guards


def first_data_row(found: SheetMap, guards: SheetGuards, row: int) -> int:
    """The row below the headings that stand above a cell's row.

    Headings are those of a table or a filter and the rows that are frozen; where there are none,
    the first row with cells.
    """
    rows = [*guards.headings, *(area.top for area in found.filters), found.frozen - 1]
    known = [one for one in rows if 0 <= one < row]
    return max(known) + 1 if known else (found.first_row or 0) + 1


def obstacle(
    found: SheetMap, guards: SheetGuards, styles: Styles | None, position: Position
) -> str | None:
    """Why this cell must stay as it is; None where it may be changed."""
    cell = found.cell(position)
    if cell and cell.has_formula:
        return "it holds a formula"
    for guard in _guards(found, guards):
        corner = (guard.area.top, guard.area.left)
        if _covers(guard.area, position) and (guard.corner_too or position != corner):
            return guard.reason
    if found.protected and _is_locked(found, styles, position):
        return "it is locked and its sheet is protected"
    return None


def _guards(found: SheetMap, guards: SheetGuards) -> Iterator[Guard]:
    """All that guards cells of a sheet; a merge leaves its first cell free."""
    for area in found.filled:
        yield Guard(area, f"it is filled by the formula in {Place(area.top, area.left)}")
    for area in found.merged:
        yield Guard(area, f"it is part of the merged cells {_words(area)}", corner_too=False)
    yield from guards.guards


def _is_locked(found: SheetMap, styles: Styles | None, position: Position) -> bool:
    return styles is None or styles.is_locked(found.format_at(position))


def _covers(area: Area, position: Position) -> bool:
    row, column = position
    return area.top <= row <= area.bottom and area.left <= column <= area.right


def _words(area: Area) -> str:
    last = f"{column_letters(area.right + 1)}{area.bottom + 1}"
    return f"{Place(area.top, area.left)}:{last}"
