"""``callcert outbox``."""

import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from callcert.cli.invocation import Everywhere, Invocation
from callcert.cli.options import (
    DryRunOption,
    JsonOption,
    NoColorOption,
    QuietOption,
    VerboseOption,
    WorkspaceOption,
)

if TYPE_CHECKING:
    from callcert.domain.outbox_report import OutboxReport

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert outbox[/cyan]
messages that no mail server has taken yet

[cyan]callcert outbox send --dry-run[/cyan]
what would be sent to whom

[cyan]callcert outbox send[/cyan]
sends each of them once; what is refused stays and says why

[cyan]callcert outbox send --yes[/cyan]
the drafts, too, without asking

[bold]Exit codes[/bold]: 0 all sent, or nothing waiting · 2 settings · 3 something still waits
"""

STILL_WAITING = 3

outbox = typer.Typer(
    invoke_without_command=True,
    epilog=EXAMPLES,
    help="List the mail that waits for the mail server, or send it.",
)


@outbox.callback()
def everywhere(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Lists what waits, unless a command follows."""
    options = Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj)
    context.obj = options
    if not context.invoked_subcommand:
        _list(Invocation(options), as_json=as_json)


@outbox.command("list")
def listed(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """List the messages that no mail server has taken yet, the oldest first."""
    options = Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj)
    _list(Invocation(options), as_json=as_json)


@outbox.command()
def send(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Send the drafts, too, without asking.")
    ] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Send every waiting message once, the oldest first; drafts after you have said yes.

    One that fails never stops the next; it stays in the outbox, and the next run tries again.

    Where there is no terminal to ask on, drafts are sent with --yes alone.
    """
    from callcert.workflows.outbox import send_outbox

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    now = datetime.now(UTC).astimezone()
    own = invocation.own_workspace
    drafts = () if dry_run else _confirmed(invocation, yes=yes)
    report = send_outbox(own, os.environ, now, dry_run=dry_run, drafts=drafts)
    _show(invocation, report, as_json=as_json)


def _confirmed(invocation: Invocation, *, yes: bool) -> tuple[str, ...]:
    """The drafts that may be sent; they are listed before anybody is asked."""
    from callcert.workflows.outbox import list_outbox

    drafts = [
        one
        for one in list_outbox(invocation.own_workspace, invocation.day(None)).drafts
        if one.status == "draft"
    ]
    files = tuple(one.file for one in drafts)
    if yes or not drafts:
        return files
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        what = "1 draft was" if len(drafts) == 1 else f"{len(drafts)} drafts were"
        invocation.tell([f"{what} not sent: nobody can be asked here; --yes sends them, too"])
        return ()
    from callcert.reports.outbox_table import drafts_shown

    for part in drafts_shown(drafts):
        invocation.err.print(part)
    return files if typer.confirm("Send these drafts?", err=True) else ()


def _list(invocation: Invocation, *, as_json: bool) -> None:
    from callcert.workflows.outbox import list_outbox

    _show(invocation, list_outbox(invocation.own_workspace, invocation.day(None)), as_json=as_json)


def _show(invocation: Invocation, report: "OutboxReport", *, as_json: bool) -> None:
    """Shows the messages and leaves with the exit code that says whether any still waits."""
    for words in report.notices:
        invocation.say(f"callcert: {words}")
    if as_json:
        from callcert.reports.outbox_json import outbox_json

        invocation.print_json(outbox_json(report))
    elif not invocation.options.quiet:
        from callcert.reports.outbox_table import outbox_shown

        invocation.show(outbox_shown(report))
    elif not report.all_gone:
        from callcert.reports.outbox_table import trouble_shown

        invocation.show(trouble_shown(report))
    raise typer.Exit(0 if report.all_gone else STILL_WAITING)
