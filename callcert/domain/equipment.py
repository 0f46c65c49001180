"""Equipment issues [C1, C6]: what is open, since when, and on which days it was."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from callcert.domain.notes import Note, read_notes
from callcert.domain.people import letters, name_keys
from callcert.domain.progress import Reports, issue_in
from callcert.domain.tracker import TrackerRow

REPORTED, CLEARED = "Equipment issue", "Equipment issue cleared"
"""How callcert's own notes about an issue begin."""

_DAY = timedelta(days=1)
_AGAIN = re.compile(r"(?: \(again\))+\Z")


@dataclass(frozen=True, slots=True)
class OpenIssue:
    """An issue that is open; ``since`` is None where nothing tells the day."""

    text: str
    ticket: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class _Event:
    """An issue seen on a day, or (an empty text) gone by then.

    ``rank`` orders a day: reports, then notes that an issue came up, then notes of clearings.
    """

    day: date
    rank: int
    text: str
    clears: str = ""


def open_issue(row: TrackerRow, reports: Reports, as_of: date) -> OpenIssue | None:
    """The open issue: the tracker's own, beside what the agent's newest report says.

    A report without one ends what earlier reports said, and so does a note that it was cleared;
    what stands in the tracker stays open until somebody takes it out there.
    """
    spans = _spans(row, reports, as_of)
    since = spans[-1][0] if spans and spans[-1][1] is None else None
    text = _together(row.equipment_issue, spans[-1][2] if since else "")
    return OpenIssue(text, row.ticket, since) if text else None


def issue_days(row: TrackerRow, reports: Reports, as_of: date) -> frozenset[date]:
    """Every day up to ``as_of`` on which an issue was open, as far as the days are known."""
    days: set[date] = set()
    for first, end, _ in _spans(row, reports, as_of):
        last = end - _DAY if end else as_of
        days.update(first + n * _DAY for n in range((last - first).days + 1))
    return frozenset(days)


def reported_note(day: date, name: str, text: str, ticket: str) -> Note:
    """The note that an issue was reported."""
    return Note(day, name, f"{REPORTED}: {_with_ticket(text, ticket)}")


def cleared_note(day: date, name: str, text: str, ticket: str) -> Note:
    """The note that an issue was cleared; it names the issue, so that a new one is not meant."""
    return Note(day, name, f"{CLEARED}: {_with_ticket(text, ticket)}")


def _together(held: str, reported: str) -> str:
    """Both, unless the one says the other."""
    if not reported or (held and letters(reported) in letters(held)):
        return held
    return reported if letters(held) in letters(reported) else f"{held}; {reported}"


def _with_ticket(text: str, ticket: str) -> str:
    return f"{text} ({ticket})" if ticket else text


def _without_ticket(text: str) -> str:
    return (text.endswith(")") and text.rpartition(" (")[0]) or text


def _spans(
    row: TrackerRow, reports: Reports, as_of: date
) -> Sequence[tuple[date, date | None, str]]:
    """First day, the day it was gone (None: still open) and last wording of each issue."""
    spans: list[tuple[date, date | None, str]] = []
    seen: list[_Event] = []
    for event in _events(row, reports, as_of):
        if event.text:
            seen.append(event)
        elif seen and _ends(event, seen, row.equipment_issue):
            spans.append((seen[0].day, event.day, seen[-1].text))
            seen = []
    return [*spans, (seen[0].day, None, seen[-1].text)] if seen else spans


def _ends(event: _Event, seen: Sequence[_Event], held: str) -> bool:
    """Whether an issue seen with these words is gone: cleared, or not reported again.

    It is not gone while the tracker has it (``held``) in any of the words. Clearing an issue
    does not clear another one of the same day.
    """
    last = seen[-1]
    if event.clears:
        return event.day > last.day or letters(last.text) in letters(event.clears)
    return not any(letters(one.text) in letters(held) for one in seen)


def _events(row: TrackerRow, reports: Reports, as_of: date) -> Sequence[_Event]:
    """Reports and notes in their order; a note of what a report of its day says adds nothing."""
    found = [_Event(entry.day, 0, issue_in(entry.issue)) for entry in reports]
    told = {(event.day, letters(_without_ticket(event.text))) for event in found if event.text}
    found += [event for event in _noted(row) if (event.day, letters(event.text)) not in told]
    return sorted(
        (event for event in found if event.day <= as_of), key=lambda one: (one.day, one.rank)
    )


def _noted(row: TrackerRow) -> Iterator[_Event]:
    """What others noted about an issue; what the agent says stands in the reports."""
    own = name_keys(row.agent.last_name, row.agent.first_name)
    for note in read_notes(row.notes):
        kind, colon, text = _AGAIN.sub("", note.text).partition(":")
        if letters(note.name) in own:
            continue
        if colon and kind == REPORTED:
            yield _Event(note.day, 1, _without_ticket(text.strip()))
        elif colon and kind == CLEARED:
            yield _Event(note.day, 2, "", text)
