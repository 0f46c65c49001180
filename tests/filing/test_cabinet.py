import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from callcert.domain.agents import Agent
from callcert.domain.cabinet import Filed
from callcert.errors import UsageError
from callcert.filing.cabinet import Cabinet, Identity
from callcert.filing.disk import digest_of
from callcert.filing.intake import Received
from callcert.filing.ledger import Ledger, open_ledger
from tests.filing.papers import DAY, JANE, Reader, full_disk, names, paper

NAME = "Doe_Jane_80%.xlsx"
OLD_DAY = date(2026, 11, 18)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "scorecards"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.sqlite3") as opened:
        yield opened


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def cabinet(folder: Path, ledger: Ledger, reader: Reader) -> Cabinet:
    return Cabinet(folder, ledger, reader, DAY)


def back(tmp_path: Path, content: bytes, name: str = "returned.xlsx") -> Received:
    (tmp_path / "in").mkdir(exist_ok=True)
    path = tmp_path / "in" / name
    path.write_bytes(content)
    return Received(path)


def file(  # noqa: PLR0913, PLR0917  a call as a run makes it
    cabinet: Cabinet,
    tmp_path: Path,
    content: bytes,
    name: str = NAME,
    old: tuple[str, ...] = (),
    certified_on: date | None = OLD_DAY,
) -> Path:
    received = back(tmp_path, content)
    return cabinet.file(received, digest_of(content), Identity(JANE, certified_on), name, old)


def test_an_empty_or_missing_cabinet_holds_nothing(cabinet: Cabinet, folder: Path) -> None:
    assert cabinet.contents() == []
    assert cabinet.withdrawn() == {}
    cabinet.clear_leftovers()
    assert not folder.exists()


def test_filing_copies_the_very_bytes_and_leaves_the_original(
    cabinet: Cabinet, folder: Path, tmp_path: Path
) -> None:
    filed = file(cabinet, tmp_path, paper())
    assert filed == folder / NAME
    assert filed.read_bytes() == paper()
    assert names(folder) == [NAME]
    assert (tmp_path / "in" / "returned.xlsx").read_bytes() == paper()


def test_what_was_filed_is_in_the_cabinet(cabinet: Cabinet, tmp_path: Path) -> None:
    file(cabinet, tmp_path, paper())
    assert cabinet.contents() == [Filed(NAME, digest_of(paper()), JANE)]


def test_what_this_run_filed_is_not_read_again(
    cabinet: Cabinet, tmp_path: Path, reader: Reader
) -> None:
    file(cabinet, tmp_path, paper())
    cabinet.contents()
    assert reader.given == []


def test_a_scorecard_that_changed_since_it_was_read_is_not_filed(
    cabinet: Cabinet, folder: Path, tmp_path: Path
) -> None:
    received = back(tmp_path, paper(more="changed"))
    with pytest.raises(OSError, match="changed while"):
        cabinet.file(received, digest_of(paper()), Identity(JANE, None), NAME, ())
    assert not folder.exists() or names(folder) == []


@pytest.mark.parametrize("strange", ["file", "folder"])
def test_a_name_in_use_is_never_taken(
    cabinet: Cabinet, folder: Path, tmp_path: Path, strange: str
) -> None:
    folder.mkdir()
    target = folder / NAME
    if strange == "folder":
        target.mkdir()
    else:
        target.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        file(cabinet, tmp_path, paper())
    assert names(folder) == [NAME]
    assert strange == "folder" or target.read_bytes() == b"mine"


def test_a_full_disk_files_nothing_and_leaves_nothing_behind(
    cabinet: Cabinet, folder: Path, tmp_path: Path, ledger: Ledger
) -> None:
    content = paper(more="x" * 50_000)
    received = back(tmp_path, content)
    with full_disk(40_000), pytest.raises(OSError, match=r".+"):
        cabinet.file(received, digest_of(content), Identity(JANE, None), NAME, ())
    assert names(folder) == []
    assert received.path.read_bytes() == content
    assert ledger.events() == []


def test_an_old_scorecard_moves_aside_with_its_date(
    cabinet: Cabinet, folder: Path, tmp_path: Path
) -> None:
    file(cabinet, tmp_path, paper(), "Doe_Jane_60%.xlsx")
    file(cabinet, tmp_path, paper(more="better"), old=("Doe_Jane_60%.xlsx",))
    assert names(folder) == [NAME, "superseded"]
    assert (folder / NAME).read_bytes() == paper(more="better")
    (aside,) = (folder / "superseded").iterdir()
    assert aside.name == "Doe_Jane_60% (2026-11-18).xlsx"
    assert aside.read_bytes() == paper()


