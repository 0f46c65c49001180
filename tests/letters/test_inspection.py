"""What a template may not hold, and what it may."""

import io
import zipfile

import pytest

from callcert.letters.filling import filled
from callcert.letters.package import (
    LARGEST,
    LARGEST_UNPACKED,
    MOST_PARTS,
    BrokenTemplate,
    pack,
    read_parts,
)
from tests.letters.documents import document, edited, with_part

TEMPLATE = document("{{ agent }}")
TYPES = "[Content_Types].xml"
RELS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def refused(template: bytes) -> str:
    with pytest.raises(BrokenTemplate) as wrong:
        filled(template, {"agent": "Jane"})
    return str(wrong.value)


def linked(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    one = f'<Relationship Id="rX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return edited(TEMPLATE, "</Relationships>", f"{one}</Relationships>", RELS)


def field(code: str) -> bytes:
    return edited(TEMPLATE, "</w:p>", f"{code}</w:p>")


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def char(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def code(text: str) -> str:
    return run(f"<w:instrText>{text}</w:instrText>")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no Word document"),
        (b"plain text", "no Word document"),
        (b"PK\x03\x04 cut off", "no Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "password"),
        (bytes(LARGEST + 1), "larger"),
        (pack({"a.txt": b"x"}), "no Word document"),
        (TEMPLATE[: len(TEMPLATE) // 2], "no Word document"),
    ],
)
def test_what_is_no_word_document(content: bytes, words: str) -> None:
    assert words in refused(content)


def test_what_is_huge_once_it_is_unpacked() -> None:
    assert "unpacked" in refused(with_part(TEMPLATE, {"x.bin": bytes(LARGEST_UNPACKED)}))
    many = dict.fromkeys((f"x{number}" for number in range(MOST_PARTS)), b"")
    assert "unpacked" in refused(with_part(TEMPLATE, many))


def test_two_parts_of_one_name() -> None:
    buffer = io.BytesIO(TEMPLATE)
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"<other/>")
    assert "two parts" in refused(buffer.getvalue())


def test_an_encrypted_or_broken_part() -> None:
    locked = bytearray(TEMPLATE)
    at = locked.find(b"PK\x01\x02")
    while at >= 0:
        locked[at + 8] |= 1
        at = locked.find(b"PK\x01\x02", at + 4)
    assert "password" in refused(bytes(locked))
    spoilt = bytearray(TEMPLATE)
    spoilt[200:260] = bytes(60)
    assert "Word document" in refused(bytes(spoilt))


def test_a_macro_document_and_other_kinds() -> None:
    main = "wordprocessingml.document.main+xml"
    macros = edited(
        TEMPLATE,
        f"application/vnd.openxmlformats-officedocument.{main}",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        TYPES,
    )
    assert ".docm" in refused(macros)
    assert "no Word document" in refused(
        edited(TEMPLATE, main, main.replace("document", "template"), TYPES)
    )


@pytest.mark.parametrize(
    "name",
    [
        "word/vbaProject.bin",
        "word/embeddings/oleObject1.bin",
        "word/activeX/a.xml",
        "customUI/x.xml",
    ],
)
def test_a_carried_program(name: str) -> None:
    assert "carries a program" in refused(with_part(TEMPLATE, {name: b"<x/>"}))


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "https://example.com/evil.dotm"),
        ("image", "http://example.com/pixel.png"),
        ("oleObject", "file:///c:/x.xlsx"),
        ("hyperlink", "file:///c:/x.exe"),
        ("frame", "x.docx"),
    ],
)
def test_what_would_be_fetched(kind: str, target: str) -> None:
    assert target in refused(linked(kind, target))


def test_another_document_within() -> None:
    assert "another document" in refused(linked("aFChunk", "x.html", ""))


def test_a_link_to_click_on_is_fine() -> None:
    for target in ("https://example.com/x", "MAILTO:robin@example.com"):
        assert filled(linked("hyperlink", target), {"agent": "Jane"})


@pytest.mark.parametrize(
    "inner",
    [
        '<w:fldSimple w:instr=" INCLUDETEXT c:/x "/>',
        '<w:fldSimple w:instr=""/>',
        char("begin") + code("DDEAUTO c:/x") + char("separate") + run("<w:t>1</w:t>") + char("end"),
        char("begin") + code(" D") + code("DE x") + char("end"),
        char("begin")
        + char("begin")
        + code("QUOTE 68")
        + char("end")
        + code("DEAUTO")
        + char("end"),
        char("begin") + code("PAGE") + char("separate") + code("DDE x") + char("end"),
        code("LINK Excel.Sheet"),
        char("begin") + code("includepicture x"),
    ],
)
def test_a_field_that_fetches_or_runs(inner: str) -> None:
    assert "has a field" in refused(field(inner))


def test_page_numbers_and_dates_are_fine() -> None:
    page = char("begin") + code(" PA") + code("GE ") + char("separate") + char("end")
    inner = page + '<w:fldSimple w:instr=" NUMPAGES "/>' + char("end")
    assert filled(field(inner), {"agent": "Jane"})


def test_a_field_within_a_field_is_fine_where_both_are() -> None:
    inner = char("begin") + code("PAGE") + char("separate") + run("<w:t>1</w:t>") + char("end")
    outer = char("begin") + code("PAGEREF ") + inner + code(" h") + char("separate") + char("end")
    assert filled(field(outer), {"agent": "Jane"})


def test_a_placeholder_within_a_field() -> None:
    assert "within a field" in refused(field('<w:fldSimple w:instr="PAGE {{ agent }}"/>'))


def test_xml_that_unfolds_or_is_none() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert "entities" in refused(with_part(TEMPLATE, {"word/document.xml": bomb}))
    assert "no XML" in refused(with_part(TEMPLATE, {"word/document.xml": b"<w:document"}))
    assert "no XML" in refused(with_part(TEMPLATE, {TYPES: b""}))


def test_comments_and_instructions_in_the_xml_are_passed_over() -> None:
    odd = edited(TEMPLATE, "<w:body>", "<w:body><!-- {{ x }} --><?x {{ y }}?>")
    assert filled(odd, {"agent": "Jane"})


def test_parts_come_out_as_they_went_in() -> None:
    parts = read_parts(TEMPLATE)
    assert read_parts(pack(parts)) == parts
    assert pack(dict(reversed(parts.items()))) == pack(parts)
