"""Changes of a form that keep its meaning: as another team would have made the same form.

A change looks at copy A and gives an edit that fits all copies of the form; ``None`` where the
form has no place for it.
"""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.foreign.decoys import decoy_beside, decoy_sheet_hidden, instructions
from tests.foreign.form import Form, Label, Place, Sheet
from tests.foreign.moving import bands, col_seams, inserted, moved, row_seams
from tests.foreign.wording import numbered, words_of

Edit = Callable[[Form], Form]
Change = Callable[[Random, Form], Edit | None]
NOTES = (
    "Confidential – internal use only",
    "Please return to the coordinator within 1 hour of the last call.",
    "v4.2 – replaces all earlier score sheets",
    "Each call needs a comment.",
)
OPTIONAL = ("id", "certifier", "date")
NAMES = {"name", "last", "pair"}
SHEET_NAMES = ("Sheet1", "Form", "QA", "Evaluation form", "Certification 2026", "Data", "Master")
PERCENT, POINTS = ("0%", "0.0%", "0.00%"), ("General", "0", "0.0", "0.00")


def rows_on_top(rng: Random, form: Form) -> Edit | None:
    """One to three rows above everything, sometimes with a note."""
    key, count = _some_sheet(rng, form).key, rng.randint(1, 3)
    note = rng.choice((None, *NOTES))
    place = Place(key, 1, 1)

    def edit(form: Form) -> Form:
        return moved(form, key, inserted(1, count)).written({place: note} if note else {})

    return edit


def column_at_left(rng: Random, form: Form) -> Edit | None:
    """An empty column before everything."""
    key = _some_sheet(rng, form).key
    return lambda form: moved(form, key, cols=inserted(1))


def rows_between(rng: Random, form: Form) -> Edit | None:
    """Empty rows between two blocks, sometimes with a note that touches neither."""
    sheet = _some_sheet(rng, form)
    if not (seams := row_seams(sheet)):
        return None
    at, note = rng.choice(seams), rng.choice((None, *NOTES))
    place = Place(sheet.key, at + 1, 1)

    def edit(form: Form) -> Form:
        return moved(form, sheet.key, inserted(at, 2)).written({place: note} if note else {})

    return edit


def column_between(rng: Random, form: Form) -> Edit | None:
    """An empty column beside an empty column, or before the first call."""
    heads = [label.at for label in form.truth.labels if label.field == "call"]
    sheet = form.sheet(rng.choice(form.truth.score_at).sheet)
    abreast = len({(at.sheet, at.row) for at in heads}) == 1 and len({at.col for at in heads}) == 5
    seams = col_seams(sheet) + ([min(at.col for at in heads)] if abreast else [])
    if not seams:
        return None
    at = rng.choice(seams)
    return lambda form: moved(form, sheet.key, cols=inserted(at))


def heading_below(rng: Random, form: Form) -> Edit | None:  # noqa: ARG001  a change like the others
    """The block with the agent goes below the scores."""
    key = next(at for name, at in form.truth.places.items() if name in {"name", "last"}).sheet
    sheet = form.sheet(key)
    heading = {label.at.row for label in form.truth.labels if label.field in NAMES}
    blocks = bands(sheet)
    ours = next(i for i, band in enumerate(blocks) if min(heading) in band)
    apart = ours + 1 < len(blocks) and not _holds_calls(form, key, blocks[ours])
    if not apart or len(heading) > 1:
        return None
    order = [row for i, band in enumerate(blocks) if i != ours for row in (*band, 0)]
    order += list(blocks[ours])
    new = {old: index for index, old in enumerate(order, start=1) if old}
    return lambda form: moved(form, key, lambda row: new.get(row, row))


def messy_labels(rng: Random, form: Form) -> Edit | None:  # noqa: ARG001  a change like the others
    """Stray blanks, colons and capitals in the labels."""
    manner = rng.choice((" {}", "{}  ", "{} :", "{upper}", "{lower}", " {upper} ", "{}::"))

    def edit(form: Form) -> Form:
        for label in form.truth.labels:
            if label.field == "call" and label.words.isdigit():
                continue
            words = label.words
            messy = manner.format(words, upper=words.upper(), lower=words.lower())
            form = relabelled(form, label, messy)
        return form

    return edit


def other_words(rng: Random, form: Form) -> Edit | None:
    """Each label by another word for the same, none that stands elsewhere on the form."""
    taken = {str(v).strip(" :").casefold() for s in form.sheets for v in s.cells.values()}
    chosen = {}
    for field in {label.field for label in form.truth.labels} - {"call"}:
        free = [w for w in words_of(form)[field] if w.casefold() not in taken]
        chosen[field] = rng.choice(free)

    def edit(form: Form) -> Form:
        for label in form.truth.labels:
            if label.field in chosen:
                form = relabelled(form, label, chosen[label.field])
        return form

    return edit if chosen else None


def other_calls(rng: Random, form: Form) -> Edit | None:
    """The calls by another word, and their sheets, where they have one each, by the same."""
    if not numbered(form):
        return None
    pattern = rng.choice(words_of(form)["call"])

    def edit(form: Form) -> Form:
        for label in form.truth.labels:
            if label.field == "call":
                words = pattern.format(label.call)
                form = _sheet_renamed(relabelled(form, label, words), label.words, words)
        return form

    return edit


