"""Points of calls that are not 100 in all, and so no scores."""

from collections.abc import Iterable
from fractions import Fraction

from callcert.domain.foreign.frames import Frame
from callcert.domain.foreign.items import item_tables
from callcert.domain.foreign.marks import Mark
from callcert.domain.foreign.words import Vocabulary
from callcert.domain.rules import CALLS
from callcert.domain.scoring import FULL_SCORE


def raw_sums(frame: Frame, vocabulary: Vocabulary) -> set[tuple[Fraction, ...]]:
    """What the points of each call add up to where the most that can be reached is not 100.

    Items that show no points are taken to be worth the best mark that any call got.
    """
    found = set()
    for lines in item_tables(frame, vocabulary):
        worth = [line.worth if line.points else _best(line.given) for line in lines]
        if sum(worth) == FULL_SCORE:
            continue
        sums = [_points(line.given[call] for line in lines) for call in range(CALLS)]
        reached = tuple(one for one in sums if one is not None)
        if len(reached) == CALLS:
            found.add(reached)
    return found


def _best(marks: Iterable[Mark | None]) -> Fraction:
    return max((mark for mark in marks if isinstance(mark, Fraction)), default=Fraction(0))


def _points(marks: Iterable[Mark | None]) -> Fraction | None:
    """The points of one call added up; None where a mark is no number."""
    reached = Fraction(0)
    for mark in marks:
        if not isinstance(mark, Fraction):
            return None
        reached += mark
    return reached
