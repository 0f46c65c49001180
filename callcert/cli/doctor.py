"""``callcert doctor``."""

import os
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

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert doctor[/cyan]
is everything ready for work?

[cyan]callcert doctor --columns[/cyan]
which column of the tracker and the progress report was taken for what

[cyan]callcert doctor --online[/cyan]
also whether the mail server answers
"""


def doctor(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    columns: Annotated[
        bool, typer.Option("--columns", help="Show which column was taken for what.")
    ] = False,
    online: Annotated[
        bool, typer.Option("--online", help="Also connect to the mail server.")
    ] = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Look at everything before work: a line each, ok or what to do.

    Settings, folders, workbooks and their columns, calendar, mail, cron. Changes nothing.
    """
    from callcert.workflows.doctor import doctor as run_doctor
    from callcert.workflows.doctor_outside import looks

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    own, today = invocation.own_workspace, invocation.day(as_of)
    further = looks(own, os.environ, online=online, windows=os.name == "nt")
    health = run_doctor(own, today, further)
    if as_json:
        from callcert.reports.health_json import health_json

        invocation.print_json(health_json(health))
    elif health.has_problems or not invocation.options.quiet:
        from callcert.reports.health_table import health_shown

        invocation.show(health_shown(health, columns=columns))
    raise typer.Exit(1 if health.has_problems else 0)
