import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.visible import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Doe, Jane", "Doe, Jane"),
        ("one\ntwo\t three ", "one two three"),
        ("\x1b[31mred", "?[31mred"),
        ("\u202eenaJ", "?enaJ"),
        ("lone \ud800", "lone ?"),
        ("\ue000", "?"),
        ("Zoë 日本", "Zoë 日本"),
    ],
)
def test_what_cannot_be_seen_is_a_question_mark(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_it_is_one_line_of_seen_characters(text: str) -> None:
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert not any(
        unicodedata.category(letter).startswith("C") for letter in shown if letter.isascii()
    )
    assert printable(shown) == shown
