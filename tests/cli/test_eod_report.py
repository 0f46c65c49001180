"""``callcert eod-report``: the day from workbooks to JSON, files and a mail that waits."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.class_books import ALAN, JANE, MONDAY, Row, report, write_progress, write_tracker
from tests.commands import Result, callcert, snapshot
from tests.forms import failing, scorecard

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=n) for n in range(1, 5))
STATUSES = {
    "not-started", "on-track", "late", "step-due", "escalated", "complete", "failed", "left",
}  # fmt: skip

GONE: Row = {**JANE, "Agent ID": "E9", "Last Name": "Gone", "Status": "NLE"}
SAM: Row = {
    **JANE, "Agent ID": "E3", "Last Name": "Sams", "First Name": "Sam", "Class": "ESP-2",
    "Start Date": TUESDAY, "Coaching Delivered": FRIDAY, "Equipment Issue": "No sound",
    "IT Ticket": "INC-1",
}  # fmt: skip


def eod(workspace: Path, day: date, *options: str) -> Result:
    return callcert("eod-report", "--workspace", workspace, "--as-of", day.isoformat(), *options)


def file(workspace: Path, name: str, **fields: Any) -> None:
    (workspace / "scorecards" / name).write_bytes(scorecard(**fields))


@pytest.fixture
def school(workspace: Path) -> Path:
    """A class on a Friday: one certified, one failed by hand, one escalated, one gone."""
    write_tracker(workspace, {**JANE, "Class": "ESP-1"}, {**ALAN, "Class": "ESP-1"}, SAM, GONE)
    write_progress(
        workspace,
        report(THURSDAY, TBTs_Completed=6, TBTs_Assigned=12, Calls_Completed=2),
        report(FRIDAY, TBTs_Completed=12, TBTs_Assigned=12, Calls_Completed=5, TBT_Hours=9),
    )
    file(
        workspace, "Doe_Jane_80%.xlsx", marks=failing(3),
        completed_at=datetime(2026, 11, 20, 13, 30),  # noqa: DTZ001  cells have no zone
    )  # fmt: skip
    (workspace / "incoming" / "odd.xlsx").write_bytes(scorecard(agent_first_name=None))
    return workspace


def names(agents: list[Any]) -> list[str]:
    return [one["last_name"] for one in agents]


def test_the_json_has_the_promised_keys_and_adds_up(school: Path) -> None:
    result = eod(school, FRIDAY, "--json")
    document = result.json
    assert result.code == 1, "a rejected scorecard waits for a person"
    assert list(document) == [
        "date", "roster", "today", "pass_rates", "progress", "tbts", "equipment", "escalations",
        "timeframes", "certifiers", "findings",
    ]  # fmt: skip
    roster = document["roster"]
    assert set(roster) == STATUSES | {"total"}
    assert roster["total"] == 4 == sum(roster[one] for one in STATUSES)
    assert (roster["complete"], roster["step-due"], roster["escalated"], roster["left"]) == (
        1, 1, 1, 1,
    )  # fmt: skip
    (card,) = document["today"]["scorecards"]
    assert list(card) == [
        "file", "status", "agent", "certifier", "calls", "calls_passed", "pass_rate", "outcome",
        "filed_as",
    ]  # fmt: skip
    assert names(document["today"]["certified"]) == ["Doe"]
    assert document["today"]["failed"] == []
    assert document["pass_rates"] == {"100": 0, "80": 1, "60": 0, "40": 0, "20": 0}
    assert document["progress"]["expected"] == 2
    assert document["progress"]["reported"] == []
    assert names(document["progress"]["missing"]) == ["Roe", "Sams"]
    assert document["tbts"] == {"complete": 1, "incomplete": 2}
    assert document["equipment"] == [{
        "agent": {"last_name": "Sams", "first_name": "Sam", "agent_id": "E3"},
        "issue": "No sound", "ticket": "INC-1", "since": None,
    }]  # fmt: skip
    (due,) = document["escalations"]["due"]
    assert (due["agent"]["last_name"], due["step"], due["due_on"], due["days_overdue"]) == (
        "Roe", "coaching", "2026-11-19", 1,
    )  # fmt: skip
    (delivered,) = document["escalations"]["delivered_today"]
    assert (delivered["agent"]["last_name"], delivered["step"]) == ("Sams", "coaching")
    (coming,) = document["escalations"]["next_business_day"]
    assert (coming["step"], coming["due_on"]) == ("written-cap", "2026-11-23")
    (over,) = document["timeframes"]["calls_over_4h"]
    assert (over["agent"]["last_name"], over["hours"]) == ("Doe", 4.42)
    assert [one["hours"] for one in document["timeframes"]["tbts_over_8h"]] == [9]
    assert [one["day"] for one in document["timeframes"]["over_2_days"]] == [5, 4]
    (certifier,) = document["certifiers"]
    assert (certifier["certifier"], certifier["scorecards"], certifier["certified"]) == (
        "Pat Otto", 1, 1,
    )  # fmt: skip
    judged = [call["score"] for call in card["calls"] if not call["coached"]]
    assert certifier["mean_score"] == pytest.approx(sum(judged) / 4, abs=1e-3)


def test_an_earlier_day_holds_not_one_fact_that_came_later(school: Path) -> None:
    before = eod(school, THURSDAY, "--json").json
    assert before["today"]["scorecards"] == []
    assert names(before["progress"]["reported"]) == ["Doe"]
    assert before["escalations"]["delivered_today"] == []
    assert before["roster"]["complete"] == 0
    shown = eod(school, THURSDAY).out
    assert "certified" not in shown.lower()
    page = (school / "reports" / "Call Cert Report 2026-11-19.html").read_text()
    assert "11/20/2026" in page, "the next business day"
    assert "Pat Otto" not in page


def test_what_sync_writes_today_changes_no_earlier_report(school: Path) -> None:
    """The tracker has no days for its counts, so they are not believed before the first report."""
    write_progress(
        school,
        report(FRIDAY, TBTs_Completed=12, TBTs_Assigned=12, Calls_Completed=5),
        report(FRIDAY, ALAN, TBTs_Completed=5, Equipment_Issue="Headset dead"),
    )
    before = eod(school, THURSDAY, "--json").json
    callcert("sync", "--workspace", school, "--as-of", FRIDAY.isoformat())
    assert eod(school, THURSDAY, "--json").json == before
    changed = eod(school, FRIDAY).out
    assert "Doe, Jane: step due → complete" in " ".join(changed.split())


def test_a_scorecard_that_comes_late_is_news(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    card = scorecard(marks=failing(2, 3), certification_date=THURSDAY)
    (workspace / "incoming" / "late.xlsx").write_bytes(card)
    assert eod(workspace, THURSDAY, "--json").json["roster"]["failed"] == 0
    for words in (("score",), ("sync",)):
        callcert(*words, "--workspace", workspace, "--as-of", FRIDAY.isoformat())
    out = " ".join(eod(workspace, FRIDAY).out.split())
    assert "failed Doe, Jane, known today: Doe_Jane_60%.xlsx" in out
    assert "Doe, Jane: step due → failed" in out
    page = (workspace / "reports" / "Call Cert Report 2026-11-20.html").read_text()
    top = page[page.index('id="exceptions"') : page.index('id="scorecards"')]
    assert "Doe, Jane" in top
    assert "known today: Doe_Jane_60%.xlsx" in top
    assert "No calls were scored, 1 more known to have failed" in page
    assert "1 of earlier calls, known today" in page
    book = load_workbook(workspace / "reports" / "Call Cert Report 2026-11-20.xlsx")
    told = [[c.value for c in line] for sheet in book for line in sheet.iter_rows()]
    assert ["Failed before, known today", 1, "Doe, Jane"] in [line[:3] for line in told]


def test_a_corrected_scorecard_with_the_same_outcome_is_no_news(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    for day, certifier in ((THURSDAY, "Pat Otto"), (FRIDAY, "Sam Tai")):
        card = scorecard(marks=failing(2, 3), certification_date=TUESDAY, certifier=certifier)
        (workspace / "card.xlsx").write_bytes(card)
        where = ("--workspace", workspace, "--as-of", day.isoformat())
        callcert("score", workspace / "card.xlsx", "--replace", *where)
        told = "known today" in eod(workspace, day).out
        assert told == (day == THURSDAY)


def test_an_undated_scorecard_is_of_the_day_it_was_filed(workspace: Path) -> None:
    write_tracker(workspace, JANE)
    card = scorecard(certification_date=None, connected_at=None, completed_at=None)
    (workspace / "incoming" / "undated.xlsx").write_bytes(card)
    callcert("score", "--workspace", workspace, "--as-of", FRIDAY.isoformat())
    assert len(eod(workspace, FRIDAY, "--json").json["today"]["scorecards"]) == 1
    earlier = eod(workspace, THURSDAY, "--json").json
    assert (earlier["today"]["scorecards"], earlier["roster"]["complete"]) == ([], 0)


def test_findings_about_later_days_are_not_in_the_report(school: Path) -> None:
    codes = {one["code"] for one in eod(school, THURSDAY, "--json").json["findings"]}
    assert not codes & {"row-future", "step-after-day"}


def test_files_are_written_under_the_date_and_are_the_same_the_second_time(school: Path) -> None:
    result = eod(school, FRIDAY)
    assert result.code == 1
    names_of = sorted(one.name for one in (school / "reports").iterdir())
    assert names_of == ["Call Cert Report 2026-11-20.html", "Call Cert Report 2026-11-20.xlsx"]
    before = snapshot(school)
    eod(school, FRIDAY)
    assert snapshot(school) == before


def test_a_dry_run_writes_nothing(school: Path) -> None:
    before = snapshot(school)
    assert "would be written" in eod(school, FRIDAY, "--dry-run").err
    assert snapshot(school) == before


def test_the_terminal_has_exceptions_first_and_every_name(school: Path) -> None:
    out = eod(school, FRIDAY).out
    order = [out.index(words) for words in ("Exceptions", "The day", "The class")]
    assert order == sorted(order)
    for words in (
        "Roe, Alan: documented coaching, since 11/19/2026, 1 overdue",
        "odd.xlsx: the agent's first name is missing",
        "Roe, Alan; Sams, Sam",
        "No sound, INC-1",
        "Doe, Jane: 4 h 25 min",
        "Doe, Jane: 9 h",
        "Sams, Sam: written CAP unless complete",
        "Doe, Jane: step due → complete",
        "1 of 3 who have not left",
        "1 left",
    ):
        assert words in " ".join(out.split()), words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 21), "a day off: weekend"),
        (date(2026, 11, 26), "a day off: Thanksgiving"),
        (MONDAY - timedelta(days=3), "None today."),
    ],
)
def test_a_day_off_and_a_day_before_anybody_started(school: Path, day: date, words: str) -> None:
    if day < MONDAY:
        (school / "incoming" / "odd.xlsx").unlink()
        write_tracker(school, JANE)
    result = eod(school, day)
    assert result.code in {0, 1}
    assert words in result.out


def test_on_a_day_off_no_report_is_missing(school: Path) -> None:
    saturday = FRIDAY + timedelta(days=1)
    assert eod(school, saturday, "--json").json["progress"] == {
        "expected": 0, "reported": [], "missing": [],
    }  # fmt: skip
    write_progress(school, report(saturday, SAM, TBTs_Completed=3))
    told = eod(school, saturday, "--json").json["progress"]
    assert (told["expected"], names(told["reported"]), told["missing"]) == (0, ["Sams"], [])


def test_an_empty_class_and_a_class_of_one(workspace: Path) -> None:
    result = eod(workspace, FRIDAY, "--json")
    assert (result.code, result.json["roster"]["total"]) == (0, 0)
    write_tracker(workspace, JANE)
    assert eod(workspace, FRIDAY, "--json").json["roster"]["step-due"] == 1
    assert eod(workspace, FRIDAY).code == 0


def test_data_problems_make_exit_code_1(school: Path) -> None:
    write_progress(school, {**report(FRIDAY), "Date": "soon"})
    result = eod(school, FRIDAY, "--quiet")
    assert result.code == 1
    assert "no day can be read" in result.out
    assert "Exceptions" not in result.out


def test_send_needs_a_list_and_a_server(school: Path) -> None:
    result = eod(school, FRIDAY, "--send")
    assert (result.code, "mail.distribution is empty" in result.err) == (2, True)
    (school / "callcert.toml").write_text('[mail]\nsender = "robin@example.com"\n')
    result = eod(school, FRIDAY, "--send", "--to", "me@example.com")
    assert (result.code, "mail.smtp.host" in result.err) == (2, True)
    result = eod(school, FRIDAY, "--send", "--to", "nobody", "--dry-run")
    assert (result.code, "mail.smtp.host" in result.err) == (2, True)
    assert eod(school, FRIDAY, "--to", "me@example.com").code == 2
    assert eod(school, FRIDAY, "--resend").code == 2


MAIL = """
[mail]
sender = "robin@example.com"
distribution = ["ops@example.com", "lead@example.com"]
[mail.smtp]
host = "127.0.0.1"
port = 9
security = "none"
timeout = 2
"""


def key_of(waiting: Path) -> str:
    """The part of a waiting mail's name that does not tell when it was laid there."""
    return waiting.stem.partition("-")[2]


