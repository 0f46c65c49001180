from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.equipment import (
    CLEARED,
    REPORTED,
    OpenIssue,
    cleared_note,
    issue_days,
    open_issue,
    reported_note,
)
from callcert.domain.notes import Note
from callcert.domain.progress import Entry
from tests.domain.class_evidence import (
    DAY,
    FRIDAY,
    MONDAY,
    NEXT_MONDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    row,
    said,
)


def noted(*notes: Note) -> str:
    return "\n".join(str(note) for note in notes)


def up(day: date, text: str = "headset", ticket: str = "") -> Note:
    return reported_note(day, "Chris Lead", text, ticket)


def gone(day: date, text: str = "headset", ticket: str = "") -> Note:
    return cleared_note(day, "Chris Lead", text, ticket)


def days(*several: date) -> frozenset[date]:
    return frozenset(several)


# ---- notes


def test_the_notes_in_words() -> None:
    assert str(up(FRIDAY)) == "11/20/2026 - Chris Lead - Equipment issue: headset"
    assert str(up(FRIDAY, ticket="INC7")).endswith(" - Equipment issue: headset (INC7)")
    assert str(gone(FRIDAY)) == "11/20/2026 - Chris Lead - Equipment issue cleared: headset"
    assert str(gone(FRIDAY, ticket="INC7")).endswith("cleared: headset (INC7)")
    assert (REPORTED, CLEARED) == ("Equipment issue", "Equipment issue cleared")


# ---- reports


def test_nothing_is_open_where_nobody_says_so() -> None:
    assert open_issue(row(), (), FRIDAY) is None
    assert open_issue(row(ticket="INC7"), [said(MONDAY, issue="none")], FRIDAY) is None
    assert issue_days(row(), [said(MONDAY, issue="no")], FRIDAY) == days()


def test_the_newest_report_says_what_is_open_since_the_first_of_them() -> None:
    reports = [said(MONDAY, issue="headset"), said(TUESDAY, issue="headset still  bad")]
    assert open_issue(row(), reports, WEDNESDAY) == OpenIssue("headset still bad", "", MONDAY)
    assert issue_days(row(), reports, WEDNESDAY) == days(MONDAY, TUESDAY, WEDNESDAY)


@pytest.mark.parametrize("nothing", ["", "none", "N/A", "fixed"])
def test_a_report_without_one_ends_what_earlier_ones_said(nothing: str) -> None:
    reports = [said(MONDAY, issue="headset"), said(WEDNESDAY, issue=nothing)]
    assert open_issue(row(), reports, TUESDAY) == OpenIssue("headset", "", MONDAY)
    assert open_issue(row(), reports, WEDNESDAY) is None
    assert issue_days(row(), reports, FRIDAY) == days(MONDAY, TUESDAY)


def test_an_issue_that_comes_again_is_another_one() -> None:
    reports = [
        said(MONDAY, issue="headset"),
        said(TUESDAY),
        said(THURSDAY, issue="headset"),
    ]
    assert open_issue(row(), reports, FRIDAY) == OpenIssue("headset", "", THURSDAY)
    assert issue_days(row(), reports, FRIDAY) == days(MONDAY, THURSDAY, FRIDAY)


def test_of_two_reports_of_a_day_the_lower_counts() -> None:
    reports = [said(MONDAY, issue="headset"), said(MONDAY, line=1)]
    assert open_issue(row(), reports, MONDAY) is None
    assert issue_days(row(), reports, FRIDAY) == days()
    reports = [said(MONDAY), said(MONDAY, line=1, issue="headset")]
    assert open_issue(row(), reports, MONDAY) == OpenIssue("headset", "", MONDAY)


# ---- the tracker


def test_what_stands_in_the_tracker_is_open_since_nobody_knows_when() -> None:
    tracked = row(equipment_issue="mouse", ticket="INC7")
    assert open_issue(tracked, (), FRIDAY) == OpenIssue("mouse", "INC7", None)
    assert issue_days(tracked, (), FRIDAY) == days()


def test_it_stays_open_until_somebody_takes_it_out_there() -> None:
    reports = [said(MONDAY, issue="headset"), said(TUESDAY)]
    tracked = row(equipment_issue="Headset")
    assert open_issue(tracked, reports, FRIDAY) == OpenIssue("Headset", "", MONDAY)
    assert issue_days(tracked, reports, WEDNESDAY) == days(MONDAY, TUESDAY, WEDNESDAY)


def test_and_so_it_does_when_it_was_last_reported_in_other_words() -> None:
    reports = [
        said(MONDAY, issue="headset"),
        said(TUESDAY, issue="still bad"),
        said(WEDNESDAY),
    ]
    issue = open_issue(row(equipment_issue="headset"), reports, FRIDAY)
    assert issue == OpenIssue("headset; still bad", "", MONDAY)


