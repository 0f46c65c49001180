"""A reading is the truth, a finding, or wrong."""

from dataclasses import replace

import pytest

from tests.foreign.adapter import Outcome
from tests.foreign.form import Truth
from tests.foreign.forms import copies
from tests.foreign.measure import Trial, report, trials, tried
from tests.foreign.verdict import Judged, Verdict, judged


def truly(truth: Truth) -> Outcome:
    return Outcome(
        adopted=True,
        last_name=truth.last_name,
        first_name=truth.first_name,
        agent_id=truth.agent_id,
        certifier=truth.certifier,
        date=truth.date,
        call_scores=truth.call_scores,
        pass_rate=truth.pass_rate,
        outcome=truth.outcome,
    )


@pytest.fixture
def truth() -> Truth:
    return next(c.truth for c in copies("bank", 3, 8) if c.truth.agent_id and c.truth.date)


def test_the_truth_is_the_truth(truth: Truth) -> None:
    assert judged(truth, truly(truth)) == Judged(Verdict.TRUTH)


def test_a_refusal_or_a_rejection_is_a_finding(truth: Truth) -> None:
    assert judged(truth, Outcome(adopted=False)).verdict is Verdict.FINDING
    rejected = replace(truly(truth), call_scores=None)
    assert judged(truth, rejected).verdict is Verdict.FINDING


@pytest.mark.parametrize(
    "wrong",
    [
        {"call_scores": (100.0, 1.0, 2.0, 3.0, 4.0)},
        {"last_name": "Other"},
        {"agent_id": "X1"},
        {"certifier": "Somebody Else"},
        {"pass_rate": 0},
        {"outcome": "neither"},
    ],
)
def test_anything_else_is_wrong(truth: Truth, wrong: dict[str, object]) -> None:
    said = replace(truly(truth), **wrong)  # type: ignore[arg-type]
    assert judged(truth, said).verdict is Verdict.WRONG


def test_an_optional_value_not_read_is_missed_and_not_wrong(truth: Truth) -> None:
    said = replace(truly(truth), agent_id=None)
    assert judged(truth, said) == Judged(Verdict.TRUTH, missed=("agent_id",))


def test_another_fair_division_of_the_name_is_true(truth: Truth) -> None:
    other = replace(truth, fair_names=truth.fair_names | {("Cruz", "Marisol de la")})
    said = replace(truly(truth), last_name="Cruz", first_name="Marisol de la")
    assert judged(other, said).verdict is Verdict.TRUTH


def test_reading_what_must_be_refused_is_wrong() -> None:
    truth = replace(copies("bank", 3)[0].truth, adoptable=False, reason="no agent")
    assert judged(truth, truly(truth)).verdict is Verdict.WRONG


def test_a_crash_is_wrong_and_the_report_names_it() -> None:
    def crash(a: bytes, b: bytes) -> Outcome:
        raise ValueError(len(a) > 0 < len(b))

    trial: Trial = next(trials("bank", 3, 0))
    result = tried(trial, crash)
    assert result.judged.verdict is Verdict.WRONG
    assert "crash: ValueError" in report([result], findings=False)


def test_a_form_that_must_be_refused_is_right_when_it_is() -> None:
    trial = next(trials("tracker", 3, 0))
    refused = tried(trial, lambda a, b: Outcome(adopted=False, reasons=(str(len(a) + len(b)),)))
    assert refused.judged.verdict is Verdict.TRUTH
    taken = tried(trial, lambda a, b: Outcome(adopted=len(a) + len(b) > 0))
    assert taken.judged.verdict is Verdict.WRONG
