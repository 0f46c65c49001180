"""The cell formats of a workbook: what a number is shown as, and formats added at the end."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from callcert.excel.editing.markup import Outlined, is_utf8, outline, retagged, spliced, start_tag
from callcert.excel.editing.sheet_map import whole

DATE_FORMAT, PERCENT_FORMAT = 14, 9
"""Excel's own: a short date in the order of the reader's country, and whole per cents."""

Shown = Literal["date", "time", "percent", "number"]

_WITHIN = 2
"""How deep a format stands in the list of them; others with its name stand elsewhere."""

_DATES = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_TIMES = {*range(18, 22), *range(45, 48)}
_PERCENTS = {9, 10}
_SAID = re.compile(r'"[^"]*"?|\\.|_.|\*.')
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_NOTED = re.compile(r"\[[^\]]*\]|am/pm|a/p", re.IGNORECASE)


def shown_by(code: str) -> Shown:
    """What a format makes of a number: what it says in quotes or in brackets does not count."""
    bare = _SAID.sub("", code).partition(";")[0]
    letters = set(_NOTED.sub("", bare).lower())
    if "%" in letters:
        return "percent"
    if letters & {"d", "y"}:
        return "date"
    if _ELAPSED.search(bare) or letters & {"h", "s"}:
        return "time"
    return "date" if "m" in letters else "number"


@dataclass(frozen=True, slots=True)
class _CellFormat:
    """One ``xf``: its bytes, its attributes, and what is in it."""

    raw: bytes
    attributes: dict[str, str]
    contents: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]

    def with_number_format(self, number: int) -> "_CellFormat":
        changes = {"numFmtId": str(number), "applyNumberFormat": "1"}
        tag = start_tag(self.raw, 0)
        raw = retagged(tag, changes) + self.raw[len(tag) :]
        return _CellFormat(raw, self.attributes | changes, self.contents)

    def is_like(self, other: "_CellFormat") -> bool:
        return (self.attributes, self.contents) == (other.attributes, other.contents)


class UnusableStyles(Exception):  # noqa: N818  a verdict about a part
    """The part is not written in UTF-8, or lists no formats of cells."""


class Styles:
    """The formats of a part; raises ``UnusableStyles`` where none can be added to it."""

    def __init__(self, part: str, data: bytes) -> None:
        if not is_utf8(data):
            raise UnusableStyles
        self._data = data
        elements = outline(part, data)
        self._codes = {
            whole(one.attributes.get("numFmtId")): one.attributes.get("formatCode", "")
            for one in elements
            if one.name == "numFmt" and one.depth == _WITHIN
        }
        self._list, self._formats = _cell_formats(data, elements)
        self._known = len(self._formats)
        self._made: dict[tuple[int, int], int] = {}

    def has(self, style: int) -> bool:
        """Whether there is a format of that number."""
        return style < len(self._formats)

    def is_locked(self, style: int) -> bool:
        """Whether cells of this format are closed to changes once their sheet is protected."""
        contents = self._formats[style].contents if self.has(style) else ()
        said = [dict(given).get("locked") for name, given in contents if name == "protection"]
        return not any(one in {"0", "false"} for one in said)

    def shown(self, style: int) -> Shown:
        """What a cell of this format shows a number as."""
        if not self.has(style):
            return "number"
        number = whole(self._formats[style].attributes.get("numFmtId")) or 0
        if number in self._codes:
            return shown_by(self._codes[number])
        if number in _PERCENTS:
            return "percent"
        return "date" if number in _DATES else "time" if number in _TIMES else "number"

    def with_number_format(self, style: int, number: int) -> int:
        """The format like this one that shows numbers so; it is added where there is none."""
        key = (style, number)
        if key not in self._made:
            self._made[key] = self._place(self._formats[style].with_number_format(number))
        return self._made[key]

    def _place(self, wanted: _CellFormat) -> int:
        for at, known in enumerate(self._formats):
            if known.is_like(wanted):
                return at
        self._formats.append(wanted)
        return len(self._formats) - 1

    def written(self) -> bytes:
        """The part; the very bytes it was read from where nothing was added."""
        added = self._formats[self._known :]
        if not added:
            return self._data
        tag = self._list.tag(self._data)
        counted = retagged(tag, {"count": str(len(self._formats))})
        start, end = self._list.start, self._list.reported
        new = b"".join(one.raw for one in added)
        return spliced(self._data, [(start, start + len(tag), counted), (end, end, new)])


def _cell_formats(data: bytes, elements: list[Outlined]) -> tuple[Outlined, list[_CellFormat]]:
    lists = [one for one in elements if one.name == "cellXfs" and one.depth == 1]
    inside = [one for one in elements if lists and lists[0].start < one.start < lists[0].reported]
    starts = [at for at, one in enumerate(inside) if one.name == "xf" and one.depth == _WITHIN]
    if not starts:
        raise UnusableStyles
    formats = []
    for at, after in pairwise([*starts, len(inside)]):
        raw = data[inside[at].start : inside[at].end(data)]
        contents = [
            (one.name, tuple(sorted(one.attributes.items()))) for one in inside[at + 1 : after]
        ]
        formats.append(_CellFormat(raw, inside[at].attributes, tuple(contents)))
    return lists[0], formats
