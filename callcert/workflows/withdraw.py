"""``callcert score --withdraw``: takes a wrong filing back and leaves a trace."""

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
    with one_run_in(place.folder, place.lock), open_ledger(place.ledger) as ledger:
        cabinet = Cabinet(place.folder, ledger, lambda _: None, today)
        file = cabinet.filed_file(named)
        if dry_run:
            return Withdrawal(file, cabinet.withdrawn_place(file), dry_run)
        try:
            return Withdrawal(file, cabinet.withdraw(file), dry_run)
        except OSError as wrong:
            raise OutsideError(f"{file}: cannot be withdrawn: {wrong.strerror}") from wrong
