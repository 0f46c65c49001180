"""A scorecard made for a certifier opens in LibreOffice, ready to be filled in."""

from datetime import date

import pytest

from callcert.excel.editing.cell_edit import EditValue
from callcert.excel.issued_form import FIELDS, issued_form
from callcert.excel.workbook import Workbook
from tests.forms import LAYOUT, TEMPLATE
from tests.outside.libreoffice import resaved

pytestmark = pytest.mark.outside

ENTRIES: dict[str, EditValue] = dict(
    zip(FIELDS, ("=Doe", "Jané", "00123", "O'Connor", date(2026, 11, 20)), strict=True)
)


def test_it_shows_what_was_filled_in_and_calculates(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    form = issued_form(TEMPLATE, ENTRIES)
    assert form.left_out == {}
    made = resaved({"Doe": form.content}, tmp_path_factory.mktemp("issued"))
    book = Workbook(made["Doe"])
    assert {field: book.values(LAYOUT.areas[field])[0][0] for field in FIELDS} == ENTRIES
    assert book.values(LAYOUT.areas["call_scores"])[0][0] == 100
    assert set(book.sheet_names) == set(Workbook(TEMPLATE).sheet_names)
