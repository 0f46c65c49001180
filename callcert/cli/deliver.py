"""``callcert deliver``."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from callcert.cli.invocation import Everywhere, Invocation
from callcert.cli.options import (
    DAY_FORMATS,
    AgentArgument,
    AsOfOption,
    DryRunOption,
    JsonOption,
    NoColorOption,
    QuietOption,
    StepArgument,
    VerboseOption,
    WorkspaceOption,
)
from callcert.cli.tracker import show_tracker
from callcert.errors import UsageError

if TYPE_CHECKING:
    from callcert.domain.ladder import Step

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert deliver "Doe, Jane" coaching[/cyan]
the documented coaching was delivered today

[cyan]callcert deliver E1042 written-cap --on 2026-11-19 --note "signed by both"[/cyan]
on another day, with a word for the notes

[cyan]callcert deliver E1042 written-cap --undo[/cyan]
takes a wrong entry back, and notes that
"""


def deliver(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    agent: AgentArgument,
    step: StepArgument,
    on: Annotated[
        datetime | None,
        typer.Option("--on", formats=DAY_FORMATS, metavar="YYYY-MM-DD",
                     help="The day it was delivered; default today."),
    ] = None,
    note: Annotated[
        str, typer.Option("--note", help="Words for the note; for a review, its result.")
    ] = "",
    early: Annotated[
        bool, typer.Option("--early", help="Record it though it is not due yet.")
    ] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take a recorded delivery back, with a note of that.")
    ] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:  # fmt: skip
    """Record in the tracker that a step of the ladder was delivered.

    Enters the day in the step's column, and a note. Refused: a step out of its order or before
    it is due, and anybody who is complete, failed or left.
    """
    from callcert.workflows.deliver import Delivery
    from callcert.workflows.deliver import deliver as run_deliver

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    today = invocation.day(as_of)
    said = Delivery(
        agent=agent,
        step=named_step(step),
        on=on.date() if on else today,
        today=today,
        note=note,
        early=early,
        undo=undo,
    )
    report = run_deliver(invocation.own_workspace, said, dry_run=dry_run)
    show_tracker(invocation, report, as_json=as_json)


def named_step(text: str) -> "Step":
    """The step a person means by its name, however it is written."""
    from callcert.domain.ladder import step_called

    found = step_called(text)
    if found is None:
        message = f"{text} is no step; the steps are coaching, written-cap, final-cap and"
        raise UsageError(f"{message} termination-review")
    return found
