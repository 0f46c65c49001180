from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.agents import Agent
from callcert.domain.agreement import disagreements, name_disagreements, percent
from callcert.domain.certification import Certification, certification
from callcert.domain.form import Fields, Problem
from callcert.domain.rules import Rules
from callcert.domain.scorecard import CellValue, ErrorValue
from callcert.domain.scoring import Call, coached_call, judged_call
from tests.domain.returned_form import RULES, calls_scoring, cell, row

FOUR_OF_FIVE = calls_scoring("92.3", 92, 85, "84.5")


def found(fields: Fields, calls: list[Call] = FOUR_OF_FIVE, rules: Rules = RULES) -> list[Problem]:
    return list(disagreements(fields, calls, certification(calls, rules), rules))


def totals(*judged: CellValue, first: CellValue = 100) -> Fields:
    return {"call_scores": row(first, *judged)}


def one_total(computed: object, value: CellValue) -> list[str]:
    calls = calls_scoring(Fraction(str(computed)), 90, 90, 90)
    return [problem.code for problem in found(totals(value, 90, 90, 90), calls)]


@pytest.mark.parametrize(
    ("computed", "value"),
    [
        (92, 92),
        (92, 0.92),
        (92, "92%"),
        (92, " 92 % "),
        (92, "92"),
        (92, "92.0"),
        (100, 1),
        (100, 100),
        (0, 0),
        ("0.5", 0.5),
        (85, 0.85),
        ("92.3456", 92.35),
        ("92.3456", 0.923456),
        ("92.345", 92.34),
        ("84.999", 84.999),
        ("84.99", 84.99),
    ],
)
def test_a_total_that_says_the_same_agrees(computed: object, value: CellValue) -> None:
    assert one_total(computed, value) == []


@pytest.mark.parametrize(
    ("computed", "value"),
    [
        (92, 92.01),
        (92, 91),
        (92, 9200),
        (92, 0.93),
        ("92.3456", 92.3),
        ("92.3456", 92),
        ("84.996", 85),
        ("84.999", "85%"),
        ("84.999", 0.85),
        (85, 84.999),
        (92, "ninety-two"),
        (92, "#REF!"),
        (92, ErrorValue("#DIV/0!")),
        (92, True),
        (0, False),
        (92, "-92"),
        (92, "9.2.0"),
        (92, float("nan")),
    ],
)
def test_a_total_that_says_something_else_is_an_error(computed: object, value: CellValue) -> None:
    assert one_total(computed, value) == ["total-differs"]


@given(st.fractions(min_value=0, max_value=100), st.decimals(min_value=0, max_value=100, places=2))
def test_a_total_agrees_just_where_it_rounds_to_the_score_and_decides_alike(
    score: Fraction, value: object
) -> None:
    read = Fraction(str(value))
    if read > 1:
        alike = abs(read - score) <= Fraction(5, 1000) and (read >= 85) == (score >= 85)
        assert (one_total(score, float(str(value))) == []) == alike


def test_a_disagreement_names_its_cell_and_both_figures() -> None:
    (problem,) = found(totals(92.3, 92, 92, 84.5))
    assert (problem.code, problem.field, problem.row, problem.column) == (
        "total-differs", "call_scores", 0, 3,
    )  # fmt: skip
    assert problem.facts == {"shown": "92", "computed": "85", "what": "call 4"}


def test_the_computed_figure_never_rounds_up_to_a_pass() -> None:
    calls = calls_scoring(85 - Fraction(1, 10**9), 90, 90, 90)
    (problem,) = found(totals(85, 90, 90, 90), calls)
    assert problem.facts["computed"] == "84.9999"


@pytest.mark.parametrize("value", [92, 0, "Pass", ErrorValue("#REF!")])
def test_call_1_not_shown_as_100_is_a_warning(value: CellValue) -> None:
    (problem,) = found(totals(92.3, 92, 85, 84.5, first=value))
    assert (problem.code, problem.column) == ("call-1-total", 0)


@pytest.mark.parametrize("value", [100, 1, "100%"])
def test_call_1_shown_as_100_is_fine(value: CellValue) -> None:
    assert found(totals(92.3, 92, 85, 84.5, first=value)) == []


