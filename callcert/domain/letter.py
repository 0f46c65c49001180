"""The letter for a step of the ladder [TF4]: the facts it may name, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from callcert.domain.agents import Agent
from callcert.domain.ladder import STEPS, Step, before, due_date, following
from callcert.domain.moments import us
from callcert.domain.rules import CALLS, Rules
from callcert.domain.standing import STEP_NAMES, Standing

LETTER_FIELDS: Mapping[str, str] = {
    "agent": "the agent's first and last name",
    "last_name": "the last name",
    "first_name": "the first name",
    "agent_id": "the agent ID",
    "class": "the class in the tracker",
    "start_date": "the day the agent started",
    "day": "which of the agent's own days it is",
    "calls_completed": "calls done",
    "calls_required": "calls there are to do",
    "certification": "certified, not certified yet, or awaiting the scorecard",
    "tbts": "TBTs done of those assigned, such as 10 of 12",
    "tbts_completed": "TBTs done",
    "tbts_assigned": "TBTs assigned",
    "equipment_issue": "the open equipment issue, or none",
    "step": "the step the letter is about",
    "due_on": "the day that step fell due",
    "next_step": "the step after it",
    "next_step_on": "the day the step after it falls due if this one is delivered today",
    "coaching_delivered": "when the documented coaching was delivered",
    "written_cap_delivered": "when the written CAP was delivered",
    "final_cap_delivered": "when the final CAP was delivered",
    "today": "the day of the letter",
    "coordinator": "who leads the certifiers",
}
"""Every placeholder a template may have; there are no others."""

LetterStatus = Literal["written", "would-write", "unchanged", "kept", "failed"]

UNKNOWN = "not known"
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and what became of it; ``kept`` is one that a person has edited since.

    ``values`` are what its placeholders stand for, ``remarks`` what a person should know.
    """

    agent: Agent
    step: Step
    file: str
    template: str
    status: LetterStatus
    values: Mapping[str, str]
    remarks: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class LetterReport:
    """All letters of a run; ``done`` says what else was done, ``notices`` what was missing."""

    as_of: date
    letters: Sequence[Letter]
    done: Sequence[str] = ()
    notices: Sequence[str] = ()


def letter_values(one: Standing, step: Step, rules: Rules, coordinator: str) -> dict[str, str]:
    """What every placeholder stands for on the day of the standing."""
    agent, delivered = one.agent, one.position.delivered
    next_step, next_on = _next(one, step, rules)
    done, assigned = one.modules_done, one.modules_assigned
    return {
        "agent": f"{agent.first_name} {agent.last_name}".strip() or agent.agent_id or UNKNOWN,
        "last_name": agent.last_name,
        "first_name": agent.first_name,
        "agent_id": agent.agent_id or UNKNOWN,
        "class": one.evidence.row.group or UNKNOWN,
        "start_date": us(one.start) if one.start else UNKNOWN,
        "day": str(one.position.day),
        "calls_completed": str(one.calls or 0),
        "calls_required": str(CALLS),
        "certification": _certification(one),
        "tbts": f"{done or 0} of {UNKNOWN if assigned is None else assigned}",
        "tbts_completed": str(done or 0),
        "tbts_assigned": UNKNOWN if assigned is None else str(assigned),
        "equipment_issue": one.issue.text if one.issue else NOTHING,
        "step": STEP_NAMES[step],
        "due_on": _due_on(one, step, rules),
        "next_step": next_step,
        "next_step_on": next_on,
        "coaching_delivered": _delivered(delivered, "coaching"),
        "written_cap_delivered": _delivered(delivered, "written-cap"),
        "final_cap_delivered": _delivered(delivered, "final-cap"),
        "today": us(one.as_of),
        "coordinator": coordinator,
    }


def _certification(one: Standing) -> str:
    if one.outcome == "certified":
        return "certified"
    return "awaiting the scorecard" if one.awaits_scorecard else "not certified yet"


def odd_about(one: Standing, step: Step) -> list[str]:
    """What does not fit a letter that was asked for by name."""
    place = one.position
    said = []
    if step in place.delivered:
        said.append(f"the {STEP_NAMES[step]} is recorded already, on {us(place.delivered[step])}")
    elif step != place.step_due:
        said.append(f"the {STEP_NAMES[step]} is not due on {us(one.as_of)}")
    forerunner = before(step)
    if forerunner and forerunner not in place.delivered:
        said.append(f"the {STEP_NAMES[forerunner]} before it has no recorded delivery")
    return said


def owed_by(one: Standing) -> list[str]:
    """That a scorecard is owed, where five calls are told and nobody knows how they went."""
    if not one.awaits_scorecard:
        return []
    return ["five calls are told, and no scorecard of theirs has come in: settle that first"]


def _next(one: Standing, step: Step, rules: Rules) -> tuple[str, str]:
    """The step after, and when it falls due once this one is delivered: on the day, if not yet."""
    after = following(step)
    if after is None or one.days is None:
        return (STEP_NAMES[after] if after else NOTHING), (UNKNOWN if after else NOTHING)
    delivered = {step: one.as_of, **one.position.delivered}
    return STEP_NAMES[after], us(due_date(after, delivered, one.days, rules))


def _due_on(one: Standing, step: Step, rules: Rules) -> str:
    forerunner = before(step)
    delivered = one.position.delivered
    if one.days is None or (forerunner and forerunner not in delivered):
        return UNKNOWN
    return us(due_date(step, delivered, one.days, rules))


def _delivered(delivered: Mapping[Step, date], step: Step) -> str:
    return us(delivered[step]) if step in delivered else "not delivered"


LETTER_STEPS: Mapping[Step, str] = dict(
    zip(STEPS, ("coaching", "written CAP", "final CAP", "review"), strict=True)
)
"""How a step is called in the name of its letter."""
