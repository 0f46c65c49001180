from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.agents import Agent
from callcert.domain.columns import TRACKER
from callcert.domain.findings import finding
from callcert.domain.memory import SCORECARD, Memory, agent_key, name_key, namesakes_of, row_key
from callcert.domain.notes import Note, has_note, read_notes, squeezed
from callcert.domain.progress import Entry
from callcert.domain.scorecard import CellValue
from callcert.domain.standing import Result, Standing
from callcert.domain.sync import NOTES, RESULTS, Change, RowPlan, plan_cell, plan_row
from callcert.domain.tracker import TrackerTerms, read_row
from callcert.domain.tracker_values import RAISED, Value, meaning, number_in
from callcert.domain.wanted import Wanted, result_notes, said_by, wanted_cells, wanted_notes
from callcert.filing.ledger import Entry as Remembered
from callcert.workflows.tracker_writing import entries_seen, entry_of
from tests.domain.class_evidence import (
    DAY,
    EVERYTHING,
    FRIDAY,
    JANE,
    MONDAY,
    RULES,
    SATURDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    card,
    row,
    said,
    stands,
)

TERMS = TrackerTerms(RULES, left_statuses=("Left",))
WHO: dict[str, CellValue] = {
    "Agent ID": "E1042", "Last Name": "Doe", "First Name": "Jane", "Start Date": MONDAY,
}  # fmt: skip
SAYS = "11/17/2026 - Jane Doe - "


class SharedRow:
    """Jane's row of a tracker, which callcert and people change in turns."""

    def __init__(self, *, without: Sequence[str] = (), **cells: CellValue) -> None:
        typed = {heading.replace("_", " "): value for heading, value in cells.items()}
        self.cells: dict[str, CellValue] = {
            heading: None for heading in TRACKER if heading not in without
        } | {**WHO, **typed}
        self.written: dict[tuple[str, str], str] = {}
        self.noted: set[tuple[str, str]] = set()
        self.withdrawn: set[str] = set()
        self.by_hand = False

    @property
    def memory(self) -> Memory:
        withdrawn = frozenset(self.withdrawn)
        return Memory(
            dict(self.written), set(self.noted), withdrawn=withdrawn, by_hand=self.by_hand
        )

    @property
    def key(self) -> str:
        read, _ = read_row(self.cells, TERMS)
        assert read
        return row_key(read)

    def standing(
        self, *reports: Entry, scorecard: Result | None = None, as_of: date = FRIDAY
    ) -> Standing:
        read, _ = read_row(self.cells, TERMS)
        assert read
        return stands(as_of, read, *reports, scorecard=scorecard)

    def plan(
        self, *reports: Entry, scorecard: Result | None = None, as_of: date = FRIDAY
    ) -> RowPlan:
        standing = self.standing(*reports, scorecard=scorecard, as_of=as_of)
        return plan_row(standing, self.cells, self.memory, "mdy")

    def sync(
        self, *reports: Entry, scorecard: Result | None = None, as_of: date = FRIDAY
    ) -> RowPlan:
        """Plans, and does with the plan what the run does."""
        plan = self.plan(*reports, scorecard=scorecard, as_of=as_of)
        read, memory = self.standing(*reports).evidence.row, self.memory
        for change in plan.changes:
            self._make(change)
            self._remember(entry_of(change, "mdy"))
        for entry in entries_seen(read, plan, memory):
            self._remember(entry)
        return plan

    def _remember(self, entry: Remembered) -> None:
        if entry.heading:
            self.written[entry.agent, entry.heading] = entry.value
        else:
            self.noted.add((entry.agent, entry.value))

    def _make(self, change: Change) -> None:
        current = self.cells[change.heading]
        assert change.before == current or change.note
        if change.note:
            assert change.after == str(change.note)
            self.cells[NOTES] = f"{current}\n{change.note}" if current else str(change.note)
        else:
            self.cells[change.heading] = entered(change.after)


def entered(value: Value) -> CellValue:
    """What stands in a cell once a value was written there."""
    return float(value) if isinstance(value, Fraction) else value


def the_row(heading: str, value: CellValue) -> SharedRow:
    shared = SharedRow()
    shared.cells[heading] = value
    return shared


def cells(plan: RowPlan) -> dict[str, Value]:
    return {change.heading: change.after for change in plan.changes if not change.note}


def notes(plan: RowPlan) -> list[str]:
    return [str(change.note) for change in plan.changes if change.note]


def problems(plan: RowPlan) -> list[tuple[str, str | None]]:
    for problem in plan.problems:
        finding(problem.code, problem.facts)
    return [(problem.code, problem.field) for problem in plan.problems]


def nothing_done(plan: RowPlan) -> bool:
    """Whether nothing is changed, said or settled; notes may have been seen."""
    return not (plan.changes or plan.problems or plan.settled)


# ---- what is wanted


def wanted(standing: Standing) -> dict[str, Value]:
    return {one.heading: one.value for one in wanted_cells(standing)}


