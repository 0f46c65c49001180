import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from callcert.errors import OutsideError
from callcert.filing.ledger import Entry, Event, Ledger, Seen, TrackerWrite, open_ledger
from tests.filing.papers import full_disk

FULL = Seen(
    "Doe_Jane_80%.xlsx", 10, 20, "d1", "Doe", "Jane", "E1042", "2026-11-18", "Sam", 4, "85/80"
)
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


def test_certifier_calls_and_terms_are_remembered(file: Path) -> None:
    with open_ledger(file) as first:
        first.remember(FULL)
    with open_ledger(file) as second:
        assert second.seen() == {FULL.name: FULL}


# What was written to the tracker

CELL, NOTE = Entry("e1042", "Outcome", "certified"), Entry("e1042", "", "11/18/2026 - Sam - ok")
WRITE = TrackerWrite("before", "after", (CELL, NOTE))


def remembered(ledger: Ledger) -> tuple[dict[tuple[str, str], str], set[tuple[str, str]]]:
    return ledger.written_cells(), ledger.written_notes()


IN_FULL = ({("e1042", "Outcome"): "certified"}, {("e1042", "11/18/2026 - Sam - ok")})


def test_nothing_was_written_at_first(ledger: Ledger) -> None:
    assert ledger.intended() is None
    assert remembered(ledger) == ({}, set())


def test_an_intended_write_is_kept_until_it_is_settled(file: Path) -> None:
    with open_ledger(file) as cut_off:
        cut_off.intend(WRITE)
    with open_ledger(file) as ledger:
        assert ledger.intended() == WRITE
        assert remembered(ledger) == ({}, set())


def test_what_was_made_is_remembered(file: Path) -> None:
    with open_ledger(file) as ledger:
        ledger.intend(WRITE)
        ledger.settle(WRITE, made=True)
    with open_ledger(file) as ledger:
        assert ledger.intended() is None
        assert remembered(ledger) == IN_FULL


def test_what_was_not_made_is_forgotten(file: Path) -> None:
    with open_ledger(file) as ledger:
        ledger.intend(WRITE)
        ledger.settle(WRITE, made=False)
    with open_ledger(file) as ledger:
        assert ledger.intended() is None
        assert remembered(ledger) == ({}, set())


def test_remembering_twice_is_once(ledger: Ledger) -> None:
    for _ in range(2):
        ledger.settle(WRITE, made=True)
    assert remembered(ledger) == IN_FULL
    assert ledger.trouble is None


def test_the_last_value_of_a_cell_counts_and_every_note(ledger: Ledger) -> None:
    again = (Entry("e1042", "Outcome", "failed"), Entry("e1042", "", "another"))
    ledger.settle(WRITE, made=True)
    ledger.settle(TrackerWrite("after", "later", again), made=True)
    assert ledger.written_cells() == {("e1042", "Outcome"): "failed"}
    assert ledger.written_notes() == {("e1042", NOTE.value), ("e1042", "another")}


def test_a_later_intention_takes_the_place_of_an_earlier(ledger: Ledger) -> None:
    later = TrackerWrite("after", "later", (CELL,))
    ledger.intend(WRITE)
    ledger.intend(later)
    assert ledger.intended() == later


def test_remembering_what_was_seen_ends_no_other_write(ledger: Ledger) -> None:
    ledger.intend(WRITE)
    ledger.settle(TrackerWrite("", "", (NOTE,)), made=True)
    assert ledger.intended() == WRITE
    assert remembered(ledger) == ({}, IN_FULL[1])


def test_texts_of_any_kind_are_remembered(ledger: Ledger) -> None:
    odd = TrackerWrite("a", "b", (Entry("J\udcf6", "Notes", "x\udcf6"), Entry("山", "", "\n'\"")))
    ledger.intend(odd)
    assert ledger.intended() == odd
    ledger.settle(odd, made=True)
    assert ledger.intended() is None
    assert len(ledger.written_cells()) == 1
    assert ledger.written_notes() == {("山", "\n'\"")}


def test_an_intention_that_cannot_be_kept_leaves_the_tracker_alone(file: Path) -> None:
    with open_ledger(file) as ledger:
        with full_disk(0), pytest.raises(OutsideError, match="left alone"):
            ledger.intend(WRITE)
        assert ledger.intended() is None


def test_a_ledger_that_does_not_last_lets_nothing_be_written(tmp_path: Path) -> None:
    (tmp_path / "private").write_bytes(b"a file in the place of the folder")
    with open_ledger(tmp_path / "private" / "ledger.sqlite3") as ledger:
        assert ledger.trouble
        with pytest.raises(OutsideError, match="left alone"):
            ledger.intend(WRITE)
        assert ledger.intended() is None


