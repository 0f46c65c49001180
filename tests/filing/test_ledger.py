import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from callcert.errors import OutsideError
from callcert.filing.ledger import Event, Ledger, Seen, open_ledger
from tests.filing.papers import full_disk

SEEN = Seen("Doe_Jane_80%.xlsx", 10, 20, "d1", "Doe", "Jane", "E1042", "2026-11-18")
EVENT = Event(date(2026, 11, 20), "filed", "/in/a.xlsx", "/out/Doe_Jane_80%.xlsx", "d1")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "private" / "ledger.sqlite3"


@pytest.fixture
def ledger(file: Path) -> Iterator[Ledger]:
    with open_ledger(file) as opened:
        yield opened


def test_what_was_seen_is_remembered(ledger: Ledger) -> None:
    nobody = Seen("notes.txt", 1, 2, "d2", None, None, None, None)
    ledger.remember(SEEN)
    ledger.remember(nobody)
    assert ledger.seen() == {SEEN.name: SEEN, "notes.txt": nobody}


def test_a_file_seen_again_is_remembered_as_it_is_now(ledger: Ledger) -> None:
    ledger.remember(SEEN)
    now = Seen(SEEN.name, 11, 21, "d2", "Roe", "Al", None, None)
    ledger.remember(now)
    assert ledger.seen() == {SEEN.name: now}


def test_what_is_gone_is_forgotten(ledger: Ledger) -> None:
    ledger.remember(SEEN)
    ledger.forget("never there")
    assert ledger.seen() == {SEEN.name: SEEN}
    ledger.forget(SEEN.name)
    assert ledger.seen() == {}


def test_the_trace_is_kept_in_order(ledger: Ledger) -> None:
    later = Event(date(2026, 11, 19), "withdrawn", "/out/a", "/out/superseded/a", "d1")
    ledger.record(EVENT)
    ledger.record(later)
    ledger.record(EVENT)
    assert ledger.events() == [EVENT, later, EVENT]


def test_every_entry_is_on_disk_once_it_is_made(file: Path) -> None:
    with open_ledger(file) as one:
        one.remember(SEEN)
        one.record(EVENT)
        with closing(sqlite3.connect(file)) as other:
            assert other.execute("SELECT count(*) FROM filed").fetchone() == (1,)
            assert other.execute("SELECT count(*) FROM event").fetchone() == (1,)


def test_the_next_run_finds_it_again(file: Path) -> None:
    with open_ledger(file) as first:
        first.remember(SEEN)
        first.record(EVENT)
    with open_ledger(file) as second:
        assert second.seen() == {SEEN.name: SEEN}
        assert second.events() == [EVENT]


def test_without_a_file_it_lasts_as_long_as_the_run(tmp_path: Path) -> None:
    with open_ledger(None) as ledger:
        ledger.remember(SEEN)
        assert ledger.seen() == {SEEN.name: SEEN}
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_reading_alone_changes_no_ledger_and_makes_none(file: Path) -> None:
    with open_ledger(file, keep=False) as looked_at:
        looked_at.remember(SEEN)
    assert not file.exists()
    with open_ledger(file) as kept:
        kept.record(EVENT)
    before = file.read_bytes()
    with open_ledger(file, keep=False) as looked_at:
        assert looked_at.events() == [EVENT]
        looked_at.remember(SEEN)
        assert looked_at.seen() == {SEEN.name: SEEN}
    assert file.read_bytes() == before


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("content", [b"no database at all", b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_that_is_no_ledger_ends_the_run_with_advice(
    file: Path, content: bytes, *, keep: bool
) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(OutsideError, match="move it away") as refused, open_ledger(file, keep=keep):
        pass
    assert str(file) in str(refused.value)
    assert "\n" not in str(refused.value)
    assert file.read_bytes() == content


def test_a_ledger_damaged_inside_ends_the_run_with_advice(file: Path) -> None:
    with open_ledger(file) as ledger:
        ledger.remember(SEEN)
    size = file.stat().st_size
    with file.open("r+b") as damaged:
        damaged.seek(4096)
        damaged.write(b"x" * (size - 4096))
    with pytest.raises(OutsideError, match="move it away"), open_ledger(file) as ledger:
        ledger.seen()


def test_a_folder_in_the_place_of_the_ledger_ends_the_run_with_advice(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(OutsideError, match="move it away"), open_ledger(file):
        pass


def test_a_full_disk_does_not_stop_the_run_and_is_told(file: Path) -> None:
    with open_ledger(file) as ledger:
        ledger.record(EVENT)
        with full_disk(0):
            ledger.remember(SEEN)
            ledger.record(EVENT)
        assert ledger.trouble
        assert ledger.events() == [EVENT]


def test_without_trouble_there_is_none(ledger: Ledger) -> None:
    ledger.record(EVENT)
    assert ledger.trouble is None


def test_a_name_that_is_no_unicode_is_kept_too(ledger: Ledger) -> None:
    odd = Seen("J\udcf6rg.xlsx", 1, 2, "d", None, None, None, None)
    ledger.remember(odd)
    ledger.record(Event(date(2026, 11, 20), "filed", "/in/J\udcf6rg.xlsx", "/out/a", "d"))
    assert [event.what for event in ledger.events()] == ["filed"]


def test_what_fails_beside_the_ledger_is_not_blamed_on_it(file: Path) -> None:
    with pytest.raises(PermissionError), open_ledger(file):
        raise PermissionError
