"""Progress that came by mail, in everything that counts reports: progress, sync, escalations."""

from datetime import date, datetime, timedelta
from email import message_from_bytes
from pathlib import Path

import pytest

from callcert.filing.outbox import WaitingMail, read_message
from tests.class_books import (
    ALAN,
    JANE,
    MONDAY,
    TRACKER_FILE,
    cell,
    change,
    report,
    write_progress,
    write_tracker,
)
from tests.cli.test_collect import JANES, SETTINGS, collect
from tests.commands import Result, callcert
from tests.mail.letters import EASTERN, letter

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def there(workspace: Path) -> Path:
    """A workspace where Jane has no access to the sheet."""
    (workspace / "callcert.toml").write_text(SETTINGS)
    write_tracker(workspace, JANE, ALAN)
    write_progress(workspace)
    return workspace


def mail(there: Path, text: str, day: date = TUESDAY, hour: int = 17) -> None:
    sent = datetime(day.year, day.month, day.day, hour, 5, tzinfo=EASTERN)
    name = f"{day}-{hour}"
    raw = letter(JANES, "My day", text, message_id=f"<{name}@x>", sent=sent)
    assert collect(there, {f"{name}.eml": raw}).code == 0


def run(there: Path, *words: str, day: date = TUESDAY) -> Result:
    return callcert(*words, "--as-of", str(day), "--workspace", there)


def test_who_mails_has_reported(there: Path) -> None:
    before = run(there, "progress", "--json").json
    assert [one["email"] for one in before["missing"]] == [JANES, "alan@example.com"]
    mail(there, "TBTs 8/12, calls 2/5, headset broken")
    (told,) = run(there, "progress", "--json").json["reported"]
    assert told["agent"]["agent_id"] == "E1042"
    assert (told["tbts_completed"], told["tbts_assigned"], told["calls_completed"]) == (8, 12, 2)
    assert told["equipment_issue"] == "headset broken"
    assert told["note"] == "TBTs 8/12, calls 2/5, headset broken"
    day = run(there, "eod-report", "--json").json["progress"]
    assert [one["agent_id"] for one in day["reported"]] == ["E1042"]
    agents = run(there, "escalations", "--json").json["agents"]
    jane = next(one for one in agents if one["agent"]["agent_id"] == "E1042")
    assert (jane["tbts_completed"], jane["calls_completed"]) == (8, 2)
    assert run(there, "progress", "--json", day=MONDAY).json["reported"] == []


def answer(there: Path, day: date, subject: str, headers: dict[str, str] | None = None) -> str:
    """The day for which an answer counts."""
    sent = datetime(day.year, day.month, day.day, 9, 5, tzinfo=EASTERN)
    raw = letter(JANES, subject, "TBTs 8/12", message_id="<a@x>", sent=sent, headers=headers)
    (message,) = collect(there, {"a.eml": raw}, "--json", "--dry-run").json["messages"]
    return str(message["report"]["day"])


def test_an_answer_to_a_reminder_counts_for_the_day_it_asks_about(there: Path) -> None:
    later = MONDAY + timedelta(days=3)
    asked = f"Re: Your progress report for {MONDAY:%m/%d/%Y}"
    assert answer(there, later, asked) == str(MONDAY)
    assert answer(there, MONDAY - timedelta(days=3), asked) == str(MONDAY - timedelta(days=3))
    long_after = MONDAY + timedelta(days=15)
    assert answer(there, long_after, asked) == str(long_after)
    run(there, "progress", "--draft-reminders", day=MONDAY)
    reminders = [read_message(file) for file in (there / "outbox" / "drafts").iterdir()]
    (reminder,) = [
        message_from_bytes(one.content)
        for one in reminders
        if isinstance(one, WaitingMail) and JANES in one.envelope.recipients
    ]
    identity = str(reminder["Message-ID"])
    for name in ("In-Reply-To", "References"):
        assert answer(there, later, "My day", {name: f"<x@y> {identity}"}) == str(MONDAY)
    assert answer(there, later, "My day", {"In-Reply-To": "<x@y>"}) == str(later)


def test_sync_enters_counts_and_a_note_once(there: Path) -> None:
    mail(there, "TBTs 8/12, calls 2/5, headset broken")
    file = there / TRACKER_FILE
    assert run(there, "sync").code == 0
    assert (cell(file, "TBTs Completed"), cell(file, "Calls Completed")) == (8, 2)
    assert cell(file, "Equipment Issue") == "headset broken"
    notes = cell(file, "Notes")
    assert "11/17/2026 - Jane Doe - TBTs 8/12, calls 2/5, headset broken" in notes.splitlines()
    content = file.read_bytes()
    assert run(there, "sync").code == 0
    assert file.read_bytes() == content
    change(file, "Notes", "")
    run(there, "sync")
    assert not cell(file, "Notes"), "a note that a person took out does not come back"


