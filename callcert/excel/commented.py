"""A copy of a workbook with comments beside cells; every other part stays byte for byte.

Three parts are added (the comments, their boxes, what belongs to the sheet), and one line each
to the sheet and to the list of parts. A workbook this cannot be done to gets no copy.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from callcert.excel.editing.markup import Splice, is_utf8, outline, spliced
from callcert.excel.editing.package_edit import refuse_doubled, relations
from callcert.excel.look import SCORECARD_LIMITS, Package, Refused
from callcert.excel.names import sheet_parts
from callcert.excel.packing import CONTENT_TYPES, pack, read_parts
from callcert.excel.references import Place, parse_area
from callcert.excel.workbook import Workbook

_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_BEHIND = {
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
}  # fmt: skip
"""What in a sheet stands behind the line that names its comments."""

_UNSEEN = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd]")
_LONGEST = 1_000
_COMMENTS, _BOXES = "xl/callcertComments", "xl/drawings/callcertComments"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BOX_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"


@dataclass(frozen=True, slots=True)
class CellComment:
    """What is to be said beside a cell such as ``B4``, or the first of ``E9:E33``."""

    sheet: str
    cell: str
    text: str


def commented(content: bytes, comments: Sequence[CellComment], author: str) -> bytes | None:
    """The copy; None where the workbook is no plain ``.xlsx`` or has comments of its own there."""
    try:
        package = Package(content, SCORECARD_LIMITS)
        refuse_doubled(content)
        if Workbook(content).has_macros:
            return None
        return _copy(content, package, _by_part(package, comments), author)
    except Refused:
        return None


def _by_part(
    package: Package, comments: Iterable[CellComment]
) -> dict[str, dict[str, str]]:  # fmt: skip
    """Sheet's part → cell → all that is to be said there."""
    parts = sheet_parts(package)
    found: dict[str, dict[str, str]] = {}
    for one in comments:
        cells = found.setdefault(parts[one.sheet], {}) if one.sheet in parts else {}
        cell = str(_place(one.cell))
        before = f"{cells[cell]}\n" if cell in cells else ""
        cells[cell] = _UNSEEN.sub("?", f"{before}{one.text}")[:_LONGEST]
    return found


def _place(cell: str) -> Place:
    """The cell, or the first of a range."""
    area = parse_area(f"Sheet!{cell}")
    return Place(area.top, area.left) if area else Place(0, 0)


def _copy(
    content: bytes, package: Package, cells: Mapping[str, Mapping[str, str]], author: str
) -> bytes | None:
    new: dict[str, bytes] = {}
    types = []
    for number, (part, texts) in enumerate(cells.items(), start=1):
        kinds = {relation.kind for relation in relations(package, part)}
        sheet = _naming(part, package.read(part))
        if sheet is None or kinds & {"comments", "vmlDrawing", "threadedComment"}:
            return None
        comments, boxes = f"{_COMMENTS}{number}.xml", f"{_BOXES}{number}.vml"
        new |= {part: sheet, comments: _comments(texts, author), boxes: _boxes(texts)}
        new |= _belonging(package, part, comments, boxes)
        types += [f'<Override PartName="/{comments}" ContentType="{_TYPE}"/>',
                  f'<Override PartName="/{boxes}" ContentType="{_BOX_TYPE}"/>']  # fmt: skip
    if not new:
        return None
    listed = package.read(CONTENT_TYPES)
    end = listed.rindex(b"</")
    new[CONTENT_TYPES] = listed[:end] + "".join(types).encode() + listed[end:]
    return pack(read_parts(content) | new)


def _naming(part: str, sheet: bytes) -> bytes | None:
    """The sheet with the line that names its comments; None where it cannot be put in."""
    elements = outline(part, sheet) if is_utf8(sheet) else []
    if not elements or elements[0].name != "worksheet" or _MAIN not in elements[0].tag(sheet):
        return None
    if any(one.name == "legacyDrawing" for one in elements):
        return None
    behind = (one.start for one in elements if one.depth == 1 and one.name in _BEHIND)
    root = elements[0]
    place = min(behind, default=root.reported)
    prefix = root.tag(sheet)[1:].partition(b"worksheet")[0]
    line = b"<%slegacyDrawing xmlns:r=%s r:id=%s/>" % (
        prefix, quoteattr(_RELATIONS).encode(), quoteattr("callcertBoxes").encode(),
    )  # fmt: skip
    splice: Splice = (place, place, line)
    return spliced(sheet, [splice])


def _belonging(package: Package, part: str, comments: str, boxes: str) -> dict[str, bytes]:
    """The sheet's list of parts that belong to it, with the two added."""
    folder, file = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    lines = "".join(
        f'<Relationship Id="callcert{what}" Type="{_RELATIONS}/{kind}" Target="/{target}"/>'
        for what, kind, target in (
            ("Comments", "comments", comments), ("Boxes", "vmlDrawing", boxes),
        )
    )  # fmt: skip
    if name not in package.names:
        return {name: f'<Relationships xmlns="{_PACKAGE}">{lines}</Relationships>'.encode()}
    old = package.read(name)
    elements = outline(name, old)
    tag = elements[0].tag(old)
    if tag.endswith(b"/>"):
        whole = tag[:-2] + b">" + lines.encode() + b"</Relationships>"
        return {name: old.replace(tag, whole)}
    end = old.rindex(b"</")
    return {name: old[:end] + lines.encode() + old[end:]}


def _comments(texts: Mapping[str, str], author: str) -> bytes:
    lines = "".join(
        f'<comment ref="{cell}" authorId="0"><text><t xml:space="preserve">{escape(text)}</t>'
        "</text></comment>"
        for cell, text in texts.items()
    )
    return (
        f'<comments xmlns="{_MAIN.decode()}"><authors><author>{escape(author)}</author></authors>'
        f"<commentList>{lines}</commentList></comments>"
    ).encode()


def _boxes(texts: Mapping[str, str]) -> bytes:
    """Where each comment is drawn, in the form only old Office knows and every program wants."""
    shapes = "".join(_box(number, cell) for number, cell in enumerate(texts, start=1))
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:'
        'office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" '
        'coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke '
        'joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
        f"{shapes}</xml>"
    ).encode()


def _box(number: int, cell: str) -> str:
    row, column = _place(cell).row, _place(cell).column
    anchor = f"{column + 1}, 15, {row}, 2, {column + 4}, 15, {row + 5}, 4"
    return (
        f'<v:shape id="_x0000_s{1024 + number}" type="#_x0000_t202" style="position:absolute;'
        'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        f'<v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
