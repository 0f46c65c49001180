"""Reports of progress that agents mailed [C8, C9], put beside those of the progress report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from callcert.domain.findings import Finding, finding
from callcert.domain.form import Problem
from callcert.domain.mailed_progress import MAILED, MailedProgress, in_turn, with_mailed
from callcert.domain.people import People, letters
from callcert.domain.progress import Entry, Reports, issue_in
from callcert.excel.tracker_book import TrackerLine
from callcert.workflows.senders import address_of


@dataclass(frozen=True, slots=True)
class MailedReports:
    """The mailed reports of each agent by number: those up to a day, and those of later days."""

    until: Mapping[int, Sequence[MailedProgress]] = field(default_factory=dict)
    later: Mapping[int, Sequence[MailedProgress]] = field(default_factory=dict)

    def beside(self, reports: Mapping[int, Reports]) -> dict[int, Reports]:
        """Everybody's reports, the mailed ones among them."""
        mailed = {
            number: with_mailed(reports.get(number, ()), some)
            for number, some in self.until.items()
        }
        return {**reports, **mailed}

    def issues_beside(self, later: Mapping[int, frozenset[str]]) -> dict[int, frozenset[str]]:
        """The equipment issues of reports of later days, as compared."""
        found = dict(later)
        for number, some in self.later.items():
            issues = {letters(issue_in(one.report.issue)) for one in some} - {""}
            found[number] = found.get(number, frozenset()) | issues
        return found

    def found(self, number: int, entry: Entry, problem: Problem) -> Finding | None:
        """A problem of a mailed entry, about the message; None for an entry that was not mailed."""
        file = self.file_of(number, entry)
        return finding(problem.code, problem.facts).at(file) if file else None

    def file_of(self, number: int, entry: Entry) -> str:
        """The message in which a mailed entry came; empty for an entry that was not mailed."""
        return in_turn(self.until[number])[entry.row].file if entry.sheet == MAILED else ""


def mailed_reports(
    mailed: Iterable[MailedProgress], people: People, lines: Sequence[TrackerLine | None], day: date
) -> MailedReports:
    """Whose they are: by the address where it is one agent's, else by whom it was then."""
    by_address: defaultdict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line and not line.row.left:
            by_address[address_of(line.row.email)].append(place)
    until: defaultdict[int, list[MailedProgress]] = defaultdict(list)
    later: defaultdict[int, list[MailedProgress]] = defaultdict(list)
    for one in mailed:
        bearers = by_address.get(one.email, [])
        number: int | None = bearers[0] if len(bearers) == 1 else people.find(one.named).number
        if number is not None:
            (until if one.day <= day else later)[number].append(one)
    return MailedReports(until, later)
