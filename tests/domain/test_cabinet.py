from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.agents import Agent, same_agent
from callcert.domain.cabinet import Decision, Filed, Returned, plan_filing
from callcert.domain.findings import KINDS, finding
from callcert.domain.naming import clean_name, parse_file_name

JANE = Agent("Doe", "Jane", "E1042")
NAMESAKE = Agent("Doe", "Jane", "E2077")
NO_ID = Agent("Doe", "Jane")


def returned(
    file: str,
    agent: Agent = JANE,
    rate: int = 80,
    *,
    digest: str | None = None,
    named: bool = False,
) -> Returned:
    return Returned(f"/in/{file}", digest or file, agent, rate, ".xlsx", named)


def filed(name: str, agent: Agent | None = JANE, digest: str | None = None) -> Filed:
    return Filed(name, digest or name, agent)


def codes(decision: Decision) -> list[str]:
    return [problem.code for problem in decision.problems]


def after(
    before: Sequence[Filed], back: Sequence[Returned], decisions: Sequence[Decision]
) -> list[Filed]:
    """What the cabinet holds once the plan was carried out."""
    now = {one.name: one for one in before}
    for one, decision in zip(back, decisions, strict=True):
        for old in decision.supersedes:
            del now[old]
        if decision.verdict == "file" and decision.name:
            assert decision.name not in now
            now[decision.name] = Filed(decision.name, one.digest, one.agent)
    return list(now.values())


def test_a_scorecard_is_filed_under_the_agents_name_and_rate() -> None:
    assert plan_filing([returned("a.xlsx")], []) == [Decision("file", "Doe_Jane_80%.xlsx")]


def test_the_returned_extension_stays() -> None:
    (decision,) = plan_filing([replace(returned("a.xlsm"), extension=".xlsm")], [])
    assert decision.name == "Doe_Jane_80%.xlsm"


def test_the_same_bytes_again_are_already_filed() -> None:
    (decision,) = plan_filing([returned("a.xlsx", digest="d")], [filed("x.xlsx", digest="d")])
    assert decision == Decision("already-filed", "x.xlsx")


def test_the_same_bytes_twice_in_a_run_are_filed_once() -> None:
    first, second = plan_filing(
        [returned("a.xlsx", digest="d"), returned("b.xlsx", digest="d")], []
    )
    assert first.verdict == "file"
    assert (second.verdict, second.name) == ("already-filed", first.name)
    assert codes(second) == ["same-file-twice"]
    assert second.problems[0].facts == {"others": "a.xlsx"}


def test_the_same_bytes_twice_are_held_twice() -> None:
    back = [returned("a.xlsx", digest="d"), returned("b.xlsx", digest="d")]
    decisions = plan_filing(back, [filed("Doe_Jane_60%.xlsx")])
    assert [decision.verdict for decision in decisions] == ["held", "held"]
    assert codes(decisions[1]) == ["already-have-one", "same-file-twice"]


def test_another_scorecard_of_an_agent_is_held() -> None:
    (decision,) = plan_filing([returned("a.xlsx", rate=100)], [filed("Doe_Jane_60%.xlsx")])
    assert (decision.verdict, decision.name, decision.supersedes) == ("held", None, ())
    assert codes(decision) == ["already-have-one"]
    assert decision.problems[0].facts["others"] == "Doe_Jane_60%.xlsx"


def test_replacing_files_it_and_moves_the_old_one_out() -> None:
    (decision,) = plan_filing(
        [returned("a.xlsx", rate=100)], [filed("Doe_Jane_60%.xlsx")], replace=True
    )
    assert (decision.verdict, decision.name) == ("file", "Doe_Jane_100%.xlsx")
    assert decision.supersedes == ("Doe_Jane_60%.xlsx",)
    assert codes(decision) == ["replaces"]
    assert decision.problems[0].facts == {"others": "Doe_Jane_60%.xlsx"}


def test_replacing_may_take_the_very_name_of_the_old_one() -> None:
    (decision,) = plan_filing([returned("a.xlsx")], [filed("DOE_Jane_80%.xlsx")], replace=True)
    assert (decision.verdict, decision.name) == ("file", "Doe_Jane_80%.xlsx")
    assert decision.supersedes == ("DOE_Jane_80%.xlsx",)


