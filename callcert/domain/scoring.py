"""What a call scores: points earned of the points that apply."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from callcert.domain.exact import exact, total
from callcert.domain.rules import COACHED_CALL, Rules
from callcert.domain.scorecard import Item, Mark

FULL_SCORE = 100


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """How a call came to its score; points are the items' own units."""

    earned: Fraction
    applicable: Fraction
    auto_failed: tuple[int, ...]
    """Positions of auto-fail items that were missed."""

    @property
    def score(self) -> Fraction | None:
        """0 to 100 exactly; None where no points apply, which is an error and never 0 or 100."""
        if not self.applicable:
            return None
        if self.auto_failed:
            return Fraction(0)
        return FULL_SCORE * self.earned / self.applicable


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a scorecard; ``score`` is None while it cannot be computed."""

    number: int
    score: Fraction | None
    passed: bool | None
    coached: bool


def arithmetic(items: Sequence[Item], marks: Sequence[Mark]) -> Arithmetic:
    """Adds up one call; ``marks`` in the order of ``items``, none blank."""
    earned, applicable, auto_failed = [], [], []
    for position, (item, mark) in enumerate(zip(items, marks, strict=True)):
        share = mark.earned(item)
        if share is None:
            continue
        earned.append(share)
        applicable.append(item.points)
        if item.auto_fail and mark.misses(item):
            auto_failed.append(position)
    return Arithmetic(total(earned), total(applicable), tuple(auto_failed))


def passes(score: Fraction, rules: Rules) -> bool:
    """Whether a call passes [K9]: decided on the exact score, 84.99 does not."""
    return score >= exact(rules.pass_score)


def judged_call(number: int, score: Fraction | None, rules: Rules) -> Call:
    """A call with its decision; without a score there is none."""
    passed = None if score is None else passes(score, rules)
    return Call(number, score, passed, coached=False)


def coached_call(rules: Rules) -> Call:
    """The first call: coached in real time, given its score whatever is marked, passed [K4]."""
    return Call(COACHED_CALL, exact(rules.coached_score), passed=True, coached=True)


def below_audit(call: Call, rules: Rules) -> bool:
    """A pass that would still be marked down in an audit of live calls."""
    return bool(
        call.passed
        and not call.coached
        and call.score is not None
        and call.score < exact(rules.audit_score)
    )
