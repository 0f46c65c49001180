"""Who an agent is, and when two workbooks speak of the same one."""

from dataclasses import dataclass

from callcert.domain.naming import clean_name


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent as a workbook names them; the ID is the employer's, where there is one."""

    last_name: str
    first_name: str
    agent_id: str | None = None

    @property
    def name_key(self) -> str:
        """What decides whether two agents bear one name: cleaned, without case."""
        return f"{clean_name(self.last_name)}_{clean_name(self.first_name)}".casefold()

    @property
    def id_key(self) -> str | None:
        """The ID without case and outer spaces, or None where there is none."""
        return self.agent_id.strip().casefold() or None if self.agent_id else None

    def __str__(self) -> str:
        return ", ".join(part for part in (self.last_name, self.first_name) if part)


def same_agent(one: Agent, other: Agent) -> bool:
    """The same ID; or, where either has none, the same cleaned name [K12]."""
    if one.id_key and other.id_key:
        return one.id_key == other.id_key
    return one.name_key == other.name_key
