"""The folder of filed scorecards: what is in it, and the three moves that change it."""

import errno
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from callcert.domain.agents import Agent
from callcert.domain.cabinet import Filed
from callcert.domain.files import LARGEST_FILE, WORKBOOK_MAGIC
from callcert.domain.naming import LONGEST_NAME
from callcert.errors import UsageError
from callcert.filing.disk import clear_leftovers, digest_of, prepared, read_bytes, rename_new
from callcert.filing.intake import SUPERSEDED, Received
from callcert.filing.ledger import Event, Ledger, Seen
from callcert.filing.replaced import Chain, replaced

_WITHDRAWN = " (withdrawn "


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose scorecard some bytes are, and what else is worth remembering of it, where it says so.

    ``calls_passed`` is None for a scorecard that is incomplete.
    """

    agent: Agent
    certified_on: date | None
    certifier: str | None = None
    calls_passed: int | None = None


Identify = Callable[[bytes], Identity | None]
"""Reads a scorecard's identity; None for a file that is no scorecard."""


class Cabinet:
    """A folder of filed scorecards with its ledger; ``today`` is the day moves are dated.

    ``terms`` says on what terms scorecards are read; what was read on others is read again.
    """

    def __init__(
        self, folder: Path, ledger: Ledger, identify: Identify, today: date, terms: str = ""
    ) -> None:
        self.folder = folder
        self._ledger = ledger
        self._identify = identify
        self._today = today
        self._terms = terms

    def contents(self) -> list[Filed]:
        """Every file in it."""
        return [_filed(seen) for seen in self.read()]

    def read(self) -> list[Seen]:
        """What every file in it says; only new and changed ones are read again."""
        seen = self._ledger.seen()
        files = {file.name: file for file in self._files()}
        for name in seen.keys() - files.keys():
            self._ledger.forget(name)
        return [self._seen(file, seen.get(name)) for name, file in sorted(files.items())]

    def filed_on(self) -> dict[str, date]:
        """The day each file was filed last, as far as the ledger remembers."""
        events = (event for event in self._ledger.events() if event.what == "filed")
        return {PurePath(event.target).name: event.day for event in events}

    def replaced(self) -> Mapping[str, Chain]:
        """What each file replaced, as far as the ledger remembers."""
        return replaced(self._ledger.events())

    def withdrawn(self) -> dict[str, str]:
        """Digest → day of every scorecard that was withdrawn and lies below ``superseded/``."""
        folder = self.folder / SUPERSEDED
        if not folder.is_dir():
            return {}
        found = {}
        for file in folder.iterdir():
            if _WITHDRAWN in file.name and file.is_file():
                day = file.name.rpartition(_WITHDRAWN)[2][: len("2026-11-22")]
                found[digest_of(read_bytes(file))] = day
        return found

    def clear_leftovers(self) -> None:
        """Removes what an interrupted run had half written; call it under the lock only."""
        clear_leftovers(self.folder)

    def file(
        self, received: Received, digest: str, identity: Identity, name: str, old: Sequence[str]
    ) -> Path:
        """Files a copy under ``name``, moving ``old`` ones out of its way; ``OSError`` if not.

        The original stays. Whatever fails, the old ones are back in their places.
        """
        content = read_bytes(received.path)
        if digest_of(content) != digest:
            raise OSError(0, "it changed while callcert was reading it")
        _made(self.folder)
        target = self.folder / name
        with prepared(content, self.folder) as temporary:
            moved = [(self.folder / one, self._aside(one)) for one in old]
            _swap(moved, temporary, target)
        for source, aside in moved:
            self._trace("superseded", source, aside, digest_of(read_bytes(aside)))
        self._trace("filed", received.path, target, digest)
        state = target.stat()
        size, modified = state.st_size, state.st_mtime_ns
        self._ledger.remember(self._as_seen(name, size, modified, digest, identity))
        return target

    def has(self, name: str) -> bool:
        """Whether a file of that name is there."""
        return (self.folder / name).is_file()

    def holds(self, received: Received, name: str) -> bool:
        """Whether the filed file of that name is another file with the very same bytes."""
        filed = self.folder / name
        if filed.samefile(received.path):
            return False
        return read_bytes(filed) == read_bytes(received.path)

    def filed_file(self, named: Path) -> Path:
        """The file in the cabinet that a person means by a path or a bare name."""
        for path in (named.absolute(), self.folder / named.name):
            if path.parent.resolve() == self.folder.resolve() and path.is_file():
                return self.folder / path.name
        raise UsageError(f"{named} is not filed in {self.folder}")

    def withdrawn_place(self, file: Path) -> Path:
        """Where withdrawing would take a filed file."""
        return self._free(file.name, f"{_WITHDRAWN}{self._today}")

    def withdraw(self, file: Path) -> Path:
        """Takes a filing back: the file goes to ``superseded/``, marked with the day."""
        target = self.withdrawn_place(file)
        target.parent.mkdir(exist_ok=True)
        digest = digest_of(read_bytes(file))
        _move_aside(file, target)
        self._trace("withdrawn", file, target, digest)
        self._ledger.forget(file.name)
        return target

    def _files(self) -> Iterator[Path]:
        if self.folder.is_dir():
            for file in self.folder.iterdir():
                if not file.name.startswith((".", "~$")) and file.is_file():
                    yield file

    def _seen(self, file: Path, seen: Seen | None) -> Seen:
        state = file.stat()
        same = seen and (seen.size, seen.modified) == (state.st_size, state.st_mtime_ns)
        if seen and same and seen.terms == self._terms:
            return seen
        seen = self._look(file, state.st_size, state.st_mtime_ns)
        self._ledger.remember(seen)
        return seen

    def _look(self, file: Path, size: int, modified: int) -> Seen:
        """Reads what may be a scorecard; of anything else only its name counts."""
        unread = self._as_seen(file.name, size, modified, "", None)
        try:
            may_be = size <= LARGEST_FILE and read_bytes(file, 8).startswith(WORKBOOK_MAGIC)
            content = read_bytes(file) if may_be else b""
        except OSError:
            return unread
        if not content:
            return unread
        identity = self._identify(content)
        return self._as_seen(file.name, size, modified, digest_of(content), identity)

    def _as_seen(
        self, name: str, size: int, modified: int, digest: str, identity: Identity | None
    ) -> Seen:
        if identity is None:
            return Seen(name, size, modified, digest, None, None, None, None, terms=self._terms)
        agent, day = identity.agent, identity.certified_on
        return Seen(
            name, size, modified, digest, agent.last_name, agent.first_name, agent.agent_id,
            day.isoformat() if day else None, identity.certifier, identity.calls_passed,
            self._terms,
        )  # fmt: skip

    def _aside(self, name: str) -> Path:
        seen = self._ledger.seen().get(name)
        day = seen.certified_on if seen else None
        return self._free(name, f" ({day or self._today}")

    def _free(self, name: str, mark: str) -> Path:
        stem, extension = PurePath(name).stem, PurePath(name).suffix
        number, suffix = 1, f"{mark}){extension}"
        while True:
            room = LONGEST_NAME - len(os.fsencode(suffix))
            kept = os.fsencode(stem)[:room].decode(errors="ignore")
            target = self.folder / SUPERSEDED / f"{kept}{suffix}"
            if not os.path.lexists(target) or _same_file(target, self.folder / name):
                return target
            number += 1
            suffix = f"{mark}, {number}){extension}"

    def _trace(self, what: str, file: Path, target: Path, digest: str) -> None:
        self._ledger.record(Event(self._today, what, str(file), str(target), digest))


def _filed(seen: Seen) -> Filed:
    known = seen.last_name is not None and seen.first_name is not None
    agent = Agent(seen.last_name or "", seen.first_name or "", seen.agent_id) if known else None
    return Filed(seen.name, seen.digest, agent)


def _swap(moved: Sequence[tuple[Path, Path]], temporary: Path, target: Path) -> None:
    done: list[tuple[Path, Path]] = []
    try:
        for source, aside in moved:
            aside.parent.mkdir(exist_ok=True)
            _move_aside(source, aside)
            done.append((source, aside))
        rename_new(temporary, target)
    except BaseException:
        for source, aside in reversed(done):
            rename_new(aside, source)
        raise


def _made(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, f"{folder} is a file and no folder")
    folder.mkdir(parents=True, exist_ok=True)


def _move_aside(source: Path, aside: Path) -> None:
    """Moves a file; one that a run cut off has left under both names loses the old one."""
    if _same_file(source, aside):
        source.unlink()
    else:
        rename_new(source, aside)


def _same_file(one: Path, other: Path) -> bool:
    """Two names of the very same file on disk."""
    return one.exists() and other.exists() and one.samefile(other)
