"""An agent's feedback on the terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from callcert.domain.agent_feedback import AgentFeedback, CallFeedback, FeedbackReport
from callcert.domain.score_report import Status
from callcert.reports.feedback_words import (
    DOWN,
    NEXT,
    SAID,
    WELL,
    day_words,
    definition_lines,
    heading,
    lost_words,
    paragraphs,
    practice_words,
    result_words,
    rule_words,
    score_words,
    verdict,
)
from callcert.reports.findings import findings_of_file
from callcert.reports.tables import agent_text, plain_table
from callcert.reports.text import plain

_STATUSES: dict[Status, str] = {
    "held": "is held", "rejected": "was rejected", "would-file": "is not filed yet",
}  # fmt: skip
"""What became of a scorecard that waits; callcert score says the rest."""


def feedback_shown(report: FeedbackReport) -> Iterator[RenderableType]:
    """The five scores, the result, and each call; or what there is in place of a scorecard."""
    told = report.feedback
    if told is None:
        yield from _nothing_filed(report)
        return
    yield Text.assemble(agent_text(told.agent), f"  {day_words(told)}".rstrip())
    yield Text("")
    yield _scores(told)
    yield Text("")
    style = "bold green" if told.certification.outcome == "certified" else "bold red"
    yield Text(result_words(told), style=style)
    for one in told.calls:
        yield Text("")
        yield from _call(one)
    yield Text("")
    for words in rule_words(told):
        yield Text(words, style="dim")


def _nothing_filed(report: FeedbackReport) -> Iterator[RenderableType]:
    yield Text.assemble(agent_text(report.agent), ": no scorecard is filed.")
    for card in report.waiting:
        yield Text("")
        yield findings_of_file(card.name, _STATUSES[card.status], card.findings)
    if not report.waiting:
        yield Text("None waits in the intake either.")


def _scores(told: AgentFeedback) -> Table:
    table = plain_table(3)
    for one in told.calls:
        table.add_column(f"Call {one.call.number}", justify="right", no_wrap=True)
    table.add_row(*(score_words(one) for one in told.calls))
    styles = ("" if one.call.passed else "red" for one in told.calls)
    table.add_row(
        *(Text(verdict(one), style=style) for one, style in zip(told.calls, styles, strict=True))
    )
    return table


def _call(one: CallFeedback) -> Iterator[RenderableType]:
    yield Text(heading(one), style="bold")
    yield from _said(SAID, one.words.feedback)
    yield from _said(WELL, one.words.did_well)
    yield from _said(DOWN, one.words.marked_down)
    if one.lost and practice_words(one):
        yield _inner(Text(practice_words(one), style="dim"))
    for lost in one.lost:
        yield _inner(plain(f"– {lost.item}:").append(f" {lost_words(lost)}", style="yellow"))
        for line in definition_lines(one, lost):
            yield Padding(plain(line, style="dim"), (0, 0, 0, 4))
    yield from _said(NEXT, one.words.next_steps)


def _said(label: str, text: str) -> Iterator[RenderableType]:
    lines = paragraphs(text)
    if lines:
        yield _inner(Text(f"{label}: ", style="underline"))
        yield from (Padding(plain(line), (0, 0, 0, 4)) for line in lines)


def _inner(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2))
