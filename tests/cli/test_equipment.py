"""``callcert equipment`` and ``callcert troubleshoot``."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.class_books import (
    ALAN,
    JANE,
    MONDAY,
    cell,
    change,
    report,
    write_progress,
    write_tracker,
)
from tests.commands import Result, callcert, snapshot

TUESDAY, FRIDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=4)


@pytest.fixture
def tracker(workspace: Path) -> Path:
    (workspace / "callcert.toml").write_text('coordinator = { name = "Robin Lane" }\n')
    return write_tracker(workspace, {**JANE, "Equipment Checked": "Yes"}, ALAN)


def equipment(workspace: Path, *words: str, day: date = FRIDAY) -> Result:
    return callcert("equipment", *words, "--workspace", workspace, "--as-of", day.isoformat())


def test_open_issues_with_age_and_ticket_and_who_is_not_verified(workspace: Path) -> None:
    gone = {**JANE, "Agent ID": "E9", "Status": "NLE", "Equipment Issue": "no laptop"}
    issue = {"Equipment Issue": "Zoiper 20 error", "IT Ticket": "INC-1"}
    write_tracker(workspace, {**JANE, "Equipment Checked": "Yes", **issue}, ALAN, gone)
    write_progress(
        workspace,
        report(TUESDAY, Equipment_Issue="Zoiper 20 error"),
        report(FRIDAY, ALAN, Equipment_Issue="none"),
    )
    result = equipment(workspace)
    assert result.code == 0
    assert "1 open issue." in result.out
    assert "11/17/2026 (3 business days)" in result.out
    assert "INC-1" in result.out
    assert "reboot the computer" in result.out
    assert "1 agent whose equipment nobody has verified yet: Roe, Alan" in result.out
    document = equipment(workspace, "--json").json
    assert document == {
        "as_of": "2026-11-20",
        "equipment": [{
            "agent": {"last_name": "Doe", "first_name": "Jane", "agent_id": "E1042"},
            "issue": "Zoiper 20 error", "ticket": "INC-1", "since": "2026-11-17",
            "business_days": 3, "known_fix": "reboot the computer",
        }],
        "unverified": [{"last_name": "Roe", "first_name": "Alan", "agent_id": "E2001"}],
    }  # fmt: skip


def test_an_issue_is_reported_and_cleared_with_notes(workspace: Path, tracker: Path) -> None:
    done = equipment(workspace, "report", "Doe", "Headset\nbroken", "--ticket", "INC-2")
    assert done.code == 0
    assert cell(tracker, "Equipment Issue") == "Headset broken"
    assert cell(tracker, "IT Ticket") == "INC-2"
    assert "Headset broken" in equipment(workspace, day=FRIDAY + timedelta(days=3)).out
    before = snapshot(workspace)
    again = equipment(workspace, "report", "Doe", "headset broken", "--ticket", "INC-2")
    assert "0 cells changed" in again.out
    assert snapshot(workspace) == before
    more = equipment(workspace, "report", "Doe", "No VPN")
    assert more.code == 0
    assert cell(tracker, "Equipment Issue") == "Headset broken; No VPN"
    assert equipment(workspace, "clear", "E1042").code == 0
    assert cell(tracker, "Equipment Issue") is None
    assert cell(tracker, "IT Ticket") is None
    assert cell(tracker, "Notes").splitlines() == [
        "11/20/2026 - Robin Lane - Equipment issue: Headset broken (INC-2)",
        "11/20/2026 - Robin Lane - Equipment issue: No VPN",
        "11/20/2026 - Robin Lane - Equipment issue cleared: Headset broken; No VPN (INC-2)",
    ]
    assert "0 open issues." in equipment(workspace).out
    assert "0 cells changed" in equipment(workspace, "clear", "E1042").out


def test_an_issue_only_reported_is_cleared_by_a_note(workspace: Path, tracker: Path) -> None:
    write_progress(workspace, report(TUESDAY, Equipment_Issue="Headset broken"))
    assert "1 open issue." in equipment(workspace).out
    assert equipment(workspace, "clear", "Doe").code == 0
    assert "0 open issues." in equipment(workspace).out
    assert "0 cells changed" in equipment(workspace, "clear", "Doe").out
    sync = callcert("sync", "--workspace", workspace, "--as-of", FRIDAY.isoformat(), "--json")
    assert "Equipment Issue" not in [one["column"] for one in sync.json["changes"]]
    write_progress(
        workspace,
        report(TUESDAY, Equipment_Issue="Headset broken"),
        report(FRIDAY + timedelta(days=3), Equipment_Issue="Headset broken"),
    )
    assert "1 open issue." in equipment(workspace, day=FRIDAY + timedelta(days=3)).out
    assert cell(tracker, "Equipment Issue") is None


def test_the_same_said_again_on_one_day_is_noted_again(workspace: Path, tracker: Path) -> None:
    for _ in range(2):
        equipment(workspace, "report", "Doe", "No VPN")
        equipment(workspace, "clear", "Doe")
    said = "11/20/2026 - Robin Lane - Equipment issue"
    assert cell(tracker, "Notes").splitlines() == [
        f"{said}: No VPN", f"{said} cleared: No VPN",
        f"{said}: No VPN (again)", f"{said} cleared: No VPN (again)",
    ]  # fmt: skip
    assert "0 open issues." in equipment(workspace).out


def test_a_cell_that_cannot_be_changed_leaves_all_as_it_is(workspace: Path, tracker: Path) -> None:
    change(tracker, "IT Ticket", '=IF(1=1,"","")')
    before = tracker.read_bytes()
    for _ in range(2):
        result = equipment(workspace, "report", "Doe", "No VPN", "--ticket", "INC-2", "--json")
        assert (result.code, result.json["changes"]) == (1, [])
        (found,) = result.json["findings"]
        assert (found["code"], found["severity"]) == ("cell-refused", "error")
    assert tracker.read_bytes() == before


def test_what_is_asked_for_in_a_plan_adds_up(workspace: Path, tracker: Path) -> None:
    settings = workspace / "callcert.toml"
    settings.write_text(settings.read_text() + '[tracker]\nwrite = "plan"\n')
    write_progress(workspace, report(FRIDAY, Equipment_Issue="screen froze"))
    before = tracker.read_bytes()
    for words in (("report", "Doe", "No VPN"), ("report", "Doe", "mouse", "--ticket", "INC-2")):
        result = equipment(workspace, *words, "--json")
        assert (result.code, result.json["status"]) == (0, "planned")
    issues = [one for one in result.json["changes"] if one["column"] == "Equipment Issue"]
    assert [one["after"] for one in issues] == ["No VPN; mouse"], "one cell, and all of it"
    assert tracker.read_bytes() == before
    change(tracker, "Equipment Issue", "No VPN; mouse")
    left = equipment(workspace, "report", "Doe", "mouse", "--json").json["changes"]
    assert {one["column"] for one in left} == {"IT Ticket", "Notes"}
    change(tracker, "IT Ticket", "INC-2")
    cleared = equipment(workspace, "clear", "Doe", "--json").json["changes"]
    told = {one["column"]: one["after"] for one in cleared if one["column"] != "Notes"}
    assert told == {"Equipment Issue": None, "IT Ticket": None}


def test_known_problems_are_said_when_reported(workspace: Path, tracker: Path) -> None:
    result = equipment(workspace, "report", "Doe", "the CTI screen froze", "--dry-run")
    assert "do a hard restart" in result.err
    assert cell(tracker, "Equipment Issue") is None


def test_an_issue_needs_words(workspace: Path, tracker: Path) -> None:
    before = tracker.read_bytes()
    assert equipment(workspace, "report", "Doe", " . ").code == 2
    assert tracker.read_bytes() == before


def test_a_tracker_without_the_check_says_so(workspace: Path) -> None:
    headings = ("Agent ID", "Last Name", "First Name", "Start Date", "Outcome")
    write_tracker(workspace, JANE, headings=headings)
    assert "no column Equipment Checked" in equipment(workspace).out
    assert equipment(workspace, "--json").json["unverified"] is None


def test_options_before_the_command_count(workspace: Path, tracker: Path) -> None:
    result = callcert("--workspace", workspace, "equipment", "--as-of", "2026-11-20")
    assert (result.code, "0 open issues." in result.out) == (0, True)
    assert callcert("--workspace", workspace, "equipment", "-q").out == ""
    assert tracker.is_file()


def test_troubleshoot_lists_what_helps() -> None:
    result = callcert("troubleshoot")
    assert result.code == 0
    for words in ("reboot", "log out of CTI", "hard restart"):
        assert words in result.out
    assert len(callcert("troubleshoot", "--json").json["problems"]) == 3


def test_troubleshoot_recognises_free_text() -> None:
    assert "reboot" in callcert("troubleshoot", "zoiper says 20 error").out
    assert "hard restart" not in callcert("troubleshoot", "zoiper says 20 error").out
    assert "No known problem" in callcert("troubleshoot", "coffee on the keyboard").out
    assert callcert("troubleshoot", "coffee on the keyboard", "--json").json == {"problems": []}


def test_nothing_is_recorded_of_an_agent_who_has_left(workspace: Path) -> None:
    tracker = write_tracker(workspace, {**JANE, "Status": "NLE"})
    before = tracker.read_bytes()
    result = equipment(workspace, "report", "Doe", "No sound")
    assert result.code == 2
    assert 'Doe, Jane has left (status "NLE"), so no issue is recorded' in result.err
    assert tracker.read_bytes() == before
