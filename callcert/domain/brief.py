"""The morning's page for the touch base [C5, K2]: plain values, every number of which is names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from callcert.domain.agents import Agent, same_agent
from callcert.domain.assignment import Assignment
from callcert.domain.calendar import Calendar
from callcert.domain.certification import Outcome
from callcert.domain.daily_progress import is_expected, reported_on_its_day
from callcert.domain.equipment_report import Broken
from callcert.domain.findings import Finding
from callcert.domain.history import known_then, replayed
from callcert.domain.ladder import OFF_LADDER
from callcert.domain.rules import Rules
from callcert.domain.score_report import Scorecard, Status
from callcert.domain.stage import STAGES, Stage, StageName, stage_of
from callcert.domain.standing import Result, Standing

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OutOfLine:
    """An agent who is not where they should be, and why.

    ``silent`` says that nothing was reported for the business day before, ``hours`` how many
    were spent on modules where that is too long, ``late`` that the target is missed.
    """

    standing: Standing
    silent: bool
    late: bool
    hours: float | None


@dataclass(frozen=True, slots=True)
class Decided:
    """Somebody whose result is new since the business day before; None for what is not told."""

    agent: Agent
    outcome: Outcome
    pass_rate: int | None
    certifier: str


@dataclass(frozen=True, slots=True)
class Owed:
    """A scorecard that is not filed though five calls are reported; ``status`` of one come in."""

    standing: Standing
    status: Status | None


@dataclass(frozen=True, slots=True)
class Staged:
    """An agent in a stage."""

    standing: Standing
    stage: Stage


@dataclass(frozen=True, slots=True)
class Brief:
    """The morning of ``day``; ``before`` is the business day before it.

    ``standings`` are everybody's, the most urgent first; ``cards`` all filed scorecards and
    ``intake`` those that wait, with whom each is about in ``waiting``. ``checks`` and ``reviews``
    say whether the tracker has the columns for equipment and expectations.
    """

    day: date
    before: date
    calendar: Calendar
    rules: Rules
    standings: Sequence[Standing]
    cards: Sequence[Result]
    intake: Sequence[Scorecard]
    waiting: Mapping[Agent, Status]
    broken: Sequence[Broken]
    assignment: Assignment
    checks: bool
    reviews: bool
    findings: Sequence[Finding]
    notices: Sequence[str] = ()

    @property
    def at_it(self) -> list[Standing]:
        """Everybody on the ladder."""
        return [one for one in self.standings if one.position.status not in OFF_LADDER]

    @property
    def until(self) -> date:
        """The last day of what is new in the morning; ``before`` is the first."""
        return self.day - _DAY

    @property
    def out_of_line(self) -> list[OutOfLine]:
        """Who is not where they should be, the most urgent first."""
        judged = (self._judged(one) for one in self.at_it)
        return [
            one
            for one in judged
            if one.standing.position.step_due
            or one.standing.issue
            or one.silent
            or one.late
            or one.hours is not None
        ]

    @property
    def decided(self) -> list[Decided]:
        """Who certified or failed on the business day before, or is known since then to have.

        What the tracker or a scorecard had before is not new because a scorecard was filed.
        """
        return sorted(self._decided(), key=lambda one: (one.outcome != "failed", str(one.agent)))

    @property
    def unverified(self) -> list[Standing]:
        """Whose equipment nobody has verified yet [C1]."""
        return [one for one in self.at_it if one.evidence.row.equipment_checked is False]

    @property
    def unreviewed(self) -> list[Standing]:
        """Who has not been through the expectations [C2]."""
        return [one for one in self.at_it if not_reviewed(one)]

    @property
    def stages(self) -> dict[StageName, list[Staged]]:
        """Who is in which stage today [C3, C4]."""
        at = self.assignment.at
        found: dict[StageName, list[Staged]] = {name: [] for name in STAGES}
        for one in self.standings:
            stage = stage_of(one, self.rules, at)
            if stage:
                found[stage.name].append(Staged(one, stage))
        return found

    @property
    def owed(self) -> list[Owed]:
        """Agents who report five calls, with no scorecard filed."""
        return [
            Owed(one, self.waiting.get(one.agent)) for one in self.at_it if one.awaits_scorecard
        ]

    @property
    def has_errors(self) -> bool:
        """Whether a person has something to put right."""
        return any(found.severity == "error" for found in self.findings)

    def _judged(self, one: Standing) -> OutOfLine:
        reports = one.evidence.reports
        hours = reports[-1].hours if reports else None
        too_long = hours is not None and hours > self.rules.tbt_hours
        late = one.position.day > self.rules.target_days
        return OutOfLine(one, self._is_silent(one), late, hours if too_long else None)

    def _is_silent(self, one: Standing) -> bool:
        """Whether the agent should have reported for the business day before and did not [C8]."""
        then = replayed(one.evidence, self.calendar, self.before, self.rules)
        here = is_expected(then) and self.before not in one.excused
        return here and reported_on_its_day(then) is None

    def _decided(self) -> Iterator[Decided]:
        seen: list[Agent] = []
        whose = {one.evidence.scorecard: one for one in self.standings}
        for card in self.cards:
            days = (card.known_on, card.filed_on)
            is_new = any(day and self.before <= day < self.day for day in days)
            if is_new and not self._was_known(whose.get(card), card.outcome):
                seen.append(card.agent)
                yield Decided(card.agent, card.outcome, card.pass_rate, card.certifier or "")
        for one in self.standings:
            row = one.evidence.row
            told = row.completed_on and self.before <= row.completed_on < self.day
            carded = one.scorecard or any(same_agent(card, one.agent) for card in seen)
            if told and row.outcome and not carded:
                rate = int(row.pass_rate) if row.pass_rate is not None else None
                yield Decided(one.agent, row.outcome, rate, row.certifier)

    def _was_known(self, one: Standing | None, outcome: Outcome) -> bool:
        """Whether the outcome was known before the business day before."""
        if one is None:
            return False
        return known_then(one, self.calendar, self.before - _DAY, self.rules).outcome == outcome


def not_reviewed(standing: Standing) -> bool:
    """Whether somebody on the ladder has not been through the expectations [C2]."""
    on_ladder = standing.position.status not in OFF_LADDER
    return on_ladder and standing.evidence.row.expectations_reviewed is False
