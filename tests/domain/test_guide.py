"""What a person means by a word of the guide."""

import pytest

from callcert.domain.guide import Definition, Guide, GuideReading, matching


def entry(item: str, section: str = "", points: str = "4") -> Definition:
    return Definition(item, section, points, auto_fail=False, lines=(("Meaning", item),), cell="A1")


GREETS = entry("Greets the caller, warmly", "Opening")
NAME = entry("Gets the caller’s name", "Opening")
VERIFIES = entry("Verifies identity", "Identity & Privacy")
RESUME = entry("Résumé of the call", "Closing")
ALONE = entry("Opening", "Words of their own")
GUIDE = Guide("guide.xlsx", "Guide", (GREETS, NAME, VERIFIES, RESUME))


def found(asked: str, *more: Definition) -> list[str]:
    return [one.item for one in matching((*GUIDE.definitions, *more), asked)]


@pytest.mark.parametrize(
    ("asked", "items"),
    [
        ("verifies IDENTITY", [VERIFIES.item]),
        ("  Verifies  identity. ", [VERIFIES.item]),
        ("resume of the call", [RESUME.item]),
        ("RÉSUMÉ", [RESUME.item]),
        ("call", [GREETS.item, NAME.item, RESUME.item]),
        ("caller warm", [GREETS.item]),
        ("opening", [GREETS.item, NAME.item]),
        ("privacy", [VERIFIES.item]),
        ("lunch", []),
        (" . ", []),
        ("aller", []),
    ],
)
def test_case_accents_and_the_rest_of_a_word_do_not_count(asked: str, items: list[str]) -> None:
    assert found(asked) == items


def test_an_item_of_that_very_name_comes_before_a_section() -> None:
    assert found("opening", ALONE) == ["Opening"]


def test_entries_of_no_section_are_not_of_every_section() -> None:
    assert found("zzz", entry("Sending it", "")) == []


def test_the_definition_of_an_item_is_that_of_its_very_name() -> None:
    assert GUIDE.of("VERIFIES – identity") is VERIFIES
    assert GUIDE.of("Verifies") is None
    assert GUIDE.of("") is None


def test_one_a_section_or_all_are_read_and_several_are_chosen_from() -> None:
    def is_whole(asked: str) -> bool:
        return GuideReading(GUIDE, asked, matching(GUIDE.definitions, asked)).is_whole

    assert GuideReading(GUIDE, "", GUIDE.definitions).is_whole
    assert is_whole("verifies identity")
    assert is_whole("opening")
    assert not is_whole("caller")
