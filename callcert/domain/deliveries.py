"""Recording that a step of the ladder was delivered [TF4], and taking a wrong entry back."""

from collections.abc import Iterator

from callcert.domain.columns import STEP_COLUMNS
from callcert.domain.ladder import OFF_LADDER, STEPS, Step, before
from callcert.domain.moments import us
from callcert.domain.notes import Note
from callcert.domain.scorecard import CellValue
from callcert.domain.standing import STEP_NAMES, Standing
from callcert.domain.sync import Change, noted

_OFF = {
    "complete": "is complete", "failed": "failed the certification", "left": "has left",
}  # fmt: skip


def why_off_ladder(standing: Standing) -> str | None:
    """Why no step applies to somebody; None for whoever is on the ladder."""
    status = standing.position.status
    return f"{_OFF[status]}, so no step applies" if status in OFF_LADDER else None


def why_not_delivered(standing: Standing, step: Step, *, early: bool) -> str | None:
    """Why a step cannot be recorded on the day of the standing; None where it can.

    A step is recorded in its order, not before it is due unless ``early``, and for nobody who is
    off the ladder.
    """
    off = why_off_ladder(standing)
    if off:
        return off
    place = standing.position
    if not place.day:
        return "has not started yet, so no step applies"
    on = standing.evidence.row.delivered.get(step)
    if on:
        return f"has the {STEP_NAMES[step]} recorded on {us(on)}; --undo takes that back first"
    forerunner = before(step)
    if forerunner and forerunner not in place.delivered:
        by = us(standing.as_of)
        return (
            f"has no recorded delivery of the {STEP_NAMES[forerunner]} by {by}, which comes first"
        )
    if place.step_due != step and not early:
        falls = us(place.next_step_on) if place.next_step_on else "later"
        return (
            f"is not due for the {STEP_NAMES[step]} until {falls}; --early records it all the same"
        )
    return None


def why_not_undone(standing: Standing, step: Step) -> str | None:
    """Why a recorded step cannot be taken back; None where it can: the last one first."""
    delivered = standing.evidence.row.delivered
    if step not in delivered:
        return f"has no {STEP_NAMES[step]} recorded"
    later = [one for one in STEPS[STEPS.index(step) + 1 :] if one in delivered]
    if not later:
        return None
    return f"has the {STEP_NAMES[later[-1]]} recorded after it; take that back first"


def delivery(
    standing: Standing, step: Step, current: CellValue, coordinator: str, note: str
) -> Iterator[Change]:
    """The date in the step's column, and the note of it."""
    on = standing.as_of
    yield Change(standing.evidence.row, STEP_COLUMNS[step], current, on)
    done = "held" if step == "termination-review" else "delivered"
    words = _with(f"{_capital(step)} {done}", note)
    yield noted(standing.evidence.row, Note(on, coordinator, words))


def undoing(
    standing: Standing, step: Step, current: CellValue, coordinator: str, note: str
) -> Iterator[Change]:
    """The emptied column, and a note that says what stood there."""
    yield Change(standing.evidence.row, STEP_COLUMNS[step], current, None)
    on = us(standing.evidence.row.delivered[step])
    words = f"{_capital(step)} of {on} taken back, entered by mistake"
    yield noted(standing.evidence.row, Note(standing.as_of, coordinator, _with(words, note)))


def _with(words: str, note: str) -> str:
    return f"{words}: {note.strip()}" if note.strip() else words


def _capital(step: Step) -> str:
    name = STEP_NAMES[step]
    return name[0].upper() + name[1:]
