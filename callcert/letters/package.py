"""A Word document as its parts: looked at before anything in it is believed, packed anew."""

import io
import zipfile
import zlib
from collections.abc import Mapping

MAIN_PART = "word/document.xml"
CONTENT_TYPES = "[Content_Types].xml"

LARGEST = 5_000_000
LARGEST_UNPACKED = 50_000_000
MOST_PARTS = 500
"""A letter has some twenty parts and some thirty kilobytes; a logo adds more."""

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STAMP = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_ENCRYPTED = 0x1


class BrokenTemplate(Exception):  # noqa: N818  a verdict about a file, not a failure of the program
    """The template cannot be used; its words say why."""


Parts = Mapping[str, bytes]
"""A document's parts by their names, in the order of the file."""


def read_parts(content: bytes) -> dict[str, bytes]:
    """Every part; raises ``BrokenTemplate`` for what is no Word document, or a huge one."""
    if content.startswith(_OLE_MAGIC):
        message = "is protected by a password, or an old .doc; save it as .docx without one"
        raise BrokenTemplate(message)
    if len(content) > LARGEST:
        raise BrokenTemplate(f"is larger than a letter can be: {len(content) // 1_000_000} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _unpacked(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError) as wrong:
        raise BrokenTemplate("is no Word document (.docx), or a damaged one") from wrong
    except (OSError, EOFError, zlib.error) as wrong:
        raise BrokenTemplate("is a damaged Word document") from wrong


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > LARGEST_UNPACKED:
        raise BrokenTemplate("is larger than a letter can be when it is unpacked")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise BrokenTemplate("is protected by a password")
    parts = {entry.filename: archive.read(entry) for entry in entries}
    if len(parts) < len(entries):
        raise BrokenTemplate("has two parts of one name, so it is damaged")
    if MAIN_PART not in parts or CONTENT_TYPES not in parts:
        raise BrokenTemplate("is no Word document (.docx)")
    return parts


def pack(parts: Parts) -> bytes:
    """The parts as one file; equal parts always make equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=lambda part: (part != CONTENT_TYPES, part)):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.create_system = 0
            archive.writestr(entry, parts[name], zipfile.ZIP_DEFLATED, _LEVEL)
    return buffer.getvalue()
