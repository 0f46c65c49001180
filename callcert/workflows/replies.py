"""``callcert score --draft-replies``: what to mend on a scorecard, to the certifier who sent it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from callcert.config.settings import Settings
from callcert.config.workspace import Workspace
from callcert.domain.files import LARGEST_FILE
from callcert.domain.people import name_keys, split_name
from callcert.domain.score_report import Scorecard
from callcert.excel.commented import CellComment, commented
from callcert.filing.disk import digest_of, read_bytes
from callcert.filing.ledger import open_ledger
from callcert.filing.post_ledger import Receipt
from callcert.mail.addresses import is_address
from callcert.mail.message import Outgoing
from callcert.reports.drafted_text import cell_words, reply_text
from callcert.workflows.drafts import Drafting, draft
from callcert.workflows.outbox import Letter
from callcert.workflows.scorecards import Place
from callcert.workflows.senders import address_of, returners_of

KIND = "mend "
_FILE = ".xlsx"


def draft_replies(
    workspace: Workspace, cards: Sequence[Scorecard], now: datetime, *, whole: bool, dry_run: bool
) -> Drafting:
    """Drafts a reply for every rejected scorecard, with a copy whose cells are commented.

    It goes to whoever mailed it, else to the certifier it names. ``whole`` says that these are
    all scorecards that wait, so that drafts about others are settled. Errors as for ``draft``.
    """
    place = Place(workspace.scorecards, workspace.private)
    with open_ledger(place.ledger, keep=False) as ledger:
        receipts = ledger.receipts()
    letters: dict[str, Letter] = {}
    nobody = []
    for card, content in _rejected(cards):
        digest = digest_of(content)
        address = _recipient(workspace.settings, card, receipts.get(digest))
        if is_address(address):
            about = card.file if card.name in letters else card.name
            letters[about] = _letter(workspace.settings, card, content, address)
        else:
            nobody.append(card.name)
    kind = KIND if whole else None
    return draft(workspace, letters, kind, now, nobody=nobody, dry_run=dry_run)


def _rejected(cards: Sequence[Scorecard]) -> Iterator[tuple[Scorecard, bytes]]:
    for card in cards:
        if card.status != "rejected":
            continue
        try:
            yield card, read_bytes(Path(card.file), LARGEST_FILE)
        except OSError:  # there is nothing to reply about
            continue


def _recipient(settings: Settings, card: Scorecard, receipt: Receipt | None) -> str:
    """Who sent it, if it is somebody who returns scorecards; else the certifier it names."""
    if receipt and receipt.sender in returners_of(settings):
        return receipt.sender
    named = set(name_keys(*split_name(card.certifier or ""))) - {""}
    found = {
        address_of(one.email)
        for one in settings.certifiers
        if named & set(name_keys(*split_name(one.name)))
    } - {""}
    return found.pop() if len(found) == 1 else ""


def _letter(settings: Settings, card: Scorecard, content: bytes, address: str) -> Letter:
    copy = _commented(card, content, settings.coordinator.name)
    certifier = next(
        (one.name for one in settings.certifiers if address_of(one.email) == address), ""
    )
    subject, text = reply_text(card, certifier, settings.coordinator.name, copied=copy is not None)
    files = {f"{Path(card.name).stem} to mend{_FILE}": copy} if copy else {}
    outgoing = Outgoing(subject, text, attachments=files)
    return Letter(f"{KIND}{digest_of(content)}", outgoing, (address,), "[[certifiers]]")


def _commented(card: Scorecard, content: bytes, author: str) -> bytes | None:
    if Path(card.name).suffix.casefold() != _FILE:
        return None
    comments = [CellComment(*words) for words in cell_words(card.findings)]
    return commented(content, comments, author or "callcert") if comments else None
