"""What the ledger knows of mail."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from callcert.errors import OutsideError
from callcert.filing.ledger import Event, Ledger, open_ledger
from callcert.filing.mail_ledger import MailState
from tests.filing.papers import full_disk

NOW = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
KEY = "eod 2026-11-20 a@example.com b@example.com"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "private" / "ledger.sqlite3"


@pytest.fixture
def ledger(file: Path) -> Iterator[Ledger]:
    with open_ledger(file) as opened:
        yield opened


def test_at_first_nothing_is_known(ledger: Ledger) -> None:
    assert ledger.mail_state(KEY) is None


def test_a_message_is_queued_taken_for_some_and_sent(ledger: Ledger) -> None:
    ledger.mail_queued(KEY, "End of day", NOW)
    assert ledger.mail_state(KEY) == MailState("queued", (), NOW)
    ledger.mail_taken(KEY, ("a@example.com",), LATER)
    assert ledger.mail_state(KEY) == MailState("queued", ("a@example.com",), LATER)
    ledger.mail_sent(KEY, ("b@example.com",), LATER)
    assert ledger.mail_state(KEY) == MailState("sent", ("a@example.com", "b@example.com"), LATER)


def test_queued_again_it_forgets_nothing(ledger: Ledger) -> None:
    ledger.mail_queued(KEY, "End of day", NOW)
    ledger.mail_taken(KEY, ("a@example.com",), NOW)
    ledger.mail_queued(KEY, "End of day", LATER)
    assert ledger.mail_state(KEY) == MailState("queued", ("a@example.com",), LATER)
    ledger.mail_sent(KEY, ("b@example.com",), NOW)
    ledger.mail_queued(KEY, "End of day", LATER)
    state = ledger.mail_state(KEY)
    assert state
    assert state.state == "sent"


def test_it_is_on_disk_at_once_and_in_the_next_run(file: Path) -> None:
    with open_ledger(file) as ledger:
        ledger.mail_queued(KEY, "End of day \udcf6", NOW)
        ledger.mail_sent(KEY, ("a@example.com",), NOW)
        with closing(sqlite3.connect(file)) as other:
            row = other.execute("SELECT day, subject, state FROM mail").fetchone()
        assert row == ("2026-11-20", "End of day \\udcf6", "sent")
    with open_ledger(file) as ledger:
        assert ledger.mail_state(KEY) == MailState("sent", ("a@example.com",), NOW)


def test_a_ledger_that_cannot_be_written_is_said_at_once(ledger: Ledger) -> None:
    with full_disk(0), pytest.raises(OutsideError, match="so no mail is sent"):
        ledger.mail_queued(KEY, "End of day", NOW)
    assert ledger.mail_state(KEY) is None
    ledger.mail_queued(KEY, "End of day", NOW)
    with full_disk(0), pytest.raises(OutsideError, match="so no mail is sent"):
        ledger.mail_sent(KEY, (), NOW)


def test_one_that_does_not_outlast_the_run_is_none(tmp_path: Path) -> None:
    (tmp_path / "private").write_text("a file in the place of the folder")
    with (
        open_ledger(tmp_path / "private" / "ledger.sqlite3") as ledger,
        pytest.raises(OutsideError, match="the ledger cannot be written"),
    ):
        ledger.mail_queued(KEY, "End of day", NOW)


@pytest.mark.parametrize("version", [0, 1, 2, 3])
def test_an_older_ledger_gets_the_table_and_keeps_the_others(file: Path, version: int) -> None:
    event = Event(NOW.date(), "filed", "/in/a.xlsx", "/out/a.xlsx", "d1")
    with open_ledger(file) as ledger:
        ledger.record(event)
    with closing(sqlite3.connect(file, isolation_level=None)) as old:
        old.execute("DROP TABLE mail")
        old.execute(f"PRAGMA user_version = {version}")
    with open_ledger(file) as ledger:
        assert ledger.events() == [event]
        ledger.mail_queued(KEY, "End of day", NOW)
        assert ledger.mail_state(KEY)


def test_a_damaged_ledger_is_said_with_advice(file: Path) -> None:
    with open_ledger(file) as ledger:
        ledger.mail_queued(KEY, "x" * 20_000, NOW)
    size = file.stat().st_size
    with file.open("r+b") as damaged:
        damaged.seek(4096)
        damaged.write(b"x" * (size - 4096))
    with open_ledger(file) as ledger, pytest.raises(OutsideError, match="so no mail is sent"):
        ledger.mail_state(KEY)
