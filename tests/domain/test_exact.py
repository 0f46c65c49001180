from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.exact import exact, rounded_down, shown, total

scores = st.fractions(min_value=0, max_value=100)
typed_numbers = st.decimals(min_value=0, max_value=100, places=5)


@given(typed_numbers)
def test_a_number_of_up_to_15_digits_is_read_as_it_was_typed(typed: Decimal) -> None:
    assert exact(float(typed)) == Fraction(typed)


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        (0.1 + 0.2, Fraction(3, 10)),
        (0.85 * 100, Fraction(85)),
        (84.99999, Fraction(8499999, 100000)),
        (100 * (1 - 0.15), Fraction(85)),
        (84.9999999999999, Fraction(849999999999999, 10**13)),
        (84.99999999999999, Fraction(85)),
        (85, Fraction(85)),
    ],
)
def test_a_cell_is_taken_to_15_significant_digits(stored: float, meant: Fraction) -> None:
    assert exact(stored) == meant


@given(scores, st.integers(min_value=0, max_value=6))
def test_rounding_down_never_exceeds_and_is_the_nearest_below(
    number: Fraction, places: int
) -> None:
    down = rounded_down(number, places)
    assert down <= number < down + Fraction(1, 10**places)
    assert (down * 10**places).denominator == 1


@given(scores, st.integers(min_value=0, max_value=6))
def test_shown_is_the_rounded_down_number_in_decimals(number: Fraction, places: int) -> None:
    text = shown(number, places)
    assert Fraction(text) == rounded_down(number, places)
    assert not (("." in text) and text.endswith(("0", ".")))


@given(st.fractions(min_value=84, max_value=85).filter(lambda score: score < 85))
def test_what_is_under_85_is_never_shown_as_85(score: Fraction) -> None:
    assert all(Fraction(shown(score, places)) < 85 for places in range(6))
    assert shown(score).startswith("84")


@given(typed_numbers)
def test_shown_agrees_with_decimal_rounding(typed: Decimal) -> None:
    down = typed.quantize(Decimal("0.01"), ROUND_FLOOR)
    assert Decimal(shown(Fraction(typed))) == down


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Fraction(85), 2, "85"),
        (Fraction(8499, 100), 2, "84.99"),
        (Fraction(84999, 1000), 2, "84.99"),
        (Fraction(84999, 1000), 0, "84"),
        (Fraction(200, 3), 4, "66.6666"),
        (Fraction(8450, 100), 2, "84.5"),
        (Fraction(8405, 100), 2, "84.05"),
        (Fraction(0), 2, "0"),
        (Fraction(100), 2, "100"),
    ],
)
def test_shown_reads_as_people_write(number: Fraction, places: int, text: str) -> None:
    assert shown(number, places) == text


@given(st.lists(st.fractions()))
def test_a_total_is_the_sum(numbers: list[Fraction]) -> None:
    assert total(numbers) == sum(numbers, start=Fraction(0))
