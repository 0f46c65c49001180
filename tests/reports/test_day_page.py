"""The evening page: everything is in it, nothing in it does harm, and it is always the same."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from html.parser import HTMLParser
from typing import Any

import pytest

from callcert.domain.day_report import DayReport
from callcert.domain.exact import shown
from callcert.domain.visible import printable
from callcert.reports.day_json import day_json
from callcert.reports.day_page import day_page
from callcert.reports.palette import GROUNDS, MARKS, TEXTS
from tests.domain.class_evidence import FRIDAY, SATURDAY
from tests.reports.days import (
    HOSTILE,
    busy_day,
    card,
    hostile_day,
    large_day,
    person,
    problem,
    report_of,
)

REPORTS = {"busy": busy_day, "hostile": hostile_day, "empty": report_of}
FETCHING = {"src", "href", "srcset", "style", "action", "data", "poster"}


class Page(HTMLParser):
    """The page's words, tags and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self._skipping = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._skipping = tag == "style"

    def handle_data(self, data: str) -> None:
        if not self._skipping and data.strip():
            self.words.append(data.strip())

    @property
    def text(self) -> str:
        return " ".join(self.words)


def page(report: DayReport) -> Page:
    return Page(day_page(report))


def leaves(document: Any) -> Iterator[Any]:
    if isinstance(document, dict):
        for key, value in document.items():
            if key not in {"file", "filed_as", "code", "status"}:
                yield from leaves(value)
    elif isinstance(document, list):
        for one in document:
            yield from leaves(one)
    elif document is not None and not isinstance(document, bool):
        yield document


def told(leaf: Any) -> set[str]:
    """How a value of the JSON may stand on the page."""
    if isinstance(leaf, float):
        return {f"{leaf:g}", shown_of(leaf), "4 h 25 min" if leaf == 4.42 else ""} - {""}
    words = {"written-cap": "written CAP", "final-cap": "final CAP", "coaching": "coaching",
             "termination-review": "may be termed: review"}  # fmt: skip
    text = words.get(str(leaf), str(leaf))
    try:
        return {f"{date.fromisoformat(text):%m/%d/%Y}"}
    except ValueError:
        return {printable(text)}


def shown_of(number: float) -> str:
    return shown(Fraction(str(number)))


@pytest.mark.parametrize("kind", ["busy", "hostile"])
def test_every_name_and_number_of_the_json_is_on_the_page(kind: str) -> None:
    report = REPORTS[kind]()
    text = page(report).text
    missing = [
        leaf for leaf in leaves(day_json(report)) if not any(one in text for one in told(leaf))
    ]
    assert missing == []


def test_exceptions_come_first_and_the_order_is_kept() -> None:
    html = day_page(busy_day())
    keys = ["exceptions", "scorecards", "pass-rates", "classes", "tbts", "certifiers", "steps",
            "changes", "roster", "trend", "problems"]  # fmt: skip
    places = [html.index(f'<section id="{key}"') for key in keys]
    assert places == sorted(places)


def test_scores_are_cut_and_marked() -> None:
    text = page(report_of(person("Doe"), cards=[card()])).text
    assert "100 coached" in text
    assert "84.99 ✗" in text
    assert "92.5 *" in text
    assert "85 " not in text.split("Call 5")[1].split("Call 1 is coached")[0]


def test_a_step_says_since_when_and_the_last_is_no_order() -> None:
    before = {"coaching": date(2026, 11, 5), "written-cap": date(2026, 11, 6),
              "final-cap": date(2026, 11, 9)}  # fmt: skip
    start = date(2026, 11, 2)
    text = page(report_of(person("Doe", start=start, delivered=before))).text
    assert "may be termed: review" in text
    assert "since 11/10/2026, 8 counted days overdue" in text
    assert "terminate" not in text.lower()
    today = page(report_of(person("Doe", start=date(2026, 11, 17)))).text
    assert "due today unless complete by the end of the day" in today


@pytest.mark.parametrize("kind", REPORTS)
def test_nothing_is_fetched_and_nothing_runs(kind: str) -> None:
    html = day_page(REPORTS[kind]())
    seen = Page(html)
    assert not {"script", "img", "iframe", "link", "object", "form", "b"} & set(seen.tags)
    assert not [name for name, _ in seen.attributes if name.startswith("on")]
    links = {value for name, value in seen.attributes if name in FETCHING}
    assert all(value.startswith("#") for value in links)
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'; style-src 'unsafe-inline'" in html.replace("&#x27;", "'")


def test_hostile_names_are_shown_as_they_are_and_nothing_more() -> None:
    report = hostile_day()
    html = day_page(report)
    text = Page(html).text
    for word in HOSTILE:
        assert printable(word) in text
    assert not {"\u202e", "\u2066", "\r", "\x00"} & set(html)
    assert "\nBcc" not in html


@pytest.mark.parametrize("kind", REPORTS)
def test_the_same_day_makes_the_same_bytes(kind: str) -> None:
    assert day_page(REPORTS[kind]()) == day_page(REPORTS[kind]())


def test_a_day_without_anything_says_so_in_words() -> None:
    text = page(report_of()).text
    for words in ("No scorecards of this day.", "No step is due.", "No agents are listed.",
                  "Nobody was expected to report.", "No equipment issue is open."):  # fmt: skip
        assert words in text
    assert "svg" not in page(report_of()).tags


def test_a_class_of_one() -> None:
    report = report_of(person("Doe", "Jane", group="ESP-1"))
    text = page(report).text
    assert "1 agent: 1 step due." in text
    assert "1 step is due" in text


def test_a_class_of_two_thousand_is_small_and_quick() -> None:
    report = large_day()
    began = time.perf_counter()
    html = day_page(report)
    assert time.perf_counter() - began < 5
    assert len(html.encode()) < 3_000_000
    text = Page(html).text
    assert all(f"Lastname{number:04}" in text for number in range(2000))
    assert "0 more errors and 250 more warnings are not listed." in text
    assert html.count("<details>") >= 5


def test_a_saturday_and_a_holiday_say_what_they_are() -> None:
    person_ = person("Doe")
    saturday = page(report_of(person_, day=SATURDAY)).text
    assert "Saturday is a day off (weekend)" in saturday
    assert "Falls due Monday, 11/23/2026" in saturday or "Nothing falls due Monday" in saturday
    assert "due today" not in saturday
    holiday = page(report_of(person_, day=date(2026, 11, 26))).text
    assert "Thursday is a day off (holiday)" in holiday
    assert "day off" not in page(report_of(person_, day=FRIDAY)).text


def test_namesakes_are_told_apart() -> None:
    text = page(report_of(person("Doe", "Jo", "E1"), person("Doe", "Jo", "E2"))).text
    assert "Doe, Jo (E1)" in text
    assert "Doe, Jo (E2)" in text


def test_errors_stand_before_warnings() -> None:
    text = page(busy_day()).text
    assert text.index("unreadable row") < text.index("odd")
    many = [problem("warning", f"w{n}", n) for n in range(60)] + [problem("error", "the error")]
    text = page(replace(report_of(), data_problems=many)).text
    assert "the error" in text
    assert "0 more errors and 11 more warnings are not listed." in text


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
def test_colours_have_contrast(scheme: int) -> None:
    grounds = [GROUNDS[name][scheme] for name in ("page", "card", "soft")]
    weak = [(name, ground) for name, shade in TEXTS.items() for ground in grounds
            if contrast(shade[scheme], ground) < 4.5]  # fmt: skip
    assert weak == []
    card_ = GROUNDS["card"][scheme]
    assert [name for name, shade in MARKS.items() if contrast(shade[scheme], card_) < 3] == []
