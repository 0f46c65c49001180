"""The commented copy of a scorecard in a program that did not make it."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from callcert.excel.commented import CellComment, commented
from tests.forms import scorecard
from tests.outside.libreoffice import resaved

pytestmark = pytest.mark.outside


def test_libreoffice_shows_the_comments_and_everything_else(tmp_path: Path) -> None:
    copy = commented(scorecard(), [CellComment("Scorecard", "B4", "enter the first name")], "Robin")
    assert copy
    book = load_workbook(BytesIO(resaved({"copy": copy}, tmp_path)["copy"]))
    comment = book["Scorecard"]["B4"].comment
    assert comment
    assert "enter the first name" in comment.text
    assert book.sheetnames == ["Scorecard", "QA Definitions Guide"]
    book.close()
