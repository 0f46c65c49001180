"""Errors that make a whole call 0: rows of their own, under a heading or named as such."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from callcert.domain.cells import Spot
from callcert.domain.foreign.frames import Frame
from callcert.domain.foreign.marks import is_tick, mark_of
from callcert.domain.foreign.words import Vocabulary
from callcert.domain.rules import CALLS
from callcert.domain.scorecard import CellValue, is_blank


@dataclass(frozen=True, slots=True)
class CriticalLine:
    """A critical error: its text and, for each call, the cells that say whether it happened."""

    text: Spot
    words: str
    marks: tuple[tuple[Spot, ...], ...]
    given: tuple[tuple[CellValue, ...], ...]

    @property
    def is_marked(self) -> bool:
        """Whether anything is entered for it."""
        return any(value is not None for values in self.given for value in values)


@dataclass(frozen=True, slots=True)
class Failing:
    """What may make a call 0, with the calls it does; ``unsure`` where it could be another."""

    failed: tuple[bool, ...]
    fatal: str = ""
    lines: tuple[CriticalLine, ...] = ()
    unsure: bool = False


def critical_lines(frame: Frame, vocabulary: Vocabulary) -> tuple[CriticalLine, ...]:
    """Rows that speak of critical errors and are marked, else those under such a heading."""
    if frame.series.kind == "rows":
        return ()
    origin = frame.series.origins[0]
    end = frame.first.height if frame.series.kind != "forms" else origin.row + frame.height
    speaking = [
        row
        for row in range(origin.row + 1, end)
        if _speaks_of_critical(_first_text(frame, row), vocabulary)
    ]
    lines = [_critical_line(frame, row - origin.row, vocabulary) for row in speaking]
    marked = [line for line in lines if line and line.is_marked]
    if marked:
        return tuple(marked)
    return _critical_block(frame, speaking[0] + 1, end, vocabulary) if speaking else ()


def _critical_block(
    frame: Frame, start: int, end: int, vocabulary: Vocabulary
) -> tuple[CriticalLine, ...]:
    """The rows below a heading up to a blank one, or to one that is something else."""
    found = []
    for row in range(start, end):
        line = _critical_line(frame, row - frame.series.origins[0].row, vocabulary)
        if line is None or vocabulary.exact("feedback", line.words):
            break
        found.append(line)
    return tuple(found)


_WIDEST = 12
"""Columns in which the first text of a row is looked for."""


def _first_text(frame: Frame, row: int) -> str:
    return _first_in(frame, row)[1]


def _first_in(frame: Frame, row: int) -> tuple[Spot | None, str]:
    """The first text of a row, and its cell."""
    page = frame.first
    texts = ((page.spot(row, at), page.text(row, at)) for at in range(page.width))
    return next(((spot, text) for spot, text in texts if text), (None, ""))


def _speaks_of_critical(text: str, vocabulary: Vocabulary) -> bool:
    roles = vocabulary.roles("scores", text)
    return "critical" in roles and "not_critical" not in roles and len(text) > 0


def _critical_line(frame: Frame, down: int, vocabulary: Vocabulary) -> CriticalLine | None:
    first, told = _first_in(frame, frame.series.origins[0].row + down)
    if frame.series.kind == "columns":
        spot, text = frame.row_label((down, 0))
        text = told if _speaks_of_critical(told, vocabulary) else text
        rights = list(range(frame.width))
    else:
        spot, text = first, told
        rights = _answered(frame, down, spot) if spot else []
    if not spot:
        return None
    marks = tuple(
        tuple(origin.moved(down, right) for right in rights) for origin in frame.series.origins
    )
    given = tuple(
        tuple(frame.pages[s.sheet].value(s.row, s.column) for s in cells) for cells in marks
    )
    filled = [value for values in given for value in values if value is not None]
    if not all(mark_of(v, vocabulary) is not None or is_tick(v, vocabulary) for v in filled):
        return None
    return CriticalLine(spot, text, marks, given)


def _answered(frame: Frame, down: int, label: Spot) -> list[int]:
    """The first column behind the label in which any call has something, else the next one."""
    beyond = label.column - frame.series.origins[0].column
    rights = [right for right in sorted({r for _, r in frame.steps()}) if right > beyond]
    filled = [r for r in rights if any(value is not None for value in frame.values((down, r)))]
    return (filled or rights)[:1]


def fatalities(critical: tuple[CriticalLine, ...], vocabulary: Vocabulary) -> Iterator[Failing]:
    """What may fail a call, with the calls it fails; nothing where no row speaks of it."""
    if not critical:
        yield Failing((False,) * CALLS)
        return
    for fatal in ("Yes", "No", "mark"):
        if _is_possible(fatal, critical, vocabulary):
            failed = tuple(
                any(is_fatal(fatal, line.given[call], vocabulary) for line in critical)
                for call in range(CALLS)
            )
            yield Failing(failed, fatal, critical)


def _is_possible(fatal: str, critical: Sequence[CriticalLine], vocabulary: Vocabulary) -> bool:
    words = {
        mark_of(value, vocabulary)
        for line in critical
        for values in line.given
        for value in values
        if value is not None
    }
    answered = bool(words & {"Yes", "No"})
    return (fatal == "mark") != answered


def is_fatal(fatal: str, values: Sequence[CellValue], vocabulary: Vocabulary) -> bool:
    """Whether what stands there fails the call."""
    if fatal == "mark":
        return any(not is_blank(value) and mark_of(value, vocabulary) != 0 for value in values)
    return any(mark_of(value, vocabulary) == fatal for value in values)
