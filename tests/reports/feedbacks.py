"""Feedback for the tests: a plain one, and one full of signs that mean something elsewhere."""

from datetime import date

from callcert.domain.agent_feedback import AgentFeedback, CallFeedback, LostItem
from callcert.domain.agents import Agent
from callcert.domain.certification import Certification
from callcert.domain.exact import exact
from callcert.domain.feedback import CallWords
from callcert.domain.guide import Definition
from callcert.domain.rules import CALLS, Rules
from callcert.domain.scoring import below_audit, coached_call, judged_call

HOSTILE = '<img src=x onerror="alert(1)"> & \'"\u202e\x1b[31m=1+1'
RULES = Rules()


def of(
    *scores: float, words: CallWords | None = None, agent: Agent | None = None, item: str = "Greets"
) -> AgentFeedback:
    """Feedback of judged calls with these scores; each lost one item."""
    calls = [coached_call(RULES)]
    calls += [judged_call(number, exact(score), RULES) for number, score in enumerate(scores, 2)]
    passed = sum(bool(call.passed) for call in calls)
    meaning = Definition(item, "", "3", auto_fail=False, lines=(("Earns", item),), cell="A1")
    return AgentFeedback(
        agent or Agent("Doe", "Jane", "E1042"),
        "Doe_Jane_80%.xlsx",
        date(2026, 11, 20),
        tuple(
            CallFeedback(
                call,
                words or CallWords("", "calm\nclear", "no name", "say it"),
                (LostItem(item, "No", exact(2.5), exact(3), call.number == CALLS, 1, meaning),),
                below_audit(call, RULES),
            )
            for call in calls
        ),
        Certification(passed, 20 * passed, "certified" if passed >= CALLS - 1 else "failed"),
        RULES,
    )


def hostile() -> AgentFeedback:
    """Every text tries to be something else."""
    words = CallWords(HOSTILE, HOSTILE, HOSTILE * 40, "x" * 3000)
    return of(90, 90, 90, 84.999, words=words, agent=Agent(HOSTILE, HOSTILE, HOSTILE), item=HOSTILE)
