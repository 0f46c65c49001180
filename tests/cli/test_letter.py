"""``callcert letter``."""

import shutil
from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.class_books import ALAN, JANE, MONDAY, report, write_progress, write_tracker
from tests.commands import Result, callcert, snapshot
from tests.filing.test_interruption import killed
from tests.forms import marks, scorecard
from tests.letters.documents import document, text_of

FRIDAY = MONDAY + timedelta(days=4)
NAME = "Doe_Jane coaching 2026-11-20.docx"


@pytest.fixture
def due(workspace: Path) -> Path:
    """Jane, for whom the coaching is due; Alan, who has been coached."""
    (workspace / "callcert.toml").write_text(
        'coordinator = { name = "Robin Lane", email = "robin@example.com" }\n'
    )
    write_tracker(workspace, JANE, {**ALAN, "Coaching Delivered": FRIDAY})
    write_progress(workspace, report(FRIDAY, TBTs_Completed=10, Calls_Completed=3))
    return workspace


def letter(workspace: Path, *words: str, day: date = FRIDAY) -> Result:
    return callcert("letter", *words, "--workspace", workspace, "--as-of", day.isoformat())


def written(workspace: Path, name: str = NAME) -> str:
    return "\n".join(text_of((workspace / "reports" / "letters" / name).read_bytes()))


def test_the_letter_for_the_step_that_is_due(due: Path) -> None:
    before = snapshot(due)
    planned = letter(due, "Doe", "--dry-run")
    assert "would be written" in planned.out
    assert snapshot(due) == before
    result = letter(due, "Doe")
    assert result.code == 0
    assert "Doe, Jane E1042: documented coaching, written" in result.out
    assert 'once delivered: callcert deliver "E1042" coaching' in result.out
    text = written(due)
    assert "3 of 5 calls are done (not certified yet), and 10 of 12 TBTs" in text
    assert "complete by the end of 11/23/2026" in text
    assert "{{" not in text
    after = snapshot(due)
    again = letter(due, "Doe")
    assert "there already, the same" in again.out
    assert snapshot(due) == after
    assert "Coaching Delivered" not in callcert("sync", "--workspace", due, "--dry-run").out


def test_a_letter_a_person_edited_is_never_overwritten(due: Path) -> None:
    letter(due, "Doe")
    file = due / "reports" / "letters" / NAME
    first = file.read_bytes()
    write_progress(due, report(FRIDAY, TBTs_Completed=11, Calls_Completed=3))
    assert "written" in letter(due, "Doe").out
    assert file.read_bytes() != first, "new facts renew what nobody touched"
    file.write_bytes(document("mine"))
    for words in ((), ("--dry-run",), ("--draft",)):
        result = letter(due, "Doe", *words)
        assert (result.code, "left alone, as somebody has edited it" in result.out) == (0, True)
        assert written(due) == "mine"
    assert not list((due / "outbox").rglob("*.eml"))


@pytest.mark.parametrize("mark", [f"~${NAME[2:]}", f"~${NAME}", f".~lock.{NAME}#"])
def test_a_letter_that_somebody_has_open_is_left_alone(due: Path, mark: str) -> None:
    letter(due, "Doe")
    before = (due / "reports" / "letters" / NAME).read_bytes()
    (due / "reports" / "letters" / mark).write_bytes(b"Robin")
    write_progress(due, report(FRIDAY, TBTs_Completed=11, Calls_Completed=3))
    assert "has it open" in letter(due, "Doe").out
    assert (due / "reports" / "letters" / NAME).read_bytes() == before


def test_wherever_it_is_cut_off_the_next_run_completes_it(due: Path, tmp_path: Path) -> None:
    callcert("letter", "Doe", "--workspace", due, "--as-of", FRIDAY.isoformat())
    write_progress(due, report(FRIDAY, TBTs_Completed=11, Calls_Completed=3))
    copies = [tmp_path / f"cut{change}" for change in range(1, 25)]
    for copy in copies:
        shutil.copytree(due, copy)
    kills = killed(enumerate(copies, start=1), f"letter --all-due --as-of {FRIDAY.isoformat()}")
    assert kills.index(False) > 5
    for copy in copies[: kills.index(False) + 1]:
        assert letter(copy, "--all-due").code == 0
        folder = copy / "reports" / "letters"
        assert [one.name for one in folder.iterdir()] == [NAME], copy.name
        assert "11 of 12 TBTs" in written(copy)
        after = snapshot(copy)
        assert "the same" in letter(copy, "--all-due").out
        assert snapshot(copy) == after


