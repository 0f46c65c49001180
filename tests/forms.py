"""Filled scorecards for the tests, made by putting values into the template's own cells."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from callcert.excel.layout import template_layout
from callcert.excel.packing import pack, read_parts
from callcert.excel.references import Area, Place

TEMPLATE = (Path(__file__).parent.parent / "templates" / "AetnaQAScorecard.xlsx").read_bytes()
SHEET_PART = "xl/worksheets/sheet1.xml"
LAYOUT = template_layout(TEMPLATE)

Value = str | float | bool | date | datetime | time | None
Values = Value | Sequence[Value] | Sequence[Sequence[Value]]

_CELL = re.compile(r'<c r="([A-Z]+\d+)"( s="\d+")?[^>]*?(?:/>|>(.*?)</c>)', re.DOTALL)
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  as Excel counts

GOOD: Mapping[str, Values] = {
    "agent_last_name": "Doe",
    "agent_first_name": "Jane",
    "agent_id": "E1042",
    "certifier": "Pat Otto",
    "certification_date": date(2026, 11, 20),
    "connected_at": datetime(2026, 11, 20, 9, 5),  # noqa: DTZ001  cells have no zone
    "completed_at": datetime(2026, 11, 20, 11, 30),  # noqa: DTZ001
    "did_well": ["warm greeting"] * 5,
    "marked_down": ["nothing much"] * 5,
}


def item_count() -> int:
    """Items of the template."""
    return LAYOUT.areas["items"].height


@cache
def item_points() -> tuple[float, ...]:
    """Points of the template's items, from its own cells."""
    return tuple(float(str(value)) for value in _column("points"))


@cache
def auto_fail_rows() -> tuple[int, ...]:
    """Rows of the template's auto-fail items."""
    return tuple(row for row, value in enumerate(_column("auto_fail")) if value == "Yes")


def _column(field: str) -> list[object]:
    from callcert.excel.workbook import Workbook

    return [row[0] for row in Workbook(TEMPLATE).values(LAYOUT.areas[field])]


def marks(changes: Mapping[tuple[int, int], Value] | None = None) -> list[list[Value]]:
    """All Yes, but for what ``changes`` says: (row from 0, call from 1) → mark."""
    grid: list[list[Value]] = [["Yes"] * 5 for _ in range(item_count())]
    for (row, call), mark in (changes or {}).items():
        grid[row][call - 1] = mark
    return grid


def failing(*calls: int) -> list[list[Value]]:
    """Marks with which just those calls do not pass."""
    return marks({(row, call): "No" for call in calls for row in range(item_count() // 2)})


def scorecard(**fields: Values) -> bytes:
    """A workbook with these fields over those of ``GOOD``; formulas keep no cached values.

    A field of formulas that is given gets the values as if a program had calculated them. The
    name of a cell (``cell_B3``) sets just that cell.
    """
    values = dict(GOOD) | {"marks": marks()} | fields
    cells: dict[str, Value] = {}
    for field, given in values.items():
        if field.startswith("cell_"):
            cells[field.removeprefix("cell_")] = given  # type: ignore[assignment]
        else:
            cells |= _cells(LAYOUT.areas[field], given)
    parts = read_parts(TEMPLATE)
    sheet = parts[SHEET_PART].decode()
    parts[SHEET_PART] = _CELL.sub(lambda match: _filled(match, cells), sheet).encode()
    return pack(parts)


def _cells(area: Area, given: Values) -> dict[str, Value]:
    if isinstance(given, str) or not isinstance(given, Sequence):
        return {str(Place(area.top, area.left)): given}
    if area.height == 1 or area.width == 1:
        places = [
            Place(row, column)
            for row in range(area.top, area.bottom + 1)
            for column in range(area.left, area.right + 1)
        ]
        return dict(zip(map(str, places), given, strict=True))  # type: ignore[arg-type]
    cells: dict[str, Value] = {}
    for row, line in enumerate(given):
        if not isinstance(line, Sequence):
            raise TypeError(line)
        for column, value in enumerate(line):
            cells[str(Place(area.top + row, area.left + column))] = value
    return cells


def _filled(match: re.Match[str], cells: Mapping[str, Value]) -> str:
    place, style, inner = match[1], match[2] or "", match[3] or ""
    if place not in cells:
        return match[0]
    formula = re.match(r"<f>.*?</f>", inner, re.DOTALL)
    return _xml(place, style, cells[place], formula[0] if formula else "")


def _xml(place: str, style: str, value: Value, formula: str) -> str:
    head = f'<c r="{place}"{style}'
    if value is None:
        return f"{head}>{formula}</c>" if formula else f"{head}/>"
    if isinstance(value, bool):
        return f'{head} t="b">{formula}<v>{int(value)}</v></c>'
    if isinstance(value, str) and re.fullmatch(r"#[A-Z/0!?]+[A]?", value):
        return f'{head} t="e">{formula}<v>{value}</v></c>'
    if isinstance(value, str) and formula:
        return f'{head} t="str">{formula}<v>{escape(value)}</v></c>'
    if isinstance(value, str):
        text = escape(value)
        return f'{head} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f"{head}>{formula}<v>{_number(value)!r}</v></c>"


def _number(value: float | date | datetime | time) -> float:
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    if isinstance(value, datetime):
        return (value - _EPOCH).total_seconds() / 86400
    if isinstance(value, date):
        return float((value - _EPOCH.date()).days)
    return value
