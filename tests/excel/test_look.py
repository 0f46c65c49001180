"""What a file is, and whether it may be read at all: decided on its bytes, before any reader."""

import io
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msoffcrypto
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from callcert.excel.look import (
    SCORECARD_LIMITS,
    SHARED_BOOK_LIMITS,
    Limits,
    Package,
    Refused,
    format_of,
    has_macros,
    package_of,
    scanned,
)
from callcert.excel.packing import read_parts
from tests.excel.alterations import (
    BOOK_PART,
    TYPES_PART,
    archive,
    codes,
    edited,
    ole_file,
    reading_of,
    with_parts,
    without_part,
)
from tests.excel.hostile import HOSTILE
from tests.forms import SHEET_PART, TEMPLATE, scorecard

GOOD = scorecard()
ROOT = Path(__file__).parents[2]


def encrypted(content: bytes) -> bytes:
    written = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt("secret", written)
    return written.getvalue()


def verdict(content: bytes) -> str:
    return format_of(content, package_of(content, SCORECARD_LIMITS))


def refusal(content: bytes) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        verdict(content)
    return refused.value.code, refused.value.reason


# What it is


ODS = archive(
    {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"},
    zipfile.ZIP_STORED,
)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (GOOD, "xlsx"),
        (archive({TYPES_PART: b"", "xl/workbook.bin": b""}), "xlsb"),
        (ODS, "ods"),
        (ole_file("Workbook", b""), "xls"),
        (ole_file("Book", b""), "xls"),
    ],
)
def test_a_workbook_is_known_by_its_contents(content: bytes, kind: str) -> None:
    assert verdict(content) == kind


WORD = archive({TYPES_PART: b"", "word/document.xml": b""})
SLIDES = archive({TYPES_PART: b"", "ppt/presentation.xml": b""})
TEXT_ODT = archive(
    {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}, zipfile.ZIP_STORED
)
OTHERS = {
    "empty file": (b"", "the file is empty"),
    "blank file": (b" \r\n\t", "the file is empty"),
    "text": (b"Doe,Jane,100\n", "of another kind"),
    "PDF": (b"%PDF-1.7\n", "a PDF"),
    "JPEG": (b"\xff\xd8\xff\xe0", "a picture"),
    "PNG": (b"\x89PNG\r\n\x1a\n", "a picture"),
    "RTF": (b"{\\rtf1", "a text document"),
    "web page": (b"\n<html><table>", "a web page"),
    "Word document": (WORD, "a Word document"),
    "presentation": (SLIDES, "a presentation"),
    "OpenDocument text": (TEXT_ODT, "a zip archive"),
    "zip archive": (archive({"notes.txt": b"hello"}), "a zip archive"),
    "message": (ole_file("__nameid_version1.0", b""), "an Office file of another kind"),
    "nothing but zeros": (bytes(4096), "of another kind"),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_another_kind_of_file_is_refused_with_its_kind(kind: str) -> None:
    content, words = OTHERS[kind]
    code, reason = refusal(content)
    assert code == "not-a-workbook"
    assert words in reason


@pytest.mark.parametrize("kind", OTHERS)
def test_another_kind_of_file_is_one_finding(kind: str) -> None:
    reading = reading_of(OTHERS[kind][0])
    assert codes(reading) == ["not-a-workbook"]
    assert reading.assessment is None


# What protects it


def test_a_workbook_with_a_password_is_told_from_a_damaged_one() -> None:
    content = encrypted(GOOD)
    assert msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted()
    assert refusal(content)[0] == "encrypted"
    assert codes(reading_of(content)) == ["encrypted"]


def test_a_zip_with_a_password_is_refused() -> None:
    flagged = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = flagged.find(signature)
        while start >= 0:
            flagged[start + offset] |= 1
            start = flagged.find(signature, start + 4)
    assert codes(reading_of(bytes(flagged))) in (["damaged"], ["encrypted"])


BOF = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 5, 0, 0, 0, 0)


