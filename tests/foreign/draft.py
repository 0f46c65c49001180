"""The pencil a foreign form is drawn with: every stroke also notes where the truth lies."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.foreign.form import Area, Form, Item, Label, Place, Sheet, Spot, Truth, Value
from tests.foreign.people import Person
from tests.foreign.trades import Line

CALLS = range(1, 6)
FIVE = 5


@dataclass(frozen=True, slots=True)
class Wording:
    """A label and where its value stands: left of it, above, in one cell, or right of it."""

    words: str
    how: str = "left"
    gap: int = 1
    colon: str = ":"
    wide: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """Where items stand; with ``ticks`` each call has a column a word, and the mark is an X."""

    lines: Sequence[Line]
    text_col: int
    mark_cols: Sequence[int]
    points_col: int | None = None
    sections: str = "none"
    ticks: tuple[str, ...] = ()
    tick: str = "X"


@dataclass(slots=True)
class Leaf:
    """A sheet being drawn."""

    draft: "Draft"
    key: str
    name: str
    hidden: bool = False
    cells: dict[Spot, Value] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    formats: dict[Spot, str] = field(default_factory=dict)
    looks: dict[Spot, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_cols: set[int] = field(default_factory=set)

    def put(
        self, spot: Spot, value: Value | None, look: str = "", fmt: str = "", wide: int = 1
    ) -> Place:
        if value is not None:
            self.cells[spot] = value
        if fmt:
            self.formats[spot] = fmt
        if look:
            self.looks.update({(spot[0], spot[1] + i): look for i in range(wide)})
        if wide > 1:
            self.merges.append((spot[0], spot[1], spot[0], spot[1] + wide - 1))
        return Place(self.key, *spot)

    def line(
        self, spot: Spot, values: Sequence[Value | None], look: str = "", fmt: str = ""
    ) -> None:
        """Values side by side from ``spot`` on."""
        for index, value in enumerate(values):
            self.put((spot[0], spot[1] + index), value, look, fmt)

    def column(self, spot: Spot, values: Sequence[Value | None], look: str = "") -> None:
        """Values one below the other from ``spot`` on."""
        for index, value in enumerate(values):
            self.put((spot[0] + index, spot[1]), value, look)

    def say(self, name: str, spot: Spot, wording: Wording, value: Value | None) -> None:
        """A field with its label; only the first place of a field is its place in the truth."""
        (row, col), words = spot, wording.words
        beside = (row, col + wording.gap)
        if wording.how == "inside":
            place = label = self.put(
                spot, f"{words}{wording.colon} {value or ''}".rstrip(), "field"
            )
        elif wording.how == "above":
            label = self.put(spot, words, "label")
            place = self.put((row + 1, col), value, "value", wide=wording.wide)
        elif wording.how == "right":
            place = self.put(spot, value, "value", wide=wording.wide)
            label = self.put(beside, words, "small")
        else:
            label = self.put(spot, f"{words}{wording.colon}", "label")
            place = self.put(beside, value, "value", wide=wording.wide)
        self.draft.note(name, words, label, place)

    def call(
        self, number: int, spot: Spot, words: Value, look: str = "head", wide: int = 1
    ) -> None:
        """The heading of one call."""
        place = self.put(spot, words, look, wide=wide)
        self.draft.labels.append(Label("call", str(words), place, number))

    def score(
        self, words: str, spot: Spot, call: int = 0, look: str = "total", wide: int = 1
    ) -> None:
        """The label of the scores."""
        self.draft.labels.append(
            Label("score", words, self.put(spot, words, look, wide=wide), call)
        )

    def items(self, row: int, block: Block, marks: Sequence[Sequence[Value | None]]) -> int:
        """All items from ``row`` down; the next free row."""
        section = None
        for line, given in zip(block.lines, marks, strict=True):
            if line.section != section and block.sections == "row":
                self.put((row, block.text_col), line.section, "section")
                row += 1
            if line.section != section and block.sections == "column":
                self.put((row, block.text_col - 1), line.section, "section")
            section = line.section
            self._item(row, block, line, given)
            row += 1
        return row

    def _item(self, row: int, block: Block, line: Line, given: Sequence[Value | None]) -> None:
        text = self.put((row, block.text_col), line.text, "item")
        points = block.points_col and self.put((row, block.points_col), line.points, "mark")
        places = []
        for col, mark in zip(block.mark_cols, given, strict=True):
            at = col
            if block.ticks:
                self.line((row, col), [None] * len(block.ticks), "mark")
                at = col + block.ticks.index(str(mark)) if mark is not None else col
            shown = block.tick if block.ticks and mark is not None else mark
            places.append(self.put((row, at), shown, "mark"))
        self.draft.items.append(
            Item(
                line.section,
                line.text,
                line.points,
                tuple(given),
                text,
                points or None,
                tuple(places),
            )
        )


@dataclass(slots=True)
class Draft:
    """A form being drawn for one person."""

    name: str
    person: Person
    leaves: list[Leaf] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    labels: list[Label] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    score_at: list[Place] = field(default_factory=list)
    also_at: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    feedback: list[str | None] = field(default_factory=list)
    feedback_at: list[Place] = field(default_factory=list)

    def leaf(self, key: str, name: str = "", *, hidden: bool = False) -> Leaf:
        self.leaves.append(Leaf(self, key, name or key, hidden))
        return self.leaves[-1]

    def note(self, name: str, words: str, label: Place, place: Place) -> None:
        self.labels.append(Label(name, words, label))
        self.places.setdefault(name, place)

    def remark(self, place: Place, words: str | None) -> None:
        """The feedback of the next call."""
        self.feedback.append(words)
        self.feedback_at.append(place)

    def form(self, kind: str, shown: Sequence[float], refused: str | None = None) -> Form:
        """The finished form; ``kind`` says how the scores are stored."""
        person, places = self.person, self.places
        named = "name" in places
        truth = Truth(
            last_name=person.last if named or "last" in places else None,
            first_name=person.first if named or "first" in places else None,
            agent_id=person.agent_id if "id" in places else None,
            certifier=person.certifier if "certifier" in places else None,
            date=person.day if "date" in places else None,
            name_kind=person.name_kind if named else "two cells",
            score_kind=kind,
            shown=tuple(round(score, 6) for score in shown),
            places=dict(places),
            score_at=tuple(self.score_at),
            score_also_at=dict(self.also_at),
            labels=tuple(self.labels),
            items=merged_items(self.items),
            feedback=tuple(self.feedback),
            feedback_at=tuple(self.feedback_at),
            fair_names=person.fair_names if named else frozenset({(person.last, person.first)}),
            adoptable=refused is None,
            reason=refused,
        )
        return Form(self.name, tuple(map(_sheet, self.leaves)), truth)


def merged_items(items: Sequence[Item]) -> tuple[Item, ...]:
    """Items that were drawn once a call, as one item with five marks."""
    if not items or len(items[0].marks) == FIVE:
        return tuple(items)
    count = len(items) // FIVE
    return tuple(_joined(items[index::count]) for index in range(count))


def _joined(parts: Sequence[Item]) -> Item:
    first = parts[0]
    marks = tuple(part.marks[0] for part in parts)
    places = tuple(part.marks_at[0] for part in parts)
    return Item(
        first.section, first.text, first.points, marks, first.text_at, first.points_at, places
    )


def _sheet(leaf: Leaf) -> Sheet:
    return Sheet(
        key=leaf.key,
        name=leaf.name,
        cells=dict(leaf.cells),
        merges=tuple(leaf.merges),
        hidden=leaf.hidden,
        hidden_rows=frozenset(leaf.hidden_rows),
        hidden_cols=frozenset(leaf.hidden_cols),
        formats=dict(leaf.formats),
        looks=dict(leaf.looks),
    )


Dated = Callable[[date], str]
Wordings = Mapping[str, Wording]
