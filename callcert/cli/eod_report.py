"""``callcert eod-report``."""

import os
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
from callcert.errors import UsageError

if TYPE_CHECKING:
    from callcert.domain.day_outcome import DayOutcome

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert eod-report[/cyan]
today on one page: on screen, and in reports/ as HTML and Excel

[cyan]callcert eod-report --send[/cyan]
the same, mailed to the distribution list, once a day

[cyan]callcert eod-report --send --to me@example.com[/cyan]
a trial, to yourself alone

[cyan]callcert eod-report --as-of 2026-11-13[/cyan]
the report of another day, with nothing in it that was not known then
"""


def eod_report(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    send: Annotated[
        bool, typer.Option("--send", help="Mail it to the distribution list; once for a day.")
    ] = False,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="ADDRESS", help="With --send: to this address instead of "
                     "the list; may be given again."),
    ] = None,
    resend: Annotated[
        bool, typer.Option("--resend", help="With --send: though it was sent already.")
    ] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:  # fmt: skip
    """Give leadership the day on one page: exceptions first, then the day, then what is next.

    Written to reports/ as HTML and Excel; with --send also mailed.
    """
    from callcert.workflows.eod_report import Sending
    from callcert.workflows.eod_report import eod_report as run_eod_report

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    if (to or resend) and not send:
        raise UsageError("--to and --resend go with --send")
    own, day = invocation.own_workspace, invocation.day(as_of)
    sending = Sending(tuple(to or ()), resend, datetime.now(UTC), os.environ) if send else None
    outcome = run_eod_report(own, day, sending, dry_run=dry_run)
    _show(invocation, outcome, as_json=as_json)
    raise typer.Exit(_exit_code(invocation, outcome))


def _show(invocation: Invocation, outcome: "DayOutcome", *, as_json: bool) -> None:
    for words in outcome.report.notices:
        invocation.say(f"callcert: {words}")
    if as_json:
        from callcert.reports.day_json import day_json

        invocation.print_json(day_json(outcome.report))
    elif invocation.options.quiet:
        invocation.show_errors(outcome.report.all_problems)
    else:
        from callcert.reports.day_table import day_shown

        invocation.show(day_shown(outcome.report, invocation.out.width))
    if not invocation.options.quiet:
        for words in outcome.done:
            invocation.say(words)


def _exit_code(invocation: Invocation, outcome: "DayOutcome") -> int:
    for words in outcome.trouble:
        invocation.say(f"callcert: {words}")
    if outcome.trouble:
        return 3
    return 1 if outcome.report.has_errors else 0