XOR = struct.pack("<HHHHH", 0x002F, 6, 0, 0x1234, 0x5678)
RC4 = struct.pack("<HHHHH", 0x002F, 54, 1, 1, 1) + bytes(48)


@pytest.mark.parametrize("protection", [XOR, RC4])
def test_an_old_workbook_with_a_password_is_told_from_a_damaged_one(protection: bytes) -> None:
    content = ole_file("Workbook", BOF + protection + b"\xa5" * 5000)
    assert codes(reading_of(content)) == ["encrypted"]


# What is broken


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def wrong_checksum(content: bytes) -> bytes:
    """Every part's checksum changed, in the part and in the directory of the archive."""
    changed = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        start = changed.find(signature)
        while start >= 0:
            changed[start + offset] ^= 0xFF
            start = changed.find(signature, start + 4)
    return bytes(changed)


def garbled(content: bytes) -> bytes:
    """The compressed bytes of one part overwritten."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        start = package.getinfo(SHEET_PART).header_offset + 30 + len(SHEET_PART)
    return content[:start] + b"\xff" * 200 + content[start + 200 :]


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "cut off": cut,
    "first bytes only": lambda content: content[:4],
    "directory missing": lambda content: content[: content.find(b"PK\x01\x02")],
    "wrong checksums": wrong_checksum,
    "garbled part": garbled,
    "no workbook": lambda content: without_part(content, BOOK_PART),
    "no sheet": lambda content: without_part(content, SHEET_PART),
    "no relations": lambda content: without_part(content, "_rels/.rels"),
    "no relations of the workbook": lambda content: without_part(
        content, "xl/_rels/workbook.xml.rels"
    ),
    "relations without a workbook": lambda content: edited(
        content, "_rels/.rels", {"/officeDocument": "/other"}
    ),
    "workbook not well-formed": lambda content: with_parts(content, {BOOK_PART: b"<workbook><a>"}),
    "sheet not well-formed": lambda content: with_parts(
        content, {SHEET_PART: b'<worksheet><sheetData><row><c r="A1"'}
    ),
    "workbook is no XML": lambda content: with_parts(content, {BOOK_PART: b"\x00\x01"}),
    "sheet in UTF-16": lambda content: with_parts(
        content, {SHEET_PART: read_parts(content)[SHEET_PART].decode().encode("utf-16")}
    ),
    "unknown compression": lambda content: content.replace(
        b"\x08\x00\x00\x00\x21\x00", b"\x63\x00\x00\x00\x21\x00"
    ),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_workbook_is_one_finding(how: str) -> None:
    content = BROKEN[how](GOOD)
    assert content != GOOD
    reading = reading_of(content)
    assert codes(reading) == ["damaged"]
    assert reading.findings[0].message
    assert reading.assessment is None


def test_a_file_with_only_the_list_of_parts_is_damaged() -> None:
    assert codes(reading_of(archive({TYPES_PART: b"<Types/>"}))) == ["damaged"]


@pytest.mark.parametrize("stream", ["Workbook", "Book"])
@pytest.mark.parametrize("data", [b"", b"\xff" * 5000, BOF, BOF + b"\x85\x00\xff\xff"])
def test_a_broken_old_workbook_is_damaged(stream: str, data: bytes) -> None:
    assert codes(reading_of(ole_file(stream, data))) == ["damaged"]


def test_an_old_workbook_that_ends_after_its_first_bytes_is_damaged() -> None:
    beginning = ole_file("Workbook", BOF)[:512] + "Workbook".encode("utf-16-le")
    assert codes(reading_of(beginning)) == ["damaged"]


ENTITY = b'<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]>\n'


@pytest.mark.parametrize("part", [SHEET_PART, BOOK_PART, "_rels/.rels"])
def test_a_part_that_declares_entities_is_refused(part: str) -> None:
    reading = reading_of(with_parts(GOOD, {part: ENTITY + read_parts(GOOD)[part]}))
    assert codes(reading) == ["damaged"]


@pytest.mark.parametrize("declared", [ENTITY, b"<!DOCTYPE a>", b'<!ENTITY c "d">'])
def test_declarations_are_seen_before_any_reader_sees_them(declared: bytes) -> None:
    package = Package(archive({"a.xml": declared + b"<a/>"}), SCORECARD_LIMITS)
    with pytest.raises(Refused, match="entities"):
        package.read("a.xml")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_declarations_are_seen_in_wide_letters_too(encoding: str) -> None:
    declared, plain = (f"<?xml?>{text}<a/>".encode(encoding) for text in ("<!DOCTYPE a>", ""))
    package = Package(archive({"a.xml": declared, "b.xml": plain}), SCORECARD_LIMITS)
    assert package.read("b.xml") == plain
    with pytest.raises(Refused, match="entities"):
        package.read("a.xml")


def test_parts_in_one_place_are_refused() -> None:
    with pytest.raises(Refused, match="overlap"):
        Package(HOSTILE["a thousand parts in one place"](), SCORECARD_LIMITS)


def test_a_missing_part_is_refused_by_its_name() -> None:
    package = Package(GOOD, SCORECARD_LIMITS)
    assert package.read(BOOK_PART)
    with pytest.raises(Refused, match=r"xl/nothing\.xml"):
        package.read("xl/nothing.xml")


# What is too large


def test_too_many_parts_are_refused() -> None:
    content = with_parts(GOOD, {f"xl/media/{n}.png": b"" for n in range(SCORECARD_LIMITS.parts)})
    assert codes(reading_of(content)) == ["too-large"]


def test_as_many_parts_as_allowed_are_read() -> None:
    room = SCORECARD_LIMITS.parts - len(read_parts(GOOD))
    content = with_parts(GOOD, {f"xl/media/{n}.png": b"" for n in range(room)})
    assert codes(reading_of(content)) == []


def test_a_small_file_that_unpacks_to_much_is_refused() -> None:
    content = with_parts(GOOD, {"xl/media/a.bin": bytes(SCORECARD_LIMITS.unpacked)})
    assert len(content) < 1_000_000
    (found,) = reading_of(content).findings
    assert found.code == "too-large"
    assert "100 MB when unpacked" in found.message


def test_the_declared_size_counts_before_anything_is_unpacked() -> None:
    limits = replace(SCORECARD_LIMITS, unpacked=1000)
    with pytest.raises(Refused) as refused:
        Package(GOOD, limits)
    assert refused.value.code == "too-large"


def test_a_part_longer_than_it_declares_is_refused() -> None:
    size = len(read_parts(GOOD)[SHEET_PART])
    content = GOOD.replace(struct.pack("<I", size), struct.pack("<I", 100))
    assert content != GOOD
    assert codes(reading_of(content)) == ["damaged"]


def altered(content: bytes, part: str, at_head: int, at_entry: int, number: int) -> bytes:
    """A number changed in what precedes a part and in what the directory says of it."""
    changed = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        head = package.getinfo(part).header_offset
    entry = content.rfind(b"PK\x01\x02", 0, content.rfind(part.encode()))
    for start in (head + at_head, entry + at_entry):
        changed[start : start + 4] = struct.pack("<I", number)
    return bytes(changed)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_part_that_is_not_what_the_directory_says_is_refused(method: int) -> None:
    content = archive({"a.xml": b"<a/>" * 100, "b.xml": b"<b/>"}, method)
    shorter, longer = (altered(content, "a.xml", 22, 24, size) for size in (399, 401))
    other = altered(content, "a.xml", 14, 16, 1)
    assert Package(content, SCORECARD_LIMITS).read("a.xml") == b"<a/>" * 100
    for changed in (shorter, longer, other):
        package = Package(changed, SCORECARD_LIMITS)
        assert package.read("b.xml") == b"<b/>"
        with pytest.raises(Refused, match=r"a\.xml cannot be read"):
            package.read("a.xml")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_packed_as_no_workbook_is_cannot_be_read(method: int) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        Package(archive({"a.xml": b"<a/>"}, method), SCORECARD_LIMITS).read("a.xml")


def test_a_large_file_is_refused_unopened() -> None:
    content = GOOD + bytes(SCORECARD_LIMITS.packed)
    (found,) = reading_of(content).findings
    assert found.code == "too-large"
    assert "20 MB" in found.message


# How far its cells reach


def sheet_with(cell: str) -> bytes:
    return edited(GOOD, SHEET_PART, {"</sheetData>": f"{cell}</sheetData>"})


def row(number: int, cells: str) -> str:
    return f'<row r="{number}">{cells}</row>'


FAR = {
    "the last cell": row(1048576, '<c r="XFD1048576"><v>1</v></c>'),
    "a row too far": row(5001, '<c r="A5001"><v>1</v></c>'),
    "a column too far": row(50, '<c r="SG50"><v>1</v></c>'),
    "text": row(1048576, '<c r="XFD1048576" t="str"><v></v></c>'),
    "single quotes": row(1048576, "<c r='XFD1048576'><v>1</v></c>"),
    "prefix": '<x:row r="1048576"><x:c s="1" r = "XFD1048576" t="n"><v>1</v></x:c></x:row>',
}


@pytest.mark.parametrize("how", FAR)
def test_a_value_far_out_is_refused_with_its_cell(how: str) -> None:
    with pytest.raises(Refused) as refused:
        scanned("Scorecard", FAR[how].encode(), SCORECARD_LIMITS)
    assert refused.value.code == "too-large"
    assert "sheet Scorecard goes as far as row" in refused.value.reason


NEAR = {
    "the last row allowed": row(5000, '<c r="A5000"><v>1</v></c>'),
    "the last column allowed": row(50, '<c r="SF50"><v>1</v></c>'),
    "a format without a value": row(1048576, '<c r="XFD1048576" s="1"/>'),
    "the same with a space": row(1048576, '<c r="XFD1048576" s="1" />'),
    "columns and their widths": '<cols><col min="1" max="16384"/></cols>',
    "a merge over everything": '<mergeCells><mergeCell ref="A44:XFD1048576"/></mergeCells>',
}


@pytest.mark.parametrize("how", NEAR)
def test_what_holds_no_value_far_out_is_no_reason_to_refuse(how: str) -> None:
    scanned("Scorecard", NEAR[how].encode(), SCORECARD_LIMITS)


def test_the_far_cell_is_refused_in_a_whole_scorecard() -> None:
    (found,) = reading_of(sheet_with(FAR["the last cell"])).findings
    assert found.code == "too-large"
    assert "row 1048576, column XFD" in found.message


def test_a_claim_to_fill_the_whole_sheet_is_not_believed() -> None:
    content = edited(
        GOOD, SHEET_PART, {'<dimension ref="A1:I43" />': '<dimension ref="A1:XFD1048576"/>'}
    )
    assert codes(reading_of(content)) == []


IN_A_CHILD = """
import resource, sys
from tests.excel.alterations import codes, reading_of
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
print(*codes(reading_of(sys.stdin.buffer.read())))
"""
FAR_IN_DISGUISE = {
    "lower case": row(1048576, '<c r="xfd1048576"><v>1</v></c>'),
    "zeros in front": row(50, '<c r="RZ50"><v>1</v></c>')
    + row(1048576, '<c r="A00001048576"><v>1</v></c>'),
    "no reference": row(50, '<c r="RZ50"><v>1</v></c>') + row(1048576, "<c><v>1</v></c>"),
    "an attribute with a bracket": row(1048576, '<c a=">" r="XFD1048576"><v>1</v></c>'),
}


def in_a_child(content: bytes) -> tuple[int, list[str]]:
    """Exit code and findings of a reading that must not take the tests with it."""
    child = subprocess.run(
        [sys.executable, "-c", IN_A_CHILD],
        input=content,
        capture_output=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    return child.returncode, child.stdout.decode().split()


@pytest.mark.parametrize("how", FAR_IN_DISGUISE)
def test_a_far_cell_is_seen_however_it_is_written(how: str) -> None:
    assert in_a_child(sheet_with(FAR_IN_DISGUISE[how])) == (0, ["too-large"])


def test_an_old_workbook_whose_directory_goes_in_circles_is_damaged() -> None:
    content = bytearray(ole_file("Workbook", BOF))
    directory_chain = 512 + 4
    assert content[directory_chain : directory_chain + 4] == b"\xfe\xff\xff\xff"
    content[directory_chain : directory_chain + 4] = struct.pack("<I", 1)
    assert in_a_child(bytes(content)) == (0, ["damaged"])


def test_a_reading_in_a_child_is_that_of_here() -> None:
    assert in_a_child(GOOD) == (0, [])
    assert in_a_child(sheet_with(FAR["the last cell"])) == (0, ["too-large"])


# How far those of a shared workbook reach


@pytest.mark.parametrize(
    ("limits", "rows", "columns", "too_far"),
    [
        (SCORECARD_LIMITS, 5_000, 500, False),
        (SCORECARD_LIMITS, 5_001, 1, True),
        (SCORECARD_LIMITS, 1, 501, True),
        (SHARED_BOOK_LIMITS, 1_048_576, 57, False),
        (SHARED_BOOK_LIMITS, 1_048_576, 58, True),
        (SHARED_BOOK_LIMITS, 3_662, 16_384, False),
        (SHARED_BOOK_LIMITS, 3_663, 16_384, True),
        (SHARED_BOOK_LIMITS, 1_000_000, 60, False),
        (SHARED_BOOK_LIMITS, 1_000_001, 60, True),
        (SHARED_BOOK_LIMITS, 1_048_577, 1, True),
        (SHARED_BOOK_LIMITS, 1, 16_385, True),
    ],
)
def test_rows_and_columns_and_the_cells_between_them_have_a_limit(
    limits: Limits, rows: int, columns: int, *, too_far: bool
) -> None:
    assert limits.exceeded_by(rows, columns) is too_far


def test_a_shared_sheet_may_be_filled_from_top_to_bottom() -> None:
    data = row(1048576, '<c r="BE1048576"><v>1</v></c>').encode()
    assert scanned("Log", data, SHARED_BOOK_LIMITS).rows == 1_048_576
    with pytest.raises(Refused) as refused:
        scanned("Log", data.replace(b"BE", b"BF"), SHARED_BOOK_LIMITS)
    assert refused.value.code == "too-large"
    assert "sheet Log goes as far as row 1048576, column BF" in refused.value.reason


@pytest.mark.parametrize(
    "data",
    [
        b"<row><c s='1'",
        b"<row r='" + b"9" * 5000 + b"'><c s='1'/></row>",
        b"<?xml version='1.0' encoding='no such'?><a><c s='1'/></a>",
    ],
)
def test_a_sheet_that_cannot_be_parsed_is_damaged(data: bytes) -> None:
    with pytest.raises(Refused, match="Log is not well-formed") as refused:
        scanned("Log", data, SHARED_BOOK_LIMITS)
    assert refused.value.code == "damaged"


# Macros


MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def test_a_workbook_without_macros_has_none() -> None:
    assert not has_macros(TEMPLATE, package_of(TEMPLATE, SCORECARD_LIMITS))
    assert not has_macros(ole_file("Workbook", b""), None)
    assert not has_macros(ODS, package_of(ODS, SCORECARD_LIMITS))


@pytest.mark.parametrize(
    "content",
    [
        edited(GOOD, TYPES_PART, {SHEET_TYPE: MACRO_TYPE}),
        with_parts(GOOD, {"xl/vbaProject.bin": b"macros"}),
        with_parts(GOOD, {"xl/elsewhere/vbaProject.bin": b"macros"}),
    ],
)
def test_a_macro_workbook_is_read_with_a_warning(content: bytes) -> None:
    reading = reading_of(content)
    assert codes(reading) == ["macros"]
    assert reading.assessment is not None


def test_macros_of_an_old_workbook_are_seen() -> None:
    assert has_macros(ole_file("_VBA_PROJECT", b""), None)
