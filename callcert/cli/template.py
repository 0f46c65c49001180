"""``callcert template``."""

from pathlib import Path
from typing import Annotated

import typer

from callcert.cli.invocation import Everywhere, Invocation
from callcert.cli.options import (
    DryRunOption,
    NoColorOption,
    QuietOption,
    VerboseOption,
    WorkspaceOption,
)

template = typer.Typer(
    no_args_is_help=True, help="The scorecard template: build one for the thresholds in force."
)


@template.callback()
def _scorecard_templates() -> None:
    """Keeps ``template`` a group while it has a single command."""


@template.command()
def build(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Where to write it; never overwritten.")
    ] = Path("AetnaQAScorecard.xlsx"),
    dry_run: DryRunOption = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Build the scorecard workbook certifiers fill in.

    The same settings make the same file, byte for byte.

    A file that is there and differs is left alone.
    """
    from callcert.workflows.template_build import build_to

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    done = build_to(file.absolute(), invocation.settings.rules, dry_run=dry_run)
    if not invocation.options.quiet:
        invocation.out.print(f"{file}: {done}", markup=False, soft_wrap=True)
