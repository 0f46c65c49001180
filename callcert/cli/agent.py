"""``callcert agent``."""

import typer

from callcert.cli.invocation import Everywhere, Invocation
from callcert.cli.options import (
    AgentArgument,
    AsOfOption,
    JsonOption,
    NoColorOption,
    QuietOption,
    VerboseOption,
    WorkspaceOption,
)

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert agent "Doe, Jane"[/cyan]
dates, status and why, reports, calls, notes and steps in their order, with sources

[cyan]callcert agent E1042 --as-of 2026-11-18[/cyan]
what was known on an earlier day
"""


def agent(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    name: AgentArgument,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Tell one agent's whole story in order, each line with the cell or file it comes from."""
    from callcert.workflows.agent import agent_story

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    story = agent_story(invocation.own_workspace, name, invocation.day(as_of))
    if as_json:
        from callcert.reports.story_json import story_json

        invocation.print_json(story_json(story))
    elif not invocation.options.quiet:
        from callcert.reports.story_table import story_shown

        invocation.show(story_shown(story))
