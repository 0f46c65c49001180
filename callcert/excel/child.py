"""Workbooks read in another process, since reading them could end this one.

One process does for the whole run. It is started when first needed and again after a workbook
has ended it, which is a finding about that workbook alone.
"""

import atexit
import errno
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any, cast

from callcert.excel.book import Cells
from callcert.excel.limits import Limits, Refused
from callcert.excel.look import Format
from callcert.excel.wire import cells_heard, names_heard, packed, receive, send, tabs_heard

PROGRAM = (
    "import sys; sys.path[:] = sys.argv[1:]; from callcert.excel.child_reader import main; main()"
)
_NEEDED = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""What Python itself needs of the environment; passwords stand there too."""

_ANSWER = 12
"""An answer may have the child's memory divided by this: values take more room than their text."""

_CODES = {"encrypted", "too-large", "not-a-workbook", "damaged", "layout-broken"}
"""What a child may find."""

_KEYS = count()
"""One for each workbook, so that the child is not taken for having another's open."""


class _Ended(Exception):  # noqa: N818  what became of a child, not a failure of the program
    """The child ended in the midst of a request, or said what it should not."""


class BookApart:
    """A workbook opened in the child; raises ``Refused``, here and from ``cells``."""

    def __init__(self, content: bytes, limits: Limits, room: "Room | None" = None) -> None:
        self.content = content
        self.key = next(_KEYS)
        self.limits = limits
        self._room = room or ROOM
        self._left = limits.seconds
        told = self._asked(None)
        try:
            self.format = cast("Format", str(told["format"]))
            self.has_macros = bool(told["macros"])
            self.tabs = tabs_heard(told["tabs"])
            self.names = names_heard(told["names"])
        except (KeyError, TypeError, ValueError, AttributeError) as wrong:
            raise _broken() from wrong

    def cells(self, sheet: str) -> Cells:
        """The cells of a sheet, each blank one None or left out at the end of its row."""
        told = self._asked(sheet)
        try:
            cells = cells_heard(told)
            if not any(self.limits.exceeded_by(*place) for place in cells.errors):
                return cells
        except (KeyError, TypeError, ValueError, OverflowError) as wrong:
            raise _broken() from wrong
        raise _broken()

    def _asked(self, sheet: str | None) -> Mapping[str, Any]:
        start = monotonic()
        try:
            told = self._room.ask(self, sheet, self._left)
        except _Ended as wrong:
            if monotonic() - start < self._left:
                raise _broken() from wrong
            words = f"that takes longer than {self.limits.seconds:g} seconds"
            raise Refused("reader-failed", words) from wrong
        except OSError as wrong:
            raise Refused("reader-failed", "no other process can be started here") from wrong
        self._left -= monotonic() - start
        if "refused" in told:
            raise _heard(told["refused"])
        return told


def _heard(refused: object) -> Refused:
    match refused:
        case [str(code), str(reason)] if code in _CODES:
            return Refused(code, reason)
    return _broken()


def _broken() -> Refused:
    return Refused("reader-failed", "the program that reads it breaks down on it")


class _Child:
    """A running child; ``key`` is that of the workbook it has open."""

    def __init__(self, program: str) -> None:
        self.key: int | None = None
        if not sys.executable:
            raise OSError(errno.ENOENT, "there is no interpreter to start")
        self._process = subprocess.Popen(  # noqa: S603  our own program, and nothing of a file in it
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", program, *_import_paths()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _NEEDED if name in os.environ},
            cwd=Path(sys.executable).parent,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def ask(self, book: BookApart, sheet: str | None, seconds: float) -> dict[str, Any]:
        """The answer; ``_Ended`` where there is none within that time."""
        watch = threading.Timer(seconds, self._process.kill)
        watch.daemon = True
        watch.start()
        try:
            if self.key != book.key:
                self.key = None
                opening = {"limits": asdict(book.limits), "size": len(book.content)}
                told = self._exchange(book, seconds, opening, book.content)
                self.key = None if "refused" in told else book.key
                if sheet is None or self.key is None:
                    return told
            return self._exchange(book, seconds, {"sheet": sheet})
        finally:
            watch.cancel()

    def _exchange(
        self, book: BookApart, seconds: float, wish: Mapping[str, object], content: bytes = b""
    ) -> dict[str, Any]:
        memory = book.limits.memory
        most = min(memory // _ANSWER, book.limits.text)
        bounds = {"seconds": seconds, "memory": memory, "answer": most}
        requests, answers = self._process.stdin, self._process.stdout
        if requests is None or answers is None:
            raise _Ended
        try:
            send(requests, packed({**bounds, **wish}), content)
            told = receive(answers, most)
        except (OSError, ValueError, TypeError, RecursionError) as wrong:
            raise _Ended from wrong
        if told is None:
            raise _Ended
        return told

    def end(self) -> None:
        """Ends the child, if it has not ended by itself, and waits until it has."""
        with suppress(OSError):
            self._process.kill()
        with suppress(OSError), self._process:
            pass


def _import_paths() -> list[str]:
    """Where this process finds what it imports; the child looks nowhere else."""
    return [os.path.abspath(path) for path in sys.path]  # noqa: PTH100  text in, text out


class Room:
    """The child of this process; requests of several threads wait for each other."""

    def __init__(self, program: str = PROGRAM) -> None:
        self._program = program
        self._turn = threading.Lock()
        self._child: _Child | None = None
        self._inherited: list[_Child | None] = []

    def ask(self, book: BookApart, sheet: str | None, seconds: float) -> dict[str, Any]:
        """The child's answer; one that has served others is given up for a fresh one first."""
        if seconds <= 0:
            raise _Ended
        until = monotonic() + seconds
        with self._turn:
            worn = self._child is not None
            try:
                return self._told(book, sheet, seconds)
            except _Ended:
                if not worn or monotonic() >= until:
                    raise
                return self._told(book, sheet, until - monotonic())

    def _told(self, book: BookApart, sheet: str | None, seconds: float) -> dict[str, Any]:
        if self._child is None:
            self._child = _Child(self._program)
        try:
            return self._child.ask(book, sheet, seconds)
        except BaseException:
            self._leave()
            raise

    def _leave(self) -> None:
        child, self._child = self._child, None
        if child:
            child.end()

    def close(self) -> None:
        """Ends the child with the run."""
        with self._turn:
            self._leave()

    def forget(self) -> None:
        """In a copy of the process: the child belongs to the original."""
        self._inherited.append(self._child)
        self._turn, self._child = threading.Lock(), None


ROOM = Room()
atexit.register(ROOM.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=ROOM.forget)
