"""Drafts to agents whose case is settled: what they say is untrue by now, so they go."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import product

from callcert.config.workspace import Workspace
from callcert.domain.agents import Agent, same_agent
from callcert.domain.deliveries import why_off_ladder
from callcert.domain.ladder import STEPS, Step
from callcert.domain.moments import us
from callcert.domain.standing import STEP_NAMES, Standing
from callcert.errors import OutsideError
from callcert.filing.disk import digest_of, read_bytes
from callcert.filing.ledger import Ledger
from callcert.filing.outbox import Outbox, WaitingMail
from callcert.workflows.class_reading import ClassReading, read_class
from callcert.workflows.run import missing_tracker

LETTER, FEEDBACK = "letter", "feedback"
VERSION_LETTERS = 32
"""Of a digest, that stand in a key."""

_NOBODY = "nobody in the tracker has that name or ID any more"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a draft is not to be sent; ``gone`` where it is of no use to anybody any more."""

    why: str
    gone: bool = True


def case_of(about: str, agent: Agent) -> str:
    """How the keys of drafts of one kind to one agent begin."""
    return f"{about} {agent.id_key or agent.name_key} "


def letter_case(one: Standing, step: Step) -> str:
    """What a letter is about: asked for early, or once delivered, it is another matter."""
    if step in one.evidence.row.delivered:
        return f"{LETTER} delivered {step}"
    return f"{LETTER} {step}" if step == one.position.step_due else f"{LETTER} early {step}"


def drop_settled(workspace: Workspace, reading: ClassReading, *, dry_run: bool) -> list[str]:
    """Throws drafts away whose case is settled, and says which; the caller holds the lock.

    Without a tracker nobody knows, and all stay.
    """
    if missing_tracker(workspace, reading):
        return []
    outbox, judge = Outbox(workspace.drafts), _Judge(workspace, reading)
    said = []
    for mail in outbox.messages():
        verdict = judge.verdict(mail.envelope.key) if isinstance(mail, WaitingMail) else None
        if isinstance(mail, WaitingMail) and verdict and verdict.gone:
            if not dry_run:
                outbox.remove(mail)
            said.append(dropped_words(mail, verdict.why, dry_run=dry_run))
    return said


def dropped_words(mail: WaitingMail, why: str, *, dry_run: bool = False) -> str:
    """What became of such a draft."""
    about = f"{mail.envelope.subject} to {', '.join(mail.envelope.recipients)}"
    gone = "would be thrown away" if dry_run else "is gone"
    return f"no longer needed, its draft {gone}: {about} ({why})"


def verdicts(workspace: Workspace, ledger: Ledger, day: date) -> Mapping[str, Verdict]:
    """Which drafts, by their files, are not to be sent on a day; empty where all may be.

    Where the workbooks cannot be read, nobody knows, and drafts to agents wait.
    """
    waiting = [one for one in Outbox(workspace.drafts).messages() if isinstance(one, WaitingMail)]
    to_agents = [one for one in waiting if one.envelope.key.startswith((LETTER, FEEDBACK))]
    if not to_agents:
        return {}
    try:
        reading = read_class(workspace, ledger, day)
        missing = missing_tracker(workspace, reading)
    except OutsideError as wrong:
        missing = str(wrong)
    if missing:
        unknown = Verdict(f"whether it still holds is not known: {missing}", gone=False)
        return {str(one.file): unknown for one in to_agents}
    judge = _Judge(workspace, reading)
    found = ((str(one.file), judge.verdict(one.envelope.key)) for one in to_agents)
    return {file: verdict for file, verdict in found if verdict}


class _Judge:
    """Tells from the workbooks which cases are settled, or are none yet."""

    def __init__(self, workspace: Workspace, reading: ClassReading) -> None:
        self._workspace = workspace
        self._standings = reading.standings
        self._cards = reading.cards
        self._unusable = reading.left_out

    def verdict(self, key: str) -> Verdict | None:
        """What no longer holds of what a draft of that key says; None where all does."""
        if key.startswith(f"{FEEDBACK} "):
            why = self._of_feedback(key)
            return Verdict(why) if why else None
        for step, when in product(STEPS, ("", "early ", "delivered ")):
            if key.startswith(f"{LETTER} {when}{step} "):
                return self._of_letter(key, f"{LETTER} {when}{step}", step)
        return None

    def _of_letter(self, key: str, about: str, step: Step) -> Verdict | None:
        one = self._whose(key, about)
        if one is None:
            why = self._nobody(key, about)
            return Verdict(why) if why else None
        off, on = why_off_ladder(one), one.evidence.row.delivered.get(step)
        if off:
            return Verdict(f"{one.agent} {off}")
        if on and not about.startswith(f"{LETTER} delivered"):
            return Verdict(f"the {STEP_NAMES[step]} is recorded on {us(on)}")
        if about == f"{LETTER} {step}" and step != one.position.step_due:
            return Verdict(f"the {STEP_NAMES[step]} is not due on {us(one.as_of)}", gone=False)
        return None

    def _of_feedback(self, key: str) -> str:
        one = self._whose(key, FEEDBACK)
        if one is None:
            return self._nobody(key, FEEDBACK)
        if one.position.status == "left":
            return f"{one.agent} has left"
        version = key.removeprefix(case_of(FEEDBACK, one.agent)).partition(" ")[0]
        return "" if version in self._filed(one) else "that scorecard is no longer the filed one"

    def _filed(self, one: Standing) -> Iterator[str]:
        """The versions of the agent's scorecards that are filed, those of later days too."""
        own = [card for card in self._cards if same_agent(card.agent, one.agent)]
        for card in [*own, *([one.scorecard] if one.scorecard else [])]:
            with suppress(OSError):  # what cannot be read is not what the draft was made of
                content = read_bytes(self._workspace.scorecards / card.file)
                yield digest_of(content)[:VERSION_LETTERS]

    def _whose(self, key: str, about: str) -> Standing | None:
        found = (one for one in self._standings if key.startswith(case_of(about, one.agent)))
        return next(found, None)

    def _nobody(self, key: str, about: str) -> str:
        """A row that cannot be used today says nothing against its agent."""
        known = any(key.startswith(case_of(about, agent)) for agent in self._unusable)
        return "" if known else _NOBODY
