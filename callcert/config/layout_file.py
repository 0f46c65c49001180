"""``scorecard-layout.toml``: where things are on another team's scorecard, written and read.

Every cell is ``E10`` on the form's first sheet, or ``Scorecard!E10``; a list of cells may have
ranges. All that is wrong with a file is said at once.
"""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from callcert.domain.cells import Spot, spots_in
from callcert.domain.foreign.layout import Calls, Critical, ForeignLayout, ItemPlaces, Placed, Shown
from callcert.domain.foreign.marks import Blank, Method, Way
from callcert.domain.foreign.names import NameOrder
from callcert.domain.foreign.words import words
from callcert.domain.moments import DateOrder
from callcert.domain.rules import CALLS
from callcert.errors import SettingsError

LAYOUT_FILE = "scorecard-layout.toml"
LAYOUT_FILES = "scorecard-layout*.toml"
"""What layouts are called; any number of them lie side by side."""

MOST_RANGES = 500
"""Cells and ranges that a list may have."""

_FEEDBACK = ("did_well", "marked_down", "next_steps", "feedback")


def _one(value: object) -> Spot:
    spots = spots_in(value) if isinstance(value, str) else ()
    if len(spots) != 1:
        message = "must be one cell, such as C5 or Scorecard!C5"
        raise ValueError(message)
    return spots[0]


def _many(value: object) -> Calls:
    listed = [value] if isinstance(value, str) else value
    if isinstance(listed, Sequence) and len(listed) > MOST_RANGES:
        raise ValueError(f"must be at most {MOST_RANGES} cells or ranges")
    if not isinstance(listed, Sequence) or not all(isinstance(text, str) for text in listed):
        message = "must be cells or ranges, such as E30:I30"
        raise ValueError(message)
    return tuple(spot for text in listed for spot in spots_in(text))


def _five(spots: Calls) -> Calls:
    if len(spots) != CALLS:
        raise ValueError(f"must be {CALLS} cells, one for each call; it has {len(spots)}")
    if len(set(spots)) != CALLS:
        message = "must be a cell of its own for each call"
        raise ValueError(message)
    return spots


def _placed(value: object) -> Placed:
    if isinstance(value, Mapping) and set(value) == {"cell", "after"}:
        return Placed(_one(value["cell"]), str(value["after"]))
    return Placed(_one(value))


def _labels(value: object) -> dict[Spot, str]:
    if not isinstance(value, Mapping) or not all(isinstance(one, str) for one in value.values()):
        message = 'must be cells and what they hold, such as "A5" = "Agent Name"'
        raise ValueError(message)
    if not all(words(text) for text in value.values()):
        message = "must each say something that stands in the cell"
        raise ValueError(message)
    return {_one(cell): text for cell, text in value.items()}


