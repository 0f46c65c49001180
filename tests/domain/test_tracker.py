from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.agents import Agent
from callcert.domain.certification import Outcome
from callcert.domain.columns import AGENT, STEP_COLUMNS, TRACKER
from callcert.domain.findings import KINDS, finding
from callcert.domain.form import Problem
from callcert.domain.ladder import STEPS
from callcert.domain.moments import DateOrder
from callcert.domain.rules import Rules
from callcert.domain.scorecard import CellValue, ErrorValue
from callcert.domain.tracker import (
    Cells,
    TrackerRow,
    TrackerTerms,
    outcome_of,
    read_outcome,
    read_rate,
    read_row,
)
from tests.domain.returned_form import RULES

LEFT = ("No Longer Employed", "NLE", "Moved", "Transferred", "Termed", "Resigned")
TERMS = TrackerTerms(RULES, left_statuses=LEFT)
START = date(2026, 11, 16)

NAMED: Cells = {"Last Name": "Doe", "First Name": "Jane", "Agent ID": "E1042"}


def read(terms: TrackerTerms = TERMS, /, **cells: CellValue) -> tuple[TrackerRow, list[Problem]]:
    """Jane's row with these cells (``Pass_Rate`` for Pass Rate), and what is wrong in it."""
    headed = {heading.replace("_", " "): value for heading, value in cells.items()}
    row, problems = read_row({**NAMED, **headed}, terms)
    assert row is not None
    return row, list(problems)


def right(terms: TrackerTerms = TERMS, /, **cells: CellValue) -> TrackerRow:
    """The same for cells with nothing wrong in them."""
    row, problems = read(terms, **cells)
    assert problems == []
    return row


def wrong(code: str, heading: str, shown: str) -> Problem:
    """A finding as a person reads it."""
    return Problem(code, heading, facts={"heading": heading, "shown": f'"{shown}"'})


def test_every_column_is_read() -> None:
    cells: Cells = {
        "Agent ID": " E1042 ",
        "Last Name": "Doe ",
        "First Name": " Jane",
        "Email": "jane@example.com",
        "Class": 42,
        "Start Date": datetime(2026, 11, 16),  # noqa: DTZ001  cells have no zone
        "Status": "Active",
        "Excused Days": "11/20/2026, 11/23/2026-11/24/2026",
        "Equipment Checked": "Yes",
        "Equipment Issue": " headset  broken ",
        "IT Ticket": 70045.0,
        "Expectations Reviewed": "Yes",
        "Ready": "Yes",
        "Certifier": "Pat Otto",
        "TBTs Completed": 8,
        "TBTs Assigned": 12,
        "TBT Hours": "7:30",
        "Calls Completed": "3/5",
        "Pass Rate": 0.8,
        "Outcome": "Certified",
        "Completed On": date(2026, 11, 19),
        "Coaching Delivered": date(2026, 11, 19),
        "Written CAP Delivered": "11/20/2026",
        "Final CAP Delivered": "Nov 23, 2026",
        "Termination Review Held": 46350,
        "Notes": " 11/19/2026 - Pat - hello\n",
    }
    assert set(cells) == set(TRACKER)
    row, problems = read_row(cells, TERMS)
    assert problems == ()
    assert row == TrackerRow(
        Agent("Doe", "Jane", "E1042"),
        email="jane@example.com",
        group="42",
        start=START,
        status="Active",
        left=False,
        excused=frozenset({date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24)}),
        equipment_checked=True,
        equipment_issue="headset broken",
        ticket="70045",
        expectations_reviewed=True,
        ready=True,
        certifier="Pat Otto",
        modules_completed=8,
        modules_assigned=12,
        hours=7.5,
        calls_completed=3,
        pass_rate=Fraction(80),
        outcome="certified",
        completed_on=date(2026, 11, 19),
        delivered={
            "coaching": date(2026, 11, 19),
            "written-cap": date(2026, 11, 20),
            "final-cap": date(2026, 11, 23),
            "termination-review": date(2026, 11, 24),
        },
        notes=" 11/19/2026 - Pat - hello\n",
    )


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_what_is_blank_or_missing_says_nothing(blank: CellValue) -> None:
    jane = Agent("Doe", "Jane", "E1042")
    bare = TrackerRow(jane, equipment_checked=False, expectations_reviewed=False)
    cells: Cells = {**dict.fromkeys(TRACKER, blank), **NAMED, "Notes": None}
    assert read_row(cells, TERMS) == (bare, ())
    without = TrackerRow(jane)
    assert read_row(NAMED, TERMS) == (without, ())


