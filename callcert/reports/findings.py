"""Findings grouped by file, for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.findings import Finding
from callcert.reports.text import plain, printable

MOST_CELLS = 12
"""Cells of one finding that are listed; more are counted."""

STYLES = {"error": "bold red", "warning": "yellow"}


def findings_of_file(title: str, note: str, findings: Sequence[Finding]) -> RenderableType:
    """A file's name and, below it, what is wrong, where, and how to mend it; errors first.

    The same finding in several cells is said once, with all its cells.
    """
    heading = Text.assemble((printable(title), "bold"), (f"  {note}", "dim") if note else "")
    grid = Table.grid(padding=(0, 2), pad_edge=False)
    grid.add_column(no_wrap=True)
    grid.add_column(max_width=30, overflow="fold")
    grid.add_column(overflow="fold", ratio=1)
    for same, cells in _collapsed(findings):
        words = Text.assemble(printable(same.message), "\n", ("→ " + printable(same.fix), "dim"))
        grid.add_row(Text("  " + same.severity, STYLES[same.severity]), plain(cells), words)
    return Group(heading, grid)


def findings_by_file(findings: Iterable[Finding]) -> Iterator[RenderableType]:
    """The findings of several files, each file's under its name."""
    files: dict[str, list[Finding]] = {}
    for found in findings:
        files.setdefault(found.file or "", []).append(found)
    for file, of_file in files.items():
        yield Text("")
        yield findings_of_file(file.replace("\\", "/").rpartition("/")[2], "", of_file)


def _collapsed(findings: Iterable[Finding]) -> list[tuple[Finding, str]]:
    groups: dict[tuple[str | None, ...], list[Finding]] = {}
    for found in sorted(findings, key=lambda one: one.severity):
        key = (found.code, found.message, found.fix, found.sheet)
        groups.setdefault(key, []).append(found)
    return [(same[0], _places(same)) for same in groups.values()]


def _places(findings: Sequence[Finding]) -> str:
    known = [found.cell for found in findings if found.cell]
    cells = ", ".join(known[:MOST_CELLS])
    if len(known) > MOST_CELLS:
        cells += f" and {len(known) - MOST_CELLS} more"
    sheet = findings[0].sheet
    return f"{sheet}!{cells}" if sheet and cells else cells
