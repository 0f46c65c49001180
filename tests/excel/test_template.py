"""The scorecard template: what it holds, how it counts, and that it never changes by itself."""

import io
import subprocess
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.formula import Tokenizer
from openpyxl.utils.cell import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from callcert.domain.rules import Rules
from callcert.excel.packing import CONTENT_TYPES, pack, read_parts
from callcert.excel.template import build_template
from callcert.excel.template import style as styles
from callcert.excel.template.content import ITEMS, SECTIONS

COMMITTED = Path(__file__).parents[2] / "templates" / "AetnaQAScorecard.xlsx"
SCORECARD, GUIDE = "Scorecard", "QA Definitions Guide"

ONE_CELL = [
    "Agent_Last_Name",
    "Agent_First_Name",
    "Agent_ID",
    "Certifier",
    "Certification_Date",
    "Connected_At",
    "Completed_At",
    "Calls_Passed",
    "Pass_Rate",
    "Outcome",
    "File_Name",
]
ONE_ROW = ["Call_Scores", "Call_Results", "Scenario", "Did_Well", "Marked_Down", "Next_Steps"]
SHAPES = {
    **dict.fromkeys(ONE_CELL, (1, 1)),
    **dict.fromkeys(ONE_ROW, (1, 5)),
    **dict.fromkeys(("Items", "Points", "Auto_Fail"), (len(ITEMS), 1)),
    "Marks": (len(ITEMS), 5),
}
INPUTS = [
    "Agent_Last_Name",
    "Agent_First_Name",
    "Agent_ID",
    "Certifier",
    "Certification_Date",
    "Connected_At",
    "Completed_At",
    "Marks",
    "Scenario",
    "Did_Well",
    "Marked_Down",
    "Next_Steps",
]
EXCEL_2007 = {
    "AND",
    "CHAR",
    "CLEAN",
    "COLUMNS",
    "COUNT",
    "IF",
    "IFERROR",
    "ISERROR",
    "ISNUMBER",
    "LEFT",
    "LEN",
    "MOD",
    "N",
    "OR",
    "ROUND",
    "ROWS",
    "SUBSTITUTE",
    "SUM",
    "SUMPRODUCT",
    "TRIM",
    "UPPER",
}


@pytest.fixture(scope="module")
def built() -> bytes:
    return build_template(Rules())


@pytest.fixture(scope="module")
def book(built: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(built))


def named(book: Workbook, name: str) -> list[list[Cell]]:
    """The cells a name stands for, row by row."""
    ((sheet, area),) = book.defined_names[name].destinations
    left, top, right, bottom = range_boundaries(area)
    rows = list(book[sheet].iter_rows(top, bottom, left, right))
    assert not any(isinstance(cell, MergedCell) for row in rows for cell in row)
    return [[cell for cell in row if isinstance(cell, Cell)] for row in rows]


def values(book: Workbook, name: str) -> list[Any]:
    return [cell.value for row in named(book, name) for cell in row]


def sheets(book: Workbook) -> Iterator[Worksheet]:
    yield from (book[SCORECARD], book[GUIDE])


# The file


def test_every_build_gives_the_same_bytes(built: bytes) -> None:
    assert build_template(Rules()) == built


def test_thresholds_given_as_whole_or_decimal_numbers_are_the_same(built: bytes) -> None:
    assert build_template(Rules(pass_score=85.0, certify_rate=80.0, calls_hours=4.0)) == built


def test_the_committed_template_is_the_built_one(built: bytes) -> None:
    committed = COMMITTED.read_bytes()
    assert read_parts(committed) == read_parts(built)
    assert committed == built


def test_packing_does_not_depend_on_the_order_of_the_parts(built: bytes) -> None:
    parts = read_parts(built)
    assert pack(dict(reversed(parts.items()))) == built
    assert next(iter(parts)) == CONTENT_TYPES


def test_the_workbook_opens_on_the_first_entry(book: Workbook) -> None:
    assert book.sheetnames == [SCORECARD, GUIDE]
    assert book.active is book[SCORECARD]
    selected = {pane.activeCell for pane in book[SCORECARD].sheet_view.selection}
    assert named(book, "Agent_Last_Name")[0][0].coordinate in selected
    assert book.properties.creator == "callcert"
    assert book.properties.title


# What it asks for


def test_the_items_make_a_hundred_points() -> None:
    assert sum(item.points for item in ITEMS) == 100
    assert 6 <= len(SECTIONS) <= 8
    assert 22 <= len(ITEMS) <= 28
    assert 3 <= sum(item.auto_fail for item in ITEMS) <= 5
    assert all(item.points > 0 for item in ITEMS)
    assert len({item.text for item in ITEMS}) == len(ITEMS)


