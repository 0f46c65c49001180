"""A workbook while cells of it are changed: what was asked, what is refused, which parts change."""

from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree as ET

from callcert.excel.editing.book_edit import counts_from_1904, has_formulas, recalculating
from callcert.excel.editing.cell_edit import CellEdit
from callcert.excel.editing.cell_guards import first_data_row, guards_of, obstacle
from callcert.excel.editing.edit_check import Made
from callcert.excel.editing.markup import is_utf8
from callcert.excel.editing.new_value import (
    Setting,
    Unchanged,
    appended,
    replaced,
    shared_number,
)
from callcert.excel.editing.package_edit import refuse_doubled, relations
from callcert.excel.editing.shared_strings import strings_at
from callcert.excel.editing.sheet_edit import Change, changed_sheet, prefix_at
from callcert.excel.editing.sheet_map import Position, SheetMap
from callcert.excel.editing.sheet_reading import read_map
from callcert.excel.editing.styles_edit import Styles, UnusableStyles
from callcert.excel.look import Format, Limits, Package, Refused, format_of, package_of, scanned
from callcert.excel.names import sheet_parts, workbook_part
from callcert.excel.references import LAST_COLUMN, LAST_ROW

_KINDS: Mapping[Format, str] = {"xls": "an .xls", "xlsb": "an .xlsb", "ods": "an .ods"}
_SIGNATURES = "_xmlsignatures/"

_Edits = list[tuple[int, CellEdit]]
"""Edits of one cell, with their places in the order given."""

_Asked = dict[Position, _Edits]


class EditedBook:
    """A workbook on its way: what was changed so far, and which edits were refused."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        self._limits = limits
        self._package = _opened(content, limits)
        self.part, self._sheets = workbook_part(self._package), sheet_parts(self._package)
        self._others = dict(relations(self._package, self.part))
        self._from_1904 = counts_from_1904(self.part, self._package.read(self.part))
        self._styles = self._read_styles()
        self._changed: dict[str, bytes] = {}
        self.made: dict[str, Made] = {}
        self.refused: dict[int, str] = {}

    @property
    def styles_part(self) -> str:
        """Where the formats of cells are; empty where there are none."""
        return self._others.get("styles", "")

    def changed_parts(self) -> dict[str, bytes]:
        """All parts that differ from the workbook's own."""
        parts = dict(self._changed)
        if parts and has_formulas(self._package.read(part) for part in self._sheet_parts()):
            parts[self.part] = recalculating(self.part, self._package.read(self.part))
        if parts and self._styles:
            parts[self.styles_part] = self._styles.written()
        return parts

    def sorted_out(self, edits: Sequence[CellEdit]) -> dict[str, _Asked]:
        """The edits by sheet and cell, without those that cannot be made whatever is there."""
        written = {name.casefold(): name for name in reversed(self._sheets)}
        found: dict[str, _Asked] = {}
        for at, edit in enumerate(edits):
            sheet = written.get(edit.sheet.casefold())
            cells = found.setdefault(sheet, {}) if sheet else {}
            asked = cells.setdefault((edit.row, edit.column), [])
            reason = _impossible(edit, asked) if sheet else f"there is no sheet {edit.sheet}"
            if reason:
                self.refused[at] = reason
            elif not (edit.append and edit.value == ""):
                asked.append((at, edit))
        return {sheet: cells for sheet, cells in found.items() if any(cells.values())}

    def change(self, sheet: str, asked: _Asked) -> None:
        """Makes the edits of one sheet, as far as its form and its cells allow."""
        part = self._sheets[sheet]
        data = self._package.read(part)
        cells = {position: edits for position, edits in asked.items() if edits}
        found = read_map(sheet, data, _by_row(cells)) if is_utf8(data) else None
        reason = _unfit_form(found)
        if found is None or reason:
            self._refuse((one for edits in cells.values() for one in edits), reason or "")
            return
        kept = self._within_limits(sheet, data, cells)
        changes: dict[Position, Change] = {}
        made: dict[Position, list[CellEdit]] = {}
        for position, setting in self._settings(found, part, kept).items():
            change, done = self._made(setting, kept[position])
            if change:
                changes[position], made[position] = change, done
        new = changed_sheet(data, found, changes)
        if new != data:
            self._changed[part] = new
            self.made[sheet] = Made(part, made)

    def _within_limits(self, sheet: str, data: bytes, cells: _Asked) -> _Asked:
        """The cells that leave the sheet no larger than may be read back."""
        seen = scanned(sheet, data, self._limits)
        rows, columns, kept = seen.rows, seen.columns, {}
        for (row, column), edits in sorted(cells.items()):
            further = max(rows, row + 1), max(columns, column + 1)
            if self._limits.exceeded_by(*further):
                self._refuse(edits, "it lies too far from the other cells")
            else:
                rows, columns = further
                kept[row, column] = edits
        return kept

    def _settings(self, found: SheetMap, part: str, cells: _Asked) -> dict[Position, Setting]:
        """The cells that nothing guards, with what their new values depend on."""
        guards = guards_of(self._package, part)
        work: dict[Position, Setting] = {}
        shared = self._shared(found, cells)
        for position, edits in cells.items():
            reason = obstacle(found, guards, self._styles, position)
            if reason:
                self._refuse(edits, reason)
                continue
            headings = first_data_row(found, guards, position[0])
            work[position] = Setting(
                found.cell(position),
                found.format_for(position, headings),
                prefix_at(found, position),
                self._styles,
                shared,
                self._from_1904,
            )
        return work

    def _shared(self, found: SheetMap, cells: _Asked) -> Mapping[int, ET.Element]:
        """The shared strings of the cells that get a text below their own."""
        lengthened = [position for position, edits in cells.items() if edits[0][1].append]
        numbers = {shared_number(found.cell(position)) for position in lengthened}
        wanted = {number for number in numbers if number is not None}
        part = self._others.get("sharedStrings")
        return strings_at(self._package.read(part), wanted) if wanted and part else {}

    def _made(self, setting: Setting, edits: _Edits) -> tuple[Change | None, list[CellEdit]]:
        """What a cell becomes, and the edits that make it so; the others are refused."""
        done: list[CellEdit] = []
        change = None
        for at, edit in edits:
            try:
                if edit.append:
                    change = appended(setting, [str(one.value) for one in (*done, edit)])
                else:
                    change = replaced(setting, edit.value, percent=edit.percent)
            except Unchanged as reason:
                self.refused[at] = str(reason)
            else:
                done.append(edit)
        return change, done

    def _refuse(self, edits: Iterable[tuple[int, CellEdit]], reason: str) -> None:
        self.refused |= dict.fromkeys((at for at, _ in edits), reason)

    def _sheet_parts(self) -> list[str]:
        return [part for part in self._sheets.values() if part in self._package.names]

    def _read_styles(self) -> Styles | None:
        """The formats of cells; None where there are none that could be added to."""
        if self.styles_part not in self._package.names:
            return None
        try:
            return Styles(self.styles_part, self._package.read(self.styles_part))
        except UnusableStyles:
            return None