def test_settling_on_a_full_disk_is_done_by_the_next_run(file: Path) -> None:
    with open_ledger(file) as ledger:
        ledger.intend(WRITE)
        with full_disk(0):
            ledger.settle(WRITE, made=True)
        assert ledger.trouble
        ledger.record(EVENT)
    with open_ledger(file) as ledger:
        assert ledger.intended() == WRITE
        assert ledger.events() == [EVENT]
        ledger.settle(WRITE, made=True)
        assert remembered(ledger) == IN_FULL


def test_settling_is_one_step_and_spoils_nothing_after_it(file: Path) -> None:
    """A settling that fails in the middle leaves neither half of it, nor the ledger, behind."""
    with open_ledger(file) as ledger:
        ledger.intend(WRITE)
        with closing(sqlite3.connect(file)) as other:
            other.execute("DROP TABLE tracker_note")
        ledger.settle(WRITE, made=True)
        assert "tracker_note" in (ledger.trouble or "")
        assert ledger.written_cells() == {}
        ledger.record(EVENT)
    with open_ledger(file) as ledger:
        assert ledger.events() == [EVENT]
        assert ledger.intended() == WRITE


@pytest.mark.parametrize(
    ("table", "read"),
    [
        ("filed", Ledger.seen),
        ("event", Ledger.events),
        ("tracker_cell", Ledger.written_cells),
        ("tracker_note", Ledger.written_notes),
        ("tracker_write", Ledger.intended),
    ],
)
def test_a_ledger_that_lost_a_table_ends_the_run_with_advice(
    file: Path, table: str, read: Callable[[Ledger], object]
) -> None:
    with open_ledger(file):
        pass
    with closing(sqlite3.connect(file)) as other:
        other.execute(f"DROP TABLE {table}")
    with open_ledger(file) as ledger, pytest.raises(OutsideError, match="move it away"):
        read(ledger)


# A ledger of an earlier version

BEFORE = """
CREATE TABLE filed (
    name TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    digest TEXT NOT NULL, last_name TEXT, first_name TEXT, agent_id TEXT, certified_on TEXT
) WITHOUT ROWID;
CREATE TABLE event (
    number INTEGER PRIMARY KEY, day TEXT NOT NULL, what TEXT NOT NULL,
    file TEXT NOT NULL, target TEXT NOT NULL, digest TEXT NOT NULL
);
INSERT INTO filed VALUES ('Doe_Jane_80%.xlsx', 10, 20, 'd1', 'Doe', 'Jane', 'E1042', NULL);
INSERT INTO event VALUES
    (7, '2026-11-20', 'filed', '/in/a.xlsx', '/out/Doe_Jane_80%.xlsx', 'd1');
"""


@pytest.fixture
def earlier(file: Path) -> Path:
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as made:
        made.executescript(BEFORE)
        assert made.execute("PRAGMA user_version").fetchone() == (0,)
    return file


def test_an_earlier_ledger_keeps_its_trace_and_reads_the_cabinet_again(earlier: Path) -> None:
    with open_ledger(earlier) as ledger:
        assert ledger.seen() == {}
        assert ledger.events() == [EVENT]
        ledger.remember(FULL)
        ledger.settle(WRITE, made=True)
        ledger.record(EVENT)
    with open_ledger(earlier) as ledger:
        assert ledger.seen() == {FULL.name: FULL}
        assert remembered(ledger) == IN_FULL
        assert ledger.events() == [EVENT, EVENT]
        assert ledger.trouble is None


def test_an_earlier_ledger_is_not_changed_by_reading_alone(earlier: Path) -> None:
    before = earlier.read_bytes()
    with open_ledger(earlier, keep=False) as ledger:
        assert (ledger.seen(), ledger.events()) == ({}, [EVENT])
        ledger.settle(WRITE, made=True)
        assert remembered(ledger) == IN_FULL
    assert earlier.read_bytes() == before


def test_reading_alone_sees_what_was_written_and_writes_nothing(file: Path) -> None:
    with open_ledger(file) as ledger:
        ledger.settle(WRITE, made=True)
        ledger.intend(WRITE)
    before = file.read_bytes()
    with open_ledger(file, keep=False) as copy:
        assert remembered(copy) == IN_FULL
        assert copy.intended() == WRITE
        copy.settle(WRITE, made=False)
        assert copy.intended() is None
    assert file.read_bytes() == before
