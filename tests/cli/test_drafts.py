"""Drafted replies and reminders: made once, read by a person, sent after a yes."""

import os
import pty
import subprocess
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from openpyxl import load_workbook

from callcert.filing.outbox import WaitingMail, read_message
from tests.class_books import ALAN, JANE, MONDAY, report, write_progress, write_tracker
from tests.cli.test_collect import AS_OF, SETTINGS, collect
from tests.commands import PROGRAM, Result, callcert, snapshot
from tests.forms import marks, scorecard
from tests.mail.letters import PAT, letter, part
from tests.mail.servers import HOST, Mailroom, mail_server


@pytest.fixture
def there(workspace: Path) -> Path:
    point_at(workspace, 1)
    write_tracker(workspace, JANE, ALAN)
    write_progress(workspace)
    return workspace


def point_at(folder: Path, port: int) -> None:
    (folder / "callcert.toml").write_text(
        f'{SETTINGS}[mail.smtp]\nhost = "{HOST}"\nport = {port}\nsecurity = "none"\ntimeout = 5\n'
    )


@pytest.fixture(scope="module")
def flawed() -> bytes:
    """A scorecard with a blank mark, an impossible one, and no first name."""
    return scorecard(marks=marks({(3, 2): None, (5, 4): "Maybe"}), agent_first_name=None)


def drafts(there: Path) -> list[tuple[WaitingMail, EmailMessage]]:
    folder = there / "outbox" / "drafts"
    found = [read_message(file) for file in sorted(folder.iterdir())] if folder.exists() else []
    waiting = [one for one in found if isinstance(one, WaitingMail)]
    return [(one, message_from_bytes(one.content, policy=default)) for one in waiting]


def score(there: Path, *words: str | Path) -> Result:
    return callcert("score", *words, "--as-of", AS_OF, "--workspace", there)


def test_a_rejected_scorecard_gets_a_reply_with_the_cells_commented(
    there: Path, flawed: bytes
) -> None:
    kim = 'senders = ["kim@example.net"]\n'
    with (there / "callcert.toml").open("a") as settings:
        settings.write(f"[collect]\n{kim}")
    raw = letter("kim@example.net", "Card", "", part("Doe_Jane.xlsx", flawed))
    collect(there, {"1.eml": raw})
    result = score(there, "--draft-replies")
    assert "drafted: Doe_Jane.xlsx to kim@example.net" in result.err
    ((waiting, message),) = drafts(there)
    assert waiting.envelope.recipients == ("kim@example.net",)
    body = message.get_body(("plain",))
    assert body
    text = body.get_content()
    assert "Scorecard, cell B4: the agent's first name is missing" in text
    assert "What to do: enter Yes, No, N/A or the points earned" in text
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "Doe_Jane to mend.xlsx"
    copy = there / "copy.xlsx"
    copy.write_bytes(attached.get_content())
    book = load_workbook(copy)
    noted = {cell.coordinate: cell.comment.text for row in book["Scorecard"].iter_rows()
             for cell in row if cell.comment}  # fmt: skip
    assert set(noted) == {"B4", "F13", "H15"}
    assert "first name is missing" in noted["B4"]
    assert book["Scorecard"]["I2"].value is not None
    book.close()
    assert (there / "incoming" / "Doe_Jane.xlsx").read_bytes() == flawed
    assert callcert("score", copy, "--dry-run", "--json", "--workspace", there).json["totals"][
        "rejected"
    ], "the copy reads as the original does"


def test_the_reply_goes_to_the_certifier_named_where_nobody_mailed_it(
    there: Path, flawed: bytes
) -> None:
    (there / "incoming" / "a.xlsx").write_bytes(flawed)
    (there / "incoming" / "b.xlsx").write_bytes(scorecard(certifier="Nobody", agent_last_name=None))
    (there / "incoming" / "c.xls").write_bytes(b"no workbook")
    result = score(there, "--draft-replies")
    ((waiting, _),) = drafts(there)
    assert waiting.envelope.recipients == (PAT,)
    assert "not drafted, as there is no address: b.xlsx" in result.err
    assert "not drafted, as there is no address: c.xls" in result.err


def test_a_draft_is_renewed_while_it_waits_and_goes_when_its_case_is_settled(
    there: Path, flawed: bytes
) -> None:
    (there / "incoming" / "a.xlsx").write_bytes(flawed)
    before = snapshot(there)
    dry = score(there, "--draft-replies", "--dry-run")
    assert "would be drafted: a.xlsx to pat@example.com" in dry.err
    assert snapshot(there) == before
    score(there, "--draft-replies")
    left = snapshot(there / "outbox")
    score(there, "--draft-replies")
    assert (len(left), snapshot(there / "outbox")) == (1, left), "the same words stay as they are"
    change = (there / "callcert.toml").read_text().replace("Robin Lane", "Robin Lane-Fox")
    (there / "callcert.toml").write_text(change)
    score(there, "--draft-replies")
    ((_, renewed),) = drafts(there)
    assert "Robin Lane-Fox" in renewed.as_string()
    other = there.parent / "other.xlsx"
    other.write_bytes(scorecard())
    score(there, other, "--draft-replies")
    assert len(drafts(there)) == 1, "those that wait were not looked at"
    (there / "incoming" / "a.xlsx").unlink()
    assert "its draft is gone" in score(there, "--draft-replies").err
    assert drafts(there) == []


