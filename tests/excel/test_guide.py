"""The guide is found by its headings, wherever and however a team keeps it."""

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook as NewBook

from callcert.domain.guide import Guide
from callcert.excel.guide import read_guide
from callcert.excel.look import Refused
from callcert.excel.template.content import SECTIONS
from callcert.excel.workbook import Workbook
from tests.forms import TEMPLATE

Rows = Sequence[Sequence[object]]


def read(**sheets: Rows) -> Guide:
    book = NewBook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return read_guide(Workbook(stream.getvalue()), "team.xlsx")


def test_the_template_s_own_guide_has_every_item_in_full() -> None:
    guide = read_guide(Workbook(TEMPLATE), "t.xlsx")
    assert guide.sheet == "QA Definitions Guide"
    for section in SECTIONS:
        for item in section.items:
            found = guide.of(item.text)
            assert found is not None
            assert (found.section, found.points) == (section.name, str(item.points))
            assert found.auto_fail == item.auto_fail
            assert [text for _, text in found.lines] == [
                item.earns, item.loses, item.good, item.bad
            ]  # fmt: skip
    how_to = guide.of("Sending it")
    assert how_to is not None
    assert (how_to.points, how_to.auto_fail, how_to.section) == (
        "",
        False,
        "How to save and send it",
    )
    assert how_to.lines[0][0] == ""


def test_headings_stand_anywhere_and_are_called_otherwise() -> None:
    guide = read(
        Marks=[["Item", "Points", "Call 1"], ["Greeting", 5, "Yes"]],
        Handbook=[
            ["What we listen for", None, None],
            [],
            [None, "Category", "Criterion", "Description", "Weight", "Critical"],
            [None, "Start", "Greeting", "Says  who\nthey are", 5, None],
            [None, "Start", "Privacy", "Verifies", 7.5, "Yes"],
            [None, None, "no definition", None, None, None],
        ],
    )
    assert guide.sheet == "Handbook"
    greeting, privacy = guide.definitions
    assert (greeting.section, greeting.item, greeting.points) == ("Start", "Greeting", "5")
    assert greeting.lines == (("Description", "Says who they are"),)
    assert not greeting.auto_fail
    assert (privacy.points, privacy.auto_fail, privacy.cell) == ("7.5", True, "C5")


def test_of_two_sheets_the_one_called_a_guide_is_read() -> None:
    rows: Rows = [["Item", "Definition"], ["Greeting", "old"]]
    new: Rows = [["Item", "Definition"], ["Greeting", "new"]]
    assert read(Archive=rows, Definitions=new).definitions[0].lines == (("Definition", "new"),)
    empty: Rows = [["Item", "Definition"]]
    assert read(Guide=empty, Other=new).sheet == "Other"


@pytest.mark.parametrize(
    "rows",
    [
        [["Item", "Points", "Call 1"], ["Greeting", 5, "Yes"]],
        [["Definition"], ["Greeting"]],
        [*([[None]] * 20), ["Item", "Definition"], ["Greeting", "x"]],
        [["Item " * 20, "Definition"], ["Greeting", "x"]],
    ],
)
def test_a_workbook_without_one_is_refused(rows: Rows) -> None:
    with pytest.raises(Refused, match="Definition"):
        read(Scorecard=rows)
