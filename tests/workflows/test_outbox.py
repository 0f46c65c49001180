"""Mail left in the outbox and sent: once each, whatever happens in between."""

from datetime import timedelta
from pathlib import Path

import pytest

from callcert.config.workspace import Workspace
from callcert.domain.outbox_report import Message, OutboxReport
from callcert.errors import OutsideError, SettingsError, UsageError
from callcert.filing.mail_ledger import MailLedger
from callcert.filing.outbox import Outbox
from callcert.mail.message import Outgoing, message_id
from callcert.workflows.outbox import Letter, list_outbox, queue
from callcert.workflows.run import run_at
from tests.mail.post import NOW, PEOPLE, leave, point_at, send, waiting
from tests.mail.servers import Mailroom, drop_within, mail_server, scripted_server, stall

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def nowhere(workspace: Path) -> Workspace:
    """A workspace whose server is down."""
    with scripted_server() as (port, _):
        pass
    return point_at(workspace, port)


def statuses(report: OutboxReport) -> list[str]:
    return [one.status for one in report.messages]


def only(report: OutboxReport) -> Message:
    (message,) = report.messages
    return message


# Leaving it there


def test_a_message_is_left_once_for_a_key(nowhere: Workspace) -> None:
    first = leave(nowhere)
    assert (first.status, first.key, first.at) == ("queued", "eod", NOW)
    again = leave(nowhere, now=LATER)
    assert (again.status, again.key, again.at) == ("queued", "eod", LATER), "it is renewed"
    assert leave(nowhere, "other").status == "queued"
    assert len(waiting(nowhere)) == 2


def test_a_draft_lies_apart_and_no_run_sends_it(workspace: Path) -> None:
    room = Mailroom()
    with mail_server(room) as port:
        there = point_at(workspace, port)
        letter = Letter("reminder", Outgoing("Your report", "Please send it."), [PEOPLE[0]])
        with run_at(there, dry_run=False) as ledger:
            left = queue(there, ledger, letter, NOW, draft=True)
        assert left.file
        assert Path(left.file).parent == there.drafts
        assert (send(there).messages, list_outbox(there).foreign) == ([], [])
    assert room.accepted == []


def test_what_was_sent_is_not_left_again(workspace: Path) -> None:
    room = Mailroom()
    with mail_server(room) as port:
        there = point_at(workspace, port)
        leave(there)
        assert statuses(send(there)) == ["sent"]
        again = leave(there, now=LATER)
        assert (again.status, again.at, again.file) == ("already-sent", NOW, None)
        assert send(there).messages == []
    assert (len(room.accepted), waiting(there)) == (1, [])


def test_resend_sends_it_once_more_under_an_id_of_its_own(workspace: Path) -> None:
    room = Mailroom()
    with mail_server(room) as port:
        there = point_at(workspace, port)
        leave(there, resend=True)
        assert leave(there, resend=True).key == "eod", "the first is still to go"
        send(there)
        for number in (1, 2):
            once_more = leave(there, now=LATER, resend=True)
            assert (once_more.status, once_more.key) == ("queued", f"eod again {number}")
            assert leave(there, now=LATER, resend=True).key == once_more.key
            assert statuses(send(there)) == ["sent"]
    assert [message["Message-ID"] for message in room.messages()] == [
        message_id(key, "robin@example.com") for key in ("eod", "eod again 1", "eod again 2")
    ]


def test_a_run_cut_off_before_the_file_was_there_is_completed(nowhere: Workspace) -> None:
    with run_at(nowhere, dry_run=False) as ledger:
        ledger.mail_queued("eod", "End of day", NOW)
    assert leave(nowhere).status == "queued"
    assert len(waiting(nowhere)) == 1


def test_a_file_a_person_removed_is_left_again_when_asked(nowhere: Workspace) -> None:
    Path(leave(nowhere).file or "").unlink()
    assert leave(nowhere).status == "queued"


def test_wrong_addresses_are_refused_with_their_setting(nowhere: Workspace) -> None:
    with pytest.raises(SettingsError, match=r"mail\.distribution: not an e-mail address: 'x'"):
        leave(nowhere, people=("x",))
    letter = Letter("eod", Outgoing("s", "t"), ("x",), "--to", UsageError)
    with run_at(nowhere, dry_run=False) as ledger, pytest.raises(UsageError, match=r"^--to: "):
        queue(nowhere, ledger, letter, NOW)
    assert waiting(nowhere) == []