def test_the_new_one_may_take_the_very_name_of_the_old(
    cabinet: Cabinet, folder: Path, tmp_path: Path
) -> None:
    file(cabinet, tmp_path, paper())
    file(cabinet, tmp_path, paper(more="better"), old=(NAME,))
    assert (folder / NAME).read_bytes() == paper(more="better")
    assert names(folder / "superseded") == ["Doe_Jane_80% (2026-11-18).xlsx"]


def test_an_old_scorecard_without_a_date_of_its_own_gets_the_days(
    cabinet: Cabinet, folder: Path, tmp_path: Path
) -> None:
    file(cabinet, tmp_path, paper(), certified_on=None)
    file(cabinet, tmp_path, paper(more="better"), old=(NAME,))
    assert names(folder / "superseded") == ["Doe_Jane_80% (2026-11-20).xlsx"]


def test_what_lies_aside_is_never_overwritten(
    cabinet: Cabinet, folder: Path, tmp_path: Path
) -> None:
    contents = [paper(more=str(number)) for number in range(4)]
    file(cabinet, tmp_path, contents[0])
    for content in contents[1:]:
        file(cabinet, tmp_path, content, old=(NAME,))
    assert names(folder / "superseded") == [
        "Doe_Jane_80% (2026-11-18).xlsx",
        "Doe_Jane_80% (2026-11-18, 2).xlsx",
        "Doe_Jane_80% (2026-11-18, 3).xlsx",
    ]
    aside = {path.read_bytes() for path in (folder / "superseded").iterdir()}
    assert aside == set(contents[:3])


def test_several_old_ones_move_aside_together(
    cabinet: Cabinet, folder: Path, tmp_path: Path
) -> None:
    file(cabinet, tmp_path, paper(more="1"), "Doe_Jane_60%.xlsx")
    file(cabinet, tmp_path, paper(more="2"), "Doe_Jane_40%.xls")
    file(cabinet, tmp_path, paper(more="3"), old=("Doe_Jane_60%.xlsx", "Doe_Jane_40%.xls"))
    assert names(folder) == [NAME, "superseded"]
    assert names(folder / "superseded") == [
        "Doe_Jane_40% (2026-11-18).xls", "Doe_Jane_60% (2026-11-18).xlsx",
    ]  # fmt: skip


def test_a_long_name_stays_within_255_bytes_when_it_moves_aside(
    cabinet: Cabinet, folder: Path, tmp_path: Path
) -> None:
    longest = f"{'é' * 120}_J_80%.xlsx"
    file(cabinet, tmp_path, paper(), longest)
    file(cabinet, tmp_path, paper(more="better"), old=(longest,))
    (aside,) = (folder / "superseded").iterdir()
    assert len(aside.name.encode()) <= 255
    assert aside.name.endswith(" (2026-11-18).xlsx")


def test_a_name_without_extension_moves_aside_under_its_own_name(
    cabinet: Cabinet, folder: Path, tmp_path: Path
) -> None:
    file(cabinet, tmp_path, paper(), "Doe_Jane_80%")
    file(cabinet, tmp_path, paper(more="better"), "Doe_Jane_100%", old=("Doe_Jane_80%",))
    (aside,) = (folder / "superseded").iterdir()
    assert aside.name == "Doe_Jane_80% (2026-11-18)"


def test_where_the_new_name_cannot_be_taken_the_old_ones_are_back(
    cabinet: Cabinet, folder: Path, tmp_path: Path, ledger: Ledger
) -> None:
    file(cabinet, tmp_path, paper(more="1"), "Doe_Jane_60%.xlsx")
    file(cabinet, tmp_path, paper(more="2"), "Doe_Jane_40%.xlsx")
    (folder / NAME).mkdir()
    before = ledger.events()
    with pytest.raises(FileExistsError):
        file(cabinet, tmp_path, paper(more="3"), old=("Doe_Jane_60%.xlsx", "Doe_Jane_40%.xlsx"))
    assert (folder / "Doe_Jane_60%.xlsx").read_bytes() == paper(more="1")
    assert (folder / "Doe_Jane_40%.xlsx").read_bytes() == paper(more="2")
    assert names(folder / "superseded") == []
    assert [name for name in names(folder) if name.startswith(".")] == []
    assert ledger.events() == before


def test_where_an_old_one_is_gone_the_others_are_back(
    cabinet: Cabinet, folder: Path, tmp_path: Path
) -> None:
    file(cabinet, tmp_path, paper(more="1"), "Doe_Jane_60%.xlsx")
    with pytest.raises(FileNotFoundError):
        file(cabinet, tmp_path, paper(more="3"), old=("Doe_Jane_60%.xlsx", "gone.xlsx"))
    assert names(folder) == ["Doe_Jane_60%.xlsx", "superseded"]
    assert names(folder / "superseded") == []


