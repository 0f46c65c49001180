"""Unattended runs in the ledger, an older one too."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from callcert.domain.schedule import Run
from callcert.errors import OutsideError
from callcert.filing.ledger import Seen, open_ledger
from tests.filing.papers import full_disk

DAY = date(2026, 11, 20)
STARTED = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
BEGUN = Run("evening", DAY, STARTED, tries=2)
ENDED = Run("evening", DAY, STARTED, STARTED, 3, 2, "no mail server")


def test_a_run_takes_the_place_of_the_one_before_it(tmp_path: Path) -> None:
    file = tmp_path / "ledger"
    with open_ledger(file) as ledger:
        ledger.keep_run(BEGUN)
        assert ledger.runs() == [BEGUN]
        ledger.keep_run(ENDED)
        morning = Run("morning", DAY, STARTED, STARTED, 0)
        ledger.keep_run(morning)
    with open_ledger(file) as ledger:
        assert ledger.runs() == [ENDED, morning]


def test_an_earlier_ledger_gets_the_table_and_keeps_the_others(tmp_path: Path) -> None:
    file = tmp_path / "ledger"
    seen = Seen("a.xlsx", 1, 2, "d", None, None, None, None)
    with open_ledger(file) as ledger:
        ledger.remember(seen)
    with closing(sqlite3.connect(file)) as earlier:
        earlier.executescript("DROP TABLE job; PRAGMA user_version = 2;")
    with open_ledger(file) as ledger:
        ledger.keep_run(ENDED)
        assert (ledger.runs(), ledger.seen()) == ([ENDED], {"a.xlsx": seen})


def test_a_run_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    file = tmp_path / "ledger"
    with open_ledger(file) as ledger, full_disk(10), pytest.raises(OutsideError, match="no job"):
        ledger.keep_run(ENDED)
    file.unlink()
    file.parent.joinpath("folder").write_text("no folder")
    with (
        open_ledger(tmp_path / "folder" / "ledger") as ledger,
        pytest.raises(OutsideError, match="no job"),
    ):
        ledger.keep_run(ENDED)