# ---- whose row it is


@pytest.mark.parametrize(
    "cells",
    [
        {},
        dict.fromkeys(TRACKER),
        {"Last Name": " ", "First Name": "-", "Agent ID": "..."},
        {"Status": "Active", "Start Date": START, "Notes": "hello"},
        {"Last Name": ErrorValue("#REF!"), "Agent ID": ErrorValue("#N/A")},
        {"Start Date": "soon"},
    ],
)
def test_a_row_without_name_and_id_names_nobody(cells: Cells) -> None:
    assert read_row(cells, TERMS) == (None, (Problem("row-nobody"),))


@pytest.mark.parametrize(
    ("cells", "agent"),
    [
        ({"Last Name": "Doe"}, Agent("Doe", "")),
        ({"First Name": "Jane"}, Agent("", "Jane")),
        ({"Agent ID": "E1042"}, Agent("", "", "E1042")),
        ({"Agent ID": 1042}, Agent("", "", "1042")),
        ({"Agent ID": 1042.0}, Agent("", "", "1042")),
        ({AGENT: "Doe, Jane"}, Agent("Doe", "Jane")),
        ({AGENT: " Jane Doe "}, Agent("Doe", "Jane")),
        ({AGENT: "Jane Doe", "Last Name": "Roe", "First Name": "Dick"}, Agent("Roe", "Dick")),
        ({AGENT: "Jane Doe", "Last Name": " ", "First Name": None}, Agent("Doe", "Jane")),
        ({"Last Name": "Doe", "Agent ID": ErrorValue("#N/A")}, Agent("Doe", "")),
    ],
)
def test_a_row_is_an_agents_by_name_or_id(cells: Cells, agent: Agent) -> None:
    row, problems = read_row(cells, TERMS)
    assert row is not None
    assert (row.agent, problems) == (agent, ())


# ---- dates


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("soon", "soon"),
        ("13/45/2026", "13/45/2026"),
        (True, "TRUE"),
        (7, "7"),
        (date(1999, 12, 31), "12/31/1999"),
        (date(2200, 1, 1), "01/01/2200"),
        (ErrorValue("#REF!"), "#REF!"),
    ],
)
def test_an_unreadable_date_is_said_wherever_it_stands(value: CellValue, shown: str) -> None:
    assert read_row({**NAMED, "Start Date": value, "Status": "odd"}, TERMS) == (
        None,
        (wrong("start-unreadable", "Start Date", shown),),
    )
    row, problems = read(Completed_On=value)
    assert row.completed_on is None
    assert problems == [wrong("date-cell-unreadable", "Completed On", shown)]
    for step in STEPS:
        found, told = read(TERMS, **{STEP_COLUMNS[step]: value})
        assert found.delivered == {}
        assert told == [wrong("delivery-unreadable", STEP_COLUMNS[step], shown)]


@pytest.mark.parametrize(
    ("value", "order", "day"),
    [
        ("11/16/2026", "mdy", START),
        ("16/11/2026", "dmy", START),
        ("26/11/16", "ymd", START),
        (date(2000, 1, 1), "mdy", date(2000, 1, 1)),
        (date(2199, 12, 31), "mdy", date(2199, 12, 31)),
    ],
)
def test_dates_are_read_in_the_order_set(value: CellValue, order: DateOrder, day: date) -> None:
    terms = TrackerTerms(RULES, order)
    row = right(terms, Start_Date=value, Coaching_Delivered=value, Excused_Days=value)
    assert row.start == day
    assert row.delivered == {"coaching": day}
    assert row.excused == {day}


