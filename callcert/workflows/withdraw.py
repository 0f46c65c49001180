"""``callcert score --withdraw``: takes a wrong filing back and leaves a trace."""

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from callcert.errors import OutsideError
from callcert.filing.cabinet import Cabinet
from callcert.filing.ledger import open_ledger
from callcert.filing.lock import one_run_in
from callcert.workflows.score import Place


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Where the filed file was and where it is, or with ``dry_run`` would be."""

    file: Path
    moved_to: Path
    dry_run: bool


def withdraw(named: Path, place: Place, today: date, *, dry_run: bool) -> Withdrawal:
    """Moves a filed scorecard to ``superseded/``, marked with the day, and records it.

    ``UsageError`` for a file that is not filed there, ``OutsideError`` where it cannot be moved.
    """
    guard = nullcontext() if dry_run else one_run_in(place.folder, place.lock)
    with guard, open_ledger(place.ledger, keep=not dry_run) as ledger:
        cabinet = Cabinet(place.folder, ledger, lambda _: None, today)
        file = cabinet.filed_file(named)
        if dry_run:
            return Withdrawal(file, cabinet.withdrawn_place(file), dry_run)
        try:
            moved_to = cabinet.withdraw(file)
        except OSError as wrong:
            raise OutsideError(f"{file}: cannot be withdrawn: {wrong.strerror}") from wrong
        if ledger.trouble:
            message = f"{file}: is withdrawn to {moved_to}, but the ledger has no trace of it: "
            raise OutsideError(f"{message}{ledger.trouble}")
        return Withdrawal(file, moved_to, dry_run)
