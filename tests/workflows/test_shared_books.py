"""The tracker and the progress report opened, or one line that says why not."""

import os
import zipfile
from pathlib import Path

import pytest

from callcert.domain.columns import TRACKER
from callcert.domain.headings import ESP_TRACKER, PROGRESS_REPORT, Book
from callcert.errors import OutsideError, SettingsError
from callcert.excel.look import SHARED_BOOK_LIMITS, Refused
from callcert.excel.sheet_tables import tables_of
from callcert.workflows import shared_books
from callcert.workflows.shared_books import (
    cannot_be_read,
    check_headings,
    content_of,
    headings_of,
    opened,
)
from tests.excel.alterations import archive
from tests.excel.grids import xlsx


def test_the_content_is_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"content")
    assert content_of(tmp_path / "a.xlsx") == b"content"


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    assert content_of(tmp_path / "a.xlsx") is None
    (tmp_path / "link.xlsx").symlink_to("gone")
    assert content_of(tmp_path / "link.xlsx") is None


@pytest.mark.parametrize("strange", ["folder", "pipe"])
def test_what_cannot_be_read_is_one_line(tmp_path: Path, strange: str) -> None:
    file = tmp_path / "a.xlsx"
    if strange == "folder":
        file.mkdir()
    else:
        os.mkfifo(file)
    with pytest.raises(OutsideError) as refused:
        content_of(file)
    assert str(file) in str(refused.value)
    assert "\n" not in str(refused.value)
    assert refused.value.exit_code == 3


def test_a_file_that_is_too_large_is_read_no_further_than_need_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int | None] = []
    monkeypatch.setattr(shared_books, "read_bytes", lambda _, at_most: asked.append(at_most))
    content_of(tmp_path)
    assert asked == [SHARED_BOOK_LIMITS.packed]


def test_a_shared_workbook_may_be_longer_than_any_scorecard() -> None:
    book = opened(xlsx([["Date"], *[[1]] * 5_100]))
    ((_, rows),) = book.visible_sheets()
    assert len(rows) == 5_101


def why(content: bytes, book: Book = ESP_TRACKER) -> str:
    with pytest.raises(Refused) as refused:
        tables_of(opened(content), book, {})
    error = cannot_be_read(Path("/a/ESP Tracker.xlsx"), refused.value, book)
    assert isinstance(error, OutsideError)
    assert "\n" not in str(error)
    assert str(error).startswith(f"/a/ESP Tracker.xlsx: the {book.name} cannot be read: ")
    return str(error)


def test_every_reason_has_its_words() -> None:
    assert "no Excel workbook: it is a PDF" in why(b"%PDF-1.7")
    assert "damaged: its package is cut off" in why(b"PK\3\4")
    unlike = xlsx([["Item", "Price"]])
    assert "which columns are which under [tracker.columns]" in why(unlike)
    assert "which columns are which under [progress.columns]" in why(unlike, PROGRESS_REPORT)
    locked = archive(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": b"<encryption-data/>",
        },
        zipfile.ZIP_STORED,
    )
    assert "protected by a password" in why(locked)


@pytest.mark.parametrize(
    ("code", "words"),
    [("too-large", "too large: {as it is}"), ("layout-broken", "cannot be read: {as it is}")],
)
def test_a_reason_is_told_as_it_is(code: str, words: str) -> None:
    error = cannot_be_read(Path("a.xlsx"), Refused(code, "{as it is}"), PROGRESS_REPORT)
    assert words in str(error)


# The team's own headings


def test_a_teams_own_headings_may_be_named_either_way_round() -> None:
    assert headings_of({"Certifier": "Who", "Trainer notes": "notes"}, ESP_TRACKER) == {
        "Certifier": "Who", "Notes": "Trainer notes",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("book", "section"), [(ESP_TRACKER, "tracker"), (PROGRESS_REPORT, "progress")]
)
def test_headings_of_which_neither_is_ours_are_refused_with_ours(book: Book, section: str) -> None:
    with pytest.raises(SettingsError, match=rf"{section}\.columns: Mine is no heading") as refused:
        headings_of({"Mine": "Theirs"}, book)
    assert "Calls Completed" in str(refused.value)
    assert refused.value.exit_code == 2


def test_a_heading_of_the_settings_that_no_sheet_has_is_refused() -> None:
    own = {"Certifier": "Who calls", "Notes": "Remarks"}
    head = ["Who calls" if one == "Certifier" else one for one in TRACKER if one != "Notes"]
    tables = tables_of(opened(xlsx([head])), ESP_TRACKER, own)
    check_headings({"Certifier": "Who calls"}, tables, ESP_TRACKER)
    with pytest.raises(SettingsError) as refused:
        check_headings(own, tables, ESP_TRACKER)
    words = 'tracker.columns: the tracker has no column "Remarks" (for Notes)'
    assert str(refused.value) == words
