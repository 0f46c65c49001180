"""The tables of a tracker or a progress report: a heading row and what stands below it.

Excel tables and plain ranges are read alike, rows that a filter hides too; every sheet that
people can see and that has the headings is one table.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from callcert.domain.columns import AGENT
from callcert.domain.findings import Finding, finding
from callcert.domain.form import Problem
from callcert.domain.headings import Book, HeadingRow, find_headings
from callcert.domain.people import letters
from callcert.domain.scorecard import CellValue, is_blank, is_number, typed
from callcert.excel.look import Refused
from callcert.excel.references import Place
from callcert.excel.workbook import Workbook

_NAMES = ("Agent ID", "Last Name", "First Name", AGENT)
_WHO = ("Date", *_NAMES)
_WHOSE = ("Last Name", "First Name", AGENT)
_WHO_ALL = frozenset(_WHO)
_TOTALS = {
    "total", "totals", "grandtotal", "subtotal", "sum", "average", "averages", "avg", "mean",
    "count", "median",
}  # fmt: skip
_ALIKE = 0.7
"""Part of the fullest sheet's headings that another sheet must have."""

_SURE_TOTALS = {"total", "totals", "subtotal", "subtotals"}
"""Nobody is called that, so it may stand beside other words: Excel writes ``Doe Total``."""


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table; ``rows`` are those of the whole sheet, so that their numbers are the sheet's."""

    number: int
    sheet: str
    heading: HeadingRow
    rows: Sequence[Sequence[CellValue]]

    @property
    def columns(self) -> Mapping[str, int]:
        """Our headings → columns from 0."""
        return self.heading.columns

    def cells(self, row: Sequence[CellValue]) -> dict[str, CellValue]:
        """A row's values by our headings."""
        return {
            heading: row[column] if column < len(row) else None
            for heading, column in self.columns.items()
        }

    def cell(self, row: int | None, heading: str | None = None) -> str:
        """The cell of a heading; else the one that says whose row it is.

        ``row`` is None for the heading row.
        """
        wanted = (*([heading] if heading else ()), *_NAMES, *_WHO)
        column = next((self.columns[one] for one in wanted if one in self.columns), 0)
        return str(Place(self.heading.row if row is None else row, column))

    def found(self, problem: Problem, row: int) -> Finding:
        """A problem of a row as a finding with its cell."""
        cell = self.cell(row, problem.field)
        found = finding(problem.code, problem.facts, sheet=self.sheet, cell=cell)
        return found.about(self._who(row))

    def _who(self, row: int) -> str:
        """Whom a row names, in words."""
        cells = self.cells(self.rows[row])
        texts = [typed(cells[one]).strip() for one in _WHOSE if not is_blank(cells.get(one))]
        return ", ".join(texts) if texts else typed(cells.get("Agent ID") or "").strip()

    def body(self) -> Iterator[tuple[int, Sequence[CellValue]]]:
        """The rows below the headings with their numbers; blank ones are left out."""
        for number in range(self.heading.row + 1, len(self.rows)):
            row = self.rows[number]
            if any(value is not None for value in row):
                yield number, row


def tables_of(workbook: Workbook, book: Book, own: Mapping[str, str]) -> list[SheetTable]:
    """Every table of that kind in the workbook; refuses one that has none.

    The sheet with most of our headings is one, and so are those with nearly the same headings, a
    sheet for each class or week. A list that another team keeps of the same people has only a
    few of them, and is none.
    """
    found = [
        (sheet, heading, rows)
        for sheet, rows in workbook.visible_sheets()
        if (heading := find_headings(rows, book, own))
    ]
    if not found:
        wanted = " and ".join(f'"{one}"' for one in ("Last Name", *sorted(book.enough)[:1]))
        raise Refused("unknown-layout", f"no sheet has a row of headings such as {wanted}")
    sure = [one for one in found if one[1].is_sure(book)] or found
    most = max(sure, key=lambda one: len(one[1].columns))[1]
    alike = [one for one in sure if _is_alike(one[1], most)]
    return [SheetTable(number, *one) for number, one in enumerate(alike)]


def passed_over(
    workbook: Workbook, tables: Sequence[SheetTable], book: Book, own: Mapping[str, str]
) -> list[str]:
    """Sheets that have a row of our headings too, but too few of them to be one of the tables."""
    used = {table.sheet for table in tables}
    return [
        sheet
        for sheet, rows in workbook.visible_sheets()
        if sheet not in used and find_headings(rows, book, own)
    ]


def _is_alike(heading: HeadingRow, most: HeadingRow) -> bool:
    """Whether a sheet has so many of the headings of the fullest one that it is of its kind."""
    common = heading.columns.keys() & most.columns.keys()
    return len(common) >= _ALIKE * len(most.columns)


def says_nothing(table: SheetTable, number: int, row: Sequence[CellValue]) -> bool:
    """Whether a row is none of anybody: blank cells, a total, the headings once more."""
    filled = _filled(table, row)
    if not filled or _is_heading(table, filled):
        return True
    return _is_total(filled, row) or _is_sum(table, number, filled)


def _filled(table: SheetTable, row: Sequence[CellValue]) -> dict[str, CellValue]:
    cells = table.cells(row)
    return {heading: value for heading, value in cells.items() if not is_blank(value)}


def _is_total(filled: Mapping[str, CellValue], row: Sequence[CellValue]) -> bool:
    """Whether a word for a total stands where a name would, or anywhere where there is none.

    Numbers beside it are counts; a row with a day in it is somebody's all the same.
    """
    if any(isinstance(value, date) for value in filled.values()):
        return False
    named = [filled[heading] for heading in _NAMES if heading in filled]
    who = [value for value in named if isinstance(value, str)]
    if not who:
        return any(isinstance(value, str) and says_total(value) for value in row)
    return len(who) == 1 and says_total(who[0])


def says_total(text: str) -> bool:
    """Whether a text names a total and nobody: ``Total``, ``Average:``, ``Doe Total``."""
    words = [letters(word) for word in text.split()]
    outer = {*words[:1], *words[-1:]}
    return "".join(words) in _TOTALS or not _SURE_TOTALS.isdisjoint(outer)


def _is_heading(table: SheetTable, filled: Mapping[str, CellValue]) -> bool:
    """Whether the row says the headings again, as above each week of a long sheet."""
    headings = table.cells(table.rows[table.heading.row])
    return all(
        isinstance(value, str) and letters(value) == letters(typed(headings[heading]))
        for heading, value in filled.items()
    )


def _is_sum(table: SheetTable, number: int, filled: Mapping[str, CellValue]) -> bool:
    """Whether it holds sums without a word beside them: numbers alone, below everything else.

    A single number where IDs are is somebody's.
    """
    numbers = all(is_number(value) or isinstance(value, timedelta) for value in filled.values())
    if not numbers or (len(filled) == 1 and not _WHO_ALL.isdisjoint(filled)):
        return False
    below = (table.rows[later] for later in range(number + 1, len(table.rows)))
    return all(is_blank(value) for row in below for value in row)


def headings_twice(table: SheetTable) -> Iterator[Finding]:
    """Columns that could have been meant as well, none of which was read."""
    for heading, column in table.heading.twice:
        cell = str(Place(table.heading.row, column))
        yield finding("heading-twice", {"heading": heading}, sheet=table.sheet, cell=cell)
