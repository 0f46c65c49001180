from datetime import date, datetime, time
from fractions import Fraction

import pytest

from callcert.domain.agents import Agent
from callcert.domain.assessment import Assessment, assess
from callcert.domain.certification import Certification
from callcert.domain.findings import KINDS, finding
from callcert.domain.form import Fields, Grid
from callcert.domain.rules import Rules
from callcert.domain.scorecard import CellValue, ErrorValue
from tests.domain.returned_form import RULES, cell, column, form, marked, row

NO_TOTALS: dict[str, Grid] = {
    name: row(*[None] * 5) if name.startswith("call_") else cell(None)
    for name in ("call_scores", "call_results", "calls_passed", "pass_rate", "outcome")
}


def assessed(stem: str = "returned", **changes: Grid) -> Assessment:
    return assess(form(**changes), stem, RULES, "mdy")


def with_field(field: str, value: CellValue) -> Assessment:
    """Assesses a form with that in one of its single cells."""
    changes: dict[str, Grid] = {field: cell(value)}
    return assess(form(**changes), "returned", RULES, "mdy")


def uncalculated(changes: dict[tuple[int, int], CellValue], **more: Grid) -> Assessment:
    """Assesses a form with these marks whose totals no program has calculated."""
    fields = NO_TOTALS | {"marks": marked(changes)} | more
    return assess(form(**fields), "returned", RULES, "mdy")


def codes(assessment: Assessment) -> list[str]:
    return [problem.code for problem in assessment.problems]


def afternoon(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime.combine(date(2026, 11, 20), time(hour, minute, second))


def test_a_good_scorecard_has_its_scores_and_no_problem() -> None:
    good = assessed("Doe_Jane_100%")
    assert good.agent == Agent("Doe", "Jane", "E1042")
    assert (good.certifier, good.certified_on) == ("Pat Otto", date(2026, 11, 20))
    assert [call.score for call in good.calls] == [100] * 5
    assert [call.number for call in good.calls] == [1, 2, 3, 4, 5]
    assert [call.coached for call in good.calls] == [True, False, False, False, False]
    assert good.certification == Certification(5, 100, "certified")
    assert len(good.items) == 3
    assert len(good.columns) == len(good.sums) == 5
    assert good.problems == ()


def test_call_1_scores_100_whatever_is_marked_on_it() -> None:
    missed = uncalculated({(line, 1): "No" for line in range(3)})
    assert missed.calls[0].score == 100
    assert missed.calls[0].passed is True
    assert missed.certification == Certification(5, 100, "certified")


@pytest.mark.parametrize("mark", [None, "maybe", 900])
def test_an_unusable_call_1_is_a_warning_and_counts_all_the_same(mark: CellValue) -> None:
    blank = uncalculated({(line, 1): mark for line in range(3)})
    assert [code for code in codes(blank) if KINDS[code].severity == "error"] == []
    assert "call-1-blank" in codes(blank)
    assert blank.certification == Certification(5, 100, "certified")


@pytest.mark.parametrize(
    ("mark", "code"), [(None, "mark-blank"), ("maybe", "mark-invalid"), (900, "mark-above-points")]
)
@pytest.mark.parametrize("call", [2, 3, 4, 5])
def test_a_missing_or_wrong_mark_leaves_the_scorecard_incomplete(
    call: int, mark: CellValue, code: str
) -> None:
    incomplete = uncalculated({(0, call): mark})
    assert incomplete.calls[call - 1].score is None
    assert incomplete.sums[call - 1] is None
    assert incomplete.certification is None
    assert [c for c in codes(incomplete) if KINDS[c].severity == "error"] == [code]


def test_marks_make_scores_and_scores_make_the_outcome() -> None:
    three_of_five = uncalculated(
        {(1, 2): "No", (0, 3): "No", (2, 4): 35, (0, 5): "N/A", (2, 5): 25},
        marked_down=row(None, "no check", "no greeting", "half solved", "half solved"),
    )
    scores = [call.score for call in three_of_five.calls]
    assert scores == [100, 0, 80, 85, Fraction(100 * 55, 80)]
    assert [call.passed for call in three_of_five.calls] == [True, False, False, True, False]
    assert three_of_five.certification == Certification(2, 40, "failed")


def test_a_call_on_which_nothing_applies_is_an_error_and_has_no_score() -> None:
    nothing = uncalculated({(line, 3): "N/A" for line in range(3)})
    (problem,) = [p for p in nothing.problems if KINDS[p.code].severity == "error"]
    assert (problem.code, problem.field, problem.column) == ("no-applicable-points", "marks", 2)
    assert nothing.calls[2].score is None
    assert nothing.certification is None


def test_a_call_1_on_which_nothing_applies_is_no_error() -> None:
    nothing = uncalculated({(line, 1): "N/A" for line in range(3)})
    assert "no-applicable-points" not in codes(nothing)
    assert nothing.certification is not None


def test_without_usable_items_only_call_1_has_a_score() -> None:
    broken = assessed(points=column("x", 30, 50))
    assert codes(broken) == ["item-points"]
    assert [call.score for call in broken.calls] == [100, None, None, None, None]
    assert broken.sums == (None,) * 5
    assert broken.certification is None


def test_totals_on_the_sheet_are_compared() -> None:
    assert codes(assessed(call_scores=row(100, 100, 90, 100, 100))) == ["total-differs"]


def test_the_rate_in_the_files_own_name_is_compared() -> None:
    assert codes(assessed("Doe_Jane_80%")) == ["file-rate-differs"]
    assert codes(assessed("doe_jane_80")) == ["file-rate-differs"]
    assert codes(assessed("some_scorecard_80")) == []


@pytest.mark.parametrize("part", ["last", "first"])
@pytest.mark.parametrize("name", [None, "  ", ErrorValue("#N/A")])
def test_a_missing_agent_name_is_an_error(part: str, name: CellValue) -> None:
    nameless = with_field(f"agent_{part}_name", name)
    (problem,) = nameless.problems
    assert (problem.code, problem.field) == ("agent-name-missing", f"agent_{part}_name")
    assert problem.facts["part"] == part


@pytest.mark.parametrize("part", ["last", "first"])
def test_a_name_of_which_nothing_can_be_filed_is_an_error(part: str) -> None:
    (problem,) = with_field(f"agent_{part}_name", " ?. ").problems
    assert (problem.code, problem.field) == ("agent-name-unusable", f"agent_{part}_name")
    assert "?." in str(problem.facts["shown"])


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("agent_id", "agent-id-missing"),
        ("certifier", "certifier-missing"),
        ("certification_date", "date-missing"),
        ("connected_at", "times-missing"),
        ("completed_at", "times-missing"),
    ],
)
@pytest.mark.parametrize("blank", [None, " "])
def test_what_is_missing_on_the_head_is_a_warning(field: str, code: str, blank: CellValue) -> None:
    lacking = with_field(field, blank)
    (problem,) = lacking.problems
    assert (problem.code, problem.field) == (code, field)
    assert KINDS[code].severity == "warning"
    assert lacking.certification is not None


