"""``callcert issue``: scorecards with agent, certifier and date filled in, ready to mail."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from callcert.config.bundled import template_file
from callcert.config.workspace import Workspace
from callcert.domain.agents import Agent, same_agent
from callcert.domain.assignment import Assignment
from callcert.domain.files import LARGEST_FILE
from callcert.domain.issue_report import Draft, Issued, IssueReport
from callcert.domain.naming import issued_name
from callcert.domain.shifts import certifier_key
from callcert.errors import CallcertError, OutsideError, UsageError
from callcert.excel.issued_form import FIELDS, Entries, IssuedForm, issued_form, untouched_entries
from callcert.excel.look import Refused
from callcert.filing.disk import clear_leftovers, put, read_bytes
from callcert.filing.ledger import Ledger
from callcert.filing.open_books import opened_by
from callcert.reports.pair_words import why_unpaired
from callcert.workflows.certifiers import Attendance, named_certifier, the_certifier
from callcert.workflows.class_reading import ClassReading, read_class
from callcert.workflows.issue_mail import Enclosed, draft_for
from callcert.workflows.one_row import the_agent
from callcert.workflows.pairs import pairs_of
from callcert.workflows.reading import reading_terms
from callcert.workflows.run import missing_books, run_at

_TOUCHED = "it was filled in or changed since, or made from another template; move it away first"
_NAMELESS = "no file name can be made of the agent's name; complete it in the tracker"
_NAMESAKE = "somebody else has that name; enter the agent IDs in the tracker"
_OTHERS = "it is the scorecard of somebody else of that name; move it away first"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose scorecards are asked for: one agent's, with ``certifier`` if given, or all pairs'.

    With ``draft_at``, the moment it is asked, a draft of a mail is left for each.
    """

    agent: str = ""
    certifier: str = ""
    draft_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A scorecard to make: for whom, and who is to fill it in."""

    agent: Agent
    certifier: str
    email: str = ""


def issue(
    workspace: Workspace, day: date, said: Attendance, wanted: Wanted, *, dry_run: bool
) -> IssueReport:
    """Makes the scorecards; one that somebody has begun to fill in stays as it is.

    ``UsageError`` for an agent who has left, or is with nobody; ``OutsideError`` where the
    template cannot be filled.
    """
    if wanted.certifier and not wanted.agent:
        raise UsageError("--certifier goes with an agent")
    with run_at(workspace, dry_run=dry_run) as ledger:
        reading = read_class(workspace, ledger, day)
        pairs = pairs_of(workspace, ledger, reading, said)
        orders = _one(workspace, reading, pairs, wanted) if wanted.agent else orders_of(pairs)
        report = issued_for(
            workspace, ledger, reading, orders, draft_at=wanted.draft_at, dry_run=dry_run
        )
        notices = [*missing_books(workspace, reading), *pairs.notices]
        notices += [words for order in orders for words in _remarks(pairs, order)]
        return replace(report, notices=(*notices, *report.notices))


def _remarks(pairs: Assignment, order: Order) -> Iterator[str]:
    """What stands against calls of theirs today, or against that certifier."""
    agent = order.agent
    paired = [one for one in pairs.pairs if one.standing.agent == agent]
    unpaired = [one for one in pairs.unpaired if one.standing.agent == agent]
    for one in unpaired:
        yield f"{agent} would not be paired today: {why_unpaired(one)}"
    if not (paired or unpaired):
        off = f"it is a day off ({pairs.day_off})" if pairs.day_off else "no longer on the ladder"
        yield f"{agent} would not be paired today: {off}"
    failed_by = [*(one.failed_by for one in paired), *(one.failed_by for one in unpaired)]
    if certifier_key(order.certifier) in {
        certifier_key(name) for some in failed_by for name in some
    }:
        yield f"{agent} failed with {order.certifier} before"


def orders_of(pairs: Assignment) -> list[Order]:
    """A scorecard for each pair."""
    return [Order(one.standing.agent, one.shift.certifier, one.shift.email) for one in pairs.pairs]


def issued_for(  # noqa: PLR0913  where, for whom, and two choices of whoever asks
    workspace: Workspace,
    ledger: Ledger,
    reading: ClassReading,
    orders: Sequence[Order],
    *,
    draft_at: datetime | None,
    dry_run: bool,
) -> IssueReport:
    """Makes those scorecards; the caller holds the run's lock."""
    maker = _Maker(workspace, reading, dry_run=dry_run)
    made = [maker.made(order) for order in orders]
    drafts: list[Draft] = []
    trouble = [*maker.trouble]
    for order, one in zip(orders, made, strict=True):
        if draft_at and one.file and one.status != "left":
            content = maker.contents[one.file]
            enclosed = Enclosed(one, order.email, reading.as_of, content)
            try:
                drafts.append(draft_for(workspace, ledger, enclosed, draft_at, dry_run=dry_run))
            except CallcertError as wrong:
                words = f"the scorecards are made, but no mail is left: {wrong}"
                trouble += [words] if words not in trouble else []
    return IssueReport(made, drafts, maker.notices, trouble)