def test_the_sheet_lists_every_item_in_one_block(book: Workbook) -> None:
    assert values(book, "Items") == [item.text for item in ITEMS]
    assert values(book, "Points") == [item.points for item in ITEMS]
    assert values(book, "Auto_Fail") == ["Yes" if item.auto_fail else None for item in ITEMS]


def test_every_item_has_a_guide_entry(book: Workbook) -> None:
    rows = {str(row[0]): row for row in book[GUIDE].iter_rows(values_only=True) if row[0]}
    for item in ITEMS:
        assert rows[item.text][2:6] == (item.earns, item.loses, item.good, item.bad)
        assert all(len(str(text)) > 5 for text in rows[item.text][2:6])


def test_the_guide_states_the_thresholds_in_force() -> None:
    rules = Rules(pass_score=90, certify_rate=60, calls_hours=3.5, coached_score=95)
    guide = openpyxl.load_workbook(io.BytesIO(build_template(rules)))[GUIDE]
    text = " ".join(str(cell) for row in guide.iter_rows(values_only=True) for cell in row)
    for figure in ("passes at 90 or more", "60% or more", "within 3.5 hours", "scores 95"):
        assert figure in text
    assert "Doe_Jane_80%.xlsx" in text


# How it is read


def test_the_names_are_all_there_and_no_others(book: Workbook) -> None:
    assert set(book.defined_names) == set(SHAPES)
    assert all(not names for names in (book[SCORECARD].defined_names, book[GUIDE].defined_names))


@pytest.mark.parametrize("name", SHAPES)
def test_a_name_is_one_rectangle_without_merged_cells(book: Workbook, name: str) -> None:
    cells = named(book, name)
    assert (len(cells), len(cells[0])) == SHAPES[name]
    assert book.defined_names[name].localSheetId is None
    assert not book[SCORECARD].merged_cells.ranges


def test_calls_stand_under_their_headings(book: Workbook) -> None:
    sheet = book[SCORECARD]
    heading = next(row for row in sheet.iter_rows() if row[1].value == "Item")
    wanted = ["Call 1 (coached)", "Call 2", "Call 3", "Call 4", "Call 5"]
    assert [cell.value for cell in heading if str(cell.value).startswith("Call")] == wanted
    columns = [cell.column for cell in heading if cell.value in wanted]
    for name in ("Marks", *ONE_ROW):
        assert [cell.column for cell in named(book, name)[0]] == columns


# What may be changed


