"""A filled scorecard as values: its cells and the truth about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

Value = str | int | float | date | datetime
Spot = tuple[int, int]
Area = tuple[int, int, int, int]

PASS_MARK = 85
CERTIFIES = 80
NOISE = 9


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One cell; ``sheet`` is the sheet's key, which stays when the sheet is renamed."""

    sheet: str
    row: int
    col: int

    @property
    def spot(self) -> Spot:
        return (self.row, self.col)


@dataclass(frozen=True, slots=True)
class Sheet:
    key: str
    name: str
    cells: Mapping[Spot, Value]
    merges: tuple[Area, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_cols: frozenset[int] = frozenset()
    formats: Mapping[Spot, str] = field(default_factory=dict)
    looks: Mapping[Spot, str] = field(default_factory=dict)

    @property
    def last_row(self) -> int:
        return max((row for row, _ in self.cells), default=1)

    @property
    def last_col(self) -> int:
        return max((col for _, col in self.cells), default=1)


@dataclass(frozen=True, slots=True)
class Label:
    """Words that name a field; ``call`` is 1 to 5 where they name one call, else 0."""

    field: str
    words: str
    at: Place
    call: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    section: str | None
    text: str
    points: float | None
    marks: tuple[Value | None, ...]
    text_at: Place
    points_at: Place | None
    marks_at: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """What the scorecard says; ``shown`` are the five scores as stored, times a hundred."""

    last_name: str | None
    first_name: str | None
    agent_id: str | None
    certifier: str | None
    date: date | None
    name_kind: str
    score_kind: str
    shown: tuple[float, ...]
    places: Mapping[str, Place] = field(default_factory=dict)
    score_at: tuple[Place, ...] = ()
    score_also_at: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    labels: tuple[Label, ...] = ()
    items: tuple[Item, ...] = ()
    feedback: tuple[str | None, ...] = ()
    feedback_at: tuple[Place, ...] = ()
    fair_names: frozenset[tuple[str, str]] = frozenset()
    adoptable: bool = True
    reason: str | None = None

    @property
    def call_scores(self) -> tuple[float, ...]:
        """Call 1 is coached and counts as 100."""
        return (100.0, *self.shown[1:]) if self.shown else ()

    @property
    def calls_passed(self) -> int:
        return sum(round(score, NOISE) >= PASS_MARK for score in self.call_scores)

    @property
    def pass_rate(self) -> int:
        return 20 * self.calls_passed

    @property
    def outcome(self) -> str:
        return "certified" if self.pass_rate >= CERTIFIES else "failed"


@dataclass(frozen=True, slots=True)
class Form:
    name: str
    sheets: tuple[Sheet, ...]
    truth: Truth

    def sheet(self, key: str) -> Sheet:
        return next(sheet for sheet in self.sheets if sheet.key == key)

    def value(self, place: Place) -> Value | None:
        return self.sheet(place.sheet).cells.get(place.spot)

    def written(self, cells: Mapping[Place, Value | None]) -> "Form":
        """The form with these cells instead; ``None`` empties one."""
        return replace(self, sheets=tuple(_with(sheet, cells) for sheet in self.sheets))

    def with_truth(self, **changes: object) -> "Form":
        return replace(self, truth=replace(self.truth, **changes))  # type: ignore[arg-type]


def _with(sheet: Sheet, cells: Mapping[Place, Value | None]) -> Sheet:
    ours = {place.spot: value for place, value in cells.items() if place.sheet == sheet.key}
    if not ours:
        return sheet
    kept = {**sheet.cells, **ours}
    return replace(sheet, cells={s: v for s, v in kept.items() if v is not None})
