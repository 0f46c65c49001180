from collections.abc import Sequence
from itertools import product
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from callcert.domain.pairing import Desk, Wish, paired

ANY = frozenset(range(4))


def by_brute_force(wishes: Sequence[Wish], desks: Sequence[Desk]) -> list[int | None]:
    """Every way there is, and the best of them by the three wishes in their order."""
    choices = [
        [wish.kept] if wish.kept is not None else [None, *sorted(wish.desks)] for wish in wishes
    ]
    return [*min((way for way in product(*choices) if fits(way, wishes, desks)), key=worth)]


def fits(way: Sequence[int | None], wishes: Sequence[Wish], desks: Sequence[Desk]) -> bool:
    """Whether all have a place; who keeps theirs needs none, but takes it from others."""
    for number, desk in enumerate(desks):
        kept = [one for one in wishes if one.kept == number]
        new = [
            wish for wish, at in zip(wishes, way, strict=True) if at == number and wish.kept is None
        ]
        if new and len(new) + len(kept) > desk.places:
            return False
        late = [one for one in new if one.late]
        if late and len(late) + sum(one.late for one in kept) > desk.late:
            return False
    return True


def worth(way: tuple[int | None, ...]) -> tuple[int, list[bool], int, list[int]]:
    seated = [at for at in way if at is not None]
    return (
        -len(seated),
        [at is None for at in way],
        sum(seated.count(desk) ** 2 for desk in set(seated)),
        seated,
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Wish], list[Desk]]:
    count = draw(st.integers(1, 4))
    desks = []
    for _ in range(count):
        places = draw(st.integers(0, 3))
        desks.append(Desk(places, draw(st.integers(0, places))))
    wishes = []
    for _ in range(draw(st.integers(0, 5))):
        open_to = draw(st.frozensets(st.integers(0, count - 1)))
        kept = draw(st.sampled_from([None, None, None, *range(count)]))
        wishes.append(Wish(open_to, draw(st.booleans()), kept))
    return wishes, desks


@settings(max_examples=1500, deadline=None)
@given(cases())
@example(([Wish(ANY), Wish(frozenset({0}))], [Desk(1, 1), Desk(1, 1), Desk(0, 0), Desk(0, 0)]))
@example(([Wish(frozenset({0, 1}), late=True), Wish(frozenset({0}))] * 2, [Desk(2, 1), Desk(2, 2)]))
def test_it_is_as_good_as_the_best_of_all_ways(case: tuple[list[Wish], list[Desk]]) -> None:
    wishes, desks = case
    assert paired(wishes, desks) == by_brute_force(wishes, desks)


def test_it_is_so_in_crowded_mornings_too() -> None:
    random = Random("mornings")  # noqa: S311  examples, no cryptography
    for _ in range(4000):
        count = random.randint(1, 4)
        places = [random.randint(0, 3) for _ in range(count)]
        desks = [Desk(most, random.randint(0, most)) for most in places]
        wishes = [
            Wish(
                frozenset(desk for desk in range(count) if random.random() < 0.7),
                random.random() < 0.4,
                random.randrange(count) if random.random() < 0.15 else None,
            )
            for _ in range(random.randint(2, 5))
        ]
        assert paired(wishes, desks) == by_brute_force(wishes, desks), (wishes, desks)


def test_a_better_desk_may_need_a_load_to_pass_from_one_desk_to_another() -> None:
    any_of_three, kept = Wish(frozenset({0, 1, 2})), Wish(frozenset({1}), kept=1)
    wishes = [Wish(frozenset({0, 2})), Wish(frozenset({0, 2})), any_of_three, kept]
    assert paired(wishes, [Desk(2, 2), Desk(3, 3), Desk(3, 3)]) == [0, 0, 2, 1]


def test_the_less_urgent_make_no_difference_to_the_more_urgent() -> None:
    desks = [Desk(1, 0), Desk(1, 0)]
    assert paired([Wish(frozenset({0})), Wish(frozenset({0}))], desks) == [0, None]
    assert paired([Wish(frozenset({0, 1})), Wish(frozenset({0}))], desks) == [1, 0]


def test_nobody_gives_up_a_seat_for_somebody_less_urgent_even_for_two_of_them() -> None:
    desks = [Desk(2, 2)]
    late = Wish(frozenset({0}), late=True)
    assert paired([late, late, Wish(frozenset({0}))], desks) == [0, 0, None]


def test_loads_are_even() -> None:
    assert sorted(map(str, paired([Wish(ANY)] * 6, [Desk(3, 3)] * 4))) == [*"001123"]
    assert paired([Wish(ANY)] * 4, [Desk(2, 2)] * 4) == [0, 1, 2, 3]


def test_evenness_may_need_a_chain_of_moves() -> None:
    wishes = [Wish(frozenset({0, 1})), Wish(frozenset({0, 1})), Wish(frozenset({1, 2}))]
    assert paired([*wishes, Wish(frozenset({1}))], [Desk(4, 4)] * 3) == [0, 0, 2, 1]


def test_those_who_come_after_midday_take_no_place_of_the_morning() -> None:
    desks = [Desk(2, 1), Desk(2, 1)]
    wishes = [Wish(frozenset({0, 1}), late=True)] * 3 + [Wish(frozenset({0, 1}))] * 2
    assert paired(wishes, desks) == [0, 1, None, 0, 1]


def test_who_has_a_desk_keeps_it_and_counts_as_load() -> None:
    kept = Wish(frozenset({0}), kept=0)
    assert paired([Wish(ANY), kept], [Desk(2, 2), Desk(2, 2)][:2] + [Desk(0, 0)] * 2) == [1, 0]
    assert paired([kept, kept, Wish(frozenset({0}))], [Desk(1, 1)]) == [0, 0, None]


def test_a_large_class_is_paired_at_once_and_always_alike() -> None:
    desks = [Desk(2, 1)] * 40
    wishes = [Wish(frozenset(range(40)) - {n % 40}, late=n % 3 == 0) for n in range(5000)]
    first = paired(wishes, desks)
    assert sum(at is not None for at in first) == 80
    assert first == paired(wishes, desks)
