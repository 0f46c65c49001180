import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.agents import Agent
from callcert.domain.people import (
    Match,
    Named,
    People,
    letters,
    name_keys,
    names_of,
    plain_id,
    split_name,
)

JANE = Agent("Doe", "Jane", "E1042")
OTHER_JANE = Agent("Doe", "Jane", "E2077")
NAMELESS_ID = Agent("Doe", "Jane")
JOSE = Agent("Núñez", "José", "E1050")
OWEN = Agent("O'Neil", "Owen")
ANA = Agent("De La Cruz", "Ana María", "E1060")
ROE = Agent("Roe", "Richard", "E1070")

CLASS = (JANE, JOSE, OWEN, ANA, ROE)


def found(number: int) -> Match:
    return Match("found", number)


def people(*agents: Agent, **aliases: str) -> People:
    return People(agents or CLASS, {typed.replace("_", " "): to for typed, to in aliases.items()})


# ---- what names are compared by


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Doe", "DOE"),
        ("O'Neil", "O’Neil"),
        ("O'Neil", "oneil"),
        ("Kaʻaihue", "Ka'aihue"),
        ("Smith-Jones", "Smith Jones"),
        ("De La Cruz", "DeLaCruz"),
        ("Núñez", "Nunez"),
        ("Núñez", unicodedata.normalize("NFD", "Núñez")),
        ("Łukasz", "Lukasz"),
        ("Sørensen", "Sorensen"),
        ("Groß", "GROSS"),
        ("Þór", "Thor"),
        ("Đorđe", "Dorde"),
        ("Æther Œuvre", "aether oeuvre"),
        ("Işık", "isik"),
        ("İpek", "ipek"),
        ("Doe,  Jr.", "doe jr"),
        ("ℌans", "Hans"),
    ],
)
def test_names_compare_without_case_accents_spacing_and_punctuation(one: str, other: str) -> None:
    assert letters(one) == letters(other)


@pytest.mark.parametrize(("one", "other"), [("Doe", "Dow"), ("E1042", "E1024"), ("李", "王")])
def test_other_letters_are_other_names(one: str, other: str) -> None:
    assert letters(one) != letters(other)


@pytest.mark.parametrize("text", ["", " ", "-", "...", "’"])
def test_punctuation_alone_is_no_name(text: str) -> None:
    assert letters(text) == ""
    assert Named(text, text, text).is_nobody


@pytest.mark.parametrize("named", [Named("Doe"), Named("", "Jane"), Named(agent_id="7")])
def test_a_single_part_may_name_somebody(named: Named) -> None:
    assert not named.is_nobody


@given(st.text(max_size=12))
def test_comparing_what_was_compared_changes_nothing(text: str) -> None:
    assert letters(letters(text)) == letters(text)
    assert letters(unicodedata.normalize("NFD", text)) == letters(text)
    assert letters(f" {text}.") == letters(text)


@given(st.text(max_size=12), st.text(max_size=12))
def test_names_have_the_same_keys_either_way_round(last: str, first: str) -> None:
    assert set(name_keys(last, first)) == set(name_keys(first, last))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Doe, Jane", ("Doe", "Jane")),
        ("Doe,Jane", ("Doe", "Jane")),
        (" De La  Cruz ,  Ana María ", ("De La Cruz", "Ana María")),
        ("Jane Doe", ("Doe", "Jane")),
        ("  Jane   Doe ", ("Doe", "Jane")),
        ("Jane\N{NO-BREAK SPACE}Doe", ("Doe", "Jane")),
        ("Ana María Cruz", ("Cruz", "Ana María")),
        ("Doe", ("Doe", "")),
        ("Doe,", ("Doe", "")),
        (", Jane", ("", "Jane")),
        ("", ("", "")),
    ],
)
def test_a_name_in_one_cell_has_two_parts(text: str, parts: tuple[str, str]) -> None:
    assert split_name(text) == parts


# ---- by ID


@pytest.mark.parametrize("spelled", ["E1042", "e1042", " E1042 ", "E-1042", "E 1042"])
def test_the_id_decides(spelled: str) -> None:
    assert people().find(Named("Doe", "Jane", spelled)) == found(0)
    assert people().find(Named(agent_id=spelled)) == found(0)


