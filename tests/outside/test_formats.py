"""A scorecard reads the same whichever program and format it was last saved in."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import pytest

from callcert.domain.form import Fields
from callcert.domain.moments import read_moment
from callcert.domain.scorecard import CellValue
from callcert.excel.layout import Layout
from callcert.excel.packing import read_parts
from callcert.excel.scorecard import ScorecardReading
from callcert.excel.workbook import Workbook
from tests.excel.alterations import codes, edited, reading_of
from tests.forms import LAYOUT, SHEET_PART, Value, auto_fail_rows, failing, marks, scorecard
from tests.outside.libreoffice import FILTERS, resaved

pytestmark = pytest.mark.outside

MORNING = datetime(2026, 11, 20, 9, 5)  # noqa: DTZ001  cells have no zone
TEXTS: list[Value] = ["billing", "ID card & PIN", None, "claims: 2 of 3", "Zoë's call"]
PRAISE: list[Value] = ["warm\ngreeting", "calm", "clear", "quick", "  kind "]
ODD_MARKS: Mapping[tuple[int, int], Value] = {
    (0, 1): "maybe",
    (0, 2): "yes ",
    (1, 3): "n/a",
    (2, 4): 2.5,
    (3, 5): 1.33,
    (4, 2): 0,
}

CARDS: Mapping[str, bytes] = {
    "plain": scorecard(),
    "failed": scorecard(marks=failing(2, 4), agent_last_name="O'Neil", agent_first_name="Zoë"),
    "odd": scorecard(marks=marks(ODD_MARKS), scenario=TEXTS, did_well=PRAISE),
    "auto-fail": scorecard(marks=marks({(auto_fail_rows()[0], 3): "No"}), marked_down=[None] * 5),
    "wrong": scorecard(marks=marks({(0, 2): None, (1, 3): "perhaps", (2, 4): 500})),
    "times": scorecard(connected_at=time(0, 0), completed_at=time(4, 1), certifier=None),
    "texts": scorecard(
        certification_date="11/20/2026",
        connected_at="11/20/2026 9:05 AM",
        completed_at="11:30 AM",
        agent_id=1042,
    ),
    "no points": scorecard(
        marks=marks({(row, 5): "N/A" for row in range(LAYOUT.areas["items"].height)})
    ),
}


@pytest.fixture(scope="module", params=FILTERS)
def saved(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, bytes]:
    """The cards as LibreOffice saves them in one format."""
    return resaved(CARDS, tmp_path_factory.mktemp(request.param), request.param)


def fields_of(reading: ScorecardReading) -> Fields:
    assert reading.fields is not None
    return reading.fields


def alike(field: str, value: CellValue) -> CellValue:
    """A value as it counts: a moment whatever type a format gives it, a number as a number."""
    if field in {"connected_at", "completed_at"} and not isinstance(value, str):
        moment = read_moment(value, date(2026, 11, 20))
        return moment.replace(microsecond=0) if moment else None
    if isinstance(value, timedelta):
        return value.total_seconds()
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


CALCULATED = {"call_scores", "call_results", "calls_passed", "pass_rate", "outcome", "file_name"}


@pytest.mark.parametrize("card", CARDS)
def test_every_field_that_was_filled_in_reads_the_same(
    saved: Mapping[str, bytes], card: str
) -> None:
    before, after = reading_of(CARDS[card]), reading_of(saved[card])
    one, other = fields_of(before), fields_of(after)
    assert set(one) == set(other) == set(LAYOUT.areas)
    for field in set(one) - CALCULATED:
        values = [[alike(field, value) for value in row] for row in one[field]]
        assert [[alike(field, value) for value in row] for row in other[field]] == values, field


@pytest.mark.parametrize("card", CARDS)
def test_the_names_stand_for_the_same_cells(saved: Mapping[str, bytes], card: str) -> None:
    after = reading_of(saved[card])
    assert isinstance(after.layout, Layout)
    assert after.layout.source == "its defined names"
    assert after.layout.areas == LAYOUT.areas


@pytest.mark.parametrize("card", CARDS)
def test_scores_and_findings_are_the_same(saved: Mapping[str, bytes], card: str) -> None:
    before, after = reading_of(CARDS[card]), reading_of(saved[card])
    assert before.assessment is not None
    assert after.assessment is not None
    assert after.assessment.calls == before.assessment.calls
    assert after.assessment.certification == before.assessment.certification
    assert after.assessment.agent == before.assessment.agent
    assert after.assessment.certified_on == before.assessment.certified_on
    found = [(one.code, one.sheet, one.cell, one.message) for one in after.findings]
    assert found == [
        (one.code, one.sheet, one.cell, one.message)
        for one in before.findings
        if one.code != "no-cached-totals"
    ]


@pytest.mark.parametrize("card", ["plain", "failed"])
def test_a_good_scorecard_agrees_with_the_totals_of_the_program(
    saved: Mapping[str, bytes], card: str
) -> None:
    assert codes(reading_of(CARDS[card])) == []
    assert reading_of(saved[card]).findings == ()
    (scores,) = Workbook(saved[card]).values(LAYOUT.areas["call_scores"])
    assert all(isinstance(score, int | float) for score in scores)


def test_a_moment_is_kept_to_the_minute(saved: Mapping[str, bytes]) -> None:
    reading = reading_of(saved["plain"])
    connected = fields_of(reading)["connected_at"][0][0]
    assert read_moment(connected, None) == MORNING


DIVIDED = "<f>1/0</f>"


@pytest.fixture(
    scope="module",
    params=["xlsx", "xls"],
)
def failed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, bytes]:
    """A formula for the total of call 2 that fails, and a mark that is an error."""
    content = scorecard()
    sheet = read_parts(content)[SHEET_PART].decode()
    total = re.sub(r'(<c r="F38"[^>]*>)<f>.*?</f>', rf"\1{DIVIDED}", sheet)
    cards = {
        "total": edited(content, SHEET_PART, {sheet: total}),
        "mark": scorecard(marks=marks({(0, 3): "#N/A"})),
    }
    return resaved(cards, tmp_path_factory.mktemp(request.param), request.param)


def test_a_failed_formula_is_no_blank_cell(failed: Mapping[str, bytes]) -> None:
    totals = {(one.code, one.cell) for one in reading_of(failed["total"]).findings}
    assert ("total-differs", "F38") in totals
    found = [(one.code, one.cell) for one in reading_of(failed["mark"]).findings]
    assert found == [("mark-invalid", "G10")]
