"""Technical problems everybody here knows, and what helps [X1, X2, X3]."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownProblem:
    """A problem, what helps, and the words by which reports of it are recognised."""

    problem: str
    fix: str
    words: re.Pattern[str]


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


_REFUSES = (
    r"(?:can ?not|can'?t|cant|unable|won'?t|doesn'?t|not|fail\w*|no|trouble|issues?|problems?)"
)
_LOGIN = r"(?:log\w*[ -]?(?:in|on)|sign\w*[ -]?in|login)"
_CHOICES = r"(?:drop[ -]?downs?|yes ?/ ?no|yes or no)"

KNOWN_PROBLEMS: tuple[KnownProblem, ...] = (
    KnownProblem(
        "CTI does not let you log in, or Zoiper shows the 20 error",
        "reboot the computer",
        _words(
            rf"\b{_REFUSES}\b.*\b{_LOGIN}\b.*\bcti\b",
            rf"\b{_REFUSES}\b.*\bcti\b.*\b{_LOGIN}\b",
            rf"\bcti\b.*\b{_REFUSES}\b.*\b{_LOGIN}\b",
            rf"\bcti\b.*\b{_LOGIN}\b.*\b{_REFUSES}\b",
            rf"\b{_LOGIN}\b.*\bcti\b.*\b{_REFUSES}\b",
            r"\b(?:20|twenty)[ -]?error\b",
            r"\berror\W{0,3}(?:code\W{0,2})?20\b",
            r"\bzoiper\b.*\b20\b",
        ),
    ),
    KnownProblem(
        "a yes/no dropdown shows no choices",
        "disposition the call, log out of CTI and log in again",
        _words(
            rf"{_CHOICES}.*\b(?:not|no|n't|isn'?t|doesn'?t|won'?t|empty|blank|missing|broken)\b",
            rf"\b(?:no|missing|empty|blank|without)\b.*(?:options?|choices?).*{_CHOICES}",
            rf"\b(?:empty|blank|missing|broken)\b.*{_CHOICES}",
        ),
    ),
    KnownProblem(
        "the CTI screen freezes",
        "do a hard restart of the computer",
        _words(
            r"\b(?:cti|screen)\b.*\b(?:freez\w*|froze\w*|hang\w*|hung|lock(?:s|ed)? up|stuck)\b",
            r"\b(?:freez\w*|froze\w*|hung|stuck)\b.*\b(?:cti|screen)\b",
        ),
    ),
)


def recognised(text: str) -> KnownProblem | None:
    """The known problem that free text speaks of; None for any other."""
    return next((known for known in KNOWN_PROBLEMS if known.words.search(text)), None)


def fixes_for(texts: Iterable[str]) -> list[KnownProblem]:
    """The known problems among several texts, each once."""
    found = (recognised(text) for text in texts)
    return list(dict.fromkeys(known for known in found if known))
