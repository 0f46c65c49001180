"""What a foreign form says to the agent about each call."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from callcert.domain.cells import Spot
from callcert.domain.foreign.frames import Frame, Step
from callcert.domain.foreign.pages import LONGEST_LABEL
from callcert.domain.foreign.words import Vocabulary, words
from callcert.domain.rules import CALLS

About = Literal["did_well", "marked_down", "next_steps", "feedback"]

_ROLES: tuple[tuple[str, About], ...] = (
    ("well", "did_well"), ("down", "marked_down"), ("next", "next_steps"), ("any", "feedback"),
)  # fmt: skip
_FEWEST = 2
_SHORTEST = 12
"""Letters of a text on average that makes it feedback rather than a word."""


@dataclass(frozen=True, slots=True)
class FeedbackFound:
    """Five cells of one kind of feedback; ``after`` is the label they begin with, if any."""

    about: About
    spots: tuple[Spot, ...]
    label: tuple[Spot, str]
    after: str = ""


def feedback_in(frames: Iterable[Frame], vocabulary: Vocabulary) -> list[FeedbackFound]:
    """The feedback of each kind, from whichever series of calls has it."""
    found: dict[About, tuple[int, FeedbackFound]] = {}
    for frame in frames:
        for step in frame.steps():
            one = _at(frame, step, vocabulary)
            if one is None:
                continue
            size = sum(len(text) for text in _texts(frame, step))
            if one.about not in found or size > found[one.about][0]:
                found[one.about] = (size, one)
    kinds = {about for about, _ in found.items()}
    if kinds & {"did_well", "marked_down"}:
        found.pop("feedback", None)
    return [one for _, one in found.values()]


def _texts(frame: Frame, step: Step) -> list[str]:
    return [value.strip() for value in frame.values(step) if isinstance(value, str)]


def _at(frame: Frame, step: Step, vocabulary: Vocabulary) -> FeedbackFound | None:
    texts = _texts(frame, step)
    if len(texts) < _FEWEST or sum(map(len, texts)) < _SHORTEST * len(texts):
        return None
    after = _common_label(texts, vocabulary)
    if after:
        spot = frame.spots(step)[0]
        return FeedbackFound(
            _about(after, vocabulary) or "feedback", frame.spots(step), (spot, after), after
        )
    for spot, text in _labels(frame, step):
        if len(text) <= 2 * LONGEST_LABEL and (about := _about(text, vocabulary)):
            return FeedbackFound(about, frame.spots(step), (spot, text))
    return None


def _labels(frame: Frame, step: Step) -> list[tuple[Spot, str]]:
    """What names the cell, then the texts above the series of calls."""
    found = list(frame.labels(step))
    first, page = frame.series.origins[0], frame.first
    if frame.series.kind == "rows":
        for above in range(first.row - 1, max(first.row - 4, -1), -1):
            columns = range(first.column, -1, -1)
            found += [
                (page.spot(above, column), text)
                for column in columns
                if (text := page.text(above, column))
            ]
    return found


def _about(text: str, vocabulary: Vocabulary) -> About | None:
    """What a label speaks of: more of its words than not, or its first or last ones."""
    cut = [(len(phrase), roles) for phrase, roles in vocabulary.phrases("feedback", words(text))]
    if not cut or sum(length for length, _ in cut) > _MOST_WORDS:
        return None
    told = sum(length for length, roles in cut if roles)
    if 2 * told < sum(length for length, _ in cut) and not cut[0][1]:
        return None
    roles = frozenset(role for _, found in cut for role in found)
    if {"well", "down"} <= roles:
        return "feedback"
    return next((about for role, about in _ROLES if role in roles), None)


_MOST_WORDS = 8


def _common_label(texts: Sequence[str], vocabulary: Vocabulary) -> str:
    """``Feedback:`` where every text begins with it."""
    heads = {text.partition(":")[0].strip() for text in texts}
    if len(texts) < CALLS or len(heads) != 1 or not all(":" in text for text in texts):
        return ""
    head = heads.pop()
    return f"{head}:" if len(head) <= LONGEST_LABEL and _about(head, vocabulary) else ""
