from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.columns import AGENT, PROGRESS, START, TRACKER
from callcert.domain.headings import (
    ALIASES,
    ESP_TRACKER,
    LONGEST_HEADING,
    PROGRESS_REPORT,
    WITHIN_ROWS,
    Book,
    HeadingRow,
    find_headings,
    own_headings,
)
from callcert.domain.people import letters
from callcert.domain.scorecard import CellValue, ErrorValue

BOOKS = (ESP_TRACKER, PROGRESS_REPORT)
Row = Sequence[CellValue]


def found(*rows: Row, book: Book = ESP_TRACKER, own: dict[str, str] | None = None) -> HeadingRow:
    headings = find_headings(rows, book, own or {})
    assert headings is not None
    return headings


def columns(*rows: Row, book: Book = ESP_TRACKER, own: dict[str, str] | None = None) -> object:
    return dict(found(*rows, book=book, own=own).columns)


@pytest.mark.parametrize("book", BOOKS)
def test_our_own_headings_are_the_same(book: Book) -> None:
    row = found(book.headings, book=book)
    assert row.columns == {heading: place for place, heading in enumerate(book.headings)}
    assert set(row.evidence.values()) == {"same"}
    assert (row.row, row.twice, row.is_sure(book)) == (0, (), True)


def test_the_books_have_the_columns_of_the_contract() -> None:
    assert ESP_TRACKER.headings == (*TRACKER, AGENT)
    assert PROGRESS_REPORT.headings == (*PROGRESS, AGENT, START)
    assert (ESP_TRACKER.name, PROGRESS_REPORT.name) == ("tracker", "progress report")


@pytest.mark.parametrize("heading", ALIASES)
def test_every_alias_is_understood(heading: str) -> None:
    assert heading in {*TRACKER, *PROGRESS, AGENT}
    for book in BOOKS:
        if heading not in book.headings:
            continue
        others = [one for one in ("Last Name", "Date", "Ready") if one != heading]
        for alias in ALIASES[heading]:
            row = found([*others, alias.upper() + " :"], book=book)
            assert row.columns[heading] == len(others)
            assert row.evidence[heading] == "alias"


@pytest.mark.parametrize("book", BOOKS)
def test_no_alias_means_two_columns(book: Book) -> None:
    spelled = [letters(heading) for heading in book.headings]
    spelled += [letters(alias) for one in book.headings for alias in ALIASES.get(one, ())]
    assert [name for name, times in Counter(spelled).items() if times > 1] == []
    assert all(spelled)


@given(st.data())
def test_any_order_of_the_columns_is_understood_alike(data: st.DataObject) -> None:
    book = data.draw(st.sampled_from(BOOKS))
    spelled = [
        data.draw(st.sampled_from((heading, *ALIASES.get(heading, ()))))
        for heading in book.headings
    ]
    foreign = ["Shift", None, 42, "Supervisor"]
    order = data.draw(st.permutations([*zip(book.headings, spelled, strict=True),
                                       *((None, other) for other in foreign)]))  # fmt: skip
    row = found([name for _, name in order], book=book)
    assert row.columns == {
        heading: place for place, (heading, _) in enumerate(order) if heading is not None
    }
    assert row.twice == ()


@pytest.mark.parametrize(
    "spelling", ["AGENT ID", " agent-id ", "Agent\nID", "agent_id", "Agent ID:"]
)
def test_case_blanks_and_punctuation_do_not_count(spelling: str) -> None:
    row = found([spelling, "Ready"])
    assert row.columns == {"Agent ID": 0, "Ready": 1}
    assert row.evidence["Agent ID"] == "same"


def test_headings_are_looked_for_in_the_first_twenty_rows() -> None:
    assert WITHIN_ROWS == 20
    above: list[Row] = [["Call Cert Tracker"], *([[None, ""]] * 18)]
    assert found(*above, ["Agent ID", "Ready"]).row == 19
    assert find_headings([*above, [], ["Agent ID", "Ready"]], ESP_TRACKER, {}) is None
    assert find_headings([], ESP_TRACKER, {}) is None


def test_a_band_above_the_headings_is_not_them() -> None:
    band: Row = ["Agent", None, None, "Equipment Issue", None, "Call Certs", None, "Notes"]
    row: Row = ["Last", "First", "ID", "Issue?", "Ticket", "Calls", "Result", "Comments"]
    assert found(band, row).row == 1


def test_the_row_with_more_of_our_headings_wins_wherever_it_stands() -> None:
    small: Row = ["Agent ID", "Ready"]
    large: Row = ["Agent ID", "Ready", "Outcome"]
    assert found(small, large).row == 1
    assert found(large, small).row == 0
    assert found(["x"], small, small).row == 1


def test_the_same_heading_beats_another_name_for_it() -> None:
    row = found(["Badge", "Comments", "Agent ID", "Ready", "Notes"])
    assert row.columns == {"Agent ID": 2, "Ready": 3, "Notes": 4}
    assert row.twice == ()


def test_a_heading_of_ours_is_no_other_name_for_another() -> None:
    book = Book("x", ("Agent ID", "ID"), frozenset({"ID"}), frozenset())
    assert columns(["ID", "Agent ID"], book=book) == {"ID": 0, "Agent ID": 1}


def test_columns_that_could_as_well_have_been_meant_are_told() -> None:
    row = found(["Agent ID", "Notes", "Ready", "NOTES ", "notes", "Comments"])
    assert row.columns["Notes"] == 1
    assert row.twice == (("NOTES ", 3), ("notes", 4))


