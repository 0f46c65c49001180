"""Who and when: the cells that belong to labels such as ``Agent Name:``.

Every label gives candidates: in the label's own cell, to the right, below, to the left. Each
has points of evidence with a reason; the best one of each field is taken, and a second one that
is as good and says something else is kept beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from callcert.domain.cells import Spot
from callcert.domain.foreign.labels import (
    WEAK_LABEL,
    Label,
    WhoField,
    is_bracketed,
    is_label_like,
    labels_on,
)
from callcert.domain.foreign.names import looks_like_name, with_id
from callcert.domain.foreign.pages import Page
from callcert.domain.foreign.words import Vocabulary, words
from callcert.domain.moments import read_date
from callcert.domain.scorecard import CellValue, is_number, typed

Relation = Literal["in the label's cell", "right of", "below", "left of"]

REACH = 8
"""Blank columns between a label and its value at most."""

_RELATION = {"in the label's cell": 3, "right of": 2, "below": 1, "left of": 0}


_VALID = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cell that may hold a field; ``value`` is what it says, None while it is blank."""

    label: Label
    spot: Spot
    relation: Relation
    value: str | None
    points: int

    @property
    def why(self) -> str:
        """The evidence in words."""
        where = "" if self.relation == "in the label's cell" else f" {self.label.spot.cell}"
        return f'{self.relation}{where} "{self.label.text}"'


def candidates(page: Page, vocabulary: Vocabulary) -> list[Candidate]:
    """Every cell that may hold a field, with the points that speak for it."""
    labels = labels_on(page, vocabulary)
    taken = {(label.spot.row, label.spot.column) for label in labels}
    sideways = _reads_sideways(page, labels, taken, vocabulary)
    found = []
    for label in labels:
        for spot, relation, value in _neighbours(page, label, taken, vocabulary):
            points = label.strength * 2 + _RELATION[relation]
            if relation == "left of" and label.text[0] in _POINTERS:
                points += _POINTED
            pair = _in_two_cells(page, label, spot, relation, vocabulary)
            if pair:
                found += pair
                continue
            label = _with_its_id(label, value, vocabulary)  # noqa: PLW2901  a label of two fields
            points += _fitness(label.field, value, vocabulary)
            if (relation == "right of") == sideways or relation == "in the label's cell":
                points += 2
            shown = _shown(value, vocabulary)
            found.append(Candidate(label, spot, relation, shown, points))
    return found


_POINTERS = "<←◄«◀⬅"
_POINTED = 4


def _in_two_cells(
    page: Page, label: Label, spot: Spot, relation: Relation, vocabulary: Vocabulary
) -> list[Candidate]:
    """The last and the first name side by side, in the order in which the label names them."""
    said = words(label.text)
    if label.field != "agent" or relation != "right of" or "," in page.text(spot.row, spot.column):
        return []
    places = {
        word: said.index(word) for word in ("last", "first", "apellidos", "nombre") if word in said
    }
    beside = spot.column + page.span(spot.row, spot.column)
    cells = [page.text(spot.row, spot.column), page.text(spot.row, beside)]
    if len(places) != len(cells) or not all(_is_name(cell, vocabulary) for cell in cells):
        return []
    order = [
        "last" if word in {"last", "apellidos"} else "first"
        for word in sorted(places, key=places.__getitem__)
    ]
    points = label.strength * 2 + _RELATION[relation] + _VALID + 2
    return [
        Candidate(replace(label, field=field), page.spot(spot.row, column), relation, cell, points)  # type: ignore[arg-type]
        for field, column, cell in zip(order, (spot.column, beside), cells, strict=True)
    ]


def _is_name(text: str, vocabulary: Vocabulary) -> bool:
    return looks_like_name(text) and not is_label_like(text, vocabulary)


def _with_its_id(label: Label, value: CellValue, vocabulary: Vocabulary) -> Label:
    """A label of an ID, with the name and the ID in the cell beside it, names the agent."""
    if label.field != "id" or not isinstance(value, str):
        return label
    name, beside = with_id(value)
    told = beside or "agent" in vocabulary.roles("who", label.text)
    full = looks_like_name(name) and len(name.split()) > 1
    return replace(label, field="agent") if told and full else label


