from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.counts import NOTHING, Count
from callcert.domain.form import Problem
from callcert.domain.people import Named
from callcert.domain.progress import (
    Entry,
    contradictions,
    in_order,
    issue_in,
    modules,
    newest,
    says_solved,
)
from callcert.domain.rules import Rules
from tests.domain.returned_form import RULES

JANE = Named("Doe", "Jane", "E1042")
MONDAY = date(2026, 11, 16)
DAY = timedelta(days=1)
ALL = Count(everything=True)

counts = st.just(NOTHING) | st.builds(Count, st.integers(0, 12))


def evening(
    number: int = 0,
    modules: Count = NOTHING,
    calls: Count = NOTHING,
    *,
    assigned: Count = NOTHING,
    hours: float | None = None,
) -> Entry:
    """What Jane reports on the evening of that number, Monday's being 0."""
    day = MONDAY + number * DAY
    return Entry(0, number, JANE, day, modules, assigned, hours, calls)


def problems(*reports: Entry, rules: Rules = RULES) -> list[tuple[int, Problem]]:
    """The rows that cannot be right, with what is wrong in them."""
    return [(entry.row, problem) for entry, problem in contradictions(reports, rules)]


# ---- a row


@pytest.mark.parametrize(
    ("done", "assigned", "completed", "of"),
    [
        (NOTHING, NOTHING, None, None),
        (Count(8), NOTHING, 8, None),
        (Count(8), Count(12), 8, 12),
        (Count(8, 12), NOTHING, 8, 12),
        (Count(8, 10), Count(12), 8, 12),
        (Count(0), Count(0), 0, 0),
        (ALL, Count(12), 12, 12),
        (ALL, NOTHING, None, None),
        (NOTHING, Count(12), None, 12),
    ],
)
def test_a_row_tells_modules_done_and_assigned(
    done: Count, assigned: Count, completed: int | None, of: int | None
) -> None:
    entry = evening(modules=done, assigned=assigned)
    assert (entry.modules_completed, entry.modules_assigned) == (completed, of)


@pytest.mark.parametrize(
    ("calls", "done"), [(NOTHING, None), (Count(3), 3), (Count(3, 5), 3), (Count(0), 0), (ALL, 5)]
)
def test_a_row_tells_calls_done_of_five(calls: Count, done: int | None) -> None:
    assert evening(calls=calls).calls_completed == done


# ---- their order


def test_reports_stand_by_day_then_by_sheet_then_by_row() -> None:
    tuesday = evening(1)
    noted_first = tuesday._replace(day=MONDAY, row=7)
    next_sheet = tuesday._replace(day=MONDAY, sheet=1, row=0)
    monday = evening(0)
    entries = [next_sheet, tuesday, noted_first, monday]
    assert in_order(entries) == [monday, noted_first, next_sheet, tuesday]


# ---- what was reported last


def calls(entry: Entry) -> int | None:
    return entry.calls_completed


def test_the_newest_report_counts_even_where_it_is_lower() -> None:
    reports = [evening(0, calls=Count(2)), evening(1, calls=Count(4)), evening(2, calls=Count(3))]
    assert newest(reports, calls) == 3


def test_of_one_day_the_lower_row_counts() -> None:
    upper, lower = evening(0, calls=Count(4)), evening(0, calls=Count(3))._replace(row=5)
    assert newest(in_order([lower, upper]), calls) == 3


def test_an_evening_left_blank_undoes_nothing() -> None:
    assert newest([evening(0, calls=Count(2)), evening(1)], calls) == 2
    assert newest([evening(0, calls=Count(2)), evening(1, calls=Count(0))], calls) == 0


def test_without_reports_nothing_is_known() -> None:
    assert newest([], calls) is None
    assert newest([evening(0), evening(1)], calls) is None
    assert modules([]) == (None, None)
    assert modules([evening(0)]) == (None, None)


@pytest.mark.parametrize(
    ("reports", "known"),
    [
        ([evening(0, Count(8, 12))], (8, 12)),
        ([evening(0, Count(8, 12)), evening(1, Count(9))], (9, 12)),
        ([evening(0, Count(8, 12)), evening(1)], (8, 12)),
        ([evening(0, Count(8, 12)), evening(1, Count(7, 14))], (7, 14)),
        ([evening(0, Count(8, 12)), evening(1, assigned=Count(14))], (8, 14)),
        ([evening(0, Count(8, 12)), evening(1, ALL)], (12, 12)),
        ([evening(0, ALL, assigned=Count(12)), evening(1, assigned=Count(14))], (12, 14)),
        ([evening(0, ALL)], (20, 20)),
        ([evening(0, Count(8))], (8, 20)),
        ([], (None, 20)),
        ([evening(0)], (None, 20)),
        ([evening(0, Count(0))], (0, 20)),
        ([evening(0, Count(8), assigned=Count(0))], (8, 0)),
    ],
)
def test_modules_are_known_from_the_last_reports_and_else_from_the_tracker(
    reports: list[Entry], known: tuple[int | None, int | None]
) -> None:
    assert modules(reports, 20) == known


def test_everything_of_an_unknown_number_is_not_known() -> None:
    assert modules([evening(0, Count(8)), evening(1, ALL)]) == (None, None)


# ---- what cannot be right


