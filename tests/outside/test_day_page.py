"""The evening page in Chromium: wide and narrow, light and dark, by itself and accessible."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from callcert.domain.day_report import DayReport
from callcert.reports.day_page import day_page
from tests.outside.pages import Scheme, fits, serious, stands_alone
from tests.reports.days import busy_day, hostile_day, large_day, report_of

pytestmark = pytest.mark.outside

DAYS: dict[str, Callable[[], DayReport]] = {
    "busy": busy_day, "hostile": hostile_day, "empty": report_of, "large": lambda: large_day(300),
}  # fmt: skip


@pytest.mark.parametrize("kind", DAYS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_stands_alone_fits_and_is_accessible(
    browser: Browser, tmp_path: Path, width: int, scheme: Scheme, kind: str
) -> None:
    file = tmp_path / "day.html"
    file.write_text(day_page(DAYS[kind]()), encoding="utf-8")
    stands_alone(browser, file, width, scheme)


def test_the_check_would_see_what_is_wrong(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.set_content("<p style='width:900px;color:#ccc;background:#fff'>pale</p><img src=''>")
    assert not fits(page)
    assert {"color-contrast", "image-alt"} <= set(serious(page))
    page.close()


def test_printed_everything_is_unfolded_and_light(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "day.html"
    file.write_text(day_page(large_day(200)), encoding="utf-8")
    page = browser.new_page(color_scheme="dark")
    page.goto(file.as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    body = "getComputedStyle(document.body)"
    assert page.evaluate(f"{body}.backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(f"{body}.color") == "rgb(24, 33, 49)"
    closed = "[...document.querySelectorAll('details table')].every(e => e.offsetHeight > 0)"
    assert page.evaluate(closed)
    assert page.pdf().startswith(b"%PDF")
    page.close()
