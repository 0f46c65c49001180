"""``callcert eod-report``: the day for leadership, written under its date and sent once [C10]."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from callcert.config.workspace import Workspace
from callcert.domain.day_outcome import DayOutcome
from callcert.domain.day_report import DayReport
from callcert.domain.moments import us
from callcert.domain.outbox_report import OutboxReport, Queued, mail_key
from callcert.errors import CallcertError, SettingsError, UsageError
from callcert.filing.ledger import Ledger
from callcert.mail.addresses import addresses, sender_of
from callcert.mail.message import Outgoing
from callcert.mail.smtp import check_server
from callcert.workflows.day_reading import read_day
from callcert.workflows.outbox import Letter, queue, send_waiting
from callcert.workflows.page_file import not_written
from callcert.workflows.run import run_at

NAME = "Call Cert Report"


@dataclass(frozen=True, slots=True)
class Sending:
    """That the report is to be mailed: ``to`` in place of the distribution list, when, with what.

    ``environment`` is where the password may be.
    """

    to: tuple[str, ...]
    resend: bool
    now: datetime
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Planned:
    recipients: tuple[str, ...]
    resend: bool


def eod_report(
    workspace: Workspace, day: date, sending: Sending | None = None, *, dry_run: bool = False
) -> DayOutcome:
    """Reads the day, writes its page and workbook to ``reports/``, and mails them if asked.

    A file that cannot be written, or a server that does not take the mail, is trouble and stops
    nothing else: the mail waits in the outbox for the next run. Raises ``OutsideError`` where
    the workbooks cannot be read, and ``SettingsError`` where there is nobody to send to.
    """
    recipients = _recipients(workspace, sending) if sending else ()
    with run_at(workspace, dry_run=dry_run) as ledger:
        report = read_day(workspace, ledger, day)
        forms = _forms(report)
        if dry_run:
            to = _Planned(recipients, sending.resend) if sending else None
            return DayOutcome(report, tuple(_planned(workspace, ledger, report, forms, to)))
        done, trouble = _written(workspace, forms)
        if sending:
            letter = _letter(report, forms, sending, recipients)
            sent, unsent = _sent(workspace, ledger, letter, sending)
            done, trouble = [*done, *sent], [*trouble, *unsent]
        return DayOutcome(report, tuple(done), tuple(trouble))


def _recipients(workspace: Workspace, sending: Sending) -> tuple[str, ...]:
    """Whom it goes to; all that would keep it from being sent is said before anything is done."""
    mail = workspace.settings.mail
    if not (sending.to or mail.distribution):
        message = "mail.distribution is empty: there is nobody to send the report to"
        raise SettingsError(f'{message}; set distribution = ["…"] under [mail], or give --to')
    sender_of(mail, workspace.settings.coordinator)
    check_server(mail.smtp, with_secret=bool(mail.smtp.user))
    if sending.to:
        return addresses(sending.to, "--to", UsageError)
    return addresses(mail.distribution, "mail.distribution")


def _forms(report: DayReport) -> dict[str, bytes]:
    """The report's files by their names: the same report makes the same bytes."""
    from callcert.excel.day_book import day_book
    from callcert.reports.day_page import day_page

    name = f"{NAME} {report.day.isoformat()}"
    return {f"{name}.html": day_page(report).encode(), f"{name}.xlsx": day_book(report)}


def _planned(
    workspace: Workspace,
    ledger: Ledger,
    report: DayReport,
    forms: Mapping[str, bytes],
    to: _Planned | None,
) -> list[str]:
    words = [f"would be written: {workspace.reports / name}" for name in forms]
    if to is None:
        return words
    state = ledger.mail_state(mail_key("eod-report", report.day, to.recipients))
    people = ", ".join(to.recipients)
    if state and state.state == "sent" and not to.resend:
        return [*words, f"was sent already to {people}; it would not be sent again"]
    return [*words, f"would be sent to {people}"]


def _written(workspace: Workspace, forms: Mapping[str, bytes]) -> tuple[list[str], list[str]]:
    done, trouble = [], []
    for name, content in forms.items():
        file = workspace.reports / name
        problem = not_written(file, content)
        if problem:
            trouble.append(problem)
        else:
            done.append(f"written: {file}")
    return done, trouble


def _letter(
    report: DayReport,
    forms: Mapping[str, bytes],
    sending: Sending,
    recipients: tuple[str, ...],
) -> Letter:
    from callcert.reports.day_mail import day_mail

    text, html, images = day_mail(report)
    outgoing = Outgoing(f"{NAME} {us(report.day)}", text, html, images, forms)
    key = mail_key("eod-report", report.day, recipients)
    if sending.to:
        return Letter(key, outgoing, recipients, "--to", UsageError)
    return Letter(key, outgoing, recipients)


def _sent(
    workspace: Workspace, ledger: Ledger, letter: Letter, sending: Sending
) -> tuple[list[str], list[str]]:
    """Queues the mail unless it was sent before, and sends all that waits."""
    try:
        queued = queue(workspace, ledger, letter, sending.now, resend=sending.resend)
        outbox = send_waiting(workspace, ledger, sending.environment, sending.now)
    except CallcertError as wrong:
        return [], [f"the report is written, but not sent: {wrong}"]
    return _told(queued, letter, outbox)


def _told(queued: Queued, letter: Letter, outbox: OutboxReport) -> tuple[list[str], list[str]]:
    people = ", ".join(letter.recipients)
    done = [f"sent: {one.subject}" for one in outbox.messages if one.status == "sent"]
    if queued.status == "already-sent":
        again = "--resend sends it again"
        done.append(f"sent already on {queued.at:%m/%d/%Y %H:%M} UTC to {people}; {again}")
    waiting = [one for one in outbox.messages if one.status in {"waiting", "broken"}]
    trouble = [f"{one.subject or one.file}: waits in the outbox: {one.reason}" for one in waiting]
    return done, trouble
