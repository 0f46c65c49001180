"""The measure has teeth: a reader that knows only addresses does well until copy B moves."""

from collections import Counter
from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.foreign.adapter import Outcome
from tests.foreign.form import Form, Place
from tests.foreign.forms import ADOPTABLE, SETS, copies
from tests.foreign.measure import AS_IT_IS, BLANK, OTHER, SEVERAL, Trial, report, trials, tried
from tests.foreign.test_forms import score
from tests.foreign.test_verdict import truly
from tests.foreign.verdict import Verdict

SEED = 5
FORMS = ("outsourcer", "charity")


def by_address(trial: Trial) -> Callable[[bytes, bytes], Outcome]:
    """Reads B's scores where A's stood, whatever is there; the rest it is told."""

    def read(a: bytes, b: bytes) -> Outcome:
        assert a != b
        try:
            shown = tuple(_score(trial.a, at, b) for at in trial.a.truth.score_at)
        except (KeyError, ValueError, AssertionError):
            return Outcome(adopted=True, findings=("no-number",))
        truth = trial.b.with_truth(shown=shown).truth
        return truly(truth)

    return read


def _score(form: Form, at: Place, saved: bytes) -> float:
    page = load_workbook(BytesIO(saved))[form.sheet(at.sheet).name]
    return score(page.cell(at.row, at.col).value, form.truth.score_kind)


@pytest.mark.parametrize("name", FORMS)
def test_copies_of_one_form_are_read_and_broken_ones_are_not(name: str) -> None:
    results = [tried(t, by_address(t)) for t in trials(name, SEED, 1)]
    broken = {BLANK, OTHER, *(t.trial.done for t in results if t.trial.done.startswith("B: "))}
    whole = {t.judged.verdict for t in results if t.trial.done not in broken}
    assert whole == {Verdict.TRUTH}
    counts = Counter(t.judged.verdict for t in results if t.trial.done in broken)
    assert counts[Verdict.WRONG] >= 3
    assert counts[Verdict.FINDING] >= 2
    said = report(results, findings=True)
    assert all(done in said for done in (AS_IT_IS, SEVERAL, "B: name blank", "WRONG"))


@pytest.mark.parametrize("chosen", ["first", "second", "third"])
def test_another_form_is_one_of_the_same_set(chosen: str) -> None:
    agents = {copies(name, SEED)[1].truth.shown for name in SETS[chosen] if name in ADOPTABLE}
    for name in SETS[chosen]:
        others = [t.b for t in trials(name, SEED, 0) if t.done == OTHER]
        assert len(others) == (name in ADOPTABLE)
        assert all(other.name != name and other.truth.shown in agents for other in others)


def test_seeds_and_forms_give_trials_of_their_own() -> None:
    made = [trial for name in ADOPTABLE for trial in trials(name, SEED, 0)]
    assert len({(t.form, t.done) for t in made}) == len(made)
