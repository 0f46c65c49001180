"""Runs callcert in processes that are killed at a chosen change to the disk.

``python -m tests.filing.dying COMMAND CHANGE FOLDER [CHANGE FOLDER]…`` works each folder as a
workspace with that command and ends the process with SIGKILL just before that change, counted
from 1. For each it prints ``killed``, or ``done`` where the run had fewer changes.
"""

import os
import signal
import sys
from importlib import import_module
from pathlib import Path

from tests.commands import callcert

USED = (
    "callcert.workflows.collect_server",
    "callcert.workflows.outbox",
    "callcert.workflows.reading",
    "callcert.workflows.score",
    "callcert.workflows.sync",
    "callcert.reports.collect_table",
    "callcert.reports.outbox_table",
    "callcert.reports.score_table",
    "filelock",
    "openpyxl",
    "pandas",
    "python_calamine",
)
"""Loaded once here, not again in every process that is to die."""

CHANGES = {
    "os.link",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.truncate",
    "smtplib.send",
    "imaplib.send",
}


def die_before(change: int) -> None:
    """Sets this process to be killed before it makes that change to the disk."""
    made = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal made
        writing = event == "open" and _writes(arguments[2])
        if event in CHANGES or writing:
            made += 1
            if made == change:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def _writes(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def killed(command: list[str], change: int, workspace: Path) -> bool:
    """Whether a run of the command in that workspace had so many changes, and so was killed."""
    child = os.fork()
    if not child:
        die_before(change)
        os._exit(callcert(*command, "--workspace", workspace).code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return os.WTERMSIG(status) == signal.SIGKILL
    if os.WEXITSTATUS(status) > 1:  # 1 is done, with findings
        raise RuntimeError(status)
    return False


def main() -> None:
    """Works the folders one after the other."""
    for module in USED:
        import_module(module)
    command = sys.argv[1].split()
    for change, folder in zip(sys.argv[2::2], sys.argv[3::2], strict=True):
        sys.stdout.write("killed\n" if killed(command, int(change), Path(folder)) else "done\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
