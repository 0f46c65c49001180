"""Compound files such as Outlook saves messages in, written small: for tests alone."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

_SECTOR, _FREE, _END, _FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_CUTOFF, _MINI = 4096, 64
_STRING, _BINARY, _LONG, _TIME = 0x001F, 0x0102, 0x0003, 0x0040

Tree = Mapping[str, "bytes | Tree"]


@dataclass
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    child: int = _FREE
    right: int = _FREE
    start: int = _END
    kids: list[int] = field(default_factory=list)


def compound(tree: Tree) -> bytes:
    """A compound file with these streams and storages."""
    entries = [_Entry("Root Entry", 5)]
    _add(tree, entries, 0)
    fat: list[int] = []
    sectors: list[bytes] = []
    small, minifat = b"", list[int]()
    for entry in entries:
        if entry.kind == 2 and len(entry.content) >= _CUTOFF:
            entry.start = _put(entry.content, fat, sectors)
        elif entry.kind == 2 and entry.content:
            entry.start = len(minifat)
            pieces = -(-len(entry.content) // _MINI)
            minifat += [len(minifat) + number + 1 for number in range(pieces - 1)] + [_END]
            small += entry.content.ljust(pieces * _MINI, b"\0")
    entries[0].content, entries[0].start = small, _put(small, fat, sectors)
    chain = struct.pack(f"<{len(minifat)}I", *minifat)
    minis = _put(chain + b"\xff" * (-len(chain) % _SECTOR), fat, sectors)
    directory = _put(b"".join(map(_packed, entries)), fat, sectors)
    needed = 1
    while len(fat) + needed > needed * (_SECTOR // 4):
        needed += 1
    first = len(fat)
    fat += [_FAT] * needed
    fat += [_FREE] * (needed * (_SECTOR // 4) - len(fat))
    sectors += [struct.pack("<128I", *fat[at : at + 128]) for at in range(0, len(fat), 128)]
    places = [first + number for number in range(needed)]
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, needed, directory, 0, _CUTOFF, minis, -(-len(chain) // _SECTOR), _END, 0, *places[:1],
    )  # fmt: skip
    difat = places[1:] + [_FREE] * (109 - len(places))
    return head + struct.pack(f"<{len(difat)}I", *difat) + b"".join(sectors)


def _add(tree: Tree, entries: list[_Entry], parent: int) -> None:
    before = None
    for name, below in tree.items():
        entries.append(_Entry(name, 2 if isinstance(below, bytes) else 1))
        number = len(entries) - 1
        if before is None:
            entries[parent].child = number
        else:
            entries[before].right = number
        before = number
        if isinstance(below, bytes):
            entries[number].content = below
        else:
            _add(below, entries, number)


def _put(content: bytes, fat: list[int], sectors: list[bytes]) -> int:
    start = len(fat)
    pieces = [content[at : at + _SECTOR] for at in range(0, len(content), _SECTOR)]
    sectors += [piece.ljust(_SECTOR, b"\0") for piece in pieces]
    fat += [start + number + 1 for number in range(len(pieces) - 1)] + [_END]
    return start


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ", name, len(name), entry.kind, 1, _FREE, entry.right, entry.child,
        0, entry.start, len(entry.content),
    )  # fmt: skip


def outlook_message(  # noqa: PLR0913  what a message has
    sender: str,
    subject: str,
    body: str,
    files: Mapping[str, bytes] | None = None,
    sent_at: datetime | None = None,
    *,
    headers: str = "",
    within: Mapping[str, bytes] | None = None,
) -> bytes:
    """A ``.msg`` as Outlook saves it; ``within`` are files of a message that is attached to it."""
    texts = {0x001A: "IPM.Note", 0x0037: subject, 0x1000: body, 0x5D01: sender, 0x0C1F: sender}
    if headers:
        texts[0x007D] = headers
    tree = _properties(texts, {}, 32, sent_at)
    number = 0
    for name, content in (files or {}).items():
        tree[f"__attach_version1.0_#{number:08X}"] = _attachment(name, content)
        number += 1
    if within is not None:
        inner = _properties({0x3001: "Forwarded"}, {}, 8, None, {0x3705: 5})
        inner["__substg1.0_3701000D"] = {
            "__properties_version1.0": b"\0" * 24,
            **{
                f"__attach_version1.0_#{at:08X}": _attachment(name, content)
                for at, (name, content) in enumerate(within.items())
            },
        }
        tree[f"__attach_version1.0_#{number:08X}"] = inner
    return compound(tree)


def _attachment(name: str, content: bytes) -> dict[str, "bytes | Tree"]:
    return _properties({0x3707: name, 0x3704: name[:12]}, {0x3701: content}, 8, None, {0x3705: 1})


def _properties(
    texts: Mapping[int, str],
    binaries: Mapping[int, bytes],
    head: int,
    moment: datetime | None,
    numbers: Mapping[int, int] | None = None,
) -> dict[str, "bytes | Tree"]:
    tree: dict[str, bytes | Tree] = {}
    rows = []
    for pid, text in texts.items():
        raw = text.encode("utf-16-le")
        tree[f"__substg1.0_{pid:04X}{_STRING:04X}"] = raw
        rows.append(struct.pack("<HHIII", _STRING, pid, 6, len(raw) + 2, 0))
    for pid, raw in binaries.items():
        tree[f"__substg1.0_{pid:04X}{_BINARY:04X}"] = raw
        rows.append(struct.pack("<HHIII", _BINARY, pid, 6, len(raw), 0))
    for pid, number in (numbers or {}).items():
        rows.append(struct.pack("<HHIII", _LONG, pid, 6, number, 0))
    if moment:
        ticks = int((moment - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
        rows.append(struct.pack("<HHIQ", _TIME, 0x0039, 6, ticks))
    rows.append(struct.pack("<HHIII", _LONG, 0x340D, 6, 0x00040E79, 0))
    tree["__properties_version1.0"] = b"\0" * head + b"".join(rows)
    return tree
