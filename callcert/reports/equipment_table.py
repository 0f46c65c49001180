"""Whose equipment is in the way, as a person reads it."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.equipment_report import Broken, EquipmentReport
from callcert.domain.moments import us
from callcert.domain.troubleshooting import KnownProblem, recognised
from callcert.reports.tables import plain_table
from callcert.reports.text import count, plain


def equipment_shown(report: EquipmentReport) -> Iterator[RenderableType]:
    """Open issues with their age and ticket, and who has not been verified."""
    yield Text(f"Equipment as of {us(report.as_of)}", style="bold")
    yield Text("")
    yield Text(f"{count(len(report.broken), 'open issue')}.", style="bold")
    if report.broken:
        yield _issues(report)
    yield Text("")
    if not report.checks:
        yield Text("The tracker has no column Equipment Checked, so nobody's check is known.")
        return
    words = f"{count(len(report.unverified), 'agent')} whose equipment nobody has verified yet"
    names = "; ".join(str(one.agent) for one in report.unverified)
    yield plain(f"{words}: {names}" if names else f"{words}.")


def problems_shown(problems: Iterator[KnownProblem] | tuple[KnownProblem, ...]) -> Table:
    """Known problems and what helps."""
    table = plain_table()
    table.add_column("Problem", overflow="fold")
    table.add_column("What helps", overflow="fold")
    for known in problems:
        table.add_row(plain(known.problem), plain(known.fix))
    return table


def _issues(report: EquipmentReport) -> Table:
    table = plain_table()
    table.add_column("Agent", overflow="fold")
    table.add_column("Issue", overflow="fold")
    table.add_column("Since", no_wrap=True)
    table.add_column("Ticket", overflow="fold")
    for one in report.broken:
        issue = plain(one.issue.text)
        known = recognised(one.issue.text)
        if known:
            issue.append(f"\n→ {known.fix}", style="dim")
        agent = one.standing.agent
        table.add_row(plain(str(agent)), issue, _since(one), plain(one.issue.ticket or "none"))
    return table


def _since(one: Broken) -> Text:
    if one.issue.since is None or one.age is None:
        return Text("not known", style="dim")
    age = count(one.age, "business day")
    return Text(f"{us(one.issue.since)} ({age})", style="yellow" if one.age else "")
