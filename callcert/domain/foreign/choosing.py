"""Of several possible readings the one that nothing else comes near to; else somebody is asked."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from callcert.domain.cells import Spot, joined
from callcert.domain.exact import shown
from callcert.domain.foreign.evidence import banned
from callcert.domain.foreign.frames import Frame
from callcert.domain.foreign.labels import WhoField
from callcert.domain.foreign.pages import Page
from callcert.domain.foreign.people import (
    Candidate,
    best,
    candidates,
    named_somehow,
    stand_in,
)
from callcert.domain.foreign.scores import ENOUGH, MARGIN, Figures
from callcert.domain.foreign.words import Vocabulary, words
from callcert.domain.rules import CALLS


@dataclass(frozen=True, slots=True)
class Option:
    """One of several readings: where, what it says, and what speaks for it."""

    where: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """Two or more readings of a field that are possible."""

    field: str
    options: tuple[Option, ...]


Choose = Callable[[Question], int | None]
"""Asks a person which reading is meant; None where nobody answers."""


def nobody(_: Question) -> None:
    """Takes none but the sure reading."""


def chosen_scores(figures: Sequence[Figures], choose: Choose) -> tuple[Figures | None, str]:
    """The scores, or why none can be taken."""
    known = [one for one in figures if one.known and one.points >= ENOUGH]
    blank = [one for one in figures if not one.known and one.points >= ENOUGH - 1]
    ranked = sorted(known or blank, key=lambda one: (-one.points, one.spots[0]))
    ranked = _together(ranked)
    if not ranked:
        return None, ""
    first = ranked[0]
    best_points = max(one.points for one in ranked)
    rivals = [one for one in ranked if one.points > best_points - MARGIN and not _same(one, first)]
    if not rivals and (other := _contradicting(first, known)):
        places = f"{where_of(first.spots)} and {where_of(other.spots)}"
        return None, f"the form gives a call two scores: {places} are the same but for some"
    if not rivals:
        return (None, _SIX) if _has_a_sixth(first) else (first, "")
    options = (first, *_distinct(rivals))
    question = Question(
        "the scores of the five calls", tuple(_score_option(one) for one in options)
    )
    answer = choose(question)
    if answer is None:
        where = "; ".join(f"{option.where} ({option.value})" for option in question.options)
        return None, f"the scores could be {where}: nothing says which"
    return options[answer], ""


def _contradicting(first: Figures, known: Sequence[Figures]) -> Figures | None:
    """Other figures headed as scores that are nearly the same five, and not quite."""
    for one in known:
        same = sum(a == b for a, b in zip(one.scores, first.scores, strict=True))
        if CALLS // 2 < same < CALLS and len(set(one.scores)) > 1:
            return one
    return None


def _together(ranked: Sequence[Figures]) -> list[Figures]:
    """Of the best figures that stand on the form twice, those on one sheet first."""
    twins = [one for one in ranked if _same(one, ranked[0])] if ranked else []
    first = next((one for one in twins if len({spot.sheet for spot in one.spots}) == 1), None)
    return [first, *(one for one in ranked if one is not first)] if first else list(ranked)


_SIX = f"more than {CALLS} calls are headed alike; {CALLS} are needed, and a retake says so"


def _has_a_sixth(figures: Figures) -> bool:
    """Whether the headings go on to a sixth call that has a score as well."""
    frame, sixth = figures.frame, figures.frame.series.sixth
    if sixth is None:
        return False
    origin = replace(sixth.spot, row=0, column=0) if frame.series.kind == "sheets" else sixth.spot
    spot, page = origin.moved(*figures.step), frame.pages[origin.sheet]
    said = page.value(sixth.spot.row, sixth.spot.column)
    alike = not isinstance(said, str) or words(said) == words(sixth.lead)
    return page.value(spot.row, spot.column) is not None and alike


def _same(one: Figures, other: Figures) -> bool:
    return one.scores == other.scores and (one.known or one.spots == other.spots)


def _distinct(figures: Sequence[Figures]) -> list[Figures]:
    kept: list[Figures] = []
    for one in figures:
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return kept[:8]


def _score_option(one: Figures) -> Option:
    return Option(where_of(one.spots), scores_shown(one), one.why)


def where_of(spots: Sequence[Spot]) -> str:
    """Their addresses, neighbours as ranges."""
    return ", ".join(joined(tuple(spots)))


def scores_shown(one: Figures) -> str:
    """Five scores as a person reads them, cut to four decimals."""
    return ", ".join("–" if score is None else shown(score, 4) for score in one.scores)


def who_candidates(
    pages: Sequence[Page], frames: Sequence[Frame], scores: Figures | None, vocabulary: Vocabulary
) -> list[Candidate]:
    """Every candidate for who and when, outside of examples and of the calls' own rows."""
    home = {spot.sheet for spot in scores.spots} if scores else set()
    sure = [one for one in frames if one.series.strength > 1 or (scores and one is scores.frame)]
    found = []
    for page in pages:
        for one in candidates(page, vocabulary):
            within = any(_is_within(one.spot, frame) for frame in sure)
            if within or banned(page, one.label.spot, vocabulary):
                continue
            at_home = page.name in home or not home
            found.append(_weighed(one, at_home=at_home, filled=bool(scores and scores.known)))
    if best(found, "agent") or best(found, "last"):
        return found
    return [*found, *stand_in(found, vocabulary)]


