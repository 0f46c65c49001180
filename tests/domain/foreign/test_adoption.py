"""A form as a whole: the reading that is taken, and why a form is refused."""

import pytest

from tests.domain.foreign.grids import (
    BLANK,
    CALLS,
    SCORES,
    SIMPLE,
    TOTAL,
    WHO,
    Row,
    look,
    look_at,
    page,
    places,
    values,
)
from tests.domain.foreign.test_feedback import SAID
from tests.domain.foreign.test_items import HEADS, OF_YES_NO, YES_NO, lines


def refused(*rows: Row) -> str:
    (reason,) = look_at(*rows).refusals
    return reason


def test_a_plain_form_is_adopted_with_all_its_fields() -> None:
    found = look_at(*SIMPLE)
    assert found.refusals == ()
    assert values(found) == {
        "agent": "Jane Doe", "certifier": "Pat Otto", "date": "11/20/2026",
        "call scores": "100, 88.5, 92, 79, 96",
    }  # fmt: skip
    assert places(found) == {
        "agent": "B1", "certifier": "B2", "date": "B3", "call scores": "B6:F6",
    }  # fmt: skip
    assert all(one.sure for one in found.fields if one.field != "call scores")


@pytest.mark.parametrize(
    "heading", ["Total Score", "Final Score", "Overall score", "Score", "QA Score", "Call score",
                "Grade", "Total %", "Nota final", "Calificación"],
)  # fmt: skip
def test_scores_go_by_many_names(heading: str) -> None:
    assert look_at(*SIMPLE[:5], (heading, *SCORES)).refusals == ()


def test_scores_are_sure_from_two_reasons_on() -> None:
    assert not look_at(*SIMPLE[:5], ("Score", *SCORES)).fields[-1].sure
    assert look_at(*SIMPLE[:5], ("Total Score %", *SCORES)).fields[-1].value.startswith("100")
    assert look_at(*SIMPLE[:5], ("Final QA Score", *SCORES)).fields[-1].sure


def test_everything_else_that_is_found_is_shown() -> None:
    rows = (*SIMPLE[:4], HEADS, *lines(YES_NO), ("Total score", None, *OF_YES_NO))
    found = look_at(*rows, ("Strengths", None, *SAID), ("Comments", None, *SAID))
    shown = {one.field: one for one in found.fields}
    assert shown["call scores"].sure
    assert shown["items"].why == "they add up to the scores"
    assert shown["did well"].value == "text"
    assert shown["did well"].why == 'beside "Strengths"'
    assert found.missing == ("agent ID: no label for it with a cell beside or below",)


@pytest.mark.parametrize(
    ("calls", "reason"),
    [
        (CALLS[:2], "only one call is on the form; 5 are needed"),
        (CALLS[:4], "only 3 calls are on the form; 5 are needed"),
        ((None, "Zorblat"), "no 5 calls were found: no headings such as Call 1 to Call 5"),
    ],
)
def test_fewer_than_five_calls_are_refused(calls: Row, reason: str) -> None:
    assert refused(*WHO, BLANK, calls, TOTAL[: len(calls)]) == reason


def test_figures_that_are_headed_as_something_else_are_refused() -> None:
    reason = "no figures from 0 to 100 were found that are headed as the scores of the five calls"
    assert refused(*SIMPLE[:5], ("Minutes", 12, 9, 15, 11, 8)) == reason
    assert refused(*SIMPLE[:5], ("Total score", 140, 120, 99, 130, 110)) == reason
    assert refused(*SIMPLE[:5], ("Target score", 85, 86, 85, 85, 90)) == reason


def test_scores_of_another_maximum_are_no_scores() -> None:
    assert "no figures" in refused(*SIMPLE[:5], ("Rating", 4, 5, 3, 4, 5))
    fifty = (50, 44, 45, 42, 48)
    for heading in ("Score (out of 50)", "Score /50", "Score (max 50)"):
        assert "no figures" in refused(*SIMPLE[:5], (heading, *fifty))
    most: Row = ("Max score", *[50] * 5)
    assert "no figures" in refused(*SIMPLE[:5], ("Score", *fifty), most)
    assert look_at(*SIMPLE[:5], ("Score (out of 100)", *SCORES)).refusals == ()


def test_points_of_items_that_are_not_100_in_all_are_no_scores() -> None:
    earned = ((10, 8, 10, 9, 10), (10, 10, 8, 9, 10), (10, 10, 10, 9, 4))
    lines: list[Row] = [(f"Greets the caller {n}", *marks) for n, marks in enumerate(earned)]
    sums: Row = ("Score", *[sum(marks) for marks in zip(*earned, strict=True)])
    assert "no figures" in refused(*SIMPLE[:5], *lines, sums)


