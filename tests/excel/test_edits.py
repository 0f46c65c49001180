"""Single cells of other people's workbooks are changed, and nothing else in them."""

# ruff: noqa: E501, FBT003, ISC004  XML as it stands in parts; truth values that go into cells

import contextlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcert.domain.scorecard import CellValue
from callcert.errors import OutsideError
from callcert.excel.editing.cell_text import coded, decoded
from callcert.excel.editing.edit_check import Differs, Made, Pair, check, reads_as, same_values
from callcert.excel.editing.edits import CellEdit, Edited, EditValue, edit_cells
from callcert.excel.editing.new_value import Setting, Unchanged, appended
from callcert.excel.editing.shared_strings import strings_at
from callcert.excel.editing.sheet_map import FoundCell
from callcert.excel.editing.styles_edit import shown_by
from callcert.excel.look import SCORECARD_LIMITS, Refused
from callcert.excel.packing import pack, read_parts
from callcert.excel.references import Area, column_letters
from callcert.excel.workbook import Workbook
from tests.excel import lossless
from tests.excel.alterations import BOOK_PART, TYPES_PART, archive, edited, ole_file, with_parts
from tests.excel.rich_tracker import (
    HEADINGS,
    RICH,
    SHEET,
    SHEET_PART,
    column_of,
    rich_tracker,
    row_of,
)

LIMITS = SCORECARD_LIMITS
STYLES_PART, TEXTS_PART = "xl/styles.xml", "xl/sharedStrings.xml"
BOOK_RELS, SHEET_RELS = "xl/_rels/workbook.xml.rels", "xl/worksheets/_rels/sheet1.xml.rels"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
LATIN = '<?xml version="1.0" encoding="ISO-8859-1"?>'
ODD = '<?xml version="1.0" encoding="X-8"?>'
DAY = date(2026, 11, 20)
SERIAL = 46346
TRACKER = rich_tracker()


# Small workbooks


def relations(**targets: str) -> bytes:
    lines = [
        f'<Relationship Id="r{at}" Type="{RELATION}/{kind.rstrip("0123456789")}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items(), 1)
    ]
    return f'<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'.encode()


XFS = (
    '<xf numFmtId="0" fontId="0"/>'
    '<xf numFmtId="164" fontId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="10" fontId="0"/>'
    '<xf numFmtId="0" fontId="1"><alignment wrapText="1"/><protection locked="0"/></xf>'
    '<xf numFmtId="20" fontId="0"/>'
    "<xf fontId='2' numFmtId='49'/>"
)
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="d-mmm"/>'
    f'</numFmts><fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>'
    f'<cellStyleXfs><xf/></cellStyleXfs><cellXfs count="6">{XFS}</cellXfs><cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    '</cellStyles></styleSheet>'
)  # fmt: skip
TEXTS = (
    f'<sst xmlns="{MAIN}"><si><t>plain</t></si><si><r><rPr><b/><sz val="9"/></rPr><t>bold</t></r>'
    '<r><t xml:space="preserve"> rest </t></r><rPh sb="0" eb="1"><t>aid</t></rPh><phoneticPr '
    'fontId="1"/></si><si><t/></si><si><t>read</t><rPh sb="0" eb="1"><t>aid</t></rPh></si>'
    "<si><t>a_x000D_b&#13;&amp;&lt;_x0041_</t></si></sst>"
)
BOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><workbookPr/><sheets><sheet name="One" '
    'sheetId="1" r:id="r1"/><sheet name="Two" sheetId="2" r:id="r2"/></sheets></workbook>'
)


KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
    'Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{KIND}.{kind}+xml"/>'
        for part, kind in {
            "workbook": "sheet.main", "worksheets/sheet1": "worksheet", "styles": "styles",
            "worksheets/sheet2": "worksheet", "sharedStrings": "sharedStrings",
        }.items()
    )
    + "</Types>"
)  # fmt: skip


def sheet(rows: str, before: str = "", after: str = "") -> str:
    frame = f"<sheetData>{rows}</sheetData>" if rows else "<sheetData/>"
    return f'<worksheet xmlns="{MAIN}">{before}{frame}{after}</worksheet>'


def small(rows: str = "", before: str = "", after: str = "", **parts: str | bytes) -> bytes:
    """A workbook of two sheets; ``parts`` go in place of its own by a short name."""
    own: dict[str, str | bytes] = {
        "types": TYPES,
        "rels": relations(officeDocument=BOOK_PART),
        "book": BOOK,
        "book_rels": relations(
            worksheet1="worksheets/sheet1.xml",
            worksheet2="worksheets/sheet2.xml",
            styles="styles.xml",
            sharedStrings="/xl/sharedStrings.xml",
        ),
        "styles": STYLES,
        "texts": TEXTS,
        "one": sheet(rows, before, after),
        "two": sheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
    }
    places = {
        "types": TYPES_PART, "rels": "_rels/.rels", "book": BOOK_PART, "book_rels": BOOK_RELS,
        "styles": STYLES_PART, "texts": TEXTS_PART, "one": SHEET_PART,
        "two": "xl/worksheets/sheet2.xml", "one_rels": SHEET_RELS, "table": "xl/tables/table1.xml",
        "pivot": "xl/pivotTables/pivotTable1.xml",
    }  # fmt: skip
    return pack(
        {
            places[name]: part.encode() if isinstance(part, str) else part
            for name, part in {**own, **parts}.items()
        }
    )


def place(reference: str) -> tuple[int, int]:
    letters = reference.rstrip("0123456789")
    columns = [column_letters(number) for number in range(1, 100)]
    return int(reference.removeprefix(letters)) - 1, columns.index(letters)


def edit(reference: str, value: EditValue, on: str = "One", **more: bool) -> CellEdit:
    return CellEdit(on, *place(reference), value, **more)


def done(content: bytes, *edits: CellEdit) -> bytes:
    """The new bytes; nothing must be refused."""
    made = edit_cells(content, edits, LIMITS)
    assert made.refused == ()
    return made.content


def reasons(content: bytes, *edits: CellEdit) -> list[str]:
    """Why all of these are refused; nothing must change."""
    made = edit_cells(content, edits, LIMITS)
    assert [refused for refused, _ in made.refused] == list(edits)
    assert made.content == content
    return [reason for _, reason in made.refused]


def rows_of(content: bytes) -> str:
    text = read_parts(content)[SHEET_PART].decode()
    return text[text.index("<sheetData") : text.index("</worksheet>")]


def changed_rows(rows: str, *edits: CellEdit) -> str:
    return rows_of(done(small(rows), *edits)).removeprefix("<sheetData>").partition("</sheetD")[0]


def shows(content: bytes, reference: str, on: str = "One") -> CellValue:
    row, column = place(reference)
    return Workbook(content).values(Area(on, row, column, row, column))[0][0]


