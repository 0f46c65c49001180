"""How tall a cell must be for its text, reckoned from the widths of letters."""

_EM = 10 * 96 / 72
"""Pixels of the ten-point text that all longer texts are set in."""
_UNIT = 7
"""Pixels to a unit of column width, the width of a digit."""
_LINE = 13.0
"""Points from one line to the next."""
_AIR = 7.0
"""Points left free above and below the text together."""
_PADDING = 17
"""Pixels of a cell's width that indent and margins take."""
_SAFETY = 1.02
"""Letters come out a little wider on some screens."""

_NARROW = frozenset("iljtfrI.,:;!|'\u2019\u201c\u201d()[]/ -")
_WIDE = frozenset("mwMW%@\u2026")


def height(text: str, width: float, *, bold: bool = False) -> float:
    """Points of height for a text that wraps in a cell of this width (in column units)."""
    room = width * _UNIT - _PADDING
    lines = sum(_lines(line, room, bold=bold) for line in text.splitlines())
    return round(lines * _LINE + _AIR, 1)


def _lines(text: str, room: float, *, bold: bool) -> int:
    lines, used = 1, 0.0
    for word in text.split():
        long = _pixels(word, bold=bold)
        if used and used + _pixels(" ", bold=bold) + long > room:
            lines, used = lines + 1, 0.0
        used += long + (_pixels(" ", bold=bold) if used else 0)
    return lines


def _pixels(text: str, *, bold: bool) -> float:
    weight = 1.08 if bold else 1.0
    return sum(_letter(letter) for letter in text) * _EM * weight * _SAFETY


def _letter(letter: str) -> float:
    """Width of one letter of Arial as a part of its size."""
    if letter in _NARROW:
        return 0.3
    if letter in _WIDE:
        return 0.87
    return 0.7 if letter.isupper() else 0.55
