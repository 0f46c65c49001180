"""``callcert guide``."""

from pathlib import Path

from openpyxl import Workbook

from tests.commands import callcert

IDENTITY = "Verifies identity before any health information is discussed"


def test_one_item_with_all_the_guide_says_of_it() -> None:
    result = callcert("guide", "VERIFIES identity")
    assert result.code == 0
    assert f"{IDENTITY}  6 points, auto-fail" in result.out
    assert "Earns the points: Asks for the member ID" in result.out
    assert "Greets the caller" not in result.out


def test_everything_and_the_sheet_it_comes_from(workspace: Path) -> None:
    result = callcert("guide", "--workspace", workspace)
    assert "Greets the caller" in result.out
    assert "How to save and send it" in result.out
    assert result.out.rstrip().endswith(str(workspace / "AetnaQAScorecard.xlsx"))


def test_several_are_listed_to_choose_from() -> None:
    result = callcert("guide", "caller")
    assert result.code == 0
    assert "4 items with “caller”" in result.out
    assert "Loses the points" not in result.out


def test_a_slip_is_proposed_for_and_never_taken() -> None:
    result = callcert("guide", "veryfies idetity")
    assert (result.code, result.out) == (2, "")
    assert f"nearly: {IDENTITY}" in result.err
    assert "lists them all" in callcert("guide", "lunch").err


def test_as_a_program_reads_it() -> None:
    document = callcert("guide", "verifies identity", "--json").json
    (one,) = document["definitions"]
    assert document["sheet"] == "QA Definitions Guide"
    assert (one["item"], one["points"], one["auto_fail"]) == (IDENTITY, 6, True)
    assert one["texts"][0]["heading"] == "Earns the points"
    topic = callcert("guide", "sending it", "--json").json["definitions"][0]
    assert (topic["points"], topic["texts"][0]["heading"]) == (None, None)
    assert callcert("guide", "--json").json["asked"] is None


def test_the_team_s_own_guide_is_the_one_that_is_read(workspace: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Item", "Definition", "Points"], ["[red]Smile", "'=1+1 bell", 1]):
        sheet.append(row)
    book.save(workspace / "AetnaQAScorecard.xlsx")
    shown = callcert("guide", "--workspace", workspace).out
    assert "[red]Smile  1 point\n  Definition: '=1+1 bell\n" in shown
    assert callcert("guide", "-q", "--workspace", workspace).out == ""


def test_a_template_without_a_guide_says_so(workspace: Path) -> None:
    Workbook().save(workspace / "AetnaQAScorecard.xlsx")
    result = callcert("guide", "--workspace", workspace)
    assert result.code == 3
    assert "no guide can be read from it" in result.err
    (workspace / "AetnaQAScorecard.xlsx").write_text("no workbook")
    assert callcert("guide", "--workspace", workspace).code == 3
