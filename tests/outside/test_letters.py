"""The letters in LibreOffice: they open, fit a page, and read as they should."""

import shutil
import subprocess
from pathlib import Path

import pytest

from callcert.domain.ladder import STEPS
from callcert.domain.letter import LETTER_FIELDS, letter_values
from callcert.letters.filling import filled
from fixtures.letter_templates import LETTERS, build_letter
from tests.domain.class_evidence import FRIDAY, RULES, row, said, stands

pytestmark = pytest.mark.outside


def converted(files: list[Path], folder: Path, kind: str) -> None:
    program = shutil.which("soffice")
    assert program, "LibreOffice is not installed: no program `soffice` on the path"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--norestore", "--convert-to", kind]
    command += ["--outdir", str(folder / "made"), *map(str, files)]
    subprocess.run(command, capture_output=True, timeout=300, check=True)


def test_every_letter_opens_on_one_page_with_its_facts(tmp_path: Path) -> None:
    one = stands(FRIDAY, row(group="ESP-2"), said(FRIDAY, modules=10, assigned=12, calls=3))
    files = []
    for step in STEPS:
        values = letter_values(one, step, RULES, "Robin Lane")
        files.append(tmp_path / f"{step}.docx")
        files[-1].write_bytes(filled(build_letter(LETTERS[step]), values))
    converted(files, tmp_path, "pdf")
    converted(files, tmp_path, "txt:Text")
    for file in files:
        pdf = (tmp_path / "made" / f"{file.stem}.pdf").read_bytes()
        assert pdf.count(b"/Type/Page\n") + pdf.count(b"/Type/Page/") == 1, file.stem
        text = (tmp_path / "made" / f"{file.stem}.txt").read_text(encoding="utf-8-sig")
        for words in ("Jane Doe (E1042)", "ESP-2", "10 of 12", "Robin Lane", "Signatures"):
            assert words in text, (file.stem, words)
        assert "{{" not in text


def test_what_looks_like_a_field_is_shown_as_text(tmp_path: Path) -> None:
    values = dict.fromkeys(LETTER_FIELDS, 'DDEAUTO c:\\x "y" =1+1 <w:br/> &amp;')
    file = tmp_path / "hostile.docx"
    file.write_bytes(filled(build_letter(LETTERS["coaching"]), values))
    converted([file], tmp_path, "txt:Text")
    text = (tmp_path / "made" / "hostile.txt").read_text(encoding="utf-8-sig")
    assert 'DDEAUTO c:\\x "y" =1+1 <w:br/> &amp;' in text
