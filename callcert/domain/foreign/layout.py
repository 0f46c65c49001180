"""Where the fields of a foreign scorecard are, and what must stand beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from callcert.domain.cells import Spot
from callcert.domain.foreign.marks import Way
from callcert.domain.foreign.names import NameOrder
from callcert.domain.foreign.words import words
from callcert.domain.moments import DateOrder

Shown = Literal["points", "fraction", "any"]
Calls = tuple[Spot, ...]
"""A cell for each call, or the cells of one call for each item."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of one field; ``after`` is a label that the cell begins with, such as ``Agent:``."""

    spot: Spot
    after: str = ""


@dataclass(frozen=True, slots=True)
class Critical:
    """Errors that make a call 0: their texts and, of each call, the cells that tell.

    ``fatal`` is what must stand there: ``Yes``, ``No``, or ``mark`` for anything at all.
    """

    texts: tuple[Spot, ...]
    marks: tuple[tuple[Calls, ...], ...]
    fatal: str


@dataclass(frozen=True, slots=True)
class ItemPlaces:
    """The items: texts, points (none where all count alike), marks by call, and how they add up.

    Where an answer is ticked in a column of its own, ``ticks`` has for each of Yes, No and N/A
    the cells of each call, none for an answer that the form does not have.
    """

    texts: tuple[Spot, ...]
    points: tuple[Spot, ...]
    marks: tuple[Calls, ...]
    way: Way
    ticks: tuple[tuple[Calls, ...], ...] = ()
    critical: Critical | None = None


@dataclass(frozen=True, slots=True)
class ForeignLayout:
    """A layout: ``labels`` are the texts that a workbook of this form has, by cell.

    A label that ends with ``…`` is what the cell begins with. ``name``, or both ``last_name`` and
    ``first_name``, are there; ``also_named`` are further cells that name the agent again.
    ``file`` is the name of the layout's own file, and ``digest`` tells one version from another.
    """

    title: str
    scores: Calls
    shown_as: Shown
    labels: Mapping[Spot, str]
    name: Placed | None = None
    name_order: NameOrder = "first last"
    last_name: Placed | None = None
    first_name: Placed | None = None
    agent_id: Placed | None = None
    certifier: Placed | None = None
    date: Placed | None = None
    date_order: DateOrder | None = None
    also_named: tuple[Placed, ...] = ()
    items: ItemPlaces | None = None
    feedback: Mapping[str, tuple[Placed, ...]] = field(default_factory=dict)
    file: str = ""
    digest: str = ""

    @property
    def sheets(self) -> frozenset[str]:
        """The sheets it speaks of."""
        return frozenset(spot.sheet for spot in self.spots())

    def spots(self) -> Iterator[Spot]:
        """Every cell it names."""
        yield from (*self.labels, *self.scores)
        one_cell = (self.name, self.last_name, self.first_name, self.agent_id, self.certifier)
        several = (*self.also_named, *(one for five in self.feedback.values() for one in five))
        yield from (placed.spot for placed in (*one_cell, self.date, *several) if placed)
        if self.items:
            yield from (*self.items.texts, *self.items.points)
            yield from (spot for call in self.items.marks for spot in call)
            yield from (spot for calls in self.items.ticks for call in calls for spot in call)
        if self.items and self.items.critical:
            yield from self.items.critical.texts
            yield from (spot for call in self.items.critical.marks for one in call for spot in one)


def label_fits(expected: str, found: str) -> bool:
    """Whether a cell still holds the label it had, whatever its case, blanks and colons."""
    if expected.endswith("…"):
        lead = words(expected)
        return words(found)[: len(lead)] == lead
    return words(expected) == words(found)
