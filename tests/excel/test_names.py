"""Defined names, in every format that keeps them."""

import struct
import zipfile
from collections.abc import Mapping, Sequence

import pytest

from callcert.excel.look import SCORECARD_LIMITS, Package, Refused
from callcert.excel.names import ods_names, sheet_parts, workbook_part, xlsx_names
from callcert.excel.references import Area
from callcert.excel.workbook import Workbook
from callcert.excel.xls import look_through
from tests.excel.alterations import (
    BOOK_PART,
    archive,
    codes,
    edited,
    ole_file,
    reading_of,
    with_parts,
)
from tests.forms import LAYOUT, SHEET_PART, TEMPLATE, scorecard

GOOD = scorecard()
CELL = Area("Scorecard", 2, 1, 2, 1)
MARKS = Area("Scorecard", 9, 4, 32, 8)


# .xlsx


def names_of(*elements: str) -> dict[str, Area | None]:
    book = f"<workbook><definedNames>{''.join(elements)}</definedNames></workbook>"
    content = with_parts(GOOD, {BOOK_PART: book.encode()})
    return dict(xlsx_names(Package(content, SCORECARD_LIMITS)))


def defined(name: str, area: str, attributes: str = "") -> str:
    return f'<definedName name="{name}"{attributes}>{area}</definedName>'


def test_the_names_of_the_template_stand_for_its_fields() -> None:
    names = xlsx_names(Package(TEMPLATE, SCORECARD_LIMITS))
    assert names["marks"] == LAYOUT.areas["marks"] == MARKS
    assert names["agent_last_name"] == CELL


def test_names_have_no_case() -> None:
    assert names_of(defined("AGENT_ID", "Scorecard!$B$3")) == {"agent_id": CELL}


@pytest.mark.parametrize("text", ["#REF!", "Scorecard!#REF!", "", "SUM(Scorecard!$A$1)"])
def test_a_name_for_no_cells_is_there_and_stands_for_none(text: str) -> None:
    assert names_of(defined("Marks", text)) == {"marks": None}


@pytest.mark.parametrize("workbook_first", [True, False])
def test_a_name_for_the_workbook_comes_before_one_for_a_sheet(workbook_first: bool) -> None:
    both = [
        defined("Agent_ID", "Scorecard!$B$3"),
        defined("Agent_ID", "Other!$A$1", ' localSheetId="1"'),
    ]
    ordered = both if workbook_first else both[::-1]
    assert names_of(*ordered) == {"agent_id": CELL}


def test_a_name_for_a_sheet_alone_counts() -> None:
    assert names_of(defined("Agent_ID", "Scorecard!$B$3", ' localSheetId="0"')) == {
        "agent_id": CELL
    }


def test_a_scorecard_whose_names_are_all_for_its_sheet_is_read() -> None:
    content = edited(
        GOOD, BOOK_PART, {'<definedName name="Agent': '<definedName localSheetId="0" name="Agent'}
    )
    reading = reading_of(content)
    assert codes(reading) == []
    assert reading.assessment is not None
    assert reading.assessment.agent.last_name == "Doe"


def test_a_workbook_may_be_kept_elsewhere_in_its_package() -> None:
    relations = b'<R><r Id="x" Type="http://x/officeDocument" Target="/book/main.xml"/></R>'
    content = archive({"_rels/.rels": relations})
    assert workbook_part(Package(content, SCORECARD_LIMITS)) == "book/main.xml"


SHEET_TARGETS = ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("target", SHEET_TARGETS)
def test_a_sheet_is_found_by_either_form_of_target(target: str) -> None:
    relations = f'<R><r Id="a" Target="{target}"/><r Id="b" Target="styles.xml"/></R>'
    book = '<b xmlns:r="urn:r"><sheets><sheet name="Form &amp; more" r:id="a"/></sheets></b>'
    parts = {BOOK_PART: book.encode(), "xl/_rels/workbook.xml.rels": relations.encode()}
    package = Package(with_parts(TEMPLATE, parts), SCORECARD_LIMITS)
    assert sheet_parts(package) == {"Form & more": SHEET_PART}


def test_a_sheet_without_a_relation_has_no_part() -> None:
    book = b'<b xmlns:r="urn:r"><sheet name="One" r:id="none"/><sheet name="Two"/></b>'
    package = Package(with_parts(TEMPLATE, {BOOK_PART: book}), SCORECARD_LIMITS)
    assert sheet_parts(package) == {"One": "", "Two": ""}


def test_a_package_that_does_not_name_its_workbook_is_refused() -> None:
    package = Package(archive({"_rels/.rels": b"<Relationships/>"}), SCORECARD_LIMITS)
    with pytest.raises(Refused, match="where the workbook is"):
        workbook_part(package)


def test_a_part_that_is_not_well_formed_is_refused_by_its_name() -> None:
    package = Package(archive({"_rels/.rels": b"<Relationships>"}), SCORECARD_LIMITS)
    with pytest.raises(Refused, match=r"_rels/\.rels is not well-formed"):
        workbook_part(package)


