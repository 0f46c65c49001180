"""``callcert letter``: the document for a step that is due, from a template the team can edit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from callcert.config.bundled import letters_folder
from callcert.config.workspace import Workspace
from callcert.domain.agents import Agent
from callcert.domain.deliveries import why_off_ladder
from callcert.domain.ladder import STEPS, Step
from callcert.domain.letter import (
    LETTER_STEPS,
    Letter,
    LetterReport,
    LetterStatus,
    letter_values,
    odd_about,
    owed_by,
)
from callcert.domain.moments import us
from callcert.domain.paper_names import has_namesake, paper_name
from callcert.domain.people import Named
from callcert.domain.standing import STEP_NAMES, Standing
from callcert.domain.urgency import urgency
from callcert.errors import CallcertError, OutsideError, UsageError
from callcert.filing.disk import clear_leftovers, digest_of, place, read_bytes, swap
from callcert.filing.ledger import Ledger
from callcert.filing.open_books import opened_by
from callcert.letters.package import LARGEST, BrokenTemplate
from callcert.mail.message import Outgoing
from callcert.reports.reasons import reasons
from callcert.workflows.agent_draft import AgentDraft, leave_draft
from callcert.workflows.class_reading import ClassReading, read_class
from callcert.workflows.day_reading import waiting_cards
from callcert.workflows.draft_cases import drop_settled, letter_case
from callcert.workflows.one_row import coordinator_of, the_agent
from callcert.workflows.run import missing_books, missing_tracker, run_at

FOLDER = "letters"
"""Below the reports."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose letter: one agent's, for the step that is due or for ``step``; or all that are due.

    ``draft_at`` is the moment of a mail draft to the agent, None for none.
    """

    agent: str | None
    step: Step | None = None
    draft_at: datetime | None = None


def letter(workspace: Workspace, asked: Asked, day: date, *, dry_run: bool) -> LetterReport:
    """Writes the letters to ``reports/letters``; the same facts make the same bytes [TF4].

    Nothing is recorded as delivered by it. ``UsageError`` where no step is due and none was
    named, and for a template that cannot be used; of all that are due, one that fails never
    stops the next. ``OutsideError`` for all that are due where no tracker says who has left and
    which steps were delivered.
    """
    with run_at(workspace, dry_run=dry_run) as ledger:
        reading = read_class(workspace, ledger, day)
        notices = missing_books(workspace, reading)
        if asked.agent is None:
            _check_tracker(workspace, reading)
        if not dry_run:
            clear_leftovers(workspace.reports / FOLDER)
        writer = _Writer(workspace, ledger, reading, asked, dry_run=dry_run)
        if asked.agent is None:
            due = [one for one in reading.standings if one.position.step_due]
            letters = [writer.attempt(one) for one in sorted(due, key=urgency)]
        else:
            one = the_agent(reading, asked.agent).standing
            letters = [writer.write(one, _step_of(one, asked, workspace))]
        dropped = drop_settled(workspace, reading, dry_run=dry_run)
        return LetterReport(day, letters, [*writer.done, *dropped], notices)


def _check_tracker(workspace: Workspace, reading: ClassReading) -> None:
    """Letters to everybody are not written to people who may have left or had them."""
    missing = missing_tracker(workspace, reading)
    if missing:
        raise OutsideError(f"{missing}; no letters are written to everybody, name one agent")


def write_templates(workspace: Workspace, *, dry_run: bool) -> list[tuple[Path, LetterStatus]]:
    """Copies the bundled templates to the workspace for the team to edit; none is overwritten."""
    done: list[tuple[Path, LetterStatus]] = []
    for name, content in _bundled().items():
        file = workspace.letters / name
        if file.exists():
            same = _content(file) == content
            done.append((file, "unchanged" if same else "kept"))
            continue
        if not dry_run:
            _placed(file, content)
        done.append((file, "would-write" if dry_run else "written"))
    return done


def _bundled() -> dict[str, bytes]:
    return {f"{step}.docx": (letters_folder() / f"{step}.docx").read_bytes() for step in STEPS}


def _step_of(one: Standing, asked: Asked, workspace: Workspace) -> Step:
    """The step asked for, else the one that is due; a letter to who is off the ladder is untrue."""
    off = why_off_ladder(one)
    if asked.step and off:
        raise UsageError(f"{one.agent} {off}; --as-of writes the letter of an earlier day")
    return asked.step or _step_due(one, workspace)


def _step_due(one: Standing, workspace: Workspace) -> Step:
    """The step that is due; ``UsageError`` with the reason where none is."""
    step = one.position.step_due
    if step is None:
        *_, why = reasons(one, workspace.settings.rules)
        message = f"{one.agent}: no step is due on {us(one.as_of)}: {why}"
        raise UsageError(f"{message}; --step names one all the same")
    return step


class _Writer:
    """Writes the letters of one run."""

    def __init__(
        self,
        workspace: Workspace,
        ledger: Ledger,
        reading: ClassReading,
        asked: Asked,
        *,
        dry_run: bool,
    ) -> None:
        self._workspace = workspace
        self._ledger = ledger
        self._agents = reading.people.agents
        self._waiting = _waiting(workspace, ledger, reading)
        self._draft_at = asked.draft_at
        self._dry_run = dry_run
        self.done: list[str] = []

    def attempt(self, one: Standing) -> Letter:
        """The letter for the step that is due; what fails is said of this letter alone."""
        step = _step_due(one, self._workspace)
        try:
            return self.write(one, step)
        except CallcertError as wrong:
            planned = self._planned(one, step, "failed")
            return replace(planned, remarks=[*planned.remarks, str(wrong)])

    def write(self, one: Standing, step: Step) -> Letter:
        """Fills the template and puts the letter in its place, if that is still callcert's."""
        made = self._planned(one, step, "would-write")
        template, file = Path(made.template), Path(made.file)
        content = _filled(template, made.values)
        status = self._status(file, content)
        made = replace(made, status=status)
        if status == "kept":
            return made
        if not self._dry_run:
            self._put(file, content)
        if self._draft_at:
            self._draft(one, made, content, self._draft_at)
        done = status == "would-write" and not self._dry_run
        return replace(made, status="written") if done else made

    def _planned(self, one: Standing, step: Step, status: LetterStatus) -> Letter:
        workspace, agent = self._workspace, one.agent
        with_id = has_namesake(agent, self._agents)
        name = paper_name(agent, LETTER_STEPS[step], one.as_of, ".docx", with_id=with_id)
        own = workspace.letters / f"{step}.docx"
        template = own if own.is_file() else letters_folder() / own.name
        rules, coordinator = workspace.settings.rules, coordinator_of(workspace)
        values = letter_values(one, step, rules, coordinator)
        file = workspace.reports / FOLDER / name
        remarks = [*odd_about(one, step), *(self._waiting.get(agent) or owed_by(one))]
        return Letter(agent, step, str(file), str(template), status, values, remarks)

    def _status(self, file: Path, content: bytes) -> LetterStatus:
        """What is to be done: a letter that callcert did not write so is a person's by now."""
        if not file.exists():
            return "would-write"
        there = _content(file)
        if there == content:
            return "unchanged"
        ours = self._ledger.written_letter(file.name) == digest_of(there)
        return "would-write" if ours and not _is_open(file) else "kept"

    def _put(self, file: Path, content: bytes) -> None:
        there = _content(file) if file.exists() else None
        if there is None:
            _placed(file, content)
        elif there != content:
            _swapped(file, there, content)
        if self._ledger.written_letter(file.name) != digest_of(content):
            self._ledger.keep_letter(file.name, digest_of(content))

    def _draft(self, one: Standing, made: Letter, content: bytes, now: datetime) -> None:
        """A mail to the agent with the letter, for a person to look at before it is sent."""
        name = STEP_NAMES[made.step]
        subject = name[:1].upper() + name[1:]
        text = f"{made.values['agent']},\n\nattached is the {name} of {us(one.as_of)}.\n"
        outgoing = Outgoing(subject, text, attachments={Path(made.file).name: content})
        version, email = digest_of(content), one.evidence.row.email
        draft = AgentDraft(letter_case(one, made.step), version, one.agent, email, outgoing)
        words = leave_draft(self._workspace, self._ledger, draft, now, dry_run=self._dry_run)
        self.done.append(words)


