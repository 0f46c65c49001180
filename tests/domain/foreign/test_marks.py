from collections.abc import Sequence
from fractions import Fraction

import pytest

from callcert.domain.foreign.marks import (
    Mark,
    Way,
    adds_up,
    is_tick,
    mark_of,
    part,
    score,
    totals,
    ways,
)
from callcert.domain.scorecard import CellValue, ErrorValue
from tests.domain.foreign.grids import KNOWN

YES_NO = Way("yes or no")
POINTS = Way("points")
WEIGHT = Way("percent of weight")
DEDUCTIONS = Way("deductions", "0")
FIVE = Way("scale", top=5)

ALL_CALLS_HELD = (False,) * 5


def numbers(*given: float | str | None) -> list[Mark]:
    """Marks: numbers as such, None a blank, words as they are."""
    return [Fraction(str(n)) if isinstance(n, int | float) else n for n in given]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("value", "mark"),
    [
        ("Yes", "Yes"),
        ("y", "Yes"),
        ("✓", "Yes"),
        ("Met", "Yes"),
        ("Sí", "Yes"),
        (True, "Yes"),
        ("NO", "No"),
        ("Not met", "No"),
        ("✗", "No"),
        ("No cumple", "No"),
        (False, "No"),
        ("N/A", "N/A"),
        ("na", "N/A"),
        ("No aplica", "N/A"),
        (5, Fraction(5)),
        (4.5, Fraction(9, 2)),
        (0, Fraction(0)),
        (-1, None),
        (float("nan"), None),
        ("maybe", None),
        ("5", None),
        ("", None),
        (None, None),
        (ErrorValue("#N/A"), None),
    ],
)
def test_what_is_entered_is_a_number_or_one_of_our_words(value: CellValue, mark: Mark) -> None:
    assert mark_of(value, KNOWN) == mark


@pytest.mark.parametrize(
    ("value", "ticked"),
    [
        ("X", True),
        ("x", True),
        ("✓", True),
        (1, True),
        ("1", True),
        (True, True),
        (False, False),
        (0, False),
        (2, False),
        ("Yes", False),
        ("", False),
        (None, False),
    ],
)
def test_a_tick_is_a_sign_or_a_one(value: CellValue, *, ticked: bool) -> None:
    assert is_tick(value, KNOWN) is ticked


@pytest.mark.parametrize(
    ("marks", "weighted", "expected"),
    [
        (("Yes", "No", "N/A"), True, [YES_NO]),
        (("Yes", "No", None), False, [Way("yes or no", "N/A"), Way("yes or no", "No")]),
        (("Yes", 7), False, [Way("scale", top=10), Way("scale", top=7)]),
        ((7, 20), True, [POINTS, WEIGHT, DEDUCTIONS]),
        ((7, 120), True, [POINTS, DEDUCTIONS]),
        ((0, 1), True, [POINTS, WEIGHT, YES_NO, DEDUCTIONS]),
        ((4, 5), False, [FIVE, Way("scale", top=10), Way("scale", top=7)]),
        ((50, 80), False, []),
        ((None, None), True, []),
    ],
)
def test_only_ways_that_marks_of_this_kind_can_add_up_are_tried(
    marks: Sequence[float | str | None], expected: list[Way], *, weighted: bool
) -> None:
    assert ways([numbers(*marks)], weighted=weighted) == expected


def test_of_numbers_with_blanks_a_blank_is_nothing_or_does_not_count() -> None:
    found = ways([numbers(3, None)], weighted=True)
    assert Way("points", "0") in found
    assert Way("points", "N/A") in found
    assert Way("points", "missing") not in found


def test_ones_and_zeros_without_points_are_yes_and_no_or_a_scale() -> None:
    found = ways([numbers(0, 1, None)], weighted=False)
    assert Way("yes or no", "N/A") in found
    assert Way("yes or no", "No") in found
    assert Way("scale", "0", 2) in found


