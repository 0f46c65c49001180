"""Who needs what, as a person reads it at seven in the morning."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.agents import Agent
from callcert.domain.escalation_report import EscalationReport
from callcert.domain.ladder import OFF_LADDER, STANDINGS
from callcert.domain.ladder import Standing as Status
from callcert.domain.moments import us
from callcert.domain.rules import CALLS, Rules
from callcert.domain.standing import STEP_NAMES, Standing
from callcert.reports.findings import findings_by_file
from callcert.reports.reasons import step_words
from callcert.reports.tables import agent_text, plain_table
from callcert.reports.text import count, plain, printable

WIDE = 112
"""From this many columns on, each agent takes one line."""

STATUS_WORDS: dict[Status, str] = {
    "step-due": "step due", "escalated": "escalated", "late": "late", "on-track": "on track",
    "not-started": "not started", "complete": "complete", "failed": "failed", "left": "left",
}  # fmt: skip

_STYLES = {"step-due": "bold red", "late": "yellow", "escalated": "yellow", "failed": "red",
           "complete": "green", "left": "dim", "not-started": "dim"}  # fmt: skip
_SHORT_STEPS = {
    "coaching": "coaching", "written-cap": "written CAP", "final-cap": "final CAP",
    "termination-review": "review",
}  # fmt: skip


def escalations_shown(
    report: EscalationReport, width: int, *, everybody: bool
) -> Iterator[RenderableType]:
    """The table of those on the ladder, how many are where, and what must be put right.

    With ``everybody``, those who are complete, failed or left too, and older warnings.
    """
    shown = [one for one in report.standings if everybody or one.position.status not in OFF_LADDER]
    rules = report.rules
    yield Text(f"Escalations as of {us(report.as_of)} ({report.as_of:%A})", style="bold")
    if shown:
        yield _table(shown, report.waiting, width)
    yield Text(_legend(rules), style="dim")
    yield Text("")
    yield _summary(report, len(report.standings) - len(shown))
    findings = [*report.findings, *(report.older if everybody else ())]
    if report.left_out:
        names = "; ".join(str(one) or one.agent_id or "" for one in report.left_out)
        yield plain(f"Not counted, as their rows cannot be used: {names}", "bold red")
    yield from findings_by_file(findings)
    if report.older and not everybody:
        yield Text("")
        words = f"{count(len(report.older), 'more warning')} about older reports: --all shows them"
        yield Text(words, style="dim")


def _table(shown: Sequence[Standing], waiting: Mapping[Agent, str], width: int) -> Table:
    wide = width >= WIDE
    table = plain_table()
    table.add_column("Agent", overflow="fold", min_width=14)
    table.add_column("Day", justify="right", no_wrap=True)
    table.add_column("Calls", justify="right", no_wrap=True)
    table.add_column("TBTs", justify="right", no_wrap=True)
    if wide:
        table.add_column("Status", no_wrap=True)
    table.add_column("Due" if wide else "Status, what is due, what is next", overflow="fold")
    if wide:
        table.add_column("Next", overflow="fold")
        table.add_column("Remarks", overflow="fold")
    for one in shown:
        remarks = _remarks(one, waiting.get(one.agent, ""))
        table.add_row(*(_wide_row(one, remarks) if wide else _narrow_row(one, remarks)))
    return table


def _wide_row(one: Standing, remarks: Text) -> list[RenderableType]:
    return [*_facts(one), _status(one), _due(one), _next(one), remarks]


def _narrow_row(one: Standing, remarks: Text) -> list[RenderableType]:
    when = Text(", ").join(part for part in (_when(one), _next(one)) if part)
    lines = [_step(one) or _status(one), when, remarks]
    return [*_facts(one), Text("\n").join(line for line in lines if line)]


def _facts(one: Standing) -> list[RenderableType]:
    calls = "–" if one.calls is None else f"{one.calls}/{CALLS}"
    if one.outcome:
        calls += " ✓" if one.outcome == "certified" else " ✗"
    done, assigned = one.modules_done, one.modules_assigned
    of = "?" if assigned is None else str(assigned)
    modules = "–" if done is None else f"{done}/{of}"
    if one.modules_complete:
        modules += " ✓"
    return [agent_text(one.agent), Text(str(one.position.day)), Text(calls), Text(modules)]


def _status(one: Standing) -> Text:
    status = one.position.status
    return Text(STATUS_WORDS[status], style=_STYLES.get(status, ""))


def _due(one: Standing) -> Text:
    return Text(", ").join(part for part in (_step(one), _when(one)) if part)


def _step(one: Standing) -> Text:
    return Text(step_words(one), style="bold red")


def _when(one: Standing) -> Text:
    place = one.position
    if place.due_on is None:
        return Text("")
    if place.due_on == one.as_of:
        return Text("today unless complete", style="bold red")
    return Text(f"since {us(place.due_on)} ({place.days_overdue or 'not yet'} overdue)")


def _next(one: Standing) -> Text:
    place = one.position
    if place.next_step is None:
        return Text("")
    step = _SHORT_STEPS[place.next_step]
    if place.next_step_on:
        return Text(f"{step} {place.next_step_on:%m/%d}")
    return Text(f"then {step}", style="dim")


def _remarks(one: Standing, scorecard: str) -> Text:
    said = []
    if one.issue:
        said.append(f"equipment: {printable(one.issue.text)}")
    if scorecard or one.awaits_scorecard:
        said.append(scorecard or "awaiting scorecard")
    if one.as_of in one.excused:
        said.append("excused today")
    return Text("; ".join(said), style="yellow")


def _legend(rules: Rules) -> str:
    target = rules.first_step_after_days
    return (
        f"Day counts business days less excused ones. {STEP_NAMES['coaching'].capitalize()} is due "
        f"once {target} {rules.first_step_counts} days have passed, each further step on the first "
        "counted day after the one before it was delivered. ✓ certified, all TBTs done.  ✗ failed."
    )


def _summary(report: EscalationReport, hidden: int) -> Text:
    counts = Counter(one.position.status for one in report.standings)
    parts = [f"{counts[status]} {STATUS_WORDS[status]}" for status in STANDINGS if counts[status]]
    words = (
        f"{count(len(report.standings), 'agent')}: {', '.join(parts)}." if parts else "No agents."
    )
    if hidden:
        words += f" {hidden} not listed (complete, failed, left): --all lists them."
    return Text(words, style="bold")
