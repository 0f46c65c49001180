"""``callcert brief``."""

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
from callcert.cli.pairing_options import AbsentOption, AtOption, ShiftOption
from callcert.errors import UsageError

if TYPE_CHECKING:
    from callcert.domain.brief_outcome import BriefOutcome

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert brief[/cyan]
the morning on one page: who needs somebody, pairs, stages, equipment, scorecards owed

[cyan]callcert brief --html[/cyan]
the same as a page for the browser and the printer, in reports/

[cyan]callcert brief --absent "Grace O'Connor"[/cyan]
with the pairs of a day on which Grace is not there
"""


def brief(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    html: Annotated[
        bool, typer.Option("--html", help="Also write a page to print, in reports/.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="With --html: into this file.")
    ] = None,
    absent: AbsentOption = None,
    shift: ShiftOption = None,
    at: AtOption = "",
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Give the morning meeting its one page.

    Who is out of line and why, certifiers on shift and pairs, who is in which stage, who
    certified or failed since the day before, equipment, scorecards owed, and who has not been
    through the expectations.
    """
    from callcert.workflows.brief import Page
    from callcert.workflows.brief import brief as run_brief
    from callcert.workflows.certifiers import Attendance

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    if out and not html:
        raise UsageError("--out goes with --html")
    said = Attendance(tuple(absent or ()), tuple(shift or ()), at)
    own, day = invocation.own_workspace, invocation.day(as_of)
    outcome = run_brief(own, day, said, Page(out) if html else None, dry_run=dry_run)
    _show(invocation, outcome, as_json=as_json)
    if outcome.trouble:
        invocation.say(f"callcert: {outcome.trouble}")
        raise typer.Exit(3)
    raise typer.Exit(1 if outcome.brief.has_errors else 0)


def _show(invocation: Invocation, outcome: "BriefOutcome", *, as_json: bool) -> None:
    for words in outcome.brief.notices if as_json or invocation.options.quiet else ():
        invocation.say(f"callcert: {words}")
    if as_json:
        from callcert.reports.brief_json import brief_json

        invocation.print_json(brief_json(outcome.brief))
    elif invocation.options.quiet:
        invocation.show_errors(outcome.brief.findings)
    else:
        from callcert.reports.brief_content import brief_content
        from callcert.reports.content_table import content_shown

        invocation.show(content_shown(brief_content(outcome.brief)))
    if outcome.done and not invocation.options.quiet:
        invocation.say(outcome.done)
