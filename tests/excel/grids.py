"""Workbooks of plain rows, in the formats people return."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

from openpyxl import Workbook as Book

from callcert.domain.findings import Finding
from callcert.excel.look import SHARED_BOOK_LIMITS
from callcert.excel.references import Place
from callcert.excel.workbook import Workbook
from tests.excel.alterations import TYPES_PART, archive, edited

Row = Sequence[object]
Rows = Sequence[Row]

_NS = "urn:oasis:names:tc:opendocument:xmlns"
_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def book_of(sheets: Mapping[str, Rows]) -> Book:
    """A workbook of those sheets; None is a blank cell."""
    book = Book()
    del book[book.sheetnames[0]]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(number, column).value = value
    return book


def bytes_of(book: Book) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xlsx(rows: Rows, title: str = "Sheet1") -> bytes:
    return bytes_of(book_of({title: rows}))


def xlsm(rows: Rows, title: str = "Sheet1") -> bytes:
    """The same, marked as one that may hold macros."""
    return edited(xlsx(rows, title), TYPES_PART, {_SHEETS: _MACROS})


def ods(rows: Rows, title: str = "Sheet1") -> bytes:
    """The same as LibreOffice keeps it."""
    body = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    names = "".join(f' xmlns:{one}="{_NS}:{one}:1.0"' for one in ("office", "table", "text"))
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="{title}">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_NS}:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{_MIME}"/></manifest:manifest>'
    )
    parts = {"mimetype": _MIME, "content.xml": content, "META-INF/manifest.xml": manifest}
    return archive({name: text.encode() for name, text in parts.items()}, zipfile.ZIP_STORED)


def _ods_cell(value: object) -> str:
    match value:
        case None:
            return "<table:table-cell/>"
        case bool():
            said = f'"boolean" office:boolean-value="{str(value).lower()}"'
        case int() | float():
            said = f'"float" office:value="{value}"'
        case date():
            said = f'"date" office:date-value="{value.isoformat()}"'
        case _:
            said = '"string"'
    words = escape(str(value))
    return f"<table:table-cell office:value-type={said}><text:p>{words}</text:p></table:table-cell>"


def shared(content: bytes) -> Workbook:
    """A workbook that several people share, as the run opens it."""
    return Workbook(content, SHARED_BOOK_LIMITS)


def cell_of(rows: Rows, row: int, heading: str, heading_row: int = 0) -> str:
    """The cell of a row, counted from 0, below a heading."""
    return str(Place(row, list(rows[heading_row]).index(heading)))


def places(findings: Sequence[Finding]) -> list[tuple[str, str | None, str | None]]:
    """What was found and where."""
    return [(found.code, found.sheet, found.cell) for found in findings]
