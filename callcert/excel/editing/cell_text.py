"""Texts as cells keep them: plain or rich, with what XML cannot carry written as ``_x0007_``.

What is in a cell already is copied as it is, run by run; only what is added is written anew.
"""

import re
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from callcert.excel.editing.markup import local, sibling

LONGEST = 32_767
"""Characters a cell can hold."""

_SPACE = "http://www.w3.org/XML/1998/namespace space"
_BLANKS = " \t\r\n"
_UNFIT = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_CODED = re.compile(f"_(?=x[0-9A-Fa-f]{{4}}[_{_UNFIT}])|[{_UNFIT}]")
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLAIN, _RUN = "t", "r"


class ForeignTextError(Exception):
    """A text holds elements of another kind than texts have."""


def normalised(text: str) -> str:
    """A text with the line breaks that cells have."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def coded(text: str) -> str:
    """A text as a cell's XML carries it, before ``&`` and ``<`` are escaped."""
    return _CODED.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def decoded(text: str) -> str:
    """The text that stands in a cell's XML as people see it."""
    return _CODE.sub(lambda match: chr(int(match[1], 16)), text)


def length(text: str) -> int:
    """How long Excel finds it: a character beyond the first 65,536 counts for two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shown(text: ET.Element) -> str:
    """What people see of a string, shared or inline: all its runs, no reading aids."""
    runs = [child for child in text if local(str(child.tag)) == _RUN]
    parts = [piece for owner in (text, *runs) for piece in owner if _is(piece, _PLAIN)]
    return decoded("".join(map(_text, parts)))


def worded(name: str, text: str) -> ET.Element:
    """A text of a cell that keeps none, as a string; ``name`` is that of the cell's element."""
    string = ET.Element(sibling(name, "is"))
    string.append(_kept(name, text))
    return string


def inline(text: str, prefix: bytes) -> bytes:
    """A text as the contents of a cell; ``prefix`` is that of the cell's tag."""
    name = prefix.decode()
    return f"<{name}is>{_plain(name, coded(text))}</{name}is>".encode()


def lengthened(text: ET.Element, added: str, prefix: bytes) -> bytes:
    """A string of the workbook with more behind it, as the contents of a cell.

    Runs and reading aids stay; raises ``ForeignTextError`` where there is more than those.
    """
    name, space = prefix.decode(), str(text.tag)
    children = list(text)
    new = _kept(space, coded(added))
    if any(_is(child, _RUN) for child in children):
        run = ET.Element(sibling(space, _RUN))
        run.append(new)
        last = max(at for at, child in enumerate(children) if _is(child, _RUN))
        children.insert(last + 1, run)
    else:
        old = "".join(_text(child) for child in children if _is(child, _PLAIN))
        new.text = old + coded(added)
        children = [new, *(child for child in children if not _is(child, _PLAIN))]
    inner = "".join(_written(child, space, name) for child in children)
    return f"<{name}is>{inner}</{name}is>".encode()


def _written(element: ET.Element, space: str, prefix: str) -> str:
    """An element of a string with the prefix that its namespace has in the sheet."""
    name = local(str(element.tag))
    if str(element.tag) != sibling(space, name):
        raise ForeignTextError(name)
    if name == _PLAIN:
        return _plain(prefix, _text(element))
    attributes = "".join(_attribute(*item) for item in element.items())
    inner = "".join(_written(child, space, prefix) for child in element)
    end = f">{inner}</{prefix}{name}>" if inner else "/>"
    return f"<{prefix}{name}{attributes}{end}"


def _attribute(name: str, value: str) -> str:
    if " " in name:
        raise ForeignTextError(name)
    return f' {name}="{escape(value, {chr(34): "&quot;", chr(10): "&#10;", chr(9): "&#9;"})}"'


def _kept(space: str, text: str) -> ET.Element:
    """A ``t`` element in the namespace of another name, all its white space meant."""
    element = ET.Element(sibling(space, _PLAIN), {_SPACE: "preserve"})
    element.text = text
    return element


def _text(element: ET.Element) -> str:
    """What a ``t`` element says; white space at its ends counts only where it is to be kept."""
    text = element.text or ""
    return text if element.get(_SPACE) == "preserve" else text.strip(_BLANKS)


def _plain(prefix: str, text: str) -> str:
    """A ``t`` element; white space at its ends and line breaks are to be kept."""
    kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<{prefix}t{kept}>{escape(text, {chr(13): '&#13;'})}</{prefix}t>"


def _is(element: ET.Element, name: str) -> bool:
    return local(str(element.tag)) == name
