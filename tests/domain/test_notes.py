from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.notes import Note, has_note, one_line, other_lines, read_notes

DAY = date(2026, 11, 20)
TEXTS = st.text(max_size=30)
SEEN = TEXTS.filter(lambda text: any(letter.isalnum() for letter in one_line(text)))
"""A text in which there is something to read."""

DAYS = st.dates(date(2000, 1, 1), date(2199, 12, 31))


def test_a_note_reads_date_name_note() -> None:
    assert str(Note(DAY, "Jane Doe", "9 of 12 done")) == "11/20/2026 - Jane Doe - 9 of 12 done"
    assert str(Note(date(2026, 1, 5), "Jane", "x")) == "01/05/2026 - Jane - x"


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("one\ntwo", "one two"),
        ("one\r\ntwo\n", "one two"),
        ("one\ttwo", "one two"),
        ("one\x0btwo\x85three\u2028four\u2029five", "one two three four five"),
        ("one\x00two\x07three", "one two three"),
        ("  one   two  ", "one two"),
        ("one\u00a0two", "one two"),
        ("one\u3000\u3000two", "one two"),
        ("\u200eone\u200f two\u202e", "one two"),
        ("sig\u00adnal zero\u200bwidth \ufeffmark", "signal zerowidth mark"),
        ("lone \ud800 surrogate, no letter \uffff", "lone surrogate, no letter"),
        ("Zoë 日本 — №5", "Zoë 日本 — №5"),
        ("\n\u200f\t", ""),
        ("", ""),
    ],
)
def test_one_line_has_neither_breaks_nor_unseen_characters(typed: str, line: str) -> None:
    assert one_line(typed) == line


@given(TEXTS, TEXTS)
def test_a_note_is_one_line_whatever_its_text(name: str, text: str) -> None:
    line = str(Note(DAY, name, text))
    assert line.isprintable()
    assert line.splitlines() == [line]
    assert line.startswith("11/20/2026 - ")


@given(TEXTS)
def test_a_line_stays_as_it_is(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)
    assert all(letter in text + " " for letter in one_line(text))


@given(DAYS, SEEN, SEEN)
def test_what_was_written_is_read_back(day: date, name: str, text: str) -> None:
    line = str(Note(day, name, text))
    (note,) = read_notes(line)
    assert str(note) == line
    assert (note.day, note.text) == (day, one_line(text))


@given(DAYS, st.text("abcÉ.' ", min_size=1).filter(str.strip), SEEN)
def test_names_without_dashes_of_their_own_come_back_as_they_were(
    day: date, name: str, text: str
) -> None:
    (note,) = read_notes(str(Note(day, name, text)))
    assert note == Note(day, one_line(name), one_line(text))


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_by_itself_in_a_name_is_no_end_of_it(dash: str) -> None:
    line = str(Note(DAY, f"Doe {dash} Jane", f"one {dash} two"))
    assert line == f"11/20/2026 - Doe Jane - one {dash} two"
    assert list(read_notes(line)) == [Note(DAY, "Doe Jane", f"one {dash} two")]


def test_a_double_name_keeps_its_hyphen() -> None:
    note = Note(DAY, "Ann Smith-Jones", "fine")
    assert list(read_notes(str(note))) == [note]


def test_lines_of_other_forms_are_peoples_own() -> None:
    text = "called in sick\n11/20/2026 - Jane - first\n11/20/2026: no\n\n1/2/26 – Pat – second"
    assert list(read_notes(text)) == [
        Note(DAY, "Jane", "first"),
        Note(date(2026, 1, 2), "Pat", "second"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "11/20/2026 -  Jane  -   first ",
        "  11/20/2026-Jane - first",
        "11/20/2026\t- Jane -\tfirst",
        "\u200e11/20/2026 - Jane - first",
    ],
)
def test_notes_are_read_however_they_are_spaced(line: str) -> None:
    assert list(read_notes(line)) == [Note(DAY, "Jane", "first")]


@pytest.mark.parametrize(
    "line",
    [
        "13/40/2026 - Jane - no such day",
        "11/20/2026 - Jane",
        "11/20/2026 - Jane -",
        "on 11/20/2026 - Jane - said so",
        "11/20/202 - Jane - a year of three digits",
        "- Jane - x",
    ],
)
def test_what_is_no_note_is_not_read(line: str) -> None:
    assert list(read_notes(line)) == []


def test_a_cell_full_of_blanks_is_read_in_no_time() -> None:
    assert list(read_notes("11/20/2026 -" + " " * 32_000)) == []


@pytest.mark.parametrize(
    "cell",
    [
        "11/20/2026 - Jane Doe - headset broken",
        "11/20/2026 - JANE DOE - Headset Broken",
        "called\n  11/20/2026  -  Jane Doe -  headset   broken  \nlater",
        "11/20/2026-Jane Doe - headset broken",
        "11/20/2026 - Jane Doe - headset\tbroken\u200f",
        "11/20/2026 - Jane Smith - headset broken",
        "11/20/26 – Jane – headset broken",
    ],
)
def test_a_note_is_known_whatever_its_spacing_and_case(cell: str) -> None:
    assert has_note(cell, Note(DAY, "Jane Doe", "headset broken"))


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "11/20/2026 - Jane Doe - headset broken again",
        "so 11/20/2026 - Jane Doe - headset broken",
        "11/21/2026 - Jane Doe - headset broken",
        "11/20/2026-Jane Doe-headset broken",
        "11/20/2026 - Jane Doe -\nheadset broken",
    ],
)
def test_another_note_is_another(cell: str) -> None:
    assert not has_note(cell, Note(DAY, "Jane Doe", "headset broken"))


@given(TEXTS, SEEN, TEXTS)
def test_a_written_note_is_found_again(before: str, text: str, after: str) -> None:
    note = Note(DAY, "Jane", text)
    assert has_note(f"{before}\n{note}\n{after}", note)


def test_a_note_is_its_day_and_its_words() -> None:
    assert Note(DAY, "Jane Doe", " Headset\nbroken ").identity == "2026-11-20 headsetbroken"
    assert Note(DAY, "Jane Smith", "headset broken").identity == "2026-11-20 headsetbroken"


def test_lines_that_are_no_notes_are_people_s_own() -> None:
    text = f"call back!\n\n{Note(DAY, 'Jane', 'first')}\n  a\tb "
    assert list(other_lines(text)) == ["call back!", "a b"]
