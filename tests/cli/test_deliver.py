"""``callcert deliver``: steps recorded in their order, and wrong entries taken back."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.class_books import ALAN, JANE, MONDAY, cell, change, write_tracker
from tests.commands import Result, callcert, snapshot

THURSDAY, FRIDAY = MONDAY + timedelta(days=3), MONDAY + timedelta(days=4)
NEXT_MONDAY = MONDAY + timedelta(days=7)


@pytest.fixture
def tracker(workspace: Path) -> Path:
    (workspace / "callcert.toml").write_text('coordinator = { name = "Robin Lane" }\n')
    return write_tracker(workspace, JANE, ALAN)


def deliver(workspace: Path, agent: str, step: str, day: date, *options: str) -> Result:
    words = ("deliver", agent, step, "--as-of", day.isoformat(), *options)
    return callcert(*words, "--workspace", workspace)


def test_a_delivery_is_the_day_and_a_note(workspace: Path, tracker: Path) -> None:
    result = deliver(workspace, "Doe, Jane", "coaching", FRIDAY, "--note", "signed\nby both")
    assert result.code == 0
    assert cell(tracker, "Coaching Delivered").date() == FRIDAY
    assert cell(tracker, "Notes") == (
        "11/20/2026 - Robin Lane - Documented coaching delivered: signed by both"
    )
    assert "(empty) → 11/20/2026" in result.out


def test_a_delivery_of_an_earlier_day(workspace: Path, tracker: Path) -> None:
    result = deliver(workspace, "E1042", "coaching", FRIDAY, "--on", THURSDAY.isoformat())
    assert result.code == 0
    assert cell(tracker, "Coaching Delivered").date() == THURSDAY
    assert cell(tracker, "Notes").startswith("11/19/2026 - Robin Lane")


@pytest.mark.usefixtures("tracker")
def test_said_twice_it_is_entered_once(workspace: Path) -> None:
    deliver(workspace, "Doe", "coaching", FRIDAY)
    before = snapshot(workspace)
    result = deliver(workspace, "Doe", "coaching", FRIDAY)
    assert (result.code, "0 cells changed" in result.out) == (0, True)
    assert snapshot(workspace) == before


def test_a_dry_run_does_nothing(workspace: Path, tracker: Path) -> None:
    before = snapshot(workspace)
    result = deliver(workspace, "Doe", "coaching", FRIDAY, "--dry-run")
    assert "would be changed" in result.out
    assert snapshot(workspace) == before
    assert cell(tracker, "Coaching Delivered") is None


@pytest.mark.parametrize(
    ("step", "day", "said"),
    [
        ("written-cap", NEXT_MONDAY, "no recorded delivery of the documented coaching"),
        ("coaching", MONDAY, "not due for the documented coaching until 11/19/2026"),
        ("coaching", MONDAY - timedelta(days=3), "has not started yet"),
        ("coaching --on 2026-11-23", FRIDAY, "11/23/2026 is yet to come"),
        ("coaching --undo", FRIDAY, "has no documented coaching recorded"),
    ],
)
def test_what_does_not_apply_is_refused(
    workspace: Path, tracker: Path, step: str, day: date, said: str
) -> None:
    before = tracker.read_bytes()
    name, *options = step.split()
    result = deliver(workspace, "Doe", name, day, *options)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert tracker.read_bytes() == before


def test_early_records_a_step_before_it_is_due(workspace: Path, tracker: Path) -> None:
    assert deliver(workspace, "Doe", "coaching", MONDAY, "--early").code == 0
    assert cell(tracker, "Coaching Delivered").date() == MONDAY
    result = deliver(workspace, "Doe", "written-cap", MONDAY)
    assert "until 11/20/2026" in result.err, "the calendar's own day for it"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"Outcome": "Failed"}, "failed the certification"),
        ({"Status": "NLE"}, "has left"),
        ({"Outcome": "Certified", "TBTs Completed": 12}, "is complete"),
    ],
)
def test_nobody_off_the_ladder_gets_a_step(
    workspace: Path, row: dict[str, object], said: str
) -> None:
    write_tracker(workspace, {**JANE, **row})
    result = deliver(workspace, "Doe", "coaching", FRIDAY)
    assert (result.code, said in result.err) == (2, True)


def test_an_ambiguous_name_lists_the_candidates(workspace: Path) -> None:
    write_tracker(workspace, JANE, {**JANE, "Agent ID": "E7"})
    result = deliver(workspace, "Jane Doe", "coaching", FRIDAY)
    assert result.code == 2
    assert "may be any of Doe, Jane (E1042); Doe, Jane (E7); name the agent ID" in result.err
    assert deliver(workspace, "E7", "coaching", FRIDAY).code == 0


def test_another_day_for_a_recorded_step_needs_undoing_first(
    workspace: Path, tracker: Path
) -> None:
    deliver(workspace, "Doe", "coaching", THURSDAY)
    result = deliver(workspace, "Doe", "coaching", FRIDAY)
    assert result.code == 2
    assert "recorded on 11/19/2026; --undo takes that back first" in result.err
    assert cell(tracker, "Coaching Delivered").date() == THURSDAY


def test_undo_takes_the_last_step_back_with_a_note(workspace: Path, tracker: Path) -> None:
    deliver(workspace, "Doe", "coaching", THURSDAY)
    deliver(workspace, "Doe", "written-cap", FRIDAY)
    result = deliver(workspace, "Doe", "coaching", FRIDAY, "--undo")
    assert "take that back first" in result.err
    result = deliver(workspace, "Doe", "written-cap", FRIDAY, "--undo", "--note", "wrong person")
    assert result.code == 0
    assert cell(tracker, "Written CAP Delivered") is None
    assert cell(tracker, "Notes").splitlines()[-1] == (
        "11/20/2026 - Robin Lane - Written CAP of 11/20/2026 taken back, entered by mistake: "
        "wrong person"
    )
    assert deliver(workspace, "Doe", "written-cap", FRIDAY).code == 0


def test_the_review_is_recorded_as_held_with_its_result(workspace: Path, tracker: Path) -> None:
    for step, day in (("coaching", THURSDAY), ("written-cap", FRIDAY), ("final-cap", NEXT_MONDAY)):
        assert deliver(workspace, "Doe", step, day).code == 0
    day = NEXT_MONDAY + timedelta(days=1)
    assert deliver(workspace, "Doe", "termination-review", day, "--note", "gets two days").code == 0
    assert cell(tracker, "Notes").endswith("Termination review held: gets two days")
    listed = callcert("escalations", "--workspace", workspace, "--as-of", "2026-11-24", "--json")
    (one,) = [a for a in listed.json["agents"] if a["agent"]["agent_id"] == "E1042"]
    assert (one["status"], one["step_due"]) == ("escalated", None)


def test_a_cell_that_holds_something_else_is_not_overwritten(
    workspace: Path, tracker: Path
) -> None:
    change(tracker, "Coaching Delivered", "yes")
    result = deliver(workspace, "Doe", "coaching", FRIDAY)
    assert (result.code, 'has "yes" in V2' in result.err) == (2, True)
    assert cell(tracker, "Coaching Delivered") == "yes"


def test_a_tracker_without_the_column_says_so(workspace: Path) -> None:
    headings = ("Agent ID", "Last Name", "First Name", "Start Date", "Outcome")
    write_tracker(workspace, JANE, headings=headings)
    result = deliver(workspace, "Doe", "coaching", FRIDAY)
    assert (result.code, "no column Coaching Delivered" in result.err) == (2, True)


def test_somebody_not_in_the_tracker(workspace: Path, tracker: Path) -> None:
    result = deliver(workspace, "Zoe Zimmer", "coaching", FRIDAY)
    assert (result.code, "no agent Zoe Zimmer" in result.err) == (2, True)
    tracker.unlink()
    result = deliver(workspace, "Doe", "coaching", FRIDAY)
    assert result.code == 2


def test_an_open_tracker_is_left_alone(workspace: Path, tracker: Path) -> None:
    (workspace / "~$ESP Tracker.xlsx").write_bytes(b"\x03Kim")
    before = tracker.read_bytes()
    result = deliver(workspace, "Doe", "coaching", FRIDAY)
    assert (result.code, "Kim" in result.err) == (3, True)
    assert tracker.read_bytes() == before


def test_in_a_plan_the_tracker_is_left_alone(workspace: Path, tracker: Path) -> None:
    (workspace / "callcert.toml").write_text('[tracker]\nwrite = "plan"\n')
    before = tracker.read_bytes()
    result = deliver(workspace, "Doe", "coaching", FRIDAY)
    assert "to be entered in the tracker by you" in result.out
    assert tracker.read_bytes() == before


def test_json_has_the_changes(workspace: Path, tracker: Path) -> None:
    document = deliver(workspace, "Doe", "coaching", FRIDAY, "--json").json
    assert (document["tracker"], document["status"]) == (str(tracker), "written")
    assert [one["column"] for one in document["changes"]] == ["Coaching Delivered", "Notes"]
