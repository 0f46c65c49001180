"""The one place that knows the adopter; everything else here knows only bytes and outcomes."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from callcert.config.bundled import template_file
from callcert.config.layout_file import read_layout
from callcert.config.layout_text import layout_text
from callcert.config.vocabulary import vocabulary
from callcert.domain.foreign.adoption import adopted
from callcert.domain.foreign.drafting import layout_from
from callcert.domain.foreign.layout import ForeignLayout
from callcert.domain.rules import Rules
from callcert.excel.foreign import ForeignTerms, pages_of
from callcert.excel.look import Refused
from callcert.excel.scorecard import ReadingTerms, read_scorecard
from callcert.excel.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of learning a layout from one workbook and reading another with it.

    The values are those the scorecard would be filed with: where a finding rejects it, the name
    and the scores are ``None``. ``findings`` are the codes of all findings, warnings included.
    """

    adopted: bool
    reasons: tuple[str, ...] = ()
    last_name: str | None = None
    first_name: str | None = None
    agent_id: str | None = None
    certifier: str | None = None
    date: dt.date | None = None
    call_scores: tuple[float, ...] | None = None
    pass_rate: int | None = None
    outcome: str | None = None
    findings: tuple[str, ...] = ()


def adopt_and_read(a: bytes, b: bytes) -> Outcome:
    """Adopts a layout from ``a`` without asking anybody, then reads ``b`` with that layout."""
    layout = learnt(a)
    return layout if isinstance(layout, Outcome) else read_by(layout, b)


@lru_cache(maxsize=8)
def learnt(a: bytes) -> ForeignLayout | Outcome:
    """The layout of a form as its file says it, or the reasons why there is none."""
    try:
        pages = pages_of(Workbook(a))
    except Refused as refused:
        return Outcome(adopted=False, reasons=(refused.code,))
    found = adopted(pages, vocabulary())
    if found.refusals:
        return Outcome(adopted=False, reasons=found.refusals)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "scorecard-layout.toml"
        file.write_text(layout_text(layout_from(found, pages, vocabulary())), encoding="utf-8")
        return read_layout(file)


def read_by(layout: ForeignLayout, b: bytes) -> Outcome:
    """What a workbook says by a layout."""
    foreign = ForeignTerms((layout,), vocabulary())
    terms = ReadingTerms(Rules(), "mdy", template_file().read_bytes(), foreign)
    reading = read_scorecard(b, "returned", terms)
    codes = tuple(found.code for found in reading.findings)
    seen = reading.assessment
    if seen is None or any(found.severity == "error" for found in reading.findings):
        return Outcome(adopted=True, findings=codes)
    decided = seen.certification
    return Outcome(
        adopted=True,
        last_name=seen.agent.last_name,
        first_name=seen.agent.first_name,
        agent_id=seen.agent.agent_id,
        certifier=seen.certifier,
        date=seen.certified_on,
        call_scores=tuple(float(call.score) for call in seen.calls if call.score is not None),
        pass_rate=decided.pass_rate if decided else None,
        outcome=decided.outcome if decided else None,
        findings=codes,
    )