def sheets_renamed(rng: Random, form: Form) -> Edit | None:
    """Sheets that are not named after a call get another name."""
    plain = [sheet.key for sheet in form.sheets if not any(map(str.isdigit, sheet.name))]
    free = [name for name in SHEET_NAMES if name not in {sheet.name for sheet in form.sheets}]
    names = dict(zip(plain, rng.sample(free, len(plain)), strict=True))

    def edit(form: Form) -> Form:
        sheets = (replace(sheet, name=names.get(sheet.key, sheet.name)) for sheet in form.sheets)
        return replace(form, sheets=tuple(sheets))

    return edit if names else None


def sheets_reordered(rng: Random, form: Form) -> Edit | None:
    """The sheets in another order."""
    keys = [sheet.key for sheet in form.sheets]
    order = rng.sample(keys, len(keys))
    if order == keys:
        return None
    return lambda form: replace(form, sheets=tuple(map(form.sheet, order)))


def other_formats(rng: Random, form: Form) -> Edit | None:
    """More or fewer decimals shown of the same scores."""
    if form.truth.score_kind == "text":
        return None
    fmt = rng.choice(PERCENT if form.truth.score_kind == "fraction" else POINTS)

    def edit(form: Form) -> Form:
        for place in form.truth.score_at:
            sheet = form.sheet(place.sheet)
            new = replace(sheet, formats={**sheet.formats, place.spot: fmt})
            form = replace(
                form, sheets=tuple(new if s.key == sheet.key else s for s in form.sheets)
            )
        return form

    return edit


def optional_blank(rng: Random, form: Form) -> Edit | None:
    """ID, certifier or date left empty."""
    places = form.truth.places
    apart = [f for f in OPTIONAL if f in places and places[f] not in {places.get("name")}]
    if not apart:
        return None
    field = rng.choice(apart)

    def edit(form: Form) -> Form:
        return emptied(form, field).with_truth(**{_TRUTH[field]: None})

    return edit


def relabelled(form: Form, label: Label, words: str) -> Form:
    """One label in other words, whatever stands with it in the cell."""
    new = str(form.value(label.at)).replace(label.words, words, 1)
    labels = tuple(replace(old, words=words) if old == label else old for old in form.truth.labels)
    return form.written({label.at: new}).with_truth(labels=labels)


def emptied(form: Form, field: str) -> Form:
    """The form without the value of a field, wherever it stands; labels stay."""
    place = form.truth.places[field]
    labels = [label for label in form.truth.labels if label.field == field]
    if not labels:
        return form.written({place: None})
    first = labels[0]
    rows, cols = place.row - first.at.row, place.col - first.at.col
    cells = {}
    for label in labels:
        value = Place(label.at.sheet, label.at.row + rows, label.at.col + cols)
        cells[value] = f"{label.words}:" if value == label.at else None
    return form.written(cells)


def blank(form: Form) -> Form:
    """The form before anybody filled it in; what is printed on it stays."""
    truth = form.truth
    said = zip(truth.feedback_at, truth.feedback, strict=True)
    cells = {at: str(form.value(at)).replace(words, "").rstrip() for at, words in said if words}
    emptied_at = [*truth.score_at, *(at for also in truth.score_also_at.values() for at in also)]
    emptied_at += [at for item in truth.items for at in item.marks_at]
    form = form.written({at: words or None for at, words in cells.items()})
    form = form.written(dict.fromkeys(emptied_at))
    for field in truth.places:
        form = emptied(form, field)
    return form


def _some_sheet(rng: Random, form: Form) -> Sheet:
    return rng.choice([sheet for sheet in form.sheets if not sheet.hidden])


def _sheet_renamed(form: Form, old: str, new: str) -> Form:
    name = new.replace("#", "").replace("  ", " ")
    sheets = (replace(s, name=name) if s.name == old else s for s in form.sheets)
    return replace(form, sheets=tuple(sheets))


def _holds_calls(form: Form, key: str, band: range) -> bool:
    of_calls = (*form.truth.score_at, *(x.at for x in form.truth.labels if x.field == "call"))
    return any(place.sheet == key and place.row in band for place in of_calls)


_TRUTH = {"id": "agent_id", "certifier": "certifier", "date": "date"}
CHANGES: dict[str, Change] = {
    "rows on top": rows_on_top,
    "column at left": column_at_left,
    "rows between": rows_between,
    "column between": column_between,
    "heading below": heading_below,
    "messy labels": messy_labels,
    "other words": other_words,
    "other call words": other_calls,
    "decoy beside": decoy_beside,
    "hidden sheet": decoy_sheet_hidden,
    "instructions": instructions,
    "sheets renamed": sheets_renamed,
    "sheets reordered": sheets_reordered,
    "other formats": other_formats,
    "optional blank": optional_blank,
}


def changed(rng: Random, form: Form, count: int) -> Edit:
    """Several changes one after the other, as one edit."""
    edits: list[Edit] = []
    for name in rng.choices(list(CHANGES), k=count):
        edit = CHANGES[name](rng, form)
        if edit is not None:
            form = edit(form)
            edits.append(edit)

    def all_of_them(form: Form) -> Form:
        for edit in edits:
            form = edit(form)
        return form

    return all_of_them