def _one(
    workspace: Workspace, reading: ClassReading, pairs: Assignment, wanted: Wanted
) -> list[Order]:
    """One agent's scorecard: with whom it was said, is paired, or stands in the tracker."""
    standing = the_agent(reading, wanted.agent).standing
    if standing.position.status == "left":
        raise UsageError(f"{standing.agent} has left ({standing.evidence.row.status})")
    if wanted.certifier:
        shift = the_certifier(workspace, wanted.certifier)
        return [Order(standing.agent, shift.certifier, shift.email)]
    paired = [one for one in orders_of(pairs) if one.agent == standing.agent]
    if paired:
        return paired
    entered = standing.evidence.row.certifier
    if not entered:
        message = f"{standing.agent} is with no certifier today"
        raise UsageError(f"{message}; name one with --certifier")
    known = named_certifier(workspace, entered)
    return [Order(standing.agent, entered, known.email if known else "")]


class _Maker:
    """Makes one scorecard after the other, and keeps what is worth knowing."""

    def __init__(self, workspace: Workspace, reading: ClassReading, *, dry_run: bool) -> None:
        self._folder = workspace.issued
        self._day = reading.as_of
        self._dry_run = dry_run
        self._source = workspace.template if workspace.template.is_file() else template_file()
        self._template = reading_terms(workspace.settings, workspace).template
        self._names = Counter(agent.name_key for agent in reading.people.agents)
        self.contents: dict[str, bytes] = {}
        self.notices: list[str] = []
        self.trouble: list[str] = []
        if self._folder.is_dir() and not dry_run:
            clear_leftovers(self._folder)

    def made(self, order: Order) -> Issued:
        """The scorecard of one agent, on disk unless nothing is to be done."""
        agent, certifier = order.agent, order.certifier
        namesake = self._names[agent.name_key] > 1
        if namesake and not agent.agent_id:
            return Issued(agent, certifier, "left", None, _NAMESAKE)
        try:
            known = agent.agent_id if namesake else None
            suffix = self._source.suffix.lower()
            name = issued_name(agent.last_name, agent.first_name, suffix, known)
        except ValueError:
            return Issued(agent, certifier, "left", None, _NAMELESS)
        file, form = self._folder / name, self._form(order)
        try:
            return self._put(Issued(agent, certifier, "would-issue", str(file)), file, form)
        except OSError as wrong:
            reason = (wrong.strerror or str(wrong)).lower()
            self.trouble.append(f"{file}: cannot be written: {reason}")
            return Issued(agent, certifier, "left", str(file), reason)

    def _put(self, one: Issued, file: Path, form: IssuedForm) -> Issued:
        self.contents[str(file)] = form.content
        if file.exists():
            there = read_bytes(file, LARGEST_FILE)
            if there == form.content:
                return replace(one, status="already-issued")
            reason = self._why_left(one.agent, there) or _open_words(opened_by(file))
            if reason:
                return replace(one, status="left", reason=reason)
        if self._dry_run:
            return one
        put(file, form.content)
        return replace(one, status="issued")

    def _why_left(self, agent: Agent, content: bytes) -> str:
        """Why the file that is there is not to be replaced; empty for an untouched older one."""
        before = untouched_entries(content, self._template)
        if before is None:
            return _TOUCHED
        last, first, known = (before.get(field) for field in FIELDS[:3])
        whose = Agent(str(last or ""), str(first or ""), str(known) if known else None)
        return "" if same_agent(whose, agent) else _OTHERS

    def _form(self, order: Order) -> IssuedForm:
        try:
            form = issued_form(self._template, self._entries(order))
        except Refused as refused:
            message = f"{self._source}: cannot be filled in: {refused.reason or refused.code}"
            raise OutsideError(f"{message}; callcert template build makes a good one") from refused
        for field, reason in form.left_out.items():
            words = f"{field.replace('_', ' ')} was not filled in: {reason}"
            if words not in self.notices:
                self.notices.append(words)
        return form

    def _entries(self, order: Order) -> Entries:
        agent = order.agent
        values = (agent.last_name, agent.first_name, agent.agent_id, order.certifier, self._day)
        return dict(zip(FIELDS, values, strict=True))


def _open_words(holder: str | None) -> str:
    return f"{holder} has it open" if holder else ""
