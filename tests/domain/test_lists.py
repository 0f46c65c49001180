"""Lists of people: headings and cells weighed, the sure ones taken, the others asked about."""

from collections.abc import Sequence
from datetime import date, time, timedelta

import pytest

from callcert.domain.foreign.choosing import Question, nobody
from callcert.domain.headings import ESP_TRACKER, PROGRESS_REPORT, find_headings
from callcert.domain.lists.adopting import ColumnsFound, found_columns
from callcert.domain.lists.claims import ListTerms, headed_row
from callcert.domain.lists.contents import SORTS, Content, content_of
from callcert.domain.lists.recognising import is_list, kinds_of, lists_of
from callcert.domain.lists.wording import HeadingLanguage, Wording
from callcert.domain.scorecard import CellValue, ErrorValue

DAY = date(2026, 11, 16)
SPANISH = HeadingLanguage("Spanish", {
    "Last Name": ["apellidos"], "First Name": ["nombre"], "Agent": ["nombre"], "Notes": ["notas"],
    "Status": ["estado"],
}, ["las"], {"Status": ["activo", "baja"]})  # fmt: skip
Row = Sequence[CellValue]


def apart(one: str, other: str) -> int:
    """Letters that differ, as far as the tests need it."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True))
    return abs(len(one) - len(other)) + (0 if one.startswith(other) or other.startswith(one) else 9)


def terms(book: object = ESP_TRACKER, **own: str) -> ListTerms:
    chosen = PROGRESS_REPORT if book is PROGRESS_REPORT else ESP_TRACKER
    ours = {heading.replace("_", " "): theirs for heading, theirs in own.items()}
    return ListTerms(chosen, Wording(chosen, [SPANISH], apart), ours)


def people(*headings: str, **columns: Sequence[CellValue]) -> list[Row]:
    """A list with IDs, certifiers and results, and the columns of the test beside them."""
    rows: list[Row] = [["Agent ID", "Certifier", "Outcome", *headings]]
    for number in range(4):
        more = [columns[f"c{place}"][number] for place in range(len(headings))]
        rows.append([f"E{number}", "Kim Otto", "Certified", *more])
    return rows


def found(*sheets: list[Row], choose: object = nobody, **own: str) -> ColumnsFound:
    named = [(f"S{number}", rows) for number, rows in enumerate(sheets)]
    return found_columns(named, terms(**own), choose)  # type: ignore[arg-type]


DATES, WORDS = [DAY] * 4, ["soon", "later", "never", "maybe"]
TEXTS = ["went well", "late", "ok now", "all good"]


# What the cells say


@pytest.mark.parametrize(
    ("heading", "right", "wrong"),
    [
        ("Start Date", [DAY, "11/16/2026", 46_342], ["soon", 5, time(9), date(1900, 1, 1)]),
        ("TBTs Completed", [8, "8/12", "done", "8 of 12"], ["some", 1.5, DAY, 99_999]),
        ("TBT Hours", [7.5, "7h", timedelta(hours=3), time(3)], ["many", 900]),
        ("Pass Rate", [0.8, "80%", 1, "4/5"], ["good", 300, DAY]),
        ("Email", ["a.b@example.com"], ["a at b", 5, "@x"]),
        ("Agent ID", ["E1042", 1042, "jdoe"], ["Jane", "Jane Doe", DAY, True, "a@b.c"]),
        ("Last Name", ["O'Brien", "van der Berg"], ["E1", 5, "a@b.c", "---", "x" * 61]),
        ("Agent", ["Doe, Jane", "Jane Doe"], ["Jane", 7]),
        ("Ready", ["Yes", "x", DAY, True], ["a text that goes on and on, for ever"]),
        ("Outcome", ["Certified"], [5, "5 of 5", "x" * 31]),
        ("Notes", ["11/16/2026 - Kim - well", "x"], [5, "5", DAY]),
        ("Equipment Issue", ["VPN", False, 0, "-"], [5, DAY]),
        ("Excused Days", ["11/16/2026, 11/18/2026-11/19/2026", DAY], ["ill", 5]),
    ],
)
def test_what_a_cell_may_be(heading: str, right: Row, wrong: Row) -> None:
    sort = SORTS[heading]
    assert [sort.fits(one, "mdy") for one in right] == [True] * len(right)
    assert [sort.fits(one, "mdy") for one in wrong] == [False] * len(wrong)


@pytest.mark.parametrize(
    ("fitting", "filled", "words", "supports", "contradicts"),
    [
        (0, 0, "no cell filled yet", False, False),
        (1, 1, "1 cell, dates", True, False),
        (0, 1, "1 cell, none of them dates", False, False),
        (4, 4, "4 cells, all dates", True, False),
        (4, 5, "5 cells, 4 of them dates", True, False),
        (7, 9, "9 cells, 7 of them dates", False, False),
        (1, 2, "2 cells, 1 of them dates", False, False),
        (4, 9, "9 cells, 4 of them dates", False, True),
        (0, 2, "2 cells, none of them dates", False, True),
    ],
)
def test_what_the_cells_say_together(
    fitting: int, filled: int, words: str, supports: bool, contradicts: bool
) -> None:
    content = Content("dates", fitting, filled)
    assert (str(content), content.supports, content.contradicts) == (words, supports, contradicts)


def test_blank_cells_and_errors_say_nothing() -> None:
    seen = content_of([None, " ", ErrorValue("#REF!"), DAY], SORTS["Start Date"], "mdy")
    assert (seen.fitting, seen.filled) == (1, 1)


# What a heading says


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("start date:", [("Start Date", "same")]),
        ("Class Start", [("Start Date", "alias")]),
        ("NOTAS", [("Notes", "word")]),
        ("Nombre", [("Agent", "word"), ("First Name", "word")]),
        ("Strrt Date", [("Start Date", "near")]),
        ("Nores", [("Notes", "near")]),
        ("Start Date (nesting)", [("Start Date", "within")]),
        ("Note", [("Notes", "alias")]),
        ("Employee #", [("Agent ID", "alias")]),
        ("Employee", [("Agent", "alias")]),
        ("Ticket #", [("IT Ticket", "alias")]),
        ("The Agent's Last Name", [("Last Name", "alias")]),
        ("# of Calls Completed", [("Calls Completed", "alias")]),
        ("Las notas", [("Notes", "word")]),
        ("Estado", [("Status", "word")]),
        ("Term Date", []), ("Cert Rate", []),
        ("Test Date", []), ("Rate", []), ("Wage", []), ("Team", []),
        ("Last Call", []), ("Calls Assigned", []), ("Supervisor", []), ("", []), ("%", []),
    ],
)  # fmt: skip
def test_what_a_heading_says(text: str, said: list[tuple[str, str]]) -> None:
    meanings = terms().wording.meanings(text)
    assert sorted((one.heading, one.ground) for one in meanings) == said
    assert terms().wording.meanings(text) == meanings


# What is taken


def test_a_heading_that_its_cells_deny_is_not_taken() -> None:
    one = found(people("Start Date", c0=WORDS))
    assert "Start Date" not in one.taken
    (unsure,) = [left for left in one.unsure if left.heading == "Start Date"]
    assert unsure.words == (
        'S0!D1 "Start Date" (soon …): by its name; 4 cells, none of them dates',
    )


def test_nor_is_another_in_its_place_unless_somebody_says_so() -> None:
    asked: list[Question] = []

    def second(question: Question) -> int | None:
        asked.append(question)
        return next((n for n, one in enumerate(question.options) if "!E1" in one.where), None)

    rows = people("Start Date", "Class Start", c0=WORDS, c1=DATES)
    assert "Start Date" not in found(rows).taken
    one = found(rows, choose=second)
    assert one.taken["Start Date"].column.text == "Class Start"
    assert one.entries == {"Start Date": "Class Start"}
    assert one.asked == {"Start Date"}
    (question,) = asked
    assert question.field == "column for Start Date"
    assert [option.where for option in question.options] == ["S0!D1", "S0!E1"]


def test_a_name_that_means_other_things_too_is_told_by_its_cells() -> None:
    states = ["Jalisco", "Puebla", "Jalisco", "Oaxaca"]
    assert "Status" not in found(people("Estado", c0=states)).taken
    assert "Status" in found(people("Estado", c0=["Activo", "BAJA", "activo", "x"])).taken
    assert "Status" in found(people("Status", c0=states)).taken


def test_of_two_alike_the_cells_may_tell() -> None:
    one = found(people("Training Start", "Class Start", c0=WORDS, c1=DATES))
    assert one.taken["Start Date"].column.text == "Class Start"
    both = found(people("Training Start", "Class Start", c0=DATES, c1=DATES))
    assert "Start Date" not in both.taken


def test_by_its_cells_alone_a_column_is_only_proposed() -> None:
    rows = people("In nesting since", c0=DATES)
    assert "Start Date" not in found(rows).taken
    one = found(rows, choose=lambda _: 0)
    assert one.entries == {"Start Date": "In nesting since"}
    assert one.taken["Start Date"].ground == "cells"


def test_a_name_of_one_column_or_two() -> None:
    names = ["Doe", "Roe", "Lee", "Kim"]
    whole = [f"Jane {name}" for name in names]
    two = found(people("Apellidos", "Nombre", c0=names, c1=names))
    assert {"Last Name", "First Name"} <= two.taken.keys()
    one = found(people("Nombre", c0=whole))
    assert "Agent" in one.taken
    assert "First Name" not in one.taken


def test_a_column_that_may_be_two_of_ours_is_neither() -> None:
    wording = Wording(
        ESP_TRACKER, [HeadingLanguage("X", {"Notes": ["was"], "Class": ["was"]})], apart
    )
    rows = people("Was", c0=TEXTS)
    one = found_columns([("S", rows)], ListTerms(ESP_TRACKER, wording, {}), nobody)
    assert not {"Notes", "Class"} & one.taken.keys()
    assert {left.heading for left in one.unsure if left.could_be} == {"Notes", "Class"}


def test_two_columns_of_one_heading_are_told_apart_by_their_groups_or_not_at_all() -> None:
    rows = people("Notes", "Notes", c0=TEXTS, c1=TEXTS)
    asked: list[Question] = []
    one = found(rows, choose=asked.append)
    assert [left.heading for left in one.unsure if left.could_be] == ["Notes"]
    assert asked == []
    banded = [["Agent", None, None, "IT", "Certs"], *rows]
    two = found(banded, choose=lambda _: 1)
    assert two.entries == {"Notes": "Certs / Notes"}
    read = find_headings(banded, ESP_TRACKER, two.entries)
    assert read is not None
    assert (read.row, read.columns["Notes"], read.evidence["Notes"]) == (1, 4, "settings")


def test_a_group_says_more_than_the_heading_below_it() -> None:
    rows = people("ID", c0=["26-11", "26-11", "26-12", "26-12"])
    banded = [["Agent", None, None, "Class"], *rows]
    one = found(banded)
    assert one.taken["Class"].called == "Class / ID"
    assert one.taken["Agent ID"].column.spot.column == 0


def test_what_the_settings_say_stays_though_it_looks_wrong() -> None:
    rows = people("Shift", "Start Date", c0=WORDS, c1=DATES)
    one = found(rows, Start_Date="Shift", Ready="Gone")
    assert one.taken["Start Date"].column.text == "Shift"
    assert one.entries == {}
    assert one.remarks == (
        'Start Date = "Shift" in the settings looks wrong: 4 cells, none of them dates',
        'Ready = "Gone" in the settings: sheet S0 has no such heading',
    )


def test_what_the_settings_cannot_say_is_left_with_a_remark() -> None:
    rows = people("Notes", "Notes", c0=[1, 2, 3, 4], c1=TEXTS)
    one = found(rows)
    assert "Notes" not in one.taken
    assert one.entries == {}
    assert one.remarks == ("Notes: another column has the same heading; rename one of the two",)
    two = found([["Agent", None, None, "IT", "Certs"], *rows])
    assert two.entries == {"Notes": "Certs / Notes"}


def test_a_sheet_that_calls_it_otherwise_keeps_it() -> None:
    names = ["Doe", "Roe", "Lee", "Kim"]
    one = people("Apellidos", "Notes", c0=names, c1=TEXTS)
    other = people("Last Name", "Notes", c0=names, c1=TEXTS)
    both = found(one, other)
    assert both.sheets == ("S0", "S1")
    assert both.entries == {}
    assert both.remarks == (
        "Last Name: the sheets call it differently; give it one heading on all of them",
    )
    assert "Last Name" not in both.taken


def test_a_row_that_the_ordinary_reader_passes_by_is_told_whole() -> None:
    head = ("Agent's Last Name", "Agent's First Name", "# of Calls Completed")
    rows: list[Row] = [head, ("Doe", "Jane", 3), ("Roe", "Alan", 4)]
    assert find_headings(rows, ESP_TRACKER, {}) is None
    entries = found(rows).entries
    assert entries == dict(zip(("Last Name", "First Name", "Calls Completed"), head, strict=True))
    assert find_headings(rows, ESP_TRACKER, entries)


# What is no list


def test_nobody_is_named_surely() -> None:
    rows: list[Row] = [["Agent ID", "Certifier", "Outcome", "Notes"]]
    rows += [["Jane Doe", "Kim Otto", "Certified", "x"], ["Al Roe", "Kim Otto", "Failed", "y"]]
    (why,) = found(rows).refusals
    assert why.startswith('no column of sheet "S0", row 1 surely names people; it could be S0!A1')
    nobody_at_all: list[Row] = [["Certifier", "Outcome", "Notes"], ["Kim", "Certified", "x"]]
    assert "names people: no agent ID" in found(nobody_at_all).refusals[0]
    assert found([["Title"]]).refusals[0].startswith("no sheet has a row of headings")
    assert found([]).refusals


def test_a_blank_list_is_one_where_enough_of_it_is_ours() -> None:
    full: list[Row] = [["Agent ID", "Last Name", "First Name", "Start Date", "Outcome", "Notes"]]
    few: list[Row] = [["Agent ID", "Last Name", "Start Date", "Outcome"]]
    for rows, wanted in ((full, {"tracker"}), (few, set())):
        assert kinds_of([("S", rows)], terms(), terms(PROGRESS_REPORT)) == wanted
    row = headed_row("S", full, terms())
    assert row
    assert is_list(row, terms())
    assert len(lists_of([("S", full)], terms()).rows) == 1


def test_a_misspelt_word_that_any_column_could_be_is_asked_about() -> None:
    one = found(people("Comnents", "Work Emeil", c0=TEXTS, c1=["a@example.com"] * 4))
    assert "Notes" not in one.taken
    assert [left.heading for left in one.unsure if left.could_be] == ["Notes"]
    assert one.taken["Email"].ground == "near"


def test_the_calls_of_one_person_are_no_list_of_people() -> None:
    rows = people("Notes", c0=TEXTS)
    assert kinds_of([("S", rows)], terms(), terms(PROGRESS_REPORT)) == {"tracker"}
    same = [rows[0], *(("E1", *row[1:]) for row in rows[1:])]
    assert kinds_of([("S", same)], terms(), terms(PROGRESS_REPORT)) == set()


def test_a_list_of_something_else_with_a_name_and_a_day_is_none() -> None:
    rows: list[Row] = [["Id", "Name", "Category", "Date", "Comment"]]
    rows += [[number, f"blue {number}x", "a", DAY, "x"] for number in range(4)]
    assert kinds_of([("S", rows)], terms(), terms(PROGRESS_REPORT)) == set()


def test_a_list_of_one_person_and_a_form_are_none() -> None:
    alone = people("Notes", c0=TEXTS)[:2]
    form: list[Row] = [["Agent", "Certifier", "Outcome"], ["Doe, Jane", "x", 5], ["Score", 1, 2]]
    for rows in (alone, form):
        assert kinds_of([("S", rows)], terms(), terms(PROGRESS_REPORT)) == set()


def test_a_report_has_a_row_a_day() -> None:
    head = ["Date", "Agent ID", "TBTs Completed", "Calls Completed"]
    rows: list[Row] = [head]
    rows += [[DAY, f"E{n}", n, n] for n in range(4)]
    assert kinds_of([("S", rows)], terms(), terms(PROGRESS_REPORT)) == {"progress report"}