def test_without_reports_and_scorecard_nothing_is_wanted() -> None:
    assert wanted(stands(FRIDAY, row(notes="x", hours=3.0, modules_completed=3))) == {}
    assert list(wanted_notes(stands(FRIDAY))) == []


def test_the_newest_reports_say_the_counts_and_hours() -> None:
    reports = (
        said(MONDAY, modules=3, assigned=12, hours=2.5, calls=1),
        said(TUESDAY, modules=5),
    )
    assert list(wanted_cells(stands(FRIDAY, row(), *reports))) == [
        Wanted("TBTs Completed", 5, "the report of 11/17/2026"),
        Wanted("TBTs Assigned", 12, "the report of 11/17/2026"),
        Wanted("TBT Hours", 2.5, "the report of 11/17/2026"),
        Wanted("Calls Completed", 1, "the progress report"),
    ]
    assert wanted(stands(FRIDAY, row(), said(MONDAY))) == {}
    zero = wanted(stands(FRIDAY, row(), said(MONDAY, modules=0, hours=0.0, calls=0)))
    assert zero == {"TBTs Completed": 0, "TBT Hours": 0.0, "Calls Completed": 0}


def test_done_is_as_many_as_the_tracker_assigned() -> None:
    tracked = row(modules_assigned=12, modules_completed=4)
    standing = stands(FRIDAY, tracked, said(MONDAY, modules=EVERYTHING))
    assert wanted(standing) == {"TBTs Completed": 12}
    assert wanted(stands(FRIDAY, row(), said(MONDAY, modules=EVERYTHING))) == {}


def test_what_the_tracker_alone_says_of_modules_is_not_wanted_of_it() -> None:
    tracked = row(modules_assigned=12, modules_completed=4)
    assert wanted(stands(FRIDAY, tracked, said(MONDAY, hours=1.0))) == {"TBT Hours": 1.0}


def test_a_scorecard_says_the_result() -> None:
    source = "the scorecard Doe_Jane_80%.xlsx"
    assert list(wanted_cells(stands(FRIDAY, scorecard=card()))) == [
        Wanted("Calls Completed", 5, source),
        Wanted("Pass Rate", Fraction(4, 5), source),
        Wanted("Outcome", "Certified", source),
        Wanted("Completed On", WEDNESDAY, source),
        Wanted("Certifier", "Pat Otto", source),
    ]
    bare = card(day=None, certifier=None, outcome="failed", pass_rate=60)
    assert wanted(stands(FRIDAY, scorecard=bare)) == {
        "Calls Completed": 5, "Pass Rate": Fraction(3, 5), "Outcome": "Failed",
    }  # fmt: skip


def test_a_scorecard_of_a_later_day_says_nothing_and_takes_nothing_back() -> None:
    tuesday = stands(TUESDAY, scorecard=card())
    assert wanted(tuesday) == {}
    assert list(wanted_notes(tuesday)) == []
    shared = SharedRow()
    shared.sync(scorecard=card())
    assert shared.plan(scorecard=card(), as_of=TUESDAY).changes == ()


def test_an_issue_of_the_newest_report_is_wanted_where_the_tracker_has_none() -> None:
    report = said(TUESDAY, issue="headset  broken")
    assert wanted(stands(FRIDAY, row(), report)) == {"Equipment Issue": "headset broken"}
    assert wanted(stands(FRIDAY, row(equipment_issue="mouse"), report)) == {}
    assert wanted(stands(FRIDAY, row(), report, said(WEDNESDAY))) == {}
    assert wanted(stands(FRIDAY, row(), said(TUESDAY, issue="none"))) == {}


def test_one_that_was_cleared_or_is_known_from_notes_alone_is_not() -> None:
    report = said(TUESDAY, issue="headset")
    cleared = row(notes="11/18/2026 - Chris - Equipment issue cleared: headset")
    assert wanted(stands(FRIDAY, cleared, report)) == {}
    noted = row(notes="11/18/2026 - Chris - Equipment issue: headset")
    assert wanted(stands(FRIDAY, noted)) == {}
    assert wanted(stands(FRIDAY, noted, said(TUESDAY))) == {}


# ---- notes


def test_the_agents_words_are_noted_on_their_day() -> None:
    reports = said(MONDAY, note="Slow\nVPN"), said(TUESDAY, note="all good!"), said(WEDNESDAY)
    assert list(map(str, wanted_notes(stands(FRIDAY, row(), *reports)))) == [
        "11/16/2026 - Jane Doe - Slow VPN"
    ]


@pytest.mark.parametrize(
    "words", ["", "N/A", "none", "No.", "OK", "okay", "Good", "all good", "nothing", "same", "fine"]
)
def test_small_talk_is_not_noted(words: str) -> None:
    assert list(wanted_notes(stands(FRIDAY, row(), said(MONDAY, note=words)))) == []


