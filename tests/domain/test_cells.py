import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.cells import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_SPOTS,
    Spot,
    column_letters,
    column_number,
    joined,
    spots_in,
)

SHEETS = st.one_of(st.just(""), st.text("abcÉ9 '_-.", min_size=1).map(str.strip).filter(bool))
SPOTS = st.builds(Spot, SHEETS, st.integers(0, LAST_ROW - 1), st.integers(0, LAST_COLUMN - 1))


@pytest.mark.parametrize(
    ("letters", "number"),
    [("A", 1), ("Z", 26), ("AA", 27), ("AZ", 52), ("ZZ", 702), ("AAA", 703), ("XFD", LAST_COLUMN)],
)
def test_columns_are_counted_as_excel_does(letters: str, number: int) -> None:
    assert column_number(letters) == number
    assert column_letters(number) == letters


@given(SPOTS)
def test_an_address_is_read_back_as_the_same_cell(spot: Spot) -> None:
    assert spots_in(str(spot)) == (spot,)


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("E10", Spot("", 9, 4)),
        (" $e$10 ", Spot("", 9, 4)),
        ("Scorecard!E10", Spot("Scorecard", 9, 4)),
        ("QA form!A1", Spot("QA form", 0, 0)),
        ("'Kim''s form'!B2", Spot("Kim's form", 1, 1)),
    ],
)
def test_a_cell_may_be_written_in_any_manner_of_excel(text: str, spot: Spot) -> None:
    assert spots_in(text) == (spot,)


def test_the_name_of_a_sheet_is_quoted_only_where_it_must_be() -> None:
    assert str(Spot("", 0, 0)) == "A1"
    assert str(Spot("Form", 0, 0)) == "Form!A1"
    assert str(Spot("Kim's form", 0, 0)) == "'Kim''s form'!A1"
    assert str(Spot("2026", 0, 0)) == "'2026'!A1"


@pytest.mark.parametrize("text", ["C2:E3", "E3:C2", "C3:E2", "$C$2:$E$3"])
def test_a_range_is_its_cells_row_by_row_whichever_corner_comes_first(text: str) -> None:
    assert [one.cell for one in spots_in(text)] == ["C2", "D2", "E2", "C3", "D3", "E3"]


def test_a_range_has_at_most_so_many_cells() -> None:
    assert len(spots_in(f"A1:A{MOST_SPOTS}")) == MOST_SPOTS
    with pytest.raises(ValueError, match="more than 5,000 cells"):
        spots_in(f"A1:A{MOST_SPOTS + 1}")


@pytest.mark.parametrize("text", ["", "E", "10", "E10:", "E-1", "Form!", "E10,F10", "=E10", "A1!B"])
def test_what_is_no_address_is_told_so(text: str) -> None:
    with pytest.raises(ValueError, match="is no cell such as E10"):
        spots_in(text)


@pytest.mark.parametrize("text", ["A0", "A1048577", "XFE1", "A1:XFE1", "A0:A3"])
def test_a_cell_outside_of_any_sheet_is_told_so(text: str) -> None:
    with pytest.raises(ValueError, match="lies outside of any sheet"):
        spots_in(text)


def test_the_last_cell_of_a_sheet_is_one() -> None:
    assert spots_in("XFD1048576") == (Spot("", LAST_ROW - 1, LAST_COLUMN - 1),)


@pytest.mark.parametrize(
    ("cells", "ranges"),
    [
        ("", []),
        ("A1", ["A1"]),
        ("A1 B1 C1", ["A1:C1"]),
        ("A1 A2 A3", ["A1:A3"]),
        ("A1 B1 B2", ["A1:B1", "B2"]),
        ("C1 B1 A1", ["C1", "B1", "A1"]),
        ("A1 C1 E1", ["A1", "C1", "E1"]),
        ("A1 A2 B2 C2", ["A1:A2", "B2:C2"]),
    ],
)
def test_neighbours_in_a_line_are_a_range(cells: str, ranges: list[str]) -> None:
    assert joined([spots_in(one)[0] for one in cells.split()]) == ranges


def test_a_range_ends_with_its_sheet() -> None:
    assert joined((Spot("Form", 0, 0), Spot("Other", 0, 1))) == ["Form!A1", "Other!B1"]


@given(st.lists(SPOTS.map(lambda one: Spot("", one.row % 4, one.column % 4))))
def test_ranges_are_read_back_as_the_same_cells(spots: list[Spot]) -> None:
    assert [one for text in joined(spots) for one in spots_in(text)] == spots


def test_a_cell_moves_down_and_to_the_right() -> None:
    assert Spot("Form", 1, 1).moved(2, -1) == Spot("Form", 3, 0)
