"""The name under which a file that somebody sent lies in the intake: safe anywhere, and free."""

import re
from collections.abc import Callable
from itertools import count

from callcert.domain.files import WORKBOOK_EXTENSIONS, WORKBOOK_MAGIC
from callcert.domain.naming import clean_name

_LONGEST = 120
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself."""


def intake_name(given: str, content: bytes, is_free: Callable[[str], bool]) -> str:
    """The given name made safe, with the ending of a workbook; a number behind it where taken."""
    stem, ending = _parts(given)
    if ending.removeprefix(".").casefold() not in WORKBOOK_EXTENSIONS:
        stem, ending = (
            f"{stem}{ending}",
            ".xlsx" if content.startswith(WORKBOOK_MAGIC[0]) else ".xls",
        )
    clean = _safe(stem)
    names = (f"{clean}{f' ({number})' if number > 1 else ''}{ending}" for number in count(1))
    return next(name for name in names if is_free(name))


def _parts(given: str) -> tuple[str, str]:
    last = re.split(r"[/\\]", given)[-1]
    stem, dot, ending = last.rpartition(".")
    return (stem, f".{ending}") if dot and stem else (last, "")


def _safe(stem: str) -> str:
    """Underscores stay, for they part the agent's names; what hides a file goes."""
    kept = "_".join(map(clean_name, stem.split("_")))[:_LONGEST].lstrip("~$. ").rstrip(" .")
    kept = kept or "scorecard"
    return f"{kept}-" if _DEVICES.fullmatch(kept) else kept
