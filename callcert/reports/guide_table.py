"""Definitions of the guide, as a person reads them."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from callcert.domain.guide import Definition, GuideReading
from callcert.reports.tables import plain_table
from callcert.reports.text import count, plain, printable


def guide_shown(reading: GuideReading) -> Iterator[RenderableType]:
    """Every entry in full; several that may have been meant, to choose from."""
    if not reading.is_whole:
        yield from _choice(reading)
        return
    section = ""
    for one in reading.found:
        if one.section and one.section != section:
            section = one.section
            yield Text(printable(section), style="bold underline")
            yield Text("")
        yield from definition_shown(one)
        yield Text("")
    yield plain(f"{reading.guide.sheet} of {reading.guide.file}", style="dim")


def definition_shown(one: Definition) -> Iterator[RenderableType]:
    """An item with its points, and what the guide says of it."""
    heading = plain(one.item, style="bold")
    yield heading.append(_worth(one), style="dim")
    for label, words in one.lines:
        yield Padding(_line(label, words), (0, 0, 0, 2))


def _line(label: str, words: str) -> Text:
    line = Text()
    if label:
        line.append(f"{printable(label)}: ", style="dim")
    return line.append(printable(words))


def _worth(one: Definition) -> str:
    if not one.points:
        return ""
    worth = "1 point" if one.points == "1" else f"{printable(one.points)} points"
    return f"  {worth}, auto-fail" if one.auto_fail else f"  {worth}"


def _choice(reading: GuideReading) -> Iterator[RenderableType]:
    yield plain(f"{count(len(reading.found), 'item')} with “{reading.asked}”:", style="bold")
    table: Table = plain_table(2)
    table.add_column("Item", overflow="fold")
    table.add_column("Points", justify="right", no_wrap=True)
    table.add_column("Section", overflow="fold")
    for one in reading.found:
        table.add_row(plain(one.item), plain(one.points), plain(one.section))
    yield table
    yield Text("Name one of them for its definition.", style="dim")
