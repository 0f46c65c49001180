"""Cells as callcert gets them: values, dates, errors, and what programs write in odd ways."""

import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from callcert.domain.scorecard import CellValue, ErrorValue
from callcert.excel.look import SCORECARD_LIMITS, Refused
from callcert.excel.packing import read_parts
from callcert.excel.references import Area
from callcert.excel.workbook import Workbook
from tests.excel.alterations import BOOK_PART, archive, codes, edited, reading_of, with_parts
from tests.excel.grids import book_of, bytes_of, shared, xlsx
from tests.forms import LAYOUT, SHEET_PART, TEMPLATE, Value, marks, scorecard

GOOD = scorecard()
ERROR_MARK = scorecard(marks=marks({(0, 2): "#N/A"}))


def value(content: bytes, field: str, row: int = 0, column: int = 0) -> CellValue:
    return Workbook(content).values(LAYOUT.areas[field])[row][column]


def resheeted(content: bytes, change: Callable[[str], str], *parts: str) -> bytes:
    """The workbook with whole parts (its sheet, if none is named) rewritten."""
    own = read_parts(content)
    return with_parts(
        content, {part: change(own[part].decode()).encode() for part in parts or (SHEET_PART,)}
    )


# What a workbook gives


def test_a_workbook_knows_its_sheets_and_its_kind() -> None:
    book = Workbook(TEMPLATE)
    assert book.sheet_names == ("Scorecard", "QA Definitions Guide")
    assert book.format == "xlsx"
    assert not book.has_macros
    assert "marks" in book.names


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("Doe", "Doe"),
        (" Doe  ", " Doe  "),
        ("Zoë", "Zoë"),
        (7, 7),
        (2.5, 2.5),
        (True, True),
        (None, None),
        ("#REF!", ErrorValue("#REF!")),
    ],
)
def test_a_cell_gives_what_was_entered(given: str | float | None, read: CellValue) -> None:
    found = value(scorecard(agent_id=given), "agent_id")
    assert found == read
    assert isinstance(found, ErrorValue) == isinstance(read, ErrorValue)


def test_cells_beyond_the_used_ones_are_blank() -> None:
    area = Area("Scorecard", 4990, 400, 4991, 402)
    assert Workbook(GOOD).values(area) == [[None] * 3] * 2


def test_values_of_a_sheet_that_is_not_there_are_refused() -> None:
    with pytest.raises(Refused, match="no sheet Other"):
        Workbook(GOOD).values(Area("Other", 0, 0, 0, 0))


def test_limits_are_those_of_the_reader_who_asks() -> None:
    limits = replace(SCORECARD_LIMITS, rows=20)
    with pytest.raises(Refused) as refused:
        Workbook(GOOD, limits).values(Area("Scorecard", 0, 0, 0, 0))
    assert refused.value.code == "too-large"
    with pytest.raises(Refused, match="0 MB"):
        Workbook(GOOD, replace(SCORECARD_LIMITS, packed=100))


def test_a_sheet_is_taken_from_the_file_once() -> None:
    book = Workbook(GOOD)
    area = LAYOUT.areas["marks"]
    assert book.values(area) == book.values(area)


# Sheets that people see


def test_sheets_that_people_see_come_in_order_with_all_their_rows() -> None:
    made = book_of({"One": [[], [None, "a"]], "Hidden": [["x"]], "Very": [["x"]], "Two": []})
    made["Hidden"].sheet_state = "hidden"
    made["Very"].sheet_state = "veryHidden"
    made.create_chartsheet("Chart")
    found = [*shared(bytes_of(made)).visible_sheets()]
    assert found == [("One", [[None, None], [None, "a"]]), ("Two", [])]


def test_errors_of_a_sheet_are_seen_in_its_rows() -> None:
    made = book_of({"One": [["a"]], "Two": [["b"], [None, "#REF!"]]})
    found = dict(shared(bytes_of(made)).visible_sheets())
    assert found == {"One": [["a"]], "Two": [["b", None], [None, ErrorValue("#REF!")]]}
    assert isinstance(found["Two"][1][1], ErrorValue)


def test_a_stray_value_in_the_last_cell_of_a_shared_workbook_is_refused() -> None:
    content = edited(
        xlsx([["Date"], ["x"]], "Log"),
        "xl/worksheets/sheet1.xml",
        {"</sheetData>": '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'},
    )
    with pytest.raises(Refused) as refused:
        next(shared(content).visible_sheets())
    assert refused.value.code == "too-large"
    assert "Log goes as far as row 1048576, column XFD" in refused.value.reason


# Errors


@pytest.mark.parametrize(
    "error", ["#N/A", "#REF!", "#DIV/0!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"]
)
def test_a_failed_formula_is_told_from_a_blank_cell(error: str) -> None:
    shown: list[Value] = [100, error, 100, 100, 100]
    content = scorecard(call_scores=shown)
    assert value(content, "call_scores", 0, 1) == ErrorValue(error)
    assert value(content, "call_scores", 0, 2) == 100
    assert value(content, "scenario") is None


