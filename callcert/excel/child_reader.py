"""The process that reads workbooks which cannot be looked at first: its whole program.

It is given bytes and answers with values, one request after the other, until its input ends. It
knows neither files nor settings nor secrets, and a workbook that ends it ends nothing else.
"""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

from callcert.excel.book import OpenBook, guarded
from callcert.excel.limits import Limits, Refused
from callcert.excel.package import package_of
from callcert.excel.wire import cells_said, names_said, packed, receive, send

_REQUEST = 100_000
"""Bytes a request can have, without the workbook."""

_GRACE = 1
"""Seconds after the time allowed, when nobody seems to be there any more to end this process."""


def main() -> None:
    """Answers on the output it was started with, which is then nobody else's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops the run stops the other process
    with os.fdopen(os.dup(1), "wb") as answers:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        serve(sys.stdin.buffer, answers, _bound)


def serve(requests: IO[bytes], answers: IO[bytes], bound: Callable[[float, int], None]) -> None:
    """Answers requests until they end; an answer that is too long is a refusal.

    ``bound`` is told the seconds and the bytes of memory a request may take, and 0 s after it.
    """
    reader = _Reader(requests)
    while (asked := receive(requests, _REQUEST)) is not None:
        bound(asked["seconds"] + _GRACE, asked["memory"])
        answer = _answered(reader, asked)
        if len(answer) > asked["answer"]:
            answer = _refusal(Refused("too-large", "its cells hold more than any form does"))
        send(answers, answer)
        bound(0, asked["memory"])


def _answered(reader: "_Reader", asked: dict[str, Any]) -> bytes:
    try:
        return guarded(lambda: packed(reader.answer(asked)))
    except Refused as refused:
        return _refusal(refused)


def _refusal(refused: Refused) -> bytes:
    return packed({"refused": [refused.code, refused.reason]})


class _Reader:
    """The workbook opened last."""

    def __init__(self, requests: IO[bytes]) -> None:
        self._requests = requests
        self._book: OpenBook | None = None

    def answer(self, asked: dict[str, Any]) -> dict[str, object]:
        if "sheet" in asked and self._book:
            return cells_said(self._book.cells(asked["sheet"]))
        self._book = None  # before the next one, so that there is room for it
        limits = Limits(**asked["limits"])
        content = self._requests.read(asked["size"])
        self._book = OpenBook(content, package_of(content, limits), limits)
        return {
            "format": self._book.format,
            "macros": self._book.has_macros,
            "tabs": [[tab.name, tab.is_worksheet, tab.visible] for tab in self._book.tabs],
            "names": names_said(self._book.names),
        }


def _bound(seconds: float, memory: int) -> None:
    """Lets the system end this process after that time (0: never) and give it no more memory.

    Where the system knows no such bounds, the process that asks bounds the time alone.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, resource.RLIM_INFINITY))
