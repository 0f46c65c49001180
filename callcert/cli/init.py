"""``callcert init``."""

import os
from pathlib import Path
from typing import Annotated

import typer

from callcert.cli.invocation import Everywhere, Invocation
from callcert.cli.options import (
    AsOfOption,
    DryRunOption,
    NoColorOption,
    QuietOption,
    VerboseOption,
)

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert init[/cyan]
this folder becomes a workspace

[cyan]callcert init demo --sample[/cyan]
a class to try things on
"""


def init(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder; made if it is not there.")
    ] = Path(),
    sample: Annotated[
        bool, typer.Option("--sample", help="Fill it with the sample class.")
    ] = False,
    as_of: AsOfOption = None,
    dry_run: DryRunOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Make a workspace: settings, tracker, progress report, template and folders.

    What is there already is kept as it is.

    The sample class is moved in time so that its last day is --as-of.
    """
    from callcert.reports.text import count
    from callcert.workflows.init import init as run_init

    invocation = Invocation(Everywhere(None, quiet, verbose, no_color).or_else(context.obj))
    day = invocation.day(as_of)
    steps = run_init(folder.absolute(), day, os.environ, sample=sample, dry_run=dry_run)
    if invocation.options.quiet:
        return
    made = [step for step in steps if step.made]
    kept = [step for step in steps if not step.made]
    for step in steps if invocation.options.verbose else kept:
        word = "made" if step.made else "kept"
        invocation.out.print(f"{word}  {step.path.name}", markup=False, soft_wrap=True)
    would = "would be made" if dry_run else "made"
    there = f", {len(kept)} kept as they were" if kept else ""
    invocation.out.print(
        f"Workspace {folder.absolute()}: {count(len(made), 'file')} {would}{there}.",
        markup=False,
        soft_wrap=True,
    )
    if not dry_run:
        invocation.out.print("Next: put returned scorecards into incoming/, run callcert score.")
