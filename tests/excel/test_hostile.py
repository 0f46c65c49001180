"""Workbooks that would harm their reader: each ends in a value or a finding, soon and small."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from callcert.excel.look import SCORECARD_LIMITS, SHARED_BOOK_LIMITS, Refused
from callcert.excel.ods_scan import furthest_cells
from callcert.excel.text_size import SharedTexts
from callcert.excel.workbook import Workbook
from tests.excel.alterations import codes, edited, reading_of, with_parts
from tests.excel.grids import ods
from tests.excel.hostile import (
    GOOD,
    HOSTILE,
    PLAIN,
    ROWS,
    damaged,
    damaged_within,
    many_sheets,
    strings,
    xlsb,
    xlsb_cell,
)
from tests.forms import SHEET_PART

SECONDS = 5
MEMORY = 512 * 2**10
"""KiB for both processes together."""

DAMAGES = 25


def outcome(content: bytes) -> str:
    """The code of the refusal, or ``read`` where every sheet gives its rows."""
    try:
        for sheet in Workbook(content).sheets():
            assert isinstance(sheet.rows, list)
    except Refused as refused:
        return refused.code if refused.reason else f"{refused.code} without a word"
    return "read"


REFUSED = {
    "a part longer than it says": "damaged",
    "styles longer than they say": "damaged",
    "a thousand parts in one place": "damaged",
    "two sheets of one name in the archive": "damaged",
    "a long text in many cells": "too-large",
    "90 MB of spaces": "too-large",
    "200 MB of spaces": "too-large",
    "entities in wide letters": "damaged",
    "a sheet that goes too far": "too-large",
    "far rows of .xlsb": "reader-failed",
    "far rows of .ods": "too-large",
    "endless rows of .ods": "too-large",
    "a billion blanks in a cell of .ods": "reader-failed",
    "entities in .ods": "damaged",
    "50 MB of blanks in .ods": "too-large",
    "a far cell of .xls": "too-large",
    "a sector that follows itself": "damaged",
    "a directory that follows itself": "damaged",
    f"entities in {SHEET_PART}": "damaged",
}
"""What must not be read; the others may be, if that is soon and small."""


@pytest.mark.parametrize("name", HOSTILE)
def test_what_would_harm_its_reader_is_a_finding_or_is_read(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    content = HOSTILE[name]()
    start = time.monotonic()
    found = outcome(content)
    assert time.monotonic() - start < SECONDS
    assert found == REFUSED.get(name, found)
    assert "without" not in found
    reading = reading_of(content)
    assert reading.assessment or reading.findings
    assert capfd.readouterr() == ("", "")


def test_a_list_of_those_that_are_refused_names_real_ones() -> None:
    assert REFUSED.keys() <= HOSTILE.keys()


@pytest.mark.parametrize("kind", PLAIN)
def test_a_plain_workbook_gives_its_values_in_every_format(kind: str) -> None:
    (sheet,) = Workbook(PLAIN[kind]()).sheets()
    assert (sheet.name, sheet.visible) == ("Form", True)
    rows = [[*row] + [None] * (2 - len(row)) for row in sheet.rows]
    assert rows == ROWS


@pytest.mark.parametrize("kind", [*PLAIN, "scorecard"])
@pytest.mark.parametrize("damage", [damaged, damaged_within])
def test_a_damaged_workbook_is_a_finding_or_is_read(
    kind: str, damage: Callable[[bytes, int], bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    content = GOOD if kind == "scorecard" else PLAIN[kind]()
    for seed in range(DAMAGES):
        assert "without" not in outcome(damage(content, seed))
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("kind", [*PLAIN, "scorecard"])
def test_a_workbook_that_was_cut_off_is_a_finding_or_is_read(kind: str) -> None:
    content = GOOD if kind == "scorecard" else PLAIN[kind]()
    for part in range(1, 20):
        assert outcome(content[: len(content) * part // 20])


MEASURE = """
import resource, sys
from pathlib import Path
from callcert.excel.look import Refused
from callcert.excel.workbook import Workbook
try:
    for sheet in Workbook(Path(sys.argv[1]).read_bytes()).sheets():
        pass
except Refused as refused:
    print(refused.code)
