from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.certification import certification, outcome
from callcert.domain.rules import Rules
from tests.domain.returned_form import RULES, calls_scoring

judged_scores = st.lists(st.fractions(min_value=0, max_value=100), min_size=4, max_size=4)


@pytest.mark.parametrize(
    ("scores", "passed", "rate", "result"),
    [
        ((0, 0, 0, 0), 1, 20, "failed"),
        ((85, 0, 0, 0), 2, 40, "failed"),
        ((85, 84.99, 85, 0), 3, 60, "failed"),
        ((85, 85, 85, 84.99), 4, 80, "certified"),
        ((85, 85, 85, 85), 5, 100, "certified"),
    ],
)
def test_the_rate_is_calls_passed_of_five_and_80_certifies(
    scores: tuple[float, ...], passed: int, rate: int, result: str
) -> None:
    decided = certification(calls_scoring(*scores), RULES)
    assert decided is not None
    assert (decided.calls_passed, decided.pass_rate, decided.outcome) == (passed, rate, result)


@given(judged_scores)
def test_the_rate_is_one_of_five_values_and_fits_the_calls(scores: list[Fraction]) -> None:
    decided = certification(calls_scoring(*scores), RULES)
    assert decided is not None
    assert decided.calls_passed == 1 + sum(score >= 85 for score in scores)
    assert decided.pass_rate == 20 * decided.calls_passed
    assert (decided.outcome == "certified") == (decided.calls_passed >= 4)


@pytest.mark.parametrize("missing", [2, 3, 4, 5])
def test_a_call_without_a_score_leaves_everything_undecided(missing: int) -> None:
    scores = [None if call == missing else 100 for call in range(2, 6)]
    assert certification(calls_scoring(*scores), RULES) is None


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_only_five_calls_decide(count: int) -> None:
    assert certification(calls_scoring(*[100] * count), RULES) is None


def test_no_calls_decide_nothing() -> None:
    assert certification([], RULES) is None


@pytest.mark.parametrize(
    ("rate", "result"),
    [(20, "failed"), (40, "failed"), (60, "failed"), (80, "certified"), (100, "certified")],
)
def test_60_and_less_fail_the_programme(rate: int, result: str) -> None:
    assert outcome(rate, RULES) == result


def test_the_rate_that_certifies_is_a_setting() -> None:
    assert outcome(80, Rules(certify_rate=100)) == "failed"
    assert outcome(60, Rules(certify_rate=60)) == "certified"
