"""Where the five calls of a form are: headings in a row or a column, forms, or sheets."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from callcert.domain.cells import Spot
from callcert.domain.foreign.pages import Page
from callcert.domain.foreign.words import Vocabulary, Words, spaced, words
from callcert.domain.rules import CALLS
from callcert.domain.scorecard import is_number

Kind = Literal["columns", "rows", "forms", "sheets"]

_MOST_CALLS = 20
_SHORT_NUMBER = re.compile(r"\d{1,3}", re.ASCII)
_MOST_BEFORE = 2
_MOST_WORDS = 14
_SURE_NOUN, _SHORT, _BARE = 3, 2, 1
_FORM_ROWS = 4
"""From this many rows between one call's heading and the next on, each call is a form."""


@dataclass(frozen=True, slots=True)
class CallHeading:
    """A text that numbers a call; ``strength`` says how surely, ``about`` what it heads.

    ``lead`` is the part that must stand there again on another copy.
    """

    spot: Spot
    number: int
    strength: int
    about: Literal["call", "score", "feedback"]
    lead: str
    noun: str


@dataclass(frozen=True, slots=True)
class Series:
    """Five calls, in order; ``sixth`` is a heading that goes on counting."""

    kind: Kind
    headings: tuple[CallHeading, ...]
    sixth: CallHeading | None = None

    @property
    def origins(self) -> tuple[Spot, ...]:
        """The cells that the calls' own cells are counted from; of sheets the first ones."""
        if self.kind == "sheets":
            return tuple(Spot(heading.spot.sheet, 0, 0) for heading in self.headings)
        return tuple(heading.spot for heading in self.headings)

    @property
    def strength(self) -> int:
        """How surely these are calls."""
        return min(heading.strength for heading in self.headings)


def heading_of(page: Page, row: int, column: int, vocabulary: Vocabulary) -> CallHeading | None:
    """What a cell numbers, if it numbers a call."""
    value = page.value(row, column)
    if isinstance(value, int | float) and is_number(value) and value in range(1, _MOST_CALLS):
        number = int(value)
        return CallHeading(page.spot(row, column), number, _BARE, "call", str(number), "")
    text = page.text(row, column)
    return numbered(text, page.spot(row, column), vocabulary) if text else None


def numbered(text: str, spot: Spot, vocabulary: Vocabulary) -> CallHeading | None:
    """The call that a text numbers: ``Call #1 (coached)``, ``3rd contact``, ``Mock two``."""
    said = spaced(text)
    if not said or len(said) > _MOST_WORDS:
        return None
    cut = vocabulary.phrases("calls", said)
    found = _noun_and_number(cut) or _bare(cut)
    if found is None:
        return None
    start, end, number, strength, noun = found
    rest = [word for phrase, _ in (*cut[:start], *cut[end:]) for word in phrase]
    lead = _lead(text, [word for phrase, _ in cut[:end] for word in phrase])
    return CallHeading(spot, number, strength, _about(rest, vocabulary), lead, noun)


Cut = list[tuple[Words, frozenset[str]]]


def _noun_and_number(cut: Cut) -> tuple[int, int, int, int, str] | None:
    for start, (phrase, roles) in enumerate(cut):
        if roles & {"noun", "short"}:
            at = start + 1
            while at < len(cut) and cut[at][1] == {"number"}:
                at += 1
            if at < len(cut) and (number := _number(*cut[at], "number")):
                strength = _SURE_NOUN if "noun" in roles else _SHORT
                if strength == _SURE_NOUN or len(cut) == at + 1:
                    return start, at + 1, number, strength, " ".join(phrase)
        number = _number(phrase, roles, "ordinal")
        if number and start + 1 < len(cut) and "noun" in cut[start + 1][1]:
            return start, start + 2, number, _SURE_NOUN, " ".join(cut[start + 1][0])
    return None


def _bare(cut: Cut) -> tuple[int, int, int, int, str] | None:
    """A number alone, or behind one or two words nobody knows, or behind ``#``."""
    number = _number(*cut[-1], "number") or (_number(*cut[0], "ordinal") if len(cut) == 1 else 0)
    before = [phrase for phrase, roles in cut[:-1] if roles != {"number"}]
    if (
        not number
        or len(before) > _MOST_BEFORE
        or any(word.isdigit() for words_ in before for word in words_)
    ):
        return None
    return 0, len(cut), number, _BARE, " ".join(word for phrase in before for word in phrase)


def _number(phrase: Words, roles: frozenset[str], kind: str) -> int:
    for role in roles:
        named, _, number = role.partition(" ")
        if named == kind and number:
            return int(number)
    if kind == "number" and len(phrase) == 1 and _SHORT_NUMBER.fullmatch(phrase[0]):
        number_ = int(phrase[0])
        return number_ if number_ < _MOST_CALLS else 0
    return 0


def _about(rest: Sequence[str], vocabulary: Vocabulary) -> Literal["call", "score", "feedback"]:
    text = " ".join(rest)
    if vocabulary.roles("scores", text) & {"score", "total", "final"}:
        return "score"
    if vocabulary.roles("feedback", text) or "comment" in vocabulary.roles("items", text):
        return "feedback"
    return "call"


