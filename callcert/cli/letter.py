"""``callcert letter``."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from callcert.cli.deliver import named_step
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
    from callcert.domain.letter import LetterReport

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert letter "Doe, Jane"[/cyan]
the document for the step that is due, in reports/letters

[cyan]callcert letter --all-due[/cyan]
one for everybody for whom a step is due today

[cyan]callcert letter E1042 --step coaching --as-of 2026-11-20[/cyan]
a certain step, as of another day

[cyan]callcert letter --templates[/cyan]
puts the templates into letters/, to be edited in Word
"""

FAILED = 3


def letter(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    agent: Annotated[
        str | None,
        typer.Argument(metavar="AGENT", show_default=False,
                       help="Agent ID, last name, or whole name."),
    ] = None,
    step: Annotated[
        str | None,
        typer.Option("--step", metavar="STEP", help="coaching, written-cap, final-cap or "
                     "termination-review, though it is not the one that is due."),
    ] = None,
    all_due: Annotated[
        bool, typer.Option("--all-due", help="Everybody for whom a step is due.")
    ] = False,
    templates: Annotated[
        bool, typer.Option("--templates", help="Write the templates to letters/ for editing.")
    ] = False,
    draft: Annotated[
        bool, typer.Option("--draft", help="Also leave a mail with it to the agent in "
                           "outbox/drafts.")
    ] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:  # fmt: skip
    """Write the document for the step that is due, as .docx from a template you can edit.

    It records nothing: callcert deliver does, once it was delivered.
    """
    from callcert.workflows.letter import Asked
    from callcert.workflows.letter import letter as run_letter

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    if (agent is not None) + all_due + templates != 1:
        raise UsageError("name an agent, or give --all-due or --templates; one of them")
    if step and agent is None:
        raise UsageError("--step goes with an agent")
    if templates:
        _templates(invocation, dry_run=dry_run, as_json=as_json)
        return
    now = datetime.now(UTC) if draft else None
    asked = Asked(agent, named_step(step) if step else None, now)
    own, day = invocation.own_workspace, invocation.day(as_of)
    _show(invocation, run_letter(own, asked, day, dry_run=dry_run), as_json=as_json)


def _templates(invocation: Invocation, *, dry_run: bool, as_json: bool) -> None:
    from callcert.reports.letter_json import templates_json
    from callcert.reports.letter_table import template_words
    from callcert.workflows.letter import write_templates

    done = write_templates(invocation.own_workspace, dry_run=dry_run)
    if as_json:
        invocation.print_json(templates_json(done))
        return
    for file, status in done:
        if not invocation.options.quiet:
            words = f"{file}: {template_words(status)}"
            invocation.out.print(words, markup=False, soft_wrap=True)


def _show(invocation: Invocation, report: "LetterReport", *, as_json: bool) -> None:
    """Shows the letters and leaves with the exit code that says whether all could be written."""
    failed = [one for one in report.letters if one.status == "failed"]
    for words in report.notices:
        invocation.say(f"callcert: {words}")
    if as_json:
        from callcert.reports.letter_json import letters_json

        invocation.print_json(letters_json(report))
    elif not invocation.options.quiet:
        from callcert.reports.letter_table import letters_shown

        invocation.show(letters_shown(report))
    else:
        for one in failed:
            invocation.say(f"callcert: {one.agent}: {'; '.join(one.remarks)}")
    if not invocation.options.quiet:
        for words in report.done:
            invocation.say(words)
    raise typer.Exit(FAILED if failed else 0)
