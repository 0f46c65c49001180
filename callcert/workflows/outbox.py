"""``callcert outbox``: mail is left in a folder, sent from there once, and only then removed.

What a server has taken is entered in the ledger before the file goes, so that a run cut off at
any point neither loses nor doubles a message. One doubt stays, as with all mail: a line that
breaks between a server's taking a message and its saying so. Then it is sent again, under the
same Message-ID, by which mail programs know a double.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from itertools import count

from callcert.config.workspace import Workspace
from callcert.domain.outbox_report import (
    Message,
    MessageStatus,
    OutboxReport,
    Queued,
    key_of_round,
)
from callcert.errors import CallcertError, OutsideError, SettingsError
from callcert.filing.ledger import Ledger
from callcert.filing.outbox import BrokenMail, Envelope, Outbox, WaitingMail
from callcert.mail.addresses import addresses, is_address, sender_of
from callcert.mail.courier import Courier
from callcert.mail.message import Outgoing, message_bytes, message_id
from callcert.mail.secret import secret_of
from callcert.workflows.draft_cases import dropped_words, verdicts
from callcert.workflows.run import run_at

_STILL_THERE = "it was sent before; only its file is removed"


@dataclass(frozen=True, slots=True)
class Letter:
    """What is to be sent to whom; of one ``key`` (``mail_key``) only one is ever sent.

    ``setting`` is where the recipients come from, for what is said of wrong ones.
    """

    key: str
    outgoing: Outgoing
    recipients: Sequence[str]
    setting: str = "mail.distribution"
    wrong: type[CallcertError] = SettingsError


def queue(  # noqa: PLR0913  where, what, when, and two choices of whoever asks
    workspace: Workspace,
    ledger: Ledger,
    letter: Letter,
    now: datetime,
    *,
    resend: bool = False,
    draft: bool = False,
) -> Queued:
    """Leaves a message in the outbox, unless it was sent before.

    One that waits there already is renewed, so that nobody gets what was corrected since; one
    that some have got stays as it is for the others.

    With ``resend`` what was sent goes out once more, under a key of its own. A ``draft`` is left
    apart, where no run sends it before a person has said so. The caller holds
    the run's lock (``run_at``). Raises ``SettingsError`` for addresses that are none (of the
    recipients: ``letter.wrong``) and ``OutsideError`` where the ledger or the folder cannot be
    written.
    """
    sender = sender_of(workspace.settings.mail, workspace.settings.coordinator)
    recipients = addresses(letter.recipients, letter.setting, letter.wrong)
    outbox = Outbox(workspace.drafts if draft else workspace.outbox)
    key, before = _free_key(ledger, letter.key, resend=resend)
    if before:
        return before
    waiting = outbox.find(key)
    state = ledger.mail_state(key)
    identity = message_id(key, sender.address)
    compose = partial(message_bytes, letter.outgoing, sender, recipients, identity)
    same = draft and waiting and compose(waiting.envelope.queued_at) == waiting.content
    if waiting and not same and not (state and state.recipients):  # nobody has the older words yet
        outbox.remove(waiting)
    elif waiting:
        return Queued("already-waiting", key, waiting.envelope.queued_at, str(waiting.file))
    ledger.mail_queued(key, letter.outgoing.subject, now)
    envelope = Envelope(key, sender.address, recipients, letter.outgoing.subject, now)
    return Queued("queued", key, now, str(outbox.put(envelope, compose(now))))


def send_waiting(
    workspace: Workspace, ledger: Ledger, environment: Mapping[str, str], now: datetime
) -> OutboxReport:
    """Sends what waits, the oldest first; one that fails never stops the next.

    A server that cannot be reached is tried once. The caller holds the run's lock. Raises
    ``SettingsError`` where the settings name no server or no password, and ``OutsideError``
    where the ledger cannot be written: then nothing is sent.
    """
    outbox, server = Outbox(workspace.outbox), workspace.settings.mail.smtp
    outbox.clear()
    with Courier(server, partial(secret_of, server, environment)) as courier:
        post = _Post(outbox, ledger, courier, now)
        messages = [post.treat(mail) for mail in outbox.messages()]
    return OutboxReport(messages, _foreign(outbox))


def send_outbox(
    workspace: Workspace,
    environment: Mapping[str, str],
    now: datetime,
    *,
    dry_run: bool,
    drafts: Collection[str] = (),
) -> OutboxReport:
    """``send_waiting`` as a run of its own; a dry run only says what would be sent.

    ``drafts`` are the files of those that a person wants to be sent as well.
    """
    with run_at(workspace, dry_run=dry_run) as ledger:
        if dry_run:
            return _looked_at(workspace, ledger, "would-send", now.date())
        sent = send_waiting(workspace, ledger, environment, now)
        return _with_drafts(workspace, ledger, environment, now, sent, drafts)


def _with_drafts(  # noqa: PLR0913, PLR0917  what sending takes, what was sent and what is to be
    workspace: Workspace,
    ledger: Ledger,
    environment: Mapping[str, str],
    now: datetime,
    sent: OutboxReport,
    wanted: Collection[str],
) -> OutboxReport:
    """Sends the drafts that are wanted and still true; the others stay drafts.

    One to an agent whose case is settled goes.
    """
    outbox, server = Outbox(workspace.drafts), workspace.settings.mail.smtp
    outbox.clear()
    wanted, notices = _still_true(workspace, ledger, outbox, now.date(), wanted)
    with Courier(server, partial(secret_of, server, environment)) as courier:
        post = _Post(outbox, ledger, courier, now)
        chosen = [post.treat(mail) for mail in outbox.messages() if str(mail.file) in wanted]
    left = _drafts(workspace, ledger, now.date())
    return OutboxReport([*sent.messages, *chosen], sent.foreign, left, notices)


def _still_true(
    workspace: Workspace, ledger: Ledger, outbox: Outbox, day: date, wanted: Collection[str]
) -> tuple[Collection[str], list[str]]:
    """Which of the wanted drafts are to be sent, and what became of the others."""
    judged = verdicts(workspace, ledger, day) if wanted else {}
    notices = []
    for mail in outbox.messages():
        verdict = judged.get(str(mail.file)) if str(mail.file) in wanted else None
        if not verdict or isinstance(mail, BrokenMail):
            continue
        if verdict.gone:
            outbox.remove(mail)
            notices.append(dropped_words(mail, verdict.why))
        else:
            notices.append(f"{mail.file.name} was not sent: {verdict.why}")
    return [file for file in wanted if file not in judged], notices


def list_outbox(workspace: Workspace, day: date | None = None) -> OutboxReport:
    """What waits, and with a day which drafts no longer hold on it; nothing is changed."""
    with run_at(workspace, dry_run=True) as ledger:
        return _looked_at(workspace, ledger, "waiting", day)


def _free_key(ledger: Ledger, key: str, *, resend: bool) -> tuple[str, Queued | None]:
    """The key to send under, or what was sent under it before."""
    for number in count():
        candidate = key_of_round(key, number)
        state = ledger.mail_state(candidate)
        if state is None or state.state != "sent":
            break
        if not resend:
            return candidate, Queued("already-sent", candidate, state.at)
    return candidate, None


def _looked_at(
    workspace: Workspace, ledger: Ledger, status: MessageStatus, day: date | None
) -> OutboxReport:
    outbox = Outbox(workspace.outbox)
    messages = [_seen(ledger, mail, status) for mail in outbox.messages()]
    return OutboxReport(messages, _foreign(outbox), _drafts(workspace, ledger, day))


def _drafts(workspace: Workspace, ledger: Ledger, day: date | None) -> list[Message]:
    judged = verdicts(workspace, ledger, day) if day else {}
    seen = [_seen(ledger, mail, "draft") for mail in Outbox(workspace.drafts).messages()]
    return [
        replace(one, reason=f"not to be sent: {judged[one.file].why}")
        if one.file in judged
        else one
        for one in seen
    ]


def _seen(ledger: Ledger, mail: WaitingMail | BrokenMail, status: MessageStatus) -> Message:
    mail = _checked(mail)
    if isinstance(mail, BrokenMail):
        return Message(str(mail.file), "broken", reason=mail.reason)
    left = _left(ledger, mail.envelope)
    if not left:
        return _message(mail, "already-sent", mail.envelope.recipients, _STILL_THERE)
    return _message(mail, status, left)


class _Post:
    """One round of sending."""

    def __init__(self, outbox: Outbox, ledger: Ledger, courier: Courier, now: datetime) -> None:
        self._outbox, self._ledger, self._courier, self._now = outbox, ledger, courier, now

    def treat(self, mail: WaitingMail | BrokenMail) -> Message:
        """Sends a message to those who have not got it yet."""
        seen = _seen(self._ledger, mail, "waiting")
        if isinstance(mail, BrokenMail) or seen.status == "broken":
            return seen
        if seen.status == "already-sent":
            return replace(seen, reason=self._file_settled(mail, {}) or seen.reason)
        envelope = mail.envelope
        self._ledger.mail_queued(envelope.key, envelope.subject, self._now)
        try:
            refused = self._courier.carry(mail.content, envelope.sender, seen.recipients)
        except OutsideError as wrong:
            return replace(seen, reason=str(wrong))
        return self._settle(mail, seen, refused)

    def _settle(self, mail: WaitingMail, seen: Message, refused: Mapping[str, str]) -> Message:
        """Enters who has it, and only then changes the file; who was refused stays in it."""
        taken = tuple(one for one in seen.recipients if one not in refused)
        problem = None
        if taken:
            enter = self._ledger.mail_taken if refused else self._ledger.mail_sent
            try:
                enter(mail.envelope.key, taken, self._now)
            finally:  # should the ledger fail just now, the file alone still tells
                problem = self._file_settled(mail, refused)
        if not refused:
            return replace(seen, status="sent", reason=problem)
        reason = "; ".join(f"{address} was refused: {why}" for address, why in refused.items())
        return replace(seen, recipients=tuple(refused), reason=reason, taken_for=taken)

    def _file_settled(self, mail: WaitingMail, refused: Mapping[str, str]) -> str | None:
        """Why the file could not follow; the ledger knows, and the next run does it."""
        try:
            if refused:
                self._outbox.keep_for(mail, tuple(refused))
            else:
                self._outbox.remove(mail)
        except OutsideError as wrong:
            return str(wrong)
        return None


def _checked(mail: WaitingMail | BrokenMail) -> WaitingMail | BrokenMail:
    """A message whose addresses may be sent to; people may have edited its envelope."""
    if isinstance(mail, BrokenMail):
        return mail
    everybody = (mail.envelope.sender, *mail.envelope.recipients)
    bad = ", ".join(repr(one) for one in everybody if not is_address(one))
    return BrokenMail(mail.file, f"not an e-mail address: {bad}; mend it there") if bad else mail


def _left(ledger: Ledger, envelope: Envelope) -> tuple[str, ...]:
    """Who has not got it yet."""
    state = ledger.mail_state(envelope.key)
    if state is None:
        return envelope.recipients
    if state.state == "sent":
        return ()
    return tuple(one for one in envelope.recipients if one not in state.recipients)


def _message(
    mail: WaitingMail, status: MessageStatus, people: tuple[str, ...], reason: str | None = None
) -> Message:
    envelope = mail.envelope
    file, subject, moment = str(mail.file), envelope.subject, envelope.queued_at
    return Message(file, status, subject, people, moment, reason)


def _foreign(outbox: Outbox) -> list[str]:
    return [str(file) for file in outbox.foreign()]
