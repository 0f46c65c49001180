"""XML as bytes: tags found, changed and put back, with everything around them left alone.

Places are offsets into a part, as expat counts them while it reads.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from callcert.excel.look import Refused

Splice = tuple[int, int, bytes]
"""Where it starts, where it ends (the same for an insertion), and what goes there."""

UNPARSABLE = (expat.ExpatError, LookupError, ValueError)
"""What parsing raises: for broken XML, for an encoding nobody knows, for one of several bytes."""

_TAG = re.compile(rb"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")
_NAME = re.compile(rb"<([^\s/>]+)")
_ATTRIBUTE = re.compile(rb"\s+([^\s=/>]+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_DECLARED = re.compile(rb"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)[\"']")
_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def is_utf8(data: bytes) -> bool:
    """Whether a part is written in UTF-8, with or without the mark in front."""
    if data.startswith(_OTHER_MARKS) or b"\0" in data[:4]:
        return False
    declared = _DECLARED.match(data.removeprefix(_MARK))
    return declared is None or declared[1].lower() in {b"utf-8", b"utf8"}


def parser() -> expat.XMLParserType:
    """A parser that gives names as "namespace name", and a name without one alone."""
    return expat.ParserCreate(namespace_separator=" ")


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


def sibling(name: str, other: str) -> str:
    """Another name in the namespace of this one."""
    space, separator, _ = name.rpartition(" ")
    return f"{space}{separator}{other}"


def start_tag(data: bytes, start: int) -> bytes:
    """The start tag that begins there; raises ``ValueError`` where none does."""
    match = _TAG.match(data, start)
    if match is None:
        message = "no tag begins there"
        raise ValueError(message)
    return match[0]


def closes_itself(tag: bytes) -> bool:
    """Whether the tag is a whole element."""
    return tag.endswith(b"/>")


def element_end(data: bytes, start: int, reported: int) -> int:
    """Behind an element; ``reported`` is where expat was when it saw its end."""
    if closes_itself(start_tag(data, start)):
        return reported
    return data.index(b">", reported) + 1


def prefix_of(tag: bytes) -> bytes:
    """The namespace prefix of a tag with its colon; nothing where it has none."""
    prefix, colon, _ = _name(tag).rpartition(b":")
    return prefix + colon


def retagged(tag: bytes, changes: Mapping[str, str | None]) -> bytes:
    """A start tag with attributes set or, for None, taken out; the others stay as they are."""
    wanted = {name.encode(): value for name, value in changes.items()}

    def changed(match: re.Match[bytes]) -> bytes:
        name = match[1]
        if name not in wanted:
            return match[0]
        value = wanted.pop(name)
        return b"" if value is None else _attribute(name, value)

    kept = _ATTRIBUTE.sub(changed, tag)
    end = b"/>" if closes_itself(tag) else b">"
    body = kept.removesuffix(end)
    added = b"".join(_attribute(name, value) for name, value in wanted.items() if value is not None)
    return body.rstrip() + added + end if added else body + end


def filled(tag: bytes, contents: bytes) -> bytes:
    """The element with these contents, whether or not its tag closed itself."""
    opened = tag.removesuffix(b"/>").rstrip() + b">" if closes_itself(tag) else tag
    return opened + contents + b"</" + _name(tag) + b">"


def emptied(tag: bytes) -> bytes:
    """The element without contents."""
    return tag if closes_itself(tag) else tag.removesuffix(b">") + b"/>"


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """The part with all changes made; those at one place stay in the order given."""
    pieces, done = [], 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        pieces += [data[done:start], new]
        done = end
    return b"".join([*pieces, data[done:]])


@dataclass(slots=True)
class Outlined:
    """An element of a small part; ``depth`` is 0 for the outermost, ``reported`` as expat says."""

    name: str
    depth: int
    attributes: dict[str, str]
    start: int
    reported: int = 0

    def tag(self, data: bytes) -> bytes:
        """Its start tag."""
        return start_tag(data, self.start)

    def end(self, data: bytes) -> int:
        """Where the part goes on behind it."""
        return element_end(data, self.start, self.reported)


def outline(part: str, data: bytes) -> list[Outlined]:
    """Every element of a part in order, names without their namespace; refuses a broken one."""
    found: list[Outlined] = []
    open_now: list[Outlined] = []
    parsing = parser()

    def start(name: str, attributes: dict[str, str]) -> None:
        here = parsing.CurrentByteIndex
        open_now.append(Outlined(local(name), len(open_now), attributes, here))
        found.append(open_now[-1])

    def end(_: str) -> None:
        open_now.pop().reported = parsing.CurrentByteIndex

    parsing.StartElementHandler, parsing.EndElementHandler = start, end
    try:
        parsing.Parse(data, True)  # noqa: FBT003  the form expat has
    except UNPARSABLE as wrong:
        raise Refused("damaged", f"its part {part} is not well-formed") from wrong
    return found


def _name(tag: bytes) -> bytes:
    match = _NAME.match(tag)
    return match[1] if match else b""


def _attribute(name: bytes, value: str) -> bytes:
    return b" " + name + b'="' + value.encode() + b'"'
