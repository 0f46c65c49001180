"""``callcert progress``: who has reported, who has not, and what cannot be right."""

from datetime import date, timedelta
from pathlib import Path

from tests.class_books import ALAN, JANE, MONDAY, report, write_progress, write_tracker
from tests.commands import Result, callcert, snapshot

THURSDAY, FRIDAY = MONDAY + timedelta(days=3), MONDAY + timedelta(days=4)


def progress(workspace: Path, day: date, *options: str) -> Result:
    return callcert("progress", "--workspace", workspace, "--as-of", day.isoformat(), *options)


def test_who_has_reported_and_who_has_not(workspace: Path) -> None:
    gone = {**JANE, "Agent ID": "E9", "Last Name": "Gone", "Status": "NLE"}
    later = {**JANE, "Agent ID": "E8", "Last Name": "Later", "Start Date": FRIDAY}
    excused = {**JANE, "Agent ID": "E7", "Last Name": "Away", "Excused Days": "11/19/2026"}
    write_tracker(workspace, JANE, ALAN, gone, later, excused)
    write_progress(
        workspace,
        report(MONDAY, TBTs_Completed=2, Calls_Completed=0),
        report(
            THURSDAY, TBTs_Completed=7, TBTs_Assigned=12, TBT_Hours=4.5, Calls_Completed=2,
            Equipment_Issue="CTI screen froze", Notes="good day",
        ),
    )  # fmt: skip
    result = progress(workspace, THURSDAY)
    assert result.code == 0
    assert "3 agents expected to report: 1 did, 2 did not." in result.out
    assert "alan@example.com" in result.out
    assert "excused that day" in result.out
    assert "7/12 +5" in result.out
    assert "do a hard restart" in result.out
    document = progress(workspace, THURSDAY, "--json").json
    assert list(document) == [
        "date", "business_day", "expected", "reported", "missing", "findings",
    ]  # fmt: skip
    (one,) = document["reported"]
    assert (one["agent"]["agent_id"], one["tbts_added"], one["calls_added"]) == ("E1042", 5, 2)
    assert (one["last_report"], one["note"]) == ("2026-11-16", "good day")
    missing = {each["agent"]["agent_id"]: each for each in document["missing"]}
    assert set(missing) == {"E2001", "E7"}
    assert missing["E2001"] == {
        "agent": {"last_name": "Roe", "first_name": "Alan", "agent_id": "E2001"},
        "email": "alan@example.com", "last_report": None, "excused": False,
    }  # fmt: skip
    assert missing["E7"]["excused"] is True


def test_contradictions_are_said_with_their_cells(workspace: Path) -> None:
    write_tracker(workspace, JANE, ALAN)
    write_progress(
        workspace,
        report(THURSDAY, TBTs_Completed=7),
        report(FRIDAY, TBTs_Completed=5, TBTs_Assigned=4, TBT_Hours=9, Calls_Completed=5),
        report(FRIDAY, ALAN, Calls_Completed=6),
    )
    found = progress(workspace, FRIDAY, "--json").json["findings"]
    where = {(one["code"], one["cell"]) for one in found}
    assert where == {
        ("count-down", "E3"), ("more-than-assigned", "E3"), ("tbts-too-long", "G3"),
        ("more-than-assigned", "H4"), ("awaiting-scorecard", "R2"), ("awaiting-scorecard", "R3"),
    }  # fmt: skip
    assert progress(workspace, FRIDAY).code == 0


def test_a_row_that_cannot_be_used_makes_exit_code_1_and_what_is_wrong_elsewhere_does_not(
    workspace: Path,
) -> None:
    write_tracker(workspace, JANE, {**ALAN, "Start Date": "when?"})
    write_progress(workspace, report(FRIDAY))
    assert progress(workspace, FRIDAY).code == 0
    write_progress(workspace, {**report(FRIDAY), "Date": None})
    assert progress(workspace, FRIDAY).code == 1


def test_a_row_of_a_later_day_is_said_once_whatever_else_is_wrong(workspace: Path) -> None:
    write_tracker(workspace, JANE, ALAN)
    write_progress(
        workspace,
        report(THURSDAY, TBTs_Completed=7),
        report(FRIDAY, TBTs_Completed="many", Calls_Completed="some"),
        report(FRIDAY, TBT_Hours="long"),
        report(FRIDAY, ALAN, TBTs_Completed=3),
        {"Date": FRIDAY, "TBTs Completed": 3, "Notes": "who am I?"},
    )
    result = progress(workspace, THURSDAY, "--json")
    assert result.code == 0
    found = [(one["code"], one["cell"]) for one in result.json["findings"]]
    assert found == [("row-future", f"A{row}") for row in (3, 4, 5, 6)]
    codes = [one["code"] for one in progress(workspace, FRIDAY, "--json").json["findings"]]
    assert "row-future" not in codes


def test_a_row_with_a_name_and_no_day_is_an_error(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    write_progress(workspace, {"Last Name": "Class of 9 November"}, report(FRIDAY))
    result = progress(workspace, FRIDAY, "--json")
    assert result.code == 1
    assert [(one["code"], one["cell"]) for one in result.json["findings"]] == [("row-date", "A2")]


def test_a_row_of_totals_is_none_unless_it_has_a_day(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    totals = {"Last Name": "Total", "TBTs Completed": 30, "Calls Completed": 12}
    write_progress(workspace, report(FRIDAY, TBTs_Completed=3), totals)
    assert progress(workspace, FRIDAY, "--json").json["findings"] == []
    write_progress(workspace, report(FRIDAY, TBTs_Completed=3), {"Date": FRIDAY, **totals})
    result = progress(workspace, FRIDAY, "--json")
    assert (result.code, [one["code"] for one in result.json["findings"]]) == (1, ["row-nobody"])


def test_a_day_off_is_said(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    assert "(a day off)" in progress(workspace, date(2026, 11, 26)).out
    assert "(a day off)" not in progress(workspace, FRIDAY).out


def test_on_a_day_off_nobody_is_expected_but_who_reported_is_shown(workspace: Path) -> None:
    saturday = FRIDAY + timedelta(days=1)
    write_tracker(workspace, JANE, ALAN)
    write_progress(workspace, report(saturday, TBTs_Completed=3))
    shown = progress(workspace, saturday).out
    assert "On a day off nobody is expected to report; 1 did." in shown
    assert "Not reported" not in shown
    document = progress(workspace, saturday, "--json").json
    assert (document["expected"], document["missing"], len(document["reported"])) == (0, [], 1)
    write_progress(workspace, report(FRIDAY, TBTs_Completed=3))
    assert "nobody is expected to report." in progress(workspace, saturday).out


def test_it_changes_nothing_and_is_quiet_when_asked(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    before = snapshot(workspace)
    assert progress(workspace, FRIDAY, "--quiet").out == ""
    assert snapshot(workspace) == before


def test_older_warnings_are_shown_on_request(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    write_progress(workspace, report(THURSDAY, TBT_Hours=9), report(FRIDAY, TBT_Hours=9.5))
    assert "1 more warning" in progress(workspace, FRIDAY).out
    assert "9 hours" in progress(workspace, FRIDAY, "--all").out


def test_without_a_tracker_it_says_what_it_worked_from(workspace: Path) -> None:
    (workspace / "ESP Tracker.xlsx").unlink()
    write_progress(workspace, report(FRIDAY, TBTs_Completed=3))
    result = progress(workspace, FRIDAY)
    assert "worked from the progress report alone" in result.err
    assert "1 agent expected to report: 1 did, 0 did not." in result.out
