"""Text from workbooks, made safe to show anywhere: one line, and nothing unseen in it."""

import unicodedata

_UNSEEN = {"Cc", "Cf", "Cs", "Co"}


def printable(text: str) -> str:
    """The text with line breaks as spaces and every other unseen character as ``?``.

    Workbooks and file names can carry the codes that move a terminal's cursor or turn the
    direction of a line.
    """
    flat = " ".join(text.split())
    return "".join("?" if unicodedata.category(c) in _UNSEEN else c for c in flat)
