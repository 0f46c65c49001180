"""Who and when: the cells that belong to labels."""

from datetime import date, datetime

import pytest

from callcert.domain.foreign.labels import WhoField
from callcert.domain.foreign.pages import Page
from callcert.domain.foreign.people import Candidate, best, candidates, is_placeholder
from callcert.domain.scorecard import CellValue
from tests.domain.foreign.grids import KNOWN, Row, page


def found(sheet: Page, field: WhoField) -> Candidate | None:
    ranked = best(candidates(sheet, KNOWN), field)
    return ranked[0] if ranked else None


def read(
    field: WhoField, *rows: Row, wide: tuple[tuple[tuple[int, int], int], ...] = ()
) -> tuple[str, str | None] | None:
    """The best cell of a field, and what it says."""
    one = found(page(*rows, wide=wide), field)
    return (one.spot.cell, one.value) if one else None


def test_a_value_stands_in_the_labels_own_cell() -> None:
    assert read("agent", ("Agent: Jane Doe", "Pat Otto")) == ("A1", "Jane Doe")


def test_or_to_its_right_even_past_blank_cells() -> None:
    assert read("agent", ("Agent", "Jane Doe")) == ("B1", "Jane Doe")
    assert read("agent", ("Agent", None, None, "Jane Doe")) == ("D1", "Jane Doe")
    far = ("Agent", *[None] * 9, "Jane Doe")
    assert read("agent", far) == ("B1", None)


def test_or_to_the_right_of_all_the_columns_a_merged_label_takes() -> None:
    assert read("agent", ("Agent", None, None), wide=(((0, 0), 3),)) == ("D1", None)


def test_or_below() -> None:
    rows = (("Agent", "Evaluator", "Date"), ("Jane Doe", "Pat Otto", "11/20/2026"))
    assert read("agent", *rows) == ("A2", "Jane Doe")
    assert read("certifier", *rows) == ("B2", "Pat Otto")
    assert read("date", *rows) == ("C2", "11/20/2026")


def test_or_to_its_left_where_nothing_is_nearer() -> None:
    assert read("agent", ("Jane Doe", "Agent"), ("Pat Otto", "Evaluator")) == ("A1", "Jane Doe")


def test_an_arrow_points_to_the_left() -> None:
    rows = (("Jane Doe", "← Agent", "Ann Other"),)
    assert read("agent", *rows) == ("A1", "Jane Doe")


def test_a_label_is_no_value_of_another() -> None:
    assert read("agent", ("Agent", "Evaluator", "Pat Otto")) != ("B1", "Evaluator")
    assert read("certifier", ("Agent", "Evaluator", "Pat Otto")) == ("C1", "Pat Otto")
    assert read("agent", ("Agent", "Hire date", "Jane Doe")) == ("A2", None)


def test_the_whole_form_tells_whether_values_stand_beside_or_below() -> None:
    rows = (
        ("Agent", "Ann Other"), ("Jane Doe",), ("Evaluator",), ("Pat Otto",), ("Date",),
        ("11/20/2026",),
    )  # fmt: skip
    assert read("agent", *rows) == ("A2", "Jane Doe")


def test_a_name_in_two_cells_beside_one_label_is_in_the_order_it_says() -> None:
    rows = (("Agent (Last, First)", "Doe", "Jane"),)
    assert (read("last", *rows), read("first", *rows)) == (("B1", "Doe"), ("C1", "Jane"))
    other = (("Agent first / last name", "Jane", "Doe"),)
    assert (read("last", *other), read("first", *other)) == (("C1", "Doe"), ("B1", "Jane"))


def test_the_second_cell_stands_behind_all_the_columns_of_the_first() -> None:
    rows = (("Agent (Last, First)", "Doe", None, "Jane"),)
    assert read("first", *rows, wide=(((0, 1), 2),)) == ("D1", "Jane")


def test_one_cell_with_a_comma_is_the_whole_name() -> None:
    rows = (("Agent (Last, First)", "Doe, Jane", "Pat Otto"),)
    assert read("agent", *rows) == ("B1", "Doe, Jane")
    assert read("last", *rows) is None


def test_a_label_beside_the_last_name_is_no_first_name() -> None:
    assert read("last", ("Agent (Last, First)", "Doe", "Evaluator")) is None


def test_a_name_with_its_id_beside_a_label_of_the_id_is_the_agent() -> None:
    assert read("agent", ("Agent ID", "Jane Doe (E1042)")) == ("B1", "Jane Doe (E1042)")
    assert read("id", ("Agent ID", "E1042")) == ("B1", "E1042")


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        ("E1042", True),
        (1042, True),
        (1042.0, True),
        ("10 42", True),
        ("JDOE", True),
        ("jdoe", True),
        (10.5, False),
        ("Jane", False),
        ("Jane Doe Smith", False),
        ("E" * 30, False),
        (True, False),
    ],
)
def test_an_id_is_short_and_has_digits_or_is_no_common_word(
    value: CellValue, *, taken: bool
) -> None:
    assert (read("id", ("Agent ID", value)) == ("B1", _shown(value))) is taken


def _shown(value: CellValue) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 11, 20), "11/20/2026"),
        (datetime(2026, 11, 20), "11/20/2026"),  # noqa: DTZ001  cells have no zone
        ("11/20/2026", "11/20/2026"),
        ("20/11/2026", "20/11/2026"),
        ("2026-11-20", "2026-11-20"),
    ],
)
def test_a_date_is_one_in_any_order(value: CellValue, shown: str) -> None:
    assert read("date", ("Date", value)) == ("B1", shown)


@pytest.mark.parametrize("value", ["next week", 92, "Jane Doe"])
def test_what_is_no_date_is_not_taken_for_one(value: CellValue) -> None:
    assert read("date", ("Date", value)) != ("B1", str(value))


@pytest.mark.parametrize("value", [92, "Jane", "see notes", "E1042", "Total Score"])
def test_a_whole_name_has_two_words(value: CellValue) -> None:
    one = found(page(("Agent", value)), "agent")
    assert one is None or one.value is None


@pytest.mark.parametrize(
    "value",
    ["<name>", "[Agent name]", "{name}", "Select one", "Enter name here", "TBD", "___", "–",
     "Seleccione"],
)  # fmt: skip
def test_a_placeholder_is_a_blank_cell(value: str) -> None:
    assert is_placeholder(value, KNOWN)
    assert read("agent", ("Agent", value)) == ("B1", None)


@pytest.mark.parametrize("value", ["Jane Doe", "Doe, Jane", 5, None])
def test_other_values_are_none(value: CellValue) -> None:
    assert not is_placeholder(value, KNOWN)


def test_the_evidence_is_told_in_words() -> None:
    one = found(page(("Agent Name:", "Jane Doe")), "agent")
    assert one is not None
    assert one.why == 'right of A1 "Agent Name:"'
    inline = found(page(("Agent Name: Jane Doe",)), "agent")
    assert inline is not None
    assert inline.why == 'in the label\'s cell "Agent Name"'