def changed_parts(old: bytes, new: bytes) -> set[str]:
    before, after = read_parts(old), read_parts(new)
    assert list(before) == list(after)
    return {name for name in before if before[name] != after[name]}


# Bytes of a sheet

ROW = '<row r="1"><c r="A1"><v>1</v></c><c r="C1" s="3"><v>3</v></c></row>'
TEXT = ' t="inlineStr"><is><t>new</t></is></c>'


@pytest.mark.parametrize(
    ("rows", "at", "after"),
    [
        ('<row r="1"><c r="A1" s="3"><v>1</v></c></row>', "A1", f'<row r="1"><c r="A1" s="3"{TEXT}</row>'),
        ('<row r="1"><c s="3" t="s" r="A1"><v>1</v></c></row>', "A1", f'<row r="1"><c s="3" r="A1"{TEXT}</row>'
         .replace('r="A1" t="inlineStr"', 't="inlineStr" r="A1"')),
        ("<row r='1'><c r='A1'  s='3' /></row>", "A1", f"<row r='1'><c r='A1'  s='3'{TEXT}</row>"),
        ("<row><c><v>1</v></c><c><v>2</v></c></row>", "B1", f"<row><c><v>1</v></c><c{TEXT}</row>"),
        ("<row><c/></row><row><c/></row>", "A2", f"<row><c/></row><row><c{TEXT}</row>"),
        ('<row r="1"><c r="B1"/></row>', "A1", f'<row r="1"><c r="A1"{TEXT}<c r="B1"/></row>'),
        ('<row r="1"><c r="B1"/></row>', "C1", f'<row r="1"><c r="B1"/><c r="C1"{TEXT}</row>'),
        ("<row><c/><c r='D1'/></row>", "C1", f"<row><c/><c r=\"C1\"{TEXT}<c r='D1'/></row>"),
        ('<row r="1"/>', "B1", f'<row r="1"><c r="B1"{TEXT}</row>'),
        ('<row r="1" ht="9"></row>', "B1", f'<row r="1" ht="9"><c r="B1"{TEXT}</row>'),
        ("", "B2", f'<row r="2"><c r="B2"{TEXT}</row>'),
        ('<row r="1"/><row r="3"/>', "A2", f'<row r="1"/><row r="2"><c r="A2"{TEXT}</row><row r="3"/>'),
        ('<row r="3"/>', "A2", f'<row r="2"><c r="A2"{TEXT}</row><row r="3"/>'),
        ('<row r="1"></row>', "A2", f'<row r="1"></row><row r="2"><c r="A2"{TEXT}</row>'),
        ('<row r="01"><c r="A01"/></row>', "A1", f'<row r="01"><c r="A01"{TEXT}</row>'),
        ('<row r="1"><c r="A1" vm="1" cm="2" ph="1"><v>1</v></c></row>', "A1",
         f'<row r="1"><c r="A1" ph="1"{TEXT}</row>'),
        ('<row r="1"><c r="A1"><v>1</v><!-- why --></c></row>', "A1",
         f'<row r="1"><c r="A1"{TEXT[:-4]}<!-- why --></c></row>'),
        ('<row r="1"><c r="A1" x=">"><v>1</v></c></row>', "A1", f'<row r="1"><c r="A1" x=">"{TEXT}</row>'),
        ('<row r="1">\n <c r="A1"/>\n</row>\n', "B1", f'<row r="1">\n <c r="A1"/><c r="B1"{TEXT}\n</row>\n'),
    ],
)  # fmt: skip
def test_only_the_bytes_of_the_cell_change(rows: str, at: str, after: str) -> None:
    assert changed_rows(rows, edit(at, "new")) == after


@pytest.mark.parametrize(
    ("rows", "at", "after"),
    [
        ('<x:row r="1"><x:c r="A1"/></x:row>', "A1",
         '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>new</x:t></x:is></x:c></x:row>'),
        ('<x:row r="1"/>', "B1",
         '<x:row r="1"><x:c r="B1" t="inlineStr"><x:is><x:t>new</x:t></x:is></x:c></x:row>'),
        ('<x:row r="1"/>', "A2", '<x:row r="1"/><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>'
         "new</x:t></x:is></x:c></x:row>"),
    ],
)  # fmt: skip
def test_a_namespace_prefix_is_kept(rows: str, at: str, after: str) -> None:
    part = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    content = done(small(one=part), edit(at, "new"))
    assert read_parts(content)[SHEET_PART].decode() == part.replace(rows, after)


def test_many_cells_go_where_they_belong() -> None:
    at = ["D1", "A1", "B1", "B4", "A4", "A2"]
    new = done(small(ROW + '<row r="3"/>'), *(edit(one, one) for one in at))
    found = openpyxl.load_workbook(io.BytesIO(new))["One"]
    assert [[cell for cell in row if cell] for row in found.iter_rows(values_only=True)] == [
        ["A1", "B1", 3, "D1"], ["A2"], [], ["A4", "B4"],
    ]  # fmt: skip
    text = rows_of(new)
    assert [text.index(f'r="{one}"') for one in sorted(at, key=place)] == sorted(
        text.index(f'r="{one}"') for one in at
    )


@pytest.mark.parametrize(
    ("reference", "at", "after"),
    [
        ("A1:C3", "C3", "A1:C3"),
        ("A1", "A1", "A1"),
        ("B2:C3", "D5", "B2:D5"),
        ("B2:C3", "A1", "A1:C3"),
        ("A1", "B1", "A1:B1"),
    ],
)
def test_the_dimension_covers_the_new_cell(reference: str, at: str, after: str) -> None:
    new = done(small(before=f'<dimension ref="{reference}"/>'), edit(at, 1))
    assert f'<dimension ref="{after}"/>' in read_parts(new)[SHEET_PART].decode()


def test_a_mark_in_front_of_the_part_is_no_obstacle() -> None:
    part = b"\xef\xbb\xbf" + f'<?xml version="1.0" encoding="utf-8"?>{sheet(ROW)}'.encode()
    new = read_parts(done(small(one=part), edit("A1", "new")))[SHEET_PART]
    assert new == part.replace(b'<c r="A1"><v>1</v></c>', f'<c r="A1"{TEXT}'.encode())


