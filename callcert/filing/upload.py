"""Copying filed scorecards to a folder outside, so that each is there once and whole."""

import errno
from pathlib import Path
from typing import Literal

from callcert.filing.disk import TEMPORARY, digest_of, place, read_bytes

Copied = Literal["copied", "there", "taken"]


def standing(target: Path, digest: str) -> Copied | None:
    """Whether that file is there already, or another under its name; None where none is."""
    try:
        found = digest_of(read_bytes(target))
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        return "taken"
    return "there" if found == digest else "taken"


def copy_to(file: Path, digest: str, target: Path) -> Copied:
    """Copies a file whole, and reads back what is there; never in the place of another.

    What an earlier run of this very file left half written goes. ``OSError`` where the file is
    not what it was, or what is there does not read back the same.
    """
    content = read_bytes(file)
    if digest_of(content) != digest:
        raise OSError(errno.EBUSY, "it changed while callcert was reading it")
    for leftover in target.parent.glob(f"{TEMPORARY}*-{digest[:12]}"):
        leftover.unlink(missing_ok=True)
    before = standing(target, digest)
    if before:
        return before
    try:
        place(content, target)
    except FileExistsError:  # somebody put it there in this very moment
        return standing(target, digest) or "taken"
    if digest_of(read_bytes(target)) != digest:
        raise OSError(errno.EIO, "what was copied does not read back the same")
    return "copied"
