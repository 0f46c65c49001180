"""What speaks for and against five figures, rule by rule."""

from collections.abc import Sequence

import pytest

from callcert.domain.foreign.calls import series_on
from callcert.domain.foreign.evidence import banned, headed_above, judged, verified
from callcert.domain.foreign.frames import Frame
from callcert.domain.foreign.scores import Figures, figures_in
from callcert.domain.scorecard import CellValue
from tests.domain.foreign.grids import CALLS, KNOWN, SCORES, Row, one, page

FRACTIONS = (1, 0.885, 0.92, 0.79, 0.96)


def all_judged(*rows: Row, name: str = "Form") -> list[Figures]:
    sheet = page(*rows, name=name)
    frames = [Frame(series, {name: sheet}) for series in series_on(sheet, KNOWN)]
    return [judged(each, KNOWN) for frame in frames for each in figures_in(frame, KNOWN)]


def reasons(*rows: Row, name: str = "Form") -> dict[str, int]:
    first = all_judged(*rows, name=name)[0]
    return {why: points for points, why in first.evidence}


def headed(label: str, values: Sequence[CellValue] = SCORES) -> dict[str, int]:
    return reasons(CALLS, (label, *values))


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ("Score", "headed as a score"),
        ("Calificación", "headed as a score"),
        ("Final", "headed as final"),
        ("Total", "headed as a total"),
        ("Result", "headed as a result"),
        ("Points of 100", "headed as of 100"),
        ("QA %", "headed with %"),
        ("Score after deductions", "headed as what is left"),
    ],
)
def test_headings_that_speak_for_scores(label: str, why: str) -> None:
    assert headed(label)[why] > 0


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ("Average", "an average"),
        ("Target", "a target"),
        ("Previous class", "earlier scores"),
        ("Retake", "a repeated call"),
        ("Max points", "what can be reached"),
        ("Points lost", "points lost"),
        ("Starting points", "a score to start from"),
        ("Calls passed", "a count"),
        ("Section total", "a part of the form"),
        ("Example", "an example"),
        ("Duration", "something else"),
        ("Weight", "points of items"),
        ("Promedio", "an average"),
        ("Meta", "a target"),
    ],
)
def test_headings_that_speak_against_scores(label: str, why: str) -> None:
    assert headed(label)[why] < 0


def test_a_heading_that_says_nothing_but_score_outweighs_a_word_that_could_be_another() -> None:
    assert "what can be reached" in headed("Points out of")
    assert "what can be reached" not in headed("Final score out of 100")
    assert "an average" in headed("Average final score")


def test_percents_speak_for_scores() -> None:
    assert headed("Zorblat", FRACTIONS)["shown as percent"] > 0
    assert headed("Zorblat", [f"{n}%" for n in SCORES])["shown as percent"] > 0
    assert "shown as percent" not in headed("Zorblat")


def test_scores_are_not_five_times_the_same_nor_all_low() -> None:
    assert headed("Score", [100] * 5)["the same five times"] < 0
    assert headed("Score", [5, 4, 3, 5, 4])["too low to be of 100"] < 0
    assert "too low to be of 100" not in headed("Score", [5, 4, 3, 5, 11])


def test_nothing_there_yet_speaks_a_little_against() -> None:
    assert headed("Score", [])["nothing there yet"] == -1


def test_headings_of_the_calls_may_speak_of_scores_or_of_feedback() -> None:
    of_scores = ("", *(f"Call {n} score" for n in range(1, 6)))
    assert reasons(of_scores, ("Zorblat", *SCORES))["the calls are headed as scores"] > 0
    of_feedback = ("", *(f"Call {n} comments" for n in range(1, 6)))
    assert reasons(of_feedback, ("Zorblat", *SCORES))["headings of feedback"] < 0


def test_a_maximum_of_a_hundred_beside_the_figures_speaks_for_them() -> None:
    columns = ((None, "Max", *CALLS[1:]), ("Zorblat", 100, *SCORES))
    assert reasons(*columns)["beside a maximum of 100"] > 0
    other = ((None, "Max", *CALLS[1:]), ("Zorblat", 50, *SCORES))
    assert "beside a maximum of 100" not in reasons(*other)
    percent = ((None, "Max", *CALLS[1:]), ("Zorblat", 1, *FRACTIONS))
    assert reasons(*percent)["beside a maximum of 100"] > 0
    rows: list[Row] = [(None, "Zorblat"), (None, 100), *zip(CALLS[1:], SCORES, strict=True)]
    assert reasons(*rows)["beside a maximum of 100"] > 0