def test_reminders_are_drafted_for_those_who_have_not_reported(there: Path) -> None:
    write_tracker(there, JANE, ALAN, {**ALAN, "Agent ID": "E3", "Last Name": "Poe", "Email": ""})
    words = ("progress", "--draft-reminders", "--as-of", str(MONDAY), "--workspace", there)
    shown = callcert(*words)
    assert "not drafted, as there is no address: Poe, Alan" in shown.err
    found = {one.envelope.recipients[0]: message for one, message in drafts(there)}
    assert set(found) == {"jane@example.com", "alan@example.com"}
    body = found["jane@example.com"].get_body(("plain",))
    assert body
    assert body.get_content().startswith("Hello Jane,")
    assert "11/16/2026" in str(found["jane@example.com"]["Subject"])
    left = snapshot(there / "outbox")
    callcert(*words)
    assert snapshot(there / "outbox") == left
    write_progress(there, report(MONDAY, JANE, TBTs_Completed=3))
    callcert(*words)
    assert [one.envelope.recipients for one, _ in drafts(there)] == [("alan@example.com",)]


def test_nobody_to_send_from_is_said_before_anything_is_done(there: Path, flawed: bytes) -> None:
    (there / "callcert.toml").write_text("")
    (there / "incoming" / "a.xlsx").write_bytes(flawed)
    (there / "incoming" / "b.xlsx").write_bytes(scorecard())
    result = score(there, "--draft-replies")
    assert (result.code, result.out) == (2, "")
    assert (there / "incoming" / "b.xlsx").exists()
    assert callcert("progress", "--draft-reminders", "--workspace", there).code == 2


def test_on_a_day_off_nobody_is_reminded(there: Path) -> None:
    saturday = str(MONDAY + timedelta(days=5))
    shown = callcert(
        "progress", "--draft-reminders", "--as-of", saturday, "--workspace", there
    )  # fmt: skip
    assert shown.code == 0
    assert drafts(there) == []


def remind(there: Path) -> None:
    for day in (MONDAY, MONDAY + timedelta(days=1)):
        callcert("progress", "--draft-reminders", "--as-of", str(day), "--workspace", there)


def test_drafts_are_listed_apart_and_count_as_nothing_waiting(there: Path) -> None:
    remind(there)
    result = callcert("outbox", "--workspace", there)
    assert result.code == 0
    assert "Nothing is waiting." in result.out
    assert "4 drafts in" in result.out
    document = callcert("outbox", "--json", "--workspace", there).json
    assert [one["status"] for one in document["drafts"]] == ["draft"] * 4
    assert document["messages"] == []


def test_without_a_terminal_drafts_are_sent_with_yes_alone_and_once(there: Path) -> None:
    remind(there)
    room = Mailroom()
    with mail_server(room) as port:
        point_at(there, port)
        result = callcert("outbox", "send", "--workspace", there)
        assert result.code == 0
        assert "4 drafts were not sent" in result.err
        assert "--yes" in result.err
        quiet = callcert("outbox", "send", "--quiet", "--workspace", there)
        assert (quiet.out, quiet.err, room.accepted) == ("", "", [])
        dry = callcert("outbox", "send", "--yes", "--dry-run", "--workspace", there)
        assert (dry.code, len(drafts(there))) == (0, 4)
        sent = callcert("outbox", "send", "--yes", "--workspace", there)
        assert (sent.code, "4 messages: 4 sent." in sent.out) == (0, True)
        assert drafts(there) == []
        remind(there)
        assert drafts(there) == [], "what was sent is not drafted again"
    assert sorted(room.received().values()) == [1, 1, 1, 1]


@pytest.mark.parametrize(("answer", "sent"), [(b"y\n", 4), (b"n\n", 0), (b"\n", 0)])
def test_on_a_terminal_drafts_are_listed_and_asked_about(
    there: Path, answer: bytes, sent: int
) -> None:
    remind(there)
    room = Mailroom()
    with mail_server(room) as port:
        point_at(there, port)
        ours, theirs = pty.openpty()
        run = subprocess.Popen(
            [*PROGRAM, "outbox", "send", "--workspace", str(there)],
            stdin=theirs, stdout=subprocess.PIPE, stderr=theirs,
        )  # fmt: skip
        os.close(theirs)
        shown = b""
        while b"[y/N]" not in shown:
            shown += os.read(ours, 4096)
        os.write(ours, answer)
        run.communicate(timeout=60)
        os.close(ours)
    assert b"jane@example.com" in shown
    assert (run.returncode, len(room.accepted)) == (0, sent)
    assert len(drafts(there)) == 4 - sent
