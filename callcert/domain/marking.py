"""The items and marks of a returned form, validated, with a problem for every cell that is not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from callcert.domain.form import Fields, Problem
from callcert.domain.rules import CALLS, COACHED_CALL
from callcert.domain.scorecard import (
    ITEMS,
    MARKED_ITEMS,
    CellValue,
    Item,
    Mark,
    is_blank,
    typed,
)

Column = tuple[Mark | None, ...]
"""The marks of one call, in the order of the items; None where there is no usable one."""


@dataclass(frozen=True, slots=True)
class Marking:
    """All that was marked; without usable items there are no columns either."""

    items: tuple[Item, ...]
    columns: tuple[Column, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Wrong:
    index: int
    field: str
    code: str
    facts: Mapping[str, Any]

    @classmethod
    def of(cls, error: ErrorDetails) -> "_Wrong":
        index, field = error["loc"][:2]
        return cls(int(index), str(field), error["type"], error.get("ctx", {}))


def read_marking(fields: Fields) -> Marking:
    """Items and the five columns of marks [K4, K5]; a blank mark is never N/A and never 0.

    What is wrong in the coached call is counted in one warning, since its score is given. A form
    of another team whose items are not known has none.
    """
    if "marks" not in fields:
        return Marking((), (), ())
    rows = _used_rows(fields)
    items, problems = _items(fields, rows)
    if not rows:
        problems = [Problem("no-items", "items", None, 0)]
    if problems:
        return Marking((), (), tuple(problems))
    columns = []
    for call in range(1, CALLS + 1):
        values = [fields["marks"][row][call - 1] for row in rows]
        marks, wrong = _column(values, items)
        columns.append(marks)
        problems += _column_problems(call, rows, values, wrong)
    return Marking(items, tuple(columns), tuple(problems))


def _used_rows(fields: Fields) -> list[int]:
    rows = zip(fields["items"], fields["points"], fields["marks"], strict=True)
    return [
        position
        for position, (item, points, marks) in enumerate(rows)
        if not all(is_blank(value) for value in (*item, *points, *marks))
    ]


def _items(fields: Fields, rows: list[int]) -> tuple[tuple[Item, ...], list[Problem]]:
    raw = [
        {
            "text": typed(fields["items"][row][0] or f"row {row + 1}").strip(),
            "points": fields["points"][row][0],
            "auto_fail": fields["auto_fail"][row][0],
        }
        for row in rows
    ]
    try:
        return tuple(ITEMS.validate_python(raw)), []
    except ValidationError as invalid:
        wrong = [_Wrong.of(error) for error in invalid.errors()]
    return (), [Problem(w.code, w.field, rows[w.index], 0, w.facts) for w in wrong]


def _column(values: Sequence[CellValue], items: tuple[Item, ...]) -> tuple[Column, list[_Wrong]]:
    raw = [{"item": item, "mark": value} for item, value in zip(items, values, strict=True)]
    try:
        return tuple(marked.mark for marked in MARKED_ITEMS.validate_python(raw)), []
    except ValidationError as invalid:
        wrong = [_Wrong.of(error) for error in invalid.errors()]
    bad = {w.index for w in wrong}
    good = iter(MARKED_ITEMS.validate_python([raw[i] for i in range(len(raw)) if i not in bad]))
    return tuple(None if i in bad else next(good).mark for i in range(len(raw))), wrong


def _column_problems(
    call: int, rows: list[int], values: Sequence[CellValue], wrong: list[_Wrong]
) -> Iterator[Problem]:
    blank = [row for row, value in zip(rows, values, strict=True) if is_blank(value)]
    column, facts = call - 1, {"call": call}
    if call == COACHED_CALL:
        if blank or wrong:
            facts = {"count": len(blank) + len(wrong), "items": len(rows)}
            yield Problem("call-1-blank", "marks", None, column, facts)
        return
    if len(blank) == len(rows):
        yield Problem("call-blank", "marks", None, column, facts)
        return
    for row in blank:
        yield Problem("mark-blank", "marks", row, column, facts)
    for w in wrong:
        yield Problem(w.code, "marks", rows[w.index], column, {"call": call, **w.facts})
