"""What every page of ours is in a browser: by itself, as wide as its window, and accessible."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]


@dataclass
class Heard:
    """What the page asked for and said."""

    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)


def stands_alone(browser: Browser, file: Path, width: int, scheme: Scheme) -> None:
    """Asserts that it asks for nothing, says nothing, fits, unfolded too, and is accessible."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, heard = context.new_page(), Heard()
    page.on("request", lambda request: heard.requests.append(request.url))
    page.on("console", lambda message: heard.console.append(message.text))
    page.on("pageerror", lambda error: heard.console.append(str(error)))
    page.goto(file.as_uri())
    assert heard == Heard([file.as_uri()], [])
    assert fits(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert fits(page)
    assert serious(page) == []
    assert heard == Heard([file.as_uri()], [])
    context.close()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"))


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [one["id"] for one in found if one["impact"] in {"serious", "critical"}]
