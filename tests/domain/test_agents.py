import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.agents import Agent, same_agent

JANE = Agent("Doe", "Jane", "E1042")

names = st.sampled_from(["Doe", "doe", " Doe ", "D_oe", "Müller", "O'Neil", "Smith-Jones"])
ids = st.sampled_from([None, "", " ", "E1", "e1 ", "E2"])
agents = st.builds(Agent, names, names, ids)


def test_one_id_is_one_agent_whatever_the_name() -> None:
    assert same_agent(JANE, Agent("Smith", "Jane", "E1042"))


def test_two_ids_are_two_agents_whatever_the_name() -> None:
    assert not same_agent(JANE, Agent("Doe", "Jane", "E2077"))


@pytest.mark.parametrize("spelled", ["e1042", " E1042 ", "\te1042\n"])
def test_ids_compare_without_case_and_outer_spaces(spelled: str) -> None:
    assert same_agent(JANE, Agent("Other", "Name", spelled))


@pytest.mark.parametrize("agent_id", [None, "", "  "])
def test_where_one_has_no_id_the_name_decides(agent_id: str | None) -> None:
    assert same_agent(JANE, Agent("Doe", "Jane", agent_id))
    assert not same_agent(JANE, Agent("Roe", "Jane", agent_id))


@pytest.mark.parametrize(
    ("last", "first"),
    [("DOE", "jane"), (" Doe ", "Jane"), ("Doe", "Jane."), ("Do/e", "Ja:ne"), ("Doe", "Jane\t")],
)
def test_names_compare_cleaned_and_without_case(last: str, first: str) -> None:
    assert same_agent(Agent("Doe", "Jane"), Agent(last, first))


def test_accents_tell_names_apart_but_not_their_encoding() -> None:
    composed, decomposed = "M\u00fcller", "Mu\u0308ller"
    assert same_agent(Agent(composed, "Ina"), Agent(decomposed, "Ina"))
    assert not same_agent(Agent(composed, "Ina"), Agent("Muller", "Ina"))


def test_where_one_part_ends_and_the_next_begins_matters() -> None:
    assert not same_agent(Agent("Doe", "Ann Lee"), Agent("Doe Ann", "Lee"))
    assert not same_agent(Agent("A_B", "C"), Agent("A", "B_C"))


@given(agents, agents)
def test_being_the_same_goes_both_ways(one: Agent, other: Agent) -> None:
    assert same_agent(one, other) == same_agent(other, one)


@given(agents)
def test_everybody_is_themselves(agent: Agent) -> None:
    assert same_agent(agent, agent)


def test_an_agent_reads_last_name_first() -> None:
    assert str(JANE) == "Doe, Jane"
