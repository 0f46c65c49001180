"""``callcert agent``."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.class_books import ALAN, JANE, MONDAY, report, write_progress, write_tracker
from tests.commands import Result, callcert, snapshot
from tests.forms import failing, marks, scorecard

DAYS = [MONDAY + timedelta(days=n) for n in range(12)]
NOTES = "11/17/2026 - Doe Jane - first\ncall back\n11/24/2026 - Doe Jane - later"
OLD = {**JANE, "Class": "ESP-1", "Status": "Moved", "Start Date": date(2026, 10, 5)}
NEW = {
    **JANE, "Class": "ESP-2", "Coaching Delivered": DAYS[3], "Notes": NOTES,
    "Equipment Issue": "No VPN", "IT Ticket": "INC-1", "Expectations Reviewed": DAYS[1],
}  # fmt: skip


@pytest.fixture
def storied(workspace: Path) -> Path:
    """Jane moved class, reported, was coached, and has two scorecards, one after the other."""
    write_tracker(workspace, OLD, NEW, ALAN)
    write_progress(
        workspace,
        report(DAYS[0], TBTs_Completed=3, Calls_Completed=0),
        report(DAYS[1], ALAN, TBTs_Completed=1),
        report(DAYS[8], Equipment_Issue="No VPN"),
    )
    file(workspace, scorecard(marks=failing(2, 3)), DAYS[4])
    file(workspace, scorecard(certification_date=DAYS[7]), DAYS[7], "--replace")
    return workspace


def file(workspace: Path, content: bytes, day: date, *more: str) -> None:
    (workspace / "incoming" / "a.xlsx").write_bytes(content)
    where = ("--workspace", workspace, "--as-of", day.isoformat(), "-q")
    assert callcert("score", *more, *where).code == 0


def story(workspace: Path, name: str = "Doe", *more: str, day: date = DAYS[7]) -> Result:
    return callcert("agent", name, *more, "--workspace", workspace, "--as-of", day.isoformat())


def events(workspace: Path, day: date = DAYS[7]) -> list[tuple[str, str]]:
    told: Any = story(workspace, "Doe", "--json", day=day).json["events"]
    return [(one["date"], one["what"]) for one in told]


def test_everything_in_its_order_with_its_source(storied: Path) -> None:
    before = snapshot(storied)
    document = story(storied, "Doe", "--json").json
    assert snapshot(storied) == before
    assert events(storied) == [
        ("2026-11-16", "start"), ("2026-11-16", "report"), ("2026-11-17", "note"),
        ("2026-11-19", "step-due"), ("2026-11-19", "step-delivered"),
        ("2026-11-20", "step-due"), ("2026-11-20", "calls"), ("2026-11-20", "filed"),
        ("2026-11-20", "note"),
        ("2026-11-23", "calls"), ("2026-11-23", "outcome"), ("2026-11-23", "superseded"),
        ("2026-11-23", "filed"), ("2026-11-23", "note"),
    ]  # fmt: skip
    by_what = {one["what"]: one for one in document["events"]}
    tracker = str(storied / "ESP Tracker.xlsx")
    assert by_what["step-delivered"]["source"] == {
        "kind": "tracker", "file": tracker, "sheet": "Tracker", "cell": "V3",
    }  # fmt: skip
    assert by_what["report"]["source"]["cell"] == "A2"
    assert by_what["filed"]["source"] == {
        "kind": "ledger", "file": None, "sheet": None, "cell": None,
    }  # fmt: skip
    assert by_what["step-due"]["source"]["kind"] == "ladder"
    assert by_what["step-due"]["text"] == "written CAP is due since this day"
    first, second = (one for one in document["events"] if one["what"] == "calls")
    assert "3 of 5 passed, 60%, failed (Pat Otto)" in first["text"]
    assert "superseded" in first["source"]["file"]
    assert "5 of 5 passed, 100%, certified" in second["text"]


def test_what_has_no_day_and_the_rows_of_other_classes(storied: Path) -> None:
    facts = story(storied, "Doe", "--json").json["facts"]
    told = {one["heading"]: one["text"] for one in facts}
    assert told["Class"] == "ESP-2"
    assert told["Another row"] == "ESP-1, Moved, from 10/05/2026"
    assert told["Note without a day"] == "call back"
    assert told["Expectations Reviewed"] == "11/17/2026"
    assert [one["source"]["cell"] for one in facts if one["heading"] == "Another row"] == ["A2"]


def test_an_earlier_day_knows_nothing_later(storied: Path) -> None:
    assert events(storied, MONDAY) == [("2026-11-16", "start"), ("2026-11-16", "report")]
    facts = story(storied, "Doe", "--json", day=MONDAY).json["facts"]
    headings = {one["heading"] for one in facts}
    assert headings.isdisjoint({"Equipment Issue", "IT Ticket", "Expectations Reviewed"})
    later = story(storied, "Doe", "--json", day=DAYS[8]).json["facts"]
    assert "Equipment Issue" in {one["heading"] for one in later}


def test_for_people_it_says_why_and_where(storied: Path) -> None:
    result = story(storied)
    assert result.code == 0
    assert "Doe, Jane E1042  as of 11/23/2026" in result.out
    assert "documented coaching delivered 11/19/2026" in result.out
    assert "tracker Tracker!V3" in result.out
    assert "Roe" not in result.out
    assert story(storied, "Doe", "-q").out == ""


def test_a_withdrawn_scorecard_stays_in_the_story(storied: Path) -> None:
    where = ("--workspace", storied, "--as-of", DAYS[8].isoformat(), "-q")
    assert callcert("score", "--withdraw", "Doe_Jane_100%.xlsx", *where).code == 0
    assert ("2026-11-24", "withdrawn") in events(storied, DAYS[8])
    assert ("2026-11-24", "withdrawn") not in events(storied)
    (storied / "scorecards" / "superseded" / "notes.xlsx").write_text("no workbook")
    (storied / "scorecards" / "superseded" / "folder.xlsx").mkdir()
    assert ("2026-11-24", "withdrawn") in events(storied, DAYS[8])


def test_a_scorecard_that_waits_is_said(storied: Path) -> None:
    half = scorecard(
        agent_last_name="Roe", agent_first_name="Alan", agent_id="E2001", certifier=None,
        marks=[[*line[:3], None, None] for line in marks()],
    )  # fmt: skip
    (storied / "incoming" / "b.xlsx").write_bytes(half)
    facts = story(storied, "Roe", "--json").json["facts"]
    assert ("Scorecard in the intake", "rejected") in [(f["heading"], f["text"]) for f in facts]


def test_an_incomplete_one_that_was_put_aside_by_hand_is_told(storied: Path) -> None:
    half = scorecard(certifier=None, marks=[[*line[:3], None, None] for line in marks()])
    (storied / "scorecards" / "superseded" / "half.xlsx").write_bytes(half)
    told = story(storied, "Doe", "--json").json["events"]
    assert "–, –: incomplete" in "".join(one["text"] for one in told if one["what"] == "calls")


def test_who_is_filed_and_in_no_workbook_has_a_story_too(storied: Path) -> None:
    write_tracker(storied, ALAN)
    write_progress(storied)
    document = story(storied, "Jane Doe", "--json").json
    assert document["standing"] is None
    assert [one["what"] for one in document["events"]] == [
        "calls", "filed", "calls", "superseded", "filed",
    ]  # fmt: skip
    assert "In neither the tracker nor the progress report." in story(storied, "Jane Doe").out


def test_scorecards_are_whose_they_are_everywhere_else(storied: Path) -> None:
    (storied / "callcert.toml").write_text('[progress.aliases]\n"Jenny Doe" = "E1042"\n')
    jenny = scorecard(agent_first_name="Jenny", agent_id=None, certification_date=DAYS[8])
    (storied / "scorecards" / "superseded" / "old.xlsx").write_bytes(jenny)
    assert ("2026-11-24", "calls") in events(storied, DAYS[8])


def test_of_two_scorecards_the_newest_by_the_day_counts(storied: Path) -> None:
    later = scorecard(marks=failing(2), certification_date=DAYS[8])
    (storied / "scorecards" / "Doe_Jane_80%.xlsx").write_bytes(later)
    write_tracker(storied, ALAN)
    write_progress(storied)

    def told(day: date) -> str:
        where = ("--workspace", storied, "--as-of", day.isoformat())
        return callcert("feedback", "Jane Doe", *where).out

    assert "5 of 5 calls passed" in told(DAYS[7])
    assert "4 of 5 calls passed" in told(DAYS[8])


def test_from_the_progress_report_alone(storied: Path) -> None:
    (storied / "ESP Tracker.xlsx").unlink()
    told = story(storied, "Roe", "--json").json
    assert [one["what"] for one in told["events"]] == ["report"]
    assert told["facts"] == []


def test_an_outcome_without_a_day_is_a_fact(storied: Path) -> None:
    write_tracker(storied, {**ALAN, "Outcome": "Failed"})
    (storied / "ESP Agent Progress Report.xlsx").unlink()
    told = {one["heading"]: one["text"] for one in story(storied, "Roe", "--json").json["facts"]}
    assert told["Outcome"] == "failed"


def test_several_of_a_name_are_listed(storied: Path) -> None:
    write_tracker(storied, JANE, {**JANE, "Agent ID": "E9", "First Name": "Bo"})
    result = story(storied)
    assert (result.code, result.out) == (2, "")
    assert "Doe, Jane (E1042); Doe, Bo (E9)" in result.err
    assert story(storied, "Nobody").code == 2