def _neighbours(
    page: Page, label: Label, taken: set[tuple[int, int]], vocabulary: Vocabulary
) -> Iterator[tuple[Spot, Relation, CellValue]]:
    """The cells that may belong to a label, each with what stands there."""
    row, column = label.spot.row, label.spot.column
    if label.inline is not None:
        yield label.spot, "in the label's cell", label.inline or None
        return

    def blocks(at: int) -> bool:
        return (row, at) in taken or is_label_like(page.text(row, at), vocabulary)

    beside = column + page.span(row, column)
    reach = range(beside, beside + REACH)
    right = next((at for at in reach if blocks(at) or page.value(row, at) is not None), None)
    if right is not None and not blocks(right):
        yield page.spot(row, right), "right of", page.value(row, right)
    if right != beside:
        yield page.spot(row, beside), "right of", None
    if (row + 1, column) not in taken and not is_label_like(page.text(row + 1, column), vocabulary):
        yield page.spot(row + 1, column), "below", page.value(row + 1, column)
    before = range(column - 1, max(column - 1 - REACH, -1), -1)
    left = next(
        (at for at in before if (row, at) in taken or page.value(row, at) is not None), None
    )
    if left is not None and (row, left) not in taken:
        yield page.spot(row, left), "left of", page.value(row, left)


def _reads_sideways(
    page: Page, labels: Sequence[Label], taken: set[tuple[int, int]], vocabulary: Vocabulary
) -> bool:
    """Whether the values of this form stand to the right of their labels, or below them."""
    right = below = 0
    for label in labels:
        fits = {
            relation
            for _, relation, value in _neighbours(page, label, taken, vocabulary)
            if _fitness(label.field, value, vocabulary) > 0
        }
        right += "right of" in fits
        below += "below" in fits
    return right >= below


def _fitness(field: WhoField, value: CellValue, vocabulary: Vocabulary) -> int:
    """Points for what stands in the cell: right for the field, nothing, or something else."""
    if value is None or is_placeholder(value, vocabulary):
        return 0
    return _VALID if _fits(field, value, vocabulary) else -_VALID * 2


def _fits(field: WhoField, value: CellValue, vocabulary: Vocabulary) -> bool:
    if field == "date":
        return _is_date(value)
    if field == "id":
        return _is_id(value)
    text = value.strip() if isinstance(value, str) else ""
    if not _is_name(text, vocabulary):
        return False
    return field != "agent" or len(with_id(text)[0].split()) > 1


def _is_date(value: CellValue) -> bool:
    if isinstance(value, date | datetime):
        return True
    return isinstance(value, str) and any(
        read_date(value, order) for order in ("mdy", "dmy", "ymd")
    )


def _is_id(value: CellValue) -> bool:
    if is_number(value):
        return float(typed(value)).is_integer()
    text = value.strip() if isinstance(value, str) else ""
    plain = text.replace(" ", "", 1)
    return (
        0 < len(text) <= _LONGEST_ID
        and not any(c.isspace() for c in plain)
        and (any(c.isdigit() for c in plain) or (plain == text and not plain.istitle()))
    )


_LONGEST_ID = 24


def is_placeholder(value: CellValue, vocabulary: Vocabulary) -> bool:
    """Whether a cell only says what is to be entered there, such as ``<name>``."""
    if not isinstance(value, str):
        return False
    text = value.strip()
    if not words(text) or is_bracketed(text):
        return True
    return vocabulary.starts("values", "placeholder", text)


def _shown(value: CellValue, vocabulary: Vocabulary) -> str | None:
    if value is None or is_placeholder(value, vocabulary):
        return None
    return " ".join(typed(value).split())


def stand_in(found: Sequence[Candidate], vocabulary: Vocabulary) -> list[Candidate]:
    """People whose label may mean either side, where somebody else is sure to be the certifier."""
    sure = next(iter(best(found, "certifier")), None)
    if sure is None or sure.value is None or sure.label.strength <= WEAK_LABEL:
        return []
    return [
        replace(one, label=replace(one.label, field="agent"))
        for one in found
        if one.label.field == "certifier"
        and "maybe_agent" in vocabulary.roles("who", one.label.text)
        and one.value != sure.value
    ]


def named_somehow(page: Page, vocabulary: Vocabulary) -> list[Candidate]:
    """Names beside texts that nobody knows: for a person to choose from, never taken unasked."""
    found = []
    for row, column, text in page.texts():
        beside = column + page.span(row, column)
        value = page.text(row, beside)
        if not page.label(row, column) or is_label_like(value, vocabulary):
            continue
        if looks_like_name(value) and len(value.split()) > 1:
            label = Label("agent", page.spot(row, column), text, WEAK_LABEL)
            found.append(Candidate(label, page.spot(row, beside), "right of", value, _VALID + 1))
    return found


def best(found: Iterable[Candidate], field: WhoField) -> list[Candidate]:
    """The candidates of a field, best first, only those that something speaks for."""
    fitting = [one for one in found if one.label.field == field and one.points > _VALID]
    return sorted(fitting, key=lambda one: (-one.points, one.spot))
