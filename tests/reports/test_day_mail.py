"""The evening mail: text, HTML and pictures, complete and harmless."""

import io
import re

import pytest
from PIL import Image

from callcert.domain.visible import printable
from callcert.reports.day_json import day_json
from callcert.reports.day_mail import day_mail
from tests.reports.days import HOSTILE, busy_day, hostile_day, large_day, person, report_of
from tests.reports.test_day_page import REPORTS, Page, leaves, told

GMAIL_CUTS_AT = 102_000


@pytest.mark.parametrize("kind", ["busy", "hostile"])
def test_every_name_and_number_of_the_json_is_in_the_text_and_in_the_html(kind: str) -> None:
    report = REPORTS[kind]()
    text, html, _ = day_mail(report)
    seen = Page(html)
    alts = " ".join(value for name, value in seen.attributes if name == "alt")
    for form in (" ".join(text.split()), f"{seen.text} {alts}"):
        flat = form.replace(" ", "")
        missing = [leaf for leaf in leaves(day_json(report))
                   if not any(one.replace(" ", "") in flat for one in told(leaf))]  # fmt: skip
        assert missing == []


@pytest.mark.parametrize("kind", [*REPORTS, "large"])
def test_the_text_is_72_columns_wide(kind: str) -> None:
    report = large_day(300) if kind == "large" else REPORTS[kind]()
    text, _, _ = day_mail(report)
    assert max(map(len, text.splitlines())) <= 72
    assert text.endswith("\n")


def test_styles_stand_on_the_elements_and_nothing_is_fetched() -> None:
    _, html, pictures = day_mail(busy_day())
    seen = Page(html)
    assert not {"style", "script", "svg", "link", "details"} & set(seen.tags)
    sources = [value for name, value in seen.attributes if name == "src"]
    assert sources == [f"cid:{content_id}" for content_id in pictures]
    assert not [value for name, value in seen.attributes if name == "href"]
    assert "url(" not in html
    assert "class=" not in html


def test_every_picture_says_its_numbers_in_words() -> None:
    _, html, pictures = day_mail(busy_day())
    alts = [value for name, value in Page(html).attributes if name == "alt"]
    assert len(alts) == len(pictures) == 5
    assert all(re.search(r"\d", alt) for alt in alts)
    assert any("80%: 1 scorecard" in alt for alt in alts)


def test_pictures_are_twice_as_fine_as_they_are_shown() -> None:
    _, html, pictures = day_mail(busy_day())
    widths = dict(re.findall(r'<img src="cid:([^"]+)" width="(\d+)"', html))
    for content_id, content in pictures.items():
        image = Image.open(io.BytesIO(content))
        assert image.format == "PNG"
        assert image.width == 2 * int(widths[content_id])
        assert image.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
        assert len(content) < 60_000
        assert len(image.convert("RGB").getcolors(1 << 24) or ()) > 8


@pytest.mark.parametrize("kind", REPORTS)
def test_the_same_day_makes_the_same_bytes(kind: str) -> None:
    assert day_mail(REPORTS[kind]()) == day_mail(REPORTS[kind]())


def test_hostile_names_are_inert() -> None:
    text, html, _ = day_mail(hostile_day())
    seen = Page(html)
    assert "script" not in seen.tags
    assert not [name for name, _ in seen.attributes if name.startswith("on")]
    for form in (text, html):
        assert not {"\u202e", "\u2066", "\r", "\x00"} & set(form)
        assert "\nBcc" not in form
    flat = "".join(text.split())
    assert all("".join(printable(word).split()) in flat for word in HOSTILE)


def test_a_class_of_two_thousand_is_cut_before_mail_programs_cut_it() -> None:
    text, html, pictures = day_mail(large_day())
    assert len(html.encode()) < GMAIL_CUTS_AT
    assert len(text) < 60_000
    assert "more, in the attached workbook" in " ".join(text.split())
    assert "more, in the attached workbook" in html
    assert all(len(content) < 100_000 for content in pictures.values())


def test_a_day_without_anything_has_words_and_no_pictures() -> None:
    text, html, pictures = day_mail(report_of())
    assert pictures == {}
    assert "No scorecards of this day." in text
    assert "No scorecards of this day." in html
    assert day_mail(report_of(person("Doe")))[2]
