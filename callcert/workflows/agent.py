"""``callcert agent``: one person's whole story as of a day, with its sources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from callcert.config.workspace import Workspace
from callcert.domain.agents import Agent, same_agent
from callcert.domain.assessment import Assessment
from callcert.domain.exact import shown
from callcert.domain.moments import read_date, us
from callcert.domain.notes import other_lines
from callcert.domain.people import Named
from callcert.domain.progress import Entry
from callcert.domain.rules import CALLS
from callcert.domain.scorecard import is_blank, typed
from callcert.domain.story import Event, Fact, Source, Story, What, in_order, reported, row_events
from callcert.excel.scorecard import ReadingTerms, read_scorecard
from callcert.excel.tracker_book import TrackerLine
from callcert.filing.disk import digest_of, read_bytes
from callcert.filing.intake import SUPERSEDED
from callcert.filing.ledger import Ledger
from callcert.workflows.class_reading import ClassReading, Member, read_class
from callcert.workflows.day_reading import waiting_cards
from callcert.workflows.known_agent import KnownAgent, known_agent
from callcert.workflows.reading import reading_terms
from callcert.workflows.run import run_at

_FACTS = (
    "Class", "Status", "Email", "Equipment Checked", "Equipment Issue", "IT Ticket",
    "Expectations Reviewed", "Ready", "Certifier",
)  # fmt: skip
_ISSUE = {"Equipment Issue", "IT Ticket"}
_HAPPENED: dict[str, What] = {
    "filed": "filed", "superseded": "superseded", "withdrawn": "withdrawn",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Paper:
    """A scorecard of the agent's, wherever below the filed ones it lies."""

    file: Path
    digest: str
    seen: Assessment


def agent_story(workspace: Workspace, name: str, as_of: date) -> Story:
    """Everything known of an agent by that day; changes nothing.

    ``UsageError`` for a name that is nobody's or several's, with the candidates.
    """
    with run_at(workspace, dry_run=True) as ledger:
        reading = read_class(workspace, ledger, as_of)
        known = known_agent(reading, name)
        papers = list(_papers(workspace, reading, known))
        events = [*_paper_events(papers, ledger), *_workbook_events(workspace, reading, known)]
        facts = [
            *_row_facts(workspace, known),
            *_other_rows(workspace, reading, known),
            *_waiting(workspace, ledger, known, as_of),
        ]
    standing = known.member.standing if known.member else None
    rules = workspace.settings.rules
    return Story(known.agent, as_of, standing, rules, facts, in_order(events, as_of))


def _workbook_events(
    workspace: Workspace, reading: ClassReading, known: KnownAgent
) -> Iterator[Event]:
    member = known.member
    if member is None:
        return
    cell = partial(_cell, workspace, member.line)
    if member.line:
        yield from row_events(member.standing, workspace.settings.rules, cell)
    for entry in member.standing.evidence.reports:
        yield Event(
            entry.day, "report", reported(entry), _told_in(workspace, reading, member, entry)
        )


def _told_in(workspace: Workspace, reading: ClassReading, member: Member, entry: Entry) -> Source:
    """Where a report stands: a row of the progress report, or the message that came."""
    number = next(place for place, one in enumerate(reading.members) if one is member)
    message = reading.mailed.file_of(number, entry)
    if message or not reading.progress:
        return Source("report", message)
    table = reading.progress.tables[entry.sheet]
    return Source("report", str(workspace.progress), table.sheet, table.cell(entry.row, "Date"))


def _cell(workspace: Workspace, line: TrackerLine | None, heading: str) -> Source:
    if line is None:
        return Source("tracker", str(workspace.tracker))
    cell = line.table.cell(line.number, heading)
    return Source("tracker", str(workspace.tracker), line.table.sheet, cell)


def _row_facts(workspace: Workspace, known: KnownAgent) -> Iterator[Fact]:
    """What the tracker says without a day, but for what is known to be later."""
    member = known.member
    if member is None or member.line is None:
        return
    hidden = _later_headings(member)
    order = workspace.settings.date_order
    for heading in _FACTS:
        value = member.line.cells.get(heading)
        day = None if is_blank(value) else read_date(value, order)
        later = day is not None and day > member.standing.as_of
        if not (is_blank(value) or later or heading in hidden):
            yield Fact(heading, typed(value), _cell(workspace, member.line, heading))
    yield from _undated_outcome(workspace, member, member.line)
    for words in other_lines(member.standing.evidence.row.notes):
        yield Fact("Note without a day", words, _cell(workspace, member.line, "Notes"))