def test_good_excused_days_stand_beside_what_cannot_be_read() -> None:
    row, problems = read(Excused_Days="11/20/2026, dentist, half a day")
    assert row.excused == {date(2026, 11, 20)}
    assert problems == [wrong("excused-unreadable", "Excused Days", "dentist, half a day")]


def test_only_the_steps_with_a_date_are_delivered() -> None:
    row, problems = read(Coaching_Delivered="yes", Final_CAP_Delivered=START)
    assert row.delivered == {"final-cap": START}
    assert [problem.code for problem in problems] == ["delivery-unreadable"]


# ---- status


@pytest.mark.parametrize("status", [*LEFT, "nle", " No longer  employed ", "TERMED", "N.L.E."])
def test_who_left_is_told_by_the_status(status: str) -> None:
    row = right(Status=status)
    assert row.left
    assert row.status == status.strip()


@pytest.mark.parametrize("status", [None, "", " ", "Active", "ACTIVE "])
def test_an_active_agent_has_not_left(status: CellValue) -> None:
    assert not right(Status=status).left


@pytest.mark.parametrize("status", ["On leave", "Left?", "x", ErrorValue("#N/A")])
def test_an_unknown_status_counts_as_active_and_is_said(status: str) -> None:
    row, problems = read(Status=status)
    assert not row.left
    assert problems == [wrong("status-unknown", "Status", status)]


def test_what_means_left_is_a_setting() -> None:
    terms = TrackerTerms(RULES, left_statuses=("Gone", " "))
    assert right(terms, Status="gone").left
    assert not right(terms, Status="").left
    assert read(terms, Status="Termed")[1] == [wrong("status-unknown", "Status", "Termed")]


# ---- expectations, and who is ready


@pytest.mark.parametrize("value", ["Yes", "x", True, date(2026, 11, 16)])
def test_expectations_that_were_reviewed(value: CellValue) -> None:
    assert right(Expectations_Reviewed=value).expectations_reviewed is True


@pytest.mark.parametrize("value", ["", "No", "pending", False])
def test_expectations_that_were_not(value: CellValue) -> None:
    assert right(Expectations_Reviewed=value).expectations_reviewed is False


@pytest.mark.parametrize("value", ["Yes", "ready", "x", "✓ done", True, 1, "Nothing missing"])
def test_who_is_ready(value: CellValue) -> None:
    assert right(Ready=value).ready is True


@pytest.mark.parametrize(
    "value", ["No", "n", "not yet", "NOT READY", "No, needs more role plays", "pending", False, 0]
)
def test_who_is_not_ready(value: CellValue) -> None:
    assert right(Ready=value).ready is False


@pytest.mark.parametrize("value", [date(2026, 11, 18), "11/18/2026", 46344])
def test_ready_may_be_a_day(value: CellValue) -> None:
    assert right(Ready=value).ready == date(2026, 11, 18)


@pytest.mark.parametrize("value", [None, " ", "-", ErrorValue("#N/A")])
def test_a_cell_that_says_nothing_leaves_it_to_the_calendar(value: CellValue) -> None:
    assert right(Ready=value).ready is None


# ---- equipment


@pytest.mark.parametrize("value", ["Yes", "y", "X", "✓ done", True, 1, date(2026, 11, 16)])
def test_equipment_that_was_checked(value: CellValue) -> None:
    assert right(Equipment_Checked=value).equipment_checked is True


@pytest.mark.parametrize(
    "value", [None, "", "No", "n", "N/A", "pending", "Not yet", "none", False, 0, "TBD"]
)
def test_equipment_that_was_not_checked(value: CellValue) -> None:
    assert right(Equipment_Checked=value).equipment_checked is False


