"""What waits in the outbox and what was sent, as a person reads it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import PurePath

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.moments import us
from callcert.domain.outbox_report import STATUSES, Message, MessageStatus, OutboxReport
from callcert.reports.tables import plain_table
from callcert.reports.text import count, plain

_SAID: dict[MessageStatus, str] = {
    "sent": "sent",
    "would-send": "would be sent",
    "already-sent": "had been sent before",
    "waiting": "waiting",
    "broken": "cannot be sent",
    "draft": "draft",
}
_STYLES: dict[MessageStatus, str] = {
    "sent": "green",
    "waiting": "yellow",
    "broken": "red",
    "draft": "cyan",
}


def outbox_shown(report: OutboxReport) -> Iterator[RenderableType]:
    """Every message with what became of it, the reasons, and how many they are."""
    if report.messages:
        yield _table(report.messages)
        yield Text("")
    for one in report.messages:
        if one.reason:
            yield _reason(one)
    yield Text(_totals(report), style="bold" if report.messages else "dim")
    if report.foreign:
        names = ", ".join(PurePath(file).name for file in report.foreign)
        yield plain(f"Not messages, and left alone: {names}", "dim")
    if report.drafts:
        yield from drafts_shown(report.drafts)


def drafts_shown(drafts: Sequence[Message]) -> Iterator[RenderableType]:
    """The drafts, and where they can be read."""
    yield Text("")
    yield _table(drafts)
    yield Text("")
    for one in drafts:
        if one.reason:
            yield _reason(one)
    folder = PurePath(drafts[0].file).parent
    yield plain(f"{count(len(drafts), 'draft')} in {folder}; callcert outbox send asks about them.")


def trouble_shown(report: OutboxReport) -> Iterator[RenderableType]:
    """Only what waits and why, for those who want to hear of trouble alone."""
    yield from outbox_shown(
        OutboxReport([one for one in report.messages if one.status in {"waiting", "broken"}])
    )


def _table(messages: Sequence[Message]) -> Table:
    table = plain_table()
    table.add_column("Since", no_wrap=True)
    table.add_column("Subject", overflow="fold")
    table.add_column("To", overflow="fold")
    table.add_column("State", no_wrap=True)
    for one in messages:
        subject = plain(one.subject if one.subject is not None else PurePath(one.file).name)
        state = Text(_SAID[one.status], style=_STYLES.get(one.status, ""))
        table.add_row(_moment(one.queued_at), subject, plain(", ".join(one.recipients)), state)
    return table


def _moment(moment: datetime | None) -> str:
    return f"{us(moment.date())} {moment:%H:%M}" if moment else ""


def _reason(one: Message) -> Text:
    words = f"{PurePath(one.file).name}: {one.reason}"
    if one.taken_for:
        words += f"; {', '.join(one.taken_for)} got it"
    return plain(words)


def _totals(report: OutboxReport) -> str:
    if not report.messages:
        return "Nothing is waiting."
    counted = ((report.count(status), _SAID[status]) for status in STATUSES)
    parts = ", ".join(f"{number} {words}" for number, words in counted if number)
    return f"{count(len(report.messages), 'message')}: {parts}."
