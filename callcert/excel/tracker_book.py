"""The tracker [C9] as rows that are believed, each with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from callcert.domain.agents import Agent
from callcert.domain.findings import Finding
from callcert.domain.headings import ESP_TRACKER
from callcert.domain.scorecard import CellValue
from callcert.domain.tracker import Judged, TrackerRow, TrackerTerms, agent_in, read_row
from callcert.excel.sheet_tables import (
    SheetTable,
    headings_twice,
    passed_over,
    says_nothing,
    tables_of,
)
from callcert.excel.workbook import Workbook


@dataclass(frozen=True, slots=True)
class TrackerLine:
    """A row of the tracker: where it is, what it says, and the values as they stand there."""

    table: SheetTable
    number: int
    row: TrackerRow

    @property
    def cells(self) -> Mapping[str, CellValue]:
        """The values by our headings."""
        return self.table.cells(self.table.rows[self.number])


@dataclass(frozen=True, slots=True)
class TrackerBook:
    """A tracker that was read; ``findings`` say what in it a person must put right.

    ``left_out`` are the agents of rows that cannot be used, ``passed_over`` the sheets with some
    of our headings that are none of its tables.
    """

    tables: Sequence[SheetTable]
    lines: Sequence[TrackerLine]
    left_out: Sequence[Agent]
    findings: Sequence[Finding]
    passed_over: Sequence[str] = ()


def read_tracker(workbook: Workbook, own: Mapping[str, str], terms: TrackerTerms) -> TrackerBook:
    """Reads every table of the workbook; a row that cannot be used becomes a finding."""
    tables = tables_of(workbook, ESP_TRACKER, own)
    lines: list[TrackerLine] = []
    left_out: list[Agent] = []
    findings: list[Finding] = []
    for table in tables:
        findings += headings_twice(table)
        for number, values in table.body():
            row, problems = _judged(table, number, values, terms)
            findings += [table.found(problem, number) for problem in problems]
            if row:
                lines.append(TrackerLine(table, number, row))
            elif problems and (agent := agent_in(table.cells(values))):
                left_out.append(agent)
    others = passed_over(workbook, tables, ESP_TRACKER, own)
    return TrackerBook(tables, lines, left_out, findings, others)


def _judged(
    table: SheetTable, number: int, values: Sequence[CellValue], terms: TrackerTerms
) -> Judged:
    """The row, unless it is a total, or the headings once more."""
    if says_nothing(table, number, values):
        return None, ()
    return read_row(table.cells(values), terms)
