"""``callcert schedule``: the crontab, and the real commands at the ticks of a day."""

import os
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console, RenderableType

from callcert.config.workspace import find_workspace
from callcert.domain.schedule import Run
from callcert.filing.lock import one_run_in
from callcert.reports.schedule_json import change_json, plan_json, status_json
from callcert.reports.schedule_table import change_shown, plan_shown, status_shown
from callcert.reports.schedule_words import ending
from callcert.workflows.schedule import in_zone, install, remove, show, status
from tests.class_books import ALAN, JANE, MONDAY, report, write_progress, write_tracker
from tests.commands import Result, callcert, program
from tests.fake_crontab import fake_crontab
from tests.forms import failing, scorecard

FRIDAY = MONDAY + timedelta(days=4)
BEFORE = b"MAILTO=ann@example.com\n0 4 * * * backup"


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file the stand-in for cron's own program keeps."""
    return fake_crontab(tmp_path, monkeypatch)


@pytest.fixture
def zoned(workspace: Path) -> Path:
    settings = '[schedule]\ntimezone = "America/New_York"\n[mail]\n'
    (workspace / "callcert.toml").write_text(settings)
    return workspace


def schedule(workspace: Path, word: str, *options: str) -> Result:
    return callcert("schedule", word, "--workspace", workspace, *options)


def run(workspace: Path, moment: str) -> Result:
    return schedule(workspace, "run", "--now", moment)


def runs(workspace: Path) -> dict[str, Any]:
    found = schedule(workspace, "status", "--now", f"{FRIDAY}T19:00", "--json").json["jobs"]
    return {one["job"]: one["last"] for one in found}


def test_install_puts_the_lines_in_and_remove_takes_them_out(workspace: Path, kept: Path) -> None:
    kept.write_bytes(BEFORE)
    result = schedule(workspace, "install")
    assert (result.code, result.err) == (0, "")
    line = f"{sys.executable} -P -m callcert schedule run --workspace {workspace}"
    assert f"*/5 * * * * {line}\n" in kept.read_text()
    assert kept.read_bytes().startswith(BEFORE + b"\n")
    assert line in result.out
    once = kept.read_bytes()
    assert "Nothing to change" in schedule(workspace, "install").out
    assert kept.read_bytes() == once
    assert schedule(workspace, "remove").code == 0
    assert kept.read_bytes() == BEFORE
    assert "Nothing to change" in schedule(workspace, "remove").out


def test_where_there_was_no_crontab_there_is_none_again(workspace: Path, kept: Path) -> None:
    schedule(workspace, "install", "--quiet")
    assert kept.exists()
    assert schedule(workspace, "remove", "--quiet").out == ""
    assert not kept.exists()


def test_a_dry_run_shows_the_same_and_does_nothing(workspace: Path, kept: Path) -> None:
    planned = schedule(workspace, "install", "--dry-run", "--json").json
    assert not kept.exists()
    assert not (workspace / ".callcert" / "ledger.sqlite3").exists()
    done = schedule(workspace, "install", "--json").json
    assert (planned["status"], done["status"]) == ("would-install", "installed")
    assert planned["lines"] == done["lines"]
    installed = kept.read_bytes()
    planned = schedule(workspace, "remove", "--dry-run", "--json").json
    assert (planned["status"], kept.read_bytes()) == ("would-remove", installed)
    assert list(planned) == ["workspace", "status", "lines"]
    assert planned["lines"] == schedule(workspace, "remove", "--json").json["lines"]


def test_new_times_renew_the_lines_and_two_workspaces_keep_apart(
    workspace: Path, kept: Path, tmp_path: Path
) -> None:
    other = tmp_path / "second class"
    callcert("init", other)
    schedule(workspace, "install")
    schedule(other, "install")
    (workspace / "callcert.toml").write_text('[schedule]\nmorning = "06:30"\n')
    assert schedule(workspace, "install", "--json").json["status"] == "installed"
    text = kept.read_text()
    assert (text.count("callcert begin"), text.count("morning at 06:30")) == (2, 1)
    assert f"'{other}'" in text
    schedule(workspace, "remove")
    assert kept.read_text().count("callcert begin") == 1


