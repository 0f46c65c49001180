"""``outbox send`` killed at every point of its way, and two runs at once: each message once."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from callcert.config.workspace import Workspace, find_workspace
from callcert.mail.message import message_id
from tests.commands import PROGRAM, callcert, program
from tests.mail.post import NOW, leave, point_at, send, waiting
from tests.mail.servers import Mailroom, mail_server

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes of other systems")

MESSAGES = 4
FOLDERS, KILLS = 30, 10


def killed(runs: Sequence[tuple[int, Path]]) -> list[bool]:
    """Sends each folder's mail in a process killed at that change or command; whether it was."""
    arguments = [str(word) for run in runs for word in run]
    done = subprocess.run(
        [sys.executable, "-m", "tests.filing.dying", "outbox send", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return [line == "killed" for line in done.stdout.splitlines()]


def filled(folder: Path, template: Path, port: int) -> Workspace:
    """A workspace with messages that are its own."""
    shutil.copytree(template, folder)
    workspace = point_at(folder, port)
    for number in range(MESSAGES):
        leave(workspace, f"{folder.name} {number}", now=NOW + timedelta(minutes=number))
    return workspace


def identities(folders: Sequence[Path]) -> set[str]:
    keys = (f"{folder.name} {number}" for folder in folders for number in range(MESSAGES))
    return {message_id(key, "robin@example.com") for key in keys}


def check_each_once(room: Mailroom, folders: Sequence[Path]) -> None:
    assert set(room.received().values()) == {1}
    assert {identity for identity, _ in room.received()} == identities(folders)
    assert len(room.received()) == len(folders) * MESSAGES * 2


def test_hundreds_of_killed_runs_lose_and_double_nothing(workspace: Path, tmp_path: Path) -> None:
    room = Mailroom()
    moments = random.Random(20261120)  # noqa: S311  repeatable, no secret
    with mail_server(room) as port:
        folders = [tmp_path / f"w{number}" for number in range(FOLDERS)]
        for folder in folders:
            filled(folder, workspace, port)
        runs = [(moments.randint(1, 22), folder) for _ in range(KILLS) for folder in folders]
        kills = killed(runs)
        assert len(kills) == FOLDERS * KILLS
        assert sum(kills) > FOLDERS * KILLS / 2
        assert set(room.received().values()) == {1}
        for folder in folders:
            there = find_workspace(folder, folder, {})
            assert there
            assert callcert("outbox", "send", "--workspace", folder).code == 0
            assert waiting(there) == []
    check_each_once(room, folders)


def test_wherever_a_run_is_cut_off_the_next_one_completes_it(
    workspace: Path, tmp_path: Path
) -> None:
    room = Mailroom({"RCPT b@example.com": "450 later"})
    with mail_server(room) as port:
        folders = [tmp_path / f"cut{change}" for change in range(1, 33)]
        for folder in folders:
            send(filled(folder, workspace, port))  # half of everything is sent already
        room.answers.clear()
        kills = killed(list(enumerate(folders, start=1)))
        assert kills.count(True) > 20
        for folder in folders:
            assert callcert("outbox", "send", "--workspace", folder).code == 0
    check_each_once(room, folders)


def test_two_runs_at_once_send_everything_once(workspace: Path, tmp_path: Path) -> None:
    room = Mailroom()
    folder = tmp_path / "shared"
    with mail_server(room) as port, ThreadPoolExecutor() as pool:
        filled(folder, workspace, port)
        words = ("outbox", "send", "--workspace", folder)
        runs = [pool.submit(program, *words, env=os.environ) for _ in range(3)]
        assert [run.result().code for run in runs] == [0, 0, 0]
    check_each_once(room, [folder])


def test_killed_while_the_server_thinks_it_is_sent_under_the_same_id(
    workspace: Path, tmp_path: Path
) -> None:
    """The one doubt there is: the ID is how mail programs tell that it is the same message."""
    room = Mailroom(pause=5)
    folder = tmp_path / "doubt"
    with mail_server(room) as port:
        there = filled(folder, workspace, port)
        run = subprocess.Popen([*PROGRAM, "outbox", "send", "--workspace", str(folder)])
        deadline = time.monotonic() + 20
        while not room.accepted and time.monotonic() < deadline:
            time.sleep(0.01)
        run.send_signal(signal.SIGKILL)
        run.wait(timeout=20)
        room.pause = 0
        assert len(waiting(there)) == MESSAGES
        assert callcert("outbox", "send", "--workspace", folder).code == 0
    assert {identity for identity, _ in room.received()} == identities([folder])
