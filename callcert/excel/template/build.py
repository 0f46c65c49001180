"""From the content to the finished file, the same bytes on every day."""

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.properties import CalcProperties

from callcert.domain.rules import Rules
from callcert.excel.own_books import saved
from callcert.excel.template.content import ITEMS
from callcert.excel.template.guide_sheet import add_guide
from callcert.excel.template.layout import SHEET, Layout
from callcert.excel.template.scorecard_sheet import add_scorecard
from callcert.excel.template.style import set_face


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
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    title, subject = "Aetna Call Certification Scorecard", "Five role-played calls of one agent"
    return saved(book, title, subject)
