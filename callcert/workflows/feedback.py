"""``callcert feedback``: an agent's own scores and what was said of them, to be handed over."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from callcert.config.workspace import Workspace
from callcert.domain.agent_feedback import AgentFeedback, FeedbackReport, feedback_of
from callcert.domain.agents import same_agent
from callcert.domain.guide import Guide
from callcert.domain.paper_names import paper_name
from callcert.domain.standing import Result
from callcert.errors import CallcertError, OutsideError, UsageError
from callcert.excel.scorecard import read_scorecard
from callcert.filing.disk import digest_of, place, put, read_bytes
from callcert.filing.ledger import Ledger
from callcert.mail.message import Outgoing
from callcert.workflows.agent_draft import AgentDraft, leave_draft
from callcert.workflows.class_reading import read_class
from callcert.workflows.day_reading import waiting_cards
from callcert.workflows.draft_cases import FEEDBACK, drop_settled
from callcert.workflows.guide import team_guide
from callcert.workflows.known_agent import KnownAgent, known_agent
from callcert.workflows.reading import reading_terms
from callcert.workflows.run import run_at

_SUBJECT = "Your call certification"


@dataclass(frozen=True, slots=True)
class Handing:
    """How it is handed over: as a page, to a ``file`` or else to ``reports/``, or as a draft."""

    page: bool = False
    file: Path | None = None
    draft_at: datetime | None = None

    @property
    def writes(self) -> bool:
        """Whether anything is written at all."""
        return self.page or self.draft_at is not None


@dataclass(frozen=True, slots=True)
class _Paper:
    """What is to be handed over to whom, and the digest of the scorecard it comes from."""

    told: AgentFeedback
    found: KnownAgent
    digest: str


def feedback(
    workspace: Workspace, agent: str, day: date, handing: Handing, *, dry_run: bool
) -> FeedbackReport:
    """What the agent's newest filed scorecard says to them, by the day [K8, K10].

    ``UsageError`` for a name that is nobody's or several's, for a draft to nobody, and for a file
    that is there and is another; ``OutsideError`` where the scorecard cannot be read.
    """
    with run_at(workspace, dry_run=dry_run or not handing.writes) as ledger:
        reading = read_class(workspace, ledger, day)
        found = known_agent(reading, agent)
        planned = dry_run or not handing.writes
        if found.card is None:
            waiting = [
                card
                for card in waiting_cards(workspace, ledger, day)
                if card.agent and same_agent(card.agent, found.agent)
            ]
            dropped = drop_settled(workspace, reading, dry_run=planned)
            return FeedbackReport(found.agent, None, waiting, dropped)
        guide, notices = _guide(workspace)
        paper = _read(workspace, found, found.card, guide)
        done = [
            *_page(workspace, paper, handing, day, dry_run=dry_run),
            *_draft(workspace, ledger, paper, handing, dry_run=dry_run),
            *drop_settled(workspace, reading, dry_run=planned),
        ]
        return FeedbackReport(found.agent, paper.told, (), done, notices)


def _guide(workspace: Workspace) -> tuple[Guide | None, list[str]]:
    """The definitions; without them there is feedback all the same."""
    try:
        return team_guide(workspace), []
    except CallcertError as wrong:
        return None, [f"no definitions are shown: {wrong}"]


def _read(workspace: Workspace, found: KnownAgent, card: Result, guide: Guide | None) -> _Paper:
    """What the filed workbook says."""
    file = workspace.scorecards / card.file
    terms = reading_terms(workspace.settings, workspace)
    try:
        content = read_bytes(file)
    except OSError as wrong:
        raise OutsideError(f"{file}: cannot be read: {wrong.strerror or wrong}") from wrong
    seen = read_scorecard(content, "", terms).assessment
    if seen is None or seen.certification is None:
        raise OutsideError(f"{file}: is no complete scorecard any more; look at it, run again")
    told = feedback_of(seen, seen.certification, str(file), guide, terms.rules)
    return _Paper(replace(told, day=card.known_on), found, digest_of(content))


def _page(
    workspace: Workspace, paper: _Paper, handing: Handing, day: date, *, dry_run: bool
) -> list[str]:
    told, found = paper.told, paper.found
    if not handing.page:
        return []
    from callcert.reports.feedback_page import feedback_page

    content = feedback_page(told).encode()
    name = paper_name(found.agent, "feedback", told.day or day, ".html", with_id=found.with_id)
    file = handing.file or workspace.reports / name
    if handing.file and file.exists() and _differs(file, content):
        raise UsageError(f"{file} is there and differs; name another file, or move it away")
    if dry_run:
        return [f"would be written: {file}"]
    try:
        _written(file, content, own=handing.file is None)
    except OSError as wrong:
        reason = (wrong.strerror or str(wrong)).lower()
        raise OutsideError(f"{file}: cannot be written: {reason}") from wrong
    return [f"written: {file}"]


def _differs(file: Path, content: bytes) -> bool:
    try:
        return read_bytes(file) != content
    except OSError:
        return True


def _written(file: Path, content: bytes, *, own: bool) -> None:
    """Renews a page of callcert's own; a file of a person's choice is only ever made."""
    if own:
        put(file, content)
    elif not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        place(content, file)


def _draft(
    workspace: Workspace, ledger: Ledger, paper: _Paper, handing: Handing, *, dry_run: bool
) -> list[str]:
    """A mail to the agent that a person looks at first; of one scorecard it is sent once."""
    if handing.draft_at is None:
        return []
    from callcert.reports.feedback_page import feedback_page
    from callcert.reports.feedback_words import feedback_text

    told, found = paper.told, paper.found
    if found.member and found.member.standing.position.status == "left":
        return [f"no draft is left, as {found.agent} has left"]
    outgoing = Outgoing(_SUBJECT, feedback_text(told), feedback_page(told, for_mail=True))
    draft = AgentDraft(FEEDBACK, paper.digest, found.agent, found.email, outgoing)
    return [leave_draft(workspace, ledger, draft, handing.draft_at, dry_run=dry_run)]
