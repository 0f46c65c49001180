"""A copy with comments: what was there stays, byte for byte, and only plain workbooks get one."""

import pytest

from callcert.excel.commented import CellComment, commented
from callcert.excel.packing import CONTENT_TYPES, pack, read_parts
from tests.forms import SHEET_PART, scorecard

SAID = [
    CellComment("Scorecard", "B4", "first <name> & more"),
    CellComment("Scorecard", "B4", "again\x00"),
    CellComment("Scorecard", "E9:E33", "the first of them"),
    CellComment("QA Definitions Guide", "A1", "on another sheet"),
    CellComment("No such sheet", "A1", "nowhere"),
]


def test_every_other_part_stays_byte_for_byte() -> None:
    content = scorecard()
    copy = commented(content, SAID, "Robin")
    assert copy
    before, after = read_parts(content), read_parts(copy)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {SHEET_PART, "xl/worksheets/sheet2.xml", CONTENT_TYPES}
    assert after[SHEET_PART].replace(
        b'<legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships" r:id="callcertBoxes"/>', b""
    ) == before[SHEET_PART]  # fmt: skip
    comments = after["xl/callcertComments1.xml"].decode()
    assert "first &lt;name&gt; &amp; more\nagain?" in comments
    assert 'ref="E9"' in comments
    assert "on another sheet" in after["xl/callcertComments2.xml"].decode()
    assert b"<x:Row>3</x:Row><x:Column>1</x:Column>" in after["xl/drawings/callcertComments1.vml"]


def test_the_line_comes_before_what_must_stand_behind_it() -> None:
    parts = read_parts(scorecard())
    sheet = parts[SHEET_PART].replace(b"</worksheet>", b"<extLst><ext/></extLst></worksheet>")
    copy = commented(pack(parts | {SHEET_PART: sheet}), SAID[:1], "")
    assert copy
    changed = read_parts(copy)[SHEET_PART]
    assert changed.index(b"<legacyDrawing") < changed.index(b"<extLst>")


@pytest.mark.parametrize("name", ["vbaProject.bin"])
def test_a_workbook_with_macros_gets_none(name: str) -> None:
    parts = read_parts(scorecard()) | {f"xl/{name}": b"\0"}
    assert commented(pack(parts), SAID, "") is None


def test_one_that_has_comments_already_gets_none() -> None:
    once = commented(scorecard(), SAID, "")
    assert once
    assert commented(once, SAID, "") is None


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\3\4 broken"])
def test_what_is_no_workbook_gets_none(content: bytes) -> None:
    assert commented(content, SAID, "") is None


def test_nothing_to_say_is_no_copy() -> None:
    assert commented(scorecard(), [], "") is None
    assert commented(scorecard(), SAID[-1:], "") is None


@pytest.mark.parametrize("closed", [True, False])
def test_a_sheet_with_parts_of_its_own_keeps_them(closed: bool) -> None:
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    old = (f"{head}/>" if closed else f"{head}></Relationships>").encode()
    name = "xl/worksheets/_rels/sheet1.xml.rels"
    copy = commented(pack(read_parts(scorecard()) | {name: old}), SAID[:1], "")
    assert copy
    assert read_parts(copy)[name].count(b"<Relationship ") == 2
