"""The names of files made for one agent."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.agents import Agent
from callcert.domain.naming import FORBIDDEN, LONGEST_NAME
from callcert.domain.paper_names import has_namesake, paper_name

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("agent", "with_id", "name"),
    [
        (Agent("Doe", "Jane", "E1"), False, "Doe_Jane coaching 2026-11-20.docx"),
        (Agent("Doe", "Jane", "E1"), True, "Doe_Jane-E1 coaching 2026-11-20.docx"),
        (Agent("Doe", "Jane"), True, "Doe_Jane coaching 2026-11-20.docx"),
        (Agent("D/o_e", "", "E1"), False, "Do-e coaching 2026-11-20.docx"),
        (Agent("", "", "E/1"), False, "E1 coaching 2026-11-20.docx"),
        (Agent("..", "?"), False, "Agent coaching 2026-11-20.docx"),
    ],
)
def test_it_says_who_what_and_when(agent: Agent, name: str, *, with_id: bool) -> None:
    assert paper_name(agent, "coaching", DAY, ".docx", with_id=with_id) == name


@given(last=st.text(), first=st.text(), number=st.none() | st.text(), with_id=st.booleans())
def test_whatever_the_name_it_is_one_file_that_can_be_made(
    last: str, first: str, number: str | None, *, with_id: bool
) -> None:
    name = paper_name(Agent(last, first, number), "coaching", DAY, ".docx", with_id=with_id)
    assert len(name.encode()) <= LONGEST_NAME
    assert not set(name) & set(FORBIDDEN)
    assert not name.startswith(".")
    assert name.endswith(" coaching 2026-11-20.docx")


def test_a_long_name_is_cut_and_what_tells_it_apart_stays() -> None:
    name = paper_name(Agent("ö" * 300, "x"), "coaching", DAY, ".docx", with_id=False)
    assert len(name.encode()) <= LONGEST_NAME
    assert name.endswith("ö coaching 2026-11-20.docx")


def test_namesakes_are_others_of_the_same_name() -> None:
    jane = Agent("Doe", "Jane", "E1")
    assert has_namesake(jane, [jane, Agent("DOE", " jane ", "E2")])
    assert not has_namesake(jane, [jane, Agent("Doe", "Jane", "e1"), Agent("Roe", "Alan", "E3")])
