"""Earlier days over again, from what was dated up to them: what changed, and the trend."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from callcert.domain.calendar import Calendar
from callcert.domain.ladder import Standing as Status
from callcert.domain.people import letters
from callcert.domain.progress import issue_in
from callcert.domain.rules import Rules
from callcert.domain.standing import Evidence, Result, Standing, standing

TREND_DAYS = 10


@dataclass(frozen=True, slots=True)
class StatusChange:
    """An agent whose status is another than on the business day before; None for one not there."""

    standing: Standing
    before: Status | None


@dataclass(frozen=True, slots=True)
class TrendDay:
    """A business day of the trend: how many agents had which status, how calls went that day."""

    day: date
    statuses: Mapping[Status, int]
    certified: int
    failed: int


def replayed(evidence: Evidence, calendar: Calendar, day: date, rules: Rules) -> Standing:
    """Where an agent stood on an earlier day, from what was dated up to it."""
    earlier = tuple(entry for entry in evidence.reports if entry.day <= day)
    later = [entry for entry in evidence.reports if entry.day > day]
    issues = evidence.later_issues
    if later:
        issues = (issues or frozenset()) | {letters(issue_in(entry.issue)) for entry in later}
    known = replace(evidence, reports=earlier, later_issues=issues)
    return standing(known, calendar, day, rules)


def changes_since(
    now: Sequence[Standing], calendar: Calendar, before: date, rules: Rules
) -> Iterator[StatusChange]:
    """Whose status is another than was known on that earlier day.

    A scorecard that was filed since is news, though its calls were earlier. One that was filed
    after the day itself is taken as known since its calls, and is news of no day between.
    """
    for one in now:
        then = known_then(one, calendar, before, rules).position.status
        if then != one.position.status:
            yield StatusChange(one, then)


def known_then(now: Standing, calendar: Calendar, day: date, rules: Rules) -> Standing:
    """Where an agent stood on an earlier day by what was known on it.

    A scorecard filed since was not known yet, whatever the day of its calls; the one it replaced
    was, and so was what the tracker had by itself.
    """
    evidence, card = now.evidence, now.evidence.scorecard
    if card and card.filed_on and day < card.filed_on <= now.as_of:
        row = replace(evidence.row, completed_on=evidence.row.completed_on or card.day)
        evidence = replace(evidence, row=row, scorecard=_known_card(card, day))
    return replayed(evidence, calendar, day, rules)


def _known_card(card: Result, day: date) -> Result:
    """The scorecard as it was filed by the day; one that was not yet is of the day it was."""
    for filed_on, outcome in reversed(card.replaced):
        if filed_on <= day:
            return replace(card, day=None, filed_on=filed_on, outcome=outcome)
    return replace(card, day=None)


def trend(
    evidence: Sequence[Evidence],
    outcomes: Sequence[tuple[date, str]],
    calendar: Calendar,
    day: date,
    rules: Rules,
) -> list[TrendDay]:
    """The last ten business days up to the day; ``outcomes`` are day and outcome of scorecards."""
    last = day if calendar.is_business_day(day) else calendar.moved(day, -1)
    days = [calendar.moved(last, -back) for back in range(TREND_DAYS - 1, -1, -1)]
    results = Counter(outcomes)
    return [
        TrendDay(
            one,
            Counter(replayed(each, calendar, one, rules).position.status for each in evidence),
            results[one, "certified"],
            results[one, "failed"],
        )
        for one in days
    ]