def test_a_ledger_that_cannot_be_written_leaves_nothing(
    nowhere: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MailLedger, "mail_queued", _broken)
    with pytest.raises(OutsideError, match="ledger"):
        leave(nowhere)
    assert waiting(nowhere) == []


def _broken(*_: object) -> None:
    message = "the ledger cannot be written"
    raise OutsideError(message)


# Sending it


def test_all_that_waits_is_sent_the_oldest_first(workspace: Path) -> None:
    room = Mailroom()
    with mail_server(room) as port:
        there = point_at(workspace, port)
        for number in (2, 0, 1):
            leave(there, f"eod {number}", now=NOW + timedelta(days=number))
        report = send(there)
    assert statuses(report) == ["sent"] * 3
    assert [m["Message-ID"] for m in room.messages()] == [
        message_id(f"eod {number}", "robin@example.com") for number in range(3)
    ]
    assert (room.connections, report.all_gone, waiting(there)) == (1, True, [])


def test_the_envelope_does_not_leave_the_house(workspace: Path) -> None:
    room = Mailroom()
    with mail_server(room) as port:
        there = point_at(workspace, port)
        leave(there)
        send(there)
    ((people, content),) = room.accepted
    assert people == PEOPLE
    assert b"X-Callcert" not in content
    (message,) = room.messages()
    assert message["To"] == "a@example.com, b@example.com"
    assert message["From"] == "Robin Lane <robin@example.com>"


def test_a_server_that_is_down_is_said_and_the_next_run_sends(nowhere: Workspace) -> None:
    for number in range(3):
        leave(nowhere, f"eod {number}")
    report = send(nowhere)
    assert statuses(report) == ["waiting"] * 3
    assert all("it refused the connection" in (one.reason or "") for one in report.messages)
    assert not report.all_gone
    room = Mailroom()
    with mail_server(room) as port:
        assert statuses(send(point_at(nowhere.root, port))) == ["sent"] * 3
    assert set(room.received().values()) == {1}


@pytest.mark.parametrize(
    "answers", [{"MAIL": "450 x"}, {"RCPT": "450 x"}, {"DATA": "451 x"}, {"DATA": "554 x"}]
)
def test_what_is_refused_stays_and_goes_next_time(workspace: Path, answers: dict[str, str]) -> None:
    room = Mailroom(dict(answers))
    with mail_server(room) as port:
        there = point_at(workspace, port)
        leave(there)
        message = only(send(there))
        assert (message.status, message.recipients) == ("waiting", PEOPLE)
        assert "x" in (message.reason or "")
        room.answers.clear()
        assert only(send(there)).status == "sent"
    assert set(room.received().values()) == {1}
    assert len(room.received()) == 2


@pytest.mark.parametrize("script", [{"data": drop_within}, {"data": stall}, {".": stall}])
def test_a_line_that_breaks_loses_and_doubles_nothing(
    workspace: Path, script: dict[str, object]
) -> None:
    with scripted_server(script) as (port, _):  # type: ignore[arg-type]  # a part of a script
        there = point_at(workspace, port, timeout=0.2)
        leave(there)
        assert only(send(there)).status == "waiting"
    room = Mailroom()
    with mail_server(room) as port:
        assert only(send(point_at(workspace, port))).status == "sent"
        assert send(there).messages == []
    assert set(room.received().values()) == {1}


def test_one_bad_message_never_stops_the_next(workspace: Path) -> None:
    room = Mailroom({"RCPT bad@example.com": "550 no such user"})
    with mail_server(room) as port:
        there = point_at(workspace, port)
        leave(there, "one", ("bad@example.com",))
        leave(there, "two", ("good@example.com",), now=LATER)
        report = send(there)
    assert statuses(report) == ["waiting", "sent"]
    assert report.messages[0].reason == "bad@example.com was refused: 550 no such user"


def test_who_was_refused_stays_and_nobody_else_gets_it_twice(workspace: Path) -> None:
    room = Mailroom({"RCPT b@example.com": "450 mailbox full"})
    with mail_server(room) as port:
        there = point_at(workspace, port)
        leave(there)
        message = only(send(there))
        assert (message.status, message.recipients) == ("waiting", ("b@example.com",))
        assert message.taken_for == ("a@example.com",)
        assert only(list_outbox(there)).recipients == ("b@example.com",)
        assert leave(there).status == "already-waiting"
        assert only(send(there)).status == "waiting"
        room.answers.clear()
        assert only(send(there)).status == "sent"
        assert leave(there).status == "already-sent"
    assert [people for people, _ in room.accepted] == [("a@example.com",), ("b@example.com",)]


