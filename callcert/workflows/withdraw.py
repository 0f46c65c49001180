"""``callcert score --withdraw``: takes a wrong filing back and leaves a trace."""

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from callcert.domain.tracker_report import TrackerReport
from callcert.errors import OutsideError
from callcert.filing.cabinet import Cabinet
from callcert.filing.ledger import open_ledger
from callcert.filing.lock import one_run_in
from callcert.workflows.scorecards import NO_FILING, Filing, Follow, Place, followed


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Where the filed file was and where it is, or with ``dry_run`` would be.

    ``tracker`` is what was taken out there; ``trouble`` why it has to wait.
    """

    file: Path
    moved_to: Path
    dry_run: bool
    tracker: TrackerReport | None = None
    trouble: tuple[str, ...] = ()


def withdraw(
    named: Path, place: Place, today: date, follow: Follow | None = None, *, dry_run: bool
) -> Withdrawal:
    """Moves a filed scorecard to ``superseded/``, marked with the day, and records it.

    ``follow`` takes what it said out of the tracker, as far as nobody has changed it since.
    ``UsageError`` for a file that is not filed there, ``OutsideError`` where it cannot be moved.
    """
    guard = nullcontext() if dry_run else one_run_in(place.folder, place.lock)
    with guard, open_ledger(place.ledger, keep=not dry_run) as ledger:
        cabinet = Cabinet(place.folder, ledger, lambda _: None, today)
        file = cabinet.filed_file(named)
        if dry_run:
            filing = Filing(gone=frozenset({file.name}))
            moved_to = cabinet.withdrawn_place(file)
            return Withdrawal(file, moved_to, dry_run, *followed(follow, ledger, filing))
        try:
            moved_to = cabinet.withdraw(file)
        except OSError as wrong:
            raise OutsideError(f"{file}: cannot be withdrawn: {wrong.strerror}") from wrong
        if ledger.trouble:
            message = f"{file}: is withdrawn to {moved_to}, but the ledger has no trace of it: "
            raise OutsideError(f"{message}{ledger.trouble}")
        return Withdrawal(file, moved_to, dry_run, *followed(follow, ledger, NO_FILING))
