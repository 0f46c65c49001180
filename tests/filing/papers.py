"""Stand-ins for scorecards: a line that begins as a workbook does and says whose it is."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from resource import RLIMIT_FSIZE, getrlimit, setrlimit
from typing import TYPE_CHECKING

from callcert.domain.agents import Agent
from callcert.filing.cabinet import Identity

if TYPE_CHECKING:
    from collections.abc import Iterator

JANE = Agent("Doe", "Jane", "E1042")
DAY = date(2026, 11, 20)


def paper(
    agent: Agent = JANE, certified_on: date | None = date(2026, 11, 18), more: str = ""
) -> bytes:
    """A scorecard of that agent; ``more`` makes it a different one."""
    day = certified_on.isoformat() if certified_on else ""
    fields = ("PK\3\4", agent.last_name, agent.first_name, agent.agent_id or "", day, more)
    return "|".join(fields).encode()


@dataclass
class Reader:
    """Reads such papers and keeps what it was given to read."""

    given: list[bytes] = field(default_factory=list)

    def __call__(self, content: bytes) -> Identity | None:
        self.given.append(content)
        if content.count(b"|") != 5:
            return None
        _, last, first, agent_id, day, _ = content.decode().split("|")
        on = date.fromisoformat(day) if day else None
        return Identity(Agent(last, first, agent_id or None), on)


@contextmanager
def full_disk(room: int) -> "Iterator[None]":
    """No file can grow beyond that many bytes, as on a disk that is full."""
    soft, hard = getrlimit(RLIMIT_FSIZE)
    setrlimit(RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        setrlimit(RLIMIT_FSIZE, (soft, hard))


def names(folder: Path) -> list[str]:
    """What lies in a folder, in order."""
    return sorted(entry.name for entry in folder.iterdir())
