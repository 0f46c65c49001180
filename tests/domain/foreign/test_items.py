"""Items are those whose marks add up to the scores on the form, and no others."""

from collections.abc import Sequence

import pytest

from callcert.domain.foreign.items import ItemsFound
from callcert.domain.foreign.marks import Way
from callcert.domain.scorecard import CellValue
from tests.domain.foreign.grids import BLANK, CALLS, WHO, Row, look, look_at, page, places, values

TEXTS = ("Greets by name", "Verifies the caller", "Solves the question", "Thanks and closes")
POINTS = (10, 20, 40, 30)
YES_NO = (
    ("Yes", "Yes", "No", "Yes", "Yes"),
    ("Yes", "No", "Yes", "Yes", "N/A"),
    ("Yes", "Yes", "Yes", "No", "Yes"),
    ("Yes", "Yes", "Yes", "Yes", "No"),
)
OF_YES_NO = (100, 80, 90, 60, 62.5)
HEADS: Row = ("Criteria", "Points", *CALLS[1:])


def items(*rows: Row) -> ItemsFound | None:
    found = look_at(*WHO, BLANK, *rows)
    assert found.refusals == (), found.refusals
    return found.items


def lines(marks: Sequence[Sequence[CellValue]], points: Sequence[CellValue] = POINTS) -> list[Row]:
    return [
        (text, worth, *given) for text, worth, given in zip(TEXTS, points, marks, strict=True)
    ]  # fmt: skip


def way(marks: Sequence[Sequence[CellValue]], scores: Sequence[CellValue]) -> Way | None:
    found = items(HEADS, *lines(marks), ("Total score", None, *scores))
    return found.way if found else None


def test_yes_no_and_not_applicable_with_points() -> None:
    assert way(YES_NO, OF_YES_NO) == Way("yes or no")


def test_a_single_score_that_is_another_leaves_them_unknown() -> None:
    assert way(YES_NO, (100, 80, 90, 60, 62.6)) is None


def test_scores_may_be_rounded_as_the_form_shows_them() -> None:
    found = look_at(*WHO, BLANK, HEADS, *lines(YES_NO), ("Total score", None, 100, 80, 90, 60, 63))
    assert found.items is None
    assert found.figures is not None
    assert found.figures.verified
    assert "rounded" in found.figures.why


def test_points_earned() -> None:
    marks = ((10, 5, 10, 0, 10), (20, 20, 10, 20, 20), (40, 40, 30, 40, 35), (30, 20, 30, 30, 30))
    assert way(marks, (100, 85, 80, 90, 95)) == Way("points")


def test_percent_of_a_weight() -> None:
    marks = ((100, 50, 100, 0, 90), *[(100, 100, 50, 100, 100)] * 3)
    assert way(marks, (100, 95, 55, 90, 99)) == Way("percent of weight")


def test_ones_and_zeros() -> None:
    marks = [[1 if mark == "Yes" else 0 for mark in given] for given in YES_NO]
    assert way(marks, (100, 80, 90, 60, 50)) == Way("yes or no")


def test_a_scale_where_all_count_alike() -> None:
    rows = [("Criteria", *CALLS[1:])]
    marks = ((5, 4, 3, 5, 5), (5, 5, 4, 4, 5), (5, 3, 5, 5, 4), (5, 5, 5, 3, 4))
    rows += [(text, *given) for text, given in zip(TEXTS, marks, strict=True)]
    found = items(*rows, ("Total score", 100, 85, 85, 85, 90))
    assert found is not None
    assert found.way == Way("scale", top=5)
    assert [line.points for line in found.lines] == [None] * 4


def test_errors_that_cost_points() -> None:
    marks = ((None, 1, None, None, 2), (None, None, 1, None, None), *[(None,) * 5] * 2)
    heads = ("Error", "Points off", *CALLS[1:])
    found = items(heads, *lines(marks), ("Total score", None, 100, 90, 80, 100, 80))
    assert found is not None
    assert found.way == Way("deductions", "0")
    assert len(found.lines) == 4


