"""Placeholders become text and nothing else, whatever runs they are split into."""

import io
from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from callcert.letters.filling import filled
from callcert.letters.package import BrokenTemplate, read_parts
from tests.letters.documents import document, edited, text_of, with_part

VALUES = {"agent": "Jane Doe", "day": "4", "tbts": "10 of 12", "empty": ""}
HOSTILE = "</w:t><w:instrText>DDEAUTO c:\\x</w:instrText> & {{ day }} {{x}} \u202e\x1b[31m\n=1+1"


def lines(*paragraphs: str | tuple[str, ...], **values: str) -> list[str]:
    return text_of(filled(document(*paragraphs), {**VALUES, **values}))


@pytest.mark.parametrize(
    ("given_text", "wanted"),
    [
        ("{{ agent }}", "Jane Doe"),
        ("{{agent}}, Day {{  DAY }}.", "Jane Doe, Day 4."),
        ("{{ agent }}{{ day }}", "Jane Doe4"),
        ("a {{ empty }} b", "a  b"),
        ("{ agent } and {} stay", "{ agent } and {} stay"),
        (("{{ ag", "ent }}"), "Jane Doe"),
        (("Dear {", "{", " agent", " ", "}", "}", ", hello"), "Dear Jane Doe, hello"),
        (("{{ agent }} and {{ d", "ay }} and {{ tbts }}"), "Jane Doe and 4 and 10 of 12"),
        (("{{", "agent", "}}", "{{", "day", "}}"), "Jane Doe4"),
        (("x", "", "{{ agent }}", ""), "xJane Doe"),
    ],
)
def test_however_it_is_split(given_text: str | tuple[str, ...], wanted: str) -> None:
    assert lines(given_text) == [wanted]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(["{{ agent }}", "{{day}}", "a", " ", "{", "}", "ü"]), min_size=1),
    st.lists(st.integers(0, 40), max_size=6),
)
def test_cuts_between_runs_change_nothing(pieces: list[str], cuts: list[int]) -> None:
    whole = "".join(pieces)
    if "{{{" in whole or "}}}" in whole or whole.count("{{") != whole.count("}}"):
        return
    ends = sorted({min(cut, len(whole)) for cut in cuts} | {0, len(whole)})
    runs = tuple(whole[one:other] for one, other in pairwise(ends))
    try:
        wanted = filled(document(whole), VALUES)
    except BrokenTemplate:
        with pytest.raises(BrokenTemplate):
            filled(document(runs), VALUES)
        return
    assert text_of(filled(document(runs), VALUES)) == text_of(wanted)


def test_the_value_has_the_form_of_where_the_placeholder_begins() -> None:
    def shape(paper: Paper) -> None:
        paragraph = paper.add_paragraph()
        for text, bold, size in (("{{ ag", True, 20), ("ent", False, 8), (" }} end", None, 9)):
            run = paragraph.add_run(text)
            run.bold, run.font.size = bold, Pt(size)

    paper = Document(io.BytesIO(filled(document(change=shape), VALUES)))
    first, second, third = paper.paragraphs[-1].runs
    assert (first.text, first.bold, first.font.size) == ("Jane Doe", True, Pt(20))
    assert (second.text, third.text, third.font.size) == ("", " end", Pt(9))


def test_tables_headers_footers_and_text_boxes_are_filled_too() -> None:
    def shape(paper: Paper) -> None:
        paper.add_table(1, 1).cell(0, 0).text = "{{ agent }}"
        paper.sections[0].header.paragraphs[0].text = "Day {{ day }}"
        paper.sections[0].footer.paragraphs[0].text = "{{ tbts }}"

    box = (
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{{ day }} in a box</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )
    made = document(("outer {{ ag", "ent }}"), change=shape)
    made = filled(edited(made, "<w:r><w:t>ent }}", f"{box}<w:r><w:t>ent }}}}"), VALUES)
    paper: Any = Document(io.BytesIO(made))
    assert paper.tables[0].cell(0, 0).text == "Jane Doe"
    assert paper.sections[0].header.paragraphs[0].text == "Day 4"
    assert paper.sections[0].footer.paragraphs[0].text == "10 of 12"
    xml = read_parts(made)["word/document.xml"].decode()
    assert "4 in a box" in xml
    assert "outer Jane Doe" in xml


def test_text_is_text_whatever_it_says() -> None:
    made = filled(document("{{ agent }}!"), {"agent": HOSTILE, "day": "4"})
    (line,) = text_of(made)
    assert line.startswith("</w:t><w:instrText>DDEAUTO")
    assert "{{ day }} {{x}}" in line, "a value is no template"
    assert "\u202e" not in line
    assert "\x1b" not in line
    assert b"<w:instrText>DDEAUTO" not in read_parts(made)["word/document.xml"]


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_any_text_comes_out_on_one_line_of_a_document_that_opens(value: str) -> None:
    made = filled(_ONE, {"agent": value})
    assert text_of(made)[0].startswith("<")
    assert len(text_of(made)) == 1


_ONE = document("<{{ agent }}>")


def test_the_rest_of_the_document_stays_byte_for_byte() -> None:
    template = document("{{ agent }}")
    before, after = read_parts(template), read_parts(filled(template, VALUES))
    assert before.keys() == after.keys()
    changed = [name for name in before if before[name] != after[name]]
    assert changed == ["word/document.xml"]
    assert filled(template, VALUES) == filled(template, VALUES)


def test_prefixes_a_document_declares_stay_declared() -> None:
    template = document("{{ agent }}")
    made = read_parts(filled(template, VALUES))["word/document.xml"]
    before = read_parts(template)["word/document.xml"]
    assert made.count(b"xmlns:") == before.count(b"xmlns:")


def test_placeholders_that_are_none_are_all_named() -> None:
    with pytest.raises(BrokenTemplate, match=r"salary.*date_of_birth") as refused:
        filled(document(("{{ sal", "ary }}"), "{{ Date of  Birth }}", "{{ agent }}"), VALUES)
    assert "agent" not in str(refused.value)
    with pytest.raises(BrokenTemplate, match=r"\{\{ 7\*7 \}\}"):
        filled(document("{{ 7*7 }}"), VALUES)
    with pytest.raises(BrokenTemplate, match=r"\{\{  \}\}"):
        filled(document("{{ }}"), VALUES)


@pytest.mark.parametrize("text", ["{{ agent", "agent }}", "{{ agent } }", "{{ {{ agent }}"])
def test_half_a_placeholder_is_said(text: str) -> None:
    with pytest.raises(BrokenTemplate, match=r"without the other|are none"):
        filled(document(text), VALUES)


def test_a_placeholder_in_a_drawing_is_said() -> None:
    chart = b"<c:chart xmlns:c='urn:c'><c:t>{{ agent }}</c:t></c:chart>"
    with pytest.raises(BrokenTemplate, match="in a drawing"):
        filled(with_part(document("x"), {"word/charts/chart1.xml": chart}), VALUES)
    plain = chart.replace(b"{{ agent }}", b"Total")
    assert filled(with_part(document("x"), {"word/charts/chart1.xml": plain}), VALUES)