# Values


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ('Zoë & <Co> "x" ]]>', 'Zoë & <Co> "x" ]]>'),
        ("=1+1", "=1+1"),
        ("+1", "+1"), ("-1", "-1"), ("@sum", "@sum"), ("#N/A", "#N/A"), ("TRUE", "TRUE"),
        ("0042", "0042"),
        (" padded ", " padded "),
        ("two\r\nlines\rthree\n", "two\nlines\nthree\n"),
        ("bell\x07 nul\x00", "bell\x07 nul\x00"),
        ("_x0041_", "_x0041_"),
        ("_x0007\x07", "_x0007\x07"),
        ("😀", "😀"),
        (5, 5), (0, 0), (-2.5, -2.5), (0.1, 0.1), (1e-7, 1e-7), (1e300, 1e300),
        (True, True), (False, False),
        (None, None), ("", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("at", ["A1", "C1", "B1", "F9"])
def test_a_value_reads_back_as_it_was_given(value: EditValue, read: CellValue, at: str) -> None:
    new = done(small(ROW), edit(at, value))
    found = shows(new, at)
    assert (found, isinstance(found, bool)) == (read, isinstance(read, bool))
    if isinstance(value, str):
        assert "<f" not in rows_of(new)


@pytest.mark.parametrize("text", ["lone \ud800", "no \ufffe character \uffff"])
def test_what_xml_cannot_carry_is_written_as_a_code(text: str) -> None:
    new = done(small(ROW), edit("A1", text))
    assert decoded(str(shows(new, "A1"))) == text


def test_emptying_keeps_the_cell_and_its_format() -> None:
    rows = '<row r="1"><c r="A1" s="3" t="s"><v>1</v></c><c r="B1"/></row>'
    assert changed_rows(rows, edit("A1", None), edit("B1", None)) == (
        '<row r="1"><c r="A1" s="3"/><c r="B1"/></row>'
    )


def test_emptying_what_is_not_there_changes_nothing() -> None:
    content = small(ROW)
    assert done(content, edit("B1", None), edit("Z99", "")) == content


def test_texts_of_greatest_length_fit() -> None:
    longest = "a" * 32_767
    assert shows(done(small(), edit("A1", longest)), "A1") == longest


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("a" * 32_768, "longer than the 32,767"),
        ("😀" * 16_384, "longer than the 32,767"),
        (float("nan"), "not a number"),
        (float("inf"), "not a number"),
        (10**16, "more digits"),
        (10**400, "more digits"),
        (date(1900, 2, 28), "as early as 1900-02-28"),
        (datetime(2026, 11, 20, 9, 5), "time of day"),  # noqa: DTZ001  cells have no zone
    ],
)
def test_a_value_no_cell_can_hold_is_refused(value: EditValue, reason: str) -> None:
    try:
        (said,) = reasons(small(ROW), edit("A1", value))
    except OverflowError:
        pytest.fail("a number that is too large must be refused")
    assert reason in said


# Dates and per cents


def formats(content: bytes) -> str:
    text = read_parts(content)[STYLES_PART].decode()
    return text[text.index("<cellXfs") : text.index("</cellXfs>")]


def test_a_date_keeps_a_format_that_shows_one() -> None:
    content = small('<row r="1"><c r="A1" s="1"><v>1</v></c></row>')
    new = done(content, edit("A1", DAY))
    assert rows_of(new) == rows_of(content).replace("<v>1</v>", f"<v>{SERIAL}</v>")
    assert changed_parts(content, new) == {SHEET_PART}
    assert shows(new, "A1") == DAY


def test_a_date_in_another_format_gets_one_cloned_from_it() -> None:
    rows = '<row r="1"><c r="A1" s="3"/><c r="B1" s="3"/><c r="C1" s="5"/><c r="D1" s="4"/></row>'
    content = small(rows)
    new = done(content, *(edit(f"{letter}1", DAY) for letter in "ABCDE"))
    assert formats(new) == (
        f'<cellXfs count="10">{XFS}<xf numFmtId="14" fontId="1" applyNumberFormat="1"><alignment '
        'wrapText="1"/><protection locked="0"/></xf><xf fontId=\'2\' numFmtId="14" '
        'applyNumberFormat="1"/><xf numFmtId="14" fontId="0" applyNumberFormat="1"/>'
    ).replace('count="10"', 'count="9"')
    assert [f's="{number}"' in rows_of(new) for number in (6, 7, 8)] == [True] * 3
    assert [shows(new, f"{letter}1") for letter in "ABCDE"] == [DAY] * 5
    assert changed_parts(content, new) == {SHEET_PART, STYLES_PART}


def test_a_format_that_is_there_already_is_used() -> None:
    known = STYLES.replace(
        "</cellXfs>", "<xf applyNumberFormat='1' fontId='0' numFmtId='14'/></cellXfs>"
    )
    content = small(ROW, styles=known)
    new = done(content, edit("A1", DAY))
    assert changed_parts(content, new) == {SHEET_PART}
    assert '<c r="A1" s="6">' in rows_of(new)


def test_a_fraction_is_shown_in_per_cents() -> None:
    rows = '<row r="1"><c r="A1"/><c r="B1" s="2"/><c r="C1" s="1"/></row>'
    new = done(small(rows), *(edit(f"{letter}1", 0.8, percent=True) for letter in "ABC"))
    assert rows_of(new).count('s="2"') == 1
    assert formats(new).count('numFmtId="9"') == 1
    assert [shows(new, f"{letter}1") for letter in "ABC"] == [0.8] * 3


def test_a_number_in_a_date_format_is_refused() -> None:
    rows = '<row r="1"><c r="A1" s="1"/><c r="B1" s="4"/></row>'
    said = reasons(small(rows), edit("A1", 5), edit("B1", 1.5))
    assert said == [
        "it is formatted as a date, and its new value is a number",
        "it is formatted as a time, and its new value is a number",
    ]


def test_days_of_a_workbook_that_counts_from_1904() -> None:
    content = small(ROW, book=BOOK.replace("<workbookPr/>", '<workbookPr date1904="1"/>'))
    new = done(content, edit("A1", DAY))
    assert f"<v>{SERIAL - 1462}</v>" in rows_of(new)
    assert shows(new, "A1") == DAY
    assert "as early as" in reasons(content, edit("A1", date(1904, 1, 1)))[0]


NO_STYLES: Mapping[str, Mapping[str, str | bytes]] = {
    "no part": {"book_rels": relations(worksheet1="worksheets/sheet1.xml", worksheet2="worksheets/sheet2.xml")},
    "part missing": {"book_rels": relations(worksheet1="worksheets/sheet1.xml", styles="none.xml",
                                            worksheet3="worksheets/sheet2.xml"),
                     "book": BOOK.replace('r:id="r2"', 'r:id="r3"')},
    "empty list": {"styles": STYLES.replace(XFS, "")},
    "no list": {"styles": f'<styleSheet xmlns="{MAIN}"/>'},
    "another encoding": {"styles": LATIN + STYLES},
}  # fmt: skip


