"""Today's pairs from the workbooks: who is ready, who is on shift, who failed whom before [C6]."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from callcert.config.workspace import Workspace
from callcert.domain.agents import Agent
from callcert.domain.assignment import Assignment, Roster, assignment
from callcert.domain.brief import not_reviewed
from callcert.domain.files import LARGEST_FILE
from callcert.domain.score_report import Scorecard
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
    failed_by = _failed_by(reading, (*aside, *reading.cards), day)
    waiting = [one.agent for card in cards if (one := _came_in(reading, card))]
    roster = Roster(shifts, absent, said.begins, failed_by, waiting)
    standings = sorted(_standings(workspace, ledger, reading), key=by_next_step)
    off, rules = reading.calendar.day_off(day), workspace.settings.rules
    notices = unread if workspace.settings.certifiers else [*unread, _NO_CERTIFIERS]
    return replace(assignment(standings, roster, day, off, rules), notices=notices)


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
    reading: ClassReading, cards: Iterable[Result], day: date
) -> dict[Agent, tuple[str, ...]]:
    """The certifiers on whose scorecards an agent failed, as far as was known on the day."""
    found: dict[Agent, tuple[str, ...]] = {}
    for card in cards:
        member = member_of(reading, card.agent)
        late = card.known_on is not None and card.known_on > day
        if member is None or late or card.outcome != "failed" or not card.certifier:
            continue
        names = found.get(member.standing.agent, ())
        if card.certifier not in names:
            found[member.standing.agent] = (*names, card.certifier)
    return found


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
