import errno
import os
import stat
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
    swap,
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


# Swapping

OLD, NEW = b"old content", b"new content"


@pytest.fixture
def tracker(folder: Path) -> Path:
    made = folder / "tracker.xlsx"
    made.write_bytes(OLD)
    made.chmod(0o640)
    return made


def test_swapping_puts_new_content_in_the_place_of_the_old(folder: Path, tracker: Path) -> None:
    before = tracker.stat()
    swap(tracker, digest_of(OLD), NEW)
    assert tracker.read_bytes() == NEW
    assert names(folder) == ["tracker.xlsx"]
    after = tracker.stat()
    assert after.st_ino != before.st_ino
    assert stat.S_IMODE(after.st_mode) == 0o640
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)


def test_swapping_is_one_step(tracker: Path) -> None:
    with tracker.open("rb") as reader:
        swap(tracker, digest_of(OLD), NEW)
        assert reader.read() == OLD


def test_swapping_follows_a_link_and_leaves_it_one(tracker: Path, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    link = tmp_path / "here" / "link.xlsx"
    link.symlink_to(tracker)
    swap(link, digest_of(OLD), NEW)
    assert link.is_symlink()
    assert names(link.parent) == ["link.xlsx"]
    assert tracker.read_bytes() == NEW


def test_a_file_that_changed_since_is_not_swapped(folder: Path, tracker: Path) -> None:
    tracker.write_bytes(b"theirs")
    with pytest.raises(OSError, match="somebody changed it") as refused:
        swap(tracker, digest_of(OLD), NEW)
    assert refused.value.errno == errno.EBUSY
    assert tracker.read_bytes() == b"theirs"
    assert names(folder) == ["tracker.xlsx"]


def test_what_changes_while_the_new_one_is_written_is_seen(
    tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.chmod

    def meanwhile(path: Path, mode: int) -> None:
        whole(path, mode)
        tracker.write_bytes(b"theirs")

    monkeypatch.setattr(Path, "chmod", meanwhile)
    with pytest.raises(OSError, match="somebody changed it"):
        swap(tracker, digest_of(OLD), NEW)
    assert tracker.read_bytes() == b"theirs"


@pytest.mark.parametrize("strange", ["gone", "dead link", "folder"])
def test_what_is_no_file_is_not_swapped(folder: Path, strange: str) -> None:
    target = folder / "a"
    if strange == "dead link":
        target.symlink_to("gone")
    elif strange == "folder":
        target.mkdir()
    with pytest.raises(OSError, match=r".+"):
        swap(target, digest_of(OLD), NEW)
    assert names(folder) == ([] if strange == "gone" else ["a"])


def refuse(*_: object, **__: object) -> None:
    raise OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize(
    ("owner", "step"),
    [(Path, "stat"), (os, "fsync"), (Path, "chmod"), (Path, "replace"), (Path, "read_bytes"),
     (Path, "open")],
)  # fmt: skip
def test_whatever_step_fails_the_old_one_is_there_and_nothing_else(
    folder: Path, tracker: Path, monkeypatch: pytest.MonkeyPatch, owner: object, step: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(owner, step, refuse)
        with pytest.raises(OSError, match="Input/output error"):
            swap(tracker, digest_of(OLD), NEW)
    assert tracker.read_bytes() == OLD
    assert names(folder) == ["tracker.xlsx"]


def test_a_file_protected_from_writing_is_not_swapped(
    folder: Path, tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.open

    def protected(path: Path, mode: str = "r", **more: object) -> object:
        if path == tracker and mode != "rb":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return whole(path, mode, **more)  # type: ignore[call-overload]

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", protected)
        with pytest.raises(PermissionError):
            swap(tracker, digest_of(OLD), NEW)
    assert tracker.read_bytes() == OLD
    assert names(folder) == ["tracker.xlsx"]


def test_a_full_disk_leaves_the_old_one(folder: Path, tracker: Path) -> None:
    with full_disk(100), pytest.raises(OSError, match=r".+"):
        swap(tracker, digest_of(OLD), NEW * 100)
    assert tracker.read_bytes() == OLD
    assert names(folder) == ["tracker.xlsx"]


@pytest.mark.parametrize("step", ["chown", "open"])
def test_what_need_not_work_stops_no_swap(
    tracker: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The owner may not be ours to give, and a folder may be one that we cannot open."""
    with monkeypatch.context() as patch:
        patch.setattr(os, step, refuse)
        swap(tracker, digest_of(OLD), NEW)
    assert tracker.read_bytes() == NEW


def test_the_owner_is_kept_where_the_system_lets_us(
    tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[object, ...]] = []
    monkeypatch.setattr(os, "chown", lambda *owner: given.append(owner[1:]))
    state = tracker.stat()
    swap(tracker, digest_of(OLD), NEW)
    assert given == [(state.st_uid, state.st_gid)]


def test_a_folder_that_cannot_be_opened_stops_no_renaming(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a").write_bytes(b"content")
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        rename_new(folder / "a", folder / "b")
    assert names(folder) == ["b"]
