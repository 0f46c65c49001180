"""``callcert assign`` as a coordinator uses it."""

import json
import re
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from callcert.domain.columns import TRACKER
from callcert.domain.rules import Rules
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
from tests.forms import failing, item_count, scorecard

READY = {"Equipment Checked": "Yes", "Ready": "Yes"}
WEDNESDAY: dict[str, Any] = {
    "certification_date": date(2026, 11, 18),
    "connected_at": time(9),
    "completed_at": time(12),
}
ZOE = {**JANE, "Agent ID": "E3003", "Last Name": "Young", "First Name": "Zoe"}
CERTIFIERS = """
coordinator = { name = "Robin" }
[[certifiers]]
name = "Grace O'Connor"
email = "grace@example.com"
shift = "08:00-12:00"
[[certifiers]]
name = "Tom Becker"
"""


@pytest.fixture
def team(workspace: Path) -> Path:
    """Three agents who are ready, and two certifiers: one with one place, one with two."""
    (workspace / "callcert.toml").write_text(CERTIFIERS)
    write_tracker(workspace, *({**one, **READY} for one in (JANE, ALAN, ZOE)))
    write_progress(workspace, report(MONDAY))
    return workspace


def assign(workspace: Path, *more: str | Path, on: str = "2026-11-19") -> Result:
    return callcert("assign", "--workspace", workspace, "--as-of", on, *more)


def pairs(result: Result) -> list[tuple[str, str, str | None]]:
    return [
        (one["agent"]["last_name"], one["certifier"], one["starts"]) for one in result.json["pairs"]
    ]


def test_everybody_is_paired_the_most_urgent_first(team: Path) -> None:
    change(team / "ESP Tracker.xlsx", "Start Date", MONDAY.replace(day=9), row=4)
    before = snapshot(team)
    found = assign(team, "--json")
    assert found.code == 0
    assert pairs(found) == [
        ("Young", "Grace O'Connor", "08:00"),
        ("Doe", "Tom Becker", "09:00"),
        ("Roe", "Tom Becker", "13:00"),
    ]
    assert snapshot(team) == before
    assert assign(team, "--json").out == found.out


def test_json_has_these_keys(team: Path) -> None:
    change(team / "ESP Tracker.xlsx", "Equipment Issue", "No sound")
    found = assign(team, "--json").json
    assert set(found) == {
        "as_of", "day_off", "pairs", "unpaired", "certifiers", "absent", "tracker", "issued",
        "findings",
    }  # fmt: skip
    assert found["unpaired"] == [
        {
            "agent": {"last_name": "Doe", "first_name": "Jane", "agent_id": "E1042"},
            "reason": "equipment-issue",
            "why": "open equipment issue: No sound",
        }
    ]
    assert found["certifiers"][0] == {
        "name": "Grace O'Connor", "email": "grace@example.com", "shift": "08:00-12:00",
        "places": 1, "agents": 1,
    }  # fmt: skip
    assert set(found["pairs"][0]) == {
        "agent", "certifier", "starts", "in_tracker", "failed_by", "why",
    }  # fmt: skip
    assert found["tracker"] is None


