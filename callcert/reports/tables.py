"""How every table in the terminal looks, and how an agent is named in it."""

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from callcert.domain.agents import Agent
from callcert.reports.text import plain, printable


def plain_table(gap: int = 1) -> Table:
    """A table without frame: headings, a line, rows; ``gap`` blanks between columns."""
    padding = (0, gap, 0, 0)
    return Table(box=SIMPLE_HEAD, pad_edge=False, padding=padding, show_edge=False)


def agent_text(agent: Agent) -> Text:
    """An agent's name with the ID beside it; the ID alone where there is no name."""
    if not str(agent):
        return plain(agent.agent_id or "")
    name = plain(str(agent))
    return name.append(f" {printable(agent.agent_id)}", style="dim") if agent.agent_id else name
