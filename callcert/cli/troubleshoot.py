"""``callcert troubleshoot``."""

from typing import Annotated

import typer

from callcert.cli.invocation import Everywhere, Invocation
from callcert.cli.options import JsonOption, NoColorOption

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert troubleshoot[/cyan]
the known problems and what helps

[cyan]callcert troubleshoot "Zoiper says error 20 again"[/cyan]
what helps with what an agent writes
"""


def troubleshoot(
    context: typer.Context,
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="What the agent says; else all are listed.")
    ] = None,
    as_json: JsonOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Show what helps with the technical problems everybody knows."""
    from callcert.domain.troubleshooting import KNOWN_PROBLEMS, fixes_for

    invocation = Invocation(Everywhere(no_color=no_color).or_else(context.obj))
    found = KNOWN_PROBLEMS if text is None else tuple(fixes_for([text]))
    if as_json:
        problems = [{"problem": known.problem, "fix": known.fix} for known in found]
        invocation.print_json({"problems": problems})
    elif found:
        from callcert.reports.equipment_table import problems_shown

        invocation.show([problems_shown(found)])
    else:
        invocation.out.print("No known problem; report it: callcert equipment report AGENT TEXT")
