"""``callcert feedback``."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.class_books import ALAN, JANE, write_progress, write_tracker
from tests.commands import Result, callcert, snapshot
from tests.forms import failing, marks, scorecard

ITEM = "Greets the caller with Aetna, own first name, and an offer to help"
DAY = "2026-11-20"


@pytest.fixture
def filed(workspace: Path) -> Path:
    """Jane's scorecard, filed: call 3 not passed, half a point lost on call 2."""
    (workspace / "callcert.toml").write_text(
        'coordinator = { name = "Robin Lane", email = "robin@example.com" }\n'
    )
    write_tracker(workspace, JANE, ALAN)
    write_progress(workspace)
    lost = failing(3)
    lost[0][1] = 2.5
    content = scorecard(marks=lost, next_steps=["call 1", "smile", None, None, None])
    (workspace / "incoming" / "a.xlsx").write_bytes(content)
    assert callcert("score", "--workspace", workspace, "--as-of", DAY, "-q").code == 0
    return workspace


def feedback(workspace: Path, *words: str | Path, day: str = DAY) -> Result:
    return callcert("feedback", *words, "--workspace", workspace, "--as-of", day)


def test_an_agent_s_five_scores_and_why(filed: Path) -> None:
    before = snapshot(filed)
    result = feedback(filed, "Doe, Jane")
    assert result.code == 0
    assert "Certified: 4 of 5 calls passed (80%)." in result.out
    assert f"– {ITEM}: lost 0.5 of 3 points" in result.out
    assert "Earns the points: All three parts" in result.out
    assert "    smile" in result.out
    assert "Pat Otto" not in result.out
    assert "Roe" not in result.out
    assert snapshot(filed) == before


def test_the_page_is_written_and_renewed(filed: Path) -> None:
    planned = feedback(filed, "E1042", "--html", "--dry-run")
    file = filed / "reports" / "Doe_Jane feedback 2026-11-20.html"
    assert (f"would be written: {file}" in planned.err, file.exists()) == (True, False)
    assert f"written: {file}" in feedback(filed, "E1042", "--html").err
    before = snapshot(filed)
    assert "Certified: 4 of 5" in file.read_text()
    feedback(filed, "E1042", "--html")
    assert snapshot(filed) == before
    file.write_text("old")
    feedback(filed, "E1042", "--html")
    assert snapshot(filed)["reports/" + file.name][0] == before["reports/" + file.name][0]


def test_a_file_of_another_is_never_overwritten(filed: Path, tmp_path: Path) -> None:
    mine = tmp_path / "new" / "page.html"
    assert feedback(filed, "Doe", "--html", "--out", mine).code == 0
    assert feedback(filed, "Doe", "--html", "--out", mine).code == 0
    assert mine.read_text().startswith("<!DOCTYPE html>")
    mine.write_text("mine")
    result = feedback(filed, "Doe", "--html", "--out", mine)
    assert (result.code, mine.read_text()) == (2, "mine")
    assert "is there and differs" in result.err
    assert feedback(filed, "Doe", "--html", "--out", tmp_path).code == 2
    assert feedback(filed, "Doe", "--out", mine).code == 2
    assert feedback(filed, "Doe", "--html", "--out", mine / "below.html").code == 3


def test_a_draft_to_the_agent_waits_to_be_looked_at(filed: Path) -> None:
    before = snapshot(filed)
    assert "would be left" in feedback(filed, "Doe", "--draft", "--dry-run").err
    assert snapshot(filed) == before
    result = feedback(filed, "Doe", "--draft")
    assert (result.code, "a draft to jane@example.com waits" in result.err) == (0, True)
    (file,) = (filed / "outbox" / "drafts").glob("*.eml")
    assert list((filed / "outbox").glob("*.eml")) == []
    before = snapshot(filed)
    assert "waits" in feedback(filed, "Doe", "--draft").err
    assert snapshot(filed) == before
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert (message["To"], message["Subject"]) == ("jane@example.com", "Your call certification")
    body = message.get_body(("html",))
    assert body is not None
    assert "Certified: 4 of 5 calls passed (80%)." in body.get_content()


def test_a_draft_of_an_older_scorecard_gives_way(filed: Path) -> None:
    feedback(filed, "Doe", "--draft")
    (filed / "incoming" / "b.xlsx").write_bytes(scorecard())
    where = ("--workspace", filed, "--as-of", DAY, "-q")
    assert callcert("score", "--replace", *where).code == 0
    feedback(filed, "Doe", "--draft")
    (file,) = (filed / "outbox" / "drafts").glob("*.eml")
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    assert "5 of 5 calls passed" in body.get_content()


