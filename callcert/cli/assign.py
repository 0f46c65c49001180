"""``callcert assign``."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from callcert.cli.invocation import Everywhere, Invocation
from callcert.cli.issue import exit_code
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
from callcert.errors import UsageError

if TYPE_CHECKING:
    from callcert.domain.assign_report import AssignReport

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert assign[/cyan]
who is ready, with which certifier, from when and why; who is not paired, and why

[cyan]callcert assign --absent "Grace O'Connor" --shift "Tom Becker=13:00-17:30"[/cyan]
the same for a day that is not as planned

[cyan]callcert assign --apply --issue[/cyan]
also enters the certifiers in the tracker, and makes the scorecards
"""


def assign(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    absent: AbsentOption = None,
    shift: ShiftOption = None,
    at: AtOption = "",
    apply: Annotated[
        bool, typer.Option("--apply", help="Enter the certifiers in the tracker.")
    ] = False,
    issue: Annotated[
        bool, typer.Option("--issue", help="Make their scorecards as well, in issued/.")
    ] = False,
    draft: DraftOption = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Pair agents who are ready for calls with certifiers on shift, the most urgent first.

    Ready is whose stage is reached, whose equipment is verified and in order, and whose calls
    are not done.
    """
    from callcert.workflows.assign import Doing
    from callcert.workflows.assign import assign as run_assign
    from callcert.workflows.certifiers import Attendance

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    said = Attendance(tuple(absent or ()), tuple(shift or ()), at)
    own, day = invocation.own_workspace, invocation.day(as_of)
    if draft and not issue:
        raise UsageError("--draft goes with --issue")
    doing = Doing(apply, issue, datetime.now(UTC) if draft else None)
    report = run_assign(own, day, said, doing, dry_run=dry_run)
    _show(invocation, report, as_json=as_json)
    codes = [1 if report.has_errors else 0]
    if report.issued:
        codes.append(exit_code(invocation, report.issued))
    if report.trouble:
        invocation.say(f"callcert: {report.trouble}")
        codes.append(3)
    raise typer.Exit(max(codes))


def _show(invocation: Invocation, report: "AssignReport", *, as_json: bool) -> None:
    for words in report.notices:
        invocation.say(f"callcert: {words}")
    if as_json:
        from callcert.reports.assign_json import assign_json

        invocation.print_json(assign_json(report))
    elif invocation.options.quiet:
        invocation.show_errors(report.findings)
    else:
        from callcert.reports.assign_table import assign_shown

        invocation.show(assign_shown(report, invocation.out.width))
