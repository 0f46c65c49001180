"""``callcert outbox``: what waits, and sending it."""

from datetime import timedelta
from pathlib import Path

import pytest

from callcert.config.workspace import Workspace
from callcert.mail.message import Outgoing
from callcert.workflows.outbox import Letter, queue
from callcert.workflows.run import run_at
from tests.commands import Result, callcert, program, snapshot
from tests.mail.post import NOW, leave, point_at, waiting
from tests.mail.servers import PASSWORD, USER, Mailroom, mail_server, scripted_server

LOGIN = f'user = "{USER}"\n'


@pytest.fixture
def nowhere(workspace: Path) -> Workspace:
    """A workspace whose server is down, with two messages."""
    with scripted_server() as (port, _):
        pass
    there = point_at(workspace, port)
    leave(there, "one", ("a@example.com",))
    leave(there, "two", now=NOW + timedelta(days=1))
    return there


def outbox(there: Workspace, *words: str) -> Result:
    return callcert("outbox", *words, "--workspace", there.root)


def test_an_empty_outbox_says_so(workspace: Path) -> None:
    for words in ((), ("list",), ("send",), ("send", "--dry-run")):
        result = callcert("outbox", *words, "--workspace", workspace)
        assert (result.code, result.out, result.err) == (0, "Nothing is waiting.\n", "")
        quiet = callcert("outbox", *words, "--quiet", "--workspace", workspace)
        assert (quiet.code, quiet.out, quiet.err) == (0, "", "")


@pytest.mark.parametrize("words", [(), ("list",)])
def test_what_waits_is_listed_the_oldest_first(nowhere: Workspace, words: tuple[str, ...]) -> None:
    before = snapshot(nowhere.root)
    result = outbox(nowhere, *words)
    assert result.code == 3
    lines = result.out.splitlines()
    assert [line.split()[0] for line in lines[2:4]] == ["11/20/2026", "11/21/2026"]
    assert "a@example.com, b@example.com" in lines[3]
    assert lines[-1] == "2 messages: 2 waiting."
    assert snapshot(nowhere.root) == before


def test_a_dry_run_shows_what_would_be_sent_and_sends_nothing(nowhere: Workspace) -> None:
    before = snapshot(nowhere.root)
    result = outbox(nowhere, "send", "--dry-run")
    assert (result.code, result.out.splitlines()[-1]) == (0, "2 messages: 2 would be sent.")
    assert snapshot(nowhere.root) == before


def test_sending_ends_with_0_when_all_is_sent_and_3_while_some_waits(nowhere: Workspace) -> None:
    failed = outbox(nowhere, "send")
    assert failed.code == 3
    assert failed.out.count("it refused the connection") == 2
    room = Mailroom({"RCPT b@example.com": "550 no such user"})
    with mail_server(room) as port:
        point_at(nowhere.root, port)
        partly = outbox(nowhere, "send")
        assert partly.code == 3
        assert "b@example.com was refused: 550 no such user; a@example.com got it" in partly.out
        assert "2 messages: 1 sent, 1 waiting." in partly.out
        assert "1 waiting." in outbox(nowhere, "send", "--quiet").out
        room.answers.clear()
        done = outbox(nowhere, "send")
        assert (done.code, done.out.splitlines()[-1]) == (0, "1 message: 1 sent.")
        assert outbox(nowhere, "send", "--quiet").out == ""
    assert set(room.received().values()) == {1}
    assert len(room.received()) == 3


def test_json_has_these_keys(nowhere: Workspace) -> None:
    (nowhere.outbox / "notes.txt").write_text("x")
    (nowhere.outbox / "z.eml").write_text("x")
    document = outbox(nowhere, "--json").json
    first, _, broken = document["messages"]
    assert first == {
        "file": str(nowhere.outbox / waiting(nowhere)[0]),
        "status": "waiting",
        "subject": "End of day",
        "recipients": ["a@example.com"],
        "taken_for": [],
        "queued_at": "2026-11-20T18:05:00+00:00",
        "reason": None,
    }
    assert (broken["status"], broken["subject"], broken["queued_at"]) == ("broken", None, None)
    assert document["totals"] == {
        "sent": 0, "would_send": 0, "already_sent": 0, "waiting": 2, "broken": 1,
    }  # fmt: skip
    assert document["foreign"] == [str(nowhere.outbox / "notes.txt")]
    assert outbox(nowhere, "send", "--dry-run", "--json").json["totals"]["would_send"] == 2


def test_foreign_files_are_named(nowhere: Workspace) -> None:
    (nowhere.outbox / "no\x1b[31mtes.txt").write_text("x")
    assert "Not messages, and left alone: no?[31mtes.txt" in outbox(nowhere).out


def test_a_hostile_subject_does_nothing_to_the_terminal(workspace: Path) -> None:
    there = point_at(workspace, 1)
    letter = Letter("k", Outgoing("\x1b[31m[bold]x\n\u202ey", "t"), ("a@example.com",))
    with run_at(there, dry_run=False) as ledger:
        queue(there, ledger, letter, NOW)
    shown = outbox(there).out
    assert "?[31m[bold]x ?y" in shown


def test_settings_that_are_missing_are_said(workspace: Path) -> None:
    there = point_at(workspace, 1)
    leave(there)
    (workspace / "callcert.toml").write_text("")
    result = outbox(there, "send")
    assert (result.code, result.out) == (2, "")
    assert "mail.smtp.host: names no mail server" in result.err
    assert len(waiting(there)) == 1


def test_a_missing_password_is_said_and_a_given_one_is_never_shown(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    room = Mailroom()
    with mail_server(room, login=True) as port:
        there = point_at(workspace, port, more=LOGIN)
        leave(there)
        without = program("outbox", "send", "--workspace", workspace)
        assert (without.code, "CALLCERT_MAIL_SMTP_PASSWORD" in without.err) == (2, True)
        monkeypatch.setenv("CALLCERT_MAIL_SMTP_PASSWORD", "wrong-one")
        refused = outbox(there, "send")
        assert (refused.code, "535" in refused.out) == (3, True)
        assert "wrong-one" not in refused.out + refused.err
        monkeypatch.setenv("CALLCERT_MAIL_SMTP_PASSWORD", PASSWORD)
        assert outbox(there, "send").code == 0
    assert len(room.accepted) == 1


@pytest.mark.parametrize("words", [("outbox",), ("outbox", "list"), ("outbox", "send")])
def test_help_is_there(words: tuple[str, ...]) -> None:
    result = callcert(*words, "--help")
    assert (result.code, "--json" in result.out) == (0, True)


def test_examples_are_in_the_help() -> None:
    assert "callcert outbox send --dry-run" in callcert("outbox", "--help").out
