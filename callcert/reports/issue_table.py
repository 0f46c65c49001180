"""Scorecards made for certifiers, as a person reads it."""

from collections.abc import Iterator
from pathlib import PurePath

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.issue_report import ISSUE_STATUSES, Issued, IssueReport, IssueStatus
from callcert.reports.tables import agent_text, plain_table
from callcert.reports.text import count, plain

_WORDS: dict[IssueStatus, str] = {
    "issued": "made",
    "would-issue": "would be made",
    "already-issued": "there already",
    "left": "LEFT",
}
_STYLES = {"issued": "green", "left": "bold yellow"}


def issue_shown(report: IssueReport) -> Iterator[RenderableType]:
    """Each scorecard with what became of it, the folder, and the drafts of mails."""
    if report.scorecards:
        yield _table(report)
        yield Text("")
    parts = [
        f"{number} {_WORDS[status].lower()}"
        for status in ISSUE_STATUSES
        if (number := report.count(status))
    ]
    words = count(len(report.scorecards), "scorecard")
    yield Text(f"{words}: {', '.join(parts)}." if parts else f"{words}.", style="bold")
    folder = next((PurePath(one.file).parent for one in report.scorecards if one.file), None)
    if folder:
        yield plain(f"In {folder}")
    for draft in report.drafts:
        where = PurePath(draft.file).name if draft.file else "no draft"
        reason = f" ({draft.reason})" if draft.reason else ""
        yield plain(f"Mail to {draft.certifier} {draft.recipient}".rstrip() + f": {where}{reason}")


def _table(report: IssueReport) -> Table:
    table = plain_table()
    table.add_column("Agent", overflow="fold", min_width=14)
    table.add_column("Certifier", overflow="fold", min_width=10)
    table.add_column("Scorecard", overflow="fold")
    table.add_column("", overflow="fold", min_width=8)
    for one in report.scorecards:
        file = PurePath(one.file).name if one.file else "–"
        table.add_row(agent_text(one.agent), plain(one.certifier), plain(file), _status(one))
    return table


def _status(one: Issued) -> Text:
    words = Text(_WORDS[one.status], style=_STYLES.get(one.status, ""))
    return words.append(plain(f": {one.reason}")) if one.reason else words
