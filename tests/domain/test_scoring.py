from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.rules import Rules
from callcert.domain.scorecard import Item, Mark
from callcert.domain.scoring import (
    Arithmetic,
    Call,
    arithmetic,
    below_audit,
    coached_call,
    judged_call,
    passes,
)
from tests.domain.returned_form import NO, NOT_APPLICABLE, RULES, YES, item, number

Marked = tuple[Item, Mark]


@st.composite
def marked_items(draw: st.DrawFn) -> Marked:
    points = draw(st.integers(min_value=0, max_value=40)) / 2
    auto_fail = draw(st.booleans())
    choices = [YES, NO, NOT_APPLICABLE]
    if points:
        share = Fraction(draw(st.integers(min_value=0, max_value=8)), 8)
        whole = round(share) if auto_fail else share
        choices.append(number(whole * Fraction(points)))
    return item(points, auto_fail=auto_fail), draw(st.sampled_from(choices))


@st.composite
def ladders_of_marks(draw: st.DrawFn) -> tuple[Item, list[Mark]]:
    """An item and marks for it from the lowest to the highest, N/A aside."""
    points = draw(st.integers(min_value=1, max_value=40)) / 2
    if draw(st.booleans()):
        return item(points, auto_fail=True), [NO, number(0), number(Fraction(points)), YES]
    shares = sorted(draw(st.lists(st.integers(min_value=0, max_value=8), max_size=4)))
    between = [number(Fraction(share, 8) * Fraction(points)) for share in shares]
    return item(points), [NO, *between, YES]


calls = st.lists(marked_items(), max_size=8)


def score_of(marked: list[Marked]) -> Fraction | None:
    return arithmetic([one for one, _ in marked], [mark for _, mark in marked]).score


@given(calls)
def test_a_score_lies_between_0_and_100(marked: list[Marked]) -> None:
    score = score_of(marked)
    assert score is None or 0 <= score <= 100


@given(calls, ladders_of_marks())
def test_a_better_mark_never_lowers_the_score(
    others: list[Marked], changed: tuple[Item, list[Mark]]
) -> None:
    one, ladder = changed
    climbing = [score_of([*others, (one, mark)]) for mark in ladder]
    heights = [score for score in climbing if score is not None]
    assert len(heights) == len(ladder)
    assert heights == sorted(heights)


@given(calls.filter(bool), st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(marked: list[Marked], random: st.DataObject) -> None:
    mixed = list(marked)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert score_of(mixed) == score_of(marked)


@given(calls, st.integers(min_value=0, max_value=40))
def test_an_item_that_does_not_apply_changes_nothing(marked: list[Marked], points: int) -> None:
    for auto_fail in (False, True):
        absent = (item(points, auto_fail=auto_fail), NOT_APPLICABLE)
        assert score_of([*marked, absent]) == score_of(marked)


@given(calls, st.integers(min_value=1, max_value=40))
def test_a_missed_auto_fail_item_makes_the_call_0(marked: list[Marked], points: int) -> None:
    critical = item(points, auto_fail=True)
    assert score_of([*marked, (critical, NO)]) == 0
    assert score_of([*marked, (critical, number(0))]) == 0


def test_the_score_is_earned_over_applicable() -> None:
    marked = [(item(20), YES), (item(30), NO), (item(40), number(10)), (item(10), NOT_APPLICABLE)]
    sums = arithmetic([one for one, _ in marked], [mark for _, mark in marked])
    assert sums == Arithmetic(Fraction(30), Fraction(90), ())
    assert sums.score == Fraction(100, 3)


def test_the_missed_auto_fail_items_are_named_by_position() -> None:
    items = [item(20), item(30, auto_fail=True), item(50, auto_fail=True)]
    assert arithmetic(items, [YES, NO, YES]).auto_failed == (1,)
    assert arithmetic(items, [NO, YES, YES]).auto_failed == ()
    assert arithmetic(items, [YES, NO, number(0)]).auto_failed == (1, 2)


@pytest.mark.parametrize(
    ("items", "marks"),
    [
        ([], []),
        ([item(20), item(30, auto_fail=True)], [NOT_APPLICABLE, NOT_APPLICABLE]),
        ([item(0)], [YES]),
    ],
)
def test_without_applicable_points_there_is_no_score(items: list[Item], marks: list[Mark]) -> None:
    assert arithmetic(items, marks).score is None


def test_a_missed_auto_fail_item_without_points_fails_the_call_too() -> None:
    assert arithmetic([item(20), item(0, auto_fail=True)], [YES, NO]).score == 0


def test_as_many_marks_as_items_are_needed() -> None:
    with pytest.raises(ValueError, match="zip"):
        arithmetic([item(20), item(30)], [YES])


@given(st.decimals(min_value=0, max_value=100, places=5))
def test_85_or_more_passes_and_nothing_less(typed: object) -> None:
    score = Fraction(str(typed))
    assert passes(score, RULES) == (score >= 85)


@pytest.mark.parametrize(
    ("score", "passed"),
    [
        (Fraction(85), True),
        (Fraction(8499, 100), False),
        (Fraction(8499999, 100000), False),
        (85 - Fraction(1, 10**30), False),
        (85 + Fraction(1, 10**30), True),
        (Fraction(0), False),
        (Fraction(100), True),
    ],
)
def test_passing_is_decided_on_the_exact_score(score: Fraction, *, passed: bool) -> None:
    assert passes(score, RULES) is passed
    assert judged_call(2, score, RULES).passed is passed


def test_the_pass_score_is_a_setting_read_as_it_was_typed() -> None:
    rules = Rules(pass_score=84.7)
    assert passes(Fraction(847, 10), rules)
    assert not passes(Fraction(8469999, 100000), rules)


def test_a_call_without_a_score_neither_passes_nor_fails() -> None:
    call = judged_call(3, None, RULES)
    assert (call.number, call.score, call.passed, call.coached) == (3, None, None, False)


def test_call_1_is_given_100_and_passes() -> None:
    assert coached_call(RULES) == Call(1, Fraction(100), passed=True, coached=True)


def test_call_1_passes_even_where_a_team_gives_it_less() -> None:
    assert coached_call(Rules(coached_score=50)).passed is True


@pytest.mark.parametrize(
    ("score", "marked"),
    [(None, False), (84, False), (85, True), ("94.99", True), (95, False), (100, False)],
)
def test_a_pass_under_95_is_marked(score: object, *, marked: bool) -> None:
    call = judged_call(2, None if score is None else Fraction(str(score)), RULES)
    assert below_audit(call, RULES) is marked


def test_the_coached_call_is_never_marked_for_the_audit() -> None:
    rules = Rules(coached_score=90)
    assert not below_audit(coached_call(rules), rules)


def test_sums_keep_the_units_of_the_items() -> None:
    assert Arithmetic(Fraction(17, 2), Fraction(10), ()).score == 85
