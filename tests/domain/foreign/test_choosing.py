"""Of two possible readings the better one by far; else somebody is asked, or none is taken."""

import pytest

from callcert.domain.foreign.choosing import Question
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

OTHER = (90, 81, 77, 95, 60)


class Asked:
    """Answers every question with the same number, and keeps them."""

    def __init__(self, answer: int | None) -> None:
        self.answer = answer
        self.questions: list[Question] = []

    def __call__(self, question: Question) -> int | None:
        self.questions.append(question)
        return self.answer


TWO_SCORES: tuple[Row, ...] = (*WHO, BLANK, CALLS, ("QA Score", *SCORES), ("Call Score", *OTHER))
TWO_AGENTS: tuple[Row, ...] = (("Agent", "Jane Doe", None, "Agent", "Ann Other"), *SIMPLE[1:])


def test_nobody_is_asked_where_one_reading_is_sure() -> None:
    asked = Asked(0)
    assert look_at(*SIMPLE, choose=asked).refusals == ()
    assert asked.questions == []


def test_a_reading_with_two_points_more_than_any_other_is_taken() -> None:
    rows = (*SIMPLE[:5], ("Zorblat score", *OTHER), ("Score total", *SCORES))
    found = look_at(*rows)
    assert found.refusals == ()
    assert places(found)["call scores"] == "B7:F7"


def test_two_rows_that_could_be_the_scores_are_refused_where_nobody_answers() -> None:
    found = look_at(*TWO_SCORES)
    (reason,) = found.refusals
    assert reason.startswith("the scores could be Form!B6:F6 (100, 88.5, 92, 79, 96); ")
    assert reason.endswith("nothing says which")


@pytest.mark.parametrize(("answer", "cells"), [(0, "B6:F6"), (1, "B7:F7")])
def test_and_those_that_were_meant_are_taken_where_somebody_does(answer: int, cells: str) -> None:
    asked = Asked(answer)
    found = look_at(*TWO_SCORES, choose=asked)
    assert found.refusals == ()
    assert places(found)["call scores"] == cells
    (question,) = asked.questions
    assert question.field == "the scores of the five calls"
    assert [option.value for option in question.options] == [
        "100, 88.5, 92, 79, 96",
        "90, 81, 77, 95, 60",
    ]
    assert "headed as a score" in question.options[0].why


def test_scores_that_stand_there_three_times_and_others_are_two_options() -> None:
    asked = Asked(None)
    look_at(*TWO_SCORES, ("Score", *SCORES), ("Scores", *OTHER), choose=asked)
    ((question,),) = [asked.questions]
    assert len(question.options) == 2


def test_the_same_scores_again_are_no_other_reading_and_those_on_one_sheet_are_taken() -> None:
    sheets = [
        page((f"Call {n}",), ("Final score", score), name=f"Call {n}")
        for n, score in enumerate(SCORES, start=1)
    ]
    found = look(page(*SIMPLE, name="Summary"), *sheets)
    assert found.refusals == ()
    assert {spot.sheet for spot in found.figures.spots} == {"Summary"} if found.figures else False


def test_scores_that_are_the_same_but_for_one_contradict_each_other() -> None:
    rows = (*SIMPLE[:-1], ("Final QA score", *SCORES))
    assert look_at(*rows).refusals == ()
    (reason,) = look_at(*rows, ("Zorblat score", 100, 88.5, 92, 79, 95)).refusals
    assert "gives a call two scores" in reason


def test_a_sixth_call_headed_alike_is_refused_unless_it_has_no_score() -> None:
    six = (*WHO, BLANK, (*CALLS, "Call 6"))
    (reason,) = look_at(*six, (*TOTAL, 90)).refusals
    assert reason.startswith("more than 5 calls are headed alike")
    assert look_at(*six, TOTAL).refusals == ()
    retake = (*WHO, BLANK, (*CALLS, "Call 6 (retake)"))
    assert look_at(*retake, (*TOTAL, 90)).refusals == ()


def test_two_agents_are_refused_or_asked_about() -> None:
    (reason,) = look_at(*TWO_AGENTS).refusals
    assert reason.startswith("the agent's name could stand in Form!B1 (Jane Doe) or Form!E1")
    asked = Asked(1)
    assert values(look_at(*TWO_AGENTS, choose=asked))["agent"] == "Ann Other"
    assert [question.field for question in asked.questions] == ["agent"]


def test_the_cell_of_the_agent_is_nobody_elses() -> None:
    rows = (("Agent:", "Jane Doe", "Evaluator:", None), ("Date:", "11/20/2026"), *SIMPLE[3:])
    found = look_at(*rows)
    assert (places(found)["agent"], places(found)["certifier"]) == ("B1", "D1")
    assert values(found)["certifier"] == "(blank)"


def test_two_dates_are_not_taken_where_nobody_answers() -> None:
    rows = (*SIMPLE[:2], ("Date:", "11/20/2026", None, "Date:", "11/23/2026"), *SIMPLE[3:])
    found = look_at(*rows)
    assert found.refusals == ()
    assert "date" not in values(found)
    assert any(line.startswith("date: it could stand in Form!B3") for line in found.missing)