def test_a_run_cut_off_between_the_two_names_of_an_old_one_doubles_nothing(
    cabinet: Cabinet, folder: Path, tmp_path: Path
) -> None:
    file(cabinet, tmp_path, paper(), "Doe_Jane_60%.xlsx")
    (folder / "superseded").mkdir()
    os.link(folder / "Doe_Jane_60%.xlsx", folder / "superseded" / "Doe_Jane_60% (2026-11-18).xlsx")
    file(cabinet, tmp_path, paper(more="better"), old=("Doe_Jane_60%.xlsx",))
    assert names(folder) == [NAME, "superseded"]
    assert names(folder / "superseded") == ["Doe_Jane_60% (2026-11-18).xlsx"]


def test_where_nothing_can_move_aside_nothing_is_filed(
    cabinet: Cabinet, folder: Path, tmp_path: Path
) -> None:
    file(cabinet, tmp_path, paper(), "Doe_Jane_60%.xlsx")
    (folder / "superseded").write_bytes(b"a file, not a folder")
    with pytest.raises(OSError, match=r".+"):
        file(cabinet, tmp_path, paper(more="better"), old=("Doe_Jane_60%.xlsx",))
    assert names(folder) == ["Doe_Jane_60%.xlsx", "superseded"]


def test_the_trace_says_what_was_filed_replaced_and_withdrawn(
    cabinet: Cabinet, folder: Path, tmp_path: Path, ledger: Ledger
) -> None:
    file(cabinet, tmp_path, paper())
    file(cabinet, tmp_path, paper(more="better"), old=(NAME,))
    withdrawn = cabinet.withdraw(folder / NAME)
    told = [(event.what, event.target, event.digest) for event in ledger.events()]
    first, second = digest_of(paper()), digest_of(paper(more="better"))
    aside = folder / "superseded" / "Doe_Jane_80% (2026-11-18).xlsx"
    assert told == [
        ("filed", str(folder / NAME), first),
        ("superseded", str(aside), first),
        ("filed", str(folder / NAME), second),
        ("withdrawn", str(withdrawn), second),
    ]
    assert {event.day for event in ledger.events()} == {DAY}


def test_withdrawing_moves_the_file_aside_marked_with_the_day(
    cabinet: Cabinet, folder: Path, tmp_path: Path
) -> None:
    filed = file(cabinet, tmp_path, paper())
    foretold = cabinet.withdrawn_place(filed)
    assert cabinet.withdraw(filed) == foretold
    assert foretold == folder / "superseded" / "Doe_Jane_80% (withdrawn 2026-11-20).xlsx"
    assert foretold.read_bytes() == paper()
    assert cabinet.contents() == []
    assert cabinet.withdrawn() == {digest_of(paper()): "2026-11-20"}


def test_what_was_withdrawn_twice_is_kept_twice(
    cabinet: Cabinet, folder: Path, tmp_path: Path
) -> None:
    cabinet.withdraw(file(cabinet, tmp_path, paper(more="1")))
    cabinet.withdraw(file(cabinet, tmp_path, paper(more="2")))
    assert names(folder / "superseded") == [
        "Doe_Jane_80% (withdrawn 2026-11-20).xlsx",
        "Doe_Jane_80% (withdrawn 2026-11-20, 2).xlsx",
    ]
    assert set(cabinet.withdrawn().values()) == {"2026-11-20"}
    assert len(cabinet.withdrawn()) == 2


def test_what_was_replaced_was_not_withdrawn(cabinet: Cabinet, tmp_path: Path) -> None:
    file(cabinet, tmp_path, paper())
    file(cabinet, tmp_path, paper(more="better"), old=(NAME,))
    assert cabinet.withdrawn() == {}