def _opened(content: bytes, limits: Limits) -> Package:
    if len(content) > limits.packed:
        raise Refused("too-large", f"{len(content) // 1_000_000} MB")
    package = package_of(content, limits)
    kind = format_of(content, package)
    if package is None or kind != "xlsx":
        raise Refused(
            "not-a-workbook", f"only .xlsx and .xlsm can be changed, and this is {_KINDS[kind]}"
        )
    if any(name.startswith(_SIGNATURES) for name in package.names):
        raise Refused("unreadable", "it carries a digital signature, which any change would break")
    refuse_doubled(content)
    return package


def _impossible(edit: CellEdit, before: _Edits) -> str | None:
    """Why an edit cannot be made whatever its cell holds; ``before`` are those of the same cell."""
    if not (0 <= edit.row < LAST_ROW and 0 <= edit.column < LAST_COLUMN):
        return "no sheet goes so far"
    if edit.append and not isinstance(edit.value, str):
        return "only a text can be added to it"
    if before and not (edit.append and before[0][1].append):
        return "another change of the same cell comes first"
    return None


def _by_row(cells: Iterable[Position]) -> dict[int, list[int]]:
    rows: dict[int, list[int]] = {}
    for row, column in cells:
        rows.setdefault(row, []).append(column)
    return rows


def _unfit_form(found: SheetMap | None) -> str | None:
    """Why nothing in a sheet can be changed; ``found`` is None where it is not in UTF-8."""
    if found is None:
        return "its sheet is not written in UTF-8"
    if found.kind != "worksheet":
        return "its sheet is a chart or a dialog and has no cells"
    if found.frame is None or not found.orderly:
        return "the rows and cells of its sheet are not in order"
    return None
