"""What a letter's template may hold: text, pictures, page numbers; nothing that runs or calls."""

from collections.abc import Iterator

from callcert.letters.markup import Element, elements, parsed, word_attribute, word_name
from callcert.letters.package import CONTENT_TYPES, MAIN_PART, BrokenTemplate, Parts

_DOCUMENT = ".wordprocessingml.document.main+xml"
_CARRIED = ("word/embeddings/", "word/activex/", "word/vbaproject.bin", "customui/")
_LINKED = ("http://", "https://", "mailto:")
_HARMLESS = {
    "PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "TITLE", "AUTHOR", "STYLEREF", "REF",
    "PAGEREF", "TOC", "SEQ", "HYPERLINK", "FORMTEXT", "FORMCHECKBOX", "CREATEDATE", "SAVEDATE",
    "PRINTDATE", "FILENAME", "SUBJECT", "SECTION", "DOCPROPERTY",
}  # fmt: skip
"""Fields that read nothing from outside and run nothing."""


def inspect(parts: Parts) -> None:
    """Raises ``BrokenTemplate`` for macros, carried programs, links and fields that fetch."""
    _check_kind(parts)
    for name in parts:
        if name.casefold().startswith(_CARRIED):
            raise BrokenTemplate(f"carries a program or another document ({name}); take it out")
        if name.endswith(".rels"):
            _check_links(parsed(name, parts[name]))


def _check_kind(parts: Parts) -> None:
    kinds = {
        one.get("PartName"): one.get("ContentType") or ""
        for one in parsed(CONTENT_TYPES, parts[CONTENT_TYPES])
    }
    if any("macroenabled" in kind.casefold() for kind in kinds.values()):
        raise BrokenTemplate("may hold macros (.docm); save it as .docx")
    if not (kinds.get(f"/{MAIN_PART}") or "").endswith(_DOCUMENT):
        raise BrokenTemplate("is no Word document (.docx)")


def _check_links(relations: Element) -> None:
    """A link to click on is fine; what is fetched when the letter is opened is not."""
    for one in relations:
        kind = (one.get("Type") or "").rpartition("/")[2]
        target = one.get("Target") or ""
        external = one.get("TargetMode") == "External"
        if kind == "aFChunk":
            raise BrokenTemplate("carries another document; copy its text in instead")
        if kind == "attachedTemplate":
            message = f"is attached to another template ({target}); attach Normal instead"
            raise BrokenTemplate(f"{message} (in Word: Developer, Document Template)")
        clicked = kind == "hyperlink" and target.casefold().startswith(_LINKED)
        if external and not clicked:
            raise BrokenTemplate(f"fetches something from outside ({target}); insert a copy of it")


def check_fields(root: Element) -> None:
    """Raises ``BrokenTemplate`` for a field that could fetch or run something, by its name."""
    for code in _field_codes(root):
        name = (code.split() or [""])[0].upper()
        if "{{" in code:
            raise BrokenTemplate("has a placeholder within a field; write it as plain text")
        if name not in _HARMLESS:
            raise BrokenTemplate(f"has a field {name or 'without a name'}; replace it by its text")


def _field_codes(root: Element) -> Iterator[str]:
    """The instruction of every field, however many runs it is split into and nested.

    ``open_codes`` are those of the fields one stands in, None once it was given.
    """
    open_codes: list[str | None] = []
    for one in elements(root, "fldSimple", "fldChar", "instrText"):
        kind = word_attribute(one, "fldCharType")
        if word_name(one) == "fldSimple":
            yield word_attribute(one, "instr")
        elif word_name(one) == "instrText":
            yield from _instruction(open_codes, one.text or "")
        elif kind == "begin":
            open_codes.append("")
        elif open_codes:
            code = open_codes.pop()
            if code is not None:
                yield code
            if kind == "separate":
                open_codes.append(None)
    yield from (code for code in open_codes if code is not None)


def _instruction(open_codes: list[str | None], text: str) -> Iterator[str]:
    """One more piece of the innermost field; one that is in none is a field of its own."""
    if open_codes and open_codes[-1] is not None:
        open_codes[-1] += text
    else:
        yield text
