"""Technical problems everybody here knows, and what helps [X1, X2, X3]."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from callcert.domain.notes import one_line

LONGEST = 1_000
"""Characters; what is wrong is said in the first of them."""

_APOSTROPHES = str.maketrans("’`", "''")


@dataclass(frozen=True, slots=True)
class KnownProblem:
    """A problem, what helps, and the words by which reports of it are recognised."""

    problem: str
    fix: str
    words: re.Pattern[str]


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


_NOT = r"(?:not|cannot|(?:ca|wo|do|does|did|is|are|was|could|would|has|have)n'?t)"
_REFUSES = (
    rf"(?:{_NOT}|never|no way|no longer|unable|fail\w*|trouble|issues?|problems?|errors?|broken"
    r"|down|invalid|reject\w*|wrong)"
)
_LOGIN = (
    r"(?:(?:log|sign)\w*(?: me)?[ -]?(?:back )?(?:in|on)(?:to)?|password|credentials|access"
    r"|(?:get|let)\w*(?: me)?(?: back)? in(?:to)?)"
)
_DROPDOWN = r"drop[ -]?down(?:s|\b(?! to\b))"
_YES_NO = r"\b(?:yes|y) ?[/-] ?(?:no|n)\b"
_CHOICES = rf"(?:{_DROPDOWN}|{_YES_NO})"
_SHOWN = (
    r"(?:options?|choices?|anything|show\w*|display\w*|load\w*|appear\w*|populat\w*|open\w*"
    r"|work\w*|there|see|select|choose|pick|click)"
)
_TO_CHOOSE = r"(?:options?|choices?|answers?|entries|values)"
_EMPTY = r"(?:empty|blank|missing|broken|gone|nothing|no)"
_SCREEN = r"(?:cti|screens?(?! ?(?:shar|shot|protect)))"
_FREEZES = (
    r"(?:fr(?:ee|o)z\w*|hang(?:s|ing)?\b(?! up)|hung\b(?! up)|lock(?:s|ed|ing)? ?up"
    r"|not respond\w*|unresponsive|stop\w* responding)"
)
_SAME = r"[^,]*"
"""Within a part of a sentence: of two parts, the one may be about something else."""

_20 = r"\W{0,3}20\b(?!\W*\w)"
"""The number alone: no 20 minutes, no 20 calls."""

_ALL_IS_WELL = _words(
    r"(?<!\bnot )(?<!n't )\b(?:fine|ok|okay|work(?:s|ing)? (?:now|again|well))\b",
    r"(?<!\bnot )(?<!\bbe )(?<!n't )\b(?:fixed|solved|resolved)\b",
    r"\bno (?:more |other )?(?:issues?|problems?|trouble)\b",
    r"\b(?:not an? (?:issue|problem)|nothing wrong)\b",
    rf"(?:\bno longer|\bnever|\bno|\bnot|n't|\bwithout) (?:been |be |more )?{_FREEZES}",
    r"\b(?:ha[sd]|have|did|do)(?:n't| not) (?:yet )?(?:log|sign)\w* (?:in|on)",
)
"""What makes a part of a sentence no complaint."""

_PARTS = re.compile(r"[.,;!?]+(?=\s|$)|\b(?:but|until|then|though)\b")

KNOWN_PROBLEMS: tuple[KnownProblem, ...] = (
    KnownProblem(
        "CTI does not let you log in, or Zoiper shows the 20 error",
        "reboot the computer",
        _words(
            rf"\b{_REFUSES}\b{_SAME}\b{_LOGIN}\b{_SAME}\bcti\b",
            rf"\b{_REFUSES}\b{_SAME}\bcti\b{_SAME}\b{_LOGIN}\b",
            rf"\bcti\b{_SAME}\b{_REFUSES}\b{_SAME}\b{_LOGIN}\b",
            rf"\bcti\b{_SAME}\b{_LOGIN}\b{_SAME}\b{_REFUSES}\b",
            rf"\b{_LOGIN}\b{_SAME}\bcti\b{_SAME}\b{_REFUSES}\b",
            rf"\b{_LOGIN}\b{_SAME}\b{_REFUSES}\b{_SAME}\bcti\b",
            r"\blocked out of (?:the )?cti\b",
            r"\b(?:20|twenty)\W{0,3}error\b",
            r"\berror\W{0,3}(?:code\W{0,3}|number\W{0,3})?20\b(?!\W?\d| times)",
            rf"\bzoiper{_20}",
            rf"\bzoiper\b.*\b(?:show|say|giv|gave|display|code)\w*(?: \w+)?{_20}",
        ),
    ),
    KnownProblem(
        "a yes/no dropdown shows no choices",
        "disposition the call, log out of CTI and log in again",
        _words(
            rf"{_DROPDOWN}.*\b(?:{_NOT}|{_EMPTY}|stop\w*)\b",
            rf"{_YES_NO}.*\b(?:{_NOT} (?:\w+ )?{_SHOWN}|(?:is|are|box|field) {_EMPTY})\b",
            rf"{_CHOICES}{_SAME}\b(?:no|without|lack\w*|missing)(?: any)? {_TO_CHOOSE}\b",
            rf"\b(?:{_NOT}|{_EMPTY}|unable)\b.*\b{_SHOWN}\b.*{_CHOICES}",
            rf"\b{_SHOWN}\b.*\b(?:{_NOT}|{_EMPTY})\b.*{_CHOICES}",
            rf"\b(?:empty|blank|missing|broken|nothing)\b.*{_CHOICES}",
            rf"\b(?:{_NOT}|unable)\b.*\b(?:select|choose|pick|click) yes or no\b",
        ),
    ),
    KnownProblem(
        "the CTI screen freezes",
        "do a hard restart of the computer",
        _words(
            rf"\b{_SCREEN}\b.*\b{_FREEZES}",
            rf"\b{_SCREEN}\b{_SAME}\b(?:stuck|{_NOT} move)\b",
            rf"\b(?:{_FREEZES}|stuck)(?: (?:up|in|on|my|the|whole))* {_SCREEN}\b",
        ),
    ),
)


def recognised(text: str) -> KnownProblem | None:
    """The known problem that free text speaks of; None for any other, and where all is well."""
    plain = one_line(text)[:LONGEST].casefold().translate(_APOSTROPHES)
    told = ", ".join(part for part in _PARTS.split(plain) if not _ALL_IS_WELL.search(part))
    return next((known for known in KNOWN_PROBLEMS if known.words.search(told)), None)


def fixes_for(texts: Iterable[str]) -> list[KnownProblem]:
    """The known problems among several texts, each once."""
    found = (recognised(text) for text in texts)
    return list(dict.fromkeys(known for known in found if known))
