"""What a workbook says by the layout of a foreign form: the fields of our own scorecard."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from callcert.domain.cells import Spot
from callcert.domain.exact import exact
from callcert.domain.foreign.critical import is_fatal
from callcert.domain.foreign.layout import (
    Critical,
    ForeignLayout,
    ItemPlaces,
    Placed,
    label_fits,
)
from callcert.domain.foreign.marks import is_tick, mark_of
from callcert.domain.foreign.names import may_be_id, may_be_name, split, with_id
from callcert.domain.foreign.people import is_placeholder
from callcert.domain.foreign.scores import ShownAs, score_of
from callcert.domain.foreign.words import Vocabulary, words
from callcert.domain.form import Fields, Problem
from callcert.domain.moments import DateOrder, read_date
from callcert.domain.people import plain_id
from callcert.domain.rules import CALLS, COACHED_CALL
from callcert.domain.scorecard import CellValue, ErrorValue, is_blank, is_number, typed
from callcert.domain.scoring import FULL_SCORE

ValueAt = Callable[[Spot], CellValue]
"""What stands in a cell."""

Row = list[CellValue]
_LOW = 10
"""Figures that are all this low are fractions, or of another maximum than 100."""

_ANSWERS = ("Yes", "No", "N/A")


@dataclass(frozen=True, slots=True)
class ForeignFields:
    """The fields, and what is wrong in them beyond what our own form can have wrong."""

    fields: Fields
    problems: tuple[Problem, ...]


def differences(layout: ForeignLayout, value_at: ValueAt, vocabulary: Vocabulary) -> list[str]:
    """What stands on a workbook otherwise than the layout says; empty where it fits."""
    wrong = []
    for spot, expected in layout.labels.items():
        found = value_at(spot)
        text = typed(found) if not is_blank(found) else ""
        if not label_fits(expected, text) or _turns_it(expected, text, vocabulary):
            shown = f'"{text[:40]}"' if text else "nothing"
            wrong.append(f'{spot} has {shown}, not "{expected}"')
    return wrong


def _turns_it(expected: str, text: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands behind a heading makes it another one: ``Call 2, retake``."""
    behind = words(text)[len(words(expected)) :] if expected.endswith("…") else ()
    return bool(vocabulary.roles("scores", " ".join(behind)) & _OTHER_CALLS)


_OTHER_CALLS = {"retake", "target", "previous", "average", "sample"}


def read_fields(
    layout: ForeignLayout, value_at: ValueAt, vocabulary: Vocabulary, order: DateOrder
) -> ForeignFields:
    """The fields of a workbook that fits the layout; dates are read and scores are 0 to 100."""
    return _Reader(layout, value_at, vocabulary, order).read()