def _later_headings(member: Member) -> set[str]:
    """What the tracker may have from reports of later days."""
    evidence = member.standing.evidence
    told = evidence.row.equipment_issue and not evidence.known_row.equipment_issue
    return _ISSUE if told else set()


def _undated_outcome(workspace: Workspace, member: Member, line: TrackerLine) -> Iterator[Fact]:
    """An outcome that counts and that neither a scorecard nor a day stands behind."""
    one = member.standing
    if one.outcome and one.outcome_from == "the tracker" and not one.evidence.row.completed_on:
        yield Fact("Outcome", one.outcome, _cell(workspace, line, "Outcome"))


def _other_rows(workspace: Workspace, reading: ClassReading, known: KnownAgent) -> Iterator[Fact]:
    """Rows of the same ID that do not count: people change class."""
    own = known.member.line if known.member else None
    for line in reading.tracker.lines if reading.tracker else ():
        agent, row = line.row.agent, line.row
        if line is own or not agent.id_key or agent.id_key != known.agent.id_key:
            continue
        start = f"from {us(row.start)}" if row.start else ""
        words = ", ".join(one for one in (row.group, row.status, start) if one)
        yield Fact("Another row", words, _cell(workspace, line, "Agent ID"))


def _waiting(
    workspace: Workspace, ledger: Ledger, known: KnownAgent, as_of: date
) -> Iterator[Fact]:
    for card in waiting_cards(workspace, ledger, as_of):
        if card.agent and same_agent(card.agent, known.agent):
            yield Fact("Scorecard in the intake", card.status, Source("scorecard", card.file))


def _papers(workspace: Workspace, reading: ClassReading, known: KnownAgent) -> Iterator[_Paper]:
    """Every scorecard that is the agent's by its contents, replaced and withdrawn ones too."""
    terms = reading_terms(workspace.settings, workspace)
    folder = workspace.scorecards
    theirs = {card.file for card in reading.cards if _is_theirs(card.agent, reading, known)}
    for name in sorted(theirs):
        yield from _paper(folder / name, terms)
    for file in sorted((folder / SUPERSEDED).glob("[!.~]*")):
        for paper in _paper(file, terms):
            if _is_theirs(paper.seen.agent, reading, known):
                yield paper


def _paper(file: Path, terms: ReadingTerms) -> Iterator[_Paper]:
    """The file as a scorecard; what cannot be read, or is none, tells nothing."""
    try:
        content = read_bytes(file)
    except OSError:
        return
    seen = read_scorecard(content, "", terms).assessment
    if seen:
        yield _Paper(file, digest_of(content), seen)


def _is_theirs(agent: Agent, reading: ClassReading, known: KnownAgent) -> bool:
    """Whether a scorecard's agent is the one asked for: matched as everywhere."""
    member = known.member
    if member is None:
        return same_agent(agent, known.agent)
    named = Named(agent.last_name, agent.first_name, agent.agent_id or "")
    number = reading.people.find(named).number
    return number is not None and reading.member(number) is member


def _paper_events(papers: list[_Paper], ledger: Ledger) -> Iterator[Event]:
    files: Mapping[str, _Paper] = {paper.digest: paper for paper in papers}
    filed: dict[str, date] = {}
    for event in ledger.events():
        if event.digest in files and event.what in _HAPPENED:
            name = Path(event.target).name
            filed.setdefault(event.digest, event.day)
            yield Event(event.day, _HAPPENED[event.what], _done(event.what, name), _LEDGER)
    for upload in ledger.uploads():
        if upload.digest in files:
            yield Event(upload.day, "uploaded", f"uploaded to {upload.target}", _LEDGER)
    for digest, paper in files.items():
        day = paper.seen.certified_on or filed.get(digest)
        if day:
            source = Source("scorecard", str(paper.file))
            yield Event(day, "calls", _scores(paper.seen), source)


_LEDGER = Source("ledger")
_WORDS = {
    "filed": "scorecard filed as {}",
    "superseded": "scorecard replaced; it lies in superseded as {}",
    "withdrawn": "scorecard withdrawn; it lies in superseded as {}",
}


def _done(what: str, name: str) -> str:
    return _WORDS[what].format(name)


def _scores(seen: Assessment) -> str:
    scores = ", ".join("–" if one.score is None else shown(one.score) for one in seen.calls)
    decided = seen.certification
    result = (
        f"{decided.calls_passed} of {CALLS} passed, {decided.pass_rate}%, {decided.outcome}"
        if decided
        else "incomplete"
    )
    by = f" ({seen.certifier})" if seen.certifier else ""
    return f"calls {scores}: {result}{by}"
