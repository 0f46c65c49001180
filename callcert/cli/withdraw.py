"""``callcert score --withdraw FILE``."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from callcert.cli.invocation import Invocation

if TYPE_CHECKING:
    from callcert.workflows.score import Place


def withdraw_filing(  # noqa: PLR0913  what score was given
    invocation: Invocation, place: "Place", named: Path, day: date, *, dry_run: bool, as_json: bool
) -> None:
    """Takes one filing back and says where the file went."""
    from callcert.reports.text import printable
    from callcert.workflows.withdraw import withdraw

    done = withdraw(named, place, day, dry_run=dry_run)
    if as_json:
        invocation.print_json({"file": str(done.file), "moved_to": str(done.moved_to)})
    elif not invocation.options.quiet:
        word = "would be withdrawn" if done.dry_run else "withdrawn"
        moved = f"{done.moved_to.parent.name}/{done.moved_to.name}"
        invocation.out.print(
            printable(f"{done.file.name} {word}; it is kept as {moved}"), markup=False
        )