def test_reports_that_go_up_are_right() -> None:
    ups = [evening(n, Count(n, 12), Count(min(n, 5)), hours=8) for n in range(13)]
    assert problems(*ups) == []
    assert problems(*[evening(0, Count(4), Count(2)), evening(1, Count(4), Count(2))]) == []


@pytest.mark.parametrize(
    ("first", "last", "heading"),
    [
        (evening(0, Count(8)), evening(1, Count(6)), "TBTs Completed"),
        (evening(0, calls=Count(8)), evening(1, calls=Count(6)), "Calls Completed"),
    ],
)
def test_a_count_that_goes_down_is_said_of_the_later_row(
    first: Entry, last: Entry, heading: str
) -> None:
    facts: Mapping[str, object] = {
        "heading": heading,
        "before": 8,
        "now": 6,
        "day": "11/16/2026",
    }
    down = (1, Problem("count-down", heading, facts=facts))
    assert [one for one in problems(first, last) if one[1].code == "count-down"] == [down]


def test_an_evening_left_blank_hides_no_count_that_goes_down() -> None:
    [(row, problem)] = problems(evening(0, Count(8)), evening(1), evening(2, Count(6)))
    assert row == 2
    assert problem.facts["before"] == 8
    assert problem.facts["day"] == "11/16/2026"


def test_each_count_is_compared_with_its_own_last_one() -> None:
    reports = (
        evening(0, Count(8), Count(3)),
        evening(1, calls=Count(4)),
        evening(2, Count(7)),
        evening(3, calls=Count(2)),
    )
    downs = [(row, one.facts["heading"], one.facts["before"]) for row, one in problems(*reports)]
    assert downs == [(2, "TBTs Completed", 8), (3, "Calls Completed", 4)]


def test_after_going_down_the_lower_count_is_the_one_to_compare_with() -> None:
    reports = (evening(0, Count(8)), evening(1, Count(6)), evening(2, Count(7)))
    assert [row for row, _ in problems(*reports)] == [1]


@pytest.mark.parametrize(
    ("entry", "field", "facts"),
    [
        (
            evening(0, Count(13, 12)),
            "TBTs Completed",
            {"done": 13, "what": "modules", "of": 12},
        ),
        (
            evening(0, Count(13), assigned=Count(12)),
            "TBTs Completed",
            {"done": 13, "what": "modules", "of": 12},
        ),
        (
            evening(0, calls=Count(6)),
            "Calls Completed",
            {"done": 6, "what": "calls", "of": 5},
        ),
    ],
)
def test_more_than_there_are_cannot_be_done(
    entry: Entry, field: str, facts: Mapping[str, object]
) -> None:
    assert problems(entry) == [(0, Problem("more-than-assigned", field, facts=facts))]


@pytest.mark.parametrize(
    "entry",
    [
        evening(0, Count(12, 12), Count(5)),
        evening(0, Count(13)),
        evening(0, ALL, ALL, assigned=Count(12)),
        evening(0, assigned=Count(12)),
        evening(0, Count(8), assigned=Count(8), hours=8.0),
    ],
)
def test_all_there_are_can_be_done(entry: Entry) -> None:
    assert problems(entry) == []


def test_over_eight_hours_on_modules_is_said_with_the_figure() -> None:
    facts = {"hours": "8.25", "limit": "8"}
    wanted = [(0, Problem("tbts-too-long", "TBT Hours", facts=facts))]
    assert problems(evening(hours=8.25)) == wanted
    assert problems(evening(hours=8)) == []
    assert problems(evening(hours=8.25), rules=Rules(tbt_hours=8.5)) == []
    assert problems(evening(hours=8.25), rules=Rules(tbt_hours=7.5))[0][1].facts["limit"] == "7.5"


@given(st.lists(st.tuples(counts, counts), max_size=8))
def test_blank_evenings_make_no_difference(told: list[tuple[Count, Count]]) -> None:
    reports = [evening(n, done, made) for n, (done, made) in enumerate(told)]
    blank = [entry._replace(modules=NOTHING, calls=NOTHING, row=99) for entry in reports]
    between = [one for pair in zip(reports, blank, strict=True) for one in pair]
    assert problems(*between) == problems(*reports)
    assert newest(between, calls) == newest(reports, calls)
    assert modules(between) == modules(reports)


# ---- equipment


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "No", "none", "None.", " N/A ", "-", "–", "OK", "ok!", "Okay", "good", "all good",
        "All  good.", "No issue", "no issues", "nothing", "not applicable", "0",
    ],
)  # fmt: skip
def test_that_there_is_no_issue_is_none(text: str) -> None:
    assert issue_in(text) == ""
    assert says_solved(text) == bool(text.strip())


@pytest.mark.parametrize("text", ["fixed", "Resolved.", "SOLVED!", "working now", "cleared"])
def test_an_issue_that_was_solved_is_none(text: str) -> None:
    assert issue_in(text) == ""
    assert says_solved(text)


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("headset broken", "headset broken"),
        ("  VPN   drops \n often ", "VPN drops often"),
        ("Not fixed", "Not fixed"),
        ("no headset", "no headset"),
        ("20 error on Zoiper!", "20 error on Zoiper!"),
        ("Yes", "Yes"),
    ],
)
def test_an_issue_is_what_the_cell_names(text: str, issue: str) -> None:
    assert issue_in(text) == issue
    assert not says_solved(text)