class _Reader:
    def __init__(
        self, layout: ForeignLayout, value_at: ValueAt, vocabulary: Vocabulary, order: DateOrder
    ) -> None:
        self._layout, self._at, self._vocabulary = layout, value_at, vocabulary
        self._order = layout.date_order or order
        self._problems: list[Problem] = []

    def read(self) -> ForeignFields:
        fields: dict[str, list[Row]] = {"foreign": [[self._layout.title]]}
        for name, value in self._who():
            fields[name] = [[value]]
        fields["call_scores"] = [self._scores()]
        if self._layout.items:
            fields |= self._marking(self._layout.items)
        else:
            self._problems.append(Problem("totals-only", "call_scores"))
        for about, places in self._layout.feedback.items():
            fields[about] = [[self._text(placed) or None for placed in places]]
        return ForeignFields(fields, tuple(self._problems))

    def _text(self, placed: Placed | None) -> str:
        """A cell's text without the label it begins with; empty for a placeholder."""
        value = self._at(placed.spot) if placed else None
        if placed is None or is_blank(value) or isinstance(value, ErrorValue):
            return ""
        text = typed(value)
        if placed.after:
            label, colon, rest = text.partition(":")
            text = rest if colon and words(label) == words(placed.after) else ""
        text = text.strip()
        return "" if not text or is_placeholder(text, self._vocabulary) else text

    def _who(self) -> Iterator[tuple[str, CellValue]]:
        layout = self._layout
        last, first, beside = self._name()
        yield "agent_last_name", last or None
        yield "agent_first_name", first or None
        if layout.agent_id:
            same = layout.name is not None and layout.agent_id.spot == layout.name.spot
            yield "agent_id", (beside if same else self._id(layout.agent_id)) or None
        if layout.certifier:
            yield "certifier", self._text(layout.certifier) or None
        yield from self._dated(layout.date)

    def _name(self) -> tuple[str, str, str]:
        layout = self._layout
        if layout.name is None:
            last = self._name_part(layout.last_name, "agent_last_name")
            first = self._name_part(layout.first_name, "agent_first_name")
            self._compare_names(f"{last} {first}", last, first)
            return last, first, ""
        lines = [" ".join(line.split()) for line in self._text(layout.name).splitlines()]
        text = " / ".join(line for line in lines if line)
        self._compare_names(text)
        if not text:
            return "", "", ""
        parts = split(text, layout.name_order, self._vocabulary)
        if parts is None:
            facts = {"shown": text, "order": layout.name_order}
            self._problems.append(Problem("agent-name-order", "agent_last_name", facts=facts))
            return "", "", with_id(text)[1]
        return parts.last, parts.first, parts.agent_id

    def _name_part(self, placed: Placed | None, field: str) -> str:
        text = " ".join(self._text(placed).split())
        if text and not may_be_name(text):
            facts = {"shown": text, "order": "a name"}
            self._problems.append(Problem("agent-name-order", field, facts=facts))
            return ""
        return text

    def _id(self, placed: Placed) -> str:
        """The agent ID; a text that can be none is not taken for one."""
        value = self._at(placed.spot)
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        text = self._text(placed)
        return plain_id(text) if may_be_id(text) else ""

    def _compare_names(self, text: str, *parts: str) -> None:
        """Every form and sheet must name the same agent, or one of them is somebody else's."""
        for number, placed in enumerate(self._layout.also_named):
            other = " ".join(self._text(placed).split())
            if other and words(other) not in {words(text), *map(words, parts)}:
                facts = {"shown": other, "name": text or "nobody"}
                self._problems.append(Problem("agent-names-differ", "also_named", number, 0, facts))

    def _dated(self, placed: Placed | None) -> Iterator[tuple[str, CellValue]]:
        """The day, read in the order of the form alone."""
        value = self._at(placed.spot) if placed else None
        if placed and isinstance(value, str):
            value = self._text(placed) or None
        day = read_date(value, self._order)
        if day:
            yield "certification_date", day
            return
        code = "date-missing" if is_blank(value) else "date-unreadable"
        facts = {"shown": "" if is_blank(value) else typed(value)}
        self._problems.append(Problem(code, "certification_date", facts=facts))

    def _scores(self) -> Row:
        values = [self._at(spot) for spot in self._layout.scores]
        shown_as = self._shown_as(values)
        row: Row = []
        for call, value in enumerate(values, start=1):
            score = score_of(value, shown_as)
            row.append(float(score) if score is not None else value)
            if score is None and call != COACHED_CALL:
                self._problems += self._no_score(call, value)
        return row

    def _no_score(self, call: int, value: CellValue) -> Iterator[Problem]:
        """A total that is not there has nothing to bear out what the marks add up to.

        One that is no score differs from what they add up to anyway, where they are known.
        """
        if is_blank(value):
            yield Problem("score-blank", "call_scores", 0, call - 1, {"call": call})
        elif self._layout.items is None:
            facts = {"call": call, "shown": typed(value)}
            yield Problem("score-unreadable", "call_scores", 0, call - 1, facts)

    def _shown_as(self, values: Sequence[CellValue]) -> ShownAs:
        """How scores are shown; a layout of a blank form leaves it to the figures."""
        if self._layout.shown_as != "any":
            return self._layout.shown_as
        numbers = [v for v in values if isinstance(v, int | float) and is_number(v)]
        return "fraction" if all(0 <= number <= _LOW for number in numbers) else "points"

    def _marking(self, items: ItemPlaces) -> dict[str, list[Row]]:
        """Items, points, auto-fail and marks as our own form has them, critical errors below."""
        if items.way.method == "deductions":
            texts, points, marks = self._deductions(items)
        else:
            texts = [self._at(spot) for spot in items.texts]
            points = [self._at(spot) for spot in items.points] or [self._equal(items)] * len(texts)
            marks = [self._marks(items, item, points[item]) for item in range(len(texts))]
        self._find_blank_calls(items)
        auto_fail: list[CellValue] = [None] * len(texts)
        if items.critical:
            texts += [self._at(spot) for spot in items.critical.texts]
            points += [0] * len(items.critical.texts)
            auto_fail += ["Yes"] * len(items.critical.texts)
            marks += [self._fatal(items.critical, row) for row in range(len(items.critical.texts))]
        return {
            "items": [[text] for text in texts],
            "points": [[worth] for worth in points],
            "auto_fail": [[flag] for flag in auto_fail],
            "marks": marks,
        }

    def _find_blank_calls(self, items: ItemPlaces) -> None:
        """A call of which nothing is marked did not take place, whatever a blank stands for."""
        if items.way.blank == "missing":
            return
        for call in range(COACHED_CALL, CALLS):
            told = [*items.marks[call], *(s for calls in items.ticks if calls for s in calls[call])]
            if items.critical:
                told += [spot for cells in items.critical.marks[call] for spot in cells]
            if all(is_blank(self._at(spot)) for spot in told):
                facts = {"call": call + 1}
                self._problems.append(Problem("call-blank", "marks", None, call, facts))

    def _deductions(self, items: ItemPlaces) -> tuple[Row, Row, list[Row]]:
        """Errors that each cost points are one item: what they leave of 100."""
        worths = [mark_of(self._at(spot), self._vocabulary) for spot in items.points]
        row: Row = []
        for call in items.marks:
            left = Fraction(FULL_SCORE)
            wrong: CellValue = None
            for worth, spot in zip(worths, call, strict=True):
                value = self._at(spot)
                count = Fraction(0) if is_blank(value) else mark_of(value, self._vocabulary)
                if isinstance(count, Fraction) and isinstance(worth, Fraction):
                    left -= count * worth
                else:
                    wrong = typed(value)
            row.append(float(max(left, Fraction(0))) if wrong is None else wrong)
        return ["What errors leave of 100"], [FULL_SCORE], [row]

    def _equal(self, items: ItemPlaces) -> CellValue:
        return items.way.top or 1

    def _marks(self, items: ItemPlaces, item: int, worth: CellValue) -> Row:
        if items.ticks:
            return [self._ticked(items, call, item) for call in range(CALLS)]
        return [
            self._mark(items, self._at(items.marks[call][item]), worth) for call in range(CALLS)
        ]

    def _ticked(self, items: ItemPlaces, call: int, item: int) -> CellValue:
        """The one answer that is ticked; several are no mark, none is a blank one."""
        on = [
            answer
            for answer, calls in zip(_ANSWERS, items.ticks, strict=True)
            if calls and calls[call] and is_tick(self._at(calls[call][item]), self._vocabulary)
        ]
        if len(on) > 1:
            return " and ".join(on)
        return on[0] if on else None

    def _mark(self, items: ItemPlaces, value: CellValue, worth: CellValue) -> CellValue:
        """A mark in our words; one that is none of the form's stays as it is, to be found wrong."""
        if is_blank(value):
            return {"missing": None, "N/A": "N/A", "No": "No", "0": 0}[items.way.blank]
        mark = mark_of(value, self._vocabulary)
        if items.way.method == "yes or no" and mark in {Fraction(0), Fraction(1)}:
            return "Yes" if mark else "No"
        if isinstance(mark, str):
            return mark
        if items.way.method == "percent of weight" and isinstance(mark, Fraction):
            return self._share(mark, worth, value)
        return value

    def _share(self, mark: Fraction, worth: CellValue, value: CellValue) -> CellValue:
        if not isinstance(worth, int | float) or not is_number(worth) or mark > FULL_SCORE:
            return typed(value)
        return float(mark * exact(worth) / FULL_SCORE)

    def _fatal(self, critical: Critical, row: int) -> Row:
        """Whether the error did not happen, as an item that fails the call is marked."""
        values = [[self._at(spot) for spot in critical.marks[call][row]] for call in range(CALLS)]
        fatal = critical.fatal
        return ["No" if is_fatal(fatal, call, self._vocabulary) else "Yes" for call in values]
