"""How the evening report puts agents, steps and scores into words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from callcert.domain.agents import Agent
from callcert.domain.day_report import DayReport, StepDue
from callcert.domain.exact import shown
from callcert.domain.ladder import Standing as Status
from callcert.domain.ladder import Step
from callcert.domain.moments import us
from callcert.domain.rules import CALLS, Rules
from callcert.domain.scoring import Call, below_audit
from callcert.domain.standing import STEP_NAMES, Standing
from callcert.reports.day_content import Cell, Tone
from callcert.reports.text import count

STATUS_TONES: dict[Status, Tone] = {
    "step-due": "bad", "escalated": "warn", "late": "warn", "on-track": "", "failed": "bad",
    "not-started": "muted", "complete": "good", "left": "muted",
}  # fmt: skip
REVIEW = "may be termed: review"
"""What is said of the last step; never an order to terminate [TF4]."""


@dataclass(frozen=True, slots=True)
class AgentNames:
    """Names of a class; who shares one with somebody is named with the ID."""

    times: Counter[str] = field(default_factory=Counter)

    def name(self, agent: Agent) -> str:
        """The name within a list of others."""
        name = agent_name(agent)
        shared = self.times[name] > 1 and agent.agent_id
        return f"{name} ({agent.agent_id})" if shared else name

    def all(self, standings: Iterable[Standing]) -> list[str]:
        """The names of several."""
        return [self.name(one.agent) for one in standings]


def names_of(report: DayReport) -> AgentNames:
    """The names of everybody in the report."""
    return AgentNames(Counter(agent_name(one.agent) for one in report.standings))


def agent_name(agent: Agent) -> str:
    """The name, or the ID of who has none."""
    return str(agent) or agent.agent_id or "(no name)"


def agent_cell(agent: Agent) -> Cell:
    """Name and, below it, the ID."""
    return Cell(agent_name(agent), detail=(agent.agent_id or "") if str(agent) else "")


def long_day(day: date) -> str:
    """``Friday, 11/20/2026``."""
    return f"{day:%A}, {us(day)}"


def step_cell(step: Step) -> Cell:
    """A step that is due."""
    last = step == "termination-review"
    return Cell(REVIEW if last else STEP_NAMES[step], "bad")


def due_words(due: StepDue, day: date) -> str:
    """Since when a step is due; on its own day there is time until the end of it."""
    if due.days_overdue:
        return f"since {us(due.due_on)}, {count(due.days_overdue, 'counted day')} overdue"
    if due.due_on < day:
        return f"since {us(due.due_on)}"
    return "due today unless complete by the end of the day"


def calls_words(one: Standing) -> str:
    """Calls done of the five."""
    return "–" if one.calls is None else f"{one.calls}/{CALLS}"


def modules_words(one: Standing) -> str:
    """Modules done of those assigned."""
    if one.modules_done is None:
        return "–"
    assigned = "?" if one.modules_assigned is None else one.modules_assigned
    return f"{one.modules_done}/{assigned}"


def score_cell(call: Call, rules: Rules) -> Cell:
    """A score with its mark; cut to two decimals, so that 84.99 never reads 85."""
    if call.score is None:
        return Cell("?", "warn")
    words = shown(call.score)
    if call.coached:
        return Cell(f"{words} coached", "muted")
    if not call.passed:
        return Cell(f"{words} ✗", "bad")
    return Cell(f"{words} *", "warn") if below_audit(call, rules) else Cell(words)


def score_legend(rules: Rules) -> str:
    """What the marks of the scores mean."""
    return (
        f"Call 1 is coached and counts {rules.coached_score:g}. "
        f"✗ below {rules.pass_score:g}, not passed. "
        f"* passed, below the {rules.audit_score:g} that audits of live calls ask for. "
        "Scores are cut to two decimals, never rounded up."
    )


def outcome_cell(outcome: str) -> Cell:
    """Certified or failed."""
    return Cell(outcome, "good" if outcome == "certified" else "bad")


def percent_of(part: int, whole: int) -> str:
    """A share in percent, rounded down."""
    return f"{100 * part // whole}%" if whole else "–"


def file_name_of(path: str) -> str:
    """The last part of a path, whichever system it comes from."""
    return path.replace("\\", "/").rpartition("/")[2]
