from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.deliveries import delivery, undoing, why_not_delivered, why_not_undone
from callcert.domain.ladder import STEPS, Step
from callcert.domain.notes import Note
from callcert.domain.standing import Standing
from callcert.domain.sync import Change
from tests.domain.class_evidence import (
    DAY,
    FRIDAY,
    MONDAY,
    NEXT_MONDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    row,
    stands,
)

ALL: Mapping[Step, date] = {
    "coaching": THURSDAY,
    "written-cap": FRIDAY,
    "final-cap": NEXT_MONDAY,
    "termination-review": NEXT_MONDAY + DAY,
}


def recorded(*steps: Step) -> dict[Step, date]:
    return {step: ALL[step] for step in steps}


def why_not(standing: Standing, step: Step, *, early: bool = False) -> str | None:
    return why_not_delivered(standing, step, early=early)


# ---- what cannot be recorded


@pytest.mark.parametrize("early", [False, True])
@pytest.mark.parametrize(
    ("tracked", "words"),
    [
        ({"left": True}, "has left, so no step applies"),
        ({"outcome": "failed"}, "failed the certification, so no step applies"),
        (
            {"outcome": "certified", "modules_completed": 9, "modules_assigned": 9},
            "is complete, so no step applies",
        ),
        ({"start": None}, "has not started yet, so no step applies"),
        ({"start": NEXT_MONDAY}, "has not started yet, so no step applies"),
        (
            {"left": True, "delivered": recorded("coaching")},
            "has left, so no step applies",
        ),
        (
            {"delivered": {"coaching": WEDNESDAY}},
            "has the documented coaching recorded on 11/18/2026; --undo takes that back first",
        ),
        (
            {"delivered": {"coaching": MONDAY - DAY}},
            "has the documented coaching recorded on 11/15/2026; --undo takes that back first",
        ),
    ],
)
def test_whoever_is_off_the_ladder_gets_no_step(
    tracked: dict[str, Any], words: str, early: bool
) -> None:
    assert why_not(stands(THURSDAY, row(**tracked)), "coaching", early=early) == words


@pytest.mark.parametrize("early", [False, True])
@pytest.mark.parametrize(
    ("delivered", "step", "forerunner"),
    [
        ({}, "written-cap", "documented coaching"),
        ({}, "termination-review", "final CAP"),
        (recorded("coaching"), "final-cap", "written CAP"),
        (recorded("coaching", "written-cap"), "termination-review", "final CAP"),
        ({"coaching": NEXT_MONDAY + DAY}, "written-cap", "documented coaching"),
        ({"coaching": MONDAY - DAY}, "written-cap", "documented coaching"),
    ],
)
def test_a_step_comes_after_its_forerunner(
    delivered: dict[Step, date], step: Step, forerunner: str, early: bool
) -> None:
    one = stands(NEXT_MONDAY, row(delivered=delivered))
    words = f"has no recorded delivery of the {forerunner} by 11/23/2026, which comes first"
    assert why_not(one, step, early=early) == words


@pytest.mark.parametrize(
    ("as_of", "delivered", "step", "day"),
    [
        (MONDAY, {}, "coaching", "11/19/2026"),
        (WEDNESDAY, {}, "coaching", "11/19/2026"),
        (THURSDAY, recorded("coaching"), "written-cap", "11/20/2026"),
        (FRIDAY, recorded("coaching", "written-cap"), "final-cap", "11/23/2026"),
        (TUESDAY, {"coaching": TUESDAY}, "written-cap", "11/20/2026"),
    ],
)
def test_a_step_waits_for_its_day_unless_it_is_meant_early(
    as_of: date, delivered: dict[Step, date], step: Step, day: str
) -> None:
    one = stands(as_of, row(delivered=delivered))
    kind = {"coaching": "documented coaching", "written-cap": "written CAP"}.get(step, "final CAP")
    words = f"is not due for the {kind} until {day}; --early records it all the same"
    assert why_not(one, step) == words
    assert why_not(one, step, early=True) is None


def test_a_day_that_is_not_known_is_later() -> None:
    one = stands(MONDAY)
    vague = replace(one, position=replace(one.position, next_step_on=None))
    assert "until later; --early" in str(why_not(vague, "coaching"))


@pytest.mark.parametrize(
    ("as_of", "delivered", "step"),
    [
        (THURSDAY, {}, "coaching"),
        (NEXT_MONDAY, {}, "coaching"),
        (FRIDAY, recorded("coaching"), "written-cap"),
        (NEXT_MONDAY, recorded("coaching", "written-cap"), "final-cap"),
        (NEXT_MONDAY + DAY, recorded("coaching", "written-cap", "final-cap"), "termination-review"),
    ],
)
def test_a_step_that_is_due_can_be_recorded(
    as_of: date, delivered: dict[Step, date], step: Step
) -> None:
    assert why_not(stands(as_of, row(delivered=delivered)), step) is None


