"""One run at a time in one place; the lock goes with its process, however that ends."""

import getpass
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from callcert.errors import OutsideError

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE_SECONDS = 120


class BusyError(OutsideError):
    """Another run has the lock and does not end in time."""


@contextmanager
def one_run_in(
    folder: Path, lock: Path | None, patience: float = PATIENCE_SECONDS
) -> Iterator[None]:
    """Holds the lock for ``folder`` while the block runs; ``lock`` is its file.

    Without one, or where it cannot be written, a file of the system's temporary folder stands
    for it, so that nothing is left in a folder that is not a workspace. ``BusyError`` when
    another run does not end in time.
    """
    guard = _acquired(folder, [lock, stand_in(folder)] if lock else [stand_in(folder)], patience)
    try:
        yield
    finally:
        guard.release()


def _acquired(folder: Path, files: list[Path], patience: float) -> "BaseFileLock":
    """The first of these locks that can be set: a folder may be one nobody can write to."""
    from filelock import FileLock, Timeout

    problem = None
    for file in files:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            guard = FileLock(file, timeout=patience)
            guard.acquire()
        except Timeout as wrong:
            message = f"{folder}: another callcert run is at work here and has not ended; try again"
            raise BusyError(message) from wrong
        except OSError as wrong:
            problem = f"{file}: the lock cannot be set: {wrong.strerror or wrong}"
        else:
            return guard
    raise OutsideError(problem)


def stand_in(folder: Path) -> Path:
    """A file of the system's temporary folder that stands for a folder, for this user."""
    place = sha256(os.fsencode(folder.resolve())).hexdigest()[:24]
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a user the system has no name for
        user = "unnamed"
    return Path(tempfile.gettempdir()) / f"callcert-{user}" / f"{place}.lock"