@pytest.mark.parametrize(
    ("last", "blank"), [(62.5, "N/A"), (50, "No")], ids=["does not apply", "is a No"]
)
def test_a_blank_mark_means_what_the_scores_say(last: float, blank: str) -> None:
    marks = [[None if mark == "N/A" else mark for mark in given] for given in YES_NO]
    found = way(marks, (100, 80, 90, 60, last))
    assert found is not None
    assert (found.method, found.blank) == ("yes or no", blank)


def test_sections_sums_and_texts_between_are_no_items() -> None:
    rows = lines(YES_NO)
    found = items(
        HEADS, ("Opening",), *rows[:2], ("Subtotal", 30, 30, 10, 20, 30, 10), ("Body",), *rows[2:],
        ("Points earned", None, 100, 80, 90, 60, 50), ("Final score", None, *OF_YES_NO),
        ("Average", None, 82),
    )  # fmt: skip
    assert found is not None
    assert [line.words for line in found.lines] == list(TEXTS)


def test_where_points_stand_they_are_found() -> None:
    adoption = look_at(*WHO, BLANK, HEADS, *lines(YES_NO), ("Total score", None, *OF_YES_NO))
    assert adoption.items is not None
    assert [str(line.points) for line in adoption.items.lines] == [
        "Form!B6", "Form!B7", "Form!B8", "Form!B9",
    ]  # fmt: skip
    assert places(adoption)["items"] == "A6:A9"
    assert values(adoption)["items"] == "4 items, yes or no"


def test_an_item_without_points_is_not_one_of_those_that_have_some() -> None:
    rows = [*lines(YES_NO), ("Sounds friendly", None, "Yes", "No", "No", "Yes", "Yes")]
    found = items(HEADS, *rows, ("Total score", None, *OF_YES_NO))
    assert found is not None
    assert len(found.lines) == 4


def _ticks(mark: str) -> tuple[str | None, ...]:
    return tuple("X" if mark == answer else None for answer in ("Yes", "No", "N/A"))


def _threes(cells: Sequence[CellValue]) -> list[CellValue]:
    return [each for cell in cells for each in (cell, None, None)]


TICKED: tuple[Row, ...] = (
    ("Criteria", "Points", *_threes(CALLS[1:])),
    (None, None, *["Yes", "No", "N/A"] * 5),
    *(
        (text, worth, *(cell for mark in given for cell in _ticks(mark)))
        for text, worth, given in zip(TEXTS, POINTS, YES_NO, strict=True)
    ),
    ("Total score", None, *_threes(OF_YES_NO)),
)


def test_ticks_in_a_column_for_each_answer() -> None:
    found = items(*TICKED)
    assert found is not None
    assert found.way == Way("yes or no")
    assert [str(spot) for spot in found.lines[1].ticks[4]] == ["Form!O8", "Form!P8", "Form!Q8"]
    assert found.lines[1].given == YES_NO[1]


def test_a_form_that_has_no_column_for_not_applicable() -> None:
    heads: list[CellValue] = ["Criteria", "Points"]
    answers: list[CellValue] = [None, None]
    for number in range(1, 6):
        heads += [f"Call {number}", None]
        answers += ["Met", "Not met"]
    given = [["Yes" if m == "N/A" else m for m in marks] for marks in YES_NO]
    ticked = [
        (text, worth, *(cell for mark in marks for cell in _ticks(mark)[:2]))
        for text, worth, marks in zip(TEXTS, POINTS, given, strict=True)
    ]
    scores = [cell for score in (100, 80, 90, 60, 70) for cell in (score, None)]
    found = items(heads, answers, *ticked, ("Total score", None, *scores))
    assert found is not None
    assert found.lines[0].ticks[0][2] is None


def test_items_side_by_side_with_a_row_for_each_call() -> None:
    columns = list(zip(*YES_NO, strict=True))
    rows = [(f"Call {n}", *columns[n - 1], OF_YES_NO[n - 1]) for n in range(1, 6)]
    found = items(("", *TEXTS, "Final score"), (None, *POINTS), *rows)
    assert found is not None
    assert [line.words for line in found.lines] == list(TEXTS)
    assert [int(line.worth) for line in found.lines] == list(POINTS)


