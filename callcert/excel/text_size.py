"""How much text a sheet gives: a shared text counts wherever a cell uses it.

One long text that many cells share takes no room in the file, and all there is once it is read.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

_TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]", re.ASCII)
_USE = re.compile(rb"<(?:\w+:)?v\b[^<>]*>\s*(\d{1,9})\s*</", re.ASCII)
_HIDING = re.compile(rb"<!|<(?:\w+:)?v\b[^<>]*>[^<]*&", re.ASCII)
"""Ways of writing in which a number or a text is not what it looks like."""


class SharedTexts:
    """The part in which a workbook keeps each text once."""

    def __init__(self, part: bytes) -> None:
        self._part = part
        starts = [match.start() for match in _TEXT.finditer(part)]
        self._sizes = [after - start for start, after in pairwise([*starts, len(part)])]

    def size_in(self, sheet: bytes, enough: int) -> int:
        """Bytes of shared text in a sheet at most; exact only where it could be ``enough``."""
        cells = sheet.count(b"<c") + sheet.count(b":c")
        most = cells * max(self._sizes, default=0)
        if most < enough or self._is_hiding or _HIDING.search(sheet):
            return most
        return _sum(self._sizes, sheet)

    @cached_property
    def _is_hiding(self) -> bool:
        return b"<!" in self._part


def _sum(sizes: Sequence[int], sheet: bytes) -> int:
    numbers = (int(match[1]) for match in _USE.finditer(sheet))
    return sum(sizes[number] for number in numbers if number < len(sizes))