def test_without_the_column_nobody_knows() -> None:
    assert right().equipment_checked is None


@pytest.mark.parametrize("value", ["No", "none", "n/a", "fixed", None])
def test_no_equipment_issue_is_none(value: CellValue) -> None:
    assert right(Equipment_Issue=value).equipment_issue == ""


# ---- counts


@pytest.mark.parametrize(
    ("completed", "assigned", "known"),
    [
        (8, 12, (8, 12)),
        ("8 of 12", None, (8, 12)),
        ("8 of 10", 12, (8, 12)),
        ("done", 12, (12, 12)),
        ("done", None, (None, None)),
        (None, 12, (None, 12)),
        (0, 0, (0, 0)),
        (13, 12, (13, 12)),
    ],
)
def test_modules_completed_and_assigned(
    completed: CellValue, assigned: CellValue, known: tuple[int | None, int | None]
) -> None:
    row = right(TBTs_Completed=completed, TBTs_Assigned=assigned)
    assert (row.modules_completed, row.modules_assigned) == known


@pytest.mark.parametrize(("value", "calls"), [(3, 3), ("3/5", 3), ("done", 5), ("5 calls", 5)])
def test_calls_completed(value: CellValue, calls: int) -> None:
    assert right(Calls_Completed=value).calls_completed == calls


@pytest.mark.parametrize(
    "heading", ["TBTs Completed", "TBTs Assigned", "TBT Hours", "Calls Completed", "Pass Rate"]
)
@pytest.mark.parametrize(
    ("value", "shown"), [("a few", "a few"), (-1, "-1"), (START, "11/16/2026")]
)
def test_a_count_that_is_no_number_is_said_once_and_not_used(
    heading: str, value: CellValue, shown: str
) -> None:
    row, problems = read(TERMS, **{heading: value})
    assert row == right()
    code = "rate-unusable" if heading == "Pass Rate" else "tracker-count"
    assert problems == [wrong(code, heading, shown)]


def test_everything_of_an_unreadable_number_is_said_once() -> None:
    row, problems = read(TBTs_Completed="done", TBTs_Assigned="a few")
    assert (row.modules_completed, row.modules_assigned) == (None, None)
    assert problems == [wrong("tracker-count", "TBTs Assigned", "a few")]


@pytest.mark.parametrize(
    ("value", "hours"), [(7.5, 7.5), ("2h 15m", 2.25), (time(7, 30), 7.5), (timedelta(hours=9), 9)]
)
def test_hours_on_modules(value: CellValue, hours: float) -> None:
    assert right(TBT_Hours=value).hours == hours


# ---- pass rate and outcome


@pytest.mark.parametrize(
    "value", [0.8, 80, 80.0, "80%", "80 %", "80", "0.8", "4/5", "4 of 5", "80.0%"]
)
def test_a_pass_rate_of_80_in_all_its_forms(value: CellValue) -> None:
    row = right(Pass_Rate=value)
    assert row.pass_rate == 80
    assert row.outcome == "certified"


@pytest.mark.parametrize(
    ("value", "rate", "outcome"),
    [
        (1, 100, "certified"),
        (1.0, 100, "certified"),
        ("5/5", 100, "certified"),
        (100, 100, "certified"),
        (0.6, 60, "failed"),
        ("60%", 60, "failed"),
        (0.4, 40, "failed"),
        (0.2, 20, "failed"),
        ("1/5", 20, "failed"),
        (20, 20, "failed"),
    ],
)
def test_a_pass_rate_stands_for_its_outcome(value: CellValue, rate: int, outcome: Outcome) -> None:
    row = right(Pass_Rate=value)
    assert row.pass_rate == rate
    assert row.outcome == outcome


