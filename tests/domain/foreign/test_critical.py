"""Critical errors: rows that make a call 0 whatever else is marked."""

import pytest

from callcert.domain.foreign.critical import is_fatal
from callcert.domain.foreign.items import ItemsFound
from callcert.domain.foreign.reading import ForeignFields
from callcert.domain.scorecard import CellValue
from tests.domain.foreign.grids import (
    BLANK,
    KNOWN,
    SHEET,
    WHO,
    Row,
    layout,
    look_at,
    page,
    places,
    read,
    values,
)
from tests.domain.foreign.test_items import HEADS, OF_YES_NO, POINTS, TEXTS, YES_NO, lines

FAILED = (100, 80, 0, 60, 62.5)
"""The scores where a critical error fails call 3."""

TOTAL = ("Total score", None, *FAILED)


def rows_with(*critical: Row, total: Row = TOTAL) -> list[Row]:
    return [*WHO, BLANK, HEADS, *lines(YES_NO), *critical, BLANK, total]


def items(*critical: Row) -> ItemsFound | None:
    found = look_at(*rows_with(*critical))
    assert found.refusals == (), found.refusals
    return found.items


def fields(*critical: Row) -> ForeignFields:
    sheet = page(*rows_with(*critical))
    return read(layout(sheet), sheet)


def test_a_row_that_speaks_of_critical_errors_and_says_yes() -> None:
    found = items(("Critical error", None, "No", "No", "Yes", "No", "No"))
    assert found is not None
    assert found.fatal == "Yes"
    assert [line.words for line in found.critical] == ["Critical error"]


def test_or_no_where_that_means_that_it_was_not_done() -> None:
    found = items(("AUTO-FAIL: verifies the caller", None, "Yes", "Yes", "No", "Yes", "Yes"))
    assert found is not None
    assert found.fatal == "No"


def test_or_an_x_where_nothing_else_is_entered() -> None:
    found = items(("Auto fail", None, None, None, "X", None, None))
    assert found is not None
    assert found.fatal == "mark"


def test_rows_under_a_heading_up_to_a_blank_one() -> None:
    found = items(
        ("Critical errors",),
        ("Rude to the caller", None, "No", "No", "No", "No", "No"),
        ("Gave out an account", None, "No", "No", "Yes", "No", "No"),
    )
    assert found is not None
    assert [line.words for line in found.critical] == ["Rude to the caller", "Gave out an account"]


def test_or_up_to_the_end_of_the_form() -> None:
    rows = rows_with(total=TOTAL)
    block = [("Critical errors",), ("Rude to the caller", None, "No", "No", "Yes", "No", "No")]
    found = look_at(*rows, *block)
    assert found.items is not None
    assert [line.words for line in found.items.critical] == ["Rude to the caller"]


def test_or_up_to_the_feedback() -> None:
    found = items(
        ("Fatal errors",),
        ("Rude to the caller", None, None, None, "X", None, None),
        ("Comments",),
    )
    assert found is not None
    assert [line.words for line in found.critical] == ["Rude to the caller"]


def test_a_row_that_is_not_critical_says_so() -> None:
    row = ("Non-critical errors", None, "No", "No", "Yes", "No", "No")
    sheet = rows_with(row, total=("Total score", None, *OF_YES_NO))
    found = look_at(*sheet)
    assert found.items is not None
    assert found.items.critical == ()


def test_a_row_with_other_words_tells_nothing() -> None:
    found = look_at(*rows_with(("Critical error", None, "none", "see notes", "what", "x", "y")))
    assert found.items is None


def test_what_was_found_is_shown() -> None:
    found = look_at(*rows_with(("Critical error", None, "No", "No", "Yes", "No", "No")))
    assert values(found)["critical errors"] == "1 of them"
    assert places(found)["critical errors"] == "A10"


def test_when_it_is_read_a_critical_error_is_an_item_that_fails_the_call() -> None:
    said = fields(("Critical error", None, "No", "No", "Yes", "No", "No")).fields
    assert said["items"][-1] == ["Critical error"]
    assert said["auto_fail"] == [[None]] * 4 + [["Yes"]]
    assert said["points"][-1] == [0]
    assert said["marks"][-1] == ["Yes", "Yes", "No", "Yes", "Yes"]


def test_critical_errors_on_forms_one_below_the_other() -> None:
    rows: list[Row] = [*WHO, BLANK]
    for call in range(5):
        rows += [(f"Call {call + 1}",), ("Criteria", "Points", "Answer")]
        rows += [(t, w, g[call]) for t, w, g in zip(TEXTS, POINTS, YES_NO, strict=True)]
        rows += [("Critical error", None, "Yes" if call == 2 else "No")]
        rows += [("Final score", None, FAILED[call]), ()]
    found = look_at(*rows)
    assert found.items is not None
    assert found.items.fatal == "Yes"
    marks = found.items.critical[0].marks
    assert [str(cells[0]) for cells in marks[:2]] == [f"{SHEET}!C11", f"{SHEET}!C20"]


@pytest.mark.parametrize(
    ("fatal", "values_", "fails"),
    [
        ("Yes", ("Yes",), True),
        ("Yes", ("No", None), False),
        ("No", ("No",), True),
        ("No", (None,), False),
        ("mark", ("X",), True),
        ("mark", (1,), True),
        ("mark", (0,), False),
        ("mark", (" ", None), False),
        ("mark", ("something",), True),
    ],
)
def test_what_fails_a_call(fatal: str, values_: tuple[CellValue, ...], *, fails: bool) -> None:
    assert is_fatal(fatal, values_, KNOWN) is fails
