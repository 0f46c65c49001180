"""What ``doctor`` looks at beside the workspace: mail that waits, the mail server, cron."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from callcert.config.workspace import Workspace
from callcert.domain.health import Check
from callcert.errors import CallcertError
from callcert.filing.crontab import installed
from callcert.mail.secret import secret_of
from callcert.mail.smtp import Connection
from callcert.workflows.doctor import Look
from callcert.workflows.outbox import list_outbox


def looks(
    workspace: Workspace, environment: Mapping[str, str], *, online: bool, windows: bool
) -> list[Look]:
    """The looks outside; with ``online`` the mail server is connected to, nothing is sent."""
    found: list[Look] = [
        partial(_outbox, workspace),
        partial(_mail, workspace, environment, online=online),
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
