"""Changes keep what a form says; breaks say what is left of it."""

from random import Random

import pytest

from tests.foreign.breaks import BREAKS
from tests.foreign.changes import CHANGES, blank, changed
from tests.foreign.form import Form
from tests.foreign.forms import ADOPTABLE, copies
from tests.foreign.measure import trials
from tests.foreign.test_forms import check, hidden_by_merges

SEED = 11
BLANKED = {"optional blank"}
STILL_TRUE = {
    "row above scores",
    "row on top",
    "row anywhere",
    "column before scores",
    "column with numbers",
    "decoy added",
    "headings exchanged",
    "sheet renamed",
    "other unit",
}


def said(form: Form) -> tuple[object, ...]:
    truth = form.truth
    return (truth.last_name, truth.first_name, truth.shown, truth.pass_rate, len(truth.items))


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_keeps_the_truth_and_moves_it(name: str) -> None:
    made = 0
    for form in ADOPTABLE:
        a, b = copies(form, SEED)
        edit = CHANGES[name](Random(f"{SEED} {form}"), a)
        if edit is None:
            continue
        made += 1
        for copy in (a, b):
            new = edit(copy)
            assert said(new) == said(copy)
            assert new != copy or name in BLANKED | {"other formats", "other call words"}
            check(new.truth, new.value)
    assert made >= 3


@pytest.mark.parametrize("form", ADOPTABLE)
def test_changes_can_follow_one_another(form: str) -> None:
    a, b = copies(form, SEED)
    edit = changed(Random(form), a, 6)
    for copy in (a, b):
        assert said(edit(copy)) == said(copy)
        check(edit(copy).truth, edit(copy).value)


@pytest.mark.parametrize("name", sorted(STILL_TRUE))
def test_a_break_that_leaves_a_truth_moves_it(name: str) -> None:
    made = 0
    for form in ADOPTABLE:
        copy = copies(form, SEED)[1]
        new = BREAKS[name](Random(f"{SEED} {form}"), copy)
        if new is None:
            continue
        made += 1
        assert new.sheets != copy.sheets
        assert sorted(new.truth.shown) == sorted(copy.truth.shown)
        check(new.truth, new.value)
        assert hidden_by_merges(new) == []
    assert made >= 3


@pytest.mark.parametrize("name", ["score blank", "score no number", "score out of range"])
def test_a_spoiled_score_is_not_the_first_and_spoils_one_cell(name: str) -> None:
    for form in ADOPTABLE:
        copy = copies(form, SEED)[1]
        new = BREAKS[name](Random(f"{SEED} {form}"), copy)
        assert new is not None
        changed_at = [p for p in copy.truth.score_at if new.value(p) != copy.value(p)]
        assert len(changed_at) == 1
        assert changed_at != [copy.truth.score_at[0]]


def test_without_a_name_only_a_finding_is_right() -> None:
    for form in ADOPTABLE:
        copy = copies(form, SEED)[1]
        new = BREAKS["name blank"](Random(form), copy)
        assert new is not None
        assert new.truth.last_name is None
        last = copy.truth.last_name or ""
        left = [v for s in new.sheets for v in s.cells.values() if last in str(v)]
        assert left == []


def test_a_blank_form_holds_nothing_of_who_and_how_well() -> None:
    for name in ADOPTABLE:
        copy = copies(name, SEED)[1]
        new, truth = blank(copy), copy.truth
        assert all(new.value(at) is None for at in truth.score_at)
        left = " ".join(str(v) for sheet in new.sheets for v in sheet.cells.values())
        said = {truth.last_name, truth.agent_id, truth.certifier, *truth.feedback} - {None}
        assert [words for words in said if words and words in left] == []


def test_every_trial_can_be_put_on_paper() -> None:
    assert len({trial.done for trial in trials("bank", SEED, 1)}) > 25
    assert [trial.done for trial in trials("tracker", SEED, 1)] == ["as it is"]
