"""A run at work in a workspace: alone, with its ledger."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date

from callcert.config.workspace import Workspace
from callcert.errors import OutsideError
from callcert.filing.ledger import Ledger, open_ledger
from callcert.filing.lock import one_run_in
from callcert.workflows.class_reading import ClassReading, read_class
from callcert.workflows.scorecards import Place


@contextmanager
def run_at(workspace: Workspace, *, dry_run: bool) -> Iterator[Ledger]:
    """The only run at work in the workspace, with its ledger; a dry run only reads."""
    place = Place(workspace.scorecards, workspace.private)
    guard = nullcontext() if dry_run else one_run_in(place.folder, place.lock)
    with guard, open_ledger(place.ledger, keep=not dry_run) as ledger:
        yield ledger
        if ledger.trouble:
            raise OutsideError(f"the ledger could not be written: {ledger.trouble}")


def class_of(workspace: Workspace, as_of: date) -> ClassReading:
    """The class as of a day; nothing is changed, the ledger neither."""
    with run_at(workspace, dry_run=True) as ledger:
        return read_class(workspace, ledger, as_of)


def missing_books(workspace: Workspace, reading: ClassReading) -> list[str]:
    """What had to be done without, in words."""
    said = []
    if reading.progress is None:
        said.append(f"{workspace.progress} is not there: worked from the tracker alone")
    if reading.tracker is None:
        said.append(f"{workspace.tracker} is not there: worked from the progress report alone")
    elif not reading.tracker.lines:
        said.append(f"{workspace.tracker} lists no agents: worked from the progress report alone")
    return said
