"""Which column of a foreign sheet is which: its heading row found, its headings understood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeGuard

from callcert.domain.columns import AGENT, PROGRESS, START, STEP_COLUMNS, TRACKER
from callcert.domain.people import letters
from callcert.domain.scorecard import CellValue, is_blank, typed

WITHIN_ROWS = 20
"""A heading row is looked for in the first rows of a sheet only."""

LONGEST_HEADING = 60
"""Characters; a longer text is an instruction."""

Evidence = Literal["settings", "same", "alias"]
"""Why a column was taken for ours: the settings say so, it is headed the same, or nearly."""

_RANKS: tuple[Evidence, ...] = ("settings", "same", "alias")

ALIASES: Mapping[str, tuple[str, ...]] = {
    "Agent ID": (
        "ID", "Employee ID", "Emp ID", "EID", "Employee Number", "Employee No", "Associate ID",
        "Agent Number", "Agent No", "Badge", "Badge ID", "Worker ID", "Staff ID", "Rep ID",
    ),
    "Last Name": ("Last", "Surname", "Family Name", "Agent Last Name", "L Name"),
    "First Name": ("First", "Given Name", "Agent First Name", "F Name", "Preferred First Name"),
    AGENT: (
        "Agent Name", "Name", "Full Name", "Employee", "Employee Name", "Associate",
        "Associate Name", "Trainee", "Trainee Name", "New Hire", "Agent Full Name", "Rep",
    ),
    "Date": ("Report Date", "Day", "Progress Date", "Work Date", "Reporting Date", "Date Reported"),
    "Email": ("E-mail Address", "Agent Email", "Work Email", "Company Email", "Mail"),
    "Class": ("Class Name", "Class ID", "Class No", "Wave", "Cohort", "Group", "Training Class"),
    START: (
        "Start", "Class Start", "Class Start Date", "Training Start", "Training Start Date",
        "Call Cert Start", "Call Cert Start Date", "Cert Start Date",
    ),
    "Status": ("Agent Status", "Employment Status", "Emp Status", "Current Status"),
    "Excused Days": (
        "Excused", "Excused Absences", "Excused Absence", "Excused Dates", "Approved Absences",
        "Approved Absence", "Approved Time Off", "HR Approved Absence",
    ),
    "Equipment Checked": (
        "Equipment Verified", "Equipment Check", "Equip Checked", "Equipment OK", "Equip Verified",
    ),
    "Equipment Issue": (
        "Equipment Issues", "Equip Issue", "Equip Issues", "Tech Issue", "Tech Issues",
        "Technical Issue", "Technical Issues", "IT Issue", "IT Issues", "Equipment Problem",
    ),
    "IT Ticket": (
        "Ticket", "Ticket Number", "Ticket No", "IT Ticket Number", "IT Ticket No", "Incident",
        "Incident Number", "Help Desk Ticket",
    ),
    "Expectations Reviewed": (
        "Expectations", "Expectations Review", "Call Cert Expectations", "Reviewed Expectations",
        "Call Cert Expectations Reviewed", "Expectations Covered",
    ),
    "Ready": ("Ready for Calls", "Ready for Certs", "Ready for Call Certs", "Cert Ready"),
    "Certifier": ("Call Certifier", "Certifier Name", "Certified By", "Assigned Certifier"),
    "TBTs Completed": (
        "TBTs Complete", "TBTs Done", "TBT Completed", "TBT Complete", "TBT Done", "TBTs", "TBT",
        "Completed TBTs", "Modules Completed", "Modules Done", "Training Modules Completed",
    ),
    "TBTs Assigned": (
        "TBT Assigned", "TBTs Total", "Total TBTs", "TBT Total", "TBTs Required", "Assigned TBTs",
        "Modules Assigned", "Total Modules", "TBTs to Complete",
    ),
    "TBT Hours": (
        "TBTs Hours", "Hours on TBTs", "TBT Time", "TBT Hrs", "TBTs Hrs", "Module Hours", "Hours",
    ),
    "Calls Completed": (
        "Calls Complete", "Calls Done", "Calls", "Call Certs Completed", "Call Certs Done",
        "Call Certs", "Cert Calls", "Cert Calls Completed", "Certs Completed",
    ),
    "Pass Rate": ("Pass Percent", "Pass Pct", "Cert Pass Rate", "Call Cert Pass Rate", "Pass"),
    "Outcome": (
        "Result", "Cert Outcome", "Cert Result", "Call Cert Outcome", "Call Cert Result",
        "Certification Outcome", "Certification Result", "Pass Fail",
    ),
    "Completed On": (
        "Certified On", "Completion Date", "Date Completed", "Completed Date", "Cert Date",
        "Certification Date", "Date Certified", "Call Cert Date",
    ),
    "Coaching Delivered": (
        "Coaching", "Coaching Date", "Coaching Delivered On", "Documented Coaching",
        "Documented Coaching Delivered", "Documented Coaching Date", "Doc Coaching",
    ),
    "Written CAP Delivered": (
        "Written CAP", "Written CAP Date", "Written CAP Delivered On", "WCAP", "CAP",
        "CAP Delivered", "Written Corrective Action Plan",
    ),
    "Final CAP Delivered": (
        "Final CAP", "Final CAP Date", "Final CAP Delivered On", "FCAP",
        "Final Corrective Action Plan",
    ),
    "Termination Review Held": (
        "Termination Review", "Term Review", "Term Review Held", "Termination Review Date",
        "Review Held", "Termination Review Held On",
    ),
    "Notes": ("Note", "Comments", "Comment", "Remarks", "Call Cert Notes", "Coordinator Notes"),
}  # fmt: skip
"""What teams write for our headings; case, blanks and punctuation do not count."""

_NAMES = frozenset({"Last Name", "First Name", AGENT})
_WHO = frozenset({"Last Name", AGENT, "Agent ID"})
_PROGRAMME = frozenset({
    "Equipment Checked", "Equipment Issue", "Expectations Reviewed", "Ready", "Certifier",
    "TBTs Completed", "TBTs Assigned", "TBT Hours", "Calls Completed", "Pass Rate", "Outcome",
    "Completed On", *STEP_COLUMNS.values(),
})  # fmt: skip
"""What only this programme keeps; a list of other teams has names and dates, but not these."""


@dataclass(frozen=True, slots=True)
class Book:
    """A kind of workbook: its headings, and what a sheet must have to be one of its tables.

    Beside somebody's name or ID it needs one of ``enough``; those of ``proof`` only this kind
    has, so that a sheet with one of them is preferred to any without. ``spared`` are those that
    others stand for, or that are of use now and then only.
    """

    name: str
    headings: tuple[str, ...]
    enough: frozenset[str]
    proof: frozenset[str]
    spared: frozenset[str] = _NAMES


PROGRESS_REPORT = Book(
    "progress report",
    (*PROGRESS, AGENT, START),
    frozenset({"Date"}),
    frozenset(PROGRESS) - _WHO - {"Date", "First Name", "Notes"},
    spared=_NAMES | {START},
)
ESP_TRACKER = Book("tracker", (*TRACKER, AGENT), _PROGRAMME | {START}, _PROGRAMME)


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A heading row: its number from 0, and for each of our headings the column and the evidence.

    ``twice`` lists further columns that could have been meant, with their headings.
    """

    row: int
    columns: Mapping[str, int]
    evidence: Mapping[str, Evidence]
    twice: tuple[tuple[str, int], ...] = ()

    def is_sure(self, book: Book) -> bool:
        """Whether it has headings that only this kind of workbook has."""
        return not book.proof.isdisjoint(self.columns)


