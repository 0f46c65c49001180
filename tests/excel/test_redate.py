"""The sample class's dates are moved, and nothing else is."""

from datetime import date, datetime, time, timedelta

import pytest

from callcert.excel.packing import read_parts
from callcert.excel.redate import redate
from callcert.excel.workbook import Workbook
from tests.excel.alterations import archive, reading_of
from tests.forms import LAYOUT, SHEET_PART, scorecard

AROUND = date(2026, 11, 20)
WEEK = timedelta(weeks=1)


def a_week_on(day: date) -> date:
    return day + WEEK


def redated(part: str, name: str = SHEET_PART) -> str:
    moved = redate(archive({name: part.encode()}), AROUND, a_week_on)
    return read_parts(moved)[name].decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<v>46346</v>", "<v>46353</v>"),
        ("<v>46346.378472</v>", "<v>46353.378472</v>"),
        ("<t>11/20/2026</t>", "<t>11/27/2026</t>"),
        ("<t>1/2/2027</t>", "<t>1/9/2027</t>"),
        ("<t>on 11/9/2026, late</t>", "<t>on 11/16/2026, late</t>"),
        ("<t>11/25/2026-11/26/2026</t>", "<t>12/02/2026-12/03/2026</t>"),
        ('date-value="2026-11-20T09:05:00"', 'date-value="2026-11-27T09:05:00"'),
        ('date-value="2026-11-20"', 'date-value="2026-11-27"'),
    ],
)
def test_a_date_near_the_sample_moves(before: str, after: str) -> None:
    assert redated(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "<v>100</v>",
        "<v>12345</v>",
        "<v>146346</v>",
        "<t>46346</t>",
        "<t>11/20/2020</t>",
        "<t>13/45/2026</t>",
        "<t>02/30/2027</t>",
        "2026-13-01",
        "<t>E1042</t>",
    ],
)
def test_anything_else_stays(text: str) -> None:
    assert redated(text) == text


@pytest.mark.parametrize(
    ("day", "moves"),
    [
        (AROUND - timedelta(days=90), True),
        (AROUND + timedelta(days=90), True),
        (AROUND - timedelta(days=91), False),
        (AROUND + timedelta(days=91), False),
    ],
)
def test_dates_within_ninety_days_move(day: date, moves: bool) -> None:
    expected = day + WEEK if moves else day
    assert redated(f"<t>{day:%m/%d/%Y}</t>") == f"<t>{expected:%m/%d/%Y}</t>"


@pytest.mark.parametrize(
    "name", ["xl/worksheets/sheet12.xml", "xl/sharedStrings.xml", "content.xml"]
)
def test_parts_with_cells_are_redated(name: str) -> None:
    assert redated("11/20/2026", name) == "11/27/2026"


@pytest.mark.parametrize(
    "name", ["docProps/core.xml", "xl/styles.xml", "xl/worksheets/_rels/sheet1.xml.rels"]
)
def test_other_parts_keep_their_dates(name: str) -> None:
    assert redated("11/20/2026", name) == "11/20/2026"


@pytest.mark.parametrize("content", [b"", b"a text of 11/20/2026", b"\xd0\xcf\x11\xe0 old"])
def test_a_file_that_is_no_zip_comes_back_unchanged(content: bytes) -> None:
    assert redate(content, AROUND, a_week_on) == content


def test_a_scorecard_keeps_everything_but_its_dates() -> None:
    before = scorecard(scenario=["asked on 11/20/2026"] + [None] * 4)
    after = redate(before, AROUND, a_week_on)
    fields, moved = (LAYOUT.fields(Workbook(book)) for book in (before, after))
    assert reading_of(after).assessment is not None
    changed = {name for name in fields if fields[name] != moved[name]}
    assert changed == {"certification_date", "connected_at", "completed_at", "scenario"}
    assert moved["certification_date"] == [[date(2026, 11, 27)]]
    assert moved["connected_at"] == [[datetime.combine(date(2026, 11, 27), time(9, 5))]]
    assert moved["scenario"][0][0] == "asked on 11/27/2026"


def test_a_day_that_does_not_move_changes_nothing() -> None:
    before = scorecard()
    assert redate(before, AROUND, lambda day: day) == before
