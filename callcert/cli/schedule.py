"""``callcert schedule``."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from callcert.cli.invocation import Everywhere, Invocation
from callcert.cli.options import (
    DryRunOption,
    JsonOption,
    NoColorOption,
    QuietOption,
    VerboseOption,
    WorkspaceOption,
)
from callcert.errors import CallcertError, UsageError

if TYPE_CHECKING:
    from callcert.domain.schedule_report import ScheduleChange

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert schedule show[/cyan]
what would come into your crontab, and what runs when

[cyan]callcert schedule install[/cyan]
from now on the morning, the intake and the evening run by themselves on business days

[cyan]callcert schedule status[/cyan]
when each last ran, how it ended, and what is next
"""

schedule = typer.Typer(
    no_args_is_help=True,
    epilog=EXAMPLES,
    help="Run the morning, the intake and the evening unattended, from cron.",
)

NowOption = Annotated[str | None, typer.Option("--now", metavar="ISO", hidden=True)]


@schedule.command()
def show(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Show the lines for your crontab, and what runs when; on Windows a command to run."""
    from callcert.workflows.schedule import show as shown

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    plan = shown(invocation.own_workspace, Path(sys.executable), windows=os.name == "nt")
    if as_json:
        from callcert.reports.schedule_json import plan_json

        invocation.print_json(plan_json(plan))
        return
    from callcert.reports.schedule_table import plan_shown

    invocation.show(plan_shown(plan))


@schedule.command()
def install(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    now: NowOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Put the lines into your crontab; everything else in it stays as it is.

    Again is no more than once; lines of an earlier version are replaced.
    """
    from callcert.workflows.schedule import install as run_install

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    own, python, windows = invocation.own_workspace, Path(sys.executable), os.name == "nt"
    change = run_install(own, python, _clock(now)(), windows=windows, dry_run=dry_run)
    _show_change(invocation, change, as_json=as_json)


@schedule.command()
def remove(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Take the lines out of your crontab again, and leave it as it was before."""
    from callcert.workflows.schedule import remove as run_remove

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    change = run_remove(invocation.own_workspace, windows=os.name == "nt", dry_run=dry_run)
    _show_change(invocation, change, as_json=as_json)


@schedule.command()
def status(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    as_json: JsonOption = False,
    now: NowOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Show when each job last ran and how it ended, what is next, and whether cron knows."""
    from callcert.workflows.schedule import status as run_status

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    own, python, windows = invocation.own_workspace, Path(sys.executable), os.name == "nt"
    found = run_status(own, python, _clock(now)(), windows=windows)
    if as_json:
        from callcert.reports.schedule_json import status_json

        invocation.print_json(status_json(found))
        return
    from callcert.reports.schedule_table import status_shown

    invocation.show(status_shown(found))


@schedule.command(hidden=True)
def run(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    now: NowOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Run what is due now; what cron calls every five minutes."""
    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    clock = _clock(now)
    with _told_once_a_day(invocation, clock()):
        from callcert.workflows.tick import tick

        ticked = tick(invocation.own_workspace, clock, Path(sys.executable))
    for words in ticked.said:
        invocation.say(words)
    raise typer.Exit(ticked.exit_code)


@contextmanager
def _told_once_a_day(invocation: Invocation, now: datetime) -> Iterator[None]:
    """What keeps a tick from its work is told once a day: cron mails whatever it is told."""
    try:
        yield
    except Exception as wrong:
        from callcert.filing.job_log import JobLog
        from callcert.filing.said import first_today

        private = (invocation.options.workspace or Path.cwd()).absolute() / ".callcert"
        words = str(wrong) if isinstance(wrong, CallcertError) else type(wrong).__name__
        if first_today(private, now.astimezone().date(), words):
            if private.is_dir():
                JobLog(private / "logs").write(now.astimezone(), "nothing could be run", words)
            raise
        code = wrong.exit_code if isinstance(wrong, CallcertError) else CallcertError.exit_code
        raise typer.Exit(code) from wrong


def _clock(said: str | None) -> Callable[[], datetime]:
    """The machine's clock, or one that stands still at the moment that was said."""
    if said is None:
        return lambda: datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(said)
    except ValueError as wrong:
        raise UsageError(f"--now {said}: no moment such as 2026-11-20T18:30") from wrong
    return lambda: moment


def _show_change(invocation: Invocation, change: "ScheduleChange", *, as_json: bool) -> None:
    if as_json:
        from callcert.reports.schedule_json import change_json

        invocation.print_json(change_json(change))
    elif not invocation.options.quiet or change.status == "by-hand":
        from callcert.reports.schedule_table import change_shown

        invocation.show(change_shown(change))
