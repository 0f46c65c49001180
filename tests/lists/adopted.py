"""Adopting a made-up list without a workspace, and the measure of what was found."""

from collections.abc import Mapping, Sequence
from typing import Any

from callcert.config.settings import Settings
from callcert.domain.foreign.choosing import Choose, nobody
from callcert.domain.headings import ESP_TRACKER, PROGRESS_REPORT
from callcert.domain.lists.adopting import ColumnsFound, found_columns
from callcert.domain.lists.claims import ListTerms
from callcert.domain.moments import DateOrder
from callcert.domain.rules import Rules
from callcert.domain.tracker import TrackerTerms
from callcert.excel.progress_book import read_progress
from callcert.excel.tracker_book import read_tracker
from callcert.workflows.heading_words import list_terms
from tests.excel.grids import shared, xlsx
from tests.lists.books import Kind, Listing

BOOKS = {"tracker": ESP_TRACKER, "progress": PROGRESS_REPORT}
_LEFT = Settings().tracker.left_statuses


def terms(kind: Kind, own: Mapping[str, str] | None = None, order: DateOrder = "mdy") -> ListTerms:
    return list_terms(BOOKS[kind], own or {}, order, None)


def found_on(
    listing: Listing, choose: Choose = nobody, own: Mapping[str, str] | None = None
) -> ColumnsFound:
    sheets = [*shared(listing.content).visible_sheets()]
    return found_columns(sheets, terms(listing.kind, own), choose)


def wrong_in(found: ColumnsFound, listing: Listing) -> list[str]:
    """Headings for which another column was taken than the right one."""
    return [
        heading
        for heading, one in found.taken.items()
        if (one.column.spot.sheet, one.column.spot.row, one.column.spot.column)
        != (listing.sheet, listing.row, listing.truth.get(heading))
    ]


def said_by(kind: Kind, content: bytes, own: Mapping[str, str]) -> list[object]:
    """Everything the ordinary reader takes from a list."""
    workbook = shared(content)
    if kind == "tracker":
        read = read_tracker(workbook, own, TrackerTerms(Rules(), "mdy", _LEFT))
        return [line.row for line in read.lines]
    book = read_progress(workbook, own, "mdy")
    rows = book.frame.drop(columns=["sheet", "row"]).astype(str).to_numpy().tolist()
    return [book.people, rows]


def with_our_headings(listing: Listing, headings: Sequence[str]) -> bytes:
    """The same people below our own headings."""
    rows: list[list[Any]] = [[person[one] for one in headings] for person in listing.rows]
    return xlsx([list(headings), *rows])
