"""The fields of a returned form as plain values, good unless a test says otherwise."""

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction

from callcert.domain.form import Fields, Grid
from callcert.domain.rules import Rules
from callcert.domain.scorecard import CellValue, Item, Mark
from callcert.domain.scoring import Call, coached_call, judged_call

RULES = Rules()

ITEMS: Sequence[tuple[str, CellValue, CellValue]] = (
    ("Greets by name", 20, None),
    ("Verifies the caller", 30, "Yes"),
    ("Solves the question", 50, None),
)
"""Text, points and auto-fail of the form's items; 100 points in all."""


def cell(value: CellValue) -> Grid:
    """A field of one cell."""
    return ((value,),)


def row(*values: CellValue) -> Grid:
    """A field of one row."""
    return (values,)


def column(*values: CellValue) -> Grid:
    """A field of one column."""
    return tuple((value,) for value in values)


def marked(changes: dict[tuple[int, int], CellValue] | None = None) -> list[list[CellValue]]:
    """All Yes but for ``changes``: (row from 0, call from 1) → what is entered."""
    grid: list[list[CellValue]] = [["Yes"] * 5 for _ in ITEMS]
    for (line, call), value in (changes or {}).items():
        grid[line][call - 1] = value
    return grid


def form(**changes: Grid) -> Fields:
    """A complete form on which every call scores 100, with ``changes`` by field name."""
    fields: dict[str, Grid] = {
        "agent_last_name": cell("Doe"),
        "agent_first_name": cell("Jane"),
        "agent_id": cell("E1042"),
        "certifier": cell("Pat Otto"),
        "certification_date": cell(date(2026, 11, 20)),
        "connected_at": cell(datetime(2026, 11, 20, 9, 5)),  # noqa: DTZ001  cells have no zone
        "completed_at": cell(datetime(2026, 11, 20, 11, 30)),  # noqa: DTZ001
        "items": column(*(text for text, _, _ in ITEMS)),
        "points": column(*(points for _, points, _ in ITEMS)),
        "auto_fail": column(*(flag for _, _, flag in ITEMS)),
        "marks": marked(),
        "call_scores": row(100, 100, 100, 100, 100),
        "call_results": row("Coached", "Pass", "Pass", "Pass", "Pass"),
        "did_well": row(*["warm greeting"] * 5),
        "marked_down": row(*[None] * 5),
        "calls_passed": cell(5),
        "pass_rate": cell(1.0),
        "outcome": cell("Certified"),
    }
    return fields | changes


def item(points: float, *, auto_fail: bool = False) -> Item:
    """An item worth that much."""
    flag = "Yes" if auto_fail else None
    return Item.model_validate({"text": "an item", "points": points, "auto_fail": flag})


YES, NO, NOT_APPLICABLE = Mark(entered="Yes"), Mark(entered="No"), Mark(entered="N/A")


def number(points: Fraction | int) -> Mark:
    """A mark of that many points."""
    return Mark(entered=Fraction(points))


def calls_scoring(*scores: Fraction | float | str | None) -> list[Call]:
    """The coached call and then judged ones with these scores."""
    judged = [
        judged_call(call, None if score is None else Fraction(str(score)), RULES)
        for call, score in enumerate(scores, start=2)
    ]
    return [coached_call(RULES), *judged]
