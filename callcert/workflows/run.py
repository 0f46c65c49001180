"""A run at work in a workspace: alone, with its ledger."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date

from callcert.config.workspace import Workspace
from callcert.domain.columns import STEP_COLUMNS
from callcert.errors import OutsideError
from callcert.filing.ledger import Ledger, open_ledger
from callcert.filing.lock import one_run_in
from callcert.workflows.class_reading import ClassReading, read_class
from callcert.workflows.scorecards import Place

_DECISIVE = (*STEP_COLUMNS.values(), "Excused Days", "Status")
_NOT_KNOWN = "who has left, who was excused and which steps were delivered is not known"


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
    alone = missing_tracker(workspace, reading)
    return [*said, alone] if alone else [*said, *_missing_columns(workspace, reading)]


def missing_tracker(workspace: Workspace, reading: ClassReading) -> str:
    """Why nothing is known of anybody but what the progress report tells; empty where more is."""
    alone = f"worked from the progress report alone: {_NOT_KNOWN}"
    if reading.tracker is None:
        return f"{workspace.tracker} is not there: {alone}"
    return "" if reading.tracker.lines else f"{workspace.tracker} lists no agents: {alone}"


def _missing_columns(workspace: Workspace, reading: ClassReading) -> list[str]:
    """Columns without which the ladder may say too much; told each time, as careers hang on it."""
    known = {heading for line in reading.lines for heading in line.table.columns}
    missing = [one for one in _DECISIVE if one not in known]
    if not missing:
        return []
    words = f"{workspace.tracker} has no column {', '.join(missing)}"
    advice = "add it, or say under [tracker.columns] which it is"
    return [
        f"{words}: nothing of that is known, and steps are shown as if there were none; {advice}"
    ]
