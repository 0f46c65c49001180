"""``callcert eod-report --send`` against a real mail server with TLS and login."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from tests.class_books import ALAN, JANE, MONDAY, report, write_progress, write_tracker
from tests.commands import Result, callcert
from tests.forms import scorecard
from tests.mail.certificates import Certificates
from tests.mail.servers import PASSWORD, USER, Mailroom, mail_server, scripted_server, stall

FRIDAY = MONDAY + timedelta(days=4)
LIST = ("lead@example.com", "ops@example.com")


@pytest.fixture
def school(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small class on a Friday; whoever is sent the report needs the password."""
    hostile = {**ALAN, "Last Name": "Roe<script>alert(1)</script>", "First Name": "=1+1"}
    write_tracker(workspace, JANE, hostile)
    write_progress(workspace, report(FRIDAY, TBTs_Completed=9, Notes="x\r\nBcc: spy@example.com"))
    (workspace / "scorecards" / "Doe_Jane_100%.xlsx").write_bytes(scorecard())
    monkeypatch.setenv("CALLCERT_MAIL_SMTP_PASSWORD", PASSWORD)
    return workspace


def set_up(workspace: Path, port: int, security: str = "tls") -> None:
    people = ", ".join(f'"{one}"' for one in LIST)
    (workspace / "callcert.toml").write_text(
        f'[mail]\nsender = "robin@example.com"\ndistribution = [{people}]\n[mail.smtp]\n'
        f'host = "localhost"\nport = {port}\nsecurity = "{security}"\nuser = "{USER}"\n'
        "timeout = 2\n"
    )


def send(workspace: Path, *options: str) -> Result:
    words = ("eod-report", "--send", "--as-of", FRIDAY.isoformat(), *options)
    return callcert(*words, "--workspace", workspace)


def waiting(workspace: Path) -> int:
    return len([*(workspace / "outbox").glob("*.eml")])


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_it_is_sent_once_and_whole(school: Path, trusted: Certificates, security: str) -> None:
    room = Mailroom()
    with mail_server(room, security, trusted.context(), login=True) as port:
        set_up(school, port, security)
        first, second = send(school), send(school)
    assert (first.code, second.code) == (0, 0)
    assert "sent: Call Cert Report 11/20/2026" in first.err
    assert "sent already" in second.err
    (message,) = room.messages()
    assert room.accepted[0][0] == LIST
    assert message["Bcc"] is None
    assert waiting(school) == 0
    text = message.get_body(("plain",))
    page = message.get_body(("html",))
    assert text is not None
    assert page is not None
    assert "Doe, Jane" in text.get_content()
    html = page.get_content()
    assert "<script>" not in html
    assert "Roe&lt;script&gt;" in html
    shown = set(re.findall(r'src="cid:([^"]+)"', html))
    pictures = {
        str(part["Content-ID"]).strip("<>"): part.get_content()
        for part in message.walk()
        if part.get_content_type() == "image/png"
    }
    assert shown == set(pictures)
    assert len(shown) >= 3
    assert all(png.startswith(b"\x89PNG") for png in pictures.values())
    assert not re.findall(r'(?:src|href)="https?:', html), "nothing is fetched from anywhere"
    files = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    book = (school / "reports" / "Call Cert Report 2026-11-20.xlsx").read_bytes()
    assert files["Call Cert Report 2026-11-20.xlsx"] == book


def test_what_waits_is_renewed_so_that_nobody_gets_what_was_corrected_since(
    school: Path, trusted: Certificates
) -> None:
    room = Mailroom(answers={"DATA": "451 later"})
    with mail_server(room, "tls", trusted.context(), login=True) as port:
        set_up(school, port)
        assert send(school).code == 3
        write_tracker(school, {**JANE, "Last Name": "Doenew"})
        room.answers.clear()
        assert "would be sent to lead@example.com" in send(school, "--dry-run").err
        assert send(school).code in {0, 1}
        assert "was sent already" in send(school, "--dry-run").err
    (message,) = room.messages()
    text = message.get_body(("plain",))
    assert text is not None
    assert "Doenew, Jane" in text.get_content()


def test_the_same_people_named_otherwise_are_the_same_list(
    school: Path, trusted: Certificates
) -> None:
    room = Mailroom()
    with mail_server(room, "tls", trusted.context(), login=True) as port:
        set_up(school, port)
        send(school)
        others = ("--to", "Ops <ops@example.com>", "--to", "LEAD@example.com")
        assert "sent already" in send(school, *others).err
    assert len(room.accepted) == 1


def test_resend_sends_it_again_and_a_trial_is_its_own(school: Path, trusted: Certificates) -> None:
    room = Mailroom()
    with mail_server(room, "tls", trusted.context(), login=True) as port:
        set_up(school, port)
        assert send(school, "--to", "me@example.com").code == 0
        assert send(school).code == 0
        assert send(school, "--to", "me@example.com").code == 0
        assert send(school, "--resend").code == 0
    assert [people for people, _ in room.accepted] == [("me@example.com",), LIST, LIST]
    assert len({message["Message-ID"] for message in room.messages()}) == 3


@pytest.mark.parametrize("answer", ["MAIL 451 later", "RCPT 550 no such user", "DATA 552 too much"])
def test_a_server_that_refuses_leaves_it_waiting_and_the_next_run_delivers_it(
    school: Path, trusted: Certificates, answer: str
) -> None:
    step, _, words = answer.partition(" ")
    room = Mailroom(answers={step: words})
    with mail_server(room, "tls", trusted.context(), login=True) as port:
        set_up(school, port)
        result = send(school)
        assert (result.code, waiting(school)) == (3, 1)
        assert words.split()[0] in result.err
        room.answers.clear()
        assert send(school).code == 0
        assert send(school).code == 0
    assert len(room.accepted) == 1
    assert waiting(school) == 0


@pytest.mark.parametrize("trouble", ["down", "stalled", "wrong password", "strange certificate"])
def test_whatever_fails_on_the_way_nothing_is_lost_and_nothing_doubled(
    school: Path,
    trusted: Certificates,
    strangers: Certificates,
    trouble: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = Mailroom()
    if trouble == "wrong password":
        monkeypatch.setenv("CALLCERT_MAIL_SMTP_PASSWORD", "wrong")
    shown = strangers if trouble == "strange certificate" else trusted
    with (
        scripted_server({"": stall}) as (slow, _),
        mail_server(room, "tls", shown.context(), login=True) as port,
    ):
        set_up(school, {"down": 9, "stalled": slow}.get(trouble, port))
        result = send(school)
    assert (result.code, waiting(school), room.accepted) == (3, 1, [])
    assert (school / "reports" / "Call Cert Report 2026-11-20.html").is_file()
    monkeypatch.setenv("CALLCERT_MAIL_SMTP_PASSWORD", PASSWORD)
    with mail_server(room, "tls", trusted.context(), login=True) as port:
        set_up(school, port)
        assert callcert("outbox", "send", "--workspace", school).code == 0
        assert send(school).code == 0
    assert len(room.accepted) == 1


def test_doctor_connects_when_asked(school: Path, trusted: Certificates) -> None:
    room = Mailroom()
    words = ("doctor", "--workspace", school, "--as-of", FRIDAY.isoformat(), "--online")
    with mail_server(room, "tls", trusted.context(), login=True) as port:
        set_up(school, port)
        assert "localhost takes mail; 2 get the evening report" in callcert(*words).out
    result = callcert(*words)
    assert (result.code, room.accepted) == (1, [])
    assert "localhost" in result.out