def test_so_are_two_other_names_of_one_column() -> None:
    row = found(["Agent ID", "Comments", "Ready", "Remarks"])
    assert row.columns["Notes"] == 1
    assert row.twice == (("Remarks", 3),)


def test_the_settings_come_first() -> None:
    row = found(["Agent ID", "Notes", "Ready", "CC log"], own={"Notes": "cc LOG"})
    assert row.columns == {"Agent ID": 0, "Ready": 2, "Notes": 3}
    assert row.evidence == {"Agent ID": "same", "Ready": "same", "Notes": "settings"}
    assert row.twice == ()


BANDED: tuple[Row, Row] = (
    [None, "TBTs", None, "Calls", None],
    ["Agent ID", "Completed", "Assigned", "Completed", "Ready"],
)


def test_the_settings_may_name_the_heading_of_the_group_too() -> None:
    own = {"TBTs Completed": "TBTs / Completed", "Calls Completed": "calls: completed"}
    row = found(*BANDED, own=own)
    assert row.columns == {"Agent ID": 0, "TBTs Completed": 1, "Calls Completed": 3, "Ready": 4}
    assert row.evidence["Calls Completed"] == "settings"


def test_else_the_heading_of_a_group_says_nothing() -> None:
    for own in ({}, {"Notes": "Log"}):
        assert columns(*BANDED, own=own) == {"Agent ID": 0, "Ready": 4}
    assert "Ready" in found(*BANDED, own={"Ready": "Ready"}).columns


def test_a_group_ends_where_an_instruction_stands_above() -> None:
    above: Row = ["Calls", "x" * (LONGEST_HEADING + 1), None]
    row = found(
        above, ["Agent ID", "Completed", "Ready"], own={"Calls Completed": "CallsCompleted"}
    )
    assert row.columns == {"Agent ID": 0, "Ready": 2}


def test_what_the_settings_give_away_is_ours_no_more() -> None:
    row = found(["Agent ID", "Ready", "Class"], own={"Certifier": "Ready"})
    assert row.columns == {"Agent ID": 0, "Certifier": 1, "Class": 2}


def test_of_a_column_that_the_settings_name_no_other_name_counts() -> None:
    assert "Notes" not in found(["Agent ID", "Ready", "Comments"], own={"Notes": "Log"}).columns


@pytest.mark.parametrize(
    ("told", "own"),
    [
        ({"Agent ID": "Kennung"}, {"Agent ID": "Kennung"}),
        ({"Kennung": "Agent ID"}, {"Agent ID": "Kennung"}),
        ({"kennung": "agent-id", "Notes": "Log"}, {"Agent ID": "kennung", "Notes": "Log"}),
        ({"agent": "Wer"}, {"Agent": "Wer"}),
        ({"Class": "Notes"}, {"Class": "Notes"}),
        ({}, {}),
    ],
)
def test_settings_are_read_either_way_round(told: dict[str, str], own: dict[str, str]) -> None:
    assert own_headings(told, ESP_TRACKER) == own


def test_settings_without_a_heading_of_ours_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^Kennung$"):
        own_headings({"Agent ID": "EID", "Kennung": "Personalnummer"}, ESP_TRACKER)
    with pytest.raises(ValueError, match="Date"):
        own_headings({"Date": "Datum"}, ESP_TRACKER)
    assert own_headings({"Date": "Datum"}, PROGRESS_REPORT) == {"Date": "Datum"}


def test_a_list_of_hr_may_be_a_tracker_but_is_not_sure() -> None:
    row = found(["Agent ID", "Last Name", "First Name", "Start Date"])
    assert len(row.columns) == 4
    assert not row.is_sure(ESP_TRACKER)
    assert found(["Agent ID", "Start Date", "Outcome"]).is_sure(ESP_TRACKER)


@pytest.mark.parametrize("who", ["Agent ID", "Last Name", "Agent"])
def test_a_table_needs_somebody_and_something_of_the_programme(who: str) -> None:
    assert columns([who, "Ready"]) == {who: 0, "Ready": 1}
    assert find_headings([[who, "Email", "Class", "Status", "Notes"]], ESP_TRACKER, {}) is None


@pytest.mark.parametrize("row", [["Ready", "Outcome"], ["First Name", "Ready", "Start Date"]])
def test_without_anybody_it_is_no_table(row: Row) -> None:
    assert find_headings([row], ESP_TRACKER, {}) is None


def test_a_progress_report_needs_its_date() -> None:
    row: Row = ["Last Name", "First Name", "TBTs Completed", "Notes", "Start Date"]
    assert find_headings([row], PROGRESS_REPORT, {}) is None
    assert found(["Date", *row], book=PROGRESS_REPORT).is_sure(PROGRESS_REPORT)


@pytest.mark.parametrize("only", ["Notes", "First Name", "Start Date", "Agent ID"])
def test_names_and_dates_alone_are_not_surely_a_progress_report(only: str) -> None:
    assert not found(["Date", "Last Name", only], book=PROGRESS_REPORT).is_sure(PROGRESS_REPORT)


def test_numbers_errors_and_instructions_are_no_headings() -> None:
    long = "Agent ID" + " " * (LONGEST_HEADING - 8)
    row: Row = [None, "  ", 7, 1.5, True, ErrorValue("#N/A"), long, "Ready", long + " "]
    assert columns(row) == {"Agent ID": 6, "Ready": 7}
    assert found(row).twice == ()
