"""Which cells of a foreign form a problem is about."""

from collections.abc import Mapping

from callcert.domain.cells import Spot, joined
from callcert.domain.foreign.layout import Calls, ForeignLayout, ItemPlaces, Placed


def place_of(
    layout: ForeignLayout, field: str | None, row: int | None, column: int | None
) -> tuple[str | None, str | None]:
    """Sheet and cell of a problem; the sheet is empty for the form's first one."""
    spots = _spots_of(layout, field or "", row, column)
    if not spots:
        return None, None
    if len({spot.sheet for spot in spots}) > 1:
        return spots[0].sheet, ", ".join(joined(spots))
    address = ", ".join(text.rpartition("!")[2] for text in joined(spots))
    return spots[0].sheet, address


def _spots_of(
    layout: ForeignLayout, field: str, row: int | None, column: int | None
) -> tuple[Spot, ...]:
    single: Mapping[str, Placed | None] = {
        "agent_last_name": layout.last_name or layout.name,
        "agent_first_name": layout.first_name or layout.name,
        "agent_id": layout.agent_id, "certifier": layout.certifier,
        "certification_date": layout.date,
    }  # fmt: skip
    if placed := single.get(field):
        return (placed.spot,)
    if field == "also_named" and row is not None:
        return (layout.also_named[row].spot,)
    if field == "call_scores":
        return layout.scores if column is None else layout.scores[column : column + 1]
    if field in layout.feedback:
        places = layout.feedback[field]
        return tuple(
            one.spot for one in (places if column is None else places[column : column + 1])
        )
    return _item_spots(layout.items, field, row, column) if layout.items else ()


def _item_spots(
    items: ItemPlaces, field: str, row: int | None, column: int | None
) -> tuple[Spot, ...]:
    lines = {"items": items.texts, "points": items.points}
    if field in lines:
        return lines[field] if row is None else lines[field][row : row + 1]
    if field != "marks":
        return ()
    calls = items.marks if column is None else items.marks[column : column + 1]
    together = items.way.method == "deductions"
    count = 1 if together else len(items.texts)
    if row is None or (together and row == 0):
        return tuple(spot for call in calls for spot in call)
    if row < count:
        return tuple(call[row] for call in calls)
    return _critical_spots(items, row - count, column)


def _critical_spots(items: ItemPlaces, row: int, column: int | None) -> Calls:
    if items.critical is None:
        return ()
    calls = items.critical.marks if column is None else items.critical.marks[column : column + 1]
    return tuple(spot for call in calls for spot in call[row])
