"""The names of files made for one agent, such as ``Doe_Jane coaching 2026-11-20.docx``."""

from collections.abc import Iterable
from datetime import date

from callcert.domain.agents import Agent, same_agent
from callcert.domain.naming import LONGEST_NAME, clean_name

_NOBODY = "Agent"


def paper_name(agent: Agent, what: str, day: date, extension: str, *, with_id: bool) -> str:
    """The name; ``with_id`` tells namesakes apart, as on filed scorecards.

    A name too long for a file is cut.
    """
    parts = [clean_name(part) for part in (agent.last_name, agent.first_name)]
    who = "_".join(part for part in parts if part)
    known = clean_name(agent.agent_id or "")
    if known and (with_id or not who):
        who = f"{who}-{known}" if who else known
    tail = f" {what} {day.isoformat()}{extension}"
    room = LONGEST_NAME - len(tail.encode())
    kept = (who or _NOBODY).encode()[:room].decode(errors="ignore").rstrip(" .")
    return f"{kept}{tail}"


def has_namesake(agent: Agent, others: Iterable[Agent]) -> bool:
    """Whether somebody else bears the agent's name."""
    return any(one.name_key == agent.name_key and not same_agent(one, agent) for one in others)
