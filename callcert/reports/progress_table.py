"""Who has reported for the day, as a person reads it."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.daily_progress import DailyProgress, Reported
from callcert.domain.moments import us
from callcert.domain.rules import CALLS
from callcert.domain.troubleshooting import recognised
from callcert.reports.findings import findings_by_file
from callcert.reports.tables import agent_text, plain_table
from callcert.reports.text import count, plain, printable


def progress_shown(report: DailyProgress, *, everything: bool) -> Iterator[RenderableType]:
    """Who is missing, what the others reported and what changed, and what cannot be right."""
    off = "" if report.is_business_day else "  (a day off)"
    yield Text(f"Progress for {us(report.day)} ({report.day:%A}){off}", style="bold")
    yield Text("")
    yield _summary(report)
    if report.missing:
        yield _missing(report)
    if report.reported:
        yield _reported(report)
    yield from findings_by_file([*report.findings, *(report.older if everything else ())])
    if report.older and not everything:
        words = f"{count(len(report.older), 'more warning')} about older reports: --all shows them"
        yield Text("\n" + words, style="dim")


def _summary(report: DailyProgress) -> Text:
    if not report.is_business_day:
        did = f"; {len(report.reported)} did" if report.reported else ""
        return Text(f"On a day off nobody is expected to report{did}.", style="bold")
    words = f"{count(report.expected, 'agent')} expected to report: {len(report.reported)} did, "
    missing = f"{len(report.missing)} did not."
    return Text(words, style="bold").append(missing, "bold red" if report.missing else "bold green")


def _missing(report: DailyProgress) -> Table:
    table = plain_table()
    table.add_column("Not reported", overflow="fold")
    table.add_column("E-mail", overflow="fold")
    table.add_column("Last report", no_wrap=True)
    table.add_column("", overflow="fold")
    for one in report.missing:
        reports = one.evidence.reports
        last = us(reports[-1].day) if reports else "never"
        excused = "excused that day" if one.as_of in one.excused else ""
        table.add_row(agent_text(one.agent), plain(one.evidence.row.email or "–"), last, excused)
    return table


def _reported(report: DailyProgress) -> Table:
    table = plain_table()
    table.add_column("Reported", overflow="fold")
    table.add_column("TBTs", no_wrap=True)
    table.add_column("Hours", justify="right", no_wrap=True)
    table.add_column("Calls", no_wrap=True)
    table.add_column("In their words", overflow="fold")
    for told in report.reported:
        table.add_row(
            agent_text(told.standing.agent),
            _modules(told),
            _hours(told),
            _calls(told),
            _words(told),
        )
    return table


def _modules(told: Reported) -> Text:
    entry, before = told.entry, told.earlier
    done, assigned = entry.modules_completed, entry.modules_assigned
    of = "" if assigned is None else f"/{assigned}"
    words = Text("–" if done is None else f"{done}{of}")
    return words.append(_change(before.modules_completed if before else None, done))


def _calls(told: Reported) -> Text:
    done, before = told.entry.calls_completed, told.earlier
    words = Text("–" if done is None else f"{done}/{CALLS}")
    return words.append(_change(before.calls_completed if before else None, done))


def _change(before: int | None, now: int | None) -> Text:
    """What was added since the last report: ``+2``, or a fall, which cannot be right."""
    if before is None or now is None or before == now:
        return Text("")
    return Text(f" {now - before:+d}", style="green" if now > before else "bold red")


def _hours(told: Reported) -> Text:
    return Text("–" if told.entry.hours is None else f"{told.entry.hours:g}")


def _words(told: Reported) -> Text:
    said = Text(printable(told.entry.note))
    issue = told.standing.issue
    if told.entry.issue and issue:
        said.append("; " if said else "").append(f"equipment: {printable(issue.text)}", "yellow")
    known = recognised(f"{told.entry.issue} {told.entry.note}")
    return said.append(f" → {known.fix}", "dim") if known else said
