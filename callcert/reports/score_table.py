"""What ``score`` did, as a person reads it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.exact import shown
from callcert.domain.rules import CALLS, Rules
from callcert.domain.score_report import STATUSES, Scorecard, ScoreReport, Status
from callcert.domain.scoring import Call, below_audit
from callcert.reports.findings import findings_of_file
from callcert.reports.text import count, plain, printable

NARROW = 112
"""Below this many columns a scorecard takes two lines of the table."""

_NARROW_CERTIFIER = 10
_NARROW_AGENT = 16
_NARROW_REST = _NARROW_CERTIFIER + len(" 100 89.69* 89.69* 89.69* 89.69* certified ")
"""Columns that are not the agent's when a scorecard takes two lines."""

STATUS_WORDS: dict[Status, str] = {
    "filed": "filed",
    "would-file": "would be filed",
    "already-filed": "already filed",
    "held": "held",
    "rejected": "rejected",
}
_STATUS_STYLES = {"held": "bold yellow", "rejected": "bold red", "already-filed": "dim"}


def score_report(report: ScoreReport, rules: Rules, width: int) -> Iterator[RenderableType]:
    """The table, what its marks mean, the buckets, and the findings of each file."""
    if report.scorecards:
        yield scorecards_table(report.scorecards, rules, width)
        yield Text(_legend(rules), style="dim")
        yield from _layouts(report.scorecards)
    yield Text("")
    yield summary(report)
    for card in report.scorecards:
        if card.findings:
            yield Text("")
            yield findings_of_file(card.name, _became(card), card.findings)


def scorecards_table(cards: Sequence[Scorecard], rules: Rules, width: int) -> Table:
    """A row per file: agent, certifier, five scores, pass rate, outcome, and the name it got."""
    wide = width >= NARROW
    padding = (0, 1, 0, 0) if wide else 0
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=padding, show_edge=False)
    room = None if wide else max(width - _NARROW_REST, _NARROW_AGENT)
    table.add_column("Agent", overflow="fold", width=room)
    table.add_column("Certifier", overflow="fold", width=None if wide else _NARROW_CERTIFIER)
    for number in range(1, CALLS + 1):
        table.add_column(f"Call {number}" if wide else str(number), justify="right", no_wrap=True)
    if wide:
        table.add_column("Rate", justify="right", no_wrap=True)
        table.add_column("Outcome", no_wrap=True)
        planned = any(card.status == "would-file" for card in cards)
        table.add_column("Would be filed as" if planned else "Filed as", overflow="fold")
    else:
        table.add_column("Result", no_wrap=True)
    for card in cards:
        table.add_row(*(_wide_row(card, rules) if wide else _narrow_row(card, rules)))
    return table


def summary(report: ScoreReport) -> Text:
    """How many files ended in which bucket."""
    parts = [
        f"{report.count(status)} {STATUS_WORDS[status]}"
        for status in STATUSES
        if report.count(status)
    ]
    received = count(len(report.scorecards), "file") + " received"
    return Text(f"{received}: {', '.join(parts)}." if parts else f"{received}.", style="bold")


def _wide_row(card: Scorecard, rules: Rules) -> list[RenderableType]:
    return [
        _agent(card),
        plain(card.certifier or "–"),
        *_scores(card, rules, gap=" "),
        _rate(card),
        _outcome(card),
        _filed_as(card),
    ]


def _narrow_row(card: Scorecard, rules: Rules) -> list[RenderableType]:
    return [
        Text("\n").join([_agent(card), _filed_as(card)]),
        plain(card.certifier or "–"),
        *_scores(card, rules, gap=""),
        Text("\n").join([_rate(card), _outcome(card)]),
    ]


def _agent(card: Scorecard) -> Text:
    if card.agent and (card.agent.last_name or card.agent.first_name):
        return plain(str(card.agent))
    return Text("(no name)", style="dim")


def _scores(card: Scorecard, rules: Rules, gap: str) -> list[Text]:
    return [score_text(call, rules, gap) for call in card.calls] or [Text("–")] * CALLS


def score_text(call: Call, rules: Rules, gap: str = " ") -> Text:
    """A score with its mark: ``x`` failed, ``*`` passed below what live audits ask."""
    none = " " * len(f"{gap}x")
    if call.score is None:
        return Text(f"?{none}", style="red")
    words = shown(call.score)
    if call.coached:
        return Text(words, style="dim")
    if not call.passed:
        return Text(f"{words}{gap}x", style="bold red")
    if below_audit(call, rules):
        return Text(f"{words}{gap}*", style="yellow")
    return Text(f"{words}{none}", style="green")


def _rate(card: Scorecard) -> Text:
    return Text(f"{card.certification.pass_rate}%" if card.certification else "–")


def _outcome(card: Scorecard) -> Text:
    if card.certification is None:
        return Text("–")
    word = card.certification.outcome
    if card.status == "held":
        return Text(word, style="dim")
    return Text(word, style="green" if word == "certified" else "bold red")


def _filed_as(card: Scorecard) -> Text:
    word = STATUS_WORDS[card.status]
    style = _STATUS_STYLES.get(card.status, "")
    if card.filed_name is None:
        return Text(f"{word.upper()}: {printable(card.name)}", style=style)
    name = printable(card.filed_name)
    plainly = card.status in {"filed", "would-file"}
    return Text(name if plainly else f"{name} ({word})", style=style)


def _became(card: Scorecard) -> str:
    word = STATUS_WORDS[card.status]
    return f"{word} as {printable(card.filed_name)}" if card.filed_name else word


def _layouts(cards: Sequence[Scorecard]) -> Iterator[Text]:
    """By which layouts forms of other teams were read."""
    used = Counter(card.layout for card in cards if card.layout)
    for layout, number in sorted(used.items()):
        yield Text(f"{count(number, 'file')} read by {printable(layout)}.", style="dim")


def _legend(rules: Rules) -> str:
    return (
        f"Call 1 is coached and counts {rules.coached_score:g}.  "
        f"x below {rules.pass_score:g}, not passed.  "
        f"* passed, below the {rules.audit_score:g} that audits of live calls ask.  "
        "? no score.  Scores are cut to two decimals, never rounded up."
    )