def test_a_filing_is_named_by_its_path_or_its_bare_name(
    cabinet: Cabinet, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed = file(cabinet, tmp_path, paper())
    monkeypatch.chdir(tmp_path)
    for named in (filed, Path(NAME), Path("scorecards") / NAME, folder / ".." / folder.name / NAME):
        assert cabinet.filed_file(named) == filed


@pytest.mark.parametrize("named", ["other.xlsx", "superseded", "superseded/old.xlsx"])
def test_what_is_not_filed_here_cannot_be_meant(
    cabinet: Cabinet, folder: Path, tmp_path: Path, named: str
) -> None:
    file(cabinet, tmp_path, paper())
    (folder / "superseded").mkdir()
    (folder / "superseded" / "old.xlsx").touch()
    with pytest.raises(UsageError, match="is not filed"):
        cabinet.filed_file(folder / named)


@pytest.mark.parametrize(("content", "same"), [(paper(), True), (paper(more="other"), False)])
def test_the_copy_is_compared_byte_by_byte(
    cabinet: Cabinet, tmp_path: Path, content: bytes, *, same: bool
) -> None:
    file(cabinet, tmp_path, paper())
    assert cabinet.holds(back(tmp_path, content), NAME) is same


def test_a_file_is_no_copy_of_itself(cabinet: Cabinet, tmp_path: Path) -> None:
    filed = file(cabinet, tmp_path, paper())
    assert not cabinet.holds(Received(filed), NAME)


def test_a_file_in_the_place_of_the_cabinet_is_an_os_error(
    cabinet: Cabinet, folder: Path, tmp_path: Path
) -> None:
    folder.write_bytes(b"a file")
    with pytest.raises(NotADirectoryError):
        file(cabinet, tmp_path, paper())
    assert folder.read_bytes() == b"a file"


def test_files_that_people_put_there_are_read_once(
    cabinet: Cabinet, folder: Path, reader: Reader
) -> None:
    folder.mkdir()
    (folder / "by hand.xlsx").write_bytes(paper())
    assert cabinet.contents() == [Filed("by hand.xlsx", digest_of(paper()), JANE)]
    assert cabinet.contents() == [Filed("by hand.xlsx", digest_of(paper()), JANE)]
    assert reader.given == [paper()]


@pytest.mark.parametrize("name", ["notes.txt", "a list.xlsx"])
def test_a_file_that_is_no_scorecard_keeps_its_name_and_is_nobodys(
    cabinet: Cabinet, folder: Path, name: str
) -> None:
    folder.mkdir()
    (folder / name).write_bytes(b"no scorecard")
    assert [(one.name, one.agent) for one in cabinet.contents()] == [(name, None)]


@pytest.mark.parametrize("name", ["Doe_Jane_80%", "Doe_Jane_80%.dat", "Doe_J.R_80%"])
def test_a_scorecard_is_known_by_its_contents_whatever_its_extension(
    cabinet: Cabinet, folder: Path, name: str
) -> None:
    folder.mkdir()
    (folder / name).write_bytes(paper())
    assert cabinet.contents() == [Filed(name, digest_of(paper()), JANE)]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that fails to read")
def test_a_file_that_cannot_be_read_is_nobodys_and_stops_nothing(
    cabinet: Cabinet, folder: Path
) -> None:
    folder.mkdir()
    (folder / "broken.xlsx").symlink_to("/proc/self/mem")
    (folder / NAME).write_bytes(paper())
    found = {one.name: one.agent for one in cabinet.contents()}
    assert found == {"broken.xlsx": None, NAME: JANE}


def test_a_file_changed_by_hand_is_read_again(
    cabinet: Cabinet, tmp_path: Path, reader: Reader
) -> None:
    filed = file(cabinet, tmp_path, paper())
    other = paper(Agent("Roe", "Al"))
    filed.write_bytes(other)
    assert cabinet.contents() == [Filed(NAME, digest_of(other), Agent("Roe", "Al"))]
    assert reader.given == [other]


def test_a_file_taken_out_by_hand_is_forgotten(
    cabinet: Cabinet, tmp_path: Path, ledger: Ledger
) -> None:
    file(cabinet, tmp_path, paper()).unlink()
    assert cabinet.contents() == []
    assert ledger.seen() == {}


@pytest.mark.parametrize("name", [".hidden.xlsx", "~$Doe_Jane_80%.xlsx", ".callcert-1-abc"])
def test_hidden_files_and_folders_are_no_filings(cabinet: Cabinet, folder: Path, name: str) -> None:
    (folder / "superseded").mkdir(parents=True)
    (folder / name).write_bytes(paper())
    assert cabinet.contents() == []


def test_what_an_interrupted_run_left_is_cleared(cabinet: Cabinet, folder: Path) -> None:
    folder.mkdir()
    (folder / ".callcert-1-abc").touch()
    (folder / NAME).write_bytes(paper())
    cabinet.clear_leftovers()
    assert names(folder) == [NAME]


def test_a_ledger_that_was_deleted_is_made_again(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "private" / "ledger.sqlite3"

    def contents(reader: Reader) -> list[Filed]:
        with open_ledger(place) as opened:
            return Cabinet(folder, opened, reader, DAY).contents()

    folder.mkdir()
    (folder / NAME).write_bytes(paper())
    first, second, third = Reader(), Reader(), Reader()
    before = contents(first)
    assert contents(second) == before
    place.unlink()
    assert contents(third) == before == [Filed(NAME, digest_of(paper()), JANE)]
    assert [len(reader.given) for reader in (first, second, third)] == [1, 0, 1]


def test_the_date_of_an_old_scorecard_is_found_without_a_ledger(
    folder: Path, tmp_path: Path
) -> None:
    folder.mkdir()
    (folder / NAME).write_bytes(paper())
    with open_ledger(None) as forgetful:
        cabinet = Cabinet(folder, forgetful, Reader(), DAY)
        cabinet.contents()
        file(cabinet, tmp_path, paper(more="better"), old=(NAME,))
    assert names(folder / "superseded") == ["Doe_Jane_80% (2026-11-18).xlsx"]


def test_the_ledger_is_only_a_memory(folder: Path, tmp_path: Path) -> None:
    """What it says of files that are not there is not believed."""
    place = tmp_path / "ledger.sqlite3"
    with open_ledger(place) as opened:
        file(Cabinet(folder, opened, Reader(), DAY), tmp_path, paper())
    with closing(sqlite3.connect(place)) as database, database:
        database.execute("UPDATE filed SET name = 'ghost.xlsx'")
    with open_ledger(place) as opened:
        found = Cabinet(folder, opened, Reader(), DAY).contents()
    assert [one.name for one in found] == [NAME]


@pytest.mark.parametrize("strange", ["pipe", "folder"])
def test_what_is_no_file_below_superseded_stops_nothing(
    cabinet: Cabinet, folder: Path, strange: str
) -> None:
    odd = folder / "superseded" / "x (withdrawn 2026-11-20).xlsx"
    odd.parent.mkdir(parents=True)
    if strange == "folder":
        odd.mkdir()
    else:
        os.mkfifo(odd)
    assert cabinet.withdrawn() == {}


def test_a_name_that_is_no_unicode_stops_nothing(cabinet: Cabinet, folder: Path) -> None:
    folder.mkdir()
    (folder / "J\udcf6rg.xlsx").write_bytes(paper())
    assert [one.digest for one in cabinet.contents()] == [digest_of(paper())]


# What else is remembered


def known(content: bytes) -> Identity | None:
    return Identity(JANE, OLD_DAY, "Sam", 4) if content == paper() else None


def test_certifier_and_calls_passed_are_remembered_of_what_is_filed(
    folder: Path, ledger: Ledger, tmp_path: Path
) -> None:
    received = back(tmp_path, paper())
    cabinet = Cabinet(folder, ledger, Reader(), DAY, "terms")
    cabinet.file(received, digest_of(paper()), Identity(JANE, OLD_DAY, "Sam", 4), NAME, ())
    (seen,) = cabinet.read()
    assert (seen.certifier, seen.calls_passed, seen.terms) == ("Sam", 4, "terms")
    assert (seen.certified_on, seen.digest) == ("2026-11-18", digest_of(paper()))


def test_certifier_and_calls_passed_are_remembered_of_what_people_put_there(
    folder: Path, ledger: Ledger
) -> None:
    folder.mkdir()
    (folder / NAME).write_bytes(paper())
    (folder / "list.xlsx").write_bytes(paper(more="no scorecard"))
    one, other = Cabinet(folder, ledger, known, DAY, "terms").read()
    assert (one.certifier, one.calls_passed, one.terms) == ("Sam", 4, "terms")
    assert (other.certifier, other.calls_passed, other.terms) == (None, None, "terms")
    assert ledger.seen() == {one.name: one, other.name: other}


def test_under_other_terms_all_is_read_again_and_once(folder: Path, ledger: Ledger) -> None:
    folder.mkdir()
    (folder / NAME).write_bytes(paper())
    (folder / "list.xlsx").write_bytes(b"PK\3\4 no scorecard")
    readers = []
    for terms in ("85", "85", "90", "90", "85"):
        readers.append(Reader())
        Cabinet(folder, ledger, readers[-1], DAY, terms).read()
    assert [len(reader.given) for reader in readers] == [2, 0, 2, 0, 2]
    assert {seen.terms for seen in ledger.seen().values()} == {"85"}


def test_contents_are_those_of_reading(cabinet: Cabinet, folder: Path, tmp_path: Path) -> None:
    file(cabinet, tmp_path, paper())
    (folder / "a.txt").write_bytes(b"x")
    assert [one.name for one in cabinet.contents()] == [one.name for one in cabinet.read()]
