from collections.abc import Sequence
from fractions import Fraction

import pytest

from callcert.domain.foreign.calls import series_on
from callcert.domain.foreign.frames import Frame
from callcert.domain.foreign.pages import Page
from callcert.domain.foreign.scores import Figures, ShownAs, figures_in, score_of
from callcert.domain.scorecard import CellValue, ErrorValue
from tests.domain.foreign.grids import CALLS, KNOWN, page


def frame_on(sheet: Page) -> Frame:
    return Frame(series_on(sheet, KNOWN)[0], {sheet.name: sheet})


def found(*below: Sequence[CellValue]) -> list[Figures]:
    return figures_in(frame_on(page(CALLS, *below)), KNOWN)


@pytest.mark.parametrize(
    ("value", "shown_as", "score"),
    [
        (88.5, "points", "88.5"),
        (100, "points", "100"),
        (0, "points", "0"),
        (0.885, "fraction", "88.5"),
        (1, "fraction", "100"),
        ("88.5%", "points", "88.5"),
        ("88,5 %", "percent text", "88.5"),
    ],
)
def test_a_score_is_0_to_100_however_it_is_shown(
    value: CellValue, shown_as: ShownAs, score: str
) -> None:
    assert score_of(value, shown_as) == Fraction(score)


@pytest.mark.parametrize(
    ("value", "shown_as"),
    [
        (0.885, "points"),
        (1, "points"),
        (100.5, "points"),
        (-1, "points"),
        (1.2, "fraction"),
        ("120%", "fraction"),
        (88, "percent text"),
        (88, "any"),
        ("88", "points"),
        ("see notes", "points"),
        (True, "points"),
        (None, "points"),
        (ErrorValue("#REF!"), "points"),
    ],
)
def test_what_is_no_score_has_none(value: CellValue, shown_as: ShownAs) -> None:
    assert score_of(value, shown_as) is None


@pytest.mark.parametrize(
    ("values", "shown_as"),
    [
        ((100, 88.5, 92, 79, 0), "points"),
        ((1, 0.885, 0.92, 0.79, 0), "fraction"),
        (("100%", "88.5%", "92%", "79%", "0%"), "percent text"),
        (("100%", 0.885, 0.92, 0.79, 0), "fraction"),
    ],
)
def test_five_figures_under_the_calls_may_be_the_scores(
    values: Sequence[CellValue], shown_as: ShownAs
) -> None:
    (figures,) = found(("Score", *values))
    assert figures.shown_as == shown_as
    assert figures.known
    assert figures.scores[1] == Fraction("88.5")
    assert [text for _, text in figures.labels] == ["Score"]


@pytest.mark.parametrize(
    "values",
    [
        (100, 88.5, 92, 79),
        (100, 88.5, 92, 79, "no"),
        (100, 88.5, 92, 79, 101),
        (100, 88.5, 92, 79, -1),
        (100, 88.5, 92, 79, 0.5),
        (100, 88.5, 92, 79, True),
        (100, 88.5, None, 79, 96),
    ],
)
def test_fewer_figures_or_others_may_not(values: Sequence[CellValue]) -> None:
    assert found(("Score", *values)) == []


def test_cells_that_hold_nothing_yet_need_a_short_heading_that_says_score() -> None:
    (blank,) = found(("Call score", None, None))
    assert (blank.shown_as, blank.known, blank.scores) == ("any", False, (None,) * 5)
    assert found(("Minutes",)) == []
    assert found(("The score that the agent has got on this call",)) == []
    broken = [ErrorValue("#DIV/0!")] * 5
    assert [one.shown_as for one in found(("Score", *broken))] == ["any"]


def test_what_speaks_for_figures_is_told_and_what_speaks_against_them_counts() -> None:
    (figures,) = found(("Score", 100, 88.5, 92, 79, 96))
    judged = Figures(
        figures.frame, figures.step, figures.spots, "points", figures.scores, (),
        ((4, "headed as a score"), (-3, "numbers alone"), (1, "headed with %")),
    )  # fmt: skip
    assert judged.points == 2
    assert judged.why == "headed as a score, headed with %"


def test_a_heading_that_is_a_mark_heads_no_scores() -> None:
    (figures,) = found(("Yes", 100, 88.5, 92, 79, 96))
    assert figures.labels == ()
