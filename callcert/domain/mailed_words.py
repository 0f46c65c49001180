"""What a person wrote in a message, without what their mail program put around it.

Cut conservatively: only at lines that programs write alike. An answer between quoted lines
stays, and what is not sure to be a quotation is the sender's own.
"""

import re
from collections.abc import Sequence

MOST_LETTERS = 20_000
"""Letters of a message that are looked at; a progress report has a few lines."""

_INTRODUCTION = re.compile(
    r"(?:on\b.{6,200}\bwrote|am\b.{6,200}\bschrieb\b.{0,120}|le\b.{6,200}\ba écrit"
    r"|el\b.{6,200}\bescribió|em\b.{6,200}\bescreveu)\s?:",
    re.IGNORECASE,
)
"""The line before a quotation, which may be broken in two or three."""

_MOST_LINES = 3
_DIVIDER = re.compile(
    r"-{2,}\s*(?:original message|forwarded message|mensaje original|mensaje reenviado)\s*-{2,}"
    r"|begin forwarded message:",
    re.IGNORECASE,
)
_HEADERS = re.compile(r"\*?(from|sent|date|to|subject|cc|de|enviado|para|asunto):\*?\s", re.I)
_LEAST_HEADERS = 3
"""Lines such as From:, Sent:, To: in a row that make the head of another message."""

_SENT_FROM = re.compile(
    r"(?:sent from (?:my |yahoo|mail for|outlook|aol)|get outlook for |enviado desde mi ).{0,80}",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hola|buenas (?:tardes|noches))"
    r"(?:\s+[^\W\d]{1,20}){0,3}\s*[,!.:]?",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:thanks(?: (?:so much|again|a lot))?|thank you|many thanks|regards|best(?: regards)?"
    r"|kind regards|warm regards|sincerely|cheers|gracias|saludos)\s*[,!.]*",
    re.IGNORECASE,
)
_SIGNATURE_LINES = 6


def own_words(text: str) -> str:
    """The sender's words in lines, without quotations, greeting and signature."""
    plain = text[:MOST_LETTERS].replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    lines = [line.strip() for line in plain.split("\n")]
    lines = _without_quotation(lines)
    lines = _without_signature([line for line in lines if not line.startswith(">")])
    kept = [line for line in lines if line]
    if kept and _GREETING.fullmatch(kept[0]):
        kept = kept[1:]
    return "\n".join(kept)


def _without_quotation(lines: Sequence[str]) -> list[str]:
    """Up to the message that is answered or forwarded; all of it where nothing stands above."""
    for number, line in enumerate(lines):
        if _DIVIDER.fullmatch(line) or _is_head(lines[number:]):
            return [one for one in lines[:number] if not re.fullmatch(r"_{5,}", one)]
        end = _end_of_introduction(lines[number : number + _MOST_LINES])
        if end and _is_quoted(lines[number + end :]):
            answers = [one for one in lines[number + end :] if not one.startswith(">")]
            return [*lines[:number], *answers]
        if end:
            return list(lines[:number])
    return list(lines)


def _end_of_introduction(lines: Sequence[str]) -> int:
    """How many of the lines say who wrote what follows; 0 for none."""
    for number in range(1, len(lines) + 1):
        if _INTRODUCTION.fullmatch(" ".join(lines[:number])):
            return number
    return 0


def _is_quoted(lines: Sequence[str]) -> bool:
    """Whether quoted lines are marked as such, so that an answer below one can be told."""
    return any(line.startswith(">") for line in lines)


def _is_head(lines: Sequence[str]) -> bool:
    head = [line for line in lines[: 2 * _LEAST_HEADERS] if line][:_LEAST_HEADERS]
    found = [match[1].casefold() for line in head if (match := _HEADERS.match(line + " "))]
    return len(found) == _LEAST_HEADERS and found[0] in {"from", "de"}


def _without_signature(lines: Sequence[str]) -> list[str]:
    """Up to the mark of a signature, a phone's advertisement, or a closing near the end."""
    for number, line in enumerate(lines):
        if line == "--" or _SENT_FROM.fullmatch(line):
            return _without_signature(lines[:number])
    for number, line in enumerate(lines):
        below = [one for one in lines[number + 1 :] if one]
        if _CLOSING.fullmatch(line) and len(below) <= _SIGNATURE_LINES and not _counts(below):
            return list(lines[:number])
    return list(lines)


def _counts(lines: Sequence[str]) -> bool:
    """Whether the lines speak of the work, so that they are no signature."""
    return any(re.search(r"\b(?:tbts?|modules?|calls?)\b", line, re.IGNORECASE) for line in lines)