@pytest.mark.parametrize(
    ("last", "first"),
    [("Doe", "J."), ("Smith", "Jane"), ("DOE-SMITH", ""), ("", "Janet"), ("Jane", "Doe")],
)
def test_an_id_wins_over_a_name_that_resembles(last: str, first: str) -> None:
    assert people().find(Named(last, first, "E1042")) == found(0)


def test_an_id_wins_over_another_agents_name_and_it_is_said() -> None:
    assert people().find(Named("Roe", "Richard", "E1042")) == Match("other-name", 0)


def test_names_that_differ_in_all_but_their_first_letters_are_the_same_agents() -> None:
    assert people(Agent("Kowalski", "Michael", "E1")).find(Named("", "Micha", "E1")) == found(0)
    assert people(Agent("Kowalski", "Michael", "E1")).find(Named("", "Mike", "E1")) == Match(
        "other-name", 0
    )


def test_an_agent_without_a_name_has_no_other_one() -> None:
    assert people(Agent("", "", "E1")).find(Named("Doe", "Jane", "E1")) == found(0)


def test_of_ids_that_differ_in_punctuation_alone_the_very_one_is_taken() -> None:
    three = people(Agent("Doe", "Jane", "10-42"), Agent("Roe", "Dick", "104-2"))
    assert three.find(Named(agent_id="10-42")) == found(0)
    assert three.find(Named(agent_id="104-2")) == found(1)
    assert three.find(Named("Roe", "Dick", "1042")) == Match("ambiguous", candidates=(0, 1))
    assert three.search("1042") == Match("ambiguous", candidates=(0, 1))


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("1042.0", "1042"), (" 1042.00 ", "1042"), ("1042", "1042"), ("1042.5", "1042.5"),
        ("E1042", "E1042"), ("10.420", "10.420"), (".0", ".0"), ("A.0", "A.0"), ("", ""),
    ],
)  # fmt: skip
def test_an_id_that_excel_took_for_a_number_has_no_decimals(typed: str, plain: str) -> None:
    assert plain_id(typed) == plain


def test_one_id_twice_is_one_agent() -> None:
    assert people(JANE, Agent("Doe", "Janet", "e1042 ")).find(Named(agent_id="E1042")) == found(0)


# ---- by name


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("Nunez", "Jose"),
        ("NÚÑEZ", "JOSÉ"),
        (" núñez ", "josé."),
        ("José", "Núñez"),
        ("Jose Nunez", ""),
        ("", "Nunez Jose"),
    ],
)
def test_a_name_is_found_however_it_is_spelled_and_turned(last: str, first: str) -> None:
    assert people().find(Named(last, first)) == found(1)


@pytest.mark.parametrize(
    "whole", ["Ana María De La Cruz", "De La Cruz, Ana Maria", "dela cruz anamaria"]
)
def test_a_name_of_many_words_is_found_whole(whole: str) -> None:
    assert people().find(Named(*split_name(whole))) == found(3)


def test_a_name_never_stands_for_an_agent_with_another_id() -> None:
    assert people().find(Named("Doe", "Jane", "E9999")) == Match("unknown", candidates=(0,))


def test_a_name_stands_for_the_agent_without_an_id() -> None:
    assert people().find(Named("O'Neil", "Owen", "E9999")) == found(2)
    assert people(JANE, NAMELESS_ID).find(Named("Doe", "Jane", "E9999")) == found(1)


@pytest.mark.parametrize("no_id", ["", " ", "-"])
def test_punctuation_is_no_id(no_id: str) -> None:
    assert people().find(Named("Doe", "Jane", no_id)) == found(0)
    assert people(Agent("Doe", "Jane", no_id)).find(Named("Doe", "Jane", "E1")) == found(0)


