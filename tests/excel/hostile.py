"""Workbooks made to harm whoever reads them, and plain ones in the binary formats."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from random import Random

from callcert.excel.packing import read_parts
from tests.excel.alterations import BOOK_PART, TYPES_PART, archive, edited, ole_file, with_parts
from tests.excel.grids import ods, xlsx
from tests.forms import SHEET_PART, scorecard

GOOD = scorecard()
ROWS: Sequence[Sequence[object]] = [["Agent", "Doe"], ["Score", 91.5], [None, "fine"]]
STRINGS_PART = "xl/sharedStrings.xml"

# Plain workbooks in the binary formats


def xls_record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def xls_stream(cells: bytes, before: bytes = b"") -> bytes:
    """A workbook of Excel 97 with one sheet of those cell records, as its stream."""
    opening = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    head = xls_record(0x0809, opening) + xls_record(0x0042, struct.pack("<H", 0x04B0)) + before
    name = b"\x04\x00Form"
    start = len(head) + len(xls_record(0x0085, bytes(6) + name)) + 4
    book = head + xls_record(0x0085, struct.pack("<IH", start, 0) + name) + xls_record(0x000A)
    sheet = struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6)
    return book + xls_record(0x0809, sheet) + cells + xls_record(0x000A)


def xls_cell(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        text = value.encode("latin-1")
        return xls_record(0x0204, place + struct.pack("<HB", len(text), 0) + text)
    return xls_record(0x0203, place + struct.pack("<d", value))


def xls(rows: Sequence[Sequence[object]]) -> bytes:
    return ole_file("Workbook", xls_stream(_cells(rows, xls_cell)))


def xlsb_record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + _varint(len(data)) + data


def _varint(number: int) -> bytes:
    out = b""
    while number >= 0x80:
        out, number = out + bytes([number & 0x7F | 0x80]), number >> 7
    return out + bytes([number])


def xlsb_cell(row: int, column: int, value: str | float) -> bytes:
    head = xlsb_record(0, struct.pack("<II", row, 0) + bytes(17)) + b""
    place = struct.pack("<II", column, 0)
    if isinstance(value, str):
        return head + xlsb_record(6, place + _wide(value))
    return head + xlsb_record(5, place + struct.pack("<d", value))


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(rows: Sequence[Sequence[object]], further: bytes = b"") -> bytes:
    book = xlsb_record(0x83) + xlsb_record(0x8F)
    book += xlsb_record(0x9C, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Form"))
    book += xlsb_record(0x90) + xlsb_record(0x84)
    sheet = xlsb_record(0x81) + xlsb_record(0x94, struct.pack("<IIII", 0, 0, 0, 0))
    sheet += xlsb_record(0x91) + _cells(rows, xlsb_cell) + further + xlsb_record(0x92)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = '<Relationships xmlns="{}"><Relationship Id="rId1" Type="{}/{}" Target="{}"/>'
    end = "</Relationships>"
    return archive(
        {
            TYPES_PART: b"<Types/>",
            "_rels/.rels": (
                relation.format(space, kinds, "officeDocument", "xl/workbook.bin") + end
            ).encode(),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": (
                relation.format(space, kinds, "worksheet", "worksheets/sheet1.bin") + end
            ).encode(),
            "xl/worksheets/sheet1.bin": sheet + xlsb_record(0x82),
        }
    )


def _cells(
    rows: Sequence[Sequence[object]], cell: Callable[[int, int, str | float], bytes]
) -> bytes:
    return b"".join(
        cell(number, column, value if isinstance(value, str) else float(str(value)))
        for number, row in enumerate(rows)
        for column, value in enumerate(row)
        if value is not None
    )


PLAIN: Mapping[str, Callable[[], bytes]] = {
    "xlsx": lambda: xlsx(ROWS, "Form"),
    "xls": lambda: xls(ROWS),
    "xlsb": lambda: xlsb(ROWS),
    "ods": lambda: ods(ROWS, "Form"),
}

# Archives that contradict themselves


def lying(parts: Mapping[str, bytes], name: str, declared: int) -> bytes:
    """One part unpacks to more than it declares, whose checksum is that of its beginning."""
    content = bytearray(archive(parts))
    size, crc = struct.pack("<I", declared), struct.pack("<I", zlib.crc32(parts[name][:declared]))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        head = package.getinfo(name).header_offset
    directory = content.find(b"PK\x01\x02", content.rfind(name.encode()) - 60)
    for start, sum_at, size_at in ((head, 14, 22), (directory, 16, 24)):
        content[start + sum_at : start + sum_at + 4] = crc
        content[start + size_at : start + size_at + 4] = size
    return bytes(content)


def overlapping(parts: Mapping[str, bytes], copies: int) -> bytes:
    """Many directory entries for the data of one part."""
    content = archive(parts)
    start = content.rfind(b"PK\x01\x02")
    end = content.rfind(b"PK\x05\x06")
    entry = content[start:end]
    size = struct.unpack_from("<H", entry, 28)[0]
    more = b"".join(
        entry[:46] + f"{number:0{size}}".encode() + entry[46 + size :] for number in range(copies)
    )
    first = content.find(b"PK\x01\x02")
    count, length = len(parts) + copies, end - first + len(more)
    return (
        content[:end]
        + more
        + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, length, first, 0)
    )


def doubled(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return buffer.getvalue()


# Workbooks that grow


def strings(text: bytes, cells: int) -> bytes:
    """One shared text in many cells."""
    return _with_strings(
        b"<si><t>" + text + b"</t></si>",
        "".join(
            f'<row r="{100 + row}">' + '<c t="s"><v>0</v></c>' * 100 + "</row>"
            for row in range(cells // 100)
        ),
    )


def _with_strings(items: bytes, rows: str) -> bytes:
    space = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    relation = '<Relationship Id="rIdS" Target="sharedStrings.xml" Type="http://schemas.'
    relation += 'openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>'
    related = edited(GOOD, "xl/_rels/workbook.xml.rels", {"</R": f"{relation}</R"})
    filled = edited(related, SHEET_PART, {"</sheetData>": f"{rows}</sheetData>"})
    return with_parts(filled, {STRINGS_PART: space + items + b"</sst>"})


def laughing(content: bytes, part: str) -> bytes:
    """Entities that stand for ten of the next, in that part."""
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "laugh"}">' for n in range(9))
    declared = f"<!DOCTYPE x [{lines}]>".encode()
    own = read_parts(content)[part]
    start = own.find(b"?>") + 2 if own.startswith(b"<?xml") else 0
    return with_parts(content, {part: own[:start] + declared + own[start:]})


def repeating(rows: int, columns: int) -> bytes:
    """An OpenDocument cell that stands for many."""
    repeats = f'<table:table-row table:number-rows-repeated="{rows}"'
    cell = f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type'
    return edited(
        ods([["x"]], "Form"),
        "content.xml",
        {"<table:table-row": repeats, "<table:table-cell office:value-type": cell},
    )


def with_relations(content: bytes, rows: str) -> bytes:
    return edited(content, SHEET_PART, {"</sheetData>": f"{rows}</sheetData>"})


def many_sheets(number: int) -> bytes:
    """Sheets that are all kept in one part."""
    book = read_parts(GOOD)[BOOK_PART].decode()
    start, end = book.index("<sheet "), book.index("</sheets>")
    first = book[start : book.index("/>", start) + 2]
    copies = "".join(first.replace("Scorecard", f"Copy {n}") for n in range(number))
    return with_parts(GOOD, {BOOK_PART: (book[:end] + copies + book[end:]).encode()})


def nested(part: str, depth: int) -> bytes:
    return with_parts(GOOD, {part: b"<a>" * depth + b"</a>" * depth})


def merged() -> bytes:
    merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return edited(GOOD, SHEET_PART, {"</sheetData>": f"</sheetData>{merges * 1}"})


# Old workbooks that lead in circles


def circling(content: bytes, sector: int, to: int) -> bytes:
    """The allocation table leads from one sector to another."""
    at = 512 + 4 * sector
    return content[:at] + struct.pack("<I", to) + content[at + 4 :]


def with_head(content: bytes, at: int, number: int) -> bytes:
    return content[:at] + struct.pack("<I", number) + content[at + 4 :]


OLD = xls(ROWS)

HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "a part longer than it says": lambda: lying(
        read_parts(strings(b" " * 50_000_000, 100)), STRINGS_PART, 1000
    ),
    "styles longer than they say": lambda: lying(
        read_parts(GOOD) | {"xl/styles.xml": read_parts(GOOD)["xl/styles.xml"] + b" " * 2_000_000},
        "xl/styles.xml",
        len(read_parts(GOOD)["xl/styles.xml"]),
    ),
    "a thousand parts in one place": lambda: overlapping(
        read_parts(GOOD) | {"xl/z.xml": bytes(90_000)}, 1000
    ),
    "two sheets of one name in the archive": lambda: doubled("XL/Worksheets/Sheet1.xml", b"<a/>"),
    "a long text in many cells": lambda: strings(b"a" * 1_000_000, 100_000),
    "90 MB of spaces": lambda: strings(b" " * 90_000_000, 100),
    "200 MB of spaces": lambda: strings(b" " * 200_000_000, 100),
    "3 MB of styles": lambda: with_parts(
        GOOD,
        {
            "xl/styles.xml": b"<styleSheet><cellXfs>"
            + b"<xf/>" * 600_000
            + b"</cellXfs></styleSheet>"
        },
    ),
    "a merge over the whole sheet": merged,
    "50,000 merges over the whole sheet": lambda: edited(
        GOOD,
        SHEET_PART,
        {
            "</sheetData>": "</sheetData><mergeCells>"
            + '<mergeCell ref="A1:XFD1048576"/>' * 50_000
            + "</mergeCells>"
        },
    ),
    "a deep workbook part": lambda: nested(BOOK_PART, 500_000),
    "a deep sheet": lambda: nested(SHEET_PART, 500_000),
    "errors without an end": lambda: with_parts(
        GOOD, {SHEET_PART: b'<c r="A1" t="e">' * 200_000 + b"<v>#N/A</v></c>"}
    ),
    "entities in wide letters": lambda: with_parts(
        GOOD,
        {
            SHEET_PART: (
                '<!DOCTYPE a [<!ENTITY b "c">]>' + read_parts(GOOD)[SHEET_PART].decode()
            ).encode("utf-16")
        },
    ),
    "a sheet that goes too far": lambda: with_relations(
        GOOD, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "far rows of .xlsb": lambda: xlsb(ROWS, xlsb_cell(1_048_575, 16_383, 1.0)),
    "rows beyond any sheet of .xlsb": lambda: xlsb(ROWS, xlsb_cell(0xFFFFFFFE, 0xFFFFFFFE, 1.0)),
    "text beyond the record of .xlsb": lambda: xlsb(
        ROWS, xlsb_record(6, struct.pack("<III", 0, 0, 0xFFFFFFF0) + b"a")
    ),
    "far rows of .ods": lambda: repeating(1_048_576, 16_384),
    "endless rows of .ods": lambda: repeating(10**18, 10**18),
    "a billion blanks in a cell of .ods": lambda: edited(
        ods([["x"]], "Form"), "content.xml", {">x<": '><text:s text:c="1000000000"/>x<'}
    ),
    "entities in .ods": lambda: laughing(ods(ROWS), "content.xml"),
    "50 MB of blanks in .ods": lambda: edited(
        ods([["x"]], "Form"), "content.xml", {">x<": f">{' ' * 50_000_000}x<"}
    ),
    "a far cell of .xls": lambda: ole_file(
        "Workbook", xls_stream(xls_cell(0, 0, 1.0) + xls_cell(65_535, 255, 1.0))
    ),
    "a column beyond any sheet of .xls": lambda: ole_file(
        "Workbook", xls_stream(xls_cell(65_535, 65_535, 1.0))
    ),
    "four billion texts of .xls": lambda: ole_file(
        "Workbook", xls_stream(b"", xls_record(0x00FC, b"\xff" * 8 + b"\xff\xff\0" * 10))
    ),
    "a sector that follows itself": lambda: circling(OLD, 3, 3),
    "two sectors that follow each other": lambda: circling(circling(OLD, 4, 3), 3, 4),
    "a table of sectors that is its own sector": lambda: circling(OLD, 0, 0),
    "a directory that follows itself": lambda: circling(OLD, 1, 1),
    "an extension of the table that follows itself": lambda: with_head(
        with_head(OLD, 68, 1), 72, 0xFFFFFFF0
    ),
    "four billion tables of sectors": lambda: with_head(OLD, 44, 0xFFFFFFFF),
    "a small table that leads in circles": lambda: with_head(with_head(OLD, 60, 0), 64, 0xFFFF),
    "sectors of two to the 65,535th": lambda: OLD[:30] + b"\xff\xff" + OLD[32:],
    **{
        f"entities in {part}": (lambda part=part: laughing(GOOD, part))  # type: ignore[misc]
        for part in read_parts(GOOD)
        if part.endswith((".xml", ".rels"))
    },
}


def damaged(content: bytes, seed: int) -> bytes:
    """The file with a few bytes changed, cut out or put in, as seed says."""
    random = Random(seed)  # noqa: S311  examples, no cryptography
    changed = bytearray(content)
    for _ in range(random.choice((1, 2, 8, 40))):
        at = random.randrange(len(changed) - 8)
        match random.randrange(4):
            case 0:
                changed[at] ^= 1 << random.randrange(8)
            case 1:
                changed[at : at + 4] = random.choice((b"\xff" * 4, bytes(4), b"\xff\xff\xff\x7f"))
            case 2:
                del changed[at : at + random.randrange(1, 9)]
            case _:
                changed[at:at] = random.randbytes(random.randrange(1, 9))
    return bytes(changed)


@cache
def parts_of(content: bytes) -> Mapping[str, bytes]:
    """A zipped workbook's parts; none of any other."""
    return read_parts(content) if content.startswith(b"PK") else {}


def damaged_within(content: bytes, seed: int) -> bytes:
    """The same done to one part before it is zipped, so that a reader comes as far as there."""
    parts = parts_of(content)
    if not parts:
        return damaged(content, seed)
    large = [name for name, data in parts.items() if len(data) > 16]
    name = Random(seed).choice(large)  # noqa: S311
    return archive({**parts, name: damaged(parts[name], seed)})
