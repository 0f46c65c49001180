"""A returned scorecard from its bytes: what it says, what it scores, and findings with cells."""

from dataclasses import dataclass

from callcert.domain.assessment import Assessment, assess
from callcert.domain.findings import Finding, finding
from callcert.domain.form import Fields, Problem
from callcert.domain.moments import DateOrder
from callcert.domain.rules import Rules
from callcert.excel.foreign import ForeignForm, ForeignTerms, form_of
from callcert.excel.layout import Layout, has_own_names, layout_of
from callcert.excel.look import Refused
from callcert.excel.workbook import Workbook


@dataclass(frozen=True, slots=True)
class ScorecardReading:
    """``assessment`` and ``layout`` are None where the file could not be read as a scorecard.

    ``fields`` is what stood in its fields.
    """

    assessment: Assessment | None
    layout: Layout | ForeignForm | None
    findings: tuple[Finding, ...]
    fields: Fields | None = None


@dataclass(frozen=True, slots=True)
class ReadingTerms:
    """What reading depends on beside the file: thresholds, date order, the team's template.

    ``foreign`` are the layouts of other forms that the team takes.
    """

    rules: Rules
    date_order: DateOrder
    template: bytes
    foreign: ForeignTerms | None = None

    @property
    def spoken(self) -> str:
        """The terms in short: what was read on others has to be read again."""
        layouts = "".join(f" {one.digest}" for one in self.foreign.layouts) if self.foreign else ""
        rules = self.rules
        return f"{rules.pass_score:g} {rules.coached_score:g} {self.date_order}{layouts}"


def read_scorecard(content: bytes, stem: str, terms: ReadingTerms) -> ScorecardReading:
    """Opens, reads and assesses one workbook; whatever is wrong with it is a finding.

    ``stem`` is the file's name without extension, only ever compared.
    """
    try:
        workbook = Workbook(content)
        layout = _layout(workbook, terms)
        fields, problems = _fields(workbook, layout, terms)
        assessment = assess(fields, stem, terms.rules, terms.date_order)
        macros = [finding("macros")] if workbook.has_macros else []
    except Refused as refused:
        return ScorecardReading(None, None, (finding(refused.code, {"reason": refused.reason}),))
    found = [_with_cell(problem, layout) for problem in (*problems, *assessment.problems)]
    return ScorecardReading(assessment, layout, (*macros, *found), fields)


def _layout(workbook: Workbook, terms: ReadingTerms) -> Layout | ForeignForm:
    """By its own names, else by the layout of a foreign form that fits, else by the template."""
    differs = None
    if terms.foreign and not has_own_names(workbook):
        try:
            form = form_of(workbook, terms.foreign.layouts)
        except Refused as refused:
            differs = refused
        else:
            if form:
                return form
    try:
        return layout_of(workbook, terms.template)
    except Refused as refused:
        raise (differs or refused) from refused


def _fields(
    workbook: Workbook, layout: Layout | ForeignForm, terms: ReadingTerms
) -> tuple[Fields, tuple[Problem, ...]]:
    if isinstance(layout, ForeignForm) and terms.foreign:
        return layout.fields(workbook, terms.foreign.vocabulary, terms.date_order)
    if isinstance(layout, Layout):
        return layout.fields(workbook), ()
    raise AssertionError("a foreign form without its terms")


def _with_cell(problem: Problem, layout: Layout | ForeignForm) -> Finding:
    sheet, cell = layout.place(problem.field, problem.row, problem.column)
    return finding(problem.code, problem.facts, sheet=sheet, cell=cell)