def test_a_date_above_the_scores_says_nothing_of_their_maximum() -> None:
    sheets = [
        page(*SIMPLE[:3], ("Final score", score), name=f"Call {n}")
        for n, score in enumerate(SCORES, start=1)
    ]
    assert look(*sheets).refusals == ()


def test_every_reason_is_said() -> None:
    reasons = look_at(*SIMPLE[3:5]).refusals
    assert len(reasons) == 2


def test_an_example_sheet_is_passed_over() -> None:
    example = page(*SIMPLE[:3], BLANK, CALLS, ("Total Score", 60, 61, 62, 63, 64), name="Sample")
    found = look(example, page(*SIMPLE))
    assert found.passed_over == ("sheet Sample: an example or of earlier days",)
    assert values(found)["call scores"] == "100, 88.5, 92, 79, 96"


@pytest.mark.parametrize("banner", ["Previous class", "Last class", "Example – do not edit"])
def test_a_block_of_an_earlier_class_or_an_example_is_not_read(banner: str) -> None:
    rows = (*SIMPLE, BLANK, BLANK, (banner,), CALLS, ("Total Score", 60, 61, 62, 63, 64))
    found = look_at(*rows)
    assert found.refusals == ()
    assert values(found)["call scores"] == "100, 88.5, 92, 79, 96"


@pytest.mark.parametrize("beside", ["Average", "Target", "Best", "Retake", "Previous"])
def test_a_column_beside_the_calls_is_no_call(beside: str) -> None:
    rows = (*SIMPLE[:4], (*CALLS, beside), (*TOTAL, 85))
    found = look_at(*rows)
    assert found.refusals == ()
    assert places(found)["call scores"] == "B6:F6"


def test_an_instruction_that_speaks_of_scores_is_no_score() -> None:
    found = look_at(
        *SIMPLE, BLANK, ("The score of call 1 is 100 whatever is marked.", 5, 4, 3, 2, 1)
    )
    assert places(found)["call scores"] == "B6:F6"


def test_headings_in_numbers_with_a_word_beside_them() -> None:
    found = look_at(*SIMPLE[:4], ("Call #", 1, 2, 3, 4, 5), TOTAL)
    assert places(found)["call scores"] == "B6:F6"


def test_the_only_figures_under_headings_of_scores() -> None:
    rows = (*WHO, BLANK, ("", *(f"Call {n} score" for n in range(1, 6))), (None, *SCORES))
    assert places(look_at(*rows))["call scores"] == "B6:F6"
    under = (*WHO, BLANK, ("Final scores",), CALLS, (None, *SCORES))
    assert places(look_at(*under))["call scores"] == "B7:F7"


BLANK_FORM: tuple[Row, ...] = (
    ("Agent Name:",), ("Evaluator:",), ("Date:",), BLANK, CALLS, ("Total Score",),
)  # fmt: skip


def test_a_form_nobody_has_filled_in_is_adopted_by_its_labels() -> None:
    found = look_at(*BLANK_FORM)
    assert found.refusals == ()
    assert values(found)["agent"] == "(blank)"
    assert values(found)["call scores"] == "–, –, –, –, –"


def test_figures_printed_on_a_blank_form_are_no_scores() -> None:
    rows = (*BLANK_FORM, ("Final weight", 10, 20, 30, 20, 20), ("Final", 10, 20, 30, 20, 25))
    found = look_at(*rows)
    assert found.refusals == ()
    assert places(found)["call scores"] == "B6:F6"


def test_a_blank_form_with_no_cells_for_scores_may_still_have_figures() -> None:
    found = look_at(*BLANK_FORM[:5], ("Final", 10, 20, 30, 20, 25))
    assert places(found)["call scores"] == "B6:F6"


def test_of_two_lists_of_items_that_add_up_the_longer_is_taken() -> None:
    rows = lines(YES_NO)
    found = look_at(
        *SIMPLE[:4], HEADS, *rows, ("Sounds friendly", 1, *["N/A"] * 5),
        ("Total score", None, *OF_YES_NO),
    )  # fmt: skip
    assert found.items is not None
    assert len(found.items.lines) == 5


def test_a_workbook_with_nothing_on_it_is_refused() -> None:
    assert len(look_at().refusals) == 2
    assert len(look().refusals) == 2


def test_forms_side_by_side_down_a_sheet_are_read() -> None:
    rows: list[Row] = [*WHO, BLANK]
    for number, score in enumerate(SCORES, start=1):
        rows += [(f"Call {number}",), ("Minutes", 9 + number), ("Final score", score), BLANK, BLANK]
    found = look_at(*rows)
    assert places(found)["call scores"] == "B7, B12, B17, B22, B27"
    assert values(found)["call scores"] == "100, 88.5, 92, 79, 96"
