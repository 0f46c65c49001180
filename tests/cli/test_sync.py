"""``callcert sync``, and what ``score`` brings into the tracker."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from callcert.domain.columns import TRACKER
from callcert.excel.packing import read_parts
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
from tests.filing.test_interruption import killed
from tests.forms import failing, scorecard

FRIDAY = MONDAY + timedelta(days=4)
THURSDAY = MONDAY + timedelta(days=3)
AS_OF = ("--as-of", FRIDAY.isoformat())
NOTED = "11/20/2026 - Pat Otto - 4 of 5 calls passed, 80%"


@pytest.fixture
def tracker(workspace: Path) -> Path:
    return write_tracker(workspace, JANE, ALAN)


def sync(workspace: Path, *options: str) -> Result:
    return callcert("sync", "--workspace", workspace, *AS_OF, *options)


def score(workspace: Path, *options: str) -> Result:
    return callcert("score", "--workspace", workspace, *AS_OF, *options)


def put(workspace: Path, name: str = "card.xlsx", **fields: Any) -> None:
    (workspace / "incoming" / name).write_bytes(scorecard(**fields))


def changes(result: Result) -> dict[str, Any]:
    return {one["column"]: one["after"] for one in result.json["changes"]}


def test_what_agents_report_comes_into_the_tracker(workspace: Path, tracker: Path) -> None:
    write_progress(
        workspace,
        report(THURSDAY, TBTs_Completed=5, TBT_Hours=3.5, Calls_Completed=1),
        report(
            FRIDAY, TBTs_Completed="8 of 12", TBT_Hours=6, Calls_Completed=2,
            Equipment_Issue="Headset broken", Notes="Waiting for a certifier",
        ),
    )  # fmt: skip
    result = sync(workspace)
    assert (result.code, result.err) == (0, "")
    assert cell(tracker, "TBTs Completed") == 8
    assert cell(tracker, "TBT Hours") == 6
    assert cell(tracker, "Calls Completed") == 2
    assert cell(tracker, "Equipment Issue") == "Headset broken"
    assert cell(tracker, "Notes").splitlines() == [
        "11/20/2026 - Jane Doe - Equipment issue: Headset broken",
        "11/20/2026 - Jane Doe - Waiting for a certifier",
    ]
    assert cell(tracker, "TBTs Completed", row=3) is None


def test_a_result_comes_into_the_tracker_with_score(workspace: Path, tracker: Path) -> None:
    put(workspace, marks=failing(3))
    result = score(workspace)
    assert result.code == 0
    assert "6 cells changed in the tracker" in result.out
    assert cell(tracker, "Pass Rate") == 0.8
    assert cell(tracker, "Outcome") == "Certified"
    assert cell(tracker, "Completed On") == datetime(2026, 11, 20)  # noqa: DTZ001  as cells have it
    assert cell(tracker, "Certifier") == "Pat Otto"
    assert cell(tracker, "Calls Completed") == 5
    assert cell(tracker, "Notes") == NOTED
    sheet = load_workbook(tracker).worksheets[0]
    headings = [one.value for one in sheet[1]]
    forms = {head: sheet.cell(2, place + 1).number_format for place, head in enumerate(headings)}
    assert forms["Pass Rate"] == "0%"
    assert forms["Completed On"] == "mm-dd-yy", "the short date of the reader's own country"


def test_twice_is_once(workspace: Path, tracker: Path) -> None:
    put(workspace)
    write_progress(workspace, report(FRIDAY, TBTs_Completed=8, Notes="nearly done"))
    assert score(workspace).code == sync(workspace).code == 0
    before = snapshot(workspace)
    assert "0 cells changed" in sync(workspace).out
    assert "cells changed" not in score(workspace).out
    assert snapshot(workspace) == before
    assert cell(tracker, "Calls Completed") == 5


def test_a_dry_run_shows_the_plan_and_does_nothing(workspace: Path, tracker: Path) -> None:
    put(workspace, marks=failing(3))
    write_progress(workspace, report(FRIDAY, TBTs_Completed=8))
    before = snapshot(workspace)
    result = score(workspace, "--dry-run")
    assert "(empty) → 80%" in result.out
    assert "would be changed" in result.out
    assert "(empty) → 8" in sync(workspace, "--dry-run").out
    assert snapshot(workspace) == before
    assert cell(tracker, "Pass Rate") is None


def test_the_json_of_a_plan_is_that_of_the_writing(workspace: Path, tracker: Path) -> None:
    write_progress(workspace, report(FRIDAY, TBTs_Completed=8, Notes="nearly done"))
    planned, done = sync(workspace, "--dry-run", "--json").json, sync(workspace, "--json").json
    assert list(done) == ["tracker", "status", "plan_file", "changes", "findings"]
    assert (planned["status"], done["status"]) == ("would-write", "written")
    assert planned["changes"] == done["changes"]
    assert done["changes"][0] == {
        "agent": {"last_name": "Doe", "first_name": "Jane", "agent_id": "E1042"},
        "sheet": "Tracker", "cell": "O2", "column": "TBTs Completed", "before": None,
        "after": "8", "appended": False,
    }  # fmt: skip
    assert done["tracker"] == str(tracker)


def test_a_note_that_a_person_deleted_does_not_come_back(workspace: Path, tracker: Path) -> None:
    write_progress(workspace, report(FRIDAY, Notes="nearly done"))
    sync(workspace)
    change(tracker, "Notes", "my own words")
    assert "0 cells changed" in sync(workspace).out
    assert cell(tracker, "Notes") == "my own words"


def test_a_note_that_stands_there_already_is_not_written(workspace: Path, tracker: Path) -> None:
    change(tracker, "Notes", "11/20/2026 -  jane doe - Nearly  done")
    write_progress(workspace, report(FRIDAY, Notes="nearly done"))
    assert "0 cells changed" in sync(workspace).out
    change(tracker, "Notes", None)
    assert "0 cells changed" in sync(workspace).out, "seen once, it is not brought back"


def test_notes_go_below_what_is_there_and_change_nothing_of_it(
    workspace: Path, tracker: Path
) -> None:
    change(tracker, "Notes", "called in\n  11/17/2026 - Robin - spoke with her ")
    write_progress(workspace, report(FRIDAY, Notes="-1+1 is\ntwo"))
    sync(workspace)
    assert cell(tracker, "Notes") == (
        "called in\n  11/17/2026 - Robin - spoke with her \n11/20/2026 - Jane Doe - -1+1 is two"
    )


def test_other_peoples_changes_win(workspace: Path, tracker: Path) -> None:
    put(workspace, marks=failing(3))
    score(workspace)
    change(tracker, "Outcome", "Failed")
    change(tracker, "Calls Completed", 4)
    result = sync(workspace)
    assert result.code == 0
    assert "0 cells changed" in result.out
    assert 'somebody changed Outcome, which callcert had written, to "Failed"' in result.out
    assert (cell(tracker, "Outcome"), cell(tracker, "Calls Completed")) == ("Failed", 4)
    codes = [one["code"] for one in sync(workspace, "--json").json["findings"]]
    assert codes.count("cell-changed") == 2


def test_a_cell_never_written_is_filled_and_a_count_raised_but_never_lowered(
    workspace: Path, tracker: Path
) -> None:
    change(tracker, "TBTs Completed", 9)
    change(tracker, "Calls Completed", 1)
    write_progress(workspace, report(FRIDAY, TBTs_Completed=8, Calls_Completed=2, TBTs_Assigned=14))
    assert changes(sync(workspace, "--json")) == {"TBTs Assigned": "14", "Calls Completed": "2"}
    assert cell(tracker, "TBTs Completed") == 9


def test_what_somebody_else_entered_is_left_and_said(workspace: Path, tracker: Path) -> None:
    change(tracker, "Certifier", "Sam Lee")
    change(tracker, "Pass Rate", "80%")
    put(workspace, marks=failing(3))
    score(workspace)
    (finding,) = sync(workspace, "--json").json["findings"]
    assert (finding["code"], finding["cell"]) == ("cell-differs", "N2")
    assert (cell(tracker, "Certifier"), cell(tracker, "Pass Rate")) == ("Sam Lee", "80%")


@pytest.mark.parametrize(("others", "entered"), [(80, 100), ("60%", "100%"), (0.6, 1), (None, 1)])
def test_a_rate_is_entered_the_way_the_column_has_rates(
    workspace: Path, others: Any, entered: Any
) -> None:
    tracker = write_tracker(workspace, JANE, {**ALAN, "Pass Rate": others})
    put(workspace)
    score(workspace)
    assert cell(tracker, "Pass Rate") == entered


def test_an_outcome_is_entered_in_the_teams_word(workspace: Path) -> None:
    tracker = write_tracker(workspace, JANE, {**ALAN, "Outcome": "PASSED"})
    put(workspace)
    score(workspace)
    assert cell(tracker, "Outcome") == "PASSED"


def test_a_corrected_scorecard_corrects_what_callcert_wrote(workspace: Path, tracker: Path) -> None:
    put(workspace, marks=failing(3))
    score(workspace)
    put(workspace, "again.xlsx", certification_date=THURSDAY)
    score(workspace, "--replace")
    assert cell(tracker, "Pass Rate") == 1
    assert cell(tracker, "Completed On").date() == THURSDAY
    assert cell(tracker, "Notes").splitlines() == [
        NOTED,
        "11/19/2026 - Pat Otto - 5 of 5 calls passed, 100%",
    ]


def test_a_withdrawn_scorecard_takes_its_result_out_again(workspace: Path, tracker: Path) -> None:
    put(workspace)
    score(workspace)
    withdrawn = score(workspace, "--withdraw", "Doe_Jane_100%.xlsx")
    assert "100% → (empty)" in withdrawn.out
    assert [cell(tracker, one) for one in ("Pass Rate", "Outcome", "Completed On")] == [None] * 3
    assert cell(tracker, "Calls Completed") == 5, "a count is never lowered"
    put(workspace, "right.xlsx", marks=failing(3))
    score(workspace)
    assert cell(tracker, "Pass Rate") == 0.8, "and the next result can be entered"


def test_a_dry_withdrawal_or_replacement_shows_what_the_tracker_would_say(
    workspace: Path, tracker: Path
) -> None:
    put(workspace)
    score(workspace)
    before = snapshot(workspace)
    shown = score(workspace, "--withdraw", "Doe_Jane_100%.xlsx", "--dry-run")
    assert "100% → (empty)" in shown.out
    assert snapshot(workspace) == before
    put(workspace, "right.xlsx", marks=failing(3), certification_date=MONDAY)
    before = snapshot(workspace)
    shown = score(workspace, "--replace", "--dry-run")
    assert "100% → 80%" in shown.out, "of earlier calls, but the other one is gone then"
    assert snapshot(workspace) == before
    score(workspace, "--replace")
    assert cell(tracker, "Pass Rate") == 0.8


def test_rows_of_people_who_left_are_not_touched(workspace: Path) -> None:
    tracker = write_tracker(workspace, {**JANE, "Status": "NLE"})
    put(workspace)
    write_progress(workspace, report(FRIDAY, TBTs_Completed=8, Notes="bye"))
    before = tracker.read_bytes()
    score(workspace)
    sync(workspace)
    assert tracker.read_bytes() == before


def test_a_tracker_without_some_columns_gets_the_others(workspace: Path) -> None:
    headings = ("Agent ID", "Last Name", "First Name", "Start Date", "Outcome")
    tracker = write_tracker(workspace, JANE, headings=headings)
    put(workspace)
    assert score(workspace).code == 0
    assert cell(tracker, "Outcome") == "Certified"


def test_an_open_tracker_is_left_alone_and_the_next_run_catches_up(
    workspace: Path, tracker: Path
) -> None:
    mark = workspace / "~$ESP Tracker.xlsx"
    mark.write_bytes(b"\x0bRobin Smith" + b" " * 43 + "\x0bRobin Smith".encode("utf-16-le"))
    put(workspace, marks=failing(3))
    before = tracker.read_bytes()
    result = score(workspace)
    assert result.code == 3
    assert "Robin Smith (Excel" in result.err
    assert (workspace / "scorecards" / "Doe_Jane_80%.xlsx").is_file()
    assert tracker.read_bytes() == before
    result = sync(workspace)
    assert result.code == 3
    assert "6 cells still to be changed in the tracker." in result.out
    assert result.err.count("\n") == 1
    waiting = sync(workspace, "--json")
    assert (waiting.code, waiting.json["status"]) == (3, "waiting")
    assert changes(waiting)["Pass Rate"] == "80%"
    assert tracker.read_bytes() == before
    mark.unlink()
    assert score(workspace).code == 0
    assert cell(tracker, "Pass Rate") == 0.8


def test_a_tracker_open_in_libreoffice_or_locked_is_left_alone(
    workspace: Path, tracker: Path
) -> None:
    write_progress(workspace, report(FRIDAY, TBTs_Completed=8))
    mark = workspace / ".~lock.ESP Tracker.xlsx#"
    mark.write_text(",Kim,desk,20.11.2026 09:00,file:///x;")
    result = sync(workspace)
    assert (result.code, "Kim (LibreOffice" in result.err) == (3, True)
    mark.unlink()
    holding = "import fcntl, sys; f = open(sys.argv[1], 'r+b'); fcntl.lockf(f, fcntl.LOCK_EX); "
    with subprocess.Popen(
        [sys.executable, "-c", holding + "print('held', flush=True); input()", tracker],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as holder:  # fmt: skip
        assert holder.stdout is not None
        holder.stdout.readline()
        result = sync(workspace)
        holder.communicate(b"\n")
    assert (result.code, "another program" in result.err) == (3, True)
    assert sync(workspace).code == 0


def test_a_formula_is_never_overwritten(workspace: Path, tracker: Path) -> None:
    change(tracker, "TBTs Completed", "=1+1")
    write_progress(workspace, report(FRIDAY, TBTs_Completed=8, Calls_Completed=1))
    result = sync(workspace, "--json")
    assert "cell-refused" in [one["code"] for one in result.json["findings"]]
    assert cell(tracker, "TBTs Completed") == "=1+1"
    assert cell(tracker, "Calls Completed") == 1


def test_a_tracker_of_the_old_format_is_read_but_not_changed(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    (workspace / "callcert.toml").write_text('[files]\ntracker = "tracker.csv"\n')
    (workspace / "tracker.csv").write_text("Agent ID,Last Name\n")
    result = sync(workspace)
    assert (result.code, "no Excel workbook" in result.err) == (3, True)


def test_without_a_tracker_score_works_and_sync_says_so(workspace: Path) -> None:
    (workspace / "ESP Tracker.xlsx").unlink()
    put(workspace)
    assert score(workspace).code == 0
    write_progress(workspace, report(FRIDAY))
    result = sync(workspace)
    assert (result.code, "is not there" in result.err) == (3, True)


def test_a_broken_tracker_does_not_keep_scorecards_from_being_filed(
    workspace: Path, tracker: Path
) -> None:
    tracker.write_bytes(tracker.read_bytes()[:3000])
    put(workspace)
    result = score(workspace)
    assert result.code == 3
    assert "the scorecards are filed, but not in the tracker yet" in result.err
    assert (workspace / "scorecards" / "Doe_Jane_100%.xlsx").is_file()


def test_only_the_sheet_and_the_styles_change(workspace: Path, tracker: Path) -> None:
    before = read_parts(tracker.read_bytes())
    put(workspace)
    score(workspace)
    after = read_parts(tracker.read_bytes())
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {
        "xl/worksheets/sheet1.xml",
        "xl/styles.xml",
    }


def test_the_mode_of_the_file_stays(workspace: Path, tracker: Path) -> None:
    tracker.chmod(0o664)
    put(workspace)
    score(workspace)
    assert tracker.stat().st_mode & 0o777 == 0o664
    assert [one.name for one in workspace.iterdir() if one.name.startswith(".callcert-")] == []


def test_a_plan_is_left_for_pasting_and_the_tracker_alone(workspace: Path, tracker: Path) -> None:
    (workspace / "callcert.toml").write_text('[tracker]\nwrite = "plan"\n')
    before = tracker.read_bytes()
    write_progress(
        workspace,
        report(FRIDAY, TBTs_Completed=8, Notes="one"),
        report(FRIDAY, ALAN, TBTs_Completed=3, Notes="-two"),
    )
    change(tracker, "Notes", "here before")
    before = tracker.read_bytes()
    result = sync(workspace, "--json")
    assert (result.code, result.json["status"]) == (0, "planned")
    assert tracker.read_bytes() == before
    file = Path(result.json["plan_file"])
    rows = [[c.value for c in row] for row in load_workbook(file).worksheets[0].iter_rows()]
    at = rows.index(["TBTs Completed: Tracker!O2:O3", None])
    assert rows[at + 1 : at + 3] == [["Doe, Jane", 8], ["Roe, Alan", 3]]
    at = rows.index(["Notes: Tracker!Z2:Z3", None])
    assert rows[at + 1 : at + 3] == [
        ["Doe, Jane", "here before\n11/20/2026 - Jane Doe - one"],
        ["Roe, Alan", "11/20/2026 - Alan Roe - -two"],
    ]
    first = file.read_bytes()
    sync(workspace)
    assert file.read_bytes() == first
    for row, modules, note in ((2, 8, "one"), (3, 3, "-two")):
        name = "Jane Doe" if row == 2 else "Alan Roe"
        change(tracker, "TBTs Completed", modules, row)
        change(tracker, "Notes", f"11/20/2026 - {name} - {note}", row)
    assert sync(workspace, "--json").json["status"] == "unchanged"
    assert not file.exists(), "nothing is left to paste"


def test_wherever_it_is_cut_off_the_next_run_completes_it(
    workspace: Path, tracker: Path, tmp_path: Path
) -> None:
    put(workspace, marks=failing(3))
    assert score(workspace).code == 0
    write_progress(workspace, report(THURSDAY, TBTs_Completed=8, Notes="nearly done"))
    copies = [tmp_path / f"cut{number}" for number in range(1, 46)]
    for copy in copies:
        shutil.copytree(workspace, copy)
    kills = killed(enumerate(copies, start=1), f"sync --as-of {FRIDAY}")
    assert kills.index(False) > 3
    assert not any(kills[kills.index(False) :])
    whole = tracker.read_bytes(), read_parts(copies[-1].joinpath(tracker.name).read_bytes())
    for copy in copies[: kills.index(False)]:
        there = read_parts((copy / tracker.name).read_bytes())
        assert there in (read_parts(whole[0]), whole[1]), "the old or the new, nothing between"
        assert sync(copy).code == 0
        assert read_parts((copy / tracker.name).read_bytes()) == whole[1]
        change(copy / tracker.name, "Notes", None)
        assert "0 cells changed" in sync(copy).out, f"{copy.name}: it knows what it wrote"
        assert not [*copy.glob(".callcert-*")]


# ---- what is remembered, and of whom


WEDNESDAY, TUESDAY = MONDAY + timedelta(days=2), MONDAY + timedelta(days=1)


def sync_on(workspace: Path, day: date, *options: str) -> Result:
    return callcert("sync", "--workspace", workspace, "--as-of", day.isoformat(), *options)


def test_a_count_that_callcert_wrote_is_not_lowered(workspace: Path, tracker: Path) -> None:
    write_progress(workspace, report(THURSDAY, TBTs_Completed=8, TBT_Hours=5))
    sync(workspace)
    rows = report(THURSDAY, TBTs_Completed=8, TBT_Hours=5), report(FRIDAY, TBTs_Completed=7)
    write_progress(workspace, *rows)
    result = sync(workspace, "--json")
    assert (result.code, result.json["changes"]) == (0, [])
    assert "cell-changed" not in [one["code"] for one in result.json["findings"]]
    assert cell(tracker, "TBTs Completed") == 8


def test_an_earlier_day_writes_nothing_old(workspace: Path, tracker: Path) -> None:
    put(workspace, marks=failing(3))
    write_progress(
        workspace,
        report(TUESDAY, TBTs_Completed=3, Equipment_Issue="Headset broken", Notes="slow"),
        report(WEDNESDAY, TBTs_Completed=6, TBT_Hours=4, Equipment_Issue="Headset broken"),
    )
    assert score(workspace).code == 0
    assert sync_on(workspace, WEDNESDAY).code == 0
    write_progress(
        workspace,
        report(TUESDAY, TBTs_Completed=3, Equipment_Issue="Headset broken", Notes="slow"),
        report(WEDNESDAY, TBTs_Completed=6, TBT_Hours=4, Equipment_Issue="Headset broken"),
        report(FRIDAY, TBTs_Completed=9, Equipment_Issue="none"),
    )
    change(tracker, "Equipment Issue", None)
    change(tracker, "Notes", None)
    assert sync(workspace).code == 0
    before = tracker.read_bytes()
    for day in (MONDAY, TUESDAY, WEDNESDAY, THURSDAY):
        result = sync_on(workspace, day)
        assert (result.code, "0 cells changed" in result.out) == (0, True), day
    assert tracker.read_bytes() == before
    assert (cell(tracker, "Outcome"), cell(tracker, "TBTs Completed")) == ("Certified", 9)


def test_results_stay_while_the_folder_of_scorecards_is_away(
    workspace: Path, tracker: Path
) -> None:
    put(workspace)
    score(workspace)
    before = tracker.read_bytes()
    (workspace / "scorecards").rename(workspace / "elsewhere")
    assert sync(workspace).code == 0
    assert tracker.read_bytes() == before


def test_a_scorecard_that_was_withdrawn_and_filed_again_counts(
    workspace: Path, tracker: Path
) -> None:
    put(workspace)
    score(workspace)
    score(workspace, "--withdraw", "Doe_Jane_100%.xlsx")
    put(workspace, "again.xlsx", next_steps=["more"] * 5)
    assert score(workspace).code == 0
    assert cell(tracker, "Outcome") == "Certified"
    (workspace / "scorecards").rename(workspace / "elsewhere")
    assert sync(workspace).code == 0
    assert cell(tracker, "Outcome") == "Certified", "it is only away, this time"


def test_what_people_enter_as_callcert_would_is_callcerts_from_then_on(
    workspace: Path, tracker: Path
) -> None:
    write_progress(workspace, report(THURSDAY, TBTs_Completed=8))
    sync(workspace)
    change(tracker, "TBTs Completed", 9)
    write_progress(workspace, report(FRIDAY, TBTs_Completed=9))
    assert changes(sync(workspace, "--json")) == {}
    write_progress(workspace, report(FRIDAY, TBTs_Completed=10))
    assert changes(sync(workspace, "--json")) == {"TBTs Completed": "10"}


def test_after_a_change_of_class_the_new_row_is_filled(workspace: Path, tracker: Path) -> None:
    put(workspace, marks=failing(3))
    write_progress(workspace, report(FRIDAY, TBTs_Completed=8, Notes="hello"))
    score(workspace)
    sync(workspace)
    told = cell(tracker, "Notes")
    old = {**JANE, "Status": "Transferred", "TBTs Completed": 8, "Notes": told}
    write_tracker(workspace, old, {**JANE, "Start Date": TUESDAY})
    result = sync(workspace, "--json")
    assert (result.code, result.json["findings"]) == (0, [])
    assert {one["cell"][-1] for one in result.json["changes"]} == {"3"}
    assert (cell(tracker, "TBTs Completed", 3), cell(tracker, "Outcome", 3)) == (8, "Certified")
    assert cell(tracker, "Notes", 3) is None, "what was noted is not noted again"
    assert "0 cells changed" in sync(workspace).out


def test_a_corrected_surname_brings_no_note_again(workspace: Path, tracker: Path) -> None:
    write_progress(workspace, report(FRIDAY, TBTs_Completed=8, Notes="hello"))
    sync(workspace)
    change(tracker, "Last Name", "Miller")
    before = tracker.read_bytes()
    assert "0 cells changed" in sync(workspace).out
    assert tracker.read_bytes() == before
    change(tracker, "Notes", None)
    assert "0 cells changed" in sync(workspace).out


def test_who_gets_an_id_later_is_known_by_name(workspace: Path) -> None:
    nameless = {**JANE, "Agent ID": None}
    tracker = write_tracker(workspace, nameless, ALAN)
    write_progress(workspace, report(FRIDAY, nameless, TBTs_Completed=8, Notes="hello"))
    sync(workspace)
    change(tracker, "Agent ID", "E1042")
    change(tracker, "Notes", None)
    change(tracker, "TBTs Completed", None)
    result = sync(workspace, "--json")
    assert result.json["changes"] == []
    assert "cell-changed" in [one["code"] for one in result.json["findings"]]


@pytest.mark.parametrize(("outcome", "rate"), [("Pending", 0), ("TBD", "0%")])
def test_what_stands_for_no_result_yet_is_filled(
    workspace: Path, tracker: Path, outcome: str, rate: Any
) -> None:
    change(tracker, "Outcome", outcome)
    change(tracker, "Pass Rate", rate)
    put(workspace)
    assert score(workspace).code == 0
    assert cell(tracker, "Outcome") == "Certified"
    assert cell(tracker, "Pass Rate") in {1, "100%"}


# ---- sheets of other teams


def add_sheet(file: Path, title: str, *rows: Sequence[Any], first: bool = True) -> None:
    book = load_workbook(file)
    sheet = book.create_sheet(title, 0 if first else None)
    for row in rows:
        sheet.append(list(row))
    book.save(file)
    book.close()


@pytest.mark.parametrize("first", [True, False])
def test_sheets_of_other_teams_are_passed_over(workspace: Path, tracker: Path, first: bool) -> None:
    attendance = ("Employee ID", "Employee Name", "Points", "Coaching", "Written CAP", "Final CAP")
    late = ("E1042", "Jane Doe", 3, TUESDAY, WEDNESDAY, THURSDAY)
    add_sheet(tracker, "Attendance", attendance, late, first=first)
    issue = ("E7", "Zoe Zimmer", "no mouse", "INC-1")
    add_sheet(tracker, "IT", ("Agent ID", "Name", "Equipment Issue", "Ticket"), issue, first=first)
    progress = write_progress(workspace, report(FRIDAY, TBTs_Completed=8, TBT_Hours=2))
    hours = ("Date", "Employee", "Hours"), (FRIDAY, "Jane Doe", 8.5), (FRIDAY, "Zoe Zimmer", 9)
    add_sheet(progress, "Timesheet", *hours, first=first)
    result = sync(workspace, "--json")
    assert (result.code, result.json["findings"]) == (0, [])
    assert {one["sheet"] for one in result.json["changes"]} == {"Tracker"}
    assert changes(result) == {"TBTs Completed": "8", "TBT Hours": "2"}


def test_a_sheet_for_each_class_is_read(workspace: Path, tracker: Path) -> None:
    add_sheet(tracker, "Class B", TRACKER, [ALAN.get(heading) for heading in TRACKER], first=False)
    change(tracker, "Agent ID", "E3000", row=3)
    change(tracker, "Last Name", "Other", row=3)
    write_progress(workspace, report(FRIDAY, ALAN, TBTs_Completed=8))
    (one,) = sync(workspace, "--json").json["changes"]
    assert (one["sheet"], one["cell"]) == ("Class B", "O2")


# ---- a plan to paste from


@pytest.fixture
def planned(workspace: Path, tracker: Path) -> Path:
    (workspace / "callcert.toml").write_text(
        'coordinator = { name = "Robin" }\n[tracker]\nwrite = "plan"\n'
    )
    return tracker


def pasted(workspace: Path, tracker: Path, heading: str) -> None:
    """A person pastes the blue cells of one block."""
    rows = to_paste(workspace)
    values = [value for block, value in rows if block.startswith(f"{heading}: ")]
    assert values, rows
    change(tracker, heading, values[0])


def to_paste(workspace: Path) -> list[tuple[str, Any]]:
    """The blocks of the workbook with Jane's values."""
    file = workspace / "reports" / "Tracker changes to enter.xlsx"
    found, block = [], ""
    for who, value in (
        load_workbook(file).worksheets[0].iter_rows(min_row=4, max_col=2, values_only=True)
    ):
        block = str(who) if who and value is None and ": " in str(who) else block
        if who == "Doe, Jane":
            found.append((block, value))
    return found


