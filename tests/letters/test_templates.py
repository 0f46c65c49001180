"""The bundled templates are those the script makes, and ask for nothing that is not known."""

from pathlib import Path

import pytest

from callcert.config.bundled import letters_folder
from callcert.domain.ladder import STEPS, Step
from callcert.domain.letter import LETTER_FIELDS
from callcert.letters.filling import filled
from callcert.letters.package import read_parts
from fixtures.letter_templates import LETTERS, build_all, build_letter
from tests.letters.documents import text_of


@pytest.mark.parametrize("step", STEPS)
def test_they_are_current(step: Step) -> None:
    file = letters_folder() / f"{step}.docx"
    assert file.read_bytes() == build_letter(LETTERS[step]), (
        "renew: python -m fixtures.letter_templates"
    )


@pytest.mark.parametrize("step", STEPS)
def test_they_are_filled_wholly_with_room_for_signatures(step: Step) -> None:
    values = {name: f"<{name}>" for name in LETTER_FIELDS}
    made = filled(build_letter(LETTERS[step]), values)
    xml = b"".join(read_parts(made).values())
    assert b"{{" not in xml
    for name in ("agent", "agent_id", "start_date", "day", "tbts", "today", "coordinator"):
        assert f"&lt;{name}&gt;".encode() in xml
    assert "Signatures" in text_of(made)


def test_nothing_orders_a_termination() -> None:
    for letter in LETTERS.values():
        words = " ".join(text for _, text in letter.sections)
        assert "terminate" not in words.casefold()
        assert "will be termed" not in words
    assert "may be termed" in str(LETTERS["termination-review"].sections)


def test_every_step_has_one(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    build_all(folder)
    assert {one.stem for one in folder.iterdir()} == set(STEPS) == set(LETTERS)
