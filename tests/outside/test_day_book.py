"""The evening's workbook opens in LibreOffice and reads back as it was written."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from callcert.excel.day_book import day_book
from callcert.excel.packing import read_parts
from tests.outside.libreoffice import resaved
from tests.reports.days import busy_day, hostile_day, report_of

pytestmark = pytest.mark.outside

BOOKS = {"busy": busy_day, "hostile": hostile_day, "empty": report_of}
Pair = tuple[bytes, bytes]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Pair]:
    """By kind, the workbook as made and as LibreOffice saves it."""
    made = {kind: day_book(day()) for kind, day in BOOKS.items()}
    folder: Path = tmp_path_factory.mktemp("books")
    again = resaved(made, folder / "office")
    return {kind: (made[kind], again[kind]) for kind in BOOKS}


def values(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book: Workbook = load_workbook(io.BytesIO(content))
    return {
        sheet.title: [
            tuple(_rounded(value) for value in row) for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book.worksheets
    }


def _rounded(value: Any) -> Any:
    return round(value, 9) if isinstance(value, float) else value


@pytest.mark.parametrize("kind", BOOKS)
def test_every_value_reads_back(books: Mapping[str, Pair], kind: str) -> None:
    before, after = books[kind]
    wanted, found = values(before), values(after)
    assert list(found) == list(wanted)
    for title, rows in wanted.items():
        trimmed = [row[: len(rows[0])] for row in found[title]][: len(rows)]
        assert trimmed == rows, title


def test_the_charts_are_there(books: Mapping[str, Pair]) -> None:
    before, after = (
        sum(name.startswith("xl/charts/chart") for name in read_parts(book))
        for book in books["busy"]
    )
    assert before == after == 4
