from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.findings import KINDS, finding
from callcert.domain.form import Problem
from callcert.domain.ladder import Standing as Status
from callcert.domain.ladder import Step
from callcert.domain.progress import Entry
from callcert.domain.rules import Rules
from callcert.domain.standing import STEP_NAMES, Standing, problems_of
from tests.domain.class_evidence import (
    DAY,
    EVERYTHING,
    FRIDAY,
    JANE,
    MONDAY,
    NEXT_MONDAY,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    card,
    row,
    said,
    stands,
)

COACHED: Mapping[Step, date] = {"coaching": THURSDAY}


def codes(standing: Standing) -> list[str]:
    return [problem.code for problem in problems_of(standing)]


def the(code: str, standing: Standing) -> Problem:
    (problem,) = (one for one in problems_of(standing) if one.code == code)
    finding(problem.code, problem.facts)
    return problem


# ---- status


DONE = {"modules_completed": 12, "modules_assigned": 12}
FAILED = card(outcome="failed", pass_rate=60, calls_passed=3)


@pytest.mark.parametrize(
    ("tracked", "as_of", "status"),
    [
        ({"left": True, "outcome": "failed", **DONE}, FRIDAY, "left"),
        ({"left": True, "outcome": "certified", **DONE}, FRIDAY, "left"),
        ({"left": True, "start": None}, FRIDAY, "left"),
        ({"left": True}, MONDAY - DAY, "left"),
        ({"outcome": "failed", **DONE}, FRIDAY, "failed"),
        ({"outcome": "failed", "start": None}, FRIDAY, "failed"),
        ({"outcome": "failed"}, MONDAY - DAY, "failed"),
        ({"outcome": "certified", **DONE}, FRIDAY, "complete"),
        ({"outcome": "certified", "start": None, **DONE}, FRIDAY, "complete"),
        ({"outcome": "certified", **DONE}, MONDAY - DAY, "complete"),
        ({"start": None}, FRIDAY, "not-started"),
        ({"delivered": COACHED}, MONDAY - DAY, "not-started"),
        ({"start": SATURDAY}, SUNDAY, "not-started"),
        ({"delivered": COACHED}, FRIDAY, "step-due"),
        ({}, THURSDAY, "step-due"),
        ({"delivered": COACHED}, THURSDAY, "escalated"),
        ({"delivered": {"coaching": TUESDAY}}, WEDNESDAY, "escalated"),
        ({}, WEDNESDAY, "late"),
        ({}, TUESDAY, "on-track"),
        ({"outcome": "certified"}, TUESDAY, "on-track"),
        (DONE, FRIDAY, "step-due"),
    ],
)
def test_the_first_status_that_holds(tracked: dict[str, Any], as_of: date, status: Status) -> None:
    assert stands(as_of, row(**tracked)).position.status == status


PRECEDENCE: tuple[Status, ...] = ("left", "failed", "complete")


@given(
    left=st.booleans(),
    outcome=st.sampled_from([None, "certified", "failed"]),
    done=st.integers(0, 13),
    days=st.integers(-2, 10),
)
def test_left_before_failed_before_complete_before_the_ladder(
    left: bool, outcome: Any, done: int, days: int
) -> None:
    tracked = row(left=left, outcome=outcome, modules_completed=done, modules_assigned=12)
    one = stands(MONDAY + days * DAY, tracked)
    holds = (left, outcome == "failed", outcome == "certified" and done >= 12)
    first = next((status for status, is_so in zip(PRECEDENCE, holds, strict=True) if is_so), None)
    assert (one.position.status == first) if first else (one.position.status not in PRECEDENCE)
    if first:
        assert (one.position.step_due, one.position.next_step) == (None, None)
    assert one.modules_complete == (done >= 12)


# ---- modules


@pytest.mark.parametrize(
    ("done", "assigned", "complete"),
    [(12, 12, True), (13, 12, True), (11, 12, False), (0, 0, False), (None, 12, False),
     (12, None, False), (None, None, False), (5, 0, False)],
)  # fmt: skip
def test_modules_are_complete_when_all_assigned_are_done(
    done: int | None, assigned: int | None, complete: bool
) -> None:
    tracked = row(modules_completed=done, modules_assigned=assigned, outcome="certified")
    one = stands(TUESDAY, tracked)
    assert one.modules_complete is complete
    assert (one.position.status == "complete") is complete


