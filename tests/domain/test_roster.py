from callcert.domain.agents import Agent
from callcert.domain.roster import Roster, roster
from callcert.domain.tracker import TrackerRow


def row(agent_id: str | None, *, left: bool = False) -> TrackerRow:
    return TrackerRow(Agent("Doe", "Jane", agent_id), left=left)


def test_every_agent_counts_once() -> None:
    assert roster([row("E1"), row("E2"), row("E3")]) == Roster((0, 1, 2), ())
    assert roster([]) == Roster((), ())


def test_the_row_of_who_has_not_left_counts_wherever_it_stands() -> None:
    left = row("E1", left=True)
    assert roster([left, row("E1"), left]) == Roster((1,), ())
    assert roster([row("E1"), left]) == Roster((0,), ())


def test_of_rows_that_have_all_left_the_lowest_counts() -> None:
    assert roster([row("E1", left=True), row("E1", left=True)]) == Roster((1,), ())


def test_two_that_have_not_left_clash_and_neither_counts() -> None:
    rows = [row("E1"), row("E2"), row("E1", left=True), row("e1 "), row("E1")]
    assert roster(rows) == Roster((1,), ((0, 3, 4),))


def test_ids_compare_without_case_and_outer_spaces() -> None:
    assert roster([row(" e1"), row("E1", left=True)]) == Roster((0,), ())


def test_rows_without_an_id_are_agents_of_their_own() -> None:
    assert roster([row(None), row("E1"), row(""), row("  ")]) == Roster((0, 1, 2, 3), ())


def test_positions_are_in_the_order_of_the_sheet() -> None:
    rows = [row("E2", left=True), row(None), row("E1"), row("E2")]
    assert roster(rows).counting == (1, 2, 3)


def test_clashes_are_told_apart_by_id() -> None:
    rows = [row("E1"), row("E2"), row("E2"), row("E1")]
    assert roster(rows) == Roster((), ((0, 3), (1, 2)))