def test_call_1_shown_as_a_team_gives_it_is_fine() -> None:
    rules = Rules(coached_score=80)
    calls = calls_scoring(90, 90, 90, 90)
    given_80 = [Call(1, Fraction(80), passed=True, coached=True), *calls[1:]]
    assert found(totals(90, 90, 90, 90, first=80), given_80, rules) == []


@pytest.mark.parametrize("missing", [0, 1, 4])
def test_totals_that_are_not_there_are_one_warning(missing: int) -> None:
    shown: list[CellValue] = [100, 92.3, 92, 85, 84.5]
    shown[missing] = None
    (problem,) = found({"call_scores": row(*shown)})
    assert (problem.code, problem.column) == ("no-cached-totals", missing)


def test_no_totals_at_all_are_one_warning() -> None:
    assert [problem.code for problem in found(totals(None, None, None, None, first=None))] == [
        "no-cached-totals"
    ]


def test_a_call_without_a_score_is_not_compared() -> None:
    calls = calls_scoring(90, None, 90, 90)
    assert found(totals(90, 12, 90, 90), calls) == []
    assert found(totals(90, None, 90, 90), calls) == []


def test_a_form_that_shows_nothing_agrees() -> None:
    assert found({}) == []


@pytest.mark.parametrize("word", ["Pass", "passed", " PASS ", "anything", None, "85"])
def test_a_passed_call_called_so_or_not_called_anything_is_fine(word: CellValue) -> None:
    assert found({"call_results": row("Coached", word, "Pass", "Pass", "Fail")}) == []


@pytest.mark.parametrize("word", ["Fail", "failed", " FAIL", "Incomplete", "No points"])
def test_a_passed_call_called_failed_is_an_error(word: str) -> None:
    (problem,) = found({"call_results": row("Coached", word, "Pass", "Pass", "Fail")})
    assert (problem.code, problem.field, problem.column) == ("total-differs", "call_results", 1)
    assert problem.facts["computed"] == "pass"


@pytest.mark.parametrize("failed", ["#REF!", "#N/A", "#DIV/0!"])
def test_a_result_or_an_outcome_whose_formula_failed_is_an_error(failed: str) -> None:
    results = row("Coached", ErrorValue(failed), "Pass", "Pass", "Fail")
    problems = found({"call_results": results, "outcome": cell(ErrorValue(failed))})
    assert [(problem.field, problem.column) for problem in problems] == [
        ("call_results", 1),
        ("outcome", 0),
    ]
    assert {problem.facts["shown"] for problem in problems} == {failed}


def test_a_failed_call_called_passed_is_an_error() -> None:
    (problem,) = found({"call_results": row("Fail", "Pass", "Pass", "Pass", "Passed")})
    assert (problem.column, problem.facts["computed"]) == (4, "fail")


@pytest.mark.parametrize("value", [4, 4.0, "4", None])
def test_the_calls_passed_agree(value: CellValue) -> None:
    assert found({"calls_passed": cell(value)}) == []


@pytest.mark.parametrize("value", [5, 3, 0, "five", ErrorValue("#N/A")])
def test_other_calls_passed_are_an_error(value: CellValue) -> None:
    (problem,) = found({"calls_passed": cell(value)})
    assert (problem.code, problem.field) == ("total-differs", "calls_passed")
    assert problem.facts["computed"] == 4


@pytest.mark.parametrize("value", [80, 0.8, "80%", "80 %", None])
def test_the_pass_rate_agrees(value: CellValue) -> None:
    assert found({"pass_rate": cell(value)}) == []


@pytest.mark.parametrize("value", [100, 1, 0.6, "60%", 79.9, "8O%"])
def test_another_pass_rate_is_an_error(value: CellValue) -> None:
    (problem,) = found({"pass_rate": cell(value)})
    assert (problem.code, problem.field) == ("total-differs", "pass_rate")
    assert problem.facts["computed"] == "80%"


@pytest.mark.parametrize("word", ["Certified", " certified", "PASS", "Passed", "??", None])
def test_a_certified_outcome_agrees(word: CellValue) -> None:
    assert found({"outcome": cell(word)}) == []


@pytest.mark.parametrize("word", ["Failed", "fail", "Not certified", "INCOMPLETE"])
def test_another_outcome_is_an_error(word: str) -> None:
    (problem,) = found({"outcome": cell(word)})
    assert (problem.code, problem.field) == ("total-differs", "outcome")
    assert (problem.facts["shown"], problem.facts["computed"]) == (word, "certified")


