"""What was said already: a trouble that lasts is told once a day, not at every tick."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path

from callcert.filing.lock import stand_in

NAME = "schedule.said"


def first_today(private: Path, day: date, words: str) -> bool:
    """Whether these words come for the first time that day; from now on they do not.

    It is kept in callcert's own folder, or, where that is not there or cannot be written, in
    the system's temporary one. What is kept nowhere is said again.
    """
    mark = f"{day} {sha256(words.encode('utf-8', 'backslashreplace')).hexdigest()[:24]}"
    files = [private / NAME] if private.is_dir() else []
    files.append(stand_in(private).with_suffix(".said"))
    for file in files:
        if mark in _marks(file):
            return False
    _keep(files, str(day), mark)
    return True


def _keep(files: Sequence[Path], day: str, mark: str) -> None:
    """Adds a mark where that is possible; those of other days go."""
    for file in files:
        marks = [one for one in _marks(file) if one.startswith(day)]
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("".join(f"{one}\n" for one in [*marks, mark]), encoding="ascii")
            return


def _marks(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return []