def test_only_the_input_cells_are_unlocked(book: Workbook) -> None:
    inputs = {cell.coordinate for n in INPUTS for row in named(book, n) for cell in row}
    free = {
        cell.coordinate
        for row in book[SCORECARD].iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert free == inputs
    assert all(cell.protection.locked for row in book[GUIDE].iter_rows() for cell in row)


def test_protection_has_no_password_and_leaves_row_heights_free(book: Workbook) -> None:
    for sheet in sheets(book):
        protection = sheet.protection
        assert protection.sheet
        assert not protection.password
        assert not protection.formatRows  # an attribute that is set forbids
        assert not protection.selectLockedCells
        assert not protection.selectUnlockedCells


def test_marks_have_a_list_that_only_warns(book: Workbook) -> None:
    checks = book[SCORECARD].data_validations.dataValidation
    lists = [check for check in checks if check.type == "list"]
    covered = {cell for check in lists for cell in _cells(str(check.sqref))}
    assert covered == {cell.coordinate for row in named(book, "Marks") for cell in row}
    for check in lists:
        assert check.formula1 == '"Yes,No,N/A"'
        assert check.prompt
    assert {check.errorStyle for check in checks} == {"warning"}


def test_dates_and_times_are_checked_and_shown_as_such(book: Workbook) -> None:
    checks = book[SCORECARD].data_validations.dataValidation
    checked = {cell for check in checks for cell in _cells(str(check.sqref))}
    for name in ("Certification_Date", "Connected_At", "Completed_At"):
        cell = named(book, name)[0][0]
        assert cell.coordinate in checked
        assert cell.is_date or "yyyy" in cell.number_format
    assert named(book, "Certification_Date")[0][0].number_format == "mm/dd/yyyy"


MOMENT = datetime(2026, 11, 23, 9, 5)  # noqa: DTZ001  workbooks know no time zones


@pytest.mark.parametrize("entry", [MOMENT, MOMENT.time()])
def test_a_moment_reads_back_as_it_was_entered(built: bytes, entry: datetime | time) -> None:
    filled, saved = openpyxl.load_workbook(io.BytesIO(built)), io.BytesIO()
    cell = named(filled, "Connected_At")[0][0]
    shown, cell.value = cell.number_format, entry
    cell.number_format = shown
    filled.save(saved)
    saved.seek(0)
    rows = CalamineWorkbook.from_filelike(saved).get_sheet_by_name(SCORECARD)
    assert rows.to_python(skip_empty_area=False)[cell.row - 1][cell.column - 1] == entry


def _cells(areas: str) -> Iterator[str]:
    sheet = Worksheet(Workbook())
    for area in areas.split():
        left, top, right, bottom = range_boundaries(area)
        for row in sheet.iter_rows(top, bottom, left, right):
            yield from (cell.coordinate for cell in row)


# How it looks


def test_headings_stay_in_sight_and_the_scorecard_prints_on_one_page(book: Workbook) -> None:
    sheet, guide = book[SCORECARD], book[GUIDE]
    first_mark = named(book, "Marks")[0][0]
    scenario = named(book, "Scenario")[0][0]
    assert sheet.freeze_panes == scenario.coordinate
    assert scenario.column == first_mark.column
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    assert guide.page_setup.orientation == "portrait"
    assert (guide.page_setup.fitToWidth, guide.page_setup.fitToHeight) == (1, 0)
    assert guide.print_title_rows
    heading = int(guide.print_title_rows.rpartition("$")[2])
    assert guide.freeze_panes == f"A{heading + 1}"


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (styles.GREEN, styles.GREEN_TINT),
        (styles.RED, styles.RED_TINT),
        (styles.AMBER, styles.AMBER_TINT),
        (styles.MUTED, styles.GREY_TINT),
        (styles.MUTED, styles.TINT),
        (styles.PAPER, styles.RED),
        (styles.PAPER, styles.ACCENT),
        (styles.AMBER, styles.PAPER),
    ],
)
def test_text_can_be_told_from_its_ground(text: str, ground: str) -> None:
    darker, lighter = sorted((_luminance(text), _luminance(ground)))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def _luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# How it counts


def test_formulas_keep_to_functions_of_2007(book: Workbook) -> None:
    sheet = book[SCORECARD]
    formulas = [
        cell.value
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    ]
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    formulas += [f"={formula}" for rule in rules for formula in rule.formula]
    used = {
        token.value.rstrip("(").upper()
        for formula in formulas
        for token in Tokenizer(formula).items
        if token.type == "FUNC" and token.subtype == "OPEN"
    }
    assert used <= EXCEL_2007
    assert max(map(len, formulas)) < 8192
    assert not any(isinstance(c.value, ArrayFormula) for row in sheet.iter_rows() for c in row)


def test_each_threshold_stands_in_one_cell() -> None:
    rules = Rules(pass_score=87.5, certify_rate=60, coached_score=99, calls_hours=3.5)
    sheet = openpyxl.load_workbook(io.BytesIO(build_template(rules)))[SCORECARD]
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    for threshold in (87.5, 0.6, 99, 3.5):
        assert cells.count(threshold) == 1
    assert not any("87.5" in str(value) for value in cells if isinstance(value, str))


YES = ["Yes"] * len(ITEMS)
CRITICAL = next(place for place, item in enumerate(ITEMS) if item.auto_fail)
PLAIN = next(place for place, item in enumerate(ITEMS) if not item.auto_fail)


def marks(changes: Mapping[int, Any] | None = None, fill: Any = "Yes") -> list[Any]:
    column: list[Any] = [fill] * len(ITEMS)
    for place, mark in (changes or {}).items():
        column[place] = mark
    return column


