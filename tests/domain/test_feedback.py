from fractions import Fraction

import pytest

from callcert.domain.feedback import CallWords, lacks_praise, lacks_reasons, words_in
from callcert.domain.scorecard import CellValue, ErrorValue
from callcert.domain.scoring import Arithmetic
from tests.domain.returned_form import form, row

ALL = Arithmetic(Fraction(100), Fraction(100), ())
LOST = Arithmetic(Fraction(99), Fraction(100), ())
AUTO_FAILED = Arithmetic(Fraction(100), Fraction(100), (1,))


@pytest.mark.parametrize(
    ("words", "lacking"),
    [(None, True), ("", True), (" \n", True), ("warm greeting", False), (5, False)],
)
def test_every_call_says_what_went_well(words: CellValue, *, lacking: bool) -> None:
    assert lacks_praise(words) is lacking


@pytest.mark.parametrize("sums", [LOST, AUTO_FAILED])
def test_a_call_that_lost_points_says_what_was_marked_down(sums: Arithmetic) -> None:
    assert lacks_reasons(None, sums)
    assert lacks_reasons("  ", sums)
    assert not lacks_reasons("no empathy", sums)


@pytest.mark.parametrize("sums", [ALL, None])
def test_a_call_that_lost_nothing_or_has_no_score_owes_no_reasons(sums: Arithmetic | None) -> None:
    assert not lacks_reasons(None, sums)


def test_the_words_of_a_call_are_kept_as_typed() -> None:
    fields = form(
        scenario=row("claim", None, 5, ErrorValue("#REF!"), "  "),
        did_well=row("calm\nclear ", *[None] * 4),
    )
    first, second, third, fourth, fifth = words_in(fields)
    assert first == CallWords("claim", "calm\nclear", "", "")
    assert words_in({"feedback": row("good", *[None] * 4)})[0] == CallWords(feedback="good")
    assert (second, fourth, fifth) == (CallWords(), CallWords(), CallWords())
    assert third.scenario == "5"
