"""A report's sections in a terminal: the same content as its page."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from callcert.reports.day_content import Block, Cell, DayContent, Names, Section, Table
from callcert.reports.tables import plain_table
from callcert.reports.text import plain, printable

_STYLES = {"bad": "bold red", "warn": "yellow", "good": "green", "muted": "dim"}
_LEAST = 10


def content_shown(content: DayContent) -> Iterator[RenderableType]:
    """Title, sentence and remarks, then each section; what there is nothing of in a line."""
    yield plain(content.title, "bold")
    yield plain(content.sentence)
    for remark in content.remarks:
        yield plain(f"! {printable(remark)}", "yellow")
    for section in content.sections:
        yield Text("")
        yield from _section(section)


def _section(section: Section) -> Iterator[RenderableType]:
    yield plain(section.title, "bold underline")
    for block in section.blocks:
        if block.count:
            yield from _block(block, alone=len(section.blocks) == 1)
        elif block.empty:
            yield plain(block.empty, "green" if section.is_good_empty else "dim")
    if section.note:
        yield plain(section.note, "dim")


def _block(block: Block, *, alone: bool) -> Iterator[RenderableType]:
    if isinstance(block, Names):
        title = "" if alone else f"{block.title}: "
        yield plain(title + "; ".join(map(printable, block.names)))
        return
    if not alone:
        yield plain(f"{block.title}:")
    yield _table(block)
    if block.note:
        yield plain(block.note, "dim")


def _table(block: Table) -> Grid:
    grid = plain_table()
    widest = max(len(column.heading) for column in block.columns)
    for number, column in enumerate(block.columns):
        longest = max(len(row[number].text) for row in block.rows)
        short = column.number or longest <= widest
        grid.add_column(
            column.heading,
            justify="right" if column.number else "left",
            no_wrap=short,
            overflow="fold",
            min_width=None if short else _LEAST,
        )
    for row in block.rows:
        grid.add_row(*map(_cell, row))
    return grid


def _cell(cell: Cell) -> Text:
    words = plain(cell.text, _STYLES.get(cell.tone, ""))
    return words.append(f" {printable(cell.detail)}", style="dim") if cell.detail else words
