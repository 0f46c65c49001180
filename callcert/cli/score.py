"""``callcert score``."""

from datetime import UTC, date, datetime
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
from callcert.errors import OutsideError, UsageError

if TYPE_CHECKING:
    from callcert.domain.score_report import ScoreReport
    from callcert.filing.intake import Received
    from callcert.workflows.scorecards import Follow, Place

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

[cyan]callcert score --draft-replies[/cyan]
a reply for each rejected scorecard, left as a draft

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
    layouts: Annotated[
        list[Path] | None,
        typer.Option("--layout", metavar="FILE", readable=False, help="Read other teams' forms by "
                     "this layout; else by every scorecard-layout*.toml of the workspace."),
    ] = None,
    draft_replies: Annotated[
        bool,
        typer.Option("--draft-replies", help="Draft a reply to the certifier of each rejected "
                     "scorecard: what to mend, by cell. Only callcert outbox send sends it."),
    ] = False,
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
    invocation = Invocation(Everywhere(workspace, quiet, verbose, no_color).or_else(context.obj))
    if explain and as_json:
        raise UsageError("--explain is for people and --json for programs: give one of them")
    if draft_replies:
        from callcert.workflows.drafts import check_drafting

        check_drafting(invocation.own_workspace)
    place = _place(invocation, out)
    invocation.explain_place(f"Filing in {place.folder}")
    day = invocation.day(as_of)
    if withdraw:
        from callcert.cli.withdraw import withdraw_filing

        if paths:
            raise UsageError("--withdraw takes one filed file and no further paths")
        follow = _follow(invocation, place, day, dry_run=dry_run)
        withdraw_filing(invocation, place, withdraw, day, follow, dry_run=dry_run, as_json=as_json)
        return
    from functools import partial

    from callcert.workflows.reading import reading_terms
    from callcert.workflows.score import score as run_score

    report = run_score(
        partial(_received, invocation, paths, moves=out is None),
        place,
        reading_terms(invocation.settings, invocation.workspace, Path.cwd(), layouts or ()),
        day,
        track=invocation.track,
        dry_run=dry_run,
        replace_filed=replace,
        explain=explain,
        follow=_follow(invocation, place, day, dry_run=dry_run),
    )
    _show(invocation, report, as_json=as_json, explain=explain)
    if draft_replies:
        _draft_replies(invocation, report, whole=not paths, dry_run=dry_run)
    raise typer.Exit(_exit_code(invocation, report))


def _place(invocation: Invocation, out: Path | None) -> "Place":
    from callcert.workflows.scorecards import Place

    own = invocation.workspace
    if out and not (own and out.resolve() == own.scorecards.resolve()):
        return Place(out.absolute())
    if invocation.workspace is None:
        raise UsageError(
            "no place to file: name a folder with --out, or work in a workspace (callcert init)"
        )
    return Place(invocation.workspace.scorecards, invocation.workspace.private)


def _follow(invocation: Invocation, place: "Place", day: date, *, dry_run: bool) -> "Follow | None":
    """The tracker follows what is filed in its own workspace."""
    own = invocation.workspace
    if own is None or place.private is None:
        return None
    from functools import partial

    from callcert.workflows.sync import sync_results

    return partial(sync_results, own, as_of=day, dry_run=dry_run)


def _received(invocation: Invocation, paths: list[Path] | None, *, moves: bool) -> "list[Received]":
    from callcert.filing.intake import folders_in, received_from, received_in

    if paths:
        _say_left_out(invocation, folders_in(paths))
        return received_from(paths)
    if invocation.workspace is None:
        raise UsageError("nothing to score: name the files, or work in a workspace")
    intake = invocation.workspace.incoming
    if not intake.is_dir():
        raise UsageError(f"{intake} is not there: run callcert init, or name what to score")
    _say_left_out(invocation, folders_in([intake]))
    try:
        return received_in(intake) if moves else received_from([intake])
    except OSError as wrong:
        raise OutsideError(f"{intake} cannot be looked into: {wrong.strerror}") from wrong


def _say_left_out(invocation: Invocation, folders: list[Path]) -> None:
    for folder in folders:
        invocation.say(f"callcert: {folder} was not looked into; name it to score what is in it")


def _draft_replies(
    invocation: Invocation, report: "ScoreReport", *, whole: bool, dry_run: bool
) -> None:
    from callcert.workflows.replies import draft_replies

    now, cards = datetime.now(UTC).astimezone(), report.scorecards
    done = draft_replies(invocation.own_workspace, cards, now, whole=whole, dry_run=dry_run)
    invocation.tell(done.words)


def _show(invocation: Invocation, report: "ScoreReport", *, as_json: bool, explain: bool) -> None:
    if as_json:
        from callcert.reports.score_json import score_json

        invocation.print_json(score_json(report))
        return
    if invocation.options.quiet and not (report.has_errors or explain):
        return
    from callcert.reports.score_table import score_report

    rules = invocation.settings.rules
    invocation.show(score_report(report, rules, invocation.out.width))
    if explain:
        from callcert.reports.explanation import explanation

        for card in report.scorecards:
            invocation.show(explanation(card, rules))
    if report.tracker and (report.tracker.changes or report.tracker.findings):
        from callcert.reports.tracker_table import tracker_shown

        invocation.show(tracker_shown(report.tracker, invocation.out.width))


def _exit_code(invocation: Invocation, report: "ScoreReport") -> int:
    for words in report.trouble:
        invocation.say(f"callcert: {words}")
    if report.trouble:
        return 3
    return 1 if report.has_errors else 0