def find_headings(
    rows: Sequence[Sequence[CellValue]], book: Book, own: Mapping[str, str]
) -> HeadingRow | None:
    """The heading row among the first twenty: the one with most of our headings, None if none.

    ``own`` maps our headings to the team's, which may name the heading above theirs as well:
    ``Calls / Completed``.
    """
    meanings = _meanings(book, own)
    found = [
        _understood(number, row, meanings, bands_above(rows, number) if own else {})
        for number, row in enumerate(rows[:WITHIN_ROWS])
    ]
    fitting = [row for row in found if _fits(row, book)]
    return max(fitting, key=lambda row: (len(row.columns), -row.row), default=None)


def own_headings(columns: Mapping[str, str], book: Book) -> dict[str, str]:
    """The settings' columns, each side of which may be ours, as our heading → the team's.

    Raises ``ValueError`` with the entry in which neither side is a heading of ours.
    """
    ours = {letters(heading): heading for heading in book.headings}
    found = {}
    for one, other in columns.items():
        if letters(one) in ours:
            found[ours[letters(one)]] = other
        elif letters(other) in ours:
            found[ours[letters(other)]] = one
        else:
            raise ValueError(one)
    return found


def _fits(row: HeadingRow, book: Book) -> bool:
    return not (_WHO.isdisjoint(row.columns) or book.enough.isdisjoint(row.columns))


