"""Do the marks, the totals on the sheet and the rate in the file's name say the same?

The score computed from the marks is the one that counts; whatever else the workbook claims must
agree with it, or a person has to look.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from callcert.domain.agents import Agent
from callcert.domain.certification import Certification, certification
from callcert.domain.exact import exact, shown
from callcert.domain.form import Fields, Problem, single
from callcert.domain.naming import rates_in_name
from callcert.domain.rules import CALLS, Rules
from callcert.domain.scorecard import CellValue, ErrorValue, is_blank, is_number, typed
from callcert.domain.scoring import Call, judged_call, passes

_COUNT = re.compile(rf"(\d)(?:\s*(?:/|of)\s*{CALLS})?", re.IGNORECASE)

ROUNDING = Fraction(5, 1000)
"""A total shown to two decimals may differ this much from the exact one, not more."""

RESULT_WORDS = {
    "pass": "pass",
    "passed": "pass",
    "p": "pass",
    "fail": "fail",
    "failed": "fail",
    "f": "fail",
    "not passed": "fail",
    "did not pass": "fail",
    "incomplete": "incomplete",
    "no points": "incomplete",
}
"""What a sheet's own words for a call's result mean; other words are not compared."""

OUTCOME_WORDS = {
    "certified": "certified",
    "pass": "certified",
    "passed": "certified",
    "failed": "failed",
    "fail": "failed",
    "not certified": "failed",
    "not passed": "failed",
    "did not certify": "failed",
    "did not pass": "failed",
    "incomplete": "incomplete",
}


def disagreements(
    fields: Fields, calls: Sequence[Call], decided: Certification | None, rules: Rules
) -> Iterator[Problem]:
    """Totals, results, pass rate and outcome shown on the sheet against the computed ones.

    A missing total is only worth a warning: a workbook that no spreadsheet program has
    calculated yet shows none.
    """
    for column, call in enumerate(calls):
        yield from _call_total(fields, column, call, rules)
    decisions = list(_decisions(fields, calls, decided))
    if decisions and decided and rules != Rules():
        theirs = [judged_call(c.number, c.score, Rules()) if not c.coached else c for c in calls]
        if not list(_decisions(fields, theirs, certification(theirs, Rules()))):
            shows = _rate(single(fields, "pass_rate"))
            facts = {"computed": f"{decided.pass_rate}%", "shown": shows}
            decisions = [Problem("other-thresholds", "pass_rate", 0, 0, facts)]
    yield from decisions
    missing = _first_missing(fields, calls)
    if missing is not None:
        yield Problem("no-cached-totals", "call_scores", 0, missing)


def _decisions(
    fields: Fields, calls: Sequence[Call], decided: Certification | None
) -> Iterator[Problem]:
    """Where what the sheet makes of its scores differs: passes, rate, outcome."""
    for column, call in enumerate(calls):
        yield from _call_result(fields, column, call)
    if decided:
        yield from _summary(fields, decided)


def agrees(computed: Fraction, shown: Fraction, rules: Rules) -> bool:
    """Whether another team's total is the computed one, rounded as their form rounds.

    A form that shows whole points may be half a point off, one that shows tenths a twentieth; but
    never over the score that decides.
    """
    return abs(computed - shown) <= max(half_step((shown,)), ROUNDING) and (
        passes(computed, rules) == passes(shown, rules)
    )


def half_step(shown: Sequence[Fraction]) -> Fraction:
    """Half of the last of up to two decimals that all these numbers have; 0 where one has more."""
    for decimals in range(3):
        if all((number * 10**decimals).denominator == 1 for number in shown):
            return Fraction(1, 2 * 10**decimals)
    return Fraction(0)


def name_disagreements(stem: str, agent: Agent, decided: Certification | None) -> Iterator[Problem]:
    """The pass rate in the returned file's own name [K12] against the computed one."""
    if decided is None:
        return
    for rate in rates_in_name(stem, agent.last_name, agent.first_name, agent.agent_id):
        if Fraction(rate.replace(",", ".")) != decided.pass_rate:
            facts = {"shown": rate, "computed": decided.pass_rate}
            yield Problem("file-rate-differs", facts=facts)


