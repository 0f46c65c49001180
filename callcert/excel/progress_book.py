"""The progress report [C8] as entries by agent, however many rows it has.

A million rows say the same few thousand things over and over: each distinct cell is read once,
and the columns are sorted and grouped whole.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any, TypeVar

from callcert.domain.calendar import EARLIEST, LATEST
from callcert.domain.columns import AGENT, START
from callcert.domain.counts import read_count, read_hours
from callcert.domain.findings import Finding
from callcert.domain.form import Problem
from callcert.domain.headings import PROGRESS_REPORT
from callcert.domain.moments import DateOrder, read_date
from callcert.domain.people import Named, letters, plain_id, split_name
from callcert.domain.progress import Entry, Reports, issue_in
from callcert.domain.scorecard import CellValue, ErrorValue, is_blank, typed
from callcert.excel.sheet_tables import (
    SheetTable,
    headings_twice,
    passed_over,
    says_nothing,
    says_total,
    tables_of,
)
from callcert.excel.workbook import Workbook

if TYPE_CHECKING:
    from pandas import DataFrame, Series

T = TypeVar("T")

_COUNTS = ("TBTs Completed", "TBTs Assigned", "Calls Completed")
_ENTRY = (
    "person", "sheet", "row", "day", *_COUNTS[:2], "TBT Hours", "Calls Completed",
    "Equipment Issue", "Notes", START,
)  # fmt: skip
"""The columns of the frame in the order of an entry."""

_NAMES = ("Last Name", "First Name", AGENT, "Agent ID")


@dataclass(frozen=True, slots=True)
class ProgressBook:
    """A progress report that was read: who is named in it, and what could not be used.

    ``people`` are the distinct spellings; ``frame`` has a row per usable row, ``person`` being
    the number of its spelling. Each finding comes with the day of its row, where it has one.
    ``passed_over`` are the sheets with some of our headings that are none of its tables.
    """

    tables: Sequence[SheetTable]
    people: Sequence[Named]
    findings: Sequence[tuple[date | None, Finding]]
    frame: "DataFrame"
    passed_over: Sequence[str] = ()

    def reports(self, agents: Sequence[int | None], until: date) -> Iterator[tuple[int, Reports]]:
        """Every agent's entries up to a day in their order; ``agents`` has one per spelling.

        Entries of spellings that are nobody's (None) are left out.
        """
        agent = self.frame["person"].map(dict(enumerate(agents)))
        used = self.frame.assign(agent=agent)[agent.notna() & (self.frame["day"] <= until)]
        used = used.sort_values(["agent", "day", "sheet", "row"], kind="stable")
        columns = (used[name].tolist() for name in ("agent", *_ENTRY))
        for number, rows in groupby(zip(*columns, strict=True), key=itemgetter(0)):
            yield int(number), [self._entry(*row[1:]) for row in rows]

    def issues_after(self, agents: Sequence[int | None], day: date) -> dict[int, frozenset[str]]:
        """Whoever has rows dated after a day, and the equipment issues in them, as compared."""
        later = self.frame[self.frame["day"] > day]
        found: dict[int, set[str]] = {}
        for person, issue in zip(later["person"], later["Equipment Issue"], strict=True):
            agent = agents[person]
            if agent is not None:
                found.setdefault(agent, set()).add(letters(issue_in(issue)))
        return {agent: frozenset(issues - {""}) for agent, issues in found.items()}

    def _entry(self, person: int, sheet: int, row: int, *said: Any) -> Entry:
        return Entry(sheet, row, self.people[person], *said)

    def rows_of(self, person: int, until: date) -> Iterator[tuple[SheetTable, int]]:
        """Where a spelling stands in rows up to a day."""
        return self._places((self.frame["person"] == person) & (self.frame["day"] <= until))

    def rows_after(self, day: date) -> Iterator[tuple[SheetTable, int]]:
        """Rows dated after a day."""
        return self._places(self.frame["day"] > day)

    def _places(self, which: "Series[Any]") -> Iterator[tuple[SheetTable, int]]:
        rows = self.frame[which]
        for sheet, row in zip(rows["sheet"].tolist(), rows["row"].tolist(), strict=True):
            yield self.tables[sheet], row

    def place_of(self, found: Finding) -> tuple[int, int]:
        """The table and the row, counted from 0, of one of its findings."""
        number = next(table.number for table in self.tables if table.sheet == found.sheet)
        return number, int((found.cell or "").lstrip(ascii_uppercase)) - 1

    def found(self, entry: Entry, problem: Problem) -> Finding:
        """A problem of an entry as a finding with its cell."""
        return self.tables[entry.sheet].found(problem, entry.row)


def read_progress(workbook: Workbook, own: Mapping[str, str], order: DateOrder) -> ProgressBook:
    """Reads every table of the workbook; a row that cannot be used becomes a finding."""
    import pandas as pd

    tables = tables_of(workbook, PROGRESS_REPORT, own)
    readers = [_TableReader(table, order) for table in tables]
    people: dict[Named, int] = {}
    frames = [reader.frame(people) for reader in readers]
    findings = [found for reader in readers for found in reader.findings]
    others = passed_over(workbook, tables, PROGRESS_REPORT, own)
    frame = pd.concat(frames, ignore_index=True)
    return ProgressBook(tables, list(people), findings, frame, others)


class _TableReader:
    """Reads one table, column by column."""

    def __init__(self, table: SheetTable, order: DateOrder) -> None:
        self._table = table
        self._order: DateOrder = order
        self._rows = dict(table.body())
        self.findings: list[tuple[date | None, Finding]] = [
            (None, found) for found in headings_twice(table)
        ]

    def frame(self, people: dict[Named, int]) -> "DataFrame":
        """The usable rows, whose people get numbers."""
        import pandas as pd

        rows = list(self._rows)
        # a sheet of headings alone would make numbers of another type of all the others'
        frame = pd.DataFrame(
            {"sheet": [self._table.number] * len(rows), "row": rows}, dtype="int64"
        )
        named = self._named()
        frame["day"] = self._column("Date", self._day)
        frame["TBT Hours"] = self._column("TBT Hours", _hours)
        for heading in _COUNTS:
            frame[heading] = self._column(heading, read_count)
        for heading in ("Equipment Issue", "Notes"):
            frame[heading] = self._column(heading, _text)
        frame[START] = self._column(START, self._day)
        nobody = pd.Series([one.is_nobody for one in named], dtype=bool)
        unread = frame[list(_COUNTS)].isna().any(axis=1)
        usable = frame["day"].notna() & ~nobody & ~unread
        for place in frame.index[~usable]:
            self._report(int(frame["row"][place]))
        wrong = usable & (frame["TBT Hours"] == _UNREADABLE)
        self._report_hours(frame["row"][wrong].tolist())
        self._report_starts(frame["row"][usable & frame[START].isna()].tolist())
        frame.loc[wrong, "TBT Hours"] = None
        frame = frame[usable]
        numbers = [people.setdefault(named[at], len(people)) for at in frame.index]
        return frame.assign(person=pd.Series(numbers, index=frame.index, dtype="int64"))

    def _column(self, heading: str, read: Callable[[CellValue], object]) -> "Series[Any]":
        import pandas as pd

        column = self._table.columns.get(heading)
        if column is None:
            values: list[object] = [read(None)] * len(self._rows)
        else:
            values = [*map(_remembering(read), self._values(column))]
        return pd.Series(values, dtype=object)

    def _values(self, column: int) -> Iterator[CellValue]:
        return (row[column] if column < len(row) else None for row in self._rows.values())

    def _named(self) -> list[Named]:
        places = [self._table.columns.get(heading) for heading in _NAMES]
        columns = [
            [""] * len(self._rows)
            if place is None
            else map(_remembering(_text), self._values(place))
            for place in places
        ]
        return [*map(_remembering(_name), zip(*columns, strict=True))]

    def _day(self, value: CellValue) -> date | None:
        day = None if is_blank(value) else read_date(value, self._order)
        return day if day and EARLIEST <= day <= LATEST else None

    def _report(self, number: int) -> None:
        """Says why a row cannot be used."""
        row = self._rows[number]
        if says_nothing(self._table, number, row):
            return
        day = self._day(self._table.cells(row)["Date"])
        self.findings += [
            (day, self._table.found(problem, number)) for problem in self._problems(row)
        ]

    def _problems(self, row: Sequence[CellValue]) -> Iterator[Problem]:
        cells = self._table.cells(row)
        if _name(tuple(cells.get(heading) for heading in _NAMES)).is_nobody:
            yield Problem("row-nobody")
        if self._day(cells["Date"]) is None:
            yield Problem("row-date", "Date", facts={"shown": _shown(cells["Date"])})
        for heading in _COUNTS:
            if read_count(cells.get(heading)) is None:
                facts = {"heading": heading, "shown": _shown(cells[heading])}
                yield Problem("row-count", heading, facts=facts)

    def _report_starts(self, numbers: Sequence[int]) -> None:
        column = self._table.columns.get(START)
        for number in numbers if column is not None else ():
            cells = self._table.cells(self._rows[number])
            if not is_blank(cells[START]):
                facts = {"heading": START, "shown": _shown(cells[START])}
                problem = Problem("date-cell-unreadable", START, facts=facts)
                self.findings.append((self._day(cells["Date"]), self._table.found(problem, number)))

    def _report_hours(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            cells = self._table.cells(self._rows[number])
            value = cells["TBT Hours"]
            problem = Problem(
                "row-hours", "TBT Hours", facts={"heading": "TBT Hours", "shown": _shown(value)}
            )
            self.findings.append((self._day(cells["Date"]), self._table.found(problem, number)))


_UNREADABLE = -1.0
"""Stands for hours that are none; real ones are never negative."""


def _hours(value: CellValue) -> float | None:
    try:
        return read_hours(value)
    except ValueError:
        return _UNREADABLE


def _text(value: CellValue) -> str:
    return "" if value is None or isinstance(value, ErrorValue) else typed(value).strip()


def _name(values: Sequence[CellValue]) -> Named:
    """Whom the cells of a row name; nobody where they are a word for a total."""
    last, first, whole, agent_id = texts = [*map(_text, values)]
    filled = [text for text in texts if text]
    if len(filled) == 1 and says_total(filled[0]):
        return Named()
    if not (last or first):
        last, first = split_name(whole)
    return Named(last, first, plain_id(agent_id))


def _shown(value: CellValue) -> str:
    return "nothing" if is_blank(value) else f'"{typed(value)}"'


def _remembering(read: Callable[..., T]) -> Callable[[object], T]:
    """Reads each distinct value once; ``1``, ``1.0`` and ``TRUE`` are different ones."""
    known: dict[Hashable, T] = {}

    def remembered(value: object) -> T:
        key = (value.__class__, value)
        if key not in known:
            known[key] = read(value)
        return known[key]

    return remembered
