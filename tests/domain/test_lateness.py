"""A scorecard is to be sent at once."""

from datetime import datetime, timedelta, timezone

import pytest

from callcert.domain.lateness import late
from callcert.domain.rules import Rules

DONE = datetime(2026, 11, 20, 11, 30)  # noqa: DTZ001  cells have no zone
EASTERN = timezone(timedelta(hours=-5))
RULES = Rules(late_after_minutes=60)


@pytest.mark.parametrize(
    ("minutes", "shown"), [(-30, None), (0, None), (60, None), (61, "1:01"), (1500, "25:00")]
)
def test_late_is_what_comes_after_the_limit(minutes: int, shown: str | None) -> None:
    sent = DONE.replace(tzinfo=EASTERN) + timedelta(minutes=minutes)
    problem = late(DONE, sent, RULES)
    assert (problem is not None) == (shown is not None)
    if problem:
        assert problem.code == "submitted-late"
        assert (shown or "?").split(":")[0] in str(problem.facts["shown"])
        assert problem.facts["limit"] == 60


def test_nothing_is_held_against_what_nobody_knows() -> None:
    assert late(None, DONE.replace(tzinfo=EASTERN), RULES) is None
    assert late(DONE, None, RULES) is None
