"""Mail that is drafted, and that a person sends or throws away: one draft for each case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from callcert.config.workspace import Workspace
from callcert.filing.ledger import Ledger
from callcert.filing.outbox import Outbox, WaitingMail
from callcert.mail.addresses import sender_of
from callcert.workflows.outbox import Letter, queue
from callcert.workflows.run import run_at


@dataclass(frozen=True, slots=True)
class Drafting:
    """What became of drafts: made or renewed ones by recipient and subject, those that were sent
    before, those thrown away because their case is settled, and who has no address.
    """

    drafted: tuple[str, ...] = ()
    sent_before: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    dry_run: bool = False

    @property
    def words(self) -> list[str]:
        """What a person should know of it, a line each."""
        said = [f"{'would be ' if self.dry_run else ''}drafted: {one}" for one in self.drafted]
        said += [f"was sent before: {one}" for one in self.sent_before]
        said += [f"no longer needed, its draft is gone: {one}" for one in self.dropped]
        said += [f"not drafted, as there is no address: {one}" for one in self.nobody]
        if self.drafted and not self.dry_run:
            said.append("next: callcert outbox lists the drafts, callcert outbox send sends them")
        return said


def check_drafting(workspace: Workspace) -> None:
    """Raises ``SettingsError`` where the settings name nobody to send from."""
    sender_of(workspace.settings.mail, workspace.settings.coordinator)


def draft(  # noqa: PLR0913  what is drafted, and what is not
    workspace: Workspace,
    letters: Mapping[str, Letter],
    kind: str | None,
    now: datetime,
    *,
    nobody: Sequence[str] = (),
    dry_run: bool,
) -> Drafting:
    """Leaves these letters, by what they are about, as drafts; others of that kind are settled.

    A kind is how the keys of its letters begin; None where these are not all there are. Raises
    ``SettingsError`` where the settings name no sender, and ``OutsideError`` where the folder or
    the ledger cannot be written.
    """
    check_drafting(workspace)
    drafted, before = [], []
    with run_at(workspace, dry_run=dry_run) as ledger:
        for about, letter in letters.items():
            state = ledger.mail_state(letter.key)
            words = f"{about} to {', '.join(letter.recipients)}"
            if state and state.state == "sent":
                before.append(words)
                continue
            if not dry_run:
                queue(workspace, ledger, letter, now, draft=True)
            drafted.append(words)
        keys = {letter.key for letter in letters.values()}
        dropped = _dropped(workspace, ledger, kind, keys, dry_run=dry_run) if kind else ()
    return Drafting(tuple(drafted), tuple(before), dropped, tuple(nobody), dry_run)


def _dropped(
    workspace: Workspace, ledger: Ledger, kind: str, keys: set[str], *, dry_run: bool
) -> tuple[str, ...]:
    """Throws away drafts of a kind whose case is settled and that nobody has got."""
    outbox = Outbox(workspace.drafts)
    gone = []
    for mail in outbox.messages():
        if not isinstance(mail, WaitingMail) or mail.envelope.key in keys:
            continue
        state = ledger.mail_state(mail.envelope.key)
        if mail.envelope.key.startswith(kind) and not (state and state.recipients):
            gone.append(mail.envelope.subject)
            if not dry_run:
                outbox.remove(mail)
    return tuple(gone)
