"""What a kind of finding says, and how bad it is."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of the table; ``{words}`` in braces are the facts of the single case."""

    severity: Severity
    message: str
    fix: str


def error(message: str, fix: str) -> Kind:
    """Rejects or holds a scorecard, or leaves a row out; a person must act."""
    return Kind("error", message, fix)


def warning(message: str, fix: str) -> Kind:
    """Is shown and stops nothing."""
    return Kind("warning", message, fix)
