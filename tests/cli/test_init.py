"""``callcert init`` and ``callcert template build``."""

from datetime import date, datetime
from pathlib import Path

import pytest

from callcert.config.bundled import SAMPLE_LAST_DAY, template_file
from callcert.config.holidays import calendar_of
from callcert.config.settings import Settings
from callcert.domain.columns import PROGRESS, TRACKER
from callcert.workflows.init import moved_with
from tests.commands import callcert, snapshot


def test_makes_the_workspace_of_the_contract(tmp_path: Path) -> None:
    result = callcert("init", tmp_path / "w")
    assert result.code == 0
    assert {path.name for path in (tmp_path / "w").iterdir()} == {
        "callcert.toml",
        "ESP Tracker.xlsx",
        "ESP Agent Progress Report.xlsx",
        "AetnaQAScorecard.xlsx",
        "incoming",
        "scorecards",
        "reports",
        "outbox",
        ".callcert",
    }
    template = (tmp_path / "w" / "AetnaQAScorecard.xlsx").read_bytes()
    assert template == template_file().read_bytes()


@pytest.mark.parametrize(
    ("name", "headings"),
    [("ESP Tracker.xlsx", TRACKER), ("ESP Agent Progress Report.xlsx", PROGRESS)],
)
def test_the_empty_workbooks_have_their_headings(
    workspace: Path, name: str, headings: tuple[str, ...]
) -> None:
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_path(workspace / name).get_sheet_by_index(0)
    assert tuple(sheet.to_python()[0]) == headings


def test_a_second_run_touches_nothing(workspace: Path) -> None:
    (workspace / "callcert.toml").write_text("[rules]\npass_score = 90\n")
    before = snapshot(workspace)
    result = callcert("init", workspace)
    assert result.code == 0
    assert "kept" in result.out
    assert snapshot(workspace) == before


def test_completes_what_a_run_cut_off_has_left(tmp_path: Path) -> None:
    folder = tmp_path / "w"
    callcert("init", folder)
    (folder / "callcert.toml").unlink()
    (folder / "ESP Tracker.xlsx").unlink()
    (folder / ".callcert-99-half").write_bytes(b"half")
    callcert("init", folder)
    assert (folder / "ESP Tracker.xlsx").exists()
    assert (folder / "callcert.toml").exists()
    assert not (folder / ".callcert-99-half").exists()


def test_a_dry_run_makes_nothing(tmp_path: Path) -> None:
    result = callcert("init", tmp_path / "w", "--dry-run", "--sample", "--as-of", "2026-11-20")
    assert result.code == 0
    assert "would be made" in result.out
    assert not (tmp_path / "w").exists()


def test_quiet_says_nothing_and_verbose_names_each_file(tmp_path: Path) -> None:
    assert callcert("init", tmp_path / "w", "--quiet").out == ""
    assert "kept  ESP Tracker.xlsx" in callcert("init", tmp_path / "w", "-v").out


def test_the_sample_goes_only_where_no_workspace_is(workspace: Path) -> None:
    result = callcert("init", workspace, "--sample")
    assert result.code == 2
    assert "new folder" in result.err


def test_a_folder_that_cannot_be_made_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "w").write_text("a file")
    result = callcert("init", tmp_path / "w" / "x")
    assert result.code == 3
    assert "cannot be set up" in result.err


def test_a_year_on_the_sample_scores_the_same(tmp_path: Path) -> None:
    totals = []
    for day in (SAMPLE_LAST_DAY.isoformat(), "2027-07-06"):
        folder = tmp_path / day
        callcert("init", folder, "--sample", "--as-of", day)
        totals.append(callcert("score", "--workspace", folder, "--json").json["totals"])
    assert totals[0] == totals[1]
    assert totals[0]["filed"] > 15
    assert totals[0]["rejected"] > 10


def test_the_last_day_of_the_sample_is_the_day_asked_for(tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    callcert("init", tmp_path / "w", "--sample", "--as-of", "2027-03-03")
    book = CalamineWorkbook.from_path(tmp_path / "w" / "ESP Agent Progress Report.xlsx")
    days = {
        value.date() if isinstance(value, datetime) else value
        for row in book.get_sheet_by_index(0).to_python()
        for value in row
        if isinstance(value, date)
    }
    assert max(days) == date(2027, 3, 3)


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2027, 1, 18), date(2026, 11, 25)])
def test_business_days_of_the_sample_stay_as_far_apart(today: date) -> None:
    calendar = calendar_of(Settings().calendar, range(2025, 2029))
    days = [calendar.moved(SAMPLE_LAST_DAY, -back) for back in range(12)]
    moved = [moved_with(day, calendar, today) for day in days]
    assert moved[0] == today
    assert all(calendar.is_business_day(day) for day in moved[1:])
    gaps = [calendar.distance(day, today) for day in moved]
    first = 0 if calendar.is_business_day(today) else -1
    assert gaps == [0] + [back + first for back in range(1, 12)] or gaps == list(range(12))


def test_a_day_off_stays_behind_the_business_day_before_it() -> None:
    calendar = calendar_of(Settings().calendar, range(2025, 2029))
    assert moved_with(date(2026, 11, 15), calendar, SAMPLE_LAST_DAY) == date(2026, 11, 15)


def test_template_build_writes_the_committed_template(tmp_path: Path) -> None:
    file = tmp_path / "new" / "Card.xlsx"
    assert "would be written" in callcert("template", "build", file, "--dry-run").out
    assert not file.exists()
    assert callcert("template", "build", file).code == 0
    assert file.read_bytes() == template_file().read_bytes()
    assert "already there" in callcert("template", "build", file).out


def test_template_build_never_overwrites(tmp_path: Path) -> None:
    file = tmp_path / "Card.xlsx"
    file.write_bytes(b"mine")
    result = callcert("template", "build", file)
    assert result.code == 2
    assert file.read_bytes() == b"mine"


def test_template_build_says_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = callcert("template", "build", tmp_path / "file" / "Card.xlsx", "--quiet")
    assert result.code == 3


def test_the_settings_that_are_there_say_where_and_how(tmp_path: Path) -> None:
    folder = tmp_path / "w"
    folder.mkdir()
    (folder / "callcert.toml").write_text('[rules]\npass_score = 90\n[files]\nincoming = "in"\n')
    assert callcert("init", folder).code == 0
    assert (folder / "in").is_dir()
    assert not (folder / "incoming").exists()
    template = (folder / "AetnaQAScorecard.xlsx").read_bytes()
    assert template != template_file().read_bytes()
    assert callcert("score", "--workspace", folder).code == 0
