"""Which files a run has received."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUPERSEDED = "superseded"
"""The folder below the filed scorecards for those that were replaced or withdrawn."""

_SYSTEM_FILES = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class Received:
    """A returned file; ``moves`` when it leaves its folder once filed, ``named`` when a person
    named it rather than its folder.
    """

    path: Path
    moves: bool = False
    named: bool = False


def received_from(paths: Iterable[Path]) -> list[Received]:
    """The files named, and those in the folders named, each once, in the order of their names.

    Files of the system, hidden ones and the marks Excel leaves for open workbooks (``~$``) in a
    folder are none; neither is what lies in its subfolders. A path that is not there counts as
    received: the reading says that it cannot be read.
    """
    found: dict[Path, Received] = {}
    for path in paths:
        inside = _looked_into(path)
        if inside is not None:
            for file in inside:
                found.setdefault(file.absolute(), Received(file.absolute()))
        else:
            found[path.absolute()] = Received(path.absolute(), named=True)
    return in_order(found.values())


def received_in(intake: Path) -> list[Received]:
    """What lies in the workspace's own intake, from where files move once they are filed."""
    return in_order(Received(file.absolute(), moves=True) for file in _files(intake))


def in_order(received: Iterable[Received]) -> list[Received]:
    """By name, which decides who of two namesakes comes first."""
    return sorted(received, key=lambda one: (one.path.name, str(one.path)))


def _looked_into(path: Path) -> list[Path] | None:
    """The files of a folder; None for what is none, or may not be looked into."""
    try:
        return list(_files(path)) if path.is_dir() else None
    except OSError:
        return None


def _files(folder: Path) -> Iterator[Path]:
    for file in folder.iterdir():
        hidden = file.name.startswith((".", "~$")) or file.name.casefold() in _SYSTEM_FILES
        if not hidden and not file.is_dir():
            yield file


def folders_in(folders: Iterable[Path]) -> list[Path]:
    """Folders inside these folders, which are not looked into: worth a word to the person."""
    return sorted(inner for folder in folders for inner in _folders(folder))


def _folders(folder: Path) -> list[Path]:
    try:
        return [
            inner
            for inner in (folder.iterdir() if folder.is_dir() else ())
            if inner.is_dir() and not inner.name.startswith(".") and inner.name != SUPERSEDED
        ]
    except OSError:
        return []