def test_an_issue_is_noted_when_it_comes_up_and_again_when_it_comes_back() -> None:
    issues = ["headset", "Headset.", "", "headset", "mouse", "none"]
    reports = [said(MONDAY + n * DAY, issue=issue) for n, issue in enumerate(issues)]
    assert [str(note) for note in wanted_notes(stands(FRIDAY + 2 * DAY, row(), *reports))] == [
        "11/16/2026 - Jane Doe - Equipment issue: headset",
        "11/19/2026 - Jane Doe - Equipment issue: headset",
        "11/20/2026 - Jane Doe - Equipment issue: mouse",
    ]


def test_the_result_is_noted_as_the_certifiers() -> None:
    line = "11/18/2026 - Pat Otto - 4 of 5 calls passed, 80%"
    assert list(map(str, wanted_notes(stands(FRIDAY, scorecard=card())))) == [line]
    (unsigned,) = result_notes(card(certifier=None))
    assert str(unsigned) == "11/18/2026 - Certifier - 4 of 5 calls passed, 80%"
    assert list(result_notes(card(day=None))) == []


def test_all_notes_in_their_order() -> None:
    reports = said(MONDAY, issue="headset", note="late start"), said(TUESDAY, note="better")
    standing = stands(FRIDAY, row(), *reports, scorecard=card())
    assert [note.text for note in wanted_notes(standing)] == [
        "Equipment issue: headset", "late start", "better", "4 of 5 calls passed, 80%",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (Agent("Doe", "Jane", "E1"), "Jane Doe"),
        (Agent("Doe", "", "E1"), "Doe"),
        (Agent("", "Jane"), "Jane"),
        (Agent("", "", "E1"), "E1"),
        (Agent("", ""), "Agent"),
    ],
)
def test_who_says_it(agent: Agent, name: str) -> None:
    assert said_by(agent) == name


def test_an_agent_is_remembered_by_id_else_by_name() -> None:
    assert agent_key(Agent("Doe", "Jane", "E1042 ")) == agent_key(Agent("Roe", "Al", "e1042"))
    assert agent_key(Agent("Doe", "Jane")) == agent_key(Agent("DOE", " Jane", "-"))
    assert agent_key(Agent("Doe", "Jane")) == agent_key(Agent("Jane", "Doe"))
    keys = {
        agent_key(agent)
        for agent in (
            Agent("Doe", "Jane", "E1042"), Agent("Doe", "Jane", "E-1042"), Agent("Doe", "Jane"),
            Agent("Doe", "Joan"), Agent("x", "y", "name doe jane"),
        )
    }  # fmt: skip
    assert len(keys) == 5


def test_a_row_is_remembered_by_its_agent_and_its_start() -> None:
    keys = {row_key(row(start=day)) for day in (None, MONDAY, TUESDAY)}
    assert len(keys) == 3
    assert row_key(row()) == f"{agent_key(JANE)} 2026-11-16"


# ---- cells


def test_empty_cells_are_filled() -> None:
    shared = SharedRow(TBT_Hours=" ")
    plan = shared.sync(said(TUESDAY, modules=5, assigned=12, hours=3.0), scorecard=card())
    assert cells(plan) == {
        "TBTs Completed": 5, "TBTs Assigned": 12, "TBT Hours": 3.0, "Calls Completed": 5,
        "Pass Rate": Fraction(4, 5), "Outcome": "Certified", "Completed On": WEDNESDAY,
        "Certifier": "Pat Otto",
    }  # fmt: skip
    assert plan.problems == ()
    assert all(change.agent == JANE for change in plan.changes)


def test_columns_that_are_missing_are_passed_over() -> None:
    shared = SharedRow(without=("Notes", "Outcome", "TBT Hours"))
    plan = shared.sync(said(TUESDAY, hours=3.0, note="hello"), scorecard=card())
    assert set(cells(plan)) == {"Calls Completed", "Pass Rate", "Completed On", "Certifier"}
    assert notes(plan) == []
    assert plan.problems == ()


@pytest.mark.parametrize(
    ("there", "told", "after"),
    [
        (None, 0, 0), (3, 5, 5), (3, 4, 4), (3, 3, None), (5, 3, None), ("3/5", 4, "4 of 5"),
        ("3 of 5", 2, None), ("done", 3, None), ("lots", 3, None), ("3", 3, None), (0, 1, 1),
    ],
)  # fmt: skip
def test_a_count_is_raised_and_never_lowered(
    there: CellValue, told: int, after: int | str | None
) -> None:
    plan = SharedRow(Calls_Completed=there).plan(said(TUESDAY, calls=told))
    assert cells(plan) == ({} if after is None else {"Calls Completed": after})
    assert plan.problems == ()


def test_hours_are_raised_too() -> None:
    assert cells(SharedRow(TBT_Hours="2:30").plan(said(TUESDAY, hours=2.75))) == {"TBT Hours": 2.75}
    assert cells(SharedRow(TBT_Hours="2:30").plan(said(TUESDAY, hours=2.5))) == {}
    assert cells(SharedRow(TBT_Hours=3).plan(said(TUESDAY, hours=2.5))) == {}