def test_what_is_missing_is_none_and_not_empty() -> None:
    lacking = assessed(agent_id=cell(" "), certifier=cell(None), certification_date=cell("?"))
    assert lacking.agent.agent_id is None
    assert lacking.certifier is None
    assert lacking.certified_on is None


def test_a_date_that_cannot_be_read_says_what_stands_there() -> None:
    (problem,) = assessed(certification_date=cell("20/11/2026")).problems
    assert (problem.code, problem.facts) == ("date-unreadable", {"shown": "20/11/2026"})


def test_the_date_order_is_a_setting() -> None:
    day_first = assess(form(certification_date=cell("20/11/2026")), "x", RULES, "dmy")
    assert (day_first.problems, day_first.certified_on) == ((), date(2026, 11, 20))


def test_a_time_that_cannot_be_read_is_a_warning() -> None:
    (problem,) = assessed(connected_at=cell("nine-ish")).problems
    assert (problem.code, problem.field) == ("times-unreadable", "connected_at")
    assert problem.facts["shown"] == "nine-ish"


@pytest.mark.parametrize(
    ("completed", "found"),
    [
        (afternoon(13), []),
        (afternoon(13, 0, 1), ["calls-too-long"]),
        (afternoon(9), []),
        (afternoon(8, 59, 59), ["times-backwards"]),
        (datetime.combine(date(2026, 11, 21), time(9)), ["calls-too-long"]),
        ("1:00 PM", []),
        ("13:00:01", ["calls-too-long"]),
        (time(13), []),
        ("8:59 am", ["times-backwards"]),
        ("11/20/2026 1:00 PM", []),
        ("11/21/2026 1:00 PM", ["calls-too-long"]),
    ],
)
def test_four_hours_from_the_connection_are_fine_and_a_second_more_is_not(
    completed: CellValue, found: list[str]
) -> None:
    spent = assessed(connected_at=cell(afternoon(9)), completed_at=cell(completed))
    assert codes(spent) == found


