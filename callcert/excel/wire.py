"""What two processes say to each other about a workbook: lengths, JSON and nothing that runs.

Values come through exactly. What the other process sends is not believed: whatever is not of the
form agreed on is a ``ValueError``.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import IO, Any

from callcert.excel.book import Cells, Tab
from callcert.excel.names import Names
from callcert.excel.references import Area

_LENGTH = 8
_PLAIN = frozenset({str, int, float, bool, type(None)})


def send(stream: IO[bytes], data: bytes, content: bytes = b"") -> None:
    """Writes a packed message, and after it bytes whose number the message must tell."""
    stream.write(len(data).to_bytes(_LENGTH, "big"))
    stream.write(data)
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes], largest: int) -> dict[str, Any] | None:
    """The next message; None where the other side has ended or is about to say too much."""
    head = stream.read(_LENGTH)
    size = int.from_bytes(head, "big")
    if len(head) < _LENGTH or size > largest:
        return None
    data = stream.read(size)
    if len(data) < size:
        return None
    message = json.loads(data)
    if not isinstance(message, dict):
        raise TypeError(message)
    return message


def packed(message: Mapping[str, object]) -> bytes:
    """A message as it is sent."""
    return json.dumps(message, default=_tagged, separators=(",", ":")).encode()


def _tagged(value: object) -> list[object]:
    """What JSON does not know, as its kind and its parts."""
    match value:
        case datetime():
            return ["moment", value.isoformat()]
        case date():
            return ["date", value.isoformat()]
        case time():
            return ["time", value.isoformat()]
        case timedelta():
            return ["span", value.days, value.seconds, value.microseconds]
    raise TypeError(value)


_KINDS: Mapping[str, Any] = {
    "moment": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "span": timedelta,
}


def cells_said(cells: Cells) -> dict[str, object]:
    """A sheet's cells as a message; blank ones at the end of a row are left out."""
    rows = []
    for row in cells.rows:
        end = next((at for at in range(len(row), 0, -1) if row[at - 1] is not None), 0)
        rows.append(row[:end])
    return {"rows": rows, "errors": [[*place, text] for place, text in cells.errors.items()]}


def cells_heard(message: Mapping[str, Any]) -> Cells:
    """The cells in such a message."""
    rows = [
        [value if value.__class__ in _PLAIN else _untagged(value) for value in row]
        for row in message["rows"]
    ]
    return Cells(rows, {(int(row), int(at)): str(text) for row, at, text in message["errors"]})


def _untagged(value: Any) -> Any:
    kind, *parts = value
    return _KINDS[kind](*parts)


def names_said(names: Names) -> dict[str, list[object] | None]:
    """Defined names as part of a message."""
    return {
        name: [area.sheet, area.top, area.left, area.bottom, area.right] if area else None
        for name, area in names.items()
    }


def names_heard(said: Mapping[str, Any]) -> Names:
    """The names in such a part."""
    return {name: _area(*area) if area else None for name, area in said.items()}


def _area(sheet: object, *sides: object) -> Area:
    top, left, bottom, right = (int(str(side)) for side in sides)
    return Area(str(sheet), top, left, bottom, right)


def tabs_heard(said: Any) -> tuple[Tab, ...]:
    """The sheets that a message lists."""
    return tuple(Tab(str(name), bool(worksheet), bool(shown)) for name, worksheet, shown in said)
