"""Today's pairs from the workbooks: who is ready, who is on shift, who failed whom before [C6]."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from callcert.config.workspace import Workspace
from callcert.domain.agents import Agent
from callcert.domain.assignment import Assignment, Roster, assignment
from callcert.domain.brief import not_reviewed
from callcert.domain.files import LARGEST_FILE
from callcert.domain.score_report import Scorecard
from callcert.domain.shifts import certifier_key
from callcert.domain.standing import Result, Standing
from callcert.domain.urgency import by_next_step
from callcert.filing.disk import read_bytes
from callcert.filing.intake import SUPERSEDED, received_in
from callcert.filing.ledger import Ledger
from callcert.workflows.certifiers import Attendance, on_shift
from callcert.workflows.class_reading import ClassReading
from callcert.workflows.day_reading import waiting_cards
from callcert.workflows.intake_agents import member_of
from callcert.workflows.reading import reading_terms
from callcert.workflows.scorecards import identified, result_of
from callcert.workflows.tracker_plan import with_asked
from callcert.workflows.tracker_writing import memory_of

_NO_CERTIFIERS = "the settings name no certifiers: list them in callcert.toml, [[certifiers]]"
_COME_IN = {"would-file", "held"}
"""What became of a returned scorecard that is complete."""


def pairs_of(
    workspace: Workspace,
    ledger: Ledger,
    reading: ClassReading,
    said: Attendance,
    cards: Sequence[Scorecard] | None = None,
) -> Assignment:
    """The pairs of the day of the reading; changes nothing.

    ``cards`` are the returned scorecards that wait, where they have been read already. Raises
    ``UsageError`` and ``SettingsError`` as ``on_shift`` does.
    """
    shifts, absent = on_shift(workspace, said)
    day = reading.as_of
    if cards is None:
        cards = waiting_cards(workspace, ledger, day)
    aside, unread = _set_aside(workspace)
    failed = (*_failed_cards((*aside, *reading.cards), day), *_failed_rows(reading, day))
    failed_by = _failed_by(reading, failed)
    waiting = [one.agent for card in cards if (one := _came_in(reading, card))]
    roster = Roster(shifts, absent, said.begins, failed_by, waiting)
    standings = sorted(_standings(workspace, ledger, reading), key=by_next_step)
    off, rules = reading.calendar.day_off(day), workspace.settings.rules
    notices = unread if workspace.settings.certifiers else [*unread, _NO_CERTIFIERS]
    made = assignment(standings, roster, day, off, rules)
    notices += _crowded(made)
    return replace(made, notices=notices, unusable=() if off else reading.left_out)


def _crowded(made: Assignment) -> list[str]:
    """Certifiers whom the tracker gives more agents than fit into their shifts."""
    left = [one.standing for one in made.unpaired if one.obstacle == "certifier-full"]
    left += [pair.standing for pair in made.pairs if pair.full]
    names = Counter(one.evidence.row.certifier for one in left)
    return [
        f"the tracker names {name} for {number} more than fit into the shift: change it there"
        for name, number in names.items()
    ]


def _standings(workspace: Workspace, ledger: Ledger, reading: ClassReading) -> Iterator[Standing]:
    """Where everybody stands; with what is still to be entered by hand, as if it were."""
    by_hand = workspace.settings.tracker.write == "plan"
    asked = {one.row for one in ledger.asked().values()} if by_hand else set()
    memory = memory_of(ledger, reading.people.agents)
    for member in reading.members:
        line = member.line
        if line and any(memory.is_row(row, line.row) for row in asked):
            yield with_asked(workspace, ledger, memory, reading, member, line)[0].standing
        else:
            yield member.standing


def unreviewed(reading: ClassReading) -> list[Standing]:
    """Who is at it and has not been through the expectations [C2]."""
    return [one for one in reading.standings if not_reviewed(one)]


def _came_in(reading: ClassReading, card: Scorecard) -> Standing | None:
    if card.agent is None or card.status not in _COME_IN:
        return None
    member = member_of(reading, card.agent)
    return member.standing if member else None


def _failed_by(
    reading: ClassReading, failed: Iterable[tuple[Agent, str]]
) -> dict[Agent, tuple[str, ...]]:
    """The certifiers with whom an agent failed, each once."""
    found: dict[Agent, dict[str, str]] = {}
    for agent, certifier in failed:
        member = member_of(reading, agent)
        if member and certifier:
            names = found.setdefault(member.standing.agent, {})
            names.setdefault(certifier_key(certifier), certifier)
    return {agent: tuple(names.values()) for agent, names in found.items()}


def _failed_cards(cards: Iterable[Result], day: date) -> Iterator[tuple[Agent, str]]:
    """Who failed with whom by the scorecards, as far as was known on the day."""
    for card in cards:
        late = card.known_on is not None and card.known_on > day
        if not late and card.outcome == "failed":
            yield card.agent, card.certifier or ""


def _failed_rows(reading: ClassReading, day: date) -> Iterator[tuple[Agent, str]]:
    """The same by the tracker: people who come again have a row of the earlier class, too."""
    for line in reading.tracker.lines if reading.tracker else ():
        row = line.row
        late = row.completed_on is not None and row.completed_on > day
        if row.outcome == "failed" and not late:
            yield row.agent, row.certifier


def _set_aside(workspace: Workspace) -> tuple[list[Result], list[str]]:
    """What replaced and withdrawn scorecards say, and which of them cannot be read."""
    folder = workspace.scorecards / SUPERSEDED
    found: list[Result] = []
    unread: list[str] = []
    if not folder.is_dir():
        return found, unread
    terms = reading_terms(workspace.settings, workspace)
    for one in received_in(folder):
        try:
            identity = identified(read_bytes(one.path, LARGEST_FILE), terms)
        except OSError as wrong:
            reason = (wrong.strerror or str(wrong)).lower()
            unread.append(f"{one.path}: who failed whom on it is not known: {reason}")
            continue
        result = result_of(identity, one.path.name, terms.rules) if identity else None
        found += [result] if result else []
    return found, unread
