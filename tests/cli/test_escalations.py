"""``callcert escalations`` from workbooks to tables and JSON."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.class_books import ALAN, JANE, MONDAY, Row, report, write_progress, write_tracker
from tests.commands import Result, callcert, snapshot
from tests.forms import failing, scorecard

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=n) for n in range(1, 5))
NEXT_MONDAY = MONDAY + timedelta(days=7)

AGENT_KEYS = [
    "agent", "start_date", "day", "status", "calls_completed", "calls_required", "tbts_completed",
    "tbts_assigned", "step_due", "due_on", "days_overdue", "clock_step", "next_step",
    "next_step_on", "delivered", "equipment_issue", "excused_days", "why",
]  # fmt: skip


def set_up(workspace: Path, settings: str) -> None:
    (workspace / "callcert.toml").write_text(settings)


def escalations(workspace: Path, day: date, *options: str) -> Result:
    return callcert("escalations", "--workspace", workspace, "--as-of", day.isoformat(), *options)


def listed(workspace: Path, day: date) -> dict[str, Any]:
    agents = escalations(workspace, day, "--json").json["agents"]
    return {one["agent"]["agent_id"] or one["agent"]["last_name"]: one for one in agents}


def jane(workspace: Path, day: date) -> Any:
    return listed(workspace, day)["E1042"]


def found(workspace: Path, day: date) -> list[tuple[str, str | None, str]]:
    findings = escalations(workspace, day, "--json").json["findings"]
    return [(one["code"], one["cell"], Path(one["file"]).name) for one in findings]


def test_the_json_keys_are_the_promised_ones(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    document = escalations(workspace, FRIDAY, "--json").json
    assert list(document) == ["as_of", "first_step_counts", "agents", "findings"]
    assert (document["as_of"], document["first_step_counts"]) == ("2026-11-20", "business")
    (one,) = document["agents"]
    assert list(one) == AGENT_KEYS
    assert one["agent"] == {"last_name": "Doe", "first_name": "Jane", "agent_id": "E1042"}
    assert list(one["delivered"]) == ["coaching", "written-cap", "final-cap", "termination-review"]


@pytest.mark.parametrize(
    ("day", "number", "status", "due"),
    [
        (MONDAY - timedelta(days=1), 0, "not-started", None),
        (MONDAY, 1, "on-track", None),
        (TUESDAY, 2, "on-track", None),
        (WEDNESDAY, 3, "late", None),
        (THURSDAY, 4, "step-due", "coaching"),
        (NEXT_MONDAY, 6, "step-due", "coaching"),
    ],
)
def test_the_ladder_day_by_day(
    workspace: Path, day: date, number: int, status: str, due: str | None
) -> None:
    write_tracker(workspace, JANE)
    one = jane(workspace, day)
    assert (one["day"], one["status"], one["step_due"]) == (number, status, due)


def test_a_step_that_is_due_says_since_when_and_what_the_clock_says(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    one = jane(workspace, NEXT_MONDAY)
    assert (one["due_on"], one["days_overdue"], one["clock_step"]) == ("2026-11-19", 2, "final-cap")
    assert (one["next_step"], one["next_step_on"]) == ("written-cap", None)


def test_the_next_step_counts_from_the_delivery_and_skips_the_holiday(workspace: Path) -> None:
    wednesday = date(2026, 11, 25)
    write_tracker(workspace, {**JANE, "Start Date": FRIDAY, "Coaching Delivered": wednesday})
    one = jane(workspace, wednesday)
    assert (one["status"], one["next_step"]) == ("escalated", "written-cap")
    assert one["next_step_on"] == "2026-11-27", "Thanksgiving is no business day"


def test_complete_needs_the_scorecard_and_the_modules(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    write_progress(workspace, report(THURSDAY, TBTs_Completed=11, Calls_Completed=5))
    (workspace / "scorecards" / "Doe_Jane_100%.xlsx").write_bytes(
        scorecard(certification_date=THURSDAY)
    )
    assert jane(workspace, FRIDAY)["status"] == "step-due"
    write_progress(
        workspace,
        report(THURSDAY, TBTs_Completed=11, Calls_Completed=5),
        report(FRIDAY, TBTs_Completed=12),
    )
    one = jane(workspace, FRIDAY)
    assert (one["status"], one["step_due"], one["calls_completed"]) == ("complete", None, 5)
    assert jane(workspace, THURSDAY)["status"] == "step-due", "nothing dated later is used"
    assert jane(workspace, WEDNESDAY)["calls_completed"] is None


def test_five_calls_without_a_scorecard_are_not_complete(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    write_progress(workspace, report(FRIDAY, TBTs_Completed="done", Calls_Completed="5/5"))
    result = escalations(workspace, FRIDAY)
    assert result.code == 0
    assert "awaiting scorecard" in result.out
    one = jane(workspace, FRIDAY)
    assert (one["status"], one["tbts_completed"], one["tbts_assigned"]) == ("step-due", 12, 12)
    assert ("awaiting-scorecard", "R2", "ESP Tracker.xlsx") in found(workspace, FRIDAY)


def test_of_two_rows_of_one_day_the_lower_counts(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    rows = [report(FRIDAY, TBTs_Completed=9), report(FRIDAY, TBTs_Completed=7)]
    write_progress(workspace, *rows)
    assert jane(workspace, FRIDAY)["tbts_completed"] == 7
    assert ("count-down", "E3", "ESP Agent Progress Report.xlsx") in found(workspace, FRIDAY)


def test_rows_that_cannot_be_used_are_findings_with_their_cells(workspace: Path) -> None:
    write_tracker(workspace, JANE, ALAN)
    write_progress(
        workspace,
        report(FRIDAY, TBTs_Completed=3),
        {**report(FRIDAY), "Date": "soon"},
        report(FRIDAY, TBTs_Completed="a few"),
        {"Date": FRIDAY, "Last Name": "Do", "First Name": "Jane", "TBTs Completed": 12},
        {"Date": FRIDAY, "TBTs Completed": 12, "Calls Completed": 5, "Notes": "who am I?"},
    )
    result = escalations(workspace, FRIDAY, "--json")
    assert result.code == 1
    where = {(code, cell) for code, cell, _ in found(workspace, FRIDAY)}
    assert {("row-date", "A3"), ("row-count", "E4"), ("row-unknown", "D5")} <= where
    assert ("row-nobody", "D6") in where
    (unknown,) = (one for one in result.json["findings"] if one["code"] == "row-unknown")
    assert "nearly Doe, Jane (E1042)" in unknown["message"]
    assert jane(workspace, FRIDAY)["tbts_completed"] == 3


def test_an_alias_settles_a_spelling(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    write_progress(
        workspace, {"Date": FRIDAY, "Last Name": "Do", "First Name": "Jenny", "TBTs Completed": 4}
    )
    assert escalations(workspace, FRIDAY).code == 1
    set_up(workspace, '\n[progress.aliases]\n"Do, Jenny" = "E1042"\n')
    assert escalations(workspace, FRIDAY).code == 0
    assert jane(workspace, FRIDAY)["tbts_completed"] == 4


def test_two_agents_are_never_merged(workspace: Path) -> None:
    namesake = {**JANE, "Agent ID": "E1043"}
    write_tracker(workspace, JANE, namesake)
    write_progress(
        workspace,
        report(THURSDAY, TBTs_Completed=2),
        report(THURSDAY, namesake, TBTs_Completed=8),
        {"Date": FRIDAY, "Last Name": "Doe", "First Name": "Jane", "TBTs Completed": 12},
    )
    agents = listed(workspace, FRIDAY)
    assert (agents["E1042"]["tbts_completed"], agents["E1043"]["tbts_completed"]) == (2, 8)
    assert ("row-ambiguous", "D4") in {(code, cell) for code, cell, _ in found(workspace, FRIDAY)}


@pytest.mark.parametrize("status", ["NLE", "no longer employed", "Moved", " TRANSFERRED "])
def test_who_has_left_is_listed_and_off_the_ladder(workspace: Path, status: str) -> None:
    write_tracker(workspace, {**JANE, "Status": status})
    one = jane(workspace, FRIDAY)
    assert (one["status"], one["step_due"], one["clock_step"]) == ("left", None, None)
    assert "Doe, Jane" not in escalations(workspace, FRIDAY).out
    assert "Doe, Jane" in escalations(workspace, FRIDAY, "--all").out


def test_of_two_rows_of_one_id_the_one_that_has_not_left_counts(workspace: Path) -> None:
    old = {**JANE, "Start Date": MONDAY - timedelta(days=14), "Status": "Moved"}
    write_tracker(workspace, old, JANE)
    assert jane(workspace, TUESDAY)["day"] == 2
    write_tracker(workspace, {**old, "Status": "Active"}, JANE)
    assert listed(workspace, TUESDAY) == {}
    assert [code for code, _, _ in found(workspace, TUESDAY)] == ["same-id-twice"] * 2
    assert escalations(workspace, TUESDAY).code == 1


def test_excused_days_do_not_count(workspace: Path) -> None:
    write_tracker(workspace, {**JANE, "Excused Days": "11/17/2026-11/18/2026, 11/20/2026"})
    one = jane(workspace, FRIDAY)
    assert (one["day"], one["next_step_on"]) == (2, "2026-11-24")
    assert one["excused_days"] == ["2026-11-17", "2026-11-18", "2026-11-20"]


def test_closures_and_working_days_of_the_settings(workspace: Path) -> None:
    set_up(workspace, "\n[calendar]\nclosures = [2026-11-18]\nworking_days = [2026-11-21]\n")
    text = (
        (workspace / "callcert.toml").read_text().replace("\n[calendar]\n# country", "\n# country")
    )
    (workspace / "callcert.toml").write_text(text)
    write_tracker(workspace, JANE)
    assert jane(workspace, date(2026, 11, 21))["day"] == 5


def test_an_open_equipment_issue_is_shown_and_pauses_the_clock_only_where_set(
    workspace: Path,
) -> None:
    write_tracker(workspace, JANE)
    write_progress(
        workspace,
        report(TUESDAY, Equipment_Issue="Headset broken"),
        report(WEDNESDAY, Equipment_Issue="Headset broken"),
    )
    one = jane(workspace, FRIDAY)
    assert (one["day"], one["equipment_issue"]) == (5, "Headset broken")
    set_up(workspace, "\n[rules]\nequipment_pauses_clock = true\n")
    assert jane(workspace, FRIDAY)["day"] == 1, "the issue is open from Tuesday on"


def test_first_step_by_the_calendar_is_printed(workspace: Path) -> None:
    set_up(workspace, '[rules]\nfirst_step_counts = "calendar"\n')
    write_tracker(workspace, {**JANE, "Start Date": FRIDAY})
    document = escalations(workspace, NEXT_MONDAY, "--json").json
    assert document["first_step_counts"] == "calendar"
    assert document["agents"][0]["step_due"] == "coaching"
    assert "3 calendar days have passed" in escalations(workspace, NEXT_MONDAY).out


@pytest.mark.parametrize(
    ("heading", "day", "code"),
    [
        ("Written CAP Delivered", THURSDAY, "step-without-forerunner"),
        ("Coaching Delivered", MONDAY - timedelta(days=3), "step-before-start"),
        ("Coaching Delivered", NEXT_MONDAY, "step-after-day"),
        ("Coaching Delivered", "yes", "delivery-unreadable"),
    ],
)
def test_a_delivery_that_cannot_be_is_an_error_and_not_counted(
    workspace: Path, heading: str, day: object, code: str
) -> None:
    write_tracker(workspace, {**JANE, heading: day})
    assert code in {one for one, _, _ in found(workspace, FRIDAY)}
    one = jane(workspace, FRIDAY)
    assert one["step_due"] == "coaching"
    assert set(one["delivered"].values()) == {None}
    assert escalations(workspace, FRIDAY).code == 1


def test_the_progress_report_alone_is_enough(workspace: Path) -> None:
    (workspace / "ESP Tracker.xlsx").unlink()
    write_progress(
        workspace,
        report(TUESDAY, TBTs_Completed=1, TBTs_Assigned=12),
        {"Date": WEDNESDAY, "Last Name": "Jane", "First Name": "Doe", "TBTs Completed": 5},
        {"Date": WEDNESDAY, "Last Name": "Dow", "First Name": "Jane", "TBTs Completed": 2},
    )
    result = escalations(workspace, WEDNESDAY)
    assert "worked from the progress report alone" in result.err
    agents = listed(workspace, WEDNESDAY)
    assert {name: one["tbts_completed"] for name, one in agents.items()} == {"E1042": 5, "Dow": 2}
    assert agents["E1042"]["start_date"] == "2026-11-17"
    assert "the first report, as no start date is known" in agents["E1042"]["why"][0]
    assert [code for code, _, _ in found(workspace, WEDNESDAY)] == ["near-name"]


def test_a_start_date_in_the_progress_report_is_used(workspace: Path) -> None:
    (workspace / "ESP Tracker.xlsx").unlink()
    headings = ("Start Date", "Date", "Agent", "TBTs", "Calls")
    row: Row = {"Start Date": MONDAY, "Date": WEDNESDAY, "Agent": "Jane Doe", "TBTs": "3/12"}
    write_progress(workspace, row, headings=headings)
    one = listed(workspace, WEDNESDAY)["Doe"]
    assert (one["start_date"], one["day"], one["tbts_assigned"]) == ("2026-11-16", 3, 12)


def test_the_tracker_alone_is_enough(workspace: Path) -> None:
    (workspace / "ESP Agent Progress Report.xlsx").unlink()
    write_tracker(workspace, {**JANE, "TBTs Completed": 12, "Outcome": "Certified"})
    assert "worked from the tracker alone" in escalations(workspace, FRIDAY).err
    assert jane(workspace, FRIDAY)["status"] == "complete"


def test_neither_workbook_is_one_line_and_exit_code_3(workspace: Path) -> None:
    for file in workspace.glob("ESP*"):
        file.unlink()
    result = escalations(workspace, FRIDAY)
    assert (result.code, result.out) == (3, "")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("name", ["ESP Tracker.xlsx", "ESP Agent Progress Report.xlsx"])
def test_a_broken_workbook_is_one_line_and_exit_code_3(workspace: Path, name: str) -> None:
    write_tracker(workspace, JANE)
    write_progress(workspace, report(FRIDAY))
    file = workspace / name
    file.write_bytes(file.read_bytes()[:2000])
    result = escalations(workspace, FRIDAY)
    assert result.code == 3
    assert name in result.err
    assert "damaged" in result.err
    assert result.err.count("\n") == 1


def test_own_headings_of_the_settings(workspace: Path) -> None:
    write_tracker(
        workspace,
        {"Badge ID": "E1042", "Surname": "Doe", "Given": "Jane", "In since": MONDAY},
        headings=("Badge ID", "Surname", "Given", "In since", "Outcome"),
    )
    set_up(workspace, '\n[tracker.columns]\n"Start Date" = "In since"\n"Given" = "First Name"\n')
    assert jane(workspace, FRIDAY)["day"] == 5
    set_up(workspace, '[tracker.columns]\n"Start Date" = "In since"\n"Email" = "Post"\n')
    result = escalations(workspace, FRIDAY)
    assert result.code == 2
    assert '"Post" (for Email)' in result.err


def test_a_heading_that_is_nobodys_is_a_settings_error(workspace: Path) -> None:
    set_up(workspace, '\n[progress.columns]\n"Shoe size" = "Feet"\n')
    result = escalations(workspace, FRIDAY)
    assert result.code == 2
    assert "Shoe size" in result.err


def test_it_changes_nothing(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    write_progress(workspace, report(FRIDAY, TBTs_Completed=3))
    (workspace / "scorecards" / "Doe_Jane_100%.xlsx").write_bytes(scorecard())
    before = snapshot(workspace)
    escalations(workspace, FRIDAY)
    escalations(workspace, FRIDAY, "--explain", "Doe")
    assert snapshot(workspace) == before


def test_the_most_urgent_come_first(workspace: Path) -> None:
    early = {**ALAN, "Start Date": MONDAY - timedelta(days=7)}
    done = {**JANE, "Agent ID": "E3", "Last Name": "Able", "Outcome": "Failed"}
    write_tracker(workspace, done, JANE, early)
    assert list(listed(workspace, FRIDAY)) == ["E2001", "E1042", "E3"]
    out = escalations(workspace, FRIDAY).out
    assert out.index("Roe, Alan") < out.index("Doe, Jane")
    assert "3 agents: 2 step due, 1 failed." in out


def test_the_last_step_is_a_review_and_never_an_order(workspace: Path) -> None:
    days = {"Coaching Delivered": THURSDAY, "Written CAP Delivered": FRIDAY}
    final = {**JANE, **days, "Final CAP Delivered": NEXT_MONDAY}
    write_tracker(workspace, final)
    result = escalations(workspace, date(2026, 11, 24))
    assert "may be termed: review" in result.out
    write_tracker(workspace, {**final, "Termination Review Held": date(2026, 11, 24)})
    one = jane(workspace, date(2026, 12, 4))
    assert (one["status"], one["step_due"], one["next_step"]) == ("escalated", None, None)


def test_explain_shows_each_day_with_its_reason(workspace: Path) -> None:
    write_tracker(workspace, {**JANE, "Start Date": FRIDAY, "Excused Days": "11/24/2026"})
    write_progress(workspace, report(NEXT_MONDAY, TBTs_Completed=3, Equipment_Issue="no sound"))
    result = escalations(workspace, date(2026, 11, 30), "--explain", "jane doe")
    lines = {line[:10]: line for line in result.out.splitlines()}
    assert "weekend" in lines["11/21/2026"]
    assert "TBTs 3" in lines["11/23/2026"]
    assert "excused absence" in lines["11/24/2026"]
    assert "public holiday (Thanksgiving" in lines["11/26/2026"]
    assert "documented coaching DUE" in result.out
    assert "Day 5 on 11/30/2026" in result.out


@pytest.mark.parametrize(
    ("name", "said"),
    [("Doe", "may be any of Doe, Jane (E1042); Doe, Ann (E7)"), ("Doo, Jane", "nearly Doe, Jane")],
)
def test_explain_of_an_uncertain_name_lists_the_candidates(
    workspace: Path, name: str, said: str
) -> None:
    write_tracker(workspace, JANE, {**JANE, "Agent ID": "E7", "First Name": "Ann"})
    result = escalations(workspace, FRIDAY, "--explain", name)
    assert result.code == 2
    assert said in result.err


def test_explain_and_json_do_not_go_together(workspace: Path) -> None:
    assert escalations(workspace, FRIDAY, "--explain", "Doe", "--json").code == 2


def test_without_a_workspace_it_says_what_to_do() -> None:
    result = callcert("escalations")
    assert result.code == 2
    assert "callcert init" in result.err


def test_quiet_says_nothing_unless_there_is_trouble(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    assert escalations(workspace, FRIDAY, "--quiet").out == ""
    write_tracker(workspace, {**JANE, "Start Date": "when?"})
    result = escalations(workspace, FRIDAY, "--quiet")
    assert (result.code, "cannot be read" in result.out) == (1, True)


def test_a_newer_report_moves_older_warnings_aside(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    write_progress(
        workspace, report(THURSDAY, TBT_Hours=9), report(FRIDAY, TBT_Hours=7, TBTs_Completed=3)
    )
    out = escalations(workspace, FRIDAY).out
    assert "9 hours" not in out
    assert "1 more warning about older reports" in out
    assert "9 hours" in escalations(workspace, FRIDAY, "--all").out
    assert "tbts-too-long" in {code for code, _, _ in found(workspace, FRIDAY)}


def test_a_scorecard_of_somebody_unknown_is_said(workspace: Path) -> None:
    write_tracker(workspace, ALAN)
    (workspace / "scorecards" / "Doe_Jane_100%.xlsx").write_bytes(scorecard())
    assert ("scorecard-unknown", None, "Doe_Jane_100%.xlsx") in found(workspace, FRIDAY)
    assert escalations(workspace, FRIDAY).code == 0


def test_a_report_dated_later_is_not_used(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    write_progress(workspace, report(THURSDAY, TBTs_Completed=3), report(FRIDAY, TBTs_Completed=9))
    assert jane(workspace, THURSDAY)["tbts_completed"] == 3
    assert ("row-future", "A3") in {(code, cell) for code, cell, _ in found(workspace, THURSDAY)}


def test_an_agent_without_a_start_date_is_not_lost(workspace: Path) -> None:
    write_tracker(workspace, {**JANE, "Start Date": None})
    one = jane(workspace, FRIDAY)
    assert (one["status"], one["start_date"], one["day"]) == ("not-started", None, 0)
    assert "start-missing" in {code for code, _, _ in found(workspace, FRIDAY)}
    write_progress(workspace, report(WEDNESDAY, TBTs_Completed=3))
    assert jane(workspace, FRIDAY)["start_date"] == "2026-11-18"
    assert "start-assumed" in {code for code, _, _ in found(workspace, FRIDAY)}


def test_a_row_with_only_a_name_or_an_id_is_an_agent(workspace: Path) -> None:
    write_tracker(workspace, JANE, {"Last Name": "Roe"}, {"Agent ID": "E9"})
    assert set(listed(workspace, FRIDAY)) == {"E1042", "Roe", "E9"}
    where = found(workspace, FRIDAY)
    assert [one for one in where if one[0] == "start-missing"] == [
        ("start-missing", cell, "ESP Tracker.xlsx") for cell in ("F3", "F4")
    ]


def test_what_a_later_scorecard_says_is_not_believed_of_the_tracker(workspace: Path) -> None:
    result = {"Outcome": "Certified", "Pass Rate": 1, "Calls Completed": 5, "TBTs Completed": 12}
    write_tracker(workspace, {**JANE, **result})
    assert jane(workspace, THURSDAY)["status"] == "complete"
    (workspace / "scorecards" / "Doe_Jane_100%.xlsx").write_bytes(
        scorecard(certification_date=FRIDAY)
    )
    one = jane(workspace, THURSDAY)
    assert (one["status"], one["calls_completed"]) == ("step-due", None)
    assert "awaiting-scorecard" not in [code for code, *_ in found(workspace, THURSDAY)]
    assert jane(workspace, FRIDAY)["status"] == "complete"


def test_of_two_scorecards_the_newest_up_to_the_day_counts(workspace: Path) -> None:
    done = report(TUESDAY, TBTs_Completed=12, TBTs_Assigned=12)
    write_tracker(workspace, JANE)
    write_progress(workspace, done)
    for name, marks, day in (("100", None, FRIDAY), ("60", failing(2, 3), WEDNESDAY)):
        told = {"certification_date": day} | ({"marks": marks} if marks else {})
        (workspace / "scorecards" / f"Doe_Jane_{name}%.xlsx").write_bytes(scorecard(**told))
    days = (TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)
    statuses = [jane(workspace, day)["status"] for day in days]
    assert statuses == ["on-track", "failed", "failed", "complete"]


def test_faulty_steps_of_somebody_who_has_left_are_no_findings(workspace: Path) -> None:
    faulty = {"Final CAP Delivered": MONDAY - timedelta(days=1)}
    write_tracker(workspace, {**JANE, **faulty})
    assert escalations(workspace, FRIDAY).code == 1
    write_tracker(workspace, {**JANE, **faulty, "Status": "NLE"})
    assert escalations(workspace, FRIDAY).code == 0
    assert found(workspace, FRIDAY) == []
