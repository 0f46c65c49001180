"""``callcert equipment``."""

from typing import Annotated

import typer

from callcert.cli.invocation import Everywhere, Invocation
from callcert.cli.options import (
    AgentArgument,
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

[cyan]callcert equipment[/cyan]
open issues with their age and ticket, and who has not been verified

[cyan]callcert equipment report E1042 "Headset mic cuts out" --ticket INC-70418[/cyan]
enters an issue in the tracker, with a note

[cyan]callcert equipment clear E1042[/cyan]
takes it out once it is solved, with a note
"""

equipment = typer.Typer(
    invoke_without_command=True,
    epilog=EXAMPLES,
    help="List open equipment issues and unverified equipment; report an issue or clear it.",
)


@equipment.callback()
def listed(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Lists open issues and unverified equipment, unless a command follows."""
    options = Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj)
    context.obj = options
    if context.invoked_subcommand:
        return
    from callcert.workflows.equipment import equipment as run_equipment

    invocation = Invocation(options)
    report = run_equipment(invocation.own_workspace, invocation.day(as_of))
    if as_json:
        from callcert.reports.equipment_json import equipment_json

        invocation.print_json(equipment_json(report))
    elif not options.quiet or report.broken:
        from callcert.reports.equipment_table import equipment_shown

        invocation.show(equipment_shown(report))


@equipment.command()
def report(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    agent: AgentArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What the issue is.")],
    ticket: Annotated[str, typer.Option("--ticket", help="The number of IT's ticket.")] = "",
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Enter an equipment issue in the tracker, with its ticket and a note."""
    from callcert.domain.equipment import OpenIssue
    from callcert.domain.troubleshooting import recognised
    from callcert.workflows.equipment import report_issue

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    known = recognised(text)
    if known:
        invocation.say(f"callcert: a known problem ({known.problem}); what helps: {known.fix}")
    own, today = invocation.own_workspace, invocation.day(as_of)
    done = report_issue(own, agent, OpenIssue(text, ticket), today, dry_run=dry_run)
    show_tracker(invocation, done, as_json=as_json)


@equipment.command()
def clear(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    agent: AgentArgument,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Take an agent's equipment issue out of the tracker once it is solved, with a note."""
    from callcert.workflows.equipment import clear_issue

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    own, today = invocation.own_workspace, invocation.day(as_of)
    show_tracker(invocation, clear_issue(own, agent, today, dry_run=dry_run), as_json=as_json)
