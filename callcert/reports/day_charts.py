"""The pictures of the evening report: pass rates, the ladder, classes against plan, the trend."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from callcert.domain.day_report import ClassProgress, DayReport
from callcert.domain.ladder import STEPS, Step
from callcert.domain.ladder import Standing as Status
from callcert.domain.moments import us
from callcert.domain.rules import CALLS, Rules
from callcert.domain.standing import STEP_NAMES, Standing
from callcert.reports.day_words import percent_of
from callcert.reports.drawing import WIDTH, Box, Drawing, Words
from callcert.reports.escalations_table import STATUS_WORDS
from callcert.reports.text import count

MOST_CLASSES = 8
"""Classes in the picture; the table has them all."""

_LABEL = 158
_ROW = 26
_BAR = 14
_CLASS_MARGIN = 112
_LETTERS = 22
"""Letters of a label before it is cut."""

_ON_THE_WAY: tuple[Status, ...] = ("not-started", "on-track", "late")
_AT_THE_END: tuple[Status, ...] = ("complete", "failed", "left")


@dataclass(frozen=True, slots=True)
class _Bar:
    label: str
    value: int
    top: int
    colour: str
    words: str
    plan: float | None = None
    """The share of ``top`` that should be reached by now."""


def pass_rate_chart(report: DayReport) -> Drawing | None:
    """How many scorecards of the day had which rate; None where there are none."""
    rates = {rate: len(cards) for rate, cards in report.pass_rates.items()}
    top = max(rates.values())
    if not top:
        return None
    certifies = report.rules.certify_rate
    bars = [
        _Bar(
            f"{rate}% {'certified' if rate >= certifies else 'failed'}",
            number,
            top,
            "certified" if rate >= certifies else "failed",
            str(number),
        )
        for rate, number in rates.items()
    ]
    shapes, height = _bars(bars)
    alt = "; ".join(f"{rate}%: {count(number, 'scorecard')}" for rate, number in rates.items())
    return Drawing("pass-rates", f"Pass rates of {us(report.day)}", alt + ".", height, shapes)


def ladder_chart(report: DayReport) -> Drawing | None:
    """Where everybody stands, step by step; None where there is nobody."""
    if not report.standings:
        return None
    rungs = [rung for rung in _rungs(report) if rung[2]]
    top = max(number for _, _, number in rungs)
    bars = [_Bar(label, number, top, status, str(number)) for label, status, number in rungs]
    shapes, height = _bars(bars)
    alt = "; ".join(f"{label}: {number}" for label, _, number in rungs)
    return Drawing("ladder", "Where everybody stands", alt + ".", height, shapes)


def _rungs(report: DayReport) -> Iterator[tuple[str, Status, int]]:
    """From the start to the end of the programme: the words, the status, how many."""
    for status in _ON_THE_WAY:
        yield STATUS_WORDS[status].capitalize(), status, report.roster[status]
    for step in STEPS:
        due = sum(one.position.step_due == step for one in report.standings)
        yield f"{_short(step)} due", "step-due", due
        after = sum(_escalated_after(one) == step for one in report.standings)
        yield f"{_short(step)} {'held' if step == STEPS[-1] else 'delivered'}", "escalated", after
    for status in _AT_THE_END:
        yield STATUS_WORDS[status].capitalize(), status, report.roster[status]


def _short(step: Step) -> str:
    words = STEP_NAMES[step].split()[-1] if step == STEPS[0] else STEP_NAMES[step]
    words = "review" if step == STEPS[-1] else words
    return words[0].upper() + words[1:]


def _escalated_after(one: Standing) -> Step | None:
    place = one.position
    return list(place.delivered)[-1] if place.status == "escalated" and place.delivered else None


def class_chart(report: DayReport) -> Drawing | None:
    """Each class against plan: agents complete, modules and calls; None where there is none."""
    classes = sorted(report.classes, key=lambda one: -one.on_ladder)[:MOST_CLASSES]
    classes.sort(key=lambda one: one.name)
    if not classes:
        return None
    shapes: list[Box | Words] = []
    y = 0.0
    for one in classes:
        shapes += [
            Words(0, y + 14, _cut(one.name, 30)),
            Words(WIDTH, y + 14, day_against_plan(one, report.rules), 12, "end", "muted"),
        ]
        shapes += _shifted(_bars(_class_bars(one, report.rules), margin=_CLASS_MARGIN)[0], y + 20)
        y += 20 + 3 * _ROW + 8
    parts = [
        f"{one.name}: "
        + ", ".join(f"{bar.label} {bar.words}" for bar in _class_bars(one, report.rules))
        for one in classes
    ]
    return Drawing(
        "classes", "Each class, and the plan as an upright line", "; ".join(parts) + ".", y, shapes
    )


def day_against_plan(one: ClassProgress, rules: Rules) -> str:
    """The class's own day beside the target, and whether anybody is still at it after that."""
    if not one.day:
        return "not started"
    if not one.on_ladder:
        return f"Day {one.day}, finished"
    past = one.day - rules.target_days
    words = f"{count(past, 'day')} past target" if past > 0 else f"target Day {rules.target_days}"
    return f"Day {one.day}, {words}"


def _class_bars(one: ClassProgress, rules: Rules) -> list[_Bar]:
    plan = min(one.day / rules.target_days, 1)
    counts = (
        ("Complete", one.complete, one.agents, "complete"),
        ("TBTs", one.modules_done, one.modules_assigned, "modules"),
        ("Calls", one.calls_done, one.agents * CALLS, "calls"),
    )
    return [
        _Bar(label, part, whole, colour, f"{part}/{whole} ({percent_of(part, whole)})", plan)
        for label, part, whole, colour in counts
    ]


def _bars(bars: Sequence[_Bar], margin: float = 34) -> tuple[list[Box | Words], float]:
    """A line per bar: its label, the bar on its track, the number."""
    label = _LABEL if margin < _LABEL / 2 else _LABEL / 2
    room = WIDTH - label - margin
    shapes: list[Box | Words] = []
    for place, bar in enumerate(bars):
        y = place * _ROW
        long = room * min(bar.value / bar.top, 1) if bar.top else 0
        shapes.append(Words(0, y + 17, _cut(bar.label)))
        shapes.append(Box(label, y + 6, room, _BAR, "soft", 3))
        if bar.value:
            shapes.append(Box(label, y + 6, max(long, 2), _BAR, bar.colour, 3))
        if bar.plan is not None:
            shapes.append(Box(label + room * bar.plan - 1, y + 3, 2, _BAR + 6, "ink"))
        shapes.append(Words(WIDTH - margin + 8, y + 17, bar.words))
    return shapes, len(bars) * _ROW + 4.0


def _cut(text: str, letters: int = _LETTERS) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1]}…"


def _shifted(shapes: Iterable[Box | Words], down: float) -> Iterator[Box | Words]:
    for one in shapes:
        if isinstance(one, Box):
            yield Box(one.x, one.y + down, one.width, one.height, one.colour, one.radius)
        else:
            yield Words(one.x, one.y + down, one.text, one.size, one.anchor, one.colour)