@pytest.mark.parametrize("how", NO_STYLES)
def test_dates_need_formats_that_can_be_added_to(how: str) -> None:
    content = small(ROW, "", "", **NO_STYLES[how])
    edits = (edit("A1", DAY), edit("B1", 0.5, percent=True))
    assert (
        reasons(content, *edits)
        == ["the workbook has no list of formats that could be added to"] * 2
    )
    assert shows(done(content, edit("A1", 0.5)), "A1") == 0.5


def test_a_format_out_of_the_list_is_refused_for_a_date() -> None:
    content = small('<row r="1"><c r="A1" s="99"/></row>')
    assert reasons(content, edit("A1", DAY)) == [
        "its format is not in the workbook's list of formats"
    ]
    assert 's="99"' in rows_of(done(content, edit("A1", 1)))


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("General", "number"), ("0.00", "number"), ("0%", "percent"), ('0"%"', "number"),
        ("m/d/yy;@", "date"), ("[$-409]d\\-mmm\\-yy", "date"), ("mmmm", "date"), ("YYYY", "date"),
        ("h:mm AM/PM", "time"), ("[h]:mm", "time"), ("mm:ss", "time"), ("[mm]", "time"),
        ('0 "days"', "number"), ("0\\d", "number"), ("0_d", "number"), ("[Red]0", "number"),
        ('0;"d"d', "number"), ("dd/mm/yyyy hh:mm", "date"), ("@", "number"),
    ],
)  # fmt: skip
def test_what_a_format_shows(code: str, what: str) -> None:
    assert shown_by(code) == what


# The format of a cell that is not there

ABOVE = (
    '<row r="1"><c r="A1" s="2"/></row><row r="2"><c r="A2" s="3"/><c r="B2" s="3"/></row>'
    '<row r="3"><c r="B3" s="1"/></row>'
)


@pytest.mark.parametrize(
    ("rows", "before", "at", "style"),
    [
        (ABOVE, "", "A4", 3),
        (ABOVE, "", "B4", 1),
        (ABOVE, "", "A3", 3),
        (ABOVE, "", "C4", 0),
        ('<row r="1"><c r="A1" s="3"/></row>', "", "A2", 0),
        (ABOVE, '<sheetViews><sheetView><pane ySplit="2" state="frozen"/></sheetView></sheetViews>', "A3", 0),
        (ABOVE, '<sheetViews><sheetView><pane ySplit="9.5"/></sheetView></sheetViews>', "A3", 3),
        (ABOVE, '<cols><col min="1" max="2" style="5"/></cols>', "A4", 5),
        (ABOVE, '<cols><col min="1" max="2" style="5"/><col min="3" max="3" width="9"/></cols>', "C4", 0),
        (ABOVE + '<row r="4" s="5" customFormat="1"/>', '<cols><col min="1" max="2" style="2"/></cols>', "A4", 5),
        (ABOVE + '<row r="4" s="5"/>', "", "A4", 3),
    ],
)  # fmt: skip
def test_a_new_cell_gets_the_format_of_its_row_column_or_the_cell_above(
    rows: str, before: str, at: str, style: int
) -> None:
    new = rows_of(done(small(rows, before), edit(at, "new")))
    assert f'<c r="{at}"{f" s={chr(34)}{style}{chr(34)}" if style else ""} t=' in new


def test_headings_of_a_filter_lend_no_format() -> None:
    content = small(ABOVE, after='<autoFilter ref="A2:B9"/>')
    assert '<c r="A3" t=' in rows_of(done(content, edit("A3", "new")))


# Texts below texts

RUN = '<r><t xml:space="preserve">\nadded</t></r>'


@pytest.mark.parametrize(
    ("cell", "contents"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', '<t xml:space="preserve">plain\nadded</t>'),
        ('<c r="A1" t="s"><v>1</v></c>', '<r><rPr><b/><sz val="9"/></rPr><t>bold</t></r><r><t '
         f'xml:space="preserve"> rest </t></r>{RUN}<rPh sb="0" eb="1"><t>aid</t></rPh><phoneticPr '
         'fontId="1"/>'),
        ('<c r="A1" t="s"><v>2</v></c>', "<t>added</t>"),
        ('<c r="A1" t="s"><v>3</v></c>', '<t xml:space="preserve">read\nadded</t><rPh sb="0" eb="1"><t>aid</t>'
         "</rPh>"),
        ('<c r="A1" t="s"><v>4</v></c>', '<t xml:space="preserve">a_x000D_b&#13;&amp;&lt;_x0041_\nadded</t>'),
        ('<c r="A1" t="inlineStr"><is><t>in</t></is></c>', '<t xml:space="preserve">in\nadded</t>'),
        ('<c r="A1" t="inlineStr"><is><r><t>in</t></r></is></c>', f"<r><t>in</t></r>{RUN}"),
        ('<c r="A1" t="inlineStr"/>', "<t>added</t>"),
        ('<c r="A1" t="str"><v>old</v></c>', '<t xml:space="preserve">old\nadded</t>'),
        ('<c r="A1"><v>5</v></c>', '<t xml:space="preserve">5\nadded</t>'),
        ('<c r="A1"><v>0.1</v></c>', '<t xml:space="preserve">0.1\nadded</t>'),
        ('<c r="A1" t="n"><v>1E3</v></c>', '<t xml:space="preserve">1000\nadded</t>'),
        ('<c r="A1" t="b"><v>1</v></c>', '<t xml:space="preserve">TRUE\nadded</t>'),
        ('<c r="A1" t="b"><v>0</v></c>', '<t xml:space="preserve">FALSE\nadded</t>'),
        ('<c r="A1" t="inlineStr"><is><t> in\n </t></is></c>', '<t xml:space="preserve">in\nadded</t>'),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> in </t></is></c>',
         '<t xml:space="preserve"> in \nadded</t>'),
        ('<c r="A1" t="inlineStr"><is><r><t>in </t></r></is></c>', f"<r><t>in</t></r>{RUN}"),
        ('<c r="A1" t="str"><v> old </v></c>', '<t xml:space="preserve"> old \nadded</t>'),
        ('<c r="A1"/>', "<t>added</t>"),
        ('<c r="A1" t="s"><v/></c>', "<t>added</t>"),
        ("", "<t>added</t>"),
    ],
)  # fmt: skip
def test_a_text_goes_below_what_is_there(cell: str, contents: str) -> None:
    rows = changed_rows(f'<row r="1">{cell}</row>', edit("A1", "added", append=True))
    assert rows == f'<row r="1"><c r="A1" t="inlineStr"><is>{contents}</is></c></row>'


