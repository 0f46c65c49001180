"""Whether a scorecard was sent at once after the last call [K13]."""

from datetime import datetime, timedelta

from callcert.domain.form import Problem
from callcert.domain.rules import Rules
from callcert.domain.timeframes import spoken


def late(completed: datetime | None, sent: datetime | None, rules: Rules) -> Problem | None:
    """The problem of a scorecard sent too long after its last call; both in the team's own time.

    None where one of the two is not known: nothing is held against what nobody knows.
    """
    if completed is None or sent is None:
        return None
    took = sent.replace(tzinfo=None) - completed
    if took <= timedelta(minutes=rules.late_after_minutes):
        return None
    facts = {"shown": spoken(took), "limit": rules.late_after_minutes}
    return Problem("submitted-late", "completed_at", facts=facts)
