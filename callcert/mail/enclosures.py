"""What a file that came with a message is, by its bytes and name; nothing is unpacked or run."""

import io
import re
import unicodedata
import zipfile
from pathlib import PurePosixPath
from typing import Literal

from callcert.domain.files import WORKBOOK_EXTENSIONS, WORKBOOK_MAGIC

EnclosureKind = Literal["workbook", "no-workbook", "dangerous", "archive", "message", "other"]

_ZIP, _OLE = WORKBOOK_MAGIC
_DANGEROUS = frozenset(
    """
    ade adp apk app appref-ms application bas bat btm chm cmd com cpl crt csh desktop dll diagcab
    dmg elf exe gadget hlp hta htm html img inf ins iso isp jar jnlp js jse ksh library-ms lnk mad
    maf mda mdb mde mhtml mht msc msh msi msix msp mst one ops osd pcd pif pkg pl plg prf prg ps1
    ps1xml psc1 psd1 psm1 py pyc pyw reg rpm scf scr search-ms sct settingcontent-ms sh shb shs
    shtml sldm slk svg swf sys theme tmp udl url vb vbe vbs vhd vhdx vsmacros wasm webloc website
    ws wsc wsf wsh xbap xhtml xht xll xnk xlam xla iqy oqy dqy rqy docm dotm pptm potm ppam ppsm
    """.split()  # noqa: SIM905  a list of words reads better as words
)
"""Endings of what runs when it is opened, or shows a page that pretends to be another one."""

_LEFT_BY_EXCHANGE = re.compile(r"ATT\d{5}\.(?:html?|txt)", re.IGNORECASE)
"""What Exchange makes of the text below an attachment of Apple's Mail."""

_ARCHIVES = {
    "zip", "rar", "7z", "gz", "tgz", "tar", "bz2", "xz", "zst", "cab", "arj", "lzh", "ace", "z",
}  # fmt: skip
_ARCHIVE_MAGIC = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF")
_PROGRAM_MAGIC = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"L\0\0\0\1\x14\2",
)
_PAGE = re.compile(rb"\A\s*(?:<!doctype html|<html|<script|<svg)", re.IGNORECASE)
_OLE_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book", "EncryptedPackage"))
_OLE_MESSAGE = "__properties_version1.0".encode("utf-16-le")
_MESSAGES = {"eml", "msg"}
_MOST_ENTRIES = 5_000


def clean_file_name(name: str) -> str:
    """A file's name as it may be shown: the last part of it, without unseen characters."""
    last = re.split(r"[/\\]", name)[-1]
    seen = (c for c in last if unicodedata.category(c)[0] != "C")
    return " ".join("".join(seen).split())[:200]


def kind_of(name: str, content: bytes) -> EnclosureKind:
    """What it is; where name and bytes disagree, the worse of the two."""
    clean = clean_file_name(name)
    ending = PurePosixPath(clean.casefold().rstrip(" .")).suffix.removeprefix(".")
    if _LEFT_BY_EXCHANGE.fullmatch(clean):
        return "other"
    if ending in _DANGEROUS or content.startswith(_PROGRAM_MAGIC) or _PAGE.match(content):
        return "dangerous"
    return _of_bytes(ending, content)


def _of_bytes(ending: str, content: bytes) -> EnclosureKind:
    if content.startswith(_ZIP):
        return _of_zip(ending, content)
    if content.startswith(_OLE):
        return _of_ole(ending, content)
    if ending in WORKBOOK_EXTENSIONS:
        return "no-workbook"
    if ending in _ARCHIVES or content.startswith(_ARCHIVE_MAGIC):
        return "archive"
    return "message" if ending in _MESSAGES else "other"


def _of_zip(ending: str, content: bytes) -> EnclosureKind:
    """Office files are zips, too; a damaged one goes by its name."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()[:_MOST_ENTRIES]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError):
        return "workbook" if ending in WORKBOOK_EXTENSIONS else "archive"
    lowered = {one.casefold().replace("\\", "/") for one in names}
    is_book = any(one.startswith("xl/") for one in lowered) and "[content_types].xml" in lowered
    if is_book or (ending in WORKBOOK_EXTENSIONS and lowered & {"mimetype", "[content_types].xml"}):
        return "workbook"
    office = lowered & {"[content_types].xml", "mimetype"}
    return "other" if office and ending in {"docx", "pptx", "odt", "odp"} else "archive"


def _of_ole(ending: str, content: bytes) -> EnclosureKind:
    if _OLE_MESSAGE in content or ending in _MESSAGES:
        return "message"
    is_book = ending in WORKBOOK_EXTENSIONS or any(name in content for name in _OLE_BOOKS)
    return "workbook" if is_book else "other"