def may_be_heading(value: CellValue) -> TypeGuard[str]:
    """Whether a cell holds a text short enough to head a column."""
    return isinstance(value, str) and not is_blank(value) and len(value) <= LONGEST_HEADING


def bands_above(rows: Sequence[Sequence[CellValue]], number: int) -> dict[int, str]:
    """The headings of groups in the row above: each reaches to the right as far as the next."""
    above = rows[number - 1] if number else ()
    width = max(len(above), len(rows[number]))
    bands, band = {}, ""
    for column in range(width):
        value = above[column] if column < len(above) else None
        if not is_blank(value):
            band = value if may_be_heading(value) else ""
        if band:
            bands[column] = band
    return bands


def _understood(
    number: int,
    row: Sequence[CellValue],
    meanings: Mapping[str, list[tuple[str, int]]],
    bands: Mapping[int, str],
) -> HeadingRow:
    found: dict[str, list[tuple[int, int]]] = {}
    for column, value in enumerate(row):
        if not may_be_heading(value):
            continue
        below = meanings.get(letters(bands[column] + value), []) if column in bands else []
        by_settings = [reading for reading in below if not reading[1]]
        for heading, rank in by_settings or meanings.get(letters(value), []):
            found.setdefault(heading, []).append((rank, column))
    return _chosen(number, row, found)


def _chosen(
    number: int, row: Sequence[CellValue], found: Mapping[str, list[tuple[int, int]]]
) -> HeadingRow:
    columns, evidence, twice = {}, {}, []
    for heading, places in found.items():
        (rank, column), *others = sorted(places)
        columns[heading], evidence[heading] = column, _RANKS[rank]
        twice += [(typed(row[other]), other) for same, other in others if same == rank]
    return HeadingRow(number, columns, evidence, tuple(twice))


def _meanings(book: Book, own: Mapping[str, str]) -> dict[str, list[tuple[str, int]]]:
    """Letters of a heading → what it may mean, with the rank of the evidence, best first."""
    meanings: dict[str, list[tuple[str, int]]] = {}
    for heading in book.headings:
        if heading in own:
            meanings.setdefault(letters(own[heading]), []).append((heading, 0))
            continue
        meanings.setdefault(letters(heading), []).append((heading, 1))
        for alias in ALIASES.get(heading, ()):
            meanings.setdefault(letters(alias), []).append((heading, 2))
    return {key: _best(readings) for key, readings in meanings.items()}


def _best(readings: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """A heading that is ours by name, or by the settings, is no alias of another."""
    rank = min(rank for _, rank in readings)
    return [reading for reading in readings if reading[1] == rank]
