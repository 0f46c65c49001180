"""Defined names of a workbook, whatever its format: name without case → rectangle or None."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from callcert.excel.look import Package, Refused
from callcert.excel.references import Area, parse_area

Names = Mapping[str, Area | None]

_OFFICE_NS = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_ODS_SHEET = re.compile(r"(?:^|:)\$?(?:'((?:[^']|'')+)'|([^'.:$]+))?\.(\$?[A-Z]+\$?\d+)")


def workbook_part(package: Package) -> str:
    """Where the package keeps its workbook; ``xl/workbook.xml`` nearly always."""
    for relation in _parse(package, "_rels/.rels"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    raise Refused("damaged", "its package does not say where the workbook is")


def sheet_parts(package: Package) -> dict[str, str]:
    """Sheet name → part, for looking at a sheet's raw cells."""
    return dict(listed_sheets(package))


def listed_sheets(package: Package) -> list[tuple[str, str]]:
    """The name and the part of every sheet, in the order of the workbook."""
    book = workbook_part(package)
    folder, _, file = book.rpartition("/")
    targets = {}
    for relation in _parse(package, f"{folder}/_rels/{file}.rels".lstrip("/")):
        target = relation.get("Target", "")
        full = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        targets[relation.get("Id", "")] = full
    sheets = []
    for element in _parse(package, book).iter():
        if _local(element.tag) == "sheet":
            key = next((v for k, v in element.attrib.items() if _local(k) == "id"), "")
            sheets.append((element.get("name", ""), targets.get(key, "")))
    return sheets


def xlsx_names(package: Package) -> Names:
    """Names of an ``.xlsx``; where a name exists for the workbook and for a sheet, the former."""
    names: dict[str, Area | None] = {}
    local: dict[str, Area | None] = {}
    for element in _parse(package, workbook_part(package)).iter():
        if _local(element.tag) == "definedName":
            home = names if element.get("localSheetId") is None else local
            home[element.get("name", "").casefold()] = parse_area(element.text or "")
    return local | names


def ods_names(package: Package) -> Names:
    """Names of an ``.ods``."""
    names: dict[str, Area | None] = {}
    for element in _parse(package, "content.xml").iter(f"{{{_OFFICE_NS}}}named-range"):
        name = element.get(f"{{{_OFFICE_NS}}}name", "").casefold()
        names[name] = _ods_area(element.get(f"{{{_OFFICE_NS}}}cell-range-address", ""))
    return names


def _ods_area(text: str) -> Area | None:
    cells = _ODS_SHEET.findall(text)
    if not cells:
        return None
    sheet = (cells[0][0] or cells[0][1]).replace("''", "'")
    quoted = sheet.replace("'", "''")
    return parse_area(f"'{quoted}'!{':'.join(cell for _, _, cell in cells)}")


def _parse(package: Package, part: str) -> ET.Element:
    if part not in package.trees:
        package.trees[part] = _parsed(package, part)
    return package.trees[part]


def _parsed(package: Package, part: str) -> ET.Element:
    try:
        return ET.fromstring(package.read(part))  # noqa: S314  entities are refused by read()
    except (ET.ParseError, LookupError, ValueError) as wrong:  # the latter: an unknown encoding
        raise Refused("damaged", f"its part {part} is not well-formed") from wrong


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
