"""``callcert progress``."""

from datetime import UTC, datetime
from typing import Annotated

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

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert progress[/cyan]
who has reported for today, and the e-mail addresses of those who have not

[cyan]callcert progress --as-of 2026-11-19[/cyan]
the same for another evening

[cyan]callcert progress --draft-reminders[/cyan]
a reminder to each of them, left as a draft
"""


def progress(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="Also show warnings about older reports.")
    ] = False,
    draft_reminders: Annotated[
        bool,
        typer.Option("--draft-reminders", help="Draft a reminder to each agent whose report is "
                     "missing. Only callcert outbox send sends it."),
    ] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:  # fmt: skip
    """Show who has reported for the day and who has not, and what cannot be right.

    Reads the progress report, the tracker and the filed scorecards, and changes nothing
    but the drafts that are asked for.
    """
    from callcert.workflows.progress import progress as run_progress

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    if draft_reminders:
        from callcert.workflows.drafts import check_drafting

        check_drafting(invocation.own_workspace)
    report = run_progress(invocation.own_workspace, invocation.day(as_of))
    for words in report.notices:
        invocation.say(f"callcert: {words}")
    if as_json:
        from callcert.reports.progress_json import progress_json

        invocation.print_json(progress_json(report))
    elif invocation.options.quiet:
        invocation.show_errors(report.findings)
    else:
        from callcert.reports.progress_table import progress_shown

        invocation.show(progress_shown(report, everything=everything))
    if draft_reminders:
        from callcert.workflows.reminders import draft_reminders as run_drafts

        now = datetime.now(UTC).astimezone()
        invocation.tell(run_drafts(invocation.own_workspace, report, now, dry_run=dry_run).words)
    raise typer.Exit(1 if report.has_errors else 0)