def test_where_no_step_is_due_it_says_why(due: Path) -> None:
    result = letter(due, "Roe")
    assert (result.code, result.out) == (2, "")
    assert "Roe, Alan: no step is due on 11/20/2026: written CAP falls due 11/23/2026" in result.err
    assert "--step names one all the same" in result.err


def test_a_step_that_is_named_is_written_with_what_is_odd_about_it(due: Path) -> None:
    result = letter(due, "Roe", "--step", "Final CAP", "--json")
    (one,) = result.json["letters"]
    assert (one["step"], one["status"]) == ("final-cap", "written")
    assert one["remarks"] == [
        "the final CAP is not due on 11/20/2026",
        "the written CAP before it has no recorded delivery",
    ]
    assert one["values"]["coaching_delivered"] == "11/20/2026"
    assert "Final corrective action plan" in written(due, "Roe_Alan final CAP 2026-11-20.docx")
    assert letter(due, "Roe", "--step", "lunch").code == 2


def test_nobody_off_the_ladder_gets_one(due: Path) -> None:
    write_tracker(due, {**JANE, "Status": "NLE"})
    result = letter(due, "Doe", "--step", "coaching")
    assert (result.code, "has left, so no step applies" in result.err) == (2, True)
    assert not (due / "reports" / "letters").exists()


def test_a_scorecard_that_waits_is_to_be_settled_first(due: Path) -> None:
    half = scorecard(marks=[[*line[:3], None, None] for line in marks()])
    (due / "incoming" / "a.xlsx").write_bytes(half)
    other = scorecard(agent_last_name="Nobody", agent_id="E9")
    (due / "incoming" / "b.xlsx").write_bytes(other)
    (due / "incoming" / "c.xlsx").write_bytes(b"none")
    assert "waits in the intake (a.xlsx): settle that first" in letter(due, "Doe").out


def test_a_scorecard_that_is_owed_is_to_be_settled_first(due: Path) -> None:
    write_progress(due, report(FRIDAY, TBTs_Completed=12, Calls_Completed=5))
    owed = "five calls are told, and no scorecard of theirs has come in: settle that first"
    assert letter(due, "Doe", "--dry-run", "--json").json["letters"][0]["remarks"] == [owed]
    (due / "incoming" / "a.xlsx").write_bytes(scorecard())
    waits = "a scorecard of theirs waits in the intake (a.xlsx): settle that first"
    assert letter(due, "Doe", "--dry-run", "--json").json["letters"][0]["remarks"] == [waits]
    callcert("score", "--workspace", due, "--as-of", FRIDAY.isoformat())
    write_progress(due, report(FRIDAY, TBTs_Completed=11, Calls_Completed=5))
    assert letter(due, "Doe", "--dry-run", "--json").json["letters"][0]["remarks"] == []


def test_everybody_for_whom_a_step_is_due(due: Path) -> None:
    write_tracker(due, JANE, ALAN, {**JANE, "Agent ID": "E7", "Status": "NLE"})
    result = letter(due, "--all-due", "--json")
    assert result.code == 0
    assert [one["agent"]["agent_id"] for one in result.json["letters"]] == ["E1042", "E2001"]
    names = sorted(one.name for one in (due / "reports" / "letters").iterdir())
    assert names == ["Doe_Jane-E1042 coaching 2026-11-20.docx", "Roe_Alan coaching 2026-11-20.docx"]
    assert "No step is due on 11/16/2026." in letter(due, "--all-due", day=MONDAY).out


def test_of_all_one_that_fails_never_stops_the_next(due: Path) -> None:
    write_tracker(due, {**JANE, "Email": None}, ALAN)
    result = letter(due, "--all-due", "--draft")
    assert result.code == 3
    assert "no e-mail address of Doe, Jane" in result.out
    assert (due / "reports" / "letters" / "Roe_Alan coaching 2026-11-20.docx").is_file()
    quiet = letter(due, "--all-due", "--draft", "-q")
    assert (quiet.out, "Doe, Jane: the tracker has no e-mail" in quiet.err) == ("", True)


