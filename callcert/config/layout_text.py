"""The text of a ``scorecard-layout.toml``: short, with a word about each table."""

from collections.abc import Iterable

from callcert.domain.cells import joined
from callcert.domain.foreign.layout import Calls, ForeignLayout, ItemPlaces, Placed


def layout_text(layout: ForeignLayout) -> str:
    """The file of a layout, with a word about each table; reading it gives the layout again."""
    about = (
        "# How callcert reads this scorecard. Edit it freely: callcert template check FILE shows\n"
        "# what is read by it. Cells are E10 on the first sheet, or Sheet!E10; calls are 1 to 5.\n"
    )
    scores = "[scores]  # shown_as: points (85), fraction (0.85 is 85 %), or any\n"
    parts = [
        f"{about}title = {_quoted(layout.title)}\n",
        _agent_text(layout),
        _certification_text(layout),
        f"{scores}cells = {_cells(layout.scores)}\nshown_as = {_quoted(layout.shown_as)}\n",
    ]
    if layout.items:
        parts.append(_items_text(layout.items))
    if layout.feedback:
        lines = [f"{name} = {_placed_list(places)}\n" for name, places in layout.feedback.items()]
        parts.append("[feedback]  # what is said to the agent about each call\n" + "".join(lines))
    labels = [f"{_quoted(str(spot))} = {_quoted(text)}\n" for spot, text in layout.labels.items()]
    parts.append(
        "[labels]  # what must stand where, or the workbook is another form; … is any ending\n"
        + "".join(labels)
    )
    return "\n".join(parts)


def _agent_text(layout: ForeignLayout) -> str:
    lines = ["[agent]  # one cell with the name, or last_name and first_name\n"]
    if layout.name:
        lines += [f"name = {_cell(layout.name)}\n", f"order = {_quoted(layout.name_order)}\n"]
    for name, placed in (
        ("last_name", layout.last_name), ("first_name", layout.first_name), ("id", layout.agent_id)
    ):  # fmt: skip
        if placed:
            lines.append(f"{name} = {_cell(placed)}\n")
    if layout.also_named:
        lines.append(f"also = {_placed_list(layout.also_named)}  # must name the same agent\n")
    return "".join(lines)


def _certification_text(layout: ForeignLayout) -> str:
    lines = ["[certification]\n"]
    for name, placed in (("certifier", layout.certifier), ("date", layout.date)):
        if placed:
            lines.append(f"{name} = {_cell(placed)}\n")
    if layout.date_order:
        lines.append(f"date_order = {_quoted(layout.date_order)}\n")
    return "".join(lines)


def _items_text(items: ItemPlaces) -> str:
    way = items.way
    lines = [
        "[items]  # the marks of each call are recomputed and compared with its score\n",
        f"texts = {_cells(items.texts)}\n",
    ]
    if items.points:
        lines.append(f"points = {_cells(items.points)}\n")
    if items.ticks:
        for name, calls in zip(("yes", "no", "na"), items.ticks, strict=True):
            if calls and any(calls):
                lines.append(f"{name} = {_lists(calls)}\n")
    else:
        lines.append(f"marks = {_lists(items.marks)}\n")
    lines.append(f"method = {_quoted(way.method)}\nblank = {_quoted(way.blank)}\n")
    if way.top:
        lines.append(f"top = {way.top}\n")
    if items.critical:
        critical = items.critical
        calls_ = ", ".join(
            f"[{', '.join(_cells(cells) for cells in call)}]" for call in critical.marks
        )
        lines.append(
            "\n[items.critical]  # errors that make a call 0, when fatal stands there\n"
            f"texts = {_cells(critical.texts)}\nmarks = [{calls_}]\n"
            f"fatal = {_quoted(critical.fatal)}\n"
        )
    return "".join(lines)


def _cell(placed: Placed) -> str:
    if not placed.after:
        return _quoted(str(placed.spot))
    return f"{{ cell = {_quoted(str(placed.spot))}, after = {_quoted(placed.after)} }}"


def _placed_list(places: Iterable[Placed]) -> str:
    return f"[{', '.join(_cell(placed) for placed in places)}]"


def _lists(calls: Iterable[Calls]) -> str:
    return f"[{', '.join(_cells(call) for call in calls)}]"


def _cells(spots: Calls) -> str:
    return f"[{', '.join(_quoted(text) for text in joined(spots))}]"


def _quoted(text: str) -> str:
    """A TOML string; what cannot be seen is written as its code."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    seen = "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in escaped)
    return f'"{seen}"'
