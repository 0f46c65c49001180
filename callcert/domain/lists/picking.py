"""Of the columns that may be one of our headings the one that is; else somebody is asked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from callcert.domain.cells import Spot
from callcert.domain.columns import AGENT
from callcert.domain.foreign.choosing import Choose, Option, Question
from callcert.domain.lists.claims import Claim, Column, HeadedRow, ListTerms
from callcert.domain.lists.contents import TELLING, content_of
from callcert.domain.people import letters
from callcert.domain.scorecard import is_blank, typed

_MOST_OPTIONS = 8
_SHOWN = 40
_WHO = ("Agent ID", "Last Name", AGENT)


@dataclass(frozen=True, slots=True)
class Picked:
    """A column for each heading, and for others what they could be; ``asked`` were by a person."""

    taken: Mapping[str, Claim]
    could_be: Mapping[str, tuple[Claim, ...]]
    asked: frozenset[str] = frozenset()


def picked(row: HeadedRow, terms: ListTerms, choose: Choose) -> Picked:
    """The sure ones first, then those that a person is asked about."""
    claims = _settled(row.claims)
    taken: dict[str, Claim] = {}
    for heading in terms.book.headings:
        sure = _sure(heading, claims)
        if sure:
            taken[heading] = next(_told_apart((sure,), row), sure)
    could_be: dict[str, tuple[Claim, ...]] = {}
    asked = set()
    for heading in terms.book.headings:
        options = () if heading in taken else _options(heading, claims, row, taken, terms)
        sayable = tuple(_told_apart(options, row))
        answer = choose(_question(heading, sayable)) if sayable else None
        if answer is not None:
            taken[heading] = sayable[answer]
            asked.add(heading)
        elif options:
            could_be[heading] = options
    return Picked(taken, could_be, frozenset(asked))


def _settled(claims: Sequence[Claim]) -> list[Claim]:
    """A column that may be a first name or a whole name is the one its neighbours leave it."""
    places = {heading: {one.column.spot for one in claims if one.heading == heading}
              for heading in ("First Name", AGENT)}  # fmt: skip
    last = any(one.heading == "Last Name" and one.is_exact for one in claims)
    other = AGENT if last else "First Name"
    both = places["First Name"] & places[AGENT]
    return [one for one in claims if not (one.heading == other and one.column.spot in both)]


def _sure(heading: str, claims: Sequence[Claim]) -> Claim | None:
    """The only column that is headed so, unless a better heading has cells that deny it.

    A column that may be two of our headings is surely neither; what a person settled is sure.
    """
    mine = sorted((one for one in claims if one.heading == heading), key=lambda one: one.rank)
    mine = [one for one in mine if one.ground != "within"]
    if mine and mine[0].ground == "settings":
        return mine[0]
    best = [one for one in mine if one.rank == mine[0].rank]
    fitting = [one for one in best if one.may_be_taken]
    if len(fitting) != 1 or (len(best) > 1 and not fitting[0].content.supports):
        return None
    meant = Counter(one.column.spot for one in claims if one.ground != "within")
    return fitting[0] if meant[fitting[0].column.spot] == 1 else None


def _options(
    heading: str,
    claims: Sequence[Claim],
    row: HeadedRow,
    taken: Mapping[str, Claim],
    terms: ListTerms,
) -> tuple[Claim, ...]:
    used = {one.column.spot for one in taken.values()}
    mine = [one for one in claims if one.heading == heading and one.column.spot not in used]
    if not mine and not _is_spared(heading, taken):
        mine = [*_by_cells(heading, row, used, terms)]
    ranked = sorted(mine, key=lambda one: (one.rank, one.content.contradicts, one.column.spot))
    return tuple(ranked[:_MOST_OPTIONS])


def _is_spared(heading: str, taken: Mapping[str, Claim]) -> bool:
    """Whether people are named already, so that no other name or ID needs to be looked for."""
    return heading in _WHO and any(one in taken for one in _WHO)


def _by_cells(heading: str, row: HeadedRow, used: set[Spot], terms: ListTerms) -> Iterator[Claim]:
    sort = TELLING.get(heading)
    spoken_for = {one.column.spot for one in row.claims if one.ground != "within"}
    for column in row.columns:
        if sort is None or column.spot in used or column.spot in spoken_for:
            continue
        content = content_of(column.values, sort, terms.order)
        if content.supports and content.filled > 1:
            yield Claim(heading, column, column.text, "cells", column.text, content)


def _told_apart(claims: Sequence[Claim], row: HeadedRow) -> Iterator[Claim]:
    """Those the settings can name: of two columns of one heading by that of its group."""
    own = Counter(letters(one.text) for one in row.columns)
    whole = Counter(letters(one.with_band) for one in row.columns)
    for one in claims:
        if own[letters(one.called)] <= 1:
            yield one
        elif whole[letters(one.column.with_band)] == 1:
            yield replace(one, called=one.column.with_band)


def _question(heading: str, options: Sequence[Claim]) -> Question:
    return Question(
        f"column for {heading}",
        tuple(Option(str(one.column.spot), shown(one.column), one.why) for one in options),
    )


def shown(column: Column) -> str:
    """A column's heading with the first entry below it, for people."""
    first = next((typed(one).strip() for one in column.values if not is_blank(one)), "")
    first = " ".join(first.split())
    cut = f"{first[:_SHOWN]}…" if len(first) > _SHOWN else first
    return f'"{column.with_band}"' + (f" ({cut} …)" if cut else "")
