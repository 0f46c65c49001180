"""``callcert collect``: mail comes in; scorecards go to the intake, progress into the ledger.

Each message is dealt with in an order that a run cut off at any point is completed by the next
one and nothing is doubled: what a message holds is put in its place under a name entered
beforehand, then the message is entered, and only then is it marked on the server.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from callcert.config.workspace import Workspace
from callcert.domain.authentication import verdict
from callcert.domain.collect_report import (
    CollectedCard,
    CollectedMessage,
    CollectedReport,
    CollectReport,
    MessageState,
)
from callcert.domain.findings import Finding, finding
from callcert.domain.form import Problem
from callcert.domain.mail_judgement import Judgement, Look, judge
from callcert.domain.mailed_progress import MailedProgress, read_report
from callcert.domain.mailed_words import own_words
from callcert.domain.people import Named
from callcert.errors import OutsideError, UsageError
from callcert.filing.disk import clear_leftovers
from callcert.filing.ledger import Ledger
from callcert.filing.post_ledger import Post
from callcert.mail.parcel import Enclosure, Parcel, kinds_of
from callcert.workflows.asked_day import day_of_report
from callcert.workflows.collected_cards import CardTaker
from callcert.workflows.kept_mail import keep_message, message_name
from callcert.workflows.mail_files import Arrival, arrivals_in
from callcert.workflows.opened_mail import MEGABYTE, Opened, open_arrival, what_failed
from callcert.workflows.run import run_at
from callcert.workflows.schedule import in_zone
from callcert.workflows.senders import Senders, senders_of

_UNSEEN = "the agents are not known, so mail of others than certifiers waits"

Settle = Callable[[Arrival, MessageState], None]
"""Is told what became of a message once that is entered."""


def collect(  # noqa: PLR0913  each is a choice of the person who runs it
    workspace: Workspace,
    arrivals: Callable[[Ledger], Iterable[Arrival]],
    as_of: date,
    settle: Callable[[Ledger], Settle] | None = None,
    *,
    dry_run: bool,
    trust: bool = False,
) -> CollectReport:
    """Takes every message once; ``arrivals`` is asked once no other run is at work here.

    ``trust`` says that a person has looked at what is kept apart. Raises ``OutsideError`` where
    the ledger or a folder cannot be written: what was done until then stays done.
    """
    with run_at(workspace, dry_run=dry_run) as ledger:
        if not dry_run:
            for folder in (workspace.incoming, workspace.quarantine, workspace.kept_mail):
                clear_leftovers(folder)
        terms = _Terms(as_of, dry_run, trust)
        taker = _Taker(workspace, ledger, senders_of(workspace), terms)
        tell = settle(ledger) if settle else None
        messages, trouble = [], []
        try:
            for arrival in arrivals(ledger):
                message = taker.take(arrival)
                messages.append(message)
                if tell and not dry_run:
                    tell(arrival, message.state)
        except OutsideError as wrong:
            trouble.append(str(wrong))
        if any(one.state == "waiting" for one in messages):
            trouble.append(f"{_UNSEEN}: {taker.senders.unread}")
        return CollectReport(messages, tuple(trouble))


def collect_files(
    workspace: Workspace, paths: Sequence[Path], as_of: date, *, dry_run: bool, trust: bool
) -> CollectReport:
    """Takes the messages of files and folders, which stay; ``UsageError`` for what is not there."""
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"{', '.join(missing)}: not there")
    largest = workspace.settings.collect.largest_mb * MEGABYTE
    found = arrivals_in(paths, largest)
    return collect(workspace, lambda _: found, as_of, dry_run=dry_run, trust=trust)


@dataclass(frozen=True, slots=True)
class _Terms:
    """On what terms messages are taken."""

    as_of: date
    dry_run: bool
    trust: bool


class _Taker:
    """Takes one message after the other."""

    def __init__(
        self, workspace: Workspace, ledger: Ledger, senders: Senders, terms: _Terms
    ) -> None:
        self._workspace, self._ledger, self.senders = workspace, ledger, senders
        self._terms = terms
        self._posts = ledger.posts()
        self._cards = CardTaker(workspace, ledger, dry_run=terms.dry_run)

    def take(self, arrival: Arrival) -> CollectedMessage:
        """Deals with one message, unless that was done before."""
        opened = open_arrival(arrival, self._workspace.settings.collect.largest_mb)
        try:
            return self._taken(arrival, opened)
        except OutsideError:
            raise
        except Exception as wrong:  # noqa: BLE001  one message must never keep back the next
            problem = Problem("mail-unreadable", facts={"reason": what_failed(wrong)})
            return self._set_aside(arrival, opened, (problem,))

    def _taken(self, arrival: Arrival, opened: Opened) -> CollectedMessage:
        known = self._posts.get(opened.key)
        again = arrival.named and known is not None and known.state == "quarantined"
        if known and known.state != "ignored" and not again:
            return self._said(arrival, opened, "already-taken")
        parcel = opened.parcel
        if opened.problem:
            judgement = Judgement("quarantine", (opened.problem,))
        elif self._is_our_own(parcel):
            judgement = Judgement("ignore")
        elif self._is_to_wait(parcel):
            return self._said(arrival, opened, "waiting")
        else:
            judgement = judge(self._look(parcel))
        return self._carried_out(arrival, opened, judgement)

    def _is_our_own(self, parcel: Parcel) -> bool:
        """A report that callcert itself has mailed."""
        return parcel.automatic and parcel.senders == (self.senders.own,)

    def _is_to_wait(self, parcel: Parcel) -> bool:
        """Whether it cannot be told who sent it while the tracker cannot be read."""
        unknown = parcel.senders and self.senders.role(parcel.senders[0]) == "stranger"
        return bool(self.senders.unread and unknown)

    def _look(self, parcel: Parcel) -> Look:
        believed = self._workspace.settings.collect.authserv_id
        sender = parcel.senders[0] if len(parcel.senders) == 1 else ""
        return Look(
            parcel.senders,
            self.senders.role(sender),
            verdict(parcel.results, sender, believed),
            believed,
            _names(parcel.files),
            _names(parcel.nested),
            parcel.automatic,
            self.senders.candidates(sender),
            self._terms.trust,
        )

    def _carried_out(
        self, arrival: Arrival, opened: Opened, judgement: Judgement
    ) -> CollectedMessage:
        takes = judgement.fate == "take"
        report = self._report(arrival, opened) if takes else None
        if isinstance(report, Problem):
            return self._set_aside(arrival, opened, (report,))
        if judgement.fate == "quarantine":
            return self._set_aside(arrival, opened, judgement.problems)
        workbooks = self._workbooks(opened.parcel) if takes else []
        if not (workbooks or report):
            self._enter(opened, "ignored", None)
            return self._said(arrival, opened, "ignored")
        cards = self._cards_of(arrival, opened, workbooks)
        if report and arrival.content and not self._terms.dry_run:
            keep_message(self._workspace.kept_mail, report.progress.file, arrival.content)
        self._enter(opened, "taken", report.progress if report else None)
        said = self._said(arrival, opened, "would-take" if self._terms.dry_run else "taken")
        return replace(said, scorecards=cards, report=report)

    def _cards_of(
        self, arrival: Arrival, opened: Opened, workbooks: Iterable[Enclosure]
    ) -> tuple[CollectedCard, ...]:
        sent = opened.parcel.sent_at or arrival.received
        local = in_zone(sent, self._workspace.settings) if sent else None
        sender = ", ".join(opened.parcel.senders)
        take = partial(self._cards.take, sender=sender, sent_at=local, message=opened.key)
        return tuple(take(one) for one in workbooks)

    def _workbooks(self, parcel: Parcel) -> list[Enclosure]:
        found = kinds_of(parcel.files).get("workbook", [])
        return [*found, *(kinds_of(parcel.nested).get("workbook", []) if self._terms.trust else [])]

    def _report(self, arrival: Arrival, opened: Opened) -> CollectedReport | Problem | None:
        """What an agent's message says of the day; a problem where it does not say which."""
        parcel = opened.parcel
        agent = self.senders.agent(parcel.senders[0])
        if agent is None or self.senders.role(parcel.senders[0]) != "agent" or parcel.automatic:
            return None
        words = own_words(parcel.text) or own_words(parcel.subject)
        if not words:
            return None
        sent = parcel.sent_at or arrival.received
        if sent is None:
            return Problem("mail-undated", facts={"agent": agent})
        local = in_zone(sent, self._workspace.settings)
        named = Named(agent.last_name, agent.first_name, agent.agent_id or "")
        file = message_name(local.date(), parcel.senders[0], opened.key, arrival)
        day = day_of_report(parcel, self.senders.own, local.date())
        progress = MailedProgress(
            opened.key, parcel.senders[0], named, local, day, read_report(words),
            str(self._workspace.kept_mail / file),
        )  # fmt: skip
        return CollectedReport(agent, progress)

    def _set_aside(
        self, arrival: Arrival, opened: Opened, problems: Iterable[Problem]
    ) -> CollectedMessage:
        """Keeps a copy in the quarantine; what could not be read stays where it is."""
        sender = ", ".join(opened.parcel.senders) or "nobody"
        known = self._posts.get(opened.key)
        day = date.fromisoformat(known.day) if known else self._terms.as_of
        name = message_name(day, sender, opened.key, arrival)
        file = self._workspace.quarantine / name
        if arrival.content is None:
            said = self._said(arrival, opened, "quarantined")
            return replace(said, findings=_found(problems, arrival.source))
        if not self._terms.dry_run:
            keep_message(file.parent, file.name, arrival.content)
        self._enter(opened, "quarantined", None)
        state: MessageState = "would-quarantine" if self._terms.dry_run else "quarantined"
        said = self._said(arrival, opened, state)
        return replace(said, findings=_found(problems, str(file)), kept=str(file))

    def _enter(self, opened: Opened, state: str, progress: MailedProgress | None) -> None:
        parcel = opened.parcel
        sent = parcel.sent_at.isoformat() if parcel.sent_at else ""
        people = ", ".join(parcel.senders)
        known = self._posts.get(opened.key)
        day = known.day if known else self._terms.as_of.isoformat()
        post = Post(opened.key, parcel.message_id, people, sent, parcel.subject, state, day)
        self._posts[opened.key] = post
        if not self._terms.dry_run and post != known:
            self._ledger.keep_post(post, progress)

    def _said(self, arrival: Arrival, opened: Opened, state: MessageState) -> CollectedMessage:
        parcel = opened.parcel
        sent = parcel.sent_at or arrival.received
        return CollectedMessage(
            arrival.source,
            state,
            parcel.message_id,
            ", ".join(parcel.senders),
            in_zone(sent, self._workspace.settings) if sent else None,
            parcel.subject,
        )


def _names(files: tuple[Enclosure, ...]) -> dict[str, list[str]]:
    return {kind: [one.name for one in some] for kind, some in kinds_of(files).items()}


def _found(problems: Iterable[Problem], file: str) -> tuple[Finding, ...]:
    return tuple(finding(one.code, one.facts).at(file) for one in problems)
