"""The forms are sound: on paper they say what their truth says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from tests.foreign.form import Form, Place, Truth, Value
from tests.foreign.forms import ADOPTABLE, FORMS, REFUSED, SETS, copies
from tests.foreign.paper import workbook

SEED = 7
Cells = Callable[[Place], object]


def on_paper(form: Form) -> Workbook:
    return load_workbook(BytesIO(workbook(form)))


def read_back(form: Form) -> Cells:
    """What stands in a cell of the written workbook."""
    book = on_paper(form)
    return lambda at: book[form.sheet(at.sheet).name].cell(at.row, at.col).value


def score(value: object, kind: str) -> float:
    if isinstance(value, str):
        return float(value.strip(" %").replace(",", "."))
    assert isinstance(value, int | float)
    return round(value * 100 if kind == "fraction" else value, 6)


def held(value: object, wanted: object) -> bool:
    if isinstance(wanted, date) and isinstance(value, datetime):
        return value.date() == wanted
    if isinstance(wanted, date):
        return str(wanted.year) in str(value) and f"{wanted.day:02}" in str(value)
    return str(wanted) in str(value)


def check(truth: Truth, cell: Cells) -> None:
    """Everything the truth names stands where it says."""
    for place, shown in zip(truth.score_at, truth.shown, strict=True):
        assert score(cell(place), truth.score_kind) == pytest.approx(shown)
    for field, wanted in fields(truth):
        assert held(cell(truth.places[field]), wanted), field
    for label in truth.labels:
        assert label.words in str(cell(label.at))
    for item in truth.items:
        assert cell(item.text_at) == item.text
        for place, mark in zip(item.marks_at, item.marks, strict=True):
            assert cell(place) in {mark, "X"}
    for place, words in zip(truth.feedback_at, truth.feedback, strict=True):
        assert words is None or words in str(cell(place))


def hidden_by_merges(form: Form) -> list[Place]:
    """Values under a merged cell, which nobody would see, and a workbook would not keep."""
    return [
        Place(sheet.key, row, col)
        for sheet in form.sheets
        for top, left, bottom, right in sheet.merges
        for row, col in sheet.cells
        if top <= row <= bottom and left <= col <= right and (row, col) != (top, left)
    ]


def fields(truth: Truth) -> list[tuple[str, object]]:
    """Each field that is filled, with what stands there."""
    known: list[tuple[str, object]] = [
        ("name", truth.last_name),
        ("name", truth.first_name),
        ("last", truth.last_name),
        ("first", truth.first_name),
        ("id", truth.agent_id),
        ("certifier", truth.certifier),
        ("date", truth.date),
    ]
    return [(field, value) for field, value in known if value and field in truth.places]


@pytest.mark.parametrize("name", ADOPTABLE)
def test_the_cells_of_the_truth_hold_it(name: str) -> None:
    for form in copies(name, SEED):
        check(form.truth, read_back(form))


@pytest.mark.parametrize("name", ADOPTABLE)
def test_a_form_that_can_be_adopted_names_its_agent_and_five_calls(name: str) -> None:
    truth = copies(name, SEED)[0].truth
    assert truth.last_name
    assert len(truth.score_at) == len(set(truth.score_at)) == 5
    calls = [label.call for label in truth.labels if label.field == "call"]
    assert sorted(calls) == [1, 2, 3, 4, 5]
    assert any(label.field == "score" for label in truth.labels)


@pytest.mark.parametrize("name", ADOPTABLE)
def test_each_score_stands_with_the_heading_of_its_own_call(name: str) -> None:
    truth = copies(name, SEED)[0].truth
    heads = {label.at: label.call for label in truth.labels if label.field == "call"}
    for call, at in enumerate(truth.score_at, start=1):
        here = [head for head in heads if head.sheet == at.sheet]
        in_line = [head for head in here if head.row == at.row or head.col == at.col]
        before = [head for head in here if head.row <= at.row and head.col <= at.col]
        assert call in {heads[head] for head in in_line or [max(before)]}


@pytest.mark.parametrize("name", FORMS)
def test_copies_differ_and_a_seed_repeats_them(name: str) -> None:
    a, b = copies(name, SEED)
    assert workbook_cells(a) != workbook_cells(b)
    copies.cache_clear()
    assert a == copies(name, SEED)[0]
    assert [s.name for s in a.sheets] == [s.name for s in b.sheets]


@pytest.mark.parametrize("name", ADOPTABLE)
def test_copies_are_filled_on_one_and_the_same_form(name: str) -> None:
    a, b = (form.truth for form in copies(name, SEED))
    assert (a.last_name, a.shown) != (b.last_name, b.shown)
    assert (a.places, a.score_at) == (b.places, b.score_at)
    assert [(i.text, i.text_at) for i in a.items] == [(i.text, i.text_at) for i in b.items]


def test_forms_that_are_refused_say_why() -> None:
    assert all(copies(name, SEED)[0].truth.reason for name in REFUSED)


def test_each_set_stands_alone_and_has_both_kinds() -> None:
    first, second, third = (set(SETS[name]) for name in ("first", "second", "third"))
    assert len(first) + len(second) + len(third) == len(FORMS)
    assert first | second | third == set(FORMS)
    assert set(SETS["both"]) == first | second
    for chosen, adoptable, refused in ((second, 20, 5), (third, 16, 4)):
        assert len(chosen & ADOPTABLE.keys()) >= adoptable
        assert len(chosen & REFUSED.keys()) >= refused


def test_scores_stand_on_both_sides_of_the_pass_mark() -> None:
    scores = [s for name in ADOPTABLE for s in copies(name, SEED, 3)[0].truth.call_scores[1:]]
    assert any(84 < score < 85 for score in scores)
    assert any(score == 85 for score in scores)
    assert any(85 < score < 86 for score in scores)


@pytest.mark.parametrize("name", FORMS)
def test_no_value_lies_under_a_merged_cell(name: str) -> None:
    assert hidden_by_merges(copies(name, SEED)[0]) == []


def test_the_coached_call_counts_as_a_hundred_and_four_passes_certify() -> None:
    truth = replace(copies("bank", SEED)[0].truth, shown=(20, 85, 84.9999, 84.9999999999, 99))
    assert list(truth.call_scores) == [100, 85, 84.9999, 84.9999999999, 99]
    assert [truth.calls_passed, truth.pass_rate, truth.outcome] == [4, 80, "certified"]
    fewer = replace(truth, shown=(100, 84.6, 84.6, 100, 100))
    assert [fewer.pass_rate, fewer.outcome] == [60, "failed"]


def test_values_are_never_formulas() -> None:
    for name in FORMS:
        for page in on_paper(copies(name, SEED)[0]).worksheets:
            assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)


def workbook_cells(form: Form) -> list[dict[tuple[int, int], Value]]:
    return [dict(sheet.cells) for sheet in form.sheets]
