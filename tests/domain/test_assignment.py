from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from callcert.domain.agents import Agent
from callcert.domain.assignment import Assignment, Pair, Roster, assignment
from callcert.domain.rules import Rules
from callcert.domain.shifts import USUAL_SHIFT, Shift, shift_span
from callcert.domain.standing import Evidence, Standing, standing
from tests.domain.class_evidence import CALENDAR, FRIDAY, MONDAY, RULES, TUESDAY, row, said

GRACE, PAT, SAM = "Grace O'Connor", "Pat Otto", "Sam Tai"


def shift(name: str, text: str = USUAL_SHIFT) -> Shift:
    return Shift(name, *shift_span(text))


def one(last: str, day: date = FRIDAY, *reports: Any, **told: Any) -> Standing:
    tracked = row(agent=Agent(last, "Jo", f"E-{last}"), equipment_checked=True, **told)
    return standing(Evidence(tracked, reports), CALENDAR, day, RULES)


def made(
    standings: Sequence[Standing],
    *shifts: Shift,
    rules: Rules = RULES,
    failed_by: Mapping[str, Sequence[str]] | None = None,
    **more: Any,
) -> Assignment:
    failed = {Agent(last, "Jo", f"E-{last}"): by for last, by in (failed_by or {}).items()}
    day = standings[0].as_of if standings else FRIDAY
    return assignment(standings, Roster(shifts, failed_by=failed, **more), day, None, rules)


def shown(pairs: Sequence[Pair]) -> list[tuple[str, str, str]]:
    return [
        (pair.standing.agent.last_name, pair.shift.certifier, f"{pair.starts:%H:%M}"
         if pair.starts else "")
        for pair in pairs
    ]  # fmt: skip


def test_the_ready_are_paired_as_far_as_there_are_places() -> None:
    found = made([one("A"), one("B"), one("C"), one("D"), one("E")], shift(PAT), shift(SAM))
    assert shown(found.pairs) == [
        ("A", PAT, "09:00"), ("B", PAT, "13:00"), ("C", SAM, "09:00"), ("D", SAM, "13:00"),
    ]  # fmt: skip
    assert [(u.standing.agent.last_name, u.obstacle) for u in found.unpaired] == [("E", "no-place")]
    assert [(desk.shift.certifier, desk.places) for desk in found.desks] == [(PAT, 2), (SAM, 2)]
    assert [len(desk.pairs) for desk in found.desks] == [2, 2]
    assert found.day_off is None


def test_what_stands_against_calls() -> None:
    standings = [
        one("Left", left=True),
        one("Issue", equipment_issue="headset"),
        one("Held", ready=False),
        one("Five", FRIDAY, said(FRIDAY, calls=5)),
        one("Away", excused=frozenset({FRIDAY})),
        one("New", start=FRIDAY),
        one("Later", start=date(2026, 11, 23)),
        one("Waits"),
        one("Paired"),
    ]
    unchecked = one("Unchecked")
    bare = replace(unchecked.evidence, row=replace(unchecked.evidence.row, equipment_checked=False))
    standings.append(standing(bare, CALENDAR, FRIDAY, RULES))
    found = made(standings, shift(PAT), waiting=[Agent("Waits", "Jo", "E-Waits")])
    assert {u.standing.agent.last_name: u.obstacle for u in found.unpaired} == {
        "Issue": "equipment-issue", "Held": "role-plays", "Five": "calls-done", "Away": "excused",
        "New": "systems", "Later": "not-started", "Waits": "scorecard-waits",
        "Unchecked": "equipment-unchecked",
    }  # fmt: skip
    assert [u.standing.agent.last_name for u in found.unpaired][:2] == ["Issue", "Held"]
    assert [pair.standing.agent.last_name for pair in found.pairs] == ["Paired"]


def test_a_tracker_without_that_column_keeps_nobody_from_calls() -> None:
    found = made([standing(Evidence(row()), CALENDAR, FRIDAY, RULES)], shift(PAT))
    assert len(found.pairs) == 1


