"""Copies outside: whole, once, and never in the place of another file."""

from pathlib import Path

import pytest

from callcert.filing.disk import digest_of
from callcert.filing.upload import copy_to, standing

CONTENT = b"a scorecard"
DIGEST = digest_of(CONTENT)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    one = tmp_path / "Doe_Jane_80%.xlsx"
    one.write_bytes(CONTENT)
    (tmp_path / "drive").mkdir()
    return one


def test_a_copy_is_whole_and_known_the_next_time(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "drive" / file.name
    assert standing(target, DIGEST) is None
    assert copy_to(file, DIGEST, target) == "copied"
    assert target.read_bytes() == CONTENT
    before = target.stat().st_mtime_ns
    assert copy_to(file, DIGEST, target) == "there"
    assert target.stat().st_mtime_ns == before
    assert file.read_bytes() == CONTENT


def test_another_file_of_that_name_stays(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "drive" / file.name
    target.write_bytes(b"theirs")
    assert copy_to(file, DIGEST, target) == "taken"
    assert target.read_bytes() == b"theirs"
    target.unlink()
    target.mkdir()
    assert copy_to(file, DIGEST, target) == "taken"
    target.rmdir()
    target.symlink_to(tmp_path / "nowhere")
    assert copy_to(file, DIGEST, target) == "taken"
    assert target.is_symlink()


def test_what_this_file_s_last_run_left_half_written_goes(file: Path, tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    half, other = drive / f".callcert-99-{DIGEST[:12]}", drive / ".callcert-99-ffffffffffff"
    half.write_bytes(b"a sco")
    other.write_bytes(b"somebody else's run")
    assert copy_to(file, DIGEST, drive / file.name) == "copied"
    assert sorted(one.name for one in drive.iterdir()) == sorted([other.name, file.name])


def test_a_file_that_changed_is_not_copied(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "drive" / file.name
    with pytest.raises(OSError, match="changed"):
        copy_to(file, digest_of(b"what it was"), target)
    assert not target.exists()
