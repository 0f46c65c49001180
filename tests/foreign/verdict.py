"""What a reading is worth beside the truth."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tests.foreign.adapter import Outcome
from tests.foreign.form import Truth

EXACT = 6
OPTIONAL = ("agent_id", "certifier", "date")


class Verdict(StrEnum):
    TRUTH = "truth"
    FINDING = "finding"
    WRONG = "WRONG"


@dataclass(frozen=True, slots=True)
class Judged:
    """``missed`` are optional fields that stood there and were not read; ``why`` what is wrong."""

    verdict: Verdict
    why: str = ""
    missed: tuple[str, ...] = ()


def judged(truth: Truth, said: Outcome) -> Judged:
    """Truth, a finding in its place, or a wrong reading; nothing between."""
    if not said.adopted or said.call_scores is None:
        return Judged(Verdict.FINDING, "; ".join(said.reasons or said.findings))
    wrong = [*_refusals(truth), *_wrong_name(truth, said), *_wrong_scores(truth, said)]
    wrong += _wrong_options(truth, said)
    if wrong:
        return Judged(Verdict.WRONG, "; ".join(wrong))
    missed = (f for f in OPTIONAL if getattr(truth, f) is not None and getattr(said, f) is None)
    return Judged(Verdict.TRUTH, missed=tuple(missed))


def _refusals(truth: Truth) -> list[str]:
    return [] if truth.adoptable else [f"adopted, though {truth.reason}"]


def _wrong_name(truth: Truth, said: Outcome) -> list[str]:
    read = (_plain(said.last_name), _plain(said.first_name))
    fair = {(_plain(last), _plain(first)) for last, first in truth.fair_names}
    return [] if read in fair else [f"name {read} for {truth.last_name}, {truth.first_name}"]


def _wrong_scores(truth: Truth, said: Outcome) -> list[str]:
    read, right = _rounded(said.call_scores or ()), _rounded(truth.call_scores)
    if read != right:
        return [f"scores {read} for {right}"]
    outcome = (said.pass_rate, said.outcome)
    expected = (truth.pass_rate, truth.outcome)
    return [] if outcome == expected else [f"outcome {outcome} for {expected}"]


def _wrong_options(truth: Truth, said: Outcome) -> list[str]:
    pairs = ((field, getattr(said, field), getattr(truth, field)) for field in OPTIONAL)
    return [f"{f} {read!r} for {right!r}" for f, read, right in pairs if read not in {None, right}]


def _plain(name: str | None) -> str:
    return (name or "").replace("’", "'")


def _rounded(scores: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(score, EXACT) for score in scores)
