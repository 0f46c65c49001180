"""``callcert brief`` as a coordinator uses it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from callcert.domain.columns import TRACKER
from tests.class_books import ALAN, JANE, MONDAY, report, write_progress, write_tracker
from tests.commands import Result, callcert, snapshot
from tests.forms import failing, scorecard

READY = {"Equipment Checked": "Yes", "Ready": "Yes"}
SETTINGS = """
[[certifiers]]
name = "Grace O'Connor"
[[certifiers]]
name = "Tom Becker"
"""


@pytest.fixture
def team(workspace: Path) -> Path:
    """Jane has been through the expectations, Alan has not."""
    (workspace / "callcert.toml").write_text(SETTINGS)
    write_tracker(workspace, {**JANE, **READY, "Expectations Reviewed": "Yes"}, {**ALAN, **READY})
    write_progress(workspace, report(date(2026, 11, 18), TBTs_Completed=3))
    return workspace


def brief(workspace: Path, *more: str | Path, on: str = "2026-11-19") -> Result:
    return callcert("brief", "--workspace", workspace, "--as-of", on, *more)


def names(agents: list[dict[str, str]]) -> list[str]:
    return [one["last_name"] for one in agents]


def test_the_morning_is_shown_and_nothing_changed(team: Path) -> None:
    before = snapshot(team)
    result = brief(team)
    assert (result.code, result.err) == (0, "")
    assert "Morning brief, Thursday, 11/19/2026" in result.out
    assert "documented coaching due today" in result.out
    assert snapshot(team) == before


def test_the_pairs_are_those_of_assign(team: Path) -> None:
    given = ("--absent", "Grace", "--json")
    shown = brief(team, *given).json["assignment"]
    made = callcert("assign", "--workspace", team, "--as-of", "2026-11-19", *given).json
    assert shown == {key: made[key] for key in shown}
    assert brief(team, "--at", "15:00", "--json").json["assignment"]["pairs"] == []


def test_who_has_not_been_through_the_expectations(team: Path) -> None:
    assert names(brief(team, "--json").json["expectations_not_reviewed"]) == ["Roe"]
    headings = [one for one in TRACKER if one not in {"Expectations Reviewed", "Ready"}]
    write_tracker(team, JANE, ALAN, headings=headings)
    assert brief(team, "--json").json["expectations_not_reviewed"] is None
    assert "no column Expectations Reviewed" in brief(team).out


def test_who_failed_the_day_before_and_what_waits(team: Path) -> None:
    card = scorecard(marks=failing(2, 3, 4), certification_date=date(2026, 11, 18))
    (team / "incoming" / "Doe.xlsx").write_bytes(card)
    callcert("score", "--workspace", team, "--as-of", "2026-11-18")
    write_progress(team, report(MONDAY, ALAN, Calls_Completed=5))
    waits: dict[str, Any] = {"certification_date": date(2026, 11, 18)}
    waits |= {"agent_last_name": "Roe", "agent_first_name": "Alan", "agent_id": "E2001"}
    (team / "incoming" / "Roe.xlsx").write_bytes(scorecard(**waits))
    found = brief(team, "--json").json
    assert [(one["outcome"], one["certifier"]) for one in found["decided"]] == [
        ("failed", "Pat Otto")
    ]
    assert [one["intake"] for one in found["scorecards_owed"]] == ["would-file"]
    assert names(found["stages"]["calls-done"]) == ["Roe"]


def test_the_page_is_written_where_it_is_wanted(team: Path, tmp_path: Path) -> None:
    planned = brief(team, "--html", "--dry-run")
    file = team / "reports" / "Morning Brief 2026-11-19.html"
    assert f"would be written: {file}" in planned.err
    assert not file.exists()
    done = brief(team, "--html")
    assert (done.code, done.err) == (0, f"written: {file}\n")
    page = file.read_bytes()
    assert b"Morning brief" in page
    before = snapshot(team / "reports")
    brief(team, "--html", "--quiet")
    assert snapshot(team / "reports") == before
    brief(team, "--html", "--out", tmp_path / "deep" / "mine.html")
    assert (tmp_path / "deep" / "mine.html").read_bytes() == page
    assert brief(team, "--out", "x.html").code == 2


def test_a_page_that_cannot_be_written_is_trouble(team: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = brief(team, "--html", "--out", tmp_path / "file" / "x.html")
    assert result.code == 3
    assert "cannot be written" in result.err
    assert "Morning brief" in result.out


def test_what_a_person_must_mend_is_counted_and_told_when_quiet(team: Path) -> None:
    write_tracker(team, {**JANE, **READY}, {**ALAN, "Start Date": "soon"})
    result = brief(team)
    assert result.code == 1
    assert "1 cell of the workbooks cannot be used" in result.out
    quiet = brief(team, "--quiet")
    assert (quiet.code, "start date" in quiet.out) == (1, True)


def test_quiet_says_nothing_when_all_is_well(team: Path) -> None:
    assert (result := brief(team, "--quiet")).out + result.err == ""


def test_it_works_from_the_progress_report_alone(team: Path) -> None:
    (team / "ESP Tracker.xlsx").unlink()
    result = brief(team, "--json")
    assert result.code == 0
    assert "worked from the progress report alone" in result.err
    assert result.json["unverified"] is None


def test_a_day_off_is_said(team: Path) -> None:
    assert "A day off" in brief(team, on="2026-11-26").out