def test_a_maximum_beyond_a_text_is_none_of_theirs() -> None:
    columns = ((None, None, None, *CALLS[1:]), ("Zorblat", 100, "text", *SCORES))
    assert "beside a maximum of 100" not in reasons(*columns)


@pytest.mark.parametrize("where", ["below", "above"])
def test_pass_and_fail_beside_the_figures_must_fit_them(where: str) -> None:
    said = ("Result", "Pass", "Pass", "Pass", "Fail", "Pass")
    assert reasons(CALLS, *_placed(where, said))["pass and fail agree"] > 0
    wrong = ("Result", "Pass", "Fail", "Pass", "Pass", "Pass")
    assert reasons(CALLS, *_placed(where, wrong))["pass and fail contradict"] < 0


def _placed(where: str, said: Row) -> list[Row]:
    scores: Row = ("Score", *SCORES)
    return [scores, said] if where == "below" else [said, scores]


def test_marks_of_an_item_below_the_figures_are_no_results() -> None:
    said = ("Greets by name", "Yes", "No", "Yes", "Yes", "Yes")
    found = reasons(CALLS, ("Score", *SCORES), said)
    assert not {"pass and fail agree", "pass and fail contradict"} & found.keys()
    words = ("Greets by name", "Certified", "Retrain", "Certified", "Certified", "Certified")
    assert "pass and fail contradict" in reasons(CALLS, ("Score", *SCORES), words)


def test_words_that_are_the_same_on_every_call_prove_nothing() -> None:
    said = ("Result", *["Pass"] * 5)
    assert "pass and fail agree" not in reasons(CALLS, ("Score", *SCORES), said)


def test_numbers_alone_are_no_calls_unless_a_word_beside_them_says_so() -> None:
    bare = (None, 1, 2, 3, 4, 5)
    assert reasons(bare, ("Score", *SCORES))["numbers alone"] < 0
    assert "numbers alone" not in reasons(("Call", *bare[1:]), ("Score", *SCORES))
    assert "numbers alone" not in reasons(("", "Calls"), bare, ("Score", *SCORES))


@pytest.mark.parametrize("noun", ["Week", "Month"])
def test_headings_that_number_something_else_head_no_calls(noun: str) -> None:
    heads = (None, *(f"{noun} {number}" for number in range(1, 6)))
    found = reasons(heads, ("Score", *SCORES))
    assert found[f"{noun.lower()}s are no calls"] == -10


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([("Example – do not edit",), CALLS], "an example"),
        ([("Previous class",), (), CALLS], "earlier scores"),
        ([("Ejemplo",), CALLS], "an example"),
        ([(None, "Last month"), CALLS], "earlier scores"),
    ],
)
def test_a_block_under_a_banner_of_earlier_days_or_an_example_does_not_count(
    rows: list[Row], why: str
) -> None:
    assert reasons(*rows, ("Score", *SCORES))[why] < -6


def test_a_sheet_named_as_an_example_does_not_count() -> None:
    assert reasons(CALLS, ("Score", *SCORES), name="Sample")["an example"] < -6


def test_a_text_far_above_or_that_says_it_late_is_no_banner() -> None:
    far = page(("Example",), (), (), (), CALLS)
    assert banned(far, one("B5"), KNOWN) is None
    late = page(("Please fill in every cell as on the example",), CALLS)
    assert banned(late, one("B2"), KNOWN) is None
    beside = page(("x", None, None, "Example"), CALLS)
    assert banned(beside, one("B2"), KNOWN) is None
    assert banned(beside, one("B2"), KNOWN, wide=5) == "sample"


def test_what_the_items_add_up_to_is_sure_and_surer_when_exact() -> None:
    figures = all_judged(CALLS, ("Score", *SCORES))[0]
    exact, rounded = verified(figures, exactly=True), verified(figures, exactly=False)
    assert exact.verified
    assert exact.points > rounded.points > figures.points
    assert "rounded" in rounded.why


def test_the_only_figures_are_headed_by_the_text_above_the_calls() -> None:
    def points(*rows: Row) -> int:
        figures = all_judged(*rows)[0]
        return headed_above(figures, KNOWN).points - figures.points

    row = ("Zorblat", *SCORES)
    assert points(("Final scores",), CALLS, row) == 4
    assert points(("Zorblat sheet",), CALLS, row) == 0
    assert points(("What every one of the scores means",), CALLS, row) == 0
    assert points(("", *(f"Call {n} score" for n in range(1, 6))), row) == 4
