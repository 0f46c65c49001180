"""What agents report of themselves each evening [C8], and where it contradicts itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from callcert.domain.counts import NOTHING, Count
from callcert.domain.form import Problem
from callcert.domain.moments import us
from callcert.domain.people import Named
from callcert.domain.rules import CALLS, Rules

Cells = Mapping[str, object]


class Entry(NamedTuple):
    """A readable row: who reports what for which day.

    ``sheet`` and ``row`` are its place (row counted from 0); later rows stand lower.
    """

    sheet: int
    row: int
    named: Named
    day: date
    modules: Count = NOTHING
    assigned: Count = NOTHING
    hours: float | None = None
    calls: Count = NOTHING
    issue: str = ""
    note: str = ""
    start: date | None = None

    @property
    def modules_assigned(self) -> int | None:
        """Modules in all, from their own column or from "8 of 12"."""
        return self.assigned.done if self.assigned.done is not None else self.modules.of

    @property
    def modules_completed(self) -> int | None:
        """Modules done; "done" is all of them where their number stands beside it."""
        return self.modules_assigned if self.modules.everything else self.modules.done

    @property
    def calls_completed(self) -> int | None:
        """Calls done of the five."""
        return CALLS if self.calls.everything else self.calls.done


Reports = Sequence[Entry]
"""An agent's entries in the order of their days; of one day the lower on the sheet last."""


def in_order(entries: Reports) -> Reports:
    """The entries as reports: by day, then by their place."""
    return sorted(entries, key=lambda entry: (entry.day, entry.sheet, entry.row))


def newest(reports: Reports, value: Callable[[Entry], int | None]) -> int | None:
    """A count as last reported; an evening on which it was left blank does not undo it."""
    return next((found for entry in reversed(reports) if (found := value(entry)) is not None), None)


def modules(reports: Reports, assigned: int | None = None) -> tuple[int | None, int | None]:
    """Modules done and assigned as last reported.

    ``assigned`` is the tracker's number for where no report names one: who writes "done" and no
    number has done all there are.
    """
    known = newest(reports, lambda entry: entry.modules_assigned)
    known = assigned if known is None else known
    last = next((one for one in reversed(reports) if one.modules.is_told), None)
    if last is None:
        return None, known
    return known if last.modules_completed is None else last.modules_completed, known


def contradictions(reports: Reports, rules: Rules) -> Iterator[tuple[Entry, Problem]]:
    """Every entry that cannot be right in itself [TF2], or beside what was reported before it."""
    for entry in reports:
        yield from ((entry, problem) for problem in _in_itself(entry, rules))
    for heading, value in _COUNTS.items():
        yield from _down(reports, heading, value)


def _in_itself(entry: Entry, rules: Rules) -> Iterator[Problem]:
    done, assigned = entry.modules_completed, entry.modules_assigned
    if done is not None and assigned is not None and done > assigned:
        facts = {"done": done, "what": "modules", "of": assigned}
        yield Problem("more-than-assigned", "TBTs Completed", facts=facts)
    calls = entry.calls_completed
    if calls is not None and calls > CALLS:
        facts = {"done": calls, "what": "calls", "of": CALLS}
        yield Problem("more-than-assigned", "Calls Completed", facts=facts)
    if entry.hours is not None and entry.hours > rules.tbt_hours:
        facts = {"hours": f"{entry.hours:g}", "limit": f"{rules.tbt_hours:g}"}
        yield Problem("tbts-too-long", "TBT Hours", facts=facts)


_COUNTS: Mapping[str, Callable[[Entry], int | None]] = {
    "TBTs Completed": lambda entry: entry.modules_completed,
    "Calls Completed": lambda entry: entry.calls_completed,
}


def _down(
    reports: Reports, heading: str, value: Callable[[Entry], int | None]
) -> Iterator[tuple[Entry, Problem]]:
    """Counts below the last one before them; an evening left blank between hides nothing."""
    told = [(entry, count) for entry in reports if (count := value(entry)) is not None]
    for (earlier, before), (entry, now) in pairwise(told):
        if now < before:
            facts = {"heading": heading, "before": before, "now": now, "day": us(earlier.day)}
            yield entry, Problem("count-down", heading, facts=facts)


_NO_ISSUE = {
    "", "no", "none", "n/a", "na", "-", "–", "ok", "okay", "good", "all good", "no issue",
    "no issues", "nothing", "not applicable", "0",
}  # fmt: skip
_SOLVED = {"fixed", "resolved", "solved", "cleared", "closed", "working", "working now"}


def issue_in(text: str) -> str:
    """The equipment issue a cell names; empty where it says there is none."""
    words = " ".join(text.split())
    return "" if _plain(words) in _NO_ISSUE | _SOLVED else words


def says_solved(text: str) -> bool:
    """Whether a cell says outright that there is no issue (a blank one says nothing)."""
    return bool(text.strip()) and not issue_in(text)


def _plain(text: str) -> str:
    return text.casefold().strip(" .!")
