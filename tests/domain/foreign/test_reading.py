"""What a workbook says by the layout of its form."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest

from callcert.domain.foreign.layout import Critical, ForeignLayout, ItemPlaces, Placed
from callcert.domain.foreign.marks import Way
from callcert.domain.foreign.reading import ForeignFields
from callcert.domain.form import Problem, single
from callcert.domain.scorecard import CellValue, ErrorValue
from tests.domain.foreign.grids import (
    BLANK,
    SCORES,
    SIMPLE,
    Row,
    at,
    differs,
    one,
    page,
    read,
)

FORM = ForeignLayout(
    title="QA form", scores=at("B6:F6", ""), shown_as="points",
    labels={one("A1", ""): "Agent Name:", one("A6", ""): "Total Score"},
    name=Placed(one("B1", "")), certifier=Placed(one("B2", "")), date=Placed(one("B3", "")),
)  # fmt: skip


def said(*rows: Row, **changes: object) -> ForeignFields:
    return read(replace(FORM, **changes), page(*rows))  # type: ignore[arg-type]


def codes(found: ForeignFields) -> list[str]:
    return [problem.code for problem in found.problems]


def scored(*values: CellValue, **changes: object) -> ForeignFields:
    return said(*SIMPLE[:5], ("Total Score", *values), **changes)


def test_the_fields_are_those_of_our_own_form() -> None:
    found = said(*SIMPLE)
    assert single(found.fields, "agent_last_name") == "Doe"
    assert single(found.fields, "agent_first_name") == "Jane"
    assert single(found.fields, "certifier") == "Pat Otto"
    assert single(found.fields, "certification_date") == date(2026, 11, 20)
    assert single(found.fields, "foreign") == "QA form"
    assert found.fields["call_scores"] == [list(SCORES)]
    assert not {"agent_id", "marks", "did_well"} & found.fields.keys()
    assert codes(found) == ["totals-only"]


def test_what_the_form_has_not_is_not_there() -> None:
    found = said(*SIMPLE, certifier=None, date=None).fields
    assert not {"certifier", "certification_date"} & found.keys()


def test_a_workbook_of_another_form_differs_and_says_in_what() -> None:
    assert differs(FORM, page(*SIMPLE)) == []
    assert differs(FORM, page(("Rep", "x"), *SIMPLE[1:])) == ['A1 has "Rep", not "Agent Name:"']
    assert differs(FORM, page(*SIMPLE[:5])) == ['A6 has nothing, not "Total Score"']
    long = differs(FORM, page(("x" * 50,), *SIMPLE[1:]))
    assert len(long[0]) < 80


@pytest.mark.parametrize(
    ("name", "last", "first"),
    [
        ("Jane Doe", "Doe", "Jane"),
        ("Doe, Jane", "Doe", "Jane"),
        ("Jane  van Doe", "van Doe", "Jane"),
    ],
)
def test_the_name_is_parted(name: str, last: str, first: str) -> None:
    found = said(("Agent Name:", name), *SIMPLE[1:])
    assert single(found.fields, "agent_last_name") == last
    assert single(found.fields, "agent_first_name") == first


def test_a_name_in_another_order_than_the_forms_is_a_problem_and_no_guess() -> None:
    found = said(*SIMPLE, name_order="last, first")
    assert single(found.fields, "agent_last_name") is None
    assert codes(found) == ["agent-name-order", "totals-only"]
    assert found.problems[0].facts == {"shown": "Jane Doe", "order": "last, first"}


@pytest.mark.parametrize("value", [None, "  ", "<name>", "Enter name", ErrorValue("#REF!")])
def test_no_name_is_none(value: CellValue) -> None:
    found = said(("Agent Name:", value), *SIMPLE[1:])
    assert single(found.fields, "agent_last_name") is None
    assert codes(found) == ["totals-only"]


def test_an_id_may_stand_with_the_name_or_apart() -> None:
    rows = (("Agent Name:", "Jane Doe (E1042)"), *SIMPLE[1:])
    assert single(said(*rows, agent_id=FORM.name).fields, "agent_id") == "E1042"
    apart = (("Agent Name:", "Jane Doe", 1042.0), *SIMPLE[1:])
    assert single(said(*apart, agent_id=Placed(one("C1", ""))).fields, "agent_id") == "1042"
    assert single(said(*SIMPLE, agent_id=FORM.name).fields, "agent_id") is None


def test_a_part_of_a_name_that_is_none_is_a_problem() -> None:
    rows = (("Agent Name:", "see roster 4", "Jane"), *SIMPLE[1:])
    where = {"name": None, "last_name": Placed(one("B1", "")), "first_name": Placed(one("C1", ""))}
    found = said(*rows, **where)
    assert single(found.fields, "agent_last_name") is None
    assert codes(found) == ["agent-name-order", "totals-only"]
    assert found.problems[0].facts == {"shown": "see roster 4", "order": "a name"}


def test_last_and_first_name_may_stand_apart() -> None:
    rows = (("Agent Name:", " van  Doe", "Jane "), *SIMPLE[1:])
    where = {"name": None, "last_name": Placed(one("B1", "")), "first_name": Placed(one("C1", ""))}
    found = said(*rows, **where)
    assert single(found.fields, "agent_last_name") == "van Doe"
    assert single(found.fields, "agent_first_name") == "Jane"


@pytest.mark.parametrize(
    ("cell", "last"),
    [
        ("Agent: Jane Doe", "Doe"),
        ("AGENT :Jane Doe", "Doe"),
        ("Rep: Jane Doe", None),
        ("Jane Doe", None),
    ],
)
def test_behind_a_label_in_the_same_cell(cell: str, last: str | None) -> None:
    found = said((None, cell), *SIMPLE[1:], name=Placed(one("B1", ""), "Agent:"))
    assert single(found.fields, "agent_last_name") == last


def test_every_cell_that_names_the_agent_must_name_the_same() -> None:
    again = (Placed(one("C1", "")), Placed(one("D1", "")))
    rows = (("Agent Name:", "Jane Doe", "JANE DOE", "Ann Other"), *SIMPLE[1:])
    found = said(*rows, also_named=again)
    assert found.problems[0] == Problem(
        "agent-names-differ", "also_named", 1, 0, {"shown": "Ann Other", "name": "Jane Doe"}
    )
    assert codes(said(("Agent Name:", "Jane Doe"), *SIMPLE[1:], also_named=again)) == [
        "totals-only"
    ]
    nobody = said(("Agent Name:", None, "Ann Other"), *SIMPLE[1:], also_named=again)
    assert nobody.problems[0].facts["name"] == "nobody"


@pytest.mark.parametrize(
    ("value", "order", "read_as"),
    [
        ("05/04/2026", None, date(2026, 5, 4)),
        ("05/04/2026", "dmy", date(2026, 4, 5)),
        (datetime(2026, 11, 20), "dmy", date(2026, 11, 20)),  # noqa: DTZ001  cells have no zone
        ("someday", None, None),
        ("<date>", None, None),
        (None, None, None),
    ],
)
def test_dates_are_read_in_the_order_of_the_form_else_of_the_team(
    value: CellValue, order: str | None, read_as: CellValue
) -> None:
    found = said(*SIMPLE[:2], ("Date:", value), *SIMPLE[3:], date_order=order)
    assert single(found.fields, "certification_date") == read_as


@pytest.mark.parametrize(
    ("values", "shown_as"),
    [
        ((100, 88.5, 92, 79, 96), "points"),
        ((1, 0.885, 0.92, 0.79, 0.96), "fraction"),
        (("100%", "88.5%", "92%", "79 %", "96%"), "points"),
        ((100, 88.5, 92, 79, 96), "any"),
        ((1, 0.885, 0.92, 0.79, 0.96), "any"),
    ],
)
def test_scores_are_0_to_100_however_they_are_shown(
    values: tuple[CellValue, ...], shown_as: str
) -> None:
    found = scored(*values, shown_as=shown_as)
    assert found.fields["call_scores"] == [[100, 88.5, 92, 79, 96]]
    assert codes(found) == ["totals-only"]


def test_a_layout_of_a_blank_form_takes_mixed_figures_for_points() -> None:
    found = scored(100, 0.885, 92, 79, 96, shown_as="any")
    assert codes(found) == ["score-unreadable", "totals-only"]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (None, "score-blank"),
        (" ", "score-blank"),
        ("see notes", "score-unreadable"),
        (ErrorValue("#REF!"), "score-unreadable"),
        (850, "score-unreadable"),
        (-5, "score-unreadable"),
        (0.88, "score-unreadable"),
    ],
)
def test_a_score_that_is_missing_or_none_is_a_problem_with_its_cell(
    value: CellValue, code: str
) -> None:
    found = scored(100, 88.5, value, 79, 96)
    problem = found.problems[0]
    assert (problem.code, problem.row, problem.column) == (code, 0, 2)
    assert problem.facts["call"] == 3


def test_the_coached_call_needs_no_score() -> None:
    assert codes(scored(None, 88.5, 92, 79, 96)) == ["totals-only"]


def test_feedback_is_what_stands_there_without_its_label() -> None:
    where = tuple(Placed(spot, "Feedback:") for spot in at("B7:F7", ""))
    rows = (*SIMPLE, (None, "Feedback: warm", "feedback:", "Feedback: n/a", None, "other"))
    found = said(*rows, feedback={"feedback": where})
    assert found.fields["feedback"] == [["warm", None, None, None, None]]


ITEMS = ItemPlaces(
    texts=at("A8:A9", ""), points=at("B8:B9", ""),
    marks=tuple(at(f"{c}8:{c}9", "") for c in "CDEFG"), way=Way("yes or no"),
)  # fmt: skip


def marked(
    first: Row, second: Row, *, points: tuple[CellValue, CellValue] = (60, 40), **changes: object
) -> Mapping[str, object]:
    rows = (*SIMPLE, BLANK, ("One", points[0], *first), ("Two", points[1], *second))
    return said(*rows, items=replace(ITEMS, **changes)).fields  # type: ignore[arg-type]


YES: Row = ("Yes",) * 5


@pytest.mark.parametrize(
    ("entered", "way", "read_as"),
    [
        (("Met", "✗", "n/a", True, 0), Way("yes or no"), ["Yes", "No", "N/A", "Yes", "No"]),
        (("Yes", None, "maybe", 1, 5), Way("yes or no"), ["Yes", None, "maybe", "Yes", 5]),
        ((None,) * 5, Way("yes or no", "N/A"), ["N/A"] * 5),
        ((None,) * 5, Way("yes or no", "No"), ["No"] * 5),
        ((60, 0, 30.5, None, "x"), Way("points", "0"), [60, 0, 30.5, 0, "x"]),
        ((100, 0, 50, "n/a", 120), Way("percent of weight"), [60, 0, 30, "N/A", "120"]),
    ],
)
def test_marks_are_put_in_our_words_and_what_is_none_stays(
    entered: Row, way: Way, read_as: list[CellValue]
) -> None:
    found = marked(entered, YES, way=way)
    assert found["marks"][0] == read_as  # type: ignore[index]


@pytest.mark.parametrize("critical", [True, False])
def test_a_call_of_which_nothing_is_marked_did_not_take_place(critical: bool) -> None:
    said_of = Critical(at("A10", ""), tuple((at(f"{c}10", ""),) for c in "CDEFG"), "Yes")
    changes = {"way": Way("yes or no", "No"), "critical": said_of if critical else None}
    rows = (
        *SIMPLE,
        BLANK,
        ("One", 60, "Yes", None, None, "No", "Yes"),
        ("Two", 40, "Yes", None, None, "Yes", "Yes"),
        ("Hung up", None, None, None, "Yes"),
    )
    found = said(*rows, items=replace(ITEMS, **changes))  # type: ignore[arg-type]
    blank = [each.facts["call"] for each in found.problems if each.code == "call-blank"]
    assert blank == ([2] if critical else [2, 3])


def test_a_share_of_points_that_are_none_stays_as_it_is() -> None:
    found = marked((100, 50, 0, 0, 0), YES, points=("?", 40), way=Way("percent of weight"))
    assert found["marks"][0] == ["100", "50", "0", "0", "0"]  # type: ignore[index]


def test_items_without_points_count_alike() -> None:
    plain = said(
        *SIMPLE, BLANK, ("One", None, *YES), ("Two", None, *YES), items=replace(ITEMS, points=())
    )
    assert plain.fields["points"] == [[1], [1]]
    scale = replace(ITEMS, points=(), way=Way("scale", top=5))
    five = said(*SIMPLE, BLANK, ("One", None, 5, 4, 3, 2, 1), ("Two", None, *[5] * 5), items=scale)
    assert five.fields["points"] == [[5], [5]]


def test_of_answers_ticked_in_columns_only_one_may_be() -> None:
    yes, no = (tuple(at(f"{c}8:{c}9", "") for c in columns) for columns in ("CEGIK", "DFHJL"))
    ticks = (yes, no, ())
    first = ("x", None, None, "x", "x", "x", None, None, 1, None)
    found = said(
        *SIMPLE, BLANK, ("One", 60, *first), ("Two", 40, *["x", None] * 5),
        items=replace(ITEMS, marks=ticks[0], ticks=ticks),
    ).fields  # fmt: skip
    assert found["marks"] == [["Yes", "No", "Yes and No", None, "Yes"], ["Yes"] * 5]


def test_errors_that_cost_points_are_one_item_worth_what_they_leave() -> None:
    way = Way("deductions", "0")
    found = marked((None, 1, 2, None, "x"), (None, None, 1, 0, None), points=(5, 10), way=way)
    assert found["items"] == [["What errors leave of 100"]]
    assert found["points"] == [[100]]
    assert found["marks"] == [[100, 95, 80, 100, "x"]]
    lost = marked((30, 1, 1, 1, 1), (None,) * 5, points=(5, 10), way=way)
    assert lost["marks"][0][0] == 0  # type: ignore[index]
    unknown = marked((1, 1, 1, 1, 1), (None,) * 5, points=("?", 10), way=way)
    assert unknown["marks"] == [["1"] * 5]


def test_a_score_beside_known_items_must_be_there_and_is_compared_later() -> None:
    rows = (*SIMPLE[:5], ("Total Score", 100, None, "x", 79, 96), *SIMPLE[:1], BLANK)
    found = said(*rows, ("One", 60, *YES), ("Two", 40, *YES), items=ITEMS)
    assert codes(found) == ["score-blank"]
    assert found.problems[0].facts == {"call": 2}
