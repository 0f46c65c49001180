"""``callcert score``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from callcert.cli.options import (
    AsOfOption,
    DryRunOption,
    JsonOption,
    NoColorOption,
    QuietOption,
    VerboseOption,
    WorkspaceOption,
)
from callcert.cli.session import Everywhere, Session
from callcert.errors import OutsideError, UsageError

if TYPE_CHECKING:
    from callcert.domain.score_report import ScoreReport
    from callcert.filing.intake import Received
    from callcert.workflows.score import Place

EXAMPLES = """
[bold]Examples[/bold]

[cyan]callcert score[/cyan]
everything in the workspace's incoming/

[cyan]callcert score Doe_Jane_80%.xlsx --dry-run[/cyan]
what would happen to one file

[cyan]callcert score ~/Downloads/returned --out filed[/cyan]
a folder, without a workspace

[cyan]callcert score Doe_Jane_80%.xlsx --dry-run --explain[/cyan]
the arithmetic of each call, item by item

[cyan]callcert score --withdraw Doe_Jane_80%.xlsx[/cyan]
take a wrong filing back
"""


def score(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", readable=False,
                       help="Returned scorecards, or folders of them; they are copied and stay. "
                       "Without any, the workspace's incoming/."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", readable=False, help="File into this folder instead of the "
                     "workspace; needs no workspace."),
    ] = None,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Put a different scorecard in the place of the one filed "
                     "for the same agent; the old one moves to superseded/."),
    ] = False,
    withdraw: Annotated[
        Path | None,
        typer.Option("--withdraw", metavar="FILE", help="Take the filing of FILE back; it moves "
                     "to superseded/."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the arithmetic of each call, item by item.")
    ] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
) -> None:  # fmt: skip
    """Score returned scorecards and file them as Last_First_80%.xlsx.

    Every file ends as filed, already filed, held or rejected, and the findings say why.

    Held: a person must decide. Rejected: something on it must be mended, in the cell named.

    Nothing is ever overwritten.
    """
    session = Session(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    if explain and as_json:
        raise UsageError("--explain is for people and --json for programs: give one of them")
    place = _place(session, out)
    session.explain_place(f"Filing in {place.folder}")
    day = session.day(as_of)
    if withdraw:
        from callcert.cli.withdraw import withdraw_filing

        if paths:
            raise UsageError("--withdraw takes one filed file and no further paths")
        withdraw_filing(session, place, withdraw, day, dry_run=dry_run, as_json=as_json)
        return
    from functools import partial

    from callcert.workflows.reading import reading_terms
    from callcert.workflows.score import score as run_score

    report = run_score(
        partial(_received, session, paths, moves=out is None),
        place,
        reading_terms(session.settings, session.workspace),
        day,
        track=session.track,
        dry_run=dry_run,
        replace_filed=replace,
        explain=explain,
    )
    _show(session, report, as_json=as_json, explain=explain)
    raise typer.Exit(_exit_code(session, report))


def _place(session: Session, out: Path | None) -> "Place":
    from callcert.workflows.score import Place

    own = session.workspace
    if out and not (own and out.resolve() == own.scorecards.resolve()):
        return Place(out.absolute())
    if session.workspace is None:
        raise UsageError(
            "no place to file: name a folder with --out, or work in a workspace (callcert init)"
        )
    return Place(session.workspace.scorecards, session.workspace.private)


def _received(session: Session, paths: list[Path] | None, *, moves: bool) -> "list[Received]":
    from callcert.filing.intake import folders_in, received_from, received_in

    if paths:
        _say_left_out(session, folders_in(paths))
        return received_from(paths)
    if session.workspace is None:
        raise UsageError("nothing to score: name the files, or work in a workspace")
    intake = session.workspace.incoming
    if not intake.is_dir():
        raise UsageError(f"{intake} is not there: run callcert init, or name what to score")
    _say_left_out(session, folders_in([intake]))
    try:
        return received_in(intake) if moves else received_from([intake])
    except OSError as wrong:
        raise OutsideError(f"{intake} cannot be looked into: {wrong.strerror}") from wrong


def _say_left_out(session: Session, folders: list[Path]) -> None:
    for folder in folders:
        session.say(f"callcert: {folder} was not looked into; name it to score what is in it")


def _show(session: Session, report: "ScoreReport", *, as_json: bool, explain: bool) -> None:
    if as_json:
        from callcert.reports.score_json import score_json

        session.print_json(score_json(report))
        return
    if session.options.quiet and not (report.has_errors or explain):
        return
    from callcert.reports.score_table import score_report

    rules = session.settings.rules
    session.show(score_report(report, rules, session.out.width))
    if explain:
        from callcert.reports.explanation import explanation

        for card in report.scorecards:
            session.show(explanation(card, rules))


def _exit_code(session: Session, report: "ScoreReport") -> int:
    for words in report.trouble:
        session.say(f"callcert: {words}")
    if report.trouble:
        return 3
    return 1 if report.has_errors else 0