def test_what_callcert_wrote_it_does_not_lower_either() -> None:
    shared = SharedRow()
    shared.sync(said(MONDAY, calls=4, hours=3.0))
    plan = shared.sync(said(MONDAY, calls=4, hours=3.0), said(TUESDAY, calls=3, hours=1.0))
    assert plan == RowPlan()
    assert shared.cells["Calls Completed"] == 4
    raised = shared.sync(said(TUESDAY, calls=3), said(WEDNESDAY, calls=5))
    assert cells(raised) == {"Calls Completed": 5}, "it is still callcert's"


@pytest.mark.parametrize(
    ("heading", "there", "shown"),
    [
        ("Outcome", "Failed", "Failed"),
        ("Outcome", "On hold", "On hold"),
        ("Pass Rate", 0.6, "60%"),
        ("Completed On", FRIDAY, "11/20/2026"),
        ("Certifier", "Sam Roe", "Sam Roe"),
    ],
)
def test_what_people_entered_is_left_and_said(heading: str, there: CellValue, shown: str) -> None:
    shared = the_row(heading, there)
    assert shared.cells[heading] == there
    plan = shared.plan(scorecard=card())
    assert heading not in cells(plan)
    assert problems(plan) == [("cell-differs", heading)]
    facts = plan.problems[0].facts
    assert (facts["heading"], facts["shown"]) == (heading, f'"{shown}"')
    assert facts["source"] == "the scorecard Doe_Jane_80%.xlsx"
    assert facts["written"] is None


@pytest.mark.parametrize(
    ("heading", "there", "after"),
    [
        ("Outcome", "Pending", "Certified"), ("Outcome", "TBD", "Certified"),
        ("Pass Rate", 0, Fraction(4, 5)), ("Pass Rate", "0%", Fraction(4, 5)),
    ],
)  # fmt: skip
def test_what_stands_for_no_result_yet_is_filled(
    heading: str, there: CellValue, after: Value
) -> None:
    plan = the_row(heading, there).plan(scorecard=card())
    assert (cells(plan)[heading], plan.problems) == (after, ())


@pytest.mark.parametrize("there", ["N/A", "none", "ok"])
def test_an_issue_is_entered_over_a_word_for_none(there: str) -> None:
    plan = the_row("Equipment Issue", there).plan(said(TUESDAY, issue="headset"))
    assert (cells(plan), plan.problems) == ({"Equipment Issue": "headset"}, ())


@pytest.mark.parametrize(
    ("heading", "there"),
    [
        ("Outcome", "PASS"), ("Pass Rate", "80%"), ("Pass Rate", 80), ("Certifier", "Otto, Pat"),
        ("Completed On", "11/18/26"), ("Calls Completed", "5/5"),
    ],
)  # fmt: skip
def test_what_people_entered_in_other_words_is_right(heading: str, there: CellValue) -> None:
    plan = the_row(heading, there).plan(scorecard=card())
    assert heading not in cells(plan)
    assert plan.problems == ()


@pytest.mark.parametrize(
    ("heading", "theirs"),
    [
        ("Outcome", "Failed"), ("Outcome", None), ("Pass Rate", 1), ("Certifier", "Sam Roe"),
        ("Completed On", FRIDAY), ("Calls Completed", 3), ("Calls Completed", None),
        ("Calls Completed", 4), ("TBTs Completed", 2), ("TBTs Completed", 20),
        ("Equipment Issue", None),
    ],
)  # fmt: skip
def test_a_cell_callcert_wrote_and_somebody_changed_is_theirs(
    heading: str, theirs: CellValue
) -> None:
    shared = SharedRow()
    report = said(TUESDAY, modules=5, issue="headset")
    shared.sync(report, scorecard=card())
    shared.cells[heading] = theirs
    plan = shared.sync(report, scorecard=card())
    assert cells(plan) == {}
    assert problems(plan) == [("cell-changed", heading)]
    assert plan.problems[0].facts["written"] == shared.written[shared.key, heading]
    newer = shared.sync(report, said(WEDNESDAY, modules=9, issue="headset"), scorecard=card())
    assert heading not in cells(newer)
    assert ("cell-changed", heading) in problems(newer)


def test_unless_they_entered_what_callcert_would_write() -> None:
    shared = SharedRow()
    shared.sync(said(MONDAY, calls=3))
    shared.cells["Calls Completed"] = "4/5"
    reports = said(MONDAY, calls=3), said(TUESDAY, calls=4)
    plan = shared.sync(*reports)
    assert (cells(plan), plan.problems) == ({}, ())
    assert plan.settled == (("Calls Completed", "4"),)
    assert shared.plan(*reports) == RowPlan(), "remembered once"
    assert cells(shared.plan(*reports, said(WEDNESDAY, calls=5))) == {"Calls Completed": "5 of 5"}


