"""``callcert sync``."""

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
from callcert.cli.tracker import show_tracker

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert sync --dry-run[/cyan]
the plan, cell by cell: before → after

[cyan]callcert sync[/cyan]
the same, written into the tracker
"""


def sync(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Bring the tracker up to the filed scorecards and the progress report.

    Fills in counts, results, equipment issues and notes; other people's changes win.

    If somebody has the tracker open, nothing is changed, and the next run catches up.
    """
    from callcert.workflows.sync import sync as run_sync

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    report = run_sync(invocation.own_workspace, invocation.day(as_of), dry_run=dry_run)
    show_tracker(invocation, report, as_json=as_json)
