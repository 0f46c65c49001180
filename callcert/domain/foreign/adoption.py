"""The best consistent reading of an unknown scorecard, with the evidence for it.

Cells become labels and headings, these give candidates with evidence, and of the candidates the
one reading is taken that nothing else comes near to. Where two are near, somebody is asked; where
nobody can be asked, or nothing is good enough, the form is refused with the reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from callcert.domain.foreign.calls import Series, counted, series_of_sheets, series_on
from callcert.domain.foreign.choosing import (
    SPOKEN,
    Choose,
    chosen_scores,
    chosen_who,
    named_again,
    nobody,
    scores_shown,
    somebody,
    where_of,
    who_candidates,
)
from callcert.domain.foreign.evidence import (
    headed_above,
    is_maximum,
    is_within,
    judged,
    of_another_maximum,
    verified,
)
from callcert.domain.foreign.feedback import FeedbackFound, feedback_in
from callcert.domain.foreign.frames import Frame
from callcert.domain.foreign.items import ItemsFound, items_for
from callcert.domain.foreign.labels import WhoField
from callcert.domain.foreign.pages import Page
from callcert.domain.foreign.people import Candidate, best
from callcert.domain.foreign.raw_points import raw_sums
from callcert.domain.foreign.scores import Figures, figures_in
from callcert.domain.foreign.words import Vocabulary
from callcert.domain.rules import CALLS

SURE_SCORE = 6
SURE_WHO = 12
"""Points from which a reading is sure, and not only likely."""

_MOST_FRAMES = 40


@dataclass(frozen=True, slots=True)
class FieldRead:
    """A field that was found: its cells, what they say, how sure that is, and why."""

    field: str
    where: str
    value: str
    sure: bool
    why: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """What was found on a form. ``refusals`` say why it cannot be adopted; then it is no layout.

    ``missing`` are fields that were looked for in vain or not taken for want of certainty.
    """

    fields: tuple[FieldRead, ...]
    missing: tuple[str, ...]
    refusals: tuple[str, ...]
    passed_over: tuple[str, ...] = ()
    figures: Figures | None = None
    items: ItemsFound | None = None
    feedback: tuple[FeedbackFound, ...] = ()
    who: Mapping[WhoField, Candidate] = field(default_factory=dict)
    also_named: tuple[Candidate, ...] = ()


def adopted(pages: Sequence[Page], vocabulary: Vocabulary, choose: Choose = nobody) -> Adoption:
    """Reads an unknown form from its visible sheets."""
    plain = [page for page in pages if not banned_sheet(page, vocabulary)]
    passed = tuple(
        f"sheet {page.name}: an example or of earlier days" for page in pages if page not in plain
    )
    by_name = {page.name: page for page in plain}
    frames = [Frame(series, by_name) for series in _all_series(plain, vocabulary)]
    figures, items = _figures(frames, vocabulary)
    scores, refusal = chosen_scores(figures, choose)
    if not frames or not scores:
        refusal = refusal or _no_scores(plain, frames, vocabulary)
    found = who_candidates(plain, frames, scores, vocabulary)
    if scores and not scores.verified and _is_blank_form(found):
        empty = [one for one in figures if not one.known]
        scores, refusal = chosen_scores(empty or figures, choose)
        found = who_candidates(plain, frames, scores, vocabulary)
    if scores and not (best(found, "agent") or best(found, "last")):
        asked = somebody(plain, vocabulary, choose)
        found += [asked] if asked else []
    who, missing, refusals = chosen_who(found, choose)
    if refusal:
        refusals = (*refusals, refusal)
    feedback = feedback_in((one for one in frames if one.series.strength > 1), vocabulary)
    kept = items.get(scores.scores) if scores and scores.known else None
    return Adoption(
        tuple(_fields(who, scores, kept, feedback)),
        (*missing, *_missing_rest(kept, feedback)),
        refusals, passed, scores, kept, tuple(feedback), who,
        tuple(named_again(found, who)),
    )  # fmt: skip


def _is_blank_form(who: Sequence[Candidate]) -> bool:
    """Whether nobody has filled it in yet; figures on it are then of something else."""
    return bool(who) and all(one.value is None or one.points <= 0 for one in who)


def banned_sheet(page: Page, vocabulary: Vocabulary) -> bool:
    """Whether a whole sheet is an example: its name says so."""
    return bool(vocabulary.roles("scores", page.name) & {"sample", "previous"})


def _all_series(pages: Sequence[Page], vocabulary: Vocabulary) -> list[Series]:
    found = [series for page in pages for series in series_on(page, vocabulary)]
    found += series_of_sheets(pages, vocabulary)
    return sorted(found, key=lambda one: (-one.strength, one.origins[0]))[:_MOST_FRAMES]


def _figures(
    frames: Sequence[Frame], vocabulary: Vocabulary
) -> tuple[list[Figures], dict[tuple[object, ...], ItemsFound]]:
    """Every candidate, judged, and the items by the scores that they add up to."""
    figures = [one for frame in frames for one in _judged_in(frame, vocabulary)]
    hopeful = [one for one in figures if one.points > 0 and one.known]
    items: dict[tuple[object, ...], ItemsFound] = {}
    rounded = set()
    for frame in frames:
        for one in items_for(frame, hopeful, vocabulary):
            scores = one.figures.scores
            if not one.exactly:
                rounded.add(scores)
            elif scores not in items or len(one.items.lines) > len(items[scores].lines):
                items[scores] = one.items
    raw = {sums for frame in frames for sums in raw_sums(frame, vocabulary)}
    figures = [of_another_maximum(one) if one.scores in raw else one for one in figures]
    told = [
        verified(one, exactly=one.scores in items)
        if one.known and (one.scores in items or one.scores in rounded)
        else one
        for one in figures
    ]
    return told, items


def _judged_in(frame: Frame, vocabulary: Vocabulary) -> list[Figures]:
    """The candidates of one series of calls."""
    found = [judged(one, vocabulary) for one in figures_in(frame, vocabulary)]
    most = [one.scores[0] for one in found if is_maximum(one, vocabulary)]
    found = [of_another_maximum(one) if is_within(one, most) else one for one in found]
    plain = [one for one in found if one.known and one.points >= 0]
    if len(plain) == 1:
        found = [headed_above(one, vocabulary) if one in plain else one for one in found]
    return found


def _no_scores(pages: Sequence[Page], frames: Sequence[Frame], vocabulary: Vocabulary) -> str:
    count = counted(pages, vocabulary)
    if not any(frame.series.strength > 1 for frame in frames) and 0 < count < CALLS:
        calls = "only one call is" if count == 1 else f"only {count} calls are"
        return f"{calls} on the form; {CALLS} are needed"
    if not frames:
        return f"no {CALLS} calls were found: no headings such as Call 1 to Call {CALLS}"
    return "no figures from 0 to 100 were found that are headed as the scores of the five calls"


def _fields(
    who: Mapping[WhoField, Candidate],
    scores: Figures | None,
    items: ItemsFound | None,
    feedback: Sequence[FeedbackFound],
) -> Iterator[FieldRead]:
    for one, candidate in who.items():
        value = candidate.value or "(blank)"
        sure = candidate.points >= SURE_WHO
        yield FieldRead(SPOKEN[one], str(candidate.spot), value, sure, candidate.why)
    if scores:
        sure = scores.verified or scores.points >= SURE_SCORE
        yield FieldRead(
            "call scores", where_of(scores.spots), scores_shown(scores), sure, scores.why
        )
    if items:
        cells = where_of([line.text for line in items.lines])
        value = f"{len(items.lines)} items, {items.way.method}"
        yield FieldRead("items", cells, value, sure=True, why="they add up to the scores")
    if items and items.critical:
        cells = where_of([line.text for line in items.critical])
        value = f"{len(items.critical)} of them"
        why = f"{items.fatal} makes a call 0"
        yield FieldRead("critical errors", cells, value, sure=True, why=why)
    for one_kind in feedback:
        spoken, cells = one_kind.about.replace("_", " "), where_of(one_kind.spots)
        yield FieldRead(spoken, cells, "text", sure=True, why=f'beside "{one_kind.label[1]}"')


def _missing_rest(items: ItemsFound | None, feedback: Sequence[FeedbackFound]) -> Iterator[str]:
    if items is None:
        yield "items: none that add up to the scores, so the form's own totals are used"
    if not feedback:
        yield "feedback: no texts beside the calls"
