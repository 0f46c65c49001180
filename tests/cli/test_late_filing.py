"""The sample class once its scorecards are filed: what is news, and what is still missing."""

from pathlib import Path
from typing import Any

import pytest

from tests.commands import callcert

FRIDAY = "2026-11-20"
NEWS = {
    "Björklund", "de la Cruz", "Johnson", "Lee", "Müller", "Nakamura", "Patel", "Ramirez Ortega",
    "Thompson",
}  # fmt: skip
"""Whose results nobody had before the scorecards came; one of two Johnsons is among them."""


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample class, whose scorecards are all filed on its Friday."""
    workspace = tmp_path_factory.mktemp("sample") / "class"
    callcert("init", workspace, "--sample", "--as-of", FRIDAY)
    assert run(workspace, "score", FRIDAY)
    return workspace


def run(workspace: Path, command: str, day: str, *options: str) -> Any:
    return callcert(command, "--workspace", workspace, "--as-of", day, "--json", *options).json


def status(workspace: Path, day: str, last_name: str) -> str:
    agents = run(workspace, "escalations", day, "--all")["agents"]
    (found,) = (one["status"] for one in agents if one["agent"]["last_name"] == last_name)
    return str(found)


def test_the_day_tells_only_what_neither_tracker_nor_scorecard_had(scored: Path) -> None:
    page = callcert("eod-report", "--workspace", scored, "--as-of", FRIDAY, "--dry-run").out
    lines = page.splitlines()
    changed = [line.removeprefix("changed").strip() for line in lines if line.startswith("changed")]
    decided = [line for line in changed if line.endswith((" complete", " failed"))]
    assert {line.partition(",")[0] for line in decided} == NEWS
    assert len(decided) == len(NEWS)
    failed = [line.split()[1] for line in lines if line.startswith("failed  ")]
    assert failed == ["Nakamura,", "Lee,"]


def test_nor_does_the_morning_after(scored: Path) -> None:
    names = [one["agent"]["last_name"] for one in run(scored, "brief", "2026-11-23")["decided"]]
    assert sorted(names) == sorted(NEWS)


def test_what_the_tracker_had_stays_known_on_its_days(scored: Path) -> None:
    assert status(scored, "2026-11-19", "Abernathy") == "complete"
    assert status(scored, "2026-11-12", "Abernathy") != "complete"
    assert status(scored, "2026-11-19", "Doe") == "complete"
    assert status(scored, "2026-11-19", "Washington III") == "failed"


@pytest.mark.parametrize("command", ["escalations", "eod-report", "brief"])
def test_nobody_is_asked_for_a_scorecard_that_waits_in_the_intake(
    scored: Path, command: str
) -> None:
    options = ["--dry-run"] if command == "eod-report" else []
    found = run(scored, command, FRIDAY, *options)["findings"]
    asked = {one["message"] for one in found if one["code"] == "awaiting-scorecard"}
    names = ("Martinez", "Al-Hassan", "Van der Berg", "Reyes", "Singh")
    assert not [one for one in asked if one.startswith(names)], "all five have come in"


def test_where_the_intake_is_not_read_it_is_to_be_looked_in_first(scored: Path) -> None:
    found = run(scored, "progress", FRIDAY)["findings"]
    asked = [one for one in found if one["code"] == "awaiting-scorecard"]
    assert len(asked) == 5
    assert {one["fix"].partition(",")[0] for one in asked} == {
        "look for the scorecard in incoming/"
    }