@pytest.mark.parametrize("by_hand", [True, False])
def test_what_people_entered_first_is_theirs_unless_they_enter_what_is_planned(
    by_hand: bool,
) -> None:
    shared = SharedRow(Outcome="Pass")
    shared.by_hand = by_hand
    settled = shared.sync(scorecard=card()).settled
    assert (("Outcome", "certified") in settled) == by_hand
    shared.cells["Outcome"] = None
    plan = shared.plan(scorecard=card())
    assert cells(plan) == ({} if by_hand else {"Outcome": "Certified"})
    assert problems(plan) == ([("cell-changed", "Outcome")] if by_hand else [])


def test_a_cell_written_anew_in_the_same_sense_is_still_ours() -> None:
    shared = SharedRow()
    shared.sync(said(MONDAY, calls=3))
    shared.cells["Calls Completed"] = " 3 of 5 "
    plan = shared.sync(said(MONDAY, calls=3), said(TUESDAY, calls=4))
    assert cells(plan) == {"Calls Completed": "4 of 5"}
    again = shared.sync(said(MONDAY, calls=3), said(TUESDAY, calls=5))
    assert cells(again) == {"Calls Completed": "5 of 5"}


def test_the_shown_change_is_in_words() -> None:
    change = Change(row(), "Pass Rate", 0.6, Fraction(4, 5))
    assert change.agent == JANE
    assert change.shown == ("60%", "80%")
    assert Change(row(), "Completed On", None, WEDNESDAY).shown == ("", "11/18/2026")
    assert Change(row(), "Outcome", "Certified", None).shown == ("Certified", "")
    note = Note(TUESDAY, "Jane Doe", "hello")
    assert Change(row(), NOTES, "long text", str(note), note).shown == ("", f"+ {SAYS}hello")


# ---- who has left, and scorecards that were withdrawn


def test_rows_of_people_who_left_are_not_touched() -> None:
    shared = SharedRow(Status="Left", Calls_Completed=1)
    report = said(TUESDAY, calls=3, modules=5, note="hello", issue="headset")
    assert shared.plan(report, scorecard=card()) == RowPlan()
    ours = SharedRow()
    ours.sync(report, scorecard=card())
    ours.cells["Status"] = "Left"
    assert ours.plan() == RowPlan()


FILE = card().file


def test_the_results_of_a_withdrawn_scorecard_are_emptied() -> None:
    shared = SharedRow()
    assert (SCORECARD, FILE) in shared.sync(scorecard=card()).settled
    shared.withdrawn.add(FILE)
    plan = shared.sync()
    assert cells(plan) == dict.fromkeys(RESULTS)
    assert plan.problems == ()
    assert shared.cells["Certifier"] == "Pat Otto"
    assert shared.sync() == RowPlan()
    again = shared.sync(scorecard=card(pass_rate=60, outcome="failed", calls_passed=3))
    assert cells(again) == {
        "Pass Rate": Fraction(3, 5), "Outcome": "Failed", "Completed On": WEDNESDAY,
    }  # fmt: skip


def test_of_one_that_is_only_not_to_be_seen_nothing_is_taken_back() -> None:
    shared = SharedRow()
    shared.sync(scorecard=card())
    assert shared.sync() == RowPlan(), "its folder is not there"
    shared.withdrawn.add("Doe_Jane_100%.xlsx")
    assert shared.sync() == RowPlan(), "another one was withdrawn"
    assert shared.sync(scorecard=card(), as_of=TUESDAY) == RowPlan(), "it is of a later day"
    shared.withdrawn.add(FILE)
    assert shared.sync(scorecard=card(), as_of=TUESDAY) == RowPlan()


def test_results_that_people_entered_are_not() -> None:
    shared = SharedRow(Pass_Rate=0.8, Outcome="Certified", Completed_On=WEDNESDAY)
    assert shared.sync() == RowPlan()
    shared.sync(scorecard=card())
    shared.withdrawn.add(FILE)
    assert shared.sync() == RowPlan()


def test_nor_those_that_people_changed() -> None:
    shared = SharedRow()
    shared.sync(scorecard=card())
    shared.withdrawn.add(FILE)
    shared.cells["Outcome"] = "Failed"
    plan = shared.sync()
    assert cells(plan) == {"Pass Rate": None, "Completed On": None}
    assert plan.problems == ()


def test_what_was_pasted_from_a_plan_is_taken_back_as_well() -> None:
    shared = SharedRow(Pass_Rate=0.8, Outcome="Certified", Completed_On=WEDNESDAY)
    shared.by_hand = True
    shared.sync(scorecard=card())
    shared.withdrawn.add(FILE)
    assert cells(shared.sync()) == dict.fromkeys(RESULTS)


# ---- an issue that is over


HEADSET = said(TUESDAY, issue="headset")
SOLVED_ON_WEDNESDAY = HEADSET, said(WEDNESDAY)


