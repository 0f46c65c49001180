"""Scorecards out of messages and into the intake: once each, whatever cuts a run off."""

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from callcert.config.workspace import Workspace
from callcert.domain.collect_report import CollectedCard
from callcert.domain.files import LARGEST_FILE
from callcert.domain.intake_names import intake_name
from callcert.errors import OutsideError
from callcert.filing.disk import digest_of, place, read_bytes
from callcert.filing.intake import received_in
from callcert.filing.ledger import Ledger
from callcert.filing.post_ledger import Receipt
from callcert.mail.parcel import Enclosure
from callcert.workflows.returned import reason_of


class CardTaker:
    """Puts scorecards into the intake; the same bytes come in once, however often they are sent.

    A name is entered in the ledger before the file is made, so that the next run knows it again
    wherever this one was cut off. What is known to be filed does not come back; what somebody
    took out of the intake unfiled, and is sent again, does.
    """

    def __init__(self, workspace: Workspace, ledger: Ledger, *, dry_run: bool) -> None:
        self._incoming, self._ledger, self._dry_run = workspace.incoming, ledger, dry_run
        self._receipts = ledger.receipts()
        self._taken: set[str] = set()

    def take(
        self, card: Enclosure, *, sender: str, sent_at: datetime | None, message: str
    ) -> CollectedCard:
        """Takes one; ``OutsideError`` where the intake cannot be written."""
        known = self._receipts.get(card.digest)
        there = self._there.get(card.digest)
        here = there or card.digest in self._filed or card.digest in self._taken
        if known and known.placed and here:
            return CollectedCard(card.name, str(self._incoming / known.name), "already-here")
        name = there or (known.name if known else self._free_name(card))
        if not known:
            sent = sent_at.isoformat() if sent_at else ""
            known = Receipt(card.digest, name, sender, sent, message)
        self._taken.add(card.digest)
        if self._dry_run:
            self._receipts[card.digest] = replace(known, placed=True)
            return CollectedCard(card.name, str(self._incoming / name), "would-collect")
        self._ledger.keep_receipt(known)
        if not here:
            known = self._placed(known, card)
        known = replace(known, placed=True)
        self._ledger.keep_receipt(known)
        self._receipts[card.digest] = known
        return CollectedCard(card.name, str(self._incoming / known.name), "collected")

    def _placed(self, receipt: Receipt, card: Enclosure) -> Receipt:
        """Makes the file; under another name where somebody took that one meanwhile."""
        try:
            self._incoming.mkdir(parents=True, exist_ok=True)
            if not self._is_free(receipt.name):
                receipt = replace(receipt, name=self._free_name(card))
                self._ledger.keep_receipt(receipt)
            place(card.content, self._incoming / receipt.name)
        except OSError as wrong:
            file = self._incoming / receipt.name
            raise OutsideError(f"{file}: cannot be written: {reason_of(wrong)}") from wrong
        return receipt

    def _free_name(self, card: Enclosure) -> str:
        taken = {one.name.casefold() for one in self._receipts.values()}
        return intake_name(
            card.name,
            card.content,
            lambda name: name.casefold() not in taken and self._is_free(name),
        )

    def _is_free(self, name: str) -> bool:
        return not (self._incoming / name).exists()

    @cached_property
    def _there(self) -> dict[str, str]:
        """What lies in the intake when the run begins, by its bytes."""
        if not self._incoming.is_dir():
            return {}
        return {digest: one.path.name for one in received_in(self._incoming)
                if (digest := _digest(one.path))}  # fmt: skip

    @cached_property
    def _filed(self) -> set[str]:
        """What was filed, be it withdrawn since."""
        seen = {one.digest for one in self._ledger.seen().values()}
        return seen | {event.digest for event in self._ledger.events()}


def _digest(file: Path) -> str:
    try:
        return digest_of(read_bytes(file, LARGEST_FILE))
    except OSError:
        return ""
