"""``callcert score --withdraw FILE``."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from callcert.cli.invocation import Invocation

if TYPE_CHECKING:
    from callcert.workflows.scorecards import Follow, Place


def withdraw_filing(  # noqa: PLR0913  what score was given
    invocation: Invocation,
    place: "Place",
    named: Path,
    day: date,
    follow: "Follow | None",
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Takes one filing back and says where the file went."""
    from callcert.reports.text import printable
    from callcert.workflows.withdraw import withdraw

    done = withdraw(named, place, day, follow, dry_run=dry_run)
    if as_json:
        invocation.print_json({"file": str(done.file), "moved_to": str(done.moved_to)})
    elif not invocation.options.quiet:
        word = "would be withdrawn" if done.dry_run else "withdrawn"
        moved = f"{done.moved_to.parent.name}/{done.moved_to.name}"
        invocation.out.print(
            printable(f"{done.file.name} {word}; it is kept as {moved}"), markup=False
        )
        if done.tracker:
            from callcert.reports.tracker_table import tracker_shown

            invocation.show(tracker_shown(done.tracker, invocation.out.width))
            if not done.tracker.changes:
                invocation.say(
                    "callcert: what the tracker says of the result was not entered by "
                    "callcert, so it stays; take it out there if it is wrong"
                )
    for words in done.trouble:
        invocation.say(f"callcert: {words}")
    if done.trouble:
        raise typer.Exit(3)
