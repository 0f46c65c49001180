"""What workbooks say of Jane, and where she then stands, plain unless a test says otherwise."""

from datetime import date, timedelta
from typing import Any

from callcert.domain.agents import Agent
from callcert.domain.calendar import Calendar
from callcert.domain.counts import Count
from callcert.domain.people import Named
from callcert.domain.progress import Entry, in_order
from callcert.domain.rules import Rules
from callcert.domain.standing import Evidence, Result, Standing, standing
from callcert.domain.tracker import TrackerRow

DAY = timedelta(days=1)
MONDAY = date(2026, 11, 16)
"""The first day; the Thursday of the week after is a holiday."""

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + n * DAY for n in (1, 2, 3, 4))
SATURDAY, SUNDAY = FRIDAY + DAY, FRIDAY + 2 * DAY
NEXT_MONDAY = SUNDAY + DAY
CALENDAR = Calendar(holidays=frozenset({date(2026, 11, 26)}))
RULES = Rules()

JANE = Agent("Doe", "Jane", "E1042")
NAMED = Named("Doe", "Jane", "E1042")


def row(**said: Any) -> TrackerRow:
    """Jane's row, started on Monday."""
    plain: dict[str, Any] = {"agent": JANE, "start": MONDAY}
    return TrackerRow(**plain | said)


def said(day: date, *, line: int = 0, **told: Any) -> Entry:
    """What Jane reports for a day; counts may be plain numbers."""
    counts = {"modules", "assigned", "calls"}
    values: dict[str, Any] = {
        name: Count(value) if name in counts and not isinstance(value, Count) else value
        for name, value in told.items()
    }
    return Entry(0, line, NAMED, day, **values)


def card(**told: Any) -> Result:
    """Jane's scorecard of Wednesday: four of five calls passed."""
    plain: dict[str, Any] = {
        "agent": JANE, "file": "Doe_Jane_80%.xlsx", "day": WEDNESDAY, "certifier": "Pat Otto",
        "calls_passed": 4, "pass_rate": 80, "outcome": "certified",
    }  # fmt: skip
    return Result(**plain | told)


def stands(  # noqa: PLR0913  what is said of her
    as_of: date,
    tracked: TrackerRow | None = None,
    *reports: Entry,
    scorecard: Result | None = None,
    in_tracker: bool = True,
    outcome_written: bool = False,
    rules: Rules = RULES,
) -> Standing:
    """Where she stands; as in a run, later reports are not among the evidence."""
    known = in_order([entry for entry in reports if entry.day <= as_of])
    tracked = row() if tracked is None else tracked
    evidence = Evidence(
        tracked, known, scorecard, in_tracker, outcome_written=outcome_written
    )  # fmt: skip
    return standing(evidence, CALENDAR, as_of, rules)


EVERYTHING = Count(everything=True)
