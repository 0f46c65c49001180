"""Reading and placing files so that an interruption at any point loses and doubles nothing."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TEMPORARY = ".callcert-"
"""How the names of half-written files begin; they are leftovers once no run is going on."""


def read_bytes(path: Path, at_most: int | None = None) -> bytes:
    """A regular file's content; one byte more than ``at_most`` where it is longer than that.

    Anything that is no regular file (a pipe would make the run wait for ever) is an ``OSError``.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    try:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            kind = errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL
            raise OSError(kind, "not a regular file", str(path))
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read() if at_most is None else file.read(at_most + 1)
    finally:
        os.close(handle)


def digest_of(content: bytes) -> str:
    """What identifies a file's bytes."""
    return hashlib.sha256(content).hexdigest()


@contextmanager
def prepared(content: bytes, folder: Path) -> Iterator[Path]:
    """A temporary file in ``folder`` that holds the content, read back and compared.

    ``rename_new`` gives it its name; whatever is left of it at the end goes.
    """
    temporary = folder / f"{TEMPORARY}{os.getpid()}-{digest_of(content)[:12]}"
    try:
        write_through(temporary, content)
        if temporary.read_bytes() != content:
            raise OSError(errno.EIO, "what was written does not read back the same")
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def place(content: bytes, target: Path) -> None:
    """Makes ``target`` with that content in one step; ``FileExistsError`` where it is there."""
    with prepared(content, target.parent) as temporary:
        rename_new(temporary, target)


def put(file: Path, content: bytes) -> None:
    """Makes a file of callcert's own have that content; one that has it already is not touched."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        place(content, file)
    elif (old := file.read_bytes()) != content:
        swap(file, digest_of(old), content)


def swap(file: Path, old: str, content: bytes) -> None:
    """Puts new content in the place of a file in one step; ``old`` is the digest it must have.

    The name, the permissions and, where the system lets us, the owner stay. ``OSError`` where
    the file has changed since it was read, or cannot be written; it is then as it was.
    """
    target = file.resolve()
    state = target.stat()
    with prepared(content, target.parent) as temporary:
        temporary.chmod(stat.S_IMODE(state.st_mode))
        with suppress(OSError, AttributeError):  # not ours to give away
            os.chown(temporary, state.st_uid, state.st_gid)
        with target.open("r+b") as file_now:  # fails where it is protected from writing
            unchanged = digest_of(file_now.read()) == old
        if not unchanged:
            raise OSError(errno.EBUSY, "somebody changed it in this very moment")
        temporary.replace(target)
        _settle(target.parent)


def write_through(path: Path, content: bytes) -> None:
    """Writes a file and waits until the disk has it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def rename_new(source: Path, target: Path) -> None:
    """Gives a file a new name on the same disk and never takes one that is in use."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError, AttributeError):
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "already there", str(target)) from None
        source.rename(target)
    else:
        source.unlink()
    _settle(target.parent)


def clear_leftovers(folder: Path) -> None:
    """Removes what a run that was cut off had half written; its originals are untouched."""
    for file in folder.glob(f"{TEMPORARY}*"):
        file.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Waits until the disk has the folder's new entry, where the system can do that."""
    if os.name == "nt":
        return
    with suppress(OSError):  # what was done stays done
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
