"""Saving workbooks callcert builds itself: the same bytes on every day."""

import io
import re
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties

from callcert.excel.packing import pack, read_parts

_CREATED = datetime(2026, 1, 1, tzinfo=UTC)
_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def saved(book: Workbook, title: str, subject: str = "") -> bytes:
    """The workbook's bytes; a constant stands where openpyxl writes the moment of saving."""
    book.properties = DocumentProperties(
        title=title,
        subject=subject or None,
        creator="callcert",
        lastModifiedBy="callcert",
        created=_CREATED,
    )
    buffer = io.BytesIO()
    book.save(buffer)
    parts = read_parts(buffer.getvalue())
    stamp = f"{_CREATED:%Y-%m-%dT%H:%M:%SZ}".encode()
    return pack(parts | {_CORE: _MODIFIED.sub(rb"\g<1>" + stamp, parts[_CORE])})
