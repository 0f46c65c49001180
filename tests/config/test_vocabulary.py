"""The words of forms: what comes with callcert, and what a team adds."""

from pathlib import Path

import pytest

from callcert.config.vocabulary import vocabulary
from callcert.domain.foreign.words import Vocabulary
from callcert.errors import SettingsError


@pytest.fixture
def team(tmp_path: Path) -> Path:
    folder = tmp_path / "team"
    folder.mkdir()
    return folder


def known_to(team: Path, text: str) -> Vocabulary:
    (team / "vocabulary-ours.toml").write_text(text, encoding="utf-8")
    return vocabulary(team)


def test_english_and_spanish_come_with_it() -> None:
    known = vocabulary()
    assert "agent" in known.exact("who", "Agent")
    assert "agent" in known.exact("who", "Agente")
    assert known.date_order("Fecha de evaluación") == "dmy"


def test_numbers_and_ordinals_are_counted() -> None:
    known = vocabulary()
    assert known.exact("calls", "three") == {"number 3"}
    assert known.exact("calls", "quinta") == {"ordinal 5"}


def test_a_team_adds_its_own_words_and_keeps_the_others(team: Path) -> None:
    known = known_to(
        team, 'date_order = "ymd"\n[who]\nagent = ["Zorblat"]\n[calls]\nordinals = [["ett"]]'
    )
    assert known.exact("who", "zorblat") == {"agent"}
    assert known.date_order("Zorblat") == "ymd"
    assert known.exact("calls", "ett") == {"ordinal 1"}
    assert "agent" in known.exact("who", "Agent")
    assert vocabulary().exact("who", "zorblat") == frozenset()


def test_a_folder_without_words_of_its_own_knows_the_others(team: Path) -> None:
    assert "agent" in vocabulary(team).exact("who", "Agent")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[whom]\nagent = []", "no table of a vocabulary: whom; the tables are who, calls, scores"),
        ('who = "agent"', "who must be a table of lists"),
        ('[who]\nagent = "agent"', r"who\.agent must be a list of words"),
        ("[who]\nagent = [5]", r"who\.agent must be a list of words"),
        ("[calls]\nordinals = [[1]]", r"calls\.ordinal 1 must be a list of words"),
        ('date_order = "myd"', "date_order must be mdy, dmy or ymd"),
        ("[who", "cannot be read as a vocabulary"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_vocabulary_is_told_so(team: Path, text: str, wrong: str) -> None:
    with pytest.raises(SettingsError, match=f"vocabulary-ours.toml: {wrong}"):
        known_to(team, text)
