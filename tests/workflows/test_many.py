"""Many files at once: progress, memory, several processes, two runs at the same time."""

import io
import os
import resource
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from rich.console import Console

from callcert.cli.invocation import Everywhere, Invocation
from callcert.domain.rules import Rules
from callcert.excel.scorecard import ReadingTerms
from callcert.filing.intake import received_from
from callcert.workflows.score import score
from callcert.workflows.scorecards import Place
from tests.commands import PROGRAM, program
from tests.forms import TEMPLATE, marks, scorecard

TERMS = ReadingTerms(Rules(), "mdy", TEMPLATE)
MANY = 500


@pytest.fixture(scope="module")
def class_of_500(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("returned")
    for number in range(MANY):
        content = scorecard(
            agent_last_name=f"Agent {number:03}",
            agent_id=f"E{number}",
            marks=marks({(5 + number % 7, 2 + number % 4): "No"}),
        )
        (folder / f"{number:03}.xlsx").write_bytes(content)
    return folder


def test_500_are_scored_in_one_command(class_of_500: Path, tmp_path: Path) -> None:
    result = program("score", class_of_500, "--out", tmp_path / "filed", "--json")
    assert result.code == 0
    assert result.json["totals"]["filed"] == MANY
    assert result.err == ""
    assert len(list((tmp_path / "filed").iterdir())) == MANY


PEAK = """
import resource, sys
from callcert.cli.main import main
try:
    main()
except SystemExit:
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def peak_kilobytes(files: list[Path], out: Path) -> int:
    done = subprocess.run(
        [sys.executable, "-c", PEAK, "score", *map(str, files), "--out", str(out), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stderr.splitlines()[-1])


def test_memory_does_not_grow_with_their_number(class_of_500: Path, tmp_path: Path) -> None:
    files = sorted(class_of_500.iterdir())
    few = peak_kilobytes(files[:50], tmp_path / "few")
    many = peak_kilobytes(files, tmp_path / "many")
    assert many <= few * 1.15


def test_a_watched_long_run_shows_a_bar_and_others_do_not(
    class_of_500: Path, tmp_path: Path
) -> None:
    shown = []
    for terminal, files in ((True, 40), (False, 40), (True, 5)):
        invocation = Invocation(Everywhere())
        invocation.err = Console(file=io.StringIO(), force_terminal=terminal, width=80)
        receive = partial(received_from, sorted(class_of_500.iterdir())[:files])
        place = Place(tmp_path / f"{terminal}{files}")
        score(
            receive,
            place,
            TERMS,
            date(2026, 11, 20),
            track=invocation.track,
        )
        assert isinstance(invocation.err.file, io.StringIO)
        shown.append("Reading" in invocation.err.file.getvalue())
    assert shown == [True, False, False]


def test_any_executor_can_carry_the_reading(class_of_500: Path, tmp_path: Path) -> None:
    received = received_from(sorted(class_of_500.iterdir())[:40])
    day = date(2026, 11, 20)

    def dry(run: object) -> object:
        return score(
            lambda: received,
            Place(tmp_path / "filed"),
            TERMS,
            day,
            track=Invocation(Everywhere(quiet=True)).track,
            dry_run=True,
            run=run,  # type: ignore[arg-type]
        )

    with ProcessPoolExecutor(2) as pool:
        assert dry(pool.map) == dry(map)


def test_ten_runs_at_once_lose_and_double_nothing(class_of_500: Path, tmp_path: Path) -> None:
    files = sorted(class_of_500.iterdir())[:60]
    runs = [
        subprocess.Popen(
            [*PROGRAM, "score", *map(str, files), "--out", str(tmp_path / "filed"), "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(10)
    ]
    ends = [run.communicate(timeout=120) for run in runs]
    assert [run.returncode for run in runs] == [0] * 10
    filed = sum(out.count(b'"status": "filed"') for out, _ in ends)
    assert filed == 60
    assert len(list((tmp_path / "filed").iterdir())) == 60


def test_runs_at_once_on_one_intake_agree_that_all_is_filed(
    class_of_500: Path, tmp_path: Path
) -> None:
    workspace = tmp_path / "workspace"
    program("init", workspace)
    for file in sorted(class_of_500.iterdir())[:60]:
        (workspace / "incoming" / file.name).write_bytes(file.read_bytes())
    command = [*PROGRAM, "score", "--workspace", str(workspace), "--json"]
    runs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)
    ]
    ends = [run.communicate(timeout=120) for run in runs]
    assert [run.returncode for run in runs] == [0] * 3, ends
    assert sum(out.count(b'"status": "filed"') for out, _ in ends) == 60
    assert list((workspace / "incoming").iterdir()) == []
    assert len(list((workspace / "scorecards").glob("*.xlsx"))) == 60


def limit_file_size() -> None:
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))


def test_a_full_disk_holds_every_scorecard_where_it_was(class_of_500: Path, tmp_path: Path) -> None:
    files = sorted(class_of_500.iterdir())[:3]
    done = subprocess.run(
        [*PROGRAM, "score", *map(str, files), "--out", str(tmp_path / "filed")],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit_file_size,
        env={name: value for name, value in os.environ.items() if "COV" not in name},
        timeout=60,
    )
    assert done.returncode == 3
    assert "3 files received: 3 held." in done.stdout
    assert "file too large" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert list((tmp_path / "filed").iterdir()) == []
    assert all(file.exists() for file in files)
