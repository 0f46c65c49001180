"""The workbook of changes that a person pastes into the tracker."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from callcert.config.workspace import Workspace
from callcert.errors import OutsideError
from callcert.excel.tracker_edits import PlacedChange
from callcert.filing.disk import put
from callcert.filing.open_books import opened_by

NAME = "Tracker changes to enter.xlsx"


def plan_file_of(workspace: Workspace) -> Path:
    """Where the changes are left."""
    return workspace.reports / NAME


def put_plan(file: Path, changes: Sequence[PlacedChange], tracker: str, day: date) -> None:
    """Leaves the changes there in place of earlier ones; without any, no file is left.

    ``OutsideError`` where somebody has the earlier one open, or it cannot be written.
    """
    if not changes and not file.exists():
        return
    holder = opened_by(file) if file.exists() else None
    if holder:
        raise OutsideError(f"{file}: cannot be renewed, as {holder} has it open; close it")
    try:
        if changes:
            from callcert.excel.plan_book import plan_book

            put(file, plan_book(changes, tracker, day))
        else:
            file.unlink()
    except OSError as wrong:
        raise OutsideError(f"{file}: cannot be written: {wrong.strerror or wrong}") from wrong
