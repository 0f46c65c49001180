"""The workbook's own part: what its days are counted from, and that it is to be calculated anew."""

import re
from collections.abc import Iterable

from callcert.excel.editing.markup import is_utf8, outline, prefix_of, retagged, spliced, start_tag
from callcert.excel.editing.sheet_map import YES
from callcert.excel.look import Refused

_BEFORE_CALCULATION = {"sheets", "functionGroups", "externalReferences", "definedNames"}
_ON_LOAD = "fullCalcOnLoad"
_FORMULA = re.compile(rb"<(?:[^\s<>/:]+:)?f[\s/>]")


def has_formulas(sheets: Iterable[bytes]) -> bool:
    """Whether any of these sheet parts holds a formula, whatever it is written in."""
    return any(_FORMULA.search(data.replace(b"\0", b"")) for data in sheets)


def counts_from_1904(part: str, data: bytes) -> bool:
    """Whether day 0 is 1 January 1904 instead of 30 December 1899."""
    properties = [one for one in outline(part, data) if one.name == "workbookPr"]
    return any(one.attributes.get("date1904") in YES for one in properties)


def recalculating(part: str, data: bytes) -> bytes:
    """The part with the mark that has every formula calculated when the workbook is opened."""
    if not is_utf8(data):
        raise Refused("unreadable", f"its part {part} is not written in UTF-8")
    elements = [one for one in outline(part, data) if one.depth == 1]
    for one in elements:
        if one.name == "calcPr":
            if one.attributes.get(_ON_LOAD) in YES:
                return data
            tag = one.tag(data)
            return spliced(
                data, [(one.start, one.start + len(tag), retagged(tag, {_ON_LOAD: "1"}))]
            )
    places = [one for one in elements if one.name in _BEFORE_CALCULATION]
    if not places:
        raise Refused("damaged", "it has no list of sheets")
    last = places[-1]
    prefix = prefix_of(start_tag(data, last.start))
    new = b"<" + prefix + b'calcPr fullCalcOnLoad="1"/>'
    return spliced(data, [(last.end(data), last.end(data), new)])
