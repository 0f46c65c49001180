"""``callcert collect`` from a mail server: what is new is fetched, taken, and marked there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from callcert.config.settings import Collect
from callcert.config.workspace import Workspace
from callcert.domain.collect_report import CollectReport, MessageState
from callcert.filing.ledger import Ledger
from callcert.mail.imap import Inbox
from callcert.mail.secret import secret_of
from callcert.mail.smtp import check_server
from callcert.workflows.collect import Settle, collect
from callcert.workflows.mail_files import Arrival
from callcert.workflows.opened_mail import MEGABYTE

TABLE = "mail.imap"


def collect_server(
    workspace: Workspace, environment: Mapping[str, str], as_of: date, *, dry_run: bool
) -> CollectReport:
    """Takes what is new in the folder on the server; what was seen there before is not fetched.

    Raises ``SettingsError`` where the settings name no server or no password, ``OutsideError``
    where the server cannot be talked to at all.
    """
    server, terms = workspace.settings.mail.imap, workspace.settings.collect
    check_server(server, with_secret=bool(server.user), table=TABLE)
    secret = secret_of(server, environment, TABLE)
    since = as_of - timedelta(days=terms.days)
    with Inbox(server, secret, terms.folder, look_only=dry_run) as inbox:
        box = _Box(inbox, terms, since, dry_run)
        return collect(workspace, box.arrivals, as_of, box.settler, dry_run=dry_run)


@dataclass(frozen=True, slots=True)
class _Box:
    """The folder on the server, and what of it is known."""

    inbox: Inbox
    terms: Collect
    since: date
    dry_run: bool

    def arrivals(self, ledger: Ledger) -> Iterator[Arrival]:
        """What is new; first what an earlier run had taken and did not come to mark is marked."""
        known = ledger.places(self.inbox.name)
        numbers = self.inbox.numbers(self.since)
        for uid in numbers:
            if uid in known and not known[uid][1] and not self.dry_run:
                self._mark(ledger, uid, known[uid][0])
        largest = self.terms.largest_mb * MEGABYTE
        for one in self.inbox.waiting([uid for uid in numbers if uid not in known]):
            large = one.size > largest
            content = self.inbox.content(one.uid, head_only=large)
            if content is None:  # somebody moved it in this very moment
                continue
            size = one.size if large else 0
            source = f"{self.terms.folder} {one.uid}"
            yield Arrival(source, content, received=one.received, size=size, uid=one.uid)

    def settler(self, ledger: Ledger) -> Settle:
        """What is told of each message, once the ledger has it."""
        return partial(self._settle, ledger)

    def _settle(self, ledger: Ledger, arrival: Arrival, state: MessageState) -> None:
        if state == "waiting":
            return
        stays = state == "ignored"
        ledger.keep_place(self.inbox.name, arrival.uid, state, marked=stays)
        if not stays:
            self._mark(ledger, arrival.uid, state)

    def _mark(self, ledger: Ledger, uid: int, state: str) -> None:
        if self.terms.taken == "move":
            self.inbox.move(uid, self.terms.taken_folder)
        else:
            self.inbox.mark(uid)
        ledger.keep_place(self.inbox.name, uid, state, marked=True)