@pytest.mark.parametrize(
    "both",
    [
        (NAMELESS_ID, NAMELESS_ID),
        (JANE, OTHER_JANE),
        (JANE, NAMELESS_ID),
        (JANE, Agent("Jane", "Doe")),
    ],
)
def test_two_agents_of_one_name_are_ambiguous_without_an_id(both: tuple[Agent, Agent]) -> None:
    for last, first in (("Doe", "Jane"), ("Jane", "Doe")):
        assert people(*both).find(Named(last, first)) == Match("ambiguous", candidates=(0, 1))


def test_two_agents_of_one_name_are_told_apart_by_their_ids() -> None:
    two = people(JANE, OTHER_JANE)
    assert two.find(Named("Doe", "Jane", "E1042")) == found(0)
    assert two.find(Named("Doe", "Jane", "E2077")) == found(1)


@pytest.mark.parametrize("named", [Named("Dow", "Jane"), Named("Doe"), Named("", "Jane"), Named()])
def test_a_near_match_is_none(named: Named) -> None:
    assert people().find(named) == Match("unknown")


def test_one_more_agent_is_found_from_then_on() -> None:
    class_of_one = people(JANE)
    assert class_of_one.find(Named("Roe", "Richard")) == Match("unknown")
    assert class_of_one.add(ROE) == 1
    assert class_of_one.find(Named("Roe", "Richard")) == found(1)
    assert class_of_one.agents == [JANE, ROE]


names = st.sampled_from(["Doe", "Roe", "Jane", "Núñez", "O'Neil", "De La Cruz", "Łę", "Groß", ""])
ids = st.sampled_from([None, "", "E1", "E2", "E3"])
agents = st.builds(Agent, names, names, ids)
forms = st.integers(0, 8)
accents = str.maketrans("úñŁęß", "unLes")


def respelled(name: str) -> list[str]:
    """The same name as other people type it."""
    plain = name.replace("ß", "ss").translate(accents)
    return [
        name,
        name.upper(),
        name.casefold(),
        plain,
        unicodedata.normalize("NFD", name),
        f" {name}. ",
        name.replace(" ", ""),
        name.replace("'", "’"),
        " ".join(name),
    ]


@given(st.lists(agents, max_size=6), names, names, ids, st.tuples(forms, forms))
def test_spelling_and_order_change_nothing(
    listed: list[Agent], last: str, first: str, agent_id: str | None, form: tuple[int, int]
) -> None:
    known = People(listed)
    match = known.find(Named(last, first, ""))
    again = Named(respelled(last)[form[0]], respelled(first)[form[1]])
    assert known.find(again) == match
    assert known.find(Named(again.first_name, again.last_name)) == match
    with_id = known.find(Named(last, first, agent_id or ""))
    assert known.find(Named(first, last, f" {agent_id or ''} ".lower())).number == with_id.number


@given(st.lists(agents, max_size=6), names, names, ids)
def test_two_agents_are_never_merged(
    listed: list[Agent], last: str, first: str, agent_id: str | None
) -> None:
    known = People(listed)
    match = known.find(Named(last, first, agent_id or ""))
    same_id = [n for n, one in enumerate(listed) if agent_id and one.agent_id == agent_id]
    if same_id:
        assert match.number == same_id[0]
    elif match.number is not None:
        assert not (agent_id and listed[match.number].agent_id)
        wanted = {letters(last), letters(first)}
        agent = listed[match.number]
        assert {letters(agent.last_name), letters(agent.first_name)} == wanted
        alike = [
            one
            for one in listed
            if {letters(one.last_name), letters(one.first_name)} == wanted
            and not (agent_id and one.agent_id)
        ]
        assert alike == [agent]


# ---- aliases


def test_an_alias_settles_a_spelling_by_id_or_by_name() -> None:
    by_id, by_name = people(Jenny_Do="E1042"), people(Jenny_Do="Doe, Jane")
    for last, first in (("Do", "Jenny"), ("JENNY", "do"), ("Jenny Do", "")):
        assert by_id.find(Named(last, first)) == found(0)
        assert by_name.find(Named(last, first)) == found(0)
    assert by_id.find(Named("Do", "Jim")) == Match("unknown")


def test_an_alias_settles_an_id_that_nobody_has() -> None:
    assert people(E1024="E1042").find(Named("Doe", "Jane", "E1024")) == found(0)
    assert people(Jenny_Do="E1042").find(Named("Do", "Jenny", "E9999")) == found(0)


