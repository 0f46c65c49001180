"""Moves the dates in the sample class's own workbooks; never used on anybody else's.

The sample holds no other numbers in the range of its dates, so a number in that range is one.
"""

import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta

from callcert.excel.packing import pack, read_parts

_EPOCH = date(1899, 12, 30)
_MARGIN = timedelta(days=90)
_VALUE = re.compile(rb"(<v>)(\d{5})((?:\.\d+)?</v>)")
_TEXT = re.compile(rb"\b(\d{1,2})/(\d{1,2})/(20\d{2})\b")
_ISO = re.compile(rb"(?<!\d)(20\d{2})-(\d{2})-(\d{2})(?!\d)")
_DATED_PARTS = re.compile(r"xl/(worksheets/[^/]+\.xml|sharedStrings\.xml)|content\.xml")

Moved = Callable[[date], date]


def redate(content: bytes, around: date, moved: Moved) -> bytes:
    """The workbook with every date within 90 days of ``around`` moved; others as they are.

    A file that is no zipped workbook, or a broken one, comes back unchanged.
    """
    try:
        parts = read_parts(content)
    except zipfile.BadZipFile:
        return content
    mover = _Mover(around, moved)
    for name, part in parts.items():
        if _DATED_PARTS.fullmatch(name):
            values = _VALUE.sub(mover.value, part)
            parts[name] = _ISO.sub(mover.iso, _TEXT.sub(mover.text, values))
    return pack(parts)


class _Mover:
    """Rewrites one match at a time; what is no date near the sample's stays as it was."""

    def __init__(self, around: date, moved: Moved) -> None:
        self._around = around
        self._moved = moved

    def value(self, match: re.Match[bytes]) -> bytes:
        new = self._new(_EPOCH + timedelta(days=int(match[2])))
        return match[1] + str((new - _EPOCH).days).encode() + match[3] if new else match[0]

    def text(self, match: re.Match[bytes]) -> bytes:
        new = self._new(_date(match[3], match[1], match[2]))
        if new is None:
            return match[0]
        padded = len(match[1]) == len(match[2]) == 2  # noqa: PLR2004  with leading zeros
        words = f"{new:%m/%d/%Y}" if padded else f"{new.month}/{new.day}/{new.year}"
        return words.encode()

    def iso(self, match: re.Match[bytes]) -> bytes:
        new = self._new(_date(match[1], match[2], match[3]))
        return new.isoformat().encode() if new else match[0]

    def _new(self, day: date | None) -> date | None:
        near = day is not None and abs(day - self._around) <= _MARGIN
        return self._moved(day) if near and day else None


def _date(year: bytes, month: bytes, day: bytes) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