# .ods


TABLE_NS = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"


def ods_with(*addresses: str) -> Package:
    ranges = "".join(
        f'<t:named-range t:name="Name_{n}" t:cell-range-address="{address}"/>'
        for n, address in enumerate(addresses)
    )
    content = f'<c xmlns:t="{TABLE_NS}"><t:named-expressions>{ranges}</t:named-expressions></c>'
    return Package(archive({"content.xml": content.encode()}, zipfile.ZIP_STORED), SCORECARD_LIMITS)


@pytest.mark.parametrize(
    ("address", "area"),
    [
        ("$Scorecard.$B$3", CELL),
        ("$Scorecard.$E$10:.$I$33", MARKS),
        ("$Scorecard.$E$10:$Scorecard.$I$33", MARKS),
        ("Scorecard.E10:Scorecard.I33", MARKS),
        ("$'My form'.$A$1:.$B$2", Area("My form", 0, 0, 1, 1)),
        ("$'O''Neil''s v1.2'.$A$1", Area("O'Neil's v1.2", 0, 0, 0, 0)),
    ],
)
def test_an_opendocument_address_is_read(address: str, area: Area) -> None:
    assert ods_names(ods_with(address)) == {"name_0": area}


@pytest.mark.parametrize("address", ["", "#REF!", "$Scorecard.#REF!", "$A$1", "a b"])
def test_any_other_opendocument_address_stands_for_none(address: str) -> None:
    assert ods_names(ods_with(address)) == {"name_0": None}


def test_an_opendocument_file_without_names_has_none() -> None:
    assert ods_names(ods_with()) == {}


# .xls


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def beginning(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def name_record(name: str, formula: bytes, sheet: int = 0) -> bytes:
    head = struct.pack("<HBBHHHBBBB", 0, 0, len(name), len(formula), 0, sheet, 0, 0, 0, 0)
    return record(0x0018, head + b"\0" + name.encode("latin-1") + formula)


CELL_FORMULA = struct.pack("<BHHH", 0x3A, 0, 2, 1)
MARKS_FORMULA = struct.pack("<BHHHHH", 0x3B, 0, 9, 32, 4, 8)
OTHER_CELL = struct.pack("<BHHH", 0x3A, 0, 40, 5)
NO_CELLS = struct.pack("<BH4x", 0x3C, 0)
CONSTANT = struct.pack("<BH", 0x1E, 5)


def xls(names: Sequence[bytes]) -> bytes:
    """The smallest workbook of Excel 97: one sheet, nothing in it but an empty string."""
    sheet_name = b"\x09\x00Scorecard"
    links = record(0x01AE, struct.pack("<HH", 1, 0x0401))
    links += record(0x0017, struct.pack("<HHHH", 1, 0, 0, 0)) + b"".join(names)
    before = beginning(0x0005) + record(0x0042, struct.pack("<H", 0x04B0))
    bound = len(record(0x0085, bytes(6) + sheet_name))
    start = len(before) + bound + len(links) + 4
    book = before + record(0x0085, struct.pack("<IH", start, 0) + sheet_name) + links
    return book + record(0x000A, b"") + beginning(0x0010) + record(0x000A, b"")


def xls_names(content: bytes) -> Mapping[str, Area | None]:
    return look_through(content, SCORECARD_LIMITS).names


def test_names_of_an_old_workbook_stand_for_its_cells() -> None:
    content = xls([name_record("Agent_ID", CELL_FORMULA), name_record("Marks", MARKS_FORMULA)])
    assert xls_names(content) == {"agent_id": CELL, "marks": MARKS}


@pytest.mark.parametrize("formula", [NO_CELLS, CONSTANT, b""])
def test_a_name_of_an_old_workbook_for_no_cells_stands_for_none(formula: bytes) -> None:
    assert xls_names(xls([name_record("Marks", formula)])) == {"marks": None}


def test_an_old_workbook_is_opened_with_its_names() -> None:
    content = ole_file("Workbook", xls([name_record("Marks", MARKS_FORMULA)]))
    book = Workbook(content)
    assert (book.format, book.sheet_names) == ("xls", ("Scorecard",))
    assert book.names == {"marks": MARKS}
    assert book.values(CELL) == [[None]]
    assert not book.has_macros


def test_an_old_workbook_without_the_names_fits_no_layout() -> None:
    assert codes(reading_of(ole_file("Workbook", xls([])))) == ["unknown-layout"]


BOTH = [name_record("Agent_ID", CELL_FORMULA), name_record("Agent_ID", OTHER_CELL, sheet=1)]


def test_in_an_old_workbook_too_the_name_for_the_workbook_comes_first() -> None:
    assert xls_names(xls(BOTH)) == xls_names(xls(BOTH[::-1])) == {"agent_id": CELL}
