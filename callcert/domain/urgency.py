"""Who needs the coordinator first."""

from datetime import date

from callcert.domain.ladder import STANDINGS, STEPS
from callcert.domain.standing import Standing

Key = tuple[int, int, int, date, str, str]


def urgency(standing: Standing) -> Key:
    """Sorts by what is due: longest overdue first, then the higher step, then what comes next."""
    place = standing.position
    step = STEPS.index(place.step_due) if place.step_due else 0
    agent = standing.agent
    return (
        STANDINGS.index(place.status),
        -place.days_overdue,
        -step,
        place.next_step_on or date.max,
        agent.last_name.casefold(),
        agent.first_name.casefold(),
    )


def by_next_step(standing: Standing) -> tuple[date, Key]:
    """Sorts by the day of the step that is due or comes next, whatever it is; then by urgency."""
    place = standing.position
    return place.due_on or place.next_step_on or date.max, urgency(standing)