@pytest.mark.parametrize("width", [80, 140])
def test_the_tables_say_who_and_why(team: Path, monkeypatch: Any, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("FORCE_COLOR", "1")
    shown = re.sub(r"\x1b\[[\d;]*m", "", assign(team, "--absent", "Grace").out)
    assert "Tom Becker" in shown
    assert "no certifier has time left" in shown
    assert "Absent: Grace O'Connor." in shown
    assert all(len(line) <= width for line in shown.splitlines())


def test_applying_enters_the_certifiers_once(team: Path) -> None:
    planned = assign(team, "--apply", "--dry-run")
    assert "3 cells would be changed" in planned.out
    assert cell(team / "ESP Tracker.xlsx", "Certifier") is None
    done = assign(team, "--apply")
    assert done.code == 0, done.err
    assert "3 cells changed" in done.out
    names = [cell(team / "ESP Tracker.xlsx", "Certifier", row) for row in (2, 3, 4)]
    assert names == ["Grace O'Connor", "Tom Becker", "Tom Becker"]
    before = snapshot(team)
    again = assign(team, "--apply", "--json")
    assert [one["in_tracker"] for one in again.json["pairs"]] == [True] * 3
    assert again.json["tracker"]["changes"] == []
    assert {k: v for k, v in snapshot(team).items() if "ledger" not in k} == {
        k: v for k, v in before.items() if "ledger" not in k
    }


def test_who_is_paired_already_stays_and_others_make_room(team: Path) -> None:
    change(team / "ESP Tracker.xlsx", "Certifier", "O'Connor, Grace", row=4)
    assert pairs(assign(team, "--json")) == [
        ("Doe", "Tom Becker", "09:00"),
        ("Roe", "Tom Becker", "13:00"),
        ("Young", "Grace O'Connor", "08:00"),
    ]


def test_what_callcert_entered_follows_the_day_and_what_others_entered_stays(team: Path) -> None:
    assign(team, "--apply")
    tracker = team / "ESP Tracker.xlsx"
    assert assign(team, "--apply", "--absent", "Grace").code == 0
    assert cell(tracker, "Certifier", 2) == "Grace O'Connor"  # Tom has no place left
    change(tracker, "Certifier", None, row=3)
    assert assign(team, "--apply", "--absent", "Grace").code == 0
    assert cell(tracker, "Certifier", 2) == "Tom Becker"
    change(tracker, "Certifier", "Somebody Else", row=3)
    left = assign(team, "--apply", "--json")
    assert left.code == 0
    assert [one["code"] for one in left.json["findings"]] == ["cell-changed"]
    assert cell(tracker, "Certifier", 3) == "Somebody Else"


def test_namesakes_without_an_id_are_each_entered_in_their_own_row(team: Path) -> None:
    nameless = {**JANE, **READY, "Agent ID": None}
    write_tracker(team, nameless, {**nameless, "Email": "other@example.com"})
    assert assign(team, "--apply").code == 0
    names = [cell(team / "ESP Tracker.xlsx", "Certifier", row) for row in (2, 3)]
    assert names == ["Grace O'Connor", "Tom Becker"]


def test_an_open_tracker_waits(team: Path) -> None:
    (team / "~$ESP Tracker.xlsx").write_bytes(b"\x03Bob" + b" " * 51)
    result = assign(team, "--apply")
    assert result.code == 3
    assert "Tom Becker" in result.out
    assert "open" in result.err
    assert cell(team / "ESP Tracker.xlsx", "Certifier") is None


def test_in_plan_mode_the_pairs_are_left_to_be_entered_and_count_from_then_on(team: Path) -> None:
    (team / "callcert.toml").write_text('tracker = { write = "plan" }\n' + CERTIFIERS)
    first = assign(team, "--apply", "--json")
    assert first.json["tracker"]["status"] == "planned"
    book = load_workbook(first.json["tracker"]["plan_file"])
    said = {str(cell.value) for sheet in book for row in sheet for cell in row}
    book.close()
    assert "Grace O'Connor" in said
    assert cell(team / "ESP Tracker.xlsx", "Certifier") is None
    again = assign(team, "--json", "--absent", "nobody")
    assert again.code == 2
    kept = assign(team, "--json").json["pairs"]
    assert [one["in_tracker"] for one in kept] == [True] * 3
    assert len(assign(team, "--apply", "--json").json["tracker"]["changes"]) == len(
        first.json["tracker"]["changes"]
    )


def test_in_plan_mode_who_has_scored_comes_before_with_whom_one_was_paired(team: Path) -> None:
    (team / "callcert.toml").write_text('tracker = { write = "plan" }\n' + CERTIFIERS)
    assign(team, "--apply")
    (team / "incoming" / "Doe.xlsx").write_bytes(scorecard(certifier="Pat Otto", **WEDNESDAY))
    callcert("score", "--workspace", team, "--as-of", "2026-11-19")
    changes = callcert("sync", "--workspace", team, "--as-of", "2026-11-19", "--json").json
    said = {
        (one["agent"]["last_name"], one["after"])
        for one in changes["changes"]
        if one["column"] == "Certifier"
    }
    assert said == {("Doe", "Pat Otto"), ("Roe", "Tom Becker"), ("Young", "Tom Becker")}


def test_not_again_the_one_who_failed_them_not_even_on_a_withdrawn_scorecard(team: Path) -> None:
    card = scorecard(certifier="Grace O'Connor", marks=failing(2, 3, 4), **WEDNESDAY)
    (team / "incoming" / "Doe.xlsx").write_bytes(card)
    assert callcert("score", "--workspace", team, "--as-of", "2026-11-18").code == 0
    failed = assign(team, "--json").json
    assert "Doe" not in json.dumps([*failed["pairs"], *failed["unpaired"]])
    filed = next((team / "scorecards").glob("*.xlsx"))
    callcert("score", "--workspace", team, "--as-of", "2026-11-18", "--withdraw", filed.name)
    change(team / "ESP Tracker.xlsx", "Certifier", "Grace O'Connor")
    change(team / "ESP Tracker.xlsx", "Calls Completed", 1)
    found = assign(team, "--json").json["pairs"]
    jane = next(one for one in found if one["agent"]["last_name"] == "Doe")
    assert (jane["certifier"], jane["failed_by"]) == ("Tom Becker", ["Grace O'Connor"])
    assert "not again Grace O'Connor" in jane["why"]


def test_who_has_passed_or_has_yet_to_fail_somebody_is_not_barred(team: Path) -> None:
    alan = {"agent_last_name": "Roe", "agent_first_name": "Alan", "agent_id": "E2001"}
    friday = {**WEDNESDAY, "certification_date": date(2026, 11, 20)}
    passed = scorecard(marks=failing(2), certifier="Grace O'Connor", **WEDNESDAY)
    failed = scorecard(marks=failing(2, 3), certifier="Grace O'Connor", **alan, **friday)
    there = ("--workspace", team, "--as-of", "2026-11-20")
    for row, content in ((2, passed), (3, failed)):
        (team / "incoming" / "card.xlsx").write_bytes(content)
        callcert("score", *there)
        (filed,) = (team / "scorecards").glob("*.xlsx")
        callcert("score", *there, "--withdraw", filed.name)
        for heading in ("Calls Completed", "Certifier"):
            change(team / "ESP Tracker.xlsx", heading, None, row=row)
    found = assign(team, "--json").json["pairs"]
    assert [one["failed_by"] for one in found] == [[], [], []]
    later = assign(team, "--json", on="2026-11-20").json["pairs"]
    barred = {one["agent"]["last_name"]: one["failed_by"] for one in later if one["failed_by"]}
    assert barred == {"Roe": ["Grace O'Connor"]}


def test_a_rejected_scorecard_keeps_nobody_from_calls(team: Path) -> None:
    incomplete: dict[str, Any] = {"marks": [[None] * 5] * item_count()}
    (team / "incoming" / "Doe.xlsx").write_bytes(scorecard(**incomplete, **WEDNESDAY))
    assert assign(team, "--json").json["unpaired"] == []


def test_a_scorecard_that_has_come_in_keeps_its_agent_from_more_calls(team: Path) -> None:
    (team / "incoming" / "Doe.xlsx").write_bytes(scorecard(**WEDNESDAY))
    found = assign(team, "--json").json
    assert [one["reason"] for one in found["unpaired"]] == ["scorecard-waits"]


def test_other_shifts_and_times(team: Path) -> None:
    longer = assign(team, "--json", "--shift", "grace=8:00-16:00").json
    assert [one["places"] for one in longer["certifiers"]] == [2, 2]
    late = assign(team, "--json", "--at", "12:30").json
    assert [one["places"] for one in late["certifiers"]] == [0, 1]
    assert late["pairs"][0]["starts"] == "12:30"


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--absent", "Nobody", "is no certifier; there are Grace O'Connor, Tom Becker"),
        ("--shift", "Grace", "say it as"),
        ("--shift", "Grace=9-5", "the hours must be"),
        ("--shift", "Nobody=09:00-17:00", "is no certifier"),
        ("--at", "noon", "must be a time of day"),
    ],
)
def test_what_cannot_be_meant_is_refused(team: Path, option: str, value: str, words: str) -> None:
    result = assign(team, option, value)
    assert (result.code, result.out) == (2, "")
    assert words in result.err


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('[[certifiers]]\nemail = "a@example.com"', "has no name"),
        ('[[certifiers]]\nname = "Pat Otto"\n[[certifiers]]\nname = "Otto, Pat"', "twice"),
        ('[[certifiers]]\nname = "Pat"\nshift = "17:00-09:00"', "must end later"),
    ],
)
def test_settings_that_cannot_be_used_are_said(team: Path, settings: str, words: str) -> None:
    (team / "callcert.toml").write_text(settings)
    result = assign(team)
    assert result.code == 2
    assert words in result.err