def test_what_the_tracker_has_does_not_hold_another_issue() -> None:
    reports = [said(MONDAY, issue="headset"), said(TUESDAY)]
    tracked = row(equipment_issue="mouse")
    assert open_issue(tracked, reports, FRIDAY) == OpenIssue("mouse", "", None)
    assert issue_days(tracked, reports, FRIDAY) == days(MONDAY)


@pytest.mark.parametrize(
    ("held", "reported", "shown"),
    [
        ("headset", "headset", "headset"),
        ("Headset", "headset.", "Headset"),
        ("headset, mouse", "mouse", "headset, mouse"),
        ("mouse", "mouse and headset", "mouse and headset"),
        ("mouse", "headset", "mouse; headset"),
        ("mouse", "???", "mouse"),
        ("", "???", "???"),
        ("???", "headset", "headset"),
    ],
)
def test_both_the_trackers_and_the_reported_issue_are_shown(
    held: str, reported: str, shown: str
) -> None:
    issue = open_issue(row(equipment_issue=held), [said(MONDAY, issue=reported)], MONDAY)
    assert issue
    assert issue.text == shown


# ---- notes that an issue came up, and of clearings


def test_a_note_opens_an_issue() -> None:
    tracked = row(notes=noted(up(TUESDAY)))
    assert open_issue(tracked, (), MONDAY) is None
    assert open_issue(tracked, (), WEDNESDAY) == OpenIssue("headset", "", TUESDAY)
    assert issue_days(tracked, (), WEDNESDAY) == days(TUESDAY, WEDNESDAY)


def test_a_note_of_the_same_day_stands_above_a_report_without_an_issue() -> None:
    tracked = row(notes=noted(up(TUESDAY)))
    assert open_issue(tracked, [said(TUESDAY)], TUESDAY) == OpenIssue("headset", "", TUESDAY)
    assert open_issue(tracked, [said(TUESDAY), said(WEDNESDAY)], WEDNESDAY) is None


def test_a_note_of_what_a_report_of_its_day_said_adds_nothing() -> None:
    reports = [said(MONDAY, issue="Headset (left)"), said(MONDAY, line=1)]
    tracked = row(notes=noted(up(MONDAY, "headset (left)")))
    assert open_issue(tracked, reports, MONDAY) is None
    other = row(notes=noted(up(MONDAY, "mouse")))
    assert open_issue(other, reports, MONDAY) == OpenIssue("mouse", "", MONDAY)
    later = row(notes=noted(up(TUESDAY, "headset (left)")))
    assert open_issue(later, reports, TUESDAY) == OpenIssue("headset", "", TUESDAY)


def test_the_ticket_in_a_note_is_no_part_of_the_issue() -> None:
    notes = noted(up(MONDAY, ticket="INC7"))
    assert open_issue(row(notes=notes), (), MONDAY) == OpenIssue("headset", "", MONDAY)
    tracked = row(equipment_issue="headset", ticket="INC7", notes=notes)
    held = OpenIssue("headset", "INC7", MONDAY)
    assert open_issue(tracked, [said(TUESDAY)], FRIDAY) == held
    brackets = row(notes=noted(Note(MONDAY, "Pat", f"{REPORTED}: (headset)")))
    assert open_issue(brackets, (), MONDAY) == OpenIssue("(headset)", "", MONDAY)
    inner = row(notes=noted(Note(MONDAY, "Pat", f"{REPORTED}: left (old) headset")))
    assert open_issue(inner, (), MONDAY) == OpenIssue("left (old) headset", "", MONDAY)


def test_a_clearing_ends_whatever_came_up_on_an_earlier_day() -> None:
    reports = [said(MONDAY, issue="headset")]
    tracked = row(notes=noted(gone(WEDNESDAY, "mouse")))
    assert open_issue(tracked, reports, TUESDAY) == OpenIssue("headset", "", MONDAY)
    assert open_issue(tracked, reports, WEDNESDAY) is None
    assert issue_days(tracked, reports, FRIDAY) == days(MONDAY, TUESDAY)


@pytest.mark.parametrize("note", [up, None])
def test_a_clearing_of_the_same_day_ends_the_issue_it_names(note: object) -> None:
    reports = [] if note else [said(MONDAY, issue="headset")]
    notes = noted(gone(MONDAY, "Headset", "INC7"), *([up(MONDAY)] if note else []))
    tracked = row(notes=notes)
    assert open_issue(tracked, reports, MONDAY) is None
    assert issue_days(tracked, reports, FRIDAY) == days()


