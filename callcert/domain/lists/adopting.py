"""What is found in a list of people, and which of it the settings must say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from callcert.domain.foreign.choosing import Choose
from callcert.domain.headings import Book, HeadingRow, find_headings
from callcert.domain.lists.claims import Claim, Column, HeadedRow, ListTerms, Rows
from callcert.domain.lists.picking import Picked, picked, shown
from callcert.domain.lists.recognising import Sheets, lists_of

_WHO = ("Agent ID", "Last Name", "Agent")


@dataclass(frozen=True, slots=True)
class Unsure:
    """One of our headings that no column was taken for, and the columns it could be."""

    heading: str
    could_be: tuple[Claim, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Each of the columns with what speaks for it."""
        return tuple(f"{one.column.spot} {shown(one.column)}: {one.why}" for one in self.could_be)


@dataclass(frozen=True, slots=True)
class ColumnsFound:
    """The columns of a list: those taken, those unsure, theirs that are none of ours.

    ``entries`` are what the settings have to say, our heading → theirs. ``remarks`` say what is
    odd in what the settings say already, ``refusals`` why nothing can be adopted.
    """

    book: Book
    sheets: tuple[str, ...] = ()
    taken: Mapping[str, Claim] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()
    unsure: tuple[Unsure, ...] = ()
    unread: tuple[Column, ...] = ()
    entries: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()


def found_columns(sheets: Sheets, terms: ListTerms, choose: Choose) -> ColumnsFound:
    """Looks for the list on the sheets that people can see, and for our headings on it."""
    lists = lists_of(sheets, terms)
    if lists.refusal:
        return ColumnsFound(terms.book, refusals=(lists.refusal,))
    rows = dict(sheets)
    main = lists.rows[0]
    pick = picked(main, terms, choose)
    entries, untold = _entries(pick, rows[main.sheet], main, terms)
    lost = _lost_elsewhere(entries, [rows[one.sheet] for one in lists.rows[1:]], terms)
    entries = {ours: theirs for ours, theirs in entries.items() if ours not in lost}
    taken = {ours: one for ours, one in pick.taken.items() if ours not in untold | lost}
    refusals = () if any(one in taken for one in _WHO) else (_nobody(main, pick),)
    return ColumnsFound(
        terms.book, tuple(one.sheet for one in lists.rows), taken, pick.asked,
        tuple(_unsure(pick, taken, terms.book)), _unread(main, taken), entries,
        (*_odd(taken, main, terms), *_untold(untold, lost)), refusals,
    )  # fmt: skip


def _nobody(main: HeadedRow, pick: Picked) -> str:
    words = f'no column of sheet "{main.sheet}", row {main.row + 1} surely names people'
    could = "; or ".join(
        said for one in _WHO for said in Unsure(one, pick.could_be.get(one, ())).words
    )
    return f"{words}; it could be {could}" if could else words


def _entries(
    pick: Picked, rows: Rows, main: HeadedRow, terms: ListTerms
) -> tuple[dict[str, str], set[str]]:
    """What must be said so that every column is read as picked, and what cannot be said."""
    entries = {ours: one.called for ours, one in pick.taken.items() if _is_foreign(one)}
    while True:
        read = find_headings(rows, terms.book, {**terms.own, **entries})
        wrong = {ours for ours, one in pick.taken.items() if not _is_read(read, main, ours, one)}
        more = {ours: pick.taken[ours].called for ours in wrong - entries.keys() - terms.own.keys()}
        if not more:
            told = [one for one in terms.book.headings if one in entries and one not in wrong]
            return {ours: entries[ours] for ours in told}, wrong
        entries |= more


def _is_foreign(claim: Claim) -> bool:
    """Whether nothing in the heading itself tells the ordinary reader what it is."""
    return claim.ground not in {"settings", "same", "alias"}


def _is_read(read: HeadingRow | None, main: HeadedRow, heading: str, claim: Claim) -> bool:
    if read is None or read.row != main.row:
        return False
    return read.columns.get(heading) == claim.column.spot.column


def _lost_elsewhere(
    entries: Mapping[str, str], others: Sequence[Rows], terms: ListTerms
) -> set[str]:
    """Headings that another sheet of the list would no longer have, as it calls them otherwise."""
    lost: set[str] = set()
    for rows in others:
        before = find_headings(rows, terms.book, terms.own)
        after = find_headings(rows, terms.book, {**terms.own, **entries})
        known = before.columns.keys() if before else set()
        lost |= {ours for ours in known if after is None or ours not in after.columns}
    return lost & entries.keys()


def _unsure(pick: Picked, taken: Mapping[str, Claim], book: Book) -> Iterator[Unsure]:
    for heading in book.headings:
        claims = pick.could_be.get(heading, ())
        if heading not in taken and (claims or heading not in book.spared):
            yield Unsure(heading, claims)


def _unread(main: HeadedRow, taken: Mapping[str, Claim]) -> tuple[Column, ...]:
    used = {one.column.spot for one in taken.values()}
    return tuple(column for column in main.columns if column.spot not in used)


def _odd(taken: Mapping[str, Claim], main: HeadedRow, terms: ListTerms) -> Iterator[str]:
    """What the settings say already and looks wrong; it is left to the person who wrote it."""
    for ours, theirs in terms.own.items():
        claim = taken.get(ours)
        if claim is None:
            yield f'{ours} = "{theirs}" in the settings: sheet {main.sheet} has no such heading'
        elif claim.content.contradicts:
            yield f'{ours} = "{theirs}" in the settings looks wrong: {claim.content}'


def _untold(untold: set[str], lost: set[str]) -> Iterator[str]:
    for heading in sorted(untold):
        yield f"{heading}: another column has the same heading; rename one of the two"
    for heading in sorted(lost):
        yield f"{heading}: the sheets call it differently; give it one heading on all of them"
