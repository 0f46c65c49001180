"""Whether the receiving server could tell that a message is from whom it says.

Every mail server writes what it checked above the message, and anybody can write the same
below it: only the topmost line of the server that is believed counts, and only a check that
passed for the sender's own domain says anything for the sender.
"""

import re
from collections.abc import Sequence
from typing import Literal

Verdict = Literal["passed", "failed", "unproven"]

_SERVER = re.compile(r"[^\s;(]*")
_LETTERS = re.compile(r"\\.|.", re.DOTALL)
_RESULT = re.compile(r"([a-z0-9-]+)(?:/\d+)?=([a-z]+)\Z", re.IGNORECASE)
_PROPERTY = re.compile(r"(header\.(?:d|i|from)|smtp\.mailfrom)=(\S+)\Z", re.IGNORECASE)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_REFUSED = {"fail", "softfail", "permerror", "hardfail"}
_OF_THE_SENDER = {"spf": ("smtp.mailfrom",), "dkim": ("header.d", "header.i"),
                  "dmarc": ("header.from",)}  # fmt: skip
"""Checks that speak for a domain, and where they name it."""

_PASSED = {("spf", "pass"), ("dkim", "pass"), ("dmarc", "pass"), ("dmarc", "bestguesspass")}
_LONGEST = 5_000
MOST_RESULTS = 20
"""Letters and checks of one header; no server writes more, and in more a refusal could hide."""


def verdict(results: Sequence[str], sender: str, believed: str) -> Verdict:
    """What the ``Authentication-Results`` of a message say of its sender's address.

    ``believed`` is the server whose results count; without one the topmost ones count, and a
    pass in them proves nothing that the sender could not have written.
    """
    found = next((one for one in results if _is_of(one, believed)), None)
    if found is None:
        return "unproven"
    parts = _parts(found)
    if parts is None or len(parts) > MOST_RESULTS + 1:
        return "failed"
    return _judged([_check(part) for part in parts[1:]], sender.rpartition("@")[2].casefold())


def _judged(checks: Sequence[tuple[str, str, str]], domain: str) -> Verdict:
    """A refusal by DMARC outweighs whatever passed; any other does not."""
    if any(method == "dmarc" and outcome in _REFUSED for method, outcome, _ in checks):
        return "failed"
    if any((*said,) in _PASSED and _aligned(named, domain) for *said, named in checks):
        return "passed"
    outcomes = {method: outcome for method, outcome, _ in reversed(checks)}
    refused = any(outcomes.get(method) in _REFUSED for method in ("spf", "dkim"))
    return "failed" if refused else "unproven"


def _is_of(header: str, believed: str) -> bool:
    match = _SERVER.match(header.lstrip())
    name = match[0].casefold().rstrip(".") if match else ""
    return not believed or name == believed.casefold().rstrip(".")


def _parts(header: str) -> list[str] | None:
    """The name of the server, then each check; None where it is too long or breaks off."""
    plain = _plain(header) if len(header) <= _LONGEST else None
    if plain is None:
        return None
    return [re.sub(r"\s*=\s*", "=", part.strip()) for part in plain.split(";")]


def _plain(text: str) -> str | None:
    """Comments out, whatever is nested in them, and quoted text without a sign that divides.

    What a sender chose may stand in quotes, such as the first half of an address: it must not
    look like a check. None where a comment or a quotation does not end.
    """
    plain: list[str] = []
    depth, quoted = 0, False
    for match in _LETTERS.finditer(text):
        one = match[0]
        if depth:
            depth += (one == "(") - (one == ")")
        elif one == '"':
            quoted = not quoted
        elif quoted:
            plain.append(one if one.isalnum() or one in ".-@" else "_")
        else:
            depth = int(one == "(")
            plain.append(" " if depth else one)
    return None if depth or quoted else "".join(plain)


def _check(part: str) -> tuple[str, str, str]:
    """Method, outcome and the domain it speaks for; empty where there is none, or two."""
    first, *words = part.split() or [""]
    match = _RESULT.match(first)
    if match is None:
        return "", "", ""
    method = match[1].lower()
    named = {(found[1].lower(), found[2]) for word in words if (found := _PROPERTY.match(word))}
    said = [[value for key, value in named if key == one] for one in _OF_THE_SENDER.get(method, ())]
    address = next((values[0] for values in said if len(values) == 1), "")
    return method, match[2].lower(), address.rpartition("@")[2].casefold().rstrip(".")


def _aligned(named: str, domain: str) -> bool:
    """The same domain, or one of the two within the other."""
    if not _DOMAIN.fullmatch(named):
        return False
    return named == domain or named.endswith(f".{domain}") or domain.endswith(f".{named}")
