"""The folder of waiting mail: one file per message, whole or not there."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from callcert.errors import OutsideError
from callcert.filing.outbox import BrokenMail, Envelope, Outbox, WaitingMail, read_message
from tests.filing.papers import full_disk

NOW = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)
CONTENT = b"Subject: x\r\nX-Callcert-Note: within\r\n\r\nbody\r\n"
PEOPLE = ("a@example.com", "b@example.com")
ENVELOPE = Envelope("eod 2026-11-20 a b", "robin@example.com", PEOPLE, "Größe \u202e\n", NOW)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "outbox"


@pytest.fixture
def outbox(folder: Path) -> Outbox:
    return Outbox(folder)


@pytest.fixture
def file(outbox: Outbox) -> Path:
    return outbox.put(ENVELOPE, CONTENT)


def reason(file: Path) -> str:
    found = read_message(file)
    assert isinstance(found, BrokenMail)
    return found.reason


def test_what_is_put_there_is_found_there(outbox: Outbox, file: Path) -> None:
    mail = WaitingMail(file, ENVELOPE, CONTENT)
    assert list(outbox.messages()) == [mail]
    assert outbox.find(ENVELOPE.key) == mail
    assert outbox.find("eod 2026-11-21 a b") is None
    assert outbox.foreign() == []


def test_a_folder_that_is_not_there_is_empty(outbox: Outbox, folder: Path) -> None:
    assert (list(outbox.messages()), outbox.foreign(), outbox.find("x")) == ([], [], None)
    outbox.clear()
    assert not folder.exists()


def test_file_names_are_short_plain_and_in_order_of_time(outbox: Outbox) -> None:
    files = [
        outbox.put(
            replace(ENVELOPE, key=f"../{'x' * 500}{n}", queued_at=NOW - timedelta(days=n)), CONTENT
        )
        for n in range(5)
    ]
    assert [mail.file for mail in outbox.messages()] == files[::-1]
    for file in files:
        assert file.name.isascii()
        assert len(file.name) < 40


def test_the_file_is_a_message_any_mail_program_opens(file: Path) -> None:
    head = file.read_bytes().split(b"\r\n\r\n")[0]
    assert head.isascii()
    assert b'X-Callcert-Recipients: ["a@example.com", "b@example.com"]\r\n' in head
    assert file.suffix == ".eml"


def test_a_message_already_there_is_never_overwritten(outbox: Outbox, file: Path) -> None:
    file.write_bytes(b"mine")
    with pytest.raises(OutsideError, match="cannot be written: "):
        outbox.put(ENVELOPE, CONTENT)
    assert file.read_bytes() == b"mine"


def test_a_full_disk_leaves_nothing_half_written(outbox: Outbox, folder: Path) -> None:
    with full_disk(100), pytest.raises(OutsideError, match="cannot be"):
        outbox.put(ENVELOPE, CONTENT)
    assert list(folder.iterdir()) == []


def test_recipients_who_are_left_stay_in_the_file(outbox: Outbox, file: Path) -> None:
    (mail,) = outbox.messages()
    assert isinstance(mail, WaitingMail)
    outbox.keep_for(mail, ("b@example.com",))
    envelope = replace(ENVELOPE, recipients=("b@example.com",))
    assert list(outbox.messages()) == [WaitingMail(file, envelope, CONTENT)]
    outbox.remove(mail)
    outbox.remove(mail)
    assert list(outbox.messages()) == []
    with pytest.raises(OutsideError, match="cannot be changed"):
        outbox.keep_for(mail, PEOPLE)


@pytest.mark.parametrize("cut", [1, 40, len(CONTENT) + 1])
def test_half_a_message_is_broken(file: Path, cut: int) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:-cut])
    assert reason(file)
    file.write_bytes(whole + b"more")
    assert "not as callcert left it" in reason(file)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'["a@example.com", "b@example.com"]', b"[]"),
        (b'["a@example.com", "b@example.com"]', b'"a@example.com"'),
        (b'["a@example.com", "b@example.com"]', b"[1]"),
        (b'["a@example.com", "b@example.com"]', b"a@example.com"),
        (b'"eod 2026-11-20 a b"', b'""'),
        (b'"robin@example.com"', b"null"),
        (b"2026-11-20T18:05:00+00:00", b"2026-11-20T18:05:00"),
        (b"2026-11-20T18:05:00+00:00", b"today"),
    ],
)
def test_an_envelope_that_says_too_little_is_broken(file: Path, old: bytes, new: bytes) -> None:
    whole = file.read_bytes()
    assert old in whole
    file.write_bytes(whole.replace(old, new))
    assert "X-Callcert headers" in reason(file)


def test_a_person_may_mend_an_address(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"b@example.com"', b'"bea@example.com"'))
    found = read_message(file)
    assert isinstance(found, WaitingMail)
    assert found.envelope.recipients == ("a@example.com", "bea@example.com")


def test_other_files_are_told_apart(outbox: Outbox, folder: Path) -> None:
    folder.mkdir()
    for name in ("notes.txt", ".DS_Store", "Thumbs.db", ".callcert-1-abc"):
        (folder / name).write_bytes(b"x")
    (folder / "drafts").mkdir()
    (folder / "saved.EML").write_bytes(CONTENT)
    (folder / "folder.eml").mkdir()
    assert [file.name for file in outbox.foreign()] == ["notes.txt"]
    kept, saved = outbox.messages()
    assert isinstance(kept, BrokenMail)
    assert isinstance(saved, BrokenMail)
    assert "cannot be read" in kept.reason
    assert "callcert did not put it there" in saved.reason
    outbox.clear()
    assert not (folder / ".callcert-1-abc").exists()
    assert (folder / ".DS_Store").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of other systems")
def test_a_pipe_does_not_make_it_wait(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / "pipe.eml")
    assert "not a regular file" in reason(folder / "pipe.eml")


def test_a_folder_that_is_none_is_said(folder: Path, outbox: Outbox) -> None:
    folder.write_bytes(b"")
    with pytest.raises(OutsideError, match="cannot be read"):
        list(outbox.messages())
    with pytest.raises(OutsideError, match="cannot be"):
        outbox.put(ENVELOPE, CONTENT)
