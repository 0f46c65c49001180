"""Changes single cells of a workbook that belongs to other people, and nothing else in it.

Only the bytes of those cells are exchanged in the sheet's own part; every other part stays byte
for byte, but for the mark that has formulas calculated anew and a cell format that had to be
added. What was written is read back and compared with the original before anybody gets it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from callcert.excel.editing.cell_edit import CellEdit, EditValue
from callcert.excel.editing.edit_check import Pair, check
from callcert.excel.editing.edited_book import EditedBook
from callcert.excel.editing.package_edit import repacked
from callcert.excel.look import Limits
from callcert.excel.workbook import Workbook

__all__ = ["CellEdit", "EditValue", "Edited", "edit_cells"]


@dataclass(frozen=True, slots=True)
class Edited:
    """The workbook's new bytes, and the edits that were not made.

    Each of those has its reason, which completes "... was not changed: ".
    """

    content: bytes
    refused: tuple[tuple[CellEdit, str], ...]


def edit_cells(content: bytes, edits: Sequence[CellEdit], limits: Limits) -> Edited:
    """The workbook with those cells changed, and all else in it as it was.

    Raises ``Refused`` for a file that is not to be changed at all, and ``OutsideError`` where
    the new file is not the old one with those cells changed.
    """
    if not edits:
        return Edited(content, ())
    book = EditedBook(content, limits)
    before = Workbook(content, limits)
    for sheet, cells in book.sorted_out(edits).items():
        book.change(sheet, cells)
    changed = book.changed_parts()
    if changed:
        new = repacked(content, changed)
        check(Pair(content, new, book.part, book.styles_part, book.made), before, limits)
        content = new
    refused = sorted(book.refused.items())
    return Edited(content, tuple((edits[at], reason) for at, reason in refused))
