import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import callcert
from callcert.config.bundled import SAMPLE_LAST_DAY, TEMPLATE, sample_folder, template_file

ASK = """
from callcert.config.bundled import sample_folder, template_file
print(template_file())
print(sample_folder())
"""


def test_a_checkout_has_the_template() -> None:
    assert template_file().name == TEMPLATE
    assert template_file().read_bytes().startswith(b"PK")


def test_the_last_day_of_the_sample_is_a_business_day() -> None:
    assert SAMPLE_LAST_DAY.weekday() < 5


def test_the_sample_lies_beside_the_package() -> None:
    assert sample_folder().name == "sample"


@pytest.mark.parametrize("installed", [True, False])
def test_the_package_is_asked_first(tmp_path: Path, *, installed: bool) -> None:
    source = Path(callcert.__file__).parent
    shutil.copytree(source, tmp_path / "callcert", ignore=shutil.ignore_patterns("bundled"))
    place = tmp_path / "callcert" / "bundled"
    if installed:
        (place / "sample").mkdir(parents=True)
        (place / TEMPLATE).touch()
    told = subprocess.run(
        [sys.executable, "-c", ASK], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, text=True,
        capture_output=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    checkout = [tmp_path / "templates" / TEMPLATE, tmp_path / "fixtures" / "sample"]
    expected = [place / TEMPLATE, place / "sample"] if installed else checkout
    assert [Path(line) for line in told] == expected
