"""What the ledger knows of uploads and letters."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from callcert.errors import OutsideError
from callcert.filing.handed_ledger import Upload
from callcert.filing.ledger import open_ledger

UPLOAD = Upload("Z:/scorecards", "abc", "Doe_Jane_80%.xlsx", date(2026, 11, 20))


def test_an_upload_is_kept_once_for_each_target(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite3"
    elsewhere = replace(UPLOAD, target="https://example.com", name="odd \udcff.xlsx")
    with open_ledger(file) as ledger:
        assert ledger.uploads() == []
        for one in (UPLOAD, elsewhere, replace(UPLOAD, settled=True)):
            ledger.keep_upload(one)
    with open_ledger(file, keep=False) as ledger:
        first, second = ledger.uploads()
    assert first == replace(UPLOAD, settled=True)
    assert (second.target, second.name) == ("https://example.com", "odd \\udcff.xlsx")


def test_a_letter_is_known_by_what_was_last_written(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite3"
    with open_ledger(file) as ledger:
        assert ledger.written_letter("a.docx") is None
        ledger.keep_letter("a.docx", "one")
        ledger.keep_letter("a.docx", "two")
    with open_ledger(file) as ledger:
        assert ledger.written_letter("a.docx") == "two"


def test_what_cannot_be_kept_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with open_ledger(tmp_path / "file" / "ledger.sqlite3") as ledger:
        assert ledger.trouble
        with pytest.raises(OutsideError, match="cannot be written"):
            ledger.keep_upload(UPLOAD)
        with pytest.raises(OutsideError, match="cannot be written"):
            ledger.keep_letter("a.docx", "one")
