"""One agent's story: everything with a day, in its order, and nothing that is later."""

from datetime import date

import pytest

from callcert.domain.counts import Count
from callcert.domain.progress import Entry
from callcert.domain.standing import Standing
from callcert.domain.story import LADDER, Event, Source, in_order, reported, row_events
from tests.domain.class_evidence import (
    EVERYTHING,
    FRIDAY,
    MONDAY,
    NEXT_MONDAY,
    RULES,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    row,
    said,
    stands,
)


def place(heading: str) -> Source:
    return Source("tracker", "t.xlsx", "Tracker", heading)


def events(one: Standing) -> list[Event]:
    return in_order(list(row_events(one, RULES, place)), one.as_of)


def told(one: Standing) -> list[tuple[date, str, str]]:
    return [(event.day, event.what, event.text) for event in events(one)]


def test_a_fresh_start_is_all_there_is() -> None:
    (event,) = events(stands(MONDAY))
    assert event == Event(MONDAY, "start", "start", place("Start Date"))


def test_a_start_on_a_day_off_says_which_day_is_the_first() -> None:
    one = stands(NEXT_MONDAY, row(start=SATURDAY))
    assert told(one)[0] == (SATURDAY, "start", "start; Day 1 is 11/23/2026")


def test_a_start_from_a_report_is_no_word_of_the_tracker() -> None:
    assert told(stands(MONDAY, row(start=None), said(MONDAY))) == []
    assert told(stands(MONDAY, row(start=None))) == []


def test_steps_fell_due_were_delivered_and_are_due() -> None:
    one = stands(NEXT_MONDAY, row(delivered={"coaching": THURSDAY}))
    assert told(one)[1:] == [
        (THURSDAY, "step-due", "documented coaching fell due"),
        (THURSDAY, "step-delivered", "documented coaching delivered"),
        (FRIDAY, "step-due", "written CAP is due since this day"),
    ]
    assert [event.source for event in events(one)][1:] == [
        LADDER, place("Coaching Delivered"), LADDER
    ]  # fmt: skip


def test_a_review_is_held() -> None:
    done = {
        "coaching": THURSDAY, "written-cap": FRIDAY, "final-cap": NEXT_MONDAY,
        "termination-review": date(2026, 11, 24),
    }  # fmt: skip
    one = stands(date(2026, 11, 24), row(delivered=done))
    assert (date(2026, 11, 24), "step-delivered", "termination review held") in told(one)


def test_a_delivery_that_does_not_count_says_why() -> None:
    wrong = {"written-cap": FRIDAY, "coaching": SUNDAY}
    assert told(stands(FRIDAY, row(delivered=wrong)))[-1] == (
        FRIDAY,
        "step-not-counted",
        "written CAP entered, not counted: the step before it has no delivery by then",
    )
    early = stands(FRIDAY, row(delivered={"coaching": date(2026, 11, 2)}))
    assert told(early)[0][2].endswith("that is before the start")


def test_notes_outcome_and_absences_have_their_days() -> None:
    notes = "11/17/2026 - Doe Jane - first\nfree words\n11/30/2026 - Doe Jane - later"
    tracked = row(
        notes=notes,
        outcome="certified",
        completed_on=WEDNESDAY,
        excused=frozenset({TUESDAY, WEDNESDAY, FRIDAY, NEXT_MONDAY}),
    )
    assert told(stands(FRIDAY, tracked))[1:] == [
        (TUESDAY, "excused", "excused absence to 11/18/2026"),
        (TUESDAY, "note", "Doe Jane: first"),
        (WEDNESDAY, "outcome", "certified"),
        (FRIDAY, "excused", "excused absence"),
    ]
    assert told(stands(TUESDAY, tracked))[1:] == [
        (TUESDAY, "excused", "excused absence"),
        (TUESDAY, "note", "Doe Jane: first"),
    ]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (said(MONDAY), "reported, without a count"),
        (said(MONDAY, modules=8, assigned=12, calls=3), "reported, TBTs 8/12, calls 3/5"),
        (said(MONDAY, modules=EVERYTHING), "reported, TBTs all"),
        (said(MONDAY, modules=Count(8, 12)), "reported, TBTs 8/12"),
        (said(MONDAY, hours=2.5, issue="No VPN"), "reported, 2.5 h on TBTs, equipment: No VPN"),
        (said(MONDAY, note="ok"), "reported, “ok”"),
    ],
)
def test_a_report_in_words(entry: Entry, words: str) -> None:
    assert reported(entry) == words
