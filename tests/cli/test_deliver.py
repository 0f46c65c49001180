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


def test_a_formula_in_the_steps_column_leaves_all_as_it_is(workspace: Path, tracker: Path) -> None:
    change(tracker, "Coaching Delivered", '=IF(1=1,"","")')
    before = tracker.read_bytes()
    for _ in range(2):
        result = deliver(workspace, "Doe", "coaching", FRIDAY, "--json")
        assert (result.code, result.json["status"]) == (1, "unchanged")
        assert result.json["changes"] == []
        (found,) = result.json["findings"]
        assert (found["code"], found["severity"], found["cell"]) == ("cell-refused", "error", "V2")
        assert tracker.read_bytes() == before
    assert "recorded already" not in deliver(workspace, "Doe", "coaching", FRIDAY).out
    assert cell(tracker, "Notes") is None


def test_nor_is_the_day_entered_where_the_note_cannot_be(workspace: Path, tracker: Path) -> None:
    change(tracker, "Notes", '="a"&"b"')
    before = tracker.read_bytes()
    assert deliver(workspace, "Doe", "coaching", FRIDAY).code == 1
    assert tracker.read_bytes() == before


def test_a_note_that_stands_there_is_written_again(workspace: Path, tracker: Path) -> None:
    for _ in range(2):
        deliver(workspace, "Doe", "coaching", FRIDAY)
        deliver(workspace, "Doe", "coaching", FRIDAY, "--undo")
    said = "11/20/2026 - Robin Lane - Documented coaching"
    undone = f"{said} of 11/20/2026 taken back, entered by mistake"
    assert cell(tracker, "Notes").splitlines() == [
        f"{said} delivered", undone, f"{said} delivered (again)", f"{undone} (again)",
    ]  # fmt: skip


def test_an_open_tracker_shows_what_waits(workspace: Path, tracker: Path) -> None:
    mark = workspace / "~$ESP Tracker.xlsx"
    mark.write_bytes(b"\x03Kim")
    result = deliver(workspace, "Doe", "coaching", FRIDAY, "--json")
    assert (result.code, result.json["status"]) == (3, "waiting")
    assert [one["column"] for one in result.json["changes"]] == ["Coaching Delivered", "Notes"]
    assert "2 cells still to be changed" in deliver(workspace, "Doe", "coaching", FRIDAY).out
    mark.unlink()
    assert deliver(workspace, "Doe", "coaching", FRIDAY).code == 0
    assert cell(tracker, "Coaching Delivered").date() == FRIDAY


# ---- a tracker that callcert does not write


@pytest.fixture
def planned(workspace: Path, tracker: Path) -> Path:
    settings = workspace / "callcert.toml"
    settings.write_text(settings.read_text() + '[tracker]\nwrite = "plan"\n')
    return tracker


def asked(result: Result) -> dict[str, str | None]:
    assert result.code == 0, result
    return {one["column"]: one["after"] for one in result.json["changes"]}


def still(workspace: Path, day: date = FRIDAY) -> dict[str, str | None]:
    words = ("sync", "--workspace", workspace, "--as-of", day.isoformat(), "--json")
    return asked(callcert(*words))


def test_what_is_asked_for_stays_until_it_is_entered(workspace: Path, planned: Path) -> None:
    for _ in range(2):
        first = asked(deliver(workspace, "Doe", "coaching", FRIDAY, "--json"))
        assert set(first) == {"Coaching Delivered", "Notes"}
        assert still(workspace, NEXT_MONDAY) == first
    change(planned, "Coaching Delivered", FRIDAY)
    assert set(still(workspace)) == {"Notes"}
    change(planned, "Notes", "11/20/2026 - Robin Lane - documented coaching delivered")
    assert still(workspace) == {}
    change(planned, "Coaching Delivered", None)
    assert still(workspace) == {}, "entered once, it is asked for no more"


def test_undo_of_what_is_not_entered_drops_it(workspace: Path, planned: Path) -> None:
    deliver(workspace, "Doe", "coaching", FRIDAY)
    assert asked(deliver(workspace, "Doe", "coaching", FRIDAY, "--undo", "--json")) == {}
    assert still(workspace) == {}
    assert not (workspace / "reports" / "Tracker changes to enter.xlsx").exists()
    result = deliver(workspace, "Doe", "coaching", FRIDAY, "--undo")
    assert (result.code, "has no documented coaching recorded" in result.err) == (2, True)
    change(planned, "Coaching Delivered", FRIDAY)
    undone = asked(deliver(workspace, "Doe", "coaching", FRIDAY, "--undo", "--json"))
    assert set(undone) == {"Coaching Delivered", "Notes"}
    assert not undone["Coaching Delivered"]
    assert asked(deliver(workspace, "Doe", "coaching", FRIDAY, "--undo", "--json")) == undone


def test_what_is_asked_for_counts_for_what_is_asked_next(workspace: Path, planned: Path) -> None:
    deliver(workspace, "Doe", "coaching", THURSDAY)
    result = deliver(workspace, "Doe", "coaching", FRIDAY)
    assert (result.code, "recorded on 11/19/2026; --undo" in result.err) == (2, True)
    assert deliver(workspace, "Doe", "written-cap", FRIDAY).code == 0
    result = deliver(workspace, "Doe", "coaching", FRIDAY, "--undo")
    assert (result.code, "take that back first" in result.err) == (2, True)
    found = still(workspace)
    assert found["Coaching Delivered"] == "11/19/2026"
    assert found["Written CAP Delivered"] == "11/20/2026"
    assert deliver(workspace, "Doe", "written-cap", FRIDAY, "--undo").code == 0
    assert set(still(workspace)) == {"Coaching Delivered", "Notes"}
    assert cell(planned, "Coaching Delivered") is None


def test_another_day_asked_for_takes_the_place_of_the_first(workspace: Path, planned: Path) -> None:
    change(planned, "Coaching Delivered", THURSDAY)
    deliver(workspace, "Doe", "coaching", FRIDAY, "--undo")
    words = ("deliver", "Doe", "coaching", "--as-of", FRIDAY.isoformat(), "--json")
    again = callcert(*words, "--workspace", workspace)
    at = [one["after"] for one in again.json["changes"] if one["column"] == "Coaching Delivered"]
    assert at == ["11/20/2026"]


def test_a_dry_run_keeps_nothing(workspace: Path, planned: Path) -> None:
    result = deliver(workspace, "Doe", "coaching", FRIDAY, "--json", "--dry-run")
    assert (result.json["status"], len(result.json["changes"])) == ("would-write", 2)
    assert still(workspace) == {}
    assert cell(planned, "Coaching Delivered") is None


def test_who_gets_an_id_meanwhile_is_still_asked_for(workspace: Path, planned: Path) -> None:
    change(planned, "Agent ID", None)
    deliver(workspace, "Doe", "coaching", FRIDAY)
    change(planned, "Agent ID", "E1042")
    assert set(still(workspace)) == {"Coaching Delivered", "Notes"}
    assert asked(deliver(workspace, "Doe", "coaching", FRIDAY, "--undo", "--json")) == {}


def test_what_is_asked_for_of_a_row_that_is_gone_is_not_shown(
    workspace: Path, planned: Path
) -> None:
    deliver(workspace, "Doe", "coaching", FRIDAY)
    write_tracker(workspace, ALAN)
    assert still(workspace) == {}
    write_tracker(workspace, ALAN, JANE)
    assert set(still(workspace)) == {"Coaching Delivered", "Notes"}
    assert planned.is_file()


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
