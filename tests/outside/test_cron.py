"""Debian's own cron fires the installed line, and afterwards the crontab is what it was."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from callcert.filing.crontab import EVERY, read_crontab, write_crontab
from tests.class_books import JANE, write_tracker
from tests.commands import callcert

pytestmark = pytest.mark.outside

EVERY_MINUTE = "* * * * *"
SECONDS = 130
PID_FILE = Path("/run/crond.pid")
ODD_NAME = 'class of 100%, Jane\'s "own" a\\b é'


@pytest.fixture
def crontab() -> Iterator[bytes]:
    """A crontab of root with something in it; what was there before comes back in any case."""
    assert shutil.which("crontab"), "cron is not installed: apt-get install cron"
    assert os.getuid() == 0, "cron's daemon can only be started by root"
    before = read_crontab()
    own = b"# of somebody else\n0 4 1 1 * /bin/true\n"
    write_crontab(own)
    try:
        yield own
    finally:
        if read_crontab() != before:
            write_crontab(before)


@contextmanager
def cron() -> Iterator[None]:
    """Cron's daemon at work: the machine's own, or one that ends with the test."""
    program = shutil.which("cron") or "/usr/sbin/cron"
    assert Path(program).exists(), "cron is not installed: apt-get install cron"
    if _is_running():
        yield
        return
    with subprocess.Popen([program, "-f"], stderr=subprocess.PIPE, text=True) as daemon:
        try:
            time.sleep(1)
            assert daemon.poll() is None, f"cron ended: {daemon.stderr and daemon.stderr.read()}"
            yield
        finally:
            daemon.terminate()
            daemon.wait(timeout=30)


def _is_running() -> bool:
    with suppress(OSError, ValueError):
        os.kill(int(PID_FILE.read_text()), 0)
        return True
    return False


@pytest.fixture
def odd_workspace(tmp_path: Path) -> Path:
    """A workspace whose name has all that shells and crontabs trip over; today it works."""
    folder = tmp_path / ODD_NAME
    assert callcert("init", folder).code == 0
    days = [(date.today() + timedelta(n)).isoformat() for n in range(2)]  # noqa: DTZ011
    (folder / "callcert.toml").write_text(
        f"[calendar]\nworking_days = [{', '.join(days)}]\n"
        '[schedule]\nmorning = "00:00"\nintake = "00:00-23:59"\nevening = "23:59"\n'
    )
    write_tracker(folder, JANE)
    return folder


def test_the_installed_line_fires_and_remove_leaves_what_was_there(
    crontab: bytes, odd_workspace: Path
) -> None:
    assert callcert("schedule", "install", "--workspace", odd_workspace).code == 0
    installed = read_crontab() or b""
    assert installed.count(EVERY.encode()) == 1
    write_crontab(installed.replace(EVERY.encode(), EVERY_MINUTE.encode()))
    try:
        with cron():
            files = _awaited(odd_workspace / "reports", "Escalations *.txt")
    finally:
        result = callcert("schedule", "remove", "--workspace", odd_workspace)
    assert (result.code, read_crontab()) == (0, crontab)
    log = odd_workspace / ".callcert" / "logs" / "schedule.log"
    assert files, f"after {SECONDS} s no report; the log: {log.exists() and log.read_text()}"
    assert "Doe, Jane" in files[0].read_text(encoding="utf-8")


def _awaited(folder: Path, pattern: str) -> list[Path]:
    """Waits until such a file is there and the tick that made it has ended."""
    until = time.monotonic() + SECONDS
    log = folder.parent / ".callcert" / "logs" / "schedule.log"
    while time.monotonic() < until:
        found = [*folder.glob(pattern)]
        if found and log.exists() and "morning of" in log.read_text():
            return found
        time.sleep(1)
    return []
