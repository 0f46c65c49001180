"""What an agent gets to see of a scorecard."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from callcert.domain.agent_feedback import AgentFeedback, feedback_of
from callcert.domain.assessment import assess
from callcert.domain.certification import Certification
from callcert.domain.feedback import CallWords
from callcert.domain.form import Grid
from callcert.domain.guide import Definition, Guide
from callcert.domain.rules import Rules
from callcert.domain.scorecard import CellValue
from tests.domain.returned_form import RULES, cell, form, marked, row

GREETS = Definition("GREETS by name.", "", "20", auto_fail=False, lines=(("", "x"),), cell="A1")
GUIDE = Guide("t.xlsx", "Guide", (GREETS,))
UNSEEN: dict[str, Grid] = {
    name: cell(None) for name in ("calls_passed", "pass_rate", "outcome")
} | {name: row(*[None] * 5) for name in ("call_scores", "call_results")}


def told(
    changes: dict[tuple[int, int], CellValue], guide: Guide | None = GUIDE, **more: Any
) -> AgentFeedback:
    fields = form(**UNSEEN | {"marks": marked(changes)} | more)
    seen = assess(fields, "returned", RULES, "mdy")
    decided = seen.certification or Certification(0, 0, "failed")
    return feedback_of(seen, decided, "Doe_Jane_100%.xlsx", guide, RULES)


def test_it_has_the_agent_s_own_scores_and_words() -> None:
    said = told({}, next_steps=row("breathe", *[None] * 4))
    assert (str(said.agent), said.day) == ("Doe, Jane", date(2026, 11, 20))
    assert [one.call.number for one in said.calls] == [1, 2, 3, 4, 5]
    assert said.calls[0].words == CallWords("", "warm greeting", "", "breathe")
    assert said.calls[0].call.coached
    assert all(one.lost == () for one in said.calls)


def test_items_that_earned_less_than_their_points_are_listed_with_what_they_cost() -> None:
    said = told({(0, 2): 15, (2, 2): "No", (0, 4): "No", (2, 4): "N/A"})
    first, second = said.calls[1].lost
    assert (first.item, first.mark, first.lost, first.points) == (
        "Greets by name",
        "15",
        Fraction(5),
        Fraction(20),
    )
    assert (second.lost, second.fails_call) == (Fraction(50), False)
    (later,) = said.calls[3].lost
    assert (first.first_call, later.first_call, later.lost) == (2, 2, Fraction(20))
    assert said.calls[2].lost == ()


def test_the_guide_s_definition_stands_beside_its_item() -> None:
    first, second = told({(0, 2): 0, (2, 2): 0}).calls[1].lost
    assert (first.definition, second.definition) == (GREETS, None)
    assert told({(0, 2): 0}, guide=None).calls[1].lost[0].definition is None


@pytest.mark.parametrize("mark", ["No", 0])
def test_a_missed_auto_fail_is_said(mark: CellValue) -> None:
    (lost,) = told({(1, 3): mark}).calls[2].lost
    assert (lost.fails_call, lost.lost) == (True, Fraction(30))


def test_an_auto_fail_item_worth_nothing_fails_the_call_too() -> None:
    points: Grid = tuple((value,) for value in (20, 0, 50))
    (lost,) = told({(1, 3): "No"}, points=points).calls[2].lost
    assert (lost.fails_call, lost.lost) == (True, Fraction(0))


def test_of_a_blank_mark_on_the_coached_call_nothing_is_said() -> None:
    assert told({(0, 1): None}).calls[0].lost == ()


def test_a_pass_that_an_audit_would_not_do_is_known() -> None:
    said = told({(0, 2): 10, (2, 3): "No", (2, 1): "No"})
    assert [one.is_below_audit for one in said.calls] == [False, True, False, False, False]


def test_a_scorecard_of_scores_alone_has_no_items() -> None:
    seen = assess(form(items=((None,),) * 3), "returned", RULES, "mdy")
    said = feedback_of(seen, Certification(5, 100, "certified"), "x", GUIDE, RULES)
    assert [one.lost for one in said.calls] == [()] * 5


@pytest.mark.parametrize(("rate", "needed"), [(80, 4), (81, 5), (100, 5), (60, 3), (0, 0)])
def test_how_many_calls_certify(rate: float, needed: int) -> None:
    seen = assess(form(), "returned", RULES, "mdy")
    said = feedback_of(
        seen, Certification(5, 100, "certified"), "x", None, Rules(certify_rate=rate)
    )
    assert said.needed == needed
