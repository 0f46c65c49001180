"""Feedback on a page, in a mail and as text: nothing in it does harm, no score is rounded up."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from callcert.domain.feedback import CallWords
from callcert.reports.feedback_page import feedback_page
from callcert.reports.feedback_words import feedback_text, lost_words, result_words
from tests.reports.feedbacks import HOSTILE, hostile, of
from tests.reports.test_day_page import FETCHING, Page


@pytest.mark.parametrize("for_mail", [False, True])
def test_the_page_has_everything_the_agent_is_owed(*, for_mail: bool) -> None:
    text = Page(feedback_page(of(90, 84.999, 97, 100), for_mail=for_mail)).text
    for words in (
        "Jane Doe · E1042 · Calls of 11/20/2026",
        "Certified: 4 of 5 calls passed (80%).",
        "Call 1: 100, coached", "Call 2: 90 *, passed", "Call 3: 84.99, not passed",
        "calm clear", "What was marked down no name", "Next steps say it",
        ": lost 2.5 of 3 points", "auto-fail: it makes the whole call 0",
        "Earns: Greets", "What the guide says stands at call 1.", "For practice only",
        "* passed, and below the 95",
    ):  # fmt: skip
        assert words in text
    assert "85 or more" in text
    assert not re.search(r"\b85\b(?! or more)", text)


@pytest.mark.parametrize("for_mail", [False, True])
def test_nothing_on_it_is_fetched_or_run(*, for_mail: bool) -> None:
    made = feedback_page(hostile(), for_mail=for_mail)
    page = Page(made)
    assert {"img", "script", "a"}.isdisjoint(page.tags)
    assert FETCHING.isdisjoint(name for name, _ in page.attributes)
    assert "\u202e" not in made
    assert "\x1b" not in made
    assert "<img src=x" in page.text


def test_a_mail_s_style_names_its_colours_itself() -> None:
    assert "var(" not in feedback_page(of(90, 90, 90, 90), for_mail=True)
    assert "@media" not in feedback_page(of(90, 90, 90, 90), for_mail=True)


def test_the_same_scorecard_makes_the_same_bytes() -> None:
    assert feedback_page(of(90, 80, 70, 60)) == feedback_page(of(90, 80, 70, 60))


def test_who_is_not_certified_reads_what_is_needed() -> None:
    said = of(90, 90, 84.999, 50)
    assert result_words(said) == "Not certified: 3 of 5 calls passed (60%); 4 are needed."
    assert "result bad" in feedback_page(said)


def test_as_plain_text_it_says_the_same_and_steers_nothing() -> None:
    text = feedback_text(of(90, 84.999, 97, 100))
    assert "Call 3: 84.99, not passed" in text
    assert "    calm\n    clear\n" in text
    assert "  - Greets: lost 2.5 of 3 points" in text
    steered = feedback_text(hostile())
    assert "\x1b" not in steered
    assert HOSTILE not in steered


def test_an_item_worth_nothing_that_fails_the_call_costs_no_points() -> None:
    (lost,) = of(90, 90, 90, 90).calls[-1].lost
    assert lost_words(lost) == "lost 2.5 of 3 points; auto-fail: it makes the whole call 0"
    nothing = replace(lost, lost=Fraction(0), points=Fraction(0))
    assert lost_words(nothing) == "auto-fail: it makes the whole call 0"


def test_a_form_with_one_field_for_it_all_shows_that() -> None:
    said = of(90, 90, 90, 90, words=CallWords(feedback="calm, no name"))
    assert "What the certifier wrote calm, no name" in Page(feedback_page(said)).text
    assert "  What the certifier wrote:\n    calm, no name" in feedback_text(said)


def test_what_a_certifier_left_out_has_no_heading() -> None:
    page = Page(feedback_page(of(90, 90, 90, 90, words=CallWords()))).text
    assert "What went well" not in page
    assert "Next steps" not in page
