"""From the cells of one returned scorecard to its scores, its outcome and what is wrong with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import TypeGuard

from callcert.domain import agreement, feedback, timeframes
from callcert.domain.agents import Agent
from callcert.domain.agreement import agrees
from callcert.domain.certification import Certification, certification
from callcert.domain.exact import exact
from callcert.domain.form import Fields, Problem, single, text
from callcert.domain.marking import Column, read_marking
from callcert.domain.moments import DateOrder, read_date, read_moment
from callcert.domain.naming import clean_name
from callcert.domain.rules import CALLS, COACHED_CALL, Rules
from callcert.domain.scorecard import CellValue, Item, is_blank, is_number, typed
from callcert.domain.scoring import (
    FULL_SCORE,
    Arithmetic,
    Call,
    arithmetic,
    coached_call,
    judged_call,
)

_TIMES = (("connected_at", "connected"), ("completed_at", "completed the calls"))
_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the cells say and what follows from them; None is what they do not say."""

    agent: Agent
    certifier: str | None
    certified_on: date | None
    spent: timedelta | None
    """From the moment the certifier connected to the end of the last call."""
    items: tuple[Item, ...]
    columns: tuple[Column, ...]
    sums: tuple[Arithmetic | None, ...]
    """Per call; None where a mark is missing or unusable."""
    calls: tuple[Call, ...]
    certification: Certification | None
    problems: tuple[Problem, ...]
    words: tuple[feedback.CallWords, ...] = ()
    """Per call, what the certifier wrote for the agent."""
    completed_at: datetime | None = None
    """The end of the last call, in the time of whoever filled it in."""


def assess(fields: Fields, stem: str, rules: Rules, order: DateOrder) -> Assessment:
    """Validates, scores and compares one scorecard; ``stem`` is its file's name, extension off.

    Nothing is guessed: what cannot be read is a problem and leaves its call without a score.
    """
    agent = Agent(
        text(fields, "agent_last_name"),
        text(fields, "agent_first_name"),
        text(fields, "agent_id") or None,
    )
    marking = read_marking(fields)
    sums = tuple(_sums(marking.items, column) for column in marking.columns) or (None,) * CALLS
    scores = _scores(sums) if "marks" in fields else _shown_scores(fields)
    if _is_foreign(fields):
        scores = _as_shown(scores, _shown_scores(fields), rules)
    calls = tuple(_call(number, score, rules) for number, score in enumerate(scores, start=1))
    decided = certification(calls, rules)
    day = read_date(single(fields, "certification_date"), order)
    problems = [
        *_people(fields),
        *marking.problems,
        *_nothing_applies(sums),
        *agreement.disagreements(fields, calls, decided, rules),
        *agreement.name_disagreements(stem, agent, decided),
        *_dates(fields, day, rules, order),
        *_feedback(fields, marking.columns, sums),
    ]
    return Assessment(
        agent=agent,
        certifier=text(fields, "certifier") or None,
        certified_on=day,
        spent=_spent(fields, day, order),
        items=marking.items,
        columns=marking.columns,
        sums=sums,
        calls=calls,
        certification=decided,
        problems=tuple(problems),
        words=feedback.words_in(fields),
        completed_at=_moments(fields, day, order)[1] if day or _is_dated(fields, order) else None,
    )


def _people(fields: Fields) -> Iterator[Problem]:
    for part in ("last", "first"):
        name = f"agent_{part}_name"
        given = text(fields, name)
        if not given:
            yield Problem("agent-name-missing", name, facts={"part": part})
        elif not clean_name(given):
            yield Problem("agent-name-unusable", name, facts={"part": part, "shown": repr(given)})
    if not text(fields, "agent_id"):
        yield Problem("agent-id-missing", "agent_id")
    if not text(fields, "certifier"):
        yield Problem("certifier-missing", "certifier")


def _sums(items: tuple[Item, ...], column: Column) -> Arithmetic | None:
    entered = [mark for mark in column if mark is not None]
    return arithmetic(items, entered) if len(entered) == len(items) else None


def _scores(sums: Sequence[Arithmetic | None]) -> list[Fraction | None]:
    return [total.score if total else None for total in sums]


def _shown_scores(fields: Fields) -> list[Fraction | None]:
    """The totals of a form whose items are not known, each from 0 to 100."""
    totals = fields["call_scores"][0]
    return [exact(value) if _is_score(value) else None for value in totals]


