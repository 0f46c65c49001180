"""Trackers and progress reports with the rows a test wants."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from callcert.domain.columns import PROGRESS, TRACKER

TRACKER_FILE, PROGRESS_FILE = "ESP Tracker.xlsx", "ESP Agent Progress Report.xlsx"

MONDAY = date(2026, 11, 16)
"""A week without a holiday; the next one has Thanksgiving on its Thursday."""

Row = Mapping[str, Any]

JANE: Row = {
    "Agent ID": "E1042", "Last Name": "Doe", "First Name": "Jane", "Email": "jane@example.com",
    "Start Date": MONDAY, "Status": "Active", "TBTs Assigned": 12,
}  # fmt: skip
ALAN: Row = {
    "Agent ID": "E2001", "Last Name": "Roe", "First Name": "Alan", "Email": "alan@example.com",
    "Start Date": MONDAY, "Status": "Active", "TBTs Assigned": 12,
}  # fmt: skip


def report(day: date, agent: Row = JANE, **said: Any) -> Row:
    """A row of the progress report; underscores stand for the blanks of a heading."""
    who = {heading: agent[heading] for heading in ("Agent ID", "Last Name", "First Name")}
    return {"Date": day, **who} | {name.replace("_", " "): value for name, value in said.items()}


def write_tracker(
    folder: Path, *rows: Row, headings: Sequence[str] = TRACKER, title: str = "Tracker"
) -> Path:
    """A tracker of these rows below one row of headings."""
    return _write(folder / TRACKER_FILE, headings, rows, title)


def write_progress(folder: Path, *rows: Row, headings: Sequence[str] = PROGRESS) -> Path:
    """A progress report of these rows."""
    return _write(folder / PROGRESS_FILE, headings, rows, "Progress")


def _write(file: Path, headings: Sequence[str], rows: Sequence[Row], title: str) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    sheet.append(list(headings))
    for row in rows:
        sheet.append([row.get(heading) for heading in headings])
    book.save(file)
    book.close()
    return file


def cell(file: Path, heading: str, row: int = 2) -> Any:
    """What stands below a heading, as Excel would read it."""
    book = load_workbook(file)
    sheet = book.worksheets[0]
    headings = [one.value for one in sheet[1]]
    value = sheet.cell(row, headings.index(heading) + 1).value
    book.close()
    return value


def change(file: Path, heading: str, value: Any, row: int = 2) -> None:
    """Somebody changes a cell and saves."""
    book = load_workbook(file)
    sheet: Worksheet = book.worksheets[0]
    headings = [one.value for one in sheet[1]]
    sheet.cell(row, headings.index(heading) + 1).value = value
    book.save(file)
    book.close()
