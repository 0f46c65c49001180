"""What the unattended jobs run: callcert's own commands, each as a program of its own.

So each has its own exit code, lock and output, and one that fails stops neither the next nor
the tick.
"""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from callcert.config.workspace import Workspace
from callcert.domain.schedule import OUTSIDE, Due, JobName
from callcert.filing.disk import prepared

DAY = "DAY"
"""Stands for the day where commands are shown."""

HOURS: float = 2
"""A command that has not ended by then is ended."""

_WORST_FIRST = (OUTSIDE, 1, 0)
"""Exit codes from bad to good; every other one is worse."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a job ended: the worst exit code of its commands, and what they printed."""

    exit_code: int
    output: str


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a job; ``kept`` is the file for what it prints."""

    words: tuple[str, ...]
    kept: str | None = None


def commands_of(job: JobName, workspace: Workspace, day: str) -> list[Command]:
    """The commands of a job, in their order, all for the same day."""
    settings = workspace.settings
    as_of = ("--as-of", day, "--quiet")
    if job == "intake":
        mail = [Command(("collect", *as_of))] if settings.mail.imap.host else []
        return [*mail, Command(("score", *as_of))]
    sync = [Command(("sync", *as_of))] if workspace.tracker.exists() else []
    if job == "morning":
        waits = [Command(("outbox", "send", "--quiet"))] if settings.mail.smtp.host else []
        return [*waits, *sync, Command(("escalations", "--as-of", day), f"Escalations {day}.txt")]
    sends = settings.schedule.send and settings.mail.distribution
    return [*sync, Command(("eod-report", *as_of, *(("--send",) if sends else ())))]


def run_job(workspace: Workspace, due: Due, python: Path) -> Ended:
    """Runs all commands of a job, whether those before went well or not."""
    commands = commands_of(due.job, workspace, due.day.isoformat())
    ended = [_run(workspace, command, python) for command in commands]
    said = "\n".join(one.output.strip("\n") for one in ended if one.output.strip())
    return Ended(max((one.exit_code for one in ended), key=_badness), said)


def spoken(commands: Sequence[Command]) -> list[str]:
    """Commands as a person types them."""
    return [
        " ".join(("callcert", *command.words))
        + (f"  → reports/{command.kept}" if command.kept else "")
        for command in commands
    ]


def _run(workspace: Workspace, command: Command, python: Path) -> Ended:
    words = [str(python), "-P", "-m", "callcert", *command.words]
    words += ["--workspace", str(workspace.root)]
    try:
        done = subprocess.run(  # noqa: S603  our own program, with words of our own
            words,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=HOURS * 3600,
            cwd=workspace.root,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
    except subprocess.TimeoutExpired:
        return Ended(OUTSIDE, f"callcert: {command.words[0]} did not end within {HOURS:g} hours")
    except OSError as wrong:
        return Ended(OUTSIDE, f"callcert: {python} cannot be run: {wrong.strerror or wrong}")
    errors = done.stderr.decode("utf-8", "replace")
    if command.kept and done.returncode in {0, 1}:
        return _kept(workspace.reports / command.kept, done, errors)
    return Ended(done.returncode, done.stdout.decode("utf-8", "replace") + errors)


def _kept(file: Path, done: "subprocess.CompletedProcess[bytes]", errors: str) -> Ended:
    """What a command printed goes into a file, in one step; findings in it are pointed out."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with prepared(done.stdout, file.parent) as temporary:
            temporary.replace(file)
    except OSError as wrong:
        return Ended(OUTSIDE, f"callcert: {file}: cannot be written: {wrong.strerror or wrong}")
    shown = f"callcert: there are error findings in {file}\n" if done.returncode else ""
    return Ended(done.returncode, shown + errors)


def _badness(code: int) -> int:
    return -_WORST_FIRST.index(code) if code in _WORST_FIRST else 1
