from datetime import UTC, datetime
from pathlib import Path

import pytest

from callcert.filing.job_log import JobLog
from tests.filing.papers import full_disk

NOW = datetime(2026, 11, 20, 18, 30, 5, 123, tzinfo=UTC)


def test_a_line_and_what_was_printed_below_it(tmp_path: Path) -> None:
    log = JobLog(tmp_path / "logs")
    log.write(NOW, "evening: done", "one\ntwo\n")
    log.write(NOW, "next")
    assert log.file.read_text() == (
        "2026-11-20T18:30:05+00:00 evening: done\n    one\n    two\n"
        "2026-11-20T18:30:05+00:00 next\n"
    )


def test_it_is_kept_short(tmp_path: Path) -> None:
    log = JobLog(tmp_path / "logs")
    for number in range(16):
        log.write(NOW, str(number), "x" * 600_000)
    names = sorted(file.name for file in log.file.parent.iterdir())
    assert names == ["schedule.log", *(f"schedule.log.{number}" for number in range(1, 6))]
    assert all(file.stat().st_size <= 1_000_000 for file in log.file.parent.iterdir())


def test_a_log_that_cannot_be_written_is_no_trouble(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("a file where a folder should be")
    JobLog(tmp_path / "logs").write(NOW, "words")
    with full_disk(10):
        JobLog(tmp_path / "full").write(NOW, "words", "x" * 100_000)
    assert capfd.readouterr() == ("", "")
