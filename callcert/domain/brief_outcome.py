"""What ``brief`` made: the morning, and what became of its page."""

from dataclasses import dataclass

from callcert.domain.brief import Brief


@dataclass(frozen=True, slots=True)
class BriefOutcome:
    """``done`` says in words where the page is, ``trouble`` why it could not be written."""

    brief: Brief
    done: str = ""
    trouble: str = ""
