"""The feedback page in Chromium: wide, narrow, dark, accessible and on paper."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from callcert.reports.feedback_page import feedback_page
from tests.outside.pages import Scheme, stands_alone
from tests.reports.feedbacks import hostile, of

pytestmark = pytest.mark.outside

TOLD = {"plain": of(90, 84.999, 97, 100), "hostile": hostile()}


@pytest.mark.parametrize("kind", TOLD)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_it_stands_alone_fits_and_is_accessible(
    browser: Browser, tmp_path: Path, width: int, scheme: Scheme, kind: str
) -> None:
    file = tmp_path / "feedback.html"
    file.write_text(feedback_page(TOLD[kind]), encoding="utf-8")
    stands_alone(browser, file, width, scheme)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints_dark_on_white(browser: Browser, tmp_path: Path, paper: str) -> None:
    file = tmp_path / "feedback.html"
    file.write_text(feedback_page(TOLD["plain"]), encoding="utf-8")
    page = browser.new_page(color_scheme="dark")
    page.goto(file.as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    body = "getComputedStyle(document.body)"
    assert page.evaluate(f"{body}.backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(f"{body}.color") == "rgb(24, 33, 49)"
    assert page.pdf(format=paper).startswith(b"%PDF")
    page.close()
