"""The colours of the evening report, on white and on dark ground.

Texts keep 4.5 to 1 against their ground, marks 3 to 1; a test counts it. No colour stands alone:
a word or a number is always beside it.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Shade(NamedTuple):
    """A colour on light and on dark ground."""

    light: str
    dark: str


GROUNDS: Mapping[str, Shade] = {
    "page": Shade("#f3f5f8", "#0e131b"),
    "card": Shade("#ffffff", "#171e29"),
    "soft": Shade("#f0f3f7", "#202938"),
    "line": Shade("#dbe1ea", "#303b4d"),
}

TEXTS: Mapping[str, Shade] = {
    "ink": Shade("#182131", "#e7ecf4"),
    "muted": Shade("#525d70", "#a9b4c6"),
    "link": Shade("#1a56a8", "#8dbbff"),
    "bad": Shade("#b3261e", "#ff9d94"),
    "warn": Shade("#875300", "#f0bd5b"),
    "good": Shade("#1b6e3c", "#79d69a"),
}

MARKS: Mapping[str, Shade] = {
    "step-due": Shade("#c8372d", "#f2776b"),
    "escalated": Shade("#d0660d", "#f09a4f"),
    "late": Shade("#a88200", "#e3c04a"),
    "on-track": Shade("#2f74d0", "#6ea8f5"),
    "not-started": Shade("#7b8799", "#8b97aa"),
    "complete": Shade("#2b8a57", "#58bd86"),
    "failed": Shade("#7c3f98", "#c08ad9"),
    "left": Shade("#5c6573", "#738094"),
    "certified": Shade("#2b8a57", "#58bd86"),
    "modules": Shade("#2f74d0", "#6ea8f5"),
    "calls": Shade("#0f8a93", "#4fc0c8"),
}

COLOURS: Mapping[str, Shade] = {**GROUNDS, **TEXTS, **MARKS}