from callcert.excel.child import ROOM
ROOM.close()
kinds = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
print(sum(resource.getrusage(kind).ru_maxrss for kind in kinds))
"""


@pytest.mark.parametrize(
    "name", ["a billion blanks in a cell of .ods", "90 MB of spaces", "a deep workbook part"]
)
def test_memory_is_bounded_in_both_processes(name: str, tmp_path: Path) -> None:
    file = tmp_path / "returned" / "one"
    file.parent.mkdir()
    file.write_bytes(HOSTILE[name]())
    done = subprocess.run(
        ["sh", "-c", '"$@"; exit $?', "sh", sys.executable, "-c", MEASURE, file],
        capture_output=True,
        text=True,
        check=True,
        cwd=file.parent,
        env={**os.environ, "TMPDIR": str(file.parent)},
    )  # a shell between, since a process counts what the one that started it had taken
    code, peak = done.stdout.split()
    assert code
    assert int(peak) < MEMORY
    assert done.stderr == ""
    assert [*file.parent.iterdir()] == [file]


def test_a_workbook_that_takes_too_long_is_a_finding() -> None:
    limits = replace(SCORECARD_LIMITS, seconds=1)
    start = time.monotonic()
    with pytest.raises(Refused, match="longer than 1 seconds") as refused:
        [*Workbook(many_sheets(2000), limits).sheets()]
    assert refused.value.code == "reader-failed"
    assert time.monotonic() - start < 2
    assert outcome(PLAIN["xls"]()) == "read"


# Text that many cells share


def test_shared_text_counts_wherever_it_is_used() -> None:
    texts = SharedTexts(b"<sst><si><t>0123456789</t></si><si/><x:si><t>a</t></x:si></sst>")
    long, short = len("<si><t>0123456789</t></si>"), len("<x:si><t>a</t></x:si></sst>")
    sheet = b'<c t="s"><v>0</v></c><c t="s"><v> 0 </v></c><x:c><x:v>2</x:v></x:c><c><v>9</v></c>'
    assert texts.size_in(sheet, 1) == 2 * long + short
    assert texts.size_in(sheet, 1_000_000) == 5 * short  # the longest: more than enough


@pytest.mark.parametrize("value", ["<v>&#48;</v>", "<v><![CDATA[0]]></v>", "<!-- --><v>1</v>"])
def test_where_a_number_may_be_hidden_every_cell_counts_the_longest_text(value: str) -> None:
    texts = SharedTexts(b"<si><t>0123456789</t></si><si/>")
    sheet = f"<c>{value}</c><c><v>1</v></c>".encode()
    assert texts.size_in(sheet, 1) == 2 * len("<si><t>0123456789</t></si>")


def test_where_a_text_may_be_hidden_every_cell_counts_the_longest() -> None:
    texts = SharedTexts(b"<!-- <si> --><si><t>0123456789</t></si>")
    assert texts.size_in(b"<c><v>1</v></c>", 1) == len("<si><t>0123456789</t></si>")


def test_a_long_text_that_few_cells_share_is_read() -> None:
    assert outcome(strings(b"a" * 30_000, 100)) == "read"
    assert outcome(strings(b"a" * 30_000, 1000)) == "too-large"


# How far an OpenDocument sheet goes


@pytest.mark.parametrize(
    ("cells", "furthest"),
    [
        ("<r><c/><c><p>a</p></c></r>", (1, 2)),
        ('<r rows="5"><c columns="3"/></r>', (0, 0)),
        ('<r rows="5"/><r><c columns="3"/><c columns="2" value-type="float"/></r>', (6, 5)),
        ('<r rows="5"><c columns="3" formula="=1"/></r><r rows="1000000"><c/></r>', (5, 3)),
        ('<r><covered columns="4"/><c><p/></c></r><r rows="x"><c><p/></c></r>', (2, 5)),
        ('<r rows="0"><c columns="-1"><p/></c></r>', (1, 1)),
    ],
)
def test_repeated_rows_and_columns_of_an_opendocument_sheet_count(
    cells: str, furthest: tuple[int, int]
) -> None:
    written = {
        "<r": "<t:table-row", "</r": "</t:table-row", "<covered": "<t:covered-table-cell",
        "<c": "<t:table-cell", "</c": "</t:table-cell", " rows=": " t:number-rows-repeated=",
        " columns=": " t:number-columns-repeated=", "<p": "<x:p", "</p": "</x:p",
        " value-type": " o:value-type", " formula": " t:formula",
    }  # fmt: skip
    text = re.sub(
        r"</?(?:covered|[rcp])\b| (?:rows|columns)=| (?:value-type|formula)",
        lambda match: written[match[0]],
        cells,
    )
    assert furthest_cells(f'<t:table t:name="F">{text}</t:table>'.encode()) == {"F": furthest}


def test_blank_rows_at_the_end_of_an_opendocument_sheet_are_no_matter() -> None:
    end = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    content = edited(ods(ROWS, "Form"), "content.xml", {"</table:table>": end})
    assert outcome(content) == "read"


def test_an_opendocument_workbook_whose_contents_are_no_xml_is_damaged() -> None:
    assert outcome(with_parts(ods(ROWS), {"content.xml": b"<a><b></a>"})) == "damaged"


# What is bounded in all


def test_sheets_that_are_too_much_together_are_refused() -> None:
    far = '<row r="5000"><c r="GR5000"><v>1</v></c></row></sheetData>'
    content = GOOD
    for number in (1, 2):
        content = edited(content, f"xl/worksheets/sheet{number}.xml", {"</sheetData>": far})
    limits = replace(SCORECARD_LIMITS, cells=1_500_000)
    with pytest.raises(Refused, match="together") as refused:
        [*Workbook(content, limits).sheets()]
    assert refused.value.code == "too-large"


def test_a_far_cell_of_xlsb_within_a_shared_workbook_is_read() -> None:
    content = xlsb(ROWS, xlsb_cell(100_000, 3, 1.0))
    (sheet,) = Workbook(content, SHARED_BOOK_LIMITS).sheets()
    assert (len(sheet.rows), sheet.rows[-1]) == (100_001, [None, None, None, 1.0])
    assert codes(reading_of(content)) == ["unknown-layout"]
    assert outcome(content) == "too-large"
