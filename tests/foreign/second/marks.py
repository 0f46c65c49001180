"""Ways of marking that the first set does not know."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random

from tests.foreign.form import Value
from tests.foreign.marking import Marked, Marker, Marks, plain, yes_no
from tests.foreign.trades import Line

STAR = "*"
_COLUMNS = range(5)


def partly(lines: Sequence[Line], words: tuple[str, str, str]) -> Marker:
    """All points, half of them or none."""
    worth = dict(zip(words, (Fraction(1), Fraction(1, 2), Fraction(0)), strict=True))
    most = _sum(line.points for line in lines)

    def mark(rng: Random, quality: float) -> Marked:
        chosen = [_third(rng, quality, words) for _ in lines]
        got = _sum(worth[w] * Fraction(x.points) for w, x in zip(chosen, lines, strict=True))
        return list(chosen), 100 * got / most

    return mark


def _sum(numbers: Iterable[float | Fraction]) -> Fraction:
    return sum((Fraction(number) for number in numbers), Fraction(0))


def _third(rng: Random, quality: float, words: tuple[str, str, str]) -> str:
    return words[0] if rng.random() < quality - 0.1 else rng.choice(words[1:])


def weighted(lines: Sequence[Line], top: int = 4) -> Marker:
    """A mark from nothing to ``top`` an item, which takes its share of the item's percents."""

    def mark(rng: Random, quality: float) -> Marked:
        given = [max(0, min(top, round(rng.gauss(quality * top + 0.1, 0.6)))) for _ in lines]
        got = _sum(g * Fraction(x.points) for g, x in zip(given, lines, strict=True))
        return list(given), got / top

    return mark


def starred(lines: Sequence[Line], words: tuple[str, str, str | None]) -> Marker:
    """Yes and no; what is starred is done, as whoever misses it has no score left to draw."""
    free = [line for line in lines if not line.text.startswith(STAR)]
    whole = _sum(line.points for line in lines if line not in free)

    def mark(rng: Random, quality: float) -> Marked:
        given, share = yes_no(free, words)(rng, quality)
        pairs = list(zip(given, free, strict=True))
        most = _sum(line.points for word, line in pairs if word != words[2])
        marks = iter(given)
        row: list[Value | None] = [next(marks) if line in free else words[0] for line in lines]
        return row, (share * most + 100 * whole) / (most + whole)

    return mark


def missed(marks: Marks, lines: Sequence[Line], calls: Sequence[int], no: str) -> Marks:
    """In these calls the first starred item is missed, and with it the whole call."""
    star = next(i for i, line in enumerate(lines) if line.text.startswith(STAR))
    rows = list(marks.rows)
    rows[star] = tuple(no if n in calls else m for n, m in enumerate(rows[star], start=1))
    return replace(marks.failing(calls), rows=tuple(rows))


def comma(score: float) -> str:
    """A percentage as people type it where the decimal sign is a comma."""
    return f"{score:.1f} %".replace(".", ",")


def earned(marks: Marks, lines: Sequence[Line], yes: str) -> list[float]:
    """The points of each call, whatever did not apply."""
    got = (
        sum(x.points for x, r in zip(lines, marks.rows, strict=True) if r[c] == yes)
        for c in _COLUMNS
    )
    return [plain(points) for points in got]


def shares(marks: Marks, lines: Sequence[Line], yes: str, no: str) -> list[Value]:
    """How much of what applies each call earned, as a fraction; n/a where nothing applies."""
    found: list[Value] = []
    for call in _COLUMNS:
        pairs = [(row[call], line.points) for line, row in zip(lines, marks.rows, strict=True)]
        most = sum(points for word, points in pairs if word in {yes, no})
        found.append(sum(p for word, p in pairs if word == yes) / most if most else "n/a")
    return found
