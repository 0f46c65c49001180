"""The evening's workbook: real tables with real values, and nothing in it is a formula."""

import io
import re
from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from callcert.domain.visible import printable
from callcert.excel.day_book import day_book
from callcert.excel.packing import read_parts
from callcert.reports.day_json import day_json
from tests.reports.days import HOSTILE, busy_day, card, hostile_day, large_day, person, report_of
from tests.reports.test_day_page import REPORTS

SHEETS = [
    "Summary", "Agents", "Scorecards", "Intake", "Escalations", "Classes", "Progress",
    "Timeframes", "Equipment", "Certifiers", "Changes", "Data problems", "Trend",
]  # fmt: skip


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """The sheet's table."""
    headings, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rest]


@pytest.mark.parametrize("kind", REPORTS)
def test_every_sheet_is_a_table_with_a_name_of_its_own(kind: str) -> None:
    book = opened(day_book(REPORTS[kind]()))
    assert book.sheetnames == SHEETS
    names = [name for sheet in book.worksheets for name in sheet.tables]
    assert len(names) == len(set(names)) == len(SHEETS) + 2
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        assert table.autoFilter is not None
        assert table.ref.startswith("A1:")
        assert sheet.freeze_panes in {"A2", "D2"}
        assert sheet.print_title_rows == "$1:$1"


def test_agents_have_a_row_each_with_dates_and_percentages() -> None:
    book = opened(day_book(busy_day()))
    sheet = book["Agents"]
    agents = {row["Last Name"]: row for row in rows(sheet)}
    assert set(agents) == {"Doe", "Roe", "Coached", "Left", "Fine"}
    assert agents["Doe"]["Status"] == "step due"
    assert agents["Doe"]["Step Due"] == "documented coaching"
    assert agents["Doe"]["Start Date"] == datetime(2026, 11, 16)  # noqa: DTZ001
    assert agents["Doe"]["IT Ticket"] == "INC-7"
    assert agents["Roe"]["TBTs Completed"] == 3
    formats = dict(
        zip((one.value for one in sheet[1]), (one.number_format for one in sheet[2]), strict=True)
    )
    assert formats["Start Date"] == formats["Due On"] == "mm/dd/yyyy"
    assert formats["Pass Rate"] == "0%"


def test_scores_are_cut_never_rounded_up() -> None:
    (one,) = rows(opened(day_book(report_of(person("Doe"), cards=[card()])))["Scorecards"])
    assert one["Call 3"] == 84.99
    assert one["Pass Rate"] == 0.8
    assert one["Outcome"] == "certified"
    assert one["Remarks"] == "call 1 coached; call 2 below 95; call 3 not passed"


def test_the_counts_are_those_of_the_json() -> None:
    report = busy_day()
    book, document = opened(day_book(report)), day_json(report)
    summary = {row[0]: row[1] for row in book["Summary"].iter_rows(values_only=True) if row[0]}
    roster: Any = document["roster"]
    for status in ("step due", "escalated", "late", "on track", "complete", "failed", "left"):
        assert summary[status] == roster[status.replace(" ", "-")], status
    escalations: Any = document["escalations"]
    states = [row["State"] for row in rows(book["Escalations"])]
    assert states.count("due") + states.count("overdue") == len(escalations["due"])
    assert states.count("delivered today") == len(escalations["delivered_today"])
    assert states.count("next business day") == len(escalations["next_business_day"])
    progress: Any = document["progress"]
    told = [row["Reported"] for row in rows(book["Progress"])]
    assert (told.count("yes"), told.count("no")) == (
        len(progress["reported"]), len(progress["missing"]),
    )  # fmt: skip
    frames: Any = document["timeframes"]
    assert len(rows(book["Timeframes"])) == sum(map(len, frames.values()))
    assert len(rows(book["Data problems"])) == len(report.all_problems)


def test_texts_never_become_formulas() -> None:
    content = day_book(hostile_day())
    book = opened(content)
    texts = set()
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f", (sheet.title, cell.coordinate)
            if isinstance(cell.value, str):
                texts.add(cell.value)
                assert cell.quotePrefix or not cell.value.startswith(("=", "+", "-", "@"))
    assert {printable(word).replace("\uffff", "") for word in HOSTILE} <= texts
    for name, part in read_parts(content).items():
        if name.startswith("xl/worksheets/"):
            assert b"<f>" not in part
        assert "\u202e".encode() not in part


def test_charts_have_titles_and_axes_that_are_seen() -> None:
    parts = read_parts(day_book(busy_day()))
    charts = [part.decode() for name, part in parts.items() if name.startswith("xl/charts/chart")]
    assert len(charts) == 4
    for chart in charts:
        assert chart.count("<title>") == 3
        assert re.findall(r'<delete val="(\d)"', chart) == ["0", "0"]


@pytest.mark.parametrize("kind", REPORTS)
def test_the_same_day_makes_the_same_bytes(kind: str) -> None:
    assert day_book(REPORTS[kind]()) == day_book(REPORTS[kind]())


def test_an_empty_table_says_so() -> None:
    content = day_book(report_of())
    book = opened(content)
    assert book["Scorecards"]["A2"].value == "No scorecards of this day."
    assert book["Agents"]["A2"].value == "No agents are listed."
    summary = [name for name in read_parts(content) if name.startswith("xl/charts/")]
    assert len(summary) == 2, "those of the trend"


def test_a_class_of_two_thousand() -> None:
    content = day_book(large_day())
    assert len(content) < 3_000_000
    assert len(rows(opened(content)["Agents"])) == 2000