def test_a_file_that_could_not_follow_is_made_up_for_by_the_ledger(workspace: Path) -> None:
    room = Mailroom({"RCPT b@example.com": "450 mailbox full"})
    with mail_server(room) as port:
        there = point_at(workspace, port)
        file = Path(leave(there).file or "")
        whole = file.read_bytes()
        send(there)
        file.write_bytes(whole)
        room.answers.clear()
        assert only(send(there)).recipients == ("b@example.com",)
        file.write_bytes(whole)
        assert only(list_outbox(there)).status == "already-sent"
        message = only(send(there))
        assert (message.status, message.reason) == (
            "already-sent", "it was sent before; only its file is removed",
        )  # fmt: skip
    assert (set(room.received().values()), waiting(there)) == ({1}, [])


def test_a_file_that_cannot_be_removed_is_no_double(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Mailroom()
    with mail_server(room) as port:
        there = point_at(workspace, port)
        leave(there)
        with monkeypatch.context() as patched:
            patched.setattr(Outbox, "remove", _protected)
            first, second = only(send(there)), only(send(there))
        assert (first.status, first.reason) == ("sent", "cannot be removed")
        assert (second.status, second.reason) == ("already-sent", "cannot be removed")
        assert only(send(there)).status == "already-sent"
    assert (len(room.accepted), waiting(there)) == (1, [])


def _protected(*_: object) -> None:
    message = "cannot be removed"
    raise OutsideError(message)


def test_without_a_ledger_the_folder_alone_says_what_is_to_be_sent(workspace: Path) -> None:
    room = Mailroom()
    with mail_server(room) as port:
        there = point_at(workspace, port)
        leave(there)
        (there.private / "ledger.sqlite3").unlink()
        assert only(send(there)).status == "sent"
        assert leave(there).status == "already-sent"
    assert len(room.accepted) == 1


def test_a_ledger_that_cannot_be_written_sends_nothing(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Mailroom()
    with mail_server(room) as port:
        there = point_at(workspace, port)
        leave(there)
        with monkeypatch.context() as patched:
            patched.setattr(MailLedger, "mail_queued", _broken)
            with pytest.raises(OutsideError, match="ledger"):
                send(there)
        assert room.connections == 0
        ledger = there.private / "ledger.sqlite3"
        ledger.rename(ledger.with_suffix(".away"))
        ledger.with_suffix(".sqlite3-journal").mkdir()  # the database cannot begin a change
        with pytest.raises(OutsideError, match="ledger"):
            send(there)
    assert (room.accepted, len(waiting(there))) == ([], 1)


def test_a_ledger_that_fails_after_the_server_took_it_makes_no_double(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Mailroom()
    with mail_server(room) as port:
        there = point_at(workspace, port)
        leave(there)
        with monkeypatch.context() as patched:
            patched.setattr(MailLedger, "mail_sent", _broken)
            with pytest.raises(OutsideError, match="ledger"):
                send(there)
        assert send(there).messages == []
    assert len(room.accepted) == 1


def test_broken_and_foreign_files_are_said_and_left(workspace: Path) -> None:
    room = Mailroom()
    with mail_server(room) as port:
        there = point_at(workspace, port)
        file = Path(leave(there, "bad address").file or "")
        file.write_bytes(file.read_bytes().replace(b'"b@example.com"', b'"b@example.com\\n"'))
        (there.outbox / "a.eml").write_bytes(b"Subject: mine\r\n\r\n")
        (there.outbox / "notes.txt").write_bytes(b"mine")
        leave(there, "good", now=LATER)
        report = send(there)
    assert statuses(report) == ["broken", "sent", "broken"]
    reasons = " | ".join(one.reason or "" for one in report.messages)
    assert "not an e-mail address: 'b@example.com\\n'" in reasons
    assert "callcert did not put it there" in reasons
    assert report.foreign == [str(there.outbox / "notes.txt")]
    assert len(waiting(there)) == 3
    assert len(room.accepted) == 1


def test_listing_changes_nothing(nowhere: Workspace) -> None:
    leave(nowhere)
    before = {file: file.read_bytes() for file in nowhere.outbox.iterdir()}
    message = only(list_outbox(nowhere))
    assert (message.status, message.subject, message.queued_at) == ("waiting", "End of day", NOW)
    assert {file: file.read_bytes() for file in nowhere.outbox.iterdir()} == before