Cell = Annotated[Placed, BeforeValidator(_placed)]
Cells = Annotated[Calls, BeforeValidator(_many)]
FiveCells = Annotated[Calls, BeforeValidator(_many), AfterValidator(_five)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class _Agent(_Table):
    name: Cell | None = None
    order: NameOrder = "first last"
    last_name: Cell | None = None
    first_name: Cell | None = None
    id: Cell | None = None
    also: tuple[Cell, ...] = ()

    @model_validator(mode="after")
    def _has_a_name(self) -> "_Agent":
        if (self.name is None) == (self.last_name is None or self.first_name is None):
            message = "give either name, or last_name and first_name"
            raise ValueError(message)
        return self


class _Certification(_Table):
    certifier: Cell | None = None
    date: Cell | None = None
    date_order: DateOrder | None = None


class _Scores(_Table):
    cells: FiveCells
    shown_as: Shown = "any"


class _Critical(_Table):
    texts: Cells
    marks: tuple[tuple[Cells, ...], ...]
    fatal: Annotated[str, Field(pattern="^(Yes|No|mark)$")]


class _Items(_Table):
    texts: Cells
    points: Cells = ()
    marks: tuple[Cells, ...] = ()
    yes: tuple[Cells, ...] = ()
    no: tuple[Cells, ...] = ()
    na: tuple[Cells, ...] = ()
    method: Method = "points"
    blank: Blank = "missing"
    top: Annotated[int, Field(ge=0, le=1000)] = 0
    critical: _Critical | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> "_Items":
        count = len(self.texts)
        if self.points and len(self.points) != count:
            raise ValueError(f"points has {len(self.points)} cells for {count} items")
        if not self.marks and not (self.yes and self.no):
            message = "give marks, or yes and no where an answer is ticked in a column of its own"
            raise ValueError(message)
        for name in ("marks", "yes", "no", "na"):
            lists = getattr(self, name)
            if lists and (len(lists) != CALLS or any(len(one) != count for one in lists)):
                raise ValueError(
                    f"{name} must be {CALLS} lists of {count} cells, one for each call"
                )
        if self.method == "scale" and not self.top:
            message = "top must say the highest mark of the scale"
            raise ValueError(message)
        if self.method == "deductions" and not self.points:
            message = "points must say what each error costs"
            raise ValueError(message)
        if self.critical and (
            len(self.critical.marks) != CALLS
            or any(len(call) != len(self.critical.texts) for call in self.critical.marks)
        ):
            message = "critical.marks must be a list for each call, with an entry for each text"
            raise ValueError(message)
        return self


class _Feedback(_Table):
    did_well: tuple[Cell, ...] = ()
    marked_down: tuple[Cell, ...] = ()
    next_steps: tuple[Cell, ...] = ()
    feedback: tuple[Cell, ...] = ()

    @model_validator(mode="after")
    def _five_each(self) -> "_Feedback":
        for name in _FEEDBACK:
            if len(getattr(self, name)) not in {0, CALLS}:
                raise ValueError(f"{name} must be {CALLS} cells, one for each call")
        return self


class _File(_Table):
    title: str = ""
    agent: _Agent
    certification: _Certification = _Certification()
    scores: _Scores
    items: _Items | None = None
    feedback: _Feedback = _Feedback()
    labels: Annotated[dict[Spot, str], BeforeValidator(_labels)]

    @model_validator(mode="after")
    def _is_recognisable(self) -> "_File":
        if not self.labels:
            message = "labels: give at least one text by which such a form is known"
            raise ValueError(message)
        return self


def layouts_in(folder: Path) -> tuple[ForeignLayout, ...]:
    """Every layout of a folder, by name; ``SettingsError`` with all that is wrong in one."""
    return tuple(read_layout(file) for file in sorted(folder.glob(LAYOUT_FILES)))


def read_layout(file: Path) -> ForeignLayout:
    """A layout from its file; ``SettingsError`` where it is none."""
    try:
        raw = file.read_bytes()
        tables = tomllib.loads(raw.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as wrong:
        raise SettingsError(f"{file}: cannot be read as a layout: {wrong}") from wrong
    try:
        said = _File.model_validate(tables)
    except ValidationError as invalid:
        problems = "".join(f"\n  {_spoken(error)}" for error in invalid.errors())
        raise SettingsError(f"{file}:{problems}") from invalid
    digest = hashlib.sha256(raw).hexdigest()[:16]
    return replace(_layout(said), file=file.name, digest=digest)


def _spoken(error: Any) -> str:
    where = ".".join(str(step) for step in error["loc"])
    if error["type"] == "extra_forbidden":
        return f"{where}: nothing of that name belongs into a layout"
    message = error["msg"].removeprefix("Value error, ")
    return f"{where}: {message[:1].lower()}{message[1:]}" if where else message


def _layout(said: _File) -> ForeignLayout:
    agent, when = said.agent, said.certification
    return ForeignLayout(
        title=said.title,
        scores=said.scores.cells,
        shown_as=said.scores.shown_as,
        labels=said.labels,
        name=agent.name,
        name_order=agent.order,
        last_name=agent.last_name,
        first_name=agent.first_name,
        agent_id=agent.id,
        certifier=when.certifier,
        date=when.date,
        date_order=when.date_order,
        also_named=agent.also,
        items=_items(said.items) if said.items else None,
        feedback={name: places for name in _FEEDBACK if (places := getattr(said.feedback, name))},
    )


def _items(said: _Items) -> ItemPlaces:
    ticks = (said.yes, said.no, said.na) if said.yes else ()
    errors = said.critical
    critical = Critical(errors.texts, errors.marks, errors.fatal) if errors else None
    way = Way(said.method, said.blank, said.top)
    return ItemPlaces(said.texts, said.points, said.marks or said.yes, way, ticks, critical)