def test_several_texts_go_below_each_other() -> None:
    edits = [edit("A1", text, append=True) for text in ("one\r\ntwo", "", "_x0041_", "=3")]
    new = done(small('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), *edits)
    assert shows(new, "A1") == "plain\none\ntwo\n_x0041_\n=3"


def test_a_text_from_a_list_with_a_prefix_takes_the_prefix_of_the_sheet() -> None:
    texts = f'<x:sst xmlns:x="{MAIN}"><x:si><x:r><x:t>a</x:t></x:r></x:si></x:sst>'
    content = small('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', texts=texts)
    assert f"<is><r><t>a</t></r>{RUN}</is>" in rows_of(
        done(content, edit("A1", "added", append=True))
    )


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ('<c r="A1" t="e"><v>#N/A</v></c>', "it holds an error"),
        ('<c r="A1" t="d"><v>2026-11-20</v></c>', "it holds a date"),
        ('<c r="A1" s="1"><v>46346</v></c>', "it holds a date"),
        ('<c r="A1" s="4"><v>0.5</v></c>', "it holds a time"),
        ('<c r="A1" t="inlineStr"><is><r><o:b xmlns:o="urn:o"/><t>a</t></r></is></c>', "not known"),
        (
            '<c r="A1" t="inlineStr"><is><r o:b="1" xmlns:o="urn:o"><t>a</t></r></is></c>',
            "not known",
        ),
    ],
)
def test_what_is_no_text_gets_none_below(cell: str, reason: str) -> None:
    (said,) = reasons(small(f'<row r="1">{cell}</row>'), edit("A1", "added", append=True))
    assert reason in said


def test_a_text_whose_number_is_in_no_list_is_not_lengthened() -> None:
    found = FoundCell(0, b"<c>", ET.fromstring('<c t="s"><v>9</v></c>'))  # noqa: S314  our own
    setting = Setting(found, 0, b"", None, {}, from_1904=False)
    with pytest.raises(Unchanged, match="not in the workbook's list of texts"):
        appended(setting, ["added"])


def test_a_number_that_is_none_is_not_lengthened() -> None:
    found = FoundCell(0, b"<c>", ET.fromstring("<c><v>x</v></c>"))  # noqa: S314  our own
    with pytest.raises(Unchanged, match="cannot be read"):
        appended(Setting(found, 0, b"", None, {}, from_1904=False), ["added"])


def test_only_what_fits_is_put_below() -> None:
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * 32_760}</t></is></c></row>'
    edits = [edit("A1", text, append=True) for text in ("123", "1234", "12")]
    made = edit_cells(small(rows), edits, LIMITS)
    assert [one.value for one, _ in made.refused] == ["1234"]
    assert "32,767" in made.refused[0][1]
    assert shows(made.content, "A1") == "a" * 32_760 + "\n123\n12"


def test_only_a_text_can_be_put_below() -> None:
    edits = [edit("A1", value, append=True) for value in (5, DAY, None)]
    assert reasons(small(ROW), *edits) == ["only a text can be added to it"] * 3


# What must stay


def table(more: str = "") -> str:
    return (
        f'<table xmlns="{MAIN}" id="1" displayName="Team" ref="A1:C9" {more}><autoFilter ref="A1:C9"/>'
        '<tableColumns count="1"><tableColumn id="1" name="a"/></tableColumns></table>'
    )


def with_table(more: str = "") -> bytes:
    return small(ROW, one_rels=relations(table="../tables/table1.xml"), table=table(more))


