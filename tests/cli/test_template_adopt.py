"""``callcert template adopt`` from the command line to the layout it writes."""

import os
import pty
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import PROGRAM, callcert, snapshot
from tests.excel.foreign_books import CALLS, SCORES, book, form, rows
from tests.foreign.forms import copies
from tests.foreign.paper import workbook
from tests.forms import scorecard

LAYOUT = "scorecard-layout.toml"
JSON_KEYS = ["file", "status", "written", "fields", "missing", "passed_over", "layout", "findings"]

TWO = book((
    "QA",
    (*rows()[:5], ("QA Score", *SCORES), ("Call Score", 90, 81, 77, 95, 60)),
))  # fmt: skip
"""A form on which two rows could be the scores."""


@pytest.fixture
def returned(tmp_path: Path) -> Callable[[str, bytes], Path]:
    folder = tmp_path / "returned"
    folder.mkdir()

    def put(name: str, content: bytes) -> Path:
        file = folder / name
        file.write_bytes(content)
        return file

    return put


Put = Callable[[str, bytes], Path]


def test_the_layout_is_written_here_without_a_workspace(returned: Put) -> None:
    result = callcert("template", "adopt", returned("a.xlsx", form()))
    assert result.code == 0
    assert f"The layout was written to {Path.cwd() / LAYOUT}." in result.out
    assert Path(LAYOUT).read_text().startswith("# How callcert reads this scorecard.")


def test_it_is_written_into_the_workspace_one_is_in(returned: Put, workspace: Path) -> None:
    result = callcert("template", "adopt", returned("a.xlsx", form()), "--workspace", workspace)
    assert result.code == 0
    assert (workspace / LAYOUT).is_file()
    assert not Path(LAYOUT).exists()


def test_what_was_found_is_shown_with_cells_values_and_how_sure_it_is(returned: Put) -> None:
    said = callcert("template", "adopt", returned("a.xlsx", form())).out
    for words in ("QA!B1", "Jane Doe", "sure", 'right of A1 "Agent Name:"', "QA!B6:F6",
                  "100, 88.5, 92, 79, 96", "not found: agent ID", "not found: items",
                  "callcert template check FILE"):  # fmt: skip
        assert words in said
    assert all(len(line) <= 140 for line in said.splitlines())


def test_a_dry_run_shows_the_same_and_writes_nothing(returned: Put) -> None:
    result = callcert("template", "adopt", returned("a.xlsx", form()), "--dry-run")
    assert result.code == 0
    assert f"The layout would be written to {Path.cwd() / LAYOUT}." in result.out
    assert not Path(LAYOUT).exists()


def test_the_json_keys_are_the_promised_ones(returned: Put) -> None:
    file = returned("a.xlsx", form())
    document = callcert("template", "adopt", file, "--json").json
    assert list(document) == JSON_KEYS
    assert (document["file"], document["status"]) == (str(file), "written")
    assert document["layout"] == Path(LAYOUT).read_text()
    assert document["fields"][0] == {
        "field": "agent", "cells": "QA!B1", "value": "Jane Doe", "sure": True,
        "why": 'right of A1 "Agent Name:"',
    }  # fmt: skip
    assert document["findings"] == document["passed_over"] == []


def test_a_second_time_nothing_is_to_be_done(returned: Put) -> None:
    file = returned("a.xlsx", form())
    callcert("template", "adopt", file)
    before = snapshot(Path.cwd())
    again = callcert("template", "adopt", file, "--json")
    assert (again.code, again.json["status"]) == (0, "already-there")
    other = callcert("template", "adopt", returned("b.xlsx", form("Ann Other")))
    assert "Nothing to do" in other.out
    assert snapshot(Path.cwd()) == before


def test_another_form_gets_a_layout_beside_the_first(returned: Put) -> None:
    callcert("template", "adopt", returned("a.xlsx", form()))
    first = Path(LAYOUT).read_bytes()
    other = callcert("template", "adopt", returned("b.xlsx", _bank(0)), "--json").json
    assert other["written"] == str(Path.cwd() / "scorecard-layout-2.toml")
    assert Path(LAYOUT).read_bytes() == first


def _bank(copy: int) -> bytes:
    return workbook(copies("bank", 1)[copy])


def test_it_is_written_where_one_says_and_over_another_only_when_asked(returned: Put) -> None:
    file, target = returned("a.xlsx", form()), Path("deep") / "ours.toml"
    target.parent.mkdir()
    told = callcert("template", "adopt", file, "--out", target)
    assert told.code == 0
    assert "so score uses it only with: callcert score --layout /" in told.out
    assert callcert("template", "adopt", file, "--out", target, "--json").json["status"] == (
        "already-there"
    )
    target.write_text("something else")
    refused = callcert("template", "adopt", file, "--out", target)
    assert refused.code == 2
    assert "is there and says something else; name another with --out, or give --replace" in (
        refused.err
    )
    assert target.read_text() == "something else"
    assert callcert("template", "adopt", file, "--out", target, "--replace").code == 0
    assert target.read_text().startswith("# How callcert reads")


