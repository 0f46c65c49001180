"""What certifiers of other teams enter for an item, and how it adds up to a score.

A form's arithmetic is never guessed: each known way is tried, and only one that gives exactly
the scores that stand on the form is taken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from callcert.domain.agreement import half_step
from callcert.domain.exact import exact
from callcert.domain.foreign.words import Vocabulary
from callcert.domain.scorecard import CellValue, ErrorValue, is_number
from callcert.domain.scoring import FULL_SCORE

Word = Literal["Yes", "No", "N/A"]
Mark = Fraction | Word | None
Method = Literal["points", "percent of weight", "yes or no", "scale", "deductions"]
Blank = Literal["missing", "N/A", "No", "0"]

_ROLES: Mapping[str, Word] = {"yes": "Yes", "no": "No", "na": "N/A"}
_SCALES = (5, 4, 3, 10, 2, 7)


def mark_of(value: CellValue, vocabulary: Vocabulary) -> Mark:
    """A mark as a number or one of our words; None for a blank cell and for anything else."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float) and is_number(value):
        return exact(value) if value >= 0 else None
    if not isinstance(value, str) or isinstance(value, ErrorValue):
        return None
    roles = vocabulary.exact("marks", value) & _ROLES.keys()
    return _ROLES[next(iter(roles))] if len(roles) == 1 else None


def is_tick(value: CellValue, vocabulary: Vocabulary) -> bool:
    """Whether a cell is ticked rather than answered."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return value == 1
    return isinstance(value, str) and "tick" in vocabulary.exact("marks", value)


@dataclass(frozen=True, slots=True)
class Way:
    """How marks add up: the method, what a blank means, the top of a scale."""

    method: Method
    blank: Blank = "missing"
    top: int = 0


def ways(columns: Sequence[Sequence[Mark]], *, weighted: bool) -> list[Way]:
    """The ways that marks of this kind can add up; ``weighted`` where items have points."""
    marks = {mark for column in columns for mark in column}
    blanks: tuple[Blank, ...] = ("missing",) if None not in marks else ("N/A", "No")
    said = {mark for mark in marks if isinstance(mark, str)}
    numbers = [mark for mark in marks if isinstance(mark, Fraction)]
    found = []
    if said and all(number in {0, 1} for number in numbers):
        found += [Way("yes or no", blank) for blank in blanks]
    if numbers and weighted:
        counted: tuple[Blank, ...] = ("missing",) if None not in marks else ("0", "N/A")
        found += [Way("points", blank) for blank in counted]
        if max(numbers) <= FULL_SCORE:
            found += [Way("percent of weight", blank) for blank in counted]
        if max(numbers) <= 1:
            found += [Way("yes or no", blank) for blank in blanks]
        found.append(Way("deductions", "0"))
    if numbers and not weighted:
        found += _unweighted(numbers, None in marks, blanks)
    return found


def _unweighted(
    numbers: Sequence[Fraction],
    has_blanks: bool,
    blanks: Sequence[Blank],
) -> list[Way]:
    most = max(numbers)
    counted: tuple[Blank, ...] = ("missing",) if not has_blanks else ("N/A", "0")
    found = [Way("yes or no", blank) for blank in blanks] if most <= 1 else []
    found += [Way("scale", b, top) for top in _SCALES if most <= top for b in counted]
    return found


def score(way: Way, points: Sequence[Fraction], marks: Sequence[Mark]) -> Fraction | None:
    """The score of one call, 0 to 100; None where the marks do not fit the method."""
    parts = [part(way, worth, mark) for worth, mark in zip(points, marks, strict=True)]
    if any(one is None for one in parts):
        return None
    counted = [one for one in parts if one and one != "N/A"]
    if way.method == "deductions":
        lost = sum((earned for earned, _ in counted), Fraction(0))
        return max(FULL_SCORE - lost, Fraction(0))
    base = sum((worth for _, worth in counted), Fraction(0))
    earned = sum((earned for earned, _ in counted), Fraction(0))
    return FULL_SCORE * earned / base if base else None


def part(
    way: Way, worth: Fraction, mark: Mark
) -> tuple[Fraction, Fraction] | Literal["N/A"] | None:
    """What an item earns and what it is worth; None for a mark that is none of the method's."""
    given = _MEANT[way.blank] if mark is None else mark
    if given is None:
        return None
    if given == "N/A":
        return "N/A"
    if way.method == "yes or no":
        return _yes_or_no(worth, given)
    return _counted(way, worth, given) if isinstance(given, Fraction) else None


_MEANT: Mapping[Blank, Fraction | Literal["No", "N/A"] | None] = {
    "missing": None, "N/A": "N/A", "No": "No", "0": Fraction(0)
}  # fmt: skip
"""What a blank mark stands for."""


def _counted(way: Way, worth: Fraction, mark: Fraction) -> tuple[Fraction, Fraction] | None:
    earned, base, most = {
        "points": (mark, worth, worth),
        "percent of weight": (mark * worth / FULL_SCORE, worth, Fraction(FULL_SCORE)),
        "scale": (mark, Fraction(way.top), Fraction(way.top)),
        "deductions": (mark * worth, worth, mark),
    }[way.method]
    return (earned, base) if mark <= most else None


def _yes_or_no(worth: Fraction, mark: Mark) -> tuple[Fraction, Fraction] | None:
    if mark in {"Yes", 1}:
        return worth, worth
    return (Fraction(0), worth) if mark in {"No", 0} else None


def totals(
    way: Way, points: Sequence[Fraction], columns: Sequence[Sequence[Mark]]
) -> tuple[Fraction | None, ...]:
    """The score of each call, None where the marks do not fit.

    Nothing at all where too few items give the same for every call, which tells nothing.
    """
    found = tuple(score(way, points, marks) for marks in columns)
    return () if len(set(found)) == 1 and len(points) <= _FEW_ITEMS else found


def adds_up(
    computed: Sequence[Fraction | None],
    failed: Sequence[bool],
    scores: Sequence[Fraction | None],
) -> Literal["exactly", "rounded"] | None:
    """Whether the totals are just the scores that stand on the form, to a billionth or rounded.

    ``failed`` are the calls that a critical error makes 0. Rounded are scores of at most two
    decimals, when what is computed rounds to them.
    """
    apart = Fraction(0)
    for one, fails, shown in zip(computed, failed, scores, strict=True):
        total = Fraction(0) if fails else one
        if total is None or shown is None or abs(total - shown) > _HALF:
            return None
        apart = max(apart, abs(total - shown))
    if apart <= _NOISE:
        return "exactly"
    known = [one for one in scores if one is not None]
    return "rounded" if apart <= half_step(known) + _NOISE else None


_HALF = Fraction(1, 2) + Fraction(1, 10**9)
"""As far apart as rounding to whole points leaves them."""

_NOISE = Fraction(1, 10**9)
_FEW_ITEMS = 2
