"""The progress report read: every usable row once, every other one told with its cell."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcert.domain.columns import PROGRESS
from callcert.domain.counts import NOTHING, Count
from callcert.domain.form import Problem
from callcert.domain.headings import PROGRESS_REPORT, find_headings
from callcert.domain.people import Named
from callcert.domain.progress import Entry
from callcert.domain.scorecard import ErrorValue
from callcert.excel.look import Refused
from callcert.excel.progress_book import ProgressBook, read_progress
from tests.excel.grids import (
    Row,
    Rows,
    book_of,
    bytes_of,
    cell_of,
    ods,
    places,
    shared,
    xlsm,
    xlsx,
)

MONDAY = date(2026, 11, 16)
LAST = date.max
JANE, ALAN = Named("Doe", "Jane", "E1042"), Named("Roe", "Alan", "E2001")


def said(day: object = MONDAY, who: Named = JANE, **more: object) -> dict[str, object]:
    """A row by its headings; underscores stand for their blanks."""
    names = {"Last Name": who.last_name, "First Name": who.first_name, "Agent ID": who.agent_id}
    return {"Date": day, **names} | {key.replace("_", " "): value for key, value in more.items()}


def grid(*rows: dict[str, object], head: Sequence[str] = PROGRESS) -> list[list[object]]:
    return [list(head), *([row.get(heading) for heading in head] for row in rows)]


def read(content: bytes, **own: str) -> ProgressBook:
    return read_progress(shared(content), own, "mdy")


def read_rows(*rows: dict[str, object], head: Sequence[str] = PROGRESS) -> ProgressBook:
    return read(xlsx(grid(*rows, head=head)))


def entries(book: ProgressBook, until: date = LAST) -> list[Entry]:
    """All that was read, each spelling being an agent."""
    numbers = list(range(len(book.people)))
    return [entry for _, reports in book.reports(numbers, until) for entry in reports]


def found(book: ProgressBook) -> list[tuple[str, str | None, str | None]]:
    return places([finding for _, finding in book.findings])


# What is read


def test_a_row_is_read_with_all_it_says() -> None:
    row = said(
        TBTs_Completed=8, TBTs_Assigned=12, TBT_Hours=6.5, Calls_Completed=3,
        Equipment_Issue=" No sound ", Notes="Waiting", Start_Date="11/13/2026",
    )  # fmt: skip
    book = read_rows(row, head=(*PROGRESS, "Start Date"))
    assert entries(book) == [
        Entry(
            0, 1, JANE, MONDAY, Count(8), Count(12), 6.5, Count(3), "No sound", "Waiting",
            date(2026, 11, 13),
        )
    ]  # fmt: skip
    assert book.findings == []


def test_a_row_that_says_nothing_but_who_and_when_is_read() -> None:
    assert entries(read_rows(said(), head=("Agent ID", "Date"))) == [
        Entry(0, 1, Named("", "", "E1042"), MONDAY)
    ]


@pytest.mark.parametrize("kind", [xlsx, xlsm, ods])
def test_every_format_reads_alike(kind: Callable[[Rows, str], bytes]) -> None:
    rows = grid(
        said(Calls_Completed=3, TBT_Hours=6.5, Notes="ok & <so>"),
        said("11/17/2026", ALAN, TBTs_Completed="8 of 12"),
        said("soon", ALAN),
        said(Calls_Completed=True),
    )
    book = read(kind(rows, "Log"))
    assert entries(book) == [
        Entry(0, 1, JANE, MONDAY, calls=Count(3), hours=6.5, note="ok & <so>"),
        Entry(0, 2, ALAN, date(2026, 11, 17), Count(8, 12)),
    ]
    assert found(book) == [("row-date", "Log", "A4"), ("row-count", "Log", "H5")]


ROWS: list[dict[str, object]] = [
    said(Calls_Completed=1, Notes="first"),
    said(who=ALAN, TBTs_Completed="8 of 12", TBT_Hours="4h"),
    said("no day", ALAN, Calls_Completed=2),
    said(Calls_Completed=date(2026, 3, 5)),
    said(who=Named(), Calls_Completed=4, Equipment_Issue="none"),
    said("11/17/2026", Calls_Completed=2, TBT_Hours="long", Equipment_Issue="No sound"),
    {"Notes": "Class of 9 November"},
]
USED = entries(read_rows(*ROWS))
TOLD = found(read_rows(*ROWS))


def test_the_rows_of_the_property_say_something() -> None:
    assert [entry.row for entry in USED] == [1, 6, 2]
    assert sorted(TOLD) == [
        ("row-count", "Sheet1", "H5"),
        ("row-date", "Sheet1", "A4"),
        ("row-date", "Sheet1", "A8"),
        ("row-hours", "Sheet1", "G7"),
        ("row-nobody", "Sheet1", "D6"),
        ("row-nobody", "Sheet1", "D8"),
    ]


@settings(max_examples=40, deadline=None)
@given(st.permutations(PROGRESS), st.integers(0, 19), st.integers(0, 4))
def test_columns_and_place_of_a_table_do_not_matter(
    head: Sequence[str], down: int, right: int
) -> None:
    above: list[Row] = [["ESP Agent Progress Report"] if down % 2 else []] * down
    table = [[None] * right + row for row in grid(*ROWS, head=head)]
    book = read(xlsx([*above, *table]))
    moved = [entry._replace(row=entry.row - down) for entry in entries(book)]
    assert moved == USED

    def below(cell: str | None, columns: Sequence[str], start: int) -> tuple[int, str]:
        letter, number = (cell or "").strip("0123456789"), (cell or "").strip("ABCDEFGHIJKLMN")
        return int(number) - start, columns[ord(letter) - ord("A")]

    columns = [*[""] * right, *head]
    told = [(code, *below(cell, columns, down)) for code, _, cell in found(book)]
    assert sorted(told) == sorted((code, *below(cell, PROGRESS, 0)) for code, _, cell in TOLD)


def test_aliases_and_a_teams_own_headings_are_understood() -> None:
    head: list[object] = ["Report Date", "Trainee", "Badge", "Modules Done", "Rings"]
    rows = [head, [MONDAY, "Doe, Jane", 7, "8/12", 3]]
    book = read(xlsx(rows), **{"Calls Completed": "rings"})
    assert entries(book) == [
        Entry(0, 1, Named("Doe", "Jane", "7"), MONDAY, Count(8, 12), calls=Count(3))
    ]


@pytest.mark.parametrize(
    ("whole", "name"), [("Doe, Jane", ("Doe", "Jane")), ("Mary Jane  Doe", ("Doe", "Mary Jane"))]
)
def test_a_whole_name_in_one_column_is_taken_apart(whole: str, name: tuple[str, str]) -> None:
    book = read(xlsx([["Date", "Agent"], [MONDAY, whole]]))
    assert book.people == [Named(*name)]


def test_several_sheets_are_one_report() -> None:
    monday, tuesday = grid(said(Calls_Completed=1)), grid(said(date(2026, 11, 17), ALAN))
    nobody = grid()
    hidden = book_of({"Mon": monday, "Wed": nobody, "Tue": tuesday, "Old": monday})
    hidden["Old"].sheet_state = "hidden"
    book = read(bytes_of(hidden))
    assert [(entry.sheet, entry.row, entry.named) for entry in entries(book)] == [
        (0, 1, JANE), (2, 1, ALAN),
    ]  # fmt: skip
    assert [book.tables[0].sheet, book.tables[2].sheet] == ["Mon", "Tue"]


def test_a_report_without_rows_is_read() -> None:
    book = read(xlsx(grid()))
    assert (entries(book), book.people, book.findings) == ([], [], [])
    assert [*book.rows_of(0, LAST), *book.rows_after(MONDAY)] == []


def test_a_workbook_without_headings_is_refused() -> None:
    with pytest.raises(Refused):
        read(xlsx([["a", "b"]]))


# Dates


@pytest.mark.parametrize(
    "given_day",
    [
        MONDAY,
        datetime(2026, 11, 16, 17, 5),  # noqa: DTZ001  cells have no zone
        "11/16/2026",
        " 11/16/26 ",
        "Nov 16, 2026",
        46342,
        46342.75,
    ],
)
def test_a_day_is_read_however_it_is_entered(given_day: object) -> None:
    assert [entry.day for entry in entries(read_rows(said(given_day)))] == [MONDAY]


def test_the_order_of_typed_dates_is_a_setting() -> None:
    content = xlsx(grid(said("3/5/2026")))
    for order, day in {"mdy": date(2026, 3, 5), "dmy": date(2026, 5, 3)}.items():
        book = read_progress(shared(content), {}, order)  # type: ignore[arg-type]
        assert [entry.day for entry in entries(book)] == [day]


@pytest.mark.parametrize(
    "given_day",
    [
        None, " ", "yesterday", "13/13/2026", True, "#REF!", 0, "11/16/1999", "1/1/2200",
        date(1926, 11, 16), 3,
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_read_is_told_at_its_cell(given_day: object) -> None:
    book = read_rows(said(Calls_Completed=1), said(given_day, Calls_Completed=2))
    assert [entry.row for entry in entries(book)] == [1]
    assert found(book) == [("row-date", "Sheet1", "A3")]


@pytest.mark.parametrize("start", ["soon", "11/13/1926", 0])
def test_a_start_that_cannot_be_read_is_told_and_the_row_is_used(start: object) -> None:
    rows = said(Start_Date=None), said(Start_Date=start, Calls_Completed=2)
    book = read_rows(*rows, head=(*PROGRESS, "Start Date"))
    assert [(entry.start, entry.calls) for entry in entries(book)] == [
        (None, NOTHING), (None, Count(2)),
    ]  # fmt: skip
    assert found(book) == [("date-cell-unreadable", "Sheet1", "K3")]
    ((day, finding),) = book.findings
    assert (day, finding.severity) == (MONDAY, "warning")


def test_what_was_entered_is_shown() -> None:
    book = read_rows(said("soon"), said(None, Calls_Completed="many"))
    messages = [finding.message for _, finding in book.findings]
    assert '"soon"' in messages[0]
    assert "nothing" in messages[1]
    assert '"many"' in messages[2]
    assert [day for day, _ in book.findings] == [None] * 3


# Counts


@pytest.mark.parametrize(
    ("given_count", "count"),
    [
        (None, NOTHING), (" ", NOTHING), (0, Count(0)), (3, Count(3)), (3.0, Count(3)),
        ("3/5", Count(3, 5)), ("8 of 12", Count(8, 12)), ("done", Count(everything=True)),
        (" 4 ", Count(4)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("heading", ["Calls Completed", "TBTs Completed", "TBTs Assigned"])
def test_a_count_is_read_however_it_is_typed(
    heading: str, given_count: object, count: Count
) -> None:
    (entry,) = entries(read_rows(said() | {heading: given_count}))
    field = {"Calls Completed": entry.calls, "TBTs Completed": entry.modules}
    assert field.get(heading, entry.assigned) == count


@pytest.mark.parametrize(
    "given_count", [date(2026, 3, 5), True, False, "some", -1, 2.5, "#REF!", "#N/A", time(3, 5)]
)
@pytest.mark.parametrize("heading", ["Calls Completed", "TBTs Completed", "TBTs Assigned"])
def test_what_is_no_count_is_told_at_its_cell_and_the_row_left_out(
    heading: str, given_count: object
) -> None:
    rows = grid(said(), said() | {heading: given_count})
    book = read(xlsx(rows))
    assert [entry.row for entry in entries(book)] == [1]
    assert found(book) == [("row-count", "Sheet1", cell_of(rows, 2, heading))]
    assert [day for day, _ in book.findings] == [MONDAY]


def test_every_wrong_cell_of_a_row_is_told() -> None:
    book = read_rows(said("x", Named(), TBTs_Completed="a", TBTs_Assigned="b", Calls_Completed="c"))
    assert found(book) == [
        ("row-nobody", "Sheet1", "D2"),
        ("row-date", "Sheet1", "A2"),
        ("row-count", "Sheet1", "E2"),
        ("row-count", "Sheet1", "F2"),
        ("row-count", "Sheet1", "H2"),
    ]


def test_one_and_true_are_told_apart_in_any_order() -> None:
    for first, second in ((1, True), (True, 1)):
        book = read_rows(said(Calls_Completed=first), said(Calls_Completed=second))
        assert [entry.calls for entry in entries(book)] == [Count(1)]
        assert [code for code, *_ in found(book)] == ["row-count"]


@pytest.mark.parametrize(
    ("given_hours", "hours"),
    [
        (6, 6.0), (6.5, 6.5), ("6.5h", 6.5), ("6:30", 6.5), (time(6, 30), 6.5),
        (timedelta(hours=30), 30.0), (0, 0.0), (None, None),
    ],
)  # fmt: skip
def test_hours_are_read_however_they_are_entered(given_hours: object, hours: float | None) -> None:
    assert [entry.hours for entry in entries(read_rows(said(TBT_Hours=given_hours)))] == [hours]


@pytest.mark.parametrize("given_hours", ["long", -1, True, "#VALUE!"])
def test_hours_that_are_none_are_told_and_the_row_is_used(given_hours: object) -> None:
    book = read_rows(said(TBT_Hours=2), said(TBT_Hours=given_hours, Calls_Completed=2))
    assert [(entry.hours, entry.calls) for entry in entries(book)] == [
        (2.0, NOTHING), (None, Count(2)),
    ]  # fmt: skip
    assert found(book) == [("row-hours", "Sheet1", "G3")]
    assert [day for day, _ in book.findings] == [MONDAY]


@pytest.mark.parametrize("heading", ["Notes", "Equipment Issue", "Last Name"])
def test_a_failed_formula_in_a_text_says_nothing(heading: str) -> None:
    (entry,) = entries(read_rows(said(Calls_Completed=1) | {heading: "#REF!"}))
    texts = {"Notes": entry.note, "Equipment Issue": entry.issue}
    assert texts.get(heading, entry.named.last_name) == ""


# Rows that are nobody's


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"Notes": "  "},
        dict(zip(PROGRESS, PROGRESS, strict=True)),
        {"Date": "Total", "Calls Completed": 12},
        {"Last Name": "Totals", "Calls Completed": 12},
        {"Last Name": "Total", "TBTs Completed": 30, "Calls Completed": 12},
        {"Agent ID": "Grand Total", "Calls Completed": 12},
    ],
)
def test_rows_that_are_nobodys_are_passed_over_and_name_nobody(row: dict[str, object]) -> None:
    book = read_rows(said(Calls_Completed=1), row, said(date(2026, 11, 17), Calls_Completed=2))
    assert [entry.calls.done for entry in entries(book)] == [1, 2]
    assert found(book) == []
    assert book.people == [JANE]


def test_sums_without_a_word_below_everything_are_passed_over() -> None:
    sums: dict[str, object] = {"TBTs Completed": 20, "Calls Completed": 12}
    assert found(read_rows(said(), sums)) == []
    assert found(read_rows(said(), sums, said())) == [
        ("row-nobody", "Sheet1", "D3"), ("row-date", "Sheet1", "A3"),
    ]  # fmt: skip


def test_a_class_named_above_its_agents_is_told_as_a_row_without_a_day() -> None:
    book = read_rows({"Last Name": "Class of 9 November"}, said())
    assert found(book) == [("row-date", "Sheet1", "A2")]
    assert book.people == [JANE]


def test_a_total_with_a_day_is_told_as_nobodys() -> None:
    book = read_rows(said(), {"Date": MONDAY, "Last Name": "Total", "Calls Completed": 12})
    assert found(book) == [("row-nobody", "Sheet1", "D3")]
    assert book.people == [JANE]


def test_a_row_that_names_nobody_is_told_where_the_name_belongs() -> None:
    book = read(xlsx([["Calls Completed", "Date", "Agent"], [3, MONDAY, "--"]]))
    assert found(book) == [("row-nobody", "Sheet1", "C2")]
    assert [day for day, _ in book.findings] == [MONDAY]


def test_people_of_rows_that_are_left_out_are_not_among_the_people() -> None:
    book = read_rows(said("soon", ALAN), said())
    assert book.people == [JANE]


# Reports


def test_one_number_as_an_id_is_one_spelling_however_it_is_kept() -> None:
    rows = [[*HEAD], *([MONDAY, one, "Doe"] for one in (1042, 1042.0, "1042", " 1042 ", "1042.0"))]
    assert read_rows_of(rows).people == [Named("Doe", "", "1042")]


HEAD = ("Date", "Agent ID", "Last Name")


def read_rows_of(rows: Any) -> ProgressBook:
    """Rows as a reader may give them, whole numbers too."""
    heading = find_headings(rows, PROGRESS_REPORT, {})
    assert heading

    class Given:
        def visible_sheets(self) -> list[tuple[str, Any]]:
            return [("Log", rows)]

    return read_progress(Given(), {}, "mdy")  # type: ignore[arg-type]


def test_ids_that_only_compare_equal_are_different_people() -> None:
    for ids in ([1, True], [True, 1], [True, 1.0]):
        rows = [[*HEAD], *([MONDAY, one, "Doe"] for one in ids)]
        spelled = {named.agent_id for named in read_rows_of(rows).people}
        assert spelled == {"1", "TRUE"}


def test_a_failed_formula_is_not_the_text_it_looks_like() -> None:
    for ids in ([ErrorValue("#N/A"), "#N/A"], ["#N/A", ErrorValue("#N/A")]):
        rows = [[*HEAD], *([MONDAY, one, "Doe"] for one in ids)]
        assert {named.agent_id for named in read_rows_of(rows).people} == {"", "#N/A"}


def test_entries_come_agent_by_agent_in_the_order_of_their_days() -> None:
    week = [date(2026, 11, day) for day in (18, 16, 17)]
    rows = [said(day, who) for day in week for who in (ALAN, JANE)]
    reports = dict(read_rows(*rows).reports([1, 0], LAST))
    assert list(reports) == [0, 1]
    assert [[(one.named, one.day.day) for one in reports[number]] for number in (0, 1)] == [
        [(JANE, 16), (JANE, 17), (JANE, 18)],
        [(ALAN, 16), (ALAN, 17), (ALAN, 18)],
    ]


def test_spellings_of_one_agent_are_put_together_and_those_of_nobody_left_out() -> None:
    other = Named("DOE", "JANE", "")
    rows = [said(), said(date(2026, 11, 18), other), said(date(2026, 11, 17)), said(who=ALAN)]
    reports = dict(read_rows(*rows).reports([5, 5, None], LAST))
    assert list(reports) == [5]
    assert [one.day.day for one in reports[5]] == [16, 17, 18]
    assert dict(read_rows(*rows).reports([None] * 3, LAST)) == {}


def test_nothing_after_the_day_is_used() -> None:
    days = [date(2026, 11, day) for day in (16, 17, 18)]
    book = read_rows(*map(said, days))
    assert [one.day for one in entries(book, days[1])] == days[:2]
    assert entries(book, date(2026, 11, 15)) == []
    assert [(table.sheet, row) for table, row in book.rows_after(days[1])] == [("Sheet1", 3)]
    assert [(table.sheet, row) for table, row in book.rows_of(0, days[1])] == [
        ("Sheet1", 1), ("Sheet1", 2),
    ]  # fmt: skip


def test_of_two_rows_of_one_day_the_lower_counts() -> None:
    book = read_rows(
        said(Calls_Completed=3),
        said(date(2026, 11, 15), Calls_Completed=9),
        said(Calls_Completed=1),
    )
    assert [entry.calls.done for entry in entries(book)] == [9, 3, 1]
    sheets = {"A": grid(said(), said(Calls_Completed=1)), "B": grid(said(Calls_Completed=2))}
    later = read(bytes_of(book_of(sheets)))
    assert [entry.calls.done for entry in entries(later)] == [None, 1, 2]


def test_a_problem_of_an_entry_has_the_cell_of_its_heading() -> None:
    book = read(xlsx([["title"], *grid(said(), said())], "Log"))
    problem = Problem("tbts-too-long", "TBT Hours", facts={"hours": 9, "limit": 8})
    assert places([book.found(entries(book)[1], problem)]) == [("tbts-too-long", "Log", "G4")]


def test_a_finding_is_known_by_its_table_and_row() -> None:
    sheets = {"A": grid(said()), "B": grid(said(), said(TBT_Hours="long", Calls_Completed="x"))}
    book = read(bytes_of(book_of(sheets)))
    assert {book.place_of(finding) for _, finding in book.findings} == {(1, 2)}


def test_a_heading_that_stands_twice_is_told_whatever_the_day() -> None:
    book = read(xlsx([[*PROGRESS, "Notes"], [MONDAY, "Doe"]]))
    assert found(book) == [("heading-twice", "Sheet1", "K1")]
    assert [day for day, _ in book.findings] == [None]