def test_on_the_second_day_calls_begin_at_midday() -> None:
    second = [one("A", TUESDAY), one("B", TUESDAY)]
    found = made([*second, one("Old", TUESDAY, start=date(2026, 11, 13))], shift(PAT))
    assert shown(found.pairs) == [("A", PAT, "13:00"), ("Old", PAT, "09:00")]
    assert [pair.after_midday for pair in found.pairs] == [True, False]
    assert found.unpaired[0].obstacle == "no-place"
    early = made(second, shift(PAT, "06:00-16:00"))
    assert shown(early.pairs) == [("A", PAT, "12:00")]
    at_noon = made(second, shift(PAT, "06:00-20:00"), at=time(12))
    assert shown(at_noon.pairs) == [("A", PAT, "12:00"), ("B", PAT, "16:00")]
    assert at_noon.desks[0].places == 2


def test_nobody_goes_again_to_who_failed_them() -> None:
    failed = {"A": [GRACE]}
    found = made([one("A"), one("B")], shift("O'Connor, Grace"), shift(PAT), failed_by=failed)
    assert shown(found.pairs) == [("A", PAT, "09:00"), ("B", "O'Connor, Grace", "09:00")]
    assert found.pairs[0].failed_by == [GRACE]
    alone = made([one("A", certifier=GRACE)], shift(GRACE), failed_by=failed)
    assert [(u.obstacle, u.failed_by) for u in alone.unpaired] == [("failed-by-all", [GRACE])]


def test_who_has_a_certifier_in_the_tracker_stays_with_them() -> None:
    found = made([one("A"), one("B", certifier="Tai, Sam")], shift(PAT), shift(SAM))
    assert shown(found.pairs) == [("A", PAT, "09:00"), ("B", SAM, "09:00")]
    assert [pair.kept for pair in found.pairs] == [False, True]
    gone = made([one("A", certifier=GRACE)], shift(PAT), absent=[GRACE])
    assert (gone.pairs[0].kept, gone.pairs[0].instead_of, gone.absent) == (False, GRACE, [GRACE])


def test_a_pair_that_does_not_fit_into_the_shift_any_more_has_no_time() -> None:
    kept = [one(name, certifier=PAT) for name in "AB"]
    found = made(kept, shift(PAT), at=time(10))
    assert shown(found.pairs) == [("A", PAT, "10:00"), ("B", PAT, "")]


def test_whom_the_tracker_has_with_a_certifier_beyond_the_shift_is_no_pair() -> None:
    kept = [one(name, certifier=PAT) for name in "ABCD"]
    found = made(kept, shift(PAT))
    assert shown(found.pairs) == [("A", PAT, "09:00"), ("B", PAT, "13:00")]
    left = [(u.standing.agent.last_name, u.obstacle) for u in found.unpaired]
    assert left == [("C", "certifier-full"), ("D", "certifier-full")]
    proposed = made(kept, shift(PAT), shift(SAM, "08:00-12:00"))
    assert shown(proposed.pairs)[2:] == [("C", SAM, "08:00")]
    assert [(pair.kept, pair.full, pair.instead_of) for pair in proposed.pairs] == [
        (True, False, ""), (True, False, ""), (False, True, PAT),
    ]  # fmt: skip


def test_after_midday_as_many_stay_as_fit_then() -> None:
    kept = [one(name, TUESDAY, certifier=PAT) for name in "AB"]
    found = made(kept, shift(PAT))
    assert shown(found.pairs) == [("A", PAT, "12:00")]
    assert [u.obstacle for u in found.unpaired] == ["certifier-full"]


def test_a_name_that_may_be_several_keeps_from_all_and_binds_to_none() -> None:
    two = [shift("Pat Otto"), shift("Pat Lund")]
    assert made([one("A", certifier="Pat")], *two).pairs[0].kept is False
    barred = made([one("A")], *two, failed_by={"A": ["Pat"]})
    assert [u.obstacle for u in barred.unpaired] == ["failed-by-all"]


def test_with_nobody_on_shift_nobody_is_paired() -> None:
    found = made([one("A")])
    assert [u.obstacle for u in found.unpaired] == ["nobody-on-shift"]
    assert (found.pairs, found.desks) == ([], [])


def test_on_a_day_off_nothing_is_paired() -> None:
    found = assignment([one("A")], Roster([shift(PAT)], absent=[SAM]), MONDAY, "holiday", RULES)
    assert (found.day_off, found.absent) == ("holiday", [SAM])
    assert [*found.pairs, *found.unpaired, *found.desks] == []
