"""What speaks for and against five figures being the scores of the calls: one table of rules."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import takewhile

from callcert.domain.cells import Spot
from callcert.domain.foreign.calls import numbered
from callcert.domain.foreign.frames import Frame, Step, banners_above
from callcert.domain.foreign.pages import Page
from callcert.domain.foreign.scores import Figures
from callcert.domain.foreign.words import Vocabulary, words
from callcert.domain.scorecard import is_number
from callcert.domain.scoring import FULL_SCORE


@dataclass(frozen=True, slots=True)
class Seen:
    """Figures with the roles of the words that head them."""

    figures: Figures
    roles: frozenset[str]

    @property
    def known(self) -> bool:
        """Whether every call has a figure."""
        return self.figures.known

    @property
    def about(self) -> str:
        """What the calls' own headings speak of."""
        return self.figures.frame.series.headings[0].about

    @property
    def of_another_maximum(self) -> bool:
        """Whether a heading says that they are points of another number than 100."""
        texts = [text for _, text in self.figures.labels]
        most = [int(one) for text in texts for one in _OUT_OF.findall(text.casefold())]
        return self.figures.shown_as == "points" and any(one != FULL_SCORE for one in most)

    def says(self, word: str) -> bool:
        """Whether a heading has that word."""
        return any(word in words(text) for _, text in self.figures.labels)


_OUT_OF = re.compile(r"(?:(?<!\d)/|\bof\b|\bmax\.?)\s*(\d{1,4})\b(?!\s*%)", re.ASCII)

Test = Callable[[Seen], bool]


_BAD = {
    "average": "an average", "target": "a target", "previous": "earlier scores",
    "retake": "a repeated call", "maximum": "what can be reached", "lost": "points lost",
    "start": "a score to start from", "count": "a count", "part": "a part of the form",
    "sample": "an example", "another": "not this agent's calls", "other": "something else",
    "weight": "points of items",
}  # fmt: skip
"""Roles of labels that say the figures are no scores."""


_PERCENTS = ("fraction", "percent text")

_RULES: tuple[tuple[int, str, Test], ...] = (
    (4, "headed as a score", lambda seen: "score" in seen.roles),
    (3, "headed as final", lambda seen: seen.roles >= {"score", "final"}),
    (4, "headed as final", lambda seen: "final" in seen.roles and "score" not in seen.roles),
    (2, "headed as what is left", lambda seen: "net" in seen.roles),
    (2, "headed as a total", lambda seen: "total" in seen.roles),
    (2, "headed as a result", lambda seen: "result" in seen.roles and "score" not in seen.roles),
    (3, "headed as of 100", lambda seen: seen.says("100")),
    (1, "headed with %", lambda seen: seen.says("%")),
    (2, "shown as percent", lambda seen: seen.known and seen.figures.shown_as in _PERCENTS),
    (1, "the calls are headed as scores", lambda seen: seen.about == "score"),
    (-1, "nothing there yet", lambda seen: not seen.known),
    (-3, "the same five times", lambda seen: seen.known and len(set(seen.figures.scores)) == 1),
    (-4, "headings of feedback", lambda seen: seen.about == "feedback"),
    (-8, "of another maximum", lambda seen: seen.of_another_maximum),
    (-6, "too low to be of 100", lambda seen: seen.known and _highest(seen.figures) <= _LOW),
)

_LOW = 10
"""Five scores of 100 are never all this low; ratings are."""


def _highest(figures: Figures) -> Fraction:
    return max(score for score in figures.scores if score is not None)


def judged(figures: Figures, vocabulary: Vocabulary) -> Figures:
    """The figures with all that speaks for and against them."""
    roles = frozenset(
        role for _, text in figures.labels for role in vocabulary.roles("scores", text)
    )
    seen = Seen(figures, roles)
    evidence = [(points, why) for points, why, test in _RULES if test(seen)]
    of_100 = seen.says("100")
    strong = {"score", "final"} <= roles or of_100 or _is_whole_label(figures, vocabulary)
    bad = roles & _BAD.keys()
    if strong:
        bad -= {"other", "part", "weight", "maximum", "count"}
    if "net" in roles:
        bad -= {"lost"}
    evidence += [(-6, _BAD[role]) for role in sorted(bad)]
    if (result := _results_agree(figures, vocabulary)) is not None:
        evidence.append((2, "pass and fail agree") if result else (-3, "pass and fail contradict"))
    if _is_of_hundred(figures):
        evidence.append((3, "beside a maximum of 100"))
    evidence += _series_evidence(figures, vocabulary)
    return replace(figures, evidence=tuple(evidence))


def _is_of_hundred(figures: Figures) -> bool:
    """Whether the points beside the figures, or above them, are 100 in all."""
    frame, (down, right) = figures.frame, figures.step
    origin, page = frame.series.origins[0], frame.first
    if frame.series.kind == "rows":
        column = origin.column + right
        cells = [page.value(row, column) for row in range(max(origin.row - 3, 0), origin.row)]
    else:
        row = origin.row + down
        begin = min(one.column for one in frame.series.origins if one.sheet == origin.sheet)
        begin = begin if frame.series.kind == "columns" else origin.column + right
        before = [page.value(row, column) for column in range(begin - 1, -1, -1)]
        cells = list(takewhile(lambda cell: not isinstance(cell, str), before))
    full = 1 if figures.shown_as == "fraction" else FULL_SCORE
    return figures.known and any(is_number(cell) and cell == full for cell in cells)


def _is_whole_label(figures: Figures, vocabulary: Vocabulary) -> bool:
    """Whether a label says nothing but that these are scores."""
    return any(vocabulary.exact("scores", text) & {"score", "final"} for _, text in figures.labels)


