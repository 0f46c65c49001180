"""The end of a day on one page [C10]: plain values, every number of which traces to names."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from callcert.domain.agents import Agent
from callcert.domain.calendar import Calendar
from callcert.domain.certification import Certification
from callcert.domain.daily_progress import Reported, is_expected, may_report, reported_on_its_day
from callcert.domain.equipment_report import Broken
from callcert.domain.exact import total
from callcert.domain.findings import Finding
from callcert.domain.history import StatusChange, TrendDay
from callcert.domain.ladder import OFF_LADDER, STANDINGS, Step
from callcert.domain.ladder import Standing as Status
from callcert.domain.people import letters
from callcert.domain.rules import CALLS, Rules
from callcert.domain.score_report import Scorecard
from callcert.domain.scoring import Call
from callcert.domain.standing import Standing
from callcert.domain.timeframes import calls_too_long

PASS_RATES = tuple(range(100, 0, -100 // CALLS))
"""Every rate there can be, in percent, the best first."""


@dataclass(frozen=True, slots=True)
class DayCard:
    """A filed scorecard of calls on the day; ``spent`` is None where the times are missing."""

    file: str
    agent: Agent
    certifier: str | None
    calls: tuple[Call, ...]
    certification: Certification
    spent: timedelta | None


@dataclass(frozen=True, slots=True)
class StepDue:
    """A step that is due for an agent, or will be on ``due_on``."""

    standing: Standing
    step: Step
    due_on: date
    days_overdue: int = 0


@dataclass(frozen=True, slots=True)
class Delivered:
    """A step that was delivered on the day."""

    standing: Standing
    step: Step


@dataclass(frozen=True, slots=True)
class CertifierDay:
    """A certifier's scorecards of the day; the mean is over judged calls, the coached left out."""

    certifier: str
    scorecards: int
    certified: int
    mean_score: Fraction


@dataclass(frozen=True, slots=True)
class ClassProgress:
    """A class against plan: counts of agents, modules and calls as far as they are told.

    ``day`` is the class's own day, counted from its most common start; all should be complete by
    the target day.
    """

    name: str
    agents: int
    day: int
    complete: int
    failed: int
    on_ladder: int
    modules_done: int
    modules_assigned: int
    calls_done: int