def test_replacing_moves_every_old_one_of_the_agent_out() -> None:
    old = [filed("Doe_Jane_60%.xlsx"), filed("Doe_Jane_40%.xls", NO_ID), filed("Roe_Al_80%.xlsx",
           Agent("Roe", "Al"))]  # fmt: skip
    (decision,) = plan_filing([returned("a.xlsx", rate=100)], old, replace=True)
    assert set(decision.supersedes) == {"Doe_Jane_60%.xlsx", "Doe_Jane_40%.xls"}


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize(
    ("other", "code"),
    [
        (JANE, "several-returned"),
        (NO_ID, "several-returned"),
        (Agent("Smith", "Jane", "e1042"), "same-id-other-name"),
    ],
)
def test_different_scorecards_of_an_agent_in_a_run_are_all_held(
    other: Agent, code: str, *, asked: bool
) -> None:
    back = [returned("a.xlsx"), returned("b.xlsx", other), returned("c.xlsx", Agent("Roe", "Al"))]
    decisions = plan_filing(back, [], replace=asked)
    assert [decision.verdict for decision in decisions] == ["held", "held", "file"]
    assert codes(decisions[0]) == codes(decisions[1]) == [code]
    assert decisions[0].problems[0].facts["others"] == "b.xlsx"
    assert decisions[1].problems[0].facts["others"] == "a.xlsx"


def test_one_already_filed_and_a_different_one_in_the_same_run() -> None:
    back = [returned("a.xlsx", digest="d"), returned("b.xlsx")]
    decisions = plan_filing(back, [filed("Doe_Jane_80%.xlsx", digest="d")])
    assert [decision.verdict for decision in decisions] == ["already-filed", "held"]


def test_namesakes_with_different_ids_both_keep_a_file() -> None:
    first, second = plan_filing([returned("a.xlsx"), returned("b.xlsx", NAMESAKE)], [])
    assert (first.verdict, first.name) == ("file", "Doe_Jane_80%.xlsx")
    assert (second.verdict, second.name) == ("file", "Doe_Jane-E2077_80%.xlsx")
    assert (codes(first), codes(second)) == ([], ["namesake"])
    assert second.problems[0].field == "agent_id"


def test_a_namesake_gets_its_id_whatever_its_rate() -> None:
    (decision,) = plan_filing(
        [returned("b.xlsx", NAMESAKE, 100)], [filed("Doe_Jane_80%.xlsx", JANE)]
    )
    assert decision.name == "Doe_Jane-E2077_100%.xlsx"
    assert decision.supersedes == ()


def test_replacing_a_scorecard_leaves_the_namesakes_alone() -> None:
    before = [filed("Doe_Jane_80%.xlsx"), filed("Doe_Jane-E2077_60%.xlsx", NAMESAKE)]
    (decision,) = plan_filing([returned("b.xlsx", NAMESAKE, 100)], before, replace=True)
    assert decision.supersedes == ("Doe_Jane-E2077_60%.xlsx",)
    assert decision.name == "Doe_Jane-E2077_100%.xlsx"


@pytest.mark.parametrize("asked", [True, False])
def test_an_agent_without_id_who_could_be_several_filed_ones_is_held(*, asked: bool) -> None:
    before = [filed("Doe_Jane_80%.xlsx"), filed("Doe_Jane-E2077_60%.xlsx", NAMESAKE)]
    (decision,) = plan_filing([returned("c.xlsx", NO_ID, 100)], before, replace=asked)
    assert (decision.verdict, codes(decision)) == ("held", ["several-agents"])
    assert "Doe_Jane-E2077_60%.xlsx" in str(decision.problems[0].facts["others"])


def test_a_scorecard_that_was_withdrawn_is_held() -> None:
    (decision,) = plan_filing([returned("a.xlsx", digest="d")], [], withdrawn={"d": "2026-11-19"})
    assert (decision.verdict, codes(decision)) == ("held", ["withdrawn-before"])
    assert decision.problems[0].facts == {"date": "11/19/2026"}
    (renamed,) = plan_filing([returned("a.xlsx", digest="d")], [], withdrawn={"d": "by hand"})
    assert renamed.problems[0].facts == {"date": "by hand"}