def test_an_issue_that_was_taken_out_and_is_solved_makes_room_for_another() -> None:
    shared = SharedRow()
    shared.sync(HEADSET)
    shared.cells["Equipment Issue"] = None
    assert problems(shared.sync(HEADSET)) == [("cell-changed", "Equipment Issue")]
    plan = shared.sync(*SOLVED_ON_WEDNESDAY)
    assert (plan.changes, plan.problems) == ((), ())
    assert plan.settled[0] == ("Equipment Issue", "")
    assert nothing_done(shared.sync(*SOLVED_ON_WEDNESDAY))
    newer = shared.sync(*SOLVED_ON_WEDNESDAY, said(SATURDAY, issue="mouse"), as_of=SATURDAY)
    assert (cells(newer), newer.problems) == ({"Equipment Issue": "mouse"}, ())


def test_an_earlier_day_does_not_bring_it_back() -> None:
    shared = SharedRow()
    shared.sync(HEADSET)
    shared.cells["Equipment Issue"] = None
    assert nothing_done(shared.sync(*SOLVED_ON_WEDNESDAY, as_of=MONDAY)), "it had not come up yet"
    shared.sync(*SOLVED_ON_WEDNESDAY)
    assert nothing_done(shared.sync(*SOLVED_ON_WEDNESDAY, as_of=TUESDAY))


@pytest.mark.parametrize("there", ["headset", None])
def test_one_that_stands_there_or_has_no_column_is_not_settled(there: CellValue) -> None:
    shared = SharedRow()
    shared.sync(HEADSET)
    shared.cells["Equipment Issue"] = there
    if there is None:
        del shared.cells["Equipment Issue"]
    assert nothing_done(shared.sync(*SOLVED_ON_WEDNESDAY))


# ---- whose row it is


def test_after_a_change_of_class_the_new_row_is_filled_and_no_note_comes_twice() -> None:
    shared = SharedRow()
    report = said(MONDAY, calls=3, note="hello")
    shared.sync(report)
    shared.cells = dict.fromkeys(TRACKER) | {**WHO, "Start Date": TUESDAY}
    plan = shared.sync(report)
    assert (cells(plan), notes(plan), plan.problems) == ({"Calls Completed": 3}, [], ())


def test_a_corrected_surname_changes_nothing() -> None:
    shared = SharedRow(Last_Name="Smith")
    report = said(MONDAY, calls=3, note="hello")
    shared.sync(report)
    shared.cells["Last Name"] = "Doe"
    assert nothing_done(shared.sync(report))
    shared.cells[NOTES] = None
    assert nothing_done(shared.sync(report))
    shared.cells["Calls Completed"] = None
    assert problems(shared.sync(report)) == [("cell-changed", "Calls Completed")]


def test_who_gets_an_id_or_a_start_later_is_known_as_before() -> None:
    shared = SharedRow(Agent_ID=None, Start_Date=None)
    report = said(MONDAY, calls=3, note="hello")
    shared.sync(report)
    before = row(agent=Agent("Doe", "Jane"), start=None)
    assert shared.memory.is_row(row_key(before), row())
    shared.cells |= {
        "Agent ID": "E1042",
        "Start Date": MONDAY,
        "Calls Completed": None,
        NOTES: None,
    }
    plan = shared.plan(report)
    assert (plan.changes, problems(plan)) == ((), [("cell-changed", "Calls Completed")])


def test_unless_several_bear_that_name() -> None:
    shared = SharedRow(Agent_ID=None)
    shared.sync(said(MONDAY, note="hello"))
    namesakes = frozenset({name_key(JANE)})
    memory = Memory(shared.written, shared.noted, namesakes=namesakes)
    note = Note(MONDAY, "Jane Doe", "hello")
    assert not memory.has_noted(JANE, note)
    assert shared.memory.has_noted(JANE, note)
    assert not memory.is_row(shared.key, row())


# ---- notes are written once


def test_a_note_is_added_below_what_is_there() -> None:
    shared = SharedRow(Notes="called in")
    plan = shared.sync(said(TUESDAY, note="hello"), said(WEDNESDAY, note="slow VPN"))
    assert [change.before for change in plan.changes] == ["called in"] * 2
    assert shared.cells[NOTES] == f"called in\n{SAYS}hello\n11/18/2026 - Jane Doe - slow VPN"


@pytest.mark.parametrize("line", [f"{SAYS}hello", f"  {SAYS.upper()} HELLO "])
def test_a_note_that_stands_there_is_seen_and_not_written(line: str) -> None:
    shared, note = SharedRow(Notes=f"called in\n{line}"), Note(TUESDAY, "Jane Doe", "hello")
    plan = shared.sync(said(TUESDAY, note="hello"))
    assert plan == RowPlan(seen=(note,))
    assert shared.noted == {(agent_key(JANE), note.identity)}


