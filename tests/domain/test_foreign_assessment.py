"""Another team's form: its own totals where its items are not known, compared where they are."""

from fractions import Fraction

import pytest

from callcert.domain.agreement import agrees, half_step
from callcert.domain.assessment import Assessment, assess
from callcert.domain.checked_form import CheckedForm
from callcert.domain.findings import finding
from callcert.domain.form import Fields, Grid
from callcert.domain.marking import read_marking
from callcert.domain.rules import Rules
from callcert.domain.scorecard import CellValue
from tests.domain.returned_form import RULES, cell, form, row

_OURS_ALONE = (
    "connected_at",
    "completed_at",
    "call_results",
    "calls_passed",
    "pass_rate",
    "outcome",
)
_ITEMS = ("items", "points", "auto_fail", "marks")


def foreign(**changes: Grid) -> Fields:
    """A form of another team: without what only ours asks for."""
    ours = form(foreign=cell("QA form"), **changes)
    return {name: grid for name, grid in ours.items() if name not in _OURS_ALONE}


def totals_only(*scores: CellValue, **changes: Grid) -> Fields:
    known = foreign(call_scores=row(*scores), **changes)
    return {name: grid for name, grid in known.items() if name not in _ITEMS}


def judged(fields: Fields, rules: Rules = RULES) -> Assessment:
    return assess(fields, "returned", rules, "mdy")


def scores(seen: Assessment) -> list[Fraction | None]:
    return [call.score for call in seen.calls]


def codes(seen: Assessment) -> list[str]:
    return [problem.code for problem in seen.problems]


def test_without_items_the_forms_own_totals_count() -> None:
    seen = judged(totals_only(70, 88.5, 85, 84.9, 96))
    assert scores(seen) == [100, Fraction("88.5"), 85, Fraction("84.9"), 96]
    assert seen.certification is not None
    assert (seen.certification.pass_rate, seen.certification.outcome) == (80, "certified")
    assert (seen.items, seen.columns, seen.sums) == ((), (), (None,) * 5)
    assert read_marking(totals_only(*[90] * 5)).problems == ()


@pytest.mark.parametrize("value", [None, "see notes", 100.5, -1, True, float("nan")])
def test_a_total_that_is_no_score_is_none(value: CellValue) -> None:
    seen = judged(totals_only(100, 90, 90, 90, value))
    assert scores(seen)[4] is None
    assert seen.certification is None


def test_a_form_that_asks_for_no_times_is_not_asked_for_them() -> None:
    assert not {"times-missing", "no-cached-totals"} & set(codes(judged(totals_only(*[90] * 5))))
    times = {**foreign(), "connected_at": cell(None)}
    assert codes(judged(times)).count("times-missing") == 1


MARKS = [["Yes", "Yes", "Yes", "N/A", "No"], ["Yes", "Yes", "N/A", "Yes", "Yes"], ["Yes"] * 5]
LESS = [["Yes", "No", "Yes", "Yes", "Yes"], ["Yes", "N/A", "Yes", "Yes", "Yes"], ["Yes"] * 5]


def rounded(total: CellValue, points: tuple[int, int, int] = (30, 20, 50)) -> Assessment:
    """Call 2 scores 50 of 80, and more if its points say so; ``total`` is what the form shows."""
    column = tuple((worth,) for worth in points)
    return judged(foreign(marks=LESS, points=column, call_scores=row(100, total, 100, 100, 100)))


@pytest.mark.parametrize("total", [62.5, 62, 63, 62.5000001])
def test_where_the_marks_give_the_same_but_for_rounding_the_forms_total_counts(
    total: float,
) -> None:
    seen = rounded(total)
    assert scores(seen)[1] == Fraction(str(total))
    assert "total-differs" not in codes(seen)


@pytest.mark.parametrize("total", [61, 64, 62.1, 62.51])
def test_one_that_differs_by_more_is_an_error(total: float) -> None:
    seen = rounded(total)
    assert scores(seen)[1] == Fraction("62.5")
    assert "total-differs" in codes(seen)


def test_the_forms_total_is_not_taken_on_the_other_side_of_the_score_that_decides() -> None:
    seen = rounded(85, (153, 20, 847))
    assert scores(seen)[1] == Fraction(847, 10)
    assert "total-differs" in codes(seen)


def test_nothing_shown_leaves_the_score_of_the_marks() -> None:
    assert scores(rounded(None))[1] == Fraction("62.5")


@pytest.mark.parametrize(
    ("computed", "shown", "same"),
    [
        ("62.5", "62.5", True),
        ("62.4", "62", True),
        ("62.6", "62", False),
        ("62.44", "62.4", True),
        ("62.46", "62.4", False),
        ("62.4567", "62.46", True),
        ("62.4567", "62.4566", True),
        ("62.4567", "62.44", False),
        ("84.6", "85", False),
        ("85.4", "85", True),
        ("84.999", "85", False),
    ],
)
def test_a_total_agrees_as_far_as_it_is_rounded(computed: str, shown: str, *, same: bool) -> None:
    assert agrees(Fraction(computed), Fraction(shown), RULES) is same


@pytest.mark.parametrize(
    ("numbers", "step"),
    [
        (("62", "85"), Fraction(1, 2)),
        (("62", "85.5"), Fraction(1, 20)),
        (("62.25", "85.5"), Fraction(1, 200)),
        (("62.125",), Fraction(0)),
        ((), Fraction(1, 2)),
    ],
)
def test_numbers_are_rounded_to_as_many_decimals_as_they_have(
    numbers: tuple[str, ...], step: Fraction
) -> None:
    assert half_step(tuple(map(Fraction, numbers))) == step


def test_feedback_of_one_kind_needs_something_on_every_call() -> None:
    said = foreign(feedback=row("Warm", " ", "Calm", None, "Clear"))
    spoken = {name: grid for name, grid in said.items() if name not in {"did_well", "marked_down"}}
    missing = [p for p in judged(spoken).problems if p.code == "feedback-missing"]
    assert [(p.field, p.column) for p in missing] == [("feedback", 1), ("feedback", 3)]


def test_feedback_is_looked_for_though_items_are_not_known() -> None:
    fields = totals_only(*[90] * 5, did_well=row(None, "Warm", None, "Calm", "Clear"))
    seen = judged(fields)
    found = [p.column for p in seen.problems if p.code == "did-well-missing"]
    assert found == [0, 2]
    assert "marked-down-missing" not in codes(seen)


def test_a_call_that_has_not_taken_place_has_no_feedback_to_miss() -> None:
    marks = [[*given[:4], None] for given in MARKS]
    seen = judged(foreign(marks=marks, feedback=row(*["Warm"] * 4, None)))
    assert "feedback-missing" not in codes(seen)
    assert "call-blank" in codes(seen)


def test_a_checked_form_has_errors_where_a_person_must_put_something_right() -> None:
    def checked(*found: str) -> CheckedForm:
        findings = tuple(finding(code, {"what": "x", "part": "last"}) for code in found)
        return CheckedForm("a.xlsx", "a.xlsx", None, (), None, findings)

    assert not checked().has_errors
    assert not checked("certifier-missing").has_errors
    assert checked("certifier-missing", "agent-name-missing").has_errors
