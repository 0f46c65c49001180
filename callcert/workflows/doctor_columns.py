"""The columns ``callcert doctor`` shows: which was taken for what, and how sure that is."""

from collections.abc import Iterator, Mapping, Sequence

from callcert.config.workspace import Workspace
from callcert.domain.foreign.choosing import nobody
from callcert.domain.headings import ESP_TRACKER, Book, Evidence
from callcert.domain.health import ColumnMissing, Columns, ColumnTaken, ColumnUnread
from callcert.domain.lists.adopting import Unsure
from callcert.domain.lists.claims import Claim, Column, HeadedRow, ListTerms, headed_at
from callcert.domain.lists.contents import SORTS, content_of
from callcert.domain.lists.picking import picked
from callcert.domain.moments import DateOrder
from callcert.excel.references import column_letters
from callcert.excel.sheet_tables import SheetTable
from callcert.workflows.heading_words import list_terms
from callcert.workflows.shared_books import headings_of

_SURE: Mapping[Evidence, str] = {
    "settings": "by the settings",
    "same": "by its name",
    "alias": "by a name like ours",
}


def columns_of(workspace: Workspace, book: Book, tables: Sequence[SheetTable]) -> Columns:
    """The columns of a workbook that was read, those that are missing, and those left alone."""
    settings = workspace.settings
    ours = settings.tracker if book is ESP_TRACKER else settings.progress
    own = headings_of(ours.columns, book)
    terms = list_terms(book, own, settings.date_order, workspace.root)
    rows = [headed_at(one.sheet, one.rows, one.heading.row, terms) for one in tables]
    known = {heading for table in tables for heading in table.columns}
    could_be = _could_be(rows[0], terms) if rows else {}
    pairs = [*zip(tables, rows, strict=True)]
    return Columns(
        [one for pair in pairs for one in _taken(book, *pair, settings.date_order)],
        [
            ColumnMissing(book.name, one, Unsure(one, tuple(could_be.get(one, ()))).words)
            for one in book.headings
            if tables and one not in known and (one in could_be or one not in book.spared)
        ],
        [one for pair in pairs for one in _unread(book, *pair)],
    )


def _could_be(row: HeadedRow, terms: ListTerms) -> Mapping[str, Sequence[Claim]]:
    """The columns each heading could be: what ``template adopt`` would take, or ask about."""
    found = picked(row, terms, nobody)
    return {**found.could_be, **{heading: (one,) for heading, one in found.taken.items()}}


def _taken(
    book: Book, table: SheetTable, row: HeadedRow, order: DateOrder
) -> Iterator[ColumnTaken]:
    columns = {one.spot.column: one for one in row.columns}
    for heading, number in sorted(table.columns.items(), key=lambda one: one[1]):
        column = columns[number]
        content = content_of(column.values, SORTS[heading], order)
        yield ColumnTaken(
            book.name, table.sheet, heading, _theirs(column, table),
            column_letters(number + 1), column.spot.cell, _SURE[table.heading.evidence[heading]],
            str(content), not content.contradicts,
        )  # fmt: skip


def _theirs(column: Column, table: SheetTable) -> str:
    """Their heading; with that of its group where the same stands above two columns."""
    twice = sum(one == column.text for one in table.rows[table.heading.row]) > 1
    return column.with_band if twice else column.text


def _unread(book: Book, table: SheetTable, row: HeadedRow) -> Iterator[ColumnUnread]:
    read = set(table.columns.values())
    for one in row.columns:
        if one.spot.column not in read:
            yield ColumnUnread(book.name, table.sheet, one.spot.cell, one.with_band)