@pytest.mark.parametrize("by_callcert", [True, False])
def test_a_note_that_a_person_deleted_does_not_come_back(by_callcert: bool) -> None:
    shared = SharedRow(Notes=None if by_callcert else f"{SAYS}hello")
    report = said(TUESDAY, note="hello")
    assert len(shared.sync(report).changes) == by_callcert
    shared.cells[NOTES] = None
    assert shared.sync(report) == RowPlan()


def test_nor_does_it_in_other_spacing_or_letters() -> None:
    shared = SharedRow()
    shared.sync(said(TUESDAY, note="hello"))
    shared.cells[NOTES] = None
    assert shared.plan(said(TUESDAY, note="  HELLO ")).changes == ()
    assert notes(shared.plan(said(TUESDAY, note="hello again"))) == [f"{SAYS}hello again"]


def test_the_same_said_twice_is_noted_once() -> None:
    reports = [
        said(TUESDAY, note="hello  you"),
        said(TUESDAY, line=1, note="Hello you"),
        said(TUESDAY, line=2, note="hello you"),
        said(WEDNESDAY, note="hello you"),
    ]
    assert notes(SharedRow().plan(*reports)) == [
        f"{SAYS}hello you", "11/18/2026 - Jane Doe - hello you",
    ]  # fmt: skip


def test_a_note_of_another_agent_is_another() -> None:
    shared = SharedRow()
    other = Agent("Roe", "Al", "E7")
    shared.noted.add((agent_key(other), Note(TUESDAY, "Al Roe", "hello").identity))
    shared.written[row_key(row(agent=other)), "Calls Completed"] = "9"
    plan = shared.plan(said(TUESDAY, note="hello", calls=3))
    assert notes(plan) == [f"{SAYS}hello"]
    assert cells(plan) == {"Calls Completed": 3}


def test_notes_in_a_cell_that_holds_no_text() -> None:
    plan = SharedRow(Notes=THURSDAY).plan(said(TUESDAY, note="hello"))
    assert [change.before for change in plan.changes] == [THURSDAY]


# ---- properties: syncs and people in turns

WORDS = st.one_of(
    st.sampled_from(["", "none", "hello", "Hello", "VPN\nslow", "all good", "a - b"]),
    st.text(max_size=8),
)
REPORT = st.fixed_dictionaries({
    "day": st.integers(0, 4),
    "modules": st.sampled_from([None, 0, 3, 8, 12, EVERYTHING]),
    "assigned": st.sampled_from([None, 12]),
    "hours": st.sampled_from([None, 2.5, 7 + 1 / 3]),
    "calls": st.sampled_from([None, 0, 2, 5]),
    "issue": st.sampled_from(["", "none", "headset", "headset (left)", "fixed", "mouse"]),
    "note": WORDS,
})  # fmt: skip
THEIRS: dict[str, st.SearchStrategy[Any]] = {
    "TBTs Completed": st.sampled_from([None, 2, 9, "8 of 12", "done", "lots"]),
    "TBTs Assigned": st.sampled_from([None, 10, 12]),
    "TBT Hours": st.sampled_from([None, "2:30", 9, "long"]),
    "Calls Completed": st.sampled_from([None, 1, "3/5", 5]),
    "Pass Rate": st.sampled_from([None, 0.8, "60%", 0, 100]),
    "Outcome": st.sampled_from([None, "Pass", "Failed", "Pending"]),
    "Completed On": st.sampled_from([None, "11/18/2026", FRIDAY, "soon"]),
    "Certifier": st.sampled_from([None, "Otto, Pat", "Sam"]),
    "Equipment Issue": st.sampled_from([None, "headset", "N/A", "monitor"]),
    "Notes": st.sampled_from([None, "called in", f"{SAYS}hello"]),
    "Status": st.sampled_from([None, "Active", "Left"]),
}
EDITS = st.dictionaries(st.sampled_from(sorted(THEIRS)), st.none(), max_size=4).flatmap(
    lambda chosen: st.fixed_dictionaries({heading: THEIRS[heading] for heading in chosen})
)
CARDS = st.sampled_from([
    None, card(), card(day=None), card(certifier=None), card(day=TUESDAY),
    card(pass_rate=60, outcome="failed", calls_passed=3),
])  # fmt: skip
TURNS = st.lists(st.tuples(EDITS, st.lists(REPORT, max_size=3), CARDS), min_size=1, max_size=4)


def told(reports: Sequence[dict[str, Any]]) -> list[Entry]:
    return [
        said(**{**one, "day": MONDAY + one["day"] * DAY}, line=line)
        for line, one in enumerate(reports)
    ]


def played(turns: Any) -> Iterator[tuple[SharedRow, list[Entry], Result | None]]:
    """People change the row, more reports and another scorecard come in; then it is synced."""
    shared, reports = SharedRow(), []
    for edits, more, scorecard in turns:
        shared.cells |= edits
        reports += more
        yield shared, told(reports), scorecard


