"""Small forms written as rows, and what is found on them."""

from collections.abc import Mapping, Sequence

from callcert.config.vocabulary import vocabulary
from callcert.domain.cells import Spot, spots_in
from callcert.domain.foreign.adoption import Adoption, adopted
from callcert.domain.foreign.choosing import Choose, nobody
from callcert.domain.foreign.drafting import layout_from
from callcert.domain.foreign.layout import ForeignLayout
from callcert.domain.foreign.pages import Page
from callcert.domain.foreign.reading import ForeignFields, differences, read_fields
from callcert.domain.scorecard import CellValue

Row = Sequence[CellValue]
Rows = Sequence[Row]

KNOWN = vocabulary()
SHEET = "Form"

SCORES = (100, 88.5, 92, 79, 96)

BLANK: Row = ()

WHO: Rows = (("Agent Name:", "Jane Doe"), ("Evaluator:", "Pat Otto"), ("Date:", "11/20/2026"))

CALLS: Row = (None, "Call 1", "Call 2", "Call 3", "Call 4", "Call 5")

TOTAL: Row = ("Total Score", *SCORES)
"""The calls' scores, headed so that nobody doubts what they are."""

SIMPLE: Rows = (*WHO, BLANK, CALLS, TOTAL)
"""A form that can be adopted, with no more on it than is needed."""


def page(*rows: Row, name: str = SHEET, **looks: object) -> Page:
    return Page(name, rows, **looks)  # type: ignore[arg-type]


def at(cells: str, sheet: str = SHEET) -> tuple[Spot, ...]:
    """The cells of an address on the form's sheet."""
    return tuple(Spot(sheet, one.row, one.column) for one in spots_in(cells))


def one(cell: str, sheet: str = SHEET) -> Spot:
    (spot,) = at(cell, sheet)
    return spot


def look(*pages: Page, choose: Choose = nobody) -> Adoption:
    return adopted(pages, KNOWN, choose)


def look_at(*rows: Row, choose: Choose = nobody) -> Adoption:
    return look(page(*rows), choose=choose)


def values(found: Adoption) -> Mapping[str, str]:
    """What was read, by field."""
    return {each.field: each.value for each in found.fields}


def places(found: Adoption) -> Mapping[str, str]:
    """Where it was read, by field, without the name of the one sheet."""
    return {each.field: each.where.replace(f"{SHEET}!", "") for each in found.fields}


def layout(*pages: Page) -> ForeignLayout:
    """The layout of a form that is adopted without a hand."""
    found = look(*pages)
    assert found.refusals == ()
    return layout_from(found, pages, KNOWN)


def at_spot(spot: Spot, pages: Sequence[Page]) -> CellValue:
    sheet = next(each for each in pages if each.name == spot.sheet or not spot.sheet)
    return sheet.value(spot.row, spot.column)


def read(known: ForeignLayout, *pages: Page) -> ForeignFields:
    return read_fields(known, lambda spot: at_spot(spot, pages), KNOWN, "mdy")


def differs(known: ForeignLayout, *pages: Page) -> list[str]:
    return differences(known, lambda spot: at_spot(spot, pages), KNOWN)
