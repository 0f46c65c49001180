import pytest

from callcert.domain.foreign.names import NameOrder, looks_like_name, split, with_id
from tests.domain.foreign.grids import KNOWN


def parts(text: str, order: NameOrder = "first last") -> tuple[str, str, str] | None:
    found = split(text, order, KNOWN)
    return (found.last, found.first, found.agent_id) if found else None


@pytest.mark.parametrize(
    ("text", "name", "agent_id"),
    [
        ("Jane Doe", "Jane Doe", ""),
        ("Jane Doe (E1042)", "Jane Doe", "E1042"),
        ("Jane Doe [E1042]", "Jane Doe", "E1042"),
        ("Jane Doe - 1042", "Jane Doe", "1042"),
        ("Jane Doe #1042", "Jane Doe", "1042"),
        ("Doe, Jane / E-1042", "Doe, Jane", "E-1042"),
        ("  Jane   Doe  ", "Jane Doe", ""),
    ],
)
def test_an_id_may_stand_behind_a_name(text: str, name: str, agent_id: str) -> None:
    assert with_id(text) == (name, agent_id)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe",
        "O'Brien, Siobhán",
        "Jane Doe (E1042)",
        "Anne-Marie van der Meer",
        "García y Vega, José",
        "J. R. Doe Jr.",
        "Ng",
        "Doe, Jane, Jr.",
        "Nuʻman Al’Sayed",
    ],
)
def test_a_few_words_of_letters_with_capitals_may_name_a_person(text: str) -> None:
    assert looks_like_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "see notes",
        "Jane doe",
        "92",
        "Call 3",
        "A B C D E F G H",
        "A, B, C, D",
        "Jane Doe?",
        "Jane_Doe",
        "Longfirstname " * 5,
    ],
)
def test_other_texts_name_nobody(text: str) -> None:
    assert not looks_like_name(text)


@pytest.mark.parametrize(
    ("text", "last", "first"),
    [
        ("Jane Doe", "Doe", "Jane"),
        ("Mary Ann Doe", "Doe", "Mary Ann"),
        ("Doe, Jane", "Doe", "Jane"),
        ("Doe, Mary Ann", "Doe", "Mary Ann"),
        ("de la Cruz, Ana María", "de la Cruz", "Ana María"),
    ],
)
def test_the_last_name_is_the_last_word_or_what_stands_before_a_comma(
    text: str, last: str, first: str
) -> None:
    assert parts(text) == (last, first, "")


@pytest.mark.parametrize(
    ("text", "last", "first"),
    [
        ("Anna van der Meer", "van der Meer", "Anna"),
        ("Ana de la Cruz", "de la Cruz", "Ana"),
        ("Omar Al Sayed", "Al Sayed", "Omar"),
        ("Van Morrison", "Morrison", "Van"),
        ("San Juan", "Juan", "San"),
    ],
)
def test_particles_belong_to_the_last_name_but_the_first_word_never_does(
    text: str, last: str, first: str
) -> None:
    assert parts(text) == (last, first, "")


@pytest.mark.parametrize(
    ("text", "last", "first"),
    [
        ("Jane Doe Jr.", "Doe Jr.", "Jane"),
        ("Jane Doe III", "Doe III", "Jane"),
        ("Jane Doe, Jr.", "Doe Jr.", "Jane"),
        ("Doe, Jane, Jr.", "Doe Jr.", "Jane"),
        ("Doe Jr., Jane", "Doe Jr.", "Jane"),
        ("Juan de la Cruz Jr.", "de la Cruz Jr.", "Juan"),
        ("Jane Jr.", "Jr.", "Jane"),
    ],
)
def test_a_suffix_stays_with_the_last_name(text: str, last: str, first: str) -> None:
    assert parts(text) == (last, first, "")


def test_the_id_comes_along_whatever_the_order() -> None:
    assert parts("Jane Doe (E1042)") == ("Doe", "Jane", "E1042")
    assert parts("Doe, Jane (E1042)", "last, first") == ("Doe", "Jane", "E1042")


@pytest.mark.parametrize("text", ["Jane Doe", "Doe Jane", "Jane Doe, Jr.", "Doe,", "Doe"])
def test_where_a_comma_is_asked_for_a_name_without_one_is_not_guessed_at(text: str) -> None:
    assert parts(text, "last, first") is None


@pytest.mark.parametrize("text", ["Doe", "", "Doe,"])
def test_one_word_is_no_first_and_last_name(text: str) -> None:
    assert parts(text) is None


def test_more_than_a_suffix_behind_a_second_comma_is_no_name() -> None:
    assert parts("Doe, Jane, Team 4") is None
    assert parts("Doe, Jane, Ann") is None
