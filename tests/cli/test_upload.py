"""``callcert upload``."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from callcert.filing.disk import digest_of
from tests.commands import PROGRAM, Result, callcert, snapshot
from tests.filing.papers import names
from tests.filing.test_interruption import killed
from tests.forms import failing, scorecard

JANE, ALAN = "Doe_Jane_100%.xlsx", "Roe_Alan_60%.xlsx"
DAY, NEXT = "2026-11-20", "2026-11-23"
FORM = "https://example.com/upload?team=a&b"


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "drive"
    folder.mkdir()
    return folder


@pytest.fixture
def filed(workspace: Path, drive: Path) -> Path:
    """Two filed scorecards, and a drive to upload them to."""
    (workspace / "callcert.toml").write_text(f'[upload]\nfolder = "{drive}"\n')
    other = {"agent_last_name": "Roe", "agent_first_name": "Alan", "agent_id": "E2001"}
    file(workspace, scorecard(), scorecard(marks=failing(2, 3), **other))
    return workspace


@pytest.fixture
def form(filed: Path) -> Path:
    """The same, to be uploaded by hand."""
    (filed / "callcert.toml").write_text(f'[upload]\nurl = "{FORM}"\n')
    return filed


def file(workspace: Path, *contents: bytes) -> None:
    for number, content in enumerate(contents):
        (workspace / "incoming" / f"{number}.xlsx").write_bytes(content)
    done = callcert("score", "--replace", "--workspace", workspace, "--as-of", DAY, "-q")
    assert done.code == 0


def upload(workspace: Path, *words: str | Path, day: str = DAY) -> Result:
    return callcert("upload", *words, "--workspace", workspace, "--as-of", day)


def statuses(result: Result) -> dict[str, str]:
    return {one["name"]: one["status"] for one in result.json["files"]}


# To a folder


def test_each_scorecard_is_copied_once(filed: Path, drive: Path) -> None:
    before = snapshot(filed)
    planned = upload(filed, "--dry-run", "--json")
    assert set(statuses(planned).values()) == {"would-upload"}
    assert (snapshot(filed), names(drive)) == (before, [])
    result = upload(filed)
    assert (result.code, "2 filed scorecards: 2 uploaded." in result.out) == (0, True)
    assert names(drive) == [JANE, ALAN]
    for name in names(drive):
        assert (drive / name).read_bytes() == (filed / "scorecards" / name).read_bytes()
    there, here = snapshot(drive), snapshot(filed)
    again = upload(filed, "--json", day=NEXT)
    assert statuses(again) == {JANE: "already-uploaded", ALAN: "already-uploaded"}
    assert {one["uploaded_on"] for one in again.json["files"]} == {DAY}
    assert again.json["totals"]["already_uploaded"] == 2
    assert (snapshot(drive), snapshot(filed)) == (there, here)


def test_a_copy_that_was_taken_out_is_counted_and_made_again_only_when_asked(
    filed: Path, drive: Path
) -> None:
    upload(filed)
    (drive / JANE).unlink()
    for day in (DAY, NEXT):
        known = upload(filed, "--json", day=day)
        assert statuses(known) == {JANE: "taken-out", ALAN: "already-uploaded"}
        assert ({one["uploaded_on"] for one in known.json["files"]}, known.code) == ({DAY}, 0)
    said = upload(filed, day=NEXT).out
    assert "1 uploaded before, 1 uploaded before and taken out there." in said
    assert "callcert upload --again" in said
    assert names(drive) == [ALAN]
    planned = upload(filed, "--again", "--dry-run", "--json", day=NEXT)
    assert statuses(planned) == {JANE: "would-upload", ALAN: "already-uploaded"}
    assert (upload(filed, "--again", day=NEXT).code, names(drive)) == (0, [JANE, ALAN])
    files = upload(filed, "--json", day=NEXT).json["files"]
    assert {one["uploaded_on"] for one in files} == {DAY, NEXT}


def test_again_is_for_a_folder(form: Path, filed: Path) -> None:
    assert upload(form, "--again").code == 2
    assert "--again uploads to a folder" in upload(filed, "--again", "--done").err


def test_a_copy_that_is_another_file_by_now_is_said_and_left_alone(
    filed: Path, drive: Path
) -> None:
    upload(filed)
    (drive / JANE).write_bytes(b"changed")
    for _ in range(2):
        result = upload(filed, "--json", day=NEXT)
        (found,) = result.json["findings"]
        assert (result.code, found["code"]) == (1, "upload-differs")
        assert found["file"] == str(filed / "scorecards" / JANE)
        assert (drive / JANE).read_bytes() == b"changed"
    (drive / JANE).unlink()
    assert statuses(upload(filed, "--json", "--again", day=NEXT))[JANE] == "uploaded"


def test_an_earlier_day_knows_no_later_upload(filed: Path, form: Path, drive: Path) -> None:
    upload(form, "--done", day=NEXT)
    assert set(statuses(upload(form, "--json")).values()) == {"to-upload"}
    (filed / "callcert.toml").write_text(f'[upload]\nfolder = "{drive}"\n')
    upload(filed, day=NEXT)
    earlier = upload(filed, "--json").json["files"]
    assert [(one["status"], one["uploaded_on"]) for one in earlier] == [
        ("already-uploaded", None)
    ] * 2
    assert upload(filed, "--json", day=NEXT).json["files"][0]["uploaded_on"] == NEXT


def test_a_drive_that_is_not_there_loses_nothing(filed: Path, drive: Path) -> None:
    drive.rmdir()
    result = upload(filed)
    assert (result.code, "connect the drive" in result.err) == (3, True)
    assert not drive.exists(), "an empty folder in a drive's place would hide it"
    drive.mkdir()
    assert upload(filed).code == 0
    assert names(drive) == [JANE, ALAN]


def test_the_same_bytes_there_are_known_and_others_are_left_alone(filed: Path, drive: Path) -> None:
    shutil.copy(filed / "scorecards" / JANE, drive)
    (drive / ALAN).write_bytes(b"theirs")
    result = upload(filed, "--json")
    assert result.code == 1
    assert statuses(result) == {JANE: "found-there", ALAN: "blocked"}
    (found,) = result.json["findings"]
    assert (found["code"], found["file"].endswith(ALAN)) == ("upload-name-taken", True)
    assert (drive / ALAN).read_bytes() == b"theirs"
    (drive / ALAN).unlink()
    assert statuses(upload(filed, "--json")) == {JANE: "already-uploaded", ALAN: "uploaded"}


def test_what_was_taken_back_is_said_until_it_is_out_there_too(filed: Path, drive: Path) -> None:
    upload(filed)
    where = ("--workspace", filed, "--as-of", NEXT, "-q")
    assert callcert("score", "--withdraw", ALAN, *where).code == 0
    for _ in range(2):
        result = upload(filed, day=NEXT)
        assert (result.code, names(drive)) == (0, [JANE, ALAN])
        assert "was uploaded on 11/20/2026 and was withdrawn since" in result.out
    (drive / ALAN).unlink()
    assert "withdrawn" not in upload(filed, day=NEXT).out
    taken_back = next((filed / "scorecards" / "superseded").iterdir())
    assert callcert("score", taken_back, *where).code == 0
    assert statuses(upload(filed, "--json", day=NEXT))[ALAN] == "uploaded", "filed once more"


def test_a_replacement_of_another_name_goes_there_beside_the_old_one(
    filed: Path, drive: Path
) -> None:
    upload(filed)
    file(filed, scorecard(marks=failing(2)))
    result = upload(filed, day=NEXT)
    assert "was superseded since" in result.out
    assert names(drive) == ["Doe_Jane_100%.xlsx", "Doe_Jane_80%.xlsx", ALAN]


def test_a_replacement_of_the_same_name_waits_for_a_person(filed: Path, drive: Path) -> None:
    upload(filed)
    old = (drive / JANE).read_bytes()
    file(filed, scorecard(certifier="Kim Roe"))
    result = upload(filed, "--json", day=NEXT)
    (found,) = result.json["findings"]
    assert (result.code, found["code"]) == (1, "upload-name-taken")
    assert "(the scorecard uploaded on 11/20/2026, superseded since)" in found["message"]
    assert (drive / JANE).read_bytes() == old
    (drive / JANE).unlink()
    assert statuses(upload(filed, "--json", day=NEXT))[JANE] == "uploaded"
    assert (drive / JANE).read_bytes() != old


def test_what_was_deleted_by_hand_here_is_said(filed: Path) -> None:
    upload(filed)
    (filed / "scorecards" / ALAN).unlink()
    assert "was removed since" in upload(filed).out


def test_one_that_fails_never_stops_the_next(filed: Path, drive: Path) -> None:
    (drive / JANE).symlink_to(drive / JANE)
    result = upload(filed)
    assert result.code == 3
    assert f"{JANE} is not uploaded: too many levels of symbolic links" in result.err
    assert (drive / ALAN).is_file()
    (drive / JANE).unlink()
    assert upload(filed).code == 0
    assert names(drive) == [JANE, ALAN]
    (drive / ALAN).unlink()
    (filed / "scorecards" / ALAN).unlink()
    (drive / ALAN).symlink_to(drive / ALAN)
    assert upload(filed).code == 0


def test_other_files_among_the_filed_ones_are_left_out(filed: Path, drive: Path) -> None:
    (filed / "scorecards" / "notes.txt").write_text("mine")
    assert "Left out" in upload(filed).out
    assert names(drive) == [JANE, ALAN]
    assert upload(filed, "--json").json["left_out"] == ["notes.txt"]


def test_another_folder_is_another_place(filed: Path, drive: Path, tmp_path: Path) -> None:
    upload(filed)
    other = tmp_path / "other"
    other.mkdir()
    (filed / "callcert.toml").write_text(f'[upload]\nfolder = "{other}"\n')
    assert upload(filed).code == 0
    assert names(other) == names(drive) == [JANE, ALAN]


def test_a_ledger_that_was_lost_doubles_nothing(filed: Path, drive: Path) -> None:
    upload(filed)
    before = snapshot(drive)
    (filed / ".callcert" / "ledger.sqlite3").unlink()
    assert statuses(upload(filed, "--json")) == {JANE: "found-there", ALAN: "found-there"}
    assert snapshot(drive) == before


def test_wherever_it_is_cut_off_the_next_run_completes_it(filed: Path, tmp_path: Path) -> None:
    copies = [tmp_path / f"cut{change}" for change in range(1, 25)]
    for copy in copies:
        shutil.copytree(filed, copy)
        (copy / "drive").mkdir()
        (copy / "callcert.toml").write_text('[upload]\nfolder = "drive"\n')
    kills = killed(enumerate(copies, start=1), "upload")
    assert kills.index(False) > 5
    for copy in copies[: kills.index(False) + 1]:
        assert upload(copy).code == 0
        assert names(copy / "drive") == [JANE, ALAN], copy.name
        for name in (JANE, ALAN):
            there = digest_of((copy / "drive" / name).read_bytes())
            assert there == digest_of((filed / "scorecards" / name).read_bytes())
        assert set(statuses(upload(copy, "--json")).values()) == {"already-uploaded"}


@pytest.mark.parametrize(
    "settings",
    [
        "",
        '[upload]\nfolder = "x"\nurl = "https://example.com"\n',
        '[upload]\nurl = "file:///etc/passwd"\n',
        '[upload]\nurl = "javascript:alert(1)"\n',
        '[upload]\nurl = "https://"\n',
        '[upload]\nfolder = "scorecards"\n',
        '[upload]\nfolder = "incoming/there"\n',
        '[upload]\nfolder = "."\n',
        '[upload]\nfolder = "reports/.."\n',
        '[upload]\nfolder = "issued"\n',
    ],
)
def test_a_place_that_is_none_is_refused(filed: Path, settings: str) -> None:
    (filed / "callcert.toml").write_text(settings)
    before = snapshot(filed)
    result = upload(filed)
    assert (result.code, result.out) == (2, "")
    assert "upload" in result.err
    assert snapshot(filed) == before


# By hand


def test_what_is_to_be_uploaded_by_hand_is_listed_and_ticked_off(form: Path) -> None:
    before = snapshot(form)
    result = upload(form)
    assert result.code == 0
    assert f"to upload: {form / 'scorecards' / JANE}" in result.out
    assert "callcert upload --done" in result.out
    assert snapshot(form) == before
    planned = upload(form, "--done", JANE, "--dry-run", "--json")
    assert statuses(planned) == {JANE: "uploaded", ALAN: "to-upload"}
    assert snapshot(form) == before
    for status in ("uploaded", "already-uploaded"):
        ticked = upload(form, "--done", form / "scorecards" / JANE, "--json")
        assert statuses(ticked) == {JANE: status, ALAN: "to-upload"}
    assert statuses(upload(form, "--done", "--json", day=NEXT))[ALAN] == "uploaded"
    left = upload(form, "--json", day=NEXT)
    assert {one["uploaded_on"] for one in left.json["files"]} == {DAY, NEXT}
    assert left.json["totals"]["to_upload"] == 0
    assert "already" not in upload(form, "-q").out


def test_what_was_taken_back_is_ticked_off_by_its_name(form: Path) -> None:
    upload(form, "--done")
    where = ("--workspace", form, "--as-of", NEXT, "-q")
    assert callcert("score", "--withdraw", ALAN, *where).code == 0
    said = upload(form, "--done", "--json").json["findings"]
    assert f'callcert upload --done "{ALAN}"' in said[0]["fix"]
    assert said[0]["severity"] == "warning"
    assert upload(form, "--done", ALAN, "--json").json["findings"] == []
    assert upload(form, "--json").json["findings"] == []


def test_only_what_is_filed_can_be_ticked_off(form: Path, filed: Path) -> None:
    result = upload(form, "--done", "Nobody_80%.xlsx")
    assert (result.code, "Nobody_80%.xlsx" in result.err) == (2, True)
    assert upload(form, JANE).code == 2
    (filed / "callcert.toml").write_text('[upload]\nfolder = "/tmp"\n')
    assert "--done goes with a web form" in upload(filed, "--done").err


@pytest.mark.parametrize(
    ("words", "opened"), [((), True), (("--no-open",), False), (("--dry-run",), False)]
)
def test_on_a_terminal_the_form_is_opened(
    form: Path, tmp_path: Path, words: tuple[str, ...], *, opened: bool
) -> None:
    asked = tmp_path / "asked"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{asked}"\n')
    browser.chmod(0o755)
    assert terminal(form, *words, env={"BROWSER": f"{browser} %s"}) == 0
    assert asked.exists() == opened
    if opened:
        assert asked.read_text() == FORM


def test_in_a_pipe_no_browser_is_opened(form: Path, tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    environment = {**os.environ, "BROWSER": f"touch {asked} %s"}
    command = [*PROGRAM, "upload", "--workspace", str(form)]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert b"to upload" in done.stdout
    assert not asked.exists()


def terminal(workspace: Path, *words: str, env: dict[str, str]) -> int:
    """The exit code of a run on a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "upload", *words, "--workspace", str(workspace)],
        env={**os.environ, **env, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    try:
        while os.read(ours, 4096):
            pass
    except OSError:
        pass
    os.close(ours)
    return process.wait(60)
