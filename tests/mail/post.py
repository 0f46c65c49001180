"""A workspace that sends its mail to a server on loopback."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from callcert.config.workspace import Workspace, find_workspace
from callcert.domain.outbox_report import OutboxReport, Queued
from callcert.mail.message import Outgoing
from callcert.workflows.outbox import Letter, queue, send_waiting
from callcert.workflows.run import run_at
from tests.mail.servers import HOST

NOW = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)
PEOPLE = ("a@example.com", "b@example.com")
PAGE = Outgoing("End of day", "12 agents\n", "<p>12 agents</p>", {}, {"Day.xlsx": b"PK\3\4" * 999})


def point_at(folder: Path, port: int, timeout: float = 5, more: str = "") -> Workspace:
    """The workspace in that folder, sending to that port as Robin."""
    (folder / "callcert.toml").write_text(
        f'[mail]\nsender = "Robin Lane <robin@example.com>"\n[mail.smtp]\nhost = "{HOST}"\n'
        f'port = {port}\nsecurity = "none"\ntimeout = {timeout}\n{more}'
    )
    found = find_workspace(folder, folder, {})
    assert found
    return found


def leave(
    workspace: Workspace,
    key: str = "eod",
    people: Sequence[str] = PEOPLE,
    *,
    now: datetime = NOW,
    resend: bool = False,
) -> Queued:
    """Leaves a message in the outbox, as a run of its own."""
    with run_at(workspace, dry_run=False) as ledger:
        return queue(workspace, ledger, Letter(key, PAGE, people), now, resend=resend)


def send(workspace: Workspace) -> OutboxReport:
    """Sends what waits, as a run of its own."""
    with run_at(workspace, dry_run=False) as ledger:
        return send_waiting(workspace, ledger, {}, NOW)


def waiting(workspace: Workspace) -> list[str]:
    """Names of the files in the outbox."""
    return sorted(file.name for file in workspace.outbox.iterdir())
