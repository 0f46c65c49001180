"""``callcert upload``."""

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
from callcert.errors import UsageError

if TYPE_CHECKING:
    from callcert.domain.upload_report import UploadReport

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert upload[/cyan]
copies what was filed since to the folder of the settings; or lists it and opens the web form

[cyan]callcert upload --done[/cyan]
all that was listed is uploaded now

[cyan]callcert upload --done Doe_Jane_80%.xlsx[/cyan]
this one is

[cyan]callcert upload --again[/cyan]
also what was uploaded and is not in the folder any more

[bold]Exit codes[/bold]: 0 done · 1 a file of that name is there · 2 settings · 3 the folder failed
"""

NOT_COPIED = 3


def upload(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", show_default=False,
                       help="With --done: only these filed scorecards."),
    ] = None,
    done: Annotated[
        bool, typer.Option("--done", help="Tick off what was uploaded by the web form.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Upload anew what was taken out of the folder, too.")
    ] = False,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="List the files and leave the browser closed.")
    ] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:  # fmt: skip
    """Upload newly filed scorecards, each once: to a folder, or by your own hand to a web form.

    Copies are read back and compared. Nothing that is there is overwritten or deleted.
    """
    from callcert.workflows.upload import tick_off
    from callcert.workflows.upload import upload as run_upload

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    if files and not done:
        raise UsageError("files are named with --done; without it everything new is uploaded")
    if again and done:
        raise UsageError("--again uploads to a folder, --done ticks off a web form")
    own, day = invocation.own_workspace, invocation.day(as_of)
    if done:
        report = tick_off(own, files or [], day, dry_run=dry_run)
    else:
        report = run_upload(own, day, dry_run=dry_run, again=again)
        if not (no_open or dry_run or as_json):
            _open_form(invocation, report)
    _show(invocation, report, as_json=as_json)


def _open_form(invocation: Invocation, report: "UploadReport") -> None:
    """The web form, where there is something to upload and somebody to do it."""
    if report.by_hand and report.of("to-upload") and invocation.out.is_terminal:
        import webbrowser

        if not webbrowser.open(report.target):
            invocation.say("callcert: no browser could be opened; open the address yourself")


def _show(invocation: Invocation, report: "UploadReport", *, as_json: bool) -> None:
    """Shows it and leaves with the exit code that says whether anything is in the way."""
    from callcert.reports.upload_table import trouble_words, upload_shown

    if as_json:
        from callcert.reports.upload_json import upload_json

        invocation.print_json(upload_json(report))
    elif invocation.options.quiet:
        invocation.show_errors(report.findings)
    else:
        invocation.show(upload_shown(report))
    trouble = trouble_words(report)
    for words in trouble:
        invocation.say(f"callcert: {words}")
    raise typer.Exit(NOT_COPIED if trouble else int(report.has_errors))
