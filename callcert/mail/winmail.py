"""``winmail.dat``: how Outlook packs text and attachments for other Outlooks (TNEF).

Read here and by no library: what is wanted of it is little, and what others read beside that
lets a few bytes ask for billions of steps. Only lengths that fit the file are followed.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

MOST_OBJECTS = 3_000
"""Objects of one file that are looked at; a message has a few for each attachment."""

_SIGNATURE = b"\x78\x9f\x3e\x22"
_FIRST, _SUM = 6, 2
_HEAD = struct.Struct("<BHHI")
_BODY, _CODEPAGE, _NEXT, _TITLE, _CONTENT, _MORE = 0x800C, 0x9007, 0x9002, 0x8010, 0x800F, 0x9005
_LONG_NAMES = {b"\x1f\0\x07\x37": "utf-16-le", b"\x1e\0\x07\x37": ""}
"""How the long name of a file is marked, and its charset where that is not the file's own."""

_MESSAGE_WITHIN = b"\x0d\0\x01\x37"
_LENGTHS = struct.Struct("<II")

Named = tuple[str, bytes]


class _Object(NamedTuple):
    kind: int
    content: bytes


@dataclass
class _File:
    title: bytes = b""
    content: bytes = b""
    more: list[bytes] = field(default_factory=list)

    def named(self, charset: str) -> Named:
        """The file with its long name, or else the short one."""
        found = (name for one in self.more if (name := _long_name(one, charset)))
        name = next(found, "") or _decoded(self.title, charset)
        return name.strip("\0 "), self.content

    @property
    def is_message(self) -> bool:
        """Whether it is a message within the message."""
        return any(_MESSAGE_WITHIN in one for one in self.more)


def unpacked(content: bytes) -> tuple[str, list[Named], list[Named]]:
    """Its text, its files, and messages within it; one that is damaged is a file as it is."""
    objects = list(islice(_objects(content), MOST_OBJECTS + 1))
    if not objects or len(objects) > MOST_OBJECTS:
        return "", [("winmail.dat", content)], []
    text, charset, files = b"", "cp1252", list[_File]()
    for one in objects:
        if one.kind == _BODY:
            text = one.content
        elif one.kind == _CODEPAGE:
            charset = f"cp{int.from_bytes(one.content[:4], 'little')}"
        elif one.kind == _NEXT:
            files.append(_File())
        elif files:
            _add(files[-1], one)
    own = [one.named(charset) for one in files if not one.is_message]
    within = [(f"{one.named(charset)[0]}.msg", one.content) for one in files if one.is_message]
    return _decoded(text, charset).strip("\0"), own, within


def _add(file: _File, one: _Object) -> None:
    if one.kind == _TITLE:
        file.title = one.content
    elif one.kind == _CONTENT:
        file.content = one.content
    elif one.kind == _MORE:
        file.more.append(one.content)


def _objects(content: bytes) -> Iterator[_Object]:
    """The objects of a file, up to where it breaks off; of a file that is none, none."""
    at = _FIRST if content.startswith(_SIGNATURE) else len(content)
    while at + _HEAD.size + _SUM <= len(content):
        _, kind, _, length = _HEAD.unpack_from(content, at)
        end = at + _HEAD.size + length
        if end + _SUM > len(content):
            return
        yield _Object(kind, content[at + _HEAD.size : end])
        at = end + _SUM


def _long_name(properties: bytes, charset: str) -> str:
    """The long name among the properties of a file; empty where it is not plain to see."""
    for mark, own in _LONG_NAMES.items():
        at = properties.find(mark)
        if at < 0 or at + len(mark) + _LENGTHS.size > len(properties):
            continue
        values, length = _LENGTHS.unpack_from(properties, at + len(mark))
        start = at + len(mark) + _LENGTHS.size
        if values == 1 and start + length <= len(properties):
            return _decoded(properties[start : start + length], own or charset).strip("\0 ")
    return ""


def _decoded(raw: bytes, charset: str) -> str:
    try:
        return raw.decode(charset, "replace")
    except LookupError:
        return raw.decode("cp1252", "replace")
