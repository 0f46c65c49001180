"""Every heading of every made-up list is found or left, never mistaken, and then read as ours."""

from dataclasses import replace
from random import Random

import pytest

from callcert.domain.lists.recognising import kinds_of
from tests.excel.grids import shared
from tests.foreign.forms import ADOPTABLE, FORMS, copies
from tests.foreign.paper import workbook
from tests.lists.adopted import BOOKS, found_on, said_by, terms, with_our_headings, wrong_in
from tests.lists.books import LISTINGS, Heads, Kind, Listing, listing
from tests.lists.people import people, reports
from tests.lists.slips import mistyped

NAMES = sorted(LISTINGS)


def made(name: str, seed: int = 1) -> Listing:
    return LISTINGS[name](Random(f"{name} {seed}"))


def kinds(content: bytes) -> set[str]:
    sheets = [*shared(content).visible_sheets()]
    return kinds_of(sheets, terms("tracker"), terms("progress"))


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_found_and_none_is_mistaken(name: str) -> None:
    one = made(name)
    found = found_on(one)
    assert (wrong_in(found, one), found.refusals, found.remarks) == ([], (), ())
    assert set(found.taken) == set(one.truth)
    assert found.sheets == (one.sheet,)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_taken_for_what_it_is(name: str) -> None:
    one = made(name)
    assert kinds(one.content) == {BOOKS[one.kind].name}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", [1, 2])
def test_it_is_then_read_as_if_it_had_our_headings(name: str, seed: int) -> None:
    one = made(name, seed)
    entries = found_on(one).entries
    ours = with_our_headings(one, [*one.truth])
    theirs = said_by(one.kind, one.content, entries)
    assert theirs == said_by(one.kind, ours, {})
    assert theirs


@pytest.mark.parametrize("name", NAMES)
def test_once_adopted_nothing_is_left_to_say(name: str) -> None:
    one = made(name)
    first = found_on(one)
    again = found_on(one, own=first.entries)
    assert again.entries == {}
    assert set(again.taken) == set(first.taken)
    assert wrong_in(again, one) == []


@pytest.mark.parametrize("name", FORMS)
def test_a_scorecard_is_never_taken_for_a_list(name: str) -> None:
    wanted = {"tracker"} if name == "tracker" else set()
    for form in copies(name, 5, 3):
        assert kinds(workbook(form)) == wanted
    assert name == "tracker" or name in ADOPTABLE or wanted == set()


def slipped(rng: Random, kind: Kind) -> Listing:
    """A list in which some headings are mistyped."""
    headings = [one for one in BOOKS[kind].headings if one != "Agent"]
    rng.shuffle(headings)
    rows = people(rng) if kind == "tracker" else [{**one} for one in reports(rng)]
    heads: Heads = [(mistyped(rng, one) if rng.random() < 0.5 else one, one) for one in headings]
    return listing("slipped", [*heads, ("Supervisor", None), ("Shift", None)], rows, "List")


def test_slips_of_the_pen_are_understood_or_left() -> None:
    """Of 60 lists no heading is mistaken, and most are found."""
    right = left = 0
    for seed in range(60):
        kind: Kind = "tracker" if seed % 2 else "progress"
        one = replace(slipped(Random(seed), kind), kind=kind)
        found = found_on(one)
        assert wrong_in(found, one) == []
        right += len(found.taken)
        left += len(one.truth) - len(found.taken)
    assert right / (right + left) > 0.8