def test_a_name_in_two_cells_is_taken_where_there_is_no_one_cell() -> None:
    rows = (("Last name", "Doe"), ("First name", "Jane"), *SIMPLE[1:])
    found = values(look_at(*rows))
    assert (found["last name"], found["first name"]) == ("Doe", "Jane")
    assert "agent" not in found


def test_a_name_in_two_cells_is_taken_before_one_that_is_blank() -> None:
    rows = (("Agent:", None), ("Last name", "Doe"), ("First name", "Jane"), *SIMPLE[1:])
    assert values(look_at(*rows))["last name"] == "Doe"


def test_a_name_in_two_cells_as_sure_as_the_one_cell_is_taken() -> None:
    rows = (*SIMPLE[:1], ("Last name", "Doe"), ("First name", "Jane"), *SIMPLE[1:])
    assert values(look_at(*rows))["last name"] == "Doe"
    less = (*SIMPLE[:1], ("Zorblat last:", "Doe"), ("Zorblat first:", "Jane"), *SIMPLE[1:])
    assert values(look_at(*less))["agent"] == "Jane Doe"


def test_one_cell_is_taken_before_two_that_are_blank() -> None:
    rows = (*SIMPLE[:1], ("Last name", None), ("First name", None), *SIMPLE[1:])
    assert values(look_at(*rows))["agent"] == "Jane Doe"


def test_without_a_label_for_the_agent_the_form_is_refused() -> None:
    (reason,) = look_at(*SIMPLE[1:]).refusals
    assert reason.startswith("the agent's name was not found")
    (reason,) = look_at(("Last name", "Doe"), *SIMPLE[1:]).refusals
    assert reason.startswith("the agent's name was not found")


def test_what_is_not_there_is_missing_and_no_reason_to_refuse() -> None:
    found = look_at(SIMPLE[0], *SIMPLE[3:])
    assert found.refusals == ()
    assert [line.partition(":")[0] for line in found.missing] == [
        "agent ID", "certifier", "date", "items", "feedback",
    ]  # fmt: skip


def test_labels_in_an_example_or_in_the_rows_of_the_calls_name_nobody() -> None:
    example = (("Example",), ("Agent", "Ann Other"), BLANK, BLANK, BLANK, *SIMPLE)
    assert values(look_at(*example))["agent"] == "Jane Doe"
    within = (*SIMPLE[:5], ("Date", "11/01/2026", *["11/02/2026"] * 4), *SIMPLE[5:])
    assert places(look_at(*within))["date"] == "B3"


def test_of_calls_in_rows_what_stands_beside_them_is_theirs() -> None:
    rows = [(f"Call {n}", score, "Agent", "Ann Other") for n, score in enumerate(SCORES, start=1)]
    found = look_at(*WHO, BLANK, (None, "Final score"), *rows)
    assert values(found)["agent"] == "Jane Doe"


def test_a_form_with_scores_names_its_agent() -> None:
    (reason,) = look_at(("Agent:", None), *SIMPLE[1:]).refusals
    assert reason.startswith("the agent's name was not found")


def test_the_sheet_of_the_scores_is_the_likelier_home_of_the_agent() -> None:
    found = look(page(("Agent", "Ann Other"), name="Roster"), page(*SIMPLE))
    assert found.refusals == () or "could stand" in found.refusals[0]
    assert values(found).get("agent") in {None, "Jane Doe"}


def test_further_cells_that_name_the_agent_are_kept() -> None:
    again = look(page(*SIMPLE), page(("Agent Name:", "Jane Doe"), name="Notes"))
    assert [one.spot.sheet for one in again.also_named] == ["Notes"]
    other = look(page(*SIMPLE), page(("Signed by the agent", "Jane Doe"), name="Notes"))
    assert other.also_named == ()
    assert look_at(*SIMPLE).also_named == ()


LONG = "The person below has been with us for longer than anybody else on this floor"
NOBODY_KNOWN: tuple[Row, ...] = (
    ("Zorblat", "Jane Doe"), ("Flurb", "Ann Other"), (LONG, "Bob Long"), ("Flurb", "Goal"),
    ("Flurb", "see notes"), ("Flurb", "Solo"), BLANK, CALLS, TOTAL,
)  # fmt: skip
"""A form on which nothing says who the agent is."""


def test_where_no_label_is_known_a_person_is_asked_among_the_names_there_are() -> None:
    asked = Asked(1)
    found = look_at(*NOBODY_KNOWN, choose=asked)
    assert found.refusals == ()
    assert values(found)["agent"] == "Ann Other"
    assert [option.value for option in asked.questions[-1].options] == ["Jane Doe", "Ann Other"]


def test_and_nothing_is_taken_where_nobody_answers_or_there_is_no_name() -> None:
    for choose in (Asked(None), Asked(0)):
        rows = NOBODY_KNOWN if choose.answer is None else NOBODY_KNOWN[3:]
        (reason,) = look_at(*rows, choose=choose).refusals
        assert reason.startswith("the agent's name was not found")


def test_who_may_be_either_side_is_the_agent_where_another_has_scored() -> None:
    rows = (("Analyst", "Jane Doe"), ("Scored by", "Pat Otto"), *SIMPLE[2:])
    found = values(look_at(*rows))
    assert (found["agent"], found["certifier"]) == ("Jane Doe", "Pat Otto")
    alone = look_at(("Analyst", "Jane Doe"), *SIMPLE[2:])
    assert alone.refusals != ()