def test_an_id_wins_over_an_alias() -> None:
    assert people(Jane_Doe="E1070").find(Named("Doe", "Jane", "E1042")) == found(0)
    assert people(E1042="E1070").find(Named(agent_id="E1042")) == found(0)


def test_an_alias_settles_another_name_of_an_id() -> None:
    married = people(Jane_Smythe="E1070")
    assert married.find(Named("Smythe", "Jane", "E1070")) == found(4)
    assert married.find(Named("Poe", "Jane", "E1070")) == Match("other-name", 4)
    assert married.find(Named("Smythe", "Jane", "E1050")) == Match("other-name", 1)


def test_an_alias_tells_two_of_one_name_apart() -> None:
    assert people(JANE, OTHER_JANE, Jane_Doe="E2077").find(Named("Doe", "Jane")) == found(1)


def test_an_alias_of_nobody_is_unknown_and_one_of_two_ambiguous() -> None:
    assert people(Jenny_Do="Nobody, Nina").find(Named("Do", "Jenny")) == Match("unknown")
    two = people(JANE, OTHER_JANE, Jenny_Do="Jane Doe")
    assert two.find(Named("Do", "Jenny")) == Match("ambiguous", candidates=(0, 1))


@pytest.mark.parametrize("blank", ["", "  ", "-"])
def test_an_alias_of_no_name_is_nobodys(blank: str) -> None:
    assert People(CLASS, {blank: "E1042"}).find(Named("Stranger", "Sam")) == Match("unknown")
    assert People(CLASS, {blank: "E1042"}).find(Named("Roe", "Richard")) == found(4)


# ---- what a person types on the command line


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("E1042", 0),
        ("e1042", 0),
        ("Doe, Jane", 0),
        ("Jane Doe", 0),
        ("jane doe", 0),
        ("doe jane", 0),
        ("Doe", 0),
        ("DOE", 0),
        ("nunez", 1),
        ("oneil", 2),
        ("de la cruz", 3),
        ("Ana Maria De La Cruz", 3),
        ("De La Cruz, Ana Maria", 3),
    ],
)
def test_people_are_found_by_what_one_would_type(text: str, number: int) -> None:
    assert people().search(text) == found(number)


@pytest.mark.parametrize("text", ["", " ", "-", "Dow", "E9999", "Doe, John", "Richard"])
def test_nobody_is_found_by_anything_else(text: str) -> None:
    assert people().search(text) == Match("unknown")


def test_nobody_is_found_by_no_last_name() -> None:
    assert people(Agent("", "Prince", "E1")).search("") == Match("unknown")
    assert people(Agent("", "Prince", "E1")).search("prince") == found(0)


@pytest.mark.parametrize("text", ["Doe", "Jane Doe", "Doe, Jane"])
def test_several_are_candidates(text: str) -> None:
    assert people(JANE, ROE, OTHER_JANE).search(text) == Match("ambiguous", candidates=(0, 2))


def test_a_last_name_of_several_is_ambiguous() -> None:
    assert people(JANE, Agent("Doe", "John")).search("doe") == Match("ambiguous", candidates=(0, 1))


def test_aliases_hold_on_the_command_line() -> None:
    assert people(Jenny="E1042").search("jenny") == found(0)
    assert people(Jenny_Do="Doe, Jane").search("Do, Jenny") == found(0)


# ---- in words


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (Named("Doe", "Jane", "E1042"), "Doe, Jane (E1042)"),
        (Named("Doe", "Jane"), "Doe, Jane"),
        (Named("", "Jane", "E1"), "Jane (E1)"),
        (Named("Doe"), "Doe"),
        (Named(agent_id="E1042"), "E1042"),
        (Named(), ""),
    ],
)
def test_a_name_in_words(named: Named, words: str) -> None:
    assert str(named) == words


def test_several_agents_in_words() -> None:
    assert names_of(CLASS, (0, 2)) == "Doe, Jane (E1042); O'Neil, Owen"
    assert names_of(CLASS, ()) == ""
