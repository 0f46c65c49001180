"""``callcert collect``."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from callcert.cli.invocation import Everywhere, Invocation
from callcert.cli.options import (
    AsOfOption,
    DryRunOption,
    JsonOption,
    NoColorOption,
    QuietOption,
    VerboseOption,
    WorkspaceOption,
)
from callcert.errors import UsageError

if TYPE_CHECKING:
    from callcert.domain.collect_report import CollectReport

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert collect[/cyan]
new mail from the mail server under \\[mail.imap]

[cyan]callcert collect ~/Downloads/mail[/cyan]
messages saved as .eml, .msg or mbox

[cyan]callcert collect --dry-run[/cyan]
what would be taken, and from whom

[cyan]callcert collect "quarantine/2026-11-20 pat@example.com 1a2b3c4d5e6f.eml" --trust[/cyan]
a message that was kept apart, after you have looked at it
"""


def collect(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", readable=False,
                       help="Messages (.eml, .msg, mbox), or folders of them; they stay. Without "
                       "any, the mail server's."),
    ] = None,
    trust: Annotated[
        bool,
        typer.Option("--trust", help="Take the messages named, whoever sent them: you have looked "
                     "at them. What can run is never taken."),
    ] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:  # fmt: skip
    """Take scorecards and progress out of the mail; each message once.

    Scorecards of certifiers go to incoming/, what agents report becomes their progress.

    Mail of others, and what looks forged or dangerous, is kept apart in quarantine/.

    Nothing is ever deleted on the server.
    """
    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    own, day = invocation.own_workspace, invocation.day(as_of)
    if trust and not paths:
        raise UsageError("--trust is for messages that you name: name the files")
    if paths:
        from callcert.workflows.collect import collect_files

        report = collect_files(own, paths, day, dry_run=dry_run, trust=trust)
    else:
        from callcert.workflows.collect_server import collect_server

        report = collect_server(own, os.environ, day, dry_run=dry_run)
    _show(invocation, report, as_json=as_json)
    for words in report.trouble:
        invocation.say(f"callcert: {words}")
    raise typer.Exit(3 if report.trouble else int(report.has_errors))


def _show(invocation: Invocation, report: "CollectReport", *, as_json: bool) -> None:
    if as_json:
        from callcert.reports.collect_json import collect_json

        invocation.print_json(collect_json(report))
    elif invocation.options.quiet:
        invocation.show_errors(found for one in report.messages for found in one.findings)
    else:
        from callcert.reports.collect_table import collect_shown

        invocation.show(collect_shown(report))
