"""The one door: versions, help, settings, exit codes, and what reaches the screen."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from callcert import __version__
from tests.commands import PROGRAM, callcert, program
from tests.forms import scorecard


def test_says_its_version() -> None:
    result = callcert("--version")
    assert (result.code, result.out.strip()) == (0, f"callcert {__version__}")


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", [(), ("score",), ("init",), ("template", "build")])
def test_every_command_has_help(command: tuple[str, ...], flag: str) -> None:
    result = callcert(*command, flag)
    assert result.code == 0
    assert "Usage:" in result.out


def test_no_command_shows_the_help() -> None:
    result = callcert()
    assert result.code == 2
    assert "score" in result.out + result.err


def test_an_unknown_option_is_a_usage_error() -> None:
    assert callcert("score", "--nonsense").code == 2


def test_wrong_settings_are_all_listed_and_exit_2(workspace: Path) -> None:
    (workspace / "callcert.toml").write_text("[rules]\npass_score = 185\n[nonsense]\nx = 1\n")
    result = callcert("score", "--workspace", workspace)
    assert result.code == 2
    assert "rules.pass_score" in result.err
    assert "nonsense" in result.err
    assert result.out == ""


def test_options_may_stand_before_the_command(workspace: Path) -> None:
    assert callcert("--workspace", workspace, "score").code == 0


def test_the_workspace_is_found_from_the_environment_and_upward(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callcert("score").code == 2
    monkeypatch.setenv("CALLCERT_WORKSPACE", str(workspace))
    assert callcert("score").code == 0
    monkeypatch.delenv("CALLCERT_WORKSPACE")
    monkeypatch.chdir(workspace / "incoming")
    assert callcert("score").code == 0


def test_a_folder_that_is_no_workspace_is_named(tmp_path: Path) -> None:
    result = callcert("score", "--workspace", tmp_path)
    assert result.code == 2
    assert "callcert init" in result.err


def test_a_spoilt_ledger_is_one_line_with_advice(workspace: Path) -> None:
    (workspace / ".callcert" / "ledger.sqlite3").write_bytes(b"this is no database at all")
    result = callcert("score", "--workspace", workspace)
    assert result.code == 3
    assert "ledger" in result.err
    assert "move it away" in result.err
    assert "Traceback" not in result.out + result.err


def test_a_bug_is_one_line_and_its_traceback_is_in_the_log(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        message = "secret cause"
        raise ZeroDivisionError(message)

    monkeypatch.setattr("callcert.workflows.score.score", broken)
    result = callcert("score", "--workspace", workspace)
    assert result.code == 3
    assert result.err.count("\n") == 1
    assert "secret cause" not in result.err
    log = workspace / ".callcert" / "logs" / "callcert.log"
    assert str(log) in result.err
    assert "ZeroDivisionError: secret cause" in log.read_text()


def test_without_a_workspace_the_log_is_in_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("callcert.workflows.init.init", lambda *_, **__: 1 / 0)
    result = callcert("init", tmp_path / "new")
    assert result.code == 3
    assert list((tmp_path / "home").rglob("callcert.log"))


def test_a_log_that_cannot_be_written_goes_elsewhere(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / ".callcert" / "logs").write_text("a file where a folder should be")
    monkeypatch.setattr("callcert.workflows.score.score", lambda *_, **__: 1 / 0)
    result = callcert("score", "--workspace", workspace)
    assert result.code == 3
    assert "the details are in" in result.err


@pytest.mark.skipif(os.name == "nt", reason="signals of other systems")
def test_an_interrupted_run_exits_130_without_a_traceback(tmp_path: Path) -> None:
    returned = tmp_path / "returned"
    returned.mkdir()
    for number in range(400):
        content = scorecard(agent_id=f"E{number}", agent_last_name=f"Agent {number}")
        (returned / f"{number}.xlsx").write_bytes(content)
    run = subprocess.Popen(
        [*PROGRAM, "score", str(returned), "--out", str(tmp_path / "filed")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not (tmp_path / "filed").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "Traceback" not in out + err
    done = program("score", returned, "--out", tmp_path / "filed", "--json").json["totals"]
    assert done["filed"] + done["already_filed"] == 400
    assert len(list((tmp_path / "filed").iterdir())) == 400


def test_output_that_cannot_be_encoded_does_not_end_the_run(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(scorecard(agent_first_name="Zoë", certifier="Ωmega"))
    env = os.environ | {"PYTHONIOENCODING": "ascii"}
    result = program("score", file, "--out", tmp_path / "filed", env=env)
    assert result.code == 0
    assert "Doe, Zo?" in result.out


def test_scoring_imports_nothing_heavy_that_it_does_not_use(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(scorecard())
    code = (
        "import sys; from callcert.cli.main import main\n"
        f"sys.argv = ['callcert', 'score', {str(file)!r}, '--out', {str(tmp_path / 'o')!r}]\n"
        "try:\n    main()\nexcept SystemExit: pass\n"
        "print('HEAVY', sorted({'pandas', 'numpy', 'openpyxl', 'holidays', 'xlrd'} "
        "& sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert "HEAVY []" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="a shell of other systems")
def test_a_closed_output_is_no_traceback(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(scorecard())
    command = f"{sys.executable} -m callcert score {file} --out {tmp_path / 'filed'} --quiet >&-"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602
    assert "Traceback" not in done.stderr
    assert (tmp_path / "filed" / "Doe_Jane_100%.xlsx").exists()