def test_an_error_beyond_the_last_value_is_seen() -> None:
    beyond = '<row r="60"><c r="K60" t="e"><v>#REF!</v></c></row></sheetData>'
    content = edited(GOOD, SHEET_PART, {"</sheetData>": beyond})
    found = Workbook(content).values(Area("Scorecard", 58, 9, 59, 10))
    assert found == [[None, None], [None, ErrorValue("#REF!")]]


def test_the_word_for_an_error_typed_as_text_is_text() -> None:
    content = resheeted(
        scorecard(agent_id="error here"), lambda sheet: sheet.replace("error here", 't="e"')
    )
    found = value(content, "agent_id")
    assert found == 't="e"'
    assert not isinstance(found, ErrorValue)


def test_an_error_cell_without_its_value_leaves_the_next_cells_alone() -> None:
    content = edited(
        scorecard(marks=marks({(0, 1): None, (0, 2): "#N/A"})),
        SHEET_PART,
        {'<c r="E10"': '<c r="E10" t="e"'},
    )
    assert value(content, "marks", 0, 0) != ErrorValue("#N/A")
    assert value(content, "marks", 0, 1) == ErrorValue("#N/A")


def test_an_error_in_a_cell_without_reference_is_seen() -> None:
    content = resheeted(ERROR_MARK, without_references)
    assert value(content, "marks", 0, 1) == ErrorValue("#N/A")


def test_an_error_is_seen_with_spaces_around_the_equals_sign() -> None:
    content = edited(ERROR_MARK, SHEET_PART, {' t="e"': ' t = "e"'})
    assert value(content, "marks", 0, 1) == ErrorValue("#N/A")


# Other formats


ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"
ODS_NS = "urn:oasis:names:tc:opendocument:xmlns"
ODS = f"""<office:document-content xmlns:office="{ODS_NS}:office:1.0"
 xmlns:table="{ODS_NS}:table:1.0" xmlns:text="{ODS_NS}:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Form"><table:table-row>
<table:table-cell office:value-type="string"><text:p>Agent</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="2.5"><text:p>2.5</text:p>
</table:table-cell></table:table-row></table:table><table:named-expressions>
<table:named-range table:name="Agent_ID" table:cell-range-address="$Form.$B$1"/>
</table:named-expressions></office:spreadsheet></office:body></office:document-content>"""
MANIFEST = f"""<manifest:manifest xmlns:manifest="{ODS_NS}:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_MIME}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">%s
</manifest:file-entry></manifest:manifest>"""


def ods(protection: str = "") -> bytes:
    parts = {
        "mimetype": ODS_MIME,
        "content.xml": ODS.replace(">\n<", "><"),
        "META-INF/manifest.xml": MANIFEST,
    }
    parts["META-INF/manifest.xml"] %= protection
    return archive({name: text.encode() for name, text in parts.items()}, zipfile.ZIP_STORED)


def test_an_opendocument_workbook_is_read_with_its_names() -> None:
    book = Workbook(ods())
    assert (book.format, book.sheet_names) == ("ods", ("Form",))
    assert book.names == {"agent_id": Area("Form", 0, 1, 0, 1)}
    assert book.values(Area("Form", 0, 0, 1, 1)) == [["Agent", 2.5], [None, None]]
    assert not book.has_macros


def test_an_opendocument_workbook_with_a_password_is_told_from_a_damaged_one() -> None:
    content = ods('<manifest:encryption-data manifest:checksum="a"/>')
    assert codes(reading_of(content)) == ["encrypted"]


# How programs write cells


def without_references(sheet: str) -> str:
    """Cells without their reference, where no cell of the row is left out."""

    def bare(row: re.Match[str]) -> str:
        return re.sub(r'<c r="[A-Z]+\d+"', "<c", row[0])

    return re.sub(r'<row r="(?:1\d|2\d|3[0-3])".*?</row>', bare, sheet, flags=re.DOTALL)


def single_quoted(part: str) -> str:
    return re.sub(r'(\s[\w:]+=)"([^"\']*)"', r"\1'\2'", part)


def prefixed(part: str) -> str:
    tagged = re.sub(r"<(/?)(?=[A-Za-z])", r"<\1x:", part)
    return tagged.replace('xmlns="http', 'xmlns:x="http')


