"""What was, or would be, entered in the tracker, cell by cell."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.tracker_report import TrackerReport, TrackerStatus
from callcert.reports.day_words import agent_name
from callcert.reports.findings import findings_by_file
from callcert.reports.tables import plain_table
from callcert.reports.text import count, plain

WIDE = 100
"""From this many columns on, before and after stand beside each other."""

_WORDS: dict[TrackerStatus, str] = {
    "written": "changed in the tracker",
    "would-write": "would be changed in the tracker",
    "planned": "to be entered in the tracker by you",
    "waiting": "still to be changed in the tracker",
    "unchanged": "changed in the tracker",
}


def tracker_shown(report: TrackerReport, width: int) -> Iterator[RenderableType]:
    """The changes, how many they are, and what was left to people."""
    if report.changes:
        yield Text("")
        yield _table(report, width)
    words = f"{count(len(report.changes), 'cell')} {_WORDS[report.status]}"
    words += f": {report.remark}." if report.remark else "."
    yield Text("")
    yield Text(words, style="bold" if report.changes else "dim")
    if report.plan_file:
        yield plain(f"They are listed for pasting in {report.plan_file}")
    yield from findings_by_file(report.findings)


def _table(report: TrackerReport, width: int) -> Table:
    wide = width >= WIDE
    table = plain_table()
    table.add_column("Cell", no_wrap=True)
    table.add_column("Agent", overflow="fold", min_width=12)
    if wide:
        table.add_column("Column", overflow="fold")
    table.add_column("Before → after" if wide else "Column: before → after", overflow="fold")
    sheets = {at.sheet for at in report.changes}
    for at in report.changes:
        cell = at.cell if len(sheets) == 1 else f"{at.sheet}!{at.cell}"
        before, after = at.change.shown
        shown = plain(after) if at.change.note else _arrow(before, after)
        agent = plain(agent_name(at.change.agent))
        if wide:
            table.add_row(cell, agent, at.change.heading, shown)
        else:
            table.add_row(cell, agent, Text(f"{at.change.heading}: ").append(shown))
    return table


def _arrow(before: str, after: str) -> Text:
    old = plain(before or "(empty)", "dim")
    return old.append(" → ").append(plain(after or "(empty)"))
