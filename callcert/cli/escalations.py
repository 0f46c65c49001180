"""``callcert escalations``."""

from typing import Annotated

import typer

from callcert.cli.invocation import Everywhere, Invocation
from callcert.cli.options import (
    AsOfOption,
    JsonOption,
    NoColorOption,
    QuietOption,
    VerboseOption,
    WorkspaceOption,
)
from callcert.errors import UsageError

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert escalations[/cyan]
who needs what today, the most urgent first

[cyan]callcert escalations --explain "Doe, Jane"[/cyan]
one agent's days: which counted, which did not and why, what fell due when

[cyan]callcert escalations --as-of 2026-11-20 --all[/cyan]
another day, with everybody who is complete, failed or left
"""


def escalations(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="AGENT", help="One agent's calendar, day by day: by ID, "
                     "last name, or whole name."),
    ] = None,
    everybody: Annotated[
        bool, typer.Option("--all", help="Also list who is complete, failed or left, and warnings "
                           "about older reports.")
    ] = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:  # fmt: skip
    """Show who needs what today: the ladder's steps that are due, since when, and what is next.

    Reads the progress report, the tracker and the filed scorecards, and changes nothing.
    """
    from callcert.workflows.escalations import escalations as run_escalations

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    if explain is not None and as_json:
        raise UsageError("--explain is for people and --json for programs: give one of them")
    own, day = invocation.own_workspace, invocation.day(as_of)
    if explain is not None:
        from callcert.reports.explained_days import explained_days
        from callcert.workflows.escalations import explained

        invocation.show(explained_days(explained(own, explain, day), own.settings.rules))
        return
    report = run_escalations(own, day)
    for words in report.missing:
        invocation.say(f"callcert: {words}")
    if as_json:
        from callcert.reports.escalations_json import escalations_json

        invocation.print_json(escalations_json(report))
    elif invocation.options.quiet:
        invocation.show_errors(report.findings)
    else:
        from callcert.reports.escalations_table import escalations_shown

        shown = escalations_shown(report, invocation.out.width, everybody=everybody)
        invocation.show(shown)
    raise typer.Exit(1 if report.has_errors else 0)
