"""Exact numbers: cells hold binary fractions, scores are decided on what people typed."""

from collections.abc import Iterable
from fractions import Fraction
from math import floor, lcm

CELL_DIGITS = 15
"""Significant digits Excel keeps and shows of a number."""


def exact(number: float) -> Fraction:
    """The number as Excel shows it: 15 significant digits, then exact from there on."""
    return Fraction(format(number, f".{CELL_DIGITS}g"))


def total(numbers: Iterable[Fraction]) -> Fraction:
    """The exact sum; over one common denominator, which is far quicker than adding in turn."""
    parts = [(number.numerator, number.denominator) for number in numbers]
    common = lcm(*(denominator for _, denominator in parts))
    return Fraction(sum(top * (common // bottom) for top, bottom in parts), common)


def rounded_down(number: Fraction, places: int) -> Fraction:
    """The largest value of that many decimals that does not exceed ``number``."""
    scale = 10**places
    return Fraction(floor(number * scale), scale)


def shown(number: Fraction, places: int = 2) -> str:
    """Decimal text, rounded down so that 84.999 never reads 85; no trailing zeros."""
    down = rounded_down(number, places)
    text = f"{down.numerator // down.denominator}"
    rest = down - down.numerator // down.denominator
    decimals = f"{int(rest * 10**places):0{places}d}".rstrip("0") if places else ""
    return f"{text}.{decimals}" if decimals else text