def with_formulas_uncalculated(sheet: str) -> str:
    return re.sub(r"(</f>)<v ?/>", r"\1", sheet)


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "no references": lambda book: resheeted(book, without_references),
    "single quotes": lambda book: resheeted(book, single_quoted, SHEET_PART, BOOK_PART),
    "prefixed names": lambda book: resheeted(book, prefixed, SHEET_PART, BOOK_PART),
    "no value elements": lambda book: resheeted(book, with_formulas_uncalculated),
    "byte order mark": lambda book: resheeted(book, lambda sheet: f"\ufeff{sheet}"),
    "no dimension": lambda book: resheeted(
        book, lambda sheet: sheet.replace('<dimension ref="A1:I43" />', "")
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_scorecard_reads_the_same_however_it_is_written(way: str) -> None:
    content = scorecard(marks=marks({(3, 2): "No", (4, 3): 1, (5, 4): " n/a "}))
    other = WAYS[way](content)
    assert other != content
    one, two = reading_of(content), reading_of(other)
    assert one.assessment is not None
    assert two == one


@pytest.mark.parametrize("way", ["single quotes", "prefixed names"])
def test_errors_are_seen_however_they_are_written(way: str) -> None:
    assert value(WAYS[way](ERROR_MARK), "marks", 0, 1) == ErrorValue("#N/A")


def test_shared_strings_are_read() -> None:
    shared = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    shared += "<si><t>Roe</t></si><si><r><t>Ma</t></r><r><t>ry</t></r></si></sst>"
    relation = '<Relationship Id="rIdS" Target="sharedStrings.xml" Type="http://schemas.'
    relation += 'openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>'
    content = with_parts(
        edited(
            edited(GOOD, "xl/_rels/workbook.xml.rels", {"</R": f"{relation}</R"}),
            SHEET_PART,
            {
                't="inlineStr"><is><t xml:space="preserve">Doe</t></is>': 't="s"><v>0</v>',
                't="inlineStr"><is><t xml:space="preserve">Jane</t></is>': 't="s"><v>1</v>',
            },
        ),
        {"xl/sharedStrings.xml": shared.encode()},
    )
    reading = reading_of(content)
    assert reading.assessment is not None
    assert str(reading.assessment.agent) == "Roe, Mary"


def test_rich_inline_text_is_joined() -> None:
    plain = '<is><t xml:space="preserve">Doe</t></is>'
    rich = "<is><r><t>D</t></r><r><rPr><b/></rPr><t>oe</t></r></is>"
    assert value(edited(GOOD, SHEET_PART, {plain: rich}), "agent_last_name") == "Doe"


def test_escaped_characters_are_what_they_stand_for() -> None:
    content = scorecard(agent_last_name="O'Neil & <Sons>")
    assert value(content, "agent_last_name") == "O'Neil & <Sons>"


# Dates and times


def test_a_date_is_a_date_and_a_moment_a_moment() -> None:
    assert value(GOOD, "certification_date") == date(2026, 11, 20)
    assert value(GOOD, "connected_at") == datetime(2026, 11, 20, 9, 5)  # noqa: DTZ001  cells have no zone


@pytest.mark.parametrize("moment", [time(0, 0), time(9, 5), time(23, 59, 59)])
def test_a_time_alone_is_read_on_the_day_of_the_calls(moment: time) -> None:
    content = scorecard(connected_at=moment, completed_at=moment)
    assert isinstance(value(content, "connected_at"), time | timedelta | float | int)
    assert codes(reading_of(content)) == []


def test_midnight_is_a_time_like_any_other() -> None:
    content = scorecard(connected_at=time(0, 0), completed_at=time(4, 1))
    assert codes(reading_of(content)) == ["calls-too-long"]
    midnight = datetime(2026, 11, 20)  # noqa: DTZ001
    content = scorecard(connected_at=midnight, completed_at=midnight + timedelta(hours=4))
    assert codes(reading_of(content)) == []


@pytest.mark.parametrize("flag", ["1", "true"])
def test_days_are_counted_from_1904_where_the_workbook_says_so(flag: str) -> None:
    years = date(1904, 1, 1) - date(1899, 12, 30)
    content = scorecard(certification_date=date(2026, 11, 20) - years)
    moved = edited(content, BOOK_PART, {"<workbookPr />": f'<workbookPr date1904="{flag}"/>'})
    assert value(moved, "certification_date") == date(2026, 11, 20)
    reading = reading_of(moved)
    assert reading.assessment is not None
    assert reading.assessment.certified_on == date(2026, 11, 20)


# What readers do


@pytest.mark.parametrize("ending", [KeyboardInterrupt, SystemExit])
def test_a_person_who_stops_the_run_is_not_taken_for_a_broken_file(
    ending: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: object) -> None:
        raise ending

    monkeypatch.setattr("python_calamine.CalamineWorkbook.from_filelike", interrupted)
    with pytest.raises(ending):
        Workbook(GOOD)


def test_what_a_reader_says_of_its_own_panic_does_not_reach_the_screen(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Panicking:
        @staticmethod
        def from_filelike(_: object) -> None:
            os.write(2, b"thread panicked at range.rs")
            message = "index out of range"
            raise BaseException(message)  # noqa: TRY002  as the reader's panics are

    monkeypatch.setattr("python_calamine.CalamineWorkbook", Panicking)
    with pytest.raises(Refused) as refused:
        Workbook(scorecard())
    assert refused.value.code == "damaged"
    os.write(2, b"heard again")
    assert capfd.readouterr().err == "heard again"


def test_what_does_not_fit_into_memory_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("python_calamine.CalamineWorkbook.from_filelike", too_much)
    with pytest.raises(Refused, match="memory") as refused:
        Workbook(GOOD)
    assert refused.value.code == "too-large"


def test_a_workbook_is_read_where_there_is_no_error_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: int) -> int:
        raise OSError

    monkeypatch.setattr(os, "dup", none)
    assert Workbook(GOOD).sheet_names == ("Scorecard", "QA Definitions Guide")