def test_modules_are_told_by_the_newest_report_else_by_the_tracker() -> None:
    tracked = row(modules_completed=3, modules_assigned=10)
    assert counts(stands(TUESDAY, tracked)) == (3, 10)
    first, second = said(MONDAY, modules=7, assigned=12), said(TUESDAY, modules=5)
    assert counts(stands(TUESDAY, tracked, first, second)) == (5, 12)
    assert counts(stands(MONDAY, tracked, first, second)) == (7, 12)
    assert counts(stands(TUESDAY, tracked, second)) == (5, 10)
    assert counts(stands(TUESDAY, tracked, said(MONDAY))) == (3, 10)


def test_done_is_all_that_the_tracker_assigned() -> None:
    tracked = row(modules_completed=3, modules_assigned=10)
    assert counts(stands(TUESDAY, tracked, said(MONDAY, modules=EVERYTHING))) == (10, 10)


def test_of_two_reports_of_a_day_the_lower_counts() -> None:
    reports = said(MONDAY, modules=9, line=2), said(MONDAY, modules=4, line=5)
    assert counts(stands(MONDAY, row(), *reports))[0] == 4


def counts(one: Standing) -> tuple[int | None, int | None]:
    return one.modules_done, one.modules_assigned


# ---- outcome, and what is dated later


def test_a_scorecard_is_believed_before_the_tracker() -> None:
    one = stands(THURSDAY, row(outcome="certified", **DONE), scorecard=FAILED)
    assert (one.outcome, one.outcome_from) == ("failed", FAILED.file)
    assert (one.position.status, one.scorecard) == ("failed", FAILED)


def test_without_one_the_tracker_is() -> None:
    one = stands(THURSDAY, row(outcome="certified", completed_on=THURSDAY))
    assert (one.outcome, one.outcome_from) == ("certified", "the tracker")
    assert one.scorecard is None
    nobody = stands(THURSDAY, row())
    assert (nobody.outcome, nobody.outcome_from) == (None, "")


def test_a_scorecard_of_a_later_day_is_not_used() -> None:
    before = stands(TUESDAY, row(**DONE), scorecard=card())
    assert (before.outcome, before.scorecard, before.calls) == (None, None, None)
    assert before.position.status == "on-track"
    on_the_day = stands(WEDNESDAY, row(**DONE), scorecard=card())
    assert (on_the_day.outcome, on_the_day.calls) == ("certified", 5)
    assert on_the_day.position.status == "complete"
    assert stands(TUESDAY, row(), scorecard=card(day=None)).outcome == "certified"


def test_nor_is_an_outcome_of_the_tracker_completed_later() -> None:
    tracked = row(outcome="failed", completed_on=WEDNESDAY)
    assert stands(TUESDAY, tracked).outcome is None
    assert stands(TUESDAY, tracked).outcome_from == ""
    assert stands(WEDNESDAY, tracked).outcome == "failed"
    assert stands(TUESDAY, tracked, scorecard=card()).outcome is None


def test_nor_is_what_the_tracker_has_of_a_later_scorecard() -> None:
    tracked = row(outcome="certified", calls_completed=5)
    before = stands(TUESDAY, tracked, scorecard=card())
    assert (before.outcome, before.outcome_from, before.calls) == (None, "", None)
    assert not before.awaits_scorecard
    assert stands(TUESDAY, tracked, said(TUESDAY, calls=2), scorecard=card()).calls == 2
    assert stands(WEDNESDAY, tracked, scorecard=card()).outcome == "certified"
    assert stands(TUESDAY, tracked).outcome == "certified", "nobody knows it to be of a later day"


