"""The words of drafted mail: what to mend on a scorecard, and that a report is missing."""

from collections.abc import Sequence
from datetime import date

from callcert.domain.findings import Finding
from callcert.domain.mailed_words import REMINDED
from callcert.domain.moments import us
from callcert.domain.score_report import Scorecard
from callcert.domain.visible import printable


def reply_text(card: Scorecard, certifier: str, sender: str, *, copied: bool) -> tuple[str, str]:
    """Subject and text of the reply about a rejected scorecard; ``copied`` is with a copy."""
    agent = card.agent
    whose = printable(f"{agent.first_name} {agent.last_name}".strip()) if agent else ""
    what = f"scorecard of {whose}" if whose else "scorecard"
    errors = [found for found in card.findings if found.severity == "error"]
    lines = [
        _hello(certifier),
        "",
        f"The {what} ({printable(card.name)}) cannot be filed as it is.",
        "Please mend this and send it again:",
        "",
        *(_line(found) for found in errors),
        "",
    ]
    if copied:
        lines += ["In the attached copy these cells carry a comment.", ""]
    return f"Please mend: {what}", "\n".join(
        [*lines, "Thank you", printable(sender)]
    ).strip() + "\n"


def reminder_text(first_name: str, day: date, sender: str) -> tuple[str, str]:
    """Subject and text of the reminder that an agent's report of the day is missing."""
    yours, enter, answer = REMINDED
    lines = [
        _hello(first_name),
        "",
        f"{yours} {us(day)} is not here yet. {enter},",
        f"or {answer}, in these words:",
        "",
        "    TBTs __/__, calls __/__, and what is wrong with your equipment, if anything",
        "",
        "Thank you",
        printable(sender),
    ]
    return f"{yours} {us(day)}", "\n".join(lines).strip() + "\n"


def cell_words(findings: Sequence[Finding]) -> list[tuple[str, str, str]]:
    """Sheet, cell and words of every error that has a cell."""
    return [
        (found.sheet, found.cell, f"{printable(found.message)}: {printable(found.fix)}")
        for found in findings
        if found.severity == "error" and found.sheet and found.cell
    ]


def _hello(name: str) -> str:
    words = printable(name)
    return f"Hello {words}," if words else "Hello,"


def _line(found: Finding) -> str:
    where = f"{found.sheet}, cell {found.cell}: " if found.sheet and found.cell else ""
    return f"- {printable(where + found.message)}\n  What to do: {printable(found.fix)}"
