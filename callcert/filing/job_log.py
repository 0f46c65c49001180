"""The log of what ran unattended; older files of it are numbered, and the oldest goes."""

import logging
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAME = "schedule.log"
_BYTES, _KEPT = 1_000_000, 5


class JobLog:
    """The open log; that it cannot be written stops no job."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / NAME

    def write(self, now: datetime, words: str, output: str = "") -> None:
        """One line with its time, and below it, indented, what a command printed."""
        stamp = now.isoformat(timespec="seconds")
        lines = [f"{stamp} {words}", *(f"    {line}" for line in output.splitlines())]
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            handler = _Handler(self.file, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8")
        except OSError:
            return
        handler.emit(
            logging.LogRecord("callcert", logging.INFO, "", 0, "\n".join(lines), None, None)
        )
        handler.close()


class _Handler(RotatingFileHandler):
    """Does not print a traceback where a disk is full: cron would mail it at every tick."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  its name in the library
        """Leaves the line out."""
