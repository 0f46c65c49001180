"""``callcert guide``."""

from typing import Annotated

import typer

from callcert.cli.invocation import Everywhere, Invocation
from callcert.cli.options import (
    JsonOption,
    NoColorOption,
    QuietOption,
    VerboseOption,
    WorkspaceOption,
)

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert guide[/cyan]
everything the guide of the team's scorecard says

[cyan]callcert guide "verifies identity"[/cyan]
one item: what earns its points, what loses them, an example of each

[cyan]callcert guide privacy[/cyan]
the items with that word, or all of a section of that name
"""


def guide(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    item: Annotated[
        str, typer.Argument(metavar="ITEM", show_default=False,
                            help="An item, some of its words, or a section; default all.")
    ] = "",
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:  # fmt: skip
    """Print what an item of the scorecard asks for, from the scorecard's own guide."""
    from callcert.workflows.guide import guide as run_guide

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    reading = run_guide(invocation.workspace, item)
    if as_json:
        from callcert.reports.guide_json import guide_json

        invocation.print_json(guide_json(reading))
    elif not invocation.options.quiet:
        from callcert.reports.guide_table import guide_shown

        invocation.show(guide_shown(reading))
