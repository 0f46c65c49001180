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
        rules, layouts = self.rules, ""
        if self.foreign:
            known = (*(one.digest for one in self.foreign.layouts), self.foreign.vocabulary.digest)
            layouts = "".join(f" {digest}" for digest in known)
        return f"{rules.pass_score:g} {rules.coached_score:g} {self.date_order}{layouts}"


def read_scorecard(content: bytes, stem: str, terms: ReadingTerms) -> ScorecardReading:
    """Opens, reads and assesses one workbook; whatever is wrong with it is a finding.

    ``stem`` is the file's name without extension, only ever compared.
    """
    try:
        workbook = Workbook(content)
        read = _read(workbook, terms)
        assessment = assess(read.fields, stem, terms.rules, terms.date_order)
        macros = [finding("macros")] if workbook.has_macros else []
    except Refused as refused:
        return ScorecardReading(None, None, (finding(refused.code, {"reason": refused.reason}),))
    problems = (*read.problems, *assessment.problems)
    found = [_with_cell(problem, read.layout) for problem in problems]
    return ScorecardReading(assessment, read.layout, (*macros, *found), read.fields)


@dataclass(frozen=True, slots=True)
class _Read:
    layout: Layout | ForeignForm
    fields: Fields
    problems: tuple[Problem, ...] = ()


def _read(workbook: Workbook, terms: ReadingTerms) -> _Read:
    """By its own names, else by the layout of a foreign form that fits, else by the template."""
    differs = None
    if terms.foreign and not has_own_names(workbook):
        known = terms.foreign
        try:
            form = form_of(workbook, known)
        except Refused as refused:
            differs = refused
        else:
            if form:
                return _Read(form, *form.fields(workbook, known.vocabulary, terms.date_order))
    try:
        layout = layout_of(workbook, terms.template)
    except Refused as refused:
        raise (differs or refused) from refused
    return _Read(layout, layout.fields(workbook))


def _with_cell(problem: Problem, layout: Layout | ForeignForm) -> Finding:
    sheet, cell = layout.place(problem.field, problem.row, problem.column)
    return finding(problem.code, problem.facts, sheet=sheet, cell=cell)
