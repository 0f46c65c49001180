"""From the content to the finished file, the same bytes on every day."""

import io
import re
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.properties import CalcProperties

from callcert.domain.rules import Rules
from callcert.excel.packing import pack, read_parts
from callcert.excel.template.content import ITEMS
from callcert.excel.template.guide_sheet import add_guide
from callcert.excel.template.layout import SHEET, Layout
from callcert.excel.template.scorecard_sheet import add_scorecard
from callcert.excel.template.style import set_face

_CREATED = datetime(2026, 1, 1, tzinfo=UTC)
_CORE = "docProps/core.xml"


def build_template(rules: Rules) -> bytes:
    """The empty scorecard [K6] with its guide [K7], counting by these thresholds."""
    book = Workbook()
    book.remove(book.worksheets[0])
    set_face(book)
    layout = Layout(len(ITEMS))
    add_scorecard(book, layout, rules)
    add_guide(book, rules)
    for name, area in layout.names().items():
        book.defined_names[name] = DefinedName(name, attr_text=f"{SHEET}!{area}")
    book.active = book[SHEET]
    book.properties = DocumentProperties(
        title="Aetna Call Certification Scorecard",
        subject="Five role-played calls of one agent",
        creator="callcert",
        lastModifiedBy="callcert",
        created=_CREATED,
    )
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    buffer = io.BytesIO()
    book.save(buffer)
    return pack(_undated(read_parts(buffer.getvalue())))


def _undated(parts: dict[str, bytes]) -> dict[str, bytes]:
    """openpyxl writes the moment of saving into the properties; a constant takes its place."""
    modified = rb"(<dcterms:modified[^>]*>)[^<]*"
    stamp = f"{_CREATED:%Y-%m-%dT%H:%M:%SZ}".encode()
    return {**parts, _CORE: re.sub(modified, rb"\g<1>" + stamp, parts[_CORE])}
