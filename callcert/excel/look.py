"""A look at a file before any reader touches it: what it is, and whether it is safe to read.

Reading libraries can be brought down by a few kilobytes, so size, parts and far cells are
checked on the raw bytes first.
"""

from typing import Literal
from xml.parsers import expat

from callcert.excel.limits import SCORECARD_LIMITS, SHARED_BOOK_LIMITS, Limits, Refused
from callcert.excel.package import Package, package_of
from callcert.excel.sheet_scan import SheetScan, scan

__all__ = [
    "SCORECARD_LIMITS", "SHARED_BOOK_LIMITS", "Format", "Limits", "Package", "Refused",
    "format_of", "has_macros", "package_of", "scanned",
]  # fmt: skip

Format = Literal["xlsx", "xls", "xlsb", "ods"]

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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
    limits.check(sheet, found.rows, found.columns)
    return found
