"""The class as of a day: tracker, progress report and filed scorecards, put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from callcert.config.holidays import calendar_of
from callcert.config.loading import FILE_NAME
from callcert.config.workspace import Workspace
from callcert.domain.agents import Agent
from callcert.domain.calendar import Calendar
from callcert.domain.findings import Finding, finding
from callcert.domain.form import Problem
from callcert.domain.ladder import OFF_LADDER
from callcert.domain.mailed_progress import MailedProgress
from callcert.domain.memory import Cells, Memory, namesakes_of
from callcert.domain.moments import us
from callcert.domain.people import Named, People
from callcert.domain.progress import Entry, Reports, contradictions
from callcert.domain.roster import roster
from callcert.domain.standing import Evidence, Result, Standing, problems_of, standing
from callcert.domain.tracker import TrackerRow
from callcert.errors import OutsideError
from callcert.excel.progress_book import ProgressBook
from callcert.excel.tracker_book import TrackerBook, TrackerLine
from callcert.filing.ledger import Ledger
from callcert.workflows.mailed_reports import MailedReports, mailed_reports
from callcert.workflows.matching import Matcher
from callcert.workflows.scorecards import NO_FILING, Filing, cards_of, lost_cards
from callcert.workflows.shared_books import content_of, progress_book, tracker_book


@dataclass(frozen=True, slots=True)
class Member:
    """An agent of the class: where they stand, and their line in the tracker, if they have one."""

    standing: Standing
    line: TrackerLine | None


@dataclass(frozen=True, slots=True)
class ClassReading:
    """Everybody as of a day, and what a person must put right.

    ``older`` are warnings about reports that newer ones of the same agent have replaced.
    ``tracker`` and ``progress`` are None where there is no such file; ``cards`` are all filed
    scorecards, ``left_out`` the agents of unusable rows, ``content`` the tracker's bytes.
    """

    as_of: date
    calendar: Calendar
    members: Sequence[Member]
    people: People
    findings: Sequence[Finding]
    older: Sequence[Finding]
    tracker: TrackerBook | None
    progress: ProgressBook | None
    cards: Sequence[Result] = ()
    left_out: Sequence[Agent] = ()
    content: bytes = b""
    mailed: MailedReports = field(default_factory=MailedReports)

    @property
    def standings(self) -> list[Standing]:
        """Where everybody stands."""
        return [member.standing for member in self.members]

    @property
    def lines(self) -> list[TrackerLine]:
        """The lines of everybody who has one in the tracker."""
        return [member.line for member in self.members if member.line]

    def member(self, number: int) -> Member | None:
        """The agent of that number among ``people``; None for one whose row cannot be used."""
        return self.members[number] if number < len(self.members) else None


def read_class(
    workspace: Workspace,
    ledger: Ledger,
    as_of: date,
    *,
    with_reports: bool = True,
    filing: Filing = NO_FILING,
) -> ClassReading:
    """Reads tracker, progress report and filed scorecards; nothing is written but the ledger.

    One of the two workbooks may be missing; ``OutsideError`` where both are, or where one of
    them cannot be read. ``filing`` is what is about to happen to the filed scorecards.
    """
    content = content_of(workspace.tracker)
    tracker = tracker_book(workspace, content) if content is not None else None
    progress = progress_book(workspace) if with_reports else None
    if tracker is None and progress is None and with_reports:
        message = f"neither {workspace.tracker} nor {workspace.progress} is there"
        raise OutsideError(f"{message}; run callcert init, or say under [files] where they are")
    cards = cards_of(workspace, ledger, as_of, filing)
    mailed = ledger.mailed_progress() if with_reports else []
    reader = _ClassReader(workspace, tracker, progress, as_of)
    found = reader.reading(cards, mailed, ledger.written_cells(), content or b"")
    return replace(found, findings=[*found.findings, *lost_cards(workspace, ledger, filing)])


class _ClassReader:
    """Puts together what was read, and collects what a person must put right."""

    def __init__(
        self,
        workspace: Workspace,
        tracker: TrackerBook | None,
        progress: ProgressBook | None,
        as_of: date,
    ) -> None:
        self._workspace = workspace
        self._tracker = tracker
        self._progress = progress
        self._as_of = as_of
        self._findings: list[Finding] = []
        self._older: list[Finding] = []
        self._lines: list[TrackerLine | None] = []
        self._later_issues: dict[int, frozenset[str]] = {}
        self._people = People([], workspace.settings.progress.aliases)
        self._mailed = MailedReports()

    def reading(
        self, cards: Sequence[Result], mailed: Sequence[MailedProgress], written: Cells,
        content: bytes,
    ) -> ClassReading:  # fmt: skip
        """Everybody, each with the reports and the scorecard that are theirs."""
        self._read_tracker()
        sheet = self._reports()
        self._mailed = mailed_reports(mailed, self._people, self._lines, self._as_of)
        reports = self._mailed.beside(sheet)
        later = self._mailed.issues_beside(self._later_issues)
        results_of = self._scorecards(cards)
        agents, settings = self._people.agents, self._workspace.settings
        by_hand = settings.tracker.write == "plan"
        memory = Memory(written, namesakes=namesakes_of(agents), by_hand=by_hand)
        rows = [line.row if line else TrackerRow(agents[n]) for n, line in enumerate(self._lines)]
        evidence = [
            Evidence(row, reports.get(number, ()), results_of.get(number),
                     bool(self._lines[number]), later.get(number), memory.wrote_outcome(row))
            for number, row in enumerate(rows)
        ]  # fmt: skip
        self._check_aliases()
        calendar = self._calendar(evidence)
        members = [
            Member(standing(one, calendar, self._as_of, settings.rules), line)
            for one, line in zip(evidence, self._lines, strict=True)
        ]
        for number, member in enumerate(members):
            self._judge(number, member)
        return ClassReading(
            self._as_of, calendar, members, self._people, self._findings, self._older,
            self._tracker, self._progress, cards,
            self._people.agents[len(self._lines) :], content, self._mailed,
        )  # fmt: skip

    def _read_tracker(self) -> None:
        """The agents of the tracker, then those of rows that cannot be used, who are known too."""
        book = self._tracker
        if book is None:
            return
        rows = roster([line.row for line in book.lines])
        self._lines = [book.lines[position] for position in rows.counting]
        for line in self._lines:
            if line:
                self._people.add(line.row.agent)
        self._find(self._workspace.tracker, book.findings)
        for clash in rows.clashes:
            self._report_clash([book.lines[position] for position in clash])
            self._people.add(book.lines[clash[0]].row.agent)
        for agent in book.left_out:
            self._people.add(agent)

    def _report_clash(self, lines: Sequence[TrackerLine]) -> None:
        for line in lines:
            others = ", ".join(
                f"{other.table.sheet}!{other.table.cell(other.number, 'Agent ID')}"
                for other in lines
                if other is not line
            )
            facts = {"agent": line.row.agent.agent_id, "others": others}
            problem = Problem("same-id-twice", "Agent ID", facts=facts)
            self._find(self._workspace.tracker, [line.table.found(problem, line.number)])

    def _check_aliases(self) -> None:
        """An alias that stands for nobody settles nothing."""
        for typed, meant in self._workspace.settings.progress.aliases.items():
            if self._people.search(meant).verdict == "unknown":
                facts = {"typed": typed, "meant": meant}
                self._find(self._workspace.root / FILE_NAME, [finding("alias-unknown", facts)])

    def _reports(self) -> dict[int, Reports]:
        book = self._progress
        if book is None:
            return {}
        day = self._as_of
        known = [found for on, found in book.findings if on is None or on <= day]
        self._find(self._workspace.progress, known)
        later = Problem("row-future", "Date", facts={"day": us(day)})
        unread = (found for on, found in book.findings if on is not None and on > day)
        places = {(table.number, row) for table, row in book.rows_after(day)}
        places |= {book.place_of(found) for found in unread}
        unused = [book.tables[table].found(later, row) for table, row in sorted(places)]
        self._find(self._workspace.progress, unused)
        alone = not self._people.agents
        numbers = self._gathered(book) if alone else self._matched(book)
        self._later_issues = book.issues_after(numbers, day)
        return dict(book.reports(numbers, day))

    def _matched(self, book: ProgressBook) -> list[int | None]:
        """The agent of each spelling; whoever is nobody has findings for all rows."""
        matcher = Matcher(self._people, "row")
        numbers = []
        for person, named in enumerate(book.people):
            number, problem = matcher.number(named)
            numbers.append(number)
            if problem:
                self._find_rows(book, person, problem)
        return numbers

    def _gathered(self, book: ProgressBook) -> list[int | None]:
        """The agents that the report itself names: those with an ID first, then the others."""
        matcher = Matcher(self._people, "row")
        numbers: list[int | None] = [None] * len(book.people)
        order = sorted(range(len(book.people)), key=lambda one: not book.people[one].agent_id)
        for person in order:
            named = book.people[person]
            if self._people.find(named).verdict == "unknown":
                numbers[person], problem = self._added(named, matcher)
            else:
                numbers[person], problem = matcher.number(named)
            if problem:
                self._find_rows(book, person, problem)
        return numbers

    def _added(self, named: Named, matcher: Matcher) -> tuple[int, Problem | None]:
        """One more agent, with a word where one of nearly that name is there already."""
        near = "" if named.agent_id else matcher.near(named)
        self._lines.append(None)
        agent = Agent(named.last_name, named.first_name, named.agent_id or None)
        facts = {"shown": named, "near": near}
        return self._people.add(agent), Problem("near-name", facts=facts) if near else None

    def _find_rows(self, book: ProgressBook, person: int, problem: Problem) -> None:
        places = book.rows_of(person, self._as_of)
        found = [table.found(problem, row) for table, row in places]
        self._find(self._workspace.progress, found)

    def _scorecards(self, cards: Sequence[Result]) -> dict[int, Result]:
        """The newest scorecard of each agent."""
        matcher = Matcher(self._people, "scorecard")
        found: dict[int, Result] = {}
        for card in cards:
            agent = card.agent
            named = Named(agent.last_name, agent.first_name, agent.agent_id or "")
            number, problem = matcher.number(named)
            if number is not None:
                found[number] = card
            if problem:
                file = self._workspace.scorecards / card.file
                self._find(file, [finding(problem.code, problem.facts)])
        return found

    def _calendar(self, evidence: Sequence[Evidence]) -> Calendar:
        """The calendar of every year that a day of anybody's can fall into."""
        starts = [one.row.start for one in evidence if one.row.start]
        starts += [one.reports[0].day for one in evidence if one.reports]
        first = min([*starts, self._as_of]).year
        last = max([*starts, self._as_of]).year
        return calendar_of(self._workspace.settings.calendar, range(first - 1, last + 3))

    def _judge(self, number: int, member: Member) -> None:
        """What is odd about an agent; about reports that newer ones replaced, only on the side."""
        one, line = member.standing, member.line
        reports = one.evidence.reports
        for problem in problems_of(one):
            if line:
                found = line.table.found(problem, line.number)
                self._find(self._workspace.tracker, [found])
            elif reports:
                self._findings += self._found(number, reports[-1], problem)
        for entry, problem in contradictions(reports, self._workspace.settings.rules):
            current = entry.day == reports[-1].day and one.position.status not in OFF_LADDER
            found_there = self._found(number, entry, problem)
            (self._findings if current else self._older).extend(found_there)

    def _found(self, number: int, entry: Entry, problem: Problem) -> list[Finding]:
        """A problem of a report: about the message that was mailed, or the cell of the sheet."""
        mailed = self._mailed.found(number, entry, problem)
        if mailed:
            return [mailed]
        book, file = self._progress, str(self._workspace.progress)
        return [book.found(entry, problem).at(file)] if book else []

    def _find(self, file: Path, findings: Iterable[Finding]) -> None:
        self._findings += [found.at(str(file)) for found in findings]
