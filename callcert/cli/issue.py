"""``callcert issue``."""

from datetime import UTC, datetime
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
from callcert.cli.pairing_options import AbsentOption, AtOption, DraftOption, ShiftOption

if TYPE_CHECKING:
    from callcert.domain.issue_report import IssueReport

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert issue[/cyan]
a scorecard for each of today's pairs, in issued/

[cyan]callcert issue "Doe, Jane" --certifier "Tom Becker"[/cyan]
one for Jane alone

[cyan]callcert issue --draft[/cyan]
also a draft of a mail to each certifier, with the scorecard
"""


def issue(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    agent: Annotated[
        str, typer.Argument(metavar="[AGENT]", help="Agent ID, last name, or whole name; else "
                            "all of today's pairs.")
    ] = "",
    certifier: Annotated[
        str, typer.Option("--certifier", metavar="NAME", help="With an agent: who fills it in.")
    ] = "",
    draft: DraftOption = False,
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
) -> None:  # fmt: skip
    """Make scorecards with agent, agent ID, certifier and date filled in, ready to mail.

    They are copies of the team's template in issued/. One that somebody has begun to fill in is
    left as it is.
    """
    from callcert.workflows.certifiers import Attendance
    from callcert.workflows.issue import Wanted
    from callcert.workflows.issue import issue as run_issue

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    said = Attendance(tuple(absent or ()), tuple(shift or ()), at)
    wanted = Wanted(agent, certifier, datetime.now(UTC) if draft else None)
    own, day = invocation.own_workspace, invocation.day(as_of)
    report = run_issue(own, day, said, wanted, dry_run=dry_run)
    _show(invocation, report, as_json=as_json)
    raise typer.Exit(exit_code(invocation, report))


def exit_code(invocation: Invocation, report: "IssueReport") -> int:
    """Says what outside failed; 1 where a person must complete a name first."""
    for words in report.trouble:
        invocation.say(f"callcert: {words}")
    if report.trouble:
        return 3
    return 1 if any(one.file is None for one in report.scorecards) else 0


def _show(invocation: Invocation, report: "IssueReport", *, as_json: bool) -> None:
    for words in report.notices:
        invocation.say(f"callcert: {words}")
    if as_json:
        from callcert.reports.issue_json import issue_json

        invocation.print_json(issue_json(report))
    elif not invocation.options.quiet or any(one.file is None for one in report.scorecards):
        from callcert.reports.issue_table import issue_shown

        invocation.show(issue_shown(report))
