"""``callcert score`` from the command line to the files it leaves."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands import Result, callcert, snapshot
from tests.forms import Value, failing, marks, scorecard

FINDING_KEYS = ["code", "severity", "file", "sheet", "cell", "message", "fix"]


@pytest.fixture
def returned(tmp_path: Path) -> Path:
    folder = tmp_path / "returned"
    folder.mkdir()
    return folder


def put(folder: Path, name: str, **fields: object) -> Path:
    file = folder / name
    file.write_bytes(scorecard(**fields))  # type: ignore[arg-type]
    return file


def statuses(result: Result) -> dict[str, str]:
    return {Path(one["file"]).name: one["status"] for one in result.json["scorecards"]}


def codes(result: Result, name: str) -> set[str]:
    cards = result.json["scorecards"]
    return {f["code"] for one in cards if Path(one["file"]).name == name for f in one["findings"]}


def test_files_a_scorecard_byte_for_byte_and_leaves_the_returned_one(
    returned: Path, tmp_path: Path
) -> None:
    file = put(returned, "whatever.xlsx", marks=failing(3))
    before = snapshot(returned)
    result = callcert("score", file, "--out", tmp_path / "filed")
    assert result.code == 0
    assert [path.name for path in (tmp_path / "filed").iterdir()] == ["Doe_Jane_80%.xlsx"]
    assert (tmp_path / "filed" / "Doe_Jane_80%.xlsx").read_bytes() == file.read_bytes()
    assert snapshot(returned) == before


def test_the_json_keys_are_the_promised_ones(returned: Path, tmp_path: Path) -> None:
    file = put(returned, "a.xlsx", marks=failing(3), certifier=None)
    result = callcert("score", file, "--out", tmp_path / "filed", "--json")
    document = result.json
    assert list(document) == ["scorecards", "totals"]
    assert document["totals"] == {
        "received": 1,
        "filed": 1,
        "would_file": 0,
        "already_filed": 0,
        "held": 0,
        "rejected": 0,
    }
    (card,) = document["scorecards"]
    assert list(card) == [
        "file", "status", "agent", "certifier", "calls", "calls_passed", "pass_rate",
        "outcome", "filed_as", "findings",
    ]  # fmt: skip
    assert card["file"] == str(file)
    assert card["filed_as"] == str(tmp_path / "filed" / "Doe_Jane_80%.xlsx")
    assert card["agent"] == {"last_name": "Doe", "first_name": "Jane", "agent_id": "E1042"}
    assert card["calls"][0] == {"number": 1, "score": 100, "passed": True, "coached": True}
    assert [call["passed"] for call in card["calls"]] == [True, True, False, True, True]
    assert (card["calls_passed"], card["pass_rate"], card["outcome"]) == (4, 80, "certified")
    assert card["certifier"] is None
    for finding in card["findings"]:
        assert list(finding) == FINDING_KEYS
        assert finding["file"] == str(file)
    assert [f["cell"] for f in card["findings"] if f["code"] == "certifier-missing"] == ["B6"]


def test_a_rejected_scorecard_has_no_rate_and_no_outcome(returned: Path, tmp_path: Path) -> None:
    file = put(returned, "a.xlsx", marks=marks({(0, 4): None}))
    result = callcert("score", file, "--out", tmp_path / "filed", "--json")
    (card,) = result.json["scorecards"]
    assert result.code == 1
    assert card["status"] == "rejected"
    assert (card["calls_passed"], card["pass_rate"], card["outcome"]) == (None, None, None)
    assert card["filed_as"] is None
    assert card["calls"][3] == {"number": 4, "score": None, "passed": None, "coached": False}
    assert not (tmp_path / "filed").exists()


def test_a_score_is_rounded_down_in_json(returned: Path, tmp_path: Path) -> None:
    file = put(returned, "a.xlsx", marks=marks({(row, 2): "N/A" for row in range(3)} | {(5, 2): 1}))
    result = callcert("score", file, "--out", tmp_path / "filed", "--json")
    score = result.json["scorecards"][0]["calls"][1]["score"]
    assert score == 97.7777
    assert json.dumps(score) == "97.7777"


def test_what_lies_in_incoming_moves_and_what_is_wrong_stays(workspace: Path) -> None:
    incoming = workspace / "incoming"
    put(incoming, "good.xlsx")
    put(incoming, "bad.xlsx", agent_last_name=None)
    (incoming / "note.pdf").write_bytes(b"%PDF-1.7")
    (incoming / "~$good.xlsx").write_bytes(b"open in Excel")
    result = callcert("score", "--workspace", workspace, "--json")
    assert result.code == 1
    assert statuses(result) == {
        "bad.xlsx": "rejected",
        "good.xlsx": "filed",
        "note.pdf": "rejected",
    }
    assert {file.name for file in incoming.iterdir()} == {"bad.xlsx", "note.pdf", "~$good.xlsx"}
    assert (workspace / "scorecards" / "Doe_Jane_100%.xlsx").exists()


def test_a_second_run_changes_nothing(workspace: Path, returned: Path) -> None:
    put(returned, "one.xlsx")
    put(returned, "two.xlsx", agent_last_name="Roe", agent_id="E2", marks=failing(2, 3))
    first = callcert("score", returned, "--workspace", workspace, "--json")
    assert set(statuses(first).values()) == {"filed"}
    before = snapshot(workspace)
    second = callcert("score", returned, "--workspace", workspace, "--json")
    assert set(statuses(second).values()) == {"already-filed"}
    assert second.code == 0
    assert snapshot(workspace) == before


def test_a_copy_that_was_filed_before_leaves_incoming(workspace: Path, returned: Path) -> None:
    file = put(returned, "one.xlsx")
    callcert("score", file, "--workspace", workspace)
    (workspace / "incoming" / "again.xlsx").write_bytes(file.read_bytes())
    result = callcert("score", "--workspace", workspace, "--json")
    assert statuses(result) == {"again.xlsx": "already-filed"}
    assert list((workspace / "incoming").iterdir()) == []


def test_another_scorecard_is_held_until_replace(workspace: Path, returned: Path) -> None:
    callcert("score", put(returned, "old.xlsx", marks=failing(2, 3)), "--workspace", workspace)
    new = put(returned, "new.xlsx")
    held = callcert("score", new, "--workspace", workspace, "--json")
    assert held.code == 1
    assert statuses(held) == {"new.xlsx": "held"}
    assert codes(held, "new.xlsx") >= {"already-have-one"}
    assert held.json["scorecards"][0]["pass_rate"] == 100
    assert held.json["scorecards"][0]["filed_as"] is None
    replaced = callcert("score", new, "--replace", "--workspace", workspace, "--json")
    assert statuses(replaced) == {"new.xlsx": "filed"}
    filed = workspace / "scorecards"
    assert (filed / "Doe_Jane_100%.xlsx").read_bytes() == new.read_bytes()
    assert not (filed / "Doe_Jane_60%.xlsx").exists()
    old = filed / "superseded" / "Doe_Jane_60% (2026-11-20).xlsx"
    assert old.read_bytes() == (returned / "old.xlsx").read_bytes()


def test_replace_does_not_choose_between_two_in_one_run(workspace: Path, returned: Path) -> None:
    put(returned, "a.xlsx")
    put(returned, "b.xlsx", marks=failing(2))
    result = callcert("score", returned, "--replace", "--workspace", workspace, "--json")
    assert statuses(result) == {"a.xlsx": "held", "b.xlsx": "held"}
    assert codes(result, "a.xlsx") >= {"several-returned"}
    assert list((workspace / "scorecards").iterdir()) == []


def test_the_same_file_twice_is_filed_once(returned: Path, tmp_path: Path) -> None:
    file = put(returned, "a.xlsx")
    (returned / "b.xlsx").write_bytes(file.read_bytes())
    result = callcert("score", returned, "--out", tmp_path / "filed", "--json")
    assert statuses(result) == {"a.xlsx": "filed", "b.xlsx": "already-filed"}
    assert codes(result, "b.xlsx") >= {"same-file-twice"}


def test_two_agents_of_one_name_both_keep_a_file(returned: Path, tmp_path: Path) -> None:
    put(returned, "a.xlsx", agent_id="E1")
    put(returned, "b.xlsx", agent_id="E2")
    result = callcert("score", returned, "--out", tmp_path / "filed", "--json")
    assert result.code == 0
    names = {file.name for file in (tmp_path / "filed").iterdir()}
    assert names == {"Doe_Jane_100%.xlsx", "Doe_Jane-E2_100%.xlsx"}
    assert codes(result, "b.xlsx") >= {"namesake"}


def test_a_dry_run_shows_the_plan_and_does_nothing(workspace: Path) -> None:
    put(workspace / "incoming", "a.xlsx")
    before = snapshot(workspace)
    result = callcert("score", "--workspace", workspace, "--dry-run", "--json")
    assert statuses(result) == {"a.xlsx": "would-file"}
    name = result.json["scorecards"][0]["filed_as"]
    assert name == str(workspace / "scorecards" / "Doe_Jane_100%.xlsx")
    assert snapshot(workspace) == before
    assert callcert("score", "--workspace", workspace, "--json").json["totals"]["filed"] == 1


def test_withdrawing_takes_a_filing_back_with_a_trace(workspace: Path, returned: Path) -> None:
    file = put(returned, "a.xlsx")
    callcert("score", file, "--workspace", workspace)
    filed = workspace / "scorecards" / "Doe_Jane_100%.xlsx"
    dry = callcert(
        "score", "--withdraw", filed, "--workspace", workspace, "--as-of", "2026-11-22", "--dry-run"
    )
    assert (dry.code, filed.exists()) == (0, True)
    result = callcert(
        "score", "--withdraw", filed, "--workspace", workspace, "--as-of", "2026-11-22"
    )
    assert result.code == 0
    kept = workspace / "scorecards" / "superseded" / "Doe_Jane_100% (withdrawn 2026-11-22).xlsx"
    assert kept.name in result.out
    assert not filed.exists()
    assert kept.read_bytes() == file.read_bytes()


def test_a_withdrawn_scorecard_comes_back_only_when_named(workspace: Path, returned: Path) -> None:
    file = put(returned, "a.xlsx")
    callcert("score", returned, "--workspace", workspace)
    callcert("score", "--withdraw", "Doe_Jane_100%.xlsx", "--workspace", workspace)
    swept = callcert("score", returned, "--workspace", workspace, "--json")
    assert statuses(swept) == {"a.xlsx": "held"}
    assert codes(swept, "a.xlsx") >= {"withdrawn-before"}
    named = callcert("score", file, "--workspace", workspace, "--json")
    assert statuses(named) == {"a.xlsx": "filed"}
    assert codes(named, "a.xlsx") >= {"filed-again"}


def test_withdrawing_what_is_not_filed_is_a_usage_error(workspace: Path) -> None:
    result = callcert("score", "--withdraw", "../callcert.toml", "--workspace", workspace)
    assert result.code == 2
    assert "is not filed in" in result.err
    assert (workspace / "callcert.toml").exists()


def test_withdraw_speaks_json(workspace: Path) -> None:
    put(workspace / "incoming", "a.xlsx")
    callcert("score", "--workspace", workspace)
    result = callcert(
        "score", "--withdraw", "Doe_Jane_100%.xlsx", "--workspace", workspace, "--json"
    )
    assert list(result.json) == ["file", "moved_to"]
    assert Path(result.json["moved_to"]).exists()


def test_one_bad_file_never_stops_the_next(returned: Path, tmp_path: Path) -> None:
    (returned / "a.xlsx").write_bytes(b"hello")
    (returned / "b.xlsx").symlink_to(returned / "nowhere")
    put(returned, "c.xlsx")
    missing = returned / "missing.xlsx"
    result = callcert("score", returned, missing, "--out", tmp_path / "filed", "--json")
    assert statuses(result) == {
        "a.xlsx": "rejected",
        "b.xlsx": "rejected",
        "c.xlsx": "filed",
        "missing.xlsx": "rejected",
    }
    assert codes(result, "missing.xlsx") == {"unreadable"}
    assert result.code == 1


def test_a_folder_that_cannot_be_made_holds_everything_and_is_trouble_outside(
    returned: Path, tmp_path: Path
) -> None:
    file = put(returned, "a.xlsx")
    (tmp_path / "filed").write_text("a file where a folder should be")
    result = callcert("score", file, "--out", tmp_path / "filed", "--json")
    assert result.code == 3
    assert statuses(result) == {"a.xlsx": "held"}
    assert codes(result, "a.xlsx") >= {"cannot-file"}
    assert "could not be filed" in result.err
    assert file.exists()


def test_without_a_place_to_file_it_says_what_to_do(returned: Path) -> None:
    result = callcert("score", put(returned, "a.xlsx"))
    assert result.code == 2
    assert "--out" in result.err


def test_explanations_are_for_people(returned: Path, tmp_path: Path) -> None:
    file = put(returned, "a.xlsx")
    result = callcert("score", file, "--out", tmp_path, "--explain", "--json")
    assert (result.code, result.out) == (2, "")


def test_withdraw_takes_nothing_else(returned: Path, tmp_path: Path) -> None:
    file = put(returned, "a.xlsx")
    assert callcert("score", file, "--withdraw", "x.xlsx", "--out", tmp_path).code == 2


def test_a_workspace_whose_intake_is_gone_says_so(workspace: Path) -> None:
    (workspace / "incoming").rmdir()
    result = callcert("score", "--workspace", workspace)
    assert result.code == 2
    assert "incoming" in result.err


def test_out_copies_what_lies_in_incoming(workspace: Path, tmp_path: Path) -> None:
    file = put(workspace / "incoming", "a.xlsx")
    result = callcert("score", "--workspace", workspace, "--out", tmp_path / "copy", "--json")
    assert statuses(result) == {"a.xlsx": "filed"}
    assert file.exists()


def test_the_thresholds_of_the_workspace_decide(workspace: Path) -> None:
    put(workspace / "incoming", "a.xlsx", marks=failing(2, 3))
    (workspace / "callcert.toml").write_text("[rules]\ncertify_rate = 60\n")
    result = callcert("score", "--workspace", workspace, "--json")
    assert result.json["scorecards"][0]["outcome"] == "certified"


def test_quiet_is_silent_when_all_is_well_and_not_otherwise(workspace: Path) -> None:
    put(workspace / "incoming", "a.xlsx")
    well = callcert("score", "--workspace", workspace, "--quiet")
    assert (well.code, well.out, well.err) == (0, "", "")
    put(workspace / "incoming", "b.xlsx", agent_last_name=None)
    assert "last name is missing" in callcert("--quiet", "score", "--workspace", workspace).out


def test_verbose_says_where_it_files(workspace: Path) -> None:
    result = callcert("score", "--workspace", workspace, "--verbose")
    assert str(workspace / "scorecards") in result.err


def test_explain_shows_the_arithmetic(returned: Path, tmp_path: Path) -> None:
    changes: dict[tuple[int, int], Value] = {(0, 2): 1.5, (1, 2): "N/A", (3, 4): "No", (5, 5): None}
    file = put(returned, "a.xlsx", marks=marks(changes))
    out = callcert("score", file, "--out", tmp_path / "filed", "--explain").out
    assert "Call 1: coached, counts 100 whatever is marked; passed" in out
    assert "Call 2: 100 × 94.5 earned ÷ 96 applicable = 98.4375; passed" in out
    assert "Call 4: 0, because an auto-fail item was missed" in out
    assert "Call 5: no score, because marks are missing or unusable" in out


def test_explain_says_when_nothing_applies(returned: Path, tmp_path: Path) -> None:
    rows = range(len(marks()))
    file = put(returned, "a.xlsx", marks=marks({(row, 3): "N/A" for row in rows}))
    out = callcert("score", file, "--out", tmp_path / "filed", "--explain").out
    assert "Call 3: no score, because no item applies" in out


def test_nothing_in_a_workbook_can_write_to_the_terminal(returned: Path, tmp_path: Path) -> None:
    file = put(returned, "a.xlsx", certifier="[red]x[/red]\u202eevil", agent_last_name="A[b]C")
    out = callcert("score", file, "--out", tmp_path / "filed").out
    assert "\u202e" not in out
    assert "[red]x[/red]?evil" in out
    assert "A[b]C_Jane_100%.xlsx" in out


def test_a_copy_is_not_called_filed_where_the_first_could_not_be(
    returned: Path, tmp_path: Path
) -> None:
    file = put(returned, "a.xlsx")
    (returned / "b.xlsx").write_bytes(file.read_bytes())
    (tmp_path / "filed" / "Doe_Jane_100%.xlsx").mkdir(parents=True)
    result = callcert("score", returned, "--out", tmp_path / "filed", "--json")
    assert result.code == 3
    assert statuses(result) == {"a.xlsx": "held", "b.xlsx": "held"}


def test_replacing_says_what_it_replaces(workspace: Path, returned: Path) -> None:
    callcert("score", put(returned, "old.xlsx", marks=failing(2)), "--workspace", workspace)
    result = callcert(
        "score", put(returned, "new.xlsx"), "--replace", "--dry-run", "--workspace", workspace
    )
    assert "takes the place of Doe_Jane_80%.xlsx" in result.out


def test_a_scorecard_scored_into_its_own_folder_gets_its_name_there(returned: Path) -> None:
    put(returned, "a.xlsx")
    first = callcert("score", returned, "--out", returned, "--json")
    assert statuses(first) == {"a.xlsx": "filed"}
    second = callcert("score", returned, "--out", returned, "--json")
    assert set(statuses(second).values()) == {"already-filed"}
    assert {file.name for file in returned.iterdir()} == {"a.xlsx", "Doe_Jane_100%.xlsx"}


def test_two_folders_of_a_workspace_cannot_be_one(workspace: Path) -> None:
    file = put(workspace / "incoming", "a.xlsx")
    (workspace / "callcert.toml").write_text('[files]\nscorecards = "./Incoming"\n')
    result = callcert("score", "--workspace", workspace)
    assert result.code == 2
    assert "different folders" in result.err
    assert file.exists()


def test_a_filed_scorecard_that_is_the_returned_file_itself_stays(workspace: Path) -> None:
    put(workspace / "incoming", "a.xlsx")
    callcert("score", "--workspace", workspace)
    (workspace / "incoming").rmdir()
    (workspace / "incoming").symlink_to(workspace / "scorecards")
    callcert("score", "--workspace", workspace)
    assert (workspace / "scorecards" / "Doe_Jane_100%.xlsx").exists()


def test_a_folder_in_the_intake_is_named(workspace: Path) -> None:
    (workspace / "incoming" / "from Priya").mkdir()
    result = callcert("score", "--workspace", workspace)
    assert "from Priya was not looked into" in result.err


def test_an_open_scorecard_is_said_to_be_open(returned: Path, tmp_path: Path) -> None:
    file = put(returned, "a.xlsx")
    (returned / "~$a.xlsx").write_bytes(b"")
    result = callcert("score", file, "--out", tmp_path / "filed", "--json")
    assert codes(result, "a.xlsx") >= {"open-elsewhere"}


def test_out_may_be_the_cabinet_of_the_workspace(workspace: Path, returned: Path) -> None:
    file = put(returned, "a.xlsx")
    out = workspace / "scorecards"
    callcert("score", file, "--out", out, "--workspace", workspace)
    assert (workspace / ".callcert" / "ledger.sqlite3").exists()


def test_a_file_that_cannot_be_read_names_no_agent(returned: Path, tmp_path: Path) -> None:
    result = callcert("score", returned / "gone.xlsx", "--out", tmp_path, "--explain", "--json")
    assert result.code == 2
    shown = callcert("score", returned / "gone.xlsx", "--out", tmp_path, "--explain")
    assert "cannot be read" in shown.out


def test_quiet_withdrawing_says_nothing(workspace: Path) -> None:
    put(workspace / "incoming", "a.xlsx")
    callcert("score", "--workspace", workspace)
    arguments = ("score", "--withdraw", "Doe_Jane_100%.xlsx", "--workspace", workspace, "-q")
    result = callcert(*arguments)
    assert (result.code, result.out) == (0, "")


def test_withdrawing_that_the_disk_refuses_is_one_line(workspace: Path) -> None:
    put(workspace / "incoming", "a.xlsx")
    callcert("score", "--workspace", workspace)
    (workspace / "scorecards" / "superseded").write_text("a file where a folder should be")
    result = callcert("score", "--withdraw", "Doe_Jane_100%.xlsx", "--workspace", workspace)
    assert result.code == 3
    assert "cannot be withdrawn" in result.err


def test_one_unreadable_path_stops_no_other(returned: Path, tmp_path: Path) -> None:
    file = put(returned, "a.xlsx")
    endless = Path("a" * 300)
    result = callcert("score", endless, returned / "folder" / "x", file, "--out", tmp_path / "o")
    assert result.code == 1
    assert "1 filed, 2 rejected" in result.out


def test_a_disk_without_room_for_the_ledger_still_scores(workspace: Path) -> None:
    put(workspace / "incoming", "a.xlsx")
    for file in (workspace / ".callcert").iterdir():
        file.unlink()
    (workspace / ".callcert").rmdir()
    (workspace / ".callcert").write_text("a file where a folder should be")
    result = callcert("score", "--workspace", workspace, "--json")
    assert statuses(result) == {"a.xlsx": "filed"}
    assert result.code == 3
    assert "the ledger could not be written" in result.err


def test_a_corrected_scorecard_keeps_the_form_of_the_name(workspace: Path, returned: Path) -> None:
    put(returned, "a.xlsx", agent_id="E1")
    put(returned, "b.xlsx", agent_id="E2")
    callcert("score", returned, "--workspace", workspace)
    corrected = put(returned, "c.xlsx", agent_id="E1", marks=failing(2))
    callcert("score", corrected, "--replace", "--workspace", workspace)
    filed = {file.name for file in (workspace / "scorecards").glob("*.xlsx")}
    assert filed == {"Doe_Jane_80%.xlsx", "Doe_Jane-E2_100%.xlsx"}


def test_what_is_no_workbook_among_the_filed_ones_holds_nobody(
    workspace: Path, returned: Path
) -> None:
    (workspace / "scorecards" / "Doe_Jane_80%.pdf").write_bytes(b"%PDF-1.7")
    result = callcert("score", put(returned, "a.xlsx"), "--workspace", workspace, "--json")
    assert statuses(result) == {"a.xlsx": "filed"}


def test_what_is_no_extension_belongs_to_the_name(returned: Path, tmp_path: Path) -> None:
    file = put(returned, "St. John_E")
    callcert("score", file, "--out", tmp_path / "filed")
    assert [one.name for one in (tmp_path / "filed").iterdir()] == ["Doe_Jane_100%"]


def test_trying_a_withdrawal_leaves_no_trace(workspace: Path) -> None:
    put(workspace / "incoming", "a.xlsx")
    callcert("score", "--workspace", workspace)
    before = snapshot(workspace)
    callcert("score", "--withdraw", "Doe_Jane_100%.xlsx", "--dry-run", "--workspace", workspace)
    assert snapshot(workspace) == before


def test_a_withdrawal_that_leaves_no_trace_is_said(workspace: Path) -> None:
    put(workspace / "incoming", "a.xlsx")
    callcert("score", "--workspace", workspace)
    ledger = workspace / ".callcert" / "ledger.sqlite3"
    with closing(sqlite3.connect(ledger)) as book:
        book.execute(
            "CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(FAIL, 'x'); END"
        )
        book.commit()
    result = callcert("score", "--withdraw", "Doe_Jane_100%.xlsx", "--workspace", workspace)
    assert result.code == 3
    assert "the ledger has no trace of it" in result.err


def test_a_scorecard_for_other_thresholds_is_filed_by_the_settings(
    returned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = put(
        returned,
        "a.xlsx",
        marks=marks({(6, call): "No" for call in (2, 3)}),
        call_scores=[100, 96, 96, 100, 100],
        call_results=["Coached", "Pass", "Pass", "Pass", "Pass"],
        pass_rate=1,
    )
    monkeypatch.setenv("CALLCERT_RULES_PASS_SCORE", "97")
    result = callcert("score", file, "--out", tmp_path / "filed", "--json")
    assert statuses(result) == {"a.xlsx": "filed"}
    assert result.json["scorecards"][0]["pass_rate"] == 60
    assert codes(result, "a.xlsx") == {"other-thresholds"}


def test_a_rejected_scorecard_whose_marks_are_complete_has_no_outcome_either(
    returned: Path, tmp_path: Path
) -> None:
    file = put(returned, "Doe_Jane_60%.xlsx")
    (card,) = callcert("score", file, "--out", tmp_path / "filed", "--json").json["scorecards"]
    assert [found["code"] for found in card["findings"]][-1] == "file-rate-differs"
    assert (card["status"], card["pass_rate"], card["outcome"]) == ("rejected", None, None)
    assert [call["score"] for call in card["calls"]] == [100] * 5
