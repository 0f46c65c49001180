"""Fills in a form as a certifier would: marks first, and the score that follows from them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from tests.foreign.form import Value
from tests.foreign.trades import Line

AIMS = (85, 85, 84.7, 84.6, 85.3, 72, 78, 90, 94, 97, 100, 88, 91)
TRIES = 50
CALLS = 5
Word = str | int | None
Words = tuple[Word, Word, Word]
Marked = tuple[list[Value | None], Fraction]
Marker = Callable[[Random, float], Marked]


@dataclass(frozen=True, slots=True)
class Marks:
    """``rows`` are the marks by item, then call; ``exact`` the scores out of a hundred."""

    rows: tuple[tuple[Value | None, ...], ...]
    exact: tuple[Fraction, ...]

    @property
    def scores(self) -> tuple[float, ...]:
        return tuple(float(score) for score in self.exact)

    @property
    def fractions(self) -> tuple[float, ...]:
        return tuple(float(score / 100) for score in self.exact)

    def points_of(self, most: int) -> list[int | float]:
        """The scores as points of another maximum."""
        return [plain(float(score * most / 100)) for score in self.exact]

    def failing(self, calls: Sequence[int]) -> "Marks":
        """Auto-fail: these calls (1 to 5) score nothing, whatever is marked."""
        scores = (Fraction(0) if n in calls else s for n, s in enumerate(self.exact, start=1))
        return replace(self, exact=tuple(scores))


def plain(number: float) -> int | float:
    """A whole number without its decimal point."""
    return int(number) if number == int(number) else number


def critical(rng: Random) -> tuple[int, ...]:
    """Which calls fall to an auto-fail: mostly none."""
    return (rng.randint(2, CALLS),) if rng.random() < 0.4 else ()


def marked(rng: Random, marker: Marker) -> Marks:
    """Five calls, each as near to a score drawn beforehand as chance allows."""
    calls = [_near(rng, marker, rng.choice(AIMS)) for _ in range(CALLS)]
    return Marks(tuple(zip(*(c[0] for c in calls), strict=True)), tuple(c[1] for c in calls))


def _near(rng: Random, marker: Marker, aim: float) -> Marked:
    tries = (marker(rng, aim / 100) for _ in range(TRIES))
    return min(tries, key=lambda tried: abs(float(tried[1]) - aim))


def yes_no(lines: Sequence[Line], words: Words = ("Yes", "No", "N/A"), bonus: int = 0) -> Marker:
    """All points or none; what does not apply leaves both sums; a bonus never lifts over 100."""

    def mark(rng: Random, quality: float) -> Marked:
        chosen = [_word(rng, quality, words) for _ in lines]
        chosen[0] = words[1] if chosen[0] is words[2] else chosen[0]
        pairs = list(zip(chosen, lines, strict=True))
        got = _sum(line.points for word, line in pairs if word == words[0])
        most = _sum(line.points for word, line in pairs if word != words[2])
        return list(chosen), min(Fraction(100), 100 * got / (most - bonus))

    return mark


def _sum(numbers: Iterable[float]) -> Fraction:
    return sum(map(Fraction, numbers), Fraction(0))


def _word(rng: Random, quality: float, words: Words) -> Word:
    if words[2] is not None and rng.random() < 0.08:
        return words[2]
    return words[0] if rng.random() < quality else words[1]


def points(lines: Sequence[Line], step: float = 1) -> Marker:
    """Points from nothing to all of an item's; the sum out of what all items carry."""
    most = _sum(line.points for line in lines)

    def mark(rng: Random, quality: float) -> Marked:
        given = [_given(rng, quality, line.points, step) for line in lines]
        return [plain(g) for g in given], _sum(given) * 100 / most

    return mark


def _given(rng: Random, quality: float, most: float, step: float) -> float:
    if rng.random() < quality:
        return most
    steps = int(most / step)
    return max(0, most - step * rng.randint(1, max(1, min(steps, 8))))


def scale(lines: Sequence[Line], top: int = 5, lowest: int = 1) -> Marker:
    """A mark from ``lowest`` to ``top`` an item."""

    def mark(rng: Random, quality: float) -> Marked:
        given = [
            max(lowest, min(top, round(rng.gauss(quality * top + 0.1, top / 7)))) for _ in lines
        ]
        return list(given), Fraction(100 * sum(given), top * len(lines))

    return mark


def faults(lines: Sequence[Line]) -> Marker:
    """How often each error was made; every one costs the item's points, from a hundred down."""

    def mark(rng: Random, quality: float) -> Marked:
        counts = [0 if rng.random() < quality else rng.randint(1, 2) for _ in lines]
        lost = _sum(line.points * n for line, n in zip(lines, counts, strict=True))
        return [count or None for count in counts], max(Fraction(0), 100 - lost)

    return mark


def shares(lines: Sequence[Line]) -> Marker:
    """A mark out of a hundred for each area, weighted by its points."""
    most = _sum(line.points for line in lines)

    def mark(rng: Random, quality: float) -> Marked:
        given = [min(100, max(40, round(rng.gauss(100 * quality, 7)))) for _ in lines]
        total = _sum(g * x.points for g, x in zip(given, lines, strict=True))
        return list(given), total / most

    return mark


REMARKS = (
    "Good greeting, slow on verification",
    "Remember to recap before closing.",
    "Great empathy! Keep it up",
    "Score could be higher: missed the second question",
    "Talked over customer twice; otherwise solid",
    "Nice control of the call",
    "Used hold without asking",
    "Much better than call 1",
    None,
)


def remarks(rng: Random) -> list[str | None]:
    """What the certifier wrote about each call, where anything."""
    return [rng.choice(REMARKS) for _ in range(CALLS)]