def somebody(pages: Sequence[Page], vocabulary: Vocabulary, choose: Choose) -> Candidate | None:
    """The agent as a person points them out, among all names on a form that names no agent."""
    named = [one for page in pages for one in named_somehow(page, vocabulary)][:_MOST_ASKED]
    if not named:
        return None
    options = tuple(Option(str(one.spot), one.value or "", one.why) for one in named)
    answer = choose(Question("agent", options))
    return None if answer is None else named[answer]


_MOST_ASKED = 12


def _is_within(spot: Spot, frame: Frame) -> bool:
    """Whether a cell is one of the calls' own: beside their headings, or below them."""
    series = frame.series
    origins = [origin for origin in series.origins if origin.sheet == spot.sheet]
    if not origins:
        return False
    if series.kind == "rows":
        return any(o.row == spot.row and o.column <= spot.column for o in origins)
    columns = [origin.column for origin in origins]
    return (
        series.kind == "columns"
        and spot.row > origins[0].row
        and min(columns) <= spot.column < max(columns) + frame.width
        and spot.row - origins[0].row <= _NEAR
    )


_NEAR = 2
"""Rows below the headings of calls that tell something of each of them."""


def _weighed(one: Candidate, *, at_home: bool, filled: bool) -> Candidate:
    """A point for the sheet of the scores; a form with scores names its agent as well."""
    if filled and one.value is None and one.label.field in {"agent", "last", "first"}:
        return replace(one, points=0)
    return replace(one, points=one.points + at_home)


_NEEDED = "the agent's name"


SPOKEN: Mapping[WhoField, str] = {
    "agent": "agent", "last": "last name", "first": "first name", "id": "agent ID",
    "certifier": "certifier", "date": "date",
}  # fmt: skip


def chosen_who(
    found: Sequence[Candidate], choose: Choose
) -> tuple[dict[WhoField, Candidate], tuple[str, ...], tuple[str, ...]]:
    """The cell of each field, of no two the same; what is missing; why the agent cannot be told."""
    taken: dict[WhoField, Candidate] = {}
    missing, refusals = [], []
    name_fields = _name_fields(found)
    for one in (*name_fields, "id", "certifier", "date"):
        others = {other.spot for other in taken.values()}
        ranked = [each for each in best(found, one) if each.spot not in others]
        if not ranked:
            missing.append(f"{SPOKEN[one]}: no label for it with a cell beside or below")
            continue
        chosen = _chosen(one, ranked, choose)
        if chosen is not None:
            taken[one] = chosen
        elif one in name_fields:
            refusals.append(f"{_NEEDED} could stand in {_rivals(ranked)}: nothing says which")
        else:
            missing.append(f"{SPOKEN[one]}: it could stand in {_rivals(ranked)}")
    if not ("agent" in taken or {"last", "first"} <= taken.keys()) and not refusals:
        refusals.append(f"{_NEEDED} was not found: no label such as Agent, Associate or Rep")
        missing = [
            words_ for words_ in missing if not words_.startswith(("agent:", "last", "first"))
        ]
    return taken, tuple(missing), tuple(refusals)


def _name_fields(found: Sequence[Candidate]) -> tuple[WhoField, ...]:
    """Two cells for the name where both are there, and as sure as the one cell."""
    both = [best(found, "last"), best(found, "first")]
    whole = best(found, "agent")
    if not all(both):
        return ("agent",)
    if not whole:
        return ("last", "first")
    better = min(ranked[0].points for ranked in both) >= whole[0].points
    return ("last", "first") if better else ("agent",)


def _chosen(one: WhoField, ranked: Sequence[Candidate], choose: Choose) -> Candidate | None:
    first = ranked[0]
    rivals = [other for other in ranked[1:] if other.points >= first.points - MARGIN]
    rivals = [
        other
        for other in rivals
        if _key(other) != _key(first) and other.spot != first.spot and _is_rival(other, first)
    ]
    if not rivals or (first.value is None and all(r.label == first.label for r in rivals)):
        return first
    options = (first, *rivals[:7])
    answer = choose(Question(SPOKEN[one], tuple(
        Option(str(o.spot), o.value or "(blank)", o.why) for o in options
    )))  # fmt: skip
    return None if answer is None else options[answer]


def _is_rival(other: Candidate, first: Candidate) -> bool:
    """Whether a second reading counts: one of another label that is filled, or just as likely."""
    return (other.label != first.label and other.value is not None) or other.points == first.points


def _key(one: Candidate) -> tuple[str, ...]:
    return words(one.value or "")


def _rivals(ranked: Sequence[Candidate]) -> str:
    near = [one for one in ranked if one.points > ranked[0].points - MARGIN]
    return " or ".join(f"{one.spot} ({one.value or 'blank'})" for one in near[:4])


def named_again(
    found: Iterable[Candidate], who: Mapping[WhoField, Candidate]
) -> Iterator[Candidate]:
    """Further cells that name the same agent."""
    named = [who[field] for field in ("agent", "last", "first") if field in who]
    seen = {one.spot for one in named}
    for agent in named:
        for one in found:
            same = _key(one) == _key(agent) and words(one.label.text) == words(agent.label.text)
            alike = one.label.field == agent.label.field and one.relation == agent.relation
            if one.spot not in seen and same and alike:
                seen.add(one.spot)
                yield one
