"""What certifiers owe the agent in words after each call."""

from callcert.domain.scorecard import CellValue, is_blank
from callcert.domain.scoring import Arithmetic


def lacks_praise(did_well: CellValue) -> bool:
    """Every call says something that went well [K11], so that feedback is never all negative."""
    return is_blank(did_well)


def lacks_reasons(marked_down: CellValue, sums: Arithmetic | None) -> bool:
    """A judged call that lost points says what was marked down [K10]."""
    lost = sums is not None and (sums.earned < sums.applicable or bool(sums.auto_failed))
    return lost and is_blank(marked_down)
