"""A workbook's package: which parts belong to which, and the same package with a few exchanged."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from callcert.excel.editing.markup import outline
from callcert.excel.look import Package, Refused


class Relation(NamedTuple):
    """What a part has to do with another: ``kind`` is ``table``, ``styles``, …"""

    kind: str
    part: str


def relations(package: Package, part: str) -> list[Relation]:
    """The parts that belong to one, as far as they are within the package."""
    folder, file = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    if name not in package.names:
        return []
    found = []
    for element in outline(name, package.read(name)):
        given = element.attributes
        if element.name == "Relationship" and given.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", "")))
            kind = given.get("Type", "").rpartition("/")[2]
            found.append(Relation(kind, target.lstrip("/")))
    return found


def repacked(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package with these parts in place of its own; order, days and compression stay.

    Refuses one whose parts cannot all be read, or of which two have the same name.
    """
    buffer = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
            new.comment = old.comment
            for info in old.infolist():
                data = changed.get(info.filename)
                new.writestr(_entry(info), old.read(info) if data is None else data)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error) as wrong:
        raise Refused("damaged", "one of its parts cannot be read") from wrong
    except (RuntimeError, ValueError, OSError, EOFError) as wrong:
        raise Refused("damaged", "one of its parts cannot be read") from wrong
    return buffer.getvalue()


def refuse_doubled(content: bytes) -> None:
    """Refuses a package in which two parts have one name: readers differ in which they take."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
    if len(set(names)) != len(names):
        raise Refused("damaged", "two of its parts have the same name")


def _entry(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(info.filename, info.date_time)
    entry.compress_type = info.compress_type
    entry.create_system = info.create_system
    entry.external_attr = info.external_attr
    entry.internal_attr = info.internal_attr
    entry.comment = info.comment
    return entry
