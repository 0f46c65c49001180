"""Who has a workbook open: marks beside the file, and locks on it."""

import errno
import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from callcert.filing.open_books import opened_by

HOLD = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    getattr(fcntl, sys.argv[2])(file, fcntl.LOCK_EX)
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "ESP Tracker.xlsx"
    made.write_bytes(b"content")
    return made


def excel_mark(name: str, narrow: bytes | None = None) -> bytes:
    """What Excel writes: 54 bytes in the PC's alphabet, then the same in UTF-16."""
    plain = name.encode("cp1252", "replace") if narrow is None else narrow
    wide = name.encode("utf-16-le")
    head = bytes([len(plain)]) + plain.ljust(54, b" ")
    return (
        head + (len(wide) // 2).to_bytes(2, "little") + wide + b" \x00" * ((108 - len(wide)) // 2)
    )


def of_excel(file: Path, content: bytes) -> str | None:
    (file.parent / f"~${file.name}").write_bytes(content)
    return opened_by(file)


def of_office(file: Path, content: str | bytes) -> str | None:
    data = content.encode() if isinstance(content, str) else content
    (file.parent / f".~lock.{file.name}#").write_bytes(data)
    return opened_by(file)


def test_a_workbook_that_lies_there_is_nobodys(file: Path) -> None:
    assert opened_by(file) is None
    (file.parent / "~$Other.xlsx").write_bytes(excel_mark("Sam"))
    (file.parent / ".~lock.Other.xlsx#").write_text(",sam,pc,now,home;")
    assert opened_by(file) is None
    assert file.read_bytes() == b"content"


def test_a_workbook_that_is_not_there_is_nobodys(tmp_path: Path) -> None:
    assert opened_by(tmp_path / "gone.xlsx") is None


# Excel


@pytest.mark.parametrize("name", ["Sam Coordinator", "Zoë", "Łukasz Żak", "山田", "x" * 52])
def test_excels_mark_names_its_user(file: Path, name: str) -> None:
    assert len(excel_mark(name)) == 165
    assert of_excel(file, excel_mark(name)) == (f"{name} (Excel; the mark is ~$ESP Tracker.xlsx)")


def test_the_first_name_in_excels_mark_does_for_want_of_the_second(file: Path) -> None:
    for content in (
        b"\x03Zo\xeb" + b" " * 50,
        b"\x03Zo\xeb".ljust(165, b"\x00"),
        b"\x03Zo\xeb".ljust(165, b"\x20"),
        excel_mark("Zoë")[:58],
        b"\x03Zo\xeb".ljust(55) + b"\x02\x00" + b"\x00\xd8\x00\xd8" + b" \x00" * 52,
    ):
        found = of_excel(file, content)
        assert found
        assert found.startswith("Zoë (Excel")


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00", b"\x05", b"\xff", b"\x03\x00\x01\x02", bytes(165), excel_mark(" ")],
)
def test_a_broken_mark_of_excel_is_somebodys(file: Path, content: bytes) -> None:
    assert of_excel(file, content) == "somebody (Excel; the mark is ~$ESP Tracker.xlsx)"


def test_a_length_beyond_all_names_reads_no_further_than_names_go(file: Path) -> None:
    found = of_excel(file, b"\xff" + b"Sam".ljust(52) + b"hidden" * 30)
    assert found == "Sam (Excel; the mark is ~$ESP Tracker.xlsx)"


@pytest.mark.parametrize("strange", ["folder", "pipe", "dead link"])
def test_a_mark_that_cannot_be_read_is_somebodys(file: Path, strange: str) -> None:
    mark = file.parent / f"~${file.name}"
    match strange:
        case "folder":
            mark.mkdir()
        case "pipe":
            os.mkfifo(mark)
        case _:
            mark.symlink_to("gone")
    assert (opened_by(file) or "").startswith("somebody (Excel")


# LibreOffice


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("Sam Roe,sam,pc,20.11.2026 09:00,file:///home;", "Sam Roe"),
        (",sam,pc,20.11.2026 09:00,file:///home;", "sam"),
        (" ,sam,pc,20.11.2026 09:00,file:///home;", "sam"),
        (r"Roe\, Sam,sam,pc,20.11.2026 09:00,file:///home;", "Roe, Sam"),
        (r"S\\m\;,sam,pc,20.11.2026 09:00,file:///home;", r"S\m;"),
        ("Zoë,zoe,pc,20.11.2026 09:00,file:///home;", "Zoë"),
    ],
)
def test_libreoffices_mark_names_its_user(file: Path, content: str, name: str) -> None:
    mark = ".~lock.ESP Tracker.xlsx#"
    assert of_office(file, content) == f"{name} (LibreOffice; the mark is {mark})"


@pytest.mark.parametrize("content", ["", ";", "garbage", ",,pc,now,home;", b"\x00,\x01,", "  "])
def test_a_broken_mark_of_libreoffice_is_somebodys(file: Path, content: str | bytes) -> None:
    assert (of_office(file, content) or "").startswith("somebody (LibreOffice")


def test_marks_lie_beside_the_file_that_a_link_leads_to(file: Path, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    link = tmp_path / "here" / "Tracker.xlsx"
    link.symlink_to(file)
    assert opened_by(link) is None
    of_excel(file, excel_mark("Sam"))
    assert (opened_by(link) or "").startswith("Sam (Excel")
    (link.parent / ".~lock.Tracker.xlsx#").write_text("Kim,kim,pc,now,home;")
    assert (opened_by(link) or "").startswith("Kim (LibreOffice")


# Locks


@contextmanager
def held(file: Path, how: str) -> Iterator[None]:
    """The file locked by another process."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file), how],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "held\n"
            yield
        finally:
            process.kill()


@pytest.mark.parametrize("how", ["lockf", "flock"])
def test_a_lock_that_another_program_holds_is_seen(file: Path, how: str) -> None:
    with held(file, how):
        assert opened_by(file) == "another program (it holds a lock on the file)"
    assert opened_by(file) is None


@pytest.mark.parametrize(
    ("wrong", "is_open"),
    [
        (BlockingIOError(errno.EAGAIN, "held"), True),
        (PermissionError(errno.EACCES, "held"), True),
        (OSError(errno.ENOLCK, "no locks"), False),
    ],
)
def test_what_a_lock_says(
    file: Path, monkeypatch: pytest.MonkeyPatch, wrong: OSError, *, is_open: bool
) -> None:
    def refuse(*_: object) -> None:
        raise wrong

    monkeypatch.setattr(fcntl, "lockf", refuse)
    assert bool(opened_by(file)) is is_open


@pytest.mark.parametrize(
    ("number", "system", "is_open"),
    [
        (errno.EBUSY, "posix", True),
        (errno.ETXTBSY, "posix", True),
        (errno.EIO, "posix", False),
        (errno.EACCES, "posix", False),
        (errno.EACCES, "nt", True),
    ],
)
def test_what_a_file_says_that_cannot_be_written(
    file: Path, monkeypatch: pytest.MonkeyPatch, number: int, system: str, *, is_open: bool
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "refused")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        patch.setattr("callcert.filing.open_books.os.name", system)
        found = opened_by(file)
    assert bool(found) is is_open


def test_where_there_are_no_such_locks_none_is_looked_for(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with held(file, "lockf"), monkeypatch.context() as patch:
        patch.setattr("callcert.filing.open_books.os.name", "nt")
        assert opened_by(file) is None
