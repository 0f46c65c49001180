"""The items of an unknown form: their texts, points and marks, and its critical errors."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from callcert.domain.cells import Spot
from callcert.domain.exact import exact
from callcert.domain.foreign.critical import (
    CriticalLine,
    Failing,
    critical_lines,
    fatalities,
)
from callcert.domain.foreign.frames import Frame, Step
from callcert.domain.foreign.marks import Mark, Way, adds_up, is_tick, mark_of, totals, ways
from callcert.domain.foreign.scores import Figures
from callcert.domain.foreign.words import Vocabulary, words
from callcert.domain.rules import CALLS
from callcert.domain.scorecard import is_blank, is_number

FEWEST = 2
_TICK_COLUMNS = ("Yes", "No", "N/A")
_SUMS = frozenset({"total", "average", "final", "previous"})
_NO_ITEM = _SUMS | {"target", "part", "start", "maximum", "lost", "count", "result", "score"}


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item: where its text is, where its points are if it has any, and its five marks.

    Of an item that is ticked, ``ticks`` are the cells of each call for Yes, No and N/A.
    """

    text: Spot
    words: str
    points: Spot | None
    worth: Fraction
    marks: tuple[Spot, ...]
    given: tuple[Mark, ...]
    ticks: tuple[tuple[Spot | None, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ItemsFound:
    """The items whose arithmetic is that of the form; ``fatal`` says what fails a call.

    ``fatal`` is ``Yes`` or ``No`` as marked, or ``mark`` where any entry does.
    """

    lines: tuple[ItemLine, ...]
    way: Way
    critical: tuple[CriticalLine, ...] = ()
    fatal: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """Figures that items add up to; ``exactly``, or only once the sum is rounded."""

    figures: Figures
    items: ItemsFound
    exactly: bool


def items_for(frame: Frame, figures: Sequence[Figures], vocabulary: Vocabulary) -> list[Explained]:
    """The figures that items of the frame add up to, with those items."""
    critical = critical_lines(frame, vocabulary)
    proven = list(fatalities(critical, vocabulary))
    known = [one for one in figures if one.known]
    found = []
    for lines in item_tables(frame, vocabulary):
        columns = [[line.given[call] for line in lines] for call in range(CALLS)]
        points = [line.worth for line in lines]
        for way in ways(columns, weighted=all(line.points for line in lines)):
            computed = totals(way, points, columns)
            for one in known if computed else ():
                told = proven if _is_told(critical, lines, one) else [_NOTHING_FAILS]
                for failing in (*told, *_failing(lines, one)):
                    how = adds_up(computed, failing.failed, one.scores)
                    if how:
                        items = ItemsFound(tuple(lines), way, failing.lines, failing.fatal)
                        exactly = how == "exactly" and not failing.unsure
                        found.append(Explained(one, items, exactly))
    return found


_NOTHING_FAILS = Failing((False,) * CALLS)


def _is_told(critical: Sequence[CriticalLine], lines: Sequence[ItemLine], figures: Figures) -> bool:
    """Whether errors are known to make a call 0: one did, or they stand apart from the items."""
    items = {line.text for line in lines}
    return 0 in figures.scores or not any(line.text in items for line in critical)


def _failing(lines: Sequence[ItemLine], figures: Figures) -> Iterator[Failing]:
    """Items within the list whose No may make a call 0, as the scores tell: a guess, no more."""
    failed = tuple(score == 0 for score in figures.scores)
    if not any(failed) or all(failed):
        return
    fatal = [
        line
        for line in lines
        if all(
            (mark in {"No", Fraction(0)}) == zero
            for mark, zero in zip(line.given, failed, strict=True)
        )
        and not line.ticks
    ]
    if fatal:
        told = tuple(
            CriticalLine(line.text, line.words, tuple((spot,) for spot in line.marks), ())
            for line in fatal
        )
        yield Failing(failed, "No", told, unsure=True)


def item_tables(frame: Frame, vocabulary: Vocabulary) -> Iterator[list[ItemLine]]:
    """Every list of items that could be one, with points and without."""
    lines_of = _across if frame.series.kind == "rows" else _down
    for lines, choices in lines_of(frame, vocabulary):
        for worths in choices:
            kept = [
                ItemLine(line.text, line.words, spot, worth, line.marks, line.given, line.ticks)
                for line, (spot, worth) in zip(lines, worths, strict=True)
                if worth is not None
            ]
            if len(kept) >= FEWEST:
                yield kept


Worth = tuple[Spot | None, Fraction | None]
Choices = list[list[Worth]]


def _down(frame: Frame, vocabulary: Vocabulary) -> Iterator[tuple[list[ItemLine], Choices]]:
    """Items one below the other; the marks of each call stand in one column, or are ticks."""
    rows = sorted({down for down, _ in frame.steps() if down > 0 or frame.series.kind == "sheets"})
    rights = sorted({right for _, right in frame.steps()})
    for right in rights:
        lines = [line for down in rows if (line := _line(frame, (down, right), vocabulary))]
        if len(lines) >= FEWEST:
            yield lines, _worths_beside(frame, lines)
    if frame.series.kind == "columns" and frame.width > 1:
        lines = [line for down in rows if (line := _ticked(frame, down, vocabulary))]
        if len(lines) >= FEWEST:
            yield lines, _worths_beside(frame, lines)


def _line(frame: Frame, step: Step, vocabulary: Vocabulary) -> ItemLine | None:
    spot, text = frame.row_label(step)
    if not spot or _is_no_item(text, vocabulary) or not frame.label_spots(step, spot):
        return None
    given = tuple(mark_of(value, vocabulary) for value in frame.values(step))
    if sum(mark is not None for mark in given) == 0 and not _counts(frame, step):
        return None
    if any(
        mark is None and not is_blank(v) for mark, v in zip(given, frame.values(step), strict=True)
    ):
        return None
    return ItemLine(spot, text, None, Fraction(1), frame.spots(step), given)


def _counts(frame: Frame, step: Step) -> bool:
    """Whether a row without a mark is one of a form on which errors are counted."""
    row = frame.series.origins[0].row + step[0]
    cells = [frame.first.value(row, column) for column in range(frame.series.origins[0].column)]
    return any(is_number(cell) for cell in cells) and frame.series.kind == "columns"


def _is_no_item(text: str, vocabulary: Vocabulary) -> bool:
    """A sum, an average or a heading: every word speaks of scores, or the first one of sums."""
    cut = [
        roles
        for phrase, roles in vocabulary.phrases("scores", words(text))
        if not all(word.isdigit() for word in phrase)
    ]
    if not cut:
        return True
    return bool(cut[0] & _SUMS) or (all(cut) and any(roles & _NO_ITEM for roles in cut))


def _ticked(frame: Frame, down: int, vocabulary: Vocabulary) -> ItemLine | None:
    """An item with a column for each answer, of which one is ticked on every call."""
    spot, text = frame.row_label((down, 0))
    if not spot or _is_no_item(text, vocabulary):
        return None
    answers = _answers(frame, down, vocabulary)
    if answers is None:
        return None
    marks, ticks = [], []
    for origin in frame.series.origins:
        cells = [origin.moved(down, right) if right is not None else None for right in answers]
        on = [
            answer
            for answer, cell in zip(_TICK_COLUMNS, cells, strict=True)
            if cell and is_tick(frame.first.value(cell.row, cell.column), vocabulary)
        ]
        marks.append(on[0] if len(on) == 1 else None)
        ticks.append(tuple(cells))
    if sum(mark is not None for mark in marks) < FEWEST:
        return None
    spots = tuple(origin.moved(down, 0) for origin in frame.series.origins)
    return ItemLine(spot, text, None, Fraction(1), spots, tuple(marks), tuple(ticks))  # type: ignore[arg-type]


def _answers(frame: Frame, down: int, vocabulary: Vocabulary) -> tuple[int | None, ...] | None:
    """The columns of Yes, No and N/A within a call, by the headings above them."""
    origin, found = frame.series.origins[0], {}
    for right in range(frame.width):
        for above in range(1, min(down, 4)):
            text = frame.first.text(origin.row + above, origin.column + right)
            roles = vocabulary.exact("marks", text) & {"yes", "no", "na"} if text else frozenset()
            if len(roles) == 1:
                found[next(iter(roles))] = right
    return (
        tuple(found.get(role) for role in ("yes", "no", "na"))
        if {"yes", "no"} <= found.keys()
        else None
    )


def _worths_beside(frame: Frame, lines: Sequence[ItemLine]) -> Choices:
    """The columns that may hold the points of these items, the fullest first, and none at all."""
    origin = lines[0].marks[0]
    counts: Counter[int] = Counter()
    taken = {spot.column for line in lines for spot in line.marks if spot.sheet == origin.sheet}
    beside = frame.series.kind == "columns"
    last = frame.series.origins[0].column if beside else frame.first.width
    for line in lines:
        for column in range(last):
            if column not in taken and _worth(frame, line.text.row, column) is not None:
                counts[column] += 1
    columns = [column for column, count in counts.most_common(4) if count * 2 >= len(lines)]
    choices = [[_worth_at(frame, line.text.row, column) for line in lines] for column in columns]
    return [*choices, _equal(lines)]


def _equal(lines: Sequence[ItemLine]) -> list[Worth]:
    """Items that all count alike."""
    return [(None, Fraction(1)) for _ in lines]


def _worth_at(frame: Frame, row: int, column: int) -> Worth:
    return frame.first.spot(row, column), _worth(frame, row, column)


def _worth(frame: Frame, row: int, column: int) -> Fraction | None:
    value = frame.first.value(row, column)
    if not isinstance(value, int | float) or not is_number(value) or value <= 0:
        return None
    return exact(value)


def _across(frame: Frame, vocabulary: Vocabulary) -> Iterator[tuple[list[ItemLine], Choices]]:
    """Items side by side, a row for each call."""
    lines = []
    for right in sorted({right for down, right in frame.steps() if down == 0 and right > 0}):
        spot, text = frame.column_label((0, right))
        if not spot or _is_no_item(text, vocabulary):
            continue
        given = tuple(mark_of(value, vocabulary) for value in frame.values((0, right)))
        if all(mark is not None for mark in given):
            lines.append(ItemLine(spot, text, None, Fraction(1), frame.spots((0, right)), given))
    if len(lines) >= FEWEST:
        yield lines, _worths_above(frame, lines)


def _worths_above(frame: Frame, lines: Sequence[ItemLine]) -> Choices:
    first = frame.series.origins[0].row
    choices = []
    for row in range(max(first - _ABOVE, 0), first):
        worths = [_worth_at(frame, row, line.marks[0].column) for line in lines]
        if sum(worth is not None for _, worth in worths) * 2 >= len(lines):
            choices.append(worths)
    return [*choices, _equal(lines)]


_ABOVE = 4
"""Rows above the first call in which the points may stand."""
