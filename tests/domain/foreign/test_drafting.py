"""A layout from what was found on a form."""

import pytest

from callcert.domain.cells import Spot
from callcert.domain.foreign.drafting import layout_from, without_sheet
from callcert.domain.foreign.layout import ForeignLayout, Placed, label_fits
from tests.domain.foreign.grids import (
    BLANK,
    CALLS,
    KNOWN,
    SCORES,
    SIMPLE,
    TOTAL,
    Row,
    at,
    layout,
    look,
    one,
    page,
)
from tests.domain.foreign.test_feedback import SAID
from tests.domain.foreign.test_items import HEADS, OF_YES_NO, TICKED, YES_NO, lines


def drafted(*rows: Row) -> ForeignLayout:
    return layout(page(*rows))


def home(cell: str) -> Spot:
    """A cell of the form's only sheet."""
    return one(cell, "")


def test_a_layout_says_where_everything_is() -> None:
    found = drafted(*SIMPLE)
    assert found.name == Placed(home("B1"))
    assert found.certifier == Placed(home("B2"))
    assert found.date == Placed(home("B3"))
    assert found.scores == at("B6:F6", "")
    assert found.shown_as == "points"
    assert (found.agent_id, found.last_name, found.first_name, found.items) == (None,) * 4
    assert found.title == "Agent Name:"


def test_its_labels_are_those_of_fields_calls_and_scores() -> None:
    assert drafted(*SIMPLE).labels == {
        home("A1"): "Agent Name:", home("A2"): "Evaluator:", home("A3"): "Date:",
        home("B5"): "Call 1", home("C5"): "Call 2", home("D5"): "Call 3", home("E5"): "Call 4",
        home("F5"): "Call 5", home("A6"): "Total Score",
    }  # fmt: skip


def test_labels_with_their_values_are_what_the_cell_begins_with() -> None:
    found = drafted(("Agent: Jane Doe",), *SIMPLE[1:])
    assert found.name == Placed(home("A1"), "Agent:")
    assert found.labels[home("A1")] == "Agent:…"


def test_a_heading_with_more_behind_its_number_is_what_the_cell_begins_with() -> None:
    calls = (None, "Call 1 – Maria", *CALLS[2:])
    found = drafted(*SIMPLE[:4], calls, TOTAL)
    assert found.labels[home("B5")] == "Call 1…"
    assert found.labels[home("C5")] == "Call 2"


def test_headings_that_are_numbers_are_labels_too() -> None:
    found = drafted(*SIMPLE[:4], ("Call", 1, 2, 3, 4, 5), TOTAL)
    assert [found.labels[home(f"{c}5")] for c in "BCDEF"] == ["1", "2", "3", "4", "5"]


def test_names_of_sheets_are_no_labels_of_a_cell() -> None:
    sheets = [
        page(*SIMPLE[:3], ("Final score", score), name=f"Call {n}")
        for n, score in enumerate(SCORES, start=1)
    ]
    found = layout(*sheets)
    assert {spot.sheet for spot in found.labels} == {f"Call {n}" for n in range(1, 6)}
    assert not any(spot.cell == "A1" and "Call" in text for spot, text in found.labels.items())
    assert [placed.spot.sheet for placed in found.also_named] == [
        "Call 2", "Call 3", "Call 4", "Call 5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("agent", "order", "agent_id"),
    [
        ("Jane Doe", "first last", None),
        ("Doe, Jane", "last, first", None),
        ("Jane Doe (E1042)", "first last", Placed(one("B1", ""))),
        ("Doe, Jane - 1042", "last, first", Placed(one("B1", ""))),
    ],
)
def test_the_name_tells_its_order_and_whether_an_id_is_in_it(
    agent: str, order: str, agent_id: Placed | None
) -> None:
    found = drafted(("Agent Name:", agent), *SIMPLE[1:])
    assert (found.name_order, found.agent_id) == (order, agent_id)


def test_a_name_in_two_cells_and_an_id_of_its_own() -> None:
    rows = (("Last name", "Doe"), ("First name", "Jane"), ("Agent ID", "E1042"), *SIMPLE[3:])
    found = drafted(*rows)
    assert found.name is None
    assert [found.last_name, found.first_name, found.agent_id] == [
        Placed(home("B1")), Placed(home("B2")), Placed(home("B3")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "value", "order"),
    [
        ("Date:", "11/20/2026", "mdy"),
        ("Date:", "20/11/2026", "dmy"),
        ("Date:", "2026-11-20", None),
        ("Date:", "05/04/2026", None),
        ("Fecha:", "05/04/2026", "dmy"),
        ("Date:", None, None),
    ],
)
def test_dates_are_read_in_the_only_order_that_fits_or_that_of_the_language(
    label: str, value: str | None, order: str | None
) -> None:
    found = drafted(*SIMPLE[:2], (label, value), *SIMPLE[3:])
    assert found.date_order == order


