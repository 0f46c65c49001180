"""The last ten business days as pictures: who stood where, and how the calls went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from callcert.domain.day_report import DayReport
from callcert.domain.ladder import Standing as Status
from callcert.reports.drawing import WIDTH, Box, Drawing, Words
from callcert.reports.escalations_table import STATUS_WORDS

TREND_ORDER: tuple[Status, ...] = (
    "complete", "on-track", "late", "escalated", "step-due", "failed", "not-started", "left",
)  # fmt: skip
"""From the foot of a column to its head: what is well first."""

_LEFT = 30
_HEAD = 14
_TALL = 170
_LEGEND_ROW = 20
_LEGEND_COLUMNS = 4
_TOPS = (2, 4, 6, 8, 10)


@dataclass(frozen=True, slots=True)
class _Series:
    name: str
    colour: str
    values: Sequence[int]


def status_trend(report: DayReport) -> Drawing | None:
    """A column a day, one part for each status; None where there is nobody."""
    series = [
        _Series(STATUS_WORDS[one], one, [day.statuses.get(one, 0) for day in report.trend])
        for one in TREND_ORDER
    ]
    series = [one for one in series if any(one.values)]
    return _columns("trend", "Status of all agents, day by day", report, series, stacked=True)


def result_trend(report: DayReport) -> Drawing | None:
    """Certified and failed side by side for each day; None where no calls were certified."""
    series = [
        _Series("certified", "certified", [day.certified for day in report.trend]),
        _Series("failed", "failed", [day.failed for day in report.trend]),
    ]
    if not any(map(any, (one.values for one in series))):
        return None
    title = "Scorecards certified and failed, day by day"
    return _columns("results", title, report, series, stacked=False)


def _columns(
    name: str, title: str, report: DayReport, series: Sequence[_Series], *, stacked: bool
) -> Drawing | None:
    if not series:
        return None
    values = list(zip(*(one.values for one in series), strict=True))
    top = _top(max(sum(day) if stacked else max(day) for day in values))
    shapes: list[Box | Words] = list(_grid(top))
    wide = (WIDTH - _LEFT) / len(values)
    for place, (day, numbers) in enumerate(zip(report.trend, values, strict=True)):
        x = _LEFT + place * wide
        shapes += (_stack if stacked else _side_by_side)(x, wide, numbers, series, top)
        middle = x + wide / 2
        shapes.append(Words(middle, _HEAD + _TALL + 15, f"{day.day:%m/%d}", 11, "middle", "muted"))
    foot = _HEAD + _TALL + 26
    shapes += _legend(series, foot)
    rows = -(-len(series) // _LEGEND_COLUMNS)
    return Drawing(name, title, _alt(report, series), foot + rows * _LEGEND_ROW + 4.0, shapes)


def _top(value: int) -> int:
    """An even number not far above, so that the middle of the axis is a number too."""
    power = 1
    while True:
        for one in _TOPS:
            if one * power >= value:
                return one * power
        power *= 10


def _grid(top: int) -> Iterator[Box | Words]:
    for part in (0, 1, 2):
        y = _HEAD + _TALL * (2 - part) / 2
        yield Box(_LEFT, y, WIDTH - _LEFT, 1, "line")
        yield Words(_LEFT - 5, y + 4, str(top * part // 2), 11, "end", "muted")


def _stack(
    x: float, wide: float, numbers: Sequence[int], series: Sequence[_Series], top: int
) -> Iterator[Box | Words]:
    y = float(_HEAD + _TALL)
    for number, one in zip(numbers, series, strict=True):
        if number:
            tall = _TALL * number / top
            y -= tall
            gap = 1 if tall > 3 else 0  # noqa: PLR2004  a gap would swallow what is thinner
            yield Box(x + 4, y, wide - 8, tall - gap, one.colour)


def _side_by_side(
    x: float, wide: float, numbers: Sequence[int], series: Sequence[_Series], top: int
) -> Iterator[Box | Words]:
    each = (wide - 8) / len(numbers)
    for place, (number, one) in enumerate(zip(numbers, series, strict=True)):
        if number:
            tall = _TALL * number / top
            left, y = x + 4 + place * each, _HEAD + _TALL - tall
            yield Box(left, y, each - 1, tall, one.colour)
            yield Words(left + each / 2, y - 3, str(number), 11, "middle")


def _legend(series: Sequence[_Series], y: float) -> Iterator[Box | Words]:
    wide = WIDTH / _LEGEND_COLUMNS
    for place, one in enumerate(series):
        row, column = divmod(place, _LEGEND_COLUMNS)
        x, line = column * wide, y + row * _LEGEND_ROW
        yield Box(x, line + 3, 11, 11, one.colour, 2)
        yield Words(x + 17, line + 13, one.name, 12)


def _alt(report: DayReport, series: Sequence[_Series]) -> str:
    days = []
    for place, day in enumerate(report.trend):
        told = [f"{one.values[place]} {one.name}" for one in series if one.values[place]]
        days.append(f"{day.day:%m/%d}: {', '.join(told) or 'none'}")
    return "; ".join(days) + "."