def test_the_sheet_wins_for_counts_and_both_notes_stand(there: Path) -> None:
    mail(there, "TBTs 9/12, calls 3/5, VPN not working")
    write_progress(
        there, report(TUESDAY, TBTs_Completed=8, TBTs_Assigned=12, Notes="could not log in")
    )
    (told,) = run(there, "progress", "--json").json["reported"]
    assert told["tbts_completed"] == 8
    assert run(there, "progress", "--json").json["findings"] == []
    run(there, "sync")
    file = there / TRACKER_FILE
    assert (cell(file, "TBTs Completed"), cell(file, "Calls Completed")) == (8, 3)
    assert cell(file, "Equipment Issue") == "VPN not working"
    notes = cell(file, "Notes")
    assert "11/17/2026 - Jane Doe - could not log in" in notes
    assert "11/17/2026 - Jane Doe - TBTs 9/12, calls 3/5, VPN not working" in notes


def test_a_message_that_says_nothing_of_the_equipment_leaves_it_open(there: Path) -> None:
    write_progress(there, report(MONDAY, Equipment_Issue="no sound", TBTs_Completed=2))
    mail(there, "TBTs 4/12")
    shown = run(there, "equipment").out
    assert "no sound" in shown
    mail(there, "TBTs 6/12, no equipment issues", hour=18)
    assert "no sound" not in run(there, "equipment").out


def test_of_two_messages_of_a_day_the_later_counts(there: Path) -> None:
    mail(there, "TBTs 4/12", hour=12)
    mail(there, "TBTs 6/12", hour=17)
    assert run(there, "progress", "--json").json["reported"][0]["tbts_completed"] == 6


def test_the_day_is_that_of_the_team(there: Path) -> None:
    mail(there, "TBTs 4/12", hour=23)
    assert len(run(there, "progress", "--json").json["reported"]) == 1


def test_what_cannot_be_right_names_the_message(there: Path) -> None:
    mail(there, "TBTs 8/12", MONDAY)
    mail(there, "TBTs 6/12")
    result = run(there, "progress", "--json")
    (found,) = result.json["findings"]
    assert found["code"] == "count-down"
    assert Path(found["file"]).parent == there / ".callcert" / "mail"
    assert Path(found["file"]).is_file()


def test_without_a_progress_report_mail_alone_counts(there: Path) -> None:
    (there / "ESP Agent Progress Report.xlsx").unlink()
    mail(there, "TBTs 13/12")
    assert run(there, "sync").code == 0
    assert cell(there / TRACKER_FILE, "TBTs Completed") == 13
    assert "more-than-assigned" in run(there, "escalations", "--json").out


def test_later_mail_is_not_known_earlier(there: Path) -> None:
    mail(there, "TBTs 8/12, headset broken")
    run(there, "sync")
    earlier = run(there, "escalations", "--json", day=MONDAY).json["agents"]
    jane = next(one for one in earlier if one["agent"]["agent_id"] == "E1042")
    assert (jane["tbts_completed"], jane["equipment_issue"]) == (None, None)


def test_an_address_that_changed_hands_is_settled_by_the_name(there: Path) -> None:
    mail(there, "TBTs 8/12")
    write_tracker(there, {**JANE, "Email": "new@example.com"}, ALAN)
    assert len(run(there, "progress", "--json").json["reported"]) == 1


@pytest.mark.parametrize("sheet", [True, False])
def test_an_agent_s_story_names_the_message(there: Path, *, sheet: bool) -> None:
    mail(there, "TBTs 8/12")
    if sheet:
        write_progress(there, report(MONDAY, TBTs_Completed=2))
    else:
        (there / "ESP Agent Progress Report.xlsx").unlink()
    told = [
        (Path(one["source"]["file"]).name, one["source"]["cell"])
        for one in run(there, "agent", "E1042", "--json").json["events"]
        if one["what"] == "report"
    ]
    (kept,) = (there / ".callcert" / "mail").glob("*.eml")
    mailed = (kept.name, None)
    assert told == ([("ESP Agent Progress Report.xlsx", "A2"), mailed] if sheet else [mailed])
    shown = "".join(run(there, "agent", "E1042").out.split())
    assert kept.name.replace(" ", "") in shown
