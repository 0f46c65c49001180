"""Who has a workbook open: the marks that Excel and LibreOffice leave, and locks on the file."""

import os
from pathlib import Path

_NAME_BYTES = 54
_SOMEBODY = "somebody"


def opened_by(file: Path) -> str | None:
    """Who has the workbook open, as far as that can be told; None where nobody has."""
    excel = file.parent / f"~${file.name}"
    office = file.parent / f".~lock.{file.name}#"
    if os.path.lexists(excel):
        return f"{_excel_user(excel)} (Excel; the mark is {excel.name})"
    if os.path.lexists(office):
        return f"{_office_user(office)} (LibreOffice; the mark is {office.name})"
    return "another program (it holds a lock on the file)" if _is_locked(file) else None


def _excel_user(mark: Path) -> str:
    """The name in Excel's mark: its length in one byte, then the name; unreadable while open."""
    try:
        content = mark.read_bytes()
    except OSError:
        return _SOMEBODY
    length = content[0] if content else 0
    name = content[1 : 1 + min(length, _NAME_BYTES)].decode("cp1252", "replace")
    return _shown(name)


def _office_user(mark: Path) -> str:
    """The first name in LibreOffice's mark, ``name,login,host,time,profile;``."""
    try:
        content = mark.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return _SOMEBODY
    return _shown(next((part for part in content.split(",")[:2] if part.strip()), ""))


def _shown(name: str) -> str:
    return "".join(c for c in name if c.isprintable()).strip() or _SOMEBODY


def _is_locked(file: Path) -> bool:
    """Whether another program keeps the file from being written."""
    try:
        with file.open("r+b") as handle:
            return _is_locked_here(handle.fileno())
    except PermissionError:
        return os.name == "nt"  # elsewhere it is a matter of permission, said when writing
    except OSError:
        return False


def _is_locked_here(handle: int) -> bool:
    if os.name == "nt":
        return False
    import fcntl

    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # a file system without locks
        return False
    return False