def test_a_withdrawn_scorecard_that_a_person_names_is_filed_again() -> None:
    back = returned("a.xlsx", digest="d", named=True)
    (decision,) = plan_filing([back], [], withdrawn={"d": "2026-11-19"})
    assert (decision.verdict, codes(decision)) == ("file", ["filed-again"])
    assert decision.problems[0].facts == {"date": "2026-11-19"}


def test_naming_a_withdrawn_scorecard_does_not_replace_another() -> None:
    back = returned("a.xlsx", digest="d", named=True)
    (decision,) = plan_filing([back], [filed("Doe_Jane_60%.xlsx")], withdrawn={"d": "2026-11-19"})
    assert (decision.verdict, codes(decision)) == ("held", ["already-have-one"])


def test_a_withdrawn_scorecard_does_not_hold_a_better_one() -> None:
    (decision,) = plan_filing([returned("a.xlsx")], [], withdrawn={"d": "2026-11-19"})
    assert (decision.verdict, codes(decision)) == ("file", [])


def test_a_withdrawn_scorecard_that_is_filed_once_more_is_already_filed() -> None:
    before = [filed("Doe_Jane_80%.xlsx", digest="d")]
    back = [returned("a.xlsx", digest="d")]
    (decision,) = plan_filing(back, before, withdrawn={"d": "2026-11-19"})
    assert decision.verdict == "already-filed"


@pytest.mark.parametrize("name", ["Doe_Jane_80%.xlsx", "doe_JANE_80%.XLSX"])
def test_a_file_that_is_no_scorecard_keeps_its_name(name: str) -> None:
    (decision,) = plan_filing([returned("a.xlsx", NO_ID)], [filed(name, None)], replace=True)
    assert (decision.verdict, codes(decision)) == ("held", ["name-taken"])
    assert decision.problems[0].facts == {"name": name}


def test_a_strange_file_with_the_name_is_not_called_a_namesake() -> None:
    (decision,) = plan_filing([returned("a.xlsx")], [filed("Doe_Jane_80%.xlsx", None)])
    assert "namesake" not in codes(decision)


def test_a_withdrawn_scorecard_is_filed_where_a_person_named_one_of_two_copies() -> None:
    back = [returned("a.xlsx", digest="d"), returned("b.xlsx", digest="d", named=True)]
    decisions = plan_filing(back, [], withdrawn={"d": "2026-11-19"})
    assert "file" in {decision.verdict for decision in decisions}


def test_a_name_that_another_agents_scorecard_has_is_not_taken() -> None:
    before = [filed("doe_jane_80%.xlsx", Agent("Roe", "Al"))]
    (decision,) = plan_filing([returned("a.xlsx")], before, replace=True)
    assert (decision.verdict, codes(decision)) == ("held", ["name-taken"])


def test_a_damaged_file_of_the_agents_name_holds_whatever_rate_it_says() -> None:
    before = [filed("Doe_Jane_40%.xlsx", None), filed("notes", None)]
    jane, al = plan_filing([returned("a.xlsx"), returned("b.xlsx", Agent("Roe", "Al"))], before)
    assert (jane.verdict, codes(jane)) == ("held", ["name-taken"])
    assert al.verdict == "file"


def test_one_id_with_two_names_is_held_and_says_so() -> None:
    (decision,) = plan_filing([returned("a.xlsx", Agent("Smith", "Jane", "e1042"))],
                              [filed("Doe_Jane_60%.xlsx")])  # fmt: skip
    assert (decision.verdict, codes(decision)) == ("held", ["same-id-other-name"])
    assert decision.problems[0].facts == {"agent_id": "e1042", "others": "Doe_Jane_60%.xlsx"}


def test_where_both_names_are_taken_the_scorecard_is_held() -> None:
    before = [filed("Doe_Jane_80%.xlsx", None), filed("Doe_Jane-E1042_80%.xlsx", None)]
    (decision,) = plan_filing([returned("a.xlsx")], before)
    assert (decision.verdict, codes(decision)) == ("held", ["name-taken"])


