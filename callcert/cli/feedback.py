"""``callcert feedback``."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from callcert.errors import UsageError

if TYPE_CHECKING:
    from callcert.domain.agent_feedback import FeedbackReport

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert feedback "Doe, Jane"[/cyan]
the five scores, what went well, what was marked down and why, next steps

[cyan]callcert feedback E1042 --html[/cyan]
the same as a page in reports/, to print or to hand over

[cyan]callcert feedback E1042 --draft[/cyan]
a mail to the agent, left in outbox/drafts until you have looked at it
"""


def feedback(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    agent: AgentArgument,
    html: Annotated[
        bool, typer.Option("--html", help="Also write it as a page to reports/.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="With --html: write the page to this file."),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Also leave a mail to the agent in outbox/drafts.")
    ] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:  # fmt: skip
    """Show an agent's own feedback from the filed scorecard: theirs, and nothing of others."""
    from callcert.workflows.feedback import Handing
    from callcert.workflows.feedback import feedback as run_feedback

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    if out and not html:
        raise UsageError("--out goes with --html")
    own, day = invocation.own_workspace, invocation.day(as_of)
    now = datetime.now(UTC) if draft else None
    handing = Handing(html, out.absolute() if out else None, now)
    report = run_feedback(own, agent, day, handing, dry_run=dry_run)
    _show(invocation, report, as_json=as_json)
    raise typer.Exit(0 if report.feedback else 1)


def _show(invocation: Invocation, report: "FeedbackReport", *, as_json: bool) -> None:
    for words in report.notices:
        invocation.say(f"callcert: {words}")
    if as_json:
        from callcert.reports.feedback_json import feedback_json

        invocation.print_json(feedback_json(report))
    elif not invocation.options.quiet or report.feedback is None:
        from callcert.reports.feedback_table import feedback_shown

        invocation.show(feedback_shown(report))
    if not invocation.options.quiet:
        for words in report.done:
            invocation.say(words)
