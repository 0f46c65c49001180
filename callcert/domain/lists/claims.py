"""A heading row with its columns, and which of our headings each column may be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from callcert.domain.cells import Spot
from callcert.domain.headings import WITHIN_ROWS, Book, bands_above, may_be_heading
from callcert.domain.lists.contents import LOOKED_AT, SORTS, Content, Sort, content_of
from callcert.domain.lists.wording import GROUNDS, Ground, Meaning, Wording
from callcert.domain.moments import DateOrder
from callcert.domain.people import letters
from callcert.domain.scorecard import CellValue, is_blank, typed

Rows = Sequence[Sequence[CellValue]]

MOST_COLUMNS = 256
"""Columns that are looked at; a list of people has no more."""

_BODY = 4 * LOOKED_AT
"""Rows below the headings that are looked at."""

_EXACT = GROUNDS.index("word")


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, the one of its group above it, where it stands, and what stands below."""

    spot: Spot
    text: str
    band: str = ""
    values: tuple[CellValue, ...] = ()

    @property
    def with_band(self) -> str:
        """How the settings name it apart from another of that heading."""
        return f"{self.band} / {self.text}" if self.band else self.text


@dataclass(frozen=True, slots=True)
class Claim:
    """A column that may be one of our headings, and what speaks for it.

    ``called`` is what the settings would say it is called.
    """

    heading: str
    column: Column
    called: str
    ground: Ground
    like: str
    content: Content

    @property
    def rank(self) -> int:
        """The strongest first."""
        return GROUNDS.index(self.ground)

    @property
    def is_exact(self) -> bool:
        """Whether the heading says outright what it is."""
        return self.rank <= _EXACT

    @property
    def may_be_taken(self) -> bool:
        """Whether nobody needs to be asked, where it is the only one.

        A misspelt word that is no more than a usual one may as well be another word.
        """
        if self.ground == "near":
            plain = self.like == self.heading or " " in self.like
            return self.content.supports and (plain or not self.content.vague)
        return self.is_exact and not self.content.contradicts

    @property
    def why(self) -> str:
        """What speaks for it, in words."""
        return f"{_GROUNDS[self.ground].format(like=self.like)}; {self.content}"


_GROUNDS: Mapping[Ground, str] = {
    "settings": "by the settings",
    "same": "by its name",
    "alias": "by a name like ours",
    "word": "{like}",
    "near": 'nearly "{like}"',
    "within": 'it has "{like}" in it',
    "cells": "by its cells alone",
}


@dataclass(frozen=True, slots=True)
class HeadedRow:
    """A row of headings and its columns, with every claim of each."""

    sheet: str
    row: int
    columns: tuple[Column, ...]
    claims: tuple[Claim, ...] = field(default=())

    @property
    def headings(self) -> frozenset[str]:
        """Our headings that a column of it says or nearly says."""
        return frozenset(one.heading for one in self.claims if one.ground != "within")


@dataclass(frozen=True, slots=True)
class ListTerms:
    """What reading a list of people depends on; ``own`` maps our headings to the team's."""

    book: Book
    wording: Wording
    own: Mapping[str, str]
    order: DateOrder = "mdy"


def headed_row(sheet: str, rows: Rows, terms: ListTerms) -> HeadedRow | None:
    """The row of headings among the first twenty: the one that says most of ours."""
    found = [headed_at(sheet, rows, row, terms) for row in range(min(len(rows), WITHIN_ROWS))]
    best = max(found, key=lambda one: (len(one.headings), -one.row), default=None)
    return best if best and best.headings else None


def headed_at(sheet: str, rows: Rows, number: int, terms: ListTerms) -> HeadedRow:
    """The columns below a row, counted from 0, taken for headings."""
    bands = bands_above(rows, number)
    body = rows[number + 1 : number + 1 + _BODY]
    columns = tuple(
        Column(
            Spot(sheet, number, place), text, bands.get(place, ""),
            tuple(row[place] if place < len(row) else None for row in body),
        )
        for place, text in enumerate(rows[number][:MOST_COLUMNS])
        if may_be_heading(text)
    )  # fmt: skip
    claims = [claim for column in columns for claim in _claims(column, terms)]
    return HeadedRow(sheet, number, columns, tuple(claims))


def _claims(column: Column, terms: ListTerms) -> Iterator[Claim]:
    for called, meaning in _meant(column, terms):
        yield claim_of(column, called, meaning, terms)


def claim_of(column: Column, called: str, meaning: Meaning, terms: ListTerms) -> Claim:
    """The claim of a column, with what its cells say to it."""
    listed, sort = terms.wording.in_cells(meaning), SORTS[meaning.heading]
    if listed:
        sort = Sort(f"usual {sort.words}", lambda value, _: letters(typed(value)) in listed)
    content = content_of(column.values, sort, terms.order)
    return Claim(meaning.heading, column, called, meaning.ground, meaning.like, content)


def _meant(column: Column, terms: ListTerms) -> list[tuple[str, Meaning]]:
    """The meanings of a heading with the one above it, which is more, or else of its own."""
    names = {
        letters(column.text): column.text,
        letters(column.band + column.text): column.with_band,
    }
    said = [
        (names[letters(theirs)], Meaning(ours, "settings", theirs))
        for ours, theirs in terms.own.items()
        if letters(theirs) in names
    ]
    if said:
        return said
    joined = terms.wording.exactly(f"{column.band} {column.text}") if column.band else ()
    if joined:
        return [(column.with_band, one) for one in joined if one.heading not in terms.own]
    return [
        (column.text, one)
        for one in terms.wording.meanings(column.text)
        if one.heading not in terms.own
    ]


def is_empty(column: Column) -> bool:
    """Whether nothing stands below the heading."""
    return all(is_blank(one) for one in column.values)
