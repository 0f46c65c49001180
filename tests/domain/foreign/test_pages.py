import pytest

from callcert.domain.foreign.pages import LONGEST_LABEL, is_figure, percent_text
from callcert.domain.scorecard import CellValue, ErrorValue
from tests.domain.foreign.grids import one, page

FORM = page(
    ("  Agent ", "Jane", 5),
    (None, "   "),
    ("x" * (LONGEST_LABEL + 1), ErrorValue("#REF!")),
    hidden_rows=frozenset({1}),
    hidden_columns=frozenset({2}),
    wide=(((0, 0), 3),),
)


def test_a_sheet_is_as_high_and_wide_as_what_is_on_it() -> None:
    assert (FORM.height, FORM.width) == (3, 3)
    assert (page().height, page().width) == (0, 0)


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [(0, 2, 5), (1, 1, None), (1, 2, None), (9, 0, None), (-1, 0, None), (0, -1, None)],
)
def test_blank_cells_and_those_beyond_hold_nothing(row: int, column: int, value: object) -> None:
    assert FORM.value(row, column) == value


def test_texts_are_trimmed_and_errors_and_numbers_are_none() -> None:
    assert [FORM.text(0, 0), FORM.text(0, 2), FORM.text(2, 1)] == ["Agent", "", ""]
    assert [found[:2] for found in FORM.texts()] == [(0, 0), (0, 1), (2, 0)]


def test_a_long_text_is_no_label() -> None:
    assert FORM.label(0, 0) == "Agent"
    assert FORM.label(2, 0) == ""


def test_hidden_rows_and_columns_are_seen_by_nobody() -> None:
    assert [FORM.is_hidden(1, 0), FORM.is_hidden(0, 2), FORM.is_hidden(0, 0)] == [True, True, False]


def test_a_merged_cell_takes_several_columns() -> None:
    assert [FORM.span(0, 0), FORM.span(0, 1)] == [3, 1]


def test_a_cell_is_named_with_its_sheet() -> None:
    assert FORM.spot(2, 1) == one("B3")


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        ("88.5 %", "88.5"),
        ("88,5%", "88.5"),
        (" 90% ", "90"),
        ("%", None),
        (".5%", None),
        ("1.2.3%", None),
        ("-5%", None),
        ("88.5", None),
        (88.5, None),
        (None, None),
    ],
)
def test_a_percentage_typed_as_text_has_digits(value: CellValue, digits: str | None) -> None:
    assert percent_text(value) == digits


@pytest.mark.parametrize(
    ("value", "figure"),
    [(5, True), (0.5, True), ("85%", True), ("85", False), (True, False), (None, False)],
)
def test_numbers_and_typed_percentages_are_figures(value: CellValue, *, figure: bool) -> None:
    assert is_figure(value) is figure
