"""``callcert template check`` and ``score`` with layouts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import callcert, snapshot
from tests.excel.foreign_books import book, form, rows
from tests.excel.test_scorecard import CALCULATED
from tests.foreign.forms import copies
from tests.foreign.paper import workbook
from tests.forms import scorecard

LAYOUT = "scorecard-layout.toml"
BY_HAND = """
[agent]
name = "B1"

[scores]
cells = "B6:F6"

[labels]
"A1" = "Agent Name"
"""

Put = Callable[[str, bytes], Path]


@pytest.fixture
def returned(tmp_path: Path) -> Put:
    folder = tmp_path / "returned"
    folder.mkdir()

    def put(name: str, content: bytes) -> Path:
        file = folder / name
        file.write_bytes(content)
        return file

    return put


def bank(copy: int) -> bytes:
    return workbook(copies("bank", 1)[copy])


def test_every_field_is_shown_with_its_cell(returned: Put) -> None:
    file = returned("a.xlsx", form())
    callcert("template", "adopt", file)
    result = callcert("template", "check", file)
    assert result.code == 0
    for words in (f"a.xlsx  read by the layout {LAYOUT}", "QA", "B1", "Doe", "B6:F6",
                  "100 | 88.5 | 92 | 79 | 96", "Doe, Jane: ", "80% certified"):  # fmt: skip
        assert words in result.out


def test_the_json_keys_are_the_promised_ones(returned: Put) -> None:
    file = returned("a.xlsx", form())
    callcert("template", "adopt", file)
    (one,) = callcert("template", "check", file, "--json").json["files"]
    assert list(one) == [
        "file", "layout", "agent", "certifier", "date", "calls", "calls_passed", "pass_rate",
        "outcome", "items", "fields", "findings",
    ]  # fmt: skip
    assert one["layout"] == f"the layout {LAYOUT}"
    assert one["agent"] == {"last_name": "Doe", "first_name": "Jane", "agent_id": None}
    assert (one["certifier"], one["date"]) == ("Pat Otto", "2026-11-20")
    assert [call["score"] for call in one["calls"]] == [100, 88.5, 92, 79, 96]
    assert (one["pass_rate"], one["outcome"], one["items"]) == (80, "certified", 0)
    assert {"field": "certifier", "sheet": "QA", "cell": "B2", "value": "Pat Otto"} in one["fields"]
    assert [each["code"] for each in one["findings"]] == ["totals-only", "agent-id-missing"]


def test_items_and_long_texts_are_shown_in_short(returned: Put) -> None:
    callcert("template", "adopt", returned("a.xlsx", bank(0)))
    (one,) = callcert("template", "check", returned("b.xlsx", bank(1)), "--json").json["files"]
    truth = copies("bank", 1)[1].truth
    shown = {each["field"]: each["value"] for each in one["fields"]}
    assert one["items"] >= len(truth.items) > 3
    assert shown["items"] == f"{one['items']} of {one['items']} filled"
    assert one["agent"]["last_name"] == truth.last_name
    assert [call["score"] for call in one["calls"]] == pytest.approx(
        list(truth.call_scores), abs=1e-3
    )
    feedback = next(
        value for name, value in shown.items() if " | " in value and name != "call scores"
    )
    assert all(len(part) <= 40 for part in feedback.split(" | "))


def test_a_form_that_fits_none_is_not_read_and_says_in_what_it_differs(returned: Put) -> None:
    callcert("template", "adopt", returned("a.xlsx", form()))
    result = callcert("template", "check", returned("b.xlsx", bank(0)))
    assert result.code == 1
    assert "b.xlsx  not read" in result.out
    assert "fits no layout of the team's forms: it differs from" in result.out


def test_a_file_that_is_not_there_is_a_finding_and_the_next_goes_on(returned: Put) -> None:
    file = returned("a.xlsx", form())
    callcert("template", "adopt", file)
    result = callcert("template", "check", "nowhere.xlsx", file, "--json")
    assert result.code == 1
    first, second = result.json["files"]
    assert (first["layout"], first["findings"][0]["code"]) == (None, "unreadable")
    assert (first["agent"], first["calls"]) == (None, [])
    assert second["pass_rate"] == 80


def test_a_quiet_check_says_only_what_is_wrong(returned: Put) -> None:
    good, bad = returned("a.xlsx", form()), returned("b.xlsx", form(scores=(100, 90, None, 90, 90)))
    callcert("template", "adopt", good)
    result = callcert("template", "check", good, bad, "--quiet")
    assert result.code == 1
    assert "b.xlsx" in result.out
    assert "a.xlsx" not in result.out


def test_our_own_form_is_read_by_its_names(returned: Put) -> None:
    result = callcert("template", "check", returned("Doe.xlsx", scorecard()))
    assert result.code == 0
    assert "read by its defined names" in result.out
    whole = callcert("template", "check", returned("Roe.xlsx", scorecard(**CALCULATED)))
    assert whole.code == 0
    assert "finding" not in whole.out


def test_a_layout_written_by_hand_is_enough(returned: Put) -> None:
    Path("ours.toml").write_text(BY_HAND, encoding="utf-8")
    file = returned("a.xlsx", form())
    result = callcert("template", "check", file, "--layout", "ours.toml", "--json")
    (one,) = result.json["files"]
    assert result.code == 0
    assert one["layout"] == "the layout ours.toml"
    assert [call["score"] for call in one["calls"]] == [100, 88.5, 92, 79, 96]
    scored = callcert("score", file, "--out", "filed", "--layout", "ours.toml")
    assert scored.code == 0
    assert [path.name for path in Path("filed").iterdir()] == ["Doe_Jane_80%.xlsx"]
    assert (Path("filed") / "Doe_Jane_80%.xlsx").read_bytes() == file.read_bytes()


def test_a_layout_with_mistakes_lists_them_all_and_nothing_is_done(returned: Put) -> None:
    wrong = BY_HAND.replace('"B6:F6"', '"B6:E6"').replace('name = "B1"', 'nam = "B1"')
    Path("ours.toml").write_text(wrong, encoding="utf-8")
    file = returned("a.xlsx", form())
    for command in (["template", "check"], ["score", "--out", "filed"]):
        result = callcert(*command, file, "--layout", "ours.toml")
        assert result.code == 2
        assert "agent.nam: nothing of that name belongs into a layout" in result.err
        assert "scores.cells: must be 5 cells, one for each call; it has 4" in result.err
    assert not Path("filed").exists()


def test_a_layout_that_is_not_there_is_told(returned: Put) -> None:
    result = callcert("template", "check", returned("a.xlsx", form()), "--layout", "nowhere.toml")
    assert result.code == 2
    assert "nowhere.toml: cannot be read as a layout" in result.err


def test_of_two_layouts_each_form_is_read_by_its_own(returned: Put, workspace: Path) -> None:
    ours, theirs = returned("a.xlsx", form()), returned("b.xlsx", bank(0))
    for file in (ours, theirs):
        assert callcert("template", "adopt", file, "--workspace", workspace).code == 0
    before = snapshot(workspace)
    result = callcert("score", ours, returned("c.xlsx", bank(1)), "--workspace", workspace,
                      "--dry-run", "--json")  # fmt: skip
    cards = {Path(card["file"]).name: card for card in result.json["scorecards"]}
    assert {name: card["layout"] for name, card in cards.items()} == {
        "a.xlsx": f"the layout {LAYOUT}",
        "c.xlsx": "the layout scorecard-layout-2.toml",
    }
    assert {card["status"] for card in cards.values()} == {"would-file"}
    assert snapshot(workspace) == before


def test_score_says_which_layout_it_used(returned: Put, workspace: Path) -> None:
    file = returned("a.xlsx", form())
    callcert("template", "adopt", file, "--workspace", workspace)
    said = callcert("score", file, "--workspace", workspace, "--dry-run").out
    assert LAYOUT in said
    assert "own totals" in " ".join(said.split())
    plain = callcert(
        "score", returned("Doe.xlsx", scorecard()), "--workspace", workspace, "--dry-run"
    )
    assert LAYOUT not in plain.out


def test_a_form_that_differs_is_rejected_by_score(returned: Put, workspace: Path) -> None:
    callcert("template", "adopt", returned("a.xlsx", form()), "--workspace", workspace)
    other = book(("QA", ((), *rows())))
    result = callcert("score", returned("b.xlsx", other), "--workspace", workspace, "--json")
    (card,) = result.json["scorecards"]
    assert (result.code, card["status"]) == (1, "rejected")
    assert [one["code"] for one in card["findings"]] == ["layout-differs"]


def test_a_filed_form_whose_layout_is_gone_is_an_error_until_it_is_back(
    returned: Put, workspace: Path
) -> None:
    file, layout = returned("a.xlsx", form()), workspace / LAYOUT
    callcert("template", "adopt", file, "--workspace", workspace)
    assert callcert("score", file, "--workspace", workspace).code == 0
    told = layout.read_text()

    def lost() -> list[tuple[str, str]]:
        found = callcert("escalations", "--workspace", workspace, "--json").json["findings"]
        return [
            (one["file"], one["fix"]) for one in found if one["code"] == "filed-unread"
        ]  # fmt: skip

    assert lost() == []
    layout.unlink()
    ((filed, fix),) = lost()
    assert Path(filed).parent == workspace / "scorecards"
    assert "put back the layout" in fix
    assert callcert("escalations", "--workspace", workspace).code == 1
    layout.write_text(told)
    assert lost() == []
