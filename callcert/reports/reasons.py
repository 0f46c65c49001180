"""Why an agent stands where they stand, in sentences."""

from collections.abc import Iterator

from callcert.domain.ladder import Step, before
from callcert.domain.moments import us
from callcert.domain.rules import CALLS, Rules
from callcert.domain.standing import STEP_NAMES, Standing
from callcert.reports.text import count

_STARTS = {
    "tracker": "the start date in the tracker",
    "report": "the start date in the progress report",
    "first-report": "the first report, as no start date is known",
}


def reasons(standing: Standing, rules: Rules) -> Iterator[str]:
    """The facts that decide, each with where it comes from; the last says what follows."""
    yield _day(standing)
    yield _calls(standing)
    yield _modules(standing)
    for step, on in standing.position.delivered.items():
        yield f"{STEP_NAMES[step]} {_delivered(step)} {us(on)}"
    if standing.issue:
        yield _issue(standing, rules)
    yield _conclusion(standing, rules)


def step_words(standing: Standing) -> str:
    """What is due, as people say it; the last step is a review and no order to terminate."""
    step = standing.position.step_due
    if step is None:
        return ""
    if step == "termination-review":
        return "may be termed: review"
    return STEP_NAMES[step]


def _day(standing: Standing) -> str:
    if standing.start is None or standing.days is None:
        return "no start date and no report, so no day counts yet"
    place = standing.position
    excused = sum(day <= standing.as_of for day in standing.excused)
    less = f", {count(excused, 'excused day')} not counted" if excused else ""
    source = _STARTS[standing.start_from]
    return f"Day {place.day} on {us(standing.as_of)}, from {us(standing.start)} ({source}){less}"


def _calls(standing: Standing) -> str:
    card = standing.evidence.scorecard
    if standing.outcome and card and standing.outcome_from == card.file:
        passed = f"{card.calls_passed} of {CALLS} calls passed, {card.pass_rate}%"
        return f"{standing.outcome}: {passed} (scorecard {card.file})"
    if standing.outcome:
        return f"{standing.outcome} (the tracker; no scorecard is filed)"
    if standing.awaits_scorecard:
        return f"{CALLS} calls reported, awaiting the scorecard"
    return f"{standing.calls or 0} of {CALLS} calls done, not certified yet"


def _modules(standing: Standing) -> str:
    done, assigned = standing.modules_done, standing.modules_assigned
    told = next((e for e in reversed(standing.evidence.reports) if e.modules.is_told), None)
    source = f"report of {us(told.day)}" if told else "the tracker"
    if done is None:
        return "no TBTs reported"
    of = f" of {assigned}" if assigned is not None else ", how many are assigned is not known"
    return f"{done}{of} TBTs completed ({source})"


def _delivered(step: Step) -> str:
    return "held" if step == "termination-review" else "delivered"


def _issue(standing: Standing, rules: Rules) -> str:
    issue = standing.issue
    if issue is None:
        return ""
    since = f" since {us(issue.since)}" if issue.since else ""
    clock = "pauses" if rules.equipment_pauses_clock else "does not pause"
    return f"open equipment issue{since}: {issue.text} (it {clock} the clock)"


def _conclusion(standing: Standing, rules: Rules) -> str:
    place = standing.position
    match place.status:
        case "left":
            return f"has left ({standing.evidence.row.status})"
        case "failed":
            return "failed the call certification"
        case "complete":
            return "complete: certified, and all TBTs done"
        case "not-started":
            return "not started yet"
        case "step-due":
            return _due(standing, rules)
        case _:
            return _coming(standing, rules)


def _due(standing: Standing, rules: Rules) -> str:
    place = standing.position
    if place.step_due is None or place.due_on is None:
        raise AssertionError(f"{standing.agent}: a step is due and none is named")
    forerunner = before(place.step_due)
    because = _first_reason(rules)
    if forerunner:
        because = f"first counted day after the {STEP_NAMES[forerunner]}, and by the calendar"
    when = "today unless complete by the end of the day"
    if place.days_overdue:
        when = f"since {us(place.due_on)}, {count(place.days_overdue, 'counted day')} overdue"
    elif place.due_on != standing.as_of:
        when = f"since {us(place.due_on)}, not yet overdue, as no day has counted since"
    return f"{step_words(standing)} due {when} ({because})"


def _coming(standing: Standing, rules: Rules) -> str:
    place = standing.position
    if place.next_step is None or place.next_step_on is None:
        return "every step was delivered; nothing more is due"
    late = f"past the target of {rules.target_days} days; " if place.status == "late" else ""
    return f"{late}{STEP_NAMES[place.next_step]} falls due {us(place.next_step_on)} unless complete"


def _first_reason(rules: Rules) -> str:
    return f"{rules.first_step_after_days} {rules.first_step_counts} days have passed"
