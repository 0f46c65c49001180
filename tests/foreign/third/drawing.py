"""Strokes and marks that several forms of the third set share."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from random import Random

from tests.foreign.draft import Leaf, Wording
from tests.foreign.form import Spot, Value
from tests.foreign.marking import Marked, Marker, Marks, plain
from tests.foreign.people import Person
from tests.foreign.trades import Line


def signed(leaf: Leaf, who: Person, at: Mapping[str, tuple[Spot, Wording]]) -> None:
    """Each field of the person with its label where ``at`` says."""
    values: Mapping[str, Value | None] = {
        "name": who.name,
        "last": who.last,
        "first": who.first,
        "id": who.agent_id,
        "certifier": who.certifier,
        "date": who.day,
    }
    for field, (spot, wording) in at.items():
        leaf.say(field, spot, wording, values[field])


def rated(lines: Sequence[Line], worth: Mapping[str, Fraction]) -> Marker:
    """A word an item, the best first, each worth a share of the item's points."""
    words = list(worth)
    most = _sum(line.points for line in lines)

    def mark(rng: Random, quality: float) -> Marked:
        chosen = [words[0] if rng.random() < quality else rng.choice(words[1:]) for _ in lines]
        pairs = zip(chosen, lines, strict=True)
        return list(chosen), 100 * _sum(worth[w] * Fraction(x.points) for w, x in pairs) / most

    return mark


def in_turn(first: Marker, second: Marker) -> Marker:
    """Items of one kind, then as many points of another."""

    def mark(rng: Random, quality: float) -> Marked:
        upper, lower = first(rng, quality), second(rng, quality)
        return [*upper[0], *lower[0]], (upper[1] + lower[1]) / 2

    return mark


def flawless(marks: Marks, lines: Sequence[Line], section: str, wrong: str) -> list[Value]:
    """For every call 1 where nothing of a section is wrong, else 0."""
    rows = [row for row, line in zip(marks.rows, lines, strict=True) if line.section == section]
    return [int(wrong not in given) for given in zip(*rows, strict=True)]


def subtotals(rows: Iterable[Sequence[Value | None]]) -> list[Value | None]:
    """The sum of the points given on each call."""
    return [plain(sum(map(_number, given))) for given in zip(*rows, strict=True)]


def _number(mark: Value | None) -> float:
    return mark if isinstance(mark, int | float) else 0


def _sum(numbers: Iterable[float | Fraction]) -> Fraction:
    return sum((Fraction(number) for number in numbers), Fraction(0))