def test_a_draft_needs_an_address(filed: Path) -> None:
    write_tracker(filed, {**JANE, "Email": None}, ALAN)
    result = feedback(filed, "Doe", "--draft")
    assert (result.code, "no e-mail address of Doe, Jane" in result.err) == (2, True)
    write_tracker(filed, {**JANE, "Email": "jane at home"}, ALAN)
    assert feedback(filed, "Doe", "--draft").code == 2


def test_a_program_reads_the_same(filed: Path) -> None:
    document = feedback(filed, "Doe", "--json").json
    assert document["agent"]["agent_id"] == "E1042"
    told = document["feedback"]
    assert (told["pass_rate"], told["outcome"], told["date"]) == (80, "certified", DAY)
    assert [one["passed"] for one in told["calls"]] == [True, True, False, True, True]
    (lost,) = told["calls"][1]["lost"]
    assert (lost["points_lost"], lost["points"], lost["fails_call"]) == (0.5, 3, False)
    assert lost["definition"]["section"] == "Opening"
    assert told["calls"][1]["next_steps"] == "smile"
    assert told["calls"][2]["next_steps"] is None


def test_without_a_scorecard_it_says_what_there_is(filed: Path) -> None:
    result = feedback(filed, "Roe")
    assert result.code == 1
    assert "Roe, Alan E2001: no scorecard is filed.\nNone waits" in result.out
    half = scorecard(
        agent_last_name="Roe", agent_first_name="Alan", agent_id="E2001",
        marks=[[*line[:3], None, None] for line in marks()],
    )  # fmt: skip
    (filed / "incoming" / "b.xlsx").write_bytes(half)
    result = feedback(filed, "Roe", "--html", "--draft")
    assert "b.xlsx  was rejected" in result.out
    assert "call 4 has no marks at all" in result.out
    assert list((filed / "reports").iterdir()) == []
    document = feedback(filed, "Roe", "--json").json
    assert (document["feedback"], document["waiting"][0]["status"]) == (None, "rejected")


def test_before_its_calls_a_scorecard_is_not_known(filed: Path) -> None:
    assert feedback(filed, "Doe", day="2026-11-19").code == 1


def test_who_is_filed_and_not_in_the_tracker_is_found(filed: Path) -> None:
    write_tracker(filed, ALAN)
    result = feedback(filed, "Jane Doe")
    assert (result.code, "Certified: 4 of 5" in result.out) == (0, True)
    assert feedback(filed, "Jane Doe", "--draft").code == 2
    assert feedback(filed, "Jane Doe", day="2026-11-19").code == 2
    assert feedback(filed, "Nobody").code == 2


def test_namesakes_have_pages_of_their_own(filed: Path) -> None:
    write_tracker(filed, JANE, {**JANE, "Agent ID": "E9"})
    assert "name the agent ID" in feedback(filed, "Doe").err
    result = feedback(filed, "E1042", "--html")
    assert "Doe_Jane-E1042 feedback" in result.err


def test_without_a_guide_there_is_feedback_all_the_same(filed: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(filed / "AetnaQAScorecard.xlsx")
    result = feedback(filed, "Doe")
    assert result.code == 0
    assert "no definitions are shown" in result.err
    assert f"– {ITEM}: lost" in result.out


def test_a_draft_that_was_sent_is_not_left_again(filed: Path) -> None:
    from callcert.workflows.run import run_at
    from tests.mail.post import NOW, point_at

    feedback(filed, "Doe", "--draft")
    (file,) = (filed / "outbox" / "drafts").glob("*.eml")
    with run_at(point_at(filed, 1), dry_run=False) as ledger:
        (key,) = ledger._db.execute("SELECT key FROM mail").fetchone()  # noqa: SLF001
        ledger.mail_sent(key, ("jane@example.com",), NOW)
    file.unlink()
    assert (
        "was sent already to jane@example.com on 11/20/2026"
        in feedback(filed, "Doe", "--draft").err
    )
    assert not file.exists()


def test_quiet_it_says_only_that_nothing_is_filed(filed: Path) -> None:
    assert feedback(filed, "Doe", "--html", "-q") == Result(0, "", "")
    assert "no scorecard is filed" in feedback(filed, "Roe", "-q").out


def test_a_filed_scorecard_that_was_spoilt_is_said(filed: Path) -> None:
    (file,) = (filed / "scorecards").glob("*.xlsx")
    write_progress(filed)
    file.write_bytes(scorecard(marks=[[None] * 5 for _ in marks()]))
    assert feedback(filed, "Doe").code == 1
