"""What ``collect`` took, as a person reads it."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.collect_report import (
    STATES,
    CollectedMessage,
    CollectedReport,
    CollectReport,
    MessageState,
)
from callcert.domain.moments import us
from callcert.domain.rules import CALLS
from callcert.reports.findings import findings_by_file
from callcert.reports.tables import plain_table
from callcert.reports.text import count, plain, printable

_SAID: dict[MessageState, str] = {
    "taken": "taken",
    "would-take": "would be taken",
    "already-taken": "taken before",
    "quarantined": "QUARANTINED",
    "would-quarantine": "to QUARANTINE",
    "ignored": "not for callcert",
    "waiting": "waits",
}
_STYLES: dict[MessageState, str] = {
    "taken": "green", "quarantined": "bold red", "would-quarantine": "bold red",
    "waiting": "yellow", "already-taken": "dim", "ignored": "dim",
}  # fmt: skip
_QUIET = {"already-taken", "ignored"}


def collect_shown(report: CollectReport) -> Iterator[RenderableType]:
    """Every message that is new with what came of it, the findings, and what to run next."""
    told = [one for one in report.messages if one.state not in _QUIET]
    if told:
        yield _table(told)
        yield Text("")
    yield Text(_totals(report), style="bold" if report.messages else "dim")
    yield from findings_by_file(found for one in report.messages for found in one.findings)
    for words in _next(report):
        yield Text(words)


def _table(messages: Sequence[CollectedMessage]) -> Table:
    table = plain_table()
    table.add_column("Sent", no_wrap=True)
    table.add_column("From", overflow="fold")
    table.add_column("Subject", overflow="fold")
    table.add_column("What is in it", overflow="fold")
    table.add_column("State", no_wrap=True)
    for one in messages:
        sent = f"{us(one.sent_at.date())} {one.sent_at:%H:%M}" if one.sent_at else "–"
        state = Text(_SAID[one.state], style=_STYLES.get(one.state, ""))
        whole = one.sender or PurePath(one.source).name
        table.add_row(sent, plain(whole), plain(one.subject), _contents(one), state)
    return table


def _contents(one: CollectedMessage) -> Text:
    cards = [
        printable(card.name) + (" (was here already)" if card.status == "already-here" else "")
        for card in one.scorecards
    ]
    if one.report:
        cards.append(_progress(one.report))
    return Text("; ".join(cards) or "–")


def _progress(told: CollectedReport) -> str:
    """What was read out of an agent's words, so that a wrong reading is seen."""
    said = told.progress.report
    of = "" if said.modules.of is None else f"/{said.modules.of}"
    parts = []
    if said.modules.is_told:
        parts.append(f"TBTs {'all' if said.modules.done is None else said.modules.done}{of}")
    if said.calls.is_told:
        parts.append(f"calls {CALLS if said.calls.done is None else said.calls.done}/{CALLS}")
    if said.hours is not None:
        parts.append(f"{said.hours:g} h")
    if said.issue:
        parts.append(f"equipment: {printable(said.issue)}")
    words = ", ".join(parts) or "a note, no counts"
    return f"progress of {printable(str(told.agent))}: {words}"


def _totals(report: CollectReport) -> str:
    if not report.messages:
        return "No new mail."
    counted = ((report.count(state), _SAID[state]) for state in STATES)
    parts = ", ".join(f"{number} {words.lower()}" for number, words in counted if number)
    things = f"{count(report.scorecards, 'scorecard')}, {count(report.reports, 'report')}"
    return f"{count(len(report.messages), 'message')}: {parts}. {things} of progress."


def _next(report: CollectReport) -> Iterator[str]:
    """What to run now."""
    taken = report.count("taken")
    if taken and report.scorecards:
        yield "Next: callcert score"
    elif taken and report.reports:
        yield "Next: callcert sync"