def test_going_over_is_told_with_the_figure() -> None:
    (problem,) = assessed(connected_at=cell("9:00 AM"), completed_at=cell("1:05 PM")).problems
    assert problem.facts == {"shown": "4 h 05 min", "limit": "4 hours"}
    assert problem.field == "completed_at"


def test_times_backwards_name_both() -> None:
    (problem,) = assessed(connected_at=cell("1:05 PM"), completed_at=cell("9:00 AM")).problems
    assert problem.facts == {"completed": "09:00 AM", "connected": "01:05 PM"}


def test_bare_times_are_compared_even_where_the_date_is_missing() -> None:
    undated = assessed(
        certification_date=cell(None), connected_at=cell("9:00 AM"), completed_at=cell("2:00 PM")
    )
    assert codes(undated) == ["date-missing", "calls-too-long"]


def test_a_bare_time_beside_a_dated_one_gives_no_absurd_figure() -> None:
    mixed = assessed(
        certification_date=cell(None),
        connected_at=cell("9:00 AM"),
        completed_at=cell(afternoon(11)),
    )
    assert codes(mixed) == ["date-missing"]


def test_the_longest_time_is_a_setting() -> None:
    tight = assess(form(), "returned", Rules(calls_hours=2), "mdy")
    assert codes(tight) == ["calls-too-long"]
    assert tight.problems[0].facts["limit"] == "2 hours"


@pytest.mark.parametrize("call", [1, 2, 3, 4, 5])
def test_every_call_needs_something_done_well(call: int) -> None:
    words: list[CellValue] = ["good"] * 5
    words[call - 1] = " "
    (problem,) = assessed(did_well=row(*words)).problems
    assert (problem.code, problem.field, problem.column) == (
        "did-well-missing", "did_well", call - 1,
    )  # fmt: skip
    assert problem.facts == {"call": call}


@pytest.mark.parametrize("mark", ["No", 19])
def test_a_call_that_lost_points_needs_what_was_marked_down(mark: CellValue) -> None:
    silent = uncalculated({(0, 3): mark})
    (problem,) = [p for p in silent.problems if p.code == "marked-down-missing"]
    assert (problem.field, problem.column, problem.facts) == ("marked_down", 2, {"call": 3})
    told = uncalculated({(0, 3): mark}, marked_down=row(None, None, "no name", None, None))
    assert "marked-down-missing" not in codes(told)


def test_an_item_that_does_not_apply_loses_no_points() -> None:
    assert "marked-down-missing" not in codes(uncalculated({(0, 3): "N/A"}))


def test_a_layout_without_feedback_owes_none() -> None:
    fields: Fields = {
        name: grid
        for name, grid in form().items()
        if name not in {"did_well", "marked_down", "agent_id"}
    }
    assert [p.code for p in assess(fields, "x", RULES, "mdy").problems] == ["agent-id-missing"]


@pytest.mark.parametrize(
    "changes",
    [
        {(0, 2): "maybe", (1, 2): 900, (1, 3): 5, (2, 4): None},
        {(line, 4): None for line in range(3)} | {(0, 1): None},
        {(line, 5): "N/A" for line in range(3)} | {(0, 2): "No"},
    ],
)
def test_every_problem_carries_the_facts_of_its_finding(
    changes: dict[tuple[int, int], CellValue],
) -> None:
    blank = cell(None)
    many = assessed(
        "Doe_Jane_20%",
        marks=marked(changes),
        call_scores=row(90, 1, 2, None, 4),
        call_results=row("Fail", "Fail", "Fail", "Fail", "Pass"),
        did_well=row(*[None] * 5),
        certifier=blank,
        agent_id=blank,
        agent_first_name=cell("?"),
        connected_at=cell("1 PM"),
        completed_at=cell("9 AM"),
        certification_date=cell("soon"),
    )
    assert len(many.problems) > 8
    for problem in many.problems:
        assert finding(problem.code, problem.facts).message


def test_times_on_different_days_are_shown_with_their_days() -> None:
    (problem,) = assessed(
        connected_at=cell(datetime(2026, 11, 20, 9, 0)),  # noqa: DTZ001  cells have no zone
        completed_at=cell(datetime(2026, 11, 19, 12, 35)),  # noqa: DTZ001
    ).problems
    assert problem.code == "times-backwards"
    assert problem.facts == {
        "completed": "11/19/2026 12:35 PM",
        "connected": "11/20/2026 09:00 AM",
    }
