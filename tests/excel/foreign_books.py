"""Other teams' scorecards as workbooks, and layouts for them."""

from collections.abc import Mapping

from callcert.config.vocabulary import vocabulary
from callcert.domain.cells import spots_in
from callcert.domain.foreign.layout import ForeignLayout, Placed
from callcert.domain.rules import Rules
from callcert.excel.foreign import ForeignTerms
from callcert.excel.scorecard import ReadingTerms, ScorecardReading, read_scorecard
from tests.excel.grids import Rows, book_of, bytes_of
from tests.forms import TEMPLATE

CALLS = (None, "Call 1", "Call 2", "Call 3", "Call 4", "Call 5")
SCORES = (100, 88.5, 92, 79, 96)


def rows(agent: object = "Jane Doe", scores: tuple[object, ...] = SCORES) -> Rows:
    """A small form, filled in."""
    return (
        ("Agent Name:", agent), ("Evaluator:", "Pat Otto"), ("Date:", "11/20/2026"), (),
        CALLS, ("Total Score", *scores),
    )  # fmt: skip


def book(*sheets: tuple[str, Rows]) -> bytes:
    return bytes_of(book_of(dict(sheets)))


def form(agent: object = "Jane Doe", scores: tuple[object, ...] = SCORES) -> bytes:
    return book(("QA", rows(agent, scores)))


def layout(
    labels: Mapping[str, str] | None = None, sheet: str = "", file: str = "scorecard-layout.toml"
) -> ForeignLayout:
    """Where things are on that form, by hand."""
    home = f"'{sheet}'!" if sheet else ""
    agent, certifier, date = (Placed(spots_in(f"{home}B{row}")[0]) for row in (1, 2, 3))
    known = {"A1": "Agent Name:", "A6": "Total Score"} if labels is None else labels
    return ForeignLayout(
        title="QA form", scores=spots_in(f"{home}B6:F6"), shown_as="points",
        labels={spots_in(f"{home}{cell}")[0]: text for cell, text in known.items()},
        name=agent, certifier=certifier, date=date, file=file,
    )  # fmt: skip


def read(content: bytes, *layouts: ForeignLayout) -> ScorecardReading:
    foreign = ForeignTerms(layouts, vocabulary())
    return read_scorecard(content, "returned", ReadingTerms(Rules(), "mdy", TEMPLATE, foreign))
