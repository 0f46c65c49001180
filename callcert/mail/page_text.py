"""The words of a page, for messages that come as HTML alone.

No parser of pages is asked: they take hours over a few bytes that are made for it. A page is cut
at its tags, once from the beginning to the end.
"""

import re
from html import unescape

_BREAKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "ul", "ol", "hr"}
_UNSEEN = {"style", "script", "head", "title", "xml"}
_QUOTED = "blockquote"
_MOST = 500_000
"""Letters of a page that are looked at."""

_TAGS = re.compile(r"(<[^<>]*>)")
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


def page_text(page: str) -> str:
    """The words in lines; quotations marked as mail programs mark them."""
    lines: list[list[str]] = [[]]
    unseen = quoted = 0
    for piece in _TAGS.split(page[:_MOST]):
        tag = _NAME.match(piece)
        if tag is None:
            if not (unseen or piece.startswith("<!")):
                lines[-1].append(piece)
            continue
        name, step = tag[2].casefold(), -1 if tag[1] else 1
        unseen = max(0, unseen + step) if name in _UNSEEN else unseen
        quoted = max(0, quoted + step) if name == _QUOTED else quoted
        if name in _BREAKS or name == _QUOTED:
            lines.append(["> "] if quoted else [])
    texts = (" ".join(unescape("".join(pieces)).split()) for pieces in lines)
    return "\n".join(line for line in texts if line not in {"", ">"})
