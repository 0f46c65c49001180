"""Moves the cells of a form, and the truth about them with it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from tests.foreign.form import Form, Item, Place, Sheet, Spot, Truth

Where = Callable[[int], int]
Kept = TypeVar("Kept")


def stay(index: int) -> int:
    """Where a row or column goes that does not move."""
    return index


def inserted(at: int, count: int = 1) -> Where:
    """Where rows or columns go when ``count`` of them are put in before ``at``."""
    return lambda index: index + count if index >= at else index


def moved(form: Form, key: str, rows: Where = stay, cols: Where = stay) -> Form:
    """The form with the rows and columns of one sheet elsewhere."""

    def spot(old: Spot) -> Spot:
        return (rows(old[0]), cols(old[1]))

    def place(old: Place) -> Place:
        return Place(key, *spot(old.spot)) if old.sheet == key else old

    sheets = tuple(_moved(s, rows, cols) if s.key == key else s for s in form.sheets)
    return replace(form, sheets=sheets, truth=placed(form.truth, place))


def placed(truth: Truth, place: Callable[[Place], Place]) -> Truth:
    """The same truth at other places."""

    def item(old: Item) -> Item:
        points_at = old.points_at and place(old.points_at)
        marks_at = tuple(map(place, old.marks_at))
        return replace(old, text_at=place(old.text_at), points_at=points_at, marks_at=marks_at)

    return replace(
        truth,
        places={name: place(at) for name, at in truth.places.items()},
        score_at=tuple(map(place, truth.score_at)),
        score_also_at={kind: tuple(map(place, at)) for kind, at in truth.score_also_at.items()},
        labels=tuple(replace(label, at=place(label.at)) for label in truth.labels),
        items=tuple(map(item, truth.items)),
        feedback_at=tuple(map(place, truth.feedback_at)),
    )


def row_seams(sheet: Sheet) -> list[int]:
    """Rows before which another may stand without parting what belongs together."""
    used = {row for row, _ in sheet.cells} | {row for row, _ in sheet.looks}
    free = [row for row in range(2, sheet.last_row) if row not in used]
    return [row for row in free if not _inside(sheet, row, 0)]


def col_seams(sheet: Sheet) -> list[int]:
    """Columns before which another may stand: the empty ones."""
    used = {col for _, col in sheet.cells} | {col for _, col in sheet.looks}
    free = [col for col in range(2, sheet.last_col) if col not in used]
    return [col for col in free if not _inside(sheet, col, 1)]


def bands(sheet: Sheet) -> list[range]:
    """Blocks of rows with an empty row between them."""
    cuts = [0, *row_seams(sheet), sheet.last_row + 1]
    found = [range(a + 1, b) for a, b in pairwise(cuts)]
    return [band for band in found if len(band)]


def _inside(sheet: Sheet, index: int, axis: int) -> bool:
    return any(area[axis] < index <= area[axis + 2] for area in sheet.merges)


def _moved(sheet: Sheet, rows: Where, cols: Where) -> Sheet:
    def at(cells: Mapping[Spot, Kept]) -> dict[Spot, Kept]:
        return {(rows(row), cols(col)): value for (row, col), value in cells.items()}

    return replace(
        sheet,
        cells=at(sheet.cells),
        formats=at(sheet.formats),
        looks=at(sheet.looks),
        merges=tuple((rows(a), cols(b), rows(c), cols(d)) for a, b, c, d in sheet.merges),
        hidden_rows=frozenset(map(rows, sheet.hidden_rows)),
        hidden_cols=frozenset(map(cols, sheet.hidden_cols)),
    )
