import pytest

from callcert.domain.foreign.calls import (
    CallHeading,
    Series,
    counted,
    heading_of,
    numbered,
    series_of_sheets,
    series_on,
)
from callcert.domain.foreign.pages import Page
from callcert.domain.scorecard import CellValue
from tests.domain.foreign.grids import CALLS, KNOWN, one, page

A1 = one("A1")


def heading(text: str) -> CallHeading:
    found = numbered(text, A1, KNOWN)
    assert found, text
    return found


def kinds(sheet: Page) -> list[tuple[str, list[str]]]:
    return [(s.kind, [o.cell for o in s.origins]) for s in series_on(sheet, KNOWN)]


def sheets_found(*pages: Page) -> list[Series]:
    return series_of_sheets(pages, KNOWN)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Call 1", 1),
        ("Call #2", 2),
        ("CALL3", 3),
        ("Call No. 4", 4),
        ("Call Number 4", 4),
        ("Mock two", 2),
        ("Mock Call 2 (11/20)", 2),
        ("3rd contact", 3),
        ("Third call", 3),
        ("Evaluation iv", 4),
        ("Call 1 (coached)", 1),
        ("C1", 1),
        ("RP 5", 5),
        ("Llamada 1", 1),
        ("Segunda llamada", 2),
        ("Ll. 3", 3),
        ("#3", 3),
        ("3", 3),
        ("Second", 2),
        ("Zorblat 2", 2),
    ],
)
def test_texts_that_number_a_call(text: str, number: int) -> None:
    assert heading(text).number == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Calls",
        "Call",
        "Call zero",
        "Call 20",
        "Five new agents",
        "C1 greets the caller",
        "3 of 5",
        "2026 3",
        "one of these two three words",
        "Call 1 is coached and so it counts as a hundred whatever is marked on it",
    ],
)
def test_texts_that_number_none(text: str) -> None:
    assert numbered(text, A1, KNOWN) is None


def test_a_word_for_calls_is_surer_than_a_letter_and_that_than_a_number() -> None:
    assert heading("Call 1").strength > heading("C1").strength > heading("1").strength


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Call 1", "call"),
        ("Call 1 Score", "score"),
        ("Call 1 Total", "score"),
        ("Call 1 comments", "feedback"),
        ("Call 1 strengths", "feedback"),
        ("Call 1 notes", "feedback"),
        ("Score for call 1", "score"),
    ],
)
def test_a_heading_says_what_of_the_call_it_heads(text: str, about: str) -> None:
    assert heading(text).about == about


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Call  1: Maria K. 11/20", "Call 1"),
        ("Call 1", "Call 1"),
        ("1st call – coached", "1st call"),
        ("Call #1 (coached)", "Call #1"),
        ("(Call1)", "(Call1"),
        ("Call ½", "Call ½"),
    ],
)
def test_what_must_stand_there_again_is_the_part_up_to_the_number(text: str, lead: str) -> None:
    assert heading(text).lead == lead


@pytest.mark.parametrize(
    ("value", "number"), [(3, 3), (3.0, 3), (0, None), (20, None), (3.5, None), (True, None)]
)
def test_a_number_from_1_may_number_a_call(value: CellValue, number: int | None) -> None:
    found = heading_of(page((value,)), 0, 0, KNOWN)
    assert (found.number if found else None) == number


def test_calls_stand_side_by_side_or_one_below_the_other() -> None:
    assert kinds(page(CALLS)) == [("columns", ["B1", "C1", "D1", "E1", "F1"])]
    below = page(*((text,) for text in CALLS[1:]))
    assert kinds(below) == [("rows", ["A1", "A2", "A3", "A4", "A5"])]


def test_calls_far_below_one_another_are_forms() -> None:
    rows = [((f"Call {n // 4 + 1}",) if n % 4 == 0 else ()) for n in range(20)]
    assert kinds(page(*rows)) == [("forms", ["A1", "A5", "A9", "A13", "A17"])]


