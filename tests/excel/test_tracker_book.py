"""The tracker read: its rows with their places, and what in it a person must put right."""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcert.domain.agents import Agent
from callcert.domain.columns import TRACKER
from callcert.domain.rules import Rules
from callcert.domain.scorecard import ErrorValue
from callcert.domain.tracker import TrackerTerms
from callcert.excel.look import Refused
from callcert.excel.tracker_book import TrackerBook, read_tracker
from tests.class_books import ALAN, JANE, MONDAY
from tests.class_books import Row as Said
from tests.excel.grids import Row, Rows, book_of, bytes_of, ods, places, shared, xlsm, xlsx

TERMS = TrackerTerms(Rules(), left_statuses=("Termed",))


def grid(*rows: Said, head: Sequence[str] = TRACKER) -> list[list[object]]:
    return [list(head), *([row.get(heading) for heading in head] for row in rows)]


def read(content: bytes, **own: str) -> TrackerBook:
    return read_tracker(shared(content), own, TERMS)


def read_rows(*rows: Said, head: Sequence[str] = TRACKER) -> TrackerBook:
    return read(xlsx(grid(*rows, head=head), "Tracker"))


def numbers(book: TrackerBook) -> list[int]:
    return [line.number for line in book.lines]


def test_a_row_is_read_with_its_place_and_its_values() -> None:
    full = {**JANE,
        "TBTs Completed": "8 of 12", "Calls Completed": 3, "Pass Rate": 0.8,
        "Completed On": "11/18/2026", "Coaching Delivered": MONDAY, "Notes": " a \nb ",
    }  # fmt: skip
    (line,) = read_rows(full).lines
    row = line.row
    assert row.agent == Agent("Doe", "Jane", "E1042")
    assert (row.start, row.completed_on) == (MONDAY, date(2026, 11, 18))
    assert (row.modules_completed, row.calls_completed) == (8, 3)
    assert row.pass_rate == Fraction(80)
    assert row.delivered == {"coaching": MONDAY}
    assert (line.number, line.table.sheet) == (1, "Tracker")
    assert line.cells["TBTs Completed"] == "8 of 12"
    assert line.cells["Notes"] == " a \nb "
    assert line.cells["Ready"] is None


@pytest.mark.parametrize("kind", [xlsx, xlsm, ods])
def test_every_format_reads_alike(kind: Callable[[Rows, str], bytes]) -> None:
    rows = grid(JANE, {**ALAN, "Start Date": "soon"}, {**JANE, "Status": "Dancing"})
    book = read(kind(rows, "Tracker"))
    assert numbers(book) == [1, 3]
    assert book.lines[0].row.start == MONDAY
    assert places(book.findings) == [
        ("start-unreadable", "Tracker", "F3"), ("status-unknown", "Tracker", "G4"),
    ]  # fmt: skip
    assert book.left_out == [Agent("Roe", "Alan", "E2001")]


ROWS: list[Said] = [
    {"Last Name": "Class of 16 November"},
    {**JANE, "TBTs Completed": "many", "Notes": "x"},
    {},
    {**ALAN, "Start Date": "soon"},
    {"Status": "Active", "Start Date": MONDAY},
    {**ALAN, "Start Date": "11/17/26", "Pass Rate": 3, "Excused Days": "some day"},
    {"Last Name": "Total", "TBTs Assigned": 24},
]
READ = read_rows(*ROWS)


def test_the_rows_of_the_property_say_something() -> None:
    assert numbers(READ) == [1, 2, 6]
    assert READ.lines[2].row.start == date(2026, 11, 17)
    assert sorted(places(READ.findings)) == [
        ("excused-unreadable", "Tracker", "H7"),
        ("rate-unusable", "Tracker", "S7"),
        ("row-nobody", "Tracker", "A6"),
        ("start-unreadable", "Tracker", "F5"),
        ("tracker-count", "Tracker", "O3"),
    ]


def below(cell: str | None, head: Sequence[str], down: int) -> tuple[int, str]:
    """The row of a cell from where the table begins, and its heading."""
    letters = (cell or "").rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int((cell or "").removeprefix(letters)) - down, head[column - 1]


@settings(max_examples=30, deadline=None)
@given(st.permutations(TRACKER), st.integers(0, 19), st.integers(0, 4))
def test_columns_and_place_of_a_table_do_not_matter(
    head: Sequence[str], down: int, right: int
) -> None:
    above: list[Row] = [["ESP Tracker"] if down % 2 else []] * down
    table = [[None] * right + row for row in grid(*ROWS, head=head)]
    book = read(xlsx([*above, *table]))
    assert [line.row for line in book.lines] == [line.row for line in READ.lines]
    assert [number - down for number in numbers(book)] == numbers(READ)
    assert book.left_out == READ.left_out
    columns = [*[""] * right, *head]
    assert sorted((one.code, *below(one.cell, columns, down)) for one in book.findings) == sorted(
        (one.code, *below(one.cell, TRACKER, 0)) for one in READ.findings
    )


