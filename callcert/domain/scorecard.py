"""A scorecard's items and marks, validated cell by cell."""

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from math import isfinite
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, PlainValidator, TypeAdapter, ValidationInfo
from pydantic_core import PydanticCustomError

from callcert.domain.exact import exact


class ErrorValue(str):
    """What a formula left in its cell when it failed, as Excel writes it: ``#REF!``."""

    __slots__ = ()


CellValue = str | int | float | bool | date | datetime | time | timedelta | None
"""What a reader gives for a cell; blank is None."""

Word = Literal["Yes", "No", "N/A"]
WORDS: dict[str, Word] = {"yes": "Yes", "no": "No", "n/a": "N/A"}


def is_number(value: object) -> bool:
    """A real number: no truth value, no text, no date."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def is_blank(value: object) -> bool:
    """A cell without content, or with white space alone."""
    return value is None or (isinstance(value, str) and not value.strip())


def plain(number: Fraction) -> str:
    """A number of points as people write it."""
    return format(float(number), ".15g")


def typed(value: object) -> str:
    """A cell's value as the person who typed it would recognise it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime) and value.time() == time.min:
        value = value.date()
    if isinstance(value, date):
        return f"{value:%m/%d/%Y}"
    return format(value, ".15g") if isinstance(value, float) else str(value)


def _points(value: object) -> Fraction:
    if not isinstance(value, int | float) or not is_number(value) or value < 0:
        raise PydanticCustomError(
            "item-points", "points", {"shown": "nothing" if is_blank(value) else typed(value)}
        )
    return exact(value)


def _flag(value: object) -> bool:
    if is_blank(value):
        return False
    word = value.strip().casefold() if isinstance(value, str) else ""
    if word not in {"yes", "no"}:
        raise PydanticCustomError("item-auto-fail", "auto-fail", {"shown": typed(value)})
    return word == "yes"


class Item(BaseModel):
    """A line of the scorecard; an auto-fail item that is missed makes the whole call 0."""

    model_config = ConfigDict(frozen=True)

    text: str
    points: Annotated[Fraction, PlainValidator(_points)]
    auto_fail: Annotated[bool, PlainValidator(_flag)]


class Mark(BaseModel):
    """What the certifier entered for one item on one call: a word or a number of points."""

    model_config = ConfigDict(frozen=True)

    entered: Word | Fraction

    def earned(self, item: Item) -> Fraction | None:
        """Points of the item this mark earns; None where the item does not apply."""
        match self.entered:
            case "Yes":
                return item.points
            case "No":
                return Fraction(0)
            case "N/A":
                return None
            case number:
                return number

    def misses(self, item: Item) -> bool:
        """Whether an auto-fail item with this mark fails the call: ``No``, or 0 of its points."""
        return self.entered == "No" or (self.entered == 0 and item.points > 0)

    def __str__(self) -> str:
        return self.entered if isinstance(self.entered, str) else plain(self.entered)


_WORD_MARKS = {word: Mark(entered=word) for word in WORDS.values()}


def _mark(value: object, info: ValidationInfo) -> Mark | None:
    if is_blank(value):
        return None
    if isinstance(value, str):
        return _word(value)
    if not isinstance(value, int | float) or not is_number(value):
        raise PydanticCustomError("mark-invalid", "mark", {"shown": typed(value)})
    item: Item = info.data["item"]
    return _number(value, item)


def _word(text: str) -> Mark:
    word = WORDS.get(text.strip().casefold())
    if word is None:
        raise PydanticCustomError("mark-invalid", "mark", {"shown": text.strip()})
    return _WORD_MARKS[word]


def _number(value: float, item: Item) -> Mark:
    number = exact(value)
    facts = {"shown": typed(value), "points": plain(item.points)}
    if number < 0:
        raise PydanticCustomError("mark-invalid", "mark", facts)
    if number > item.points:
        raise PydanticCustomError("mark-above-points", "mark", facts)
    if item.auto_fail and (number not in {0, item.points} or not item.points):
        raise PydanticCustomError("mark-auto-fail", "mark", facts)
    return Mark.model_construct(entered=number)


class MarkedItem(BaseModel):
    """One item on one call; ``mark`` is None where the cell is blank.

    ``Yes``, ``No`` and ``N/A`` compare without case and outer spaces; a number lies between 0
    and the item's points, and on an auto-fail item is one of the two. An error's type is the
    code of its finding.
    """

    model_config = ConfigDict(frozen=True)

    item: Item
    mark: Annotated[Mark | None, PlainValidator(_mark)]


ITEMS = TypeAdapter(list[Item])
MARKED_ITEMS = TypeAdapter(list[MarkedItem])