def _lead(text: str, said: Sequence[str]) -> str:
    """The text up to and with the call's number."""
    tidy = " ".join(text.split())
    for end in range(1, len(tidy) + 1):
        if spaced(tidy[:end]) == tuple(said) and (end == len(tidy) or not tidy[end].isalnum()):
            return tidy[:end]
    return tidy


def series_on(page: Page, vocabulary: Vocabulary) -> list[Series]:
    """Every run of calls 1 to 5 along a row or down a column of a sheet."""
    rows: defaultdict[tuple[int, str], list[CallHeading]] = defaultdict(list)
    columns: defaultdict[tuple[int, str], list[CallHeading]] = defaultdict(list)
    for row in range(page.height):
        for column in range(len(page.rows[row])):
            heading = heading_of(page, row, column, vocabulary)
            if heading and not page.is_hidden(row, column):
                kind = f"{heading.about} {heading.noun} {heading.strength == _BARE}"
                rows[row, kind].append(heading)
                columns[column, kind].append(heading)
    found = [
        Series("columns", run, more) for line in rows.values() for run, more in _either_way(line)
    ]
    for line in columns.values():
        for run, more in _either_way(line):
            apart = min(abs(b.spot.row - a.spot.row) for a, b in pairwise(run))
            found.append(Series("forms" if apart >= _FORM_ROWS else "rows", run, more))
    return found or _scattered(rows.values())


def _scattered(lines: Iterable[Sequence[CallHeading]]) -> list[Series]:
    """Forms that stand in a grid: every number once, neither in one row nor in one column."""
    every: defaultdict[str, list[CallHeading]] = defaultdict(list)
    for line in lines:
        for heading in line:
            begins = words(heading.lead)[:1] == words(heading.noun)[:1]
            if heading.strength > _BARE and heading.about == "call" and begins:
                every[heading.noun].append(heading)
    found = []
    for headings in every.values():
        ordered = sorted(headings, key=lambda one: one.number)
        if [one.number for one in ordered] == list(range(1, CALLS + 1)):
            found.append(Series("forms", tuple(ordered)))
    return found


Runs = list[tuple[tuple[CallHeading, ...], CallHeading | None]]


def _either_way(line: Sequence[CallHeading]) -> Runs:
    """The runs of a line, or those that count down."""
    return list(_runs(line)) or list(_runs(line[::-1]))


def _runs(
    line: Sequence[CallHeading],
) -> Iterator[tuple[tuple[CallHeading, ...], CallHeading | None]]:
    """Every 1, 2, 3, 4, 5 in a line, and the heading with which it goes on.

    None where some calls, not all of them, are headed twice: which attempt counts is not known.
    """
    for start, heading in enumerate(line):
        if heading.number != 1:
            continue
        run = [heading]
        again = dict.fromkeys(range(2, CALLS + 1), 0)
        before = 1
        for other in line[start + 1 :]:
            if other.number == run[-1].number + 1:
                run.append(other)
            elif other.number == 1:
                break
            elif other.number == before and before in again:
                again[before] += 1
            before = other.number
        if len(run) >= CALLS and len(set(again.values())) == 1:
            yield tuple(run[:CALLS]), run[CALLS] if len(run) > CALLS else None


def series_of_sheets(pages: Sequence[Page], vocabulary: Vocabulary) -> list[Series]:
    """Five sheets that are a call each, by their names or by a heading in the same cell."""
    named = [
        (heading, page)
        for page in pages
        if (heading := numbered(page.name, page.spot(0, 0), vocabulary))
    ]
    found = [Series("sheets", run, more) for run, more in _runs([one for one, _ in named])]
    return [*_by_same_cell(pages, vocabulary), *found]


def _by_same_cell(pages: Sequence[Page], vocabulary: Vocabulary) -> list[Series]:
    places: defaultdict[tuple[int, int], list[CallHeading]] = defaultdict(list)
    for page in pages:
        for row, column, _ in page.texts():
            heading = heading_of(page, row, column, vocabulary)
            if heading and heading.strength > _BARE and heading.about == "call":
                places[row, column].append(heading)
    found = []
    for line in places.values():
        ordered = sorted(line, key=lambda one: one.number)
        found += [Series("sheets", run, more) for run, more in _runs(ordered)]
    return found[:1]


def counted(pages: Iterable[Page], vocabulary: Vocabulary) -> int:
    """The most calls that any line of headings, or the sheets, name in a row: for a refusal."""
    most = 0
    for page in pages:
        lines: defaultdict[tuple[str, int, str], set[int]] = defaultdict(set)
        for row, column, _ in page.texts():
            heading = heading_of(page, row, column, vocabulary)
            if heading and heading.strength > _BARE and heading.about == "call":
                lines["row", row, heading.noun].add(heading.number)
                lines["column", column, heading.noun].add(heading.number)
        for numbers in lines.values():
            most = max(most, _in_a_row(numbers))
    sheets = {
        heading.number
        for page in pages
        if (heading := numbered(page.name, page.spot(0, 0), vocabulary))
        and heading.strength > _BARE
    }
    return max(most, _in_a_row(sheets))


def _in_a_row(numbers: set[int]) -> int:
    count = 0
    while count + 1 in numbers:
        count += 1
    return count