# ---- taking back


@pytest.mark.parametrize(
    ("delivered", "step", "words"),
    [
        ({}, "coaching", "has no documented coaching recorded"),
        (recorded("coaching"), "written-cap", "has no written CAP recorded"),
        (
            recorded("coaching", "written-cap"),
            "coaching",
            "has the written CAP recorded after it; take that back first",
        ),
        (ALL, "coaching", "has the termination review recorded after it; take that back first"),
        (
            recorded("coaching", "final-cap"),
            "coaching",
            "has the final CAP recorded after it; take that back first",
        ),
        (recorded("coaching", "written-cap"), "written-cap", None),
        (recorded("coaching"), "coaching", None),
        (ALL, "termination-review", None),
    ],
)
def test_the_last_one_is_taken_back_first(
    delivered: dict[Step, date], step: Step, words: str | None
) -> None:
    assert why_not_undone(stands(NEXT_MONDAY, row(delivered=delivered)), step) == words


def test_a_wrong_entry_of_somebody_off_the_ladder_can_be_taken_back() -> None:
    one = stands(FRIDAY, row(left=True, delivered=recorded("coaching")))
    assert why_not_undone(one, "coaching") is None


@given(st.sets(st.sampled_from(STEPS), min_size=1))
def test_following_the_advice_takes_everything_back(steps: set[Step]) -> None:
    delivered = recorded(*steps)
    while delivered:
        one = stands(NEXT_MONDAY + DAY, row(delivered=delivered))
        can = [step for step in STEPS if why_not_undone(one, step) is None]
        assert can == [max(delivered, key=STEPS.index)]
        del delivered[can[0]]


# ---- the changes


@pytest.mark.parametrize(
    ("step", "heading", "words"),
    [
        ("coaching", "Coaching Delivered", "Documented coaching delivered"),
        ("written-cap", "Written CAP Delivered", "Written CAP delivered"),
        ("final-cap", "Final CAP Delivered", "Final CAP delivered"),
        ("termination-review", "Termination Review Held", "Termination review held"),
    ],
)
def test_a_delivery_is_a_date_and_a_note(step: Step, heading: str, words: str) -> None:
    tracked = row(notes="called in")
    one = stands(FRIDAY, tracked)
    note = Note(FRIDAY, "Chris Lead", words)
    assert list(delivery(one, step, " ", "Chris Lead", "")) == [
        Change(tracked, heading, " ", FRIDAY),
        Change(tracked, "Notes", "called in", f"11/20/2026 - Chris Lead - {words}", note),
    ]


@pytest.mark.parametrize(
    ("said", "end"), [("", ""), ("  ", ""), (" by phone ", ": by phone"), ("a\nb", ": a b")]
)
def test_own_words_follow_after_a_colon(said: str, end: str) -> None:
    one = stands(FRIDAY, row(delivered=recorded("coaching")))
    _, note = delivery(one, "written-cap", None, "Chris", said)
    assert str(note.note) == f"11/20/2026 - Chris - Written CAP delivered{end}"
    _, note = undoing(one, "coaching", None, "Chris", said)
    assert str(note.note).endswith(f"entered by mistake{end}")


def test_taking_back_empties_the_cell_and_says_what_stood_there() -> None:
    tracked = row(delivered=recorded("coaching"), notes="called in")
    one = stands(FRIDAY, tracked)
    line = (
        "11/20/2026 - Chris Lead - Documented coaching of 11/19/2026 taken back, entered by mistake"
    )
    note = Note(FRIDAY, "Chris Lead", line.partition("Lead - ")[2])
    assert list(undoing(one, "coaching", THURSDAY, "Chris Lead", "")) == [
        Change(tracked, "Coaching Delivered", THURSDAY, None),
        Change(tracked, "Notes", "called in", line, note),
    ]


def test_a_note_that_stands_there_is_written_again_as_such() -> None:
    line = "11/20/2026 - Chris - Documented coaching delivered"
    for notes, again in ((line, " (again)"), (f"{line}\n{line} (again)", " (again) (again)")):
        one = stands(FRIDAY, row(notes=notes))
        _, note = delivery(one, "coaching", None, "Chris", "")
        assert str(note.note) == note.after == f"{line}{again}"
        assert note.before == notes
