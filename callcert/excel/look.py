"""A look at a file before any reader touches it: what it is, and whether it is safe to read.

Reading libraries can be brought down by a few kilobytes, so size, parts and far cells are
checked on the raw bytes first.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree as ET
from xml.parsers import expat

from callcert.domain.rules import LARGEST_FILE
from callcert.excel.references import LAST_COLUMN, LAST_ROW, column_letters
from callcert.excel.sheet_scan import SheetScan, scan

Format = Literal["xlsx", "xls", "xlsb", "ods"]

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = b"PK\x03\x04"
ODS_MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_ODS_MANIFEST = "META-INF/manifest.xml"
_OTHER_KINDS = (
    (b"%PDF", "it is a PDF"),
    (b"\xff\xd8\xff", "it is a picture"),
    (b"\x89PNG", "it is a picture"),
    (b"{\\rtf", "it is a text document"),
    (b"<", "it is a web page or XML text with another ending"),
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XLS_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_VBA = "_VBA_PROJECT".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a workbook of a kind may need; beyond it the file is refused unread.

    Sizes in bytes, before and after unpacking; the furthest filled cell by row and column, and
    how many cells there may be up to it, since readers make room for every one of them.
    """

    packed: int
    unpacked: int
    parts: int
    rows: int
    columns: int
    cells: int

    def exceeded_by(self, rows: int, columns: int) -> bool:
        """Whether a sheet whose furthest cell is there goes too far."""
        return rows > self.rows or columns > self.columns or rows * columns > self.cells


SCORECARD_LIMITS = Limits(
    packed=LARGEST_FILE,
    unpacked=100_000_000,
    parts=2_000,
    rows=5_000,
    columns=500,
    cells=2_500_000,
)
"""A scorecard has some fifty rows and ten columns."""

SHARED_BOOK_LIMITS = Limits(
    packed=200_000_000,
    unpacked=2_000_000_000,
    parts=10_000,
    rows=LAST_ROW,
    columns=LAST_COLUMN,
    cells=60_000_000,
)
"""A progress report may fill a sheet from top to bottom; a tracker has some sixty columns."""


class Refused(Exception):  # noqa: N818  a verdict about a file, not a failure of the program
    """The file is not read; ``code`` is that of the finding, ``reason`` its own words."""

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason


class Package:
    """The parts of a zipped file, read one at a time; more than ``limits`` allow is refused."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError) as wrong:
            raise Refused("damaged", "its package is cut off or broken") from wrong
        entries = self._zip.infolist()
        if len(entries) > limits.parts:
            raise Refused("too-large", f"{len(entries)} parts")
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > limits.unpacked:
            raise Refused("too-large", f"{unpacked // 1_000_000} MB when unpacked")
        self.names = frozenset(entry.filename for entry in entries)
        self.trees: dict[str, ET.Element] = {}
        """The parts parsed so far, so that none is parsed twice."""

    def read(self, name: str) -> bytes:
        """One part; a part that is missing, broken or declares entities is refused."""
        try:
            data = self._zip.read(name)
        except (KeyError, RuntimeError, ValueError, OSError, EOFError, zlib.error) as wrong:
            raise Refused("damaged", f"its part {name} cannot be read") from wrong
        except (zipfile.BadZipFile, NotImplementedError) as wrong:
            raise Refused("damaged", f"its part {name} cannot be read") from wrong
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise Refused("damaged", f"its part {name} declares entities")
        return data


def package_of(content: bytes, limits: Limits) -> Package | None:
    """The parts of a zipped file; None for any other."""
    return Package(content, limits) if content.startswith(ZIP_MAGIC) else None


def format_of(content: bytes, package: Package | None) -> Format:
    """What the bytes are, whatever the file is called; anything else is refused with its kind."""
    if package:
        return _zip_format(package)
    if content.startswith(OLE_MAGIC):
        return _ole_format(content)
    if not content.strip():
        raise Refused("not-a-workbook", "the file is empty")
    for magic, words in _OTHER_KINDS:
        if content.lstrip().startswith(magic):
            raise Refused("not-a-workbook", words)
    raise Refused("not-a-workbook", "its contents are of another kind")


def _zip_format(package: Package) -> Format:
    names = package.names
    if "mimetype" in names and package.read("mimetype").startswith(ODS_MIME):
        if _ODS_MANIFEST in names and b"encryption-data" in package.read(_ODS_MANIFEST):
            raise Refused("encrypted")
        return "ods"
    if any(name.startswith("word/") for name in names):
        raise Refused("not-a-workbook", "it is a Word document")
    if any(name.startswith("ppt/") for name in names):
        raise Refused("not-a-workbook", "it is a presentation")
    if "[Content_Types].xml" not in names:
        raise Refused("not-a-workbook", "it is a zip archive")
    binary = any(name.endswith("workbook.bin") for name in names)
    return "xlsb" if binary else "xlsx"


def _ole_format(content: bytes) -> Format:
    if _ENCRYPTED in content:
        raise Refused("encrypted")
    if not any(stream in content for stream in _XLS_STREAMS):
        raise Refused("not-a-workbook", "it is an Office file of another kind")
    return "xls"


def has_macros(content: bytes, package: Package | None) -> bool:
    """Whether the workbook carries macros, or is of the kind that may."""
    if package is None:
        return _VBA in content
    if any(name.rpartition("/")[2] == "vbaProject.bin" for name in package.names):
        return True
    types = package.read("[Content_Types].xml") if "[Content_Types].xml" in package.names else b""
    return b"sheet.macroEnabled" in types


def scanned(sheet: str, data: bytes, limits: Limits) -> SheetScan:
    """A sheet's scan; refuses one that goes further than any form of its kind can need."""
    try:
        found = scan(data)
    except (expat.ExpatError, LookupError, ValueError) as wrong:
        raise Refused("damaged", f"the sheet {sheet} is not well-formed") from wrong
    if limits.exceeded_by(found.rows, found.columns):
        furthest = f"row {found.rows}, column {column_letters(found.columns)}"
        raise Refused("too-large", f"sheet {sheet} goes as far as {furthest}")
    return found
