"""The words of a page, for messages that come as HTML alone."""

from html.parser import HTMLParser

_BREAKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "ul", "ol", "hr"}
_UNSEEN = {"style", "script", "head", "title"}
_QUOTED = {"blockquote"}
_MOST = 2_000_000
"""Letters of a page that are looked at."""


def page_text(page: str) -> str:
    """The words in lines; quotations marked as mail programs mark them."""
    reader = _Reader()
    reader.feed(page[:_MOST])
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._unseen = 0
        self._quoted = 0

    def text(self) -> str:
        lines = (" ".join(line.split()) for line in self._lines)
        return "\n".join(line for line in lines if line not in {"", ">"})

    def handle_starttag(self, tag: str, _: object) -> None:
        self._unseen += tag in _UNSEEN
        self._quoted += tag in _QUOTED
        if tag in _BREAKS | _QUOTED:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        self._quoted = max(0, self._quoted - (tag in _QUOTED))
        if tag in _BREAKS | _QUOTED:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._lines[-1] += " ".join(data.split("\n"))

    def _break(self) -> None:
        self._lines.append("> " if self._quoted else "")