def test_names_that_several_share_are_refused(team: Path) -> None:
    more = '[[certifiers]]\nname = "Grace Lee"\n'
    (team / "callcert.toml").write_text(CERTIFIERS + more)
    assert "may be several" in assign(team, "--absent", "Grace").err


def test_without_certifiers_it_says_where_they_go(team: Path) -> None:
    (team / "callcert.toml").write_text("")
    result = assign(team)
    assert result.code == 0
    assert "no certifier is on shift" in result.out
    assert "[[certifiers]]" in result.err
    assert "[[certifiers]]" in assign(team, "--absent", "Grace").err


def test_a_day_off_has_no_pairs(team: Path) -> None:
    result = assign(team, on="2026-11-21")
    assert (result.code, "A day off (weekend)" in result.out) == (0, True)


def test_quiet_says_nothing_unless_there_is_trouble(team: Path) -> None:
    assert (result := assign(team, "--quiet")).out + result.err == ""


def test_a_tracker_without_that_column_cannot_take_pairs(team: Path) -> None:
    headings = [one for one in TRACKER if one != "Certifier"]
    write_tracker(team, {**JANE, **READY}, headings=headings)
    assert assign(team).code == 0
    result = assign(team, "--apply")
    assert result.code == 2
    assert "no column Certifier" in result.err
    (team / "ESP Tracker.xlsx").unlink()
    assert assign(team).code == 0
    alone = assign(team, "--apply", "--issue")
    assert alone.code == 3
    assert "there is nothing to enter the pairs in" in alone.err
    assert "Pairs for 11/19/2026" in alone.out
    assert (team / "issued").is_dir()


