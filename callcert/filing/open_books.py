"""Who has a workbook open: the marks that Excel and LibreOffice leave, and locks on the file."""

import errno
import os
import re
from pathlib import Path

from callcert.filing.disk import read_bytes

_SOMEBODY = "somebody"

_LONGEST_NAME = 52
"""Characters Excel takes."""

_NARROW, _WIDE = 1, 57
"""Where the two spellings of the name begin in Excel's mark, each behind its length."""

_LONGEST_MARK = 4_096
_FIELD = re.compile(r"((?:[^,;\\]|\\.)*),", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_HELD = {errno.EBUSY, errno.ETXTBSY}
"""What a network share says of a file that somebody has open."""


def opened_by(file: Path) -> str | None:
    """Who has the workbook open, as far as that can be told; None where nobody has.

    Marks lie beside the file itself, wherever a link to it may stand.
    """
    for place in dict.fromkeys((file, file.resolve())):
        excel = place.parent / f"~${place.name}"
        office = place.parent / f".~lock.{place.name}#"
        if os.path.lexists(excel):
            return f"{_excel_user(_content(excel))} (Excel; the mark is {excel.name})"
        if os.path.lexists(office):
            return f"{_office_user(_content(office))} (LibreOffice; the mark is {office.name})"
    return "another program (it holds a lock on the file)" if _is_locked(file) else None


def _content(mark: Path) -> bytes:
    """What a mark says; nothing where it cannot be read, as while Excel is open on Windows."""
    try:
        return read_bytes(mark, _LONGEST_MARK)
    except OSError:
        return b""


def _excel_user(content: bytes) -> str:
    """The name in Excel's mark: its length in one byte, then the name, in the alphabet of the PC.

    From offset 55 on the same in UTF-16, with two bytes for the length; that is believed first.
    """
    length = int.from_bytes(content[_WIDE - 2 : _WIDE], "little")
    name = content[_WIDE : _WIDE + 2 * length].decode("utf-16-le", "replace")
    if 0 < length <= _LONGEST_NAME and len(content) >= _WIDE + 2 * length and "\ufffd" not in name:
        return _shown(name)
    length = min(content[0], _LONGEST_NAME) if content else 0
    return _shown(content[_NARROW : _NARROW + length].decode("cp1252", "replace"))


def _office_user(content: bytes) -> str:
    """The first name in LibreOffice's mark, ``name,login,host,time,profile;``.

    Commas, semicolons and backslashes within are written with a backslash before them.
    """
    fields = _FIELD.findall(content.decode("utf-8", "replace"))
    return _shown(next((_ESCAPED.sub(r"\1", one) for one in fields[:2] if one.strip()), ""))


def _shown(name: str) -> str:
    return "".join(c for c in name if c.isprintable()).strip() or _SOMEBODY


def _is_locked(file: Path) -> bool:
    """Whether another program keeps the file from being written."""
    try:
        with file.open("r+b") as handle:
            return _is_locked_here(handle.fileno())
    except PermissionError:
        return os.name == "nt"  # elsewhere it is a matter of permission, said when writing
    except OSError as wrong:
        return wrong.errno in _HELD


def _is_locked_here(handle: int) -> bool:
    if os.name == "nt":
        return False
    import fcntl

    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return True
    except OSError:  # a file system without locks
        return False
    return False