PIVOT = f'<pivotTableDefinition xmlns="{MAIN}"><location ref="A1:B2"/></pivotTableDefinition>'
PROTECTED = '<sheetProtection sheet="1" objects="1"/>'
REFUSED: Mapping[str, tuple[bytes, CellEdit, str]] = {
    "formula": (small('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'), edit("A1", 1), "it holds a formula"),
    "empty formula": (small('<row r="1"><c r="A1"><f t="shared" si="0"/></c></row>'), edit("A1", 1), "it holds a formula"),
    "formula, text below": (small('<row r="1"><c r="A1" t="str"><f>B1</f><v>a</v></c></row>'),
                            edit("A1", "b", append=True), "it holds a formula"),
    "array": (small('<row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3</f></c></row><row r="2"><c r="A2"/></row>'),
              edit("A2", 1), "it is filled by the formula in A1"),
    "missing cell of an array": (small('<row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3</f></c></row>'),
                                 edit("A3", 1), "it is filled by the formula in A1"),
    "data table": (small('<row r="2"><c r="B2"><f t="dataTable" ref="B2:C3"/></c></row>'), edit("C3", 1),
                   "it is filled by the formula in B2"),
    "merged": (small(ROW, after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'), edit("B1", 1),
               "it is part of the merged cells A1:B2"),
    "heading": (with_table(), edit("B1", 1), "it is a heading of the table Team"),
    "totals": (with_table('totalsRowCount="1"'), edit("B9", 1), "it is in the row of totals of the table Team"),
    "pivot": (small(ROW, one_rels=relations(pivotTable="/xl/pivotTables/pivotTable1.xml"), pivot=PIVOT), edit("B2", 1),
              "it belongs to a pivot table"),
    "locked": (small(ROW, after=PROTECTED), edit("A1", 1), "it is locked and its sheet is protected"),
    "missing and locked": (small(ROW, after=PROTECTED), edit("B9", 1), "it is locked and its sheet is protected"),
    "locked without formats": (small(ROW, after=PROTECTED, styles="<styleSheet/>"), edit("C1", 1),
                               "it is locked and its sheet is protected"),
    "no sheet": (small(ROW), edit("A1", 1, "Three"), "there is no sheet Three"),
    "row before the first": (small(ROW), CellEdit("One", -1, 0, 1), "no sheet goes so far"),
    "row behind the last": (small(ROW), CellEdit("One", 1_048_576, 0, 1), "no sheet goes so far"),
    "column behind the last": (small(ROW), CellEdit("One", 0, 16_384, 1), "no sheet goes so far"),
    "beyond the limits": (small(ROW), CellEdit("One", LIMITS.rows, 0, 1), "it lies too far from the other cells"),
    "chart": (small(one=f'<chartsheet xmlns="{MAIN}"/>'), edit("A1", 1), "a chart or a dialog"),
    "no rows": (small(one=f'<worksheet xmlns="{MAIN}"/>'), edit("A1", 1), "not in order"),
    "rows out of order": (small('<row r="2"/><row r="1"/>'), edit("A1", 1), "not in order"),
    "row twice": (small('<row r="1"/><row r="1"/>'), edit("A1", 1), "not in order"),
    "row without sense": (small('<row r="x"/>'), edit("A1", 1), "not in order"),
    "cells out of order": (small('<row r="1"><c r="B1"/><c r="A1"/></row>'), edit("A1", 1), "not in order"),
    "cell in another row": (small('<row r="1"><c r="A2"/></row>'), edit("A1", 1), "not in order"),
    "cell without sense": (small('<row r="1"><c r="?"/></row>'), edit("A1", 1), "not in order"),
    "foreign row": (small('<o:row xmlns:o="urn:o" r="1"/>'), edit("A1", 1), "not in order"),
    "foreign cell": (small('<row r="1"><o:c xmlns:o="urn:o" r="A1"/></row>'), edit("A1", 1), "not in order"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_cells_that_must_stay_are_refused_with_the_reason(what: str) -> None:
    content, asked, reason = REFUSED[what]
    assert reason in reasons(content, asked)[0]


@pytest.mark.parametrize("what", REFUSED)
def test_a_refused_edit_does_not_stop_the_next(what: str) -> None:
    content, asked, _ = REFUSED[what]
    made = edit_cells(content, [asked, edit("A1", "fine", "Two")], LIMITS)
    assert [refused for refused, _ in made.refused] == [asked]
    assert shows(made.content, "A1", "Two") == "fine"


def test_a_sheet_in_another_encoding_is_left_alone() -> None:
    text = sheet(ROW)
    assert reasons(small(one=LATIN + text), edit("A1", 1)) == ["its sheet is not written in UTF-8"]


OPEN: Mapping[str, tuple[bytes, CellEdit]] = {
    "first of the merged": (small(ROW, after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'), edit("A1", 1)),
    "beside the merged": (small(ROW, after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'),
                          edit("C1", 1)),
    "table row": (with_table(), edit("B2", 1)),
    "last table row": (with_table(), edit("B9", 1)),
    "table without headings": (with_table('headerRowCount="0"'), edit("A1", 1)),
    "not locked": (small(ROW, after=PROTECTED), edit("C1", 1)),
    "not protected": (small(ROW, after='<sheetProtection objects="1"/>'), edit("A1", 1)),
    "column not locked": (small(before='<cols><col min="2" max="2" style="3"/></cols>', after=PROTECTED), edit("B4", 1)),
    "another case": (small(ROW), edit("A1", 1, "ONE")),
    "a formula of another kind": (small(ROW, after="<extLst><f/></extLst>"), edit("A1", 1)),
}  # fmt: skip


@pytest.mark.parametrize("what", OPEN)
def test_cells_beside_them_are_changed(what: str) -> None:
    content, asked = OPEN[what]
    assert Workbook(done(content, asked)).values(
        Area("One", asked.row, asked.column, asked.row, asked.column)
    ) == [[asked.value]]


def test_the_first_of_two_edits_of_a_cell_counts() -> None:
    edits = [edit("A1", "one"), edit("A1", "two", "one"), edit("A1", "three", append=True)]
    made = edit_cells(small(ROW), edits, LIMITS)
    assert made.refused == tuple(
        (one, "another change of the same cell comes first") for one in edits[1:]
    )
    assert shows(made.content, "A1") == "one"


def test_edits_together_go_no_further_than_may_be_read() -> None:
    limits = replace(LIMITS, cells=20)
    made = edit_cells(small(ROW), [edit("A5", 1), edit("F1", 1), edit("D1", 1)], limits)
    assert [(one.row, one.column) for one, _ in made.refused] == [(0, 5)] or len(made.refused) == 1


# The rest of the package

FORMULA = '<row r="1"><c r="A1"/><c r="B1"><f>A1</f><v>0</v></c></row>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("</workbook>", '<calcPr fullCalcOnLoad="1"/></workbook>'),
        ('<calcPr calcId="1"/></workbook>', '<calcPr calcId="1" fullCalcOnLoad="1"/></workbook>'),
        ("<calcPr fullCalcOnLoad='0'/></workbook>", '<calcPr fullCalcOnLoad="1"/></workbook>'),
        ("<calcPr fullCalcOnLoad='true'/></workbook>", "<calcPr fullCalcOnLoad='true'/></workbook>"),
        ('<definedNames></definedNames><oleSize ref="A1"/></workbook>',
         '<definedNames></definedNames><calcPr fullCalcOnLoad="1"/><oleSize ref="A1"/></workbook>'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("formula_on", ["one", "two"])
def test_formulas_are_calculated_when_the_workbook_is_opened(
    before: str, after: str, formula_on: str
) -> None:
    content = small(ROW, book=BOOK.replace("</workbook>", before), **{formula_on: sheet(FORMULA)})
    new = done(content, edit("A1", 8))
    assert read_parts(new)[BOOK_PART].decode() == BOOK.replace("</workbook>", after)


def test_without_formulas_the_workbook_part_stays() -> None:
    content = small(ROW)
    assert changed_parts(content, done(content, edit("A1", 8))) == {SHEET_PART}


def test_order_and_compression_of_the_parts_stay() -> None:
    parts = read_parts(small(ROW))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.comment = b"kept"
        package.writestr(zipfile.ZipInfo("xl/"), b"")
        for at, name in enumerate(reversed(parts)):
            kind = zipfile.ZIP_STORED if at % 2 else zipfile.ZIP_DEFLATED
            package.writestr(name, parts[name], kind)
    with (
        zipfile.ZipFile(io.BytesIO(buffer.getvalue())) as old,
        zipfile.ZipFile(io.BytesIO(done(buffer.getvalue(), edit("A1", 1)))) as new,
    ):
        assert [(one.filename, one.compress_type, one.date_time) for one in old.infolist()] == [
            (one.filename, one.compress_type, one.date_time) for one in new.infolist()
        ]
        assert new.comment == b"kept"


# Files that are left alone


def test_no_edits_no_change() -> None:
    assert edit_cells(b"anything", [], LIMITS) == Edited(b"anything", ())


def doubled(content: bytes) -> bytes:
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(BOOK_PART, b"<workbook/>")
    return buffer.getvalue()


DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c">]>'
ODS = archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})
LEFT_ALONE: Mapping[str, tuple[bytes, str, str]] = {
    "xls": (ole_file("Workbook", b""), "not-a-workbook", "only .xlsx and .xlsm can be changed, and this is an .xls"),
    "xlsb": (archive({TYPES_PART: b"", "xl/workbook.bin": b""}), "not-a-workbook", "this is an .xlsb"),
    "ods": (ODS, "not-a-workbook", "this is an .ods"),
    "text": (b"a,b", "not-a-workbook", ""),
    "encrypted": (ole_file("EncryptedPackage", b""), "encrypted", ""),
    "cut off": (TRACKER[:900], "damaged", ""),
    "signed": (with_parts(small(ROW), {"_xmlsignatures/sig1.xml": b"<a/>"}), "unreadable", "digital signature"),
    "two parts of a name": (b"", "damaged", "same name"),
    "sheet not well-formed": (small(one=b"<worksheet><sheetData>"), "damaged", "not well-formed"),
    "entities": (small(one=DOCTYPE + sheet(ROW)), "damaged", "entities"),
    "styles not well-formed": (small(ROW, styles="<styleSheet>"), "damaged", ""),
    "workbook in another encoding": (small(FORMULA, book=LATIN + BOOK), "unreadable", "not written in UTF-8"),
    "workbook in no encoding": (small(ROW, book=ODD + BOOK), "damaged", "not well-formed"),
    "relations in no encoding": (small(ROW, one_rels=ODD + relations(table="a").decode()), "damaged", "sheet1.xml.rels"),
    "texts not well-formed": (small('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', texts="<sst><si>"), "damaged", ""),
}  # fmt: skip


@pytest.mark.parametrize("what", LEFT_ALONE)
def test_a_file_that_cannot_be_changed_is_refused_as_a_whole(what: str) -> None:
    content, code, words = LEFT_ALONE[what]
    with pytest.raises(Refused) as refused:
        edit_cells(content or doubled(small(ROW)), [edit("A1", "x", append=True)], LIMITS)
    assert refused.value.code == code
    assert words in refused.value.reason


def test_a_large_file_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        edit_cells(small(ROW), [edit("A1", 1)], replace(LIMITS, packed=100))
    assert refused.value.code == "too-large"


@pytest.mark.parametrize("at", range(0, len(TRACKER), len(TRACKER) // 60))
def test_a_file_with_a_wrong_byte_is_edited_or_refused(at: int) -> None:
    content = TRACKER[:at] + bytes([TRACKER[at] ^ 0xFF]) + TRACKER[at + 1 :]
    edits = [CellEdit(SHEET, 3, 1, "new"), CellEdit(SHEET, 3, 24, "x", append=True)]
    with contextlib.suppress(Refused, OutsideError):
        made = edit_cells(content, edits, LIMITS)
        assert lossless.losses(content, edits, made) == []


@pytest.mark.parametrize(
    "texts", [TEXTS[:-6], ODD + TEXTS, ODD.replace("X-8", "shift_jis") + TEXTS]
)
def test_a_list_of_texts_that_cannot_be_parsed_is_refused(texts: str) -> None:
    with pytest.raises(Refused, match="list of texts"):
        strings_at(texts.encode(), {0})


# The check


def checked(old: bytes, new: bytes, *edits: CellEdit) -> None:
    cells = {(one.row, one.column): [one] for one in edits}
    pair = Pair(old, new, BOOK_PART, STYLES_PART, {"One": Made(SHEET_PART, cells)})
    check(pair, Workbook(old), LIMITS)


BEFORE = small(ROW, before='<dimension ref="A1:C1"/>')
SETS_A1 = edit("A1", 5)
AFTER = done(BEFORE, SETS_A1)


def test_the_check_finds_nothing_wrong_with_what_was_asked() -> None:
    checked(BEFORE, AFTER, SETS_A1)
    checked(BEFORE, edited(AFTER, SHEET_PART, {'ref="A1:C1"': 'ref="A1:Z9"'}), SETS_A1)
    checked(BEFORE, edited(AFTER, SHEET_PART, {"</row>": '</row><row r="2"><c r="A2"/></row>'}),
            SETS_A1, edit("A2", None))  # fmt: skip
    checked(BEFORE, edited(AFTER, BOOK_PART, {"</sheets>": "</sheets><calcPr/>"}), SETS_A1)
    checked(
        BEFORE, edited(AFTER, STYLES_PART, {'"6"': '"7"', "</cellXfs>": "<xf/></cellXfs>"}), SETS_A1
    )


SPOILT: Mapping[str, tuple[str, str, str]] = {
    "another value": (SHEET_PART, "<v>5</v>", "<v>6</v>"),
    "a text for a number": (SHEET_PART, 'r="A1"><v>5</v>', 'r="A1" t="str"><v>5</v>'),
    "no value": (SHEET_PART, "<v>5</v>", ""),
    "another cell": (SHEET_PART, "<v>3</v>", "<v>4</v>"),
    "another format": (SHEET_PART, 's="3"', 's="2"'),
    "one more cell": (SHEET_PART, '<c r="C1"', '<c r="B1"/><c r="C1"'),
    "one more row": (SHEET_PART, "</sheetData>", '<row r="2"/></sheetData>'),
    "a height": (SHEET_PART, '<row r="1"', '<row r="1" ht="9"'),
    "a merge": (SHEET_PART, "</sheetData>", "</sheetData><mergeCells/>"),
    "not well-formed": (SHEET_PART, "</sheetData>", ""),
    "a sheet's name": (BOOK_PART, 'name="Two"', 'name="Too"'),
    "a format of before": (STYLES_PART, 'fontId="1"', 'fontId="0"'),
    "a format in between": (STYLES_PART, '<cellXfs count="6">', '<cellXfs count="7"><xf/>'),
    "a font": (STYLES_PART, "<font/>", "<font><b/></font>"),
    "a shared text": (TEXTS_PART, "plain", "plane"),
    "another sheet": ("xl/worksheets/sheet2.xml", "<v>1</v>", "<v>2</v>"),
}  # fmt: skip


@pytest.mark.parametrize("what", SPOILT)
def test_the_check_finds_what_must_not_be(what: str) -> None:
    part, old, new = SPOILT[what]
    with pytest.raises(
        OutsideError, match="was not changed: the check of the new file failed"
    ) as failed:
        checked(BEFORE, edited(AFTER, part, {old: new}), SETS_A1)
    assert "\n" not in str(failed.value)
    assert failed.value.exit_code == 3


def test_the_check_finds_a_part_lost_or_added() -> None:
    for parts in ({**read_parts(AFTER), "xl/new.xml": b""}, {TYPES_PART: b""}):
        with pytest.raises(OutsideError, match="list of parts"):
            checked(BEFORE, pack(parts), SETS_A1)


def test_the_check_finds_a_cell_that_reads_otherwise() -> None:
    made = Made(SHEET_PART, {(0, 0): [SETS_A1]})
    same_values(made, [[1, 2]], [[5, 2]])
    for new in ([[5, 3]], [[5]], [[5, 2, 1]], [[5, 2], [1]]):
        with pytest.raises(Differs, match="reads otherwise"):
            same_values(made, [[1, 2]], new)


def test_a_new_file_that_cannot_be_read_fails_the_check() -> None:
    pair = Pair(
        BEFORE, AFTER + b"", BOOK_PART, STYLES_PART, {"One": Made(SHEET_PART, {(0, 0): [SETS_A1]})}
    )
    with pytest.raises(OutsideError, match="check of the new file"):
        check(pair, Workbook(BEFORE), replace(LIMITS, packed=10))


@pytest.mark.parametrize(
    ("asked", "old", "new", "as_asked"),
    [
        (edit("A1", "b", append=True), "a", "a\nb", True),
        (edit("A1", "b", append=True), "a", "b", False),
        (edit("A1", "b", append=True), None, "b", True),
        (edit("A1", "b", append=True), True, "TRUE\nb", True),
        (edit("A1", "b", append=True), 2.0, "2\nb", True),
        (edit("A1", "b", append=True), 2.0, None, False),
        (edit("A1", True), None, 1.0, False),
        (edit("A1", 1), None, True, False),
        (edit("A1", DAY), None, DAY, True),
        (edit("A1", DAY), None, float(SERIAL), False),
        (edit("A1", 1), None, "1", False),
        (edit("A1", "1"), None, 1.0, False),
        (edit("A1", None), 1.0, 1.0, False),
    ],
)
def test_how_a_cell_has_to_read(
    asked: CellEdit, old: CellValue, new: CellValue, *, as_asked: bool
) -> None:
    assert reads_as([asked], old, new) is as_asked


# The rich tracker


def tracker_edit(agent: str, heading: str, value: EditValue, **more: bool) -> CellEdit:
    return CellEdit(SHEET, row_of(agent), column_of(heading), value, **more)


EDITS = (
    tracker_edit("E1042", "Notes", "passed", append=True),
    tracker_edit("E1043", "Notes", "11/20: called", append=True),
    tracker_edit("E1042", "Pass Rate", 0.8, percent=True),
    tracker_edit("E1042", "Outcome", "Certified"),
    tracker_edit("E1042", "Completed On", DAY),
    tracker_edit("1045", "Written CAP Delivered", DAY),
    tracker_edit("E1047", "TBTs Completed", 12),
    tracker_edit("E1043", "Excused Days", None),
)
CHANGED = done(TRACKER, *EDITS)


def test_a_rich_tracker_loses_nothing() -> None:
    assert changed_parts(TRACKER, CHANGED) == {SHEET_PART, BOOK_PART, STYLES_PART}
    assert lossless.losses(TRACKER, list(EDITS), Edited(CHANGED, ())) == []


def test_a_rich_tracker_shows_the_new_values() -> None:
    rows = Workbook(CHANGED).values(Area(SHEET, 0, 0, 7, len(HEADINGS) - 1))
    assert [rows[one.row][one.column] for one in EDITS] == [
        f"{RICH}\npassed", "left early & came back\n11/20: called", 0.8, "Certified", DAY, DAY, 12, None,
    ]  # fmt: skip


def test_a_rich_note_keeps_its_runs() -> None:
    assert (
        '<rPr><b/><color rgb="FFFF0000"/><sz val="11"/>' in read_parts(CHANGED)[SHEET_PART].decode()
    )


def test_cells_of_the_tracker_that_must_stay() -> None:
    edits = [
        tracker_edit("E1042", "TBT %", 0.5),
        CellEdit(SHEET, 1, column_of("Notes"), "My notes"),
        CellEdit(SHEET, 0, 1, "x"),
        CellEdit("Summary", 3, 1, 7),
        CellEdit("Summary", 0, 3, 7),
    ]
    assert [" ".join(reason.split()[:3]) for reason in reasons(TRACKER, *edits)] == [
        "it holds a", "it is a", "it is part", "it belongs to", "it holds a",
    ]  # fmt: skip


def test_a_folder_is_looked_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rich.xlsx").write_bytes(TRACKER)
    (tmp_path / "broken.xlsm").write_bytes(TRACKER[:500])
    (tmp_path / "locked.xlsx").write_bytes(small("", "", PROTECTED, two=sheet("", "", PROTECTED)))
    assert lossless.main(tmp_path) == 0
    said = capsys.readouterr().out
    assert "rich.xlsx: kept (4 cells changed)" in said
    assert "broken.xlsm: refused (damaged" in said
    assert "locked.xlsx: nothing to edit" in said


def test_what_is_lost_is_found() -> None:
    spoilt = with_parts(CHANGED, {"xl/persons/person.xml": b"<a/>"})
    assert lossless.losses(TRACKER, list(EDITS), Edited(spoilt, ())) == ["xl/persons/person.xml"]
    assert lossless.losses(TRACKER, list(EDITS[1:]), Edited(CHANGED, ()))


# Any edits of any sheet

TEXTS_GIVEN = st.text(
    st.characters(min_codepoint=9, max_codepoint=0x2FFF, exclude_categories=("Cs", "Cc")),
    max_size=9,
) | st.sampled_from(["=A1", " a ", "a\nb", "_x0041_", "&<>"])
NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.none() | TEXTS_GIVEN | NUMBERS | st.dates(date(1900, 3, 1), date(9999, 12, 31))
POSITIONS = st.tuples(st.integers(0, 7), st.integers(0, 5))
CELLS = st.dictionaries(
    POSITIONS, st.integers(-9, 9) | st.sampled_from(["word", "=1+1", date(2026, 1, 2)]), max_size=12
)


def book_of(cells: Mapping[tuple[int, int], Any]) -> bytes:
    book = openpyxl.Workbook()
    for (row, column), value in cells.items():
        assert book.active is not None
        book.active.cell(row + 1, column + 1, value)
    book.create_sheet("Other")["A1"] = "=Sheet!A1"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def without_targets(content: bytes, targets: set[tuple[int, int]]) -> Mapping[object, str]:
    cells = lossless.openpyxl_cells(content)
    assert cells is not None
    return {
        at: words for at, words in cells.items() if not (at[0] == "Sheet" and at[1:] in targets)
    }


@settings(deadline=None, max_examples=60)
@given(CELLS, st.dictionaries(POSITIONS, VALUES, min_size=1, max_size=8))
def test_all_other_cells_and_parts_stay(
    cells: Mapping[tuple[int, int], Any], new: Mapping[tuple[int, int], EditValue]
) -> None:
    content = book_of(cells)
    edits = [CellEdit("Sheet", *at, value) for at, value in new.items()]
    once = edit_cells(content, edits, LIMITS)
    assert changed_parts(content, once.content) <= {SHEET_PART, BOOK_PART, STYLES_PART}
    assert without_targets(content, set(new)) == without_targets(once.content, set(new))
    twice = edit_cells(once.content, edits, LIMITS)
    assert twice.refused == once.refused
    assert lossless.values(twice.content) == lossless.values(once.content)


@given(st.text())
def test_a_coded_text_is_decoded_to_itself(text: str) -> None:
    assert decoded(coded(text)) == text


@settings(deadline=None, max_examples=30)
@given(st.lists(TEXTS_GIVEN.filter(bool), min_size=1, max_size=4))
def test_what_was_there_stays_in_front(texts: Sequence[str]) -> None:
    new = done(TRACKER, *(tracker_edit("E1042", "Notes", text, append=True) for text in texts))
    found = Workbook(new).values(Area(SHEET, 2, column_of("Notes"), 2, column_of("Notes")))[0][0]
    assert found == "\n".join([RICH, *texts])
