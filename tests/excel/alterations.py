"""Workbooks with a part changed, taken out or added: what people and programs do to files."""

import io
import struct
import zipfile
from collections.abc import Mapping

from callcert.domain.rules import Rules
from callcert.excel.packing import pack, read_parts
from callcert.excel.scorecard import ReadingTerms, ScorecardReading, read_scorecard
from tests.forms import TEMPLATE

BOOK_PART = "xl/workbook.xml"
TYPES_PART = "[Content_Types].xml"
TERMS = ReadingTerms(Rules(), "mdy", TEMPLATE)


def reading_of(content: bytes, stem: str = "returned") -> ScorecardReading:
    """The file as ``callcert score`` reads it, on the customer's terms."""
    return read_scorecard(content, stem, TERMS)


def codes(reading: ScorecardReading) -> list[str]:
    """What was found, but for the missing totals of a file that no program has calculated."""
    return [found.code for found in reading.findings if found.code != "no-cached-totals"]


def edited(content: bytes, part: str, changes: Mapping[str, str]) -> bytes:
    """The workbook with texts of one part replaced; each must be there."""
    parts = read_parts(content)
    text = parts[part].decode()
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return pack(parts | {part: text.encode()})


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The workbook with these parts in place of its own, or besides them."""
    return pack(read_parts(content) | dict(parts))


def without_part(content: bytes, part: str) -> bytes:
    """The workbook with one part missing."""
    return pack({name: data for name, data in read_parts(content).items() if name != part})


def archive(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Any zip archive, its parts in the order given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def ole_file(stream: str, data: bytes) -> bytes:
    """An Office file of the old kind with a single stream, padded so that it has sectors enough."""
    data += bytes(-len(data) % 512 + (4096 if len(data) < 4096 else 0))
    sectors = len(data) // 512
    chain = [*range(3, sectors + 2), 0xFFFFFFFE]
    table = [0xFFFFFFFD, 0xFFFFFFFE, *chain]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    allocation = struct.pack("<128I", *table, *[0xFFFFFFFF] * (128 - len(table)))
    nothing = (0xFFFFFFFF, 0xFFFFFFFF)
    directory = _entry("Root Entry", 5, (*nothing, 1), 0xFFFFFFFE, 0)
    directory += _entry(stream, 2, (*nothing, 0xFFFFFFFF), 2, len(data))
    return head + allocation + directory + bytes(256) + data


def _entry(name: str, kind: int, around: tuple[int, int, int], start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    return head + struct.pack("<III36xIQ", *around, start, size)
