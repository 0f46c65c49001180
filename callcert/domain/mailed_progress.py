"""A day's progress as an agent mails it [C8]: read where it is plain, and never guessed.

The message is taken apart into clauses. A clause that says a count, and nothing else, is that
count; anything else stays what it is, words for the note.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from callcert.domain.counts import NOTHING, Count, read_count, read_hours
from callcert.domain.mailed_issues import issue_of, together, with_devices_together
from callcert.domain.notes import one_line
from callcert.domain.people import Named
from callcert.domain.progress import Entry, Reports, in_order

T = TypeVar("T")

LONGEST_NOTE = 600
"""Letters of a message that go into a note; the message itself is kept whole."""

MAILED = -1
"""The number of the sheet of entries that came by mail: of one day they stand before the others."""

_BETWEEN = re.compile(
    r"\n+|[;•]|,(?!\d)|\.(?!\d)|\s+(?:and|&)\s+|\s+-\s+"
    r"|(?<=\d)\s+(?=(?:tbts?|modules?|calls?)\s*[:\d])",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[^\S\n]+")
_SENTENCES = re.compile(r"\n+|[;•!]|\.(?!\d)")
_LIST = re.compile(
    r"\b(tbts?|modules?|calls?)(\s*[:#]?\s*)\d+(?:\s*(?:,|and|&|\+|[-–]|to|through)\s*\d+)+\b"
    r"(?!\s*(?:/|of\b|out\b|h\b|hrs?\b|hours?\b|tbts?\b|modules?\b|calls?\b|cert))",
    re.IGNORECASE,
)
"""Which ones, such as ``calls 4 and 5``: that is not how many."""

_TO_COME = re.compile(
    r"\b(?:tomorrow|mañana|goals?|plan(?:s|ned|ning)?|will|i['’]?ll|going to|aim(?:ing)?|target"
    r"|hope(?:fully)?|next)\b|\bto-?\s?do\s*:",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"(?:\W|\b(?:tomorrow|mañana|goals?|plan(?:s|ned)?|will|be|is|are|that|this|it|the|for|by|my"
    r"|as|hopefully|to)\b)+",
    re.IGNORECASE,
)
_BY_NOW = re.compile(r"(?:for\s+)?(?:today|so far|until now)\b", re.IGNORECASE)
_TODAY = re.compile(r"\btoday\b(?!\s*:)", re.IGNORECASE)
"""With it, a bare number may be the day's and not that of all days."""

