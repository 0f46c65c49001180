from datetime import date, datetime, time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from callcert.domain.scorecard import (
    ITEMS,
    MARKED_ITEMS,
    CellValue,
    ErrorValue,
    Item,
    Mark,
    is_blank,
    is_number,
    plain,
    typed,
)
from tests.domain.returned_form import NO, NOT_APPLICABLE, YES, item, number

TEN = item(10)
CRITICAL = item(10, auto_fail=True)


def read(value: CellValue, one: Item = TEN) -> Mark | None:
    return MARKED_ITEMS.validate_python([{"item": one, "mark": value}])[0].mark


def refusal(value: CellValue, one: Item = TEN) -> str:
    with pytest.raises(ValidationError) as refused:
        read(value, one)
    return refused.value.errors()[0]["type"]


@pytest.mark.parametrize(
    ("entered", "mark"),
    [
        ("Yes", YES),
        ("yes", YES),
        (" YES ", YES),
        ("no", NO),
        ("\tNo\n", NO),
        ("N/A", NOT_APPLICABLE),
        ("n/a ", NOT_APPLICABLE),
        (0, number(0)),
        (10, number(10)),
        (7.5, number(Fraction(15, 2))),
        (0.1 + 0.2, number(Fraction(3, 10))),
    ],
)
def test_a_mark_is_a_word_or_a_number_of_points(entered: CellValue, mark: Mark) -> None:
    assert read(entered) == mark


@pytest.mark.parametrize("blank", [None, "", "  ", "\u00a0"])
def test_a_blank_mark_is_no_mark(blank: CellValue) -> None:
    assert read(blank) is None


@pytest.mark.parametrize(
    "entered",
    [
        "maybe",
        "Y",
        "NA",
        "yes!",
        -1,
        -0.0001,
        True,
        False,
        float("nan"),
        float("inf"),
        date(2026, 11, 20),
        time(9),
        ErrorValue("#REF!"),
    ],
)
def test_anything_else_is_refused(entered: CellValue) -> None:
    assert refusal(entered) == "mark-invalid"


@pytest.mark.parametrize("entered", [11, 10.01, 10.0000000000001, 100])
def test_more_points_than_the_item_has_are_refused(entered: float) -> None:
    assert refusal(entered) == "mark-above-points"


def test_points_are_compared_as_excel_shows_them() -> None:
    assert read(0.1 + 0.2, item(0.3)) == number(Fraction(3, 10))


@pytest.mark.parametrize("entered", [5, 0.5, 9.99])
def test_an_auto_fail_item_has_nothing_between(entered: float) -> None:
    assert refusal(entered, CRITICAL) == "mark-auto-fail"


@pytest.mark.parametrize("entered", ["Yes", "No", "N/A", 0, 10])
def test_an_auto_fail_item_is_met_missed_or_not_applicable(entered: CellValue) -> None:
    assert read(entered, CRITICAL) is not None


def test_a_number_on_an_auto_fail_item_without_points_says_nothing() -> None:
    assert refusal(0, item(0, auto_fail=True)) == "mark-auto-fail"


@given(st.integers(min_value=0, max_value=1000), st.integers(min_value=0, max_value=1000))
def test_a_number_is_a_mark_just_where_the_item_has_that_many(points: int, entered: int) -> None:
    one = item(points / 10)
    if entered <= points:
        assert read(entered / 10, one) == number(Fraction(entered, 10))
    else:
        assert refusal(entered / 10, one) == "mark-above-points"


def test_yes_earns_all_no_nothing_and_a_number_itself() -> None:
    assert YES.earned(TEN) == 10
    assert NO.earned(TEN) == 0
    assert number(3).earned(TEN) == 3
    assert NOT_APPLICABLE.earned(TEN) is None


def test_no_and_0_miss_an_item() -> None:
    assert NO.misses(CRITICAL)
    assert number(0).misses(CRITICAL)
    assert not YES.misses(CRITICAL)
    assert not number(10).misses(CRITICAL)
    assert not NOT_APPLICABLE.misses(CRITICAL)
    assert not number(0).misses(item(0, auto_fail=True))


@pytest.mark.parametrize(
    ("mark", "words"),
    [(YES, "Yes"), (NOT_APPLICABLE, "N/A"), (number(5), "5"), (number(Fraction(15, 2)), "7.5")],
)
def test_a_mark_reads_as_entered(mark: Mark, words: str) -> None:
    assert str(mark) == words


@pytest.mark.parametrize(
    ("flag", "auto_fail"),
    [("Yes", True), (" yes ", True), (None, False), ("", False), ("No", False)],
)
def test_an_item_is_auto_fail_where_it_says_yes(flag: CellValue, *, auto_fail: bool) -> None:
    (one,) = ITEMS.validate_python([{"text": "Greets", "points": 5, "auto_fail": flag}])
    assert one.auto_fail is auto_fail


@pytest.mark.parametrize(
    ("points", "shown"),
    [
        (None, "nothing"),
        (" ", "nothing"),
        ("5", "5"),
        (-1, "-1"),
        (True, "TRUE"),
        (float("inf"), "inf"),
        (ErrorValue("#REF!"), "#REF!"),
    ],
)
def test_points_that_are_no_number_from_0_are_refused(points: CellValue, shown: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ITEMS.validate_python([{"text": "Greets", "points": points, "auto_fail": None}])
    (error,) = refused.value.errors()
    assert (error["type"], error["ctx"]) == ("item-points", {"shown": shown})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Yes", "Yes"),
        (5, "5"),
        (5.0, "5"),
        (0.1 + 0.2, "0.3"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2026, 11, 20), "11/20/2026"),
        (datetime(2026, 11, 20), "11/20/2026"),  # noqa: DTZ001  cells have no zone
        (datetime(2026, 11, 20, 9, 5), "11/20/2026"),  # noqa: DTZ001
        (time(9, 5), "09:05:00"),
    ],
)
def test_a_value_reads_as_the_person_typed_it(value: CellValue, words: str) -> None:
    assert typed(value).startswith(words)


def test_a_day_without_a_time_shows_none() -> None:
    assert typed(datetime(2026, 11, 20)) == "11/20/2026"  # noqa: DTZ001  cells have no zone


@pytest.mark.parametrize(
    ("value", "real"),
    [(5, True), (0.5, True), (True, False), ("5", False), (None, False), (float("nan"), False)],
)
def test_only_real_numbers_are_numbers(value: CellValue, *, real: bool) -> None:
    assert is_number(value) is real


@pytest.mark.parametrize(
    ("value", "blank"), [(None, True), (" \t", True), ("x", False), (0, False), (False, False)]
)
def test_white_space_alone_is_blank(value: CellValue, *, blank: bool) -> None:
    assert is_blank(value) is blank


def test_points_are_written_plainly() -> None:
    assert plain(Fraction(15, 2)) == "7.5"
    assert plain(Fraction(100)) == "100"