def test_a_server_that_is_down_leaves_the_mail_in_the_outbox_and_the_files_written(
    school: Path,
) -> None:
    (school / "callcert.toml").write_text(MAIL)
    result = eod(school, FRIDAY, "--send")
    assert result.code == 3
    assert "waits in the outbox" in result.err
    (waiting,) = (school / "outbox").glob("*.eml")
    content = waiting.read_bytes()
    assert b"Call Cert Report 11/20/2026" in content
    assert eod(school, FRIDAY, "--send").code == 3
    (renewed,) = (school / "outbox").glob("*.eml")
    assert key_of(renewed) == key_of(waiting), "it waits once"
    assert (school / "reports" / "Call Cert Report 2026-11-20.html").is_file()
    assert "would be sent to ops@example.com" in eod(school, FRIDAY, "--send", "--dry-run").err


def test_a_file_that_is_open_is_not_renewed_and_the_rest_is_done(school: Path) -> None:
    eod(school, THURSDAY)
    eod(school, FRIDAY)
    book = school / "reports" / "Call Cert Report 2026-11-20.xlsx"
    before = book.read_bytes()
    (school / "reports" / f"~${book.name}").write_bytes(b"\x03Kim")
    write_tracker(school, JANE)
    result = eod(school, FRIDAY)
    assert (result.code, "Kim" in result.err) == (3, True)
    assert book.read_bytes() == before


def test_a_filed_scorecard_that_vanishes_is_said(school: Path) -> None:
    assert len(eod(school, FRIDAY, "--json").json["today"]["scorecards"]) == 1
    (school / "scorecards" / "Doe_Jane_80%.xlsx").unlink()
    assert eod(school, FRIDAY, "--json").json["today"]["scorecards"] == []


def test_without_an_intake_and_certifier_it_still_works(school: Path) -> None:
    file(school, "Doe_Jane_80%.xlsx", marks=failing(3), certifier=None)
    (school / "incoming" / "odd.xlsx").unlink()
    (school / "incoming").rmdir()
    (certifier,) = eod(school, FRIDAY, "--json").json["certifiers"]
    assert certifier["certifier"] == "(not named)"
