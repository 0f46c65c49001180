"""What ``doctor`` found, a line each."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.health import Columns, ColumnTaken, Health
from callcert.reports.columns_rest import rest_shown
from callcert.reports.tables import plain_table
from callcert.reports.text import count, plain, printable

_SIGNS = {"ok": "ok", "advice": "look", "problem": "WRONG"}
_STYLES = {"ok": "green", "advice": "yellow", "problem": "bold red"}


def health_shown(health: Health, *, columns: bool) -> Iterator[RenderableType]:
    """The checks, and with ``columns`` which column was taken for what and how sure that is."""
    grid = Table.grid(padding=(0, 2), pad_edge=False)
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    for check in health.checks:
        said = plain(check.message)
        if check.fix and check.state != "ok":
            said.append(f"\n→ {printable(check.fix)}", style="dim")
        grid.add_row(Text(_SIGNS[check.state], _STYLES[check.state]), check.area, said)
    yield grid
    if columns:
        yield from _columns(health.columns)
    wrong = sum(check.state == "problem" for check in health.checks)
    look = sum(check.state == "advice" for check in health.checks)
    yield Text("")
    words = f"{count(wrong, 'problem')}, {count(look, 'thing')} to look at."
    yield Text(words, style="bold red" if wrong else "bold")


def _columns(columns: Columns) -> Iterator[RenderableType]:
    """Sheet by sheet which column was taken for what; then, by workbook, what was not."""
    for book in dict.fromkeys(one.book for one in columns.taken):
        taken = [one for one in columns.taken if one.book == book]
        for sheet in dict.fromkeys(one.sheet for one in taken):
            yield Text(f"\n{book}: sheet {printable(sheet)}", style="bold")
            yield _table([one for one in taken if one.sheet == sheet])
        missing = [one for one in columns.missing if one.book == book]
        yield Text("")
        yield rest_shown(
            [(one.heading, one.could_be) for one in missing if one.could_be],
            [one.heading for one in missing if not one.could_be],
            [f"{one.cell} {one.theirs}" for one in columns.unread if one.book == book],
        )


def _table(taken: Sequence[ColumnTaken]) -> Table:
    table = plain_table(2)
    for heading in ("Column", "Taken for", "How sure"):
        table.add_column(heading, overflow="fold")
    for one in taken:
        sure = Text("sure", "green") if one.sure else Text("doubtful", "bold yellow")
        why = Text(f": {printable(one.evidence)}; {printable(one.content)}", "dim")
        table.add_row(plain(f"{one.cell} {one.theirs}"), one.heading, Text.assemble(sure, why))
    return table
