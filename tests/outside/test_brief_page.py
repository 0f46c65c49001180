"""The morning's page in Chromium: on screens and on paper, by itself and accessible."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from callcert.domain.brief import Brief
from callcert.reports.brief_page import brief_page
from tests.outside.pages import Scheme, stands_alone
from tests.reports.mornings import busy_morning, hostile_morning, morning_of, usual_morning

pytestmark = pytest.mark.outside

MORNINGS: dict[str, Callable[[], Brief]] = {
    "busy": busy_morning, "hostile": hostile_morning, "empty": morning_of, "usual": usual_morning,
}  # fmt: skip


@pytest.mark.parametrize("kind", MORNINGS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_stands_alone_fits_and_is_accessible(
    browser: Browser, tmp_path: Path, width: int, scheme: Scheme, kind: str
) -> None:
    file = tmp_path / "brief.html"
    file.write_text(brief_page(MORNINGS[kind]()), encoding="utf-8")
    stands_alone(browser, file, width, scheme)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(("agents", "sheets"), [(15, 1), (150, None)])
def test_a_usual_class_fits_one_sheet_and_a_large_one_goes_on(
    browser: Browser, tmp_path: Path, agents: int, sheets: int | None, paper: str
) -> None:
    file = tmp_path / "brief.html"
    file.write_text(brief_page(usual_morning(agents)), encoding="utf-8")
    page = browser.new_page(color_scheme="dark")
    page.goto(file.as_uri())
    printed = page.pdf(format=paper)
    count = printed.count(b"/Type /Page\n") or printed.count(b"/Type /Page ")
    assert count == sheets if sheets else count > 1
    page.emulate_media(media="print", color_scheme="dark")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    page.close()
