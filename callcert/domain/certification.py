"""Pass rate and outcome of five calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from callcert.domain.exact import exact
from callcert.domain.rules import CALLS, Rules
from callcert.domain.scoring import Call

Outcome = Literal["certified", "failed"]


@dataclass(frozen=True, slots=True)
class Certification:
    """Calls passed of five, the rate in percent (20 to 100), and what it means."""

    calls_passed: int
    pass_rate: int
    outcome: Outcome


def certification(calls: Sequence[Call], rules: Rules) -> Certification | None:
    """The decision over all five calls [K12]; None while any of them has no score.

    A missing call is never counted as zero: the five belong on one workbook.
    """
    if len(calls) != CALLS or any(call.passed is None for call in calls):
        return None
    passed = sum(call.passed is True for call in calls)
    rate = 100 * passed // CALLS
    return Certification(passed, rate, outcome(rate, rules))


def outcome(pass_rate: int, rules: Rules) -> Outcome:
    """80 and 100 percent certify, 60 and less fail the programme [K12]."""
    return "certified" if pass_rate >= exact(rules.certify_rate) else "failed"