def _as_shown(
    computed: list[Fraction | None], shown: list[Fraction | None], rules: Rules
) -> list[Fraction | None]:
    """The totals of another team's form where the marks give the same but for its rounding."""
    return [
        total if one is not None and total is not None and agrees(one, total, rules) else one
        for one, total in zip(computed, shown, strict=True)
    ]


def _is_score(value: CellValue) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and is_number(value) and 0 <= value <= FULL_SCORE


def _call(number: int, score: Fraction | None, rules: Rules) -> Call:
    if number == COACHED_CALL:
        return coached_call(rules)
    return judged_call(number, score, rules)


def _nothing_applies(sums: Sequence[Arithmetic | None]) -> Iterator[Problem]:
    for number, total in enumerate(sums, start=1):
        if number != COACHED_CALL and total and total.score is None:
            yield Problem("no-applicable-points", "marks", None, number - 1, {"call": number})


def _dates(fields: Fields, day: date | None, rules: Rules, order: DateOrder) -> Iterator[Problem]:
    value = single(fields, "certification_date")
    if day is None and not _is_foreign(fields):  # of others it is said where the form is read
        code = "date-missing" if is_blank(value) else "date-unreadable"
        shown = "" if is_blank(value) else typed(value)
        yield Problem(code, "certification_date", facts={"shown": shown})
    moments: list[datetime] = []
    for (name, what), moment in zip(_TIMES, _moments(fields, day, order), strict=True):
        if _is_foreign(fields) and name not in fields:
            continue
        value = single(fields, name)
        if is_blank(value):
            yield Problem("times-missing", name, facts={"what": what})
        elif moment is None:
            yield Problem("times-unreadable", name, facts={"what": what, "shown": typed(value)})
        else:
            moments.append(moment)
    if len(moments) == len(_TIMES):
        yield from _span(moments[0], moments[1], rules)


def _is_foreign(fields: Fields) -> bool:
    """Whether the form is another team's, which need not ask all that ours does."""
    return "foreign" in fields


def _moments(fields: Fields, day: date | None, order: DateOrder) -> list[datetime | None]:
    """When the certifier connected and when the calls were completed, as far as it says."""
    known = day or _dated(fields, order)
    return [read_moment(single(fields, name), known, order) for name, _ in _TIMES]


def _spent(fields: Fields, day: date | None, order: DateOrder) -> timedelta | None:
    """The time on the calls; None where a moment is missing or they are backwards."""
    connected, completed = _moments(fields, day, order)
    if connected is None or completed is None or completed < connected:
        return None
    return timeframes.time_on_calls(connected, completed)


def _dated(fields: Fields, order: DateOrder) -> date:
    """The day a bare time is taken on where the scorecard has no date: that of the other time."""
    moments = (read_moment(single(fields, name), None, order) for name, _ in _TIMES)
    return next((moment.date() for moment in moments if moment), _ANY_DAY)


def _is_dated(fields: Fields, order: DateOrder) -> bool:
    """Whether one of the two times says its day."""
    return _dated(fields, order) != _ANY_DAY


def _span(connected: datetime, completed: datetime, rules: Rules) -> Iterator[Problem]:
    spent = timeframes.time_on_calls(connected, completed)
    if completed < connected:
        form = "%I:%M %p" if completed.date() == connected.date() else "%m/%d/%Y %I:%M %p"
        facts = {"completed": f"{completed:{form}}", "connected": f"{connected:{form}}"}
        yield Problem("times-backwards", "completed_at", facts=facts)
    elif timeframes.calls_too_long(spent, rules):
        limit = f"{rules.calls_hours:g} hours"
        facts = {"shown": timeframes.spoken(spent), "limit": limit}
        yield Problem("calls-too-long", "completed_at", facts=facts)


def _feedback(
    fields: Fields, columns: Sequence[Column], sums: Sequence[Arithmetic | None]
) -> Iterator[Problem]:
    did_well, marked_down = (fields.get(name) for name in ("did_well", "marked_down"))
    spoken = fields.get("feedback")
    for column, total in enumerate(sums):
        coached = column + 1 == COACHED_CALL
        if not coached and columns and not any(columns[column]):
            continue  # the call has not taken place
        facts = {"call": column + 1}
        if spoken and feedback.lacks_praise(spoken[0][column]):
            yield Problem("feedback-missing", "feedback", 0, column, facts)
        if did_well and feedback.lacks_praise(did_well[0][column]):
            yield Problem("did-well-missing", "did_well", 0, column, facts)
        judged = None if coached else total
        if marked_down and feedback.lacks_reasons(marked_down[0][column], judged):
            yield Problem("marked-down-missing", "marked_down", 0, column, facts)
