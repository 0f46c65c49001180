"""The name a scorecard is filed under [K12]: written and compared, never believed."""

import re
import unicodedata
from fractions import Fraction

FORBIDDEN = '<>:"/\\|?*'
"""Characters that some file system refuses."""

LONGEST_NAME = 255
"""Bytes a file name may have on the file systems in use."""

_LONGEST_ID = 40
_DROPPED = re.compile(f"[{re.escape(FORBIDDEN)}]")
_RATE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*[\])}]?\s*%")
_BARE_RATE = re.compile(
    r"(?P<rest>.*[^\d.,])[\[({]?(?P<rate>\d{1,3}(?:[.,]0+)?)[\])}]?\s*(?:pct|percent)?",
    re.IGNORECASE,
)
_PASS_RATES = range(0, 101, 20)
_COPY = re.compile(r"\s+(?:\(\d+\)|- copy(?: \(\d+\))?|copy)\s*$", re.IGNORECASE)


def clean_name(name: str) -> str:
    """One part of an agent's name as a file name can carry it; may end up empty.

    Accents, apostrophes, hyphens and inner spaces stay; an underscore becomes a hyphen because
    the underscore separates the parts.
    """
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", name))
    text = "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cs"})
    text = _DROPPED.sub("", text).replace("_", "-")
    return re.sub(" {2,}", " ", text).strip(" .")


def file_name(
    last_name: str, first_name: str, rate: int, extension: str, agent_id: str | None = None
) -> str:
    """``Last_First_80%.xlsx`` [K12]; with ``agent_id``, ``Last_First-ID_80%.xlsx`` for a namesake.

    ``extension`` is the returned file's own, dot included. A name that would exceed 255 bytes
    is shortened at the end of its longer part. Raises ``ValueError`` where nothing is left of
    a part after cleaning.
    """
    return _named(last_name, first_name, agent_id, f"_{rate}%{extension}")


def issued_name(
    last_name: str, first_name: str, extension: str, agent_id: str | None = None
) -> str:
    """The same without a rate, for a scorecard that is yet to be filled in: ``Doe_Jane.xlsx``."""
    return _named(last_name, first_name, agent_id, extension)


def _named(last_name: str, first_name: str, agent_id: str | None, end: str) -> str:
    last, first = clean_name(last_name), clean_name(first_name)
    if not last or not first:
        message = "a name that cannot be written as a file name"
        raise ValueError(message)
    marked = clean_name(agent_id)[:_LONGEST_ID] if agent_id else ""
    tail = f"-{marked}{end}" if marked else end
    while len(last) + len(first) > len("LF") and _bytes(f"{last}_{first}{tail}") > LONGEST_NAME:
        if _bytes(last) >= _bytes(first):
            last = last[:-1].rstrip(" .")
        else:
            first = first[:-1].rstrip(" .")
    return f"{last}_{first}{tail}"


def _bytes(name: str) -> int:
    """Length on disk; an extension may hold bytes that are no Unicode."""
    return len(name.encode("utf-8", "surrogateescape"))


def parse_file_name(stem: str) -> tuple[str, str, int] | None:
    """Last name, first name and rate of a name in the customer's form, or None."""
    parts = stem.split("_")
    match parts:
        case [last, first, rate] if re.fullmatch(r"\d{1,3}%", rate):
            return last, first, int(rate[:-1])
        case _:
            return None


def rates_in_name(stem: str, last_name: str, first_name: str, agent_id: str | None) -> list[str]:
    """Every pass rate that a returned file's own name claims, as written.

    A number with a percent sign counts anywhere in the name, with or without brackets. A bare
    number at its end counts only where the rest of the name is the agent's, either way round,
    so that ``scorecard_40`` is a numbered file and no claim.
    """
    text = unicodedata.normalize("NFKC", stem)
    rates = [match.group(1) for match in _RATE.finditer(text)]
    bare = _BARE_RATE.fullmatch(_COPY.sub("", text))
    if rates or not bare:
        return rates
    if Fraction(bare.group("rate").replace(",", ".")) not in _PASS_RATES:
        return []
    last, first, known = (_letters(part) for part in (last_name, first_name, agent_id or ""))
    names = {last + first, first + last}
    agents = names | {name + known for name in names}
    return [bare.group("rate")] if _letters(bare.group("rest")) in agents else []


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
