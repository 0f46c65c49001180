"""A sheet's XML scanned: how far it goes and what failed, in one go or in pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.excel import sheet_scan
from callcert.excel.references import column_letters
from callcert.excel.sheet_scan import SheetScan, parsed, scan

CELLS = st.sampled_from([
    '<c r="{}"><v>1</v></c>',
    '<c r="{}" s="3"/>',
    '<c r="{}" s="3"></c>',
    '<c r="{}" t="e"><v>#REF!</v></c>',
    '<c r="{}" t="e"><f>A1</f><v>#N/A</v></c>',
    '<c r="{}" t="e"></c>',
    '<c r="{}" t="e"/>',
    '<c r="{}" t="inlineStr"><is><t>t="e"</t></is></c>',
])  # fmt: skip
PLACES = st.lists(
    st.tuples(st.integers(1, 60), st.integers(1, 40), CELLS),
    unique_by=lambda place: place[:2],
    max_size=40,
)


def sheet(cells: list[tuple[int, int, str]]) -> bytes:
    rows: dict[int, str] = {}
    for row, column, form in sorted(cells):
        place = f"{column_letters(column)}{row}"
        rows[row] = rows.get(row, "") + form.format(place)
    body = "".join(f'<row r="{number}">{inner}</row>' for number, inner in rows.items())
    return f"<worksheet><sheetData>{body}</sheetData></worksheet>".encode()


@pytest.fixture
def in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_scan, "_PIECE", 50)


@given(PLACES)
def test_matching_finds_what_parsing_finds(cells: list[tuple[int, int, str]]) -> None:
    data = sheet(cells)
    assert scan(data) == parsed(data)


@given(PLACES, st.integers(1, 300))
def test_a_long_part_gives_the_same_in_pieces(cells: list[tuple[int, int, str]], size: int) -> None:
    data = sheet(cells)
    whole = scan(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheet_scan, "_PIECE", size)
        assert scan(data) == whole


@pytest.mark.usefixtures("in_pieces")
def test_errors_keep_their_positions_in_pieces() -> None:
    cells = [(row, 2, '<c r="{}" t="e"><v>#REF!</v></c>') for row in range(1, 30)]
    assert scan(sheet(cells)) == SheetScan(29, 2, {(row, 2): "#REF!" for row in range(1, 30)})


@pytest.mark.usefixtures("in_pieces")
def test_one_odd_cell_in_a_late_piece_has_the_whole_parsed() -> None:
    plain = [(row, 1, '<c r="{}" t="e"><v>#N/A</v></c>') for row in range(1, 20)]
    data = sheet([*plain, (20, 7, "<c s='1' r='{}'><v>1</v></c>")])
    assert scan(data) == SheetScan(20, 7, {(row, 1): "#N/A" for row in range(1, 20)})


def test_an_error_cell_without_a_value_does_not_take_the_next_ones() -> None:
    failed = '<c r="A1" t="e"></c><c r="B1" t="e"><v>#N/A</v></c>'
    assert scan(f"<row r='1'>{failed}</row>".encode()).errors == {(1, 2): "#N/A"}


FAR = [
    '<row r="9"><c\rr="G9"><v>1</v></c></row>',
    '<row r="9"><c\r\n r="G9"><v>1</v></c></row>',
    '<row r="9"><c\n r="G9"><v>1</v></c></row>',
    '<row r="9"><c\tr="G9"><v>1</v></c></row>',
    '<row r="9"><x:c\n r="G9"><v>1</v></x:c></row>',
    '<row r="9"><x:c\tr="G9"><v>1</v></x:c></row>',
    '<row r="9"><x:c\rr="G9"><v>1</v></x:c></row>',
    '<row r="9"><x:c r="G9"><v>1</v></x:c></row>',
    '<row r="9"><x:c><v>1</v></x:c><x:c r="G9"><f>1</f></x:c></row>',
    '<x:row r="9"><c r="G9"><v>1</v></c></x:row>',
    '<row r="8"/><row><c r="F9"/><c><v>1</v></c></row>',
]


@pytest.mark.parametrize("body", FAR)
def test_a_cell_counts_in_whatever_form_it_is_written(body: str) -> None:
    data = f'<a xmlns:x="b">{body}</a>'.encode()
    assert scan(data) == SheetScan(9, 7, {})


def test_an_empty_part_holds_nothing() -> None:
    assert scan(b"") == SheetScan(0, 0, {})


def test_two_scans_are_one() -> None:
    one = SheetScan(3, 9, {(1, 1): "#N/A"})
    other = SheetScan(5, 2, {(4, 1): "#REF!"})
    assert one.and_then(other) == SheetScan(5, 9, {(1, 1): "#N/A", (4, 1): "#REF!"})
    assert one.and_then(SheetScan(0, 0, {})) == one


def test_a_cell_that_does_not_end_has_no_error_of_the_next() -> None:
    found = scan(b'<row r="1"><c r="A1" t="e"><c r="B1" t="e"><v>#N/A</v></c></row>')
    assert found.errors == {(1, 2): "#N/A"}