def test_and_no_other_one_of_that_day() -> None:
    tracked = row(notes=noted(gone(MONDAY, "mouse")))
    reports = [said(MONDAY, issue="headset")]
    assert open_issue(tracked, reports, TUESDAY) == OpenIssue("headset", "", MONDAY)


def test_clearing_what_is_shown_clears_all_of_it() -> None:
    reports = [said(MONDAY, issue="headset"), said(TUESDAY, issue="still bad")]
    shown = open_issue(row(equipment_issue="headset"), reports, TUESDAY)
    assert shown
    assert shown.text == "headset; still bad"
    cleared = row(notes=noted(gone(TUESDAY, shown.text)))
    assert open_issue(cleared, reports, TUESDAY) is None


def test_an_issue_reported_after_a_clearing_is_open_again() -> None:
    tracked = row(notes=noted(gone(TUESDAY)))
    reports = [said(MONDAY, issue="headset"), said(WEDNESDAY, issue="headset")]
    assert open_issue(tracked, reports, WEDNESDAY) == OpenIssue("headset", "", WEDNESDAY)
    assert issue_days(tracked, reports, THURSDAY) == days(MONDAY, WEDNESDAY, THURSDAY)


def test_a_clearing_without_an_issue_changes_nothing() -> None:
    assert open_issue(row(notes=noted(gone(MONDAY))), (), FRIDAY) is None


def test_a_clearing_that_names_nothing_ends_like_a_report_without_an_issue() -> None:
    notes = noted(up(MONDAY), Note(TUESDAY, "Pat", f"{CLEARED}:"))
    assert open_issue(row(notes=notes), (), FRIDAY) is None
    held = row(notes=notes, equipment_issue="headset")
    assert open_issue(held, (), FRIDAY) == OpenIssue("headset", "", MONDAY)


def test_other_notes_say_nothing_about_equipment() -> None:
    notes = "headset broken\n" + noted(
        Note(MONDAY, "Jane", "Equipment issue"),
        Note(MONDAY, "Jane", "My Equipment issue: headset"),
        Note(TUESDAY, "Jane", "done: 5"),
    )
    assert open_issue(row(notes=notes), (), FRIDAY) is None


@pytest.mark.parametrize("name", ["Jane Doe", "Doe, Jane", "DOE JANE"])
def test_what_the_agent_says_is_no_note_about_equipment(name: str) -> None:
    tracked = row(notes=noted(Note(MONDAY, name, f"{REPORTED}: headset")))
    assert open_issue(tracked, (), FRIDAY) is None
    both = row(notes=noted(up(MONDAY), Note(TUESDAY, name, f"{CLEARED}: headset")))
    assert open_issue(both, (), FRIDAY) == OpenIssue("headset", "", MONDAY)


@pytest.mark.parametrize("again", [" (again)", " (again) (again)"])
def test_what_was_noted_again_is_the_same_issue(again: str) -> None:
    notes = noted(Note(MONDAY, "Chris", f"{REPORTED}: headset (INC7){again}"))
    assert open_issue(row(notes=notes), (), FRIDAY) == OpenIssue("headset", "", MONDAY)
    cleared = f"{notes}\n{Note(MONDAY, 'Chris', f'{CLEARED}: headset{again}')}"
    assert open_issue(row(notes=cleared), (), FRIDAY) is None


def test_no_note_and_no_clearing_of_a_later_day_is_used() -> None:
    tracked = row(notes=noted(up(THURSDAY, "mouse"), gone(FRIDAY)))
    reports = [said(MONDAY, issue="headset")]
    assert open_issue(tracked, reports, WEDNESDAY) == OpenIssue("headset", "", MONDAY)
    assert issue_days(tracked, reports, NEXT_MONDAY) == days(MONDAY, TUESDAY, WEDNESDAY, THURSDAY)


ISSUES = st.sampled_from(["", "none", "headset", "mouse", "headset still bad"])


@given(st.lists(st.tuples(st.integers(0, 6), ISSUES), max_size=8), ISSUES, st.integers(0, 9))
def test_an_issue_is_open_today_just_where_today_is_among_its_days(
    told: list[tuple[int, str]], held: str, until: int
) -> None:
    as_of = MONDAY + until * DAY
    reports: list[Entry] = [
        said(MONDAY + day * DAY, line=line, issue=issue)
        for line, (day, issue) in enumerate(sorted(told, key=lambda one: one[0]))
    ]
    tracked = row(equipment_issue="" if held == "none" else held)
    issue, all_days = open_issue(tracked, reports, as_of), issue_days(tracked, reports, as_of)
    assert (as_of in all_days) == bool(issue and issue.since)
    assert all(MONDAY <= day <= as_of for day in all_days)
    if issue and issue.since:
        assert issue.since in all_days
    if tracked.equipment_issue:
        assert issue
        assert tracked.equipment_issue in issue.text