def test_aliases_and_a_teams_own_headings_are_understood() -> None:
    head = ["Name", "Badge", "Class Start", "Who Calls"]
    book = read(xlsx([head, ["Doe, Jane", 7, 46342, "Sam"]]), Certifier="who calls")
    (line,) = book.lines
    assert (line.row.agent, line.row.start) == (Agent("Doe", "Jane", "7"), MONDAY)
    assert line.cells["Certifier"] == "Sam"


def test_every_sheet_is_read_but_hidden_ones() -> None:
    sheets = {"A": grid(JANE), "B": grid({}, {**ALAN, "Status": "Dancing"}), "Old": grid(JANE)}
    made = book_of(sheets)
    made["Old"].sheet_state = "hidden"
    book = read(bytes_of(made))
    assert [(line.table.sheet, line.number) for line in book.lines] == [("A", 1), ("B", 2)]
    assert places(book.findings) == [("status-unknown", "B", "G3")]


def test_a_workbook_without_headings_is_refused() -> None:
    with pytest.raises(Refused):
        read(xlsx([["a", "b"]]))


@pytest.mark.parametrize(
    "row",
    [
        {"Notes": " "},
        dict(zip(TRACKER, TRACKER, strict=True)),
        {heading: heading.upper() for heading in TRACKER},
        {"Last Name": "Total", "TBTs Completed": 30},
        {"Agent ID": "Average", "Pass Rate": 0.9},
        {"TBTs Completed": 30, "Calls Completed": 12},
    ],
)
def test_rows_that_are_nobodys_are_passed_over(row: Said) -> None:
    book = read_rows(JANE, row)
    assert (numbers(book), list(book.findings), list(book.left_out)) == ([1], [], [])


def test_a_row_of_numbers_above_others_names_nobody() -> None:
    book = read_rows({"TBTs Completed": 30, "Calls Completed": 12}, JANE)
    assert places(book.findings) == [("row-nobody", "Tracker", "A2")]
    assert book.left_out == []


@pytest.mark.parametrize(
    ("row", "agent"),
    [
        ({"Last Name": "Doe"}, Agent("Doe", "", None)),
        ({"First Name": "Jane"}, Agent("", "Jane", None)),
        ({"Agent ID": 1042}, Agent("", "", "1042")),
        ({"Agent ID": "1042.0"}, Agent("", "", "1042")),
    ],
)
def test_a_row_with_only_a_name_or_an_id_is_an_agent(row: Said, agent: Agent) -> None:
    book = read_rows(row, JANE)
    assert (next(line.row.agent for line in book.lines), list(book.findings)) == (agent, [])


@pytest.mark.parametrize("name", ["Total", "Count", "Average"])
def test_a_name_like_a_total_with_a_date_is_an_agent(name: str) -> None:
    book = read_rows(JANE, {"Last Name": name, "Start Date": MONDAY})
    assert (numbers(book), list(book.findings)) == ([1, 2], [])


def test_sheets_of_other_teams_name_nobody() -> None:
    attendance = ["Employee ID", "Employee Name", "Points", "Coaching", "Written CAP", "Final CAP"]
    sheets: dict[str, Rows] = {
        "IT": [
            ["Agent ID", "Name", "Equipment Issue", "Ticket"],
            ["E7", "Zoe Zimmer", "mouse", "I"],
        ],
        "Attendance": [attendance, ["E1042", "Jane Doe", 3, MONDAY, MONDAY, MONDAY]],
        "Tracker": grid(JANE),
    }
    book = read(bytes_of(book_of(sheets)))
    (line,) = book.lines
    assert (line.table.sheet, line.row.delivered) == ("Tracker", {})
    assert list(book.findings) == []


def test_a_name_beside_columns_that_are_not_ours_is_a_row() -> None:
    rows: list[list[object]] = [["Agent", "Start Date", "Phone"], ["Doe, Jane", None, "555-0100"]]
    book = read(xlsx(rows))
    assert (numbers(book), list(book.findings)) == ([1], [])


def test_a_row_that_is_left_out_leaves_its_agent_known() -> None:
    book = read_rows({**JANE, "Start Date": "soon"}, ALAN)
    assert (numbers(book), book.left_out) == ([2], [Agent("Doe", "Jane", "E1042")])


def test_a_failed_formula_is_told_at_its_cell() -> None:
    rows = grid({**JANE, "Start Date": "#REF!"}, {**ALAN, "Status": "#N/A", "Notes": "#VALUE!"})
    book = read(xlsx(rows, "Tracker"))
    assert places(book.findings) == [
        ("start-unreadable", "Tracker", "F2"), ("status-unknown", "Tracker", "G3"),
    ]  # fmt: skip
    (line,) = book.lines
    assert line.row.notes == ""
    assert isinstance(line.cells["Notes"], ErrorValue)


def test_a_heading_that_stands_twice_is_told() -> None:
    book = read(xlsx([[*TRACKER, "Status"], ["E1", "Doe", "Jane"]], "Tracker"))
    assert places(book.findings) == [("heading-twice", "Tracker", "AA1")]
