"""What a person wrote in a message, without what their mail program put around it.

Cut conservatively: only at lines that programs write alike. An answer between quoted lines
stays, and what is not sure to be a quotation is the sender's own.
"""

import re
from collections.abc import Sequence
from datetime import date

MOST_LETTERS = 20_000
"""Letters of a message that are looked at; a progress report has a few lines."""

_INTRODUCTION = re.compile(
    r"(?:on\b.{6,200}\bwrote|am\b.{6,200}\bschrieb\b.{0,120}|le\b.{6,200}\ba écrit"
    r"|el\b.{6,200}\bescribió|em\b.{6,200}\bescreveu)\s?:",
    re.IGNORECASE,
)
"""The line before a quotation, which may be broken in two or three."""

_MOST_LINES = 6
_WROTE = re.compile(
    r"\b(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev|napisał\S*)"
    r"\b.{0,120}:\Z",
    re.IGNORECASE,
)
_DATE = re.compile(r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b|\b20\d\d\b")
"""With an address or a date, a line that ends in a colon may be one in any language."""

_OWN_HEADING = re.compile(
    r"\b(?:progress|report|update|status|summary|eod|end of day|today|tbts?|modules?|calls?)\b",
    re.IGNORECASE,
)
_DIVIDER = re.compile(
    r"-{2,}\s*(?:original message|forwarded message|mensaje original|mensaje reenviado)\s*-{2,}"
    r"|-{4,}\s*\w[\w .'’]{3,60}-{4,}|begin forwarded message:",
    re.IGNORECASE,
)
_HEADERS = re.compile(
    r"\*?(from|sent|date|to|subject|cc|de|enviado|para|asunto|von|gesendet|datum|an|betreff"
    r"|envoyé|à|objet|da|inviato|data|oggetto|van|verzonden|aan|onderwerp|assunto)\s?:\*?\s",
    re.IGNORECASE,
)
_FIRST_HEADERS = {"from", "de", "von", "da", "van"}
_LEAST_HEADERS = 2
"""Lines such as From:, Sent: in a row that make the head of another message."""

REMINDED = (
    "Your progress report for",
    "Please enter it in the shared sheet",
    "answer this message with how far you are",
)
"""How callcert itself asks an agent, by which it knows its own words again, however quoted."""

_REMINDER = re.compile(rf"{REMINDED[0]} (\d\d)/(\d\d)/(\d{{4}})\b")

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


def reminded_of(subject: str) -> date | None:
    """The day of the reminder that a subject such as ``Re: Your progress report for …`` answers."""
    match = _REMINDER.search(subject)
    try:
        return date(int(match[3]), int(match[1]), int(match[2])) if match else None
    except ValueError:
        return None


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
        if (
            _DIVIDER.fullmatch(line)
            or _is_head(lines[number : number + _MOST_LINES])
            or _is_ours(line)
        ):
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
    return int(bool(lines) and _introduces(lines[0]))


def _introduces(line: str) -> bool:
    """Whether a line alone says that somebody wrote what follows; one over a report does not."""
    if not line.endswith(":"):
        return False
    named = "@" in line or _WROTE.search(line)
    return bool(named or (_DATE.search(line) and not _OWN_HEADING.search(line)))


def _is_ours(line: str) -> bool:
    return any(asked in line for asked in REMINDED)


def _is_quoted(lines: Sequence[str]) -> bool:
    """Whether quoted lines are marked as such, so that an answer below one can be told."""
    return any(line.startswith(">") for line in lines)


def _is_head(lines: Sequence[str]) -> bool:
    head = [line for line in lines if line][:_LEAST_HEADERS]
    found = [match[1].casefold() for line in head if (match := _HEADERS.match(line + " "))]
    alone = bool(found) and "@" in head[0]
    return (len(found) == _LEAST_HEADERS or alone) and found[0] in _FIRST_HEADERS


def _without_signature(lines: Sequence[str]) -> list[str]:
    """Up to the mark of a signature, a phone's advertisement, or a closing near the end."""
    for number, line in enumerate(lines):
        if line == "--" or _SENT_FROM.fullmatch(line):
            return _without_signature(lines[:number])
    for number, line in enumerate(lines):
        if _CLOSING.fullmatch(line) and _is_signature(lines[number + 1 :]):
            return list(lines[:number])
    return list(lines)


def _is_signature(lines: Sequence[str]) -> bool:
    below = [line for line in lines if line]
    return len(below) <= _SIGNATURE_LINES and not _counts(below)


def _counts(lines: Sequence[str]) -> bool:
    """Whether the lines speak of the work, so that they are no signature."""
    return any(re.search(r"\b(?:tbts?|modules?|calls?)\b", line, re.IGNORECASE) for line in lines)
