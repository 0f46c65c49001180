"""Word documents for the tests, made as Word makes them: text split into runs of any form."""

import io
from collections.abc import Callable, Mapping
from typing import Any

from docx import Document
from docx.document import Document as Paper

from callcert.letters.package import pack, read_parts

MAIN = "word/document.xml"


def document(
    *paragraphs: str | tuple[str, ...], change: Callable[[Paper], Any] | None = None
) -> bytes:
    """A document of these paragraphs; a tuple is one paragraph in several runs."""
    paper = Document()
    for one in paragraphs:
        paragraph = paper.add_paragraph()
        for text in (one,) if isinstance(one, str) else one:
            paragraph.add_run(text)
    if change:
        change(paper)
    return saved(paper)


def saved(paper: Paper) -> bytes:
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def text_of(content: bytes) -> list[str]:
    """The paragraphs of a document, but for empty ones."""
    paper = Document(io.BytesIO(content))
    return [one.text for one in paper.paragraphs if one.text]


def with_part(content: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The document with these parts; None takes one out."""
    known = {**read_parts(content), **parts}
    return pack({name: data for name, data in known.items() if data is not None})


def edited(content: bytes, old: str, new: str, part: str = MAIN) -> bytes:
    """The document with a stretch of a part's XML replaced; it must be there."""
    text = read_parts(content)[part].decode()
    assert old in text, old
    return with_part(content, {part: text.replace(old, new, 1).encode()})
