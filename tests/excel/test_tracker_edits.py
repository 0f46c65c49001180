"""Changes of the tracker as edits: at the right cell, in the way the team writes there."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest

from callcert.domain.agents import Agent
from callcert.domain.notes import Note
from callcert.domain.rules import Rules
from callcert.domain.scorecard import CellValue
from callcert.domain.sync import Change
from callcert.domain.tracker import TrackerRow, TrackerTerms
from callcert.domain.tracker_values import Value
from callcert.excel.editing.cell_edit import CellEdit, EditValue
from callcert.excel.tracker_book import TrackerLine, read_tracker
from callcert.excel.tracker_edits import placed
from tests.excel.grids import shared, xlsx

ROW = TrackerRow(Agent("Doe", "Jane", "E1042"))
HEAD = ("Agent ID", "Last Name", "Outcome", "Pass Rate", "Notes", "Completed On")


def line_of(*rows: Sequence[object]) -> TrackerLine:
    """Jane's line, below the title and the headings and above those rows."""
    jane = ("E1042", "Doe", None, None, "old", None)
    book = read_tracker(
        shared(xlsx([["title"], HEAD, jane, *rows], "Team")), {}, TrackerTerms(Rules())
    )
    return book.lines[0]


def edit_of(line: TrackerLine, heading: str, after: Value, before: CellValue = None) -> CellEdit:
    (one,) = placed(line, [Change(ROW, heading, before, after)])
    return one.edit


def test_a_change_is_made_at_its_cell() -> None:
    change = Change(ROW, "Completed On", None, date(2026, 11, 18))
    (one,) = placed(line_of(), [change])
    assert one.edit == CellEdit("Team", 2, 5, date(2026, 11, 18))
    assert (one.at.change, one.at.sheet, one.at.cell) == (change, "Team", "F3")


def test_a_note_goes_below_what_is_there() -> None:
    note = Note(date(2026, 11, 18), "Jane Doe", "=1+1")
    (one,) = placed(line_of(), [Change(ROW, "Notes", "old", str(note), note)])
    assert one.edit == CellEdit("Team", 2, 4, "11/18/2026 - Jane Doe - =1+1", append=True)
    assert one.at.cell == "E3"


def test_changes_keep_their_order() -> None:
    changes = [Change(ROW, heading, None, "x") for heading in ("Notes", "Outcome")]
    assert [one.at.change for one in placed(line_of(), changes)] == changes


def rates(*values: object) -> list[tuple[object, ...]]:
    return [(f"E{n}", f"Roe{n}", None, value, "x") for n, value in enumerate(values)]


@pytest.mark.parametrize(
    ("column", "value", "percent"),
    [
        ((), 0.8, True),
        ((0.6, 1), 0.8, True),
        ((1, 1), 0.8, True),
        (("pending",), 0.8, True),
        ((80, 100), 80, False),
        ((80, 0), 80, False),
        ((0.6, 1, 0.8, 80), 0.8, True),
        (("60%",), "80%", False),
        ((" 100% ", 0.6), "80%", False),
        ((True, True), 0.8, True),
    ],
)
def test_a_rate_is_entered_as_the_column_has_rates(
    column: Sequence[object], value: EditValue, *, percent: bool
) -> None:
    edit = edit_of(line_of(*rates(*column)), "Pass Rate", Fraction(4, 5))
    assert (edit.value, edit.percent) == (value, percent)
    assert isinstance(edit.value, type(value))


@pytest.mark.parametrize(
    "total", [("Total", None, None, 12), (None, None, None, 12), (None, "Count", None, 12)]
)
def test_a_sum_below_the_rates_is_no_rate(total: Sequence[object]) -> None:
    assert edit_of(line_of(total), "Pass Rate", Fraction(4, 5)).value == 0.8


def outcomes(*words: object) -> list[tuple[object, ...]]:
    return [(f"E{n}", f"Roe{n}", word, None, "x") for n, word in enumerate(words)]


@pytest.mark.parametrize(
    ("column", "outcome", "word"),
    [
        ((), "Certified", "Certified"),
        (("Passed", " PASS ", "Passed"), "Certified", "Passed"),
        (("Pass", "Pass", "Passed"), "Certified", "Pass"),
        (("Pass", "Did not pass"), "Failed", "Did not pass"),
        (("Pass",), "Failed", "Failed"),
        (("Pending", 3), "Failed", "Failed"),
    ],
)
def test_an_outcome_is_told_in_the_word_the_team_uses_most(
    column: Sequence[object], outcome: str, word: str
) -> None:
    assert edit_of(line_of(*outcomes(*column)), "Outcome", outcome).value == word


@pytest.mark.parametrize("heading", ["Outcome", "Pass Rate", "Completed On"])
def test_a_cell_can_be_emptied(heading: str) -> None:
    edit = edit_of(line_of(*outcomes("Pass"), *rates(80)), heading, None)
    assert (edit.value, edit.percent, edit.append) == (None, False, False)