def test_show_has_the_lines_and_what_they_run(zoned: Path, kept: Path) -> None:
    result = schedule(zoned, "show")
    assert "*/5 * * * *" in result.out
    assert "On business days, in America/New_York:" in result.out
    assert "callcert escalations --as-of DAY  → reports/Escalations DAY.txt" in result.out
    document = schedule(zoned, "show", "--json").json
    assert list(document) == ["workspace", "zone", "kind", "lines", "jobs"]
    assert [one["job"] for one in document["jobs"]] == ["morning", "intake", "evening"]
    assert not kept.exists()


@pytest.mark.parametrize(
    ("settings", "sends"),
    [
        ('[mail]\ndistribution = ["ops@example.com"]\n', True),
        ('[mail]\ndistribution = ["ops@example.com"]\n[schedule]\nsend = false\n', False),
        ("", False),
    ],
)
def test_the_evening_sends_where_there_is_somebody_to_send_to(
    workspace: Path, settings: str, sends: bool
) -> None:
    (workspace / "callcert.toml").write_text(settings)
    jobs = schedule(workspace, "show", "--json").json["jobs"]
    assert ("--send" in jobs[-1]["commands"][-1]) is sends


def test_without_cron_it_says_what_to_install(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    result = schedule(workspace, "install")
    assert (result.code, "install cron" in result.err) == (3, True)
    assert schedule(workspace, "show").code == 0
    result = schedule(workspace, "status")
    assert (result.code, "Cron cannot be asked: there is no crontab here" in result.out) == (
        0,
        True,
    )


def test_the_status_says_what_ran_and_what_is_next(zoned: Path, kept: Path) -> None:
    def status() -> str:
        return schedule(zoned, "status", "--now", f"{FRIDAY}T07:20").out

    assert "Cron does not have the line: run callcert schedule install." in status()
    schedule(zoned, "install", "--now", f"{FRIDAY}T06:00")
    write_tracker(zoned, JANE)
    assert run(zoned, f"{FRIDAY}T07:00").code == 0
    shown = status()
    assert "Cron has the line." in shown
    words = [line.split("  ") for line in shown.splitlines()]
    (morning,) = [[one.strip() for one in line if one] for line in words if line[0] == "morning"]
    assert morning == ["morning", "at 07:00", "11/20/2026 07:00", "done", "11/23/2026 07:00"]
    assert "11/20/2026 18:30" in shown
    kept.write_bytes(kept.read_bytes().replace(b"-P ", b""))
    assert "Cron has an older line" in status()
    assert (
        "Nothing runs today: 11/21/2026 is a Saturday."
        in schedule(zoned, "status", "--now", "2026-11-21T10:00").out
    )


def test_the_status_for_programs(zoned: Path) -> None:
    document = schedule(zoned, "status", "--now", f"{FRIDAY}T06:00", "--json").json
    assert list(document) == [
        "workspace", "zone", "now", "cron", "trouble", "day_off", "jobs", "log",
    ]  # fmt: skip
    assert (document["cron"], document["now"]) == ("absent", "2026-11-20T06:00:00-05:00")
    assert [list(one) for one in document["jobs"]] == [
        ["job", "when", "commands", "last", "next"]
    ] * 3
    assert document["jobs"][0]["next"] == "2026-11-20T07:00:00-05:00"
    assert not (zoned / ".callcert" / "ledger.sqlite3").exists(), "it only reads"


def test_next_times_of_the_machines_zone_have_the_offset_of_their_day(workspace: Path) -> None:
    result = program(
        "schedule", "status", "--now", "2026-10-31T20:00-04:00", "--json",
        "--workspace", workspace, env={**os.environ, "TZ": "America/New_York"},
    )  # fmt: skip
    assert result.json["jobs"][0]["next"] == "2026-11-02T07:00:00-05:00"
    assert result.json["now"] == "2026-10-31T20:00:00-04:00"


def test_the_morning_writes_the_escalations(zoned: Path) -> None:
    write_tracker(zoned, JANE, ALAN)
    write_progress(zoned, report(FRIDAY, TBTs_Completed=5))
    result = run(zoned, f"{FRIDAY}T07:00")
    assert (result.code, result.out, result.err) == (0, "", "")
    text = (zoned / "reports" / f"Escalations {FRIDAY}.txt").read_text(encoding="utf-8")
    assert text.startswith("Escalations as of 11/20/2026 (Friday)")
    assert "Doe, Jane" in text
    assert runs(zoned)["morning"]["ending"] == "done"


def test_the_intake_files_what_was_returned(zoned: Path) -> None:
    write_tracker(zoned, JANE, ALAN)
    run(zoned, f"{FRIDAY}T07:00")
    (zoned / "incoming" / "one.xlsx").write_bytes(scorecard(marks=failing(3)))
    result = run(zoned, f"{FRIDAY}T08:00")
    assert (result.code, result.out, result.err) == (0, "", "")
    assert [file.name for file in (zoned / "scorecards").iterdir()] == ["Doe_Jane_80%.xlsx"]
    (zoned / "incoming" / "two.xlsx").write_bytes(b"no workbook")
    result = run(zoned, f"{FRIDAY}T08:15")
    assert (result.code, result.out) == (1, "")
    assert "something needs a person" in result.err
    assert "two.xlsx  rejected" in result.err
    again = run(zoned, f"{FRIDAY}T08:30")
    assert (again.code, again.err) == (1, ""), "told once"


def test_an_open_tracker_is_tried_again_later(zoned: Path) -> None:
    write_tracker(zoned, JANE, ALAN)
    write_progress(zoned, report(FRIDAY, TBTs_Completed=5))
    mark = zoned / "~$ESP Tracker.xlsx"
    mark.write_bytes(b"\x03Kim")
    result = run(zoned, f"{FRIDAY}T07:00")
    assert (result.code, result.err) == (3, "")
    assert (runs(zoned)["morning"]["ending"], runs(zoned)["morning"]["tries"]) == ("retry", 1)
    assert "Kim" in runs(zoned)["morning"]["words"]
    assert (zoned / "reports" / f"Escalations {FRIDAY}.txt").exists(), "the rest is done"
    shown = schedule(zoned, "status", "--now", f"{FRIDAY}T07:05").out
    assert "something outside failed; it will be tried again (try 1 of 5): callcert:" in shown
    assert "11/20/2026 07:30" in shown
    mark.unlink()
    assert run(zoned, f"{FRIDAY}T07:25").code == 0
    assert runs(zoned)["morning"]["ending"] == "retry"
    assert run(zoned, f"{FRIDAY}T07:30").code == 0
    assert runs(zoned)["morning"]["ending"] == "done"


def test_findings_of_the_morning_are_pointed_out(zoned: Path) -> None:
    write_tracker(zoned, JANE)
    nobody = {"Date": date(2026, 11, 20), "Last Name": "Nobody", "Notes": "hi"}
    write_progress(zoned, nobody)
    result = run(zoned, f"{FRIDAY}T07:00")
    assert result.code == 1
    assert "nobody in the tracker" in result.err
    assert f"there are error findings in {zoned / 'reports'}" in result.err
    assert runs(zoned)["morning"]["ending"] == "findings"


def test_a_report_that_cannot_be_written_is_tried_again(zoned: Path) -> None:
    write_tracker(zoned, JANE)
    (zoned / "reports" / f"Escalations {FRIDAY}.txt").mkdir()
    assert run(zoned, f"{FRIDAY}T07:00").code == 3
    assert "cannot be written" in runs(zoned)["morning"]["words"]


def test_settings_that_cannot_be_used_are_told_once_a_day(workspace: Path) -> None:
    (workspace / "callcert.toml").write_text('[schedule]\nmorning = "7"\ntimezone = "Mars"\n')
    first = run(workspace, "2026-11-20T07:00+00:00")
    assert first.code == 2
    assert "schedule.morning" in first.err
    assert "schedule.timezone" in first.err
    second = run(workspace, "2026-11-20T07:05+00:00")
    assert (second.code, second.out, second.err) == (2, "", "")
    assert "schedule.morning" in run(workspace, "2026-11-21T23:00+00:00").err
    log = (workspace / ".callcert" / "logs" / "schedule.log").read_text()
    assert log.count("nothing could be run") == 2


def test_a_workspace_that_is_gone_is_told_once_and_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    first = run(tmp_path / "gone", "2026-11-20T07:00")
    assert (first.code, "no workspace" in first.err) == (2, True)
    assert run(tmp_path / "gone", "2026-11-20T07:05").err == ""
    assert not (tmp_path / "gone").exists()


def test_a_bug_is_told_once_a_day(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("callcert.workflows.tick.tick", lambda *_: 1 / 0)
    assert "ZeroDivisionError" in run(workspace, "2026-11-20T07:00").err
    again = run(workspace, "2026-11-20T07:05")
    assert (again.code, again.err) == (3, "")


def test_a_tick_that_finds_another_at_work_ends_silently(workspace: Path) -> None:
    private = workspace / ".callcert"
    with one_run_in(private, private / "schedule.lock"):
        result = run(workspace, f"{FRIDAY}T20:00")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_a_moment_that_is_none_is_a_usage_error(workspace: Path) -> None:
    result = run(workspace, "yesterday")
    assert (result.code, "no moment" in result.err) == (2, True)


def test_run_is_hidden() -> None:
    words = callcert("schedule", "--help").out
    assert "status" in words
    assert "five minutes" not in words


def text_of(parts: Iterable[RenderableType]) -> str:
    console = Console(width=300, no_color=True)
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    return captured.get()


def test_on_windows_there_is_a_command_to_run(workspace: Path, kept: Path) -> None:
    own, python = find_workspace(workspace, workspace, {}), Path("C:/Python/python.exe")
    assert own
    now = in_zone(datetime(2026, 11, 20, 12, 0, tzinfo=UTC), own.settings)
    plan = show(own, python, windows=True)
    (command,) = plan.lines
    assert command.startswith('schtasks /Create /F /SC MINUTE /MO 5 /TN "callcert workspace ')
    assert f'-m callcert schedule run --workspace \\"{workspace}\\""' in command
    assert "run this once in a command window" in text_of(plan_shown(plan))
    assert plan_json(plan)["kind"] == "schtasks"
    change = install(own, python, now, windows=True, dry_run=False)
    assert (change.status, change.lines) == ("by-hand", [command])
    change = remove(own, windows=True, dry_run=False)
    assert change_json(change)["status"] == "by-hand"
    assert 'schtasks /Delete /F /TN "callcert workspace ' in text_of(change_shown(change))
    found = status(own, python, now, windows=True)
    assert status_json(found)["cron"] == "not-here"
    assert "Windows has no cron" in text_of(status_shown(found))
    assert not kept.exists()


def test_how_a_run_ended_in_words() -> None:
    started = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    ends = [(0, 1), (1, 1), (None, 1), (3, 2), (3, 5), (2, 1)]
    runs = [Run("evening", FRIDAY, started, exit_code=code, tries=tries) for code, tries in ends]
    words = ["done", "findings", "cut-off", "retry", "failed", "failed"]
    assert [ending(run) for run in runs] == words


def test_a_day_other_than_that_of_the_run_is_said_and_no_business_day_too(zoned: Path) -> None:
    closed = ", ".join(str(FRIDAY + timedelta(days=number)) for number in range(99))
    schedule(zoned, "install", "--now", f"{MONDAY}T06:00")
    run(zoned, f"{MONDAY + timedelta(days=1)}T00:00")
    shown = schedule(zoned, "status", "--now", f"{MONDAY + timedelta(days=1)}T00:05").out
    assert "11/17/2026 00:00, for 11/16/2026" in shown
    (zoned / "callcert.toml").write_text(f"[calendar]\nclosures = [{closed}]\n")
    assert "no business day in sight" in schedule(zoned, "status", "--now", f"{FRIDAY}T06:00").out