def test_but_what_the_tracker_had_by_itself_counts_until_the_scorecard_is_known() -> None:
    tracked = row(outcome="certified", completed_on=TUESDAY, calls_completed=5)
    later = card(outcome="failed", pass_rate=60, calls_passed=3)
    before = stands(TUESDAY, tracked, scorecard=later)
    assert (before.outcome, before.outcome_from, before.calls) == ("certified", "the tracker", 5)
    assert stands(WEDNESDAY, tracked, scorecard=later).outcome == "failed"
    assert stands(MONDAY, tracked, scorecard=later).outcome is None
    written = stands(TUESDAY, tracked, scorecard=later, outcome_written=True)
    assert (written.outcome, written.calls) == (None, None)
    alone = stands(TUESDAY, tracked, outcome_written=True)
    assert alone.outcome == "certified", "of a scorecard that is no more there"


def test_one_without_a_date_is_known_from_its_filing_and_the_tracker_until_then() -> None:
    undated = card(day=None, filed_on=FRIDAY, file="Doe_Jane_80%.xlsx")
    for completed_on in (None, TUESDAY):
        tracked = row(outcome="certified", completed_on=completed_on, **DONE)
        assert stands(THURSDAY, tracked, scorecard=undated).outcome_from == "the tracker"
        assert stands(THURSDAY, tracked, scorecard=undated).position.status == "complete"
        assert stands(FRIDAY, tracked, scorecard=undated).outcome_from == undated.file


def test_nor_a_delivery() -> None:
    tracked = row(delivered={"coaching": FRIDAY})
    one = stands(THURSDAY, tracked)
    assert (one.position.step_due, one.position.delivered) == ("coaching", {})


# ---- calls


def test_calls_are_five_with_a_scorecard_else_as_reported_else_as_tracked() -> None:
    tracked = row(calls_completed=2)
    report = said(MONDAY, calls=3)
    assert stands(WEDNESDAY, tracked, report, scorecard=card()).calls == 5
    assert stands(WEDNESDAY, tracked, report).calls == 3
    assert stands(WEDNESDAY, tracked, report, said(TUESDAY)).calls == 3
    assert stands(WEDNESDAY, tracked, said(TUESDAY)).calls == 2
    assert stands(WEDNESDAY, row()).calls is None


@pytest.mark.parametrize(
    ("tracked", "calls", "scorecard", "awaits"),
    [
        ({}, 5, None, True),
        ({}, 6, None, True),
        ({}, 4, None, False),
        ({"calls_completed": 5}, None, None, True),
        ({"outcome": "certified"}, 5, None, False),
        ({}, 5, card(), False),
        ({"outcome": "failed"}, 5, None, False),
        ({"left": True}, 5, None, False),
        ({"outcome": "certified", "completed_on": FRIDAY}, 5, None, True),
        ({}, 5, card(day=FRIDAY), True),
        ({}, None, None, False),
    ],
)
def test_five_calls_without_scorecard_and_outcome_await_one(
    tracked: dict[str, Any], calls: int | None, scorecard: Any, awaits: bool
) -> None:
    reports = [said(TUESDAY, calls=calls)] if calls else []
    one = stands(THURSDAY, row(**tracked, **DONE), *reports, scorecard=scorecard)
    assert one.awaits_scorecard is awaits
    assert ("awaiting-scorecard" in codes(one)) is awaits
    if awaits:
        assert one.position.status == "step-due"
        problem = the("awaiting-scorecard", one)
        assert (problem.field, problem.facts) == ("Calls Completed", {"agent": "Doe, Jane"})


def test_who_has_an_outcome_awaits_no_scorecard_on_the_ladder_either() -> None:
    one = stands(THURSDAY, row(), said(TUESDAY, calls=5, modules=3), scorecard=card())
    assert (one.position.status, one.awaits_scorecard) == ("step-due", False)


# ---- start


def test_the_start_is_the_trackers_else_the_reported_else_the_first_report() -> None:
    reports = [said(TUESDAY, start=TUESDAY), said(WEDNESDAY, start=WEDNESDAY), said(THURSDAY)]
    assert started(stands(FRIDAY, row(), *reports)) == (MONDAY, "tracker")
    assert started(stands(FRIDAY, row(start=None), *reports)) == (WEDNESDAY, "report")
    assert started(stands(TUESDAY, row(start=None), *reports)) == (TUESDAY, "report")
    plain = [said(TUESDAY), said(WEDNESDAY)]
    assert started(stands(FRIDAY, row(start=None), *plain)) == (TUESDAY, "first-report")
    assert started(stands(FRIDAY, row(start=None))) == (None, "first-report")


