"""Whether a workbook holds a list of people at all, of which kind, and on which of its sheets."""

from collections.abc import Sequence
from dataclasses import dataclass

from callcert.domain.columns import AGENT, PROGRESS, TRACKER
from callcert.domain.lists.claims import Claim, HeadedRow, ListTerms, Rows, headed_row, is_empty
from callcert.domain.people import letters
from callcert.domain.scorecard import is_blank, typed

Sheets = Sequence[tuple[str, Rows]]

_NAMES = ("Agent ID", "Last Name", AGENT)
_LEAST = 3
"""Of our headings, that a list of people has at least."""

_BLANK_LEAST = 6
"""The same for a list that nobody is on yet."""

_ALIKE = 0.7
"""Part of the fullest sheet's headings that another one of its kind has."""

_TRACKER_ALONE = frozenset(TRACKER) - frozenset(PROGRESS)


@dataclass(frozen=True, slots=True)
class Lists:
    """The sheets of a workbook that are lists of one kind; ``refusal`` says why there is none."""

    rows: tuple[HeadedRow, ...] = ()
    refusal: str = ""


def lists_of(sheets: Sheets, terms: ListTerms) -> Lists:
    """The fullest list, and those of other sheets that have nearly the same headings."""
    found = [row for name, rows in sheets if (row := headed_row(name, rows, terms))]
    found = [row for row in found if len(row.headings) >= _LEAST]
    if not found:
        return Lists(refusal="no sheet has a row of headings, each above a column of its own")
    with_people = [row for row in found if _fits(row, terms)]
    if not with_people:
        return Lists(refusal=_why_none(max(found, key=lambda row: len(row.headings)), terms))
    proven = [row for row in with_people if row.headings & terms.book.proof] or with_people
    most = max(proven, key=lambda row: (len(row.headings), people_on(row)))
    near = [row for row in proven if len(row.headings) >= _ALIKE * len(most.headings)]
    others = [
        row for row in near if len(row.headings & most.headings) < _ALIKE * len(most.headings)
    ]
    if others:
        names = " and ".join(f'"{row.sheet}"' for row in (most, *others))
        return Lists(refusal=f"the sheets {names} could each be the {terms.book.name}")
    return Lists((most, *(row for row in near if row is not most)))


def _fits(row: HeadedRow, terms: ListTerms) -> bool:
    return not (row.headings.isdisjoint(_NAMES) or row.headings.isdisjoint(terms.book.enough))


def _why_none(row: HeadedRow, terms: ListTerms) -> str:
    where = f'sheet "{row.sheet}", row {row.row + 1}'
    if row.headings.isdisjoint(_NAMES):
        return f"no column of {where} names people: no agent ID, no last name, no whole name"
    wanted = ", ".join(sorted(terms.book.enough))
    return f"{where} names people, but has no column of a {terms.book.name}: {wanted}"


def people_on(row: HeadedRow) -> int:
    """Different people a list names, by the column that names most."""
    named = [
        {letters(typed(value)) for value in one.column.values if not is_blank(value)} - {""}
        for one in row.claims
        if one.heading in _NAMES and one.content.supports
    ]
    return max((len(one) for one in named), default=0)


def is_list(row: HeadedRow, terms: ListTerms) -> bool:
    """Whether it surely is a list of many people and no form about one.

    On a form labels stand in a row too, but below them are other labels.
    """
    if not _fits(row, terms) or len(row.headings) < _LEAST:
        return False
    if all(is_empty(column) for column in row.columns):
        exact = {one.heading for one in row.claims if one.is_exact}
        return len(exact) >= _BLANK_LEAST and bool(row.headings & terms.book.proof)
    denied = sum(_is_denied(one) for one in row.claims)
    told = {one.heading for one in row.claims if one.content.supports and one.content.filled > 1}
    return people_on(row) > 1 and len(told) > 1 and 2 * denied < len(row.claims)


def _is_denied(claim: Claim) -> bool:
    return claim.content.contradicts or (claim.content.filled == 1 and not claim.content.fitting)


def is_daily(row: HeadedRow) -> bool:
    """Whether a list has a row per person and day, and not one per person."""
    days = [one for one in row.claims if one.heading == "Date" and not one.content.contradicts]
    return bool(days) and len(row.headings & _TRACKER_ALONE) < _LEAST


def _is_proven(row: HeadedRow, terms: ListTerms) -> bool:
    """Whether it surely is a list, and has a heading that only this kind has."""
    return is_list(row, terms) and not row.headings.isdisjoint(terms.book.proof)


def kinds_of(sheets: Sheets, tracker: ListTerms, progress: ListTerms) -> set[str]:
    """The kinds of list that a workbook looks like, by the names of our books; none for a form."""
    kinds = set()
    for name, rows in sheets:
        daily = headed_row(name, rows, progress)
        if daily and _is_proven(daily, progress) and is_daily(daily):
            kinds.add(progress.book.name)
            continue
        row = headed_row(name, rows, tracker)
        if row and _is_proven(row, tracker):
            kinds.add(tracker.book.name)
    return kinds