LOST = ITEMS[PLAIN].points
COLUMNS: Mapping[str, tuple[list[Any], object, str]] = {
    "all yes": (marks(), 100, "Pass"),
    "case and spaces": (marks({PLAIN: " yES\N{NO-BREAK SPACE}", CRITICAL: "yes "}), 100, "Pass"),
    "no": (marks({PLAIN: " no"}), 100 - LOST, "Pass"),
    "all no": (marks(fill="No"), 0, "Fail"),
    "part of the points": (marks({PLAIN: LOST - 0.5}), 99.5, "Pass"),
    "not applicable": (marks({PLAIN: "n/a"}), 100, "Pass"),
    "auto-fail by word": (marks({CRITICAL: "No"}), 0, "Fail"),
    "auto-fail by zero": (marks({CRITICAL: 0}), 0, "Fail"),
    "auto-fail item as number": (marks({CRITICAL: ITEMS[CRITICAL].points}), 100, "Pass"),
    "auto-fail item in part": (marks({CRITICAL: 1}), "", "Incomplete"),
    "blank": (marks({PLAIN: None}), "", "Incomplete"),
    "auto-fail with a blank": (marks({CRITICAL: "No", PLAIN: None}), "", "Incomplete"),
    "another word": (marks({PLAIN: "maybe"}), "", "Incomplete"),
    "number as text": (marks({PLAIN: "1"}), "", "Incomplete"),
    "too many points": (marks({PLAIN: LOST + 1}), "", "Incomplete"),
    "below zero": (marks({PLAIN: -1}), "", "Incomplete"),
    "nothing applies": (marks(fill="N/A"), "", "No points"),
    "error value": (marks({PLAIN: "#N/A"}), "", "Incomplete"),
}
SHEETS: Mapping[str, tuple[tuple[str, str], list[list[Any]], tuple[object, ...]]] = {
    "certified": (
        ("O’Neil_Smith Jr.", " Mary\N{NO-BREAK SPACE} Ann "),
        [marks({0: None}), YES, YES, marks({CRITICAL: "No"}), YES],
        (4, 0.8, "Certified", "O’Neil-Smith Jr_Mary Ann_80%.xlsx"),
    ),
    "failed": (
        ("Doe", "Ja*ne?"),
        [marks(fill=None), marks(fill="No"), YES, marks(fill="No"), YES],
        (3, 0.6, "Failed", "Doe_Jane_60%.xlsx"),
    ),
    "incomplete": (
        ("Doe", "Jane"),
        [YES, YES, YES, YES, marks({PLAIN: None})],
        ("", "", "Incomplete", ""),
    ),
    "no first name": (("Doe", " . "), [YES] * 5, (5, 1, "Certified", "")),
}


@pytest.fixture(scope="module")
def recalculated(built: bytes, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """Filled scorecards, by name, as LibreOffice works them out; one run for all."""
    folder = tmp_path_factory.mktemp("scorecards")
    columns = list(COLUMNS.values())
    filled = {str(n): (("Doe", "Jane"), [c[0]] * 5) for n, c in enumerate(columns)}
    filled |= {name: (person, calls) for name, (person, calls, _) in SHEETS.items()}
    for name, (person, calls) in filled.items():
        _fill(built, person, calls).save(folder / f"{name}.xlsx")
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out")]
    subprocess.run(
        [*command, *map(str, sorted(folder.glob("*.xlsx")))], check=True, capture_output=True
    )
    return {name: _read(folder / "out" / f"{name}.xlsx") for name in filled}


def _fill(built: bytes, person: tuple[str, str], calls: list[list[Any]]) -> Workbook:
    book = openpyxl.load_workbook(io.BytesIO(built))
    for name, text in zip(("Agent_Last_Name", "Agent_First_Name"), person, strict=True):
        named(book, name)[0][0].value = text
    for row, cells in enumerate(named(book, "Marks")):
        for cell, column in zip(cells, calls, strict=True):
            cell.value = column[row]
    return book


def _read(path: Path) -> Mapping[str, list[Any]]:
    """The values under every name."""
    book = openpyxl.load_workbook(path)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(SCORECARD)
    cells = rows.to_python(skip_empty_area=False)
    return {
        name: [cells[cell.row - 1][cell.column - 1] for row in named(book, name) for cell in row]
        for name in SHAPES
    }


@pytest.mark.outside
@pytest.mark.parametrize("case", COLUMNS)
def test_a_call_scores_by_the_rules(recalculated: Mapping[str, Any], case: str) -> None:
    sheet = recalculated[str(list(COLUMNS).index(case))]
    _, score, result = COLUMNS[case]
    assert sheet["Call_Scores"] == [100, score, score, score, score]
    assert sheet["Call_Results"] == ["Coached", result, result, result, result]


@pytest.mark.outside
@pytest.mark.parametrize("case", SHEETS)
def test_a_scorecard_comes_to_its_outcome(recalculated: Mapping[str, Any], case: str) -> None:
    sheet = recalculated[case]
    found = tuple(sheet[name][0] for name in ("Calls_Passed", "Pass_Rate", "Outcome", "File_Name"))
    assert found == SHEETS[case][2]
