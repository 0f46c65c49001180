"""What an agent's message says of the equipment [C8]: a fault that is named, or that there is none.

A device that is only mentioned is no issue, and neither is praise.
"""

import re
from collections.abc import Sequence

NONE = "none"
"""What stands for a message that says that there is no issue."""

_DEVICE = (
    r"(?:headset|laptop|computer|pc|monitor|screen|keyboard|mouse|mic|microphone|webcam|camera"
    r"|vpn|wi-?fi|internet|router|modem|zoiper|cti|softphone|phone|citrix)s?"
)
_DEVICES = re.compile(rf"\b{_DEVICE}\b", re.IGNORECASE)
_TWO_DEVICES = re.compile(
    rf"\b({_DEVICE})\s+(?:and|&)\s+(?:my\s+|the\s+)?(?={_DEVICE}\b)", re.IGNORECASE
)
_HEADING = re.compile(
    r"(?:but\s+)?(equipment(?:\s+issues?)?|(?:technical |tech )?issues?)\s*[:=–-]+\s*(.+)",
    re.IGNORECASE,
)
_SINCE = (
    r"(?:\W+(?:so far|at the moment|at this time|right now|now|today|currently|yet|at all|to report"
    r"|again|thanks|thank you|here))*\W*"
)
_NO_ISSUE = re.compile(
    r"(?:none|no|nope|nah|nothing|nil|n/?a|not?\s+(?:new\s+)?(?:equipment|technical|tech)?\s*"
    rf"(?:issues?|problems?)){_SINCE}",
    re.IGNORECASE,
)
_NONE_BROKEN = re.compile(rf"no\s+(?:equipment|technical|tech)\s+issues?{_SINCE}", re.IGNORECASE)
_APPROVED = re.compile(
    rf"(?:(?:all|everything|it|it['’]?s|is|are|my|the|both|still|now|and|yes|equipment|{_DEVICE})"
    r"[\W]+)*(?:(?:is|are|work(?:s|ing)?|runs?|running)\s+)?"
    rf"(?:ok|okay|good|great|fine|well|perfect|perfectly|working|works){_SINCE}",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\b(?:broken|broke|dead|frozen|freezing|crash(?:ed|es|ing)|not working|not connecting"
    r"|disconnect(?:ed|s|ing)|down|doesn'?t work|does not work|won'?t \w+|will not \w+|no sound"
    r"|no audio|stopped working)\b",
    re.IGNORECASE,
)
_FAULT = re.compile(
    r"\b(?:issues?|problems?|trouble|errors?|faulty|defective|damaged|fail(?:s|ed|ing)?|bad|slow"
    r"|lag\w*|missing|static|echo\w*|cut(?:s|ting)? out|drop(?:s|ped|ping)|stuck|lost|no|not|never"
    r"|can['’]?t|cannot|isn['’]?t|needs?|without|waiting)\b",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    r"\b(?:fixed|resolved|solved|replaced|working again|no longer|was|were|yesterday|had|if|when"
    r"|may|might|could|should|isn'?t|not broken|earlier|again fine|ok now)\b|\?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:tbts?|modules?|calls?)\b", re.IGNORECASE)
_MOST_WORDS = 12


def with_devices_together(words: str) -> str:
    """``laptop and headset`` as one thing, so that what is said of them is said of both."""
    return _TWO_DEVICES.sub(r"\1/", words)


def issue_of(clause: str) -> str:
    """An equipment issue that is named as one, or a device that is said to be broken."""
    if _NONE_BROKEN.fullmatch(clause):
        return NONE
    if match := _HEADING.fullmatch(clause):
        return _under(match[1], match[2].strip())
    if len(clause.split()) > _MOST_WORDS or _NO_LONGER.search(clause) or _COUNTED.search(clause):
        return ""
    return _named(clause) if _DEVICES.search(clause) and _BROKEN.search(clause) else ""


def together(issues: Sequence[str]) -> str:
    """All that was said; that there is none only where nothing is named."""
    named = [one for one in dict.fromkeys(issues) if one != NONE]
    return "; ".join(named) or (NONE if issues else "")


def _under(heading: str, value: str) -> str:
    """What stands beside a heading; beside one that asks for no issue, only a fault is one."""
    if _NO_ISSUE.fullmatch(value) or _APPROVED.fullmatch(value):
        return NONE
    if "issue" in heading.casefold():
        return value
    faulty = (_BROKEN.search(value) or _FAULT.search(value)) and not _NO_LONGER.search(value)
    return value if faulty else ""


def _named(clause: str) -> str:
    return re.sub(r"(?i)\A(?:but|and|however)\s+", "", clause)
