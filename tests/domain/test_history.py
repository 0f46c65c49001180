"""Earlier days over again: what was known then, what changed since, and the trend."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

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
TRACKED: dict[str, Any] = {"modules_completed": 12, "modules_assigned": 12}


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


def test_what_the_tracker_had_by_itself_is_no_news_once_its_scorecard_is_filed() -> None:
    late = card(filed_on=FRIDAY)
    for completed_on in (None, TUESDAY, WEDNESDAY, THURSDAY):
        tracked = row(outcome="certified", completed_on=completed_on, **TRACKED)
        assert changed(stands(FRIDAY, tracked, scorecard=late), THURSDAY) == []
        written = stands(FRIDAY, tracked, scorecard=late, outcome_written=True)
        assert changed(written, THURSDAY) == ["step-due"]
    on_friday = row(outcome="certified", completed_on=FRIDAY, **TRACKED)
    assert changed(stands(FRIDAY, on_friday, scorecard=late), THURSDAY) == ["step-due"]
    other = row(outcome="failed", completed_on=TUESDAY, **TRACKED)
    assert changed(stands(FRIDAY, other, scorecard=late), THURSDAY) == ["failed"]


def test_what_a_replaced_scorecard_had_told_is_no_news_again() -> None:
    failed: dict[str, Any] = {"outcome": "failed", "pass_rate": 60, "calls_passed": 3}
    earlier = ((TUESDAY, "certified"), (THURSDAY, "failed"))
    tracked = row(outcome="failed", completed_on=WEDNESDAY, **TRACKED)

    def since(before: date, card_now: Any) -> list[str | None]:
        return changed(stands(FRIDAY, tracked, scorecard=card_now, outcome_written=True), before)

    again = card(filed_on=FRIDAY, replaced=earlier, **failed)
    assert since(THURSDAY, again) == []
    assert since(WEDNESDAY, again) == ["complete"]
    assert since(MONDAY, again) == ["on-track"]
    assert since(THURSDAY, card(filed_on=FRIDAY, replaced=earlier)) == ["failed"]


@given(
    outcome=st.sampled_from([None, "certified", "failed"]),
    written=st.booleans(),
    completed=st.integers(0, 8),
    filed=st.integers(0, 8),
    dated=st.booleans(),
    old=st.integers(0, 4),
    reported=st.integers(0, 8),
    passed=st.sampled_from(["certified", "failed"]),
    days=st.tuples(st.integers(0, 8), st.integers(0, 8)).map(sorted),
)
def test_what_changed_is_the_difference_of_the_days_as_they_were(  # noqa: PLR0913  what is drawn
    *, outcome: Any, written: bool, completed: int, filed: int, dated: bool, old: int,
    reported: int, passed: Any, days: list[int],
) -> None:  # fmt: skip
    """Each day is made from what the workbooks held on it, not from what they hold now."""
    filed_on, told = MONDAY + filed * DAY, said(MONDAY + reported * DAY, **DONE)
    calls = filed_on - old * DAY if dated else None
    filed_card = card(outcome=passed, day=calls, filed_on=filed_on)
    since = filed_on if written else MONDAY + completed * DAY
    completed_on = calls if written else since
    full = row(outcome=passed if written else outcome, completed_on=completed_on)

    def lived(day: date) -> Standing:
        known = filed_card if filed_on <= day else None
        there = full if since <= day else row()
        reports = [told] if told.day <= day else []
        return stands(day, there, *reports, scorecard=known, outcome_written=written)

    before, after = (MONDAY + day * DAY for day in days)
    now, then = lived(after), lived(before)
    was, is_now = then.position.status, now.position.status
    assert changed(now, before) == ([was] if was != is_now else [])


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