def test_a_file_of_another_place_and_system_is_named_by_its_last_part() -> None:
    back = [
        replace(returned("a"), file="C:\\in\\a.xlsx"),
        replace(returned("b"), file="/in/sub/b.xlsx"),
    ]
    first, second = plan_filing(back, [])
    assert first.problems[0].facts["others"] == "b.xlsx"
    assert second.problems[0].facts["others"] == "a.xlsx"


@dataclass(frozen=True)
class Situation:
    """What may have come back, what was filed before it, and what was asked."""

    before: list[Filed]
    back: list[Returned]
    asked: bool
    withdrawn: dict[str, str]

    def plan(self, before: Sequence[Filed] | None = None, *, asked: bool | None = None) -> list[
        Decision
    ]:  # fmt: skip
        there = self.before if before is None else before
        replacing = self.asked if asked is None else asked
        return plan_filing(self.back, there, replace=replacing, withdrawn=self.withdrawn)


agents = st.builds(
    Agent,
    st.sampled_from(["Doe", "DOE", "D_oe", "D-oe", "O'Neil", "M\u00fcller", "Mu\u0308ller"]),
    st.sampled_from(["Jane", "jane ", "Jane-E1", "Jo Ann"]),
    st.sampled_from([None, "E1", "e1", "E2", " E3"]),
)
contents = st.lists(
    st.tuples(agents, st.sampled_from([20, 40, 60, 80, 100]), st.sampled_from([".xlsx", ".XLSX"])),
    min_size=1,
    max_size=8,
)


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """A cabinet as earlier runs left it, with strange files, and a new run over some scorecards."""
    sheets = draw(contents)
    picks = st.lists(st.integers(0, len(sheets) - 1), max_size=8)

    def runs(prefix: str) -> list[Returned]:
        return [
            Returned(f"/in/{prefix}{n}", str(pick), *sheets[pick], draw(st.booleans()))
            for n, pick in enumerate(draw(picks))
        ]

    strange = ["Doe_Jane_80%.xlsx", "doe_jane_100%.xlsx", "notes.txt"]
    before = [Filed(name, f"?{name}", None) for name in draw(st.sets(st.sampled_from(strange)))]
    for number in range(draw(st.integers(0, 2))):
        earlier = runs(f"earlier{number}-")
        before = after(before, earlier, plan_filing(earlier, before, replace=draw(st.booleans())))
    gone = draw(st.sets(st.integers(0, len(sheets) - 1), max_size=2))
    withdrawn = {str(digest): "2026-11-19" for digest in gone}
    return Situation(before, runs("b"), draw(st.booleans()), withdrawn)


@given(situations())
def test_every_scorecard_gets_one_decision(case: Situation) -> None:
    decisions = case.plan()
    assert len(decisions) == len(case.back)
    for decision in decisions:
        assert (decision.name is None) == (decision.verdict == "held")
        assert decision.verdict == "file" or not decision.supersedes


@given(situations())
def test_no_name_is_taken_twice(case: Situation) -> None:
    decisions = case.plan()
    new = [d.name.casefold() for d in decisions if d.verdict == "file" and d.name]
    moved_out = {name for decision in decisions for name in decision.supersedes}
    staying = {one.name.casefold() for one in case.before if one.name not in moved_out}
    assert len(new) == len(set(new))
    assert not set(new) & staying


@given(situations())
def test_names_say_the_agent_and_the_rate(case: Situation) -> None:
    for one, decision in zip(case.back, case.plan(), strict=True):
        if decision.verdict == "file" and decision.name:
            parsed = parse_file_name(decision.name.removesuffix(one.extension))
            first = clean_name(one.agent.first_name)
            names = {first, f"{first}-{clean_name(one.agent.agent_id or '')}"}
            assert parsed is not None
            assert parsed[0] == clean_name(one.agent.last_name)
            assert parsed[1] in names
            assert parsed[2] == one.pass_rate


