"""``callcert template adopt`` on trackers and progress reports."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from callcert.config.starter import STARTER
from tests.commands import Result, callcert, snapshot
from tests.excel.grids import Rows, book_of, bytes_of, shared, xlsx
from tests.foreign.forms import copies
from tests.foreign.paper import workbook
from tests.lists.books import LISTINGS, Around, Listing, listing
from tests.lists.people import MONDAY, chance, people

TRACKER, PROGRESS = "ESP Tracker.xlsx", "ESP Agent Progress Report.xlsx"


def put(folder: Path, content: bytes, name: str = TRACKER) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def made(name: str) -> Listing:
    return LISTINGS[name](chance(name))


def adopt(file: Path, *options: str | Path) -> Result:
    return callcert("template", "adopt", file, *options)


def settings(workspace: Path) -> dict[str, Any]:
    return tomllib.loads((workspace / "callcert.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "file", "section"),
    [("spanish", TRACKER, "tracker"), ("two_rows", TRACKER, "tracker"),
     ("misspelt", TRACKER, "tracker"), ("spanish_report", PROGRESS, "progress"),
     ("misspelt_report", PROGRESS, "progress")],
)  # fmt: skip
def test_the_columns_are_added_to_the_settings_and_read(
    workspace: Path, name: str, file: str, section: str
) -> None:
    one = made(name)
    there = put(workspace, one.content, file)
    dry = adopt(there, "--workspace", workspace, "--dry-run")
    assert (dry.code, (workspace / "callcert.toml").read_text()) == (0, STARTER)
    assert "Would be added to" in dry.out
    done = adopt(there, "--workspace", workspace)
    assert done.code == 0, done.err
    text = (workspace / "callcert.toml").read_text(encoding="utf-8")
    assert text.startswith(STARTER)
    columns = settings(workspace)[section]["columns"]
    assert f"[{section}.columns]" in dry.out
    assert all(f'= "{theirs}"' in dry.out for theirs in columns.values())
    health = callcert("doctor", "--workspace", workspace, "--as-of", "2026-11-20", "--json").json
    book = {"tracker": "tracker", "progress": "progress report"}[section]
    read = {one["heading"] for one in health["columns"] if one["book"] == book}
    assert read == set(one.truth)
    assert there.read_bytes() == one.content


def test_a_second_run_has_nothing_to_do(workspace: Path) -> None:
    file = put(workspace, made("spanish").content)
    assert adopt(file, "--workspace", workspace).code == 0
    before = snapshot(workspace)
    again = adopt(file, "--workspace", workspace)
    assert (again.code, snapshot(workspace)) == (0, before)
    assert "Nothing to do" in again.out
    assert "sure: by the settings" in again.out
    assert adopt(file, "--workspace", workspace, "--json").json["status"] == "already-there"


def test_json_says_what_was_taken_for_what(workspace: Path) -> None:
    file = put(workspace, made("two_rows").content)
    told = adopt(file, "--workspace", workspace, "--json", "--dry-run").json
    assert (told["kind"], told["status"], told["sheets"]) == (
        "tracker", "would-write", ["Class 26-11"],
    )  # fmt: skip
    assert told["written"] == str(workspace / "callcert.toml")
    calls = next(one for one in told["columns"] if one["heading"] == "Calls Completed")
    assert calls == {
        "heading": "Calls Completed", "theirs": "Completed", "sheet": "Class 26-11", "cell": "H2",
        "evidence": "same", "why": "by its name; 12 cells, all counts", "sure": True,
        "asked": False,
    }  # fmt: skip
    assert told["entries"]["Calls Completed"] == "Calls / Completed"
    assert tomllib.loads(told["settings"]) == {"tracker": {"columns": told["entries"]}}
    assert {"heading": "Email", "could_be": []} in told["missing"]
    assert told["findings"] == []


def test_without_a_workspace_the_lines_are_printed(tmp_path: Path) -> None:
    file = put(tmp_path, made("spanish").content, "Seguimiento.xlsx")
    result = adopt(file)
    assert result.code == 0
    assert "To be added to the callcert.toml of your workspace:" in result.out
    assert '"Last Name" = "Apellidos"' in result.out
    assert [one.name for one in tmp_path.glob("*.*")] == ["Seguimiento.xlsx"]
    assert adopt(put(tmp_path, made("plain").content)).code == 0


def test_what_a_person_wrote_stays_and_is_said_where_it_looks_wrong(workspace: Path) -> None:
    heads = [("ID", "Agent ID"), ("Apellidos", "Last Name"), ("Nombres", "First Name"),
             ("Shift", None), ("Inicio", "Start Date"), ("Certificador", "Certifier")]  # fmt: skip
    file = put(workspace, listing("x", heads, people(chance(1)), "T").content)
    own = (
        '# ours\n[tracker] # here\nwrite = "plan"\n[tracker.columns]\n"Start Date" = "Shift" # no\n'
    )
    (workspace / "callcert.toml").write_text(own)
    result = adopt(file, "--workspace", workspace)
    assert result.code == 0
    assert (
        'Start Date = "Shift" in the settings looks wrong: 12 cells, none of them dates'
        in result.out
    )
    assert "doubtful: by the settings" in result.out
    text = (workspace / "callcert.toml").read_text(encoding="utf-8")
    assert text.startswith(own)
    assert settings(workspace)["tracker"]["columns"] == {
        "Start Date": "Shift", "Last Name": "Apellidos", "First Name": "Nombres",
        "Certifier": "Certificador",
    }  # fmt: skip


def test_a_setting_that_fits_no_column_is_said(workspace: Path) -> None:
    file = put(workspace, made("spanish").content)
    (workspace / "callcert.toml").write_text('[tracker.columns]\nReady = "Lista ya"\n')
    result = adopt(file, "--workspace", workspace)
    assert result.code == 1
    assert 'the tracker has no column "Lista ya" (for Ready)' in result.out
    assert settings(workspace) == {"tracker": {"columns": {"Ready": "Lista ya"}}}


def test_two_columns_that_could_be_meant_are_listed_and_not_taken(workspace: Path) -> None:
    heads = [("ID", "Agent ID"), ("Apellidos", "Last Name"), ("Start Date", "Class"),
             ("In nesting since", None), ("Notas", "Notes"), ("Comentarios", "Equipment Issue"),
             ("Certificador", "Certifier")]  # fmt: skip
    file = put(workspace, listing("x", heads, people(chance(1)), "T").content)
    result = adopt(file, "--workspace", workspace, "--no-input")
    assert result.code == 0
    assert "could be Notes" in result.out
    assert "T!F1" in result.out
    assert 'could be Start Date  T!C1 "Start Date" (26-11 …): by its name; ' in result.out
    assert settings(workspace)["tracker"]["columns"] == {
        "Last Name": "Apellidos", "Certifier": "Certificador",
    }  # fmt: skip


def refusal(file: Path, *options: str | Path) -> str:
    result = adopt(file, *options, "--json")
    assert result.code == 1
    (found,) = result.json["findings"]
    assert found["code"] == "columns-not-adoptable"
    return str(found["message"])


def test_what_cannot_be_adopted_is_refused_with_the_reason(workspace: Path) -> None:
    nobody = xlsx([["Start Date", "Certifier", "Pass Rate", "Outcome"], [MONDAY, "Kim", 0.8, "x"]])
    at = ("--workspace", workspace)
    assert "names people" in refusal(put(workspace, nobody), *at)
    assert "no sheet has a row of headings" in refusal(put(workspace, xlsx([["Hi"], [1]])), *at)
    others: Rows = [["Agent ID", "Notes", "Class"], ["E1", "x", "y"], ["E2", "x", "y"]]
    assert "has no column of a tracker" in refusal(put(workspace, xlsx(others)), *at)
    one: Rows = [
        ["Agent ID", "Last Name", "Ready", "Certifier", "Outcome"],
        ["E1", "Doe", "x", "y", "z"],
    ]
    two: Rows = [
        ["Agent", "Email", "Start Date", "Pass Rate", "Calls"],
        ["Doe, J", "x@y.de", 1, 2, 3],
    ]
    content = bytes_of(book_of({"A": one, "B": two}))
    assert 'the sheets "A" and "B" could each be the tracker' in refusal(
        put(workspace, content), *at
    )
    assert (workspace / "callcert.toml").read_text() == STARTER


def test_a_workbook_that_holds_both_kinds_must_be_told(tmp_path: Path) -> None:
    tracker, report = made("plain"), made("excel_table")
    sheets: dict[str, Rows] = {**rows_of(tracker.content), **rows_of(report.content)}
    file = put(tmp_path, bytes_of(book_of(sheets)))
    assert "both a tracker and a progress report" in refusal(file)
    assert adopt(file, "--as", "progress", "--json").json["sheets"] == ["Log"]
    assert adopt(file, "--as", "tracker", "--json").json["sheets"] == ["Tracker"]


def rows_of(content: bytes) -> dict[str, Rows]:
    return dict(shared(content).visible_sheets())


def test_a_scorecard_stays_a_scorecard_and_what_was_said_counts(tmp_path: Path) -> None:
    card = put(tmp_path, workbook(copies("bank", 7)[0]), "card.xlsx")
    assert "layout" in adopt(card, "--dry-run", "--json").json
    assert "layout" in adopt(card, "--dry-run", "--json", "--as", "scorecard").json
    assert adopt(card, "--as", "tracker", "--json").json["status"] == "refused"
    class_list = put(tmp_path, workbook(copies("tracker", 7)[0]), "class.xlsx")
    assert adopt(class_list, "--json").json["kind"] == "tracker"
    assert adopt(class_list, "--as", "scorecard", "--json").json["status"] == "refused"


def test_our_own_scorecard_is_none_of_them(tmp_path: Path) -> None:
    card = tmp_path / "own.xlsx"
    assert callcert("template", "build", card).code == 0
    assert adopt(card, "--json").json["findings"][0]["code"] == "adopt-own-form"


def test_fewer_rows_than_before_keep_nothing(workspace: Path) -> None:
    rows = people(chance(1))
    rows[3]["Start Date"] = "soon"
    heads = [("ID", "Agent ID"), ("Last Name", "Last Name"), ("Fecha de ingreso", "Start Date"),
             ("Certifier", "Certifier")]  # fmt: skip
    file = put(workspace, listing("x", heads, rows, "T").content)
    why = refusal(file, "--workspace", workspace)
    assert "11 of its rows would be read instead of 12; T!C5" in why
    assert 'start date "soon" cannot be read' in why
    assert (workspace / "callcert.toml").read_text() == STARTER


def test_the_list_that_the_settings_name_may_be_one_that_is_not_read_anyway(
    workspace: Path, tmp_path: Path
) -> None:
    file = put(tmp_path, made("spanish").content, "Seguimiento.xlsx")
    put(workspace, b"broken")
    assert adopt(file, "--workspace", workspace, "--dry-run").code == 0
    put(workspace, xlsx([["Hi"]]))
    assert adopt(file, "--workspace", workspace, "--dry-run").code == 0
    (workspace / TRACKER).unlink()
    assert adopt(file, "--workspace", workspace, "--dry-run").code == 0


def test_a_file_that_cannot_be_read(workspace: Path, tmp_path: Path) -> None:
    assert adopt(tmp_path / "none.xlsx").code == 3
    broken = put(workspace, b"PK\3\4 broken")
    result = adopt(broken, "--workspace", workspace, "--json")
    assert (result.code, result.json["findings"][0]["code"]) == (1, "damaged")
    assert (
        adopt(put(tmp_path, b"%PDF-1.7"), "--json").json["findings"][0]["code"] == "not-a-workbook"
    )
    assert (
        adopt(put(tmp_path, b"%PDF-1.7"), "--as", "progress", "--json").json["kind"] == "progress"
    )


def test_another_file_than_the_settings_name_is_said(workspace: Path, tmp_path: Path) -> None:
    file = put(tmp_path, made("spanish").content, "Seguimiento.xlsx")
    result = adopt(file, "--workspace", workspace)
    assert result.code == 0
    assert f"The settings name another file: {workspace / TRACKER}" in result.out
    assert settings(workspace)["tracker"]["columns"]["Last Name"] == "Apellidos"


def test_the_list_that_the_settings_name_is_not_lost_for_another(
    workspace: Path, tmp_path: Path
) -> None:
    put(workspace, made("plain").content)
    file = put(tmp_path, made("spanish").content, "Seguimiento.xlsx")
    assert "would then no longer be read as it is now" in refusal(file, "--workspace", workspace)
    assert (workspace / "callcert.toml").read_text() == STARTER


def test_settings_that_cannot_take_them_are_left_and_the_lines_given(workspace: Path) -> None:
    file = put(workspace, made("spanish").content)
    own = 'tracker = { write = "plan" }\n'
    (workspace / "callcert.toml").write_text(own)
    result = adopt(file, "--workspace", workspace)
    assert result.code == 2
    assert "add them by hand" in result.err
    assert '"Last Name" = "Apellidos"' in result.err
    assert (workspace / "callcert.toml").read_text() == own


def test_settings_of_the_environment_that_win_keep_nothing(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = put(workspace, made("spanish").content)
    monkeypatch.setenv("CALLCERT_TRACKER_COLUMNS", '{ "Last Name" = "Apellidos" }')
    result = adopt(file, "--workspace", workspace)
    assert (result.code, "it is as it was" in result.err) == (3, True)
    assert (workspace / "callcert.toml").read_text() == STARTER


def test_windows_lines_and_a_mark_of_the_encoding_stay(workspace: Path) -> None:
    file = put(workspace, made("spanish").content)
    own = b'\xef\xbb\xbf# ours\r\n[mail]\r\nsender = "a@example.com"\r\n'
    (workspace / "callcert.toml").write_bytes(own)
    assert adopt(file, "--workspace", workspace).code == 0
    after = (workspace / "callcert.toml").read_bytes()
    assert after.startswith(own)
    assert after.count(b"\n") == after.count(b"\r\n")


def test_settings_nobody_may_write_are_said(workspace: Path) -> None:
    file = put(workspace, made("spanish").content)
    (workspace / "callcert.toml").unlink()
    (workspace / "callcert.toml").mkdir()
    assert adopt(file, "--workspace", workspace).code != 0


def test_a_teams_own_words_are_understood(workspace: Path) -> None:
    heads = [("Kennung", "Agent ID"), ("Nachname", "Last Name"), ("Beginn", "Start Date"),
             ("Prüfer", "Certifier")]  # fmt: skip
    file = put(workspace, listing("x", heads, people(chance(1)), "T", Around()).content)
    assert adopt(file, "--workspace", workspace).code == 1
    words = 'language = "German"\n[columns]\n"Agent ID" = ["Kennung"]\n"Last Name" = ["Nachname"]\n'
    words += '"Start Date" = ["Beginn"]\n"Certifier" = ["Prüfer"]\n'
    (workspace / "headings-german.toml").write_text(words, encoding="utf-8")
    from callcert.config.headings import heading_languages

    heading_languages.cache_clear()
    result = adopt(file, "--workspace", workspace)
    assert result.code == 0
    assert "German for Last Name" in result.out
    heading_languages.cache_clear()


def test_quiet_says_only_what_is_wrong(workspace: Path) -> None:
    file = put(workspace, made("spanish").content)
    assert adopt(file, "--workspace", workspace, "--quiet").out == ""
    broken = put(workspace, xlsx([["Hi"]]))
    assert "cannot be adopted" in adopt(broken, "--workspace", workspace, "--quiet").out
