"""What an agent gets to see of the five calls [K8, K10]: their own, and nothing of anybody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from callcert.domain.agents import Agent
from callcert.domain.assessment import Assessment
from callcert.domain.certification import Certification
from callcert.domain.exact import exact
from callcert.domain.feedback import CallWords
from callcert.domain.guide import Definition, Guide
from callcert.domain.marking import Column
from callcert.domain.rules import CALLS, Rules
from callcert.domain.score_report import Scorecard
from callcert.domain.scorecard import Item
from callcert.domain.scoring import Call, below_audit

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class LostItem:
    """An item that earned less than its points on a call.

    ``first_call`` is the first of the calls that lost it: there its definition is given.
    """

    item: str
    mark: str
    lost: Fraction
    points: Fraction
    fails_call: bool
    first_call: int
    definition: Definition | None = None


@dataclass(frozen=True, slots=True)
class CallFeedback:
    """One call: its score, the certifier's words, and the items that lost points."""

    call: Call
    words: CallWords
    lost: tuple[LostItem, ...]
    is_below_audit: bool


@dataclass(frozen=True, slots=True)
class AgentFeedback:
    """The five calls of a filed scorecard and what they decided."""

    agent: Agent
    file: str
    day: date | None
    calls: tuple[CallFeedback, ...]
    certification: Certification
    rules: Rules

    @property
    def needed(self) -> int:
        """Calls that must be passed to be certified."""
        share = exact(self.rules.certify_rate) * CALLS / _WHOLE
        return -(-share.numerator // share.denominator)


@dataclass(frozen=True, slots=True)
class FeedbackReport:
    """An agent's feedback; None where no scorecard is filed, and then what waits in the intake.

    ``done`` says what was written or left as a draft, ``notices`` what had to be done without.
    """

    agent: Agent
    feedback: AgentFeedback | None
    waiting: Sequence[Scorecard] = ()
    done: Sequence[str] = ()
    notices: Sequence[str] = ()


def feedback_of(
    seen: Assessment, decided: Certification, file: str, guide: Guide | None, rules: Rules
) -> AgentFeedback:
    """What a complete scorecard says to its agent; ``guide`` defines the items that lost points."""
    first: dict[int, int] = {}
    calls = []
    for place, call in enumerate(seen.calls):
        lost = _lost(seen.items, seen.columns[place], call, first, guide) if seen.columns else ()
        words = seen.words[place] if seen.words else CallWords()
        calls.append(CallFeedback(call, words, lost, below_audit(call, rules)))
    return AgentFeedback(seen.agent, file, seen.certified_on, tuple(calls), decided, rules)


def _lost(
    items: Sequence[Item], column: Column, call: Call, first: dict[int, int], guide: Guide | None
) -> tuple[LostItem, ...]:
    """The items of a call that lost points, in their order; of a blank mark nothing is known."""
    found = []
    for position, (item, mark) in enumerate(zip(items, column, strict=True)):
        earned = mark.earned(item) if mark else None
        if mark is None or earned is None:
            continue
        fails = item.auto_fail and mark.misses(item)
        if earned >= item.points and not fails:
            continue
        first.setdefault(position, call.number)
        found.append(
            LostItem(
                item.text, str(mark), item.points - earned, item.points, fails,
                first[position], guide.of(item.text) if guide else None,
            )
        )  # fmt: skip
    return tuple(found)
