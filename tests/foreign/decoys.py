"""What stands on forms beside the five calls and looks like one more."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.foreign.form import Form, Place, Sheet, Value
from tests.foreign.moving import inserted, moved

Edit = Callable[[Form], Form]
HEADS = ("Average", "Target", "Retake", "Team avg", "Goal", "Prior class", "Calibration")
ADVICE = (
    "How to fill in this form",
    "1. Enter the agent name and employee ID before call 1.",
    "2. Score every call from 0 to 100. A score of 85 passes.",
    "3. Call 1 is a practice call. Call 2 to Call 5 count.",
    "4. Date and sign, then send to your team lead.",
)
LISTS: tuple[Value, ...] = (
    "Yes",
    "No",
    "N/A",
    "Call 1",
    "Call 2",
    "Call 3",
    "Call 4",
    "Call 5",
    "Score",
    100,
    85,
    95,
)


def decoy_beside(rng: Random, form: Form) -> Edit | None:
    """One more column after the calls, or row below them, with a number in line with the scores."""
    heads = [label.at for label in form.truth.labels if label.field == "call"]
    scores = form.truth.score_at
    if len(heads) != 5 or len({place.sheet for place in (*heads, *scores)}) != 1:
        return None
    words = rng.choice(HEADS)
    percent = rng.choice((0.85, 0.9, 0.864, 0.775))
    if len({at.row for at in heads}) == 1 and len({at.row for at in scores}) == 1:
        return _column_beside(form, words, percent)
    if len({at.col for at in heads}) == 1 and len({at.col for at in scores}) == 1:
        return _row_below(form, words, percent)
    return None


def _column_beside(form: Form, words: str, percent: float) -> Edit:
    heads = sorted(label.at for label in form.truth.labels if label.field == "call")
    width = heads[1].col - heads[0].col
    at = heads[-1].col + width
    head = Place(heads[0].sheet, heads[0].row, at)
    score = Place(heads[0].sheet, form.truth.score_at[0].row, at)

    def edit(form: Form) -> Form:
        new = moved(form, head.sheet, cols=inserted(at))
        return new.written({head: words, score: _as_scored(form, percent)})

    return edit


def _row_below(form: Form, words: str, percent: float) -> Edit:
    heads = sorted(label.at for label in form.truth.labels if label.field == "call")
    at = heads[-1].row + heads[1].row - heads[0].row
    head = Place(heads[0].sheet, at, heads[0].col)
    score = Place(heads[0].sheet, at, form.truth.score_at[0].col)

    def edit(form: Form) -> Form:
        new = moved(form, head.sheet, rows=inserted(at))
        return new.written({head: words, score: _as_scored(form, percent)})

    return edit


def _as_scored(form: Form, percent: float) -> Value:
    """A decoy's number as this form writes scores."""
    if form.truth.score_kind == "text":
        return f"{100 * percent:g}%"
    return percent if form.truth.score_kind == "fraction" else round(100 * percent, 1)


def decoy_sheet_hidden(rng: Random, form: Form) -> Edit | None:
    """A hidden sheet of list entries that read like headings."""
    cells = {(row, 1): words for row, words in enumerate(LISTS, start=1)}
    sheet = Sheet("hidden lists", "DropDowns", cells, hidden=True)
    return None if _has(form, sheet) else _added(sheet, rng.choice((0, 99)))


def instructions(rng: Random, form: Form) -> Edit | None:
    """A sheet of advice that speaks of agent, call and score."""
    cells = {(row, 2): words for row, words in enumerate(ADVICE, start=2)}
    sheet = Sheet("advice", "Instructions", cells)
    return None if _has(form, sheet) else _added(sheet, rng.choice((0, 99)))


def _has(form: Form, sheet: Sheet) -> bool:
    return any(sheet.key == other.key or sheet.name == other.name for other in form.sheets)


def _added(sheet: Sheet, at: int) -> Edit:
    def edit(form: Form) -> Form:
        return replace(form, sheets=(*form.sheets[:at], sheet, *form.sheets[at:]))

    return edit
