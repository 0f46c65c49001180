"""The day's report from the workbooks alone: nothing in it is dated later."""

from dataclasses import replace
from datetime import date

from callcert.config.workspace import Workspace
from callcert.domain.day_report import DayCard, DayReport
from callcert.domain.findings import Finding, finding
from callcert.domain.history import changes_since, trend
from callcert.domain.score_report import Scorecard
from callcert.domain.urgency import urgency
from callcert.excel.scorecard import ReadingTerms, read_scorecard
from callcert.filing.disk import read_bytes
from callcert.filing.intake import received_in
from callcert.filing.ledger import Ledger
from callcert.workflows.class_reading import ClassReading, read_class
from callcert.workflows.equipment import broken_equipment
from callcert.workflows.intake_agents import not_asked_for
from callcert.workflows.reading import reading_terms
from callcert.workflows.run import missing_books
from callcert.workflows.score import planned
from callcert.workflows.scorecards import Place

_OF_LATER = {"row-future", "step-after-day"}
"""Findings that speak of days after the report's: it holds no fact later than its own day."""


def read_day(workspace: Workspace, ledger: Ledger, day: date) -> DayReport:
    """Everything leadership needs of the day [C10]; changes nothing."""
    reading = read_class(workspace, ledger, day)
    rules = workspace.settings.rules
    standings = sorted(reading.standings, key=urgency)
    calendar = reading.calendar
    evidence = [one.evidence for one in standings]
    outcomes = [(card.known_on, card.outcome) for card in reading.cards if card.known_on]
    terms = reading_terms(workspace.settings, workspace)
    before = calendar.moved(day, -1)
    cards, unread = _cards(workspace, reading, terms, day)
    intake = waiting_cards(workspace, ledger, day)
    problems = [one for one in not_asked_for(reading, intake) if one.code not in _OF_LATER]
    return DayReport(
        day=day,
        calendar=calendar,
        rules=rules,
        standings=standings,
        cards=cards,
        intake=intake,
        broken=broken_equipment(reading),
        changes=list(changes_since(standings, calendar, before, rules)),
        trend=trend(evidence, outcomes, calendar, day, rules),
        data_problems=[*problems, *unread],
        notices=missing_books(workspace, reading),
    )


def _cards(
    workspace: Workspace, reading: ClassReading, terms: ReadingTerms, day: date
) -> tuple[list[DayCard], list[Finding]]:
    """The filed scorecards of calls on the day, read whole; one that is gone is said."""
    cards: list[DayCard] = []
    unread: list[Finding] = []
    for result in reading.cards:
        if result.known_on != day:
            continue
        file = workspace.scorecards / result.file
        try:
            seen = read_scorecard(read_bytes(file), file.stem, terms).assessment
        except OSError as wrong:
            reason = (wrong.strerror or str(wrong)).lower()
            unread.append(finding("unreadable", {"reason": reason}).at(str(file)))
            continue
        if seen and seen.certification:
            cards.append(
                DayCard(
                    str(file),
                    seen.agent,
                    seen.certifier,
                    seen.calls,
                    seen.certification,
                    seen.spent,
                )
            )
    return cards, unread


def waiting_cards(workspace: Workspace, ledger: Ledger, day: date) -> list[Scorecard]:
    """Returned scorecards that wait in the intake for a person, or for the next run.

    One that says it is of a later day is left out.
    """
    if not workspace.incoming.is_dir():
        return []
    terms = reading_terms(workspace.settings, workspace)
    place = Place(workspace.scorecards, workspace.private)
    report = planned(received_in(workspace.incoming), place, ledger, terms, day)
    waiting = [card for card in report if card.status != "already-filed"]
    return [
        replace(card, detail=None)
        for card in waiting
        if not (card.detail and card.detail.certified_on and card.detail.certified_on > day)
    ]
