"""Earlier days over again: what was known then, what changed since, and the trend."""

from datetime import date
from typing import Any

from callcert.domain.history import TREND_DAYS, StatusChange, changes_since, replayed, trend
from callcert.domain.standing import Standing
from tests.domain.class_evidence import (
    CALENDAR,
    DAY,
    FRIDAY,
    MONDAY,
    NEXT_MONDAY,
    RULES,
    SATURDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    card,
    row,
    said,
    stands,
)

DONE: dict[str, Any] = {"modules": 12, "assigned": 12}


def on(day: date, now: Standing) -> Standing:
    return replayed(now.evidence, CALENDAR, day, RULES)


def changed(now: Standing, before: date) -> list[str | None]:
    changes = list(changes_since([now], CALENDAR, before, RULES))
    assert all(one.standing is now for one in changes)
    return [one.before for one in changes]


def test_an_earlier_day_knows_the_reports_up_to_it() -> None:
    reports = said(MONDAY, modules=3), said(TUESDAY, modules=6), said(WEDNESDAY, modules=9)
    now = stands(FRIDAY, row(), *reports)
    assert [on(MONDAY + n * DAY, now).modules_done for n in range(5)] == [3, 6, 9, 9, 9]
    assert [entry.day for entry in on(TUESDAY, now).evidence.reports] == [MONDAY, TUESDAY]
    assert on(MONDAY - DAY, now).modules_done is None


def test_an_earlier_day_does_not_know_what_the_tracker_has_from_later_reports() -> None:
    tracked = row(modules_completed=9, equipment_issue="No sound")
    now = stands(FRIDAY, tracked, said(FRIDAY, modules=9, issue="No sound"))
    assert (now.modules_done, now.issue is not None) == (9, True)
    before = on(THURSDAY, now)
    assert (before.modules_done, before.issue) == (None, None)


def test_what_changed_is_told_with_what_was_before() -> None:
    now = stands(WEDNESDAY, row(), said(WEDNESDAY, **DONE), scorecard=card())
    assert list(changes_since([now], CALENDAR, TUESDAY, RULES)) == [StatusChange(now, "on-track")]
    assert changed(stands(TUESDAY, row()), MONDAY) == []
    assert changed(stands(MONDAY, row()), MONDAY - DAY) == ["not-started"]
    assert changed(stands(THURSDAY, row()), WEDNESDAY) == ["late"]


def test_a_scorecard_filed_since_is_news_though_its_calls_were_earlier() -> None:
    failed = {"outcome": "failed", "pass_rate": 60, "calls_passed": 3}
    late = card(**failed, filed_on=FRIDAY)
    assert changed(stands(FRIDAY, row(), scorecard=late), THURSDAY) == ["step-due"]
    assert changed(stands(THURSDAY, row(), scorecard=late), WEDNESDAY) == [], "not yet, nor again"
    known = card(**failed, filed_on=THURSDAY)
    assert changed(stands(FRIDAY, row(), scorecard=known), THURSDAY) == []
    assert changed(stands(FRIDAY, row(), scorecard=card(**failed)), THURSDAY) == []


def test_the_trend_is_of_ten_business_days_each_as_it_was() -> None:
    now = stands(FRIDAY, row(), said(WEDNESDAY, **DONE), scorecard=card())
    outcomes = [(WEDNESDAY, "certified"), (WEDNESDAY, "failed"), (FRIDAY, "failed")]
    days = trend([now.evidence], outcomes, CALENDAR, FRIDAY, RULES)
    assert [one.day for one in days] == [
        date(2026, 11, n) for n in (9, 10, 11, 12, 13, 16, 17, 18, 19, 20)
    ]
    assert len(days) == TREND_DAYS
    statuses = [list(one.statuses) for one in days]
    assert statuses == [["not-started"]] * 5 + [["on-track"]] * 2 + [["complete"]] * 3
    assert [(one.certified, one.failed) for one in days[-3:]] == [(1, 1), (0, 0), (0, 1)]
    assert sum(one.certified + one.failed for one in days[:-3]) == 0


def test_the_trend_of_a_day_off_ends_with_the_business_day_before() -> None:
    days = trend([], [], CALENDAR, SATURDAY, RULES)
    assert (days[-1].day, len(days)) == (FRIDAY, TREND_DAYS)
    assert trend([], [], CALENDAR, NEXT_MONDAY, RULES)[-1].day == NEXT_MONDAY
