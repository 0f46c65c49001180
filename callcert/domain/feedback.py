"""What certifiers owe the agent in words after each call."""

from dataclasses import dataclass

from callcert.domain.form import Fields
from callcert.domain.rules import CALLS
from callcert.domain.scorecard import CellValue, ErrorValue, is_blank, typed
from callcert.domain.scoring import Arithmetic


@dataclass(frozen=True, slots=True)
class CallWords:
    """What the certifier wrote about a call [K10]; empty where nothing stands, lines as typed.

    ``feedback`` is all of it on a form that has one field for it.
    """

    scenario: str = ""
    did_well: str = ""
    marked_down: str = ""
    next_steps: str = ""
    feedback: str = ""


def words_in(fields: Fields) -> tuple[CallWords, ...]:
    """The words of the five calls; a field that the form does not have says nothing."""
    names = ("scenario", "did_well", "marked_down", "next_steps", "feedback")
    return tuple(CallWords(*(_said(fields, name, call) for name in names)) for call in range(CALLS))


def _said(fields: Fields, name: str, call: int) -> str:
    value = fields[name][0][call] if name in fields else None
    return "" if is_blank(value) or isinstance(value, ErrorValue) else typed(value).strip()


def lacks_praise(did_well: CellValue) -> bool:
    """Every call says something that went well [K11], so that feedback is never all negative."""
    return is_blank(did_well)


def lacks_reasons(marked_down: CellValue, sums: Arithmetic | None) -> bool:
    """A judged call that lost points says what was marked down [K10]."""
    lost = sums is not None and (sums.earned < sums.applicable or bool(sums.auto_failed))
    return lost and is_blank(marked_down)
