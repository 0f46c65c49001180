"""Who may send what: certifiers and coordinator from the settings, agents from the tracker."""

from collections import defaultdict
from dataclasses import dataclass
from email.utils import parseaddr

from callcert.config.settings import Settings
from callcert.config.workspace import Workspace
from callcert.domain.agents import Agent
from callcert.domain.mail_judgement import Role
from callcert.domain.people import names_of
from callcert.domain.roster import roster
from callcert.errors import OutsideError
from callcert.excel.tracker_book import TrackerBook
from callcert.workflows.shared_books import content_of, tracker_book

_RETURNS = "somebody who returns scorecards by the settings"


@dataclass(frozen=True, slots=True)
class Senders:
    """Everybody known by address; ``own`` is the address callcert itself sends from.

    ``unread`` says why the agents are not known; empty where they are.
    """

    returners: frozenset[str]
    agents: dict[str, list[Agent]]
    own: str = ""
    unread: str = ""

    def role(self, address: str) -> Role:
        """What somebody of that address may send."""
        bearers = self.agents.get(address, [])
        if address in self.returners:
            return "ambiguous" if bearers else "returner"
        if not bearers:
            return "stranger"
        return "agent" if len(bearers) == 1 else "ambiguous"

    def agent(self, address: str) -> Agent | None:
        """The only agent of that address."""
        bearers = self.agents.get(address, [])
        return bearers[0] if len(bearers) == 1 else None

    def candidates(self, address: str) -> str:
        """Everybody of that address, in words."""
        bearers = self.agents.get(address, [])
        names = names_of(bearers, range(len(bearers)))
        return f"{names}; {_RETURNS}" if address in self.returners else names

    @property
    def ambiguous(self) -> list[tuple[str, str]]:
        """Addresses of agents that are others' too, with everybody of each."""
        return [(one, self.candidates(one)) for one in self.agents if self.role(one) == "ambiguous"]


def senders_of(workspace: Workspace) -> Senders:
    """Reads the tracker for the agents; one that cannot be read stops nothing."""
    settings = workspace.settings
    unread = ""
    agents: dict[str, list[Agent]] = {}
    try:
        content = content_of(workspace.tracker)
        agents = agents_of(tracker_book(workspace, content)) if content is not None else {}
    except OutsideError as wrong:
        unread = str(wrong)
    return Senders(returners_of(settings), agents, _own(settings), unread)


def agents_of(tracker: TrackerBook) -> dict[str, list[Agent]]:
    """The agents who have not left, by their addresses."""
    rows = [line.row for line in tracker.lines]
    found: defaultdict[str, list[Agent]] = defaultdict(list)
    for position in roster(rows).counting:
        row = rows[position]
        address = address_of(row.email)
        if address and not row.left:
            found[address].append(row.agent)
    return dict(found)


def returners_of(settings: Settings) -> frozenset[str]:
    """Everybody who may return scorecards."""
    people = (*settings.certifiers, settings.coordinator)
    texts = (*(one.email for one in people), *settings.collect.senders)
    return frozenset(filter(None, map(address_of, texts)))


def _own(settings: Settings) -> str:
    return address_of(settings.mail.sender) or address_of(settings.coordinator.email)


def address_of(text: str) -> str:
    """The address in a text such as ``Jane <jane@example.com>``, in small letters; or nothing."""
    address = parseaddr(text)[1].strip().casefold()
    return address if "@" in address else ""