def test_a_layout_that_was_edited_stays_unless_it_is_to_be_replaced(returned: Put) -> None:
    file = returned("a.xlsx", form())
    callcert("template", "adopt", file)
    written = Path(LAYOUT).read_text()
    Path(LAYOUT).write_text(edited := written.replace("title =", "# ours\ntitle ="))
    assert "Nothing to do" in callcert("template", "adopt", file).out
    assert Path(LAYOUT).read_text() == edited
    assert callcert("template", "adopt", file, "--replace", "--json").json["status"] == "written"
    assert Path(LAYOUT).read_text() == written
    again = callcert("template", "adopt", file, "--replace", "--json").json
    assert again["status"] == "already-there"


def test_a_name_that_is_taken_by_another_file_is_passed_over(returned: Put) -> None:
    Path(LAYOUT).write_text(callcert("template", "adopt", returned("a.xlsx", form()),
                                     "--dry-run", "--json").json["layout"]
                            .replace("Agent Name:", "Somebody else"))  # fmt: skip
    result = callcert("template", "adopt", returned("a.xlsx", form()), "--json").json
    assert result["written"].endswith("scorecard-layout-2.toml")


def test_what_cannot_be_adopted_is_refused_with_every_reason(returned: Put) -> None:
    file = returned("a.xlsx", book(("QA", ((), CALLS[:4]))))
    result = callcert("template", "adopt", file)
    assert result.code == 1
    assert "Nothing was written." in result.out
    plain = " ".join(result.out.split())
    assert "only 3 calls are on the form; 5 are needed" in plain
    assert "the agent's name was not found" in plain
    assert not Path(LAYOUT).exists()
    document = callcert("template", "adopt", file, "--json").json
    assert [one["code"] for one in document["findings"]] == ["not-adoptable"] * 2
    assert (document["status"], document["written"], document["layout"]) == ("refused", None, None)


def test_a_quiet_run_says_only_what_is_wrong(returned: Put) -> None:
    assert callcert("template", "adopt", returned("a.xlsx", form()), "--quiet").out == ""
    assert callcert("template", "adopt", returned("b.xlsx", scorecard()), "--quiet").out != ""


def test_a_copy_of_our_own_template_needs_no_layout(returned: Put) -> None:
    result = callcert("template", "adopt", returned("Doe.xlsx", scorecard()))
    assert result.code == 1
    assert "callcert" in result.out
    document = callcert("template", "adopt", returned("Doe.xlsx", scorecard()), "--json").json
    assert [one["code"] for one in document["findings"]] == ["adopt-own-form"]
    assert not Path(LAYOUT).exists()


def test_a_file_that_is_no_workbook_is_a_finding(returned: Put) -> None:
    result = callcert("template", "adopt", returned("a.xlsx", b"nothing of the kind"), "--json")
    assert result.code == 1
    assert result.json["findings"][0]["file"].endswith("a.xlsx")


def test_a_file_that_is_not_there_and_a_folder_that_takes_none_are_told(returned: Put) -> None:
    missing = callcert("template", "adopt", "nowhere.xlsx")
    assert missing.code == 3
    assert "nowhere.xlsx: cannot be read: no such file" in missing.err
    file = returned("a.xlsx", form())
    target = callcert("template", "adopt", file, "--out", file / "ours.toml")
    assert target.code == 3
    assert "ours.toml: cannot be written: File exists" in target.err
    folder = callcert("template", "adopt", file, "--out", Path.cwd())
    assert folder.code == 3
    assert "cannot be read" in folder.err


def test_two_readings_are_refused_where_nobody_is_there_to_ask(returned: Put) -> None:
    result = callcert("template", "adopt", returned("a.xlsx", TWO))
    assert result.code == 1
    assert "nothing says which" in " ".join(result.out.split())


def on_a_terminal(*arguments: str | Path, typed: str) -> tuple[int, str]:
    """Runs a command as a program on a terminal of its own, and types when it is asked."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "COLUMNS": "120", "TERM": "xterm", "NO_COLOR": "1"}
    run = subprocess.Popen(
        [*PROGRAM, *map(str, arguments)], stdin=theirs, stdout=theirs, stderr=theirs, env=env
    )  # fmt: skip
    os.close(theirs)
    killer = threading.Timer(60, run.kill)
    killer.start()
    said = b""
    asked = False
    try:
        while part := os.read(ours, 4096):
            said += part
            if not asked and b"0 for none" in said:
                asked = True
                os.write(ours, typed.encode() + b"\n")
    except OSError:  # the terminal is gone with the program
        pass
    code = run.wait()
    killer.cancel()
    os.close(ours)
    return code, said.decode()


@pytest.mark.parametrize(("typed", "cells"), [("1", "B6:F6"), ("2", "B7:F7")])
def test_on_a_terminal_the_number_that_is_typed_is_taken(
    returned: Put, typed: str, cells: str
) -> None:
    code, said = on_a_terminal("template", "adopt", returned("a.xlsx", TWO), typed=typed)
    assert code == 0, said
    assert "Which of these are the scores of the five calls?" in said
    assert f'cells = ["{cells}"]' in Path(LAYOUT).read_text()


def test_on_a_terminal_none_may_be_meant(returned: Put) -> None:
    code, said = on_a_terminal("template", "adopt", returned("a.xlsx", TWO), typed="0")
    assert code == 1
    assert "Nothing was written." in said


def test_nothing_is_asked_where_one_does_not_want_to_be(returned: Put) -> None:
    file = returned("a.xlsx", TWO)
    code, said = on_a_terminal("template", "adopt", file, "--no-input", typed="1")
    assert code == 1
    assert "0 for none" not in said
