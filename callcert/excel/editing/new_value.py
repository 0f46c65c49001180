"""What a cell becomes with a new value: its type, its format, the bytes of its contents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from xml.etree import ElementTree as ET

from callcert.excel.editing.cell_edit import EditValue
from callcert.excel.editing.cell_text import (
    LONGEST,
    ForeignTextError,
    inline,
    length,
    lengthened,
    normalised,
    shown,
    worded,
)
from callcert.excel.editing.markup import local
from callcert.excel.editing.sheet_edit import Change
from callcert.excel.editing.sheet_map import FoundCell, whole
from callcert.excel.editing.styles_edit import DATE_FORMAT, PERCENT_FORMAT, Styles

_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_FIRST, _FIRST_1904 = date(1900, 3, 1), date(1904, 1, 2)
_EXACT = 2**53
_TEXT_TOO_LONG = f"its text would be longer than the {LONGEST:,} characters a cell can hold"


class Unchanged(Exception):  # noqa: N818  a verdict about one cell, not a failure
    """The cell is not changed; ``str()`` says why."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a new value depends on beside itself.

    ``style`` is the format the cell has or gets, ``prefix`` that of its tag.
    """

    cell: FoundCell | None
    style: int
    prefix: bytes
    styles: Styles | None
    strings: Mapping[int, ET.Element]
    from_1904: bool

    @property
    def shows(self) -> str:
        """What its format shows a number as."""
        return self.styles.shown(self.style) if self.styles else "number"


def replaced(setting: Setting, value: EditValue, *, percent: bool) -> Change:
    """The cell with that value in place of its own; raises ``Unchanged``."""
    match value:
        case None | "":
            return Change(setting.style, None, b"")
        case str():
            text = normalised(value)
            if length(text) > LONGEST:
                raise Unchanged(_TEXT_TOO_LONG)
            return Change(setting.style, "inlineStr", inline(text, setting.prefix))
        case date():
            return _dated(setting, value)
        case bool():
            return Change(setting.style, "b", _number(setting, str(int(value))))
        case _:
            return _numbered(setting, value, percent=percent)


def appended(setting: Setting, texts: Sequence[str]) -> Change:
    """The cell with those texts below its own, each on a line; raises ``Unchanged``."""
    added = "\n".join(map(normalised, texts))
    old = _present(setting)
    seen = "" if old is None else shown(old)
    if length(f"{seen}\n{added}" if seen else added) > LONGEST:
        raise Unchanged(_TEXT_TOO_LONG)
    if old is None or not seen:
        return Change(setting.style, "inlineStr", inline(added, setting.prefix))
    try:
        contents = lengthened(old, f"\n{added}", setting.prefix)
    except ForeignTextError as wrong:
        message = "its text holds something that is not known"
        raise Unchanged(message) from wrong
    return Change(setting.style, "inlineStr", contents)


def _dated(setting: Setting, value: date) -> Change:
    if isinstance(value, datetime):
        message = "a time of day is not written to it"
        raise Unchanged(message)
    if value < (_FIRST_1904 if setting.from_1904 else _FIRST):
        message = f"the workbook cannot hold a day as early as {value.isoformat()}"
        raise Unchanged(message)
    days = (value - (_EPOCH_1904 if setting.from_1904 else _EPOCH)).days
    style = setting.style if setting.shows == "date" else _shown_as(setting, DATE_FORMAT)
    return Change(style, None, _number(setting, str(days)))


def _numbered(setting: Setting, value: int | float, *, percent: bool) -> Change:
    if not isinstance(value, float) and abs(value) > _EXACT:
        message = "its new value has more digits than a cell can hold"
        raise Unchanged(message)
    if not isfinite(value):
        message = "its new value is not a number"
        raise Unchanged(message)
    style = setting.style
    if percent and setting.shows != "percent":
        style = _shown_as(setting, PERCENT_FORMAT)
    elif setting.shows in {"date", "time"}:
        message = f"it is formatted as a {setting.shows}, and its new value is a number"
        raise Unchanged(message)
    return Change(style, None, _number(setting, repr(value)))


def _shown_as(setting: Setting, number_format: int) -> int:
    if setting.styles is None:
        message = "the workbook has no list of formats that could be added to"
        raise Unchanged(message)
    if not setting.styles.has(setting.style):
        message = "its format is not in the workbook's list of formats"
        raise Unchanged(message)
    return setting.styles.with_number_format(setting.style, number_format)


def _number(setting: Setting, words: str) -> bytes:
    name = setting.prefix + b"v"
    return b"<" + name + b">" + words.encode() + b"</" + name + b">"


def _present(setting: Setting) -> ET.Element | None:
    """The text the cell shows now, with its runs; None for a blank one."""
    cell = setting.cell
    if cell is None:
        return None
    value = next((one for one in cell.content if local(one.tag) == "v"), None)
    kind = cell.content.get("t", "n")
    if kind == "inlineStr":
        return next((one for one in cell.content if local(one.tag) == "is"), None)
    if value is None or not value.text:
        return None
    if kind == "s":
        return _shared(setting, value.text)
    return worded(cell.content.tag, _words(setting, kind, value.text))


def shared_number(cell: FoundCell | None) -> int | None:
    """Which of the workbook's shared strings a cell shows; None where it shows none."""
    if cell is None or cell.content.get("t") != "s":
        return None
    value = next((one for one in cell.content if local(one.tag) == "v"), None)
    return None if value is None else whole(value.text)


def _shared(setting: Setting, words: str) -> ET.Element:
    number = whole(words)
    if number is None or number not in setting.strings:
        message = "its text is not in the workbook's list of texts"
        raise Unchanged(message)
    return setting.strings[number]


def _words(setting: Setting, kind: str, value: str) -> str:
    """A value that is no string, as a text; numbers with the digits that Excel shows at most."""
    if kind == "str":
        return value
    if kind == "b":
        return "TRUE" if value.strip() in {"1", "true"} else "FALSE"
    if kind != "n":
        message = "it holds an error" if kind == "e" else "it holds a date"
        raise Unchanged(message)
    if setting.shows in {"date", "time"}:
        message = f"it holds a {setting.shows}"
        raise Unchanged(message)
    try:
        return format(float(value), ".15g")
    except ValueError as wrong:
        message = "what it holds cannot be read"
        raise Unchanged(message) from wrong
