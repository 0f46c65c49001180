from pathlib import Path

import pytest

from callcert.filing.intake import Received, folders_in, received_from, received_in


def files(folder: Path, *names: str) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in names]
    for path in paths:
        path.touch()
    return paths


def test_a_named_file_is_received_and_stays(tmp_path: Path) -> None:
    (file,) = files(tmp_path, "a.xlsx")
    assert received_from([file]) == [Received(file, moves=False, named=True)]


def test_the_files_of_a_named_folder_are_received_and_stay(tmp_path: Path) -> None:
    paths = files(tmp_path / "in", "b.xlsx", "a.xlsx", "no_extension")
    assert received_from([tmp_path / "in"]) == [Received(path) for path in sorted(paths)]


def test_what_lies_in_the_intake_moves(tmp_path: Path) -> None:
    (file,) = files(tmp_path, "a.xlsx")
    assert received_in(tmp_path) == [Received(file, moves=True, named=False)]


@pytest.mark.parametrize(
    "name", [".hidden.xlsx", ".DS_Store", "~$a.xlsx", "Thumbs.db", "desktop.ini", ".callcert-1-ab"]
)
def test_marks_and_system_files_of_a_folder_are_none(tmp_path: Path, name: str) -> None:
    files(tmp_path, name)
    assert received_from([tmp_path]) == []
    assert received_in(tmp_path) == []


def test_subfolders_are_not_searched(tmp_path: Path) -> None:
    files(tmp_path / "in" / "old", "a.xlsx")
    assert received_from([tmp_path / "in"]) == []
    assert received_in(tmp_path / "in") == []


def test_folders_that_are_not_looked_into_are_told(tmp_path: Path) -> None:
    for name in ("in/old", "in/new", "in/.git", "in/superseded"):
        (tmp_path / name).mkdir(parents=True)
    (file,) = files(tmp_path / "in", "a.xlsx")
    told = folders_in([tmp_path / "in", file, tmp_path / "gone"])
    assert told == [tmp_path / "in" / "new", tmp_path / "in" / "old"]


def test_a_path_that_is_not_there_is_received_all_the_same(tmp_path: Path) -> None:
    missing = tmp_path / "gone.xlsx"
    assert received_from([missing]) == [Received(missing, named=True)]


def test_a_link_to_nothing_in_a_folder_is_received_all_the_same(tmp_path: Path) -> None:
    link = tmp_path / "link.xlsx"
    link.symlink_to(tmp_path / "gone.xlsx")
    assert received_from([tmp_path]) == [Received(link)]


def test_a_file_is_received_once_however_often_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = files(tmp_path, "a.xlsx")
    monkeypatch.chdir(tmp_path)
    once = [Received(file, named=True)]
    assert received_from([file, file, Path("a.xlsx"), Path("./a.xlsx")]) == once
    assert received_from([tmp_path, file]) == once
    assert received_from([file, tmp_path]) == once
    assert received_from([tmp_path, tmp_path]) == [Received(file)]


def test_files_come_in_the_order_of_their_names_wherever_they_lie(tmp_path: Path) -> None:
    one, three = files(tmp_path / "z", "1.xlsx", "3.xlsx")
    two, also_three = files(tmp_path / "a", "2.xlsx", "3.xlsx")
    received = received_from([three, tmp_path / "a", one])
    assert [entry.path for entry in received] == [one, two, also_three, three]


def test_paths_are_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(tmp_path / "in", "a.xlsx")
    monkeypatch.chdir(tmp_path)
    for received in (received_from([Path("in")]), received_in(Path("in"))):
        assert [entry.path for entry in received] == [tmp_path / "in" / "a.xlsx"]