def test_an_unreadable_old_scorecard_is_said_and_stops_nothing(team: Path) -> None:
    folder = team / "scorecards" / "superseded"
    folder.mkdir()
    (folder / "gone.xlsx").symlink_to(folder / "nowhere.xlsx")
    (folder / "notes.txt").write_text("not a scorecard")
    result = assign(team)
    assert result.code == 0
    assert "gone.xlsx: who failed whom on it is not known" in result.err


def test_the_rules_are_the_customers() -> None:
    assert (Rules().calls_hours, Rules().midday) == (4, "12:00")


def test_a_row_that_cannot_be_used_is_said(team: Path) -> None:
    change(team / "ESP Tracker.xlsx", "Start Date", "soonish", row=4)
    result = assign(team)
    assert result.code == 1
    assert "the tracker’s row cannot be used" in result.out
    assert ("Young, Zoe" in result.out, "2 pairs, 1 agent not paired" in result.out) == (True, True)
    assert "soonish" in result.out
    read = assign(team, "--json").json
    assert [one["code"] for one in read["findings"]] == ["start-unreadable"]
    assert [(one["agent"]["agent_id"], one["reason"]) for one in read["unpaired"]] == [
        ("E3003", "row-unusable"),
    ]  # fmt: skip
    quiet = assign(team, "--quiet")
    assert (quiet.code, "soonish" in quiet.out + quiet.err) == (1, True)
    (team / "callcert.toml").write_text('tracker = { write = "plan" }\n' + CERTIFIERS)
    told = assign(team, "--apply").out
    assert told.count("soonish") == 1
    page = callcert("brief", "--workspace", team, "--as-of", "2026-11-19").out
    assert "the tracker’s row cannot be used" in " ".join(page.split())


