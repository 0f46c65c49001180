"""Messages that a person has saved: ``.eml``, ``.msg`` and mbox files, and folders of them."""

import mailbox
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from callcert.filing.disk import read_bytes
from callcert.mail.outlook import MAGIC as OUTLOOK
from callcert.workflows.returned import reason_of

MESSAGE_ENDINGS = {".eml", ".msg"}
BOX_ENDINGS = {".mbox", ".mbx"}
_BOX_MAGIC = b"From "


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message as it came in; ``content`` is None where it was not read, and ``why`` says why.

    ``named`` says that a person named it, ``received`` when the server got it. ``size`` is that
    of a message too large to be read; ``uid`` its number on the server.
    """

    source: str
    content: bytes | None
    why: str = ""
    named: bool = False
    received: datetime | None = None
    size: int = 0
    uid: int = 0

    @property
    def is_outlook(self) -> bool:
        """Whether it was saved by Outlook."""
        return bool(self.content and self.content.startswith(OUTLOOK))


def arrivals_in(paths: Iterable[Path], largest: int) -> Iterator[Arrival]:
    """The messages of files and folders, each once, in the order of their names."""
    files: dict[Path, None] = {}
    for path in paths:
        inside = sorted(filter(_is_mail, path.iterdir())) if path.is_dir() else [path]
        files.update(dict.fromkeys(one.absolute() for one in inside))
    for file in files:
        yield from _read(file, largest)


def _is_mail(file: Path) -> bool:
    if file.name.startswith(".") or not file.is_file():
        return False
    return file.suffix.lower() in MESSAGE_ENDINGS | BOX_ENDINGS or (
        not file.suffix and _starts(file) == _BOX_MAGIC
    )


def _starts(file: Path) -> bytes:
    try:
        return read_bytes(file, len(_BOX_MAGIC))[: len(_BOX_MAGIC)]
    except OSError:
        return b""


def _read(file: Path, largest: int) -> Iterator[Arrival]:
    if _starts(file) == _BOX_MAGIC:
        yield from _from_box(file, largest)
        return
    try:
        content = read_bytes(file, largest)
    except OSError as wrong:
        yield Arrival(str(file), None, why=reason_of(wrong), named=True)
        return
    yield _bounded(str(file), content, largest)


def _from_box(file: Path, largest: int) -> Iterator[Arrival]:
    try:
        box = mailbox.mbox(file, create=False)
        try:
            for number, key in enumerate(box.keys(), start=1):
                yield _bounded(f"{file}#{number}", box.get_bytes(key), largest)
        finally:
            box.close()
    except OSError as wrong:
        yield Arrival(str(file), None, why=reason_of(wrong), named=True)


def _bounded(source: str, content: bytes, largest: int) -> Arrival:
    if len(content) > largest:
        return Arrival(source, None, named=True, size=len(content))
    return Arrival(source, content, named=True)
