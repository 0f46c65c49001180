"""``callcert config``."""

import os
from typing import TYPE_CHECKING

import typer

from callcert.cli.invocation import Everywhere, Invocation
from callcert.cli.options import (
    JsonOption,
    NoColorOption,
    QuietOption,
    VerboseOption,
    WorkspaceOption,
)

if TYPE_CHECKING:
    from callcert.config.origins import Origin

config = typer.Typer(
    no_args_is_help=True, help="The settings in force: each value and where it comes from."
)


@config.command()
def show(
    context: typer.Context,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Show every setting with its value and where that comes from."""
    from callcert.reports.config_table import config_shown
    from callcert.reports.values import setting_text

    options = Everywhere(workspace, verbose=verbose, no_color=no_color).or_else(context.obj)
    invocation = Invocation(options)
    found = _origins(invocation)
    if as_json:
        told = [
            {"setting": one.key, "value": setting_text(one.value), "source": one.source}
            for one in found
        ]
        invocation.print_json({"settings": told})
    else:
        invocation.show([config_shown(found)])


@config.command()
def check(
    context: typer.Context,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Check the settings: every problem is listed at once, with exit code 2."""
    from callcert.workflows.settings_check import check_settings

    options = Everywhere(workspace, quiet, no_color=no_color).or_else(context.obj)
    invocation = Invocation(options)
    found = _origins(invocation)
    check_settings(invocation.settings)
    changed = sum(one.source != "default" for one in found)
    if as_json:
        invocation.print_json({"settings": len(found), "changed": changed, "problems": []})
    elif not invocation.options.quiet:
        words = f"The settings are fine: {changed} of {len(found)} are not the defaults."
        invocation.out.print(words)


def _origins(invocation: Invocation) -> "list[Origin]":
    from callcert.config.loading import FILE_NAME
    from callcert.config.origins import origins

    own = invocation.workspace
    return origins(own.root / FILE_NAME if own else None, os.environ)