@dataclass(frozen=True, slots=True)
class DayReport:
    """One day for leadership; exceptions first, then the day, then what is next.

    ``intake`` are returned scorecards that are not filed; ``data_problems`` what must be put
    right in the workbooks.
    """

    day: date
    calendar: Calendar
    rules: Rules
    standings: Sequence[Standing]
    cards: Sequence[DayCard]
    intake: Sequence[Scorecard]
    broken: Sequence[Broken]
    changes: Sequence[StatusChange]
    trend: Sequence[TrendDay]
    data_problems: Sequence[Finding]
    notices: Sequence[str] = ()

    @property
    def here(self) -> list[Standing]:
        """Everybody who has not left."""
        return [one for one in self.standings if one.position.status != "left"]

    @property
    def roster(self) -> dict[Status, int]:
        """How many have which status; the counts add up to all there are."""
        counts = Counter(one.position.status for one in self.standings)
        return {status: counts[status] for status in STANDINGS}

    def outcome_of_day(self, outcome: str) -> list[DayCard]:
        """The day's scorecards with that outcome."""
        return [card for card in self.cards if card.certification.outcome == outcome]

    @property
    def failed_late(self) -> list[Standing]:
        """Who is known to have failed only now, though the calls were on an earlier day."""
        today = {card.agent.name_key for card in self.outcome_of_day("failed")}
        changed = (one.standing for one in self.changes)
        return [
            one
            for one in changed
            if one.position.status == "failed" and one.agent.name_key not in today
        ]

    @property
    def pass_rates(self) -> dict[int, list[DayCard]]:
        """The day's scorecards by their pass rate in percent."""
        return {
            rate: [card for card in self.cards if card.certification.pass_rate == rate]
            for rate in PASS_RATES
        }

    @property
    def reported(self) -> list[Reported]:
        """Who of those at it has reported for the day, be it a day off."""
        told = (reported_on_its_day(one) for one in self.standings if may_report(one))
        return [one for one in told if one]

    @property
    def expected(self) -> int:
        """How many were to report for the day: nobody on a day off."""
        return sum(is_expected(one) for one in self.standings)

    @property
    def missing(self) -> list[Standing]:
        """Who of the expected has not reported for the day [C8]."""
        expected = [one for one in self.standings if is_expected(one)]
        return [one for one in expected if reported_on_its_day(one) is None]

    @property
    def due(self) -> list[StepDue]:
        """Steps due on the day or before it, the most urgent first."""
        return [
            StepDue(one, place.step_due, place.due_on, place.days_overdue)
            for one in self.standings
            if (place := one.position).step_due and place.due_on
        ]

    @property
    def due_next(self) -> list[StepDue]:
        """Steps that fall due on the next business day unless the agents complete."""
        tomorrow = self.calendar.moved(self.day, 1)
        return [
            StepDue(one, place.next_step, place.next_step_on)
            for one in self.standings
            if (place := one.position).next_step
            and place.next_step_on
            and place.next_step_on <= tomorrow
        ]

    @property
    def delivered(self) -> list[Delivered]:
        """Steps delivered on the day."""
        return [
            Delivered(one, step)
            for one in self.standings
            for step, on in one.position.delivered.items()
            if on == self.day
        ]

    @property
    def calls_over(self) -> list[DayCard]:
        """The day's scorecards whose calls took too long [TF1]."""
        return [
            card for card in self.cards if card.spent and calls_too_long(card.spent, self.rules)
        ]

    @property
    def modules_over(self) -> list[Standing]:
        """Who reported on the day more hours on modules than they may take [TF2]."""
        return [
            told.standing
            for one in self.here
            if (told := reported_on_its_day(one))
            and told.entry.hours is not None
            and told.entry.hours > self.rules.tbt_hours
        ]

    @property
    def days_over(self) -> list[Standing]:
        """Who is past the target for calls and modules together [TF3]."""
        return [
            one
            for one in self.standings
            if one.position.status not in OFF_LADDER and one.position.day > self.rules.target_days
        ]

    @property
    def modules_incomplete(self) -> list[Standing]:
        """Who of those who have not left still has modules to do."""
        return [one for one in self.here if not one.modules_complete]

    @property
    def certifiers(self) -> list[CertifierDay]:
        """What each certifier did on the day, by name."""
        by_name: dict[str, list[DayCard]] = {}
        for card in self.cards:
            by_name.setdefault(letters(card.certifier or ""), []).append(card)
        named = [(cards[0].certifier or "(not named)", cards) for cards in by_name.values()]
        return [_certifier(name, cards) for name, cards in sorted(named, key=lambda one: one[0])]

    @property
    def classes(self) -> list[ClassProgress]:
        """Each class against plan, by name."""
        by_name: dict[str, list[Standing]] = {}
        for one in self.here:
            by_name.setdefault(one.evidence.row.group or "(no class)", []).append(one)
        return [_class(name, members) for name, members in sorted(by_name.items())]

    @property
    def has_errors(self) -> bool:
        """Whether a person has something to put right."""
        return any(found.severity == "error" for found in self.all_problems)

    @property
    def all_problems(self) -> list[Finding]:
        """What must be put right in the workbooks, and on the scorecards that wait."""
        waiting = [found for card in self.intake for found in card.findings]
        return [*self.data_problems, *waiting]


def _certifier(name: str, cards: Sequence[DayCard]) -> CertifierDay:
    scores = [
        call.score
        for card in cards
        for call in card.calls
        if not call.coached and call.score is not None
    ]
    certified = sum(card.certification.outcome == "certified" for card in cards)
    return CertifierDay(name, len(cards), certified, total(scores) / len(scores))


def _class(name: str, members: Sequence[Standing]) -> ClassProgress:
    statuses = Counter(one.position.status for one in members)
    told = [one for one in members if one.modules_assigned]
    days = Counter(one.position.day for one in members)
    return ClassProgress(
        name,
        len(members),
        max(days, key=lambda day: (days[day], day)),
        statuses["complete"],
        statuses["failed"],
        len(members) - sum(statuses[off] for off in OFF_LADDER),
        sum(min(one.modules_done or 0, one.modules_assigned or 0) for one in told),
        sum(one.modules_assigned or 0 for one in told),
        sum(min(one.calls or 0, CALLS) for one in members),
    )
