from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest

from callcert.domain.columns import START, STEP_COLUMNS
from callcert.domain.scorecard import CellValue, ErrorValue
from callcert.domain.tracker_values import (
    COUNTS,
    DATES,
    RAISED,
    Value,
    as_counted,
    meaning,
    number_in,
    spoken,
)

ALL = (*sorted(DATES | RAISED), "Pass Rate", "Outcome", "Certifier", "Equipment Issue", "Notes")
DAY = date(2026, 11, 20)


@pytest.mark.parametrize("heading", ALL)
@pytest.mark.parametrize("blank", [None, "", " \n"])
def test_a_blank_cell_means_nothing(heading: str, blank: CellValue) -> None:
    assert meaning(heading, blank, "mdy") == ""


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("Outcome", "Pending"), ("Outcome", " tbd."), ("Outcome", "N/A"),
        ("Outcome", "In progress"),
        ("Pass Rate", 0), ("Pass Rate", 0.0), ("Pass Rate", "0%"), ("Pass Rate", "0/5"),
        ("Equipment Issue", "N/A"), ("Equipment Issue", "None."), ("Equipment Issue", "fixed"),
    ],
)  # fmt: skip
def test_what_stands_for_nothing_yet_means_nothing(heading: str, value: CellValue) -> None:
    assert meaning(heading, value, "mdy") == ""


SAME: list[tuple[str, list[CellValue | Fraction]]] = [
    ("Pass Rate", [Fraction(4, 5), 0.8, 80, "80%", " 80 % ", "4/5", "4 of 5", "80"]),
    ("Pass Rate", [Fraction(1), 1, 1.0, 100, "100%"]),
    ("Outcome", ["Certified", "certified ", "PASS", "Passed"]),
    ("Outcome", ["Failed", "fail", "Not certified"]),
    ("Outcome", ["Perhaps", "perhaps."]),
    ("Certifier", ["Pat Otto", "Otto, Pat", "pat  otto", "PAT OTTO"]),
    ("Certifier", ["Pat", "pat"]),
    ("Completed On", [DAY, datetime(2026, 11, 20, 9), "11/20/2026", "Nov 20, 2026", 46346]),  # noqa: DTZ001
    ("Completed On", ["soon", "Soon!"]),
    ("TBTs Completed", [8, 8.0, "8", "8 of 12", "8/12", "8 done"]),
    ("Calls Completed", [0, "none", "0"]),
    ("Calls Completed", ["done", "Done"]),
    ("TBT Hours", [7.5, "7.5", "7,5 hours", "7:30", time(7, 30), timedelta(hours=7.5)]),
    ("TBT Hours", ["a lot", "A lot"]),
    ("Equipment Issue", ["Headset broken", "headset  broken!"]),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "values"), SAME)
def test_what_means_the_same_is_the_same(heading: str, values: list[CellValue | Fraction]) -> None:
    assert len({meaning(heading, value, "mdy") for value in values}) == 1
    assert meaning(heading, values[0], "mdy")


@pytest.mark.parametrize(
    ("heading", "one", "other"),
    [
        ("Pass Rate", 0.8, 0.6),
        ("Pass Rate", 0, 1),
        ("Outcome", "Certified", "Failed"),
        ("Certifier", "Pat Otto", "Pat Ott"),
        ("Completed On", DAY, date(2026, 11, 21)),
        ("TBTs Completed", 8, 9),
        ("TBT Hours", 7.5, 7.25),
        ("TBT Hours", "done", 5),
        ("Equipment Issue", "headset", "mouse"),
        ("Email", "1", "11"),
    ],
)
def test_what_differs_is_told_apart(heading: str, one: CellValue, other: CellValue) -> None:
    assert meaning(heading, one, "mdy") != meaning(heading, other, "mdy")


@pytest.mark.parametrize("heading", sorted(DATES))
def test_dates_are_read_in_the_teams_order(heading: str) -> None:
    assert meaning(heading, "11/12/2026", "mdy") == "2026-11-12"
    assert meaning(heading, "11/12/2026", "dmy") == "2026-12-11"


def test_meanings_as_they_are_remembered() -> None:
    assert meaning("Pass Rate", Fraction(4, 5), "mdy") == "80"
    assert meaning("TBTs Completed", 8.0, "mdy") == "8"
    assert meaning("TBT Hours", 7.25, "mdy") == "7.25"
    assert meaning("Outcome", "Pass", "mdy") == "certified"
    assert meaning("Certifier", "Pat Otto", "mdy") == "ottopat"
    assert meaning("Certifier", "?", "mdy") == ""
    assert meaning("Equipment Issue", ErrorValue("#REF!"), "mdy") == "ref"
    assert meaning("Notes", True, "mdy") == "true"  # noqa: FBT003  a cell's value


def test_the_columns_of_each_kind() -> None:
    assert {START, "Completed On", *STEP_COLUMNS.values()} == DATES
    assert {"TBTs Completed", "TBTs Assigned", "Calls Completed"} == COUNTS
    assert COUNTS | {"TBT Hours"} == RAISED


@pytest.mark.parametrize(
    ("heading", "value", "number"),
    [
        ("TBTs Completed", 8, 8),
        ("TBTs Completed", "8 of 12", 8),
        ("TBTs Completed", "done", None),
        ("TBTs Completed", "many", None),
        ("TBTs Completed", 7.5, None),
        ("TBTs Completed", None, None),
        ("TBT Hours", 7.5, 7.5),
        ("TBT Hours", "7:30", 7.5),
        ("TBT Hours", "long", None),
        ("TBT Hours", None, None),
    ],
)
def test_the_number_in_a_cell(heading: str, value: CellValue, number: float | None) -> None:
    assert number_in(heading, value) == number


@pytest.mark.parametrize(
    ("heading", "current", "value", "entered"),
    [
        ("TBTs Completed", "8 of 12", 9, "9 of 12"),
        ("Calls Completed", "3/5", 4, "4 of 5"),
        ("Calls Completed", "0/0", 1, "1 of 0"),
        ("TBTs Completed", 8, 9, 9),
        ("TBTs Completed", None, 9, 9),
        ("TBTs Completed", "many", 9, 9),
        ("TBT Hours", "8 of 12", 9.5, 9.5),
        ("Pass Rate", "3/5", Fraction(4, 5), Fraction(4, 5)),
    ],
)
def test_a_count_keeps_of_how_many(
    heading: str, current: CellValue, value: Value, entered: Value
) -> None:
    assert as_counted(heading, current, value) == entered
    assert meaning(heading, as_counted(heading, current, value), "mdy") == meaning(
        heading, value, "mdy"
    )


@pytest.mark.parametrize(
    ("heading", "value", "words"),
    [
        ("Pass Rate", Fraction(4, 5), "80%"),
        ("Pass Rate", 0.8, "80%"),
        ("Pass Rate", 60, "60%"),
        ("Pass Rate", "pending", "pending"),
        ("Outcome", None, ""),
        ("Outcome", " ", ""),
        ("Completed On", DAY, "11/20/2026"),
        ("Completed On", datetime(2026, 11, 20, 9, 5), "11/20/2026"),  # noqa: DTZ001
        ("TBT Hours", 0.8, "0.8"),
        ("TBTs Completed", 8, "8"),
    ],
)
def test_values_in_words(heading: str, value: CellValue | Fraction, words: str) -> None:
    assert spoken(heading, value) == words
