"""A zipped workbook's parts, unpacked one at a time and never further than they say.

Readers differ in what they take from an archive that contradicts itself: a part longer than it
declares, two parts in one place or of one name. Such an archive is refused, so that what was
looked at is what is read.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from itertools import pairwise
from xml.etree import ElementTree as ET

from callcert.excel.limits import Limits, Refused

ZIP_MAGIC = b"PK\x03\x04"
_END_MAGIC = b"PK\x05\x06"
_END = 22
"""Bytes of the record that ends an archive without a comment."""

_HEAD = 30
"""Bytes in front of a part's name and data."""

_SMALL = 1_000_000
_TIGHT = 100
"""Parts up to so many bytes may be packed however tightly; the cells of a large one to a tenth,
to a thirtieth at most.
"""

_ENCRYPTED = 1
_DECLARATIONS = ("<!DOCTYPE", "<!ENTITY")
_PICTURES = "xl/media/"


class Package:
    """The parts of a zipped file, read one at a time; more than ``limits`` allow is refused."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        self._content = memoryview(content)
        entries = _listed(content)
        if len(entries) > limits.parts:
            raise Refused("too-large", f"{len(entries)} parts")
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > limits.unpacked:
            raise Refused("too-large", f"{unpacked // 1_000_000} MB when unpacked")
        _refuse_contradictions(entries)
        self._entries = {entry.filename: entry for entry in entries}
        self.names = frozenset(self._entries)
        self.trees: dict[str, ET.Element] = {}
        """The parts parsed so far, so that none is parsed twice."""

    @property
    def is_ordinary(self) -> bool:
        """Whether it is packed as programs do it, none of its parts far tighter than any sheet.

        It ends with its directory and has no other, so that every reader finds the same one.
        """
        end = bytes(self._content[-_END:])
        last = end.startswith(_END_MAGIC) and end.endswith(b"\0\0") and b"\xff\xff" not in end
        return last and not any(map(_is_tight, self._entries.values()))

    @property
    def weight(self) -> int:
        """Bytes of all parts but pictures when unpacked, as far as they say."""
        return sum(
            entry.file_size
            for name, entry in self._entries.items()
            if not name.startswith(_PICTURES)
        )

    def read(self, name: str) -> bytes:
        """One part; a part that is missing, broken or declares entities is refused."""
        entry = self._entries.get(name)
        data = self._unpacked(entry) if entry else None
        if data is None:
            raise Refused("damaged", f"its part {name} cannot be read")
        if _declares(data):
            raise Refused("damaged", f"its part {name} declares entities")
        return data

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes | None:
        """A part that is just what the directory says of it; None for any other."""
        head = self._content[entry.header_offset : entry.header_offset + _HEAD]
        if len(head) < _HEAD or entry.flag_bits & _ENCRYPTED:
            return None
        start = entry.header_offset + _HEAD + sum(struct.unpack_from("<HH", head, 26))
        raw = self._content[start : start + entry.compress_size]
        data = _inflated(raw, entry)
        whole = data is not None and len(data) == entry.file_size
        return data if data is not None and whole and zlib.crc32(data) == entry.CRC else None


def package_of(content: bytes, limits: Limits) -> Package | None:
    """The parts of a zipped file; None for any other."""
    return Package(content, limits) if content.startswith(ZIP_MAGIC) else None


def _is_tight(entry: zipfile.ZipInfo) -> bool:
    large = entry.file_size > _SMALL
    return large and entry.file_size > _TIGHT * max(entry.compress_size, 1)


def _listed(content: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as wrong:
        raise Refused("damaged", "its package is cut off or broken") from wrong


def _refuse_contradictions(entries: Sequence[zipfile.ZipInfo]) -> None:
    names = {entry.filename.replace("\\", "/").casefold() for entry in entries}
    if len(names) < len(entries):
        raise Refused("damaged", "two of its parts have the same name")
    placed = sorted(entries, key=lambda entry: entry.header_offset)
    if any(
        one.header_offset + _HEAD + one.compress_size > other.header_offset
        for one, other in pairwise(placed)
    ):
        raise Refused("damaged", "its parts overlap")


def _inflated(raw: memoryview, entry: zipfile.ZipInfo) -> bytes | None:
    """The bytes behind the packed ones, one more than declared at most; None if they are none.

    Workbooks know no other ways of packing than these two.
    """
    if entry.compress_type == zipfile.ZIP_STORED:
        return bytes(raw)
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        return None
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(raw, entry.file_size + 1)
    except zlib.error:
        return None


def _declares(data: bytes) -> bool:
    """Whether XML declares a document type or entities, in whichever of its encodings."""
    if b"\0" in data[:4] or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        wide = (word.encode("utf-16-le")[:-1] for word in _DECLARATIONS)
        return any(word in data for word in wide)
    return any(word.encode() in data for word in _DECLARATIONS)
