import errno
import os
import threading
from pathlib import Path

import pytest

from callcert.filing.disk import (
    clear_leftovers,
    digest_of,
    place,
    prepared,
    read_bytes,
    rename_new,
)
from tests.filing.papers import full_disk, names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "place"
    made.mkdir()
    return made


@pytest.fixture(params=["link", "rename"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk with hard links, and one without (exFAT, some network shares)."""
    if request.param == "rename":

        def refuse(source: object, target: object) -> None:
            raise OSError(errno.EPERM, "Operation not permitted", source, None, target)

        monkeypatch.setattr(os, "link", refuse)


def test_a_file_is_read_whole(folder: Path) -> None:
    (folder / "a").write_bytes(b"content")
    assert read_bytes(folder / "a") == b"content"
    assert read_bytes(folder / "a", 7) == b"content"


def test_one_byte_more_than_asked_tells_that_a_file_is_longer(folder: Path) -> None:
    (folder / "a").write_bytes(b"content")
    assert read_bytes(folder / "a", 3) == b"cont"


def test_a_link_to_a_file_is_read(folder: Path) -> None:
    (folder / "a").write_bytes(b"content")
    (folder / "link").symlink_to(folder / "a")
    assert read_bytes(folder / "link") == b"content"


def test_a_pipe_is_refused_and_does_not_hang(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    ends: list[OSError] = []

    def read() -> None:
        try:
            read_bytes(folder / "pipe")
        except OSError as wrong:
            ends.append(wrong)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    reader.join(timeout=5)
    assert not reader.is_alive()
    assert [wrong.errno for wrong in ends] == [errno.EINVAL]


@pytest.mark.parametrize("strange", ["folder", "gone", "loop"])
def test_what_is_no_file_is_an_os_error(folder: Path, strange: str) -> None:
    (folder / "folder").mkdir()
    (folder / "loop").symlink_to(folder / "loop")
    with pytest.raises(OSError, match=r".+"):
        read_bytes(folder / strange)


def test_refusing_leaves_no_handle_open(folder: Path) -> None:
    before = os.dup(0)
    os.close(before)
    with pytest.raises(OSError, match=r".+"):
        read_bytes(folder)
    after = os.dup(0)
    os.close(after)
    assert after == before


def test_equal_bytes_have_equal_digests() -> None:
    assert digest_of(b"a") == digest_of(b"a")
    assert digest_of(b"a") != digest_of(b"b")


@pytest.mark.usefixtures("either_way")
def test_placing_makes_the_file_and_nothing_else(folder: Path) -> None:
    place(b"content", folder / "a")
    assert names(folder) == ["a"]
    assert (folder / "a").read_bytes() == b"content"


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("kind", ["file", "folder", "dead link"])
def test_placing_never_takes_a_name_in_use(folder: Path, kind: str) -> None:
    target = folder / "a"
    match kind:
        case "file":
            target.write_bytes(b"mine")
        case "folder":
            target.mkdir()
        case _:
            target.symlink_to(folder / "gone")
    before = target.lstat()
    with pytest.raises(FileExistsError):
        place(b"content", target)
    assert names(folder) == ["a"]
    assert target.lstat().st_ino == before.st_ino
    assert kind != "file" or target.read_bytes() == b"mine"


def test_a_full_disk_leaves_nothing_behind(folder: Path) -> None:
    with full_disk(100), pytest.raises(OSError, match=r".+") as failed:
        place(b"x" * 1000, folder / "a")
    assert failed.value.errno == errno.EFBIG
    assert names(folder) == []


def test_a_place_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        place(b"content", tmp_path / "gone" / "a")


def test_what_does_not_read_back_the_same_is_not_placed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.fsync

    def spoil(handle: int) -> None:
        os.ftruncate(handle, 3)
        whole(handle)

    monkeypatch.setattr(os, "fsync", spoil)
    with pytest.raises(OSError, match="read back"):
        place(b"content", folder / "a")
    assert names(folder) == []


def test_a_prepared_file_holds_the_content_until_it_is_named(folder: Path) -> None:
    with prepared(b"content", folder) as temporary:
        assert temporary.read_bytes() == b"content"
        assert temporary.name.startswith(".")
    assert names(folder) == []


@pytest.mark.usefixtures("either_way")
def test_renaming_moves_the_bytes(folder: Path) -> None:
    (folder / "a").write_bytes(b"content")
    rename_new(folder / "a", folder / "b")
    assert names(folder) == ["b"]
    assert (folder / "b").read_bytes() == b"content"


@pytest.mark.usefixtures("either_way")
def test_renaming_never_takes_a_name_in_use(folder: Path) -> None:
    (folder / "a").write_bytes(b"mine")
    (folder / "b").write_bytes(b"yours")
    with pytest.raises(FileExistsError):
        rename_new(folder / "a", folder / "b")
    assert (folder / "a").read_bytes() == b"mine"
    assert (folder / "b").read_bytes() == b"yours"


@pytest.mark.usefixtures("either_way")
def test_renaming_what_is_not_there_is_an_os_error(folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rename_new(folder / "gone", folder / "b")
    assert names(folder) == []


def test_a_disk_that_cannot_settle_a_folder_stops_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    (folder / "a").write_bytes(b"content")
    monkeypatch.setattr(os, "fsync", refuse)
    rename_new(folder / "a", folder / "b")
    assert names(folder) == ["b"]


def test_leftovers_are_cleared_and_nothing_else(folder: Path) -> None:
    for name in (".callcert-17-abc", ".callcert-18-def", "Doe_Jane_80%.xlsx", ".hidden"):
        (folder / name).touch()
    clear_leftovers(folder)
    assert names(folder) == [".hidden", "Doe_Jane_80%.xlsx"]


def test_where_there_is_no_folder_there_are_no_leftovers(tmp_path: Path) -> None:
    clear_leftovers(tmp_path / "gone")
    assert not (tmp_path / "gone").exists()
