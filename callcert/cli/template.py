"""``callcert template``: build our own scorecard, adopt another team's, check what is read."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

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

if TYPE_CHECKING:
    from callcert.domain.columns_report import ColumnsReport
    from callcert.domain.foreign.choosing import Choose, Question
    from callcert.workflows.template_columns import Kind

ADOPT_EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert template adopt "QA form.xlsx" --dry-run[/cyan]
what is found on a scorecard of your own, and how sure that is

[cyan]callcert template adopt "QA form.xlsx"[/cyan]
the same, and a scorecard-layout.toml by which score reads such forms

[cyan]callcert template adopt "Class tracker.xlsx" --dry-run[/cyan]
which column of a tracker or a progress report is which of ours

[cyan]callcert template check returned/*.xlsx[/cyan]
every field of each, and where it came from
"""

template = typer.Typer(
    no_args_is_help=True,
    help="Scorecards: build one for the thresholds in force, or have one of your own read.",
    epilog=ADOPT_EXAMPLES,
)


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


@template.command(epilog=ADOPT_EXAMPLES)
def adopt(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", readable=False,
                             help="A scorecard of your own, best one that is filled in; or a "
                             "tracker or progress report.")
    ],
    kind: Annotated[
        Literal["scorecard", "tracker", "progress"] | None,
        typer.Option("--as", help="What it is; else what it looks like."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Where to write the layout; else "
                     "scorecard-layout.toml in the workspace, or here."),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Write over a layout that reads this form already.")
    ] = False,
    no_input: Annotated[
        bool, typer.Option("--no-input", help="Ask nothing: take none but a sure reading.")
    ] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:  # fmt: skip
    """Learn to read a scorecard of your own: find who, when, the five scores and the items.

    Shows what was found, where and how sure that is; asks where two readings are possible.

    Refused, with the reason: no agent, fewer than five calls, totals that are no scores.

    Of a tracker or a progress report it finds the columns, and adds yours to the settings.
    """
    from callcert.workflows.template_adopt import AdoptTerms
    from callcert.workflows.template_adopt import adopt as run_adopt

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    folder = invocation.workspace.root if invocation.workspace else Path.cwd()
    choose = _choose(invocation, ask=not (no_input or as_json or quiet))
    if kind != "scorecard" and (columns := _columns(invocation, file, kind, choose, dry_run)):
        _show_columns(invocation, columns, as_json=as_json)
        raise typer.Exit(1 if columns.status == "refused" else 0)
    terms = AdoptTerms(folder, choose, out.absolute() if out else None, replace_file=replace)
    report = run_adopt(file.absolute(), terms, dry_run=dry_run)
    if as_json:
        from callcert.reports.adoption import adoption_json

        invocation.print_json(adoption_json(report))
    elif not invocation.options.quiet or report.status == "refused":
        from callcert.reports.adoption import adoption_shown

        invocation.show(adoption_shown(report))
    raise typer.Exit(1 if report.status == "refused" else 0)


def _columns(
    invocation: Invocation,
    file: Path,
    kind: "Kind | None",
    choose: "Choose",
    dry_run: bool,
) -> "ColumnsReport | None":
    """What becomes of a tracker or a progress report; None for a scorecard."""
    from callcert.workflows.template_columns import ColumnsTerms, adopt_columns

    terms = ColumnsTerms(invocation.workspace, invocation.settings, os.environ, choose, kind)
    return adopt_columns(file.absolute(), terms, dry_run=dry_run)


def _show_columns(invocation: Invocation, report: "ColumnsReport", *, as_json: bool) -> None:
    from callcert.reports.columns_adoption import columns_json, columns_shown

    if as_json:
        invocation.print_json(columns_json(report))
    elif not invocation.options.quiet or report.status == "refused":
        invocation.show(columns_shown(report))


def _choose(invocation: Invocation, *, ask: bool) -> "Choose":
    """Asks on a terminal which reading is meant; elsewhere nobody answers."""
    from callcert.domain.foreign.choosing import nobody

    if not (ask and sys.stdin.isatty() and invocation.out.is_terminal):
        return nobody

    def choose(question: "Question") -> int | None:
        from callcert.reports.adoption import question_shown

        invocation.show(question_shown(question))
        most = len(question.options)
        answer = typer.prompt(f"1 to {most}, or 0 for none", type=int)
        return answer - 1 if 0 < answer <= most else None

    return choose


@template.command(epilog=ADOPT_EXAMPLES)
def check(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", readable=False, help="Scorecards to read.")
    ],
    layouts: Annotated[
        list[Path] | None,
        typer.Option("--layout", metavar="FILE", readable=False, help="Read by this layout; else "
                     "by every scorecard-layout*.toml of the workspace, or here."),
    ] = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:  # fmt: skip
    """Show what is read from scorecards, field by field, and where it came from.

    Nothing is filed or changed.
    """
    from callcert.workflows.reading import reading_terms
    from callcert.workflows.template_check import check as run_check

    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    settings, own = invocation.settings, invocation.workspace
    terms = reading_terms(settings, own, Path.cwd(), layouts or ())
    forms = [run_check(file.absolute(), terms) for file in files]
    if as_json:
        from callcert.reports.adoption import checked_json

        invocation.print_json({"files": [checked_json(form) for form in forms]})
    else:
        from callcert.reports.adoption import checked_shown

        for form in forms:
            if not invocation.options.quiet or form.has_errors:
                invocation.show(checked_shown(form, settings.rules))
    raise typer.Exit(1 if any(form.has_errors for form in forms) else 0)