_LEAD = re.compile(
    r"^(?:(?:today|so far|update|progress|status|report)\s*:?\s+)*"
    r"(?:(?:i have|i've|ive|i|have)\s+)?(?:(?:completed|finished|done|did)\s+)?",
    re.IGNORECASE,
)
_MODULES = r"(?:esp\s+)?(?:tbts?|modules?|tbt modules?)"
_VERBS = {"complete", "finish", "done", "completed", "finished"}
_CALLS = r"(?:cert(?:ification)?\s+|test\s+|mock\s+)?calls?"
_DONE = r"(?:\s+(?:completed|complete|done|finished|so far))?"
_COUNTED = re.compile(r"\b(?:tbts?|modules?|calls?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MailedReport:
    """What a message says; ``note`` is the agent's own words on one line."""

    modules: Count = NOTHING
    hours: float | None = None
    calls: Count = NOTHING
    issue: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MailedProgress:
    """A report with its sender: whom the tracker knew under that address.

    ``day`` is that of the message, or of the reminder it answers. ``file`` is where the
    message itself is kept.
    """

    key: str
    email: str
    named: Named
    sent_at: datetime
    day: date
    report: MailedReport
    file: str


def read_report(words: str) -> MailedReport:
    """What the sender's own words say; two counts that differ are none."""
    modules: list[Count] = []
    calls: list[Count] = []
    hours: list[float] = []
    issues: list[str] = []
    bare = not _TODAY.search(words)
    for clause, done in _clauses(words):
        if (count := _count(clause, _MODULES)) is not None:
            modules += [count] if done and (bare or count.of) else []
        elif (count := _count(clause, _CALLS)) is not None:
            calls += [count] if done and (bare or count.of) else []
        elif (spent := _hours(clause)) is not None:
            hours += [spent] if done else []
        elif issue := issue_of(clause):
            issues.append(issue)
    return MailedReport(
        _only(modules, NOTHING),
        _only(hours, None),
        _only(calls, NOTHING),
        together(issues),
        _shortened(one_line(words)),
    )


def _clauses(words: str) -> Iterator[tuple[str, bool]]:
    """Every clause, and whether it may say what is done: none does below what is to come."""
    ahead = False
    plain = with_devices_together(_BLANKS.sub(" ", words))
    for sentence in _SENTENCES.split(_LIST.sub(r"\1\2…", plain)):
        clauses = [*_parts(sentence)]
        ahead = ahead and not any(map(_BY_NOW.match, clauses[:1]))
        done = len(clauses) if not ahead else 0
        for number, clause in enumerate(clauses[:done]):
            if match := _TO_COME.search(clause):
                before = _COUNTED.search(clause[: match.start()]) or _NO_MORE.fullmatch(clause)
                done, ahead = 0 if before else number, True
                break
        yield from ((clause, number < done) for number, clause in enumerate(clauses))


def _parts(sentence: str) -> Iterator[str]:
    for clause in _BETWEEN.split(sentence):
        if plain := " ".join(clause.split()).strip(" .!*"):
            yield plain


def _count(clause: str, what: str) -> Count | None:
    """``TBTs 8/12``, ``8 of 12 TBTs done``, ``all TBTs done``; None where it says another thing.

    ``call 2`` and ``call done`` are about one of them, and no count.
    """
    words = _LEAD.sub("", clause)
    after = re.fullmatch(
        rf"(?:number of )?({what}){_DONE}\s*(?:[:=–-]|are|is)?\s*(.+)", words, re.I
    )
    if after and _may_count(after[2]) and (found := read_count(after[2].casefold())):
        return found if found.of or after[1].casefold().endswith("s") else None
    ahead = re.fullmatch(rf"(.+?)\s+(?:of\s+(?:the|my)\s+)?{what}{_DONE}(?:\s+yet)?", words, re.I)
    if ahead and _may_count(ahead[1]) and ahead[1].casefold() not in _VERBS:
        return read_count(ahead[1].casefold())
    return None


def _may_count(value: str) -> bool:
    """Whether it is a count at all: ``-`` and ``n/a`` in running text say nothing."""
    return bool(
        re.search(r"\d|\b(?:all|none|no|zero|done|complete|completed|finished)\b", value, re.I)
    )


def _hours(clause: str) -> float | None:
    """``TBT hours: 3.5`` and ``3.5 hours on TBTs``; other hours are the agent's own affair."""
    ahead = re.fullmatch(
        rf"(?:{_MODULES}\s+)?hours?(?:\s+on\s+{_MODULES})?\s*[:=–-]\s*(.+)", clause, re.I
    )
    after = re.fullmatch(rf"(?:spent\s+)?(.+?)\s+(?:on|in|of)\s+{_MODULES}", clause, re.I)
    value = ahead or after
    if value is None or (value is after and not re.search(r"h(?:ou)?rs?\b|\dh", clause, re.I)):
        return None
    try:
        return read_hours(value[1])
    except ValueError:
        return None


def _only(found: Sequence[T], nothing: T) -> T:
    """The one thing that was said, however often; nothing where it was said differently."""
    return found[0] if found and all(one == found[0] for one in found) else nothing


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_NOTE else f"{words[: LONGEST_NOTE - 2].rstrip()} …"


def in_turn(mailed: Sequence[MailedProgress]) -> Sequence[MailedProgress]:
    """An agent's messages as they were sent."""
    return sorted(mailed, key=lambda one: (one.day, one.sent_at, one.key))


def with_mailed(reports: Reports, mailed: Sequence[MailedProgress]) -> Reports:
    """The entries of the sheet and those mailed, in order; the row of a mailed one is its turn.

    Where the sheet tells a count of the same day, the sheet's counts; the words of both stay. A
    message that says nothing of the equipment leaves it as it was, and what it does say is not
    undone by an empty cell of its day.
    """
    told = {day: [one for one in reports if one.day == day] for day in {one.day for one in mailed}}
    letters = [_entry(one, row, told[one.day]) for row, one in enumerate(in_turn(mailed))]
    entries: list[Entry] = []
    for entry in in_order([*letters, *reports]):
        before = entries[-1] if entries else None
        silent = before is not None and not entry.issue.strip()
        mailed_before = before is not None and before.sheet == MAILED and before.day == entry.day
        if before and silent and (entry.sheet == MAILED or mailed_before):
            entries.append(entry._replace(issue=before.issue))
        else:
            entries.append(entry)
    return entries


def _entry(mailed: MailedProgress, row: int, same_day: Reports) -> Entry:
    said = mailed.report

    def unless(told: Callable[[Entry], bool]) -> bool:
        return not any(map(told, same_day))

    return Entry(
        MAILED,
        row,
        mailed.named,
        mailed.day,
        said.modules if unless(lambda one: one.modules.is_told) else NOTHING,
        NOTHING,
        said.hours if unless(lambda one: one.hours is not None) else None,
        said.calls if unless(lambda one: one.calls.is_told) else NOTHING,
        said.issue,
        said.note,
    )