def headings_to_paste(workspace: Path) -> set[str]:
    return {block.partition(": ")[0] for block, _ in to_paste(workspace)}


def test_the_workbook_holds_all_that_is_to_be_entered_until_it_is(
    workspace: Path, planned: Path
) -> None:
    before = planned.read_bytes()
    write_progress(workspace, report(FRIDAY, TBTs_Completed=8, Notes="hello"))
    assert sync(workspace).code == 0
    assert headings_to_paste(workspace) == {"TBTs Completed", "Notes"}
    delivered = ("deliver", "Doe", "coaching", "--workspace", workspace, *AS_OF)
    assert callcert(*delivered).code == 0
    put(workspace, marks=failing(3))
    assert score(workspace).code == 0
    results = {"Calls Completed", "Pass Rate", "Outcome", "Completed On", "Certifier"}
    everything = {"TBTs Completed", "Notes", "Coaching Delivered"} | results
    assert headings_to_paste(workspace) == everything
    (notes,) = (value for block, value in to_paste(workspace) if block.startswith("Notes"))
    assert sorted(notes.splitlines()) == [
        "11/20/2026 - Jane Doe - hello",
        NOTED,
        "11/20/2026 - Robin - Documented coaching delivered",
    ]
    assert planned.read_bytes() == before
    for heading in sorted(everything):
        pasted(workspace, planned, heading)
        everything.remove(heading)
        assert sync(workspace).code == 0
        assert everything == (headings_to_paste(workspace) if everything else set())
    assert not (workspace / "reports" / "Tracker changes to enter.xlsx").exists()
    again = sync(workspace, "--json")
    assert (again.json["status"], again.json["changes"]) == ("unchanged", [])


def test_what_was_pasted_is_callcerts_as_if_it_had_written_it(
    workspace: Path, planned: Path
) -> None:
    put(workspace)
    score(workspace)
    for heading in headings_to_paste(workspace):
        pasted(workspace, planned, heading)
    assert sync(workspace, "--json").json["changes"] == []
    score(workspace, "--withdraw", "Doe_Jane_100%.xlsx")
    emptied = {"Pass Rate": None, "Outcome": None, "Completed On": None}
    assert changes(sync(workspace, "--json")) == emptied
    put(workspace, "other.xlsx", marks=failing(3))
    score(workspace)
    assert changes(sync(workspace, "--json"))["Pass Rate"] == "80%"
    change(planned, "Certifier", None)
    result = sync(workspace, "--json")
    assert "Certifier" not in changes(result), "what a person empties stays empty"


def test_a_row_that_cannot_be_used_makes_exit_code_1(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    write_progress(workspace, {"Date": date(2026, 11, 20), "Last Name": "Nobody", "Notes": "hi"})
    result = sync(workspace)
    assert result.code == 1
    assert "nobody in the tracker" in result.out
