"""The definitions guide of a scorecard workbook, found by its headings on whatever sheet."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from callcert.domain.guide import Definition, Guide
from callcert.domain.headings import LONGEST_HEADING, WITHIN_ROWS
from callcert.domain.people import letters
from callcert.domain.scorecard import CellValue, ErrorValue, is_blank, typed
from callcert.excel.look import Refused
from callcert.excel.references import Place
from callcert.excel.workbook import Workbook

_ITEM = frozenset({
    "item", "items", "criterion", "criteria", "question", "attribute", "attributes", "behavior",
    "behaviour", "behaviors", "standard", "qaitem", "qualityitem", "lineitem", "scorecarditem",
})  # fmt: skip
_POINTS = frozenset({
    "points", "point", "pts", "weight", "value", "pointvalue", "possiblepoints", "pointspossible",
    "maxpoints",
})  # fmt: skip
_SECTION = frozenset({"section", "category", "phase", "group", "skill"})
_AUTO_FAIL = frozenset({"autofail", "critical", "autofails"})
_DEFINES = (
    "defin", "descri", "meaning", "earns", "loses", "example", "guideline", "whatitmeans",
    "expectation", "explanation", "whattolistenfor",
)  # fmt: skip
"""How the headings of columns that define begin; a sheet without one is no guide."""

_PARTS = {"item": _ITEM, "points": _POINTS, "section": _SECTION, "auto-fail": _AUTO_FAIL}
_TITLE = ("guide", "definition")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FLAGS = {"yes", "x", "true"}


@dataclass(frozen=True, slots=True)
class _Headings:
    """Where a sheet's headings are; ``texts`` are the columns that say something of an item."""

    row: int
    parts: Mapping[str, int]
    texts: Mapping[int, str]


def read_guide(workbook: Workbook, file: str) -> Guide:
    """The guide of a workbook; ``Refused`` for one that has none.

    It is the sheet people can see with a column of items and one that defines them; of several,
    the one whose name says so.
    """
    sheets = [
        (sheet, rows, headings)
        for sheet, rows in workbook.visible_sheets()
        if (headings := _headings_in(rows))
    ]
    sheets.sort(key=lambda one: not any(word in letters(one[0]) for word in _TITLE))
    for sheet, rows, headings in sheets:
        definitions = tuple(_definitions(rows, headings))
        if definitions:
            return Guide(file, sheet, definitions)
    reason = 'no sheet has a row of headings such as "Item" and "Definition"'
    raise Refused("unknown-layout", reason)


def _headings_in(rows: Sequence[Sequence[CellValue]]) -> _Headings | None:
    for number, row in enumerate(rows[:WITHIN_ROWS]):
        found = _understood(number, row)
        if "item" in found.parts and any(_defines(text) for text in found.texts.values()):
            return found
    return None


def _understood(number: int, row: Sequence[CellValue]) -> _Headings:
    parts: dict[str, int] = {}
    texts: dict[int, str] = {}
    for column, value in enumerate(row):
        if not isinstance(value, str) or is_blank(value) or len(value) > LONGEST_HEADING:
            continue
        key = letters(value)
        part = next((one for one, names in _PARTS.items() if key in names), None)
        if part and part not in parts:
            parts[part] = column
        else:
            texts[column] = " ".join(value.split())
    return _Headings(number, parts, texts)


def _defines(heading: str) -> bool:
    return letters(heading).startswith(_DEFINES)


def _definitions(rows: Sequence[Sequence[CellValue]], headings: _Headings) -> Iterator[Definition]:
    """The entries below the headings; a row with a single text is the name of a section."""
    band = ""
    for number in range(headings.row + 1, len(rows)):
        texts = {column: text for column, one in enumerate(rows[number]) if (text := _text(one))}
        if len(texts) == 1:
            band = next(iter(texts.values())).partition("|")[0].strip()
        elif headings.parts["item"] in texts:
            yield _definition(texts, headings, number, band)


def _definition(
    texts: Mapping[int, str], headings: _Headings, number: int, band: str
) -> Definition:
    """One entry; words where its points would be are all it says, as across merged cells."""
    column = headings.parts["item"]
    points = texts.get(headings.parts.get("points", -1), "")
    worth = _NUMBER.match(points)
    flagged = texts.get(headings.parts.get("auto-fail", -1), "").casefold() in _FLAGS
    lines = [(heading, texts[at]) for at, heading in headings.texts.items() if at in texts]
    if points and not worth:
        lines.insert(0, ("", points))
    return Definition(
        item=texts[column],
        section=texts.get(headings.parts.get("section", -1), band),
        points=worth[0] if worth else "",
        auto_fail=flagged or (bool(worth) and "autofail" in letters(points)),
        lines=tuple(lines),
        cell=str(Place(number, column)),
    )


def _text(value: CellValue) -> str:
    return (
        "" if isinstance(value, ErrorValue) or is_blank(value) else " ".join(typed(value).split())
    )