_LONGEST_RATE = 40


def percent(value: CellValue) -> list[Fraction]:
    """Every reading of a shown score or rate: 0.85 may be 85 %, and ``85%`` is 85."""
    if isinstance(value, str):
        digits = value.strip()[:_LONGEST_RATE].removesuffix("%").strip()
        if not digits.replace(".", "", 1).isdecimal():
            return []
        number = Fraction(digits)
        return [number, 100 * number] if number <= 1 and "%" not in value else [number]
    if not isinstance(value, int | float) or not is_number(value):
        return []
    number = exact(value)
    return [number, 100 * number] if number <= 1 else [number]


def _word(value: CellValue, words: Mapping[str, str], otherwise: str) -> str:
    """What a cell's word means; an error is none of them, any other word is let pass."""
    if isinstance(value, ErrorValue):
        return value
    return words.get(typed(value).strip().casefold(), otherwise)


def _first_missing(fields: Fields, calls: Sequence[Call]) -> int | None:
    totals = fields["call_scores"][0] if "call_scores" in fields else ()
    for column, (call, total) in enumerate(zip(calls, totals, strict=False)):
        if call.score is not None and is_blank(total):
            return column
    return None


def _call_total(fields: Fields, column: int, call: Call, rules: Rules) -> Iterator[Problem]:
    value = fields["call_scores"][0][column] if "call_scores" in fields else None
    score = call.score
    if score is None or is_blank(value):
        return
    for read in percent(value):
        if call.coached and abs(read - score) <= ROUNDING:
            return
        if (
            not call.coached
            and abs(read - score) <= ROUNDING
            and passes(read, rules) == call.passed
        ):
            return
    code = "call-1-total" if call.coached else "total-differs"
    facts = {"shown": typed(value), "computed": shown(score, 4), "what": f"call {call.number}"}
    yield Problem(code, "call_scores", 0, column, facts)


def _call_result(fields: Fields, column: int, call: Call) -> Iterator[Problem]:
    if "call_results" not in fields or call.coached or call.score is None:
        return
    value = fields["call_results"][0][column]
    computed = "pass" if call.passed else "fail"
    if _word(value, RESULT_WORDS, computed) != computed:
        facts = {"shown": typed(value), "computed": computed}
        facts["what"] = f"the result of call {call.number}"
        yield Problem("total-differs", "call_results", 0, column, facts)


def _summary(fields: Fields, decided: Certification) -> Iterator[Problem]:
    passed = single(fields, "calls_passed")
    if not is_blank(passed) and decided.calls_passed != _count(passed):
        yield _differs("calls_passed", "the calls passed", passed, decided.calls_passed)
    rate = single(fields, "pass_rate")
    if not is_blank(rate) and decided.pass_rate not in percent(rate):
        yield _differs("pass_rate", "the pass rate", _rate(rate), f"{decided.pass_rate}%")
    outcome = single(fields, "outcome")
    if _word(outcome, OUTCOME_WORDS, decided.outcome) != decided.outcome:
        yield _differs("outcome", "the outcome", outcome, decided.outcome)


def _count(value: CellValue) -> Fraction | None:
    """A number of calls: 4, or as text ``4``, ``4/5``, ``4 of 5``."""
    if isinstance(value, str):
        match = _COUNT.fullmatch(value.strip())
        return Fraction(match[1]) if match else None
    return exact(value) if isinstance(value, int | float) and is_number(value) else None


def _rate(value: CellValue) -> CellValue:
    """A rate as the sheet shows it: 0.8 is 80%."""
    readings = percent(value)
    return f"{shown(readings[-1], 4)}%" if readings else value


def _differs(name: str, what: str, value: CellValue, computed: object) -> Problem:
    facts = {"shown": typed(value), "what": what, "computed": computed}
    return Problem("total-differs", name, 0, 0, facts)