def test_a_failed_agent_called_certified_is_an_error() -> None:
    calls = calls_scoring(85, 85, 0, 0)
    (problem,) = found({"outcome": cell("Certified")}, calls)
    assert problem.facts["computed"] == "failed"


def test_without_a_decision_the_summary_is_not_compared() -> None:
    calls = calls_scoring(90, None, 90, 90)
    assert found({"pass_rate": cell(0.2), "outcome": cell("Failed")}, calls) == []


@pytest.mark.parametrize(
    ("value", "readings"),
    [
        (0.85, [Fraction(85, 100), Fraction(85)]),
        (1, [Fraction(1), Fraction(100)]),
        (85, [Fraction(85)]),
        (0.1 + 0.2, [Fraction(3, 10), Fraction(30)]),
        ("85%", [Fraction(85)]),
        ("85.5 %", [Fraction(171, 2)]),
        ("", []),
        ("%", []),
        (None, []),
        (True, []),
        (float("inf"), []),
    ],
)
def test_a_shown_value_may_be_a_percentage_or_a_share(
    value: CellValue, readings: list[Fraction]
) -> None:
    assert percent(value) == readings


JANE = Agent("Doe", "Jane", "E1042")
EIGHTY = Certification(4, 80, "certified")


@pytest.mark.parametrize("stem", ["Doe_Jane_80%", "Doe_Jane_[80%]", "Doe_Jane_80", "Doe_Jane", "x"])
def test_a_file_name_that_claims_the_same_rate_or_none_agrees(stem: str) -> None:
    assert list(name_disagreements(stem, JANE, EIGHTY)) == []


@pytest.mark.parametrize(
    ("stem", "shown"),
    [
        ("Doe_Jane_100%", "100"),
        ("Doe_Jane_[60%]", "60"),
        ("Doe_Jane_60", "60"),
        ("Doe_Jane_80.5%", "80.5"),
        ("Doe_Jane_80,5%", "80,5"),
        ("Somebody else 0%", "0"),
    ],
)
def test_a_file_name_that_claims_another_rate_is_an_error(stem: str, shown: str) -> None:
    (problem,) = name_disagreements(stem, JANE, EIGHTY)
    assert (problem.code, problem.field) == ("file-rate-differs", None)
    assert problem.facts == {"shown": shown, "computed": 80}


def test_a_file_name_is_not_compared_while_nothing_is_decided() -> None:
    assert list(name_disagreements("Doe_Jane_100%", JANE, None)) == []


@pytest.mark.parametrize(
    ("shown", "meant"),
    [(4, True), ("4/5", True), ("4 of 5", True), ("4%", False), (0.04, False), (3, False)],
)
def test_a_count_of_calls_is_no_percentage(shown: CellValue, *, meant: bool) -> None:
    calls = [coached_call(Rules())]
    fields = {"calls_passed": [[shown]]}
    assert (list(disagreements(fields, calls, EIGHTY, Rules())) == []) is meant


def test_a_sheet_for_other_thresholds_is_a_warning_and_the_settings_decide() -> None:
    calls = [coached_call(Rules())] + [judged_call(n, Fraction(89), STRICT) for n in range(2, 6)]
    fields: Fields = {
        "call_scores": [[100, 89, 89, 89, 89]],
        "call_results": [["Coached", "Pass", "Pass", "Pass", "Pass"]],
        "pass_rate": [[1]],
        "outcome": [["Certified"]],
    }
    (problem,) = disagreements(fields, calls, certification(calls, STRICT), STRICT)
    assert problem.code == "other-thresholds"
    assert problem.facts == {"computed": "20%", "shown": "100%"}


def test_a_sheet_that_fits_no_thresholds_stays_an_error() -> None:
    calls = [coached_call(Rules())] + [judged_call(n, Fraction(89), STRICT) for n in range(2, 6)]
    fields: Fields = {"outcome": [["Certified"]], "pass_rate": [[0.6]]}
    found = list(disagreements(fields, calls, certification(calls, STRICT), STRICT))
    assert [problem.code for problem in found] == ["total-differs", "total-differs"]


STRICT = Rules(pass_score=90)
