"""Text from workbooks, made safe to show: no control characters, no markup."""

import unicodedata

from rich.text import Text

_UNSEEN = {"Cc", "Cf", "Cs", "Co"}


def printable(text: str) -> str:
    """The text with line breaks as spaces and every other unseen character as ``?``.

    Workbooks and file names can carry the codes that move a terminal's cursor or turn the
    direction of a line.
    """
    flat = " ".join(text.split())
    return "".join("?" if unicodedata.category(c) in _UNSEEN else c for c in flat)


def plain(text: str, style: str = "") -> Text:
    """The same for a Rich table, where brackets stay brackets."""
    return Text(printable(text), style=style)


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {one if number == 1 else many or one + 's'}"
