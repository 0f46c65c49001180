"""A returned file from its bytes to its scores and findings, each with its cell."""

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction

import pytest

from callcert.domain.columns import TRACKER
from callcert.domain.rules import Rules
from callcert.excel.blank_books import blank_book
from callcert.excel.scorecard import ReadingTerms, read_scorecard
from tests.excel.alterations import codes, edited, reading_of
from tests.forms import (
    SHEET_PART,
    TEMPLATE,
    Value,
    Values,
    auto_fail_rows,
    failing,
    item_points,
    marks,
    scorecard,
)

CALCULATED: Mapping[str, Values] = {
    "call_scores": [100] * 5,
    "call_results": ["Coached", "Pass", "Pass", "Pass", "Pass"],
    "calls_passed": 5,
    "pass_rate": 1,
    "outcome": "Certified",
}


def calculated(changes: Mapping[str, Values]) -> bytes:
    """A scorecard as a program saved it, but for these fields."""
    return scorecard(**{**CALCULATED, **changes})


def test_a_good_scorecard_is_read_whole() -> None:
    reading = reading_of(scorecard(**CALCULATED))
    assert reading.findings == ()
    seen = reading.assessment
    assert seen is not None
    assert (str(seen.agent), seen.agent.agent_id) == ("Doe, Jane", "E1042")
    assert (seen.certifier, seen.certified_on) == ("Pat Otto", date(2026, 11, 20))
    assert [call.score for call in seen.calls] == [100] * 5
    assert seen.certification is not None
    assert (seen.certification.pass_rate, seen.certification.outcome) == (100, "certified")


def test_a_call_is_scored_from_its_marks() -> None:
    row = next(row for row in range(len(item_points())) if row not in auto_fail_rows())
    reading = reading_of(scorecard(marks=marks({(row, 3): "No"})))
    assert reading.assessment is not None
    assert reading.assessment.calls[2].score == 100 - Fraction(item_points()[row])


def test_formulas_without_cached_values_are_one_warning() -> None:
    (found,) = reading_of(scorecard()).findings
    assert (found.code, found.severity, found.cell) == ("no-cached-totals", "warning", "E38")


def test_the_empty_template_is_no_scorecard_and_says_where() -> None:
    reading = reading_of(TEMPLATE)
    places = {(found.code, found.sheet, found.cell) for found in reading.findings}
    assert ("agent-name-missing", "Scorecard", "B3") in places
    assert ("agent-name-missing", "Scorecard", "B4") in places
    for column in "FGHI":
        assert ("call-blank", "Scorecard", f"{column}10:{column}33") in places
    assert ("call-1-blank", "Scorecard", "E10:E33") in places
    assert reading.assessment is not None
    assert reading.assessment.certification is None


MARKS_WRONG: Mapping[str, tuple[Value, str]] = {
    "blank": (None, "mark-blank"),
    "white space": ("  ", "mark-blank"),
    "word": ("maybe", "mark-invalid"),
    "number as text": ("1", "mark-invalid"),
    "truth value": (True, "mark-invalid"),
    "error value": ("#REF!", "mark-invalid"),
    "negative": (-1, "mark-invalid"),
    "too many": (500, "mark-above-points"),
    "date": (date(2026, 11, 20), "mark-above-points"),
}


@pytest.mark.parametrize("what", MARKS_WRONG)
def test_a_wrong_mark_is_an_error_in_its_cell(what: str) -> None:
    given, code = MARKS_WRONG[what]
    reading = reading_of(scorecard(marks=marks({(2, 4): given})))
    found = next(found for found in reading.findings if found.code == code)
    assert (found.severity, found.sheet, found.cell) == ("error", "Scorecard", "H12")
    assert reading.assessment is not None
    assert reading.assessment.calls[3].score is None
    assert reading.assessment.certification is None


def test_a_wrong_mark_on_the_coached_call_is_a_warning() -> None:
    reading = reading_of(scorecard(marks=marks({(0, 1): "maybe", (1, 1): None})))
    assert codes(reading) == ["call-1-blank"]
    assert "2 of 24 items" in reading.findings[0].message
    assert reading.assessment is not None
    assert reading.assessment.calls[0].score == 100


def test_a_call_of_nothing_but_not_applicable_is_an_error() -> None:
    grid = marks({(row, 5): "N/A" for row in range(len(item_points()))})
    reading = reading_of(scorecard(marks=grid))
    assert codes(reading) == ["no-applicable-points"]
    assert next(f.cell for f in reading.findings) == "I10:I33"


TOTALS_WRONG: Mapping[str, tuple[Values, str]] = {
    "call_scores": ([100, 90, 100, 100, 100], "F38"),
    "call_results": (["Coached", "Pass", "Fail", "Pass", "Pass"], "G39"),
    "calls_passed": (4, "G4"),
    "pass_rate": (0.8, "H4"),
    "outcome": ("Failed", "I4"),
}


