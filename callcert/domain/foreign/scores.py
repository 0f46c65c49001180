"""Which five figures of a form are the scores of its calls.

Every row of five figures beside the calls' headings is a candidate; ``evidence`` weighs them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from callcert.domain.cells import Spot
from callcert.domain.exact import exact
from callcert.domain.foreign.frames import Frame, Step
from callcert.domain.foreign.pages import LONGEST_LABEL, percent_text
from callcert.domain.foreign.words import Vocabulary, words
from callcert.domain.rules import CALLS
from callcert.domain.scorecard import CellValue, ErrorValue, is_number
from callcert.domain.scoring import FULL_SCORE

ShownAs = Literal["points", "fraction", "percent text", "any"]

ENOUGH = 4
"""Points of evidence that a row of figures must have to be the scores."""

MARGIN = 2
"""Points it must have more than any other figures."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Five cells that may be the scores; ``scores`` are 0 to 100, None while nothing is there.

    ``known`` are the calls that have something there; a blank form has none.
    """

    frame: Frame
    step: Step
    spots: tuple[Spot, ...]
    shown_as: ShownAs
    scores: tuple[Fraction | None, ...]
    labels: tuple[tuple[Spot, str], ...]
    evidence: tuple[tuple[int, str], ...] = ()
    verified: bool = False

    @property
    def points(self) -> int:
        """The sum of the evidence."""
        return sum(points for points, _ in self.evidence)

    @property
    def known(self) -> bool:
        """Whether every call has a figure."""
        return all(score is not None for score in self.scores)

    @property
    def why(self) -> str:
        """The evidence in words."""
        return ", ".join(reason for points, reason in self.evidence if points > 0)


def score_of(value: CellValue, shown_as: ShownAs) -> Fraction | None:
    """The score, 0 to 100, that a cell shows; None for anything that is none."""
    if isinstance(value, ErrorValue):
        return None
    digits = percent_text(value)
    if digits is not None:
        return _in_range(Fraction(digits))
    if not isinstance(value, int | float) or not is_number(value):
        return None
    number = exact(value)
    if shown_as == "fraction":
        return _in_range(FULL_SCORE * number)
    if shown_as == "points":
        return None if 0 < number <= 1 else _in_range(number)
    return None


def _in_range(number: Fraction) -> Fraction | None:
    return number if 0 <= number <= FULL_SCORE else None


def figures_in(frame: Frame, vocabulary: Vocabulary) -> list[Figures]:
    """Every five cells that hold figures, or that are labelled as scores and hold nothing yet."""
    found = []
    for step in frame.steps():
        values = frame.values(step)
        shown_as = _shown_as(values)
        if shown_as is None:
            continue
        labels = [
            (spot, text)
            for spot, text in frame.labels(step)
            if len(text) <= LONGEST_LABEL
            and frame.label_spots(step, spot)
            and not vocabulary.exact("marks", text)
        ]
        if shown_as == "any" and not any(_heads_scores(text, vocabulary) for _, text in labels):
            continue
        scores = tuple(score_of(value, shown_as) for value in values)
        found.append(Figures(frame, step, frame.spots(step), shown_as, scores, tuple(labels)))
    return found


def _heads_scores(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a label says nothing but that scores are to stand there."""
    cut = [roles for phrase, roles in vocabulary.phrases("scores", words(text))
           if not all(word.isdigit() for word in phrase)]  # fmt: skip
    return all(cut) and any(roles & {"score", "final"} for roles in cut)


def _shown_as(values: Sequence[CellValue]) -> ShownAs | None:
    """How five cells show figures; ``any`` for five that hold nothing yet, None for others."""
    numbers = [exact(v) for v in values if isinstance(v, int | float) and is_number(v)]
    texts = [v for v in values if percent_text(v) is not None]
    if len(texts) == CALLS:
        return "percent text"
    if not numbers and all(v is None or isinstance(v, ErrorValue) for v in values):
        return "any"
    if len(numbers) + len(texts) != CALLS:
        return None
    if all(0 <= number <= 1 for number in numbers):
        return "fraction"
    return "points" if all(0 <= n <= FULL_SCORE and not 0 < n <= 1 for n in numbers) else None
