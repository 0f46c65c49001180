"""A returned scorecard from its bytes: what it says, what it scores, and findings with cells."""

from dataclasses import dataclass

from callcert.domain.assessment import Assessment, assess
from callcert.domain.findings import Finding, finding
from callcert.domain.form import Problem
from callcert.domain.moments import DateOrder
from callcert.domain.rules import Rules
from callcert.excel.layout import Layout, layout_of
from callcert.excel.look import Refused
from callcert.excel.workbook import Workbook


@dataclass(frozen=True, slots=True)
class ScorecardReading:
    """``assessment`` and ``layout`` are None where the file could not be read as a scorecard."""

    assessment: Assessment | None
    layout: Layout | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ReadingTerms:
    """What reading depends on beside the file: thresholds, date order, the team's template."""

    rules: Rules
    date_order: DateOrder
    template: bytes


def read_scorecard(content: bytes, stem: str, terms: ReadingTerms) -> ScorecardReading:
    """Opens, reads and assesses one workbook; whatever is wrong with it is a finding.

    ``stem`` is the file's name without extension, only ever compared.
    """
    try:
        workbook = Workbook(content)
        layout = layout_of(workbook, terms.template)
        assessment = assess(layout.fields(workbook), stem, terms.rules, terms.date_order)
        macros = [finding("macros")] if workbook.has_macros else []
    except Refused as refused:
        return ScorecardReading(None, None, (finding(refused.code, {"reason": refused.reason}),))
    found = [_with_cell(problem, layout) for problem in assessment.problems]
    return ScorecardReading(assessment, layout, (*macros, *found))


def _with_cell(problem: Problem, layout: Layout) -> Finding:
    sheet, cell = layout.place(problem.field, problem.row, problem.column)
    return finding(problem.code, problem.facts, sheet=sheet, cell=cell)
