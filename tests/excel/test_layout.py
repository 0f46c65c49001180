"""Where the fields are: by the workbook's own names, or by the template's places."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from callcert.excel.layout import INDISPENSABLE, Layout, layout_of, template_layout
from callcert.excel.packing import read_parts
from callcert.excel.references import Area
from callcert.excel.scorecard import read_scorecard
from callcert.excel.workbook import Workbook
from tests.excel.alterations import BOOK_PART, TERMS, codes, edited, reading_of, with_parts
from tests.forms import LAYOUT, SHEET_PART, TEMPLATE, item_count, marks, scorecard

GOOD = scorecard()
NAMES_BLOCK = re.compile("<definedNames>.*</definedNames>", re.DOTALL)


def without_names(content: bytes, *names: str) -> bytes:
    """The workbook without those names, or without any."""
    book = read_parts(content)[BOOK_PART].decode()
    for name in names:
        book, removed = re.subn(f'<definedName name="{name}">.*?</definedName>', "", book)
        assert removed == 1
    if not names:
        book = NAMES_BLOCK.sub("", book)
    return with_parts(content, {BOOK_PART: book.encode()})


def pointed(content: bytes, areas: Mapping[str, str]) -> bytes:
    """The workbook with those names pointing elsewhere."""
    book = read_parts(content)[BOOK_PART].decode()
    for name, area in areas.items():
        pattern = f'(<definedName name="{name}">).*?<'
        book, changed = re.subn(pattern, rf"\g<1>{area}<", book)
        assert changed == 1
    return with_parts(content, {BOOK_PART: book.encode()})


def message(content: bytes) -> tuple[str, str]:
    (found,) = reading_of(content).findings
    return found.code, found.message


# By names


def test_the_template_is_read_by_its_names() -> None:
    layout = layout_of(Workbook(TEMPLATE), TEMPLATE)
    assert layout.source == "its defined names"
    assert layout.areas == LAYOUT.areas
    assert len(layout.areas) == 21


def test_a_place_is_the_cell_in_its_sheet() -> None:
    assert LAYOUT.place("marks", 0, 1) == ("Scorecard", "F10")
    assert LAYOUT.place("marks", None, 1) == ("Scorecard", "F10:F33")
    assert LAYOUT.place("agent_id", None, None) == ("Scorecard", "B5")


def test_what_the_form_does_not_have_has_no_place() -> None:
    assert LAYOUT.place(None, None, None) == (None, None)
    assert Layout({}, "nothing").place("marks", 0, 0) == (None, None)


def test_fields_are_those_the_form_has() -> None:
    layout = Layout({"agent_id": LAYOUT.areas["agent_id"]}, "one field")
    assert layout.fields(Workbook(GOOD)) == {"agent_id": [["E1042"]]}


@pytest.mark.parametrize("field", INDISPENSABLE)
def test_a_missing_name_is_called_by_its_name(field: str) -> None:
    name = field.title()
    code, words = message(without_names(GOOD, name))
    assert code == "unknown-layout"
    assert f"the defined names {name} are missing" in words


OPTIONAL = [
    "Agent_ID",
    "Certifier",
    "Certification_Date",
    "Scenario",
    "Did_Well",
    "Marked_Down",
    "Next_Steps",
    "Call_Scores",
    "Call_Results",
    "Calls_Passed",
    "Pass_Rate",
    "Outcome",
    "File_Name",
]


@pytest.mark.parametrize("name", OPTIONAL)
def test_a_scorecard_without_one_of_the_other_names_is_still_scored(name: str) -> None:
    reading = reading_of(without_names(GOOD, name))
    assert reading.assessment is not None
    assert reading.assessment.certification is not None
    assert all(found.severity == "warning" for found in reading.findings)


@pytest.mark.parametrize("name", ["Marks", "Agent_Last_Name", "Call_Scores", "Points"])
@pytest.mark.parametrize("text", ["#REF!", "Scorecard!#REF!", "SUM(Scorecard!$A$1)"])
def test_a_name_that_points_to_no_cells_is_a_broken_form(name: str, text: str) -> None:
    code, words = message(pointed(GOOD, {name: text}))
    assert code == "layout-broken"
    assert f"{name} point to no cells" in words


@pytest.mark.parametrize("name", ["Next_Steps", "File_Name", "Did_Well"])
def test_a_name_nothing_is_decided_by_may_point_nowhere(name: str) -> None:
    assert codes(reading_of(pointed(GOOD, {name: "#REF!"}))) == []


def test_marks_may_stand_on_another_sheet_than_their_items() -> None:
    content = pointed(GOOD, {"Marks": "'QA Definitions Guide'!$H$10:$L$33"})
    assert "call-blank" in codes(reading_of(content))


WRONG_SHAPES = {
    "Agent_Last_Name": ("Scorecard!$B$3:$C$3", "Agent_Last_Name (B3:C3) is 1 by 2 cells"),
    "Agent_ID": ("Scorecard!$B$5:$B$6", "Agent_ID (B5:B6) is 2 by 1 cells"),
    "Items": ("Scorecard!$B$10:$B$32", "is 24 by 1 cells, not 23 by 1"),
    "Points": ("Scorecard!$C$10:$D$33", "Points (C10:D33) is 24 by 2 cells"),
    "Auto_Fail": ("Scorecard!$D$10:$D$34", "Auto_Fail (D10:D34) is 25 by 1 cells"),
    "Marks": ("Scorecard!$E$10:$H$33", "Marks (E10:H33) is 24 by 4 cells, not 24 by 5"),
    "Call_Scores": ("Scorecard!$E$38:$E$42", "Call_Scores (E38:E42) is 5 by 1 cells"),
    "Did_Well": ("Scorecard!$E$40:$J$40", "Did_Well (E40:J40) is 1 by 6 cells"),
}


@pytest.mark.parametrize("name", WRONG_SHAPES)
def test_a_name_of_another_shape_is_a_broken_form(name: str) -> None:
    area, words = WRONG_SHAPES[name]
    code, found = message(pointed(GOOD, {name: area}))
    assert code == "layout-broken"
    assert words in found


@pytest.mark.parametrize(
    ("name", "area"),
    [
        ("Points", "Scorecard!$C$11:$C$34"),
        ("Auto_Fail", "Scorecard!$D$9:$D$32"),
        ("Marks", "Scorecard!$E$12:$I$35"),
    ],
)
def test_names_that_are_not_beside_the_items_are_a_broken_form(name: str, area: str) -> None:
    code, words = message(pointed(GOOD, {name: area}))
    assert code == "layout-broken"
    assert f"{name} (" in words
    assert "is not beside Items" in words


def test_a_name_on_a_sheet_that_is_gone_is_a_broken_form() -> None:
    assert message(pointed(GOOD, {"Agent_ID": "Gone!$B$5"})) == (
        "layout-broken",
        "the form has been changed: it has no sheet Gone",
    )


HUGE = {"Items": "B", "Points": "C", "Auto_Fail": "D"}


def test_names_over_more_rows_than_a_form_can_have_are_a_broken_form() -> None:
    last = 60_000
    areas = {name: f"Scorecard!${column}$10:${column}${last}" for name, column in HUGE.items()}
    areas["Marks"] = f"Scorecard!$E$10:$I${last}"
    code, _ = message(pointed(GOOD, areas))
    assert code == "layout-broken"


def test_names_follow_a_renamed_sheet() -> None:
    content = edited(
        GOOD, BOOK_PART, {'name="Scorecard"': 'name="Jane D."', ">Scorecard!": ">'Jane D.'!"}
    )
    reading = reading_of(content)
    assert codes(reading) == []
    assert isinstance(reading.layout, Layout)
    assert reading.layout.areas["marks"].sheet == "Jane D."
    (found,) = reading.findings
    assert found.sheet == "Jane D."


def test_a_sheet_is_the_same_in_another_case() -> None:
    content = edited(GOOD, BOOK_PART, {">Scorecard!": ">SCORECARD!"})
    assert codes(reading_of(content)) == []


def test_a_form_with_fewer_items_is_read_by_its_names() -> None:
    fewer = {
        "Items": "Scorecard!$B$10:$B$14",
        "Points": "Scorecard!$C$10:$C$14",
        "Auto_Fail": "Scorecard!$D$10:$D$14",
        "Marks": "Scorecard!$E$10:$I$14",
    }
    reading = reading_of(pointed(GOOD, fewer))
    assert reading.assessment is not None
    assert len(reading.assessment.items) == 5


# By the template's places


def test_a_scorecard_that_lost_its_names_is_read_by_the_places_of_the_template() -> None:
    reading = reading_of(without_names(scorecard(marks=marks({(0, 3): None}))))
    assert reading.layout is not None
    assert reading.layout.source == "the places of the template"
    assert [(found.code, found.cell) for found in reading.findings][:1] == [("mark-blank", "G10")]
    assert reading.assessment is not None
    assert reading.assessment.agent.last_name == "Doe"


def test_names_that_mean_something_else_do_not_count() -> None:
    other = "<definedNames><definedName name='Print'>Scorecard!$A$1</definedName></definedNames>"
    book = NAMES_BLOCK.sub(other, read_parts(GOOD)[BOOK_PART].decode())
    reading = reading_of(with_parts(GOOD, {BOOK_PART: book.encode()}))
    assert codes(reading) == []


OTHER_ITEMS = {
    "another text": scorecard(cell_B10="Something else"),
    "other points": scorecard(cell_C10=50),
    "an item left out": scorecard(cell_B33=None),
}


@pytest.mark.parametrize("what", OTHER_ITEMS)
def test_without_names_other_items_fit_no_layout(what: str) -> None:
    content = OTHER_ITEMS[what]
    assert reading_of(content).assessment is not None
    code, words = message(without_names(content))
    assert code == "unknown-layout"
    assert "neither the template's names nor its items" in words


def test_without_names_another_sheet_fits_no_layout() -> None:
    content = edited(without_names(GOOD), BOOK_PART, {'name="Scorecard"': 'name="Sheet1"'})
    assert message(content)[0] == "unknown-layout"


def test_rows_put_in_without_names_fit_no_layout() -> None:
    sheet = read_parts(GOOD)[SHEET_PART].decode()
    shifted = re.sub(
        r'r="([A-Z]*)(\d+)"',
        lambda match: f'r="{match[1]}{int(match[2]) + (int(match[2]) >= 10)}"',
        sheet,
    )
    content = with_parts(without_names(GOOD), {SHEET_PART: shifted.encode()})
    assert message(content)[0] == "unknown-layout"


def test_the_layout_of_a_template_is_worked_out_once() -> None:
    assert template_layout(TERMS.template) is template_layout(TERMS.template)
    assert template_layout(TEMPLATE).areas["items"] == Area("Scorecard", 9, 1, 8 + item_count(), 1)


def test_a_template_that_is_no_workbook_is_no_help_and_no_crash() -> None:
    terms = replace(TERMS, template=b"not a workbook")
    assert read_scorecard(GOOD, "returned", terms).assessment is not None
    (found,) = read_scorecard(without_names(GOOD), "returned", terms).findings
    assert found.code == "unknown-layout"
    assert "not-a-workbook" in found.message