@given(situations())
def test_only_the_same_agents_scorecards_move_out_and_only_when_asked(case: Situation) -> None:
    whose = {one.name: one.agent for one in case.before}
    moved: list[str] = []
    for one, decision in zip(case.back, case.plan(), strict=True):
        for name in decision.supersedes:
            old = whose[name]
            assert case.asked
            assert old is not None
            assert same_agent(old, one.agent)
            moved.append(name)
    assert len(moved) == len(set(moved))


@given(situations())
def test_different_scorecards_of_one_agent_are_never_both_filed_anew(case: Situation) -> None:
    known = {one.digest for one in case.before if one.agent}
    decisions = case.plan()
    for one, decision in zip(case.back, decisions, strict=True):
        rivals = [
            other
            for other in case.back
            if other.digest != one.digest and same_agent(other.agent, one.agent)
        ]
        if rivals and one.digest not in known:
            assert decision.verdict == "held"
        if one.digest in known:
            assert decision.verdict == "already-filed"


@given(situations())
def test_a_withdrawn_scorecard_is_only_filed_where_a_person_asked(case: Situation) -> None:
    for one, decision in zip(case.back, case.plan(asked=False), strict=True):
        if decision.verdict == "file" and one.digest in case.withdrawn:
            assert any(copy.named for copy in case.back if copy.digest == one.digest)
            assert "filed-again" in codes(decision)


@given(situations())
def test_what_was_filed_is_already_filed_the_next_time(case: Situation) -> None:
    decisions = case.plan()
    now = after(case.before, case.back, decisions)
    done = [one for one, d in zip(case.back, decisions, strict=True) if d.verdict != "held"]
    again = plan_filing(done, now, replace=case.asked, withdrawn=case.withdrawn)
    assert {decision.verdict for decision in again} <= {"already-filed"}
    assert not any(decision.supersedes for decision in again)


@given(situations())
def test_a_second_run_changes_nothing(case: Situation) -> None:
    first = case.plan(asked=False)
    now = after(case.before, case.back, first)
    second = case.plan(now, asked=False)
    assert after(now, case.back, second) == now
    held = [one.verdict == "held" for one in first]
    assert [one.verdict == "held" for one in second] == held


@given(situations())
def test_nothing_filed_is_lost(case: Situation) -> None:
    decisions = case.plan()
    now = {one.digest for one in after(case.before, case.back, decisions)}
    moved_out = {name for decision in decisions for name in decision.supersedes}
    staying = {one.digest for one in case.before if one.name not in moved_out}
    new = {one.digest for one, d in zip(case.back, decisions, strict=True) if d.verdict == "file"}
    assert now == staying | new


@given(situations())
def test_every_held_scorecard_says_why_and_every_problem_can_be_told(case: Situation) -> None:
    for decision in case.plan():
        severities = {KINDS[code].severity for code in codes(decision)}
        assert ("error" in severities) == (decision.verdict == "held")
        for problem in decision.problems:
            assert finding(problem.code, problem.facts).message


def test_a_scorecard_without_id_is_that_of_the_only_agent_of_the_name() -> None:
    nameless = [returned("a.xlsx", agent=Agent("Doe", "Jane", None))]
    before = [filed("Doe_Jane_80%.xlsx")]
    assert codes(plan_filing(nameless, before)[0]) == ["already-have-one"]
    (replacing,) = plan_filing(nameless, before, replace=True)
    assert (replacing.verdict, replacing.supersedes) == ("file", ("Doe_Jane_80%.xlsx",))


def test_one_id_under_two_names_is_said_so() -> None:
    other = Agent("Kim", "Sue", "E1042")
    (filed_before,) = plan_filing([returned("a.xlsx", agent=other)], [filed("Doe_Jane_80%.xlsx")])
    assert (filed_before.verdict, codes(filed_before)) == ("held", ["same-id-other-name"])
    in_one_run = plan_filing([returned("a.xlsx", agent=other), returned("b.xlsx")], [])
    assert [codes(decision) for decision in in_one_run] == [["same-id-other-name"]] * 2


def test_a_damaged_filed_scorecard_holds_its_agent_whatever_the_rate() -> None:
    (decision,) = plan_filing([returned("a.xlsx", rate=100)], [filed("Doe_Jane_80%.xlsx", None)])
    assert (decision.verdict, codes(decision)) == ("held", ["name-taken"])
