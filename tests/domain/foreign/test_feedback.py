"""What a form says to the agent about each call."""

import pytest

from callcert.domain.foreign.feedback import FeedbackFound
from tests.domain.foreign.grids import CALLS, SCORES, SIMPLE, TOTAL, WHO, Row, look_at, places

SAID = (
    "Warm greeting, well done",
    "Listened with patience",
    "Solved it at once, good",
    "Calm with an angry caller",
    "Closed with a summary",
)
LESS = tuple(f"Work on {what} please" for what in ("pace", "holds", "tone", "notes", "names"))


def found(*rows: Row) -> dict[str, FeedbackFound]:
    return {one.about: one for one in look_at(*SIMPLE, *rows).feedback}


@pytest.mark.parametrize(
    ("label", "about"),
    [
        ("Did well", "did_well"),
        ("Strengths", "did_well"),
        ("What went well on this call", "did_well"),
        ("Opportunities", "marked_down"),
        ("Areas for improvement", "marked_down"),
        ("Next steps", "next_steps"),
        ("Action plan", "next_steps"),
        ("Feedback", "feedback"),
        ("Comments:", "feedback"),
        ("Strengths and opportunities", "feedback"),
        ("Fortalezas", "did_well"),
        ("Oportunidades de mejora", "marked_down"),
        ("Plan de acción", "next_steps"),
        ("Retroalimentación", "feedback"),
    ],
)
def test_the_label_says_what_the_texts_are_about(label: str, about: str) -> None:
    assert list(found((label, *SAID))) == [about]


@pytest.mark.parametrize(
    "label", ["Zorblat", "Scenario of the call", "We ask you to write one good comment per call"]
)
def test_texts_beside_other_labels_are_none(label: str) -> None:
    assert found((label, *SAID)) == {}


def test_short_words_and_a_single_text_are_none() -> None:
    assert found(("Comments", "ok", "good", "fine", "ok", "ok")) == {}
    assert found(("Comments", SAID[0])) == {}


def test_texts_on_two_calls_are_enough() -> None:
    assert list(found(("Comments", None, SAID[1], None, SAID[3]))) == ["feedback"]


def test_a_text_that_speaks_of_one_thing_wins_over_one_that_speaks_of_all() -> None:
    both = found(("Strengths", *SAID), ("To work on", *LESS), ("Comments", *SAID))
    assert list(both) == ["did_well", "marked_down"]


def test_of_two_rows_of_one_kind_the_fuller_is_taken() -> None:
    one = found(("Comments", *SAID), ("Notes", *[f"{text} and more" for text in SAID]))
    assert one["feedback"].label[1] == "Notes"
    other = found(("Comments", *[f"{text} and more" for text in SAID]), ("Notes", *SAID))
    assert other["feedback"].label[1] == "Comments"


def test_texts_may_begin_with_their_label() -> None:
    one = found((None, *[f"Feedback: {text}" for text in SAID]))["feedback"]
    assert one.after == "Feedback:"
    assert one.label[0] == one.spots[0]
    assert found((None, *[f"Zorblat: {text}" for text in SAID])) == {}


def test_beginnings_that_differ_are_no_label() -> None:
    texts = [f"Feedback: {SAID[0]}", *(f"{n}: {text}" for n, text in enumerate(SAID[1:]))]
    assert found((None, *texts)) == {}


def test_of_calls_in_rows_the_heading_stands_above() -> None:
    rows = [(name, score, said) for name, score, said in zip(CALLS[1:], SCORES, SAID, strict=True)]
    adoption = look_at(*WHO, (), ("Calls", "Final score", "Strengths"), *rows)
    assert places(adoption)["did well"] == "C6:C10"
    above = look_at(*WHO, ("Strengths",), ("Calls", "Final score"), *rows)
    assert places(above)["did well"] == "C6:C10"


def test_it_is_told_where_there_is_none() -> None:
    assert any(line.startswith("feedback: no texts") for line in look_at(*SIMPLE).missing)
    assert TOTAL in SIMPLE
