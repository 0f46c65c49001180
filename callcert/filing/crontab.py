"""The user's crontab: one block of it is ours, everything else stays byte for byte.

The block stands between two marker lines that name the workspace. A line in it remembers what
had to be added in front of it, so that removing the block leaves what was there before.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from callcert.errors import OutsideError, UsageError

EVERY = "*/5 * * * *"
"""How often cron calls; what is due then is for callcert to decide."""

_BEGIN, _END = "# callcert begin", "# callcert end"
_NO_CRONTAB = "# (there was no crontab before)"
_NO_LINE_BREAK = "# (the line above had no line break)"
_SECONDS = 30


def installed(root: Path) -> str | None:
    """The workspace's block in the user's crontab as it stands there; None where it is not."""
    lines = (read_crontab() or b"").splitlines(keepends=True)
    for start, stop in _blocks(lines, root):
        return b"".join(lines[start:stop]).decode("utf-8", "replace")
    return None


def command_line(python: Path, root: Path) -> str:
    """What cron runs: ``-P``, so that no file in the home folder stands in for a module."""
    words = (quoted(str(python)), "-P -m callcert schedule run --workspace", quoted(str(root)))
    return " ".join((EVERY, *words))


def quoted(text: str) -> str:
    """A word for cron's shell.

    Cron turns a bare ``%`` into a line break and takes the backslash off ``\\%``; some also
    take one of two backslashes. So ``%`` gets one, and no other is left in front of ``%`` or
    of another. A line break cannot be written at all.
    """
    if any(line_break in text for line_break in "\n\r\0"):
        raise UsageError(f"{text!r}: a path with a line break cannot stand in a crontab")
    if text and not set(text) & set(" '\"\\%$`!*?[](){}<>|&;#~=\t") and text.isprintable():
        return text
    inner = text.replace("'", "'\"'\"'").replace("\\", "\\''").replace("%", "\\%")
    return f"'{inner}'"


def with_block(crontab: bytes | None, root: Path, lines: Sequence[str]) -> bytes:
    """The crontab with the block: in the place of an earlier one, or else at its end."""
    old = (crontab or b"").splitlines(keepends=True)
    blocks = _blocks(old, root)
    if blocks:
        start, stop = blocks[0]
        note = [line.strip().decode() for line in old[start:stop] if _is_note(line)]
        rest = _without(old[stop:], [(a - stop, b - stop) for a, b in blocks[1:]])
        return b"".join([*old[:start], _block(root, [*note, *lines]), *rest])
    if crontab is None:
        return _block(root, [_NO_CRONTAB, *lines])
    if crontab and not crontab.endswith(b"\n"):
        return crontab + b"\n" + _block(root, [_NO_LINE_BREAK, *lines])
    return crontab + _block(root, lines)


def without_block(crontab: bytes | None, root: Path) -> bytes | None:
    """The crontab as it was before the block came; None where there was none."""
    old = (crontab or b"").splitlines(keepends=True)
    blocks = _blocks(old, root)
    if not blocks:
        return crontab
    start, stop = blocks[0]
    notes = {line.strip().decode() for line in old[start:stop] if _is_note(line)}
    rest = b"".join(_without(old, blocks))
    if not rest and _NO_CRONTAB in notes:
        return None
    is_last = not b"".join(old[stop:])
    return rest.removesuffix(b"\n") if is_last and _NO_LINE_BREAK in notes else rest


def block_lines(root: Path, lines: Sequence[str]) -> list[str]:
    """The block with its markers, as a person reads it."""
    return _block(root, lines).decode("utf-8", "replace").splitlines()


def read_crontab() -> bytes | None:
    """The user's crontab; None where there is none."""
    done = _crontab("-l")
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip()
    if "no crontab" in said or "can't open" in said:
        return None
    raise OutsideError(f"the crontab cannot be read: {said or 'crontab -l fails'}")


def write_crontab(content: bytes | None) -> None:
    """Puts a crontab in place and looks whether it is there; None removes it."""
    done = _crontab("-r") if content is None else _crontab("-", content)
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise OutsideError(f"the crontab was not changed: {said or 'crontab refuses it'}")
    if read_crontab() != content:
        raise OutsideError("the crontab does not read back as it was written; see crontab -l")


def _crontab(argument: str, content: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("crontab")
    if program is None:
        raise OutsideError("there is no crontab here: install cron (Debian: apt-get install cron)")
    try:
        return subprocess.run(  # noqa: S603  the system's own program, no word of it from outside
            [program, argument],
            input=content or b"",
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired) as wrong:
        raise OutsideError(f"{program} cannot be run: {wrong}") from wrong


def _block(root: Path, lines: Sequence[str]) -> bytes:
    whole = [_marker(_BEGIN, root), *(line.encode("utf-8", "surrogateescape") for line in lines)]
    return b"\n".join([*whole, _marker(_END, root), b""])


def _marker(word: str, root: Path) -> bytes:
    """A comment that no path can break out of, and no two paths share."""
    safe = "".join(
        letter if letter.isprintable() and letter != "\\" else ascii(letter)[1:-1]
        for letter in str(root)
    )
    return f"{word} {safe}".encode()


def _blocks(lines: Sequence[bytes], root: Path) -> list[tuple[int, int]]:
    """Where the workspace's blocks begin and end; more than one where somebody copied lines."""
    begin, end = _marker(_BEGIN, root), _marker(_END, root)
    places: list[tuple[int, int]] = []
    start: int | None = None
    for number, line in enumerate(lines):
        bare = line.rstrip(b"\r\n")
        if bare not in {begin, end}:
            continue
        if (bare == begin) != (start is None):
            raise _broken(root)
        if start is not None:
            places.append((start, number + 1))
        start = number if start is None else None
    if start is not None:
        raise _broken(root)
    return places


def _broken(root: Path) -> OutsideError:
    message = f"the crontab has only one of the two lines around callcert's block for {root}"
    return OutsideError(f"{message}; mend it with crontab -e: add the other, or delete the block")


def _without(lines: Sequence[bytes], blocks: Sequence[tuple[int, int]]) -> list[bytes]:
    gone = {number for start, stop in blocks for number in range(start, stop)}
    return [line for number, line in enumerate(lines) if number not in gone]


def _is_note(line: bytes) -> bool:
    return line.strip() in {_NO_CRONTAB.encode(), _NO_LINE_BREAK.encode()}
