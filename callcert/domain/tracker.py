"""A row of the tracker [C9] as it is believed, and what in it cannot be."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from callcert.domain.absences import read_days
from callcert.domain.agents import Agent
from callcert.domain.calendar import EARLIEST, LATEST
from callcert.domain.certification import Outcome
from callcert.domain.columns import AGENT, STEP_COLUMNS
from callcert.domain.counts import NOTHING, Count, read_count, read_hours
from callcert.domain.exact import exact
from callcert.domain.form import Problem
from callcert.domain.ladder import Step
from callcert.domain.moments import DateOrder, read_date
from callcert.domain.people import letters, plain_id, split_name
from callcert.domain.progress import issue_in
from callcert.domain.rules import CALLS, Rules
from callcert.domain.scorecard import CellValue, ErrorValue, is_blank, is_number, typed

Cells = Mapping[str, CellValue]
"""The values of a row by our headings; a column the workbook does not have is missing."""

_ACTIVE = {"", "active"}
_CERTIFIED = {"certified", "pass", "passed"}
_FAILED = {"failed", "fail", "notcertified", "didnotpass", "notpassed"}
NO_OUTCOME = {"", "pending", "tbd", "inprogress", "na"}
"""What stands in an outcome's cell before there is one."""

_UNDONE = {
    "", "no", "n", "none", "na", "false", "0", "pending", "tbd", "todo", "notyet", "notdone",
    "notchecked",
}  # fmt: skip
_NEGATED = re.compile(r"not?\b", re.IGNORECASE)
_RATE = re.compile(r"(\d{1,3}(?:\.\d{1,15})?)\s*(?:(%)|(?:/|of)\s*(\d{1,3}))?", re.IGNORECASE)
_WHOLE = 100
_RATES = frozenset(Fraction(_WHOLE * passed, CALLS) for passed in range(1, CALLS + 1))


@dataclass(frozen=True, slots=True)
class TrackerTerms:
    """What reading a row depends on beside its cells."""

    rules: Rules
    date_order: DateOrder = "mdy"
    left_statuses: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """What the tracker says of an agent; None or empty where it says nothing.

    Modules, hours and calls are counts so far, ``pass_rate`` is in percent. ``ready`` may be the
    day from which the agent is.
    """

    agent: Agent
    email: str = ""
    group: str = ""
    start: date | None = None
    status: str = ""
    left: bool = False
    excused: frozenset[date] = frozenset()
    equipment_checked: bool | None = None
    equipment_issue: str = ""
    ticket: str = ""
    expectations_reviewed: bool | None = None
    ready: bool | date | None = None
    certifier: str = ""
    modules_completed: int | None = None
    modules_assigned: int | None = None
    hours: float | None = None
    calls_completed: int | None = None
    pass_rate: Fraction | None = None
    outcome: Outcome | None = None
    completed_on: date | None = None
    delivered: Mapping[Step, date] = field(default_factory=dict)
    notes: str = ""


Judged = tuple[TrackerRow | None, tuple[Problem, ...]]


def read_row(cells: Cells, terms: TrackerTerms) -> Judged:
    """The row, and what a person must put right in it; None where it cannot be used at all."""
    reader = _Reader(cells, terms)
    agent = agent_in(cells)
    if agent is None:
        return None, (Problem("row-nobody"),)
    start = reader.day("Start Date", "start-unreadable")
    if reader.problems:
        return None, tuple(reader.problems)
    status = reader.text("Status")
    rate = reader.pass_rate()
    completed, assigned = reader.modules()
    row = TrackerRow(
        agent,
        email=reader.text("Email"),
        group=reader.text("Class"),
        start=start,
        status=status,
        left=reader.has_left(status),
        excused=reader.excused(),
        equipment_checked=reader.yes_or_no("Equipment Checked"),
        equipment_issue=issue_in(reader.text("Equipment Issue")),
        ticket=reader.text("IT Ticket"),
        expectations_reviewed=reader.yes_or_no("Expectations Reviewed"),
        ready=reader.ready(),
        certifier=reader.text("Certifier"),
        modules_completed=completed,
        modules_assigned=assigned,
        hours=reader.hours(),
        calls_completed=reader.calls(),
        pass_rate=rate,
        outcome=reader.outcome(rate),
        completed_on=reader.day("Completed On", "date-cell-unreadable"),
        delivered=reader.deliveries(),
        notes=reader.raw_text("Notes"),
    )
    return row, tuple(reader.problems)


