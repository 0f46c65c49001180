"""Which cells a problem is about."""

from dataclasses import replace

import pytest

from callcert.domain.foreign.layout import Critical, ForeignLayout, ItemPlaces, Placed
from callcert.domain.foreign.marks import Way
from callcert.domain.foreign.places import place_of
from tests.domain.foreign.grids import at, one

ITEMS = ItemPlaces(
    texts=at("A8:A9"), points=at("B8:B9"), marks=tuple(at(f"{c}8:{c}9") for c in "CDEFG"),
    way=Way("yes or no"),
    critical=Critical(at("A10"), tuple((at(f"{c}10"),) for c in "CDEFG"), "Yes"),
)  # fmt: skip
FORM = ForeignLayout(
    title="QA", scores=at("B6:F6"), shown_as="points", labels={one("A1"): "Agent"},
    name=Placed(one("B1")), certifier=Placed(one("B2")), also_named=(Placed(one("C1", "Notes")),),
    feedback={"did_well": tuple(map(Placed, at("B7:F7")))}, items=ITEMS,
)  # fmt: skip


@pytest.mark.parametrize(
    ("field", "row", "column", "cell"),
    [
        ("agent_last_name", None, None, "B1"),
        ("agent_first_name", 0, 0, "B1"),
        ("certifier", None, None, "B2"),
        ("certification_date", None, None, None),
        ("agent_id", None, None, None),
        ("also_named", 0, 0, "C1"),
        ("also_named", None, None, None),
        ("call_scores", None, None, "B6:F6"),
        ("call_scores", 0, 2, "D6"),
        ("did_well", None, None, "B7:F7"),
        ("did_well", 0, 4, "F7"),
        ("next_steps", None, None, None),
        ("items", None, None, "A8:A9"),
        ("items", 1, 0, "A9"),
        ("points", 0, 0, "B8"),
        ("auto_fail", 0, 0, None),
        ("marks", None, 1, "D8:D9"),
        ("marks", 1, 1, "D9"),
        ("marks", 0, None, "C8:G8"),
        ("marks", 2, 3, "F10"),
        ("marks", 2, None, "C10:G10"),
        ("pass_rate", None, None, None),
        (None, None, None, None),
    ],
)
def test_a_problem_has_its_cells(
    field: str | None, row: int | None, column: int | None, cell: str | None
) -> None:
    assert place_of(FORM, field, row, column)[1] == cell


def test_the_sheet_comes_along() -> None:
    assert place_of(FORM, "certifier", None, None) == ("Form", "B2")
    assert place_of(FORM, "also_named", 0, 0) == ("Notes", "C1")
    assert place_of(FORM, "pass_rate", 0, 0) == (None, None)


def test_cells_of_several_sheets_carry_their_sheets() -> None:
    sheets = tuple(one("B4", f"Call {n}") for n in range(1, 6))
    found = place_of(replace(FORM, scores=sheets), "call_scores", None, None)
    assert found == ("Call 1", "'Call 1'!B4, 'Call 2'!B4, 'Call 3'!B4, 'Call 4'!B4, 'Call 5'!B4")


def test_marks_that_are_taken_together_are_all_the_cells_of_the_call() -> None:
    together = ForeignLayout(
        title="", scores=FORM.scores, shown_as="points", labels={},
        items=ItemPlaces(ITEMS.texts, ITEMS.points, ITEMS.marks, Way("deductions", "0")),
    )  # fmt: skip
    assert place_of(together, "marks", 0, 2) == ("Form", "E8:E9")
    assert place_of(together, "marks", 1, 2) == (None, None)


def test_a_form_without_items_has_no_cells_for_them() -> None:
    bare = ForeignLayout(title="", scores=FORM.scores, shown_as="points", labels={})
    assert place_of(bare, "marks", 0, 0) == (None, None)
    assert list(bare.spots()) == list(FORM.scores)