def started(one: Standing) -> tuple[date | None, str]:
    assert (one.days.start if one.days else None) == one.start
    return one.start, one.start_from


def test_the_days_count_from_the_start() -> None:
    assert stands(WEDNESDAY, row(start=None), said(TUESDAY)).position.day == 2
    assert stands(WEDNESDAY).position.day == 3
    assert stands(MONDAY - DAY).position.day == 0


def test_who_has_no_start_has_no_days() -> None:
    one = stands(FRIDAY, row(start=None, delivered=COACHED))
    assert (one.position.day, one.days, one.position.status) == (0, None, "not-started")
    assert codes(one) == ["start-missing"]
    assert the("start-missing", one).field == "Start Date"


@pytest.mark.parametrize("off", [{"left": True}, {"outcome": "failed"}])
def test_a_start_is_not_missed_off_the_ladder(off: dict[str, Any]) -> None:
    assert codes(stands(FRIDAY, row(start=None, **off))) == []


def test_an_assumed_start_is_said_with_its_source() -> None:
    told = stands(FRIDAY, row(start=None), said(TUESDAY, start=MONDAY))
    facts = {"agent": "Doe, Jane", "day": "11/16/2026", "source": "as reported"}
    assert the("start-assumed", told) == Problem("start-assumed", "Start Date", facts=facts)
    first = stands(FRIDAY, row(start=None), said(TUESDAY))
    facts = {"agent": "Doe, Jane", "day": "11/17/2026", "source": "the first report"}
    assert the("start-assumed", first).facts == facts


def test_but_not_of_somebody_who_has_no_row_in_the_tracker() -> None:
    assert codes(stands(TUESDAY, row(start=None), said(TUESDAY), in_tracker=False)) == []
    assert codes(stands(TUESDAY, row(), said(TUESDAY))) == []


def test_a_start_on_a_day_off_is_said_with_day_1() -> None:
    facts = {"day": "11/21/2026", "reason": "weekend", "first": "11/23/2026"}
    assert the("start-day-off", stands(NEXT_MONDAY, row(start=SATURDAY))).facts == facts
    holiday = the("start-day-off", stands(NEXT_MONDAY, row(start=date(2026, 11, 26))))
    assert holiday.facts["reason"] == "holiday"
    excused = row(start=SATURDAY, excused=frozenset({NEXT_MONDAY}))
    assert the("start-day-off", stands(SATURDAY, excused)).facts["first"] == "11/24/2026"


# ---- deliveries that do not count


def test_faulty_deliveries_are_said_with_all_the_facts() -> None:
    delivered: Mapping[Step, date] = {
        "coaching": MONDAY - DAY,
        "written-cap": THURSDAY,
        "termination-review": NEXT_MONDAY,
    }
    one = stands(FRIDAY, row(delivered=delivered))
    assert codes(one) == ["step-before-start", "step-without-forerunner", "step-after-day"]
    common = {"start": "11/16/2026", "as_of": "11/20/2026"}
    assert the("step-before-start", one) == Problem(
        "step-before-start",
        "Coaching Delivered",
        facts={"step": "documented coaching", "day": "11/15/2026", "forerunner": "", **common},
    )
    missing = the("step-without-forerunner", one)
    assert missing.field == "Written CAP Delivered"
    assert missing.facts["forerunner"] == "documented coaching"
    later = the("step-after-day", one)
    assert later.field == "Termination Review Held"
    assert later.facts["forerunner"] == "final CAP"


def test_those_of_somebody_who_has_left_are_not() -> None:
    one = stands(FRIDAY, row(left=True, delivered={"final-cap": MONDAY - DAY}))
    assert one.position.faults
    assert codes(one) == []


def test_good_deliveries_are_no_problem() -> None:
    assert codes(stands(FRIDAY, row(delivered=COACHED))) == []


