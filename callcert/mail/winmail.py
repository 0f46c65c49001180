"""``winmail.dat``: how Outlook packs text and attachments for other Outlooks (TNEF)."""

import struct
from typing import Any

from callcert.mail.page_text import page_text

MOST_OBJECTS = 3_000
"""Objects of one file; each is looked at by itself."""

_FIRST, _HEAD, _SUM = 6, 9, 2
_SIGNATURE = b"\x78\x9f\x3e\x22"

Named = tuple[str, bytes]


def unpacked(content: bytes) -> tuple[str, list[Named], list[Named]]:
    """Its text, its files, and files of messages within it; nothing of what is damaged."""
    if not content.startswith(_SIGNATURE) or _objects(content) > MOST_OBJECTS:
        return "", [("winmail.dat", content)], []
    from tnefparse import TNEF

    try:
        tnef = TNEF(content, do_checksum=False)
        files = [(_name(one), bytes(one.data)) for one in tnef.attachments if not _inner(one)]
        inner = [found for one in tnef.attachments if (found := _inner(one))]
        nested = [file for one in inner for file in _all(one)]
    except Exception:  # noqa: BLE001  a parser of foreign bytes fails in many ways; it stays whole
        return "", [("winmail.dat", content)], []
    return _text(tnef), files, nested


def _inner(attachment: Any) -> Any:
    return getattr(attachment, "embed", None)


def _all(tnef: Any) -> list[Named]:
    """Every file of a message within, and of those within that."""
    found = []
    for one in tnef.attachments:
        inner = _inner(one)
        found += _all(inner) if inner else [(_name(one), bytes(one.data))]
    return found


def _name(attachment: Any) -> str:
    name = attachment.long_filename()
    text = name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name)
    return text.strip("\0")


def _text(tnef: Any) -> str:
    for body, read in ((tnef.body, str), (tnef.htmlbody, page_text)):
        if body:
            text = body.decode("utf-8", "replace") if isinstance(body, bytes) else str(body)
            return read(text.strip("\0"))
    return ""


def _objects(content: bytes) -> int:
    """How many objects it has, or says it has before it breaks off."""
    at, number = _FIRST, 0
    while at + _HEAD + _SUM < len(content) and number <= MOST_OBJECTS:
        (length,) = struct.unpack_from("<I", content, at + 5)
        at += _HEAD + length + _SUM
        number += 1
    return number
