"""What ``doctor`` found, a line each."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.health import Health
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
    if columns and health.columns:
        yield Text("")
        yield _columns(health)
    wrong = sum(check.state == "problem" for check in health.checks)
    look = sum(check.state == "advice" for check in health.checks)
    yield Text("")
    words = f"{count(wrong, 'problem')}, {count(look, 'thing')} to look at."
    yield Text(words, style="bold red" if wrong else "bold")


def _columns(health: Health) -> Table:
    table = plain_table()
    table.add_column("Workbook", no_wrap=True)
    table.add_column("Column", overflow="fold")
    table.add_column("Taken for", overflow="fold")
    table.add_column("How sure", overflow="fold")
    for one in health.columns:
        theirs = f"{one.sheet}!{one.letter} {one.theirs}"
        style = "" if one.evidence == "by its name" else "yellow"
        table.add_row(one.book, plain(theirs), one.heading, Text(one.evidence, style=style))
    return table