def test_items_of_forms_one_below_the_other() -> None:
    rows: list[Row] = []
    for call in range(5):
        rows += [(f"Call {call + 1}",), ("Criteria", "Points", "Answer")]
        rows += [
            (text, worth, given[call])
            for text, worth, given in zip(TEXTS, POINTS, YES_NO, strict=True)
        ]
        rows += [("Final score", None, OF_YES_NO[call]), ()]
    found = items(*rows)
    assert found is not None
    assert [str(spot) for spot in found.lines[0].marks[:2]] == ["Form!C7", "Form!C15"]


def test_items_on_a_sheet_for_each_call() -> None:
    sheets = [
        page(
            *WHO, ("Criteria", "Points", "Answer"),
            *((t, w, g[call]) for t, w, g in zip(TEXTS, POINTS, YES_NO, strict=True)),
            ("Final score", None, OF_YES_NO[call]), name=f"Call {call + 1}",
        )
        for call in range(5)
    ]  # fmt: skip
    found = look(*sheets)
    assert found.refusals == ()
    assert found.items is not None
    assert [spot.sheet for spot in found.items.lines[0].marks] == [f"Call {n}" for n in range(1, 6)]


def test_points_that_stand_there_are_taken_though_all_count_alike() -> None:
    marks = [["Yes" if mark == "N/A" else mark for mark in given] for given in YES_NO]
    rows = lines(marks, (25, 25, 25, 25))
    found = items(HEADS, *rows, ("Total score", None, 100, 75, 75, 75, 75))
    assert found is not None
    assert found.lines[0].points is not None


def test_one_item_is_no_list() -> None:
    rows = [("Greets by name", 60, *YES_NO[0]), ("Sounds friendly", None, *YES_NO[1])]
    found = look_at(*WHO, BLANK, HEADS, *rows, ("Total score", None, *OF_YES_NO))
    assert found.items is None


def test_a_column_of_comments_beside_each_call_is_no_tick() -> None:
    heads: list[CellValue] = ["Criteria", "Points"]
    for number in range(1, 6):
        heads += [f"Call {number}", "Comment"]
    rows = [
        (text, worth, *(cell for mark in given for cell in (mark, None)))
        for text, worth, given in zip(TEXTS, POINTS, YES_NO, strict=True)
    ]
    scores = [cell for score in OF_YES_NO for cell in (score, None)]
    found = items(heads, *rows, ("Total score", None, *scores))
    assert found is not None
    assert found.lines[0].ticks == ()
    assert [spot.cell for spot in found.lines[0].marks] == ["C6", "E6", "G6", "I6", "K6"]


def test_a_row_with_anything_but_marks_is_no_item() -> None:
    odd = ("Sounds friendly", 5, "Yes", "maybe", "Yes", "Yes", "Yes")
    found = items(HEADS, *lines(YES_NO), odd, ("Total score", None, *OF_YES_NO))
    assert found is not None
    assert [line.words for line in found.lines] == list(TEXTS)


def test_an_item_may_have_a_word_of_scores_in_its_text() -> None:
    first, *rest = lines(YES_NO)
    found = items(
        HEADS, ("Explains the result", *first[1:]), *rest, ("Total score", None, *OF_YES_NO)
    )  # fmt: skip
    assert found is not None
    assert len(found.lines) == 4


def test_an_item_on_which_nothing_is_ticked_is_none() -> None:
    found = items(*TICKED[:-1], ("Sounds friendly", 5), TICKED[-1])
    assert found is not None
    assert len(found.lines) == 4


def test_a_call_that_is_nothing_for_no_reason_on_the_form_leaves_items_unknown() -> None:
    found = look_at(*WHO, BLANK, HEADS, *lines(YES_NO), ("Total score", None, 0, 80, 90, 60, 62.5))
    assert found.items is None
    assert found.figures is not None
    assert not found.figures.verified


def test_an_item_within_the_list_may_be_what_makes_a_call_nothing_but_that_is_a_guess() -> None:
    found = look_at(*WHO, BLANK, HEADS, *lines(YES_NO), ("Total score", None, 100, 0, 90, 60, 62.5))
    assert found.items is None
    assert found.figures is not None
    assert found.figures.verified
