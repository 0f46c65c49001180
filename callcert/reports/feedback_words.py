"""What feedback says in words, alike on the terminal, on the page and in a mail."""

from collections.abc import Iterator

from callcert.domain.agent_feedback import AgentFeedback, CallFeedback, LostItem
from callcert.domain.agents import Agent
from callcert.domain.exact import shown
from callcert.domain.moments import us
from callcert.domain.rules import CALLS
from callcert.domain.scorecard import plain as points
from callcert.domain.scoring import FULL_SCORE
from callcert.domain.visible import printable
from callcert.reports.text import count

TITLE = "Your call certification"

WELL, DOWN, NEXT = "What went well", "What was marked down", "Next steps"
SAID = "What the certifier wrote"


def first_last(agent: Agent) -> str:
    """The agent's name as one is spoken to."""
    return printable(" ".join(part for part in (agent.first_name, agent.last_name) if part))


def result_words(told: AgentFeedback) -> str:
    """The outcome in a sentence."""
    decided = told.certification
    passed = f"{decided.calls_passed} of {CALLS} calls passed ({decided.pass_rate}%)"
    if decided.outcome == "certified":
        return f"Certified: {passed}."
    return f"Not certified: {passed}; {told.needed} are needed."


def day_words(told: AgentFeedback) -> str:
    """The day of the calls, where the scorecard names it."""
    return f"Calls of {us(told.day)}" if told.day else ""


def rule_words(told: AgentFeedback) -> Iterator[str]:
    """How the scores are to be read."""
    rules = told.rules
    yield (
        f"A call passes at {rules.pass_score:g} or more of {FULL_SCORE}. Call 1 is coached and "
        f"counts {rules.coached_score:g}, whatever was marked on it. Scores are cut to two "
        "decimals, never rounded up."
    )
    if any(one.is_below_audit for one in told.calls):
        yield f"* passed, and below the {rules.audit_score:g} that audits of live calls ask for."


def score_words(one: CallFeedback) -> str:
    """A call's score; a pass that an audit would not do is marked."""
    score = shown(one.call.score) if one.call.score is not None else "–"
    return f"{score} *" if one.is_below_audit else score


def verdict(one: CallFeedback) -> str:
    """Whether a call passed."""
    if one.call.coached:
        return "coached"
    return "passed" if one.call.passed else "not passed"


def lost_words(lost: LostItem) -> str:
    """What an item cost."""
    of = f"lost {points(lost.lost)} of {count_of(lost)}" if lost.points else ""
    fails = "auto-fail: it makes the whole call 0" if lost.fails_call else ""
    return "; ".join(one for one in (of, fails) if one)


def count_of(lost: LostItem) -> str:
    """An item's points with their unit."""
    return f"{points(lost.points)} {'point' if lost.points == 1 else 'points'}"


def practice_words(one: CallFeedback) -> str:
    """That what was marked on the coached call cost nothing."""
    return "For practice only: on this call they cost nothing." if one.call.coached else ""


def heading(one: CallFeedback) -> str:
    """A call with its score and what became of it."""
    return f"Call {one.call.number}: {score_words(one)}, {verdict(one)}"


def paragraphs(text: str) -> list[str]:
    """A certifier's words line by line, made safe to show."""
    return [line for one in text.splitlines() if (line := printable(one))]


def definition_lines(one: CallFeedback, lost: LostItem) -> list[str]:
    """What the guide says of an item, where it is lost first; later, where that stands."""
    if lost.definition is None:
        return []
    if lost.first_call != one.call.number:
        return [f"What the guide says stands at call {lost.first_call}."]
    return [f"{label}: {text}" if label else text for label, text in lost.definition.lines]


def feedback_text(told: AgentFeedback) -> str:
    """The whole as plain text, for mail programs that show no page."""
    lines = [TITLE, first_last(told.agent), day_words(told), "", result_words(told), ""]
    for one in told.calls:
        lines += [heading(one), *_call_lines(one), ""]
    return "\n".join([*lines, *rule_words(told), ""])


def _call_lines(one: CallFeedback) -> Iterator[str]:
    words = one.words
    said = ((SAID, words.feedback), (WELL, words.did_well), (DOWN, words.marked_down))
    for label, text in said:
        yield from _labelled(label, paragraphs(text))
    if one.lost and practice_words(one):
        yield f"  {practice_words(one)}"
    for lost in one.lost:
        yield f"  - {printable(lost.item)}: {lost_words(lost)}"
        yield from (f"      {printable(line)}" for line in definition_lines(one, lost))
    yield from _labelled(NEXT, paragraphs(words.next_steps))


def _labelled(label: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"  {label}:"
        yield from (f"    {line}" for line in lines)


def lost_heading(one: CallFeedback) -> str:
    """Above the items of a call that lost points."""
    return f"{count(len(one.lost), 'item')} lost points"
