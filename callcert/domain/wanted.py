"""What the reports and the scorecard say that an agent's row of the tracker should hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from callcert.domain.agents import Agent
from callcert.domain.equipment import REPORTED
from callcert.domain.moments import us
from callcert.domain.notes import Note
from callcert.domain.people import letters
from callcert.domain.progress import issue_in, modules, newest
from callcert.domain.rules import CALLS
from callcert.domain.standing import Result, Standing
from callcert.domain.tracker_values import ISSUE, Value

_PERCENT = 100


_SMALL_TALK = {"", "na", "none", "no", "ok", "okay", "good", "allgood", "nothing", "same", "fine"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a cell should say and where that is known from."""

    heading: str
    value: Value
    source: str


def wanted_cells(standing: Standing) -> Iterator[Wanted]:
    """What the reports and the scorecard say the agent's row should hold [C9]."""
    yield from _reported(standing)
    card = standing.scorecard
    if standing.calls is not None:
        source = f"the scorecard {card.file}" if card else "the progress report"
        yield Wanted("Calls Completed", standing.calls, source)
    if card:
        yield from _certified(card)
    reports = standing.evidence.reports
    reported = issue_in(reports[-1].issue) if reports else ""
    if reported and standing.issue and not standing.evidence.row.equipment_issue:
        yield Wanted(ISSUE, reported, "the progress report")


def wanted_notes(standing: Standing) -> Iterator[Note]:
    """Notes of the agent's own words, of new equipment issues, and of the result [C9]."""
    name = said_by(standing.agent)
    before = ""
    for entry in standing.evidence.reports:
        issue = issue_in(entry.issue)
        if issue and letters(issue) != letters(before):
            yield Note(entry.day, name, f"{REPORTED}: {issue}")
        before = issue
        if letters(entry.note) not in _SMALL_TALK:
            yield Note(entry.day, name, entry.note)
    if standing.scorecard:
        yield from result_notes(standing.scorecard)


def result_notes(card: Result) -> Iterator[Note]:
    """The note of a result, said by the certifier on the day of the calls."""
    if card.day:
        passed = f"{card.calls_passed} of {CALLS} calls passed, {card.pass_rate}%"
        yield Note(card.day, card.certifier or "Certifier", passed)


def said_by(agent: Agent) -> str:
    """An agent's name as notes have it."""
    whole = " ".join(part for part in (agent.first_name, agent.last_name) if part)
    return whole or agent.agent_id or "Agent"


def _reported(standing: Standing) -> Iterator[Wanted]:
    reports = standing.evidence.reports
    if not reports:
        return
    source = f"the report of {us(reports[-1].day)}"
    done, _ = modules(reports, standing.modules_assigned)
    assigned = newest(reports, lambda entry: entry.modules_assigned)
    hours = next((e.hours for e in reversed(reports) if e.hours is not None), None)
    told = {"TBTs Completed": done, "TBTs Assigned": assigned, "TBT Hours": hours}
    for heading, value in told.items():
        if value is not None:
            yield Wanted(heading, value, source)


def _certified(card: Result) -> Iterator[Wanted]:
    source = f"the scorecard {card.file}"
    yield Wanted("Pass Rate", Fraction(card.pass_rate, _PERCENT), source)
    yield Wanted("Outcome", card.outcome.capitalize(), source)
    if card.day:
        yield Wanted("Completed On", card.day, source)
    if card.certifier:
        yield Wanted("Certifier", card.certifier, source)
