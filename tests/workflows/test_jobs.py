"""What a job runs, and how it ends when its commands end so or so."""

import sys
from datetime import date
from pathlib import Path

import pytest

from callcert.config.workspace import Workspace, find_workspace
from callcert.domain.schedule import Due
from callcert.workflows.jobs import run_job

FRIDAY = date(2026, 11, 20)
PYTHON = Path(sys.executable)


@pytest.fixture
def own(workspace: Path) -> Workspace:
    found = find_workspace(workspace, workspace, {})
    assert found
    return found


def stand_in(folder: Path, script: str) -> Path:
    """A program in Python's place: gets ``-P -m callcert``, then the command's own words."""
    program = folder / "python"
    program.write_text(f"#!/bin/sh\nshift 3\n{script}\n")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [(0, 0, 0), (0, 1, 1), (1, 0, 1), (3, 1, 3), (1, 3, 3), (2, 3, 2), (3, 130, 130)],
)
def test_all_commands_run_and_the_worst_end_counts(
    own: Workspace, tmp_path: Path, first: int, second: int, code: int
) -> None:
    script = f'echo "$1 said"; [ $1 = sync ] && exit {first} || exit {second}'
    ended = run_job(own, Due("evening", FRIDAY), stand_in(tmp_path, script))
    assert ended.exit_code == code
    assert ended.output == "sync said\neod-report said"


def test_each_command_gets_the_day_and_the_workspace(own: Workspace, tmp_path: Path) -> None:
    ended = run_job(own, Due("evening", FRIDAY), stand_in(tmp_path, 'echo "$@"'))
    assert ended.output.splitlines() == [
        f"sync --as-of 2026-11-20 --quiet --workspace {own.root}",
        f"eod-report --as-of 2026-11-20 --quiet --workspace {own.root}",
    ]


def test_what_the_escalations_print_is_kept_only_if_they_were_made(
    own: Workspace, tmp_path: Path
) -> None:
    file = own.reports / "Escalations 2026-11-20.txt"
    for code, kept in ((2, None), (0, "0\n"), (1, "1\n"), (3, "1\n")):
        script = f"[ $1 = sync ] || echo {code}; [ $1 = sync ] || exit {code}"
        ended = run_job(own, Due("morning", FRIDAY), stand_in(tmp_path, script))
        assert ended.exit_code == code
        assert (file.read_text() if file.exists() else None) == kept
    assert [one.name for one in own.reports.iterdir()] == [file.name]


def test_a_python_that_is_gone_is_something_outside(own: Workspace) -> None:
    ended = run_job(own, Due("intake", FRIDAY), Path("/nowhere/python"))
    assert ended.exit_code == 3
    assert "/nowhere/python cannot be run" in ended.output


def test_a_command_that_does_not_end_is_ended(
    own: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("callcert.workflows.jobs.HOURS", 0.2 / 3600)
    ended = run_job(own, Due("intake", FRIDAY), stand_in(tmp_path, "exec sleep 60"))
    assert ended.exit_code == 3
    assert "score did not end" in ended.output


def test_a_file_in_the_folder_does_not_stand_in_for_a_module(own: Workspace) -> None:
    (own.root / "typer.py").write_text("raise SystemExit(9)")
    assert run_job(own, Due("intake", FRIDAY), PYTHON).exit_code == 0


def test_mail_is_collected_before_it_is_scored_and_a_server_that_is_down_stops_nothing(
    own: Workspace, tmp_path: Path
) -> None:
    script = 'echo "$@"; [ $1 = collect ] && exit 3 || exit 0'
    without = run_job(own, Due("intake", FRIDAY), stand_in(tmp_path, script))
    assert [line.split()[0] for line in without.output.splitlines()] == ["score"]
    (own.root / "callcert.toml").write_text('[mail.imap]\nhost = "imap.example.com"\n')
    again = find_workspace(own.root, own.root, {})
    assert again
    ended = run_job(again, Due("intake", FRIDAY), stand_in(tmp_path, script))
    assert ended.exit_code == 3
    assert [line.split()[0] for line in ended.output.splitlines()] == ["collect", "score"]
    assert "--as-of 2026-11-20 --quiet" in ended.output
