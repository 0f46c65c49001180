"""Edits every workbook of a folder and sees whether anything else in it was lost.

``python -m tests.excel.lossless FOLDER`` looks at all ``.xlsx`` and ``.xlsm`` files below the
folder, says a line on each, and exits with 1 if one of them lost something.
"""

import io
import re
import sys
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

import openpyxl

from callcert.errors import OutsideError
from callcert.excel.editing.edits import CellEdit, Edited, edit_cells
from callcert.excel.editing.package_edit import relations
from callcert.excel.editing.sheet_map import area_of
from callcert.excel.look import SCORECARD_LIMITS, Refused, package_of, scanned
from callcert.excel.names import sheet_parts, workbook_part
from callcert.excel.references import Area
from callcert.excel.workbook import Workbook

LIMITS = replace(SCORECARD_LIMITS, rows=200_000, columns=16_384, cells=5_000_000)
TRIED = 20
MOST_CELLS = 500_000
MERGE = re.compile(rb'mergeCell ref="([^"]*)"')
NEW_DAY = date(2026, 11, 20)
Cells = dict[tuple[str, int, int], str]


def values(content: bytes) -> Cells:
    """Every filled cell of every sheet, as the fast reader gives it."""
    book, found = Workbook(content, LIMITS), {}
    for sheet, (rows, columns) in extents(content).items():
        for row, cells in enumerate(book.values(Area(sheet, 0, 0, rows - 1, columns - 1))):
            for column, value in enumerate(cells):
                if value is not None:
                    found[sheet, row, column] = repr(value)
    return found


def extents(content: bytes) -> dict[str, tuple[int, int]]:
    """How many rows and columns each worksheet has."""
    package = package_of(content, LIMITS)
    assert package is not None
    sheets = {}
    for sheet, part in sheet_parts(package).items():
        data = package.read(part)
        if b"<chartsheet" not in data and b"<dialogsheet" not in data:
            seen = scanned(sheet, data, LIMITS)
            sheets[sheet] = (max(seen.rows, 1), max(seen.columns, 1))
    return sheets


def openpyxl_cells(content: bytes) -> Cells | None:
    """Every cell with its formula and format by another reader; None where it cannot read.

    It makes a cell of each one that is merged, and of each one up to the furthest.
    """
    if _merged(content) > MOST_CELLS:
        return None
    try:
        with warnings.catch_warnings(action="ignore"):  # of what it would lose itself
            book = openpyxl.load_workbook(io.BytesIO(content))
        if sum(sheet.max_row * sheet.max_column for sheet in book.worksheets) > MOST_CELLS:
            return None
        return {
            (sheet.title, row, column): f"{_words(cell.value)} {cell.number_format}"
            for sheet in book.worksheets
            for row, cells in enumerate(sheet.iter_rows())
            for column, cell in enumerate(cells)
            if cell.value is not None or cell.has_style
        }
    except Exception:  # noqa: BLE001  what it cannot read is compared by the other reader alone
        return None


def _merged(content: bytes) -> int:
    """How many cells are merged with others."""
    package = package_of(content, LIMITS)
    assert package is not None
    parts = [package.read(part) for part in sheet_parts(package).values()]
    areas = [area_of(ref.decode()) for part in parts for ref in MERGE.findall(part)]
    return sum(area.height * area.width for area in areas if area)


def _words(value: object) -> str:
    """A value; of a formula over several cells its text and place."""
    return repr(value.__dict__) if hasattr(value, "ref") else repr(value)


def candidates(content: bytes, sheet: str) -> Iterator[tuple[int, int, str]]:
    """Filled cells of a sheet."""
    for (where, row, column), value in values(content).items():
        if where == sheet:
            yield row, column, value


def editable(content: bytes, edits: Iterator[CellEdit]) -> CellEdit | None:
    """The first of some edits that is not refused."""
    for edit in islice(edits, TRIED):
        if not edit_cells(content, [edit], LIMITS).refused:
            return edit
    return None


def chosen(content: bytes) -> list[CellEdit]:
    """Edits of the first sheet that has cells open to changes."""
    found = (chosen_on(content, sheet, *far) for sheet, far in extents(content).items())
    return next((edits for edits in found if edits), [])


def chosen_on(content: bytes, sheet: str, rows: int, columns: int) -> list[CellEdit]:
    """A new text, a text below another, a day, and a cell beyond the used ones."""
    filled = list(candidates(content, sheet))
    texts = [(row, column) for row, column, value in filled if value.startswith(("'", '"'))]
    known = set(texts)
    others = [(row, column) for row, column, value in filled if (row, column) not in known]
    found = [
        editable(content, (CellEdit(sheet, *at, "changed") for at in texts)),
        editable(content, (CellEdit(sheet, *at, "added", append=True) for at in texts[::-1])),
        editable(content, (CellEdit(sheet, *at, NEW_DAY) for at in [*others, (rows, 0)])),
        editable(content, iter([CellEdit(sheet, rows + 1, columns, "beyond")])),
    ]
    return list({(edit.row, edit.column): edit for edit in found if edit}.values())


def losses(content: bytes, edits: list[CellEdit], edited: Edited) -> list[str]:
    """What is not as it was, but for the cells that were to be changed."""
    package = package_of(content, LIMITS)
    assert package is not None
    book = workbook_part(package)
    styles = [part for kind, part in relations(package, book) if kind == "styles"]
    free = {book, *styles, sheet_parts(package)[edits[0].sheet]}
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(io.BytesIO(edited.content)) as new,
    ):
        found = [] if old.namelist() == new.namelist() else ["the list of parts"]
        found += [
            name
            for name in old.namelist()
            if name not in free | set(found) and old.read(name) != new.read(name)
        ]
    targets = {(edit.sheet, edit.row, edit.column) for edit in edits}
    found += _unlike(values(content), values(edited.content), targets)
    before = openpyxl_cells(content)
    if before is not None:
        found += _unlike(before, openpyxl_cells(edited.content) or {}, targets)
    return found


def _unlike(old: Cells, new: Cells, targets: set[tuple[str, int, int]]) -> list[str]:
    cells = (old.keys() | new.keys()) - targets
    return [
        f"{cell}: {old.get(cell)} -> {new.get(cell)}"
        for cell in sorted(cells)
        if old.get(cell) != new.get(cell)
    ]


def outcome(content: bytes) -> tuple[str, str]:
    """What came of a workbook in a word, and more on it."""
    try:
        edit_cells(content, [CellEdit("", 0, 0, None)], LIMITS)  # refused if it is no such file
        edits = chosen(content)
        if not edits:
            return "nothing to edit", ""
        edited = edit_cells(content, edits, LIMITS)
        lost = losses(content, edits, edited)
    except Refused as refused:
        return "refused", f"{refused.code} {refused.reason}".strip()
    except OutsideError as failed:
        return "check failed", str(failed)
    if edited.refused:
        return "refused in part", "; ".join(reason for _, reason in edited.refused)
    return ("lost", "; ".join(lost[:3])) if lost else ("kept", f"{len(edits)} cells changed")


def main(folder: Path) -> int:
    """Looks at every file; the exit code."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.xls[xm]")):
        word, more = outcome(path.read_bytes())
        counts[word] += 1
        sys.stdout.write(f"{path.relative_to(folder)}: {word}{f' ({more})' if more else ''}\n")
        sys.stdout.flush()
    sys.stdout.write(f"{dict(counts)}\n")
    return 1 if counts["lost"] else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