def _waiting(workspace: Workspace, ledger: Ledger, reading: ClassReading) -> dict[Agent, list[str]]:
    """What is to be settled before a step is taken: scorecards that lie in the intake."""
    found: dict[Agent, list[str]] = {}
    for card in waiting_cards(workspace, ledger, reading.as_of):
        if card.agent is None:
            continue
        named = Named(card.agent.last_name, card.agent.first_name, card.agent.agent_id or "")
        number = reading.people.find(named).number
        if number is not None:
            words = f"a scorecard of theirs waits in the intake ({card.name}): settle that first"
            found.setdefault(reading.people.agents[number], []).append(words)
    return found


def _filled(template: Path, values: Mapping[str, str]) -> bytes:
    from callcert.letters.filling import filled

    try:
        return filled(read_bytes(template, LARGEST), values)
    except BrokenTemplate as wrong:
        message = f"{template}: the template {wrong}"
        raise UsageError(f"{message}; mend it, or move it away to use callcert's own") from wrong
    except OSError as wrong:
        raise OutsideError(f"{template}: cannot be read: {wrong.strerror or wrong}") from wrong


def _content(file: Path) -> bytes:
    try:
        return read_bytes(file)
    except OSError as wrong:
        raise OutsideError(f"{file}: cannot be read: {wrong.strerror or wrong}") from wrong


def _is_open(file: Path) -> bool:
    """Whether somebody has it open; Word's mark lacks the first two letters of the name."""
    return opened_by(file) is not None or (file.parent / f"~${file.name[2:]}").exists()


def _placed(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        place(content, file)
    except OSError as wrong:
        raise OutsideError(f"{file}: cannot be written: {wrong.strerror or wrong}") from wrong


def _swapped(file: Path, there: bytes, content: bytes) -> None:
    try:
        swap(file, digest_of(there), content)
    except OSError as wrong:
        raise OutsideError(f"{file}: cannot be renewed: {wrong.strerror or wrong}") from wrong
