"""Filling a template: ``{{ name }}`` becomes text, in the form it stands in; nothing is run."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from callcert.domain.visible import printable
from callcert.letters.inspection import check_fields, inspect
from callcert.letters.markup import Element, elements, parsed, set_text, word_name, written
from callcert.letters.package import BrokenTemplate, pack, read_parts

_PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}")
_OPEN, _CLOSED = "{{", "}}"
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class _Place:
    """A placeholder in a paragraph's text, from one letter up to another."""

    name: str
    start: int
    end: int


def filled(template: bytes, values: Mapping[str, str]) -> bytes:
    """The document with every placeholder replaced by the value of its name.

    The same template and values make the same bytes; parts without a placeholder stay as they
    are. Raises ``BrokenTemplate`` for a template that cannot be used, and for placeholders that
    are none of ``values``, naming them all.
    """
    parts = read_parts(template)
    inspect(parts)
    unknown: dict[str, None] = {}
    for name, content in parts.items():
        if not (name.startswith("word/") and name.endswith(".xml")):
            continue
        root = parsed(name, content)
        if not word_name(root):
            _check_drawing(name, root)
            continue
        check_fields(root)
        if _fill(root, values, unknown):
            parts[name] = written(root)
    if unknown:
        listed = ", ".join(f"{{{{ {one} }}}}" for one in unknown)
        raise BrokenTemplate(f"has placeholders that are none: {listed}")
    return pack(parts)


def _check_drawing(name: str, root: Element) -> None:
    if any(_OPEN in text for text in root.itertext()):
        raise BrokenTemplate(f"has a placeholder in a drawing ({name}); put it in a text box")


def _fill(root: Element, values: Mapping[str, str], unknown: dict[str, None]) -> bool:
    """Fills every paragraph; whether there was anything to fill."""
    changed = False
    for paragraph in elements(root, "p"):
        texts = list(_texts(paragraph))
        places = _places("".join(one.text or "" for one in texts))
        unknown.update(dict.fromkeys(one.name for one in places if one.name not in values))
        for place in reversed(places):
            changed = True
            _put(texts, place, printable(values.get(place.name, "")))
    return changed


def _texts(paragraph: Element) -> Iterator[Element]:
    """The pieces of a paragraph's own text; a text box within it has paragraphs of its own."""
    for one in elements(paragraph, "t"):
        owner = next(up for up in one.iterancestors() if word_name(up) == "p")
        if owner is paragraph:
            yield one


def _places(text: str) -> list[_Place]:
    found = [
        _Place("_".join(match[1].casefold().split()), match.start(), match.end())
        for match in _PLACEHOLDER.finditer(text)
    ]
    rest = _PLACEHOLDER.sub("", text)
    if _OPEN in rest or _CLOSED in rest:
        raise BrokenTemplate(f"has {{{{ or }}}} without the other in: {printable(text)[:_SHOWN]}")
    return found


def _put(texts: Sequence[Element], place: _Place, value: str) -> None:
    """Replaces a stretch of the text, over as many pieces as it may be split into.

    The value stands in the first of them and so in its form.
    """
    at = 0
    for one in texts:
        text = one.text or ""
        first, last = max(place.start - at, 0), min(place.end - at, len(text))
        if first < last:
            inserted = value if place.start >= at else ""
            set_text(one, f"{text[:first]}{inserted}{text[last:]}")
        at += len(text)