@pytest.mark.parametrize("value", [0, 0.0, "0%", "0/5", "0"])
def test_a_rate_of_0_stands_for_none_yet_and_fails_nobody(value: CellValue) -> None:
    row = right(Pass_Rate=value)
    assert (row.pass_rate, row.outcome) == (None, None)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (4, "4"), (0.85, "0.85"), ("85%", "85%"), (79.9, "79.9"), ("1%", "1%"), ("101%", "101%"),
        (120, "120"), ("4/0", "4/0"), ("3/4", "3/4"), ("good", "good"), (True, "TRUE"),
        (ErrorValue("#DIV/0!"), "#DIV/0!"),
    ],
)  # fmt: skip
def test_a_rate_that_five_calls_cannot_have_is_said_and_not_used(
    value: CellValue, shown: str
) -> None:
    row, problems = read(Pass_Rate=value)
    assert (row.pass_rate, row.outcome) == (None, None)
    assert problems == [wrong("rate-unusable", "Pass Rate", shown)]


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("Certified", "certified"),
        ("certified ", "certified"),
        ("PASS", "certified"),
        ("passed", "certified"),
        ("Failed", "failed"),
        ("fail", "failed"),
        ("Not certified", "failed"),
        ("Did not pass", "failed"),
        ("not-passed", "failed"),
        ("", None),
        ("Pending", None),
        ("TBD", None),
        ("in progress", None),
        ("N/A", None),
    ],
)
def test_an_outcome_is_read_from_its_word(word: str, outcome: Outcome | None) -> None:
    assert right(Outcome=word).outcome == outcome
    assert read_outcome(word) == outcome


def test_an_unknown_outcome_is_said_and_the_rate_stands() -> None:
    row, problems = read(Outcome="splendid", Pass_Rate=0.6)
    assert row.outcome == "failed"
    assert problems == [wrong("outcome-unknown", "Outcome", "splendid")]


def test_an_outcome_counts_before_the_rate_it_contradicts() -> None:
    row, problems = read(Outcome="Certified", Pass_Rate=0.6)
    assert row.outcome == "certified"
    assert row.pass_rate == 60
    assert problems == [wrong("outcome-differs", "Outcome", "Certified")]
    assert read(Outcome="Failed", Pass_Rate=1)[0].outcome == "failed"


@pytest.mark.parametrize(("outcome", "rate"), [("Certified", 0.8), ("Failed", 60), ("Pending", 1)])
def test_an_outcome_and_its_rate_agree(outcome: str, rate: float) -> None:
    right(Outcome=outcome, Pass_Rate=rate)


def test_what_certifies_is_a_setting() -> None:
    strict = TrackerTerms(Rules(certify_rate=100))
    assert right(strict, Pass_Rate=0.8).outcome == "failed"
    assert outcome_of(Fraction(80), Rules(certify_rate=80.5)) == "failed"
    assert outcome_of(Fraction(80), RULES) == "certified"
    assert outcome_of(None, RULES) is None


@given(st.integers(0, 100))
def test_a_rate_is_the_same_in_every_form(percent: int) -> None:
    assert read_rate(f"{percent}%") == percent
    assert read_rate(f"{percent}/100") == percent
    if percent != 1:
        assert read_rate(percent) == read_rate(str(percent)) == percent
    assert read_rate(percent / 100) == percent


# ---- whatever is in it

values = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.text(max_size=8).map(ErrorValue),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(["done", "3/5", "80%", "Termed", "11/20/2026", "yes"]),
)


@given(st.dictionaries(st.sampled_from([*TRACKER, AGENT]), values))
def test_no_row_stops_anything_and_all_that_is_wrong_can_be_told(
    cells: Mapping[str, CellValue],
) -> None:
    row, problems = read_row(cells, TERMS)
    told = [finding(problem.code, problem.facts) for problem in problems]
    assert all(one.severity == KINDS[one.code].severity for one in told)
    assert all(problem.field in {None, *cells} for problem in problems)
    if row is None:
        assert [one.severity for one in told] == ["error"]
