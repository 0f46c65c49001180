"""``callcert template check``: what scorecards say by the layouts there are; nothing is changed."""

from pathlib import Path

from callcert.domain.checked_form import CheckedField, CheckedForm
from callcert.domain.findings import finding
from callcert.domain.form import Fields, Grid
from callcert.domain.rules import LARGEST_FILE
from callcert.domain.scorecard import CellValue, is_blank, typed
from callcert.excel.foreign import ForeignForm
from callcert.excel.layout import Layout
from callcert.excel.scorecard import ReadingTerms, read_scorecard
from callcert.filing.disk import read_bytes
from callcert.workflows.returned import reason_of

_PER_CALL = {
    "call_scores",
    "call_results",
    "scenario",
    "did_well",
    "marked_down",
    "next_steps",
    "feedback",
}
_PER_ITEM = {"items", "points", "marks", "auto_fail"}


def check(file: Path, terms: ReadingTerms) -> CheckedForm:
    """Reads one scorecard as ``score`` does, and says of every field where it came from."""
    try:
        content = read_bytes(file, LARGEST_FILE)
    except OSError as wrong:
        found = finding("unreadable", {"reason": reason_of(wrong)}).at(str(file))
        return CheckedForm(str(file), file.name, None, (), None, (found,))
    reading = read_scorecard(content, file.stem, terms)
    fields = _fields(reading.fields, reading.layout) if reading.fields and reading.layout else ()
    return CheckedForm(
        str(file),
        file.name,
        reading.layout.source if reading.layout else None,
        fields,
        reading.assessment,
        tuple(found.at(str(file)) for found in reading.findings),
    )


def _fields(fields: Fields, layout: Layout | ForeignForm) -> tuple[CheckedField, ...]:
    shown = []
    for name, grid in fields.items():
        sheet, cell = layout.place(name, None, None)
        if cell:
            shown.append(CheckedField(name.replace("_", " "), sheet, cell, _said(name, grid)))
    return tuple(shown)


def _said(name: str, grid: Grid) -> str:
    """A field in a line: the value, those of five calls, or how many items there are."""
    if name in _PER_ITEM:
        filled = sum(not is_blank(value) for row in grid for value in row)
        return f"{filled} of {sum(map(len, grid))} filled"
    if name in _PER_CALL:
        return " | ".join(_short(value) for value in grid[0])
    return _short(grid[0][0])


def _short(value: CellValue) -> str:
    if is_blank(value):
        return "–"
    text = " ".join(typed(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


_LONGEST = 40