@pytest.mark.parametrize(
    ("way", "worths", "marks", "expected"),
    [
        (YES_NO, (20, 30, 50), ("Yes", "No", "Yes"), 70),
        (YES_NO, (20, 30, 50), ("Yes", "N/A", "No"), Fraction(200, 7)),
        (YES_NO, (20, 30, 50), (1, 0, 1), 70),
        (Way("yes or no", "N/A"), (20, 30, 50), ("Yes", None, "Yes"), 100),
        (Way("yes or no", "No"), (20, 30, 50), ("Yes", None, "Yes"), 70),
        (POINTS, (20, 30, 50), (20, 15, 25), 60),
        (Way("points", "0"), (20, 30, 50), (20, None, 25), 45),
        (WEIGHT, (20, 30, 50), (100, 50, 0), 35),
        (FIVE, (1, 1, 1), (5, 4, 3), 80),
        (FIVE, (1, 1, 1), (5, "N/A", 3), 80),
        (DEDUCTIONS, (5, 10, 20), (1, 2, 0), 75),
        (DEDUCTIONS, (5, 10, 20), (None, None, None), 100),
        (DEDUCTIONS, (50, 60, 20), (1, 1, 0), 0),
    ],
)
def test_the_score_is_what_the_marks_of_a_call_add_up_to(
    way: Way, worths: Sequence[int], marks: Sequence[float | str | None], expected: object
) -> None:
    assert score(way, list(map(Fraction, worths)), numbers(*marks)) == expected


@pytest.mark.parametrize(
    ("way", "marks"),
    [
        (YES_NO, ("Yes", None)),
        (YES_NO, ("Yes", 3)),
        (POINTS, (20, "Yes")),
        (POINTS, (21, 30)),
        (WEIGHT, (101, 50)),
        (FIVE, (6, 5)),
        (YES_NO, ("N/A", "N/A")),
    ],
)
def test_marks_that_are_none_of_the_method_have_no_score(
    way: Way, marks: Sequence[float | str | None]
) -> None:
    assert score(way, [Fraction(20), Fraction(30)], numbers(*marks)) is None


def test_an_item_that_does_not_apply_is_neither_earned_nor_worth_anything() -> None:
    assert part(YES_NO, Fraction(20), "N/A") == "N/A"
    assert part(Way("points", "N/A"), Fraction(20), None) == "N/A"


WORTHS = [Fraction(40), Fraction(35), Fraction(25)]
MARKS = [
    numbers("Yes", "Yes", "Yes"),
    numbers("Yes", "No", "Yes"),
    numbers("No", "Yes", "Yes"),
    numbers("Yes", "Yes", "No"),
    numbers("Yes", "N/A", "No"),
]
SHOWN = [Fraction(100), Fraction(65), Fraction(60), Fraction(75), Fraction(4000, 65)]


def test_a_way_is_taken_that_gives_every_score_of_the_form() -> None:
    assert adds_up(totals(YES_NO, WORTHS, MARKS), ALL_CALLS_HELD, SHOWN) == "exactly"


def test_a_score_that_the_form_rounds_is_given_rounded() -> None:
    rounded = [*SHOWN[:4], Fraction("61.54")]
    assert adds_up(totals(YES_NO, WORTHS, MARKS), ALL_CALLS_HELD, rounded) == "rounded"


@pytest.mark.parametrize("last", ["61.4", "61", "62.1", "61.5389", "61.56"])
def test_one_score_that_is_another_is_enough_to_leave_a_way(last: str) -> None:
    shown = [*SHOWN[:4], Fraction(last)]
    given = adds_up(totals(YES_NO, WORTHS, MARKS), ALL_CALLS_HELD, shown)
    assert given is None


def test_a_call_that_a_critical_error_fails_is_nothing() -> None:
    failed = (False, False, False, True, False)
    shown = [*SHOWN[:3], Fraction(0), SHOWN[4]]
    assert adds_up(totals(YES_NO, WORTHS, MARKS), failed, shown) == "exactly"
    assert adds_up(totals(YES_NO, WORTHS, MARKS), ALL_CALLS_HELD, shown) is None


def test_a_score_that_is_missing_is_no_proof() -> None:
    assert adds_up(totals(YES_NO, WORTHS, MARKS), ALL_CALLS_HELD, [*SHOWN[:4], None]) is None


def test_two_items_that_are_marked_alike_on_every_call_are_no_proof() -> None:
    marks = [numbers("Yes", "Yes")] * 5
    shown = [Fraction(100)] * 5
    assert totals(YES_NO, WORTHS[:2], marks) == ()
    three = [numbers("Yes", "Yes", "Yes")] * 5
    assert adds_up(totals(YES_NO, WORTHS, three), ALL_CALLS_HELD, shown) == "exactly"
