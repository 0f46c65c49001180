from collections.abc import Mapping

import pytest

from callcert.domain.form import Fields, Problem
from callcert.domain.marking import read_marking
from callcert.domain.scorecard import CellValue
from tests.domain.returned_form import NO, YES, column, form, marked


def form_marked(changes: dict[tuple[int, int], CellValue]) -> Fields:
    return form(marks=marked(changes))


def whole_call(call: int, value: CellValue) -> dict[tuple[int, int], CellValue]:
    return {(line, call): value for line in range(3)}


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int | None, int | None]]:
    return [(problem.code, problem.row, problem.column) for problem in problems]


def test_a_complete_form_gives_every_mark() -> None:
    marking = read_marking(form())
    assert [one.text for one in marking.items] == [
        "Greets by name", "Verifies the caller", "Solves the question",
    ]  # fmt: skip
    assert [one.points for one in marking.items] == [20, 30, 50]
    assert [one.auto_fail for one in marking.items] == [False, True, False]
    assert marking.columns == ((YES,) * 3,) * 5
    assert marking.problems == ()


@pytest.mark.parametrize("call", [2, 3, 4, 5])
def test_a_blank_mark_is_named_with_its_cell(call: int) -> None:
    marking = read_marking(form_marked({(1, call): " "}))
    assert places(marking.problems) == [("mark-blank", 1, call - 1)]
    assert marking.problems[0].field == "marks"
    assert marking.columns[call - 1] == (YES, None, YES)


@pytest.mark.parametrize("call", [2, 3, 4, 5])
def test_a_call_without_any_mark_is_one_finding(call: int) -> None:
    marking = read_marking(form_marked(whole_call(call, None)))
    assert places(marking.problems) == [("call-blank", None, call - 1)]
    assert marking.problems[0].facts == {"call": call}


def test_every_wrong_mark_is_named_and_the_right_ones_stay() -> None:
    wrong: dict[tuple[int, int], CellValue] = {
        (0, 2): "maybe", (0, 3): 25, (1, 3): 15, (2, 5): None, (1, 4): "no",
    }  # fmt: skip
    marking = read_marking(form_marked(wrong))
    assert places(marking.problems) == [
        ("mark-invalid", 0, 1),
        ("mark-above-points", 0, 2),
        ("mark-auto-fail", 1, 2),
        ("mark-blank", 2, 4),
    ]
    assert marking.columns[1:] == (
        (None, YES, YES),
        (None, None, YES),
        (YES, NO, YES),
        (YES, YES, None),
    )


def test_a_wrong_mark_says_what_stands_there() -> None:
    (problem,) = read_marking(form_marked({(0, 2): 25})).problems
    assert problem.facts == {"call": 2, "shown": "25", "points": "20"}


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        (whole_call(1, None), 3),
        ({(0, 1): None}, 1),
        ({(0, 1): "maybe", (1, 1): None, (2, 1): 900}, 3),
    ],
)
def test_what_is_wrong_in_call_1_is_one_warning(
    changes: dict[tuple[int, int], CellValue], count: int
) -> None:
    (problem,) = read_marking(form_marked(changes)).problems
    assert (problem.code, problem.field, problem.column) == ("call-1-blank", "marks", 0)
    assert problem.facts == {"count": count, "items": 3}


def test_rows_of_the_form_that_nobody_uses_are_no_items() -> None:
    unused: Mapping[str, list[CellValue]] = {
        "items": ["Greets", None, "Solves", " "],
        "points": [20, None, 80, None],
        "auto_fail": [None, None, None, None],
    }
    grid: list[list[CellValue]] = [["Yes"] * 5, [None] * 5, ["Yes", "Yes", None, "No", "Yes"],
                                   [None] * 5]  # fmt: skip
    fields = form(**{name: column(*values) for name, values in unused.items()}, marks=grid)
    marking = read_marking(fields)
    assert [one.text for one in marking.items] == ["Greets", "Solves"]
    assert places(marking.problems) == [("mark-blank", 2, 2)]


@pytest.mark.parametrize("points", [None, "ten", -5, True])
def test_points_that_cannot_be_used_leave_nothing_to_score(points: CellValue) -> None:
    marking = read_marking(form(points=column(20, points, 50)))
    assert places(marking.problems) == [("item-points", 1, 0)]
    assert marking.problems[0].field == "points"
    assert (marking.items, marking.columns) == ((), ())


def test_marks_beside_a_row_without_item_or_points_are_not_dropped() -> None:
    fields = form(items=column("Greets", None, "Solves"), points=column(20, None, 50))
    assert places(read_marking(fields).problems) == [("item-points", 1, 0)]


def test_an_item_without_words_is_still_an_item() -> None:
    marking = read_marking(form(items=column("Greets", None, "Solves")))
    assert [one.text for one in marking.items] == ["Greets", "row 2", "Solves"]
    assert marking.problems == ()


def test_a_form_without_items_is_an_error() -> None:
    blank = column(None, None, None)
    fields = form(items=blank, points=blank, marks=[[None] * 5] * 3)
    marking = read_marking(fields)
    assert places(marking.problems) == [("no-items", None, 0)]
    assert (marking.items, marking.columns) == ((), ())


@pytest.mark.parametrize(("value", "shown"), [("X", "X"), (True, "TRUE"), (1, "1")])
def test_an_auto_fail_column_with_anything_but_yes_is_not_guessed(
    value: CellValue, shown: str
) -> None:
    marking = read_marking(form(auto_fail=column("Yes", value, None)))
    assert marking.items == ()
    (problem,) = marking.problems
    assert (problem.code, problem.field, problem.row) == ("item-auto-fail", "auto_fail", 1)
    assert problem.facts == {"shown": shown}
