"""Whether the receiving server could tell that a message is from whom it says.

Every mail server writes what it checked above the message, and anybody can write the same
below it: only the topmost line of the server that is believed counts, and only a check that
passed for the sender's own domain says anything for the sender.
"""

import re
from collections.abc import Sequence
from typing import Literal

Verdict = Literal["passed", "failed", "unproven"]

_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"\A\s*([a-z0-9-]+)\s*=\s*([a-z]+)", re.IGNORECASE)
_PROPERTY = re.compile(
    r"\b(header\.(?:d|i|from)|smtp\.mailfrom)\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE
)
_REFUSED = {"fail", "softfail", "permerror", "hardfail"}
_OF_THE_SENDER = {"spf": ("smtp.mailfrom",), "dkim": ("header.d", "header.i")}
"""Checks that speak for a domain, and where they name it."""

_LONGEST = 5_000
MOST_RESULTS = 20
"""Checks of one header that are looked at."""


def verdict(results: Sequence[str], sender: str, believed: str) -> Verdict:
    """What the ``Authentication-Results`` of a message say of its sender's address.

    ``believed`` is the server whose results count; without one the topmost ones count, and a
    pass in them proves nothing that the sender could not have written.
    """
    found = next((one for one in map(_parts, results) if _is_of(one[0], believed)), None)
    if found is None:
        return "unproven"
    domain = sender.rpartition("@")[2].casefold()
    checks = [_check(part) for part in found[1:][:MOST_RESULTS]]
    outcomes = {method: outcome for method, outcome, _ in reversed(checks)}
    if outcomes.get("dmarc") in {"pass", "bestguesspass"}:
        return "passed"
    if any(outcome == "pass" and _aligned(named, domain) for _, outcome, named in checks):
        return "failed" if outcomes.get("dmarc") in _REFUSED else "passed"
    refused = any(outcomes.get(method) in _REFUSED for method in ("dmarc", "spf", "dkim"))
    return "failed" if refused else "unproven"


def _parts(header: str) -> list[str]:
    """The name of the server, then each check; comments out, whatever is nested in them."""
    before, text = "", " ".join(header[:_LONGEST].split())
    while before != text:
        before, text = text, _COMMENT.sub(" ", text)
    return [part.strip() for part in text.split(";")]


def _is_of(server: str, believed: str) -> bool:
    name = server.split(" ", maxsplit=1)[0].casefold().rstrip(".")
    return not believed or name == believed.casefold().rstrip(".")


def _check(part: str) -> tuple[str, str, str]:
    """Method, outcome and the domain it speaks for; empty where there is none."""
    match = _RESULT.match(part)
    if match is None:
        return "", "", ""
    method = match[1].lower()
    named = {key.lower(): value for key, value in _PROPERTY.findall(part)}
    where = _OF_THE_SENDER.get(method, ())
    address = next((named[key] for key in where if key in named), "")
    return method, match[2].lower(), address.rpartition("@")[2].casefold().rstrip(".")


def _aligned(named: str, domain: str) -> bool:
    """The same domain, or one of the two within the other."""
    if not named or "." not in named:
        return False
    return named == domain or named.endswith(f".{domain}") or domain.endswith(f".{named}")
