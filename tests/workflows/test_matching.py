"""Whom rows and scorecards name, and whom an unknown name may have meant."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.agents import Agent
from callcert.domain.findings import finding
from callcert.domain.people import Named, People
from callcert.workflows.matching import MOST_PROPOSALS, Matcher
from callcert.workflows.near_names import Nearest

JANE, ALAN = Agent("Doe", "Jane", "E1042"), Agent("Roe", "Alan", "E2001")
MARIA = Agent("García-López", "María", None)
TWIN = Agent("Roe", "Alan", "E2002")


def matcher(*agents: Agent) -> Matcher:
    return Matcher(People(agents or (JANE, ALAN, MARIA)), "row")


@pytest.mark.parametrize(
    ("named", "number"),
    [
        (Named("Doe", "Jane", "E1042"), 0),
        (Named("", "", "e-1042"), 0),
        (Named("doe", "JANE"), 0),
        (Named("Jane", "Doe"), 0),
        (Named("Garcia Lopez", "Maria"), 2),
    ],
)
def test_who_is_meant_for_certain_is_found_without_a_word(named: Named, number: int) -> None:
    assert matcher().number(named) == (number, None)


@pytest.mark.parametrize(("one", "other"), [("1042", "1042"), ("01042", "01042")])
def test_an_id_of_digits_is_one(one: str, other: str) -> None:
    assert matcher(Agent("Doe", "Jane", one)).number(Named("", "", other)) == (0, None)


def test_an_id_beside_quite_another_name_is_taken_with_a_word() -> None:
    number, problem = matcher().number(Named("Smith", "Bob", "E1042"))
    assert number == 0
    assert problem
    assert problem.code == "id-of-another"
    assert "Doe, Jane (E1042)" in finding(problem.code, problem.facts).message


def test_a_name_that_several_bear_is_none_of_them() -> None:
    number, problem = matcher(ALAN, TWIN).number(Named("Roe", "Alan"))
    assert number is None
    assert problem
    assert problem.code == "row-ambiguous"
    words = finding(problem.code, problem.facts).message
    assert "Roe, Alan (E2001); Roe, Alan (E2002)" in words


def near(named: Named, *agents: Agent) -> str:
    number, problem = matcher(*agents).number(named)
    assert number is None
    assert problem
    assert problem.code == "row-unknown"
    assert finding(problem.code, problem.facts).message
    return str(problem.facts["near"])


def test_a_name_under_another_id_is_told() -> None:
    assert near(Named("Doe", "Jane", "E9")) == " (of that name there is Doe, Jane (E1042))"


def test_a_near_name_is_proposed_and_never_taken() -> None:
    assert near(Named("Doe", "Jame")) == " (nearly Doe, Jane (E1042))"


def test_an_unlike_name_and_an_id_alone_are_unknown_without_a_proposal() -> None:
    assert near(Named("Smith", "Bob")) == ""
    assert near(Named("", "", "E104")) == ""


def test_the_words_are_those_for_what_names_them() -> None:
    people = People([ALAN, TWIN])
    cards = Matcher(people, "scorecard")
    codes = [
        problem.code
        for named in (Named("Roe", "Alan"), Named("Smith", "Bob"))
        if (problem := cards.number(named)[1])
    ]
    assert codes == ["scorecard-ambiguous", "scorecard-unknown"]


def test_another_list_is_not_searched_name_by_name() -> None:
    one = matcher()
    for number in range(MOST_PROPOSALS - 1):
        one.near(Named("Smith", f"Bob {number}"))
    assert one.near(Named("Doe", "Jame"))
    assert one.near(Named("Doe", "Jame")) == ""


# Near names


def nearest(named: Named, agents: Sequence[Agent]) -> list[str]:
    return [str(agent) for agent in Nearest(agents).to(named)]


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("Doe", "Jame"), ("Jame", "Doe"), ("Deo", "Jane"), ("Zoe", "Jane"), ("Jane", "Zoe"),
        ("Doe", "Janet"), ("DÖE", "Jan"), ("Doe Jane", ""), ("", "Jane Doee"), ("Doee", ""),
    ],
)  # fmt: skip
def test_names_nearly_alike_are_proposed_either_way_round(last: str, first: str) -> None:
    assert nearest(Named(last, first), [ALAN, JANE]) == ["Doe, Jane"]


@pytest.mark.parametrize(
    ("last", "first"), [("Smith", "Bob"), ("Doe", "Peter"), ("", ""), ("-", "?")]
)
def test_names_unlike_are_not(last: str, first: str) -> None:
    assert nearest(Named(last, first), [ALAN, JANE]) == []


def test_parts_of_a_long_name_in_another_order_are_near() -> None:
    assert nearest(Named("Maria", "Lopez Garcai"), [JANE, MARIA]) == ["García-López, María"]


def test_the_most_alike_come_first_and_no_more_than_three() -> None:
    agents = [Agent("Mueller", f"Hann{end}", None) for end in ("xyz", "xy", "x", "")]
    assert nearest(Named("Hanna", "Mueller"), agents) == [
        "Mueller, Hann", "Mueller, Hannx", "Mueller, Hannxy",
    ]  # fmt: skip


def test_agents_who_come_later_are_found_too() -> None:
    agents = [ALAN]
    later = Nearest(agents)
    assert later.to(Named("Doe", "Jame")) == []
    agents.append(JANE)
    assert later.to(Named("Doe", "Jame")) == [JANE]
    assert later.to(Named("Roe", "Allan")) == [ALAN]


def test_an_agent_without_a_name_is_like_nobody() -> None:
    assert nearest(Named("Doe", "Jame"), [Agent("", "", "E1"), JANE]) == ["Doe, Jane"]


NAMES = st.text("abcdefgh", min_size=3, max_size=8)


@given(NAMES, NAMES, st.integers(0, 20))
def test_a_slip_of_one_letter_is_near_either_way_round(last: str, first: str, at: int) -> None:
    agent = Agent(last, first, None)
    whole = list(last + first)
    whole[at % len(whole)] = "z"
    slipped = "".join(whole)
    named = (slipped[: len(last)], slipped[len(last) :])
    expected = [agent] if len(whole) >= 6 else []
    assert Nearest([agent]).to(Named(*named)) == expected
    assert Nearest([agent]).to(Named(*named[::-1])) == expected
