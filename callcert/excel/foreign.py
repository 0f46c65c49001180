"""Scorecards of other teams, each read by the layout that fits it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from callcert.domain.cells import Spot
from callcert.domain.foreign.layout import ForeignLayout
from callcert.domain.foreign.pages import Page
from callcert.domain.foreign.places import place_of
from callcert.domain.foreign.reading import differences, read_fields
from callcert.domain.foreign.words import Vocabulary
from callcert.domain.form import Fields, Problem
from callcert.domain.moments import DateOrder
from callcert.domain.scorecard import CellValue
from callcert.excel.hidden import Looks, looks_of
from callcert.excel.look import Refused
from callcert.excel.references import Area
from callcert.excel.workbook import Workbook

_MOST_SAID = 3


@dataclass(frozen=True, slots=True)
class ForeignTerms:
    """What reading other teams' forms depends on: their layouts, and the words of forms."""

    layouts: tuple[ForeignLayout, ...]
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class ForeignForm:
    """A workbook that fits a layout; ``sheets`` are the layout's as they are called in it."""

    layout: ForeignLayout
    sheets: Mapping[str, str]

    @property
    def source(self) -> str:
        """How it was read, for people."""
        return f"the layout {self.layout.file}"

    def place(
        self, field: str | None, row: int | None, column: int | None
    ) -> tuple[str | None, str | None]:
        """Sheet and cell of a problem; None where the form has no such field."""
        sheet, cell = place_of(self.layout, field, row, column)
        return (self.sheets[sheet or ""], cell) if cell else (None, None)

    def fields(
        self, workbook: Workbook, vocabulary: Vocabulary, order: DateOrder
    ) -> tuple[Fields, tuple[Problem, ...]]:
        """The values of every field, and what is wrong with them that only such forms have."""
        read = read_fields(self.layout, _Cells(workbook, self.sheets).value, vocabulary, order)
        return read.fields, read.problems


class _Cells:
    """The cells of a workbook, one at a time."""

    def __init__(self, workbook: Workbook, sheets: Mapping[str, str]) -> None:
        self._workbook, self._sheets = workbook, sheets

    def value(self, spot: Spot) -> CellValue:
        sheet = self._sheets[spot.sheet]
        area = Area(sheet, spot.row, spot.column, spot.row, spot.column)
        return self._workbook.values(area)[0][0]


def _sheets_of(workbook: Workbook, layout: ForeignLayout) -> tuple[dict[str, str], list[str]]:
    """The layout's sheets as they are called here, and those that are missing.

    The only one that is missing may be the only one the layout does not know under another name:
    its labels will tell. One that is called after a call is not looked for so.
    """
    seen = visible_names(workbook)
    there = {name.strip().casefold(): name for name in seen}
    found = {"": first_visible(workbook)}
    missing = []
    for sheet in sorted(layout.sheets - {""}):
        name = there.pop(sheet.strip().casefold(), None)
        if name is None:
            missing.append(sheet)
        else:
            found[sheet] = name
    others = list(there.values())
    if len(missing) == len(others) == 1 and not any(c.isdigit() for c in missing[0]):
        found[missing.pop()] = others[0]
    return found, missing


def visible_names(workbook: Workbook) -> list[str]:
    """The sheets that people can see: no other one is read."""
    return [name for name, _ in workbook.visible_sheets()]


def form_of(workbook: Workbook, terms: ForeignTerms) -> ForeignForm | None:
    """The form of the layout that fits; None where there are no layouts at all.

    Of several that fit, the one that looks for most labels. Refuses a workbook that fits none,
    with what differs from the one that it comes nearest to, one that two layouts read
    differently, and one with two filled forms of the kind.
    """
    layouts = terms.layouts
    if not layouts:
        return None
    judged = [(layout, *_fit(workbook, layout, terms.vocabulary)) for layout in layouts]
    fitting = [ForeignForm(layout, sheets) for layout, sheets, wrong in judged if not wrong]
    if fitting:
        return _the_one(workbook, fitting, terms.vocabulary)
    layout, _, wrong = min(judged, key=lambda one: len(one[2]) / (len(one[0].labels) or 1))
    said = "; ".join(wrong[:_MOST_SAID])
    more = f" and {len(wrong) - _MOST_SAID} more" if len(wrong) > _MOST_SAID else ""
    name = layout.file if len(layouts) == 1 else f"{layout.file}, the nearest layout"
    raise Refused("layout-differs", f"it differs from {name}: {said}{more}")


def _the_one(
    workbook: Workbook, fitting: Sequence[ForeignForm], vocabulary: Vocabulary
) -> ForeignForm:
    best = max(fitting, key=lambda form: len(form.layout.labels))
    for other in fitting:
        if other is not best and _says(workbook, other) != _says(workbook, best):
            files = f"{best.layout.file} and {other.layout.file}"
            raise Refused("layout-differs", f"{files} both fit it, and read it differently")
    twin = _second_form(workbook, best, vocabulary)
    if twin:
        raise Refused("layout-differs", f"its sheet {twin} is such a form as well, filled in")
    return best


def _says(workbook: Workbook, form: ForeignForm) -> list[CellValue]:
    """The agent and the scores as they stand in the cells."""
    layout, cells = form.layout, _Cells(workbook, form.sheets)
    named = (layout.name, layout.last_name, layout.first_name)
    spots = [*(placed.spot for placed in named if placed), *layout.scores]
    return [cells.value(spot) for spot in spots]


def _second_form(workbook: Workbook, form: ForeignForm, vocabulary: Vocabulary) -> str | None:
    """Another sheet that people can see and that is the same form, filled in for somebody."""
    if len(form.layout.sheets) != 1:
        return None
    (sheet,) = form.layout.sheets
    for name in visible_names(workbook):
        if name == form.sheets[sheet] or vocabulary.roles("scores", name) & {"sample", "previous"}:
            continue
        other = replace(form, sheets={**form.sheets, sheet: name})
        cells = _Cells(workbook, other.sheets)
        if not differences(form.layout, cells.value, vocabulary) and any(_says(workbook, other)):
            return name
    return None


def _fit(
    workbook: Workbook, layout: ForeignLayout, vocabulary: Vocabulary
) -> tuple[dict[str, str], list[str]]:
    """The layout's sheets in the workbook, and what differs from the layout."""
    sheets, missing = _sheets_of(workbook, layout)
    if missing:
        return sheets, [f"it has no sheet {sheet} that people can see" for sheet in missing]
    return sheets, differences(layout, _Cells(workbook, sheets).value, vocabulary)


def first_visible(workbook: Workbook) -> str:
    """The first sheet that people can see; refuses a workbook without one."""
    for name, _ in workbook.visible_sheets():
        return name
    raise Refused("unknown-layout", "it has no sheet that people can see")


def pages_of(workbook: Workbook, content: bytes) -> list[Page]:
    """The sheets that people can see, for a look at an unknown form; ``content`` is its file."""
    looks = looks_of(content)
    pages = []
    for name, rows in workbook.visible_sheets():
        look = looks.get(name, Looks())
        pages.append(Page(name, rows, look.rows, look.columns, look.wide))
    return pages
