"""What other languages call our headings."""

from pathlib import Path

import pytest

from callcert.config.headings import heading_languages
from callcert.domain.columns import AGENT, PROGRESS, TRACKER
from callcert.errors import SettingsError


def test_spanish_has_a_name_for_every_heading() -> None:
    (spanish,) = heading_languages()
    assert spanish.language == "Spanish"
    assert set(spanish.columns) == {*TRACKER, *PROGRESS, AGENT}
    assert all(spanish.columns.values())


def test_a_team_adds_its_own(tmp_path: Path) -> None:
    text = '[columns]\nNotes = ["Bemerkung"]\n'
    (tmp_path / "headings-german.toml").write_text(text, encoding="utf-8")
    _, german = heading_languages(tmp_path)
    assert (german.language, german.columns) == ("headings-german", {"Notes": ["Bemerkung"]})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[columns", "cannot be read"),
        ("", r"a table \[columns\]"),
        ("[columns]\n[more]\n", r"a table \[columns\]"),
        ("columns = 1", "must be a table of lists"),
        ('little = "de"\n[columns]\n', "little must be a list of words"),
        ('[columns]\n[cells]\nStatus = "x"\n', r"cells\.Status must be a list of words"),
        ('[columns]\nGrade = ["x"]\n', "Grade is no heading of ours"),
        ('[columns]\nNotes = "x"\n', "must be a list of words"),
        ("[columns]\nNotes = [1]\n", "must be a list of words"),
    ],
)
def test_a_file_that_names_no_headings_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "headings.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=said):
        heading_languages(tmp_path)