@pytest.mark.parametrize(
    ("scores", "shown_as"),
    [
        (SCORES, "points"),
        ([score / 100 for score in SCORES], "fraction"),
        ([f"{score}%" for score in SCORES], "fraction"),
        ([None] * 5, "any"),
    ],
)
def test_it_says_how_scores_are_shown(scores: list[object], shown_as: str) -> None:
    agent = SIMPLE[0] if scores[0] else ("Agent Name:", None)
    rest = SIMPLE[1:3] if scores[0] else (("Evaluator:", None), ("Date:", None))
    rows = (agent, *rest, BLANK, CALLS, ("Total Score", *scores))
    assert drafted(*rows).shown_as == shown_as  # type: ignore[arg-type]


def test_items_are_where_their_marks_are() -> None:
    found = drafted(*SIMPLE[:4], HEADS, *lines(YES_NO), ("Total score", None, *OF_YES_NO))
    assert found.items is not None
    assert found.items.texts == at("A6:A9", "")
    assert found.items.points == at("B6:B9", "")
    assert found.items.marks[4] == at("G6:G9", "")
    assert (found.items.ticks, found.items.critical) == ((), None)


def test_ticks_are_where_each_answer_is() -> None:
    found = drafted(*SIMPLE[:4], *TICKED)
    assert found.items is not None
    yes, _, na = found.items.ticks
    assert [yes[0], na[4]] == [at("C7:C10", ""), at("Q7:Q10", "")]
    two = [tuple(cell for at_, cell in enumerate(row) if at_ < 2 or at_ % 3 != 1) for row in TICKED]
    without = drafted(*SIMPLE[:4], *two)
    assert without.items is not None
    assert without.items.ticks[2] == ()


def test_feedback_is_where_its_texts_are() -> None:
    found = drafted(*SIMPLE, ("Strengths", *SAID))
    assert found.feedback == {"did_well": tuple(map(Placed, at("B7:F7", "")))}
    assert found.labels[home("A7")] == "Strengths"
    inline = drafted(*SIMPLE, (None, *[f"Feedback: {text}" for text in SAID]))
    assert inline.feedback["feedback"][0] == Placed(home("B7"), "Feedback:")
    assert home("B7") not in inline.labels


def test_the_only_sheet_may_have_any_name_and_one_named_after_the_agent_too() -> None:
    assert drafted(*SIMPLE).sheets == {""}
    other = page(("Notes",), name="Guide")
    assert layout(page(*SIMPLE, name="Doe"), other).sheets == {""}
    assert layout(page(*SIMPLE, name="QA"), other).sheets == {"QA"}


def test_every_cell_of_a_layout_can_lose_its_sheet() -> None:
    rows = [
        *SIMPLE[:4], HEADS, *lines(YES_NO), ("Critical error", None, "No", "No", "Yes", "No", "No"),
        (), ("Total score", None, 100, 80, 0, 60, 62.5), ("Strengths", None, *SAID),
    ]  # fmt: skip
    named = layout(page(*rows, name="QA"), page(("Agent Name:", "Jane Doe"), name="Guide"))
    assert named.items is not None
    assert named.items.critical is not None
    assert named.also_named == (Placed(one("B1", "Guide")),)
    bare = without_sheet(named, "QA")
    assert set(bare.spots()) == {
        one(spot.cell, "" if spot.sheet == "QA" else spot.sheet) for spot in named.spots()
    }
    assert bare.items is not None
    assert bare.items.critical is not None
    assert bare.items.critical.texts == (home("A10"),)
    assert bare.items.critical.marks[2] == ((home("E10"),),)
    assert without_sheet(bare, "QA") == bare


def test_a_form_without_scores_has_no_layout() -> None:
    found = look(page(*SIMPLE[:3]))
    with pytest.raises(ValueError, match="without scores has no layout"):
        layout_from(found, [page(*SIMPLE[:3])], KNOWN)


@pytest.mark.parametrize(
    ("expected", "found", "fits"),
    [
        ("Agent Name:", "agent name", True),
        ("Agent Name:", " AGENT  NAME : ", True),
        ("Agent Name:", "Agent", False),
        ("Agent Name:", "", False),
        ("Agent:…", "Agent: Jane Doe", True),
        ("Agent:…", "Agent:", True),
        ("Agent:…", "Evaluator: Jane Doe", False),
        ("Call 1…", "Call 1 – Maria", True),
        ("Call 1…", "Call 10", False),
    ],
)
def test_a_label_fits_whatever_its_case_blanks_and_colons(
    expected: str, found: str, *, fits: bool
) -> None:
    assert label_fits(expected, found) is fits
