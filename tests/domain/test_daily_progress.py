from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from callcert.domain.daily_progress import (
    DailyProgress,
    Reported,
    is_expected,
    may_report,
    reported_on_its_day,
)
from callcert.domain.findings import Finding
from tests.domain.class_evidence import (
    FRIDAY,
    MONDAY,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    row,
    said,
    stands,
)

THANKSGIVING = date(2026, 11, 26)
DONE = {"outcome": "certified", "modules_completed": 9, "modules_assigned": 9}
WARNING = Finding("x", "warning", "", "")
ERROR = Finding("x", "error", "", "")


@pytest.mark.parametrize(
    ("as_of", "tracked", "expected"),
    [
        (MONDAY, {}, True),
        (FRIDAY, {}, True),
        (FRIDAY, {"delivered": {"coaching": THURSDAY}}, True),
        (FRIDAY, {"outcome": "certified"}, True),
        (TUESDAY, {"excused": frozenset({TUESDAY})}, True),
        (SATURDAY, {}, False),
        (THANKSGIVING, {}, False),
        (MONDAY, {"start": TUESDAY}, False),
        (SUNDAY, {"start": SATURDAY}, False),
        (FRIDAY, {"start": None}, False),
        (FRIDAY, DONE, False),
        (FRIDAY, {"outcome": "failed"}, False),
        (FRIDAY, {"left": True}, False),
    ],
)
def test_everybody_reports_who_has_started_and_is_still_at_it(
    as_of: date, tracked: dict[str, Any], expected: bool
) -> None:
    assert is_expected(stands(as_of, row(**tracked))) is expected


def test_the_last_report_of_the_day_and_the_last_of_an_earlier_day() -> None:
    monday, more = said(MONDAY, calls=1), said(MONDAY, line=1, calls=2)
    thursday, corrected = said(THURSDAY, line=3), said(THURSDAY, line=7, calls=3)
    one = stands(THURSDAY, row(), monday, more, thursday, corrected)
    assert reported_on_its_day(one) == Reported(one, corrected, more)


def test_a_first_report_has_none_before_it() -> None:
    first, second = said(MONDAY), said(MONDAY, line=1)
    one = stands(MONDAY, row(), first, second)
    assert reported_on_its_day(one) == Reported(one, second, None)


def test_who_has_not_reported_for_the_day() -> None:
    assert reported_on_its_day(stands(TUESDAY, row(), said(MONDAY))) is None
    assert reported_on_its_day(stands(TUESDAY)) is None


def progress(*findings: Finding, older: Sequence[Finding] = ()) -> DailyProgress:
    one = stands(MONDAY, row(), said(MONDAY))
    reported = reported_on_its_day(one)
    assert reported
    return DailyProgress(MONDAY, True, [reported], [one, one], findings, older)  # noqa: FBT003


def test_the_two_lists_add_up() -> None:
    assert progress().expected == 3
    assert DailyProgress(MONDAY, True, (), (), (), ()).expected == 0  # noqa: FBT003
    assert progress().notices == ()


def test_on_a_day_off_nobody_is_expected_though_some_report() -> None:
    one = reported_on_its_day(stands(SATURDAY, row(), said(SATURDAY)))
    assert one
    assert may_report(one.standing)
    report = DailyProgress(SATURDAY, False, [one], (), (), ())  # noqa: FBT003
    assert (report.expected, len(report.reported)) == (0, 1)


def test_only_errors_are_for_a_person_to_put_right() -> None:
    assert not progress().has_errors
    assert not progress(WARNING).has_errors
    assert progress(WARNING, ERROR).has_errors
    assert not progress(older=[ERROR]).has_errors