@given(TURNS)
def test_synced_twice_is_synced_once(turns: Any) -> None:
    for shared, reports, scorecard in played(turns):
        first = shared.sync(*reports, scorecard=scorecard)
        stood = dict(shared.cells)
        second = shared.sync(*reports, scorecard=scorecard)
        assert second.changes == ()
        assert problems(second) == problems(first)
        assert shared.cells == stood


@given(TURNS)
def test_other_peoples_changes_win(turns: Any) -> None:
    for shared, reports, scorecard in played(turns):
        before, memory = dict(shared.cells), shared.memory
        plan = shared.sync(*reports, scorecard=scorecard)
        for heading, after in cells(plan).items():
            now = meaning(heading, before[heading], "mdy")
            written = memory.cell(row(), heading)
            if written is not None:
                assert now == written
            elif now:
                old, new = (
                    number_in(heading, value) for value in (before[heading], entered(after))
                )
                assert heading in RAISED
                assert old is not None
                assert new is not None
                assert new > old
            else:
                assert after is not None
        if before["Status"] == "Left":
            assert plan == RowPlan()


@given(TURNS)
def test_nothing_that_stands_in_the_notes_changes(turns: Any) -> None:
    for shared, reports, scorecard in played(turns):
        before = shared.cells[NOTES] or ""
        plan = shared.sync(*reports, scorecard=scorecard)
        after = shared.cells[NOTES] or ""
        assert isinstance(before, str)
        assert isinstance(after, str)
        assert after.startswith(before)
        assert len(after[len(before) :].splitlines()) == len(notes(plan)) + bool(
            before and notes(plan)
        )


def identity(line: str) -> str:
    """A note's, or that of a line that cannot be read as one."""
    return next((note.identity for note in read_notes(line)), squeezed(line))


@given(TURNS)
def test_no_note_is_ever_written_twice(turns: Any) -> None:
    written: list[str] = []
    for shared, reports, scorecard in played(turns):
        new = notes(shared.sync(*reports, scorecard=scorecard))
        written += new
        shared.cells[NOTES] = None
        assert shared.plan(*reports, scorecard=scorecard).changes == ()
    assert len({identity(line) for line in written}) == len(written)


@given(st.lists(REPORT, max_size=5), CARDS)
def test_an_empty_row_comes_to_say_all_that_is_known(reports: Any, scorecard: Any) -> None:
    shared = SharedRow()
    shared.sync(*told(reports), scorecard=scorecard)
    standing = shared.standing(*told(reports), scorecard=scorecard)
    for one in wanted_cells(standing):
        there = meaning(one.heading, shared.cells[one.heading], "mdy")
        assert there == meaning(one.heading, one.value, "mdy")
    for note in wanted_notes(standing):
        assert has_note(str(shared.cells[NOTES]), note)


def test_one_cell_is_planned_by_the_same_rule() -> None:
    pat = Wanted("Certifier", "Pat Otto", "today's pairing")
    jane = stands(FRIDAY).evidence.row
    assert cells(plan_cell(jane, pat, {"Certifier": None}, Memory(), "mdy")) == {
        "Certifier": "Pat Otto"
    }
    left = plan_cell(jane, pat, {"Certifier": "Sam Tai"}, Memory(), "mdy")
    assert (cells(left), problems(left)) == ({}, [("cell-differs", "Certifier")])
    assert nothing_done(plan_cell(jane, pat, {"Certifier": "Otto, Pat"}, Memory(), "mdy"))


# ---- whose outcome it is


def own(shared: SharedRow) -> bool:
    return not shared.memory.wrote_outcome(shared.standing().evidence.row)


@pytest.mark.parametrize("by_hand", [True, False])
def test_an_outcome_people_had_before_the_scorecard_stays_theirs(*, by_hand: bool) -> None:
    shared = SharedRow(Outcome="Certified", Completed_On=TUESDAY)
    shared.by_hand = by_hand
    assert own(shared)
    for _ in range(2):
        shared.sync(scorecard=card())
        assert own(shared)


def test_one_callcert_entered_is_not_unless_people_change_it() -> None:
    shared = SharedRow()
    assert own(shared)
    shared.sync(scorecard=card())
    assert not own(shared)
    shared.cells["Outcome"] = "Failed"
    assert own(shared)


def test_nor_one_people_entered_because_the_scorecard_was_filed() -> None:
    shared = SharedRow()
    shared.by_hand = True
    shared.plan(scorecard=card())
    shared.written[shared.key, SCORECARD] = card().file
    shared.cells["Outcome"] = "Certified"
    assert not own(shared), "at once"
    shared.sync(scorecard=card())
    assert not own(shared)


def test_names_that_several_bear_are_known() -> None:
    other = replace(JANE, agent_id="E9")
    assert namesakes_of([JANE, other, Agent("Roe", "Alan")]) == {name_key(JANE)}
    assert namesakes_of([JANE]) == frozenset()
