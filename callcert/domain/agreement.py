"""Do the marks, the totals on the sheet and the rate in the file's name say the same?

The score computed from the marks is the one that counts; whatever else the workbook claims must
agree with it, or a person has to look.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from callcert.domain.certification import Certification
from callcert.domain.exact import exact, shown
from callcert.domain.form import Fields, Problem, single
from callcert.domain.naming import rates_in_name
from callcert.domain.rules import Rules
from callcert.domain.scorecard import CellValue, ErrorValue, is_blank, is_number, typed
from callcert.domain.scoring import Call, passes

ROUNDING = Fraction(5, 1000)
"""A total shown to two decimals may differ this much from the exact one, not more."""

RESULT_WORDS = {
    "pass": "pass",
    "passed": "pass",
    "fail": "fail",
    "failed": "fail",
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
        if call.score is not None:
            yield from _call_total(fields, column, call, rules)
            yield from _call_result(fields, column, call)
    if decided:
        yield from _summary(fields, decided)
    missing = _first_missing(fields, calls)
    if missing is not None:
        yield Problem("no-cached-totals", "call_scores", 0, missing)


def name_disagreements(
    stem: str, name_key: str, decided: Certification | None
) -> Iterator[Problem]:
    """The pass rate in the returned file's own name [K12] against the computed one."""
    if decided is None:
        return
    for rate in rates_in_name(stem, name_key):
        if Fraction(rate.replace(",", ".")) != decided.pass_rate:
            facts = {"shown": rate, "computed": decided.pass_rate}
            yield Problem("file-rate-differs", facts=facts)


def percent(value: CellValue) -> list[Fraction]:
    """Every reading of a shown score or rate: 0.85 may be 85 %, and ``85%`` is 85."""
    if isinstance(value, str):
        digits = value.strip().removesuffix("%").strip()
        return [Fraction(digits)] if digits.replace(".", "", 1).isdecimal() else []
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
    score = call.score or Fraction(0)
    if is_blank(value) or any(
        abs(read - score) <= ROUNDING and (call.coached or passes(read, rules) == call.passed)
        for read in percent(value)
    ):
        return
    code = "call-1-total" if call.coached else "total-differs"
    facts = {"shown": typed(value), "computed": shown(score, 4), "what": f"call {call.number}"}
    yield Problem(code, "call_scores", 0, column, facts)


def _call_result(fields: Fields, column: int, call: Call) -> Iterator[Problem]:
    if "call_results" not in fields or call.coached:
        return
    value = fields["call_results"][0][column]
    computed = "pass" if call.passed else "fail"
    if _word(value, RESULT_WORDS, computed) != computed:
        facts = {"shown": typed(value), "computed": computed}
        facts["what"] = f"the result of call {call.number}"
        yield Problem("total-differs", "call_results", 0, column, facts)


def _summary(fields: Fields, decided: Certification) -> Iterator[Problem]:
    passed = single(fields, "calls_passed")
    if not is_blank(passed) and decided.calls_passed not in percent(passed):
        yield _differs("calls_passed", "the calls passed", passed, decided.calls_passed)
    rate = single(fields, "pass_rate")
    if not is_blank(rate) and decided.pass_rate not in percent(rate):
        yield _differs("pass_rate", "the pass rate", _rate(rate), f"{decided.pass_rate}%")
    outcome = single(fields, "outcome")
    if _word(outcome, OUTCOME_WORDS, decided.outcome) != decided.outcome:
        yield _differs("outcome", "the outcome", outcome, decided.outcome)


def _rate(value: CellValue) -> CellValue:
    """A rate as the sheet shows it: 0.8 is 80%."""
    readings = percent(value)
    return f"{shown(readings[-1], 4)}%" if readings else value


def _differs(name: str, what: str, value: CellValue, computed: object) -> Problem:
    facts = {"shown": typed(value), "what": what, "computed": computed}
    return Problem("total-differs", name, 0, 0, facts)
