"""Changes of copy B alone, which then no longer is what A was: B's truth, or a finding.

Where the truth of a broken copy has no name or no scores, only a finding is right.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from tests.foreign.changes import emptied, relabelled
from tests.foreign.decoys import Edit, decoy_beside
from tests.foreign.form import Form, Label, Place, Value
from tests.foreign.moving import Where, inserted, moved, stay

Break = Callable[[Random, Form], Form | None]
UNREADABLE = ("see notes", "#REF!", "#DIV/0!", "-", "n/a", "A", "8 5", "85/", "TBD")
OUT_OF_RANGE: Mapping[str, tuple[Value, ...]] = {
    "fraction": (8.5, -0.1, 1.2, 850),
    "text": ("850%", "-5%", "185 %"),
    "points of 100": (850, -5, 100.5, 185),
}
ODD_WORDS = ("Zzyzx", "Outcome measure", "Column 7", "???")


def row_above_scores(rng: Random, form: Form) -> Form | None:  # noqa: ARG001  like the others
    """A row is put in right above the first score."""
    place = form.truth.score_at[0]
    return moved(form, place.sheet, rows=inserted(place.row))


def row_on_top(rng: Random, form: Form) -> Form | None:
    """Rows are put in above everything."""
    place = rng.choice(form.truth.score_at)
    return moved(form, place.sheet, rows=inserted(1, rng.randint(1, 2)))


def column_before_scores(rng: Random, form: Form) -> Form | None:
    """A column is put in before the score of some call."""
    place = rng.choice(form.truth.score_at)
    return moved(form, place.sheet, cols=inserted(place.col))


def column_with_numbers(rng: Random, form: Form) -> Form | None:
    """A column of an earlier class is put in before call 1, in line with heads and scores."""
    heads = _calls(form)
    scores = form.truth.score_at
    if not _in_line(heads, scores):
        return None
    at = heads[0].at.col
    new = moved(form, scores[0].sheet, cols=inserted(at))
    head = Place(scores[0].sheet, heads[0].at.row, at)
    number = form.value(rng.choice(scores))
    return new.written({head: "Previous", Place(head.sheet, scores[0].row, at): number})


def headings_exchanged(rng: Random, form: Form) -> Form | None:
    """Two calls change their headings, and so their places; everything else stays."""
    heads = _calls(form)
    if len(heads) != 5 or _said_twice(form, heads):
        return None
    one, two = rng.sample(range(5), 2)
    first, second = heads[one].at, heads[two].at
    order = list(range(5))
    order[one], order[two] = two, one
    new = form.written({first: form.value(second), second: form.value(first)})
    names = {first.sheet: form.sheet(second.sheet).name, second.sheet: form.sheet(first.sheet).name}
    new = replace(new, sheets=tuple(replace(s, name=names.get(s.key, s.name)) for s in new.sheets))
    truth, swapped = form.truth, {first: second, second: first}
    return new.with_truth(
        shown=tuple(truth.shown[i] for i in order),
        score_at=tuple(truth.score_at[i] for i in order),
        labels=tuple(replace(label, at=swapped.get(label.at, label.at)) for label in truth.labels),
        items=(),
        feedback=(),
        feedback_at=(),
    )


def label_unknown(rng: Random, form: Form) -> Form | None:
    """A label is renamed to something nobody knows."""
    label = rng.choice([label for label in form.truth.labels if label.field != "call"])
    return relabelled(form, label, rng.choice(ODD_WORDS))


def score_blank(rng: Random, form: Form) -> Form | None:
    """One of the scores of calls 2 to 5 is missing."""
    return form.written({rng.choice(form.truth.score_at[1:]): None})


def score_no_number(rng: Random, form: Form) -> Form | None:
    """One score is a word or an error."""
    return form.written({rng.choice(form.truth.score_at[1:]): rng.choice(UNREADABLE)})


def score_out_of_range(rng: Random, form: Form) -> Form | None:
    """One score is below nothing or over everything."""
    wrong = rng.choice(OUT_OF_RANGE[form.truth.score_kind])
    return form.written({rng.choice(form.truth.score_at[1:]): wrong})


def name_blank(rng: Random, form: Form) -> Form | None:  # noqa: ARG001  like the others
    """Nobody wrote down whose calls these are."""
    for field in {"name", "last", "first"} & form.truth.places.keys():
        form = emptied(form, field)
    return form.with_truth(last_name=None, first_name=None, fair_names=frozenset())


def fifth_call_gone(rng: Random, form: Form) -> Form | None:  # noqa: ARG001  like the others
    """The last call was never held: its heading and score are empty."""
    heads = _calls(form)
    if len(heads) != 5 or len({head.at for head in heads}) != 5:
        return None
    emptied_cells = {heads[4].at: None, form.truth.score_at[4]: None}
    return form.written(emptied_cells).with_truth(shown=())


def decoy_added(rng: Random, form: Form) -> Form | None:
    """Copy B alone has one more column or row beside the calls."""
    edit: Edit | None = decoy_beside(rng, form)
    return edit(form) if edit else None


def other_unit(rng: Random, form: Form) -> Form | None:  # noqa: ARG001  like the others
    """The scores are typed over as percent instead of points, or the other way round."""
    kind = form.truth.score_kind
    if kind == "text":
        return None
    stored = {
        place: score / 100 if kind == "points of 100" else score
        for place, score in zip(form.truth.score_at, form.truth.shown, strict=True)
    }
    fmt = "0.0%" if kind == "points of 100" else "0.0"
    new = form.written({place: round(value, 12) for place, value in stored.items()})
    sheets = (
        replace(sheet, formats={**sheet.formats, **_formats(sheet.key, stored, fmt)})
        for sheet in new.sheets
    )
    other = "fraction" if kind == "points of 100" else "points of 100"
    return replace(new, sheets=tuple(sheets)).with_truth(score_kind=other)


def sheet_renamed(rng: Random, form: Form) -> Form | None:
    """The sheet with the scores has another name."""
    key = rng.choice(form.truth.score_at).sheet
    sheets = (replace(s, name="Copy of form") if s.key == key else s for s in form.sheets)
    return replace(form, sheets=tuple(sheets))


def rows_apart(rng: Random, form: Form) -> Form | None:
    """A row is put in somewhere at random, even between items."""
    sheet = form.sheet(rng.choice(form.truth.score_at).sheet)
    at = rng.randint(2, sheet.last_row)
    where: Where = inserted(at)
    parts = any(_parts(label, form, at) for label in form.truth.labels)
    return moved(form, sheet.key, where, stay) if not parts else None


def _parts(label: Label, form: Form, at: int) -> bool:
    """Whether a row put in there would part a label from the value below it."""
    place = form.truth.places.get(label.field)
    return place is not None and label.at.row < at <= place.row


def _formats(key: str, stored: Mapping[Place, float], fmt: str) -> dict[tuple[int, int], str]:
    return {place.spot: fmt for place in stored if place.sheet == key}


def _calls(form: Form) -> list[Label]:
    calls = [label for label in form.truth.labels if label.field == "call"]
    return sorted(calls, key=lambda label: label.call)


def _said_twice(form: Form, heads: list[Label]) -> bool:
    """Whether sheets of their own say the calls once more, beside the headings of one sheet."""
    more = any(any(map(str.isdigit, sheet.name)) for sheet in form.sheets)
    return more and len({head.at.sheet for head in heads}) == 1


def _in_line(heads: list[Label], scores: tuple[Place, ...]) -> bool:
    lines = [{at.row for at in scores}, {head.at.row for head in heads}]
    sheets = {at.sheet for at in (*scores, *(h.at for h in heads))}
    return len(heads) == 5 and len(sheets) == 1 and all(len(line) == 1 for line in lines)


BREAKS: dict[str, Break] = {
    "row above scores": row_above_scores,
    "row on top": row_on_top,
    "row anywhere": rows_apart,
    "column before scores": column_before_scores,
    "column with numbers": column_with_numbers,
    "decoy added": decoy_added,
    "headings exchanged": headings_exchanged,
    "label unknown": label_unknown,
    "sheet renamed": sheet_renamed,
    "other unit": other_unit,
    "score blank": score_blank,
    "score no number": score_no_number,
    "score out of range": score_out_of_range,
    "name blank": name_blank,
    "fifth call gone": fifth_call_gone,
}
