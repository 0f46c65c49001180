"""The strings that a workbook keeps once for all its sheets; only those asked for are kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from callcert.excel.editing.markup import UNPARSABLE, parser
from callcert.excel.look import Refused


def strings_at(data: bytes, wanted: Collection[int]) -> Mapping[int, ET.Element]:
    """The strings with these numbers, as far as there are such."""
    reader = _Reader(wanted)
    parsing = parser()
    parsing.StartElementHandler = reader.start
    parsing.EndElementHandler = reader.end
    parsing.CharacterDataHandler = reader.text
    try:
        parsing.Parse(data, True)  # noqa: FBT003  the form expat has
    except UNPARSABLE as wrong:
        raise Refused("damaged", "its list of texts is not well-formed") from wrong
    return reader.found


@dataclass(slots=True)
class _Reader:
    wanted: Collection[int]
    found: dict[int, ET.Element] = field(default_factory=dict)
    number: int = -1
    depth: int = 0
    builder: ET.TreeBuilder | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.depth == 1:
            self.number += 1
            self.builder = ET.TreeBuilder() if self.number in self.wanted else None
        self.depth += 1
        if self.builder:
            self.builder.start(tag, attributes)

    def text(self, words: str) -> None:
        if self.builder:
            self.builder.data(words)

    def end(self, tag: str) -> None:
        self.depth -= 1
        if self.builder:
            self.builder.end(tag)
        if self.builder and self.depth == 1:
            self.found[self.number] = self.builder.close()
            self.builder = None
