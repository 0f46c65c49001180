"""``callcert doctor`` and ``callcert config``."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from callcert.domain.columns import TRACKER
from tests.class_books import ALAN, JANE, MONDAY, report, write_progress, write_tracker
from tests.commands import Result, callcert, snapshot

FRIDAY = MONDAY + timedelta(days=4)


def doctor(workspace: Path, *options: str) -> Result:
    return callcert("doctor", "--workspace", workspace, "--as-of", FRIDAY.isoformat(), *options)


def states(workspace: Path) -> dict[tuple[str, str], str]:
    checks = doctor(workspace, "--json").json["checks"]
    return {(one["area"], one["message"]): one["state"] for one in checks}


def messages(workspace: Path, state: str) -> list[str]:
    return [message for (_, message), found in states(workspace).items() if found == state]


def test_a_fresh_workspace_is_well(workspace: Path) -> None:
    result = doctor(workspace)
    assert result.code == 0
    assert "0 problems" in result.out
    assert "11/26/2026 Thanksgiving" in result.out
    assert messages(workspace, "problem") == []


def test_it_changes_nothing(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    before = snapshot(workspace)
    doctor(workspace, "--columns")
    assert snapshot(workspace) == before


def test_which_column_was_taken_for_what(workspace: Path) -> None:
    headings = ("Badge ID", "Last Name", "First Name", "Started", "Outcome", "Outcome")
    write_tracker(workspace, JANE, headings=headings)
    (workspace / "callcert.toml").write_text('[tracker.columns]\n"Start Date" = "Started"\n')
    columns = doctor(workspace, "--json").json["columns"]
    tracker = {one["heading"]: one for one in columns if one["book"] == "tracker"}
    assert tracker["Agent ID"] == {
        "book": "tracker", "sheet": "Tracker", "heading": "Agent ID", "theirs": "Badge ID",
        "letter": "A", "cell": "A1", "evidence": "by a name like ours", "sure": True,
        "content": "no cell filled yet",
    }  # fmt: skip
    assert tracker["Start Date"]["evidence"] == "by the settings"
    assert tracker["Outcome"]["evidence"] == "by its name"
    assert "A1 Badge ID" in doctor(workspace, "--columns").out
    assert "has no column Email, Class" in doctor(workspace).out


def test_what_is_wrong_is_said_with_what_to_do(workspace: Path) -> None:
    write_tracker(workspace, {**JANE, "Start Date": "when?"})
    write_progress(workspace, {**report(FRIDAY), "Date": "soon"})
    (workspace / "AetnaQAScorecard.xlsx").write_bytes(b"no workbook")
    (workspace / "reports").rmdir()
    (workspace / "~$ESP Tracker.xlsx").write_bytes(b"\x03Kim")
    result = doctor(workspace)
    assert result.code == 1
    for words in (
        "ESP Tracker.xlsx: 1 cells cannot be used",
        "ESP Agent Progress Report.xlsx: 1 cells cannot be used",
        "AetnaQAScorecard.xlsx cannot be used",
        "reports is not there",
        "is open: Kim",
        "4 problems",
    ):
        assert words in result.out, words


def test_a_broken_tracker_keeps_nothing_else_from_being_looked_at(workspace: Path) -> None:
    (workspace / "ESP Tracker.xlsx").write_bytes(b"PK\x03\x04 broken")
    result = doctor(workspace)
    assert result.code == 1
    assert "the tracker cannot be read" in result.out
    assert "next days off" in result.out


def test_missing_workbooks_and_settings_that_cannot_work(workspace: Path) -> None:
    (workspace / "ESP Tracker.xlsx").unlink()
    (workspace / "AetnaQAScorecard.xlsx").unlink()
    text = '[calendar]\ncountry = "XX"\n[progress.columns]\nFoo = "Bar"\n'
    (workspace / "callcert.toml").write_text(text)
    result = doctor(workspace)
    assert result.code == 1
    assert "country 'XX' is not known" in result.out
    assert "progress.columns: Foo" in result.out
    assert "AetnaQAScorecard.xlsx is not there" in result.out


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ('tracker = "OneDrive - Corp/ESP Tracker.xlsx"', "synced folder"),
        ('tracker = "tracker.ods"', "only .xlsx and .xlsm can be written"),
    ],
)
def test_a_tracker_that_is_better_not_written(workspace: Path, files: str, said: str) -> None:
    target = workspace / files.partition('"')[2].rstrip('"')
    target.parent.mkdir(exist_ok=True)
    write_tracker(workspace, JANE).rename(target)
    (workspace / "callcert.toml").write_text(f"[files]\n{files}\n")
    assert said in doctor(workspace).out
    (workspace / "callcert.toml").write_text(f'[files]\n{files}\n[tracker]\nwrite = "plan"\n')
    assert said not in doctor(workspace).out


def test_a_sheet_of_another_team_is_named(workspace: Path) -> None:
    tracker = write_tracker(workspace, JANE)
    book = load_workbook(tracker)
    sheet = book.create_sheet("IT")
    sheet.append(["Agent ID", "Name", "Equipment Issue", "Ticket"])
    sheet.append(["E1042", "Jane Doe", None, None])
    book.save(tracker)
    book.close()
    result = doctor(workspace)
    assert "not read, as they have too few of our headings: IT" in result.out
    assert callcert("escalations", "--workspace", workspace, "--as-of", "2026-11-20").code == 0


def test_unverified_equipment_is_said(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    assert "nobody has verified the equipment of Doe, Jane" in doctor(workspace).out


def test_who_has_not_been_through_the_expectations_is_said(workspace: Path) -> None:
    done = {**JANE, "Expectations Reviewed": "Yes"}
    gone = {**ALAN, "Agent ID": "E9", "Status": "Moved"}
    write_tracker(workspace, done, ALAN, gone)
    shown = doctor(workspace)
    assert "1 not been through the expectations: Roe, Alan" in shown.out
    assert "enter it under Expectations Reviewed" in shown.out
    assert shown.code == 0
    write_tracker(workspace, done)
    assert "expectations" not in doctor(workspace).out


def test_what_a_missing_column_switches_off_in_the_morning_is_said(workspace: Path) -> None:
    off = {
        "Equipment Checked": "whether equipment was verified or not",
        "Expectations Reviewed": "brief cannot say who has not been through the expectations",
        "Ready": "the calendar alone says who is ready",
        "Certifier": "assign --apply cannot enter the pairs",
    }
    write_tracker(workspace, JANE)
    assert not any(words in doctor(workspace).out for words in off.values())
    write_tracker(workspace, JANE, headings=[one for one in TRACKER if one not in off])
    shown = doctor(workspace).out
    for heading, words in off.items():
        assert f"without a column {heading}," in shown
        assert words in shown


def test_quiet_says_nothing_when_all_is_well(workspace: Path) -> None:
    assert doctor(workspace, "--quiet").out == ""


def config(workspace: Path, *words: str) -> Result:
    return callcert("config", *words, "--workspace", workspace)


def test_config_show_says_where_each_value_comes_from(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "callcert.toml").write_text(
        '[rules]\npass_score = 90\n[[certifiers]]\nname = "Pat Otto"\n'
        '[calendar]\nclosures = [2026-12-24]\n[progress.aliases]\n"Jen" = "E1"\n'
    )
    monkeypatch.setenv("CALLCERT_RULES_AUDIT_SCORE", "96")
    told = {one["setting"]: one for one in config(workspace, "show", "--json").json["settings"]}
    assert told["rules.pass_score"] == {
        "setting": "rules.pass_score", "value": "90", "source": "callcert.toml",
    }  # fmt: skip
    assert told["rules.audit_score"]["source"] == "CALLCERT_RULES_AUDIT_SCORE"
    assert (told["rules.tbt_hours"]["value"], told["rules.tbt_hours"]["source"]) == ("8", "default")
    assert told["certifiers"]["value"] == "Pat Otto"
    assert told["calendar.closures"]["value"] == "2026-12-24"
    assert told["progress.aliases"]["value"] == "Jen = E1"
    assert told["rules.equipment_pauses_clock"]["value"] == "false"
    assert told["mail.sender"]["value"] == "–"
    assert "callcert.toml" in config(workspace, "show").out


def test_config_show_works_without_a_workspace() -> None:
    assert callcert("config", "show").code == 0


def test_config_check_lists_every_problem(workspace: Path) -> None:
    assert config(workspace, "check").code == 0
    assert "The settings are fine" in config(workspace, "check").out
    assert config(workspace, "check", "--json").json["problems"] == []
    assert config(workspace, "check", "--quiet").out == ""
    (workspace / "callcert.toml").write_text(
        '[calendar]\ncountry = "XX"\n[tracker.columns]\nFoo = "Bar"\n'
    )
    result = config(workspace, "check")
    assert (result.code, result.out) == (2, "")
    assert "'XX'" in result.err
    assert "Foo" in result.err
    (workspace / "callcert.toml").write_text(
        '[mail]\ndistribution = ["not an address"]\nsender = "x"\n[mail.smtp]\nhost = "a b"\n'
    )
    result = config(workspace, "check")
    assert (result.code, "not an address" in result.err) == (2, True)
    (workspace / "callcert.toml").write_text("[rules]\npass_score = 900\nfoo = 1\n")
    result = config(workspace, "check")
    assert result.code == 2
    assert "pass_score" in result.err
    assert "rules.foo" in result.err


def test_folders_that_cannot_be_written_to(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "incoming")  # noqa: ARG005  root may write anywhere
    assert "incoming cannot be written to" in " ".join(doctor(workspace).out.split())


def test_mail_that_comes_in_is_looked_at(workspace: Path) -> None:
    assert "no mail is collected from a server" in doctor(workspace).out
    server = '[mail.imap]\nhost = "imap.example.com"\n'
    (workspace / "callcert.toml").write_text(server)
    assert "nobody may send scorecards by mail" in doctor(workspace).out
    certifier = '[[certifiers]]\nname = "Pat"\nemail = "pat@example.com"\n'
    (workspace / "callcert.toml").write_text(server + certifier)
    assert "imap.example.com; 1 may send scorecards" in doctor(workspace).out