def verified(figures: Figures, *, exactly: bool) -> Figures:
    """The figures, known to be what the items add up to, be it only when that is rounded."""
    how = (8, "what the items add up to") if exactly else (5, "what the items add up to, rounded")
    return replace(figures, evidence=(*figures.evidence, how), verified=True)


def is_maximum(figures: Figures, vocabulary: Vocabulary) -> bool:
    """Whether they say of every call alike what can be reached, and that is not 100."""
    if not figures.known or figures.shown_as != "points" or len(set(figures.scores)) > 1:
        return False
    labels = [vocabulary.roles("scores", text) for _, text in figures.labels]
    return any("maximum" in roles for roles in labels) and figures.scores[0] != FULL_SCORE


def is_within(figures: Figures, most: Sequence[Fraction | None]) -> bool:
    """Whether the figures may be points of such a maximum."""
    if not figures.known or figures.shown_as != "points":
        return False
    return any(one is not None and one >= _highest(figures) for one in most)


def of_another_maximum(figures: Figures) -> Figures:
    """The figures, known to be sums of points that are not 100 in all."""
    why = (-8, "sums of another maximum than 100")
    return replace(figures, evidence=(*figures.evidence, why))


def headed_above(figures: Figures, vocabulary: Vocabulary) -> Figures:
    """The only figures under headings of calls, with what a text above the headings says."""
    first = figures.frame.series.origins[0]
    last = figures.frame.series.origins[-1]
    if figures.frame.series.headings[0].about == "score":
        return replace(figures, evidence=(*figures.evidence, (4, "the headings are of scores")))
    above = banners_above(figures.frame.first, first.row, first.column - 1, last.column)
    for text in above:
        if vocabulary.roles("scores", text) & {"score", "final"} and len(words(text)) <= _FEW:
            evidence = (*figures.evidence, (4, f'under "{text}"'))
            return replace(figures, evidence=evidence)
    return figures


_FEW = 5


def _series_evidence(figures: Figures, vocabulary: Vocabulary) -> list[tuple[int, str]]:
    found = []
    frame, series = figures.frame, figures.frame.series
    if series.strength == 1 and not _is_backed(frame, vocabulary):
        found.append(_unnamed(series.headings[0].noun, vocabulary))
    columns = [origin.column for origin in series.origins]
    nearest, wide = _own_heading(figures, vocabulary), max(columns) - columns[0] + 1
    if role := banned(frame.first, nearest, vocabulary, wide):
        found.append((-10, _BAD[role]))
    return found


def _unnamed(noun: str, vocabulary: Vocabulary) -> tuple[int, str]:
    """What headings are worth that do not say that they number calls."""
    if "other" in vocabulary.roles("calls", noun):
        return -10, f"{noun}s are no calls"
    return (-1, "headed by another word than call") if noun else (-3, "numbers alone")


def _own_heading(figures: Figures, vocabulary: Vocabulary) -> Spot:
    """The nearest heading of call 1 above the figures: a block further down has one of its own."""
    frame, (down, _) = figures.frame, figures.step
    origin = frame.series.origins[0]
    rows = range(origin.row + down, origin.row, -1) if frame.series.kind == "columns" else ()
    for row in rows:
        heading = numbered(frame.first.text(row, origin.column), origin, vocabulary)
        if heading and heading.number == 1 and heading.strength == frame.series.strength:
            return frame.first.spot(row, origin.column)
    return origin


def _is_backed(frame: Frame, vocabulary: Vocabulary) -> bool:
    """Whether a heading above or beside bare numbers says that they number calls."""
    first, page = frame.series.origins[0], frame.first
    beside = [
        page.text(first.row - up, first.column - left)
        for up in range(3)
        for left in range(4)
        if (up, left) != (0, 0)
    ]
    return any("noun" in vocabulary.roles("calls", text) for text in beside if text)


def banned(page: Page, spot: Spot, vocabulary: Vocabulary, wide: int = 1) -> str | None:
    """Why a block does not count: what stands above it, or its sheet, says so."""
    above = banners_above(page, spot.row, spot.column - 1, spot.column + wide - 1)
    for text in (page.name, *above):
        begins = " ".join(words(text)[:_BANNER_WORDS])
        for role in ("previous", "sample"):
            if role in vocabulary.roles("scores", begins):
                return role
    return None


_BANNER_WORDS = 4
"""Words within which a text says that what is below does not count."""


def _is_result(frame: Frame, step: Step, vocabulary: Vocabulary) -> bool:
    """Whether words beside figures are results, and not the marks of an item."""
    marks = [vocabulary.exact("marks", v) for v in frame.values(step) if isinstance(v, str)]
    if not all(marks):
        return True
    return any("result" in vocabulary.roles("scores", text) for _, text in frame.labels(step))


_RESULTS = frozenset({"pass", "fail"})


def _results_agree(figures: Figures, vocabulary: Vocabulary) -> bool | None:
    """Whether words such as Pass below or beside the figures fit a pass score of 85."""
    if not figures.known:
        return None
    down, right = figures.step
    for step in ((down + 1, right), (down, right + 1), (down - 1, right), (down, right - 1)):
        words = [
            vocabulary.exact("values", value) & {"pass", "fail"}
            if isinstance(value, str)
            else set()
            for value in figures.frame.values(step)
        ]
        told = all(len(one) == 1 for one in words) and len({*map(frozenset, words)}) > 1
        if told and _is_result(figures.frame, step, vocabulary):
            scores = [score for score in figures.scores if score is not None]
            passed = [s for s, w in zip(scores, words, strict=True) if w == {"pass"}]
            failed = [s for s, w in zip(scores, words, strict=True) if w == {"fail"}]
            return min(passed) > max(failed)
    return None