@pytest.mark.parametrize("field", TOTALS_WRONG)
def test_a_total_that_differs_from_the_marks_is_an_error_in_its_cell(field: str) -> None:
    shown, cell = TOTALS_WRONG[field]
    (found,) = reading_of(calculated({field: shown})).findings
    assert (found.code, found.cell) == ("total-differs", cell)


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#NAME?"])
def test_a_failed_total_is_an_error_in_its_cell(error: str) -> None:
    shown: list[Value] = [100, 100, error, 100, 100]
    reading = reading_of(calculated({"call_scores": shown}))
    (found,) = reading.findings
    assert (found.code, found.cell) == ("total-differs", "G38")
    assert error in found.message


def test_a_failed_result_is_an_error_in_its_cell() -> None:
    results: list[Value] = ["Coached", "Pass", "#REF!", "Pass", "Pass"]
    reading = reading_of(calculated({"call_results": results}))
    assert [(found.code, found.cell) for found in reading.findings] == [("total-differs", "G39")]


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("calls_passed", "G4"),
        ("pass_rate", "H4"),
        ("outcome", "I4"),
    ],
)
def test_a_failed_summary_is_an_error_in_its_cell(field: str, cell: str) -> None:
    reading = reading_of(calculated({field: "#REF!"}))
    assert [(found.code, found.cell) for found in reading.findings] == [("total-differs", cell)]


def test_a_rate_in_the_name_of_the_file_must_be_that_of_the_marks() -> None:
    content = scorecard(**CALCULATED)
    assert codes(reading_of(content, "Doe_Jane_100%")) == []
    assert codes(reading_of(content, "scorecard_40")) == []
    assert codes(reading_of(content, "Doe_Jane_80%")) == ["file-rate-differs"]


def test_a_failing_scorecard_has_no_error() -> None:
    reading = reading_of(scorecard(marks=failing(2, 3)), "Doe_Jane_60%")
    assert codes(reading) == []
    assert reading.assessment is not None
    assert reading.assessment.certification is not None
    assert reading.assessment.certification.outcome == "failed"


MISSING = {
    "agent_last_name": ("agent-name-missing", "error", "B3"),
    "agent_first_name": ("agent-name-missing", "error", "B4"),
    "agent_id": ("agent-id-missing", "warning", "B5"),
    "certifier": ("certifier-missing", "warning", "B6"),
    "certification_date": ("date-missing", "warning", "E3"),
    "connected_at": ("times-missing", "warning", "E4"),
    "completed_at": ("times-missing", "warning", "E5"),
}


@pytest.mark.parametrize("field", MISSING)
def test_an_empty_field_is_found_in_its_cell(field: str) -> None:
    (found,) = reading_of(calculated({field: None})).findings
    assert (found.code, found.severity, found.cell) == MISSING[field]


@pytest.mark.parametrize("field", ["agent_last_name", "agent_first_name"])
@pytest.mark.parametrize("name", ["#REF!", "#N/A"])
def test_a_failed_formula_is_no_name(field: str, name: str) -> None:
    reading = reading_of(calculated({field: name}))
    assert codes(reading) == ["agent-name-missing"]


def test_feedback_that_is_missing_is_found_on_its_call() -> None:
    content = scorecard(**CALCULATED, did_well=["a", None, "c", " ", "e"])
    found = [(one.code, one.cell) for one in reading_of(content).findings]
    assert found == [("did-well-missing", "F40"), ("did-well-missing", "H40")]


def test_thresholds_and_date_order_are_those_of_the_terms() -> None:
    content = scorecard(
        marks=marks({(0, 2): "No"}),
        certification_date="03/04/2026",
        connected_at=datetime(2026, 4, 3, 9, 0),  # noqa: DTZ001  cells have no zone
        completed_at=datetime(2026, 4, 3, 10, 0),  # noqa: DTZ001
    )
    strict = ReadingTerms(Rules(pass_score=100), "dmy", TEMPLATE)
    seen = read_scorecard(content, "x", strict).assessment
    usual = reading_of(content).assessment
    assert seen is not None
    assert usual is not None
    assert (seen.certified_on, usual.certified_on) == (date(2026, 4, 3), date(2026, 3, 4))
    assert (seen.calls[1].passed, usual.calls[1].passed) == (False, True)


def test_a_wholly_different_workbook_is_one_finding() -> None:
    reading = reading_of(blank_book("ESP Tracker", TRACKER))
    (found,) = reading.findings
    assert (found.code, found.sheet, found.cell) == ("unknown-layout", None, None)
    assert reading.assessment is None
    assert reading.layout is None


def test_text_in_the_points_is_an_error_and_nothing_is_scored() -> None:
    reading = reading_of(edited(scorecard(cell_C11="five"), SHEET_PART, {"five": "many"}))
    assert [(f.code, f.cell) for f in reading.findings if f.severity == "error"] == [
        ("item-points", "C11")
    ]
    assert reading.assessment is not None
    assert reading.assessment.certification is None