def test_the_steps_have_names() -> None:
    assert set(STEP_NAMES.values()) == {
        "documented coaching", "written CAP", "final CAP", "termination review",
    }  # fmt: skip


# ---- equipment


def test_an_open_issue_is_known_whatever_it_does_to_the_clock() -> None:
    one = stands(THURSDAY, row(ticket="INC7"), said(TUESDAY, issue="headset"))
    assert one.issue
    assert (one.issue.text, one.issue.ticket, one.issue.since) == ("headset", "INC7", TUESDAY)
    assert one.position.day == 4


def test_it_pauses_the_clock_where_the_settings_say_so() -> None:
    rules = Rules(equipment_pauses_clock=True)
    reports = said(TUESDAY, issue="headset"), said(THURSDAY)
    assert stands(THURSDAY, row(), *reports, rules=rules).position.day == 2
    assert stands(THURSDAY, row(), *reports).position.day == 4


def test_excused_days_do_not_count() -> None:
    one = stands(THURSDAY, row(excused=frozenset({TUESDAY})))
    assert (one.position.day, one.excused) == (3, frozenset({TUESDAY}))
    assert one.position.status == "late"


@pytest.mark.parametrize(
    ("tracked", "reports", "solved"),
    [
        ("headset", [said(TUESDAY, issue="fixed")], True),
        ("headset", [said(TUESDAY, issue="none")], True),
        ("headset", [said(TUESDAY)], False),
        ("headset", [said(TUESDAY, issue="headset")], False),
        ("headset", [said(MONDAY, issue="none"), said(TUESDAY)], False),
        ("", [said(TUESDAY, issue="fixed")], False),
        ("headset", [], False),
    ],
)
def test_an_issue_the_agent_no_longer_has_is_said(
    tracked: str, reports: list[Entry], solved: bool
) -> None:
    one = stands(THURSDAY, row(equipment_issue=tracked), *reports)
    assert ("issue-solved" in codes(one)) is solved
    if solved:
        facts = {"agent": "Doe, Jane", "issue": "headset"}
        problem = Problem("issue-solved", "Equipment Issue", facts=facts)
        assert the("issue-solved", one) == problem


@pytest.mark.parametrize(("noted", "solved"), [("11/17/2026", True), ("11/18/2026", False)])
def test_but_not_where_it_came_up_after_the_agent_said_so(noted: str, solved: bool) -> None:
    notes = f"{noted} - Pat Otto - Equipment issue: headset"
    tracked = row(equipment_issue="headset", notes=notes)
    one = stands(THURSDAY, tracked, said(TUESDAY, issue="none"))
    assert ("issue-solved" in codes(one)) is solved


# ---- all together


def test_a_standing_carries_its_evidence() -> None:
    one = stands(TUESDAY, row(), said(MONDAY, modules=1))
    assert (one.agent, one.as_of) == (JANE, TUESDAY)
    assert [entry.day for entry in one.evidence.reports] == [MONDAY]
    assert codes(one) == []


@given(st.integers(0, 12), st.integers(0, 12))
def test_what_comes_later_changes_nothing(days: int, later: int) -> None:
    as_of = MONDAY + days * DAY
    after = as_of + (1 + later) * DAY
    plain = stands(as_of, row(), said(MONDAY, modules=3))
    known = row(
        outcome="failed",
        completed_on=after,
        notes=f"{after:%m/%d/%Y} - Pat - Equipment issue: headset",
    )
    one = stands(as_of, known, said(MONDAY, modules=3), said(after, modules=9),
                 scorecard=card(day=after))  # fmt: skip
    assert replace(one, evidence=plain.evidence, days=plain.days) == plain


def test_every_problem_is_one_of_the_table() -> None:
    tracked = row(start=None, delivered={"coaching": MONDAY}, equipment_issue="x")
    report = said(SATURDAY - 7 * DAY, start=SUNDAY - 7 * DAY, calls=5, issue="none")
    one = stands(FRIDAY, tracked, report)
    assert set(codes(one)) <= set(KINDS)
    assert codes(one) == [
        "start-assumed", "start-day-off", "awaiting-scorecard", "issue-solved",
    ]  # fmt: skip
