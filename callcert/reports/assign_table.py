"""Today's pairs, as a person reads them."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.assign_report import AssignReport
from callcert.domain.assignment import Assignment
from callcert.domain.moments import us
from callcert.reports.findings import findings_by_file
from callcert.reports.issue_table import issue_shown
from callcert.reports.pair_words import (
    by_reason,
    shift_words,
    totals_words,
    when_words,
    why_paired,
)
from callcert.reports.tables import agent_text, plain_table
from callcert.reports.text import plain
from callcert.reports.tracker_table import tracker_shown

WIDE = 100
"""From this many columns on, shift and time have columns of their own."""


def assign_shown(report: AssignReport, width: int) -> Iterator[RenderableType]:
    """Who goes to whom and why, who to nobody, and what was entered in the tracker."""
    made = report.assignment
    yield Text(f"Pairs for {us(made.day)} ({made.day:%A})", style="bold")
    yield Text("")
    if made.day_off:
        yield Text(f"A day off ({made.day_off}): nobody is paired.")
        return
    if made.pairs:
        yield pairs_table(made, width)
        yield Text("")
    if made.unpaired or made.unusable:
        yield unpaired_table(made)
        yield Text("")
    if made.absent:
        yield plain(f"Absent: {'; '.join(made.absent)}.", "dim")
    yield Text(f"{totals_words(made)}.", style="bold")
    yield from findings_by_file(report.only_read)
    if report.tracker:
        yield from tracker_shown(report.tracker, width)
    if report.issued:
        yield Text("")
        yield from issue_shown(report.issued)


def pairs_table(made: Assignment, width: int) -> Table:
    """The pairs, certifier by certifier in the order of their times."""
    wide = width >= WIDE
    table = plain_table()
    table.add_column("Certifier", overflow="fold", min_width=10)
    if wide:
        table.add_column("Shift", no_wrap=True)
    table.add_column("From", no_wrap=wide, overflow="fold", min_width=5)
    table.add_column("Agent", overflow="fold", min_width=14)
    table.add_column("Why", overflow="fold")
    for desk in made.desks:
        for pair in desk.pairs:
            shift = [Text(shift_words(pair.shift))] if wide else []
            why = "; ".join(why_paired(pair, made.rules))
            agent = agent_text(pair.standing.agent)
            certifier = plain(pair.shift.certifier)
            table.add_row(certifier, *shift, Text(when_words(pair)), agent, plain(why))
    return table


def unpaired_table(made: Assignment) -> Table:
    """Who is on the ladder and takes no calls today, by what stands against it."""
    table = plain_table()
    table.add_column("Not paired, because", overflow="fold", min_width=20)
    table.add_column("Agents", overflow="fold")
    for why, agents in by_reason(made.unpaired, made.unusable):
        table.add_row(plain(why), plain("; ".join(agents)))
    return table
