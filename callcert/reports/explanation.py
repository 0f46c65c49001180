"""How each call came to its score, item by item."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.assessment import Assessment
from callcert.domain.exact import shown
from callcert.domain.rules import CALLS, Rules
from callcert.domain.score_report import Scorecard
from callcert.domain.scorecard import Item, Mark
from callcert.domain.scorecard import plain as points
from callcert.domain.scoring import Arithmetic, Call
from callcert.reports.tables import plain_table
from callcert.reports.text import plain, printable


def explanation(card: Scorecard, rules: Rules) -> Iterator[RenderableType]:
    """Every item with the points it earned on each call, then the sum that made each score."""
    detail = card.detail
    if detail is None or not detail.items:
        return
    yield Text("")
    yield Text.assemble((printable(card.name), "bold"), f"  {printable(str(detail.agent))}")
    yield _items(detail)
    for call, sums in zip(detail.calls, detail.sums, strict=True):
        yield Text("  " + _sentence(call, sums, detail.items, rules))
    if detail.certification:
        decided = detail.certification
        yield Text(
            f"  Pass rate: {decided.calls_passed} of {CALLS} calls passed = {decided.pass_rate}%, "
            f"{decided.outcome} ({rules.certify_rate:g}% or more certifies)"
        )


def _items(detail: Assessment) -> Table:
    table = plain_table()
    table.add_column("Item", overflow="fold")
    table.add_column("Points", justify="right", no_wrap=True)
    for number in range(1, CALLS + 1):
        table.add_column(f"Call {number}", justify="right", no_wrap=True)
    for row, item in enumerate(detail.items):
        name = plain(item.text)
        if item.auto_fail:
            name.append(" (auto-fail)", style="bold")
        marks = (column[row] for column in detail.columns)
        table.add_row(name, points(item.points), *(_cell(item, mark) for mark in marks))
    return table


def _cell(item: Item, mark: Mark | None) -> Text:
    if mark is None:
        return Text("blank", style="red")
    earned = mark.earned(item)
    if earned is None:
        return Text("N/A", style="dim")
    style = "bold red" if item.auto_fail and mark.misses(item) else ""
    word = f"{mark} " if isinstance(mark.entered, str) else ""
    return Text(f"{word}{points(earned)}", style=style if earned < item.points else "")


def _sentence(call: Call, sums: Arithmetic | None, items: tuple[Item, ...], rules: Rules) -> str:
    head = f"Call {call.number}:"
    if call.coached:
        return f"{head} coached, counts {rules.coached_score:g} whatever is marked; passed"
    if sums is None:
        return f"{head} no score, because marks are missing or unusable"
    if call.score is None:
        return f"{head} no score, because no item applies"
    verdict = "passed" if call.passed else "not passed"
    compared = f"{verdict} ({rules.pass_score:g} or more passes)"
    if sums.auto_failed:
        missed = "; ".join(printable(items[position].text) for position in sums.auto_failed)
        return f"{head} 0, because an auto-fail item was missed ({missed}); {compared}"
    exactly = "=" if shown(call.score, 4) == shown(call.score, 12) else "≈"
    return (
        f"{head} 100 × {points(sums.earned)} earned ÷ {points(sums.applicable)} applicable "
        f"{exactly} {shown(call.score, 4)}; {compared}"
    )
