"""What of a list of people was not taken: headings that are missing, columns that nobody reads."""

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from callcert.reports.text import plain, printable


def rest_shown(
    could_be: Iterable[tuple[str, Sequence[str]]],
    not_found: Sequence[str],
    not_read: Sequence[str],
    remarks: Sequence[str] = (),
) -> Table:
    """A line for each heading that could be one column or another; then the others together."""
    grid = Table.grid(padding=(0, 2), pad_edge=False)
    grid.add_column(max_width=24, overflow="fold")
    grid.add_column(overflow="fold", ratio=1)
    for heading, claims in could_be:
        said = Text("\n").join(plain(one) for one in claims)
        grid.add_row(Text(f"could be {printable(heading)}", style="yellow"), said)
    for words in remarks:
        grid.add_row(Text("look", style="yellow"), plain(words))
    for label, named in (("not found", not_found), ("not read", not_read)):
        if named:
            grid.add_row(Text(label, style="dim"), plain(", ".join(named), style="dim"))
    return grid
