"""The XML of a document's parts, read so that nothing outside is followed and nothing unfolds."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from callcert.letters.package import BrokenTemplate

Element = Any
"""An element of a part; lxml ships no types."""

_WORD = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parsed(name: str, content: bytes) -> Element:
    """The root of a part; one that declares entities, or is no XML, breaks the template."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as wrong:
        raise BrokenTemplate(f"is damaged: its part {name} is no XML") from wrong
    if root.getroottree().docinfo.internalDTD is not None:
        raise BrokenTemplate(f"declares entities in its part {name}")
    return root


def written(root: Element) -> bytes:
    """The part's bytes; prefixes and attributes stay as they were."""
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def word_name(element: Element) -> str:
    """What an element of a document's text is called; empty for any other element."""
    if not isinstance(element.tag, str):
        return ""
    name = etree.QName(element)
    return str(name.localname) if name.namespace in _WORD else ""


def word_attribute(element: Element, name: str) -> str:
    """An attribute of such an element; empty where it has none."""
    space = etree.QName(element).namespace
    return str(element.get(f"{{{space}}}{name}") or "")


def elements(root: Element, *names: str) -> Iterator[Element]:
    """Every element of a document's text with one of these names, in the order of reading."""
    return (one for one in root.iter() if word_name(one) in names)


def set_text(element: Element, text: str) -> None:
    """Puts text in, as text alone; its outer blanks count."""
    element.text = text
    element.set(_XML_SPACE, "preserve")