def test_a_draft_to_the_agent_carries_it(due: Path) -> None:
    before = snapshot(due)
    planned = letter(due, "Doe", "--draft", "--dry-run")
    assert ("would be left" in planned.err, snapshot(due) == before) == (True, True)
    result = letter(due, "Doe", "--draft")
    assert "a draft to jane@example.com waits" in result.err
    (file,) = (due / "outbox" / "drafts").glob("*.eml")
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert message["Subject"] == "Documented coaching"
    (attached,) = message.iter_attachments()
    content = (due / "reports" / "letters" / NAME).read_bytes()
    assert (attached.get_filename(), attached.get_content()) == (NAME, content)


def test_the_team_s_own_templates(due: Path) -> None:
    planned = letter(due, "--templates", "--dry-run")
    assert (planned.out.count("would be written"), (due / "letters").exists()) == (4, False)
    assert letter(due, "--templates").out.count(": written") == 4
    own = due / "letters" / "coaching.docx"
    own.write_bytes(document("Hello {{ first_name }}, ", ("{{ cal", "ls_completed }} calls")))
    again = letter(due, "--templates").out
    assert (again.count("the same"), again.count("left as it is")) == (3, 1)
    assert letter(due, "Doe").code == 0
    assert written(due) == "Hello Jane, \n3 calls"
    assert letter(due, "--templates", "-q").out == ""


def test_a_template_that_cannot_be_used_says_what_is_wrong(due: Path) -> None:
    own = due / "letters" / "coaching.docx"
    own.parent.mkdir()
    own.write_bytes(document("{{ salary }} of {{ agent }}"))
    result = letter(due, "Doe")
    assert (result.code, result.out) == (2, "")
    assert f"{own}: the template has placeholders that are none: {{{{ salary }}}}" in result.err
    assert letter(due, "--all-due").code == 3
    own.write_bytes(b"no document")
    assert "no Word document" in letter(due, "Doe").err
    assert not (due / "reports" / "letters").exists()


def test_what_cannot_be_written_is_said(due: Path) -> None:
    (due / "reports" / "letters").write_text("a file in the way")
    assert letter(due, "Doe").code == 3
    (due / "reports" / "letters").unlink()
    (due / "reports" / "letters" / NAME).mkdir(parents=True)
    assert letter(due, "Doe").code == 3


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("Doe", "--all-due"),
        ("Doe", "--templates"),
        ("--all-due", "--templates"),
        ("--all-due", "--step", "coaching"),
    ],
)
def test_one_thing_is_asked_at_a_time(due: Path, words: tuple[str, ...]) -> None:
    before = snapshot(due)
    assert letter(due, *words).code == 2
    assert snapshot(due) == before


def test_nobody_of_that_name_is_said(due: Path) -> None:
    assert letter(due, "Nobody").code == 2


@pytest.mark.parametrize("empty", [True, False])
def test_without_a_tracker_nobody_writes_to_everybody(due: Path, *, empty: bool) -> None:
    write_tracker(due)
    if not empty:
        (due / "ESP Tracker.xlsx").unlink()
    result = letter(due, "--all-due")
    assert (result.code, result.out) == (3, "")
    assert "worked from the progress report alone" in result.err
    assert "no letters are written to everybody, name one agent" in result.err
    assert not (due / "reports" / "letters").exists()
    one = letter(due, "Doe", "--step", "coaching", "--dry-run")
    assert (one.code, "worked from the progress report alone" in one.err) == (0, True)


@pytest.mark.parametrize(
    ("step", "subject"), [("written-cap", "Written CAP"), ("final-cap", "Final CAP")]
)
def test_a_mail_spells_the_step_as_everybody_does(due: Path, step: str, subject: str) -> None:
    assert letter(due, "Roe", "--step", step, "--draft").code == 0
    (file,) = (due / "outbox" / "drafts").glob("*.eml")
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert message["Subject"] == subject
    body = message.get_body(("plain",))
    assert body
    words = subject[0].lower() + subject[1:]
    assert f"attached is the {words} of 11/20/2026." in body.get_content()


def test_templates_for_a_program(due: Path) -> None:
    planned = letter(due, "--templates", "--json", "--dry-run").json["templates"]
    assert {one["status"] for one in planned} == {"would-write"}
    made = letter(due, "--templates", "--json", "-q").json["templates"]
    assert sorted(Path(one["file"]).name for one in made) == sorted(
        file.name for file in (due / "letters").iterdir()
    )
    assert set(made[0]) == {"file", "status"}