class _Reader:
    """Reads one cell at a time and keeps what is wrong."""

    def __init__(self, cells: Cells, terms: TrackerTerms) -> None:
        self._cells = cells
        self._terms = terms
        self.problems: list[Problem] = []

    def _wrong(self, code: str, heading: str, shown: object) -> None:
        facts = {"heading": heading, "shown": f'"{typed(shown)}"'}
        self.problems.append(Problem(code, heading, facts=facts))

    def raw_text(self, heading: str) -> str:
        return _text(self._cells, heading)

    def text(self, heading: str) -> str:
        return self.raw_text(heading).strip()

    def day(self, heading: str, code: str) -> date | None:
        value = self._cells.get(heading)
        if is_blank(value):
            return None
        found = read_date(value, self._terms.date_order)
        if found is None or not EARLIEST <= found <= LATEST:
            self._wrong(code, heading, value)
            return None
        return found

    def has_left(self, status: str) -> bool:
        word = letters(status)
        if word in {letters(one) for one in self._terms.left_statuses} - {""}:
            return True
        value = self._cells.get("Status")
        if word not in _ACTIVE or isinstance(value, ErrorValue):
            self._wrong("status-unknown", "Status", value)
        return False

    def excused(self) -> frozenset[date]:
        value = self._cells.get("Excused Days")
        days, unread = read_days(value, self._terms.date_order)
        if unread:
            self._wrong("excused-unreadable", "Excused Days", unread)
        return days

    def yes_or_no(self, heading: str) -> bool | None:
        """Whether something was done; None where the tracker has no such column."""
        if heading not in self._cells:
            return None
        return letters(self.text(heading)) not in _UNDONE

    def ready(self) -> bool | date | None:
        """Whether somebody said that the agent is ready for calls, or from which day on."""
        day = read_date(self._cells.get("Ready"), self._terms.date_order)
        if day and EARLIEST <= day <= LATEST:
            return day
        text = self.text("Ready")
        if not letters(text):
            return None
        return not (letters(text) in _UNDONE or _NEGATED.match(text))

    def modules(self) -> tuple[int | None, int | None]:
        """Modules completed and assigned; "8 of 12" says both."""
        completed, assigned = self.count("TBTs Completed"), self.count("TBTs Assigned")
        known = completed.of if assigned.done is None else assigned.done
        return known if completed.everything else completed.done, known

    def calls(self) -> int | None:
        found = self.count("Calls Completed")
        return CALLS if found.everything else found.done

    def count(self, heading: str) -> Count:
        value = self._cells.get(heading)
        found = read_count(value)
        if found is None:
            self._wrong("tracker-count", heading, value)
        return found or NOTHING

    def hours(self) -> float | None:
        value = self._cells.get("TBT Hours")
        try:
            return read_hours(value)
        except ValueError:
            self._wrong("tracker-count", "TBT Hours", value)
            return None

    def pass_rate(self) -> Fraction | None:
        """A rate that five calls can have; 0 stands for none yet, as the coached call counts."""
        value = self._cells.get("Pass Rate")
        rate = read_rate(value)
        if rate in _RATES:
            return rate
        if rate != 0 and not is_blank(value):
            self._wrong("rate-unusable", "Pass Rate", value)
        return None

    def outcome(self, rate: Fraction | None) -> Outcome | None:
        """The outcome the tracker states, or that of the pass rate it states [K12]."""
        stated = self.text("Outcome")
        by_rate = outcome_of(rate, self._terms.rules)
        word = read_outcome(stated)
        if word is None:
            if letters(stated) not in NO_OUTCOME:
                self._wrong("outcome-unknown", "Outcome", stated)
            return by_rate
        if by_rate and by_rate != word:
            self._wrong("outcome-differs", "Outcome", stated)
        return word

    def deliveries(self) -> dict[Step, date]:
        dates = {
            step: self.day(heading, "delivery-unreadable") for step, heading in STEP_COLUMNS.items()
        }
        return {step: on for step, on in dates.items() if on}


def agent_in(cells: Cells) -> Agent | None:
    """Whose row it is; None for nobody's."""
    last, first = (_text(cells, heading).strip() for heading in ("Last Name", "First Name"))
    if not (last or first):
        last, first = split_name(_text(cells, AGENT))
    agent_id = plain_id(_text(cells, "Agent ID"))
    if not any(letters(part) for part in (last, first, agent_id)):
        return None
    return Agent(last, first, agent_id or None)


def _text(cells: Cells, heading: str) -> str:
    value = cells.get(heading)
    return "" if value is None or isinstance(value, ErrorValue) else typed(value)


def read_outcome(text: str) -> Outcome | None:
    """The outcome a word stands for; None for none, or an unknown word."""
    word = letters(text)
    if word in _CERTIFIED:
        return "certified"
    return "failed" if word in _FAILED else None


def outcome_of(rate: Fraction | None, rules: Rules) -> Outcome | None:
    """What a pass rate in percent means; None without one."""
    if rate is None:
        return None
    return "certified" if rate >= exact(rules.certify_rate) else "failed"


def read_rate(value: CellValue) -> Fraction | None:
    """A pass rate in percent: ``0.8``, ``80``, ``80%`` and ``4/5`` are all 80."""
    if isinstance(value, str):
        return _rate_of_text(value.strip())
    if not isinstance(value, int | float) or not is_number(value):
        return None
    return _percent(exact(value))


def _rate_of_text(text: str) -> Fraction | None:
    match = _RATE.fullmatch(text)
    if match is None:
        return None
    number, sign, bottom = Fraction(match[1]), match[2], int(match[3] or 1)
    if sign:
        return number if number <= _WHOLE else None
    return _percent(number / bottom) if bottom else None


def _percent(number: Fraction) -> Fraction | None:
    rate = number * _WHOLE if number <= 1 else number
    return rate if 0 <= rate <= _WHOLE else None