def test_calls_may_count_down_and_other_columns_may_stand_between() -> None:
    assert kinds(page(CALLS[::-1])) == [("columns", ["E1", "D1", "C1", "B1", "A1"])]
    apart = page(("Call 1", None, "Call 2", "Best", "Call 3", "Call 4", "Average", "Call 5"))
    assert kinds(apart) == [("columns", ["A1", "C1", "E1", "F1", "H1"])]


def test_a_call_with_two_attempts_is_no_series_but_two_columns_of_each_call_are() -> None:
    twice = (
        "Call 1",
        "Call 2 first attempt",
        "Call 2 second attempt",
        "Call 3",
        "Call 4",
        "Call 5",
    )
    assert kinds(page(twice)) == []
    each = page(tuple(text for n in range(1, 6) for text in (f"Call {n}", f"Call {n}")))
    assert kinds(each) == [("columns", ["B1", "C1", "E1", "G1", "I1"])]


def test_four_calls_are_no_series_and_hidden_ones_do_not_count() -> None:
    assert kinds(page(CALLS[:-1])) == []
    assert kinds(page(CALLS, hidden_columns=frozenset({3}))) == []


def test_a_second_run_in_a_line_is_a_series_of_its_own() -> None:
    twice = page((*CALLS, *CALLS))
    assert [cells[0] for _, cells in kinds(twice)] == ["B1", "H1"]


def test_headings_of_scores_and_of_feedback_are_two_series() -> None:
    line = [f"Call {n} {what}" for n in range(1, 6) for what in ("score", "comments")]
    assert [cells for _, cells in kinds(page(line))] == [
        ["A1", "C1", "E1", "G1", "I1"],
        ["B1", "D1", "F1", "H1", "J1"],
    ]


def test_a_sixth_call_is_seen() -> None:
    (series,) = series_on(page((*CALLS, "Call 6", "Call 7")), KNOWN)
    assert series.sixth is not None
    assert series.sixth.number == 6


def test_forms_may_stand_in_a_grid_every_number_once() -> None:
    grid = page(
        ("Call 1", None, "Call 2"), (), (), ("Call 3", None, "Call 4"), (), (), ("Call 5",)
    )  # fmt: skip
    assert kinds(grid) == [("forms", ["A1", "C1", "A4", "C4", "A7"])]
    twice = page(("Call 1", None, "Call 2"), ("Call 3", None, "Call 4"), ("Call 5", None, "Call 5"))
    assert kinds(twice) == []


def test_sheets_are_calls_by_their_names_or_a_heading_in_the_same_cell() -> None:
    named = [page(("x",), name=f"Call {n}") for n in range(1, 6)]
    (series,) = sheets_found(*named)
    assert series.kind == "sheets"
    assert [origin.sheet for origin in series.origins] == [f"Call {n}" for n in range(1, 6)]
    assert {origin.cell for origin in series.origins} == {"A1"}
    headed = [page((), (None, f"Call #{n}"), name=f"S{chr(64 + n)}") for n in (3, 1, 2, 5, 4)]
    assert [o.sheet for o in sheets_found(*headed)[0].origins] == ["SA", "SB", "SC", "SD", "SE"]


def test_a_series_is_as_sure_as_its_least_sure_heading() -> None:
    (series,) = series_on(page(("Call 1", "Call 2", "Call 3", "Call 4", "Call 5")), KNOWN)
    assert series.strength == 3
    (bare,) = series_on(page((1, 2, 3, 4, 5)), KNOWN)
    assert bare.strength == 1


def test_the_calls_of_a_form_are_counted_for_a_refusal() -> None:
    assert counted([page(CALLS[:-1])], KNOWN) == 4
    assert counted([page(("Call 1",), ("Call 2",), ("Call 3",))], KNOWN) == 3
    assert counted([page(("Call 1", "Call 3"))], KNOWN) == 1
    assert counted([page(("x",), name="Call 1"), page(("x",), name="Call 2")], KNOWN) == 2
    assert counted([page(("1", "2", "Call 1 comments"), name="1")], KNOWN) == 0