def test_not_again_the_one_who_failed_them_in_an_earlier_class(team: Path) -> None:
    before = {
        **ALAN, "Start Date": date(2026, 9, 14), "Status": "Termed", "Outcome": "Failed",
        "Certifier": "O'Connor, Grace", "Completed On": date(2026, 9, 18),
    }  # fmt: skip
    ahead = {**JANE, **READY, "Start Date": date(2026, 11, 9)}
    write_tracker(team, before, ahead, {**ALAN, **READY})
    alone = assign(team, "--json", "--absent", "Tom").json
    assert [one["reason"] for one in alone["unpaired"]] == ["failed-by-all"]
    both = {one["agent"]["last_name"]: one for one in assign(team, "--json").json["pairs"]}
    assert (both["Roe"]["certifier"], both["Roe"]["failed_by"]) == (
        "Tom Becker", ["O'Connor, Grace"],
    )  # fmt: skip
    change(team / "ESP Tracker.xlsx", "Completed On", date(2026, 11, 20))
    assert [one["failed_by"] for one in assign(team, "--json").json["pairs"]] == [[], []]


def test_more_in_the_tracker_than_fit_is_said(team: Path) -> None:
    for row in (2, 3, 4):
        change(team / "ESP Tracker.xlsx", "Certifier", "O'Connor, Grace", row=row)
    crowded = assign(team, "--absent", "Tom")
    assert "the tracker names O'Connor, Grace, who has no place left" in " ".join(
        crowded.out.split()
    )
    assert "names O'Connor, Grace for 2 more than fit into the shift" in crowded.err
    proposed = assign(team, "--json").json["pairs"]
    assert [one["certifier"] for one in proposed] == ["Grace O'Connor", "Tom Becker", "Tom Becker"]
    assert "instead of O'Connor, Grace, who has no place left" in proposed[1]["why"]
    left = assign(team, "--apply", "--json").json
    assert {one["code"] for one in left["findings"]} == {"cell-differs"}
    assert cell(team / "ESP Tracker.xlsx", "Certifier", 3) == "O'Connor, Grace"


def test_a_first_name_in_the_tracker_means_whom_it_means_on_the_command_line(team: Path) -> None:
    change(team / "ESP Tracker.xlsx", "Certifier", "tom", row=4)
    found = {one["agent"]["last_name"]: one for one in assign(team, "--json").json["pairs"]}
    assert (found["Young"]["certifier"], found["Young"]["in_tracker"]) == ("Tom Becker", True)
    more = '[[certifiers]]\nname = "Tom Hall"\n'
    sender = CERTIFIERS.replace('"Robin"', '"Robin", email = "robin@example.com"')
    (team / "callcert.toml").write_text(sender + more)
    for words in ((), ("--absent", "Tom Hall")):
        several = assign(team, "--json", *words).json["pairs"]
        assert not any(one["in_tracker"] for one in several)
    draft = callcert(
        "issue", "Young", "--draft", "--json", "--workspace", team, "--as-of", "2026-11-22"
    )
    assert (draft.code, draft.json["drafts"][0]["recipient"]) == (0, None)
    change(team / "ESP Tracker.xlsx", "Certifier", "Grace", row=4)
    draft = callcert(
        "issue", "Young", "--draft", "--json", "--workspace", team, "--as-of", "2026-11-22"
    )
    assert draft.json["drafts"][0]["recipient"] == "grace@example.com"


def test_two_certifiers_of_one_name_are_named_by_the_check_too(team: Path) -> None:
    twice = '[[certifiers]]\nname = "Priya Raman"\n[[certifiers]]\nname = "Raman, Priya"\n'
    (team / "callcert.toml").write_text(twice)
    for words in (("assign",), ("brief",), ("issue",), ("config", "check")):
        result = callcert(*words, "--workspace", team)
        assert (result.code, "Raman, Priya is listed twice" in result.err) == (2, True), words
