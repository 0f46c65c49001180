"""What ``doctor`` looks at beside the workspace: mail that waits, the mail server, cron."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from callcert.config.workspace import Workspace
from callcert.domain.health import Check
from callcert.errors import CallcertError
from callcert.filing.crontab import installed
from callcert.mail.imap import Inbox
from callcert.mail.secret import secret_of
from callcert.mail.smtp import Connection
from callcert.workflows.collect_server import TABLE
from callcert.workflows.doctor import Look
from callcert.workflows.outbox import list_outbox
from callcert.workflows.senders import returners_of


def looks(
    workspace: Workspace, environment: Mapping[str, str], *, online: bool, windows: bool
) -> list[Look]:
    """The looks outside; with ``online`` the mail server is connected to, nothing is sent."""
    found: list[Look] = [
        partial(_outbox, workspace),
        partial(_mail, workspace, environment, online=online),
        partial(_mail_in, workspace, environment, online=online),
    ]
    return found if windows else [*found, partial(_cron, workspace.root)]


def _outbox(workspace: Workspace) -> Iterator[Check]:
    report = list_outbox(workspace)
    waiting = report.count("waiting") + report.count("broken")
    if waiting:
        fix = "callcert outbox list says what; callcert outbox send sends it"
        yield Check("outbox", "advice", f"{waiting} messages wait", fix)
    else:
        yield Check("outbox", "ok", "no mail waits")


def _mail(workspace: Workspace, environment: Mapping[str, str], *, online: bool) -> Iterator[Check]:
    mail = workspace.settings.mail
    if not (mail.smtp.host and mail.distribution):
        fix = 'set distribution = ["…"] under [mail] and host under [mail.smtp] to send reports'
        yield Check("mail", "advice", "no mail can be sent: list or server are not set", fix)
        return
    people = f"{len(mail.distribution)} get the evening report"
    if not online:
        yield Check("mail", "ok", f"{mail.smtp.host}; {people} (--online also connects)")
        return
    try:
        Connection(mail.smtp, secret_of(mail.smtp, environment)).close()
    except CallcertError as wrong:
        yield Check("mail", "problem", str(wrong), "mend that, then callcert outbox send")
    else:
        yield Check("mail", "ok", f"{mail.smtp.host} takes mail; {people}")


def _mail_in(
    workspace: Workspace, environment: Mapping[str, str], *, online: bool
) -> Iterator[Check]:
    """The mail that comes in: who may send scorecards, and whether the server lets us look."""
    server, terms = workspace.settings.mail.imap, workspace.settings.collect
    if not server.host:
        fix = "set host and user under [mail.imap] to collect scorecards from the mail"
        yield Check("mail", "advice", "no mail is collected from a server", fix)
        return
    people = len(returners_of(workspace.settings))
    if not people:
        fix = "give [[certifiers]] their e-mail addresses, or set senders under [collect]"
        yield Check("mail", "problem", "nobody may send scorecards by mail", fix)
        return
    who = f"{people} may send scorecards"
    if not online:
        yield Check("mail", "ok", f"{server.host}; {who} (--online also connects)")
        return
    try:
        Inbox(server, secret_of(server, environment, TABLE), terms.folder, look_only=True).close()
    except CallcertError as wrong:
        yield Check("mail", "problem", str(wrong), "mend that, then callcert collect")
    else:
        yield Check("mail", "ok", f"{server.host} shows {terms.folder}; {who}")


def _cron(root: Path) -> Iterator[Check]:
    try:
        line = installed(root.resolve())
    except CallcertError as wrong:
        yield Check("cron", "advice", str(wrong), "needed only for unattended runs")
        return
    if line:
        yield Check("cron", "ok", "runs this workspace (callcert schedule status)")
    else:
        fix = "callcert schedule install, if it is to run unattended"
        yield Check("cron", "advice", "nothing runs unattended", fix)
