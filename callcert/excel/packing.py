"""Workbook files as the parts they are zipped from, so that equal parts always make equal bytes."""

import io
import zipfile
from collections.abc import Mapping

CONTENT_TYPES = "[Content_Types].xml"
MIMETYPE = "mimetype"
"""The parts that say what the others are; readers of the formats expect them first."""

_FIRST = {MIMETYPE, CONTENT_TYPES}
_STAMP = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6


def read_parts(data: bytes) -> dict[str, bytes]:
    """Every part by its name, in the order of the file; raises ``zipfile.BadZipFile``."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()
        }


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one file; neither the day, the platform nor the order given shows in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=lambda part: (part not in _FIRST, part)):
            method = zipfile.ZIP_STORED if name == MIMETYPE else zipfile.ZIP_DEFLATED
            archive.writestr(_entry(name), parts[name], method, _LEVEL)
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.create_system = 0
    return entry
